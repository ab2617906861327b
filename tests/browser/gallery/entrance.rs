//! Help, registering and signing in.

use fantoccini::key::Key;
use rekey_tests::GOOD_PASSWORD;
use rekey_tests::gallery::Walk;
use rekey_tests::people::ADA;

use super::{FLOWMATIC, token};

pub async fn entrance(walk: &mut Walk<'_>) {
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

/// A stack that nobody may register with, and that asks for a CAPTCHA.
pub async fn guarded(walk: &mut Walk<'_>, captcha: &str) {
    // The computation cannot run, so that it shows itself.
    walk.browser.before_each_page("globalThis.Worker = class { constructor() { throw new Error('no workers'); } };").await;
    walk.go("/forgot").await;
    walk.arrive("/forgot", "ready").await;
    walk.browser.fill("#email", ADA).await;
    walk.browser.until("document.querySelector('.captcha').children.length").await;
    walk.send("#forgot-form").await;
    walk.told(if captcha == "image" { "#captcha-error" } else { "#forgot-form [role=alert]" }).await;
    walk.stop(&format!("forgot with {captcha}")).await;
    for number in 2..5 {
        walk.world.visitor_from(&format!("127.0.0.{number}")).try_sign_in(FLOWMATIC, "not the password").await;
    }
    walk.go("/sign-in").await;
    walk.arrive("/sign-in", "ready").await;
    walk.browser.fill("#account", FLOWMATIC).await;
    walk.browser.fill("#password", "not the password").await;
    walk.browser.keys(&Key::Enter).await;
    walk.told("#sign-in-form [role=alert]").await;
    walk.browser.until("document.querySelector('.captcha').children.length").await;
    walk.stop(&format!("sign-in with {captcha}")).await;
    if captcha == "image" {
        walk.go("/register").await;
        walk.arrive("/register", "closed").await;
        walk.stop("register closed").await;
    }
}
