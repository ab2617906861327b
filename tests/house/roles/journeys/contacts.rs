//! Changing contacts, and recovering by one.

use rekey_tests::factors::turn_on_email;
use rekey_tests::people::MOBILE;
use rekey_tests::{GOOD_PASSWORD, Tap, World};
use serde_json::json;

use super::steps::{after_a_cancelled_transaction, bind};

/// An account that changes its contacts.
const MOVING: (&str, &str) = ("noether-ring", "emmy@example.org");

pub(super) async fn change_contacts(world: &World, tap: &Tap) {
    let (account, old) = MOVING;
    world.account(account, old).await;
    let browser = world.visitor();
    browser.sign_in(account, GOOD_PASSWORD).await;
    // The number is bound in a session that only the password confirmed, and the address in one that a factor confirmed: the
    // transactions differ.
    browser.confirm(GOOD_PASSWORD).await;
    bind(world, tap, &browser, "phone", MOBILE).await;
    recover_by_phone(world, account).await;

    // After a recovery, contacts stay as they are for a day.
    world.clock.advance(90_000);
    browser.sign_in(account, GOOD_PASSWORD).await;
    browser.confirm(GOOD_PASSWORD).await;
    turn_on_email(world, &browser, old).await;
    bind(world, tap, &browser, "email", "emmy@example.net").await;
    browser.delete("/v1/account/phone").await.expect(204);
    let link = world.inbox(old).find("was replaced by").await.not_me();
    after_a_cancelled_transaction(tap, async || world.not_me(&link).await).await.expect(200);
    world.inbox(old).titled("Your Rekey account is frozen").only().await;
    world.inbox(MOBILE).find("account is frozen").await;
}

async fn recover_by_phone(world: &World, account: &str) {
    let person = world.visitor();
    let asked = person.ask_for_mail("recovery", json!({"phone": MOBILE})).await.expect(202).text("recovery_id");
    let code = world.inbox(MOBILE).find("choose a new password").await.code();
    let ticket = person.post("/v1/recovery/consume", json!({"recovery_id": asked, "code": code})).await.expect(200).text("ticket");
    person.set_password(&ticket, account, GOOD_PASSWORD).await.expect(200);
    world.inbox(MOBILE).find("password was changed").await;
}
