//! Passwords: which may be chosen, how they are hashed (Argon2id, RFC 9106) and checked.
//!
//! Rules apply when a password is set, never when it is checked. Setting and checking both normalise the password to NFC, and
//! neither truncates it. Neither type of password can be printed.

use argon2::password_hash::phc::{Ident, Output, ParamsString, PasswordHash as Phc, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::UnicodeNormalization;

use crate::account::LoginName;
use crate::random::Random;
use crate::typed::{is_blank, is_digit};

/// The length of a new password, in Unicode code points after NFC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordRules {
    /// The fewest code points.
    pub min: usize,
    /// The most code points.
    pub max: usize,
}

/// The smallest minimum that a configuration may set. It is the shortest length in the list of common passwords and the minimum
/// of NIST SP 800-63B-4 (3.1.1.2).
pub const SHORTEST: usize = 8;
/// The greatest maximum that a configuration may set.
pub const LONGEST: usize = 128;

/// A shorter name may be part of a password: to forbid "a" would forbid half of all passwords.
const SHORTEST_NAME_LOOKED_FOR: usize = 3;
/// The same for the local part of a name that is an address; people think of it less as a name.
const SHORTEST_LOCAL_PART_LOOKED_FOR: usize = 4;

impl PasswordRules {
    /// 8 to 25 code points: the rule of our users' services so far.
    pub const DEFAULT: Self = Self { min: 8, max: 25 };
    /// 15 to 128, as NIST SP 800-63B-4 (3.1.1.2) asks of a password without a second factor.
    pub const STANDARD: Self = Self { min: 15, max: LONGEST };

    /// Checks a new password of the principal with this name, at the service with this brand.
    ///
    /// # Errors
    /// Every reason to refuse it, at once.
    pub fn check(self, typed: &str, name: &LoginName, brand: &str) -> Result<NewPassword, Vec<PasswordRefusal>> {
        let password = Password::new(typed);
        let text = password.0.as_str();
        let length = text.chars().count();
        let lower = text.to_lowercase();
        let refusals: Vec<PasswordRefusal> = [
            (length < self.min, PasswordRefusal::TooShort),
            (length > self.max, PasswordRefusal::TooLong),
            (text.chars().any(is_bad), PasswordRefusal::BadCharacter),
            (is_common(&lower) || is_trivial(text, brand), PasswordRefusal::Common),
            (contains_name(&lower, name), PasswordRefusal::ContainsName),
        ]
        .into_iter()
        .filter_map(|(refused, why)| refused.then_some(why))
        .collect();
        if refusals.is_empty() { Ok(NewPassword(password)) } else { Err(refusals) }
    }
}

/// A reason to refuse a new password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordRefusal {
    /// It has fewer code points than the rules ask for.
    TooShort,
    /// It has more code points than the rules allow.
    TooLong,
    /// It has a control character or an unassigned code point, which no keyboard types the same way twice.
    BadCharacter,
    /// It is one of the passwords that an attacker tries first.
    Common,
    /// It contains the account's or user's own name.
    ContainsName,
}

impl PasswordRefusal {
    /// The stable name in answers.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooShort => "too_short",
            Self::TooLong => "too_long",
            Self::BadCharacter => "bad_character",
            Self::Common => "common",
            Self::ContainsName => "contains_name",
        }
    }

    /// The sentence for people.
    pub fn detail(self, rules: PasswordRules) -> String {
        match self {
            Self::TooShort => format!("Use at least {} characters.", rules.min),
            Self::TooLong => format!("Use at most {} characters.", rules.max),
            Self::BadCharacter => "Use letters, numbers and special characters only.".to_owned(),
            Self::Common => "This password is easy to guess. Choose another one.".to_owned(),
            Self::ContainsName => "Leave your account or user name out of it.".to_owned(),
        }
    }
}

fn is_bad(c: char) -> bool {
    matches!(get_general_category(c), GeneralCategory::Control | GeneralCategory::Unassigned)
}

/// About 8,000 of the most common passwords of eight or more characters, sorted (see NOTICE).
const COMMON: &str = include_str!("common-passwords.txt");

fn is_common(lower: &str) -> bool {
    COMMON.lines().any(|common| common == lower)
}

/// The most digits, such as a year, that people add to the name of a service.
const DIGITS_AT_BRAND: usize = 4;

/// Whether a password is among the first guesses at any service or at this one: blanks alone, one character repeated, the brand
/// with up to four digits, or a common password in other letters or with invisible characters in it.
fn is_trivial(text: &str, brand: &str) -> bool {
    let (plain, brand) = (folded(text), folded(brand));
    let mut visible = plain.chars().filter(|c| !is_blank(*c));
    let first = visible.next();
    let is_one_character = visible.all(|c| Some(c) == first);
    let shown: String = plain.chars().filter(|c| c.is_whitespace() || !is_blank(*c)).collect();
    is_one_character || is_common(&shown) || is_brand(&plain, &brand)
}

/// The text in lower case and NFKC, so that full-width letters count as plain ones.
fn folded(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase().nfkc().collect()
}

/// Whether a password is the brand with up to four digits in all before and after it. Blanks and signs are ignored.
fn is_brand(plain: &str, brand: &str) -> bool {
    let word = |text: &str| text.chars().filter(|c| c.is_alphanumeric() && !is_blank(*c)).collect::<String>();
    let (word, brand) = (word(plain), word(brand));
    let digits_alone = |digits: &str| digits.chars().all(is_digit);
    let around = |(at, _): (usize, &str)| {
        let (front, behind) = (word.get(..at).unwrap_or_default(), word.get(at + brand.len()..).unwrap_or_default());
        digits_alone(front) && digits_alone(behind) && front.chars().count() + behind.chars().count() <= DIGITS_AT_BRAND
    };
    !brand.is_empty() && word.match_indices(&brand).any(around)
}

fn contains_name(lower: &str, name: &LoginName) -> bool {
    let names = [Some(name.account.as_str()), name.user.as_ref().map(|user| user.as_str())];
    let stands_in = |part: &str, shortest| part.len() >= shortest && lower.contains(part);
    names.into_iter().flatten().any(|name| stands_in(name, SHORTEST_NAME_LOOKED_FOR))
        || name.account.as_email().is_some_and(|email| stands_in(email.local_part(), SHORTEST_LOCAL_PART_LOOKED_FOR))
}

/// A password as typed, in NFC.
pub struct Password(String);

/// A password that passed the rules and may be set.
pub struct NewPassword(Password);

/// An Argon2id hash as a PHC string (<https://github.com/P-H-C/phc-string-format>).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// The PHC string, for storage.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The memory for hashing. It is reused, since new pages cost as much as the hashing.
#[derive(Default)]
pub struct Workspace(Vec<Block>);

/// The result of checking a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The right password.
    Right {
        /// The hash was made at less than today's cost and should be made again.
        rehash: bool,
    },
    /// A wrong password, or no principal to have one.
    Wrong,
}

/// Hashing failed because memory is short or a stored hash is damaged.
#[derive(Debug, thiserror::Error)]
#[error("password hashing failed: {0}")]
pub struct HashError(String);

impl HashError {
    /// The cause. It never contains a password.
    pub fn new(cause: impl std::fmt::Display) -> Self {
        Self(cause.to_string())
    }
}

/// OWASP's first recommendation for Argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const OUTPUT: usize = 32;

fn todays_params() -> Result<Params, HashError> {
    Params::new(MEMORY_KIB, PASSES, LANES, Some(OUTPUT)).map_err(HashError::new)
}

impl Password {
    /// The typed password, normalised to NFC.
    pub fn new(typed: &str) -> Self {
        Self(typed.nfc().collect())
    }

    /// Checks the password against the stored hash. Without a stored hash it does the work of one hash all the same.
    ///
    /// # Errors
    /// [`HashError`] if the stored hash is damaged or memory is short.
    pub fn verify(&self, stored: Option<&PasswordHash>, workspace: &mut Workspace) -> Result<Verdict, HashError> {
        let today = todays_params()?;
        let Some(stored) = stored else {
            self.argon2(today, &[0; 16], workspace)?;
            return Ok(Verdict::Wrong);
        };
        let phc = Phc::new(&stored.0).map_err(HashError::new)?;
        let (Some(salt), Some(expected)) = (phc.salt, phc.hash) else {
            return Err(HashError::new("no salt or no hash"));
        };
        let params = Params::try_from(&phc).map_err(HashError::new)?;
        let weaker = params.m_cost() < today.m_cost() || params.t_cost() < today.t_cost();
        let actual = self.argon2(params, salt.as_ref(), workspace)?;
        if bool::from(actual.ct_eq(expected.as_bytes())) { Ok(Verdict::Right { rehash: weaker }) } else { Ok(Verdict::Wrong) }
    }

    fn argon2(&self, params: Params, salt: &[u8], workspace: &mut Workspace) -> Result<[u8; OUTPUT], HashError> {
        let blocks = params.block_count();
        if workspace.0.len() < blocks {
            workspace.0.resize(blocks, Block::default());
        }
        let memory = workspace.0.get_mut(..blocks).ok_or_else(|| HashError::new("no memory"))?;
        let mut output = [0; OUTPUT];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into_with_memory(self.0.as_bytes(), salt, &mut output, memory)
            .map_err(HashError::new)?;
        Ok(output)
    }
}

impl NewPassword {
    /// Hashes the password with a new salt.
    ///
    /// # Errors
    /// [`HashError`] if memory is short.
    pub fn hash(&self, random: &Random, workspace: &mut Workspace) -> Result<PasswordHash, HashError> {
        self.0.hash(random, workspace)
    }
}

impl Password {
    /// Hashes a password that was just verified again, at today's cost.
    ///
    /// # Errors
    /// [`HashError`] if memory is short.
    pub fn hash(&self, random: &Random, workspace: &mut Workspace) -> Result<PasswordHash, HashError> {
        let params = todays_params()?;
        let salt: [u8; 16] = random.bytes();
        let output = self.argon2(params.clone(), &salt, workspace)?;
        let phc = Phc {
            algorithm: Ident::new("argon2id").map_err(HashError::new)?,
            version: Some(Version::V0x13.into()),
            params: ParamsString::try_from(&params).map_err(HashError::new)?,
            salt: Some(Salt::new(&salt).map_err(HashError::new)?),
            hash: Some(Output::new(&output).map_err(HashError::new)?),
        };
        Ok(PasswordHash(phc.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{AccountName, UserName};

    fn name(account: &str, user: Option<&str>) -> LoginName {
        LoginName { account: AccountName::parse(account).unwrap(), user: user.map(|user| UserName::parse(user).unwrap()) }
    }

    fn refusals(typed: &str) -> Vec<PasswordRefusal> {
        PasswordRules::DEFAULT.check(typed, &name("lovelace@example.com", Some("bob")), "Acme Bank").err().unwrap_or_default()
    }

    #[test]
    fn letters_numbers_and_special_characters_of_any_script_are_taken() {
        for good in ["Tr0ub4dor&3", "пароль-надежный", "正确的马电池订书钉", "correct horse battery", "👩‍🚀 rocket", "12345abc!"]
        {
            assert_eq!(refusals(good), [], "{good}");
        }
    }

    #[test]
    fn length_counts_code_points_after_nfc() {
        assert_eq!(refusals("éöéöéöé"), [PasswordRefusal::TooShort]);
        assert_eq!(refusals("e\u{301}o\u{308}e\u{301}o\u{308}e\u{301}o\u{308}e\u{301}"), [PasswordRefusal::TooShort]);
        assert_eq!(refusals(&"éö".repeat(12)), []);
        assert_eq!(refusals(&format!("{}xyz", "éö".repeat(12))), [PasswordRefusal::TooLong]);
    }

    #[test]
    fn every_reason_is_given_at_once() {
        assert_eq!(refusals("bob\u{7}"), [PasswordRefusal::TooShort, PasswordRefusal::BadCharacter, PasswordRefusal::ContainsName]);
        assert_eq!(refusals("Password1"), [PasswordRefusal::Common]);
        assert_eq!(refusals("my-LoveLace-pw"), [PasswordRefusal::ContainsName]);
        let short = name("ada@example.com", None);
        assert!(PasswordRules::DEFAULT.check("barricada 42", &short, "Rekey").is_ok());
        assert_eq!(refusals("tab\there-and-there"), [PasswordRefusal::BadCharacter]);
        assert_eq!(refusals("unassigned\u{378}"), [PasswordRefusal::BadCharacter]);
    }

    #[test]
    fn blanks_and_one_character_again_and_again_are_common() {
        for text in [
            "        ",
            "\u{a0}\u{2003} \u{3000}\u{a0}\u{2003} \u{3000}",
            "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{200b}\u{200c}\u{200d}",
            " \u{200b} \u{ad} \u{3164} \u{2800} ",
            "\u{fe0f}\u{fe0f}\u{fe0f}\u{fe0f}\u{fe0f}\u{fe0f}\u{fe0f}\u{fe0f}",
            "aaaaaaaa",
            "aAaAaAaA",
            "........",
            "ééééééééé",
            "a a a a a",
            "a\u{200b}a\u{200b}a\u{200b}a\u{200b}a",
            "ａaaaaaaa",
            "♥️♥️♥️♥️♥️♥️",
        ] {
            assert_eq!(refusals(text), [PasswordRefusal::Common], "{text:?}");
        }
        for good in ["aaaaaaab", "      ab", "é è é è é"] {
            assert_eq!(refusals(good), [], "{good}");
        }
    }

    #[test]
    fn the_brand_with_up_to_four_digits_is_common() {
        for text in [
            "acmebank",
            "AcmeBank2026",
            "ACME BANK 26",
            "2026acmebank",
            "20acmebank26",
            "acme-bank!2026",
            "ＡｃｍｅＢａｎｋ１２",
            "acmebank٢٠٢٦",
        ] {
            assert_eq!(refusals(text), [PasswordRefusal::Common], "{text}");
        }
        for good in ["acmebank20261", "acmebankx", "xacmebank2026", "acme2026", "acmebank 20 a"] {
            assert_eq!(refusals(good), [], "{good}");
        }
        // A brand without letters and digits forbids no password.
        assert!(PasswordRules::DEFAULT.check("2026-!?&", &name("lovelace@example.com", None), "?!").is_ok());
    }

    #[test]
    fn a_common_password_is_common_in_other_letters_too() {
        for text in ["ｐａｓｓｗｏｒｄ１", "pass\u{200b}word1", "𝐩𝐚𝐬𝐬𝐰𝐨𝐫𝐝𝟏"] {
            assert_eq!(refusals(text), [PasswordRefusal::Common], "{text}");
        }
    }

    #[test]
    fn a_password_is_verified_in_any_normal_form() {
        let mut workspace = Workspace::default();
        let typed = PasswordRules::DEFAULT.check("crème brûlée", &name("acme", None), "Rekey").ok().unwrap();
        let hash = typed.hash(&Random::system(), &mut workspace).unwrap();
        assert!(hash.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash:?}");
        let decomposed = Password::new("cre\u{300}me bru\u{302}le\u{301}e");
        assert_eq!(decomposed.verify(Some(&hash), &mut workspace).unwrap(), Verdict::Right { rehash: false });
        assert_eq!(Password::new("creme brulee").verify(Some(&hash), &mut workspace).unwrap(), Verdict::Wrong);
        assert_eq!(decomposed.verify(None, &mut workspace).unwrap(), Verdict::Wrong);
    }

    #[test]
    fn nobody_costs_the_work_of_one_hash() {
        let mut workspace = Workspace::default();
        assert_eq!(Password::new("whatever it is").verify(None, &mut workspace).unwrap(), Verdict::Wrong);
        assert_eq!(workspace.0.len(), 19 * 1024, "the whole memory of a hash was worked in");
        assert_ne!(workspace.0[12_345].as_ref(), Block::default().as_ref());
    }

    #[test]
    fn a_hash_of_less_cost_is_right_and_due_for_rehashing() {
        let mut workspace = Workspace::default();
        let password = Password::new("an old password");
        let weak = Params::new(64, 1, 1, Some(32)).unwrap();
        let output = password.argon2(weak.clone(), b"sixteen bytes ok", &mut workspace).unwrap();
        let phc = Phc {
            algorithm: Ident::new("argon2id").unwrap(),
            version: Some(19),
            params: ParamsString::try_from(&weak).unwrap(),
            salt: Some(Salt::new(b"sixteen bytes ok").unwrap()),
            hash: Some(Output::new(&output).unwrap()),
        };
        let stored = PasswordHash(phc.to_string());
        assert_eq!(password.verify(Some(&stored), &mut workspace).unwrap(), Verdict::Right { rehash: true });
    }
}
