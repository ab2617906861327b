//! Recovering on the pages: the link, the typed code, and what people without a contact are told.

use fantoccini::Locator;
use rekey_domain::clock::Clock;
use rekey_tests::people::ADA;
use rekey_tests::{Browser, GOOD_PASSWORD, World};
use serde_json::json;

/// What the page for forgotten names says to everyone, in these words.
const ASK_YOUR_ADMINISTRATOR: &str = "No email address or mobile number linked? Ask your administrator";

/// From the choice of the account to the account's own page.
async fn choose_and_sign_in(browser: &Browser, path: &str) {
    browser.state(path, "choose").await;
    assert_eq!(
        browser.eval("[...document.querySelectorAll('#principal-list strong')].map(name => name.textContent)").await,
        json!([ADA, "analytical-engine"])
    );
    browser.client.find(Locator::XPath("//label[contains(., 'analytical-engine')]")).await.unwrap().click().await.unwrap();
    browser.fill("#new_password", "short").await;
    assert_eq!(browser.eval("document.querySelectorAll('#rules [data-met=yes]').length").await, 1);
    browser.choose_password("#new_password", GOOD_PASSWORD).await;
    browser.state(path, "done").await;
    assert_eq!(browser.text("#done-name").await, "analytical-engine");
    browser.click("#sign-in-link").await;
    browser.state("/settings/account", "ready").await;
    assert_eq!(browser.text("#fact-account").await, "analytical-engine");
    assert_eq!(browser.text("#fact-email").await, ADA);
}

#[tokio::test]
async fn the_link_recovers_a_forgotten_name_and_password() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    browser.go("/sign-in").await;
    browser.click("a[href='/forgot']").await;
    browser.state("/forgot", "ready").await;
    assert_eq!(browser.text("main > .aside").await, ASK_YOUR_ADMINISTRATOR);
    browser.ask_for_a_mail(ADA).await;
    assert_eq!(browser.text("main > .aside").await, ASK_YOUR_ADMINISTRATOR);
    let mail = world.inbox(ADA).only().await;
    let reference = browser.text("#reference").await;
    assert_eq!(reference.split(' ').count(), 2);
    assert!(mail.0.text.contains(&format!(": {reference}\n")) && mail.0.html.contains(&format!(">{reference}<")), "{}", mail.0.text);

    browser.go(&format!("/reset#token={}", mail.token())).await;
    browser.state("/reset", "ready").await;
    assert_eq!(browser.calls().await, 0, "a link is shown before anything is sent");
    browser.click("#continue-button").await;
    browser.state("/reset", "choose").await;
    assert_eq!(browser.calls().await, 1);
    browser.choose_password("#new_password", GOOD_PASSWORD).await;
    browser.until("document.querySelector('#principal-error').textContent == 'Choose an account.'").await;
    browser.focused("[name=principal]").await;
    browser.click("label.choice").await;
    choose_and_sign_in(&browser, "/reset").await;
    browser.close().await;
}

#[tokio::test]
async fn the_typed_code_leads_to_the_same_choice_of_accounts() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    browser.ask_for_a_mail(ADA).await;
    browser.fill("#code", "0000-0000").await;
    browser.click("#code-form [type=submit]").await;
    browser.until("document.querySelector('#code-error').textContent.includes('does not match')").await;
    browser.focused("#code[aria-invalid=true]").await;
    let code = world.inbox(ADA).only().await.code();
    browser.fill("#code", &code.replace('-', " ").to_lowercase()).await;
    browser.click("#code-form [type=submit]").await;
    choose_and_sign_in(&browser, "/forgot").await;
    browser.close().await;
}

#[tokio::test]
async fn a_scanner_that_runs_scripts_spends_no_link() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    world.visitor().recover(ADA).await;
    let link = format!("/reset#token={}", world.inbox(ADA).only().await.token());
    for method in [reqwest::Method::GET, reqwest::Method::HEAD] {
        let visitor = world.visitor();
        visitor.send(visitor.request(method, &link)).await.expect(200);
    }
    browser.go(&link).await;
    browser.until("location.hash == ''").await;
    browser.until("document.readyState == 'complete'").await;
    assert_eq!(browser.eval("document.body.outerHTML.includes('token')").await, false);
    assert_eq!(browser.calls().await, 0);
    browser.client.refresh().await.unwrap();
    browser.state("/reset", "missing").await;
    browser.go("/support").await;

    let person = Browser::open(&world).await;
    person.go(&link).await;
    person.state("/reset", "ready").await;
    assert_eq!(person.client.current_url().await.unwrap().as_str(), format!("{}/reset", world.url));
    person.click("#continue-button").await;
    person.state("/reset", "choose").await;
    person.close().await;
    browser.close().await;
}

#[tokio::test]
async fn a_spent_or_old_link_offers_another_mail() {
    let clock = Clock::manual(Clock::System.now());
    let world = World::start(&[("REKEY_LIMIT_SCALE", "1000")], clock.clone()).await;
    let (browser, visitor, inbox) = (Browser::open(&world).await, world.visitor(), world.inbox(ADA));
    visitor.recover(ADA).await;
    let spent = inbox.nth(0).await.token();
    let ticket = visitor.consume(&spent).await;
    visitor.set_password(&ticket, ADA, GOOD_PASSWORD).await.expect(200);
    visitor.recover("grace@example.com").await;
    let old = world.inbox("grace@example.com").nth(0).await.token();
    clock.advance(901);
    for token in [spent, old] {
        browser.go(&format!("/reset#token={token}")).await;
        browser.click("#continue-button").await;
        browser.state("/reset", "expired").await;
        browser.focused("[data-when=expired] h1").await;
        browser.click("[data-when=expired] a.button").await;
        browser.state("/forgot", "ready").await;
    }
    browser.close().await;
}
