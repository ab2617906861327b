//! People who use all of Rekey once, so that each function makes every kind of request that it can make.

mod contacts;
mod losses;
mod passkeys;
mod second_factors;
mod steps;
mod users;

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_domain::account::{AccountName, LoginName};
use rekey_domain::limits::{Action, BucketKey};
use rekey_local::PASSWORD;
use rekey_tests::desktop::Desktop;
use rekey_tests::messages::BOUNCES;
use rekey_tests::people::GRACE;
use rekey_tests::{GOOD_PASSWORD, Item, OTHER_PASSWORD, Tap, Visitor, World};
use reqwest::Method;
use serde_json::json;

use self::contacts::change_contacts;
use self::losses::lose_factors;
use self::passkeys::use_passkeys;
use self::second_factors::use_second_factors;
use self::steps::{after_a_cancelled_transaction, let_an_hour_pass};
use self::users::manage_users;

/// An account whose password is recovered and then guessed.
const RECOVERED: (&str, &str) = ("acme-labs", "owner@example.org");
/// A hash of [`PASSWORD`], at a cost below the current one.
const CHEAP_HASH: &str = "$argon2id$v=19$m=64,t=1,p=1$c2l4dGVlbiBieXRlcyBvaw$KNS3YR5b4Sj0g8Jjc+4YJ31JGl24qeqAJnWwhcbHHfA";

/// Makes every kind of request that a role can allow.
pub(super) async fn use_everything(world: &World, tap: &Tap) {
    register_and_recover(world, tap).await;
    use_sessions(world, tap).await;
    use_second_factors(world, tap).await;
    approve_desktop_apps(world, tap).await;
    manage_users(world, tap).await;
    use_passkeys(world, tap).await;
    change_contacts(world, tap).await;
    lose_factors(world, tap).await;
    guess_passwords(world).await;
    let_a_mail_bounce(world).await;
}

async fn register_and_recover(world: &World, tap: &Tap) {
    let (account, email) = RECOVERED;
    let person = world.visitor();
    world.account(account, email).await;
    let asked = json!({"account": "owner@example.net", "email": "owner@example.net", "locale": "en"});
    person.ask_for_mail("register", asked).await.expect(202);
    let token = world.inbox("owner@example.net").only().await.token();
    person.post("/v1/accounts/activate", json!({"token": token, "password": GOOD_PASSWORD})).await.expect(200);

    let recovery = person.recover(email).await;
    let mail = world.inbox(email).nth(1).await;
    person.post("/v1/recovery/consume", json!({"recovery_id": recovery, "code": mail.code()})).await.expect(200);
    let ticket = person.consume(&mail.token()).await;
    after_a_cancelled_transaction(tap, async || person.set_password(&ticket, account, OTHER_PASSWORD).await).await.expect(200);
    world.inbox(email).nth(2).await;
}

/// Registers an address from which every mail comes back.
async fn let_a_mail_bounce(world: &World) {
    world.visitor().ask_for_mail("register", json!({"account": "turing-machines", "email": BOUNCES})).await.expect(202);
    world.messages_to(BOUNCES, 2).await;
}

async fn use_sessions(world: &World, tap: &Tap) {
    // sign-in replaces a hash whose cost is too low.
    let login = world.rows("ACCOUNT#flowmatic").await.remove(0);
    world.set(&login, "password_hash", AttributeValue::S(CHEAP_HASH.to_owned())).await;

    let (browser, phone) = (world.visitor(), world.visitor());
    after_a_cancelled_transaction(tap, async || browser.try_sign_in("flowmatic", PASSWORD).await).await.expect(200);
    browser.sign_in("flowmatic", PASSWORD).await;
    phone.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    for path in ["/v1/session", "/v1/account"] {
        let_an_hour_pass(world);
        browser.get(path).await.expect(200);
    }
    browser.get("/v1/activity").await.expect(200);
    after_a_cancelled_transaction(tap, async || browser.patch("/v1/account", json!({"locale": "en"})).await).await.expect(204);
    let_an_hour_pass(world);
    world.authorized(&browser, Method::GET).await.unwrap();
    let listed = browser.get("/v1/sessions").await.expect(200).json();
    let other = listed["sessions"].as_array().unwrap().iter().find(|session| session["current"] == false).unwrap();
    browser.delete(&format!("/v1/sessions/{}", other["id"].as_str().unwrap())).await.expect(204);
    after_a_cancelled_transaction(tap, async || browser.delete("/v1/sessions").await).await.expect(204);
    let change = json!({"current_password": PASSWORD, "new_password": GOOD_PASSWORD});
    browser.post("/v1/account/password", change).await.expect(204);
    browser.post("/v1/sign-out", json!({})).await.expect(204);
    world.inbox(GRACE).nth(0).await;
}

/// A person denies one app and approves another.
async fn approve_desktop_apps(world: &World, tap: &Tap) {
    let browser = world.visitor();
    browser.sign_in(RECOVERED.0, OTHER_PASSWORD).await;
    let_an_hour_pass(world);
    let denied = Desktop::waiting(world).await;
    denied.seen_by(&browser).await.expect(200);
    after_a_cancelled_transaction(tap, async || denied.decided_by(&browser, "deny").await).await.expect(204);
    denied.poll().await.refused(400, "access_denied");
    browser.confirm(OTHER_PASSWORD).await;
    approve_a_desktop_app(world, tap, &browser).await;
}

async fn approve_a_desktop_app(world: &World, tap: &Tap, browser: &Visitor) {
    let app = Desktop::waiting(world).await;
    app.poll().await.refused(400, "authorization_pending");
    app.poll().await.refused(400, "slow_down");
    after_a_cancelled_transaction(tap, async || app.decided_by(browser, "approve").await).await.expect(204);
    after_a_cancelled_transaction(tap, async || app.poll().await).await.expect(200);
}

/// Strangers guess a password where the name's bucket is full, and in two stolen sessions.
async fn guess_passwords(world: &World) {
    let (account, email) = RECOVERED;
    let name = LoginName { account: AccountName::parse(account).unwrap(), user: None };
    let key = [("pk", format!("BUCKET#{}", BucketKey::name(Action::SignIn, &name))), ("sk", "BUCKET".to_owned())];
    let bucket = Item::from(key.map(|(name, value)| (name.to_owned(), AttributeValue::S(value))));
    world.set(&bucket, "tat", AttributeValue::N(i64::MAX.to_string())).await;
    let owner = world.visitor_from("127.0.0.4");
    owner.try_sign_in(account, OTHER_PASSWORD).await.refused(429, "rate_limited");
    world.inbox(email).find("Many passwords were tried").await;
    let solved = owner.solve_altcha("sign-in").await;
    let body = json!({"account": account, "password": OTHER_PASSWORD, "client": "mobile", "captcha": solved});
    owner.post("/v1/sign-in", body).await.expect(200);

    let reauthenticate = ("/v1/session/reauthenticate", json!({"password": "not the password"}), 20);
    let change = json!({"current_password": "not the password", "new_password": GOOD_PASSWORD});
    for (path, body, tries) in [reauthenticate, ("/v1/account/password", change, 5)] {
        let stolen = world.visitor_from("127.0.0.4");
        stolen.sign_in_app(account, OTHER_PASSWORD, "mobile").await;
        for _ in 0..tries {
            stolen.post(path, body.clone()).await.refused(401, "invalid_credentials");
        }
        assert_eq!(stolen.session_status().await, 401);
    }
}
