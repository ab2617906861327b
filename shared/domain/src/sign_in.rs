//! A sign-in with the right password: it is complete, or still needs a code.

use serde::{Deserialize, Serialize};

use crate::account::LoginName;
use crate::account_policy::SignInRules;
use crate::audit::{ActClient, AuditAction, AuditEntry};
use crate::client::{Client, DeviceName};
use crate::clock::Timestamp;
use crate::id::Id;
use crate::locale::Locale;
use crate::passkey::CeremonyState;
use crate::permissions::Permissions;
use crate::principal::{Login, Principal};
use crate::token::{ChallengeToken, ChallengeTokenHash};
use crate::trusted_browser::TrustCounters;

/// Seconds that a challenge lives.
pub const CHALLENGE_LIFE: i64 = 600;
/// The most codes that may be tried at one challenge.
pub const CHALLENGE_TRIES: u32 = 5;

/// What an earlier sign-in with the same name made known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Known {
    /// The browser, recognised by its cookie.
    Device,
    /// The network address.
    #[serde(rename = "place")]
    Address,
    /// Neither browser nor address.
    No,
}

/// The principal whose completed sign-in or reset made a browser or an address known.
///
/// An event that ends sessions makes browsers unknown as well: a thief's browser must not stay known after the owner changed
/// the password or reported an act. An address depends on the epoch alone; see `shared/DECISIONS.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownFor {
    /// The principal that signed in or was reset. Another principal may have the name since.
    pub principal: Id,
    /// The principal's epoch at that time.
    pub epoch: u64,
    /// The principal's generation at that time; only for a browser.
    pub generation: Option<u64>,
}

impl KnownFor {
    /// Whether this is the same principal, in the same epoch and, for a browser, the same generation.
    pub fn is(&self, principal: Id, epoch: u64, generation: u64) -> bool {
        (self.principal, self.epoch) == (principal, epoch) && self.generation.is_none_or(|same| same == generation)
    }
}

/// A sign-in with the right password: the data that a session is made from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SignIn {
    /// The principal.
    pub principal: Id,
    /// The principal's epoch when the password was checked.
    pub epoch: u64,
    /// The principal's generation when the password was checked.
    pub generation: u64,
    /// The principal's counter of trusted browsers when the password was checked.
    #[serde(default)]
    pub trust_generation: u64,
    /// The principal's permissions when the password was checked, for the answer.
    pub permissions: Permissions,
    /// The principal's language when the password was checked, for the browser.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// The name used to sign in.
    #[serde(flatten)]
    pub name: LoginName,
    /// The kind of client.
    pub client: Client,
    /// The name of the device, if given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceName>,
    /// What earlier sign-ins had made known.
    pub known: Known,
    /// What the account's policy demanded when the password was checked.
    #[serde(default)]
    pub rules: SignInRules,
}

impl SignIn {
    /// The sign-in of the principal with this login.
    pub fn new(login: Login, name: LoginName, client: Client, device: Option<DeviceName>, known: Known, rules: SignInRules) -> Self {
        let Login { principal, epoch, generation, trust_generation, permissions, locale, .. } = login;
        Self { principal, epoch, generation, trust_generation, permissions, locale, name, client, device, known, rules }
    }

    /// The counters that end trusted browsers.
    pub fn trust_counters(&self) -> TrustCounters {
        TrustCounters { epoch: self.epoch, generation: self.generation, trust_generation: self.trust_generation }
    }

    /// The same sign-in after everything of its generation was ended, including the known browsers.
    #[must_use]
    pub fn in_next_generation(self) -> Self {
        let known = if self.known == Known::Device { Known::No } else { self.known };
        Self { generation: self.generation + 1, known, ..self }
    }

    /// Whether the principal has the epoch, generation and permissions from when the password was checked. If not, no code
    /// completes the sign-in.
    pub fn still_holds(&self, principal: &Principal) -> bool {
        (self.principal, self.epoch, self.generation) == (principal.id, principal.epoch, principal.generation)
            && self.permissions == principal.permissions
    }
}

impl From<&SignIn> for ActClient {
    fn from(sign_in: &SignIn) -> Self {
        Self::new(sign_in.client, sign_in.device.clone())
    }
}

impl AuditEntry {
    /// An act of a principal on itself, at this sign-in.
    pub fn at_sign_in(id: Id, sign_in: &SignIn, act: AuditAction, at: Timestamp) -> Self {
        Self::own(id, sign_in.principal, sign_in.name.clone(), act, at).from_client(sign_in)
    }
}

/// A sign-in that waits for a code.
///
/// A challenge is not a session. Only the endpoint that takes codes makes it one, and that endpoint checks the principal again,
/// so that an event that ends sessions ends the challenge as well.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Challenge {
    /// The id, which the token contains.
    pub id: Id,
    /// The hash of the token.
    pub hash: ChallengeTokenHash,
    /// The sign-in that waits.
    #[serde(flatten)]
    pub sign_in: SignIn,
    /// Whether a code may be mailed for the challenge.
    pub email: bool,
    /// The state of the latest passkey ceremony of the challenge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ceremony: Option<CeremonyState>,
    /// When the challenge expires.
    pub expires_at: Timestamp,
    /// The number of codes that were tried.
    #[serde(default)]
    pub tries: u32,
    /// The operation that turned the challenge into a session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent_by: Option<Id>,
}

impl Challenge {
    /// A new challenge. `email` says whether a code may be mailed for it.
    pub fn new(token: &ChallengeToken, sign_in: SignIn, email: bool, now: Timestamp) -> Self {
        let expires_at = now.plus(CHALLENGE_LIFE);
        Self { id: token.id(), hash: token.hash(), sign_in, email, ceremony: None, expires_at, tries: 0, spent_by: None }
    }

    /// Whether a code may still turn the challenge into a session.
    pub fn is_open(&self, token: &ChallengeToken, now: Timestamp) -> bool {
        self.hash == token.hash() && now < self.expires_at && self.tries < CHALLENGE_TRIES && self.spent_by.is_none()
    }
}
