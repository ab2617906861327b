//! The passkeys in the row of a principal's factors: the conditions and changes of writes to them.

use std::collections::BTreeMap;

use rekey_domain::clock::Timestamp;
use rekey_domain::factors::Factors;
use rekey_domain::passkey::{CredentialId, Passkey, PasskeyName, StoredCredential, UsedPasskey};

use super::write::{Condition, Write, absent, is, size_is};

/// A passkey to add.
pub struct NewPasskey {
    /// The id of its credential.
    pub id: CredentialId,
    /// The name that its owner gave it.
    pub name: PasskeyName,
    /// The credential.
    pub credential: StoredCredential,
    /// Whether its provider keeps copies of it on several devices.
    pub synced: bool,
}

pub(super) fn passkey_path(id: &CredentialId) -> String {
    format!("passkeys.{}", id.as_str())
}

/// Requires that the passkeys are those that the caller read. The attribute exists if there is one.
pub(super) fn passkeys_as_seen(seen: &Factors) -> Condition {
    let count = match seen.passkeys.len() {
        0 => absent("passkeys"),
        count => size_is("passkeys", count),
    };
    let since = |(id, passkey): (_, &Passkey)| is(format!("{}.since", passkey_path(id)), passkey.since);
    seen.passkeys.iter().map(since).fold(count, Condition::and)
}

/// Adds a passkey to those that the caller read.
pub(super) fn add_passkey(factors: Write, seen: &Factors, new: NewPasskey, trusted_since: Timestamp, now: Timestamp) -> Write {
    let NewPasskey { id, name, credential, synced } = new;
    let trusted_since = seen.free_trusted_since(trusted_since);
    let passkey = Passkey { name, credential, since: now, trusted_since, synced, last_used_at: None, with_password_at: None };
    if seen.passkeys.is_empty() {
        factors.set("passkeys", BTreeMap::from([(id, passkey)]))
    } else {
        let path = passkey_path(&id);
        factors.when(absent(&path)).set(path, passkey)
    }
}

/// Stores a use of a passkey. It requires that nobody used the passkey since its signature was checked, or that it does not count
/// its uses.
pub(super) fn passkey_used(factors: Write, used: &UsedPasskey) -> Write {
    let path = passkey_path(&used.id);
    let factors = if used.trusted_since <= used.at { factors.set("proven_at", used.at) } else { factors };
    factors
        .require(format!("{path}.since"), used.since)
        .require(format!("{path}.credential"), &used.seen)
        .set(format!("{path}.credential"), &used.next)
        .set(format!("{path}.synced"), used.synced)
        .set(format!("{path}.last_used_at"), used.at)
        .set("shown_at", used.at)
}

/// Stores a use of a passkey beside the password.
pub(super) fn passkey_used_with_password(factors: Write, used: &UsedPasskey) -> Write {
    passkey_used(factors, used).set(format!("{}.with_password_at", passkey_path(&used.id)), used.at)
}
