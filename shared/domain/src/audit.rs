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
    /// All other sessions were ended.
    OthersSignedOut,
}
