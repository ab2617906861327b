//! What a thief reaches who has some of password, mailbox and telephone, and what an operator and users do.

use rekey_adapters::store::{TxOutcome, WaitCause};
use rekey_domain::audit::OperatorName;
use rekey_domain::id::Id;
use rekey_domain::lost_factor::{OPERATORS_WAIT, Wait};
use rekey_local::PASSWORD;
use rekey_tests::factors::{Owner, turn_on_app, verify};
use rekey_tests::people::{DAY, GRACE};
use rekey_tests::{Authenticator, GOOD_PASSWORD, OTHER_PASSWORD, World};
use serde_json::json;

use super::people::{Codes, READY, SOON, begin_wait, by_app, by_password, codes, finish, later, mail, old_account, prove, refused, report};

#[tokio::test(flavor = "multi_thread")]
async fn the_password_alone_begins_nothing() {
    let world = World::new().await;
    old_account(&world).await;
    let (visitor, answer) = report(&world, PASSWORD).await;
    let id = answer.expect(202).text("lost_factor_id");
    for _ in 0..5 {
        prove(&visitor, &id, "AAAA-AAAA", None).await.refused(401, "invalid_code");
    }
    later(&world, 4 * DAY).await;
    assert_eq!(world.inbox(GRACE).titled(SOON).count(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mailbox_alone_sets_a_password_and_reaches_no_way() {
    let world = World::new().await;
    old_account(&world).await;
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    report(&world, OTHER_PASSWORD).await.1.refused(409, "support_required");
    assert_eq!(by_password(&world, OTHER_PASSWORD).await, "code_required");
}

#[tokio::test(flavor = "multi_thread")]
async fn password_and_telephone_reach_nothing() {
    let world = World::new().await;
    old_account(&world).await;
    let (visitor, Codes { id, phone, .. }) = codes(&world, PASSWORD).await;
    let phone = phone.unwrap();
    prove(&visitor, &id, &phone, None).await.refused(401, "invalid_code");
    let alone = json!({"lost_factor_id": id, "phone_code": phone});
    visitor.post("/v1/lost-factor/prove", alone).await.refused(400, "invalid_request");
}

#[tokio::test(flavor = "multi_thread")]
async fn mailbox_and_telephone_without_the_password_wait_for_seven_days() {
    let world = World::new().await;
    old_account(&world).await;
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    report(&world, OTHER_PASSWORD).await.1.refused(409, "support_required");
    world.clock.advance(7 * DAY + 1);
    // The owner has had seven days to answer the notice of the reset.
    assert_eq!(report(&world, OTHER_PASSWORD).await.1.expect(202).json()["ways"], json!(["two_contacts"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_codes_count_in_the_day_and_not_in_the_streak() {
    let world = World::new().await;
    let owner = old_account(&world).await;
    for _ in 0..4 {
        let (visitor, answer) = report(&world, PASSWORD).await;
        let id = answer.expect(202).text("lost_factor_id");
        visitor.post("/v1/lost-factor/codes", json!({"lost_factor_id": id})).await;
        for left in (0..5).rev() {
            prove(&visitor, &id, "AAAA-AAAA", None).await.refused_code(left);
        }
        world.clock.advance(1);
    }
    world.inbox(GRACE).find("twentieth wrong code within a day").await;
    let (visitor, answer) = report(&world, PASSWORD).await;
    let id = answer.expect(202).text("lost_factor_id");
    prove(&visitor, &id, "AAAA-AAAA", None).await.refused(429, "rate_limited");
    // A code that is not compared leaves no entry.
    assert_eq!(refused(&world).await, ["factors_off_begun"; 20]);
    let factors = world.rows("FACTORS#").await.into_iter().find(|row| row.contains_key("app")).unwrap();
    assert!(!factors.contains_key("streak"));
    // A recovery code still works.
    let visitor = world.visitor();
    let challenge = visitor.try_sign_in("flowmatic", PASSWORD).await.expect(200).text("challenge");
    verify(&visitor, &challenge, "recovery_code", &owner.recovery_codes[0]).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_begins_a_wait_of_seven_days_and_never_skips_it() {
    let world = World::new().await;
    Owner::with_app(&world).await;
    world.clock.advance(60);
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    let (directory, random) = (world.directory(), world.random());
    let id: Id = world.principal("flowmatic").await["id"].as_s().unwrap().parse().unwrap();
    let found = directory.lost_factor_state(id).await.unwrap().unwrap();
    let wait = Wait::new(Id::random(&random), &found.principal, OPERATORS_WAIT, world.now());
    let operator = OperatorName::parse("arn:aws:iam::123456789012:user/olga").unwrap();
    let begun = directory.begin_wait(&wait, &found, WaitCause::Operator(&operator), &random).await.unwrap();
    assert_eq!(begun, TxOutcome::Done);
    for day in 0..7 {
        assert_eq!(world.inbox(GRACE).titled(READY).count(), 0, "{day}");
        later(&world, DAY).await;
    }
    finish(&world, &mail(&world, READY, 0).await.token()).await.expect(200);
    assert_eq!(by_password(&world, OTHER_PASSWORD).await, "signed_in");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_of_an_account_asks_the_administrator() {
    let world = World::new().await;
    let root = world.owner().await;
    let created = root.post("/v1/users", json!({"user": "kim", "permissions": []})).await.expect(201);
    let (_, token) = created.text("activation_url").split_once("#token=").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    world.activate(&token, GOOD_PASSWORD).await.expect(200);
    let kim = world.confirmed("flowmatic", Some("kim"), GOOD_PASSWORD).await;
    let pending = kim.post("/v1/two-factor/app", json!({})).await.expect(200);
    let app = Authenticator::new(&pending.text("secret"));
    kim.post("/v1/two-factor/app/confirm", json!({"code": app.code(world.now())})).await.expect(200);
    let visitor = world.visitor();
    let challenge = visitor.try_sign_in_user("flowmatic", Some("kim"), GOOD_PASSWORD).await.expect(200).text("challenge");
    let answer = visitor.post_from_site("/v1/lost-factor", json!({"challenge": challenge})).await.refused(403, "forbidden");
    assert!(answer.text("detail").contains("administrator"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_users_wait_comes_to_nothing_once_the_root_forbids_it() {
    let world = World::new().await;
    let root = world.owner().await;
    root.patch("/v1/account/policy", json!({"lost_factor": "self"})).await.expect(200);
    root.post("/v1/users", json!({"user": "kim", "email": "kim@example.org", "permissions": []})).await.expect(201);
    let inbox = world.inbox("kim@example.org");
    world.activate(&inbox.nth(0).await.token(), GOOD_PASSWORD).await.expect(200);
    let kim = world.confirmed("flowmatic", Some("kim"), GOOD_PASSWORD).await;
    turn_on_app(&world, &kim, json!({"password": GOOD_PASSWORD})).await;
    world.clock.advance(60);
    let challenge = kim.try_sign_in_user("flowmatic", Some("kim"), GOOD_PASSWORD).await.expect(200).text("challenge");
    let id = kim.post_from_site("/v1/lost-factor", json!({"challenge": challenge})).await.expect(202).text("lost_factor_id");
    kim.post("/v1/lost-factor/codes", json!({"lost_factor_id": id})).await.expect(202);
    let code = inbox.find("You need this code to turn two-factor authentication off").await.code();
    prove(&kim, &id, &code, None).await.expect(202);
    later(&world, 3 * DAY).await;
    let link = inbox.titled(READY).nth(0).await.token();
    let root = world.owner().await;
    root.patch("/v1/account/policy", json!({"lost_factor": "administrator"})).await.expect(200);
    finish(&world, &link).await.refused(410, "expired");
    root.patch("/v1/account/policy", json!({"lost_factor": "self"})).await.expect(200);
    finish(&world, &link).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_app_that_an_undo_distrusts_begins_no_wait() {
    let world = World::new().await;
    let owner = old_account(&world).await;
    // A thief in the owner's session puts an app of their own in place of the owner's. The owner takes that back.
    let session = by_app(&world, &owner, PASSWORD).await;
    session.confirm_by(PASSWORD, "app", &owner.code(&world)).await.expect(204);
    session.delete("/v1/two-factor/app").await.expect(204);
    world.clock.advance(1);
    let (newer, _) = turn_on_app(&world, &session, json!({"password": PASSWORD})).await;
    world.not_me(&mail(&world, "A second factor of your Rekey account was turned off", 0).await.not_me()).await.expect(200);
    // The thief has the mailbox, too.
    world.clock.advance(60);
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    world.clock.advance(60);
    let visitor = world.visitor();
    let challenge = visitor.try_sign_in("flowmatic", OTHER_PASSWORD).await.expect(200).text("challenge");
    verify(&visitor, &challenge, "app", &newer.code(world.now())).await.expect(200);
    world.clock.advance(60);
    let (_, answer) = report(&world, OTHER_PASSWORD).await;
    answer.refused(409, "support_required");
}

#[tokio::test(flavor = "multi_thread")]
async fn right_codes_while_a_wait_goes_on_do_not_use_up_the_owners_tries() {
    let world = World::new().await;
    let owner = old_account(&world).await;
    let ready_at = begin_wait(&world).await;
    for _ in 0..4 {
        world.clock.advance(60);
        let (visitor, Codes { id, email, .. }) = codes(&world, PASSWORD).await;
        assert_eq!(prove(&visitor, &id, &email, None).await.expect(202).text("ready_at"), ready_at);
        for _ in 0..4 {
            prove(&visitor, &id, &email, None).await.refused(410, "expired");
        }
    }
    by_app(&world, &owner, PASSWORD).await;
}
