//! Wrong passwords within sessions. A try is taken before the password is compared. A right password gives it back in the
//! transaction that the password allows. The row of the principal's bucket holds the count.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::guesses::{WRONG_PASSWORDS_A_DAY, WRONG_PASSWORDS_OF_ITS_OWN, ends_session};
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey};
use rekey_domain::notice::Notice;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::random::Random;

use super::buckets::bucket_key;
use super::daily::{DAY, Daily};
use super::error::Result;
use super::sessions::{OpenSession, session_key};
use super::table::int_attr;
use super::tables::{Directory, Flows};
use super::transactions::TxOutcome;
use super::write::{Item, Write, above, absent, at_least, below};

/// The principal's count. The row also counts each session's part of it.
const DAILY: Daily = Daily { count: "wrong", since: "wrong_since", most: WRONG_PASSWORDS_A_DAY };
/// The attribute with the beginning of the last day on which the owner got a notice of an ended session.
const TOLD: &str = "wrong_told";

/// The result of taking a try at the current password.
pub enum PasswordReservation {
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

fn part_of(session: Id) -> String {
    format!("wrong_by_session.{session}")
}

/// Gives a try back, if its day has not ended.
fn give_back(tried: &PasswordTry) -> Write {
    let part = part_of(tried.session);
    DAILY.give_back(Write::to(count_key(tried.principal)), tried.since).when(at_least(&part, 1)).add(part, -1)
}

impl Flows {
    /// Takes one of the session's tries, before the password is compared. When the principal has used up its tries of the day,
    /// each session still has a few tries of its own, so that a thief cannot keep the owner from re-authenticating.
    pub async fn reserve_password_of(&self, open: &OpenSession, now: Timestamp) -> Result<PasswordReservation> {
        let (principal, session) = (open.principal.id, open.session.id);
        let (write, part) = (Write::to(count_key(principal)).returning_new(), part_of(session));
        let first = HashMap::from([(session.to_string(), 1)]);
        let beginning = DAILY.beginning(write.clone(), now).set("wrong_by_session", first);
        let has_room = below(DAILY.count, DAILY.most).or(absent(&part)).or(below(&part, WRONG_PASSWORDS_OF_ITS_OWN));
        let going_on = write.when(above(DAILY.since, now.plus(-DAY))).when(has_room).add(DAILY.count, 1).add(part, 1);
        if let Ok(row) = self.table.send(beginning).await? {
            return Ok(PasswordReservation::Taken(PasswordTry::of(open, &row, now)));
        }
        Ok(match self.table.send(going_on).await? {
            Ok(row) => PasswordReservation::Taken(PasswordTry::of(open, &row, now)),
            Err(row) => PasswordReservation::UsedUp(PasswordTry::of(open, &row, now)),
        })
    }

    /// Gives back a try whose password was right or could not be compared.
    pub async fn return_password_try(&self, tried: &PasswordTry) -> Result<()> {
        self.table.send(give_back(tried)).await.map(drop)
    }

    /// The write of [`Flows::return_password_try`], for the transaction that the right password allows.
    pub(super) fn give_back_password_try(&self, tried: &PasswordTry) -> TransactWriteItem {
        self.table.tx_write(give_back(tried))
    }
}

impl Directory {
    /// Ends a session after one wrong password too many. Queues a notice to the owner, once a day. After an error, the session has
    /// no tries left, and the next try ends it.
    pub async fn end_guessing(&self, open: &OpenSession, tried: &PasswordTry, random: &Random, now: Timestamp) -> Result<()> {
        let (session, act) = (&open.session, AuditAction::SessionGuessed);
        if !tried.told {
            let (op, principal) = (Id::random(random), open.principal.id);
            let tell = Write::to(count_key(principal))
                .require(DAILY.since, tried.since)
                .when(absent(TOLD).or(below(TOLD, tried.since)))
                .set(TOLD, tried.since);
            let end = Write::to(session_key(principal, session.id));
            let queued = OutboxMessage::new(op, principal, open.principal.login_name(), Notice::SessionGuessed, now);
            let items = vec![self.flows.table.tx_write(tell), self.flows.table.tx_delete(end), self.flows.put_outbox(&queued)];
            let audit = AuditEntry::in_session(op, session, act, now).ending(session.id);
            if self.written(&audit, items).await? == TxOutcome::Done {
                return Ok(());
            }
        }
        self.end_session(Id::random(random), session, act, session.id, now).await.map(drop)
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
