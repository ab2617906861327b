//! The outbox: a message is written in the transaction of its cause, and `deliver` sends it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::account::{LoginName, UserName};
use crate::clock::Timestamp;
use crate::contact::{Contact, ContactKind};
use crate::id::Id;
use crate::notice::{Notice, Readers};
use crate::principal::Principal;
use crate::token::{NotMeToken, NotMeTokenHash};
use crate::undo::ActSession;

/// A message to send. It names a principal, not an address: `deliver` looks the addresses up when it sends.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OutboxMessage {
    /// The id of the message.
    pub id: Id,
    /// The principal to notify.
    pub principal: Id,
    /// The name concerned, as it was at the act.
    pub name: LoginName,
    /// What the message tells.
    pub notice: Notice,
    /// When the act happened.
    pub at: Timestamp,
    /// Further contacts to notify, even if they are no longer bound when `deliver` sends.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_to: Vec<Contact>,
    /// The kind of contact of the last recovery before the act. The author of the act may have that contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_with: Option<ContactKind>,
    /// The session in which the act was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<ActSession>,
    /// The users that an undo froze; only some of them if there are very many.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub users: Vec<UserName>,
    /// The number of frozen users that are not listed.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub more_users: usize,
    /// The deliveries, by the id in the undo link.
    #[serde(default)]
    pub deliveries: BTreeMap<Id, NotMeDelivery>,
    /// The operation that undid the act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent_by: Option<Id>,
    /// When the message was handed to the mailer. A redelivered record is then ignored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<Timestamp>,
    /// When the bucket of the message's kind let it through. A redelivered record is then not counted again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admitted_at: Option<Timestamp>,
    /// When the message was only counted instead of sent. The next notice of the kind reports it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted_at: Option<Timestamp>,
    /// The notices that were counted before. This message reports them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub more: Option<Withheld>,
}

impl OutboxMessage {
    /// A notice of an act on this principal, as the principal was before the act.
    pub fn about(id: Id, principal: &Principal, notice: Notice, at: Timestamp) -> Self {
        let also_to = match notice.rules().readers {
            Readers::Bound => Vec::new(),
            Readers::BoundBefore => principal.contacts().collect(),
            Readers::BoundAnd(contacts) => contacts,
        };
        Self::to(also_to, id, principal.id, principal.login_name(), notice, at)
    }

    /// A notice that goes to nobody but the contacts that are bound when it is sent, so that it needs only the name of the
    /// principal. Other notices need [`OutboxMessage::about`].
    pub fn new(id: Id, principal: Id, name: LoginName, notice: Notice, at: Timestamp) -> Self {
        assert_eq!(notice.rules().readers, Readers::Bound, "this notice needs the principal");
        Self::to(Vec::new(), id, principal, name, notice, at)
    }

    fn to(also_to: Vec<Contact>, id: Id, principal: Id, name: LoginName, notice: Notice, at: Timestamp) -> Self {
        Self {
            id,
            principal,
            name,
            notice,
            at,
            also_to,
            made_with: None,
            session: None,
            users: Vec::new(),
            more_users: 0,
            deliveries: BTreeMap::new(),
            spent_by: None,
            sent_at: None,
            admitted_at: None,
            counted_at: None,
            more: None,
        }
    }

    /// The same message with the session of the act and the contact of the principal's last recovery.
    #[must_use]
    pub fn done_in(self, session: impl Into<ActSession>, principal: &Principal) -> Self {
        Self { session: Some(session.into()), made_with: principal.recovered_by(), ..self }
    }

    /// Whether this link, from one of the message's deliveries, may undo the act now.
    pub fn is_undone_by(&self, token: &NotMeToken, now: Timestamp) -> bool {
        let good = |delivery: &NotMeDelivery| delivery.hash == token.hash() && now < delivery.expires_at;
        self.spent_by.is_none() && self.deliveries.get(&token.id()).is_some_and(good)
    }
}

/// Leaves a count of zero out of the stored row.
fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// An alert that somebody tries passwords at a name. It names no principal: `deliver` finds out whether one exists, so the
/// alert is written the same way for names that nobody has.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NameAlert {
    /// The id of the alert.
    pub id: Id,
    /// The name.
    pub name: LoginName,
    /// When the bucket of the name was found full.
    pub at: Timestamp,
    /// When the alert was handed to the mailer. A redelivered record is then ignored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<Timestamp>,
}

/// Notices of one kind that were counted and not sent. The next notice of the kind reports them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// The number of notices.
    pub count: u32,
    /// When the first of them happened.
    pub since: Timestamp,
}

/// The undo link of one delivery of a notice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NotMeDelivery {
    /// The hash of the link's token.
    pub hash: NotMeTokenHash,
    /// When the link expires.
    pub expires_at: Timestamp,
}
