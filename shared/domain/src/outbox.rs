//! Messages that are owed: written in the transaction of their cause, sent by `deliver`.

use serde::{Deserialize, Serialize};

use crate::account::LoginName;
use crate::clock::Timestamp;
use crate::email::EmailAddress;
use crate::factors::Factor;
use crate::id::Id;
use crate::session::{Client, DeviceName};

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
    /// An address that is told as well, though it may be bound no longer when this is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub also_to: Option<EmailAddress>,
    /// When it was handed to the mailer; a redelivered record is then left alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<Timestamp>,
}

impl Owed {
    /// A notice of what has just been done.
    pub fn new(id: Id, principal: Id, name: LoginName, notice: Notice, at: Timestamp) -> Self {
        Self { id, principal, name, notice, at, also_to: None, sent_at: None }
    }

    /// The same, told to this address as well, whatever becomes of it.
    #[must_use]
    pub fn also_to(self, email: Option<EmailAddress>) -> Self {
        Self { also_to: email, ..self }
    }
}

impl Notice {
    /// Whether it tells of what an administrator did, and not its reader.
    pub fn is_an_administrators(&self) -> bool {
        matches!(self, Self::EmailNamed | Self::EmailRemoved | Self::UserDeleted | Self::FactorsReset)
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
    /// An administrator has named another address for a user.
    EmailNamed,
    /// An administrator has taken the address away.
    EmailRemoved,
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
    /// A sign-in was completed where none was before.
    NewDevice(Client, Option<DeviceName>),
}
