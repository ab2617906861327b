//! Setting a password: one transaction that ends everything outstanding, and the form of all such transactions.

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::builders::UpdateBuilder;
use aws_sdk_dynamodb::types::{Put, TransactWriteItem, Update};
use rekey_domain::account::LoginName;
use rekey_domain::audit::{Act, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::email::EmailAddress;
use rekey_domain::id::Id;
use rekey_domain::outbox::{Notice, Owed};
use rekey_domain::password::PasswordHash;
use rekey_domain::token::TicketToken;

use super::recoveries::{recovery_key, send};
use super::{Directory, Flows, Item, Row, StoreError, directory, key, number, retry, sessions, text, time, unavailable};

/// Seconds that an owed message is kept: the stream holds a record for a day, the dead-letter queue for 14.
const OWED_LIFE: i64 = 15 * 86_400;

/// A new password for a principal as somebody last saw it.
pub struct PasswordChange {
    /// The operation's id: its request token, its audit entry's id, its notice's id.
    pub op: Id,
    /// Whose.
    pub principal: Id,
    /// The name it signs in with.
    pub name: LoginName,
    /// The epoch that it must still have.
    pub epoch: u64,
    /// The new hash.
    pub hash: PasswordHash,
    /// When.
    pub at: Timestamp,
}

/// How a change ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// All of it is done.
    Done,
    /// Something that it rested on no longer holds; none of it is done.
    Refused,
}

/// How a transaction ended.
pub(super) enum Outcome {
    /// All of it is done.
    Done,
    /// None of it is; for each item, whether its condition failed.
    Refused(Vec<bool>),
    /// None of it is; others were at the same items each time it was tried.
    Conflict,
}

impl Directory {
    /// Sets a password with a recovery's ticket: the recovery is spent, the binding and the epoch are still those
    /// that the message was sent for, everything of the old epoch is dead, and a notice is owed.
    ///
    /// # Errors
    /// If the outcome stays unknown.
    pub async fn recover_password(&self, change: &PasswordChange, ticket: &TicketToken, email: &EmailAddress) -> Result<Written, StoreError> {
        let spend = update_item(&self.flows.table, recovery_key(ticket.owner()))
            .update_expression("SET spent_by = :op")
            .condition_expression("attribute_not_exists(spent_by) AND tickets.#ticket.#hash = :hash AND tickets.#ticket.expires_at > :now")
            .expression_attribute_names("#ticket", ticket.id().to_string())
            .expression_attribute_names("#hash", "hash")
            .expression_attribute_values(":op", text(change.op))
            .expression_attribute_values(":hash", text(ticket.hash()))
            .expression_attribute_values(":now", time(change.at));
        let bound = (" AND email = :email", ":email", text(email));
        let items = self.set_hash(change, Act::PasswordRecovered, Some(bound))?;
        let items = std::iter::once(update(spend)?).chain(items).collect();
        match self.transact(&change.audit(Act::PasswordRecovered), items).await? {
            Outcome::Done => Ok(Written::Done),
            Outcome::Refused(_) => Ok(Written::Refused),
            // Others may have been setting a password with the same recovery all the while: one of them won.
            Outcome::Conflict => match self.flows.recovery(ticket.owner()).await? {
                Some(recovery) if recovery.spent_by.is_none() => Err(conflict()),
                _ => Ok(Written::Refused),
            },
        }
    }

    /// Changes a password from within a session, which alone lives on.
    ///
    /// # Errors
    /// If the outcome stays unknown.
    pub async fn change_password(&self, change: &PasswordChange, session: Id) -> Result<Written, StoreError> {
        let mut items = self.set_hash(change, Act::PasswordChanged, None)?;
        items.push(self.carry_over(change.principal, session, change.epoch)?);
        self.written(&change.audit(Act::PasswordChanged), items).await
    }

    /// Ends every session but this one, by one write to the epoch.
    ///
    /// # Errors
    /// If the outcome stays unknown.
    pub async fn sign_out_others(&self, op: Id, principal: Id, name: &LoginName, epoch: u64, session: Id, now: Timestamp) -> Result<Written, StoreError> {
        let items = vec![
            update(self.next_epoch(directory::principal_keys(principal), epoch))?,
            update(self.next_epoch(directory::login_keys(name), epoch))?,
            self.carry_over(principal, session, epoch)?,
        ];
        let audit = AuditEntry { id: op, at: now, actor: principal, subject: principal, act: Act::OthersSignedOut };
        self.written(&audit, items).await
    }

    /// Replaces a hash by one of higher cost, if the password is still the same; the epoch stays.
    ///
    /// # Errors
    /// If it cannot be written; the old hash is as good as before.
    pub async fn rehash_password(&self, name: &LoginName, old: &PasswordHash, new: &PasswordHash) -> Result<(), StoreError> {
        let (pk, sk) = directory::login_keys(name);
        let update = self.client.update_item().table_name(&self.table).set_key(Some(key(pk, sk)));
        let update = update
            .update_expression("SET password_hash = :new")
            .condition_expression("password_hash = :old")
            .expression_attribute_values(":new", text(new.as_str()))
            .expression_attribute_values(":old", text(old.as_str()));
        send(update).await.map(|_| ())
    }

    /// The items that every new password has in common.
    fn set_hash(&self, change: &PasswordChange, act: Act, bound: Option<(&str, &str, aws_sdk_dynamodb::types::AttributeValue)>) -> Result<Vec<TransactWriteItem>, StoreError> {
        let mut principal = self.next_epoch(directory::principal_keys(change.principal), change.epoch);
        if let Some((condition, name, value)) = bound {
            principal = principal.condition_expression(format!("epoch = :epoch{condition}")).expression_attribute_values(name, value);
        }
        let login = self
            .next_epoch(directory::login_keys(&change.name), change.epoch)
            .update_expression("SET epoch = epoch + :one, password_hash = :hash")
            .condition_expression("epoch = :epoch AND principal = :principal")
            .expression_attribute_values(":hash", text(change.hash.as_str()))
            .expression_attribute_values(":principal", text(change.principal));
        let notice = match act {
            Act::PasswordRecovered => Notice::PasswordRecovered,
            _ => Notice::PasswordChanged,
        };
        let owed = Owed { id: change.op, principal: change.principal, name: change.name.clone(), notice, at: change.at, sent_at: None };
        Ok(vec![update(principal)?, update(login)?, self.flows.owe(&owed)?])
    }

    fn next_epoch(&self, (pk, sk): (String, String), epoch: u64) -> UpdateBuilder {
        update_item(&self.table, key(pk, sk))
            .update_expression("SET epoch = epoch + :one")
            .condition_expression("epoch = :epoch")
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":epoch", number(epoch))
    }

    /// Takes one session over into the next epoch.
    fn carry_over(&self, principal: Id, session: Id, epoch: u64) -> Result<TransactWriteItem, StoreError> {
        let carried = update_item(&self.flows.table, sessions::session_key(principal, session))
            .update_expression("SET epoch = epoch + :one")
            .condition_expression("epoch = :epoch")
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":epoch", number(epoch));
        update(carried)
    }

    async fn written(&self, audit: &AuditEntry, items: Vec<TransactWriteItem>) -> Result<Written, StoreError> {
        match self.transact(audit, items).await? {
            Outcome::Done => Ok(Written::Done),
            Outcome::Refused(_) => Ok(Written::Refused),
            Outcome::Conflict => Err(conflict()),
        }
    }

    /// Runs a transaction together with its audit entry. The entry's id is the request token, and whether the entry
    /// is there decides what became of a transaction whose answer was lost or that failed when it was repeated.
    pub(super) async fn transact(&self, audit: &AuditEntry, items: Vec<TransactWriteItem>) -> Result<Outcome, StoreError> {
        let (pk, sk) = (format!("AUDIT#{}", audit.subject), format!("{:012}#{}", audit.at.0, audit.id));
        let entry = Row { pk: pk.clone(), sk: sk.clone(), kind: "audit", delete_after: None, body: audit }.item()?;
        let request = self
            .client
            .transact_write_items()
            .client_request_token(audit.id.to_string())
            .set_transact_items(Some(items))
            .transact_items(put(&self.table, entry)?);
        let Err(error) = request.send().await else {
            return Ok(Outcome::Done);
        };
        let entry: Option<AuditEntry> = super::get(&self.client, &self.table, key(pk, sk)).await?;
        if entry.is_some() {
            return Ok(Outcome::Done);
        }
        match &error {
            SdkError::ServiceError(context) => match context.err() {
                TransactWriteItemsError::TransactionCanceledException(cancelled) => {
                    let reasons = cancelled.cancellation_reasons();
                    if retry::is_conflict(reasons) {
                        return Ok(Outcome::Conflict);
                    }
                    let failed: Vec<bool> = reasons.iter().map(|reason| reason.code() == Some("ConditionalCheckFailed")).collect();
                    if failed.contains(&true) { Ok(Outcome::Refused(failed)) } else { Err(unavailable(&error)) }
                }
                _ => Err(unavailable(&error)),
            },
            _ => Err(unavailable(&error)),
        }
    }
}

impl PasswordChange {
    fn audit(&self, act: Act) -> AuditEntry {
        AuditEntry { id: self.op, at: self.at, actor: self.principal, subject: self.principal, act }
    }
}

impl Flows {
    fn owe(&self, owed: &Owed) -> Result<TransactWriteItem, StoreError> {
        let row = Row {
            pk: format!("OUTBOX#{}", owed.id),
            sk: "OUTBOX".to_owned(),
            kind: "owed",
            delete_after: Some(owed.at.plus(OWED_LIFE)),
            body: owed,
        };
        put(&self.table, row.item()?)
    }

    /// Reads an owed message.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn owed(&self, id: Id) -> Result<Option<Owed>, StoreError> {
        self.read(key(format!("OUTBOX#{id}"), "OUTBOX")).await
    }

    /// Notes that an owed message was handed to the mailer.
    ///
    /// # Errors
    /// If it cannot be written; the message is out all the same.
    pub async fn mark_owed_sent(&self, id: Id, now: Timestamp) -> Result<(), StoreError> {
        let update = self
            .update(key(format!("OUTBOX#{id}"), "OUTBOX"))
            .update_expression("SET sent_at = :now")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":now", time(now));
        send(update).await.map(|_| ())
    }
}

fn conflict() -> StoreError {
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
