//! Messages that are owed: written in the transaction of their cause, sent by `deliver`.

use serde::{Deserialize, Serialize};

use crate::account::LoginName;
use crate::clock::Timestamp;
use crate::id::Id;

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
    /// When it was handed to the mailer; a redelivered record is then left alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<Timestamp>,
}

/// What a notice tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// The password was set by way of a recovery.
    PasswordRecovered,
    /// The password was changed in the settings.
    PasswordChanged,
}
