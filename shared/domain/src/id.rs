//! Random ids of rows and principals: 128 bits, never used again, safe in URLs and keys.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use data_encoding::{BASE32_NOPAD, Encoding};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::random::Random;

/// A random 128-bit id, written as 26 lower-case letters and digits (RFC 4648 base32).
///
/// An id is not a secret: keys and answers contain it, and tokens contain it beside their secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id([u8; 16]);

/// A text that is not an id.
#[derive(Debug, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

/// The standard alphabet in lower case only: one id has one spelling, so two keys cannot name the same row.
#[expect(clippy::expect_used, reason = "the alphabet is a constant")]
static ENCODING: LazyLock<Encoding> = LazyLock::new(|| {
    let mut specification = BASE32_NOPAD.specification();
    specification.symbols = specification.symbols.to_ascii_lowercase();
    specification.encoding().expect("32 distinct symbols")
});

impl Id {
    /// A new random id.
    pub fn random(random: &Random) -> Self {
        Self(random.bytes())
    }

    /// The id of a row that is found by a text: half of the text's SHA-256. Unlike a random id, it is known to everybody who
    /// knows the text.
    pub fn of(text: &str) -> Self {
        let digest: [u8; 32] = Sha256::digest(text).into();
        Self(std::array::from_fn(|byte| digest[byte]))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&ENCODING.encode(&self.0))
    }
}

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let bytes = ENCODING.decode(text.as_bytes()).map_err(|_| NotAnId)?;
        bytes.try_into().map(Self).map_err(|_| NotAnId)
    }
}

impl TryFrom<String> for Id {
    type Error = NotAnId;

    fn try_from(text: String) -> Result<Self, NotAnId> {
        text.parse()
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_one_spelling() {
        let id = Id::random(&Random::system());
        let text = id.to_string();
        assert_eq!(text.len(), 26);
        assert_eq!(text.parse::<Id>().unwrap(), id);
        assert!(text.to_uppercase().parse::<Id>().is_err());
        assert!(format!("{text}a").parse::<Id>().is_err());
        assert!("".parse::<Id>().is_err());
    }
}
