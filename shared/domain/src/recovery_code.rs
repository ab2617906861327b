//! The ten recovery codes, each of which replaces a second factor once if the factor is out of reach.
//!
//! A code has 80 random bits, so a plain hash cannot be reversed by trying. So no key stands between an owner and the last way
//! in.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::crockford;
use crate::id::Id;
use crate::random::Random;
use crate::typed;

/// The number of codes that a principal gets at once.
pub const RECOVERY_CODES: usize = 10;

/// A recovery code. It is neither printed nor stored in the clear.
pub struct RecoveryCode([u8; 10]);

/// The hash of a code, which is stored. It covers the principal, so a hash moved to another principal matches nothing.
#[derive(Clone, Debug, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecoveryCodeHash(String);

impl RecoveryCode {
    /// Ten new random codes.
    pub fn mint_all(random: &Random) -> [Self; RECOVERY_CODES] {
        std::array::from_fn(|_| Self(random.bytes()))
    }

    /// Reads a typed or pasted code: in any case, with any separators between letters and digits.
    pub fn parse(text: &str) -> Option<Self> {
        typed::code(text, crockford::decode).map(Self)
    }

    /// The code as the page shows it, once: `ABCD-EFGH-JKMN-PQRS`.
    pub fn reveal(&self) -> String {
        crockford::encode(&self.0)
    }

    /// The hash to store for this principal.
    pub fn hash(&self, principal: Id) -> RecoveryCodeHash {
        let digest = Sha256::new().chain_update(format!("recovery-code:{principal}:")).chain_update(self.0).finalize();
        RecoveryCodeHash(BASE64URL_NOPAD.encode(&digest))
    }
}

impl RecoveryCodeHash {
    /// Reads a hash as an export has it; `None` for another alphabet or length.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        (bytes.len() == 32).then(|| Self(text.to_owned()))
    }
}

impl std::fmt::Display for RecoveryCodeHash {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl PartialEq for RecoveryCodeHash {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let random = Random::system();
        let [code, ..] = RecoveryCode::mint_all(&random);
        let (principal, shown) = (Id::random(&random), code.reveal());
        assert_eq!((shown.len(), shown.matches('-').count()), (19, 3), "{shown}");
        let typed = [shown.clone(), shown.to_lowercase(), shown.replace('-', ""), shown.replace('-', " ")];
        let pasted = [format!("{shown}\n"), format!("\t{shown}"), shown.replace('-', "\u{2013}"), shown.replace('-', "\u{a0}")];
        let listed = [format!("1. {shown}"), format!("10) {shown}")];
        for typed in [typed.as_slice(), &pasted, &listed].concat() {
            assert!(RecoveryCode::parse(&typed).unwrap().hash(principal) == code.hash(principal), "{typed}");
        }
        assert!(RecoveryCode::parse(&shown[..18]).is_none() && RecoveryCode::parse("").is_none());
    }

    #[test]
    fn a_hash_is_worth_nothing_at_another_principal() {
        let random = Random::system();
        let [code, other, ..] = RecoveryCode::mint_all(&random);
        let principal = Id::random(&random);
        assert!(code.hash(principal) != code.hash(Id::random(&random)));
        assert!(code.hash(principal) != other.hash(principal));
        assert_eq!(RecoveryCodeHash::parse(&code.hash(principal).to_string()), Some(code.hash(principal)));
        assert_eq!(RecoveryCodeHash::parse(&code.reveal()), None);
    }
}
