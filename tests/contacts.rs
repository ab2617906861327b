//! Contacts: mobile numbers, changing what is bound, and taking back what somebody else has done.

use futures_util::future::join_all;
use rekey_adapters::store::{Directory, DirectoryConfig, TxOutcome, Undo};
use rekey_domain::contact::ContactKind;
use rekey_domain::id::Id;
use rekey_domain::random::Random;
use rekey_domain::token::NotMeToken;
use rekey_domain::token::SessionToken;
use rekey_local::PASSWORD;
use rekey_tests::{Answer, OTHER_PASSWORD, Tap, Visitor, World};
use reqwest::Method;
use serde_json::{Value, json};

use crate::two_factor::{turn_on_app, verify};

const RESET_TITLE: &str = "Reset your Rekey password";
const CODE_TITLE: &str = "Your Rekey authentication code";
const CHANGED_TITLE: &str = "The email address of your Rekey account was changed";
const GRACE: &str = "grace@example.com";
const MOBILE: &str = "+4915123456789";
/// What stands in each message with a code to bind a contact, and in no other.
const GOOD_FOR: &str = "good for 10 minutes";
/// What stands in each SMS with a code to reset a password.
const TO_RESET: &str = "is your code to choose a new password";
const DAY: i64 = 86_400;

/// The owner of `flowmatic`, signed in and confirmed.
async fn owner(world: &World) -> Visitor {
    let browser = world.visitor();
    browser.sign_in("flowmatic", PASSWORD).await;
    confirm(&browser).await;
    browser
}

async fn confirm(person: &Visitor) {
    person.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.expect(204);
}

/// Asks for the code that a new address or number proves itself by, and reads it there.
async fn code_to(world: &World, person: &Visitor, kind: &str, contact: &str) -> String {
    let (inbox, before) = (world.inbox(contact), world.inbox(contact).count_of(GOOD_FOR));
    // The pause between two codes, short as it is in these stacks.
    world.clock.advance(1);
    person.post(&format!("/v1/account/{kind}"), json!({kind: contact})).await.expect(202);
    inbox.nth_of(GOOD_FOR, before).await.digits()
}

async fn enter(person: &Visitor, kind: &str, code: &str) -> Answer {
    person.post(&format!("/v1/account/{kind}/confirm"), json!({"code": code})).await
}

async fn bind(world: &World, person: &Visitor, kind: &str, contact: &str) {
    let code = code_to(world, person, kind, contact).await;
    enter(person, kind, &code).await.expect(204);
}

async fn bound(person: &Visitor) -> (Value, Value) {
    let account = person.get("/v1/account").await.expect(200).json();
    (account["email"].clone(), account["phone"].clone())
}

async fn not_me(world: &World, token: &str) -> Answer {
    world.visitor().post("/v1/not-me", json!({"token": token})).await
}

/// Resets the password of `flowmatic` by a mail to this address.
async fn recover(world: &World, email: &str, password: &str) {
    let person = world.visitor();
    let inbox = world.inbox(email).titled(RESET_TITLE);
    let before = inbox.count();
    person.recover(email).await;
    let ticket = person.consume(&inbox.nth(before).await.token()).await;
    person.set_password(&ticket, "flowmatic", password).await.expect(200);
}

#[tokio::test]
async fn a_mobile_number_is_bound_by_its_code_and_resets_the_password() {
    let world = World::new().await;
    let browser = owner(&world).await;
    let code = code_to(&world, &browser, "phone", MOBILE).await;
    assert_eq!(bound(&browser).await, (json!(GRACE), Value::Null));
    enter(&browser, "phone", &code).await.expect(204);
    assert_eq!(bound(&browser).await, (json!(GRACE), json!(MOBILE)));
    world.inbox(GRACE).find("was bound to flowmatic").await;

    let person = world.visitor();
    let inbox = world.inbox(MOBILE);
    let asked = person.post("/v1/recovery", json!({"phone": "+49 (0)151-2345 6789", "account": "flowmatic"})).await.expect(202);
    let sms = inbox.nth_of(TO_RESET, 0).await;
    assert_eq!((sms.0.channel, sms.0.subject.as_str()), ("sms", ""));
    assert!(sms.0.text.contains(&asked.text("reference")) && !sms.0.text.contains("http"), "{}", sms.0.text);
    assert!(sms.0.text.len() <= 160 && sms.0.text.is_ascii(), "{}", sms.0.text);
    let body = json!({"recovery_id": asked.text("recovery_id"), "code": sms.code()});
    let consumed = person.post("/v1/recovery/consume", body).await.expect(200);
    assert_eq!(consumed.json()["principals"], json!([{"account": "flowmatic", "user": null}]));
    person.set_password(&consumed.text("ticket"), "flowmatic", OTHER_PASSWORD).await.expect(200);
    world.visitor().sign_in("flowmatic", OTHER_PASSWORD).await;
    // Both contacts are told.
    world.inbox(GRACE).titled("Your Rekey password was changed").only().await;
    inbox.find("password was changed").await;
}

#[tokio::test]
async fn a_code_by_sms_lives_ten_minutes() {
    let world = World::new().await;
    let browser = owner(&world).await;
    bind(&world, &browser, "phone", MOBILE).await;
    let person = world.visitor();
    let asked = person.post("/v1/recovery", json!({"phone": MOBILE, "account": "flowmatic"})).await.expect(202);
    assert_eq!(asked.json()["expires_in"], 600);
    let sms = world.inbox(MOBILE).nth_of(TO_RESET, 0).await;
    assert!(sms.0.text.contains("within 10 minutes"), "{}", sms.0.text);
    let typed = json!({"recovery_id": asked.text("recovery_id"), "code": sms.code()});
    world.clock.advance(599);
    person.post("/v1/recovery/consume", typed.clone()).await.expect(200);
    world.clock.advance(1);
    person.post("/v1/recovery/consume", typed).await.refused(410, "expired");
}

#[tokio::test]
async fn a_number_that_is_not_bound_gets_nothing_and_the_answer_is_the_same() {
    let (world, tap) = World::behind(&[("REKEY_LIMIT_SCALE", "1000")]).await;
    let browser = owner(&world).await;
    bind(&world, &browser, "phone", MOBILE).await;
    let person = world.visitor();
    let mut seen = Vec::new();
    for body in [
        json!({"phone": MOBILE, "account": "flowmatic"}),
        json!({"phone": "+4915199999999", "account": "flowmatic"}),
        json!({"phone": MOBILE, "account": "analytical-engine"}),
        json!({"phone": MOBILE, "account": "nobody-at-all"}),
    ] {
        world.clock.advance(60);
        tap.take();
        let answer = person.post("/v1/recovery", body).await.expect(202).json();
        let fields: Vec<String> = answer.as_object().unwrap().keys().cloned().collect();
        let of_the_answer = tap.take().into_iter().filter(|seen| seen.caller == "request-reset");
        seen.push((fields, of_the_answer.map(|seen| seen.operation).collect::<Vec<_>>()));
    }
    assert!(seen.iter().all(|one| *one == seen[0]), "{seen:?}");
    world.settle().await;
    assert_eq!((world.inbox(MOBILE).count_of(TO_RESET), world.inbox("+4915199999999").count()), (1, 0));
    // One or the other, and only what is a mobile number.
    for body in [
        json!({"phone": MOBILE, "email": GRACE}),
        json!({"account": "flowmatic"}),
        json!({"phone": [MOBILE]}),
        json!({"phone": "004915123456789"}),
        json!({"phone": "+49 151 23456789 ext. 5"}),
        json!({"phone": "+49151234⁵6789"}),
        json!({"phone": format!("{MOBILE},+4915199999999")}),
        json!({"phone": "+1-415-555-CALL"}),
    ] {
        person.post("/v1/recovery", body).await.refused(400, "invalid_request");
    }
}

#[tokio::test]
async fn a_new_address_proves_itself_and_the_old_one_stays_until_then() {
    let world = World::new().await;
    let browser = owner(&world).await;
    let code = code_to(&world, &browser, "email", "new@example.org").await;
    assert_eq!(bound(&browser).await.0, json!(GRACE));
    world.visitor().recover("new@example.org").await;
    enter(&browser, "email", "000000").await.refused(401, "invalid_code");
    enter(&browser, "email", &code).await.expect(204);
    enter(&browser, "email", &code).await.refused(410, "expired");
    assert_eq!(bound(&browser).await.0, json!("new@example.org"));
    // The session lives on, and both are told.
    assert_eq!(browser.session_status().await, 200);
    for (told, other) in [(GRACE, "new@example.org"), ("new@example.org", GRACE)] {
        let mail = world.inbox(told).titled(CHANGED_TITLE).only().await;
        assert!(mail.0.text.contains(told) && !mail.0.text.contains(other), "{}", mail.0.text);
    }
    world.visitor().recover(GRACE).await;
    recover(&world, "new@example.org", OTHER_PASSWORD).await;
    assert_eq!(world.inbox(GRACE).titled(RESET_TITLE).count(), 0);
}

#[tokio::test]
async fn a_code_is_good_for_the_contact_that_it_went_to_and_in_its_own_session() {
    let world = World::new().await;
    let (browser, other) = (owner(&world).await, owner(&world).await);
    let first = code_to(&world, &browser, "email", "first@example.org").await;
    let elsewhere = code_to(&world, &other, "email", "elsewhere@example.org").await;
    let second = code_to(&world, &browser, "email", "second@example.org").await;
    enter(&other, "email", &second).await.refused(401, "invalid_code");
    enter(&browser, "email", &elsewhere).await.refused(401, "invalid_code");
    enter(&browser, "email", &first).await.refused(401, "invalid_code");
    enter(&browser, "phone", &second).await.refused(410, "expired");
    enter(&browser, "email", &second).await.expect(204);
    assert_eq!(bound(&browser).await.0, json!("second@example.org"));
    // What was begun when another address was bound is not confirmed over it.
    enter(&other, "email", &elsewhere).await.expect(204);
    assert_eq!(bound(&browser).await.0, json!("elsewhere@example.org"));

    let code = code_to(&world, &browser, "email", "late@example.org").await;
    world.clock.advance(299);
    confirm(&browser).await;
    world.clock.advance(299);
    confirm(&browser).await;
    world.clock.advance(2);
    enter(&browser, "email", &code).await.refused(410, "expired");
    let code = code_to(&world, &browser, "email", "late@example.org").await;
    for _ in 0..5 {
        enter(&browser, "email", "000000").await.refused(401, "invalid_code");
    }
    enter(&browser, "email", &code).await.refused(410, "expired");
    let code = code_to(&world, &browser, "email", GRACE).await;
    enter(&browser, "email", &code).await.expect(204);
    browser.post("/v1/account/email", json!({"email": GRACE})).await.refused(409, "conflict");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_code_binds_once_however_often_it_is_entered_at_one_moment() {
    let world = World::new().await;
    let browser = owner(&world).await;
    let code = code_to(&world, &browser, "email", "new@example.org").await;
    let answers = join_all((0..5).map(|_| enter(&browser, "email", &code))).await;
    let done = answers.iter().filter(|answer| answer.status == 204).count();
    assert_eq!(done, 1, "{:?}", answers.iter().map(|answer| &answer.raw).collect::<Vec<_>>());
    assert_eq!(world.rows("CONTACT#email#").await.iter().filter(|row| row["pk"].as_s().unwrap().ends_with("new@example.org")).count(), 1);
    world.inbox("new@example.org").titled(CHANGED_TITLE).only().await;
}

#[tokio::test]
async fn of_two_changes_that_saw_the_same_neither_forgets_what_was_before_the_other() {
    let world = World::new().await;
    let thief = owner(&world).await;
    bind(&world, &thief, "phone", MOBILE).await;
    let tables = rekey_local::environment(|_| None, None).read::<DirectoryConfig>().unwrap();
    let directory = Directory::new(tables, world.stack.resources.dynamodb.clone());
    let token = SessionToken::parse(&thief.cookie("__Host-rekey").unwrap()).unwrap();
    let seen = directory.open_session(&token, true, world.now()).await.unwrap().unwrap();
    world.clock.advance(10);
    // Away and back again, so that what is bound looks as it did: what was bound before is what differs.
    bind(&world, &thief, "email", "thief@example.net").await;
    let link = world.inbox(GRACE).titled(CHANGED_TITLE).only().await.not_me();
    bind(&world, &thief, "email", GRACE).await;
    // The other kind, by a call that had looked before: it is refused, not written over what the first has remembered.
    let op = Id::random(&Random::system());
    let late = directory.unbind_contact(op, &seen, ContactKind::Phone, world.now()).await.unwrap();
    assert_eq!(late, TxOutcome::Refused);
    thief.delete("/v1/account/phone").await.expect(204);
    not_me(&world, &link).await.expect(200);
    for (contact, rows) in [("CONTACT#email#thief", 0), ("CONTACT#email#grace", 1), ("CONTACT#phone", 1)] {
        assert_eq!(world.rows(contact).await.len(), rows, "{contact}");
    }
}

#[tokio::test]
async fn an_account_keeps_its_name_and_whoever_reads_the_old_mailbox_gets_nothing_of_it() {
    let world = World::new().await;
    let browser = world.visitor();
    browser.sign_in("ada@example.com", PASSWORD).await;
    confirm(&browser).await;
    bind(&world, &browser, "email", "new@example.org").await;
    world.visitor().sign_in("ada@example.com", PASSWORD).await;
    let stranger = world.visitor();
    let body = json!({"account": "ada@example.com", "email": "ada@example.com"});
    stranger.post("/v1/accounts", body).await.expect(202);
    let mail = world.inbox("ada@example.com").titled("This name is taken at Rekey").only().await;
    assert!(mail.0.text.contains("/register") && !mail.0.text.contains("/forgot"), "{}", mail.0.text);
    recover_names(&world, "new@example.org", &["ada@example.com"]).await;
    // Another account of that address is still found by it.
    recover_names(&world, "ada@example.com", &["analytical-engine"]).await;
}

/// What a recovery by this address offers to choose from.
async fn recover_names(world: &World, email: &str, names: &[&str]) {
    let person = world.visitor();
    person.recover(email).await;
    let token = world.inbox(email).titled(RESET_TITLE).only().await.token();
    let consumed = person.post("/v1/recovery/consume", json!({"token": token})).await.expect(200).json();
    let found: Vec<&str> = consumed["principals"].as_array().unwrap().iter().map(|name| name["account"].as_str().unwrap()).collect();
    assert_eq!(found, names);
}

#[tokio::test]
async fn changing_a_contact_wants_a_confirmation_and_waits_after_a_recovery() {
    let world = World::new().await;
    let browser = world.visitor();
    browser.sign_in("flowmatic", PASSWORD).await;
    let change = json!({"email": "new@example.org"});
    browser.post("/v1/account/email", change.clone()).await.refused(403, "reauthentication_required");
    browser.post("/v1/account/phone", json!({"phone": MOBILE})).await.refused(403, "reauthentication_required");
    browser.delete("/v1/account/phone").await.refused(403, "reauthentication_required");
    confirm(&browser).await;
    browser.delete("/v1/account/phone").await.refused(404, "not_found");
    bind(&world, &browser, "phone", MOBILE).await;

    recover(&world, GRACE, OTHER_PASSWORD).await;
    let thief = world.visitor();
    thief.sign_in("flowmatic", OTHER_PASSWORD).await;
    thief.post("/v1/session/reauthenticate", json!({"password": OTHER_PASSWORD})).await.expect(204);
    let held = thief.post("/v1/account/email", change.clone()).await.refused(403, "on_hold");
    assert_eq!(held.json()["retry_after"], DAY);
    thief.delete("/v1/account/phone").await.refused(403, "on_hold");
    enter(&thief, "email", "000000").await.refused(403, "on_hold");
    world.clock.advance(DAY);
    thief.sign_in("flowmatic", OTHER_PASSWORD).await;
    thief.post("/v1/session/reauthenticate", json!({"password": OTHER_PASSWORD})).await.expect(204);
    thief.post("/v1/account/email", change).await.expect(202);
}

#[tokio::test]
async fn a_recovery_and_a_change_do_not_pass_each_other() {
    let world = World::new().await;
    let browser = owner(&world).await;
    let person = world.visitor();
    // The mail is out when the address goes: its link resets nothing.
    person.recover(GRACE).await;
    let ticket = person.consume(&world.inbox(GRACE).titled(RESET_TITLE).only().await.token()).await;
    bind(&world, &browser, "email", "new@example.org").await;
    person.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.refused(410, "expired");
    // The code is out when the password is reset: it binds nothing.
    let code = code_to(&world, &browser, "email", "newer@example.org").await;
    recover(&world, "new@example.org", OTHER_PASSWORD).await;
    enter(&browser, "email", &code).await.refused(401, "unauthenticated");
    assert!(world.rows("CONTACT#email#newer").await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_recovery_and_a_change_at_one_moment_one_happens() {
    for round in 0..5 {
        let world = World::new().await;
        let browser = owner(&world).await;
        let person = world.visitor();
        person.recover(GRACE).await;
        let ticket = person.consume(&world.inbox(GRACE).titled(RESET_TITLE).only().await.token()).await;
        let code = code_to(&world, &browser, "email", "new@example.org").await;
        let (bound, reset) = tokio::join!(enter(&browser, "email", &code), person.set_password(&ticket, "flowmatic", OTHER_PASSWORD));
        assert!((bound.status == 204) != (reset.status == 200), "{round}: {} {}", bound.raw, reset.raw);
        let at = if bound.status == 204 { "CONTACT#email#new@example.org" } else { "CONTACT#email#grace@example.com" };
        assert_eq!(world.rows(at).await.len(), 1);
        assert!([401, 409, 410].contains(&bound.status.max(reset.status)), "{} {}", bound.raw, reset.raw);
    }
}

#[tokio::test]
async fn a_number_may_belong_to_many_and_a_message_names_no_one_elses() {
    let world = World::new().await;
    for account in ["one", "two", "three"] {
        let name = format!("many-{account}");
        world.account(&name, &format!("{name}@example.org")).await;
        let browser = world.visitor();
        browser.sign_in(&name, rekey_tests::GOOD_PASSWORD).await;
        browser.post("/v1/session/reauthenticate", json!({"password": rekey_tests::GOOD_PASSWORD})).await.expect(204);
        bind(&world, &browser, "phone", MOBILE).await;
    }
    let person = world.visitor();
    let asked = person.post("/v1/recovery", json!({"phone": MOBILE})).await.expect(202).text("recovery_id");
    let sms = world.inbox(MOBILE).nth_of(TO_RESET, 0).await;
    assert!(!sms.0.text.contains("many-"), "{}", sms.0.text);
    let consumed = person.post("/v1/recovery/consume", json!({"recovery_id": asked, "code": sms.code()})).await.expect(200).json();
    assert_eq!(consumed["principals"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn sms_stop_at_the_days_budget_and_mail_goes_on() {
    let world = World::with(&[("REKEY_LIMIT_SCALE", "1000"), ("REKEY_SMS_DAILY_BUDGET", "10")]).await;
    let browser = owner(&world).await;
    bind(&world, &browser, "phone", MOBILE).await;
    let person = world.visitor();
    let burst = (0..20).map(|_| person.post("/v1/recovery", json!({"phone": MOBILE})));
    assert!(join_all(burst).await.iter().all(|answer| answer.status == 202));
    world.settle().await;
    let sms = |world: &World| world.stack.outbox.all().iter().filter(|sent| sent.channel == "sms").count();
    assert_eq!(sms(&world), 10);
    let before = world.inbox(GRACE).titled(RESET_TITLE).count();
    person.recover(GRACE).await;
    world.inbox(GRACE).titled(RESET_TITLE).nth(before).await;
    world.clock.advance(DAY);
    person.post("/v1/recovery", json!({"phone": MOBILE})).await.expect(202);
    world.settle().await;
    assert_eq!(sms(&world), 11);
}

#[tokio::test]
async fn notices_by_sms_end_before_codes_do() {
    let world = World::with(&[("REKEY_SMS_DAILY_BUDGET", "20"), ("REKEY_LIMIT_SMS_NOTICE", "3/3600")]).await;
    let browser = owner(&world).await;
    bind(&world, &browser, "phone", MOBILE).await;
    let mut passwords = [PASSWORD, OTHER_PASSWORD].into_iter().cycle();
    let changes = async |passwords: &mut dyn Iterator<Item = &'static str>| {
        let mut current = passwords.next().unwrap();
        for new in passwords.take(6) {
            let change = json!({"current_password": current, "new_password": new});
            browser.post("/v1/account/password", change).await.expect(204);
            current = new;
        }
        world.settle().await;
    };
    let told = |contact: &str| world.inbox(contact).count_of("password");
    changes(&mut passwords).await;
    // The number itself was told of its binding; mails go on.
    let sms = world.inbox(MOBILE).all().iter().filter(|sms| sms.0.text.contains("Not you?")).count();
    assert_eq!((sms, told(GRACE) >= 6), (3, true));
    for _ in 0..3 {
        world.clock.advance(3600);
        confirm(&browser).await;
        passwords = [PASSWORD, OTHER_PASSWORD].into_iter().cycle();
        changes(&mut passwords).await;
    }
    // A quarter of the day's budget, beside the code that bound the number.
    let all = world.inbox(MOBILE).count();
    assert_eq!(all, 6);
    world.visitor().post("/v1/recovery", json!({"phone": MOBILE})).await.expect(202);
    world.inbox(MOBILE).nth_of(TO_RESET, 0).await;
}

#[tokio::test]
async fn sms_go_to_the_countries_that_were_named_and_only_so_often_to_a_number() {
    let world = World::with(&[("REKEY_SMS_COUNTRIES", "DE,AT")]).await;
    let browser = owner(&world).await;
    browser.post("/v1/account/phone", json!({"phone": "+447400123456"})).await.refused(400, "invalid_request");
    let british = world.visitor();
    british.post("/v1/recovery", json!({"phone": "+447400123456"})).await.expect(202);
    let code = code_to(&world, &browser, "phone", MOBILE).await;
    enter(&browser, "phone", &code).await.expect(204);
    for _ in 0..6 {
        british.post("/v1/recovery", json!({"phone": MOBILE})).await.expect(202);
    }
    world.settle().await;
    let codes = world.inbox(MOBILE).count_of(TO_RESET);
    assert_eq!((codes, world.inbox("+447400123456").count()), (3, 0));
}

#[tokio::test]
async fn strangers_are_not_written_to_without_end_by_naming_their_address() {
    let world = World::with(&[("REKEY_LIMIT_EMAIL_CODE", "20/1")]).await;
    let browser = owner(&world).await;
    for _ in 0..6 {
        world.clock.advance(1);
        browser.post("/v1/account/email", json!({"email": "stranger@example.org"})).await.expect(202);
    }
    world.settle().await;
    assert_eq!(world.inbox("stranger@example.org").titled(CODE_TITLE).count(), 3);
}

#[tokio::test]
async fn who_did_not_change_the_address_gets_the_account_back() {
    let world = World::new().await;
    // A thief with the password changes the address, and the address once more.
    let thief = owner(&world).await;
    bind(&world, &thief, "email", "thief@example.net").await;
    let link = world.inbox(GRACE).titled(CHANGED_TITLE).only().await.not_me();
    world.clock.advance(60);
    confirm(&thief).await;
    bind(&world, &thief, "email", "other-thief@example.net").await;
    bind(&world, &thief, "phone", MOBILE).await;
    let phone = world.visitor();
    phone.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    // And changes the password, so that nothing of it is as it was.
    let change = json!({"current_password": PASSWORD, "new_password": OTHER_PASSWORD});
    thief.post("/v1/account/password", change).await.expect(204);
    let thiefs_own = world.inbox("thief@example.net").find("was replaced by o…f@").await.not_me();

    let undone = not_me(&world, &link).await.expect(200);
    assert_eq!(undone.json(), json!({"account": "flowmatic", "user": null, "undone": ["email", "phone"], "users_frozen": []}));
    assert_eq!((thief.session_status().await, phone.session_status().await), (401, 401));
    for password in [PASSWORD, OTHER_PASSWORD] {
        world.visitor().try_sign_in("flowmatic", password).await.refused(401, "invalid_credentials");
    }
    // Neither that link again, nor those of what came after it.
    for dead in [&link, &thiefs_own] {
        not_me(&world, dead).await.refused(410, "expired");
    }
    for contact in ["CONTACT#email#thief", "CONTACT#email#other-thief", "CONTACT#phone"] {
        assert!(world.rows(contact).await.is_empty(), "{contact}");
    }
    world.inbox(GRACE).titled("Your Rekey account is locked").only().await;
    // The thief's contacts reset nothing; the owner's does, and the account is open again.
    world.visitor().recover("thief@example.net").await;
    world.visitor().post("/v1/recovery", json!({"phone": MOBILE})).await.expect(202);
    recover(&world, GRACE, "a third password").await;
    let back = world.visitor();
    back.sign_in("flowmatic", "a third password").await;
    assert_eq!(bound(&back).await, (json!(GRACE), Value::Null));
    world.settle().await;
    assert_eq!(world.inbox("thief@example.net").titled(RESET_TITLE).count(), 0);
}

#[tokio::test]
async fn a_number_that_takes_no_messages_keeps_nobody_else_from_being_told() {
    let world = World::new().await;
    let thief = owner(&world).await;
    bind(&world, &thief, "phone", MOBILE).await;
    world.stack.outbox.opt_out(MOBILE);
    bind(&world, &thief, "email", "thief@example.net").await;
    let link = world.inbox(GRACE).titled(CHANGED_TITLE).only().await.not_me();
    not_me(&world, &link).await.expect(200);
    world.settle().await;
    // Nor is anybody told twice.
    world.inbox("thief@example.net").titled(CHANGED_TITLE).only().await;
    assert_eq!(world.inbox(MOBILE).all().iter().filter(|sms| sms.0.text.contains("email address")).count(), 0);
    recover(&world, GRACE, OTHER_PASSWORD).await;
}

#[tokio::test]
async fn a_later_notice_undoes_no_more_than_what_came_after_it() {
    let world = World::new().await;
    let browser = owner(&world).await;
    bind(&world, &browser, "email", "first-thief@example.net").await;
    let owners = world.inbox(GRACE).titled(CHANGED_TITLE).only().await.not_me();
    world.clock.advance(60);
    confirm(&browser).await;
    bind(&world, &browser, "email", "second@example.net").await;
    // The thief, whose address the second notice reached, uses it first, to be left with the account.
    let thiefs = world.inbox("first-thief@example.net").find("was replaced by s…d@").await.not_me();
    not_me(&world, &thiefs).await.expect(200);
    assert_eq!(world.rows("CONTACT#email#first-thief").await.len(), 1);
    // Whoever loses the account over it is told.
    world.inbox("second@example.net").titled("Your Rekey account is locked").only().await;
    // The owner's link is older and still good.
    world.clock.advance(60);
    not_me(&world, &owners).await.expect(200);
    assert!(world.rows("CONTACT#email#first-thief").await.is_empty());
    recover(&world, GRACE, OTHER_PASSWORD).await;
}

#[tokio::test]
async fn a_factor_that_somebody_else_turned_on_is_off_again() {
    let world = World::new().await;
    let thief = owner(&world).await;
    turn_on_app(&world, &thief, json!({"password": PASSWORD})).await;
    let mail = world.inbox(GRACE).titled("Two-factor authentication is on for your Rekey account").only().await;
    world.clock.advance(7 * DAY - 1);
    not_me(&world, &mail.not_me()).await.expect(200);
    recover(&world, GRACE, OTHER_PASSWORD).await;
    assert_eq!(world.visitor().sign_in("flowmatic", OTHER_PASSWORD).await.text("status"), "signed_in");
}

#[tokio::test]
async fn a_factor_from_before_stays() {
    let world = World::new().await;
    let browser = owner(&world).await;
    let (app, _) = turn_on_app(&world, &browser, json!({"password": PASSWORD})).await;
    world.clock.advance(30);
    let thief = world.visitor();
    let body = json!({"account": "flowmatic", "password": PASSWORD, "client": "mobile"});
    let challenge = thief.post("/v1/sign-in", body).await.expect(200).text("challenge");
    thief.use_token(&verify(&thief, &challenge, "app", &app.code(world.now())).await.expect(200).text("token"));
    let mail = world.inbox(GRACE).find("in a mobile app").await;
    not_me(&world, &mail.not_me()).await.expect(200);
    assert_eq!(thief.session_status().await, 401);
    recover(&world, GRACE, OTHER_PASSWORD).await;
    assert_eq!(world.visitor().sign_in("flowmatic", OTHER_PASSWORD).await.text("status"), "code_required");
}

#[tokio::test]
async fn the_link_is_good_once_for_a_week_and_for_nothing_else() {
    let world = World::new().await;
    let browser = owner(&world).await;
    let link = world.inbox(GRACE).titled("New sign-in to your Rekey account").nth(0).await.not_me();
    browser.get("/not-me").await;
    let before = world.inbox(GRACE).count();
    for (path, body) in
        [("/v1/recovery/consume", json!({"token": link})), ("/v1/accounts/activate", json!({"token": link, "password": OTHER_PASSWORD}))]
    {
        browser.post(path, body).await.refused(410, "expired");
    }
    browser.send(browser.request(Method::POST, "/v1/not-me").json(&json!({"token": [link]}))).await.refused(400, "invalid_request");
    world.clock.advance(7 * DAY);
    not_me(&world, &link).await.refused(410, "expired");
    assert_eq!(world.inbox(GRACE).count(), before);

    // Of whoever merely asked there is none.
    world.visitor().recover(GRACE).await;
    let mail = world.inbox(GRACE).titled(RESET_TITLE).only().await;
    assert!(!mail.0.text.contains("not-me"), "{}", mail.0.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_who_use_one_link_at_one_moment_one_does() {
    let world = World::new().await;
    owner(&world).await;
    let link = world.inbox(GRACE).titled("New sign-in to your Rekey account").only().await.not_me();
    let answers = join_all((0..10).map(|_| not_me(&world, &link))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    assert!(answers.iter().all(|answer| [200, 410].contains(&answer.status)), "{:?}", answers.iter().map(|a| &a.raw).collect::<Vec<_>>());
    world.settle().await;
    world.inbox(GRACE).titled("Your Rekey account is locked").only().await;
}

#[tokio::test]
async fn nothing_is_undone_for_who_is_gone_and_nothing_by_halves() {
    let world = World::new().await;
    let root = owner(&world).await;
    root.post("/v1/users", json!({"user": "lin", "email": "lin@example.org", "permissions": []})).await.expect(201);
    let invitation = world.inbox("lin@example.org").nth(0).await.token();
    let lin = world.visitor();
    lin.post("/v1/accounts/activate", json!({"token": invitation, "password": OTHER_PASSWORD})).await.expect(200);
    lin.try_sign_in_user("flowmatic", Some("lin"), OTHER_PASSWORD).await.expect(200);
    let link = world.inbox("lin@example.org").titled("New sign-in to your Rekey account").only().await.not_me();

    let tap = Tap::on(&world).await;
    let door = tap.function(&world, account::router).await;
    for operation in ["UpdateItem BUCKET#*", "GetItem", "TransactWriteItems"] {
        tap.cut(operation, "ProvisionedThroughputExceededException");
        door.post("/v1/not-me", json!({"token": link})).await.refused(503, "unavailable");
        tap.mend();
        assert_eq!(lin.session_status().await, 200);
    }
    // An answer that is lost is no act undone by halves, nor one done twice.
    let other = world.visitor();
    other.sign_in("flowmatic", PASSWORD).await;
    let roots = world.inbox(GRACE).titled("New sign-in to your Rekey account").nth(1).await.not_me();
    root.delete("/v1/users/lin").await.expect(204);
    not_me(&world, &link).await.refused(410, "expired");
    tap.lose("TransactWriteItems");
    door.post("/v1/not-me", json!({"token": roots})).await.expect(200);
    assert_eq!((root.session_status().await, other.session_status().await), (401, 401));
}

#[tokio::test]
async fn a_factor_that_is_turned_on_while_something_is_undone_is_not_left_behind() {
    let world = World::new().await;
    let thief = owner(&world).await;
    let link = world.inbox(GRACE).titled("New sign-in to your Rekey account").only().await.not_me();
    let config: DirectoryConfig = rekey_local::environment(|_| None, None).read().ok().unwrap();
    let directory = Directory::new(config, world.stack.resources.dynamodb.clone());
    let token = NotMeToken::parse(&link).unwrap();
    let queued = directory.flows().outbox_message(token.owner()).await.unwrap().unwrap();
    let seen = directory.principal(queued.principal).await.unwrap().unwrap();
    let factors = directory.factors(seen.id).await.unwrap();
    // Between the looking and the writing.
    turn_on_app(&world, &thief, json!({"password": PASSWORD})).await;
    let op = Id::random(&Random::system());
    let login = directory.login(&seen.login_name()).await.unwrap().unwrap();
    let reach = seen.reach(queued.at, queued.made_with, &[]);
    let (token, queued, principal, at) = (&token, &queued, &seen, world.now());
    let random = Random::system();
    let undo = Undo {
        op,
        token,
        queued,
        principal,
        login: &login,
        factors: &factors,
        reach,
        users: &[],
        suspended_before: false,
        password_set: false,
        random: &random,
        at,
    };
    let written = directory.undo(&undo).await.unwrap();
    assert!(matches!(written, TxOutcome::Refused));
    not_me(&world, &link).await.expect(200);
    assert!(directory.factors(seen.id).await.unwrap().is_empty());
}
