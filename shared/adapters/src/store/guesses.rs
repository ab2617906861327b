//! Wrong passwords within sessions. A try is taken before the password is compared. A right password gives it back in the
//! transaction that the password allows. The row of the principal's bucket holds the count.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::{AttributeValue, Delete, ReturnValue, TransactWriteItem};
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::guesses::{WRONG_PASSWORDS_A_DAY, WRONG_PASSWORDS_OF_ITS_OWN, ends_session};
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey};
use rekey_domain::notice::Notice;
use rekey_domain::outbox::OutboxMessage;

use super::buckets::{bucket_key, int_attr};
use super::daily::Daily;
use super::sessions::{OpenSession, session_key};
use super::transactions::{TxOutcome, update, update_item};
use super::writes::send;
use super::{Directory, Flows, Item, StoreError, number, time};

/// The principal's count. The row also counts each session's part of it.
const DAILY: Daily = Daily { count: "wrong", since: "wrong_since", most: WRONG_PASSWORDS_A_DAY };
/// The attribute that holds the beginning of the day on which the owner was told that a session was ended.
const TOLD: &str = "wrong_told";

/// The result of taking a try at the current password.
pub enum PasswordReservation {
    /// The try is taken.
    Taken(PasswordTry),
    /// The session has used up all its tries, and should have ended.
    UsedUp(PasswordTry),
}

/// A try at the current password. It counts as a wrong password unless it is given back.
pub struct PasswordTry {
    principal: Id,
    session: Id,
    since: Timestamp,
    ends_session: bool,
    told: bool,
}

impl PasswordTry {
    fn of(open: &OpenSession, row: &Item, now: Timestamp) -> Self {
        let since = DAILY.began(row).unwrap_or(now);
        Self {
            principal: open.principal.id,
            session: open.session.id,
            since,
            ends_session: ends_session(of_the_session(row, open.session.id), count(int_attr(row, DAILY.count))),
            told: int_attr(row, TOLD).is_some_and(|of| of >= since.0),
        }
    }

    /// Whether the session ends if the password is wrong.
    pub fn ends_session(&self) -> bool {
        self.ends_session
    }
}

fn count_key(principal: Id) -> Item {
    bucket_key(&BucketKey::principal(Action::ChangePassword, principal))
}

/// Gives a try back.
const GIVE_BACK: &str = "SET wrong = wrong - :one, wrong_by_session.#session = wrong_by_session.#session - :one";
const SAME_DAY: &str = "wrong_since = :since AND wrong >= :one AND wrong_by_session.#session >= :one";

impl Flows {
    /// Takes one of the session's tries, before the password is compared. When the principal's day is used up, each session
    /// still has a few tries of its own, so that a thief cannot keep the owner from re-authenticating.
    ///
    /// # Errors
    /// If the try cannot be counted. Nothing may be compared then.
    pub async fn reserve_password_of(&self, open: &OpenSession, now: Timestamp) -> Result<PasswordReservation, StoreError> {
        let (principal, session) = (open.principal.id, open.session.id);
        let mut beginning = DAILY.beginning(now);
        beginning.update.push_str(", wrong_by_session = :first");
        let first = HashMap::from([(session.to_string(), number(1))]);
        beginning.values.push((":first", AttributeValue::M(first)));
        let mut going_on = DAILY.going_on(now);
        going_on.update =
            "SET wrong = wrong + :one, wrong_by_session.#session = if_not_exists(wrong_by_session.#session, :none) + :one".to_owned();
        going_on.condition = "wrong_since > :day_ago AND (wrong < :most OR attribute_not_exists(wrong_by_session.#session) OR \
                              wrong_by_session.#session < :own)"
            .to_owned();
        going_on.values.extend([(":none", number(0)), (":own", number(WRONG_PASSWORDS_OF_ITS_OWN))]);
        let mut seen = Item::new();
        for step in [beginning, going_on] {
            let named = step.update.contains("#session");
            let update = self
                .update(count_key(principal))
                .update_expression(step.update)
                .condition_expression(step.condition)
                .return_values(ReturnValue::AllNew);
            let update = if named { update.expression_attribute_names("#session", session.to_string()) } else { update };
            let update = step.values.into_iter().fold(update, |update, (name, value)| update.expression_attribute_values(name, value));
            match send(update).await? {
                Ok(output) => {
                    let row = output.attributes.unwrap_or_default();
                    return Ok(PasswordReservation::Taken(PasswordTry::of(open, &row, now)));
                }
                Err(row) => seen = row,
            }
        }
        Ok(PasswordReservation::UsedUp(PasswordTry::of(open, &seen, now)))
    }

    /// Gives back a try whose password was right or could not be compared.
    ///
    /// # Errors
    /// If the database does not take the write. The try is lost then.
    pub async fn return_password_try(&self, tried: &PasswordTry) -> Result<(), StoreError> {
        let update = self
            .update(count_key(tried.principal))
            .update_expression(GIVE_BACK)
            .condition_expression(SAME_DAY)
            .expression_attribute_names("#session", tried.session.to_string())
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":since", time(tried.since));
        send(update).await.map(|_| ())
    }

    /// The write of [`Flows::return_password_try`], for the transaction that the right password allows.
    pub(super) fn give_back_password_try(&self, tried: &PasswordTry) -> Result<TransactWriteItem, StoreError> {
        let back = update_item(&self.table, count_key(tried.principal))
            .update_expression(GIVE_BACK)
            .condition_expression(SAME_DAY)
            .expression_attribute_names("#session", tried.session.to_string())
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":since", time(tried.since));
        update(back)
    }
}

impl Directory {
    /// Ends a session after one wrong password too many. The owner is told once a day.
    ///
    /// # Errors
    /// If the outcome is unknown. The session has no tries left then, and the next try ends it.
    pub async fn end_guessing(&self, op: Id, open: &OpenSession, tried: &PasswordTry, now: Timestamp) -> Result<(), StoreError> {
        let principal = open.principal.id;
        if !tried.told {
            let tell = update_item(&self.flows.table, count_key(principal))
                .update_expression(format!("SET {TOLD} = :since"))
                .condition_expression(format!("wrong_since = :since AND (attribute_not_exists({TOLD}) OR {TOLD} < :since)"))
                .expression_attribute_values(":since", time(tried.since));
            let end = Delete::builder().table_name(&self.flows.table).set_key(Some(session_key(principal, open.session.id))).build();
            let end = end.map_err(|error| StoreError::Damaged(error.to_string()))?;
            let name = open.principal.login_name();
            let queued = OutboxMessage::new(op, principal, name.clone(), Notice::SessionGuessed, now);
            let items = vec![update(tell)?, TransactWriteItem::builder().delete(end).build(), self.flows.put_outbox(&queued)?];
            let audit = AuditEntry::own(op, principal, name, AuditAction::SessionGuessed, now);
            if self.written(&audit, items).await? == TxOutcome::Done {
                return Ok(());
            }
        }
        self.flows.end_session(principal, open.session.id).await.map(|_| ())
    }
}

fn of_the_session(row: &Item, session: Id) -> u32 {
    let by_session = row.get("wrong_by_session").and_then(|by_session| by_session.as_m().ok());
    count(by_session.and_then(|by_session| int_attr(by_session, &session.to_string())))
}

/// A value that cannot be read counts as too many.
fn count(value: Option<i64>) -> u32 {
    value.and_then(|value| u32::try_from(value).ok()).unwrap_or(u32::MAX)
}
