//! Transactions. Those of the directory write an audit entry, which is also their receipt: the entry says whether a transaction
//! whose answer was lost was done.

use std::fmt::Display;

use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{CancellationReason, TransactWriteItem};
use rekey_domain::audit::AuditEntry;
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;

use super::directory::account_pk;
use super::error::{Result, StoreError};
use super::retry;
use super::table::{key, parse, row, sk_at};
use super::tables::{Directory, Flows};
use super::write::{Item, attribute};

/// Whether a transaction was done, or which of its conditions failed.
pub(super) type TxReport = Result<(), Refusal>;

/// For each item of a transaction: if its condition failed, the item as it was, or an empty one if the write did not ask for it.
pub(super) struct Refusal(pub(super) Vec<Option<Item>>);

/// Whether a change was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TxOutcome {
    Done,
    /// Something that the change requires no longer holds. Nothing was done.
    Refused,
}

impl TxOutcome {
    /// Turns a refused change into the error of the caller.
    pub fn done_or<E>(self, refused: E) -> Result<(), E> {
        match self {
            Self::Done => Ok(()),
            Self::Refused => Err(refused),
        }
    }
}

impl From<TxReport> for TxOutcome {
    fn from(report: TxReport) -> Self {
        if report.is_ok() { Self::Done } else { Self::Refused }
    }
}

impl Refusal {
    /// Whether the condition of one of the first `items` failed.
    pub(super) fn within(&self, items: usize) -> bool {
        self.0.iter().take(items).any(Option::is_some)
    }

    /// The item as it was whose condition failed, if its write asked for it.
    pub(super) fn row(&self) -> Option<&Item> {
        self.0.iter().flatten().find(|row| !row.is_empty())
    }

    /// Whether only the condition of the item at this place failed.
    pub(super) fn only_at(&self, place: usize) -> bool {
        self.0.iter().enumerate().all(|(at, refused)| refused.is_some() == (at == place))
    }
}

impl Flows {
    /// Runs a transaction. The SDK repeats one whose answer was lost under the same token, so that it is done once.
    pub(super) async fn transact(&self, token: impl Display, items: Vec<TransactWriteItem>) -> Result<TxReport> {
        let request = self.table.client.transact_write_items().client_request_token(token.to_string()).set_transact_items(Some(items));
        let Err(error) = request.send().await else {
            return Ok(Ok(()));
        };
        let Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) = error.as_service_error() else {
            return Err(error.into());
        };
        let reasons = cancelled.cancellation_reasons();
        let refused: Vec<Option<Item>> = reasons.iter().map(refused).collect();
        if refused.iter().any(Option::is_some) {
            Ok(Err(Refusal(refused)))
        } else if retry::is_conflict(reasons) {
            Err(StoreError::Conflict)
        } else {
            Err(error.into())
        }
    }
}

impl Directory {
    /// Runs a transaction together with its audit entry. The entry's id is the request token. If the answer is lost or a
    /// repeated request fails, the presence of the entry says whether the transaction was done.
    pub(super) async fn transact(&self, audit: &AuditEntry, mut items: Vec<TransactWriteItem>) -> Result<TxReport> {
        items.extend(self.put_audit(audit));
        let report = self.flows.transact(audit.id, items).await;
        if !matches!(report, Ok(Ok(()))) && self.table.get::<AuditEntry>(audit_key(audit)).await?.is_some() {
            return Ok(Ok(()));
        }
        report
    }

    /// Runs a transaction whose caller does not need to know which condition failed.
    pub(super) async fn written(&self, audit: &AuditEntry, items: Vec<TransactWriteItem>) -> Result<TxOutcome> {
        Ok(self.transact(audit, items).await?.into())
    }

    /// The writes of an audit entry. An act on somebody else also leaves a copy with its actor.
    pub(super) fn put_audit(&self, audit: &AuditEntry) -> Vec<TransactWriteItem> {
        let copy = (audit.actor != audit.subject).then(|| audit_copy(audit));
        [audit_item(audit)].into_iter().chain(copy).map(|item| self.table.tx_put(item)).collect()
    }

    /// Records a factor that was refused. Nothing else is written with it, so it needs no transaction.
    pub async fn record_refused(&self, refused: &AuditEntry) -> Result<()> {
        self.table.put(audit_item(refused)).await
    }
}

/// The index of the entries of an account.
pub(super) const AUDIT_INDEX: &str = "audit";

/// The attribute by which the index of the account's entries finds an entry. Copies and other rows do not have it.
pub(super) const AUDIT_ACCOUNT: &str = "audit_account";

/// The row of an entry, with its subject.
fn audit_item(entry: &AuditEntry) -> Item {
    let mut item = row(audit_key(entry), "audit", None, entry);
    item.insert(AUDIT_ACCOUNT.to_owned(), attribute(&account_pk(&entry.name.account)));
    item
}

/// The copy of an entry, with its actor. It is left out of the index, so that the account has every entry once.
fn audit_copy(entry: &AuditEntry) -> Item {
    row(key(audit_pk(entry.actor), audit_sk(entry.at, entry.id)), "audit-copy", None, entry)
}

/// The row of an entry after a change of the entry; `None` if the change changes nothing. A copy stays a copy.
pub(super) fn rewritten(item: Item, change: impl FnOnce(AuditEntry) -> AuditEntry) -> Result<Option<Item>> {
    let is_copy = !item.contains_key(AUDIT_ACCOUNT);
    let entry = change(parse(item.clone())?);
    let changed = if is_copy { audit_copy(&entry) } else { audit_item(&entry) };
    Ok((changed != item).then_some(changed))
}

/// The key of an audit entry.
fn audit_key(entry: &AuditEntry) -> Item {
    key(audit_pk(entry.subject), audit_sk(entry.at, entry.id))
}

/// The partition of a principal's entries: its own acts, and the acts of others on it.
pub(super) fn audit_pk(principal: Id) -> String {
    format!("AUDIT#{principal}")
}

/// The sort key of an entry. Entries sort by time.
pub(super) fn audit_sk(at: Timestamp, id: Id) -> String {
    format!("{}{id}", sk_at(at))
}

fn refused(reason: &CancellationReason) -> Option<Item> {
    (reason.code() == Some("ConditionalCheckFailed")).then(|| reason.item().cloned().unwrap_or_default())
}
