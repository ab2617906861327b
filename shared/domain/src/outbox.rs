//! Messages that are owed: written in the transaction of their cause, sent by `deliver`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::account::{LoginName, UserName};
use crate::clock::Timestamp;
use crate::contact::{Contact, ContactKind};
use crate::factors::Factor;
use crate::id::Id;
use crate::principal::Principal;
use crate::recovery::RecoveryProof;
use crate::session::{Client, DeviceName};
use crate::token::{NotMeToken, NotMeTokenHash};
use crate::undo::ActSession;

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
    /// The kind of contact that the last recovery before the act was made with: whoever did the act may have that contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_with: Option<ContactKind>,
    /// The session in which it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<ActSession>,
    /// The users that an undo has suspended; some of them, where there are very many.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub users: Vec<UserName>,
    /// How many more it has suspended.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub more_users: usize,
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

    /// The same, of what was done in this session of this principal.
    #[must_use]
    pub fn done_in(self, session: impl Into<ActSession>, principal: &Principal) -> Self {
        Self { session: Some(session.into()), made_with: principal.recovered_by(), ..self }
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

/// A count that is not stored where it counts nothing.
fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl Notice {
    /// Whether it tells of what an administrator did, and not its reader.
    pub fn is_an_administrators(&self) -> bool {
        matches!(self, Self::EmailNamed | Self::EmailRemoved | Self::PhoneRemoved | Self::UserDeleted | Self::FactorsReset)
    }
}

/// Word that somebody tries passwords at a name. It names no principal: whether there is one is found out where it is
/// delivered, so that it is written alike for names that nobody has.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NameAlert {
    /// Its own id.
    pub id: Id,
    /// The name.
    pub name: LoginName,
    /// When the name's bucket was found full.
    pub at: Timestamp,
    /// When it was handed to the mailer; a redelivered record is then left alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<Timestamp>,
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

/// What a notice tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// The password was set by way of a recovery, which this proof opened.
    PasswordRecovered(RecoveryProof),
    /// The password was changed in the settings.
    PasswordChanged,
    /// A user has chosen its password by an administrator's link.
    PasswordChosen,
    /// A contact was bound, replaced or removed in the settings. Who reads what of them is decided where the notice is written.
    ContactChanged {
        /// Which kind.
        kind: ContactKind,
        /// What was bound before.
        from: Option<Contact>,
        /// What is bound now.
        to: Option<Contact>,
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
    /// The reader, or somebody in its name, has let this user manage users.
    ManagerMade(UserName),
    /// The reader, or somebody in its name, has given this user more permissions.
    PermissionsGrown(UserName),
    /// The reader, or somebody in its name, was shown a link by which a password of this user is chosen.
    LinkHandedOver(UserName),
    /// The reader, or somebody in its name, has named another address for this user, and a link was mailed there.
    UserAddressNamed(UserName),
    /// The reader, or somebody in its name, has turned the second factors of this user off.
    UserFactorsReset(UserName),
    /// The reader, or somebody in its name, has let this frozen user in again.
    UserRestored(UserName),
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
    /// So many wrong codes of app and mail came in a row, with no right one between them.
    WrongCodesInARow(u32),
    /// So many wrong passwords were entered in a session that it was ended.
    SessionGuessed,
    /// So many passwords were tried at the name that strangers are kept waiting.
    NameGuessed,
    /// Somebody has said that something was not them: it was undone, and the principal is locked.
    Frozen,
    /// A sign-in was completed where none was before.
    NewDevice(Client, Option<DeviceName>),
}
