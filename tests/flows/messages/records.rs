//! What became of each message: `deliver` records it, and an operator reads it.

use rekey_domain::budget::Spending;
use rekey_domain::limits::Limit;
use rekey_domain::message_record::{BounceKind, MessageEvent, MessageKind, MessageRecord, Word};
use rekey_tests::contacts::bind;
use rekey_tests::messages::{BOUNCES, COMPLAINS};
use rekey_tests::people::{DAY, GRACE, MOBILE, RESET_TITLE};
use rekey_tests::users::create;
use rekey_tests::{OTHER_PASSWORD, World};
use serde_json::json;

const STRANGER: &str = "stranger@example.org";

fn word(text: &str) -> Option<Word> {
    Some(Word::parse(text).unwrap())
}

fn events(records: &[MessageRecord]) -> Vec<&MessageEvent> {
    records.iter().map(|record| &record.event).collect()
}

async fn register(world: &World, account: &str, email: &str) {
    world.visitor().ask_for_mail("register", json!({"account": account, "email": email})).await.expect(202);
}

#[tokio::test]
async fn a_record_names_the_kind_of_message_and_nobody() {
    let world = World::new().await;
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    register(&world, "acme", STRANGER).await;
    let records = world.messages_to(GRACE, 2).await;
    let kinds: Vec<_> = records.iter().filter_map(|record| record.message.clone()).collect();
    assert_eq!(kinds.len(), 2);
    assert!(kinds.contains(&MessageKind::Recovery) && kinds.contains(&MessageKind::Notice("password_recovered".to_owned())), "{kinds:?}");
    // The mail service gave each mail an id.
    let sent: Vec<String> = world.inbox(GRACE).all().into_iter().map(|mail| mail.0.id.to_string()).collect();
    for record in &records {
        assert_eq!(record.event, MessageEvent::Sent);
        assert!(sent.contains(&record.message_id.as_ref().unwrap().as_str().to_owned()), "{record:?}");
    }
    let activation = &world.messages_to(STRANGER, 1).await[0];
    assert_eq!((&activation.message, &activation.event), (&Some(MessageKind::Activation), &MessageEvent::Sent));

    let rows = format!("{:?}", world.rows("MESSAGES#").await);
    for secret in ["grace", "stranger", "example", "flowmatic", "acme", RESET_TITLE] {
        assert!(!rows.contains(secret), "{secret} is in {rows}");
    }
}

#[tokio::test]
async fn a_recovery_for_nobody_leaves_a_record_for_operators_only() {
    let world = World::new().await;
    let person = world.visitor();
    person.recover(STRANGER).await;
    let records = world.messages_to(STRANGER, 1).await;
    assert_eq!(events(&records), [&MessageEvent::NotBound]);
    assert_eq!((records[0].message.clone(), &records[0].message_id), (Some(MessageKind::Recovery), &None));
    // The contact is bound, but not to the account that is named.
    person.ask_for_mail("recovery", json!({"email": GRACE, "account": "analytical-engine"})).await.expect(202);
    assert_eq!(events(&world.messages_to(GRACE, 1).await), [&MessageEvent::NotBound]);
}

#[tokio::test]
async fn a_record_says_which_limit_held_a_message_back() {
    let world = World::with(&[("REKEY_LIMIT_MESSAGE_CONTACT", "1/900")]).await;
    for sent in 1..=2 {
        world.visitor().recover(GRACE).await;
        world.messages_to(GRACE, sent).await;
        world.clock.advance(1);
    }
    let records = world.messages_to(GRACE, 2).await;
    assert_eq!(events(&records), [&MessageEvent::HeldBack(Limit::new(1, 900)), &MessageEvent::Sent]);
    assert!(records.iter().all(|record| record.message == Some(MessageKind::Recovery)));
}

#[tokio::test]
async fn a_record_says_which_budget_was_spent() {
    // Half of the budget is for registrations.
    let world = World::unlimited(&[("REKEY_MAIL_DAILY_BUDGET", "4")]).await;
    for number in 0..3 {
        register(&world, &format!("account-{number}"), &format!("newcomer{number}@example.org")).await;
        world.settle().await;
    }
    let last = world.messages_to("newcomer2@example.org", 1).await;
    assert_eq!(events(&last), [&MessageEvent::OverBudget(Spending::Registration)]);
}

#[tokio::test]
async fn each_try_of_a_message_has_a_record() {
    let world = World::new().await;
    world.stack.outbox.fail_next(1);
    world.visitor().recover(GRACE).await;
    let mut records = world.messages_to(GRACE, 2).await;
    // Both happened in the same millisecond of the test's clock.
    records.sort_by_key(|record| record.event == MessageEvent::Sent);
    assert_eq!(events(&records), [&MessageEvent::Failed(word("MessageRejected")), &MessageEvent::Sent]);
}

#[tokio::test]
async fn a_number_that_rejects_sms_has_records() {
    let world = World::new().await;
    let owner = world.owner().await;
    bind(&world, &owner, "phone", MOBILE).await;
    world.settle().await;
    let before = world.messages_to(MOBILE, 1).await.len();
    world.stack.outbox.opt_out(MOBILE);
    world.clock.advance(1);
    world.visitor().post("/v1/recovery", json!({"phone": MOBILE})).await.expect(202);
    let newest = world.messages_to(MOBILE, before + 1).await.remove(0);
    assert_eq!((newest.event, newest.message), (MessageEvent::Refused(word("ConflictException")), Some(MessageKind::Recovery)));
}

#[tokio::test]
async fn a_notice_that_is_only_counted_has_a_record() {
    let world = World::with(&[("REKEY_LIMIT_NOTICE", "1/3600"), ("REKEY_LIMIT_MANAGE_USERS", "1000/1")]).await;
    let root = world.owner().await;
    create(&root, "lin", Some("lin@example.org"), &[]).await.expect(201);
    let token = world.inbox("lin@example.org").nth(0).await.token();
    world.activate(&token, OTHER_PASSWORD).await.expect(200);
    // The invitation comes first.
    for (known, address) in [(1, "lin@example.net"), (2, "lin@example.com")] {
        world.messages_to("lin@example.org", known).await;
        world.clock.advance(1);
        root.patch("/v1/users/lin", json!({"email": address})).await.expect(200);
        // The user is told again only after the address is taken back.
        root.patch("/v1/users/lin", json!({"email": "lin@example.org"})).await.expect(200);
    }
    let named = Some(MessageKind::Notice("email_named".to_owned()));
    let records = world.messages_to("lin@example.org", 3).await;
    let of_the_kind: Vec<_> = records.iter().filter(|record| record.message == named).map(|record| &record.event).collect();
    assert_eq!(of_the_kind, [&MessageEvent::HeldBack(Limit::new(1, 3600)), &MessageEvent::Sent]);
}

#[tokio::test]
async fn a_bounce_and_a_complaint_follow_the_mail_they_are_about() {
    let world = World::new().await;
    let labelled = "bounce+shop@simulator.amazonses.com";
    for (account, address) in [("acme", BOUNCES), ("acme-shop", labelled), ("acme-news", COMPLAINS)] {
        register(&world, account, address).await;
        let expected = match address {
            COMPLAINS => MessageEvent::Complained(word("abuse")),
            _ => MessageEvent::Bounced { kind: BounceKind::Permanent, reason: word("General") },
        };
        let mut records = world.messages_to(address, 2).await;
        records.sort_by_key(|record| record.message.is_none());
        assert_eq!(events(&records), [&MessageEvent::Sent, &expected], "{address}");
        assert_eq!(records[0].message_id, records[1].message_id);
        assert_eq!((&records[0].message, &records[1].message), (&Some(MessageKind::Activation), &None));
    }
}

#[tokio::test]
async fn records_expire_after_thirty_days() {
    let world = World::new().await;
    world.visitor().recover(GRACE).await;
    let at = world.messages_to(GRACE, 1).await[0].at_millis;
    assert_eq!(at, world.clock.now_millis());
    world.clock.advance(30 * DAY - 1);
    world.messages_to(GRACE, 1).await;
    world.clock.advance(1);
    // The row is still there: DynamoDB deletes it days later.
    assert_eq!(world.rows("MESSAGES#").await.len(), 1);
    assert!(world.messages_to(GRACE, 0).await.is_empty());
}

#[tokio::test]
async fn a_message_without_a_record_is_sent_once_all_the_same() {
    let (world, tap) = World::behind(&[("REKEY_LIMIT_SCALE", "1000")]).await;
    tap.cut("PutItem MESSAGES#*", "AccessDeniedException");
    let person = world.visitor();
    person.recover(STRANGER).await;
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    world.settle().await;
    assert_eq!(world.inbox(GRACE).titled("Your Rekey password was changed").count(), 1);
    assert!(world.rows("MESSAGES#").await.is_empty());
    // Each message is closed, so a repeated record sends nothing.
    let before = world.stack.outbox.all().len();
    for kind in ["recovery", "owed"] {
        assert!(world.stack.stream.deliver(world.records(kind)).await.is_empty());
    }
    assert_eq!(world.stack.outbox.all().len(), before);
    assert!(world.stack.stream.dead_letters().is_empty());
}

#[tokio::test]
async fn a_message_that_is_held_back_is_recorded_once() {
    let world = World::with(&[("REKEY_LIMIT_MESSAGE_CONTACT", "1/900")]).await;
    world.signed_in("flowmatic").await;
    world.visitor().recover(GRACE).await;
    world.visitor().recover(GRACE).await;
    let held = |records: &[MessageRecord]| records.iter().filter(|record| matches!(record.event, MessageEvent::HeldBack(_))).count();
    // The notice of the sign-in, and the two recoveries.
    assert_eq!(held(&world.messages_to(GRACE, 3).await), 1);
    assert!(world.stack.stream.deliver(world.records("recovery")).await.is_empty());
    assert_eq!(held(&world.messages_to(GRACE, 3).await), 1);
}
