//! Steps of several journeys.

use rekey_tests::contacts::{GOOD_FOR, enter};
use rekey_tests::people::DAY;
use rekey_tests::{Answer, GOOD_PASSWORD, Tap, Visitor, World};
use serde_json::json;

/// Makes a call twice. The first time DynamoDB cancels its transaction and leaves the outcome open, so that the function reads the
/// rows again. Returns the second answer.
pub(super) async fn after_a_cancelled_transaction(tap: &Tap, call: impl AsyncFn() -> Answer) -> Answer {
    tap.cut("TransactWriteItems", "TransactionCanceledException");
    call().await.refused(503, "unavailable");
    tap.mend();
    call().await
}

/// Lets so much time pass that the next call writes down that its session is in use.
pub(super) fn let_an_hour_pass(world: &World) {
    world.clock.advance(3600);
}

pub(super) async fn choose_password(world: &World, token: &str) {
    world.visitor().post("/v1/accounts/activate/check", json!({"token": token})).await.expect(200);
    world.activate(token, GOOD_PASSWORD).await.expect(200);
}

pub(super) async fn bind(world: &World, tap: &Tap, browser: &Visitor, kind: &str, contact: &str) {
    // Late enough for another code and for a note of the session's use, and soon enough after the re-authentication.
    world.clock.advance(200);
    browser.post(&format!("/v1/account/{kind}"), json!({kind: contact})).await.expect(202);
    let code = world.inbox(contact).find(GOOD_FOR).await.digits();
    after_a_cancelled_transaction(tap, async || enter(browser, kind, &code).await).await.expect(204);
}

/// Lets a day pass, and calls `deliver` as its rule does.
pub(super) async fn call_for_what_is_due(world: &World) {
    world.clock.advance(DAY);
    world.stack.stream.announce_due().await.unwrap();
    world.settle().await;
}
