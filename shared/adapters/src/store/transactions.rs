//! Transactions. Each writes an audit entry, which is also its receipt: it tells whether a transaction with a lost answer was
//! done.

use std::fmt::Display;

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::builders::{ConditionCheckBuilder, UpdateBuilder};
use aws_sdk_dynamodb::types::{CancellationReason, ConditionCheck, Put, TransactWriteItem, Update};
use rekey_domain::audit::AuditEntry;
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;

use super::{Directory, Item, Row, StoreError, key, retry, unavailable};

/// The result of a transaction.
pub(super) enum TxReport {
    /// All of it was done.
    Done,
    /// Nothing was done. For each item: whether its condition failed.
    Refused(Vec<bool>),
    /// Nothing was done. Other writes to the same items were in the way at each try.
    Conflict,
}

/// The result of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TxOutcome {
    /// All of it was done.
    Done,
    /// Something that the change requires no longer holds. Nothing was done.
    Refused,
}

impl TxOutcome {
    /// Turns a refused change into the error of the caller.
    ///
    /// # Errors
    /// `refused` if nothing was done.
    pub fn done_or<E>(self, refused: E) -> Result<(), E> {
        match self {
            Self::Done => Ok(()),
            Self::Refused => Err(refused),
        }
    }
}

impl Directory {
    /// Runs a transaction together with its audit entry. The entry's id is the request token. If the answer is lost or a
    /// repeated request fails, the presence of the entry says whether the transaction was done.
    pub(super) async fn transact(&self, audit: &AuditEntry, items: Vec<TransactWriteItem>) -> Result<TxReport, StoreError> {
        let (pk, sk) = audit_keys(audit.subject, audit.at, audit.id);
        let request = self
            .client
            .transact_write_items()
            .client_request_token(audit.id.to_string())
            .set_transact_items(Some(items))
            .transact_items(self.put_audit(audit)?);
        let Err(error) = request.send().await else {
            return Ok(TxReport::Done);
        };
        let entry: Option<AuditEntry> = super::get(&self.client, &self.table, key(pk, sk)).await?;
        if entry.is_some() {
            return Ok(TxReport::Done);
        }
        let reasons = reasons(&error);
        let failed: Vec<bool> = reasons.iter().map(condition_failed).collect();
        if failed.contains(&true) {
            Ok(TxReport::Refused(failed))
        } else if retry::is_conflict(reasons) {
            Ok(TxReport::Conflict)
        } else {
            Err(unavailable(&error))
        }
    }

    /// The write of an audit entry.
    pub(super) fn put_audit(&self, audit: &AuditEntry) -> Result<TransactWriteItem, StoreError> {
        let (pk, sk) = audit_keys(audit.subject, audit.at, audit.id);
        put(&self.table, Row { pk, sk, kind: "audit", delete_after: None, body: audit }.item()?)
    }

    /// Runs a transaction whose caller does not need to know which condition failed.
    pub(super) async fn written(&self, audit: &AuditEntry, items: Vec<TransactWriteItem>) -> Result<TxOutcome, StoreError> {
        match self.transact(audit, items).await? {
            TxReport::Done => Ok(TxOutcome::Done),
            TxReport::Refused(_) => Ok(TxOutcome::Refused),
            TxReport::Conflict => Err(conflict()),
        }
    }
}

/// The keys of an audit entry. The entries of one subject sort by time.
pub(super) fn audit_keys(subject: Id, at: Timestamp, id: impl Display) -> (String, String) {
    (format!("AUDIT#{subject}"), format!("{:012}#{id}", at.0))
}

/// The reason for each item of a cancelled transaction. Empty if the transaction failed otherwise.
pub(super) fn reasons<R>(error: &SdkError<TransactWriteItemsError, R>) -> &[CancellationReason] {
    match error.as_service_error() {
        Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) => cancelled.cancellation_reasons(),
        _ => &[],
    }
}

/// Whether the item's condition failed.
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

/// A put of an item that must not exist yet.
pub(super) fn put_new(table: &str, item: Item) -> Result<TransactWriteItem, StoreError> {
    let put = Put::builder().table_name(table).set_item(Some(item)).condition_expression("attribute_not_exists(pk)").build();
    let put = put.map_err(|error| StoreError::Damaged(error.to_string()))?;
    Ok(TransactWriteItem::builder().put(put).build())
}

/// A check of an item that the transaction does not change.
pub(super) fn check_item(table: &str, key: Item) -> ConditionCheckBuilder {
    ConditionCheck::builder().table_name(table).set_key(Some(key))
}

pub(super) fn check(builder: ConditionCheckBuilder) -> Result<TransactWriteItem, StoreError> {
    let check = builder.build().map_err(|error| StoreError::Damaged(error.to_string()))?;
    Ok(TransactWriteItem::builder().condition_check(check).build())
}
