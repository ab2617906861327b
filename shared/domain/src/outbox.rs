//! The outbox: a message is written in the transaction of its cause, and `deliver` sends it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::account::{LoginName, UserName};
use crate::client::{Client, DeviceName};
use crate::clock::Timestamp;
use crate::contact::{Contact, ContactKind};
use crate::factors::Factor;
use crate::id::Id;
use crate::principal::Principal;
use crate::recovery::RecoveryProof;
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
    /// A notice of an act that was just done.
    pub fn new(id: Id, principal: Id, name: LoginName, notice: Notice, at: Timestamp) -> Self {
        Self {
            id,
            principal,
            name,
            notice,
            at,
            also_to: Vec::new(),
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

    /// The same message, sent to these contacts as well even if they are no longer bound.
    #[must_use]
    pub fn also_to(self, contacts: impl IntoIterator<Item = Contact>) -> Self {
        Self { also_to: contacts.into_iter().collect(), ..self }
    }
}

/// Leaves a count of zero out of the stored row.
fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl Notice {
    /// Whether the notice reports an act of an administrator on the reader.
    pub fn is_an_administrators(&self) -> bool {
        matches!(self, Self::EmailNamed | Self::EmailRemoved | Self::PhoneRemoved | Self::UserDeleted | Self::FactorsReset)
    }
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

impl Notice {
    /// Whether the reader can report the act and undo it. An administrator's act on a user is for the two to settle, and an
    /// attempt is not an act.
    pub fn can_be_undone(&self) -> bool {
        match self {
            Self::PasswordRecovered(_)
            | Self::PasswordChanged
            | Self::PasswordChosen
            | Self::ContactChanged { .. }
            | Self::FactorOn(_)
            | Self::FactorOff(_)
            | Self::RecoveryCodesMade
            | Self::RecoveryCodeUsed(_)
            | Self::ManagerMade(_)
            | Self::PermissionsGrown(_)
            | Self::LinkHandedOver(_)
            | Self::UserAddressNamed(_)
            | Self::UserFactorsReset(_)
            | Self::UserRestored(_)
            | Self::NewDevice(..) => true,
            Self::EmailNamed
            | Self::EmailRemoved
            | Self::PhoneRemoved
            | Self::UserDeleted
            | Self::FactorsReset
            | Self::CodesCapped
            | Self::RecoveryCodesCapped
            | Self::WrongCodesInARow(_)
            | Self::SessionGuessed
            | Self::NameGuessed
            | Self::Frozen => false,
        }
    }
}

/// The content of a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// The password was set through a recovery, which this proof opened.
    PasswordRecovered(RecoveryProof),
    /// The password was changed in the settings.
    PasswordChanged,
    /// A user chose a password with an administrator's link.
    PasswordChosen,
    /// A contact was bound, replaced or removed in the settings. The code that writes the notice decides which reader sees
    /// which contact.
    ContactChanged {
        /// The kind of contact.
        kind: ContactKind,
        /// The contact that was bound before.
        from: Option<Contact>,
        /// The contact that is bound now.
        to: Option<Contact>,
    },
    /// An administrator entered another address for a user.
    EmailNamed,
    /// An administrator removed the address.
    EmailRemoved,
    /// An administrator removed the mobile number.
    PhoneRemoved,
    /// An administrator deleted the user.
    UserDeleted,
    /// An administrator turned all second factors off.
    FactorsReset,
    /// The reader, or somebody in the reader's name, let this user manage users.
    ManagerMade(UserName),
    /// The reader, or somebody in the reader's name, gave this user more permissions.
    PermissionsGrown(UserName),
    /// The reader, or somebody in the reader's name, received a link that sets this user's password.
    LinkHandedOver(UserName),
    /// The reader, or somebody in the reader's name, entered another address for this user, and a link was mailed to it.
    UserAddressNamed(UserName),
    /// The reader, or somebody in the reader's name, turned this user's second factors off.
    UserFactorsReset(UserName),
    /// The reader, or somebody in the reader's name, restored this frozen user.
    UserRestored(UserName),
    /// A second factor was turned on.
    FactorOn(Factor),
    /// A second factor was turned off.
    FactorOff(Factor),
    /// New recovery codes replaced the old ones.
    RecoveryCodesMade,
    /// A recovery code was used; the number of codes that are left.
    RecoveryCodeUsed(usize),
    /// The day's limit of wrong app and mailed codes is reached; no more of them are checked that day.
    CodesCapped,
    /// The day's limit of wrong recovery codes is reached; no more of them are checked that day.
    RecoveryCodesCapped,
    /// This many wrong app and mailed codes came in a row, with no right code between them.
    WrongCodesInARow(u32),
    /// A session was ended because of the wrong passwords entered in it.
    SessionGuessed,
    /// The bucket of the name is full because of tried passwords; strangers have to wait.
    NameGuessed,
    /// Somebody reported an act; it was undone, and the principal is frozen.
    Frozen,
    /// A sign-in was completed without the cookie of a known browser. Apps have no such cookie, so every sign-in of an app
    /// causes this notice.
    NewDevice(Client, Option<DeviceName>),
}
