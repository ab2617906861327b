//! The six digits of a second factor, from an authenticator app or a mail.
//!
//! Six digits are twenty bits. A limit on tries, counted before any comparison, keeps them from being guessed.

use subtle::ConstantTimeEq;

use crate::id::Id;
use crate::random::Random;
use crate::typed;

/// Six digits. They are neither printed nor stored in the clear.
pub struct OneTimeCode(u32);

impl OneTimeCode {
    /// A new random code. It comes from 64 random bits, so the probabilities of two codes agree to thirteen digits.
    #[expect(clippy::expect_used, reason = "a number below a million fits into 32 bits")]
    pub fn mint(random: &Random) -> Self {
        let number = u64::from_be_bytes(random.bytes()) % 1_000_000;
        Self(u32::try_from(number).expect("six digits"))
    }

    /// Reads a typed or pasted code: six digits of any script, with any separators between them.
    pub fn parse(text: &str) -> Option<Self> {
        typed::code(text, |digits| {
            let good = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_digit());
            if good { digits.parse().ok().map(Self) } else { None }
        })
    }

    /// The digits as a message shows them.
    pub fn reveal(&self) -> String {
        format!("{:06}", self.0)
    }

    /// The message for the MAC. It includes the row, so the code is valid for that row only.
    pub fn mac_message(&self, row: Id) -> Vec<u8> {
        format!("one-time-code:{row}:{}", self.reveal()).into_bytes()
    }
}

/// Compares in a time that does not reveal how much of the code is right.
impl PartialEq for OneTimeCode {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_digits_are_read_as_people_type_them() {
        for typed in
            ["042137", "042 137", " 042137\n", "0 4 2 1 3 7", "042-137", "０４２１３７", "042\u{a0}137", "\u{200e}042137", "1. 042137"]
        {
            assert_eq!(OneTimeCode::parse(typed).unwrap().reveal(), "042137", "{typed}");
        }
    }

    #[test]
    fn what_is_no_code_is_none() {
        for typed in ["", "12345", "1234567", "12345a", "-12345", "+12345", "12345²", "12345O"] {
            assert!(OneTimeCode::parse(typed).is_none(), "{typed}");
        }
    }

    #[test]
    fn new_codes_have_six_digits_and_differ() {
        let random = Random::system();
        let codes: std::collections::BTreeSet<String> = (0..1000).map(|_| OneTimeCode::mint(&random).reveal()).collect();
        assert!(codes.iter().all(|code| OneTimeCode::parse(code).is_some()));
        assert!(codes.len() > 950, "{}", codes.len());
    }

    #[test]
    fn the_mac_is_bound_to_its_row() {
        let random = Random::system();
        let code = OneTimeCode::mint(&random);
        assert_ne!(code.mac_message(Id::random(&random)), code.mac_message(Id::random(&random)));
    }
}
