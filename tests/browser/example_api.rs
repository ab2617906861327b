//! The page of `infra/example/api`, which calls an API that Rekey protects.

use rekey_local::PASSWORD;
use rekey_tests::gateway::serve_example;
use rekey_tests::{Browser, World};
use serde_json::{Value, json};

const SIGN_IN: &str = "Sign in to see your reports.";

/// Makes a call of Rekey on a page of Rekey, with the browser's cookie. Returns the status.
async fn call(browser: &Browser, path: &str, body: Value) -> Value {
    browser.go("/help/no-message").await;
    let request = format!("{{ method: 'POST', headers: {{ 'content-type': 'application/json' }}, body: {:?} }}", body.to_string());
    browser.eval(&format!("fetch('{path}', {request}).then((answer) => answer.status)")).await
}

#[tokio::test]
async fn a_page_of_another_api_follows_the_session_of_its_browser() {
    let world = World::in_real_time().await;
    let example = serve_example(&world).await;
    let browser = Browser::open(&world).await;
    browser.leave_for(&example).await;
    browser.shows("#message", SIGN_IN).await;
    browser.find("#sign-in").await;

    browser.sign_in("flowmatic", PASSWORD).await;
    browser.is_signed_in().await;
    browser.leave_for(&example).await;
    browser.shows("#message", "Reports of flowmatic").await;
    assert_eq!(browser.eval("document.querySelectorAll('#reports li').length").await, json!(2));
    browser.click("#order").await;
    browser.shows("#message", "Confirm your password").await;
    assert_eq!(call(&browser, "/v1/session/reauthenticate", json!({"password": PASSWORD})).await, json!(204));
    browser.leave_for(&example).await;
    browser.click("#order").await;
    browser.shows("#message", "The report is ordered.").await;

    assert_eq!(call(&browser, "/v1/sign-out", json!({})).await, json!(204));
    browser.leave_for(&example).await;
    browser.shows("#message", SIGN_IN).await;
    browser.close().await;
}

#[tokio::test]
async fn a_page_of_another_api_says_what_a_user_may_not_do() {
    let world = World::in_real_time().await;
    let example = serve_example(&world).await;
    let mark = Browser::as_user(&world, "mark", "/settings/account").await;
    mark.is_signed_in().await;
    mark.leave_for(&example).await;
    mark.shows("#message", "Reports of flowmatic").await;
    mark.click("#order").await;
    mark.shows("#message", "You may not do this.").await;
    mark.close().await;
}
