//! Each way of ending a session: the authorizer refuses the next request.

use rekey_local::PASSWORD;
use rekey_tests::people::{GRACE, NEW_SIGN_IN};
use rekey_tests::policy::{enrolling, require};
use rekey_tests::users::{confirmed, reset, root, user};
use rekey_tests::{GOOD_PASSWORD, OTHER_PASSWORD, Visitor, World};
use reqwest::Method;
use serde_json::json;

/// A phone on which the root of `flowmatic` has signed in.
async fn phone(world: &World) -> Visitor {
    let phone = world.visitor();
    phone.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    phone
}

async fn passes(world: &World, visitor: &Visitor) -> bool {
    world.authorized(visitor, Method::GET).await.is_some()
}

#[tokio::test]
async fn a_signed_out_session_is_refused() {
    let world = World::new().await;
    let (browser, phone) = (world.signed_in("flowmatic").await, phone(&world).await);
    let cookie = browser.cookie("__Host-rekey").unwrap();
    browser.post("/v1/sign-out", json!({})).await.expect(204);
    browser.set_cookie("__Host-rekey", &cookie);
    assert!(!passes(&world, &browser).await && passes(&world, &phone).await);
    phone.post("/v1/sign-out", json!({})).await.expect(204);
    assert!(!passes(&world, &phone).await);
}

#[tokio::test]
async fn a_session_that_another_device_signed_out_is_refused() {
    let world = World::new().await;
    let (browser, first, second) = (world.signed_in("flowmatic").await, phone(&world).await, phone(&world).await);
    let id = first.get("/v1/session").await.expect(200).text("id");
    browser.delete(&format!("/v1/sessions/{id}")).await.expect(204);
    assert!(!passes(&world, &first).await && passes(&world, &second).await);
    browser.delete("/v1/sessions").await.expect(204);
    assert!(!passes(&world, &second).await && passes(&world, &browser).await);
}

#[tokio::test]
async fn a_change_of_the_password_ends_the_other_sessions() {
    let world = World::new().await;
    let (owner, phone) = (world.owner().await, phone(&world).await);
    owner.post("/v1/account/password", json!({"current_password": PASSWORD, "new_password": GOOD_PASSWORD})).await.expect(204);
    assert!(!passes(&world, &phone).await && passes(&world, &owner).await);
}

#[tokio::test]
async fn a_recovery_ends_every_session() {
    let world = World::new().await;
    let (browser, phone) = (world.signed_in("flowmatic").await, phone(&world).await);
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    assert!(!passes(&world, &browser).await && !passes(&world, &phone).await);
}

#[tokio::test]
async fn a_frozen_account_is_refused() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    assert!(passes(&world, &browser).await);
    let link = world.inbox(GRACE).titled(NEW_SIGN_IN).nth(0).await.not_me();
    world.not_me(&link).await.expect(200);
    assert!(!passes(&world, &browser).await);
}

#[tokio::test]
async fn a_user_whom_the_administrator_reset_or_deleted_is_refused() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &[]).await;
    let lin = confirmed(&world, "lin", GOOD_PASSWORD).await;
    assert!(passes(&world, &lin).await);
    let link = reset(&root, "lin").await;
    assert!(!passes(&world, &lin).await);

    world.activate(&link, OTHER_PASSWORD).await.expect(200);
    let lin = confirmed(&world, "lin", OTHER_PASSWORD).await;
    assert!(passes(&world, &lin).await);
    root.delete("/v1/users/lin").await.expect(204);
    assert!(!passes(&world, &lin).await);
}

#[tokio::test]
async fn a_user_who_must_enrol_a_factor_is_refused() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &["reports:read"]).await;
    require(&root, &["app"]).await;
    let lin = enrolling(&world, "lin").await;
    lin.get("/v1/session").await.expect(200);
    assert!(!passes(&world, &lin).await);
    rekey_tests::factors::turn_on_app(&world, &lin, json!({"password": GOOD_PASSWORD})).await;
    assert!(passes(&world, &lin).await);
}

#[tokio::test]
async fn an_expired_session_is_refused_while_its_row_is_there() {
    let world = World::new().await;
    let (browser, phone) = (world.signed_in("flowmatic").await, phone(&world).await);
    world.clock.advance(14 * 86_400);
    assert!(!passes(&world, &browser).await && !passes(&world, &phone).await);
    assert_eq!(world.items("session").await.len(), 2);
}
