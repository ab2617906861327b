//! Whoever has shown the right password, and what is still asked of them: nothing, or a code.

use serde::{Deserialize, Serialize};

use crate::account::LoginName;
use crate::clock::Timestamp;
use crate::id::Id;
use crate::permissions::Permissions;
use crate::principal::{Login, Principal};
use crate::session::{Client, DeviceName};
use crate::token::{ChallengeToken, ChallengeTokenHash};

/// Seconds that a challenge lives.
pub const CHALLENGE_LIFE: i64 = 600;
/// How many codes may be tried at one challenge.
pub const CHALLENGE_TRIES: u32 = 5;

/// What an earlier sign-in with the name has made known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Known {
    /// The browser, by its cookie.
    Device,
    /// The address.
    Place,
    /// Neither.
    No,
}

/// For whom a completed sign-in, or a reset, has made a browser or an address known.
///
/// Whatever ends sessions makes strangers of the browsers as well: a thief's must not stay known after the owner has
/// changed the password or said "that was not me". An address knows only the epoch, see `shared/DECISIONS.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownFor {
    /// Whose sign-in or reset it was: a name may have become another principal's since.
    pub principal: Id,
    /// The principal's epoch then.
    pub epoch: u64,
    /// The principal's generation of sessions then; of a browser.
    pub generation: Option<u64>,
}

impl KnownFor {
    /// Whether it is still the principal with this login that is meant.
    pub fn is(&self, login: &Login) -> bool {
        let same_generation = self.generation.is_none_or(|generation| generation == login.generation);
        (self.principal, self.epoch) == (login.principal, login.epoch) && same_generation
    }
}

/// Somebody who has shown the right password: all that a session is made of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SignIn {
    /// Who.
    pub principal: Id,
    /// The principal's epoch when the password was checked.
    pub epoch: u64,
    /// The principal's generation of sessions then.
    pub generation: u64,
    /// The principal's permissions then, shown in the answer.
    pub permissions: Permissions,
    /// The name signed in with.
    #[serde(flatten)]
    pub name: LoginName,
    /// The kind of client.
    pub client: Client,
    /// What the device calls itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceName>,
    /// What was known before.
    pub known: Known,
}

impl SignIn {
    /// The sign-in of whoever this login is.
    pub fn new(login: Login, name: LoginName, client: Client, device: Option<DeviceName>, known: Known) -> Self {
        let Login { principal, epoch, generation, permissions, .. } = login;
        Self { principal, epoch, generation, permissions, name, client, device, known }
    }

    /// Whether the principal is still as it was when the password was checked: in the same epoch and generation, with the same
    /// permissions. Otherwise no code completes the sign-in.
    pub fn still_holds(&self, principal: &Principal) -> bool {
        (self.principal, self.epoch, self.generation) == (principal.id, principal.epoch, principal.generation)
            && self.permissions == principal.permissions
    }
}

/// A sign-in that waits for a code.
///
/// It is no session and becomes one only at the endpoint that takes codes: there everything that it rests on is checked
/// once more, so that whatever ends sessions ends it, too.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Challenge {
    /// Its id, also in the token.
    pub id: Id,
    /// Hash of the token.
    pub hash: ChallengeTokenHash,
    /// Who waits.
    #[serde(flatten)]
    pub sign_in: SignIn,
    /// Whether a code may be mailed for it.
    pub email: bool,
    /// When it ends.
    pub expires_at: Timestamp,
    /// How many codes were tried.
    #[serde(default)]
    pub tries: u32,
    /// The operation that turned it into a session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent_by: Option<Id>,
}

impl Challenge {
    /// A new challenge, at which a code may be mailed or not.
    pub fn new(token: &ChallengeToken, sign_in: SignIn, email: bool, now: Timestamp) -> Self {
        Self { id: token.id(), hash: token.hash(), sign_in, email, expires_at: now.plus(CHALLENGE_LIFE), tries: 0, spent_by: None }
    }

    /// Whether a code may still turn it into a session.
    pub fn is_open(&self, token: &ChallengeToken, now: Timestamp) -> bool {
        self.hash == token.hash() && now < self.expires_at && self.tries < CHALLENGE_TRIES && self.spent_by.is_none()
    }
}
