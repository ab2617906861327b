//! Browsers and addresses that are known to a name: strangers do not lock them out, and their sign-ins bring no notice.

use rekey_local::PASSWORD;
use rekey_tests::factors::{Owner, challenged, verify};
use rekey_tests::people::{GRACE, NEW_SIGN_IN};
use rekey_tests::{OTHER_PASSWORD, Visitor, World};
use serde_json::json;

use super::{NAME, sign_in_with, strangers_try};

/// Resets the password by mail, at an address of its own.
async fn recover(world: &World, password: &str) {
    let person = world.visitor_from("127.0.9.9");
    let inbox = world.inbox(GRACE).titled("Reset your Rekey password");
    let before = inbox.count();
    person.recover(GRACE).await;
    let ticket = person.consume(&inbox.nth(before).await.token()).await;
    person.set_password(&ticket, NAME, password).await.expect(200);
}

/// A browser that knows the password and has signed in with it before, as the owner's has.
async fn browser_of_a_thief(world: &World) -> Visitor {
    let thief = world.visitor_from("127.0.6.6");
    thief.sign_in(NAME, PASSWORD).await;
    thief
}

/// The same browser at another address, with nothing but its device cookie.
fn moved(world: &World, browser: &Visitor, address: &str) -> Visitor {
    let elsewhere = world.visitor_from(address);
    elsewhere.set_cookie("__Host-rekey-device", &browser.cookie("__Host-rekey-device").unwrap());
    elsewhere
}

/// Whether the browser is known: strangers at the name do not keep it out, and its sign-in is not told of.
async fn is_known(world: &World, browser: &Visitor, password: &str) -> bool {
    let inbox = world.inbox(GRACE).titled(NEW_SIGN_IN);
    world.settle().await;
    let before = inbox.count();
    let passes = moved(world, browser, "127.0.8.1").try_sign_in(NAME, password).await.status == 200;
    world.clock.advance(36_000);
    moved(world, browser, "127.0.8.2").sign_in(NAME, password).await;
    world.settle().await;
    let told = inbox.count() > before;
    assert_eq!(passes, !told, "a browser is known for both or for neither");
    passes
}

async fn world_with_a_small_name_limit() -> World {
    World::with(&[
        ("REKEY_LIMIT_SIGN_IN_NAME", "2/600"),
        ("REKEY_LIMIT_RECOVERY_ADDRESS", "1000/1"),
        ("REKEY_LIMIT_MESSAGE_CONTACT", "1000/1"),
    ])
    .await
}

#[tokio::test]
async fn a_recovery_makes_known_browsers_unknown() {
    let world = world_with_a_small_name_limit().await;
    let thief = browser_of_a_thief(&world).await;
    strangers_try(&world, NAME, 4).await;
    assert!(is_known(&world, &thief, PASSWORD).await);
    recover(&world, OTHER_PASSWORD).await;
    strangers_try(&world, NAME, 4).await;
    assert!(!is_known(&world, &thief, OTHER_PASSWORD).await);
}

#[tokio::test]
async fn an_undo_makes_the_thiefs_browser_unknown() {
    let world = world_with_a_small_name_limit().await;
    let thief = browser_of_a_thief(&world).await;
    let link = world.inbox(GRACE).titled(NEW_SIGN_IN).only().await.not_me();
    world.visitor().post("/v1/not-me", json!({"token": link})).await.expect(200);
    // The password is the same as before, which a reset does not forbid.
    recover(&world, PASSWORD).await;
    strangers_try(&world, NAME, 4).await;
    assert!(!is_known(&world, &thief, PASSWORD).await);
}

#[tokio::test]
async fn a_changed_password_leaves_its_own_browser_known_alone() {
    let world = world_with_a_small_name_limit().await;
    let (owner, thief) = (world.visitor(), browser_of_a_thief(&world).await);
    owner.sign_in(NAME, PASSWORD).await;
    let change = json!({"current_password": PASSWORD, "new_password": OTHER_PASSWORD});
    let changed = owner.post("/v1/account/password", change).await.expect(204);
    assert!(changed.header("set-cookie").unwrap().starts_with("__Host-rekey-device="));
    strangers_try(&world, NAME, 4).await;
    assert!(is_known(&world, &owner, OTHER_PASSWORD).await);
    strangers_try(&world, NAME, 4).await;
    assert!(!is_known(&world, &thief, OTHER_PASSWORD).await);
}

#[tokio::test]
async fn signing_out_all_others_makes_their_browsers_unknown() {
    let world = world_with_a_small_name_limit().await;
    let (owner, thief) = (world.visitor(), browser_of_a_thief(&world).await);
    owner.sign_in(NAME, PASSWORD).await;
    owner.delete("/v1/sessions").await.expect(204);
    assert_eq!(owner.session_status().await, 200);
    strangers_try(&world, NAME, 4).await;
    assert!(is_known(&world, &owner, PASSWORD).await);
    strangers_try(&world, NAME, 4).await;
    assert!(!is_known(&world, &thief, PASSWORD).await);
}

#[tokio::test]
async fn a_recovery_elsewhere_makes_a_known_address_unknown() {
    let world = world_with_a_small_name_limit().await;
    let thief = world.visitor_from("127.0.6.6");
    thief.sign_in_app(NAME, PASSWORD, "mobile").await;
    strangers_try(&world, NAME, 4).await;
    sign_in_with(&thief, NAME, PASSWORD, None).await.expect(200);
    recover(&world, OTHER_PASSWORD).await;
    strangers_try(&world, NAME, 4).await;
    sign_in_with(&thief, NAME, OTHER_PASSWORD, None).await.refused(429, "rate_limited");
    // Where it was recovered, the address is known in the new epoch.
    sign_in_with(&world.visitor_from("127.0.9.9"), NAME, OTHER_PASSWORD, None).await.expect(200);
}

#[tokio::test]
async fn a_device_row_without_an_epoch_makes_no_browser_known() {
    let world = world_with_a_small_name_limit().await;
    let owner = browser_of_a_thief(&world).await;
    let row = &world.items("device").await[0];
    world.remove(row, "epoch, generation").await;
    strangers_try(&world, NAME, 4).await;
    assert!(!is_known(&world, &owner, PASSWORD).await);
}

#[tokio::test]
async fn the_owner_is_told_of_a_sign_in_from_a_new_place() {
    let world = World::new().await;
    let inbox = world.inbox(GRACE).titled("New sign-in to your Rekey account");
    let browser = world.signed_in("flowmatic").await;
    inbox.nth(0).await;
    browser.sign_in("flowmatic", PASSWORD).await;
    let phone = json!({"account": "flowmatic", "password": PASSWORD, "client": "mobile", "device": "Grace's phone"});
    world.visitor().post("/v1/sign-in", phone).await.expect(200);
    assert!(inbox.nth(1).await.0.text.contains("Device: Grace's phone"));
    world.settle().await;
    assert_eq!(inbox.count(), 2, "a known browser is not told of");
    // With a second factor, the password alone is no sign-in.
    let owner = Owner::with_app(&world).await;
    inbox.nth(2).await;
    let (person, waiting) = challenged(&world, "web").await;
    world.settle().await;
    assert_eq!(inbox.count(), 3);
    verify(&person, &waiting, "app", &owner.code(&world)).await.expect(200);
    inbox.nth(3).await;
}
