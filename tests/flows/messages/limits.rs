//! Messages to contacts that nobody has confirmed are limited by account, address, contact and day. Recoveries go on when those
//! limits are reached.

use deliver::when;
use rekey_local::PASSWORD;
use rekey_tests::contacts::{QUICK_CODES, ask_for_code, bind};
use rekey_tests::factors::CODE_TITLE;
use rekey_tests::people::{DAY, GRACE, MOBILE, RESET_TITLE};
use rekey_tests::users::create;
use rekey_tests::{GOOD_PASSWORD, Inbox, Item, OTHER_PASSWORD, Visitor, World, logs};
use serde_json::json;

const NAMED_TITLE: &str = "Another address for your Rekey user";
/// The limit of a contact, out of the way.
const CONTACT: (&str, &str) = ("REKEY_LIMIT_MESSAGE_CONTACT", "1000/1");

async fn register(world: &World, number: usize) {
    let body = json!({"account": format!("account-{number}"), "email": format!("newcomer{number}@example.org")});
    world.visitor().post("/v1/accounts", body).await.expect(202);
}

/// How many mails went to addresses with this in them.
fn mails_to(world: &World, part: &str) -> usize {
    world.stack.outbox.all().iter().filter(|sent| sent.channel == "email" && sent.to.contains(part)).count()
}

fn sms(world: &World) -> usize {
    world.stack.outbox.all().iter().filter(|sent| sent.channel == "sms").count()
}

/// Everything in both tables but for counters, what a session notes of its use, and what became of messages.
async fn rows(world: &World) -> usize {
    let counted = |item: &Item| !["BUCKET#", "MESSAGES#"].iter().any(|prefix| item["pk"].as_s().unwrap().starts_with(prefix));
    world.dump().await.into_iter().filter(counted).count()
}

#[tokio::test]
async fn an_account_invites_twenty_strangers_and_then_one_every_three_minutes() {
    let world = World::with(&[CONTACT, ("REKEY_LIMIT_MANAGE_USERS", "1000/1")]).await;
    let root = world.owner().await;
    let mut written = 0;
    for n in 0..60 {
        let email = if n % 2 == 0 { format!("victim+{n}@example.org") } else { format!("stranger{n}@example.org") };
        let answer = create(&root, &format!("user-{n}"), Some(&email), &[]).await;
        if n < 20 {
            answer.expect(201);
            written = rows(&world).await;
        } else {
            let refused = answer.refused(429, "rate_limited");
            // Further tries reach the limit of the client address, too.
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
    create(&root, "one-more", Some("one-more@example.org"), &[]).await.expect(201);
    create(&root, "yet-another", Some("yet-another@example.org"), &[]).await.refused(429, "rate_limited");
    // Another account is not held up by it.
    let other = world.confirmed_from("127.0.0.2", "analytical-engine", PASSWORD).await;
    create(&other, "guest", Some("guest@example.org"), &[]).await.expect(201);
}

#[tokio::test]
async fn refused_invitations_do_not_count_against_the_account() {
    let world = World::with(&[("REKEY_LIMIT_UNPROVEN_ACCOUNT", "2/180")]).await;
    let root = world.owner().await;
    create(&root, "lin", Some("lin@example.org"), &[]).await.expect(201);
    create(&root, "lin", Some("lin@example.org"), &[]).await.refused(409, "conflict");
    create(&root, "mo", Some("no address"), &[]).await.refused(400, "invalid_request");
    root.patch("/v1/users/lin", json!({"email": "mo@example.org", "phone": "1"})).await.refused(400, "invalid_request");
    root.post("/v1/account/email", json!({"email": GRACE})).await.refused(409, "conflict");
    create(&root, "mo", Some("mo@example.org"), &[]).await.expect(201);
    create(&root, "jo", Some("jo@example.org"), &[]).await.refused(429, "rate_limited");
}

#[tokio::test]
async fn users_of_an_account_share_its_limit() {
    let world = World::with(&[("REKEY_LIMIT_UNPROVEN_ACCOUNT", "3/180"), QUICK_CODES]).await;
    let root = world.owner().await;
    create(&root, "lin", Some("lin@example.org"), &[]).await.expect(201);
    let token = world.inbox("lin@example.org").nth(0).await.token();
    world.visitor().post("/v1/accounts/activate", json!({"token": token, "password": GOOD_PASSWORD})).await.expect(200);
    let lin = world.visitor_from("127.0.0.2");
    lin.try_sign_in_user("flowmatic", Some("lin"), GOOD_PASSWORD).await.expect(200);
    lin.confirm(GOOD_PASSWORD).await;
    for n in 0..2 {
        ask_for_code(&world, &lin, "email", &format!("other{n}@example.org")).await.expect(202);
    }
    ask_for_code(&world, &lin, "email", "other2@example.org").await.refused(429, "rate_limited");
    create(&root, "mo", Some("mo@example.org"), &[]).await.refused(429, "rate_limited");
}

#[tokio::test]
async fn a_client_address_has_one_limit_for_all_accounts() {
    let world = World::with(&[("REKEY_LIMIT_UNPROVEN_ADDRESS", "3/90"), CONTACT]).await;
    let (one, two) = (world.owner().await, world.confirmed_from("127.0.0.1", "analytical-engine", PASSWORD).await);
    for n in 0..3 {
        create(&one, &format!("user-{n}"), Some(&format!("stranger{n}@example.org")), &[]).await.expect(201);
    }
    let refused = create(&two, "guest", Some("guest@example.org"), &[]).await.refused(429, "rate_limited");
    assert_eq!(refused.json()["retry_after"], 90);
    let elsewhere = world.confirmed_from("127.0.0.2", "analytical-engine", PASSWORD).await;
    create(&elsewhere, "guest", Some("guest@example.org"), &[]).await.expect(201);
}

#[tokio::test]
async fn tagged_addresses_share_the_limit_of_their_mailbox() {
    let world = World::with(&[("REKEY_LIMIT_REGISTER_ADDRESS", "1000/1")]).await;
    let root = world.owner().await;
    for n in 0..10 {
        create(&root, &format!("user-{n}"), Some(&format!("victim+{n}@example.org")), &[]).await.expect(201);
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
async fn each_kind_of_mail_to_strangers_has_a_share_of_the_day() {
    let world = World::unlimited(&[("REKEY_MAIL_DAILY_BUDGET", "8")]).await;
    let root = world.owner().await;
    for n in 0..8 {
        register(&world, n).await;
    }
    world.settle().await;
    assert_eq!(mails_to(&world, "newcomer"), 4);
    // Registering has used up its half and nothing of the others' quarters.
    for n in 0..4 {
        create(&root, &format!("user-{n}"), Some(&format!("guest{n}@example.org")), &[]).await.expect(201);
        ask_for_code(&world, &root, "email", &format!("next{n}@example.org")).await.expect(202);
    }
    world.settle().await;
    assert_eq!((mails_to(&world, "guest"), mails_to(&world, "next")), (2, 2));
    for kind in ["registrations", "invitations", "contact_changes"] {
        let of = format!("\"of\":\"{kind}\"");
        let line = logs::lines().lines().any(|line| line.contains("\"event\":\"mail_budget_spent\"") && line.contains(&of));
        assert!(line, "nothing is logged of {kind}");
    }

    // A message over its share is closed, so that a repeated record does not send it.
    let before = world.stack.outbox.all().len();
    assert!(world.items("registration").await.iter().chain(&world.items("code").await).all(|row| row.contains_key("closed_at")));
    for kind in ["registration", "code"] {
        assert!(world.stack.stream.deliver(world.records(kind)).await.is_empty());
    }
    assert_eq!(world.stack.outbox.all().len(), before);

    // A confirmed address still gets recoveries, codes and notices.
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
async fn only_links_to_unconfirmed_addresses_are_counted() {
    let world = World::unlimited(&[("REKEY_MAIL_DAILY_BUDGET", "4")]).await;
    let root = world.owner().await;
    create(&root, "lin", Some("lin@example.org"), &[]).await.expect(201);
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
async fn a_retried_mail_is_counted_once_and_sent_over_the_budget() {
    let world = World::unlimited(&[("REKEY_MAIL_DAILY_BUDGET", "4")]).await;
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
    world.remove(&row, "closed_at").await;
    assert!(world.stack.stream.deliver(world.records("registration")).await.is_empty());
    assert_eq!((world.inbox("newcomer1@example.org").count(), world.inbox("newcomer2@example.org").count()), (2, 0));
}

#[tokio::test]
async fn a_local_stack_has_no_daily_budget() {
    let world = World::new().await;
    register(&world, 0).await;
    world.inbox("newcomer0@example.org").only().await;
    assert!(world.rows("BUCKET#unproven-mail#").await.is_empty());
}

#[tokio::test]
async fn recoveries_keep_half_of_the_sms_budget() {
    let world = World::unlimited(&[QUICK_CODES, ("REKEY_SMS_DAILY_BUDGET", "12")]).await;
    let root = world.owner().await;
    bind(&world, &root, "phone", MOBILE).await;
    // A stranger binds number after number.
    for n in 0..6 {
        ask_for_code(&world, &root, "phone", &format!("+491512400000{n}")).await.expect(202);
    }
    // A password is changed again and again.
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
async fn recoveries_may_use_the_whole_sms_budget() {
    let world = World::unlimited(&[QUICK_CODES, ("REKEY_SMS_DAILY_BUDGET", "12")]).await;
    let root = world.owner().await;
    bind(&world, &root, "phone", MOBILE).await;
    for _ in 0..20 {
        world.visitor().post("/v1/recovery", json!({"phone": MOBILE})).await.expect(202);
    }
    world.settle().await;
    assert_eq!(world.inbox(MOBILE).count_of("is your code to choose a new password"), 10);
    ask_for_code(&world, &root, "phone", "+4915124000000").await.expect(202);
    world.settle().await;
    assert_eq!(sms(&world), 12);
}

#[tokio::test]
async fn a_retried_sms_is_counted_once() {
    let world = World::unlimited(&[QUICK_CODES, ("REKEY_SMS_DAILY_BUDGET", "4")]).await;
    let root = world.owner().await;
    world.inbox(GRACE).titled("New sign-in to your Rekey account").only().await;
    // The quarter of binding is one.
    world.stack.outbox.fail_next(2);
    bind(&world, &root, "phone", MOBILE).await;
    // And so is that of notices: the number is told of its binding, however often its record comes.
    world.inbox(GRACE).find("was linked").await;
    world.inbox(MOBILE).find("Not you?").await;
    let queued = world.items("owed").await.into_iter().find(|row| row.contains_key("charged")).unwrap();
    world.remove(&queued, "sent_at").await;
    assert!(world.stack.stream.deliver(world.records("owed")).await.is_empty());
    assert_eq!(world.inbox(MOBILE).count_of("Not you?"), 2, "it was charged before, and is not held back");
    for _ in 0..4 {
        world.visitor().post("/v1/recovery", json!({"phone": MOBILE})).await.expect(202);
    }
    world.settle().await;
    assert_eq!(world.inbox(MOBILE).count_of("is your code to choose a new password"), 2);
}

#[tokio::test]
async fn binding_codes_by_sms_are_limited_by_account_and_address() {
    let limits = [("REKEY_LIMIT_SMS_BINDING_ACCOUNT", "3/1800"), ("REKEY_LIMIT_SMS_BINDING_ADDRESS", "5/600")];
    let world = World::with(&[limits.as_slice(), &[QUICK_CODES, CONTACT]].concat()).await;
    let (one, two) = (world.owner().await, world.confirmed_from("127.0.0.1", "analytical-engine", PASSWORD).await);
    for n in 0..3 {
        ask_for_code(&world, &one, "phone", &format!("+491512345678{n}")).await.expect(202);
    }
    let written = rows(&world).await;
    let refused = ask_for_code(&world, &one, "phone", "+4915123456783").await.refused(429, "rate_limited");
    assert!(refused.json()["retry_after"].as_i64().unwrap() > 600);
    assert_eq!(rows(&world).await, written);
    // The account's other principals and its other addresses are stopped as well; other accounts are not.
    let elsewhere = world.confirmed_from("127.0.0.2", "flowmatic", PASSWORD).await;
    ask_for_code(&world, &elsewhere, "phone", "+4915123456784").await.refused(429, "rate_limited");
    ask_for_code(&world, &two, "phone", "+4915123456785").await.expect(202);
    ask_for_code(&world, &two, "phone", "+4915123456786").await.refused(429, "rate_limited");
    // Addresses are not numbers.
    ask_for_code(&world, &two, "email", "other@example.org").await.expect(202);
}

#[tokio::test]
async fn codes_to_a_range_of_numbers_are_limited_silently() {
    let world = World::with(&[("REKEY_LIMIT_SMS_BINDING_RANGE", "2/3600"), QUICK_CODES, CONTACT]).await;
    let (one, two) = (world.owner().await, world.confirmed_from("127.0.0.2", "analytical-engine", PASSWORD).await);
    let mut answers = Vec::new();
    for (person, number) in [(&one, "+4915123456780"), (&two, "+4915123411111"), (&one, "+4915123499999"), (&two, "+4915124456780")] {
        answers.push(ask_for_code(&world, person, "phone", number).await.expect(202).raw);
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    world.settle().await;
    let count = |number: &str| world.inbox(number).count();
    assert_eq!((count("+4915123456780"), count("+4915123411111"), count("+4915123499999"), count("+4915124456780")), (1, 1, 0, 1));
    world.clock.advance(3600);
    one.confirm(PASSWORD).await;
    ask_for_code(&world, &one, "phone", "+4915123499999").await.expect(202);
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
    create(root, "lin", Some("lin@example.org"), &[]).await.expect(201);
    let token = world.inbox("lin@example.org").nth(0).await.token();
    world.visitor().post("/v1/accounts/activate", json!({"token": token, "password": GOOD_PASSWORD})).await.expect(200);
    world.inbox("lin@example.org").titled(NAMED_TITLE)
}

#[tokio::test]
async fn twenty_notices_become_three_mails_and_a_count() {
    let limits = [("REKEY_LIMIT_MANAGE_USERS", "1000/1"), ("REKEY_LIMIT_UNPROVEN_ACCOUNT", "1000/1"), CONTACT];
    let world = World::with(&[limits.as_slice(), &[("REKEY_LIMIT_UNPROVEN_ADDRESS", "1000/1")]].concat()).await;
    let root = world.owner().await;
    let inbox = lin(&world, &root).await;
    let since = world.now();
    name_and_take_back(&root, 20).await;
    world.settle().await;
    assert_eq!((inbox.count(), inbox.count_of("more time")), (3, 0));
    // Records that come again send nothing, and are not counted again.
    for _ in 0..2 {
        assert!(world.stack.stream.deliver(world.records("owed")).await.is_empty());
    }
    assert_eq!(inbox.count(), 3);

    world.clock.advance(3600);
    root.confirm(PASSWORD).await;
    // The mailer fails twice: the count is told once all the same.
    world.stack.outbox.fail_next(2);
    root.patch("/v1/users/lin", json!({"email": "lin+work@example.net"})).await.expect(200);
    let next = inbox.nth(3).await.0;
    let told = format!("It happened 17 more times between {} and this message.", when(since));
    assert!(next.text.contains(&told) && next.html.contains(&told), "{}", next.text);

    root.patch("/v1/users/lin", json!({"email": "lin@example.org"})).await.expect(200);
    world.clock.advance(3600);
    root.confirm(PASSWORD).await;
    name_and_take_back(&root, 1).await;
    assert!(!inbox.nth(4).await.0.text.contains("more time"), "what was told once is told again");
}

#[tokio::test]
async fn concurrent_notices_are_each_sent_or_counted() {
    let world = World::with(&[("REKEY_LIMIT_NOTICE", "2/3600"), ("REKEY_LIMIT_MANAGE_USERS", "1000/1"), CONTACT]).await;
    let root = world.owner().await;
    let inbox = lin(&world, &root).await;
    world.stack.outbox.hold();
    name_and_take_back(&root, 8).await;
    let queued = world.records("owed");
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
async fn notices_about_who_can_sign_in_are_always_sent() {
    let world = World::with(&[("REKEY_LIMIT_NOTICE", "1/3600"), ("REKEY_LIMIT_CHANGE_PASSWORD", "1000/1")]).await;
    let root = world.owner().await;
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
