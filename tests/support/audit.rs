//! The audit log: its entries in answers, and planted ones in the table.

use aws_sdk_dynamodb::types::{AttributeValue, PutRequest, WriteRequest};
use rekey_domain::id::Id;
use serde_json::Value;

use crate::{Item, Visitor, World};

/// The entries of an answer.
pub async fn events(visitor: &Visitor, path: &str) -> Vec<Value> {
    visitor.get(path).await.expect(200).json()["events"].as_array().unwrap().clone()
}

/// The acts of an answer, newest first.
pub async fn acts(visitor: &Visitor, path: &str) -> Vec<String> {
    events(visitor, path).await.iter().map(|event| event["act"].as_str().unwrap().to_owned()).collect()
}

/// Plants entries like one that is there, a second apart, before it. Every hundredth is of another act.
pub async fn plant(world: &World, like: &Item, many: usize) {
    plant_apart(world, like, many, 1).await;
}

/// Plants entries like one that is there, so many seconds apart, before it or in its second. Every hundredth is of another act.
pub async fn plant_apart(world: &World, like: &Item, many: usize, seconds: i64) {
    let (random, text) = (world.random(), AttributeValue::S);
    let newest: i64 = like["at"].as_n().unwrap().parse().unwrap();
    let item = |number: usize| {
        let (at, id) = (newest - seconds * i64::try_from(number).unwrap(), Id::random(&random).to_string());
        let mut item = like.clone();
        item.insert("sk".to_owned(), text(format!("{at:012}#{id}")));
        item.insert("at".to_owned(), AttributeValue::N(at.to_string()));
        item.insert("id".to_owned(), text(id));
        if number.is_multiple_of(100) {
            item.insert("act".to_owned(), text("password_changed".to_owned()));
        }
        WriteRequest::builder().put_request(PutRequest::builder().set_item(Some(item)).build().unwrap()).build()
    };
    let puts: Vec<WriteRequest> = (1..=many).map(item).collect();
    for batch in puts.chunks(25) {
        let write = world.stack.resources.dynamodb.batch_write_item().request_items("rekey-directory", batch.to_vec());
        write.send().await.unwrap();
    }
}

/// The newest entry of an act, as the table has it.
pub async fn entry(world: &World, act: &str) -> Item {
    let mut entries = world.items("audit").await;
    entries.retain(|entry| entry["act"].as_s().unwrap() == act);
    entries.sort_by_key(|entry| entry["sk"].as_s().unwrap().clone());
    entries.pop().unwrap()
}

/// Moves the beginning of an account into the past, so that it has room for planted entries.
pub async fn make_old(world: &World, account: &str) {
    let root = world.principal(account).await;
    world.set(&root, "created_at", AttributeValue::N("1000".to_owned())).await;
}
