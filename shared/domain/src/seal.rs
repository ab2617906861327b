//! Sealing with a key in this process, for environments without KMS: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha), whose nonces
//! are long enough to be random.

use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use data_encoding::BASE64URL_NOPAD;

use crate::mac::LocalKey;
use crate::random::Random;

const NONCE: usize = 24;

impl LocalKey {
    /// Seals bytes, base64url. They open only with the same context.
    #[expect(clippy::expect_used, reason = "it fails for messages of 256 GiB and more alone")]
    pub fn seal(&self, bytes: &[u8], context: &str, random: &Random) -> String {
        let nonce: [u8; NONCE] = random.bytes();
        let payload = Payload { msg: bytes, aad: context.as_bytes() };
        let sealed = self.cipher().encrypt(&nonce.into(), payload).expect("a short message");
        BASE64URL_NOPAD.encode(&[nonce.as_slice(), &sealed].concat())
    }

    /// Opens bytes that were sealed for this context; `None` if they were not.
    pub fn open(&self, sealed: &str, context: &str) -> Option<Vec<u8>> {
        let bytes = BASE64URL_NOPAD.decode(sealed.as_bytes()).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
        self.cipher().decrypt(&(*nonce).into(), Payload { msg: sealed, aad: context.as_bytes() }).ok()
    }

    /// The cipher with a key derived from this one: one key serves one use, and this one computes MACs.
    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.derive(b"seal").into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_for_its_own_key_and_context_only() {
        let random = Random::system();
        let (key, other) = (LocalKey::new(random.bytes()), LocalKey::new(random.bytes()));
        let sealed = key.seal(b"seed", "ada", &random);
        assert_eq!(key.open(&sealed, "ada").unwrap(), b"seed");
        assert!(key.open(&sealed, "eve").is_none() && other.open(&sealed, "ada").is_none());
        assert_ne!(sealed, key.seal(b"seed", "ada", &random));
        for odd in ["", "AAAA", &sealed[..sealed.len() - 2]] {
            assert!(key.open(odd, "ada").is_none(), "{odd}");
        }
    }
}
