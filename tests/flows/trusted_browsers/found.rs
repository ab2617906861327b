//! Every sign-in in a browser with the cookie of a trust finds a copy that was used, whatever the sign-in proves.

use rekey_local::PASSWORD;
use rekey_tests::factors::{challenged, turn_on_app, verify, verify_and_trust};
use rekey_tests::passkeys::{PasskeyBrowser, SIGN_IN, owner_with_passkey};
use rekey_tests::people::GRACE;
use rekey_tests::users::{ACCOUNT, root, user};
use rekey_tests::{GOOD_PASSWORD, Visitor, World};
use serde_json::json;

use super::{COPIED, audited, copy, is_trusted, owner_with_a_trusted_browser, set_policy, trusted};

/// Signs in with a passkey alone.
async fn by_passkey(keys: &mut PasskeyBrowser, browser: &Visitor, trust: bool) {
    let mut body = keys.assertion(browser, "web").await;
    body["trust_browser"] = json!(trust);
    browser.post_from_site(SIGN_IN, body).await.expect(200);
}

/// Checks that everything of the thief's has ended, that the owner is signed in and was told once.
async fn found(world: &World, browser: &Visitor, thief: &Visitor) {
    assert_eq!((browser.session_status().await, thief.session_status().await), (200, 401));
    world.inbox(GRACE).titled(COPIED).only().await;
    assert!(!is_trusted(thief).await);
    assert_eq!(audited(world, "trusted_browser_copied").await.len(), 1);
}

#[tokio::test]
async fn a_sign_in_by_passkey_alone_finds_a_copy() {
    for again in [false, true] {
        let world = World::new().await;
        let (browser, mut keys, _) = owner_with_passkey(&world).await;
        by_passkey(&mut keys, &browser, true).await;
        let thief = copy(&world, &browser);
        assert!(is_trusted(&thief).await);
        by_passkey(&mut keys, &browser, again).await;
        found(&world, &browser, &thief).await;
        assert_eq!(is_trusted(&browser).await, again);
        assert_eq!(world.items("trusted").await.len(), usize::from(again));
    }
}

#[tokio::test]
async fn a_sign_in_by_passkey_alone_leaves_a_trust_that_was_not_copied() {
    let world = World::new().await;
    let (browser, mut keys, _) = owner_with_passkey(&world).await;
    by_passkey(&mut keys, &browser, true).await;
    by_passkey(&mut keys, &browser, false).await;
    assert!(is_trusted(&browser).await);
    by_passkey(&mut keys, &browser, true).await;
    assert!(is_trusted(&browser).await);
    assert_eq!(world.items("trusted").await.len(), 1);
    assert!(audited(&world, "trusted_browser_copied").await.is_empty());
}

#[tokio::test]
async fn a_passkey_after_the_password_finds_a_copy() {
    let world = World::new().await;
    let (browser, mut keys, _) = owner_with_passkey(&world).await;
    by_passkey(&mut keys, &browser, true).await;
    let thief = copy(&world, &browser);
    assert!(is_trusted(&thief).await);
    // The browser showed no cookie with the password.
    let (_, waiting) = challenged(&world, "web").await;
    keys.answer(&browser, &waiting, "web").await.expect(200);
    found(&world, &browser, &thief).await;
}

#[tokio::test]
async fn a_code_finds_a_copy() {
    let world = World::new().await;
    let (owner, browser) = owner_with_a_trusted_browser(&world).await;
    let thief = copy(&world, &browser);
    assert!(is_trusted(&thief).await);
    let (_, waiting) = challenged(&world, "web").await;
    verify(&browser, &waiting, "app", &owner.code(&world)).await.expect(200);
    found(&world, &browser, &thief).await;
}

#[tokio::test]
async fn a_password_alone_finds_a_copy_after_the_factors_are_off() {
    let world = World::new().await;
    let (owner, browser) = owner_with_a_trusted_browser(&world).await;
    let thief = copy(&world, &browser);
    assert!(is_trusted(&thief).await);
    owner.reauthenticate(&world).await;
    owner.browser.delete("/v1/two-factor/app").await.expect(204);
    assert_eq!(thief.session_status().await, 200);
    assert_eq!(browser.sign_in("flowmatic", PASSWORD).await.text("status"), "signed_in");
    assert_eq!((browser.session_status().await, thief.session_status().await), (200, 401));
    world.inbox(GRACE).titled(COPIED).only().await;
}

#[tokio::test]
async fn a_policy_against_trusted_browsers_hides_no_copy() {
    let world = World::new().await;
    let (owner, browser) = owner_with_a_trusted_browser(&world).await;
    let thief = copy(&world, &browser);
    assert!(is_trusted(&thief).await);
    set_policy(&world, false).await;
    let waiting = browser.sign_in("flowmatic", PASSWORD).await.text("challenge");
    verify(&browser, &waiting, "app", &owner.code(&world)).await.expect(200);
    found(&world, &browser, &thief).await;
    assert!(trusted(&browser).is_some(), "the cookie finds copies until it expires");
}

#[tokio::test]
async fn another_principal_who_trusts_the_browser_hides_no_copy() {
    let world = World::new().await;
    let (owner, browser) = owner_with_a_trusted_browser(&world).await;
    let thief = copy(&world, &browser);
    assert!(is_trusted(&thief).await);
    let root = root(&world).await;
    user(&world, &root, "lin", &[]).await;
    browser.try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200);
    let (app, _) = turn_on_app(&world, &browser, json!({"password": GOOD_PASSWORD})).await;
    let waiting = browser.try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200).text("challenge");
    world.clock.advance(30);
    verify_and_trust(&browser, &waiting, "app", &app.code(world.now())).await.expect(200);

    let waiting = browser.sign_in("flowmatic", PASSWORD).await.text("challenge");
    assert_eq!(thief.session_status().await, 401);
    world.inbox(GRACE).titled(COPIED).only().await;
    verify(&browser, &waiting, "app", &owner.code(&world)).await.expect(200);
    let lins = browser.try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200);
    assert_eq!(lins.text("status"), "signed_in", "the browser is trusted by each of them");
}
