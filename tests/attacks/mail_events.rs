//! Events about mails that are not as SES sends them. Nobody but SES can publish such an event (`house::template` reads the policy of
//! the topic and the permission of the function), but people choose a part of what is in them: the address, and by their mail
//! server the reason of a bounce.

use std::collections::BTreeSet;

use aws_lambda_events::event::sns::SnsEvent;
use bounce::{NotRecorded, Recorded};
use futures_util::future::join_all;
use rekey_domain::message_record::{BounceKind, MessageEvent, MessageRecord, Word};
use rekey_tests::people::{ADA, DAY};
use rekey_tests::roles::may;
use rekey_tests::template::functions;
use rekey_tests::{World, logs};
use serde_json::{Value, json};

/// A call by SNS with this message.
fn call(sns_id: &str, message: &str) -> SnsEvent {
    let sns = json!({
        "Type": "Notification", "MessageId": sns_id, "TopicArn": "arn:aws:sns:us-east-1:123456789012:mail-events",
        "Message": message, "Timestamp": "2026-11-22T07:50:01.118Z", "SignatureVersion": "1", "Signature": "x",
        "SigningCertUrl": "https://sns.example/x.pem", "UnsubscribeUrl": "https://sns.example/",
    });
    let record = json!({"EventSource": "aws:sns", "EventVersion": "1.0", "EventSubscriptionArn": "arn:aws:sns:x", "Sns": sns});
    serde_json::from_value(json!({"Records": [record]})).unwrap()
}

/// A bounce of a mail to these addresses.
fn bounce(destination: &Value, at: &str) -> Value {
    json!({
        "eventType": "Bounce",
        "bounce": {"bounceType": "Transient", "bounceSubType": "MailboxFull", "timestamp": at, "bouncedRecipients": []},
        "mail": {"timestamp": "2026-11-22T07:50:00.000Z", "messageId": "0100019-1f0c-000000", "destination": destination},
    })
}

async fn send(world: &World, sns_id: &str, message: &Value) -> Result<Recorded, NotRecorded> {
    world.stack.bounce.handle(call(sns_id, &message.to_string())).await
}

async fn recorded(world: &World, sns_id: &str, message: &Value) -> usize {
    send(world, sns_id, message).await.unwrap().recorded
}

const AT: &str = "2026-11-22T07:50:01.020Z";

#[tokio::test]
async fn an_event_that_arrives_twice_is_one_record() {
    let world = World::new().await;
    let event = bounce(&json!([ADA]), AT);
    let sent = join_all((0..5).map(|_| recorded(&world, "one", &event))).await;
    assert_eq!(sent, [1; 5]);
    assert_eq!(recorded(&world, "one", &event).await, 1);
    let records = world.messages_to(ADA, 1).await;
    assert_eq!(records.len(), 1);
    let reason = Word::parse("MailboxFull");
    assert_eq!(records[0].event, MessageEvent::Bounced { kind: BounceKind::Transient, reason });
    // The same mail may bounce again.
    recorded(&world, "two", &event).await;
    assert_eq!(world.messages_to(ADA, 2).await.len(), 2);
}

#[tokio::test]
async fn events_out_of_order_are_read_in_the_order_of_their_times() {
    let world = World::new().await;
    for second in [3, 1, 2, 5, 4] {
        recorded(&world, &format!("event-{second}"), &bounce(&json!([ADA]), &format!("2026-11-22T07:50:0{second}.500+00:00"))).await;
    }
    let times: Vec<i64> = world.messages_to(ADA, 5).await.iter().map(|record| record.at_millis % 10_000).collect();
    assert_eq!(times, [5500, 4500, 3500, 2500, 1500]);
}

#[tokio::test]
async fn an_operator_reads_the_newest_fifty_records() {
    let world = World::new().await;
    for minute in 0..60 {
        recorded(&world, &format!("event-{minute}"), &bounce(&json!([ADA]), &format!("2026-11-22T07:{minute:02}:00Z"))).await;
    }
    let records = world.messages_to(ADA, 1).await;
    assert_eq!(records.len(), 50);
    assert!(records.is_sorted_by(|newer, older| newer.at_millis > older.at_millis), "{records:?}");
    assert_eq!(records[49].at_millis / 60_000 % 60, 10);
}

#[tokio::test]
async fn only_a_plain_address_gets_a_record() {
    let world = World::new().await;
    let many: Vec<String> = (0..10_000).map(|number| format!("person{number}@example.com")).collect();
    for destination in [
        json!([]),
        json!([ADA, "eve@example.com"]),
        json!(many),
        json!(["Ada Lovelace <ada@example.com>"]),
        json!(["<ada@example.com>"]),
        json!(["ada@example.com\r\nBcc: eve@example.com"]),
        json!(["ada@example.com, eve@example.com"]),
        json!([" ada@example.com"]),
        json!(["ada@exаmple.com"]),
        json!([""]),
        json!(["+4915123456789"]),
        json!(["x".repeat(200_000)]),
    ] {
        assert_eq!(recorded(&world, "event", &bounce(&destination, AT)).await, 0, "{destination:.100}");
    }
    assert!(world.rows("MESSAGES#").await.is_empty());
    // Rekey writes addresses in lower case.
    assert_eq!(recorded(&world, "event", &bounce(&json!(["ADA@Example.COM"]), AT)).await, 1);
    assert_eq!(world.messages_to(ADA, 1).await.len(), 1);
}

#[tokio::test]
async fn an_unreadable_event_fails_and_no_log_repeats_it() {
    let world = World::new().await;
    let good = bounce(&json!(["canary@example.com"]), AT);
    let with = |pointer: &str, value: Value| {
        let mut event = good.clone();
        *event.pointer_mut(pointer).unwrap() = value;
        event.to_string()
    };
    let unreadable = [
        String::new(),
        "canary".to_owned(),
        "[]".to_owned(),
        "{\"eventType\":\"Bounce\"}".to_owned(),
        format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)),
        good.to_string().replacen('{', "{\"eventType\":\"Complaint\",", 1),
        with("/eventType", json!(["Bounce"])),
        with("/bounce", json!("canary")),
        with("/bounce/bounceType", json!(["canary"])),
        with("/bounce/timestamp", json!("canary")),
        with("/bounce/timestamp", json!(1_795_333_800)),
        with("/mail", json!(null)),
        with("/mail/messageId", json!({"canary": 1})),
        with("/mail/destination", json!("canary@example.com")),
        with("/mail/destination", json!([["canary@example.com"]])),
        good.to_string().split_at(100).0.to_owned(),
    ];
    for (number, message) in unreadable.iter().enumerate() {
        let sns_id = format!("unreadable-{number}");
        let refused = world.stack.bounce.handle(call(&sns_id, message)).await;
        let Err(error @ NotRecorded::Unreadable(_)) = refused else {
            panic!("{message:.200} is read");
        };
        assert!(!format!("{error} {error:?}").contains("canary"), "{error:?}");
        let logs = logs::lines();
        let line = logs.lines().find(|line| line.contains(&format!("\"{sns_id}\""))).unwrap();
        assert!(!line.contains("canary") && line.contains("ERROR"), "{line}");
    }
    assert!(world.rows("MESSAGES#").await.is_empty());
}

#[tokio::test]
async fn events_of_other_types_are_ignored() {
    let world = World::new().await;
    for name in ["Delivery", "Send", "Open", "Click", "Rendering Failure", "Subscription", "a type of a later year", ""] {
        let mut event = bounce(&json!([ADA]), AT);
        event["eventType"] = json!(name);
        assert_eq!(recorded(&world, "event", &event).await, 0, "{name}");
    }
    let validation = call("event", "Successfully validated SNS topic for Amazon SES event publishing.");
    assert_eq!(world.stack.bounce.handle(validation).await.unwrap().recorded, 0);
    assert!(world.rows("MESSAGES#").await.is_empty());
}

#[tokio::test]
async fn words_of_a_mail_server_reach_no_record() {
    let world = World::new().await;
    for hostile in ["\u{1b}[2J\u{1b}[31mcanary", "canary\nsecond line", "canary@example.com", "<b>canary</b>", &"canary".repeat(1000)] {
        let mut event = bounce(&json!([ADA]), AT);
        event["bounce"]["bounceSubType"] = json!(hostile);
        event["bounce"]["bounceType"] = json!(hostile);
        event["bounce"]["bouncedRecipients"] = json!([{"emailAddress": ADA, "diagnosticCode": hostile}]);
        event["mail"]["messageId"] = json!(hostile);
        recorded(&world, "event", &event).await;
        let MessageRecord { event, message_id, .. } = world.messages_to(ADA, 1).await.remove(0);
        assert_eq!((event, message_id), (MessageEvent::Bounced { kind: BounceKind::Undetermined, reason: None }, None));
    }
    let rows = format!("{:?}", world.rows("MESSAGES#").await);
    assert!(!rows.contains("canary") && !rows.contains("example"), "{rows}");
}

#[tokio::test]
async fn a_record_lives_thirty_days_whatever_time_its_event_names() {
    let world = World::new().await;
    for (number, at) in ["1800-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", AT].into_iter().enumerate() {
        assert_eq!(recorded(&world, &format!("event-{number}"), &bounce(&json!([ADA]), at)).await, 1);
    }
    assert!(world.messages_to(ADA, 3).await.iter().all(|record| record.expires_at == world.now().plus(30 * DAY)));
    world.clock.advance(30 * DAY);
    assert!(world.messages_to(ADA, 0).await.is_empty());
}

#[tokio::test]
async fn an_event_that_cannot_be_stored_comes_again() {
    let (world, tap) = World::behind(&[]).await;
    tap.cut("PutItem MESSAGES#*", "AccessDeniedException");
    let event = bounce(&json!([ADA]), AT);
    let error = send(&world, "event", &event).await.unwrap_err();
    assert!(matches!(error, NotRecorded::Store(_)), "{error:?}");
    tap.mend();
    assert_eq!(recorded(&world, "event", &event).await, 1);
}

#[test]
fn no_function_can_read_what_became_of_a_message() {
    let actions = ["Get", "BatchGet", "Put", "Update", "Delete", "ConditionCheck"].map(|action| format!("dynamodb:{action}Item"));
    let actions: Vec<String> = actions.into_iter().chain(["dynamodb:Query".to_owned()]).collect();
    let reached = functions().into_iter().flat_map(|function| {
        let done = actions.iter().filter(|action| may(&function, action, "MESSAGES#x")).cloned().collect::<Vec<_>>();
        done.into_iter().map(move |action| (function.clone(), action))
    });
    let expected = ["bounce", "deliver"].map(|function| (function.to_owned(), "dynamodb:PutItem".to_owned()));
    assert_eq!(reached.collect::<BTreeSet<_>>(), expected.into());
}
