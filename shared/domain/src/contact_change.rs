//! A change of contact: the new contact is bound after a code proves it, and the old one stays until then.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::contact::{Contact, ContactKind};
use crate::id::Id;

/// Seconds that a change waits for a code.
pub const CHANGE_LIFE: i64 = 600;
/// The most codes that may be tried for a change.
pub const CHANGE_TRIES: u32 = 5;
/// Seconds that a replaced contact is kept, and during which its replacement can be undone.
pub const UNDO_LIFE: i64 = 7 * 86_400;

/// A change of contact. A later change of the same session and kind replaces it. Its codes are valid for this change alone.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ContactChange {
    /// The id of the change.
    pub id: Id,
    /// The principal whose contact changes.
    pub principal: Id,
    /// The principal's epoch. The change is void once the principal's epoch differs.
    pub epoch: u64,
    /// The session that started the change and must complete it.
    pub session: Id,
    /// The new contact.
    #[serde(flatten)]
    pub contact: Contact,
    /// When the change expires.
    pub expires_at: Timestamp,
    /// The number of codes that were tried.
    #[serde(default)]
    pub tries: u32,
}

/// A contact before a change, kept for a while so that an undo can restore it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Former {
    /// The kind of contact that was changed.
    pub kind: ContactKind,
    /// The contact that was bound, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<Contact>,
    /// When the contact was replaced or removed.
    pub until: Timestamp,
}
