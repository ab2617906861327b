//! Losing second factors.

use rekey_tests::factors::turn_on_app;
use rekey_tests::people::DAY;
use rekey_tests::{GOOD_PASSWORD, Tap, World};
use serde_json::json;

use super::steps::{after_a_cancelled_transaction, bind, call_for_what_is_due, choose_password};

/// An account that loses its factors, and its mobile number.
const LOSING: (&str, &str) = ("germain-letters", "sophie@example.org");
/// An account whose user loses its factors.
const HELPING: (&str, &str) = ("kovalevskaya-prize", "sofia@example.org");
const LOSERS_NUMBER: &str = "+4915123456701";

/// A person reports lost factors three times. The link of an announcement stops the first wait, the link at its end finishes the
/// second one, and two codes turn the factors off at once.
pub(super) async fn lose_factors(world: &World, tap: &Tap) {
    let (account, email) = LOSING;
    world.account(account, email).await;
    let browser = world.visitor();
    browser.sign_in(account, GOOD_PASSWORD).await;
    browser.confirm(GOOD_PASSWORD).await;
    bind(world, tap, &browser, "phone", LOSERS_NUMBER).await;
    turn_on_app(world, &browser, json!({"password": GOOD_PASSWORD})).await;
    let inbox = world.inbox(email);

    prove_loss(world, tap, false, 202).await;
    let stop = json!({"token": inbox.find("stopwait_").await.token()});
    let stopping = async || world.visitor().post("/v1/lost-factor/stop", stop.clone()).await;
    after_a_cancelled_transaction(tap, stopping).await.expect(200);
    call_for_what_is_due(world).await;

    prove_loss(world, tap, false, 202).await;
    for _ in 0..3 {
        call_for_what_is_due(world).await;
    }
    let finish = json!({"token": inbox.find("factorsoff_").await.token()});
    let finishing = async || world.visitor().post("/v1/lost-factor/finish", finish.clone()).await;
    after_a_cancelled_transaction(tap, finishing).await.expect(200);

    browser.sign_in(account, GOOD_PASSWORD).await;
    turn_on_app(world, &browser, json!({"password": GOOD_PASSWORD})).await;
    world.clock.advance(8 * DAY);
    prove_loss(world, tap, true, 200).await;
    inbox.find("were turned off because they were reported lost").await;
    lose_a_users_factors(world).await;
}

/// A user loses its app, and may help itself by the account's policy.
async fn lose_a_users_factors(world: &World) {
    let (account, email) = HELPING;
    world.account(account, email).await;
    let root = world.confirmed(account, None, GOOD_PASSWORD).await;
    root.patch("/v1/account/policy", json!({"lost_factor": "self"})).await.expect(200);
    root.post("/v1/users", json!({"user": "olga", "email": "olga@example.org", "permissions": []})).await.expect(201);
    let inbox = world.inbox("olga@example.org");
    choose_password(world, &inbox.nth(0).await.token()).await;
    let person = world.visitor();
    person.try_sign_in_user(account, Some("olga"), GOOD_PASSWORD).await.expect(200);
    turn_on_app(world, &person, json!({"password": GOOD_PASSWORD})).await;
    world.clock.advance(60);
    let challenge = person.try_sign_in_user(account, Some("olga"), GOOD_PASSWORD).await.expect(200).text("challenge");
    let id = person.post_from_site("/v1/lost-factor", json!({"challenge": challenge})).await.expect(202).text("lost_factor_id");
    person.post("/v1/lost-factor/codes", json!({"lost_factor_id": id})).await.expect(202);
    let code = inbox.find("You need this code to turn two-factor authentication off").await.code();
    person.post("/v1/lost-factor/prove", json!({"lost_factor_id": id, "email_code": code})).await.expect(202);
}

/// Reports that the factors of [`LOSING`] are lost, and sends the mailed code and perhaps that of the SMS.
async fn prove_loss(world: &World, tap: &Tap, both: bool, status: u16) {
    let (person, inbox, phone) = (world.visitor(), world.inbox(LOSING.1), world.inbox(LOSERS_NUMBER));
    let challenge = person.sign_in(LOSING.0, GOOD_PASSWORD).await.text("challenge");
    let id = person.post_from_site("/v1/lost-factor", json!({"challenge": challenge})).await.expect(202).text("lost_factor_id");
    let (mailed, texted) = ("You need this code to turn two-factor authentication off", "is your code to turn off");
    let (mails, texts) = (inbox.count_of(mailed), phone.count_of(texted));
    // Two codes of one principal are at least a second apart.
    world.clock.advance(1);
    person.post("/v1/lost-factor/codes", json!({"lost_factor_id": id})).await.expect(202);
    let mut body = json!({"lost_factor_id": id, "email_code": inbox.nth_of(mailed, mails).await.code()});
    if both {
        body["phone_code"] = json!(phone.nth_of(texted, texts).await.code());
    }
    let prove = async || person.post("/v1/lost-factor/prove", body.clone()).await;
    after_a_cancelled_transaction(tap, prove).await.expect(status);
}
