//! The page on which a person approves a desktop app.

use rekey_local::PASSWORD;
use rekey_tests::desktop::Desktop;
use rekey_tests::{Browser, World};
use serde_json::json;

/// Follows the link of the app, and signs in on the way.
async fn follow_signed_out(browser: &Browser, desktop: &Desktop) {
    browser.go(&format!("/device#user_code={}", desktop.user_code)).await;
    browser.state("/sign-in", "ready").await;
    browser.fill("#account", "flowmatic").await;
    browser.fill("#password", PASSWORD).await;
    browser.click("#sign-in-form [type=submit]").await;
    browser.state("/device", "ready").await;
}

#[tokio::test]
async fn a_link_leads_through_the_sign_in_to_the_request_and_approves_nothing() {
    let world = World::in_real_time().await;
    let (browser, desktop) = (Browser::open(&world).await, Desktop::waiting(&world).await);
    follow_signed_out(&browser, &desktop).await;
    // The code waits in its field, and no address has it.
    assert_eq!(browser.eval("document.getElementById('user_code').value").await, json!(desktop.user_code));
    assert_eq!(browser.eval("location.href").await, json!(format!("{}/device", world.url)));
    desktop.poll().await.refused(400, "authorization_pending");

    browser.click("#device-form [type=submit]").await;
    browser.state("/device", "confirm").await;
    browser.shows("#request-code", &desktop.user_code).await;
    browser.shows("#request-device", "Ada's workstation").await;
    browser.shows("#request-address", "127.0.0.7").await;
    browser.shows("#other-address", "another address").await;
    // A reload shows the request again, and Back leads to the code.
    browser.client.refresh().await.unwrap();
    browser.state("/device", "confirm").await;
    browser.shows("#request-code", &desktop.user_code).await;
    browser.client.back().await.unwrap();
    browser.state("/device", "ready").await;
    browser.focused("#user_code").await;
    browser.client.forward().await.unwrap();
    browser.state("/device", "confirm").await;
    browser.click("#approve-button").await;
    browser.confirm_with(PASSWORD).await;
    browser.state("/device", "approved").await;
    browser.client.refresh().await.unwrap();
    browser.state("/device", "approved").await;
    let session = desktop.poll().await.expect(200);
    assert_eq!(session.json()["session"]["account"], "flowmatic");
    // It is too late to take it back, and the page says where the app is signed out.
    browser.click("#take-back-button").await;
    browser.shows("#approved [role=alert]", "signed in already").await;
    browser.close().await;
}

#[tokio::test]
async fn a_person_takes_an_approval_back_or_denies_without_a_password() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.state("/settings/account", "ready").await;
    for approves_first in [true, false] {
        let desktop = Desktop::waiting(&world).await;
        browser.go("/device").await;
        browser.state("/device", "ready").await;
        browser.fill("#user_code", &desktop.user_code.to_lowercase().replace('-', " ")).await;
        browser.click("#device-form [type=submit]").await;
        browser.state("/device", "confirm").await;
        if approves_first {
            browser.click("#approve-button").await;
            browser.confirm_with(PASSWORD).await;
            browser.state("/device", "approved").await;
            browser.click("#take-back-button").await;
        } else {
            browser.click("#deny-button").await;
        }
        browser.state("/device", "denied").await;
        desktop.poll().await.refused(400, "access_denied");
    }
    browser.close().await;
}

#[tokio::test]
async fn a_wrong_code_is_an_error_beside_its_field() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.state("/settings/account", "ready").await;
    browser.go("/device?user_code=ABCD-EFGH").await;
    browser.state("/device", "ready").await;
    browser.click("#device-form [type=submit]").await;
    browser.shows("#user_code-error", "No app waits with this code").await;
    browser.fill("#user_code", "ABC").await;
    browser.click("#device-form [type=submit]").await;
    browser.shows("#user_code-error", "8 letters and digits").await;
    browser.close().await;
}
