//! A stored hash in its parts.

use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

use data_encoding::{BASE64_NOPAD, Encoding, HEXLOWER, Specification};
use sha2::{Digest as _, Sha256};
use subtle::{Choice, ConstantTimeEq};

use super::cost::{Argon2Kind, Cost, Digest};
use super::{HashError, HashRefused, Workspace};

/// The bytes of today's output.
pub(super) const TODAYS_OUTPUT: usize = 32;

/// The alphabet of bcrypt. Implementations differ in the unused bits of the last character, so they are not checked.
#[expect(clippy::expect_used, reason = "the specification is constant, and the tests use it")]
pub(super) static BCRYPT_BASE64: LazyLock<Encoding> = LazyLock::new(|| {
    let mut specification = Specification::new();
    specification.symbols.push_str("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    specification.check_trailing_bits = false;
    specification.encoding().expect("the alphabet has 64 characters")
});

/// A hash in its parts, within the bounds.
pub(super) struct StoredHash {
    pub(super) cost: Cost,
    /// Whether the hexadecimal digits of the password's SHA-256 were hashed. Django does so with bcrypt.
    pub(super) prehashed: bool,
    pub(super) salt: Vec<u8>,
    pub(super) output: Vec<u8>,
}

impl StoredHash {
    /// # Errors
    /// [`HashRefused::OutOfBounds`].
    pub(super) fn checked(self) -> Result<Self, HashRefused> {
        let (salt, output) = match self.cost {
            Cost::Argon2 { .. } => (8..=64, 16..=64),
            Cost::Bcrypt { .. } => (16..=16, 23..=23),
            Cost::Pbkdf2 { .. } | Cost::Scrypt { .. } => (0..=64, 16..=64),
        };
        self.cost.check()?;
        for (name, length, bounds) in
            [("length of the salt in bytes", self.salt.len(), salt), ("length in bytes", self.output.len(), output)]
        {
            let length = u32::try_from(length).unwrap_or(u32::MAX);
            if !bounds.contains(&length) {
                return Err(HashRefused::OutOfBounds { name, least: *bounds.start(), most: *bounds.end() });
            }
        }
        Ok(self)
    }

    /// Whether a new hash would have this algorithm, these parameters and this length.
    pub(super) fn is_todays(&self) -> bool {
        self.cost == Cost::TODAY && self.output.len() == TODAYS_OUTPUT
    }

    /// Whether this is a hash of the text, compared in constant time.
    ///
    /// # Errors
    /// [`HashError`] if memory is short.
    pub(super) fn matches(&self, text: &str, workspace: &mut Workspace) -> Result<Choice, HashError> {
        let password =
            if self.prehashed { Cow::from(HEXLOWER.encode(&Sha256::digest(text)).into_bytes()) } else { Cow::from(text.as_bytes()) };
        let expected = self.compared();
        let mut output = vec![0; expected.len()];
        self.cost.hash(&password, &self.salt, &mut output, workspace)?;
        Ok(output.ct_eq(expected))
    }

    /// The part of the output that is compared. PBKDF2 computes each block of a long output by itself, with all rounds. The first
    /// block alone tells the right password; more blocks would only multiply the work.
    fn compared(&self) -> &[u8] {
        match self.cost {
            Cost::Pbkdf2 { digest, .. } => self.output.get(..digest.len()).unwrap_or(&self.output),
            Cost::Argon2 { .. } | Cost::Bcrypt { .. } | Cost::Scrypt { .. } => &self.output,
        }
    }
}

impl fmt::Display for StoredHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [salt, output] = [&self.salt, &self.output].map(|bytes| BASE64_NOPAD.encode(bytes));
        match self.cost {
            Cost::Argon2 { kind, memory, passes, lanes } => {
                let name = match kind {
                    Argon2Kind::I => "argon2i",
                    Argon2Kind::Id => "argon2id",
                };
                write!(f, "${name}$v=19$m={memory},t={passes},p={lanes}${salt}${output}")
            }
            Cost::Bcrypt { cost } => {
                let prefix = if self.prehashed { "bcrypt_sha256$" } else { "" };
                let [salt, output] = [&self.salt, &self.output].map(|bytes| BCRYPT_BASE64.encode(bytes));
                write!(f, "{prefix}$2b${cost:02}${salt}{output}")
            }
            Cost::Pbkdf2 { digest, rounds } => {
                let name = match digest {
                    Digest::Sha1 => "sha1",
                    Digest::Sha256 => "sha256",
                    Digest::Sha512 => "sha512",
                };
                write!(f, "$pbkdf2-{name}$i={rounds},l={}${salt}${output}", self.output.len())
            }
            Cost::Scrypt { log_n, block_size, lanes } => write!(f, "$scrypt$ln={log_n},r={block_size},p={lanes}${salt}${output}"),
        }
    }
}
