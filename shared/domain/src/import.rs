//! The mark of an imported principal, by which an import recognises its own work.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The SHA-256 of the line that a principal was imported from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LineHash(String);

impl LineHash {
    /// The hash of a line, without the characters that end it.
    pub fn of(line: &[u8]) -> Self {
        Self(BASE64URL_NOPAD.encode(&Sha256::digest(line)))
    }

    /// The hash in base64url.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
