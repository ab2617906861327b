//! Wrong passwords within a stolen session, where the current password is asked for.

use futures_util::future::join_all;
use rekey_local::PASSWORD;
use rekey_tests::factors::{WRONG_CODE, turn_on_app};
use rekey_tests::people::{DAY, GRACE};
use rekey_tests::world::number;
use rekey_tests::{Answer, OTHER_PASSWORD, Visitor, World};
use serde_json::json;

use super::{NAME, WRONG};

const GUESSED: &str = "Wrong passwords on a device signed in to your Rekey account";

/// Enters a password to confirm who is signed in.
async fn confirm(session: &Visitor, password: &str) -> Answer {
    session.post("/v1/session/reauthenticate", json!({"password": password})).await
}

async fn signed_in(world: &World) -> Visitor {
    let session = world.visitor();
    session.sign_in_app(NAME, PASSWORD, "mobile").await;
    session
}

#[tokio::test]
async fn twenty_wrong_passwords_end_the_stolen_session_and_no_other() {
    let world = World::new().await;
    let (stolen, owner) = (signed_in(&world).await, signed_in(&world).await);
    for number in 0..20 {
        // Two ways to the same count.
        if number % 2 == 0 {
            confirm(&stolen, WRONG).await.refused(401, "invalid_credentials");
        } else {
            let change = json!({"current_password": WRONG, "new_password": OTHER_PASSWORD});
            stolen.post("/v1/account/password", change).await.refused(401, "invalid_credentials");
        }
    }
    confirm(&stolen, PASSWORD).await.refused(401, "unauthenticated");
    assert_eq!((stolen.session_status().await, owner.session_status().await), (401, 200));
    world.inbox(GRACE).titled(GUESSED).only().await;
    // The owner may mistype, though the day is full, and is confirmed by the right one.
    for _ in 0..4 {
        confirm(&owner, WRONG).await.refused(401, "invalid_credentials");
    }
    confirm(&owner, PASSWORD).await.expect(204);
    let change = json!({"current_password": PASSWORD, "new_password": OTHER_PASSWORD});
    owner.post("/v1/account/password", change).await.expect(204);
    assert_eq!(owner.session_status().await, 200);
}

#[tokio::test]
async fn stolen_sessions_share_the_tries_of_a_day() {
    let world = World::new().await;
    let stolen = [signed_in(&world).await, signed_in(&world).await, signed_in(&world).await];
    let owner = signed_in(&world).await;
    confirm(&owner, WRONG).await.refused(401, "invalid_credentials");
    let mut wrong = 1;
    for session in stolen.iter().cycle().take(200) {
        wrong += usize::from(confirm(session, WRONG).await.text("code") == "invalid_credentials");
    }
    assert!((20..=22).contains(&wrong), "{wrong}");
    for session in &stolen {
        assert_eq!(session.session_status().await, 401);
    }
    // The tries of other sessions do not end the session of an owner who mistypes.
    confirm(&owner, WRONG).await.refused(401, "invalid_credentials");
    confirm(&owner, PASSWORD).await.expect(204);
    world.settle().await;
    assert_eq!(world.inbox(GRACE).titled(GUESSED).count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_concurrent_wrong_passwords_are_twenty_tries() {
    let world = World::new().await;
    let stolen = signed_in(&world).await;
    let answers = join_all((0..100).map(|_| confirm(&stolen, WRONG))).await;
    let looked_at = answers.iter().filter(|answer| answer.text("code") == "invalid_credentials").count();
    assert!(looked_at <= 20 && answers.iter().all(|answer| answer.status == 401), "{looked_at}");
    assert_eq!(stolen.session_status().await, 401);
}

#[tokio::test]
async fn a_session_that_could_not_be_ended_ends_at_the_next_try() {
    let (world, tap) = World::behind(&[("REKEY_LIMIT_SCALE", "1000")]).await;
    let stolen = signed_in(&world).await;
    for _ in 0..19 {
        confirm(&stolen, WRONG).await.refused(401, "invalid_credentials");
    }
    tap.cut("TransactWriteItems", "TransactionCanceledException");
    confirm(&stolen, WRONG).await.refused(503, "unavailable");
    tap.mend();
    confirm(&stolen, PASSWORD).await.refused(401, "unauthenticated");
    assert_eq!(stolen.session_status().await, 401);
    world.inbox(GRACE).titled(GUESSED).only().await;
}

#[tokio::test]
async fn right_passwords_do_not_count_as_wrong_ones() {
    let world = World::new().await;
    let session = world.signed_in(NAME).await;
    for _ in 0..25 {
        confirm(&session, PASSWORD).await.expect(204);
        let change = json!({"current_password": PASSWORD, "new_password": "short"});
        session.post("/v1/account/password", change).await.refused(422, "password_refused");
    }
    turn_on_app(&world, &session, json!({"password": PASSWORD})).await;
    // The code was wrong and the password was not, and both have counts of their own.
    for _ in 0..20 {
        session.confirm_by(PASSWORD, "app", WRONG_CODE).await.refused(401, "invalid_code");
    }
    for _ in 0..5 {
        confirm(&session, PASSWORD).await.refused(400, "invalid_request");
    }
    assert_eq!(session.session_status().await, 200);
    let counted = world.rows("BUCKET#change-password#").await;
    assert_eq!(number(&counted[0], "wrong"), 0);
}

#[tokio::test]
async fn wrong_passwords_of_the_day_before_do_not_count() {
    let world = World::new().await;
    let session = signed_in(&world).await;
    for _ in 0..2 {
        for _ in 0..19 {
            confirm(&session, WRONG).await.refused(401, "invalid_credentials");
        }
        world.clock.advance(DAY);
    }
    confirm(&session, PASSWORD).await.expect(204);
}

#[tokio::test]
async fn counting_a_password_costs_one_database_request() {
    let (world, tap) = World::behind(&[("REKEY_LIMIT_SCALE", "1000")]).await;
    let session = signed_in(&world).await;
    let requests = || tap.take().into_iter().filter(|seen| seen.caller == "verify-otp").map(|seen| seen.operation).collect::<Vec<_>>();
    requests();
    confirm(&session, PASSWORD).await.expect(204);
    assert_eq!(requests(), ["BatchGetItem", "UpdateItem", "UpdateItem", "GetItem", "TransactWriteItems"]);
}

#[tokio::test]
async fn no_password_is_checked_while_the_counter_fails() {
    let (world, tap) = World::behind(&[("REKEY_LIMIT_SCALE", "1000")]).await;
    let session = signed_in(&world).await;
    tap.cut("UpdateItem", "InternalServerError");
    confirm(&session, PASSWORD).await.refused(503, "unavailable");
    tap.mend();
    // A try that could not be compared is given back.
    tap.cut("GetItem", "InternalServerError");
    confirm(&session, PASSWORD).await.refused(503, "unavailable");
    tap.mend();
    assert_eq!(number(&world.rows("BUCKET#change-password#").await[0], "wrong"), 0);
    confirm(&session, PASSWORD).await.expect(204);
}
