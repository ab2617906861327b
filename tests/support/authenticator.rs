//! An authenticator app on a person's phone. Its implementation of RFC 6238 is not Rekey's, so a mistake in Rekey's cannot go
//! unnoticed.

use data_encoding::BASE32_NOPAD;
use rekey_domain::clock::Timestamp;
use totp_lite::{Sha1, totp_custom};

/// An app with a secret.
pub struct Authenticator(Vec<u8>);

impl Authenticator {
    /// An app that got the secret from the page, in base32.
    pub fn new(secret: &str) -> Self {
        Self(BASE32_NOPAD.decode(secret.as_bytes()).unwrap())
    }

    /// The secret's bytes.
    pub fn secret(&self) -> &[u8] {
        &self.0
    }

    /// The six digits that the app shows at this time.
    pub fn code(&self, at: Timestamp) -> String {
        totp_custom::<Sha1>(30, 6, &self.0, at.0.try_into().unwrap())
    }
}
