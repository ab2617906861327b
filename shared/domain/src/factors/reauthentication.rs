//! Re-authentication: how a session proves itself before a change.

use serde::{Deserialize, Serialize};

use super::kind::Method;
use crate::clock::Timestamp;

/// A re-authentication: within a session, the person entered the password, and a code if the principal has a factor.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Reauthentication {
    /// When the person re-authenticated.
    pub at: Timestamp,
    /// The kind of code; `None` if the password was enough because the principal had no factor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// The time from which the app or recovery code used counts as a proof (see [`super::AppFactor::trusted_since`]). `None` for a
    /// mailed code and for the password alone, since a thief with the mailbox can get both.
    #[serde(default, rename = "proves_since", skip_serializing_if = "Option::is_none")]
    pub trusted_since: Option<Timestamp>,
}

/// Seconds that a re-authentication is valid.
pub const REAUTHENTICATION_LIFE: i64 = 300;

impl Reauthentication {
    /// When the re-authentication expires.
    pub fn until(&self) -> Timestamp {
        self.at.plus(REAUTHENTICATION_LIFE)
    }
}
