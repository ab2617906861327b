//! The settings of an account, and a desktop app that waits for an approval.

use fantoccini::key::Key;
use rekey_local::PASSWORD;
use rekey_tests::Authenticator;
use rekey_tests::desktop::Desktop;
use rekey_tests::gallery::Walk;
use rekey_tests::people::{GRACE, MOBILE};
use serde_json::json;

use super::{ACCOUNT, FLOWMATIC, SECURITY, sent, sign_in, six_digits};

pub async fn account(walk: &mut Walk<'_>) {
    for device in ["Grace’s phone", "Grace’s phone", "Tablet"] {
        let body = json!({"account": FLOWMATIC, "password": PASSWORD, "client": "mobile", "device": device});
        walk.world.visitor().post("/v1/sign-in", body).await.expect(200);
    }
    sign_in(walk, FLOWMATIC).await;
    walk.arrive(ACCOUNT, "ready").await;
    walk.browser.click("#account-button").await;
    walk.browser.find("#sign-out-button").await;
    walk.stop("account menu").await;
    walk.browser.keys(&Key::Escape).await;
    walk.browser.click("#session-list button").await;
    walk.browser.find("#confirm-yes").await;
    walk.stop("account confirm").await;
    walk.browser.click("#confirm-dialog [value=cancel]").await;
    walk.send("#change-password-form").await;
    walk.told("#current_password-error").await;
    walk.stop("account password wrong").await;

    walk.browser.click("#change-phone").await;
    walk.arrive(ACCOUNT, "phone").await;
    walk.send("#phone-form").await;
    walk.told("#phone-error").await;
    walk.stop("account phone wrong").await;
    walk.browser.fill("#phone", MOBILE).await;
    walk.send("#phone-form").await;
    walk.browser.find("#reauthenticate-form #password").await;
    walk.stop("reauthenticate").await;
    walk.browser.confirm_with("not the password").await;
    walk.told("#password-error").await;
    walk.stop("reauthenticate wrong").await;
    walk.browser.fill("#reauthenticate-form #password", PASSWORD).await;
    walk.browser.keys(&Key::Enter).await;
    walk.arrive(ACCOUNT, "code").await;
    walk.stop("account phone code").await;
    let code = sent(walk, MOBILE, 0, six_digits).await;
    walk.browser.fill("#contact_code", "000000").await;
    walk.told("#contact_code-error").await;
    walk.stop("account phone code wrong").await;
    walk.browser.fill("#contact_code", &code).await;
    walk.arrive(ACCOUNT, "ready").await;
    walk.told("#contacts-done").await;
    walk.picture("contacts", (760, 1020), "body", "").await;
    walk.stop("account").await;

    walk.browser.click("#change-email").await;
    walk.arrive(ACCOUNT, "email").await;
    walk.browser.fill("#email", "grace").await;
    walk.send("#email-form").await;
    walk.told("#email-error").await;
    walk.stop("account email wrong").await;
    // Two codes of one principal are at least a second apart, even if the limits are out of the way.
    walk.world.clock.advance(1);
    walk.browser.fill("#email", "grace.hopper@example.org").await;
    walk.send("#email-form").await;
    walk.arrive(ACCOUNT, "code").await;
    walk.stop("account email code").await;
    walk.browser.click("#contact-form [data-back]").await;
    walk.arrive(ACCOUNT, "ready").await;
    walk.told("#email-next-state").await;
    walk.stop("account waiting").await;
}

/// Turns every factor on. Returns the authenticator app.
pub async fn security(walk: &mut Walk<'_>) -> Authenticator {
    walk.browser.add_authenticator().await;
    walk.go(SECURITY).await;
    walk.arrive(SECURITY, "ready").await;
    walk.stop("security off").await;
    walk.browser.click("#turn-on-app").await;
    walk.arrive(SECURITY, "app").await;
    walk.browser.until("document.getElementById('qr').naturalWidth").await;
    walk.picture("security", (760, 900), "body", "").await;
    walk.stop("security app").await;
    walk.browser.fill("#app_code", "000000").await;
    walk.told("#app_code-error").await;
    walk.stop("security app wrong").await;
    let app = Authenticator::new(&walk.browser.text("#secret").await.replace(' ', ""));
    walk.browser.fill("#app_code", &app.code(walk.world.now())).await;
    walk.arrive(SECURITY, "recovery-codes").await;
    walk.stop("security codes").await;
    walk.browser.click("#codes-saved-button").await;
    walk.arrive(SECURITY, "ready").await;

    walk.world.clock.advance(1);
    let before = walk.world.inbox(GRACE).count();
    walk.browser.click("#turn-on-email").await;
    walk.arrive(SECURITY, "email").await;
    walk.stop("security email").await;
    walk.browser.fill("#email_code", &sent(walk, GRACE, before, six_digits).await).await;
    walk.arrive(SECURITY, "ready").await;
    walk.browser.click("#add-passkey").await;
    walk.browser.find("#name").await.clear().await.unwrap();
    walk.send("#passkey-name-form").await;
    walk.told("#name-error").await;
    walk.stop("security passkey name").await;
    walk.browser.fill("#name", "Chrome (Linux)").await;
    walk.send("#passkey-name-form").await;
    walk.told("#passkey-list").await;
    walk.picture("passkeys", (760, 700), "body", "").await;
    walk.stop("security").await;
    walk.browser.click("#turn-off-app").await;
    walk.browser.find("#confirm-yes").await;
    walk.stop("security turn off").await;
    walk.browser.click("#confirm-dialog [value=cancel]").await;
    app
}

pub async fn activity(walk: &mut Walk<'_>) {
    let page = "/settings/activity";
    walk.go(page).await;
    walk.arrive(page, "ready").await;
    walk.stop("activity").await;
    walk.browser.click("#account-view").await;
    walk.browser.find("#search-form").await;
    walk.browser.fill("#user", "!").await;
    walk.send("#search-form").await;
    walk.told("#user-error").await;
    walk.stop("activity of the account").await;
    walk.browser.fill("#user", "zz").await;
    walk.send("#search-form").await;
    walk.told("#no-acts").await;
    walk.stop("activity none found").await;
}

pub async fn device(walk: &mut Walk<'_>) {
    sign_in(walk, FLOWMATIC).await;
    walk.arrive(ACCOUNT, "ready").await;
    walk.go("/device").await;
    walk.arrive("/device", "ready").await;
    walk.browser.fill("#user_code", "ABC").await;
    walk.send("#device-form").await;
    walk.told("#user_code-error").await;
    walk.stop("device wrong").await;
    for approves in [false, true] {
        let desktop = Desktop::waiting(walk.world).await;
        walk.go_anew(&format!("/device#user_code={}", desktop.user_code)).await;
        walk.arrive("/device", "ready").await;
        walk.send("#device-form").await;
        walk.arrive("/device", "confirm").await;
        if approves {
            walk.picture("device", (760, 960), "body", "").await;
            walk.stop("device confirm").await;
            walk.browser.click("#approve-button").await;
            walk.browser.confirm_with(PASSWORD).await;
            walk.arrive("/device", "approved").await;
            walk.stop("device approved").await;
        } else {
            walk.browser.click("#deny-button").await;
            walk.arrive("/device", "denied").await;
            walk.stop("device denied").await;
        }
    }
}
