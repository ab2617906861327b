//! What is remembered of acts that matter: who did what to whom, when, and how it ended.

use serde::{Deserialize, Serialize};

use crate::account::LoginName;
use crate::clock::Timestamp;
use crate::contact::ContactKind;
use crate::email::EmailAddress;
use crate::id::Id;
use crate::permissions::Permissions;
use crate::phone::PhoneNumber;

/// One entry; written in the same transaction as the act.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AuditEntry {
    /// Its own id; the operation's, so that a repeated write is recognised.
    pub id: Id,
    /// When.
    pub at: Timestamp,
    /// Who acted; the subject itself where nobody else is known.
    pub actor: Id,
    /// Whom it concerns.
    pub subject: Id,
    /// The subject's name then: names outlive nobody.
    #[serde(flatten)]
    pub name: LoginName,
    /// What was done.
    pub act: Act,
    /// Of a recovery: the kind of contact that got its message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<ContactKind>,
    /// Of a manager's act: who it was, and what was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub managed: Option<Managed>,
}

/// What else is remembered of what a manager did.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Managed {
    /// The manager's name then.
    pub by: LoginName,
    /// What was set.
    #[serde(flatten)]
    pub set: ManagedSet,
}

/// What a manager has set of a user, as far as it did.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ManagedSet {
    /// The permissions that were set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Permissions>,
    /// The address that was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailAddress>,
    /// The number that was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<PhoneNumber>,
    /// The contacts that were taken away, be they bound or only named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<ContactKind>,
}

impl AuditEntry {
    /// What somebody did for itself.
    pub fn own(id: Id, principal: Id, name: LoginName, act: Act, at: Timestamp) -> Self {
        Self { id, at, actor: principal, subject: principal, name, act, by: None, managed: None }
    }
}

/// The acts that are remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// An account came into being.
    AccountActivated,
    /// A password was set with a recovery's ticket.
    PasswordRecovered,
    /// A password was set with the current one.
    PasswordChanged,
    /// A user was created by a manager.
    UserCreated,
    /// A user's permissions were set by a manager.
    PermissionsSet,
    /// Another address was named for a user by a manager, perhaps with other permissions.
    EmailNamed,
    /// A user's address, or one that was named, was taken away by a manager, perhaps with other permissions.
    EmailRemoved,
    /// A mobile number was named for a user by a manager, perhaps with other permissions.
    PhoneNamed,
    /// A user's mobile number, or one that was named, was taken away by a manager, perhaps with other permissions.
    PhoneRemoved,
    /// A user was deleted by a manager.
    UserDeleted,
    /// A user's password was ended by a manager.
    PasswordReset,
    /// A user's second factors were turned off by a manager.
    FactorsReset,
    /// A user was suspended, since its manager says that somebody else made it or made it stronger.
    UserSuspended,
    /// A suspended or locked user was let in again by the root.
    UserRestored,
    /// A user has chosen a password by a link that was mailed.
    UserActivatedByMail,
    /// A user has chosen a password by a link that a manager was shown.
    UserActivatedByHand,
    /// A contact was bound, perhaps in place of another.
    ContactChanged,
    /// A contact was removed.
    ContactRemoved,
    /// Something was undone that its notice's reader had not done; the principal is locked.
    Undone,
    /// All other sessions were ended.
    OthersSignedOut,
    /// A sign-in was completed with an app's code.
    SignedInByApp,
    /// A sign-in was completed with a mailed code.
    SignedInByEmail,
    /// A sign-in was completed with a recovery code.
    SignedInByRecoveryCode,
    /// The password and, if there is one, the second factor were shown again.
    Reauthenticated,
    /// The authenticator app was turned on.
    AppTurnedOn,
    /// The authenticator app was turned off.
    AppTurnedOff,
    /// Mailed codes were turned on.
    EmailTurnedOn,
    /// Mailed codes were turned off.
    EmailTurnedOff,
    /// New recovery codes took the place of the old.
    RecoveryCodesMade,
    /// The day's wrong codes were used up, or so many came in a row that the owner is told.
    CodesCapped,
    /// A session was ended because of the wrong passwords that were entered in it.
    SessionGuessed,
}
