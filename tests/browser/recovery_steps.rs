//! The steps of recovering, registering and activating: a reload and Back keep the place, nothing is sent again, and no secret rests.

use rekey_tests::factors::Owner;
use rekey_tests::people::ADA;
use rekey_tests::users::{create, root};
use rekey_tests::{Browser, GOOD_PASSWORD, OTHER_PASSWORD, World};
use rekey_text::{Language, Text};
use serde_json::json;

/// Everything that rests in the tab.
const STORED: &str = "JSON.stringify(sessionStorage) + JSON.stringify(localStorage) + JSON.stringify(history.state)";

async fn stored(browser: &Browser) -> String {
    browser.eval(STORED).await.as_str().unwrap().to_owned()
}

async fn reload(browser: &Browser) {
    browser.client.refresh().await.unwrap();
}

#[tokio::test]
async fn a_reload_comes_back_to_each_step_of_a_recovery_and_sends_nothing() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    browser.ask_for_a_mail(ADA).await;
    let (mail, reference) = (world.inbox(ADA).only().await, browser.text("#reference").await);

    reload(&browser).await;
    browser.state("/forgot", "sent").await;
    assert_eq!(browser.text("#reference").await, reference);
    assert_eq!(browser.text("[data-sent-to]").await, ADA);
    assert_eq!(browser.eval("document.getElementById('resend-button').disabled").await, true);
    browser.fill("#code", &mail.code()).await;
    browser.click("#code-form [type=submit]").await;
    browser.state("/forgot", "choose").await;
    browser.click("label:has([value='1'])").await;

    reload(&browser).await;
    browser.state("/forgot", "choose").await;
    assert_eq!(browser.eval("document.querySelector('[name=principal]:checked').value").await, "1");
    assert_eq!(browser.eval("document.querySelector('[name=username]').value").await, "analytical-engine");
    browser.client.back().await.unwrap();
    browser.state("/forgot", "sent").await;
    browser.client.forward().await.unwrap();
    browser.state("/forgot", "choose").await;
    assert!(stored(&browser).await.contains("ticket_"), "the ticket waits for its use");
    browser.choose_password("#new_password", GOOD_PASSWORD).await;
    browser.state("/forgot", "done").await;
    let rest = stored(&browser).await;
    assert!(!rest.contains("ticket_") && !rest.contains(GOOD_PASSWORD), "{rest}");

    reload(&browser).await;
    browser.state("/forgot", "done").await;
    assert_eq!(browser.text("#done-name").await, "analytical-engine");
    browser.client.back().await.unwrap();
    browser.state("/forgot", "ready").await;
    browser.client.forward().await.unwrap();
    browser.state("/forgot", "done").await;
    browser.click("#sign-in-link").await;
    browser.state("/sign-in", "ready").await;
    browser.until("document.getElementById('account').value == 'analytical-engine'").await;
    assert_eq!(world.inbox(ADA).titled("Reset your Rekey password").count(), 1);
    browser.close().await;
}

#[tokio::test]
async fn messages_come_in_the_language_of_the_page_whatever_the_browser_calls_its_own() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    // Chromium has had such names for locales of the system.
    browser.before_each_page("Object.defineProperty(Navigator.prototype, 'language', { get: () => 'en-US@posix' });").await;
    browser.devtools("Network.enable", json!({})).await;
    browser.devtools("Network.setExtraHTTPHeaders", json!({"headers": {"Accept-Language": "de"}})).await;
    let german = |key| Language::find("de").unwrap().words(&Text::new(key).with("brand", "Rekey"));
    browser.ask_for_a_mail(ADA).await;
    assert_eq!(world.inbox(ADA).only().await.0.subject, german("mail-recover-subject"));
    browser.go("/register").await;
    browser.fill("#account", "joan@example.com").await;
    browser.click("#register-form [type=submit]").await;
    browser.state("/register", "sent").await;
    assert_eq!(world.inbox("joan@example.com").only().await.0.subject, german("mail-activate-subject"));
    browser.close().await;
}

#[tokio::test]
async fn back_leads_from_the_code_to_the_address_and_then_off_the_page() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    browser.go("/support").await;
    browser.ask_for_a_mail(ADA).await;
    browser.client.back().await.unwrap();
    browser.state("/forgot", "ready").await;
    assert_eq!(browser.eval("document.getElementById('email').value").await, ADA);
    browser.click("#have-code-button").await;
    browser.state("/forgot", "sent").await;
    browser.click("[data-change]").await;
    browser.state("/forgot", "ready").await;
    browser.client.back().await.unwrap();
    browser.until("location.pathname == '/support'").await;
    // A new visit begins anew, and still leads to the code.
    browser.go("/forgot").await;
    browser.state("/forgot", "ready").await;
    browser.click("#have-code-button").await;
    browser.state("/forgot", "sent").await;
    browser.fill("#code", &world.inbox(ADA).only().await.code()).await;
    browser.click("#code-form [type=submit]").await;
    browser.state("/forgot", "choose").await;
    browser.close().await;
}

#[tokio::test]
async fn a_fourth_request_says_when_the_next_message_can_be_sent() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    for address in [ADA, "nobody@example.com"] {
        for _ in 0..3 {
            browser.go("/support").await;
            browser.ask_for_a_mail(address).await;
        }
        assert!(browser.text("#resend-wait").await.contains("in 4:"), "five minutes, less what has passed");
        reload(&browser).await;
        browser.state("/forgot", "sent").await;
        assert_eq!(browser.eval("document.getElementById('resend-button').disabled").await, true);
        assert!(browser.text("#resend-wait").await.contains("in 4:"));
        browser.go("/support").await;
        browser.go("/forgot").await;
        browser.fill("#email", &address.to_uppercase()).await;
        browser.click("#forgot-form [type=submit]").await;
        browser.shows("#forgot-form [role=alert]", "in 5 minutes").await;
        assert_eq!(browser.calls().await, 0);
    }
    browser.fill("#email", "somebody.else@example.com").await;
    browser.click("#forgot-form [type=submit]").await;
    browser.state("/forgot", "sent").await;
    world.settle().await;
    assert_eq!(world.inbox(ADA).count(), 3);
    browser.close().await;
}

#[tokio::test]
async fn the_link_of_a_mail_keeps_its_place_and_no_token() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    world.visitor().recover(ADA).await;
    let token = world.inbox(ADA).only().await.token();
    browser.go(&format!("/reset#token={token}")).await;
    browser.click("#continue-button").await;
    browser.state("/reset", "choose").await;
    assert!(!stored(&browser).await.contains(&token));
    reload(&browser).await;
    browser.state("/reset", "choose").await;
    browser.click("label:has([value='0'])").await;
    browser.choose_password("#new_password", GOOD_PASSWORD).await;
    browser.state("/reset", "done").await;
    // Another link in the same tab begins anew.
    browser.go(&format!("/reset#token={token}")).await;
    browser.state("/reset", "ready").await;
    browser.click("#continue-button").await;
    browser.state("/reset", "expired").await;
    reload(&browser).await;
    browser.state("/reset", "expired").await;
    browser.close().await;
}

#[tokio::test]
async fn a_reset_and_one_press_lead_to_the_second_factor() {
    let world = World::unlimited(&[]).await;
    let owner = Owner::with_app(&world).await;
    let browser = Browser::open(&world).await;
    world.visitor().recover("grace@example.com").await;
    let token = world.inbox("grace@example.com").titled("Reset your Rekey password").only().await.token();
    browser.go(&format!("/reset#token={token}")).await;
    browser.click("#continue-button").await;
    browser.choose_password("#new_password", GOOD_PASSWORD).await;
    browser.state("/reset", "done").await;
    assert_eq!(browser.eval("fetch('/v1/session').then(({ status }) => status)").await, 401, "a reset signs nobody in");
    browser.click("#sign-in-link").await;
    browser.state("/sign-in", "code").await;
    assert_eq!(browser.text("#signing-in-as").await, "flowmatic");
    assert!(!stored(&browser).await.contains(GOOD_PASSWORD));
    browser.client.back().await.unwrap();
    browser.client.forward().await.unwrap();
    browser.fill("#digits", &owner.code(&world)).await;
    browser.is_signed_in().await;
    browser.close().await;
}

/// Resets the password of `flowmatic`, up to the link that signs in with it.
async fn reset(world: &World, browser: &Browser) {
    world.visitor().recover("grace@example.com").await;
    let token = world.inbox("grace@example.com").titled("Reset your Rekey password").only().await.token();
    browser.go(&format!("/reset#token={token}")).await;
    browser.click("#continue-button").await;
    browser.choose_password("#new_password", GOOD_PASSWORD).await;
    browser.state("/reset", "done").await;
}

/// Presses the link as the next person at the screen: it asks for the password.
async fn asks_for_the_password(browser: &Browser) {
    browser.click("#sign-in-link").await;
    browser.state("/sign-in", "ready").await;
    assert_eq!(browser.eval("fetch('/v1/session').then(({ status }) => status)").await, 401);
}

#[tokio::test]
async fn nobody_signs_in_much_later_with_the_password_that_was_just_chosen() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    reset(&world, &browser).await;
    browser.eval("(() => { const { now } = Date; Date.now = () => now() + 301_000; })()").await;
    browser.until("document.getElementById('sign-in-link').onclick === null").await;
    asks_for_the_password(&browser).await;
    browser.close().await;
}

#[tokio::test]
async fn nobody_comes_back_to_a_page_that_signs_in() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    reset(&world, &browser).await;
    // Chromium keeps no page that must not be stored. A browser that keeps one tells the page so when the person leaves it.
    browser.eval("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))").await;
    asks_for_the_password(&browser).await;
    browser.close().await;
}

#[tokio::test]
async fn a_registration_keeps_its_place_and_an_activation_names_its_account() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    browser.go("/register").await;
    browser.focused("#account").await;
    browser.fill("#account", "bombe").await;
    browser.fill("#email", "joan@example.com").await;
    browser.click("#register-form [type=submit]").await;
    browser.state("/register", "sent").await;
    let token = world.inbox("joan@example.com").only().await.token();
    reload(&browser).await;
    browser.state("/register", "sent").await;
    assert_eq!(browser.text("#sent-to").await, "joan@example.com");
    browser.click("#change-button").await;
    browser.state("/register", "ready").await;
    assert_eq!(
        browser.eval("['account', 'email'].map((id) => document.getElementById(id).value)").await,
        json!(["bombe", "joan@example.com"])
    );
    assert_eq!(world.inbox("joan@example.com").count(), 1);

    browser.go(&format!("/activate#token={token}")).await;
    assert_eq!(browser.text("#owner-name").await, "bombe");
    assert_eq!(browser.eval("document.querySelector('[name=username]').value").await, "bombe");
    browser.fill("#password", "bombe1234").await;
    browser.until("document.querySelector('[data-rule=contains_name]').dataset.met == 'no'").await;
    browser.choose_password("#password", GOOD_PASSWORD).await;
    browser.state("/activate", "done").await;
    let rest = stored(&browser).await;
    assert!(!rest.contains(&token) && !rest.contains(GOOD_PASSWORD), "{rest}");
    reload(&browser).await;
    browser.state("/activate", "done").await;
    assert_eq!(browser.text("#done-name").await, "bombe");
    browser.go(&format!("/activate#token={token}")).await;
    browser.state("/activate", "expired").await;
    browser.close().await;
}

#[tokio::test]
async fn the_fields_of_a_new_password_speak_to_password_managers() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    let link = create(&root(&world).await, "lin", None, &[]).await.expect(201).text("activation_url");
    browser.client.goto(&link).await.unwrap();
    browser.state("/activate", "ready").await;
    browser.until("document.querySelector('[name=username]').value == 'analytical-engine/lin'").await;
    let attributes = "[...document.querySelectorAll('#password-form input')].map((input) => [input.autocomplete, input.readOnly])";
    assert_eq!(browser.eval(attributes).await, json!([["username", true], ["new-password", false], ["new-password", false]]));
    assert_eq!(browser.eval("document.getElementById('password').getAttribute('passwordrules')").await, "minlength: 8; maxlength: 25;");
    browser.fill("#password", "aaaaaaaaaaaa").await;
    browser.shows("#strength", "could be guessed").await;
    browser.fill("#password", OTHER_PASSWORD).await;
    browser.until("!document.getElementById('strength').textContent.includes('could be guessed')").await;
    let rules = browser.eval("[...document.querySelectorAll('#rules li')].map(({ dataset }) => dataset.rule)").await;
    assert_eq!(rules, json!(["length", "contains_name"]), "only what is asked for is ticked");
    browser.close().await;
}
