//! An authenticator app on somebody's phone: what it computes comes from an implementation of RFC 6238 of its own, so that a
//! mistake in Rekey's cannot agree with itself.

use data_encoding::BASE32_NOPAD;
use rekey_domain::clock::Timestamp;
use totp_lite::{Sha1, totp_custom};

/// An app that was shown a secret.
pub struct Authenticator(Vec<u8>);

impl Authenticator {
    /// An app that took the secret as it stands on the page, in base32.
    pub fn new(secret: &str) -> Self {
        Self(BASE32_NOPAD.decode(secret.as_bytes()).unwrap())
    }

    /// The secret's bytes.
    pub fn secret(&self) -> &[u8] {
        &self.0
    }

    /// The six digits that it shows at this time.
    pub fn code(&self, at: Timestamp) -> String {
        totp_custom::<Sha1>(30, 6, &self.0, at.0.try_into().unwrap())
    }
}
