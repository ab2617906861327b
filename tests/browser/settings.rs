//! The settings as a person comes back to them: after a reload, with Back, from another device, in another language.

use rekey_local::PASSWORD;
use rekey_tests::people::GRACE;
use rekey_tests::{Authenticator, Browser, World};
use serde_json::json;

const ACCOUNT: &str = "flowmatic";
const SECURITY: &str = "/settings/security";
const SETTINGS: &str = "/settings/account";
/// All that a tab and its browser keep for the next page.
const KEPT: &str = "JSON.stringify([history.state, { ...sessionStorage }, { ...localStorage }])";

/// A browser that shows the security settings to the root of `flowmatic`.
async fn security(world: &World) -> Browser {
    let browser = Browser::open(world).await;
    browser.sign_in(ACCOUNT, PASSWORD).await;
    browser.state(SETTINGS, "ready").await;
    browser.go(SECURITY).await;
    browser.state(SECURITY, "ready").await;
    browser
}

#[tokio::test]
async fn an_app_that_was_scanned_survives_a_reload_and_back() {
    let world = World::unlimited(&[]).await;
    let browser = security(&world).await;
    browser.click("#turn-on-app").await;
    browser.confirm_with(PASSWORD).await;
    browser.state(SECURITY, "app").await;
    let secret = browser.text("#secret").await;
    let kept = browser.eval(KEPT).await;
    for part in [secret.clone(), secret.replace(' ', "")] {
        assert!(!kept.as_str().unwrap().contains(&part), "the browser keeps no secret");
    }
    browser.client.refresh().await.unwrap();
    browser.state(SECURITY, "app").await;
    assert_eq!(browser.text("#secret").await, secret);
    browser.client.back().await.unwrap();
    browser.state(SECURITY, "ready").await;
    assert_eq!(browser.eval("document.getElementById('secret').textContent").await, "");
    browser.click("#turn-on-app").await;
    browser.state(SECURITY, "app").await;
    assert_eq!(browser.text("#secret").await, secret);

    browser.fill("#app_code", &Authenticator::new(&secret.replace(' ', "")).code(world.now())).await;
    browser.state(SECURITY, "recovery-codes").await;
    assert_eq!(browser.text("#first-factor").await, "Two-factor authentication is on.");
    browser.click("#codes-saved-button").await;
    browser.state(SECURITY, "ready").await;
    browser.shows("#two-factor-done", "Two-factor authentication is on.").await;
    // The steps are left: Back leaves the page.
    browser.client.back().await.unwrap();
    browser.state(SETTINGS, "ready").await;
    browser.close().await;
}

#[tokio::test]
async fn a_mailed_code_is_entered_after_a_reload_without_another_mail() {
    let world = World::unlimited(&[]).await;
    let browser = security(&world).await;
    browser.click("#turn-on-email").await;
    browser.confirm_with(PASSWORD).await;
    browser.state(SECURITY, "email").await;
    let inbox = world.inbox(GRACE).titled("Your Rekey authentication code");
    let digits = inbox.only().await.digits();
    browser.client.refresh().await.unwrap();
    browser.state(SECURITY, "email").await;
    assert_eq!(browser.text("#mailed-to").await, "g•••@e•••.com");
    browser.fill("#email_code", &digits).await;
    browser.state(SECURITY, "recovery-codes").await;
    inbox.only().await;
    browser.close().await;
}

#[tokio::test]
async fn devices_of_one_name_are_told_apart() {
    let world = World::in_real_time().await;
    for _ in 0..2 {
        let phone = world.visitor();
        let body = json!({"account": ACCOUNT, "password": PASSWORD, "client": "mobile", "device": "Grace’s phone"});
        phone.post("/v1/sign-in", body).await.expect(200);
    }
    let browser = Browser::open(&world).await;
    browser.sign_in(ACCOUNT, PASSWORD).await;
    browser.state(SETTINGS, "ready").await;
    let rows = browser.eval("[...document.querySelectorAll('#session-list li > div')].map((row) => row.innerText)").await;
    let rows: Vec<String> = serde_json::from_value(rows).unwrap();
    assert!(rows[0].contains("This device") && rows[0].contains("Web browser"), "{rows:?}");
    assert!(rows[1].starts_with("Grace’s phone\n") && rows[1].contains("Mobile app · last used "), "{rows:?}");
    assert!(rows[2].starts_with("Grace’s phone (2)\n"), "{rows:?}");
    browser.close().await;
}

#[tokio::test]
async fn the_root_has_a_label_where_the_account_has_users() {
    let world = World::with(&[("REKEY_ROOT_LABEL", "Account owner")]).await;
    let browser = Browser::open(&world).await;
    browser.sign_in(ACCOUNT, PASSWORD).await;
    browser.state(SETTINGS, "ready").await;
    assert_eq!(browser.text("#fact-user").await, "Account owner");
    browser.sign_in("analytical-engine", PASSWORD).await;
    browser.state(SETTINGS, "ready").await;
    assert_eq!(browser.text("#fact-account").await, "analytical-engine");
    assert_eq!(browser.eval("document.getElementById('fact-user').checkVisibility()").await, false);
    browser.close().await;
}

#[tokio::test]
async fn a_chosen_language_stays_with_the_person() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    browser.sign_in(ACCOUNT, PASSWORD).await;
    browser.state(SETTINGS, "ready").await;
    assert_eq!(browser.eval("document.getElementById('locale').value").await, "");
    browser.find("#locale").await.select_by_value("en").await.unwrap();
    browser.client.execute("globalThis.before = true", Vec::new()).await.unwrap();
    browser.click("#language-form [type=submit]").await;
    browser.until("!globalThis.before").await;
    browser.state(SETTINGS, "ready").await;
    assert_eq!(browser.eval("[document.getElementById('locale').value, document.documentElement.lang]").await, json!(["en", "en"]));
    let owner = world.signed_in(ACCOUNT).await;
    assert_eq!(owner.get("/v1/account").await.expect(200).json()["locale"], "en");
    browser.close().await;
}
