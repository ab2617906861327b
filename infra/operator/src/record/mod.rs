//! The record of a principal in a file of `import` and `export`: one JSON object a line. `record.schema.json` describes it for
//! other programs, and README.md for people.
//!
//! A record holds everything by which a principal signs in, and everything that protects it. A field that this version does not
//! know rejects the line, so that nothing is lost in silence.

mod read;
mod write;

use std::collections::BTreeMap;

use rekey_domain::object::Object;
use rekey_domain::passkey::Passkey;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use self::read::{Claimed, Newcomer, read};
pub use self::write::{Held, write};

/// A principal, as a line of the file has it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    account: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    user: Option<String>,
    /// The id of the principal, to keep it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    principal: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    email: Option<Object<Email>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    phone: Option<Object<Phone>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    permissions: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    password: Option<Password>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    totp: Option<Object<Totp>>,
    /// Whether codes by mail are on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    email_codes: bool,
    /// The passkeys by the ids of their credentials, as an export of the same host name has them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    passkeys: BTreeMap<String, Object<Passkey>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recovery_codes: Option<Object<RecoveryCodes>>,
    /// Whether a sign-in asks for a recovery code although no factor is on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    guarded: bool,
    /// The language of the person, as a tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    locale: Option<String>,
    #[serde(default)]
    state: State,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    created_at: Option<String>,
    /// When the password was last set through a contact or an administrator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recovered_at: Option<String>,
    /// What the root of an account demands of its sign-ins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    policy: Option<Object<Policy>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Email {
    address: String,
    verified: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Phone {
    number: String,
    verified: bool,
}

/// A hash of a password: a text that names its algorithm, or parameters by their names.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Password {
    Text(String),
    Named(Map<String, Value>),
}

/// An authenticator app. The optional parameters only say that they are the usual ones.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Totp {
    secret: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    algorithm: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    digits: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    period: Option<u32>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecoveryCodes {
    /// The hashes, which cover the id of the principal.
    hashes: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    #[default]
    Active,
    /// An operator froze the principal, and an operator lifts that.
    Frozen,
    /// An undo froze the user, and the root of the account restores it.
    Suspended,
    /// Both. Each of the two freezes ends by itself.
    FrozenAndSuspended,
}

impl State {
    /// Whether an operator froze the principal.
    pub fn is_frozen(self) -> bool {
        matches!(self, Self::Frozen | Self::FrozenAndSuspended)
    }

    /// Whether an undo froze the user.
    pub fn is_suspended(self) -> bool {
        matches!(self, Self::Suspended | Self::FrozenAndSuspended)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Policy {
    two_factor: String,
    kinds: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    web_session_seconds: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    app_session_seconds: Option<i64>,
    trusted_browsers: bool,
    lost_factor: String,
}
