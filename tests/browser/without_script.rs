//! What a page does when its script does not run: it says so, and sends nothing.

use fantoccini::key::Key;
use rekey_tests::{Browser, World};
use serde_json::json;

const PASSWORD_TYPED: &str = "typed too early";

/// Opens the page for signing in, in which no script has run. Types a password and tries to send it.
async fn nothing_is_sent(browser: &Browser) {
    browser.go("/sign-in").await;
    browser.eval("globalThis.here = true, document.addEventListener('submit', () => { globalThis.sent = true; })").await;
    browser.fill("#account", "ada@example.com").await;
    browser.fill("#password", PASSWORD_TYPED).await;
    browser.keys(&Key::Enter).await;
    browser.click("#sign-in-form [type=submit]").await;
    // A script that sends the form itself is stopped by the policy.
    let refused = "new Promise((resolve) => { addEventListener('securitypolicyviolation', ({ violatedDirective }) => resolve(violatedDirective)); \
                   document.getElementById('sign-in-form').submit(); })";
    assert_eq!(browser.eval(refused).await, "form-action");
    assert_eq!(browser.eval("[globalThis.here, globalThis.sent, location.pathname]").await, json!([true, null, "/sign-in"]));
    // The text says what to do. It appears after a few seconds, because a script may be slow.
    browser.until("document.getElementById('without-script').checkVisibility({ visibilityProperty: true })").await;
    assert!(browser.text("#without-script").await.contains("JavaScript"));
}

#[tokio::test]
async fn a_page_whose_script_is_blocked_says_so_and_sends_nothing() {
    let world = World::new().await;
    let browser = Browser::open(&world).await;
    browser.devtools("Network.enable", json!({})).await;
    browser.devtools("Network.setBlockedURLs", json!({"urls": ["*/form.js"]})).await;
    nothing_is_sent(&browser).await;
}

#[tokio::test]
async fn a_page_whose_script_the_browser_cannot_read_says_so_and_sends_nothing() {
    let world = World::new().await;
    let browser = Browser::open(&world).await;
    // A browser that does not know modules ignores them.
    browser.before_each_page("new MutationObserver((changes) => { for (const { addedNodes } of changes) for (const node of addedNodes) if (node.type === 'module') node.type = 'unknown'; }).observe(document, { childList: true, subtree: true });").await;
    nothing_is_sent(&browser).await;
}

#[tokio::test]
async fn a_page_whose_script_ends_with_an_error_says_so_and_sends_nothing() {
    let world = World::new().await;
    let browser = Browser::open(&world).await;
    browser.before_each_page("Object.defineProperty(globalThis, 'FluentBundle', { get() {}, set() {} });").await;
    nothing_is_sent(&browser).await;
}

#[tokio::test]
async fn a_browser_without_scripts_reads_at_once_what_to_do() {
    let world = World::new().await;
    let browser = Browser::open(&world).await;
    browser.devtools("Emulation.setScriptExecutionDisabled", json!({"value": true})).await;
    for page in rekey_tests::PAGES {
        browser.go(page).await;
        let text = browser.client.source().await.unwrap();
        let needs = !["/help/no-message", "/support"].contains(&page);
        assert_eq!(text.contains("id=\"without-script\""), needs, "{page}");
    }
    browser.go("/sign-in").await;
    let seen = browser
        .devtools(
            "Runtime.evaluate",
            json!({"expression": "document.getElementById('without-script').checkVisibility({ visibilityProperty: true })"}),
        )
        .await;
    assert_eq!(seen["result"]["value"], true, "{seen}");
}

#[tokio::test]
async fn a_page_whose_script_runs_says_nothing_of_it() {
    let world = World::new().await;
    let browser = Browser::open(&world).await;
    browser.go("/sign-in").await;
    browser.state("/sign-in", "ready").await;
    assert_eq!(browser.eval("document.getElementById('without-script').checkVisibility()").await, false);
    assert_eq!(browser.eval("document.querySelector('#sign-in-form [type=submit]').disabled").await, false);
    browser.close().await;
}
