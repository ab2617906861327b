//! `rekey-operator redrive` on an account of AWS whose tables, streams and functions are those of a local stack.

use std::time::Duration;

use aws_lambda_events::event::dynamodb::{Event, EventRecord};
use rekey_local::PASSWORD;
use rekey_tests::aws::{Answer, AwsAccount, by};
use rekey_tests::users::root;
use rekey_tests::world::TABLES;
use rekey_tests::{OTHER_PASSWORD, World};
use serde_json::{Value, json};

/// An account with the tables and the functions of a stack.
async fn account_of(world: &World) -> AwsAccount {
    let account = AwsAccount::new().await;
    account.serve_rows_from(&format!("http://{}", world.stack.dynamodb));
    let failures =
        |failed: Vec<String>| json!({"batchItemFailures": failed.iter().map(|id| json!({"itemIdentifier": id})).collect::<Vec<_>>()});
    let (deliver, publish) = (world.stack.stream.clone(), world.stack.audit_stream.clone());
    account.set(
        "lambda:InvokeFunction rekey-deliver",
        by(move |call: Value| {
            let deliver = deliver.clone();
            async move {
                if call == json!({"due": true}) {
                    deliver.announce_due().await.unwrap();
                    return json!({});
                }
                let event: Event = serde_json::from_value(call).unwrap();
                failures(deliver.deliver(event.records).await)
            }
        }),
    );
    account.set(
        "lambda:InvokeFunction rekey-publish",
        by(move |call: Value| {
            let publish = publish.clone();
            async move {
                let event: Event = serde_json::from_value(call).unwrap();
                failures(publish.deliver(event.records).await)
            }
        }),
    );
    account
}

/// A stack in which the notice of a changed password has become a dead letter.
async fn with_a_lost_notice() -> World {
    let world = World::new().await;
    let browser = world.owner().await;
    world.inbox("grace@example.com").titled("New sign-in to your Rekey account").only().await;
    world.stack.outbox.fail_next(u32::MAX);
    let change = json!({"current_password": PASSWORD, "new_password": OTHER_PASSWORD});
    browser.post("/v1/account/password", change).await.expect(204);
    let given_up = async {
        while world.stack.stream.dead_letters().is_empty() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), given_up).await.unwrap();
    world
}

#[tokio::test]
async fn a_notice_that_was_given_up_is_sent_once() {
    let world = with_a_lost_notice().await;
    let account = account_of(&world).await;
    account.set("sqs:GetQueueAttributes", Answer::Is(json!({"Attributes": {"ApproximateNumberOfMessages": "1"}})));

    // The cause is not fixed yet.
    let ran = account.operator(&["redrive", "messages", "--purge"]).await.expect(1);
    assert!(ran.stdout.contains("Notices that could not be sent: 1."), "{ran:?}");
    assert!(!called(&account, "sqs:PurgeQueue"));

    world.stack.outbox.fail_next(0);
    let done = account.operator(&["redrive", "messages", "--json"]).await.expect(0).json();
    assert_eq!(done, json!({"done": 1, "left": 0, "letters": "1", "purged": false}));
    world.inbox("grace@example.com").titled("Your Rekey password was changed").only().await;

    let done = account.operator(&["redrive", "messages", "--json"]).await.expect(0).json();
    assert_eq!((&done["done"], &done["left"]), (&json!(0), &json!(0)));
    world.inbox("grace@example.com").titled("Your Rekey password was changed").only().await;
    account.set("sqs:PurgeQueue", Answer::Is(json!({})));
    let ran = account.operator(&["redrive", "messages", "--purge"]).await.expect(0);
    assert!(ran.stdout.contains("is purged") && called(&account, "sqs:PurgeQueue"), "{ran:?}");
}

#[tokio::test]
async fn redriving_reads_only_the_ids_of_notices() {
    let world = with_a_lost_notice().await;
    let account = account_of(&world).await;
    account.operator(&["redrive", "messages"]).await.expect(1);
    let scans: Vec<Value> = account.calls().into_iter().filter(|(call, _)| call == "dynamodb:Scan").map(|(_, body)| body).collect();
    assert_eq!(scans.len(), 1);
    assert_eq!((&scans[0]["TableName"], &scans[0]["ProjectionExpression"]), (&json!("rekey-flows"), &json!("#id")));
    let invoked = account.calls().into_iter().find(|(call, _)| call == "lambda:InvokeFunction").unwrap().1;
    assert!(!invoked.to_string().contains("grace"), "{invoked}");
}

#[tokio::test]
async fn a_function_that_crashes_is_told_in_one_line() {
    let world = with_a_lost_notice().await;
    let account = account_of(&world).await;
    account.set("lambda:InvokeFunction rekey-deliver", Answer::Is(json!({"errorType": "Runtime.ExitError"})));
    account.operator(&["redrive", "messages"]).await.refused("rekey-deliver did not do its work. Read the last lines of its log");
    account.set("lambda:InvokeFunction rekey-deliver", Answer::Refused);
    account.operator(&["redrive", "messages"]).await.refused("AWS refuses lambda:InvokeFunction. Assume the role OperatorRole");
}

/// The letter that Lambda writes about these records of the directory's stream.
async fn letter(world: &World, records: &[EventRecord]) -> Value {
    let number = |record: &EventRecord| record.change.sequence_number.clone().unwrap();
    let (first, last) = (number(&records[0]), number(&records[records.len() - 1]));
    let table = world.stack.resources.dynamodb.describe_table().table_name(TABLES[0]).send().await.unwrap().table.unwrap();
    let stream = table.latest_stream_arn.unwrap();
    let shard = describe_stream(world, &stream).await["StreamDescription"]["Shards"][0]["ShardId"].clone();
    let batch =
        json!({"shardId": shard, "streamArn": stream, "startSequenceNumber": first, "endSequenceNumber": last, "batchSize": records.len()});
    let body = json!({"version": "1.0", "requestContext": {"condition": "RetryAttemptsExhausted"}, "DDBStreamBatchInfo": batch});
    json!({"Messages": [{"MessageId": first, "ReceiptHandle": format!("receipt of {first}"), "Body": body.to_string()}]})
}

async fn describe_stream(world: &World, stream: &str) -> Value {
    let request = reqwest::Client::new().post(format!("http://{}", world.stack.dynamodb));
    let request = request.header("x-amz-target", "DynamoDBStreams_20120810.DescribeStream").body(json!({"StreamArn": stream}).to_string());
    request.send().await.unwrap().json().await.unwrap()
}

/// A stack with three published acts of one person, and their records in the stream.
async fn with_three_acts() -> (World, Vec<EventRecord>) {
    let world = World::new().await;
    world.forget_first_events().await;
    let root = root(&world).await;
    root.delete("/v1/sessions").await.expect(204);
    world.event("others_signed_out").await;
    let mut records = world.stack.audit_stream.records().unwrap();
    records.retain(|record| ["signed_in_by_password", "reauthenticated", "others_signed_out"].contains(&act(record).as_str()));
    let records = records.split_off(records.len() - 3);
    (world, records)
}

fn act(record: &EventRecord) -> String {
    let act = record.change.new_image.get("act").cloned();
    act.and_then(|act| serde_dynamo::from_attribute_value(act).ok()).unwrap_or_default()
}

#[tokio::test]
async fn the_events_of_a_letter_are_published_from_the_stream() {
    let (world, records) = with_three_acts().await;
    let account = account_of(&world).await;
    let none = json!({"Messages": []});
    account.set("sqs:ReceiveMessage", Answer::InTurn(vec![letter(&world, &records[1..]).await, none.clone()]));
    account.set("sqs:DeleteMessage", Answer::Is(json!({})));
    account.set("sqs:ChangeMessageVisibility", Answer::Is(json!({})));
    let before = world.published_acts();
    assert_eq!(before.len(), 3);

    // The cause is not fixed yet: the letter stays, and the next run sees it at once.
    world.stack.bus.fail_next(1);
    let ran = account.operator(&["redrive", "events"]).await.expect(1);
    assert!(ran.stdout.contains("Letters whose events could not be published: 1."), "{ran:?}");
    assert!(called(&account, "sqs:ChangeMessageVisibility") && !called(&account, "sqs:DeleteMessage"));

    world.stack.bus.fail_next(0);
    world.visitor().delete("/dev/events").await.expect(204);
    account.set("sqs:ReceiveMessage", Answer::InTurn(vec![letter(&world, &records[1..]).await, none]));
    let done = account.operator(&["redrive", "events", "--json"]).await.expect(0).json();
    assert_eq!(done, json!({"published": 1, "left": 0, "too_old": 0, "purged": false}));
    assert!(called(&account, "sqs:DeleteMessage"));
    assert_eq!(world.published_acts(), ["reauthenticated", "others_signed_out"]);
}

#[tokio::test]
async fn a_letter_whose_records_are_gone_stays_unless_it_is_purged() {
    let (world, records) = with_three_acts().await;
    let account = account_of(&world).await;
    let letters = Answer::InTurn(vec![letter(&world, &records).await, json!({"Messages": []})]);
    account.set("sqs:DeleteMessage", Answer::Is(json!({})));
    account.set("sqs:ChangeMessageVisibility", Answer::Is(json!({})));
    account.set("dynamodb:GetShardIterator", Answer::Error("TrimmedDataAccessException"));

    account.set("sqs:ReceiveMessage", letters.clone());
    let ran = account.operator(&["redrive", "events"]).await.expect(1);
    assert!(
        ran.stdout.contains("Letters whose events the stream no longer holds: 1.") && !called(&account, "sqs:DeleteMessage"),
        "{ran:?}"
    );

    account.set("sqs:ReceiveMessage", letters);
    let done = account.operator(&["redrive", "events", "--purge", "--json"]).await.expect(0).json();
    assert_eq!((&done["too_old"], &done["purged"], called(&account, "sqs:DeleteMessage")), (&json!(1), &json!(true), true));
}

#[tokio::test]
async fn the_local_stack_has_nothing_to_redrive() {
    let world = World::new().await;
    for what in ["messages", "events"] {
        let ran = world.operator(&["redrive", what]).await.expect(0);
        assert!(ran.stdout.contains("delivers and publishes by itself"), "{ran:?}");
    }
}

fn called(account: &AwsAccount, call: &str) -> bool {
    account.calls().iter().any(|(name, _)| name == call)
}
