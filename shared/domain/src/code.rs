//! The 8-character code of a recovery message, for people who read mail on another device.
//!
//! It has 40 bits and five tries. It is stored as a MAC over row and code, since 40 bits alone could be found by trying.

use crate::crockford;
use crate::id::Id;
use crate::random::Random;
use crate::typed;

/// The code of a recovery message. Like a token, it is neither printed nor stored in the clear.
pub struct RecoveryOtp([u8; 5]);

impl RecoveryOtp {
    /// A new random code.
    pub fn mint(random: &Random) -> Self {
        Self(random.bytes())
    }

    /// Reads a typed or pasted code: in any case, with any separators between letters and digits, O as 0, I and L as 1.
    pub fn parse(text: &str) -> Option<Self> {
        typed::code(text, crockford::decode).map(Self)
    }

    /// The code as a message shows it, `ABCD-EFGH`.
    pub fn reveal(&self) -> String {
        crockford::encode(&self.0)
    }

    /// The message for the MAC. It includes the row, so the code is valid for that row only.
    pub fn mac_message(&self, row: Id) -> Vec<u8> {
        let mut message = format!("code:{row}:").into_bytes();
        message.extend_from_slice(&self.0);
        message
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        // 0123 4567 in Crockford's digits: five bits each, from 0 to 7.
        let code = RecoveryOtp([0x00, 0x44, 0x32, 0x14, 0xC7]);
        let shown = code.reveal();
        assert_eq!(shown, "0123-4567");
        for typed in [
            shown.clone(),
            shown.replace('-', ""),
            shown.to_lowercase(),
            format!(" {shown}\n"),
            shown.replace('0', "O").replace('1', "l"),
            shown.replace('-', "\u{2013}"),
            format!("1. {shown}"),
        ] {
            assert_eq!(RecoveryOtp::parse(&typed).unwrap().0, code.0, "{typed}");
        }
    }

    #[test]
    fn what_is_no_code_is_none() {
        for typed in ["", "ABCD", "ABCD-EFGHJ", "ABCD-EFGU", "ABCD-EFGÉ", "АBCD-EFGH"] {
            assert!(RecoveryOtp::parse(typed).is_none(), "{typed}");
        }
    }

    #[test]
    fn the_mac_is_bound_to_its_row() {
        let random = Random::system();
        let code = RecoveryOtp::mint(&random);
        assert_ne!(code.mac_message(Id::random(&random)), code.mac_message(Id::random(&random)));
    }
}
