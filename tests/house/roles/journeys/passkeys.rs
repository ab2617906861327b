//! Adding passkeys and signing in with them.

use rekey_tests::passkeys::{ADD, SIGN_IN};
use rekey_tests::users::token;
use rekey_tests::{GOOD_PASSWORD, PasskeyBrowser, Tap, Visitor, World};
use serde_json::json;

use super::steps::{after_a_cancelled_transaction, let_an_hour_pass};

/// An account whose user has passkeys.
const KEYS: (&str, &str) = ("lamarr-works", "hedy@example.org");

/// A user of [`KEYS`] does everything with passkeys.
pub(super) async fn use_passkeys(world: &World, tap: &Tap) {
    let (account, email) = KEYS;
    world.account(account, email).await;
    let root = world.confirmed(account, None, GOOD_PASSWORD).await;
    let link = root.post("/v1/users", json!({"user": "pat", "permissions": []})).await.expect(201).text("activation_url");
    world.activate(&token(&link), GOOD_PASSWORD).await.expect(200);
    let browser = world.confirmed(account, Some("pat"), GOOD_PASSWORD).await;
    PasskeyBrowser::new(world).add(&browser, "Lost").await;
    // The first passkey after a reset also says at the principal that there is a factor again.
    root.post("/v1/users/pat/reset-two-factor", json!({})).await.expect(204);
    let mut keys = PasskeyBrowser::new(world);
    let (id, _) = keys.add(&browser, "Phone").await;
    let_an_hour_pass(world);
    keys.confirm(&browser).await.expect(204);
    browser.patch(&format!("{ADD}/{id}"), json!({"name": "Tablet"})).await.expect(204);

    // A sign-in over the session, one from a new address, and one that DynamoDB leaves open.
    keys.sign_in(&browser, "web").await.expect(200);
    let elsewhere = world.visitor_from("127.0.0.4");
    keys.sign_in(&elsewhere, "web").await.expect(200);
    let mut body = keys.assertion(&elsewhere, "web").await;
    body["trust_browser"] = json!(true);
    after_a_cancelled_transaction(tap, async || elsewhere.post_from_site(SIGN_IN, body.clone()).await).await.expect(200);
    find_a_copy_by_passkey(&mut keys, &elsewhere).await;
    keys.sign_in(&browser, "web").await.expect(200);
    keys.without_verification().sign_in(&elsewhere, "mobile").await.refused(401, "invalid_credentials");
    let asked = world.visitor().try_sign_in_user(account, Some("pat"), GOOD_PASSWORD).await.text("challenge");
    keys.answer(&elsewhere, &asked, "web").await.expect(200);

    keys.confirm(&browser).await.expect(204);
    browser.delete(&format!("{ADD}/{id}")).await.expect(204);
}

/// Signs in by passkey in a trusted browser that has its newest cookie, and then in one with an earlier one.
async fn find_a_copy_by_passkey(keys: &mut PasskeyBrowser, browser: &Visitor) {
    keys.sign_in(browser, "web").await.expect(200);
    let mut body = keys.assertion(browser, "web").await;
    body["trust_browser"] = json!(true);
    browser.post_from_site(SIGN_IN, body).await.expect(200);
    let copied = browser.trusts().remove(0);
    let used = browser.try_sign_in_user(KEYS.0, Some("pat"), GOOD_PASSWORD).await.expect(200);
    assert_eq!(used.text("status"), "signed_in");
    browser.set_cookie(&copied.0, &copied.1);
    keys.sign_in(browser, "web").await.expect(200);
}
