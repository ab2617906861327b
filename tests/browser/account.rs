//! Registering, signing in and the account's settings on the pages.

use fantoccini::key::Key;
use rekey_local::PASSWORD;
use rekey_tests::people::ADA;
use rekey_tests::{Browser, GOOD_PASSWORD, OTHER_PASSWORD, World};
use serde_json::json;

#[tokio::test]
async fn a_newcomer_registers_by_mail_and_signs_in() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    browser.go("/register").await;
    browser.fill("#account", "flowmatic").await;
    browser.fill("#email", "jean@example.com").await;
    browser.click("#register-form [type=submit]").await;
    browser.until("document.querySelector('#account-error').textContent.includes('taken')").await;
    browser.fill("#account", "bombe").await;
    browser.click("#register-form [type=submit]").await;
    browser.state("/register", "sent").await;
    assert_eq!(browser.text("#sent-to").await, "jean@example.com");

    let token = world.inbox("jean@example.com").only().await.token();
    browser.go(&format!("/activate#token={token}")).await;
    browser.until("location.hash == ''").await;
    browser.choose_password("#password", "short").await;
    browser.until("document.querySelector('#password-error').textContent.includes('at least 8')").await;
    browser.focused("#password[aria-invalid=true]").await;
    browser.choose_password("#password", "bombe1234").await;
    browser.until("document.querySelector('#password-error').textContent.includes('account')").await;
    browser.choose_password("#password", "password1").await;
    browser.until("document.querySelector('#password-error').textContent.includes('guess')").await;
    browser.choose_password("#password", GOOD_PASSWORD).await;
    browser.state("/activate", "done").await;
    browser.click("#sign-in-link").await;
    browser.state("/settings/account", "ready").await;
    assert_eq!(browser.text("#fact-account").await, "bombe");
    browser.close().await;
}

#[tokio::test]
async fn the_settings_sign_a_device_out_and_change_the_password() {
    let world = World::in_real_time().await;
    let (browser, phone, tablet) = (Browser::open(&world).await, world.visitor(), world.visitor());
    let lost = phone.sign_in_app("flowmatic", PASSWORD, "mobile").await.json()["session"]["id"].as_str().unwrap().to_owned();
    tablet.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    browser.go("/settings/account").await;
    browser.state("/sign-in", "ready").await;
    browser.fill("#account", "flowmatic").await;
    browser.fill("#password", PASSWORD).await;
    browser.click("#sign-in-form [type=submit]").await;
    browser.state("/settings/account", "ready").await;
    assert_eq!(browser.eval("document.querySelectorAll('#session-list li').length").await, 3);
    assert!(browser.text("#session-list li").await.contains("This device"));

    let button = format!("[data-session='{lost}'] button");
    browser.click(&button).await;
    browser.click("#confirm-dialog [value=cancel]").await;
    assert_eq!(phone.session_status().await, 200);
    browser.click(&button).await;
    browser.click("#confirm-yes").await;
    browser.until("document.querySelectorAll('#session-list li').length == 2").await;
    browser.focused("#devices-title").await;
    assert_eq!((phone.session_status().await, tablet.session_status().await), (401, 200));

    browser.fill("#current_password", "not the password").await;
    browser.choose_password("#new_password", OTHER_PASSWORD).await;
    browser.until("document.querySelector('#current_password-error').textContent.includes('not your current')").await;
    browser.fill("#current_password", PASSWORD).await;
    browser.click("#change-password-form [type=submit]").await;
    browser.until("document.querySelector('#password-changed').textContent.includes('Your password is changed')").await;
    browser.focused("#password-title").await;
    browser.until("document.querySelectorAll('#session-list li').length == 1").await;
    assert_eq!(tablet.session_status().await, 401);

    browser.sign_out().await;
    browser.client.back().await.unwrap();
    browser.state("/sign-in", "ready").await;
    browser.sign_in("flowmatic", OTHER_PASSWORD).await;
    browser.state("/settings/account", "ready").await;
    browser.close().await;
}

#[tokio::test]
async fn a_wrong_password_is_announced_once_and_gets_the_focus() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    browser.sign_in("flowmatic", "not the password").await;
    browser.until("document.querySelector('[role=alert]').textContent != ''").await;
    assert_eq!(browser.eval("[...document.querySelectorAll('[role=alert], .error')].filter(place => place.textContent).length").await, 1);
    browser.focused("#password").await;
    assert_eq!(
        browser.eval("[document.getElementById('account').value, document.getElementById('password').value]").await,
        json!(["flowmatic", ""])
    );
    let wrong = browser.text("[role=alert]").await;
    browser.sign_in("nobody-of-this-name", "not the password").await;
    browser.until("document.querySelector('[role=alert]').textContent != ''").await;
    assert_eq!(browser.text("[role=alert]").await, wrong);
    browser.close().await;
}

#[tokio::test]
async fn the_pages_work_with_the_keyboard_alone() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    browser.go("/sign-in").await;
    browser.focused("#account").await;
    browser.tab_to("a[href='/forgot']").await;
    browser.keys(&Key::Enter).await;
    browser.state("/forgot", "ready").await;
    browser.focused("#email").await;
    browser.keys(&format!("{ADA}{}", Key::Enter)).await;
    browser.state("/forgot", "sent").await;
    browser.focused("[data-when~=sent] h1").await;
    browser.tab_to("#code").await;
    let code = world.inbox(ADA).only().await.code();
    browser.keys(&format!("{code}{}", Key::Enter)).await;
    browser.state("/forgot", "choose").await;
    browser.tab_to("[name=principal]").await;
    browser.keys(" ").await;
    browser.tab_to("#new_password").await;
    browser.keys(GOOD_PASSWORD).await;
    browser.tab_to("#confirm").await;
    browser.keys(&format!("{GOOD_PASSWORD}{}", Key::Enter)).await;
    browser.state("/forgot", "done").await;
    browser.tab_to("#sign-in-link").await;
    browser.keys(&Key::Enter).await;
    browser.state("/settings/account", "ready").await;
    browser.client.execute("document.body.tabIndex = -1; document.body.focus()", Vec::new()).await.unwrap();
    browser.tab_to("#account-button").await;
    browser.keys(&Key::Enter).await;
    browser.tab_to("#sign-out-button").await;
    browser.keys(&Key::Enter).await;
    browser.state("/sign-in", "ready").await;
    browser.close().await;
}

#[tokio::test]
async fn a_device_name_with_html_is_shown_as_text() {
    const NAME: &str = "<img src=x onerror=alert(1)>";
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    let body = json!({"account": ADA, "password": PASSWORD, "client": "mobile", "device": NAME});
    world.visitor().post("/v1/sign-in", body).await.expect(200);
    browser.sign_in(ADA, PASSWORD).await;
    browser.state("/settings/account", "ready").await;
    assert_eq!(browser.eval("[...document.querySelectorAll('#session-list strong')].map(name => name.textContent)[1]").await, NAME);
    assert_eq!(browser.eval("document.querySelectorAll('#session-list img').length").await, 0);
    let row = "#session-list li:nth-child(2) button";
    browser.click(row).await;
    assert_eq!(browser.text("#confirm-title").await, format!("Sign out {NAME}?"));
    browser.close().await;
}
