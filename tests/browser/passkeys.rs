//! Passkeys on the pages, with an authenticator in the browser.

use fantoccini::key::Key;
use rekey_local::PASSWORD;
use rekey_tests::people::GRACE;
use rekey_tests::{Authenticator, Browser, OTHER_PASSWORD, World};
use serde_json::{Value, json};

/// Has a page find no passkeys by autofill. The authenticator would choose one at once.
const NO_AUTOFILL: &str = "PublicKeyCredential.isConditionalMediationAvailable = async () => false";

/// Grace in her browser, with a passkey in its authenticator.
struct Grace {
    browser: Browser,
    authenticator: String,
}

impl Grace {
    /// Adds a passkey, signed in with the password alone. The page shows the security settings.
    async fn with_passkey(world: &World) -> Self {
        let browser = Browser::open(world).await;
        let authenticator = browser.add_authenticator().await;
        browser.go("/settings/security").await;
        browser.state("/sign-in", "ready").await;
        browser.fill("#account", "flowmatic").await;
        browser.fill("#password", PASSWORD).await;
        browser.click("#sign-in-form [type=submit]").await;
        browser.state("/settings/security", "ready").await;
        browser.click("#add-passkey").await;
        browser.focused("#name").await;
        assert_eq!(browser.eval("document.getElementById('name').value").await, "Chrome (Linux)");
        browser.keys(&Key::Enter).await;
        browser.confirm_with(PASSWORD).await;
        browser.state("/settings/security", "recovery-codes").await;
        browser.click("#copy-codes-button").await;
        browser.click("#codes-saved-button").await;
        browser.state("/settings/security", "ready").await;
        browser.shows("#passkey-list", "Chrome (Linux)").await;
        browser.shows("#passkey-list", "not used yet").await;
        Self { browser, authenticator }
    }

    /// The same in a browser that offers no passkeys by autofill.
    async fn without_autofill(world: &World) -> Self {
        let grace = Self::with_passkey(world).await;
        grace.browser.before_each_page(NO_AUTOFILL).await;
        grace
    }

    /// Opens the page of sign-ins, signed out.
    async fn signs_out(&self) {
        self.browser.client.delete_all_cookies().await.unwrap();
        self.browser.go("/sign-in").await;
    }

    /// Has the authenticator recognise its user from now on, or not.
    async fn is_recognised(&self, recognised: bool) {
        let user = json!({"authenticatorId": self.authenticator, "isUserVerified": recognised});
        self.browser.devtools("WebAuthn.setUserVerified", user).await;
    }

    /// The passkeys that the authenticator keeps.
    async fn kept(&self) -> usize {
        let kept = self.browser.devtools("WebAuthn.getCredentials", json!({"authenticatorId": self.authenticator})).await;
        kept["credentials"].as_array().unwrap().len()
    }
}

#[tokio::test]
async fn the_page_says_until_when_a_new_passkey_needs_the_password() {
    let world = World::unlimited(&[]).await;
    let browser = Browser::open(&world).await;
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.is_signed_in().await;
    browser.go("/settings/security").await;
    browser.state("/settings/security", "ready").await;
    assert_eq!(browser.eval("document.getElementById('passkeys-held').hidden").await, json!(true));
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    browser.sign_in("flowmatic", OTHER_PASSWORD).await;
    browser.is_signed_in().await;
    browser.go("/settings/security").await;
    browser.state("/settings/security", "ready").await;
    browser.shows("#passkeys-held", "works only together with your password").await;
    assert!(browser.text("#passkeys-hold-end").await.contains("20"), "a date");
    browser.close().await;
}

#[tokio::test]
async fn a_passkey_signs_in_by_autofill() {
    let world = World::unlimited(&[]).await;
    let grace = Grace::with_passkey(&world).await;
    grace.signs_out().await;
    grace.browser.is_signed_in().await;
    grace.browser.state("/settings/account", "ready").await;
    grace.browser.go("/settings/security").await;
    grace.browser.shows("#passkey-list", "last used").await;
    grace.browser.close().await;
}

#[tokio::test]
async fn a_passkey_signs_in_by_the_button() {
    let world = World::unlimited(&[]).await;
    let grace = Grace::without_autofill(&world).await;
    grace.signs_out().await;
    grace.is_recognised(false).await;
    grace.browser.click("#passkey-button").await;
    grace.browser.shows("#sign-in-form [role=alert]", "No passkey was used").await;
    grace.is_recognised(true).await;
    grace.browser.click("#passkey-button").await;
    grace.browser.state("/settings/account", "ready").await;
    grace.browser.close().await;
}

#[tokio::test]
async fn a_passkey_is_the_second_factor_and_reauthenticates() {
    let world = World::unlimited(&[]).await;
    let grace = Grace::without_autofill(&world).await;
    let browser = &grace.browser;
    browser.client.delete_all_cookies().await.unwrap();
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.state("/sign-in", "code").await;
    grace.is_recognised(false).await;
    browser.click("[data-method=recovery_code]").await;
    browser.click("#other-method-button").await;
    browser.focused("[data-method=passkey]").await;
    grace.is_recognised(true).await;
    browser.keys(&Key::Enter).await;
    browser.state("/settings/account", "ready").await;

    // A re-authentication is good for five minutes.
    world.clock.advance(300);
    browser.go("/settings/security").await;
    browser.click("[data-passkey] button:not(.danger)").await;
    browser.focused("#name").await;
    browser.keys("Work laptop").await;
    browser.keys(&Key::Enter).await;
    browser.focused("#reauthenticate-form [data-method=passkey]").await;
    browser.keys(&Key::Enter).await;
    browser.shows("#passkey-list", "Work laptop").await;
    browser.focused("#passkeys-title").await;
    assert_eq!(grace.kept().await, 1);

    browser.click("[data-passkey] button.danger").await;
    assert!(browser.text("#confirm-text").await.contains("only second factor"));
    browser.click("#confirm-yes").await;
    browser.until("document.getElementById('passkey-list').childElementCount == 0").await;
    browser.focused("#passkeys-title").await;
    assert_eq!(browser.eval("document.getElementById('recovery-codes').hidden").await, true);
    // The page has told the authenticator.
    assert_eq!(grace.kept().await, 0);
    browser.client.delete_all_cookies().await.unwrap();
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.state("/settings/account", "ready").await;
    grace.browser.close().await;
}

#[tokio::test]
async fn a_passkey_is_offered_after_a_code_until_somebody_dismisses_it() {
    const DECIDED: &str = "performance.getEntriesByType('resource').some(({name}) => name.endsWith('/passkey-offer.js'))";
    let world = World::unlimited(&[]).await;
    let owner = world.signed_in("flowmatic").await;
    let (app, _) = rekey_tests::factors::turn_on_app(&world, &owner, json!({"password": PASSWORD})).await;
    let browser = Browser::open(&world).await;
    browser.add_authenticator().await;
    sign_in_by_code(&world, &browser, &app).await;
    browser.click("#passkey-offer a").await;
    browser.state("/settings/security", "ready").await;
    browser.focused("#passkeys-title").await;
    assert_eq!(browser.eval("document.getElementById('passkey-offer')").await, Value::Null);

    sign_in_by_code(&world, &browser, &app).await;
    browser.click("#dismiss-offer").await;
    sign_in_by_code(&world, &browser, &app).await;
    browser.until(DECIDED).await;
    assert_eq!(browser.eval("document.getElementById('passkey-offer')").await, Value::Null);
    browser.close().await;
}

async fn sign_in_by_code(world: &World, browser: &Browser, app: &Authenticator) {
    browser.client.delete_all_cookies().await.unwrap();
    browser.sign_in("flowmatic", PASSWORD).await;
    world.clock.advance(30);
    browser.fill("#digits", &app.code(world.now())).await;
    browser.state("/settings/account", "ready").await;
}

#[tokio::test]
async fn a_browser_without_passkeys_does_not_offer_them() {
    let world = World::unlimited(&[]).await;
    let browser = Browser::open(&world).await;
    browser.before_each_page("delete globalThis.PublicKeyCredential").await;
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.state("/settings/account", "ready").await;
    browser.go("/settings/security").await;
    browser.find("#no-passkeys-here").await;
    assert_eq!(browser.eval("document.getElementById('add-passkey').hidden").await, true);
    browser.client.delete_all_cookies().await.unwrap();
    browser.go("/sign-in").await;
    browser.state("/sign-in", "ready").await;
    assert_eq!(browser.eval("document.getElementById('passkey-button').hidden").await, true);
    browser.close().await;
}
