//! Authenticator apps: time-based one-time passwords (RFC 6238 over RFC 4226) as Google and Microsoft Authenticator compute
//! them, with SHA-1, steps of 30 s and 6 digits.
//!
//! A seed leaves this module in two ways: as text for its owner, once, and as bytes for sealing. [`Seed::step_of`] only skips used
//! steps; the write that stores a step makes sure that it counts once.

use data_encoding::BASE32_NOPAD;
use serde::{Deserialize, Serialize};
use totp_rs::{Builder, Secret, Totp};

use crate::account::LoginName;
use crate::clock::Timestamp;
use crate::one_time_code::OneTimeCode;
use crate::random::Random;

/// Seconds per step (RFC 6238, 5.2 recommends 30).
const STEP: u64 = 30;
/// Steps to either side of the current one that are accepted, for inexact clocks and slow people.
const SKEW: u64 = 1;

/// The secret that an app and Rekey share. Rekey makes seeds of 160 bits, as RFC 4226, 4 (R6) recommends; an imported seed may have
/// another length. A seed is neither printed nor stored in the clear.
pub struct Seed(Vec<u8>);

/// The bytes of a new seed.
const NEW: usize = 20;
/// The fewest bytes of a seed. Several systems have made seeds of 80 bits, as the first authenticator apps did.
const SHORTEST: usize = 10;
/// The most bytes of a seed: the block size of SHA-1, which HMAC does not exceed without hashing the key first.
const LONGEST: usize = 64;

/// A sealed seed, which may be stored. It opens only for its principal and its purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SealedSeed(pub String);

/// The purpose for which a sealed seed may be opened. KMS receives it, so that a role can be limited to one purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeedPurpose {
    /// The app is being turned on and waits for its first code.
    Enrolment,
    /// The app is a factor.
    SignIn,
}

impl SeedPurpose {
    /// The purpose in the encryption context.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Enrolment => "enrolment",
            Self::SignIn => "sign-in",
        }
    }
}

/// The 30-second step since 1970 that a code was computed for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Step(pub(crate) u64);

impl Seed {
    /// A new random seed.
    pub fn mint(random: &Random) -> Self {
        Self(random.bytes::<NEW>().to_vec())
    }

    /// A seed from unsealed bytes; `None` if there are fewer than 10 or more than 64 of them.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        (SHORTEST..=LONGEST).contains(&bytes.len()).then(|| Self(bytes.to_vec()))
    }

    /// Reads a seed in base32, in any case, with or without padding; `None` for another alphabet or length.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_end_matches('=').to_ascii_uppercase();
        Self::from_bytes(&BASE32_NOPAD.decode(text.as_bytes()).ok()?)
    }

    /// The bytes, to be sealed.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The seed for typing into an app, in base32 (RFC 4648, 6).
    pub fn reveal(&self) -> String {
        self.secret().to_base32()
    }

    /// The content of the QR code, in the form that authenticator apps read
    /// (<https://github.com/google/google-authenticator/wiki/Key-Uri-Format>). The issuer is the brand, the label the name.
    #[expect(clippy::expect_used, reason = "`to_url` refuses only a colon, and neither issuer nor label has one")]
    pub fn uri(&self, brand: &str, name: &LoginName) -> String {
        let label = name.user.as_ref().map_or_else(|| name.account.to_string(), |user| format!("{}/{user}", name.account));
        // A colon separates issuer and label.
        let issuer = brand.replace(':', " ");
        let totp = self.builder().with_account_name(label).with_issuer(Some(issuer)).build_noncompliant();
        totp.to_url().expect("an issuer and a label without a colon")
    }

    /// The step of this code: the current step or one next to it, later than `last_used`. `None` if no such step has the code.
    pub fn step_of(&self, code: &OneTimeCode, now: Timestamp, last_used: Option<Step>) -> Option<Step> {
        let totp = self.builder().build_noncompliant();
        let current = u64::try_from(now.0).ok()? / STEP;
        let mut steps = (current.saturating_sub(SKEW)..=current + SKEW).map(Step);
        steps.find(|step| last_used.is_none_or(|last| *step > last) && Self::is(&totp, *step, code))
    }

    fn is(totp: &Totp, step: Step, code: &OneTimeCode) -> bool {
        OneTimeCode::parse(&totp.generate(step.0 * STEP).to_string()).is_some_and(|right| right == *code)
    }

    fn builder(&self) -> Builder {
        Builder::new().with_step_duration(STEP).with_secret(self.secret())
    }

    fn secret(&self) -> Secret {
        Secret::from(self.0.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{AccountName, UserName};

    /// The seed of the test vectors in RFC 4226, appendix D and RFC 6238, appendix B.
    fn vector_seed() -> Seed {
        Seed::from_bytes(b"12345678901234567890").unwrap()
    }

    fn code(text: &str) -> OneTimeCode {
        OneTimeCode::parse(text).unwrap()
    }

    #[test]
    fn the_vectors_of_rfc_4226_hold() {
        let codes = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"];
        for (count, text) in (0..).zip(codes) {
            assert_eq!(vector_seed().step_of(&code(text), Timestamp(count * 30), None), Some(Step(count.unsigned_abs())), "{text}");
        }
    }

    #[test]
    fn the_vectors_of_rfc_6238_hold() {
        // The appendix lists eight digits; a six-digit code is the last six of them (RFC 4226, 5.3).
        for (seconds, text) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert!(vector_seed().step_of(&code(text), Timestamp(seconds), None).is_some(), "{text}");
        }
    }

    #[test]
    fn a_code_is_good_for_its_step_and_one_to_either_side() {
        let at = |seconds| vector_seed().step_of(&code("338314"), Timestamp(seconds), None);
        // The code's step is the fourth, from second 120 to 149.
        assert_eq!((at(89), at(90), at(179), at(180)), (None, Some(Step(4)), Some(Step(4)), None));
    }

    #[test]
    fn a_step_that_was_used_is_used_up_and_so_are_those_before_it() {
        let with = |text, last| vector_seed().step_of(&code(text), Timestamp(120), Some(Step(last)));
        assert_eq!((with("338314", 3), with("338314", 4), with("969429", 4)), (Some(Step(4)), None, None));
        assert_eq!(with("254676", 4), Some(Step(5)));
    }

    #[test]
    fn a_seed_is_read_in_base32_of_either_case() {
        let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        for text in [secret, &secret.to_lowercase(), &format!("{secret}=="), "GEZDGNBVGY3TQOJQ"] {
            assert_eq!(Seed::parse(text).unwrap().reveal(), text.trim_end_matches('=').to_uppercase());
        }
        let long = "A".repeat(8 * 13);
        for bad in ["", "GEZDGNBVGY3TQOI", "GEZDGNBVGY3TQOJ1", "GEZD GNBV GY3T QOJQ", &long] {
            assert!(Seed::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn an_app_is_told_whose_codes_it_computes() {
        let name = |user: Option<&str>| LoginName {
            account: AccountName::parse("ada@example.com").unwrap(),
            user: user.map(|user| UserName::parse(user).unwrap()),
        };
        let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        assert_eq!(vector_seed().reveal(), secret);
        let root = vector_seed().uri("Acme: Cloud", &name(None));
        assert_eq!(root, format!("otpauth://totp/Acme%20%20Cloud:ada%40example.com?secret={secret}&issuer=Acme%20%20Cloud"));
        assert!(vector_seed().uri("Acme", &name(Some("bob"))).starts_with("otpauth://totp/Acme:ada%40example.com%2Fbob?secret="));
    }
}
