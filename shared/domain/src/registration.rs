//! An account that was asked for and does not exist yet: a mailed link brings it into being.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::account::AccountName;
use crate::clock::Timestamp;
use crate::delivery::{Due, GIVE_UP_AFTER};
use crate::email::EmailAddress;
use crate::id::Id;
use crate::locale::Locale;
use crate::token::ActivationTokenHash;

/// Seconds that an activation link lives from its sending.
pub const ACTIVATION_LIFE: i64 = 86_400;
/// Seconds that the row is kept.
pub const ROW_LIFE: i64 = GIVE_UP_AFTER + ACTIVATION_LIFE + 600;

/// The row.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Registration {
    /// Its id.
    pub id: Id,
    /// The name asked for.
    pub account: AccountName,
    /// Where the link goes, and what is bound once it was used.
    pub email: EmailAddress,
    /// The language asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// When.
    pub requested_at: Timestamp,
    /// How often a password was tried to be set.
    #[serde(default)]
    pub password_tries: u32,
    /// What was sent, by the id in the link.
    #[serde(default)]
    pub deliveries: BTreeMap<Id, ActivationDelivery>,
    /// When `deliver` was done with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Timestamp>,
    /// The operation that used it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent_by: Option<Id>,
}

/// What one message carries.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ActivationDelivery {
    /// Hash of the link's token.
    pub hash: ActivationTokenHash,
    /// When the link ends.
    pub expires_at: Timestamp,
}

impl Registration {
    /// The row of a new request.
    pub fn new(id: Id, account: AccountName, email: EmailAddress, locale: Option<Locale>, now: Timestamp) -> Self {
        Self {
            id,
            account,
            email,
            locale,
            requested_at: now,
            password_tries: 0,
            deliveries: BTreeMap::new(),
            closed_at: None,
            spent_by: None,
        }
    }

    /// Whether a message for this request is still due.
    pub fn due(&self, now: Timestamp) -> Due {
        Due::of(self.closed_at, self.spent_by, self.deliveries.len(), self.requested_at.plus(GIVE_UP_AFTER), now)
    }
}
