//! What is remembered of acts that matter: who did what to whom, when, and how it ended.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::id::Id;

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
    /// What was done.
    pub act: Act,
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
    /// A user's permissions or address were changed by a manager.
    UserChanged,
    /// A user was deleted by a manager.
    UserDeleted,
    /// A user's password was ended by a manager.
    PasswordReset,
    /// A user's second factors were turned off by a manager.
    FactorsReset,
    /// A user has chosen a password by a link.
    UserActivated,
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
    /// The day's wrong codes were used up.
    CodesCapped,
}
