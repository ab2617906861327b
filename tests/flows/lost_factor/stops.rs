//! Everything that stops a wait, before its end and raced with it.

use rekey_local::PASSWORD;
use rekey_tests::contacts::bind;
use rekey_tests::factors::{Owner, verify};
use rekey_tests::people::{DAY, GRACE};
use rekey_tests::{OTHER_PASSWORD, World};
use serde_json::json;

use super::people::{READY, SOON, begin_wait, by_app, by_password, finish, later, mail, old_account, stop};

/// A world with a wait of one minute ago, and its owner.
async fn waiting() -> (World, Owner) {
    let world = World::new().await;
    let owner = old_account(&world).await;
    begin_wait(&world).await;
    world.clock.advance(60);
    (world, owner)
}

/// The wait ends without a link.
async fn comes_to_nothing(world: &World) {
    later(world, 4 * DAY).await;
    assert_eq!(world.inbox(GRACE).titled(READY).count(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_of_an_announcement_stops_it_once_and_tells() {
    let (world, _) = waiting().await;
    let token = mail(&world, SOON, 0).await.token();
    stop(&world, &token).await.expect(200);
    mail(&world, "Two-factor authentication of your Rekey account stays on", 0).await;
    stop(&world, &token).await.refused(410, "expired");
    comes_to_nothing(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_with_the_app_stops_it() {
    let (world, owner) = waiting().await;
    by_app(&world, &owner, PASSWORD).await;
    comes_to_nothing(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_with_a_recovery_code_stops_it() {
    let (world, owner) = waiting().await;
    let visitor = world.visitor();
    let challenge = visitor.try_sign_in("flowmatic", PASSWORD).await.expect(200).text("challenge");
    verify(&visitor, &challenge, "recovery_code", &owner.recovery_codes[0]).await.expect(200);
    comes_to_nothing(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_contact_stops_it() {
    let world = World::new().await;
    let owner = old_account(&world).await;
    let browser = by_app(&world, &owner, PASSWORD).await;
    browser.confirm_by(PASSWORD, "app", &owner.code(&world)).await.expect(204);
    world.clock.advance(60);
    begin_wait(&world).await;
    bind(&world, &browser, "phone", "+4915123456780").await;
    comes_to_nothing(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_and_an_undo_stop_it() {
    let (world, owner) = waiting().await;
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    comes_to_nothing(&world).await;

    by_app(&world, &owner, OTHER_PASSWORD).await;
    let undo = mail(&world, "Your Rekey password was changed", 0).await.not_me();
    world.not_me(&undo).await.expect(200);
    comes_to_nothing(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_password_stops_it() {
    let world = World::new().await;
    let owner = old_account(&world).await;
    let browser = by_app(&world, &owner, PASSWORD).await;
    world.clock.advance(60);
    begin_wait(&world).await;
    let change = json!({"current_password": PASSWORD, "new_password": OTHER_PASSWORD});
    browser.post("/v1/account/password", change).await.expect(204);
    comes_to_nothing(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_factor_that_is_shown_before_the_link_is_used_kills_the_link() {
    let (world, owner) = waiting().await;
    later(&world, 3 * DAY).await;
    let link = mail(&world, READY, 0).await.token();
    by_app(&world, &owner, PASSWORD).await;
    finish(&world, &link).await.refused(410, "expired");
    assert_eq!(by_password(&world, PASSWORD).await, "code_required");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_stop_and_the_end_at_once_exactly_one_happens() {
    let (world, _) = waiting().await;
    later(&world, 3 * DAY).await;
    let (last, link) = (mail(&world, SOON, 1).await.token(), mail(&world, READY, 0).await.token());
    let (stopped, finished) = tokio::join!(stop(&world, &last), finish(&world, &link));
    let done = [&stopped, &finished].into_iter().filter(|answer| answer.status == 200).count();
    assert_eq!(done, 1, "{} {}", stopped.raw, finished.raw);
    let expected = if finished.status == 200 { "signed_in" } else { "code_required" };
    assert_eq!(by_password(&world, PASSWORD).await, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wait_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("data");
    let variables = [("REKEY_DATA", file.to_str().unwrap()), ("REKEY_LIMIT_SCALE", "1000")];
    let world = World::with(&variables).await;
    Owner::with_app(&world).await;
    world.clock.advance(60);
    begin_wait(&world).await;
    let clock = world.clock.clone();
    world.stack.stop().await;
    let world = World::start(&variables, clock).await;
    later(&world, 3 * DAY).await;
    let link = world.inbox(GRACE).titled(READY).nth(0).await.token();
    finish(&world, &link).await.expect(200);
}
