//! Events arrive at least once, and a receiver can recognise repetitions and restore the order.

use std::collections::BTreeMap;

use aws_lambda_events::event::dynamodb::EventRecord;
use rekey_local::Published;
use rekey_tests::users::{ACCOUNT, root};
use rekey_tests::{Visitor, World};
use serde_dynamo::AttributeValue;

/// The records of [`with_six_acts`] in the stream of the directory, oldest first.
fn entries(world: &World) -> Vec<EventRecord> {
    let mut records = world.stack.audit_stream.records().unwrap();
    let acts = ["signed_in_by_password", "reauthenticated", "others_signed_out"].map(|act| AttributeValue::S(act.to_owned()));
    records.retain(|record| record.change.new_image.get("act").is_some_and(|act| acts.contains(act)));
    records
}

fn ids(events: &[Published]) -> Vec<String> {
    events.iter().map(|event| event.detail["id"].as_str().unwrap().to_owned()).collect()
}

fn number(record: &EventRecord) -> String {
    record.change.sequence_number.clone().unwrap()
}

/// Confirms a session, which is one act.
async fn act(visitor: &Visitor) {
    visitor.confirm(rekey_local::PASSWORD).await;
}

/// A stack with six acts of one principal, all of them published.
async fn with_six_acts() -> World {
    let world = World::new().await;
    world.forget_first_events().await;
    let root = root(&world).await;
    for _ in 0..3 {
        act(&root).await;
    }
    root.delete("/v1/sessions").await.expect(204);
    world.event("others_signed_out").await;
    assert_eq!(world.stack.bus.all().len(), 6);
    world
}

#[tokio::test]
async fn the_sequence_orders_the_events_of_a_principal() {
    let world = with_six_acts().await;
    let sequences: Vec<String> = world.stack.bus.all().iter().map(|event| event.detail["sequence"].as_str().unwrap().to_owned()).collect();
    assert!(sequences.is_sorted() && sequences.iter().all(|sequence| sequence.len() == 40), "{sequences:?}");
    // The act of a principal and what is done to it are in one order.
    let mut distinct = sequences.clone();
    distinct.dedup();
    assert_eq!(distinct.len(), sequences.len());
}

#[tokio::test]
async fn a_record_that_arrives_again_has_the_same_id_and_sequence() {
    let world = with_six_acts().await;
    let records = entries(&world);
    // The stream delivers a batch again, and in parallel with its first delivery.
    let (once, again) = tokio::join!(world.stack.audit_stream.deliver(records.clone()), world.stack.audit_stream.deliver(records));
    assert_eq!((once.len(), again.len()), (0, 0));
    let mut seen = BTreeMap::new();
    for event in world.stack.bus.all() {
        let count = seen.entry(event.detail.to_string()).or_insert(0);
        *count += 1;
    }
    assert_eq!((seen.len(), seen.values().all(|count| *count == 3)), (6, true), "{seen:#?}");
}

#[tokio::test]
async fn a_bus_that_refuses_events_loses_none_of_them() {
    let world = World::new().await;
    world.forget_first_events().await;
    let root = root(&world).await;
    world.event("reauthenticated").await;
    // More refusals than the tries after which a message becomes a dead letter.
    world.stack.bus.fail_next(8);
    act(&root).await;
    root.delete("/v1/sessions").await.expect(204);
    world.event("others_signed_out").await;
    let acts = world.published_acts();
    assert_eq!(acts, ["signed_in_by_password", "reauthenticated", "reauthenticated", "others_signed_out"]);
    assert_eq!(world.stack.audit_stream.dead_letters().len(), 0);
}

#[tokio::test]
async fn a_batch_that_the_bus_takes_in_part_comes_again_from_the_first_refused_event() {
    let world = with_six_acts().await;
    let records = entries(&world);
    world.visitor().delete("/dev/events").await.expect(204);
    world.stack.bus.fail_next(1);
    // The bus refuses the first of the six, and takes the others.
    assert_eq!(world.stack.audit_stream.deliver(records.clone()).await, [number(&records[0])]);
    let put = ids(&world.stack.bus.all());
    assert_eq!(put.len(), 5);
    assert!(world.stack.audit_stream.deliver(records).await.is_empty());
    let again = ids(&world.stack.bus.all()).split_off(5);
    assert_eq!((again.len(), &again[1..]), (6, &put[..]));
}

#[tokio::test]
async fn an_entry_that_cannot_be_read_is_reported_and_those_before_it_are_published() {
    let world = with_six_acts().await;
    let mut records = entries(&world);
    world.visitor().delete("/dev/events").await.expect(204);
    records[2].change.new_image.insert("act".to_owned(), AttributeValue::S("an_act_of_a_later_version".to_owned()));
    assert_eq!(world.stack.audit_stream.deliver(records.clone()).await, [number(&records[2])]);
    // The rest comes again with that entry, so nothing of it is published yet.
    assert_eq!(world.stack.bus.all().len(), 2);
    assert_eq!(world.stack.bus.all()[0].detail["subject"]["account"], ACCOUNT);
}

#[tokio::test]
async fn other_rows_changes_and_deletions_are_no_events() {
    let world = with_six_acts().await;
    world.visitor().delete("/dev/events").await.expect(204);
    let mut others = world.stack.audit_stream.records().unwrap();
    let all = others.len();
    let entries = entries(&world);
    let kind = AttributeValue::S("audit".to_owned());
    others.retain(|record| record.change.new_image.get("kind") != Some(&kind));
    assert!(others.len() > 5, "{} of {all}", others.len());
    // Entries that are deleted or changed, as nothing in Rekey does.
    others.extend(entries.iter().flat_map(|entry| {
        ["MODIFY", "REMOVE"].map(|name| {
            let mut record = entry.clone();
            record.event_name = name.to_owned();
            record
        })
    }));
    assert!(world.stack.audit_stream.deliver(others).await.is_empty());
    assert_eq!(world.stack.bus.all().len(), 0);
}

#[tokio::test]
async fn a_restart_publishes_no_event_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rekey.db");
    let variables = [("REKEY_DATA", file.to_str().unwrap()), ("REKEY_LIMIT_SCALE", "1000")];
    let world = World::with(&variables).await;
    root(&world).await;
    world.event("reauthenticated").await;
    world.stack.stop().await;
    let world = World::with(&variables).await;
    let root = root(&world).await;
    root.delete("/v1/sessions").await.expect(204);
    world.event("others_signed_out").await;
    assert_eq!(world.published_acts(), ["signed_in_by_password", "reauthenticated", "others_signed_out"]);
}
