//! Who may make Rekey send: accounts, addresses, contacts and days have so many messages to contacts that have not proven
//! themselves, and recoveries go on when those are used up.

use std::collections::HashMap;

use aws_lambda_events::event::dynamodb::EventRecord;
use aws_sdk_dynamodb::types::AttributeValue;
use rekey_local::PASSWORD;
use rekey_tests::{Answer, GOOD_PASSWORD, Inbox, OTHER_PASSWORD, Visitor, World, logs};
use serde::Deserialize;
use serde_json::json;

const RESET_TITLE: &str = "Reset your Rekey password";
const CODE_TITLE: &str = "Your Rekey authentication code";
const NAMED_TITLE: &str = "Another address for your Rekey user";
const GRACE: &str = "grace@example.com";
const MOBILE: &str = "+4915123456789";
const DAY: i64 = 86_400;
/// The limit of a contact, out of the way.
const CONTACT: (&str, &str) = ("REKEY_LIMIT_MESSAGE_CONTACT", "1000/1");
/// The pause between two codes of a principal, as short as it can be.
pub(crate) const CODES: (&str, &str) = ("REKEY_LIMIT_EMAIL_CODE", "1000/1");
pub(crate) const UNLIMITED: (&str, &str) = ("REKEY_LIMIT_SCALE", "1000");

/// The root of an account, at this address, signed in and confirmed.
pub(crate) async fn root_from(world: &World, address: &str, account: &str, password: &str) -> Visitor {
    let root = world.visitor_from(address);
    root.sign_in(account, password).await;
    root.post("/v1/session/reauthenticate", json!({"password": password})).await.expect(204);
    root
}

/// The root of `flowmatic`, whose address is Grace's.
pub(crate) async fn root(world: &World) -> Visitor {
    root_from(world, "127.0.0.1", "flowmatic", PASSWORD).await
}

pub(crate) async fn invite(root: &Visitor, user: &str, email: &str) -> Answer {
    root.post("/v1/users", json!({"user": user, "email": email, "permissions": []})).await
}

async fn register(world: &World, number: usize) {
    let body = json!({"account": format!("account-{number}"), "email": format!("newcomer{number}@example.org")});
    world.visitor().post("/v1/accounts", body).await.expect(202);
}

/// Asks for a code to bind another contact, a moment after the one before it.
pub(crate) async fn change(world: &World, person: &Visitor, kind: &str, contact: &str) -> Answer {
    world.clock.advance(1);
    person.post(&format!("/v1/account/{kind}"), json!({kind: contact})).await
}

async fn bind_number(world: &World, person: &Visitor, number: &str) {
    change(world, person, "phone", number).await.expect(202);
    let code = world.inbox(number).find("confirm this mobile number").await.digits();
    person.post("/v1/account/phone/confirm", json!({"code": code})).await.expect(204);
}

/// How many mails went to addresses with this in them.
fn mails_to(world: &World, part: &str) -> usize {
    world.stack.outbox.all().iter().filter(|sent| sent.channel == "email" && sent.to.contains(part)).count()
}

fn sms(world: &World) -> usize {
    world.stack.outbox.all().iter().filter(|sent| sent.channel == "sms").count()
}

/// Everything in both tables but for counters and what a session notes of its use.
async fn rows(world: &World) -> usize {
    world.dump().await.iter().filter(|item| !item["pk"].as_s().unwrap().starts_with("BUCKET#")).count()
}

/// The records of one kind of row, oldest first.
async fn records(world: &World, kind: &str) -> Vec<EventRecord> {
    #[derive(Deserialize)]
    struct Image {
        kind: String,
    }
    let mut records = world.stack.stream.records().unwrap();
    records.retain(|record| {
        let image: Result<Image, _> = serde_dynamo::from_item(record.change.new_image.clone());
        record.event_name == "INSERT" && image.is_ok_and(|image| image.kind == kind)
    });
    records
}

/// Takes attributes off a row, as if a delivery had ended before it wrote them.
async fn forget(world: &World, row: &HashMap<String, AttributeValue>, attributes: &str) {
    let update = world.stack.resources.dynamodb.update_item().table_name("rekey-flows");
    let update = update.key("pk", row["pk"].clone()).key("sk", row["sk"].clone());
    update.update_expression(format!("REMOVE {attributes}")).send().await.unwrap();
}

#[tokio::test]
async fn an_account_invites_twenty_strangers_and_then_one_every_three_minutes() {
    let world = World::with(&[CONTACT, ("REKEY_LIMIT_MANAGE_USERS", "1000/1")]).await;
    let root = root(&world).await;
    let mut written = 0;
    for n in 0..60 {
        let email = if n % 2 == 0 { format!("victim+{n}@example.org") } else { format!("stranger{n}@example.org") };
        let answer = invite(&root, &format!("user-{n}"), &email).await;
        if n < 20 {
            answer.expect(201);
            written = rows(&world).await;
        } else {
            let refused = answer.refused(429, "rate_limited");
            // Whoever goes on all the same is stopped at the client address, too.
            assert_eq!(refused.json()["retry_after"], if n < 40 { 180 } else { 90 });
        }
    }
    assert_eq!(rows(&world).await, written, "what was refused wrote something");
    // The same limit holds for every other way to have a stranger written to.
    root.patch("/v1/users/user-0", json!({"email": "other@example.org"})).await.refused(429, "rate_limited");
    root.post("/v1/users/user-0/reset-password", json!({})).await.refused(429, "rate_limited");
    root.post("/v1/account/email", json!({"email": "other@example.org"})).await.refused(429, "rate_limited");
    assert_eq!(rows(&world).await, written);
    // And for none that writes to nobody.
    root.post("/v1/users", json!({"user": "by-hand", "permissions": []})).await.expect(201);
    root.patch("/v1/users/user-0", json!({"permissions": ["reports:read"]})).await.expect(200);
    world.settle().await;
    assert_eq!(mails_to(&world, "@example.org"), 20);

    world.clock.advance(180);
    invite(&root, "one-more", "one-more@example.org").await.expect(201);
    invite(&root, "yet-another", "yet-another@example.org").await.refused(429, "rate_limited");
    // Another account is not held up by it.
    let other = root_from(&world, "127.0.0.2", "analytical-engine", PASSWORD).await;
    invite(&other, "guest", "guest@example.org").await.expect(201);
}

#[tokio::test]
async fn bad_input_and_a_taken_name_use_up_nothing_of_an_account() {
    let world = World::with(&[("REKEY_LIMIT_UNPROVEN_ACCOUNT", "2/180")]).await;
    let root = root(&world).await;
    invite(&root, "lin", "lin@example.org").await.expect(201);
    invite(&root, "lin", "lin@example.org").await.refused(409, "conflict");
    invite(&root, "mo", "no address").await.refused(400, "invalid_request");
    root.patch("/v1/users/lin", json!({"email": "mo@example.org", "phone": "1"})).await.refused(400, "invalid_request");
    root.post("/v1/account/email", json!({"email": GRACE})).await.refused(409, "conflict");
    invite(&root, "mo", "mo@example.org").await.expect(201);
    invite(&root, "jo", "jo@example.org").await.refused(429, "rate_limited");
}

#[tokio::test]
async fn users_of_an_account_share_its_limit() {
    let world = World::with(&[("REKEY_LIMIT_UNPROVEN_ACCOUNT", "3/180"), CODES]).await;
    let root = root(&world).await;
    invite(&root, "lin", "lin@example.org").await.expect(201);
    let token = world.inbox("lin@example.org").nth(0).await.token();
    world.visitor().post("/v1/accounts/activate", json!({"token": token, "password": GOOD_PASSWORD})).await.expect(200);
    let lin = world.visitor_from("127.0.0.2");
    lin.try_sign_in_user("flowmatic", Some("lin"), GOOD_PASSWORD).await.expect(200);
    lin.post("/v1/session/reauthenticate", json!({"password": GOOD_PASSWORD})).await.expect(204);
    for n in 0..2 {
        change(&world, &lin, "email", &format!("other{n}@example.org")).await.expect(202);
    }
    change(&world, &lin, "email", "other2@example.org").await.refused(429, "rate_limited");
    invite(&root, "mo", "mo@example.org").await.refused(429, "rate_limited");
}

#[tokio::test]
async fn a_client_address_has_a_limit_whatever_accounts_act_there() {
    let world = World::with(&[("REKEY_LIMIT_UNPROVEN_ADDRESS", "3/90"), CONTACT]).await;
    let (one, two) = (root(&world).await, root_from(&world, "127.0.0.1", "analytical-engine", PASSWORD).await);
    for n in 0..3 {
        invite(&one, &format!("user-{n}"), &format!("stranger{n}@example.org")).await.expect(201);
    }
    let refused = invite(&two, "guest", "guest@example.org").await.refused(429, "rate_limited");
    assert_eq!(refused.json()["retry_after"], 90);
    let elsewhere = root_from(&world, "127.0.0.2", "analytical-engine", PASSWORD).await;
    invite(&elsewhere, "guest", "guest@example.org").await.expect(201);
}

#[tokio::test]
async fn tags_of_one_mailbox_share_its_limit_and_are_addresses_of_their_own() {
    let world = World::with(&[("REKEY_LIMIT_REGISTER_ADDRESS", "1000/1")]).await;
    let root = root(&world).await;
    for n in 0..10 {
        invite(&root, &format!("user-{n}"), &format!("victim+{n}@example.org")).await.expect(201);
        let body = json!({"account": format!("account-{n}"), "email": format!("other+{n}@example.org")});
        world.visitor().post("/v1/accounts", body).await.expect(202);
    }
    world.settle().await;
    assert_eq!((mails_to(&world, "victim+"), mails_to(&world, "other+")), (3, 3));
    // Who they are stays apart: the link binds the address as it was typed.
    let token = world.inbox("victim+0@example.org").only().await.token();
    world.visitor().post("/v1/accounts/activate", json!({"token": token, "password": GOOD_PASSWORD})).await.expect(200);
    assert_eq!(world.rows("CONTACT#email#victim+0@example.org").await.len(), 1);
    assert!(world.rows("CONTACT#email#victim@").await.is_empty());
}

#[tokio::test]
async fn each_kind_of_mail_to_strangers_has_its_share_of_the_day() {
    let world = World::with(&[UNLIMITED, ("REKEY_MAIL_DAILY_BUDGET", "8")]).await;
    let root = root(&world).await;
    for n in 0..8 {
        register(&world, n).await;
    }
    world.settle().await;
    assert_eq!(mails_to(&world, "newcomer"), 4);
    // Registering has used up its half and nothing of the others' quarters.
    for n in 0..4 {
        invite(&root, &format!("user-{n}"), &format!("guest{n}@example.org")).await.expect(201);
        change(&world, &root, "email", &format!("next{n}@example.org")).await.expect(202);
    }
    world.settle().await;
    assert_eq!((mails_to(&world, "guest"), mails_to(&world, "next")), (2, 2));
    for kind in ["registrations", "invitations", "contact_changes"] {
        let of = format!("\"of\":\"{kind}\"");
        let line = logs::lines().lines().any(|line| line.contains("\"event\":\"mail_budget_spent\"") && line.contains(&of));
        assert!(line, "nothing is logged of {kind}");
    }

    // What is not sent is closed, and a record that comes again sends nothing, either.
    let before = world.stack.outbox.all().len();
    assert!(world.items("registration").await.iter().chain(&world.items("code").await).all(|row| row.contains_key("closed_at")));
    for kind in ["registration", "code"] {
        assert!(world.stack.stream.deliver(records(&world, kind).await).await.is_empty());
    }
    assert_eq!(world.stack.outbox.all().len(), before);

    // Who has proven an address gets what it waits for: a recovery, a code, a notice.
    let person = world.visitor();
    let recoveries = world.inbox(GRACE).titled(RESET_TITLE);
    let sent = recoveries.count();
    person.recover(GRACE).await;
    recoveries.nth(sent).await;
    world.clock.advance(1);
    root.post("/v1/two-factor/email", json!({})).await.expect(202);
    let code = world.inbox(GRACE).titled(CODE_TITLE).nth(0).await.digits();
    root.post("/v1/two-factor/email/confirm", json!({"code": code})).await.expect(200);
    world.inbox(GRACE).titled("Two-factor authentication is on for your Rekey account").nth(0).await;

    // A day later there is more.
    world.clock.advance(DAY);
    register(&world, 100).await;
    world.inbox("newcomer100@example.org").only().await;
}

#[tokio::test]
async fn a_link_for_a_bound_address_is_not_counted_and_one_for_a_named_address_is() {
    let world = World::with(&[UNLIMITED, ("REKEY_MAIL_DAILY_BUDGET", "4")]).await;
    let root = root(&world).await;
    invite(&root, "lin", "lin@example.org").await.expect(201);
    let inbox = world.inbox("lin@example.org");
    let token = inbox.nth(0).await.token();
    world.visitor().post("/v1/accounts/activate", json!({"token": token, "password": GOOD_PASSWORD})).await.expect(200);
    // A link that another takes the place of is not sent, so each mail is waited for.
    for sent in 1..=4 {
        root.post("/v1/users/lin/reset-password", json!({})).await.expect(200);
        inbox.nth(sent).await;
    }
    // Of other addresses for a user the first is a quarter of four.
    for n in 0..3 {
        root.patch("/v1/users/lin", json!({"email": format!("next{n}@example.org")})).await.expect(200);
        world.settle().await;
    }
    assert_eq!((inbox.titled("Choose a new Rekey password").count(), mails_to(&world, "next")), (4, 1));
}

#[tokio::test]
async fn a_mail_that_is_tried_again_is_counted_once_and_goes_out_when_the_day_is_spent() {
    let world = World::with(&[UNLIMITED, ("REKEY_MAIL_DAILY_BUDGET", "4")]).await;
    world.stack.outbox.fail_next(2);
    register(&world, 0).await;
    world.inbox("newcomer0@example.org").only().await;
    // Three deliveries were one of the two that registering has.
    register(&world, 1).await;
    world.inbox("newcomer1@example.org").only().await;
    register(&world, 2).await;
    world.settle().await;
    assert_eq!(world.inbox("newcomer2@example.org").count(), 0);
    // The day is spent now; a record whose first delivery was counted is sent all the same.
    let row = world.items("registration").await.into_iter().find(|row| row["email"].as_s().unwrap() == "newcomer1@example.org").unwrap();
    forget(&world, &row, "closed_at").await;
    assert!(world.stack.stream.deliver(records(&world, "registration").await).await.is_empty());
    assert_eq!((world.inbox("newcomer1@example.org").count(), world.inbox("newcomer2@example.org").count()), (2, 0));
}

#[tokio::test]
async fn a_local_stack_counts_no_mails_of_a_day() {
    let world = World::with(&[UNLIMITED]).await;
    register(&world, 0).await;
    world.inbox("newcomer0@example.org").only().await;
    assert!(world.rows("BUCKET#unproven-mail#").await.is_empty());
}

#[tokio::test]
async fn recoveries_keep_half_of_the_sms_whatever_others_spend() {
    let world = World::with(&[UNLIMITED, CODES, ("REKEY_SMS_DAILY_BUDGET", "12")]).await;
    let root = root(&world).await;
    bind_number(&world, &root, MOBILE).await;
    // A stranger binds number after number.
    for n in 0..6 {
        change(&world, &root, "phone", &format!("+491512400000{n}")).await.expect(202);
    }
    // And somebody changes a password again and again.
    let (mut current, mut next) = (PASSWORD, OTHER_PASSWORD);
    for _ in 0..6 {
        let body = json!({"current_password": current, "new_password": next});
        root.post("/v1/account/password", body).await.expect(204);
        (current, next) = (next, current);
    }
    world.settle().await;
    let codes = world.stack.outbox.all().iter().filter(|sent| sent.text.contains("confirm this mobile number")).count();
    let notices = world.inbox(MOBILE).count_of("Not you?");
    assert_eq!((codes, notices, sms(&world)), (3, 3, 6));
    assert!(world.inbox(GRACE).titled("Your Rekey password was changed").count() == 6, "mail goes on");

    for _ in 0..10 {
        world.visitor().post("/v1/recovery", json!({"phone": MOBILE})).await.expect(202);
    }
    world.settle().await;
    assert_eq!(world.inbox(MOBILE).count_of("is your code to choose a new password"), 6);
    assert_eq!(sms(&world), 12);
}

#[tokio::test]
async fn recoveries_take_what_others_leave_of_the_sms() {
    let world = World::with(&[UNLIMITED, CODES, ("REKEY_SMS_DAILY_BUDGET", "12")]).await;
    let root = root(&world).await;
    bind_number(&world, &root, MOBILE).await;
    for _ in 0..20 {
        world.visitor().post("/v1/recovery", json!({"phone": MOBILE})).await.expect(202);
    }
    world.settle().await;
    assert_eq!(world.inbox(MOBILE).count_of("is your code to choose a new password"), 10);
    change(&world, &root, "phone", "+4915124000000").await.expect(202);
    world.settle().await;
    assert_eq!(sms(&world), 12);
}

#[tokio::test]
async fn an_sms_that_is_tried_again_is_counted_once() {
    let world = World::with(&[UNLIMITED, CODES, ("REKEY_SMS_DAILY_BUDGET", "4")]).await;
    let root = root(&world).await;
    world.inbox(GRACE).titled("New sign-in to your Rekey account").only().await;
    // The quarter of binding is one.
    world.stack.outbox.fail_next(2);
    bind_number(&world, &root, MOBILE).await;
    // And so is that of notices: the number is told of its binding, however often its record comes.
    world.inbox(GRACE).find("was bound to flowmatic").await;
    world.inbox(MOBILE).find("Not you?").await;
    let queued = world.items("owed").await.into_iter().find(|row| row.contains_key("charged")).unwrap();
    forget(&world, &queued, "sent_at").await;
    assert!(world.stack.stream.deliver(records(&world, "owed").await).await.is_empty());
    assert_eq!(world.inbox(MOBILE).count_of("Not you?"), 2, "it was charged before, and is not held back");
    for _ in 0..4 {
        world.visitor().post("/v1/recovery", json!({"phone": MOBILE})).await.expect(202);
    }
    world.settle().await;
    assert_eq!(world.inbox(MOBILE).count_of("is your code to choose a new password"), 2);
}

#[tokio::test]
async fn binding_numbers_is_limited_by_account_and_client_address() {
    let limits = [("REKEY_LIMIT_SMS_BINDING_ACCOUNT", "3/1800"), ("REKEY_LIMIT_SMS_BINDING_ADDRESS", "5/600")];
    let world = World::with(&[limits.as_slice(), &[CODES, CONTACT]].concat()).await;
    let (one, two) = (root(&world).await, root_from(&world, "127.0.0.1", "analytical-engine", PASSWORD).await);
    for n in 0..3 {
        change(&world, &one, "phone", &format!("+491512345678{n}")).await.expect(202);
    }
    let written = rows(&world).await;
    let refused = change(&world, &one, "phone", "+4915123456783").await.refused(429, "rate_limited");
    assert!(refused.json()["retry_after"].as_i64().unwrap() > 600);
    assert_eq!(rows(&world).await, written);
    // The account's other principals and its other addresses are stopped as well; other accounts are not.
    let elsewhere = root_from(&world, "127.0.0.2", "flowmatic", PASSWORD).await;
    change(&world, &elsewhere, "phone", "+4915123456784").await.refused(429, "rate_limited");
    change(&world, &two, "phone", "+4915123456785").await.expect(202);
    change(&world, &two, "phone", "+4915123456786").await.refused(429, "rate_limited");
    // Addresses are not numbers.
    change(&world, &two, "email", "other@example.org").await.expect(202);
}

#[tokio::test]
async fn a_range_of_numbers_gets_so_many_codes_and_no_answer_tells() {
    let world = World::with(&[("REKEY_LIMIT_SMS_BINDING_RANGE", "2/3600"), CODES, CONTACT]).await;
    let (one, two) = (root(&world).await, root_from(&world, "127.0.0.2", "analytical-engine", PASSWORD).await);
    let mut answers = Vec::new();
    for (person, number) in [(&one, "+4915123456780"), (&two, "+4915123411111"), (&one, "+4915123499999"), (&two, "+4915124456780")] {
        answers.push(change(&world, person, "phone", number).await.expect(202).raw);
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    world.settle().await;
    let count = |number: &str| world.inbox(number).count();
    assert_eq!((count("+4915123456780"), count("+4915123411111"), count("+4915123499999"), count("+4915124456780")), (1, 1, 0, 1));
    world.clock.advance(3600);
    one.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.expect(204);
    change(&world, &one, "phone", "+4915123499999").await.expect(202);
    world.inbox("+4915123499999").only().await;
}

/// Names another address for a user and takes it back, so many times.
async fn name_and_take_back(root: &Visitor, times: usize) {
    for _ in 0..times {
        root.patch("/v1/users/lin", json!({"email": "other@example.org"})).await.expect(200);
        root.patch("/v1/users/lin", json!({"email": "lin@example.org"})).await.expect(200);
    }
}

/// A user with an address, and its mails of this kind.
async fn lin(world: &World, root: &Visitor) -> Inbox {
    invite(root, "lin", "lin@example.org").await.expect(201);
    let token = world.inbox("lin@example.org").nth(0).await.token();
    world.visitor().post("/v1/accounts/activate", json!({"token": token, "password": GOOD_PASSWORD})).await.expect(200);
    world.inbox("lin@example.org").titled(NAMED_TITLE)
}

#[tokio::test]
async fn twenty_notices_of_a_kind_are_three_mails_and_the_next_tells_of_the_others() {
    let limits = [("REKEY_LIMIT_MANAGE_USERS", "1000/1"), ("REKEY_LIMIT_UNPROVEN_ACCOUNT", "1000/1"), CONTACT];
    let world = World::with(&[limits.as_slice(), &[("REKEY_LIMIT_UNPROVEN_ADDRESS", "1000/1")]].concat()).await;
    let root = root(&world).await;
    let inbox = lin(&world, &root).await;
    let since = world.now();
    name_and_take_back(&root, 20).await;
    world.settle().await;
    assert_eq!((inbox.count(), inbox.count_of("more time")), (3, 0));
    // Records that come again send nothing, and are not counted again.
    for _ in 0..2 {
        assert!(world.stack.stream.deliver(records(&world, "owed").await).await.is_empty());
    }
    assert_eq!(inbox.count(), 3);

    world.clock.advance(3600);
    root.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.expect(204);
    // The mailer fails twice: what was counted is told all the same, and once.
    world.stack.outbox.fail_next(2);
    root.patch("/v1/users/lin", json!({"email": "lin+work@example.net"})).await.expect(200);
    let next = inbox.nth(3).await.0;
    let told = format!("It happened 17 more times since {}", since.for_people());
    assert!(next.text.contains(&told) && next.html.contains(&told), "{}", next.text);

    root.patch("/v1/users/lin", json!({"email": "lin@example.org"})).await.expect(200);
    world.clock.advance(3600);
    root.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.expect(204);
    name_and_take_back(&root, 1).await;
    assert!(!inbox.nth(4).await.0.text.contains("more time"), "what was told once is told again");
}

#[tokio::test]
async fn notices_of_a_kind_at_one_moment_are_each_sent_or_counted() {
    let world = World::with(&[("REKEY_LIMIT_NOTICE", "2/3600"), ("REKEY_LIMIT_MANAGE_USERS", "1000/1"), CONTACT]).await;
    let root = root(&world).await;
    let inbox = lin(&world, &root).await;
    world.stack.outbox.hold();
    name_and_take_back(&root, 8).await;
    let queued = records(&world, "owed").await;
    let stream = &world.stack.stream;
    let delivered = async { futures_util::future::join(stream.deliver(queued.clone()), stream.deliver(queued.clone())).await };
    let release = async {
        world.stack.outbox.waiting(1).await;
        world.stack.outbox.release();
    };
    futures_util::future::join(delivered, release).await;
    world.settle().await;
    let buckets = world.rows("BUCKET#notice#email-named#").await;
    assert_eq!(buckets[0]["withheld"].as_n().unwrap(), "6", "of eight, two are sent and six counted, however often their records came");
    assert!(inbox.count() >= 2);
}

#[tokio::test]
async fn acts_that_change_who_gets_in_are_told_each_time() {
    let world = World::with(&[("REKEY_LIMIT_NOTICE", "1/3600"), ("REKEY_LIMIT_CHANGE_PASSWORD", "1000/1")]).await;
    let root = root(&world).await;
    let (mut current, mut next) = (PASSWORD, OTHER_PASSWORD);
    for _ in 0..6 {
        root.post("/v1/account/password", json!({"current_password": current, "new_password": next})).await.expect(204);
        (current, next) = (next, current);
    }
    for _ in 0..4 {
        world.visitor().sign_in_app("flowmatic", PASSWORD, "mobile").await;
    }
    world.settle().await;
    assert_eq!(world.inbox(GRACE).titled("Your Rekey password was changed").count(), 6);
    assert_eq!(world.inbox(GRACE).titled("New sign-in to your Rekey account").count(), 5);
}
