//! Hashes whose parameters have names, as databases and JSON exports keep them.

use serde::Deserialize;

use super::HashRefused;
use super::cost::{Argon2Kind, Cost, Digest};
use super::forms::{base64, logarithm};
use super::stored::StoredHash;

/// A hash with named parameters. `salt` and `hash` are base64. Keycloak's names are accepted as well: `pbkdf2` is PBKDF2 with
/// SHA-1, and `argon2` is Argon2id.
#[derive(Deserialize)]
#[serde(tag = "algorithm", rename_all = "kebab-case", deny_unknown_fields)]
pub enum NamedHash {
    /// Argon2id.
    #[serde(alias = "argon2")]
    Argon2id(Argon2),
    /// Argon2i.
    Argon2i(Argon2),
    /// bcrypt.
    Bcrypt {
        /// The logarithm of the rounds to base 2.
        cost: u32,
        /// 16 bytes.
        salt: String,
        /// 23 bytes.
        hash: String,
    },
    /// PBKDF2 with SHA-1.
    #[serde(alias = "pbkdf2")]
    Pbkdf2Sha1(Pbkdf2),
    /// PBKDF2 with SHA-256.
    Pbkdf2Sha256(Pbkdf2),
    /// PBKDF2 with SHA-512.
    Pbkdf2Sha512(Pbkdf2),
    /// scrypt.
    Scrypt {
        /// The cost N, a power of two.
        n: u32,
        /// The block size.
        r: u32,
        /// The parallelism.
        p: u32,
        /// The salt.
        salt: String,
        /// The output.
        hash: String,
    },
}

/// The parameters of Argon2, version 1.3.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Argon2 {
    /// In KiB.
    memory: u32,
    /// The passes.
    iterations: u32,
    parallelism: u32,
    salt: String,
    hash: String,
}

/// The parameters of PBKDF2.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pbkdf2 {
    iterations: u32,
    salt: String,
    hash: String,
}

/// Reads such a hash.
///
/// # Errors
/// [`HashRefused`] says what is wrong. It never repeats the hash.
pub(super) fn read(hash: &NamedHash) -> Result<StoredHash, HashRefused> {
    match hash {
        NamedHash::Argon2id(of) => argon2(Argon2Kind::Id, of),
        NamedHash::Argon2i(of) => argon2(Argon2Kind::I, of),
        NamedHash::Bcrypt { cost, salt, hash } => stored(Cost::Bcrypt { cost: *cost }, salt, hash),
        NamedHash::Pbkdf2Sha1(of) => pbkdf2(Digest::Sha1, of),
        NamedHash::Pbkdf2Sha256(of) => pbkdf2(Digest::Sha256, of),
        NamedHash::Pbkdf2Sha512(of) => pbkdf2(Digest::Sha512, of),
        NamedHash::Scrypt { n, r, p, salt, hash } => stored(Cost::Scrypt { log_n: logarithm(*n)?, block_size: *r, lanes: *p }, salt, hash),
    }
}

fn argon2(kind: Argon2Kind, of: &Argon2) -> Result<StoredHash, HashRefused> {
    let cost = Cost::Argon2 { kind, memory: of.memory, passes: of.iterations, lanes: of.parallelism };
    stored(cost, &of.salt, &of.hash)
}

fn pbkdf2(digest: Digest, of: &Pbkdf2) -> Result<StoredHash, HashRefused> {
    stored(Cost::Pbkdf2 { digest, rounds: of.iterations }, &of.salt, &of.hash)
}

fn stored(cost: Cost, salt: &str, hash: &str) -> Result<StoredHash, HashRefused> {
    StoredHash { cost, prehashed: false, salt: base64("salt", salt)?, output: base64("output", hash)? }.checked()
}
