//! A factor that is about to be turned on: pending until a right code of it was shown.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::factors::Factor;
use crate::id::Id;
use crate::totp::SealedSeed;

/// Seconds that it waits for a code.
pub const ENROLMENT_LIFE: i64 = 600;
/// How many codes may be tried at it.
pub const ENROLMENT_TRIES: u32 = 5;

/// The row; a later one of the same session and factor takes its place.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Enrolment {
    /// Its id.
    pub id: Id,
    /// Whose factor it will be.
    pub principal: Id,
    /// The principal's epoch; dead when they differ.
    pub epoch: u64,
    /// The session that it was begun in, and has to be ended in.
    pub session: Id,
    /// Which factor.
    pub factor: Factor,
    /// What the app was shown, sealed; none for mailed codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<SealedSeed>,
    /// When it ends.
    pub expires_at: Timestamp,
    /// How many codes were tried.
    #[serde(default)]
    pub tries: u32,
}
