//! Requests to one table. This module builds keys and rows. [`Write`] has the conditions and changes of an update.

use std::collections::HashMap;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::operation::get_item::builders::GetItemFluentBuilder;
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::operation::update_item::UpdateItemError;
use aws_sdk_dynamodb::types::{AttributeValue, KeysAndAttributes, ReturnValue, ReturnValuesOnConditionCheckFailure, TransactWriteItem};
use rekey_domain::clock::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::{Result, StoreError};
use super::write::{self, Condition, Item, NEW, Write, attribute, built};

/// Seconds that the row of a challenge, an enrolment or a change of a contact is kept after it expires.
pub(super) const KEPT_EXPIRED: i64 = 600;

#[derive(Clone)]
pub(super) struct Table {
    pub(super) client: Client,
    name: String,
}

pub(super) fn key(pk: impl Into<String>, sk: impl Into<String>) -> Item {
    HashMap::from([("pk".to_owned(), AttributeValue::S(pk.into())), ("sk".to_owned(), AttributeValue::S(sk.into()))])
}

/// A row to write: its key, its kind (for the stream's filter), the time at which it is deleted, and its body.
pub(super) fn row(key: Item, kind: &'static str, delete_after: Option<Timestamp>, body: &impl Serialize) -> Item {
    let mut row: Item = built(serde_dynamo::to_item(body));
    row.extend(key);
    row.insert("kind".to_owned(), attribute(&kind));
    row.extend(delete_after.map(|at| ("delete_after".to_owned(), attribute(&at))));
    row
}

pub(super) fn parse<T: DeserializeOwned>(item: Item) -> Result<T> {
    Ok(serde_dynamo::from_item(item)?)
}

/// The beginning of a sort key that sorts by time.
pub(super) fn sk_at(at: Timestamp) -> String {
    format!("{:012}#", at.0)
}

/// A number of an item; `None` if it has none of this name.
pub(super) fn int_attr(row: &Item, name: &str) -> Option<i64> {
    row.get(name)?.as_n().ok()?.parse().ok()
}

/// A text of an item; `None` if it has none of this name.
pub(super) fn text_attr<'a>(row: &'a Item, name: &str) -> Option<&'a str> {
    row.get(name)?.as_s().ok().map(String::as_str)
}

/// The key of an item as texts, by which a map finds it.
pub(super) type Place = [Option<String>; 2];

/// The key of an item.
pub(super) fn place(item: &Item) -> Place {
    ["pk", "sk"].map(|name| text_attr(item, name).map(str::to_owned))
}

/// Reads items of several tables in one consistent request. It returns all of them, table by table, or an error.
pub(super) async fn batch_get<const N: usize>(client: &Client, wanted: [(&Table, Vec<Item>); N]) -> Result<[Vec<Item>; N]> {
    let tables = wanted.each_ref().map(|(table, _)| *table);
    let request = wanted.into_iter().fold(client.batch_get_item(), |request, (table, keys)| {
        let keys = KeysAndAttributes::builder().set_keys(Some(keys)).consistent_read(true).build();
        request.request_items(&table.name, built(keys))
    });
    let answer = request.send().await?;
    if answer.unprocessed_keys.is_some_and(|keys| !keys.is_empty()) {
        return Err(StoreError::Unavailable { code: "unprocessed keys".to_owned(), source: None });
    }
    let mut found = answer.responses.unwrap_or_default();
    Ok(tables.map(|table| found.remove(&table.name).unwrap_or_default()))
}

impl Table {
    pub(super) fn new(client: Client, name: String) -> Self {
        Self { client, name }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// A consistent read of one item.
    fn read(&self, key: Item) -> GetItemFluentBuilder {
        self.client.get_item().table_name(&self.name).set_key(Some(key)).consistent_read(true)
    }

    pub(super) async fn get<T: DeserializeOwned>(&self, key: Item) -> Result<Option<T>> {
        self.read(key).send().await?.item.map(parse).transpose()
    }

    /// Whether there is an item with this key. It reads nothing but the key.
    pub(super) async fn has(&self, key: Item) -> Result<bool> {
        Ok(self.read(key).projection_expression("pk").send().await?.item.is_some())
    }

    pub(super) async fn batch<T: DeserializeOwned>(&self, keys: Vec<Item>) -> Result<Vec<T>> {
        // DynamoDB refuses a request for no items.
        let [found] = if keys.is_empty() { [Vec::new()] } else { batch_get(&self.client, [(self, keys)]).await? };
        found.into_iter().map(parse).collect()
    }

    /// A consistent query of a partition, for items that meet a condition on their sort key, and the filter.
    pub(super) fn query(&self, pk: impl Into<String>, sort_key: Option<Condition>, filter: Option<Condition>) -> QueryFluentBuilder {
        write::find(self.client.query().table_name(&self.name).consistent_read(true), ("pk", pk.into()), sort_key, filter)
    }

    /// A query of an index, which is a moment behind the table.
    pub(super) fn query_index(
        &self,
        index: &str,
        partition: (&str, String),
        sort_key: Condition,
        filter: Option<Condition>,
    ) -> QueryFluentBuilder {
        let query = self.client.query().table_name(&self.name).index_name(index);
        write::find(query, partition, Some(sort_key), filter)
    }

    /// Reads all items of such a query, page by page.
    pub(super) async fn query_all<T: DeserializeOwned>(
        &self,
        pk: String,
        sort_key: Option<Condition>,
        filter: Option<Condition>,
    ) -> Result<Vec<T>> {
        let items = self.query(pk, sort_key, filter).into_paginator().items().send().try_collect().await?;
        items.into_iter().map(parse).collect()
    }

    /// Reads some attributes of all items that meet a condition, page by page.
    pub(super) async fn scan_all<T: DeserializeOwned>(&self, attributes: &[&str], filter: Condition) -> Result<Vec<T>> {
        let scan = write::scan(self.client.scan().table_name(&self.name).consistent_read(true), attributes, filter);
        let items = scan.into_paginator().items().send().try_collect().await?;
        items.into_iter().map(parse).collect()
    }

    /// Sends an update. Returns the item afterwards if the write asks for it (or an empty one), or the item as it was when a
    /// condition failed.
    pub(super) async fn send(&self, write: Write) -> Result<Result<Item, Item>> {
        match write.into_request(self.client.update_item().table_name(&self.name)).send().await {
            Ok(answer) => Ok(Ok(answer.attributes.unwrap_or_default())),
            Err(error) => match error.as_service_error() {
                Some(UpdateItemError::ConditionalCheckFailedException(failed)) => Ok(Err(failed.item.clone().unwrap_or_default())),
                _ => Err(error.into()),
            },
        }
    }

    /// Sends an update. Returns the item afterwards, or `None` if a condition failed.
    pub(super) async fn updated<T: DeserializeOwned>(&self, write: Write) -> Result<Option<T>> {
        self.send(write.returning_new()).await?.ok().map(parse).transpose()
    }

    /// Puts an item, in place of one that may exist.
    pub(super) async fn put(&self, item: Item) -> Result<()> {
        self.client.put_item().table_name(&self.name).set_item(Some(item)).send().await?;
        Ok(())
    }

    /// Puts a new item. Its id is random, so an existing item with this key comes from an earlier try whose answer was lost.
    /// Other writes may have changed that item since, so it is not written again.
    pub(super) async fn put_once(&self, item: Item) -> Result<()> {
        self.put_if_new(item, None).await.map(drop)
    }

    /// Puts a new item. Returns false if there is an item with this key.
    pub(super) async fn put_if_free(&self, item: Item) -> Result<bool> {
        Ok(self.put_if_new(item, None).await?.is_ok())
    }

    /// Puts a new item. Returns the item that exists already, if there is one.
    pub(super) async fn put_new<T: DeserializeOwned>(&self, item: Item) -> Result<Option<T>> {
        self.put_if_new(item, Some(ReturnValuesOnConditionCheckFailure::AllOld)).await?.err().map(parse).transpose()
    }

    async fn put_if_new(&self, item: Item, refused: Option<ReturnValuesOnConditionCheckFailure>) -> Result<Result<(), Item>> {
        let put = self.client.put_item().table_name(&self.name).set_item(Some(item)).condition_expression(NEW);
        match put.set_return_values_on_condition_check_failure(refused).send().await {
            Ok(_) => Ok(Ok(())),
            Err(error) => match error.as_service_error() {
                Some(PutItemError::ConditionalCheckFailedException(failed)) => Ok(Err(failed.item.clone().unwrap_or_default())),
                _ => Err(error.into()),
            },
        }
    }

    /// Deletes an item. Returns whether there was one.
    pub(super) async fn delete(&self, key: Item) -> Result<bool> {
        let delete = self.client.delete_item().table_name(&self.name).set_key(Some(key)).return_values(ReturnValue::AllOld);
        Ok(delete.send().await?.attributes.is_some_and(|old| !old.is_empty()))
    }

    /// A write as part of a transaction.
    pub(super) fn tx_write(&self, write: Write) -> TransactWriteItem {
        write.into_part(&self.name)
    }

    /// A deletion as part of a transaction, on the conditions of a write without changes.
    pub(super) fn tx_delete(&self, write: Write) -> TransactWriteItem {
        write.into_deletion(&self.name)
    }

    pub(super) fn tx_put(&self, item: Item) -> TransactWriteItem {
        write::put(&self.name, item, None)
    }

    /// A put as part of a transaction, in place of an item that meets the condition.
    pub(super) fn tx_put_when(&self, item: Item, condition: Condition) -> TransactWriteItem {
        write::put_when(&self.name, item, condition)
    }

    /// A put as part of a transaction, of an item that must not exist yet.
    pub(super) fn tx_put_new(&self, item: Item) -> TransactWriteItem {
        write::put(&self.name, item, Some(NEW))
    }
}
