//! An enrolment: a factor that is about to be turned on and waits for a correct code, or for the answer of an authenticator.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::factors::Factor;
use crate::id::Id;
use crate::passkey::CeremonyState;
use crate::totp::SealedSeed;

/// Seconds that an enrolment waits for a code.
pub const ENROLMENT_LIFE: i64 = 600;
/// The most codes that may be tried for an enrolment.
pub const ENROLMENT_TRIES: u32 = 5;

/// An enrolment. A later one of the same session and factor replaces it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Enrolment {
    /// The id of the enrolment.
    pub id: Id,
    /// The principal whose factor it will be.
    pub principal: Id,
    /// The principal's epoch. The enrolment is void once the principal's epoch differs.
    pub epoch: u64,
    /// The session that started the enrolment and must complete it.
    pub session: Id,
    /// The factor.
    pub factor: Factor,
    /// The sealed seed that the app scanned; `None` for mailed codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<SealedSeed>,
    /// The state of the ceremony that adds a passkey; `None` for codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ceremony: Option<CeremonyState>,
    /// When the enrolment expires.
    pub expires_at: Timestamp,
    /// The number of codes that were tried.
    #[serde(default)]
    pub tries: u32,
}

impl Enrolment {
    /// Whether a code can still confirm the enrolment of a principal in this epoch.
    pub fn is_pending(&self, epoch: u64, now: Timestamp) -> bool {
        self.epoch == epoch && now < self.expires_at && self.tries < ENROLMENT_TRIES
    }
}
