//! The second factor at a sign-in, the hold after a recovery, and lost factors.

use rekey_local::PASSWORD;
use rekey_tests::Authenticator;
use rekey_tests::factors::turn_on_app;
use rekey_tests::gallery::Walk;
use rekey_tests::people::{DAY, GRACE, MOBILE};
use serde_json::json;

use super::{ACCOUNT, FLOWMATIC, SECURITY, enter_app_code, sent, sign_in, six_digits, token, typed_code};

const LOST: &str = "/lost-factor";

pub async fn second_factor(walk: &mut Walk<'_>, app: &Authenticator) {
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

/// The 24 hours after a recovery.
pub async fn hold(walk: &mut Walk<'_>, app: &Authenticator) {
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
    lose_factors(walk, FLOWMATIC).await;
    walk.arrive(LOST, "support").await;
    walk.stop("lost-factor support").await;
    sign_in(walk, FLOWMATIC).await;
    walk.browser.click("[data-method=app]").await;
    enter_app_code(walk, app).await;
}

/// Signs in as far as the code, and says there that every factor is lost.
async fn lose_factors(walk: &Walk<'_>, name: &str) {
    sign_in(walk, name).await;
    say_all_is_lost(walk).await;
    walk.browser.click("#report-button").await;
}

/// Goes from the code of a sign-in to the page for lost factors.
async fn say_all_is_lost(walk: &Walk<'_>) {
    walk.arrive("/sign-in", "code").await;
    walk.browser.click("[data-when=code] a[href='/lost-factor']").await;
    walk.arrive(LOST, "ready").await;
}

pub async fn lost_factor(walk: &mut Walk<'_>, app: &Authenticator) {
    walk.world.clock.advance(8 * DAY);
    sign_in(walk, FLOWMATIC).await;
    say_all_is_lost(walk).await;
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

/// Lost factors of people who begin no wait.
pub async fn without_a_wait(walk: &mut Walk<'_>) {
    let user = walk.world.visitor();
    user.try_sign_in_user(FLOWMATIC, Some("mark"), PASSWORD).await.expect(200);
    turn_on_app(walk.world, &user, json!({"password": PASSWORD})).await;
    lose_factors(walk, "flowmatic/mark").await;
    walk.arrive(LOST, "forbidden").await;
    walk.stop("lost-factor forbidden").await;

    sign_in(walk, FLOWMATIC).await;
    say_all_is_lost(walk).await;
    walk.world.clock.advance(600);
    walk.browser.click("#report-button").await;
    walk.arrive(LOST, "expired").await;
    walk.stop("lost-factor expired").await;

    walk.world.clock.advance(8 * DAY);
    lose_factors(walk, FLOWMATIC).await;
    walk.arrive(LOST, "ways").await;
    let (mails, messages) = (walk.world.inbox(GRACE).count(), walk.world.inbox(MOBILE).count());
    walk.browser.click("#send-button").await;
    walk.arrive(LOST, "codes").await;
    walk.browser.fill("#email_code", &sent(walk, GRACE, mails, typed_code).await).await;
    walk.browser.fill("#phone_code", &sent(walk, MOBILE, messages, typed_code).await).await;
    walk.send("#prove-form").await;
    walk.arrive(LOST, "off").await;
    walk.stop("lost-factor off").await;
}
