//! Messages that are owed: written in the transaction of their cause, sent by `deliver`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::account::LoginName;
use crate::clock::Timestamp;
use crate::contact::{Contact, ContactKind};
use crate::factors::Factor;
use crate::id::Id;
use crate::session::{Client, DeviceName};
use crate::token::{NotMeToken, NotMeTokenHash};

/// One message that is owed. It names a principal, not an address: where it goes is looked up when it is sent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Owed {
    /// Its own id.
    pub id: Id,
    /// Whom it is for.
    pub principal: Id,
    /// The name it concerns, as it was at the act.
    pub name: LoginName,
    /// What it tells.
    pub notice: Notice,
    /// When the act happened.
    pub at: Timestamp,
    /// Contacts that are told as well, though they may be bound no longer when this is sent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_to: Vec<Contact>,
    /// What was sent, by the id in the link by which it can be undone.
    #[serde(default)]
    pub deliveries: BTreeMap<Id, NotMeDelivery>,
    /// The operation that undid it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent_by: Option<Id>,
    /// When it was handed to the mailer; a redelivered record is then left alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<Timestamp>,
    /// When the bucket of its kind let it through; a redelivered record is then not counted again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admitted_at: Option<Timestamp>,
    /// When it was counted in place of being sent; the next notice of its kind tells of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted_at: Option<Timestamp>,
    /// What was counted before, and is told with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub more: Option<Withheld>,
}

impl Owed {
    /// A notice of what has just been done.
    pub fn new(id: Id, principal: Id, name: LoginName, notice: Notice, at: Timestamp) -> Self {
        Self {
            id,
            principal,
            name,
            notice,
            at,
            also_to: Vec::new(),
            deliveries: BTreeMap::new(),
            spent_by: None,
            sent_at: None,
            admitted_at: None,
            counted_at: None,
            more: None,
        }
    }

    /// Whether this link, of one of its deliveries, undoes what it tells of.
    pub fn is_undone_by(&self, token: &NotMeToken, now: Timestamp) -> bool {
        let good = |delivery: &NotMeDelivery| delivery.hash == token.hash() && now < delivery.expires_at;
        self.spent_by.is_none() && self.deliveries.get(&token.id()).is_some_and(good)
    }

    /// The same, told to these contacts as well, whatever becomes of them.
    #[must_use]
    pub fn also_to(self, contacts: impl IntoIterator<Item = Contact>) -> Self {
        Self { also_to: contacts.into_iter().collect(), ..self }
    }
}

impl Notice {
    /// Whether it tells of what an administrator did, and not its reader.
    pub fn is_an_administrators(&self) -> bool {
        matches!(self, Self::EmailNamed | Self::EmailRemoved | Self::PhoneRemoved | Self::UserDeleted | Self::FactorsReset)
    }
}

/// Notices of one kind that were counted and not sent. The next notice of the kind tells of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// How many.
    pub count: u32,
    /// When the first of them happened.
    pub since: Timestamp,
}

/// The link that one delivery of a notice carries.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NotMeDelivery {
    /// Hash of its token.
    pub hash: NotMeTokenHash,
    /// When it ends.
    pub expires_at: Timestamp,
}

impl Notice {
    /// Whether its reader can say that it was somebody else, and have it undone. What an administrator has done is between
    /// the two, and what merely was tried is no act.
    pub fn can_be_undone(&self) -> bool {
        match self {
            Self::PasswordRecovered
            | Self::PasswordChanged
            | Self::PasswordChosen
            | Self::ContactChanged { .. }
            | Self::FactorOn(_)
            | Self::FactorOff(_)
            | Self::RecoveryCodesMade
            | Self::RecoveryCodeUsed(_)
            | Self::NewDevice(..) => true,
            Self::EmailNamed
            | Self::EmailRemoved
            | Self::PhoneRemoved
            | Self::UserDeleted
            | Self::FactorsReset
            | Self::CodesCapped
            | Self::RecoveryCodesCapped
            | Self::Frozen => false,
        }
    }
}

/// What a notice tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// The password was set by way of a recovery.
    PasswordRecovered,
    /// The password was changed in the settings.
    PasswordChanged,
    /// A user has chosen its password by an administrator's link.
    PasswordChosen,
    /// A contact was bound, replaced or removed in the settings; how those look.
    ContactChanged {
        /// Which kind.
        kind: ContactKind,
        /// What was bound before.
        from: Option<String>,
        /// What is bound now.
        to: Option<String>,
    },
    /// An administrator has named another address for a user.
    EmailNamed,
    /// An administrator has taken the address away.
    EmailRemoved,
    /// An administrator has taken the mobile number away.
    PhoneRemoved,
    /// An administrator has deleted the user.
    UserDeleted,
    /// An administrator has turned all second factors off.
    FactorsReset,
    /// A second factor was turned on.
    FactorOn(Factor),
    /// A second factor was turned off.
    FactorOff(Factor),
    /// New recovery codes took the place of the old.
    RecoveryCodesMade,
    /// A recovery code was used; so many are left.
    RecoveryCodeUsed(usize),
    /// So many wrong codes came in a day that no more are looked at.
    CodesCapped,
    /// The same of recovery codes.
    RecoveryCodesCapped,
    /// Somebody has said that something was not them: it was undone, and the principal is locked.
    Frozen,
    /// A sign-in was completed where none was before.
    NewDevice(Client, Option<DeviceName>),
}
