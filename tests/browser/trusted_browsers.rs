//! Trusted browsers on the pages: the box at the code step, and the list in the settings.

use rekey_local::PASSWORD;
use rekey_tests::factors::Owner;
use rekey_tests::{Browser, World};

#[tokio::test]
async fn a_browser_is_trusted_at_the_code_step_and_asked_again_from_the_settings() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let browser = Browser::open(&world).await;
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.state("/sign-in", "code").await;
    assert!(browser.text("label:has(#trust-browser)").await.contains("Don’t ask again on this browser for 30 days"));
    browser.click("#trust-browser").await;
    browser.fill("#digits", &owner.code(&world)).await;
    browser.state("/settings/account", "ready").await;
    let row = browser.text("#trusted-browser-list li").await;
    assert!(row.contains("Chrome (Linux)") && row.contains("This browser"), "{row}");

    browser.sign_out().await;
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.state("/settings/account", "ready").await;
    browser.click("#trusted-browser-list button").await;
    browser.click("#confirm-yes").await;
    browser.until("document.getElementById('trusted-browsers').hidden").await;
    browser.focused("#devices-title").await;

    browser.sign_out().await;
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.state("/sign-in", "code").await;
    assert_eq!(browser.eval("document.getElementById('trust-browser').checked").await, false);
    browser.close().await;
}
