//! Wrong codes in a row, over days and sessions.

use aws_sdk_dynamodb::types::AttributeValue;
use futures_util::future::join_all;
use rekey_local::PASSWORD;
use rekey_tests::factors::{WRONG_CODE, turn_on_app, verify};
use rekey_tests::people::{DAY, GRACE};
use rekey_tests::world::number;
use rekey_tests::{Visitor, World};
use serde_json::{Value, json};

use super::{NAME, sign_in_with};

/// What a sign-in with the right password says about codes.
async fn asked(world: &World) -> (Visitor, String, Value) {
    let visitor = world.visitor();
    let asked = sign_in_with(&visitor, NAME, PASSWORD, None).await.expect(200);
    (visitor, asked.text("challenge"), asked.json()["methods"].clone())
}

async fn enters_wrong_codes(world: &World, number: usize) {
    let mut left = number;
    while left > 0 {
        let (visitor, challenge, _) = asked(world).await;
        for _ in 0..left.min(5) {
            verify(&visitor, &challenge, "app", WRONG_CODE).await.refused(401, "invalid_code");
        }
        left -= left.min(5);
    }
}

#[tokio::test]
async fn a_hundred_wrong_codes_in_a_row_leave_only_recovery_codes() {
    let world = World::new().await;
    let browser = world.signed_in(NAME).await;
    let (app, recovery_codes) = turn_on_app(&world, &browser, json!({"password": PASSWORD})).await;
    let recovery_codes = recovery_codes.unwrap();
    let (capped, in_a_row) = (world.inbox(GRACE).titled("Too many wrong codes for your Rekey account"), async |number: u32| {
        world.settle().await;
        world.inbox(GRACE).titled(&format!("{number} wrong codes in a row for your Rekey account")).count()
    });
    // A hundred and sixty in eight days would be no more than twenty a day.
    for day in 1..=8 {
        world.clock.advance(DAY + 1);
        if day > 5 {
            let (visitor, challenge, methods) = asked(&world).await;
            assert_eq!(methods, json!(["recovery_code"]));
            let right = app.code(world.now());
            let refused = verify(&visitor, &challenge, "app", &right).await.refused(429, "rate_limited");
            assert_eq!((refused.field_codes(), refused.header("retry-after")), (vec!["in_a_row".to_owned()], Some("86400")));
            continue;
        }
        enters_wrong_codes(&world, 20).await;
        let (visitor, challenge, _) = asked(&world).await;
        verify(&visitor, &challenge, "app", WRONG_CODE).await.refused(429, "rate_limited");
    }
    assert_eq!(number(&world.rows("FACTORS#").await[0], "streak"), 100);
    // At twenty the day's message says it, and at a hundred the row's: one each.
    assert_eq!((in_a_row(20).await, in_a_row(50).await, in_a_row(100).await), (0, 1, 1));
    assert_eq!(capped.count(), 4);

    // Within a session it is the same.
    browser.sign_in(NAME, PASSWORD).await;
    let confirm = |method: &str, code: &str| json!({"password": PASSWORD, "method": method, "code": code});
    let (session, challenge, _) = asked(&world).await;
    let signed_in = verify(&session, &challenge, "recovery_code", &recovery_codes[0]).await.expect(200);
    session.use_token(&signed_in.text("token"));
    assert_eq!(asked(&world).await.2, json!(["app", "recovery_code"]), "a right code ends the row");
    assert_eq!(number(&world.rows("FACTORS#").await[0], "streak"), 0);
    world.clock.advance(30);
    session.post("/v1/session/reauthenticate", confirm("app", &app.code(world.now()))).await.expect(204);
}

#[tokio::test]
async fn a_recovery_code_ends_the_cap_on_codes_within_a_session() {
    let world = World::new().await;
    let browser = world.signed_in(NAME).await;
    let (app, recovery_codes) = turn_on_app(&world, &browser, json!({"password": PASSWORD})).await;
    for _ in 0..5 {
        world.clock.advance(DAY + 1);
        enters_wrong_codes(&world, 20).await;
    }
    world.clock.advance(DAY + 1);
    // The session of the sign-in that turned the app on is over by now: an app's lasts longer.
    let (session, challenge, _) = asked(&world).await;
    session.post("/v1/sign-in/email-code", json!({"challenge": challenge})).await.refused(409, "conflict");
    let signed_in = verify(&session, &challenge, "recovery_code", &recovery_codes.as_ref().unwrap()[0]).await.expect(200);
    session.use_token(&signed_in.text("token"));
    for _ in 0..5 {
        world.clock.advance(DAY + 1);
        enters_wrong_codes(&world, 20).await;
    }
    world.clock.advance(DAY + 1);
    let confirm = |method: &str, code: &str| json!({"password": PASSWORD, "method": method, "code": code});
    session.post("/v1/session/reauthenticate", confirm("app", &app.code(world.now()))).await.refused(429, "rate_limited");
    session.post("/v1/session/reauthenticate", confirm("recovery_code", &recovery_codes.unwrap()[1])).await.expect(204);
    session.post("/v1/session/reauthenticate", confirm("app", &app.code(world.now()))).await.expect(204);
    assert_eq!(asked(&world).await.2, json!(["app", "recovery_code"]));
}

#[tokio::test]
async fn a_right_code_ends_a_row_of_wrong_ones() {
    let world = World::new().await;
    let browser = world.signed_in(NAME).await;
    let (app, _) = turn_on_app(&world, &browser, json!({"password": PASSWORD})).await;
    for wrong in [15, 15] {
        world.clock.advance(DAY + 1);
        enters_wrong_codes(&world, wrong).await;
    }
    world.inbox(GRACE).titled("20 wrong codes in a row for your Rekey account").only().await;
    let (visitor, challenge, _) = asked(&world).await;
    verify(&visitor, &challenge, "app", &app.code(world.now())).await.expect(200);
    assert_eq!(number(&world.rows("FACTORS#").await[0], "streak"), 0);
    world.clock.advance(DAY + 1);
    enters_wrong_codes(&world, 19).await;
    world.settle().await;
    assert_eq!(world.inbox(GRACE).titled("20 wrong codes in a row for your Rekey account").count(), 1);
}

#[tokio::test]
async fn concurrent_wrong_codes_stop_at_a_hundred() {
    let world = World::new().await;
    let browser = world.signed_in(NAME).await;
    turn_on_app(&world, &browser, json!({"password": PASSWORD})).await;
    let row = &world.rows("FACTORS#").await[0];
    world.set(row, "streak", AttributeValue::N("97".to_owned())).await;
    world.set(row, "streak_told", AttributeValue::N("50".to_owned())).await;
    let mut guesses = Vec::new();
    for _ in 0..4 {
        guesses.push(asked(&world).await);
    }
    let tries = guesses.iter().flat_map(|(visitor, challenge, _)| (0..4).map(move |_| verify(visitor, challenge, "app", WRONG_CODE)));
    let statuses: Vec<u16> = join_all(tries).await.iter().map(|answer| answer.status).collect();
    let of = |status| statuses.iter().filter(|found| **found == status).count();
    assert_eq!((of(401), of(429)), (3, 13), "{statuses:?}");
    assert_eq!(asked(&world).await.2, json!(["recovery_code"]));
    world.inbox(GRACE).titled("100 wrong codes in a row for your Rekey account").only().await;
}
