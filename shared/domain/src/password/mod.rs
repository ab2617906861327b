//! Passwords: which may be chosen, how they are hashed (Argon2id, RFC 9106) and checked, also against hashes of other systems.
//!
//! Setting and checking both normalise the password to NFC, and neither truncates it. Neither type of password can be printed.

mod cost;
mod forms;
mod named;
mod rules;
mod stored;
mod work;

use argon2::Block;
use serde::{Deserialize, Serialize};
use subtle::Choice;
use unicode_normalization::UnicodeNormalization;

use crate::random::Random;

use self::cost::Cost;
use self::stored::StoredHash;
use self::work::{Step, steps};

pub use self::named::NamedHash;
pub use self::rules::{LONGEST, PasswordRefusal, PasswordRules, SHORTEST};
pub use self::work::HashFamilies;

/// A password as typed, in NFC.
pub struct Password {
    nfc: String,
    /// The text as it was typed, if NFC changes it. Other systems hash the bytes that the keyboard sends.
    raw: Option<String>,
}

/// A password that passed the rules and may be set.
pub struct NewPassword(Password);

/// A password hash in the form in which Rekey stores it: a PHC string (<https://github.com/P-H-C/phc-string-format>), for bcrypt
/// `$2b$…`, and for Django's bcrypt of a SHA-256 `bcrypt_sha256$$2b$…`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Reads the hash of another system: a PHC string of Argon2id, Argon2i, scrypt or PBKDF2, also in the form of passlib; bcrypt;
    /// and the forms of Django.
    ///
    /// # Errors
    /// [`HashRefused`] says what is wrong. It never repeats the hash.
    pub fn imported(text: &str) -> Result<Self, HashRefused> {
        forms::read(text).map(|hash| Self(hash.to_string()))
    }

    /// Reads the hash of another system that keeps the parameters apart.
    ///
    /// # Errors
    /// As for [`PasswordHash::imported`].
    pub fn named(hash: &NamedHash) -> Result<Self, HashRefused> {
        named::read(hash).map(|hash| Self(hash.to_string()))
    }

    /// The stored form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the hash has the algorithm and parameters of every new hash. If not, the next sign-in replaces it.
    pub fn is_todays(&self) -> bool {
        forms::read(&self.0).is_ok_and(|hash| hash.is_todays())
    }
}

/// Why the hash of another system cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HashRefused {
    /// Neither algorithm nor form is known.
    #[error("the hash has no form that can be imported")]
    UnknownForm,
    /// bcrypt with `$2x$`.
    #[error("$2x$ marks bcrypt hashes of a faulty implementation, which cannot be imported")]
    FaultyBcrypt,
    /// A version of Argon2 other than 1.3.
    #[error("only version 1.3 of Argon2 (v=19) can be imported")]
    OldArgon2,
    /// A part of the hash is missing or cannot be read.
    #[error("the {0} of the hash is missing or damaged")]
    Damaged(&'static str),
    /// A parameter, or the length of a part, that Rekey does not accept.
    #[error("the {name} of the hash must be {least} to {most}")]
    OutOfBounds {
        /// What is out of bounds.
        name: &'static str,
        /// The smallest value.
        least: u32,
        /// The greatest value.
        most: u32,
    },
}

/// The memory for hashing. It is reused, since new pages cost as much as the hashing.
#[derive(Default)]
pub struct Workspace(Vec<Block>);

/// The result of checking a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The right password.
    Right {
        /// The hash is not of today's algorithm and cost, and should be made again.
        rehash: bool,
    },
    /// A wrong password, or no principal to have one.
    Wrong,
}

/// Hashing failed because memory is short or a stored hash is damaged.
#[derive(Debug, thiserror::Error)]
#[error("password hashing failed: {0}")]
pub struct HashError(String);

impl HashError {
    /// The cause. It never contains a password.
    pub fn new(cause: impl std::fmt::Display) -> Self {
        Self(cause.to_string())
    }
}

impl Password {
    /// The typed password, normalised to NFC.
    pub fn new(typed: &str) -> Self {
        let nfc: String = typed.nfc().collect();
        let raw = (nfc != typed).then(|| typed.to_owned());
        Self { nfc, raw }
    }

    /// Checks the password against the stored hash.
    ///
    /// The work depends on what was imported and on the typed text, and not on the hash or on whether there is one (see [`work`]).
    /// A text that NFC changes is hashed in both forms. All of them are hashed even if the first is right.
    ///
    /// # Errors
    /// [`HashError`] if the stored hash is damaged or out of bounds, or memory is short.
    pub fn verify(&self, stored: Option<&PasswordHash>, imported: &HashFamilies, workspace: &mut Workspace) -> Result<Verdict, HashError> {
        let stored = stored.map(|hash| forms::read(&hash.0)).transpose().map_err(HashError::new)?;
        let steps = steps(stored.as_ref().map(|hash| hash.cost), imported);
        let mut right = Choice::from(0);
        for form in [Some(&self.nfc), self.raw.as_ref()].into_iter().flatten() {
            for step in &steps {
                match (step, &stored) {
                    (Step::Compare, Some(hash)) => right |= hash.matches(form, workspace)?,
                    (Step::Compare, None) => {}
                    (Step::Spend(cost), _) => cost.spend(form.as_bytes(), workspace)?,
                }
            }
        }
        let rehash = stored.is_some_and(|hash| !hash.is_todays());
        Ok(if right.into() { Verdict::Right { rehash } } else { Verdict::Wrong })
    }

    /// Hashes a password that was just verified again, at today's cost.
    ///
    /// # Errors
    /// [`HashError`] if memory is short.
    pub fn hash(&self, random: &Random, workspace: &mut Workspace) -> Result<PasswordHash, HashError> {
        let salt: [u8; 16] = random.bytes();
        let mut output = [0; stored::TODAYS_OUTPUT];
        Cost::TODAY.hash(self.nfc.as_bytes(), &salt, &mut output, workspace)?;
        let hash = StoredHash { cost: Cost::TODAY, prehashed: false, salt: salt.into(), output: output.into() };
        Ok(PasswordHash(hash.to_string()))
    }
}

impl NewPassword {
    /// Hashes the password with a new salt.
    ///
    /// # Errors
    /// [`HashError`] if memory is short.
    pub fn hash(&self, random: &Random, workspace: &mut Workspace) -> Result<PasswordHash, HashError> {
        self.0.hash(random, workspace)
    }
}

#[cfg(test)]
mod tests;
