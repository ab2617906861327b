//! Trusted browsers. A sign-in in a trusted browser needs the password and no code.
//!
//! Each use replaces the secret in the browser's cookie. A cookie with an earlier secret was copied, so it ends the trust.

use serde::{Deserialize, Serialize};

use crate::client::DeviceName;
use crate::clock::Timestamp;
use crate::id::Id;
use crate::principal::Principal;
use crate::token::{TrustedToken, TrustedTokenHash};

/// The days for which a browser is trusted. Zero turns trusted browsers off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrustDays(pub u16);

impl TrustDays {
    /// The days of a deployment that sets none.
    pub const DEFAULT: Self = Self(30);
    /// The most days.
    pub const MOST: u16 = 365;

    /// Whether browsers may be trusted.
    pub fn is_on(self) -> bool {
        self.0 > 0
    }

    /// The days as seconds.
    pub fn seconds(self) -> i64 {
        i64::from(self.0) * 86_400
    }
}

/// The counters of a principal that end its trusted browsers: a browser is trusted only while the principal has the values from
/// when the browser became trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustCounters {
    /// See [`Principal::epoch`].
    pub epoch: u64,
    /// See [`Principal::generation`].
    pub generation: u64,
    /// See [`Principal::trust_generation`].
    #[serde(default)]
    pub trust_generation: u64,
}

impl From<&Principal> for TrustCounters {
    fn from(principal: &Principal) -> Self {
        Self { epoch: principal.epoch, generation: principal.generation, trust_generation: principal.trust_generation }
    }
}

/// A trusted browser as the table stores it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TrustedBrowser {
    /// The id, which every token of the browser contains.
    pub id: Id,
    /// The principal that trusts the browser.
    pub principal: Id,
    /// The principal's counters when the browser became trusted.
    #[serde(flatten)]
    pub counters: TrustCounters,
    /// The hash of the newest token.
    pub hash: TrustedTokenHash,
    /// The name of the device, if the sign-in gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceName>,
    /// When the browser became trusted.
    pub trusted_at: Timestamp,
    /// When the trust expires. A use does not extend it.
    pub expires_at: Timestamp,
    /// The last sign-in in the browser.
    pub last_used_at: Timestamp,
    /// When somebody ended the trust in this browser. The row stays, so that a copy is still found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
}

impl TrustedBrowser {
    /// A browser that becomes trusted now.
    pub fn new(token: &TrustedToken, counters: TrustCounters, device: Option<DeviceName>, days: TrustDays, now: Timestamp) -> Self {
        Self {
            id: token.id(),
            principal: token.owner(),
            counters,
            hash: token.hash(),
            device,
            trusted_at: now,
            expires_at: now.plus(days.seconds()),
            last_used_at: now,
            ended_at: None,
        }
    }

    /// Whether this token of the browser is an earlier one. Somebody has a copy of it: each use replaces the token. That counts
    /// although the trust has ended, because a thief would end it to hide the copy. It no longer counts after a reset, which ended
    /// what the thief had.
    pub fn was_copied(&self, shown: &TrustedToken, counters: TrustCounters, now: Timestamp) -> bool {
        self.counters.epoch == counters.epoch && now < self.expires_at && self.id == shown.id() && self.hash != shown.hash()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    const COUNTERS: TrustCounters = TrustCounters { epoch: 1, generation: 0, trust_generation: 0 };

    fn trusted() -> (TrustedBrowser, TrustedToken, Random) {
        let random = Random::system();
        let token = TrustedToken::mint(Id::random(&random), &random);
        (TrustedBrowser::new(&token, COUNTERS, None, TrustDays(30), Timestamp(0)), token, random)
    }

    #[test]
    fn an_earlier_token_is_a_copy_even_after_the_trust_has_ended() {
        let (mut browser, first, random) = trusted();
        let second = first.renewed(&random);
        assert!((second.owner(), second.id()) == (first.owner(), first.id()) && second.hash() != first.hash());
        browser.hash = second.hash();
        assert!(browser.was_copied(&first, COUNTERS, Timestamp(1)));
        assert!(!browser.was_copied(&second, COUNTERS, Timestamp(1)));
        assert!(!browser.was_copied(&first, COUNTERS, browser.expires_at));
        assert!(browser.was_copied(&first, TrustCounters { generation: 1, trust_generation: 1, ..COUNTERS }, Timestamp(1)));
        assert!(!browser.was_copied(&first, TrustCounters { epoch: 2, ..COUNTERS }, Timestamp(1)));
        assert!(!browser.was_copied(&TrustedToken::mint(first.owner(), &random), COUNTERS, Timestamp(1)));
    }
}
