//! Second factors on the pages: turning them on and off, and the code of a sign-in.

use std::fs;
use std::time::Duration;

use fantoccini::key::Key;
use rekey_local::PASSWORD;
use rekey_tests::{Authenticator, Browser, World};
use serde_json::json;

/// Grace in her browser, with what she has at hand once a second factor of her account is on.
struct Grace {
    browser: Browser,
    app: Authenticator,
    recovery_codes: Vec<String>,
}

impl Grace {
    /// Turns the app on, signed in with the password alone. The recovery codes are on the page.
    async fn with_app(world: &World) -> Self {
        let browser = Browser::open(world).await;
        browser.go("/settings/security").await;
        browser.state("/sign-in", "ready").await;
        browser.fill("#account", "flowmatic").await;
        browser.fill("#password", PASSWORD).await;
        browser.click("#sign-in-form [type=submit]").await;
        browser.state("/settings/security", "ready").await;
        browser.click("#turn-on-app").await;
        browser.fill("#password", PASSWORD).await;
        browser.click("#reauthenticate-form [type=submit]").await;
        browser.state("/settings/security", "app").await;
        browser.until("document.getElementById('qr').naturalWidth").await;
        let app = Authenticator::new(&browser.text("#secret").await.replace(' ', ""));
        browser.fill("#app_code", &app.code(world.now())).await;
        browser.state("/settings/security", "recovery-codes").await;
        let codes = browser.eval("[...document.querySelectorAll('#code-list code')].map(code => code.textContent)").await;
        Self { browser, app, recovery_codes: serde_json::from_value(codes).unwrap() }
    }

    /// Turns mailed codes on as well.
    async fn with_both(world: &World) -> Self {
        let grace = Self::with_app(world).await;
        grace.browser.click("#codes-saved-button").await;
        grace.browser.click("#turn-on-email").await;
        grace.browser.state("/settings/security", "email").await;
        grace.browser.fill("#email_code", &grace.mailed_code(world, 0).await).await;
        grace.browser.state("/settings/security", "ready").await;
        grace.browser.focused("#email-title").await;
        // The pause between two mails, short as it is in these stacks.
        world.clock.advance(1);
        grace
    }

    /// A code of the app that was not used yet.
    fn code(&self, world: &World) -> String {
        world.clock.advance(30);
        self.app.code(world.now())
    }

    /// The code in the mail with this place among those that bring one, as people like to type it.
    async fn mailed_code(&self, world: &World, place: usize) -> String {
        let digits = world.inbox("grace@example.com").titled("Your Rekey authentication code").nth(place).await.digits();
        format!(" {}\u{a0}{}", &digits[..3], &digits[3..])
    }

    /// Signs in on a browser that nobody knows, as far as the password goes.
    async fn sign_in(&self) {
        self.browser.client.delete_all_cookies().await.unwrap();
        self.browser.sign_in("flowmatic", PASSWORD).await;
        self.browser.state("/sign-in", "code").await;
    }

    /// Turns a factor off, as far as the question for the password, and types that.
    async fn turn_off(&self, factor: &str) {
        self.browser.go("/settings/security").await;
        self.browser.click(&format!("#turn-off-{factor}")).await;
        self.browser.click("#confirm-yes").await;
        self.browser.focused("#password").await;
        self.browser.keys(PASSWORD).await;
    }

    /// Types a code where it is asked for. Six digits send themselves.
    async fn enter(&self, field: &str, code: &str) {
        self.browser.fill(field, code).await;
        if field != "#digits" {
            self.browser.keys(&Key::Enter).await;
        }
    }

    /// Waits for the message about a field.
    async fn told(&self, field: &str, words: &str) {
        self.browser.until(&format!("document.querySelector('{field}-error').textContent.includes('{words}')")).await;
        self.browser.focused(&format!("{field}[aria-invalid=true]")).await;
    }
}

#[tokio::test]
async fn recovery_codes_are_shown_once_and_can_be_saved() {
    let world = World::unlimited(&[]).await;
    let Grace { browser, recovery_codes, .. } = Grace::with_app(&world).await;
    assert_eq!(recovery_codes.len(), 10);
    let folder = tempfile::tempdir().unwrap();
    let kept_here = json!({"behavior": "allow", "downloadPath": folder.path()});
    browser.command("goog/cdp/execute", json!({"cmd": "Browser.setDownloadBehavior", "params": kept_here})).await;
    let asks = "(() => { const leaving = new Event('beforeunload', { cancelable: true }); dispatchEvent(leaving); return leaving.defaultPrevented; })()";
    assert_eq!(browser.eval(asks).await, true, "nothing is kept yet");
    browser.click("#download-codes-link").await;
    assert_eq!(browser.eval(asks).await, false);
    let file = folder.path().join("Rekey recovery codes.txt");
    let arrival = async {
        while !file.exists() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), arrival).await.unwrap();
    let kept = fs::read_to_string(file).unwrap();
    assert!(kept.contains("flowmatic") && recovery_codes.iter().all(|code| kept.contains(code)), "{kept}");

    browser.click("#codes-saved-button").await;
    browser.state("/settings/security", "ready").await;
    browser.focused("#recovery-codes-title").await;
    assert!(browser.text("#app-title").await.contains("On since"));
    assert!(browser.text("#recovery-codes-title").await.contains("10 left"));
    let page = browser.eval("document.documentElement.outerHTML").await.to_string();
    assert!(!recovery_codes.iter().any(|code| page.contains(code)));
    browser.close().await;
}

#[tokio::test]
async fn a_sign_in_asks_for_a_code_of_the_chosen_method() {
    let world = World::unlimited(&[]).await;
    let grace = Grace::with_both(&world).await;
    let browser = &grace.browser;
    grace.sign_in().await;
    browser.focused("[data-when=code] h1").await;
    browser.tab_to("[data-method=email]").await;
    browser.keys(&Key::Enter).await;
    browser.focused("#digits").await;
    assert_eq!(browser.eval("document.getElementById('digits-again').disabled").await, true, "the next mail has to wait");
    grace.enter("#digits", "000000").await;
    grace.told("#digits", "only the one in the newest mail").await;
    grace.enter("#digits", &grace.mailed_code(&world, 1).await).await;
    browser.state("/settings/account", "ready").await;

    grace.sign_in().await;
    browser.click("[data-method=app]").await;
    let code = grace.code(&world);
    grace.enter("#digits", &code).await;
    browser.state("/settings/account", "ready").await;

    grace.sign_in().await;
    browser.click("[data-method=app]").await;
    grace.enter("#digits", &code).await;
    grace.told("#digits", "has been used").await;
    browser.click("#recovery-code-button").await;
    browser.focused("#recovery_code").await;
    assert_eq!(browser.eval("document.querySelector('#code-form [role=alert]').textContent").await, "", "of the code that was left");
    grace.enter("#recovery_code", &format!("1. {}", grace.recovery_codes[0].to_lowercase().replace('-', "\u{2013}"))).await;
    browser.state("/settings/account", "ready").await;
    browser.click(".tabs a[href='/settings/security']").await;
    assert!(browser.text("#recovery-codes-title").await.contains("9 left"));
    grace.browser.close().await;
}

#[tokio::test]
async fn an_expired_challenge_leads_back_to_the_password() {
    let world = World::unlimited(&[]).await;
    let grace = Grace::with_app(&world).await;
    let browser = &grace.browser;
    grace.sign_in().await;
    // The only factor needs no choice.
    browser.focused("#digits").await;
    world.clock.advance(600);
    grace.enter("#digits", &grace.code(&world)).await;
    browser.state("/sign-in", "ready").await;
    browser.focused("#password").await;
    assert!(browser.text("#sign-in-form [role=alert]").await.contains("more than 10 minutes"));
    assert_eq!(browser.eval("document.getElementById('account').value").await, "flowmatic");
    browser.keys(&format!("{PASSWORD}{}", Key::Enter)).await;
    grace.enter("#digits", &grace.code(&world)).await;
    browser.state("/settings/account", "ready").await;
    grace.browser.close().await;
}

#[tokio::test]
async fn a_reload_keeps_a_sign_in_that_waits_for_a_code() {
    let world = World::unlimited(&[]).await;
    let grace = Grace::with_both(&world).await;
    let browser = &grace.browser;
    grace.sign_in().await;
    browser.click("[data-method=email]").await;
    browser.focused("#digits").await;
    browser.client.refresh().await.unwrap();
    browser.state("/sign-in", "code").await;
    assert_eq!(browser.text("#signing-in-as").await, "flowmatic");
    // The mail is there already, and so is the field for its code.
    browser.focused("#digits").await;
    grace.enter("#digits", &grace.mailed_code(&world, 1).await).await;
    browser.state("/settings/account", "ready").await;
    assert_eq!(browser.eval("sessionStorage.getItem('sign-in')").await, json!(null));

    grace.sign_in().await;
    browser.go("/sign-in").await;
    browser.state("/sign-in", "ready").await;
    assert_eq!(browser.eval("sessionStorage.getItem('sign-in')").await, json!(null), "a new visit to the page forgets the sign-in before");
    grace.browser.close().await;
}

#[tokio::test]
async fn back_leads_one_step_back_in_a_sign_in() {
    let world = World::unlimited(&[]).await;
    let grace = Grace::with_both(&world).await;
    let browser = &grace.browser;
    let mails = || world.inbox("grace@example.com").count_of("Your Rekey authentication code");
    browser.client.delete_all_cookies().await.unwrap();
    browser.go("/support").await;
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.click("[data-method=email]").await;
    browser.focused("#digits").await;
    let sent = world.inbox("grace@example.com").titled("Your Rekey authentication code").nth(1).await.digits();
    let before = mails();
    browser.client.back().await.unwrap();
    browser.find("[data-method=email]").await;
    browser.client.back().await.unwrap();
    browser.state("/sign-in", "ready").await;
    assert_eq!(browser.eval("document.getElementById('account').value").await, "flowmatic");
    browser.client.execute("history.go(2)", Vec::new()).await.unwrap();
    browser.state("/sign-in", "code").await;
    browser.focused("#digits").await;
    // The page for lost factors leads back to the code as well.
    browser.click("[data-when=code] a[href='/lost-factor']").await;
    browser.click("[data-when=ready] a[href='/sign-in#code']").await;
    browser.state("/sign-in", "code").await;
    browser.click("[data-method=email]").await;
    assert_eq!(mails(), before, "no other mail was sent");
    grace.enter("#digits", &sent).await;
    browser.state("/settings/account", "ready").await;

    browser.client.delete_all_cookies().await.unwrap();
    browser.go("/support").await;
    browser.go("/sign-in").await;
    browser.client.back().await.unwrap();
    browser.until("location.pathname == '/support'").await;
    grace.browser.close().await;
}

#[tokio::test]
async fn the_page_says_that_the_fifth_wrong_code_ends_the_sign_in() {
    let world = World::unlimited(&[]).await;
    let grace = Grace::with_app(&world).await;
    let browser = &grace.browser;
    grace.sign_in().await;
    for left in ["4 tries", "3 tries", "2 tries", "1 try"] {
        grace.enter("#digits", "000000").await;
        grace.told("#digits", &format!("You have {left} left")).await;
    }
    grace.enter("#digits", "000000").await;
    browser.state("/sign-in", "ready").await;
    assert!(browser.text("#sign-in-form [role=alert]").await.contains("Five codes were wrong"));
    browser.focused("#password").await;
    browser.keys(&format!("{PASSWORD}{}", Key::Enter)).await;
    grace.enter("#digits", &grace.code(&world)).await;
    browser.state("/settings/account", "ready").await;
    grace.browser.close().await;
}

#[tokio::test]
async fn turning_a_factor_off_asks_for_password_and_code() {
    let world = World::unlimited(&[]).await;
    let grace = Grace::with_both(&world).await;
    let browser = &grace.browser;
    // A re-authentication is good for five minutes.
    world.clock.advance(300);
    grace.turn_off("app").await;
    browser.keys(&format!("?{}", Key::Enter)).await;
    browser.focused("[data-method=app]").await;
    browser.keys(&Key::Enter).await;
    grace.enter("#digits", &grace.code(&world)).await;
    grace.told("#password", "not your password").await;
    browser.fill("#password", PASSWORD).await;
    browser.click("#other-method-button").await;
    browser.click("[data-method=email]").await;
    browser.focused("#digits").await;
    grace.enter("#digits", &grace.mailed_code(&world, 1).await).await;
    browser.until("document.getElementById('app-state').textContent == 'Off'").await;
    browser.focused("#app-title").await;
    assert_eq!(browser.eval("document.getElementById('password').value").await, "", "no password stays on the page");

    browser.click("#turn-off-email").await;
    assert!(browser.text("#confirm-text").await.contains("only second factor"));
    browser.click("#confirm-yes").await;
    browser.until("document.getElementById('email-state').textContent == 'Off'").await;
    assert_eq!(browser.eval("document.getElementById('recovery-codes').hidden").await, true);
    browser.client.delete_all_cookies().await.unwrap();
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.state("/settings/account", "ready").await;
    grace.browser.close().await;
}

#[tokio::test]
async fn the_page_says_how_long_a_hold_lasts_and_an_app_lifts_it() {
    let world = World::unlimited(&[]).await;
    let grace = Grace::with_both(&world).await;
    let browser = &grace.browser;
    let person = world.visitor();
    let recovery = person.recover("grace@example.com").await;
    let link = world.inbox("grace@example.com").find(&format!("link_{recovery}.")).await.token();
    let ticket = person.consume(&link).await;
    person.set_password(&ticket, "flowmatic", PASSWORD).await.expect(200);

    grace.sign_in().await;
    browser.click("[data-method=email]").await;
    grace.enter("#digits", &grace.mailed_code(&world, 1).await).await;
    browser.state("/settings/account", "ready").await;
    world.clock.advance(1);
    grace.turn_off("email").await;
    browser.click("[data-method=email]").await;
    browser.focused("#digits").await;
    grace.enter("#digits", &grace.mailed_code(&world, 2).await).await;
    let until = "new Date(Date.now() + 86_400_000).toLocaleDateString([], { weekday: 'long', day: 'numeric', month: 'long' })";
    browser.until(&format!("document.getElementById('hold-end').textContent.startsWith({until})")).await;
    browser.click("#hold-confirm").await;
    browser.focused("#password").await;
    assert_eq!(browser.eval("document.querySelector('[data-method=email]').hidden").await, true, "the mailbox is what may be lost");
    browser.keys(PASSWORD).await;
    grace.enter("#digits", &grace.code(&world)).await;
    browser.until("document.getElementById('email-state').textContent == 'Off'").await;
    grace.browser.close().await;
}

#[tokio::test]
async fn the_page_sends_people_without_an_address_to_the_report_form() {
    const FORM: &str = "https://example.com/report";
    let world = World::unlimited(&[("REKEY_REPORT_URL", FORM)]).await;
    let grace = Grace::with_both(&world).await;
    let browser = &grace.browser;
    world.remove(&world.principal("flowmatic").await, "email").await;
    grace.sign_in().await;
    browser.click("[data-method=email]").await;
    assert_eq!(browser.find("#code-form [role=alert] a").await.attr("href").await.unwrap().unwrap(), FORM);
    browser.click("[data-method=recovery_code]").await;
    grace.enter("#recovery_code", &grace.recovery_codes[0]).await;
    browser.state("/settings/account", "ready").await;
    grace.browser.close().await;
}
