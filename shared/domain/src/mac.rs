//! HMAC-SHA-256 (RFC 2104) with a key in this process, for environments without KMS, and the comparison of MACs.

use data_encoding::{BASE64URL_NOPAD, HEXLOWER_PERMISSIVE};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// A 256-bit key. It is neither printed nor stored.
#[derive(Clone)]
pub struct LocalKey([u8; 32]);

impl LocalKey {
    /// Reads 64 hexadecimal digits.
    ///
    /// # Errors
    /// The rule, as a text.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let bytes = HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok();
        bytes.and_then(|bytes| bytes.try_into().ok()).map(Self).ok_or("must be 64 hexadecimal digits")
    }

    /// A key from random bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A key from a MAC, for derived keys; `None` if the MAC has another length.
    pub fn from_mac(text: &str) -> Option<Self> {
        BASE64URL_NOPAD.decode(text.as_bytes()).ok()?.try_into().ok().map(Self)
    }

    /// The MAC of a message, base64url.
    pub fn mac(&self, message: &[u8]) -> String {
        text(&self.derive(message))
    }

    /// The MAC of a message, as a key.
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length (RFC 2104, 2)")]
    pub(crate) fn derive(&self, message: &[u8]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("a key of any length");
        mac.update(message);
        mac.finalize().into_bytes().into()
    }
}

/// The text form of a MAC, base64url, for storage.
pub fn text(mac: &[u8]) -> String {
    BASE64URL_NOPAD.encode(mac)
}

/// Whether two MACs are equal, compared in constant time.
pub fn same(left: &str, right: &str) -> bool {
    left.as_bytes().ct_eq(right.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mac_is_the_standard_one() {
        // RFC 4231, test case 1, with its 20-byte key padded to 32 bytes with zeros as RFC 2104 pads it.
        let key = LocalKey::parse(&format!("{}{}", "0b".repeat(20), "00".repeat(12))).unwrap();
        let expected = "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7";
        let bytes = BASE64URL_NOPAD.decode(key.mac(b"Hi There").as_bytes()).unwrap();
        assert_eq!(HEXLOWER_PERMISSIVE.encode(&bytes), expected);
        assert!(same(&key.mac(b"a"), &key.mac(b"a")) && !same(&key.mac(b"a"), &key.mac(b"b")));
    }
}
