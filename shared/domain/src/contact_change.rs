//! Another contact, before it is bound: it proves itself by a code first, and until then the old one stays.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::contact::{Contact, ContactKind};
use crate::id::Id;

/// Seconds that it waits for a code.
pub const CHANGE_LIFE: i64 = 600;
/// How many codes may be tried at it.
pub const CHANGE_TRIES: u32 = 5;
/// Seconds that a contact which was replaced is kept, and that whoever did not replace it may say so.
pub const UNDO_LIFE: i64 = 7 * 86_400;

/// The row; a later one of the same session and kind takes its place, and its codes are good at itself only.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ContactChange {
    /// Its id.
    pub id: Id,
    /// Whose contact it will be.
    pub principal: Id,
    /// The principal's epoch; dead when they differ.
    pub epoch: u64,
    /// The session that it was begun in, and has to be ended in.
    pub session: Id,
    /// The contact.
    #[serde(flatten)]
    pub contact: Contact,
    /// When it ends.
    pub expires_at: Timestamp,
    /// How many codes were tried.
    #[serde(default)]
    pub tries: u32,
}

/// What was bound before, for a while: whoever did not change it gets it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Former {
    /// Which kind was changed.
    pub kind: ContactKind,
    /// What was bound, if anything was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<Contact>,
    /// When it was replaced or removed.
    pub until: Timestamp,
}
