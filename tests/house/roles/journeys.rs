//! People who use all of Rekey once, so that each function makes every kind of request that it can make.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_domain::account::{AccountName, LoginName};
use rekey_domain::limits::{Action, BucketKey};
use rekey_local::PASSWORD;
use rekey_tests::contacts::{GOOD_FOR, enter};
use rekey_tests::desktop::Desktop;
use rekey_tests::factors::{turn_on_app, turn_on_email, verify, verify_and_trust};
use rekey_tests::messages::BOUNCES;
use rekey_tests::passkeys::{ADD, SIGN_IN};
use rekey_tests::people::{DAY, GRACE, MOBILE};
use rekey_tests::users::token;
use rekey_tests::{Answer, Authenticator, GOOD_PASSWORD, Item, OTHER_PASSWORD, PasskeyBrowser, Tap, Visitor, World};
use reqwest::Method;
use serde_json::json;

/// An account whose password is recovered and then guessed.
const RECOVERED: (&str, &str) = ("acme-labs", "owner@example.org");
/// An account with second factors.
const GUARDED: (&str, &str) = ("curie-institute", "marie@example.org");
/// An account with users.
const EMPLOYER: (&str, &str) = ("hopper-labs", "hopper@example.org");
/// An account whose user has passkeys.
const KEYS: (&str, &str) = ("lamarr-works", "hedy@example.org");
/// An account that changes its contacts.
const MOVING: (&str, &str) = ("noether-ring", "emmy@example.org");
/// An account that loses its factors, and its mobile number.
const LOSING: (&str, &str) = ("germain-letters", "sophie@example.org");
/// An account whose user loses its factors.
const HELPING: (&str, &str) = ("kovalevskaya-prize", "sofia@example.org");
const LOSERS_NUMBER: &str = "+4915123456701";
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

/// Makes a call twice. The first time DynamoDB cancels its transaction and leaves the outcome open, so that the function reads the
/// rows again. Returns the second answer.
async fn after_a_cancelled_transaction(tap: &Tap, call: impl AsyncFn() -> Answer) -> Answer {
    tap.cut("TransactWriteItems", "TransactionCanceledException");
    call().await.refused(503, "unavailable");
    tap.mend();
    call().await
}

/// Lets so much time pass that the next call writes down that its session is in use.
fn let_an_hour_pass(world: &World) {
    world.clock.advance(3600);
}

async fn register_and_recover(world: &World, tap: &Tap) {
    let (account, email) = RECOVERED;
    let person = world.visitor();
    world.account(account, email).await;
    world.account("owner@example.net", "owner@example.net").await;

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

async fn use_second_factors(world: &World, tap: &Tap) {
    let (account, email) = GUARDED;
    world.account(account, email).await;
    let browser = world.visitor();
    browser.sign_in(account, GOOD_PASSWORD).await;
    let (app, recovery_codes) = turn_both_factors_on(world, tap, &browser).await;
    sign_in_by_each_factor(world, tap, &app, &recovery_codes[0]).await;
    let trusted = trust_a_browser(world, &app).await;
    confirm_by_a_mailed_code(world, &browser).await;
    guess_twenty_codes(world).await;
    turn_both_factors_off(world, &browser, &recovery_codes[1]).await;
    // The browser still has its cookie.
    assert_eq!(trusted.sign_in(account, GOOD_PASSWORD).await.text("status"), "signed_in");
}

async fn turn_both_factors_on(world: &World, tap: &Tap, browser: &Visitor) -> (Authenticator, Vec<String>) {
    let_an_hour_pass(world);
    browser.get("/v1/two-factor").await.expect(200);
    let_an_hour_pass(world);
    let password = json!({"password": GOOD_PASSWORD});
    let confirm = async || browser.post("/v1/session/reauthenticate", password.clone()).await;
    after_a_cancelled_transaction(tap, confirm).await.expect(204);
    let app = Authenticator::new(&browser.post("/v1/two-factor/app", json!({})).await.expect(200).text("secret"));
    let code = json!({"code": app.code(world.now())});
    let turn_on = async || browser.post("/v1/two-factor/app/confirm", code.clone()).await;
    let on = after_a_cancelled_transaction(tap, turn_on).await.expect(200).json();
    turn_on_email(world, browser, GUARDED.1).await;
    (app, serde_json::from_value(on["recovery_codes"].clone()).unwrap())
}

async fn sign_in_by_each_factor(world: &World, tap: &Tap, app: &Authenticator, recovery_code: &str) {
    // No sign-in to this name has come from this address yet.
    let elsewhere = world.visitor_from("127.0.0.2");
    for old_seed in [false, true] {
        if old_seed {
            seal_without_a_purpose(world, tap, app).await;
        }
        // A code of a later time step than the last one.
        world.clock.advance(60);
        let challenge = enter_password(&elsewhere).await;
        verify(&elsewhere, &challenge, "app", &app.code(world.now())).await.expect(200);
    }
    let challenge = enter_password(&elsewhere).await;
    elsewhere.post("/v1/sign-in/email-code", json!({"challenge": challenge})).await.expect(202);
    let code = world.inbox(GUARDED.1).find("This code completes the sign-in").await.digits();
    verify(&elsewhere, &challenge, "email", &code).await.expect(200);
    let challenge = enter_password(&elsewhere).await;
    verify(&elsewhere, &challenge, "recovery_code", recovery_code).await.expect(200);
}

/// Trusts a browser twice, so that the second trust replaces the first, signs in without a code, and ends the trust.
async fn trust_a_browser(world: &World, app: &Authenticator) -> Visitor {
    let browser = world.visitor_from("127.0.0.2");
    for _ in 0..2 {
        world.clock.advance(60);
        let challenge = enter_password(&world.visitor_from("127.0.0.2")).await;
        verify_and_trust(&browser, &challenge, "app", &app.code(world.now())).await.expect(200);
    }
    assert_eq!(browser.sign_in(GUARDED.0, GOOD_PASSWORD).await.text("status"), "signed_in");
    let listed = browser.get("/v1/trusted-browsers").await.expect(200).json();
    browser.delete(&format!("/v1/trusted-browsers/{}", listed["browsers"][0]["id"].as_str().unwrap())).await.expect(204);
    browser.delete("/v1/trusted-browsers").await.expect(204);
    browser
}

/// Stores the seed of the only app in this stack in its earlier form, from before seeds had a purpose. It still decrypts.
async fn seal_without_a_purpose(world: &World, tap: &Tap, app: &Authenticator) {
    let factors = world.rows("FACTORS#").await.into_iter().find(|factors| factors.contains_key("app")).unwrap();
    let principal = factors["pk"].as_s().unwrap().trim_start_matches("FACTORS#").to_owned();
    assert!(factors["app"].as_m().unwrap()["seed"].as_s().unwrap().starts_with("purpose:"));
    let sealed = tap.sealed_by_kms("seed-key", app.secret(), &BTreeMap::from([("principal", principal)]));
    world.set(&factors, "app.seed", AttributeValue::S(sealed)).await;
}

async fn confirm_by_a_mailed_code(world: &World, browser: &Visitor) {
    let_an_hour_pass(world);
    browser.post("/v1/session/email-code", json!({})).await.expect(202);
    let code = world.inbox(GUARDED.1).find("This code confirms").await.digits();
    browser.confirm_by(GOOD_PASSWORD, "email", &code).await.expect(204);
}

/// A stranger who knows the password guesses the code, until Rekey notifies the owner.
/// Guesses the twenty codes of a day. Eighty others went before, so that codes are capped from then on.
async fn guess_twenty_codes(world: &World) {
    let id = world.principal(GUARDED.0).await["id"].as_s().unwrap().clone();
    let factors = world.rows(&format!("FACTORS#{id}")).await.remove(0);
    world.set(&factors, "streak", AttributeValue::N("80".to_owned())).await;
    let stranger = world.visitor_from("127.0.0.3");
    for _ in 0..4 {
        let challenge = enter_password(&stranger).await;
        for _ in 0..5 {
            verify(&stranger, &challenge, "email", "000000").await.refused(401, "invalid_code");
        }
    }
    world.inbox(GUARDED.1).find("in a row").await;
}

async fn turn_both_factors_off(world: &World, browser: &Visitor, recovery_code: &str) {
    browser.confirm_by(GOOD_PASSWORD, "recovery_code", recovery_code).await.expect(204);
    browser.post("/v1/two-factor/recovery-codes", json!({})).await.expect(200);
    browser.delete("/v1/two-factor/email").await.expect(204);
    browser.delete("/v1/two-factor/app").await.expect(204);
    world.inbox(GUARDED.1).find("Codes from an authenticator app were turned off").await;
}

/// Enters the password of [`GUARDED`]. Returns the challenge.
async fn enter_password(visitor: &Visitor) -> String {
    visitor.sign_in(GUARDED.0, GOOD_PASSWORD).await.text("challenge")
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

async fn manage_users(world: &World, tap: &Tap) {
    let (account, email) = EMPLOYER;
    world.account(account, email).await;
    let root = world.visitor();
    root.sign_in(account, GOOD_PASSWORD).await;
    let_an_hour_pass(world);
    root.get("/v1/users").await.expect(200);
    root.get("/v1/audit").await.expect(200);
    root.confirm(GOOD_PASSWORD).await;
    create_users(world, tap, &root).await;
    sign_in_a_user_by_app(world).await;
    change_and_reset_a_user(world, tap, &root).await;
    undo_the_creation_of_a_user(world, &root).await;
    for user in ["lin", "mo"] {
        root.delete(&format!("/v1/users/{user}")).await.expect(204);
    }
    root.confirm(GOOD_PASSWORD).await;
    require_a_factor(world, tap, &root).await;
}

/// Creates a user by mail, and another by a link that the root hands over.
async fn create_users(world: &World, tap: &Tap, root: &Visitor) {
    let lin = json!({"user": "lin", "email": "lin@example.org", "permissions": []});
    after_a_cancelled_transaction(tap, async || root.post("/v1/users", lin.clone()).await).await.expect(201);
    choose_password(world, &world.inbox("lin@example.org").nth(0).await.token()).await;
    let mo = root.post("/v1/users", json!({"user": "mo", "permissions": []})).await.expect(201);
    choose_password(world, &token(&mo.text("activation_url"))).await;
    sign_in_as(&world.visitor(), "mo").await;
}

async fn sign_in_a_user_by_app(world: &World) {
    let browser = world.visitor();
    sign_in_as(&browser, "lin").await;
    let (app, _) = turn_on_app(world, &browser, json!({"password": GOOD_PASSWORD})).await;
    let desktop = Desktop::waiting(world).await;
    desktop.decided_by(&browser, "approve").await.expect(204);
    desktop.poll().await.expect(200);
    world.clock.advance(60);
    let challenge = sign_in_as(&browser, "lin").await.text("challenge");
    verify_and_trust(&browser, &challenge, "app", &app.code(world.now())).await.expect(200);
    // The browser is used, and then its earlier cookie: with the password, and with a code after a password elsewhere.
    let mut copied = browser.trusts().remove(0);
    for shown_with_code in [false, true] {
        assert_eq!(sign_in_as(&browser, "lin").await.text("status"), "signed_in");
        browser.set_cookie(&copied.0, &copied.1);
        let asking = world.visitor();
        let challenge = sign_in_as(if shown_with_code { &asking } else { &browser }, "lin").await.text("challenge");
        world.clock.advance(60);
        verify_and_trust(&browser, &challenge, "app", &app.code(world.now())).await.expect(200);
        copied = browser.trusts().remove(0);
    }
    let challenge = sign_in_as(&world.visitor(), "lin").await.text("challenge");
    world.clock.advance(60);
    verify(&browser, &challenge, "app", &app.code(world.now())).await.expect(200);
}

async fn change_and_reset_a_user(world: &World, tap: &Tap, root: &Visitor) {
    // The link in the mail to the new address binds it in place of the former one.
    root.patch("/v1/users/lin", json!({"email": "lin@example.net", "permissions": ["reports:read"]})).await.expect(200);
    choose_password(world, &world.inbox("lin@example.net").nth(0).await.token()).await;
    world.inbox("lin@example.org").find("named another email address").await;
    let link = root.post("/v1/users/lin/reset-password", json!({})).await.expect(200).text("activation_url");
    choose_password(world, &token(&link)).await;

    let reset = async || root.post("/v1/users/lin/reset-two-factor", json!({})).await;
    after_a_cancelled_transaction(tap, reset).await.expect(204);
    // A factor that is turned on again ends the record of the reset.
    let browser = world.visitor();
    sign_in_as(&browser, "lin").await;
    turn_on_app(world, &browser, json!({"password": GOOD_PASSWORD})).await;
    root.patch("/v1/users/lin", json!({"email": null})).await.expect(200);
}

/// A manager creates a user and then undoes the act, which freezes the user. The root restores and deletes the user.
async fn undo_the_creation_of_a_user(world: &World, root: &Visitor) {
    let ann = json!({"user": "ann", "email": "ann@example.org", "permissions": ["users:manage"]});
    root.post("/v1/users", ann).await.expect(201);
    choose_password(world, &world.inbox("ann@example.org").nth(0).await.token()).await;
    let manager = world.visitor();
    sign_in_as(&manager, "ann").await;
    manager.confirm(GOOD_PASSWORD).await;
    let eve = manager.post("/v1/users", json!({"user": "eve", "permissions": []})).await.expect(201);
    choose_password(world, &token(&eve.text("activation_url"))).await;
    let link = world.inbox("ann@example.org").find("of its user eve can be chosen").await.not_me();
    world.not_me(&link).await.expect(200);
    root.post("/v1/users/eve/restore", json!({})).await.expect(204);
    root.delete("/v1/users/eve").await.expect(204);
    root.delete("/v1/users/ann").await.expect(204);
}

/// The root requires an app. A user turns one on, sees the notice, and the root takes the rules back.
async fn require_a_factor(world: &World, tap: &Tap, root: &Visitor) {
    root.get("/v1/account/policy").await.expect(200);
    let require = async || root.patch("/v1/account/policy", json!({"two_factor": "required", "kinds": ["app"]})).await;
    after_a_cancelled_transaction(tap, require).await.expect(200);
    root.post("/v1/users", json!({"user": "dorothy", "email": "dorothy@example.org", "permissions": []})).await.expect(201);
    choose_password(world, &world.inbox("dorothy@example.org").nth(0).await.token()).await;
    let browser = world.visitor();
    sign_in_as(&browser, "dorothy").await;
    turn_on_app(world, &browser, json!({"password": GOOD_PASSWORD})).await;
    browser.get("/v1/two-factor").await.expect(200);
    browser.get("/v1/account").await.expect(200);
    browser.delete("/v1/two-factor/app").await.refused(409, "conflict");
    world.clock.advance(1);
    root.patch("/v1/account/policy", json!({"two_factor": "optional"})).await.expect(200);
    let link = world.inbox(EMPLOYER.1).titled("The sign-in rules of your Rekey account were changed").nth(1).await.not_me();
    world.not_me(&link).await.expect(200);
}

/// Signs in as a user of [`EMPLOYER`].
async fn sign_in_as(visitor: &Visitor, user: &str) -> Answer {
    visitor.try_sign_in_user(EMPLOYER.0, Some(user), GOOD_PASSWORD).await.expect(200)
}

async fn choose_password(world: &World, token: &str) {
    world.activate(token, GOOD_PASSWORD).await.expect(200);
}

/// A user of [`KEYS`] does everything with passkeys.
async fn use_passkeys(world: &World, tap: &Tap) {
    let (account, email) = KEYS;
    world.account(account, email).await;
    let root = world.confirmed(account, None, GOOD_PASSWORD).await;
    let link = root.post("/v1/users", json!({"user": "pat", "permissions": []})).await.expect(201).text("activation_url");
    world.activate(&token(&link), GOOD_PASSWORD).await.expect(200);
    let browser = world.confirmed(account, Some("pat"), GOOD_PASSWORD).await;
    PasskeyBrowser::new(world).add(&browser, "Lost").await;
    // The first passkey after a reset also says at the principal that there is a factor again.
    root.post("/v1/users/pat/reset-two-factor", json!({})).await.expect(204);
    let mut keys = PasskeyBrowser::new(world);
    let (id, _) = keys.add(&browser, "Phone").await;
    let_an_hour_pass(world);
    keys.confirm(&browser).await.expect(204);
    browser.patch(&format!("{ADD}/{id}"), json!({"name": "Tablet"})).await.expect(204);

    // A sign-in over the session, one from a new address, and one that DynamoDB leaves open.
    keys.sign_in(&browser, "web").await.expect(200);
    let elsewhere = world.visitor_from("127.0.0.4");
    keys.sign_in(&elsewhere, "web").await.expect(200);
    let mut body = keys.assertion(&elsewhere, "web").await;
    body["trust_browser"] = json!(true);
    after_a_cancelled_transaction(tap, async || elsewhere.post_from_site(SIGN_IN, body.clone()).await).await.expect(200);
    find_a_copy_by_passkey(&mut keys, &elsewhere).await;
    keys.sign_in(&browser, "web").await.expect(200);
    keys.without_verification().sign_in(&elsewhere, "mobile").await.refused(401, "invalid_credentials");
    let asked = world.visitor().try_sign_in_user(account, Some("pat"), GOOD_PASSWORD).await.text("challenge");
    keys.answer(&elsewhere, &asked, "web").await.expect(200);

    keys.confirm(&browser).await.expect(204);
    browser.delete(&format!("{ADD}/{id}")).await.expect(204);
}

/// Signs in by passkey in a trusted browser that has its newest cookie, and then in one with an earlier one.
async fn find_a_copy_by_passkey(keys: &mut PasskeyBrowser, browser: &Visitor) {
    keys.sign_in(browser, "web").await.expect(200);
    let mut body = keys.assertion(browser, "web").await;
    body["trust_browser"] = json!(true);
    browser.post_from_site(SIGN_IN, body).await.expect(200);
    let copied = browser.trusts().remove(0);
    let used = browser.try_sign_in_user(KEYS.0, Some("pat"), GOOD_PASSWORD).await.expect(200);
    assert_eq!(used.text("status"), "signed_in");
    browser.set_cookie(&copied.0, &copied.1);
    keys.sign_in(browser, "web").await.expect(200);
}

async fn change_contacts(world: &World, tap: &Tap) {
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
    world.inbox(old).titled("Your Rekey account is locked").only().await;
    world.inbox(MOBILE).find("account is locked").await;
}

async fn bind(world: &World, tap: &Tap, browser: &Visitor, kind: &str, contact: &str) {
    // Late enough for another code and for a note of the session's use, and soon enough after the re-authentication.
    world.clock.advance(200);
    browser.post(&format!("/v1/account/{kind}"), json!({kind: contact})).await.expect(202);
    let code = world.inbox(contact).find(GOOD_FOR).await.digits();
    after_a_cancelled_transaction(tap, async || enter(browser, kind, &code).await).await.expect(204);
}

async fn recover_by_phone(world: &World, account: &str) {
    let person = world.visitor();
    let asked = person.ask_for_mail("recovery", json!({"phone": MOBILE})).await.expect(202).text("recovery_id");
    let code = world.inbox(MOBILE).find("choose a new password").await.code();
    let ticket = person.post("/v1/recovery/consume", json!({"recovery_id": asked, "code": code})).await.expect(200).text("ticket");
    person.set_password(&ticket, account, GOOD_PASSWORD).await.expect(200);
    world.inbox(MOBILE).find("password was changed").await;
}

/// A person reports lost factors three times. The link of an announcement stops the first wait, the link at its end finishes the
/// second one, and two codes turn the factors off at once.
async fn lose_factors(world: &World, tap: &Tap) {
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
    let code = inbox.find("takes part in turning two-factor authentication off").await.code();
    person.post("/v1/lost-factor/prove", json!({"lost_factor_id": id, "email_code": code})).await.expect(202);
}

/// Reports that the factors of [`LOSING`] are lost, and sends the mailed code and perhaps that of the SMS.
async fn prove_loss(world: &World, tap: &Tap, both: bool, status: u16) {
    let (person, inbox, phone) = (world.visitor(), world.inbox(LOSING.1), world.inbox(LOSERS_NUMBER));
    let challenge = person.sign_in(LOSING.0, GOOD_PASSWORD).await.text("challenge");
    let id = person.post_from_site("/v1/lost-factor", json!({"challenge": challenge})).await.expect(202).text("lost_factor_id");
    let (mailed, texted) = ("takes part in turning two-factor authentication off", "is your code to turn off");
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

/// Lets a day pass, and calls `deliver` as its rule does.
async fn call_for_what_is_due(world: &World) {
    world.clock.advance(DAY);
    world.stack.stream.announce_due().await.unwrap();
    world.settle().await;
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
