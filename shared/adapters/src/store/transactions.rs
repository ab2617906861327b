//! Transactions: each with an audit entry as its receipt, so that a lost answer can be looked up.

use std::fmt::Display;

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::builders::{ConditionCheckBuilder, UpdateBuilder};
use aws_sdk_dynamodb::types::{CancellationReason, ConditionCheck, Put, TransactWriteItem, Update};
use rekey_domain::audit::AuditEntry;
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;

use super::{Directory, Item, Row, StoreError, key, retry, unavailable};

/// How a transaction ended.
pub(super) enum Outcome {
    /// All of it is done.
    Done,
    /// None of it is; for each item, whether its condition failed.
    Refused(Vec<bool>),
    /// None of it is; others were at the same items each time it was tried.
    Conflict,
}

/// How a change ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// All of it is done.
    Done,
    /// Something that it rested on no longer holds; none of it is done.
    Refused,
}

impl Directory {
    /// Runs a transaction together with its audit entry. The entry's id is the request token, and whether the entry
    /// is there decides what became of a transaction whose answer was lost or that failed when it was repeated.
    pub(super) async fn transact(&self, audit: &AuditEntry, items: Vec<TransactWriteItem>) -> Result<Outcome, StoreError> {
        let (pk, sk) = audit_keys(audit.subject, audit.at, audit.id);
        let request = self
            .client
            .transact_write_items()
            .client_request_token(audit.id.to_string())
            .set_transact_items(Some(items))
            .transact_items(self.put_audit(audit)?);
        let Err(error) = request.send().await else {
            return Ok(Outcome::Done);
        };
        let entry: Option<AuditEntry> = super::get(&self.client, &self.table, key(pk, sk)).await?;
        if entry.is_some() {
            return Ok(Outcome::Done);
        }
        let reasons = reasons(&error);
        let failed: Vec<bool> = reasons.iter().map(condition_failed).collect();
        if failed.contains(&true) {
            Ok(Outcome::Refused(failed))
        } else if retry::is_conflict(reasons) {
            Ok(Outcome::Conflict)
        } else {
            Err(unavailable(&error))
        }
    }

    /// The write of an audit entry.
    pub(super) fn put_audit(&self, audit: &AuditEntry) -> Result<TransactWriteItem, StoreError> {
        let (pk, sk) = audit_keys(audit.subject, audit.at, audit.id);
        put(&self.table, Row { pk, sk, kind: "audit", delete_after: None, body: audit }.item()?)
    }

    /// Runs a transaction of which only matters whether it was done.
    pub(super) async fn written(&self, audit: &AuditEntry, items: Vec<TransactWriteItem>) -> Result<Written, StoreError> {
        match self.transact(audit, items).await? {
            Outcome::Done => Ok(Written::Done),
            Outcome::Refused(_) => Ok(Written::Refused),
            Outcome::Conflict => Err(conflict()),
        }
    }
}

/// Entries of a subject are in the order of their times.
pub(super) fn audit_keys(subject: Id, at: Timestamp, id: impl Display) -> (String, String) {
    (format!("AUDIT#{subject}"), format!("{:012}#{id}", at.0))
}

/// Why each item of a transaction stood in its way; none if it failed for another reason.
pub(super) fn reasons<R>(error: &SdkError<TransactWriteItemsError, R>) -> &[CancellationReason] {
    match error.as_service_error() {
        Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) => cancelled.cancellation_reasons(),
        _ => &[],
    }
}

/// Whether it was the item's condition.
pub(super) fn condition_failed(reason: &CancellationReason) -> bool {
    reason.code() == Some("ConditionalCheckFailed")
}

pub(super) fn conflict() -> StoreError {
    StoreError::Unavailable("TransactionConflict".to_owned())
}

pub(super) fn update_item(table: &str, key: Item) -> UpdateBuilder {
    Update::builder().table_name(table).set_key(Some(key))
}

pub(super) fn update(builder: UpdateBuilder) -> Result<TransactWriteItem, StoreError> {
    let update = builder.build().map_err(|error| StoreError::Damaged(error.to_string()))?;
    Ok(TransactWriteItem::builder().update(update).build())
}

pub(super) fn put(table: &str, item: Item) -> Result<TransactWriteItem, StoreError> {
    let put = Put::builder().table_name(table).set_item(Some(item)).build();
    let put = put.map_err(|error| StoreError::Damaged(error.to_string()))?;
    Ok(TransactWriteItem::builder().put(put).build())
}

/// A put of an item whose key nothing has yet.
pub(super) fn put_new(table: &str, item: Item) -> Result<TransactWriteItem, StoreError> {
    let put = Put::builder().table_name(table).set_item(Some(item)).condition_expression("attribute_not_exists(pk)").build();
    let put = put.map_err(|error| StoreError::Damaged(error.to_string()))?;
    Ok(TransactWriteItem::builder().put(put).build())
}

/// An item that has to be as one supposes, and stays as it is.
pub(super) fn check_item(table: &str, key: Item) -> ConditionCheckBuilder {
    ConditionCheck::builder().table_name(table).set_key(Some(key))
}

pub(super) fn check(builder: ConditionCheckBuilder) -> Result<TransactWriteItem, StoreError> {
    let check = builder.build().map_err(|error| StoreError::Damaged(error.to_string()))?;
    Ok(TransactWriteItem::builder().condition_check(check).build())
}
