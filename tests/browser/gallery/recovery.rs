//! Recovery by mail and by SMS, and the pages behind links.

use rekey_local::PASSWORD;
use rekey_tests::GOOD_PASSWORD;
use rekey_tests::contacts::bind;
use rekey_tests::gallery::Walk;
use rekey_tests::people::{ADA, MOBILE};

use super::{sent, token, typed_code};

pub async fn recovery(walk: &mut Walk<'_>) {
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
    let layout = include_str!("../../../functions/deliver/templates/mail.html");
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
    walk.browser.fill("#email", ADA).await;
    let before = walk.world.inbox(ADA).count();
    walk.send("#forgot-form").await;
    walk.arrive("/forgot", "sent").await;
    walk.browser.fill("#code", &sent(walk, ADA, before, typed_code).await).await;
    walk.send("#code-form").await;
    walk.arrive("/forgot", "choose").await;
    walk.browser.click("label:has([value='0'])").await;
    walk.browser.fill("#new_password", GOOD_PASSWORD).await;
    walk.browser.fill("#confirm", GOOD_PASSWORD).await;
    walk.world.clock.advance(900);
    walk.send("#password-form").await;
    walk.arrive("/forgot", "time-up").await;
    walk.stop("forgot time up").await;

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
pub async fn links(walk: &mut Walk<'_>) {
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
