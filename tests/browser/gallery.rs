//! A walk through every page and its states, in English, in German, and in a language of tests that is longer and runs from right to left. Every stop
//! is free of barriers in light and dark, and fits a small phone, large text and an enlarged window. It goes by ids and names, because the words differ.
//!
//! The walk in English makes the pictures of README, and says when they are stale.

use fantoccini::key::Key;
use rekey_local::PASSWORD;
use rekey_tests::contacts::bind;
use rekey_tests::desktop::Desktop;
use rekey_tests::gallery::Walk;
use rekey_tests::people::{ADA, DAY, GRACE, MOBILE};
use rekey_tests::pictures::Pictures;
use rekey_tests::{Authenticator, GOOD_PASSWORD, World};
use serde_json::json;

const FLOWMATIC: &str = "flowmatic";
const ACCOUNT: &str = "/settings/account";
const SECURITY: &str = "/settings/security";
const LOST: &str = "/lost-factor";

#[tokio::test]
async fn the_pages_in_english() {
    walk("en", Some(Pictures::of_the_tour())).await;
}

#[tokio::test]
async fn the_pages_in_german() {
    walk("de", None).await;
}

#[tokio::test]
async fn the_pages_in_a_longer_language_from_right_to_left() {
    walk("ar-XB", None).await;
}

#[tokio::test]
async fn what_is_wrong_on_a_page_is_found() {
    const PLANT: &str = "(() => { \
        const plant = (tag, id, words, style) => { \
            const part = Object.assign(document.createElement(tag), { id, textContent: words }); \
            Object.assign(part.style, style); \
            document.querySelector('main').append(part); \
        }; \
        plant('input', 'nameless', '', {}); \
        plant('p', 'too-dark', 'Only in the dark', { color: '#333' }); \
        plant('p', 'too-wide', 'Wide', { width: '500px' }); \
        plant('p', 'cut', 'A sentence of several words', { width: '3rem', overflow: 'hidden', whiteSpace: 'nowrap' }); \
        plant('button', 'too-small', '', { width: '20px', height: '20px', padding: 0 }); \
        plant('p', 'over', 'Over', { marginBlockStart: '-6rem' }); \
        })()";
    let world = World::new().await;
    let mut walk = Walk::begin(&world, "en", None).await;
    walk.arrive("/support", "ready").await;
    walk.browser.eval(PLANT).await;
    walk.stop("planted").await;
    for fault in [
        "planted (light): label: Form elements must have labels: #nameless",
        "planted (dark): color-contrast: Elements must meet minimum color contrast ratio thresholds: #too-dark",
        "planted (on a phone): the page scrolls sideways",
        "planted (on a phone): p#cut “A sentence of several words” is cut",
        "planted (on a phone): button#too-small “” is 20 × 20 px large",
        "planted (enlarged twice): p#cut “A sentence of several words” lies over p#over",
        "planted (with large text): p#cut",
    ] {
        assert!(walk.faults().iter().any(|found| found.contains(fault)), "{fault}: {:#?}", walk.faults());
    }
    assert!(!walk.faults().iter().any(|found| found.starts_with("planted (light): color-contrast")), "{:#?}", walk.faults());
}

async fn walk(language: &'static str, pictures: Option<Pictures>) {
    let world = World::unlimited(&[("REKEY_SMS_COUNTRIES", "DE")]).await;
    let mut walk = Walk::begin(&world, language, pictures).await;
    recovery(&mut walk).await;
    links(&mut walk).await;
    entrance(&mut walk).await;
    account(&mut walk).await;
    users(&mut walk).await;
    device(&mut walk).await;
    let app = security(&mut walk).await;
    activity(&mut walk).await;
    second_factor(&mut walk, &app).await;
    hold(&mut walk, &app).await;
    lost_factor(&mut walk, &app).await;
    walk.end().await;
}

/// The first word of this shape in the messages to a contact, from this message on. A mail is in the language of the walk.
async fn sent(walk: &Walk<'_>, contact: &str, from: usize, shaped: impl Fn(&str) -> bool) -> String {
    let inbox = walk.world.inbox(contact);
    for place in from.. {
        let mail = inbox.nth(place).await;
        if let Some(word) = mail.0.text.split_whitespace().find(|word| shaped(word)) {
            return word.to_owned();
        }
    }
    unreachable!()
}

/// The six digits in the newest message that has some.
fn six_digits(word: &str) -> bool {
    word.len() == 6 && word.bytes().all(|c| c.is_ascii_digit())
}

/// The code of eight letters and digits that may be typed in place of a link.
fn typed_code(word: &str) -> bool {
    word.len() == 9 && word.as_bytes()[4] == b'-' && word.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == b'-')
}

/// The token of a link of this kind in the messages to a contact, from this message on.
async fn token(walk: &Walk<'_>, contact: &str, from: usize, kind: &str) -> String {
    let link = sent(walk, contact, from, |word| word.contains(&format!("#token={kind}_"))).await;
    link.split_once("#token=").unwrap().1.to_owned()
}

/// Signs in on a browser that nobody knows, as far as the password goes.
async fn sign_in(walk: &Walk<'_>, name: &str) {
    walk.browser.client.delete_all_cookies().await.unwrap();
    walk.go_anew("/sign-in").await;
    walk.arrive("/sign-in", "ready").await;
    walk.browser.fill("#account", name).await;
    walk.browser.fill("#password", PASSWORD).await;
    walk.send("#sign-in-form").await;
}

async fn recovery(walk: &mut Walk<'_>) {
    walk.go("/forgot").await;
    walk.arrive("/forgot", "ready").await;
    walk.stop("forgot").await;
    walk.send("#forgot-form").await;
    walk.told("#email-error").await;
    walk.browser.click("#forgot-form summary").await;
    walk.stop("forgot wrong").await;
    walk.browser.fill("#email", ADA).await;
    walk.send("#forgot-form").await;
    walk.arrive("/forgot", "sent").await;
    let code = sent(walk, ADA, 0, typed_code).await;
    walk.picture("forgot", (760, 790), "body", "").await;
    walk.stop("forgot sent").await;
    walk.browser.fill("#code", "AAAA-AAAA").await;
    walk.send("#code-form").await;
    walk.told("#code-error").await;
    walk.stop("forgot code wrong").await;

    let mail = walk.world.inbox(ADA).nth(0).await.0;
    walk.go("/dev/outbox").await;
    walk.browser.find("iframe").await;
    let layout = include_str!("../../functions/deliver/templates/mail.html");
    walk.picture("mail", (1000, 900), "body", &format!("{} {layout}", mail.text)).await;
    walk.browser.client.back().await.unwrap();
    walk.arrive("/forgot", "sent").await;
    walk.browser.fill("#code", &code).await;
    walk.send("#code-form").await;
    walk.arrive("/forgot", "choose").await;
    walk.send("#password-form").await;
    walk.told("#new_password-error").await;
    walk.stop("forgot choose wrong").await;
    walk.browser.click("label:has([value='0'])").await;
    walk.browser.fill("#new_password", GOOD_PASSWORD).await;
    walk.browser.fill("#confirm", GOOD_PASSWORD).await;
    walk.picture("choose", (760, 900), "body", "").await;
    walk.stop("forgot choose").await;
    walk.send("#password-form").await;
    walk.arrive("/forgot", "done").await;
    walk.stop("forgot done").await;

    walk.go_anew("/forgot").await;
    walk.browser.click("label:has([value=phone])").await;
    walk.send("#forgot-form").await;
    walk.told("#phone-error").await;
    walk.stop("forgot phone wrong").await;
    walk.browser.fill("#phone", MOBILE).await;
    walk.send("#forgot-form").await;
    walk.arrive("/forgot", "sent").await;
    walk.stop("forgot phone sent").await;

    let used = token(walk, ADA, 0, "link").await;
    let before = walk.world.inbox(ADA).count();
    walk.world.visitor().recover(ADA).await;
    let fresh = token(walk, ADA, before, "link").await;
    walk.go_anew(&format!("/reset#token={fresh}")).await;
    walk.arrive("/reset", "ready").await;
    walk.stop("reset").await;
    walk.go_anew(&format!("/reset#token={used}")).await;
    walk.browser.click("#continue-button").await;
    walk.arrive("/reset", "expired").await;
    walk.stop("reset expired").await;
}

/// Pages behind links: those without one, with a damaged one, and the one that undoes a change.
async fn links(walk: &mut Walk<'_>) {
    for page in ["reset", "activate", "not-me", "lost-factor"] {
        walk.go_anew(&format!("/{page}")).await;
        walk.arrive(&format!("/{page}"), "missing").await;
        walk.stop(&format!("{page} missing")).await;
        walk.go_anew(&format!("/{page}#token=")).await;
        walk.arrive(&format!("/{page}"), "damaged").await;
        walk.stop(&format!("{page} damaged")).await;
    }
    let owner = walk.world.confirmed("analytical-engine", None, PASSWORD).await;
    let before = walk.world.inbox(ADA).count();
    bind(walk.world, &owner, "email", "lin@example.org").await;
    let mail = async |part: &str| sent(walk, ADA, before, |word| word.contains(part)).await;
    let link = format!("/not-me#token={}", mail("/not-me#token=").await.split_once("#token=").unwrap().1);
    walk.go_anew(&link).await;
    walk.arrive("/not-me", "ready").await;
    walk.picture("not-me", (760, 900), "body", "").await;
    walk.stop("not-me").await;
    walk.browser.click("#undo-button").await;
    walk.arrive("/not-me", "done").await;
    walk.stop("not-me done").await;
    walk.go_anew(&link).await;
    walk.browser.click("#undo-button").await;
    walk.arrive("/not-me", "expired").await;
    walk.stop("not-me expired").await;
}

async fn entrance(walk: &mut Walk<'_>) {
    for (page, state) in [("/support", "ready"), ("/help/no-message", "ready"), ("/no-such-page", "not-found")] {
        walk.go(page).await;
        walk.arrive(page, state).await;
        walk.stop(page.rsplit('/').next().unwrap()).await;
    }
    walk.go("/register").await;
    walk.arrive("/register", "ready").await;
    walk.stop("register").await;
    walk.send("#register-form").await;
    walk.told("#account-error").await;
    walk.stop("register wrong").await;
    walk.browser.fill("#account", FLOWMATIC).await;
    walk.browser.fill("#email", "joan@example.com").await;
    walk.send("#register-form").await;
    walk.told("#account-error").await;
    walk.stop("register taken").await;
    walk.browser.fill("#account", "bombe").await;
    walk.send("#register-form").await;
    walk.arrive("/register", "sent").await;
    walk.stop("register sent").await;
    let link = format!("/activate#token={}", token(walk, "joan@example.com", 0, "activate").await);
    walk.go_anew(&link).await;
    walk.arrive("/activate", "ready").await;
    walk.told("#owner-name").await;
    walk.browser.choose_password("#password", "bombe").await;
    walk.told("#password-error").await;
    walk.stop("activate wrong").await;
    walk.browser.choose_password("#password", GOOD_PASSWORD).await;
    walk.arrive("/activate", "done").await;
    walk.stop("activate done").await;
    walk.go_anew(&link).await;
    walk.arrive("/activate", "expired").await;
    walk.stop("activate expired").await;

    walk.go("/sign-in").await;
    walk.arrive("/sign-in", "ready").await;
    walk.stop("sign-in").await;
    walk.browser.click("#sign-in-form summary").await;
    walk.browser.find("#account").await.clear().await.unwrap();
    walk.send("#sign-in-form").await;
    walk.told("#account-error").await;
    walk.stop("sign-in empty").await;
    walk.browser.fill("#account", FLOWMATIC).await;
    walk.browser.fill("#password", "not the password").await;
    walk.send("#sign-in-form").await;
    walk.told("#sign-in-form [role=alert]").await;
    walk.stop("sign-in wrong").await;
}

async fn account(walk: &mut Walk<'_>) {
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

async fn users(walk: &mut Walk<'_>) {
    walk.go("/users").await;
    walk.arrive("/users", "ready").await;
    walk.browser.click("#new-user-link").await;
    walk.arrive("/users", "new").await;
    walk.browser.fill("#permissions", "reports:read, Reports").await;
    walk.browser.click("#user-submit").await;
    walk.told("#user-error").await;
    walk.stop("users new wrong").await;
    walk.browser.fill("#user", "dora").await;
    walk.browser.fill("#permissions", "reports:read").await;
    walk.browser.click("#user-submit").await;
    walk.arrive("/users", "link").await;
    walk.stop("users link").await;
    walk.browser.click("#link-done-button").await;
    walk.arrive("/users", "user").await;
    walk.stop("users invited").await;
    walk.go_anew("/users").await;
    walk.arrive("/users", "ready").await;
    walk.picture("users", (1000, 1037), "body", "").await;
    walk.stop("users").await;
    walk.browser.fill("#search", "zz").await;
    walk.told("#no-users").await;
    walk.stop("users none found").await;
    walk.go_anew("/users#user=jean").await;
    walk.arrive("/users", "user").await;
    walk.stop("users user").await;
    walk.browser.click("#delete-button").await;
    walk.browser.find("#confirm-yes").await;
    walk.stop("users delete").await;
    walk.browser.click("#confirm-dialog [value=cancel]").await;

    walk.go_anew("/users").await;
    walk.arrive("/users", "ready").await;
    for choice in ["[name=two_factor]", "[value=passkey]", "[value=app]", "[value=email]"] {
        let chosen = format!("document.querySelector('#policy-form {choice}').checked");
        if walk.browser.eval(&chosen).await == (choice != "[name=two_factor]") {
            walk.browser.click(&format!("#policy-form label:has({choice})")).await;
        }
    }
    walk.browser.fill("#web", "15").await;
    walk.send("#policy-form").await;
    walk.told("#web-error").await;
    walk.stop("rules wrong").await;
    walk.browser.click("#policy-form label:has([value=app])").await;
    walk.browser.click("#policy-form label:has([value=passkey])").await;
    walk.browser.fill("#web", "14").await;
    walk.send("#policy-form").await;
    walk.told("#policy-saved").await;
    walk.picture("rules", (760, 960), "#policy", "").await;
    walk.stop("rules").await;

    sign_in(walk, "flowmatic/mark").await;
    walk.arrive(SECURITY, "ready").await;
    walk.stop("security must enrol").await;
    sign_in(walk, FLOWMATIC).await;
    walk.arrive(ACCOUNT, "ready").await;
    walk.go("/users").await;
    walk.browser.click("#policy-form label:has([name=two_factor])").await;
    walk.send("#policy-form").await;
    walk.browser.confirm_with(PASSWORD).await;
    walk.told("#policy-saved").await;
    sign_in(walk, "flowmatic/mark").await;
    walk.arrive(ACCOUNT, "ready").await;
    walk.stop("account of a user").await;
    walk.go("/users").await;
    walk.arrive("/users", "forbidden").await;
    walk.stop("users forbidden").await;
    sign_in(walk, "flowmatic/jean").await;
    walk.arrive(ACCOUNT, "ready").await;
    walk.go("/users#user=jean").await;
    walk.arrive("/users", "details").await;
    walk.stop("users details").await;
}

async fn device(walk: &mut Walk<'_>) {
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

/// Turns every factor on. Returns the authenticator app.
async fn security(walk: &mut Walk<'_>) -> Authenticator {
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
    walk.browser.fill("#name", "Chrome on Linux").await;
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

async fn activity(walk: &mut Walk<'_>) {
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

async fn second_factor(walk: &mut Walk<'_>, app: &Authenticator) {
    sign_in(walk, FLOWMATIC).await;
    walk.arrive("/sign-in", "code").await;
    walk.stop("sign-in choose").await;
    walk.world.clock.advance(1);
    walk.browser.click("[data-method=email]").await;
    walk.browser.focused("#digits").await;
    walk.stop("sign-in email").await;
    walk.browser.click("#recovery-code-button").await;
    walk.browser.fill("#recovery_code", "ABC").await;
    walk.send("#code-form").await;
    walk.told("#recovery_code-error").await;
    walk.stop("sign-in recovery code wrong").await;
    walk.browser.click("#other-method-button").await;
    walk.browser.click("[data-method=app]").await;
    walk.browser.fill("#digits", "000000").await;
    walk.told("#digits-error").await;
    walk.stop("sign-in app wrong").await;
    walk.browser.click("#trust-browser").await;
    enter_app_code(walk, app).await;
    walk.picture("trusted-browsers", (760, 620), "#trusted-browsers", "").await;
    walk.stop("account trusted").await;
    walk.go("/sign-in").await;
    walk.arrive("/sign-in", "signed-in").await;
    walk.stop("sign-in already").await;
    walk.go(ACCOUNT).await;
    walk.browser.sign_out().await;
    walk.arrive("/sign-in", "ready").await;
    walk.stop("sign-in signed out").await;
}

async fn enter_app_code(walk: &Walk<'_>, app: &Authenticator) {
    walk.world.clock.advance(30);
    walk.browser.fill("#digits", &app.code(walk.world.now())).await;
    walk.arrive(ACCOUNT, "ready").await;
}

/// The 24 hours after a recovery.
async fn hold(walk: &mut Walk<'_>, app: &Authenticator) {
    walk.world.reset_password(GRACE, FLOWMATIC, PASSWORD).await;
    walk.world.clock.advance(300);
    sign_in(walk, FLOWMATIC).await;
    walk.arrive("/sign-in", "code").await;
    let before = walk.world.inbox(GRACE).count();
    walk.browser.click("[data-method=email]").await;
    walk.browser.fill("#digits", &sent(walk, GRACE, before, six_digits).await).await;
    walk.arrive(ACCOUNT, "ready").await;
    walk.told("#notices").await;
    walk.stop("account on hold").await;
    walk.go(SECURITY).await;
    walk.arrive(SECURITY, "ready").await;
    walk.stop("security on hold").await;
    walk.browser.click("#turn-off-email").await;
    walk.browser.click("#confirm-yes").await;
    walk.browser.find("#reauthenticate-form [data-method=app]").await;
    walk.stop("reauthenticate by a factor").await;
    walk.browser.fill("#reauthenticate-form #password", PASSWORD).await;
    walk.world.clock.advance(1);
    let before = walk.world.inbox(GRACE).count();
    walk.browser.click("#reauthenticate-form [data-method=email]").await;
    walk.browser.fill("#digits", &sent(walk, GRACE, before, six_digits).await).await;
    walk.told("#hold-end").await;
    walk.browser.find("#hold-confirm").await;
    walk.browser.click("#hold-dialog summary").await;
    walk.stop("hold").await;

    // Nothing but the mailbox has been shown since it has recovered the password.
    lose_factors(walk).await;
    walk.arrive(LOST, "support").await;
    walk.stop("lost-factor support").await;
    sign_in(walk, FLOWMATIC).await;
    walk.browser.click("[data-method=app]").await;
    enter_app_code(walk, app).await;
}

/// Signs in as far as the code, and says there that every factor is lost.
async fn lose_factors(walk: &Walk<'_>) {
    sign_in(walk, FLOWMATIC).await;
    walk.arrive("/sign-in", "code").await;
    walk.browser.click("[data-when=code] a[href='/lost-factor']").await;
    walk.arrive(LOST, "ready").await;
    walk.browser.click("#report-button").await;
}

async fn lost_factor(walk: &mut Walk<'_>, app: &Authenticator) {
    walk.world.clock.advance(8 * DAY);
    sign_in(walk, FLOWMATIC).await;
    walk.arrive("/sign-in", "code").await;
    walk.browser.click("[data-when=code] a[href='/lost-factor']").await;
    walk.arrive(LOST, "ready").await;
    walk.stop("lost-factor").await;
    walk.browser.click("#report-button").await;
    walk.arrive(LOST, "ways").await;
    walk.stop("lost-factor ways").await;
    let before = walk.world.inbox(GRACE).count();
    walk.browser.click("#send-button").await;
    walk.arrive(LOST, "codes").await;
    let code = sent(walk, GRACE, before, typed_code).await;
    walk.send("#prove-form").await;
    walk.told("#email_code-error").await;
    walk.stop("lost-factor codes wrong").await;
    walk.browser.click("#mail-alone-button").await;
    walk.browser.fill("#email_code", &code).await;
    walk.send("#prove-form").await;
    walk.arrive(LOST, "waiting").await;
    walk.picture("lost-factor", (760, 700), "body", "").await;
    walk.stop("lost-factor waiting").await;
    let link = format!("{LOST}#token={}", token(walk, GRACE, before, "stopwait").await);
    walk.go_anew(&link).await;
    walk.arrive(LOST, "stop").await;
    walk.stop("lost-factor stop").await;

    // A person who is signed in sees the wait.
    for _ in 0..3 {
        walk.world.clock.advance(DAY);
        walk.world.stack.stream.announce_due().await.unwrap();
        walk.world.settle().await;
    }
    let finish = format!("{LOST}#token={}", token(walk, GRACE, before, "factorsoff").await);
    walk.go_anew(&finish).await;
    walk.arrive(LOST, "finish").await;
    walk.stop("lost-factor finish").await;
    walk.go_anew(&link).await;
    walk.browser.click("#stop-button").await;
    walk.arrive(LOST, "stopped").await;
    walk.stop("lost-factor stopped").await;
    walk.go_anew(&finish).await;
    walk.browser.click("#finish-button").await;
    walk.arrive(LOST, "over").await;
    walk.stop("lost-factor over").await;

    sign_in(walk, FLOWMATIC).await;
    walk.arrive("/sign-in", "code").await;
    walk.browser.click("[data-method=app]").await;
    enter_app_code(walk, app).await;
    walk.stop("account after the wait").await;
}
