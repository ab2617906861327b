//! Which passwords may be chosen. The rules apply when a password is set, never when it is checked.

use rekey_text::Text;
use serde::{Deserialize, Serialize};
use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::UnicodeNormalization;

use super::{NewPassword, Password};
use crate::account::LoginName;
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
        let text = password.nfc.as_str();
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

    /// The sentence for people. The page says most of these while somebody types, so they are texts of its scripts.
    pub fn detail(self, rules: PasswordRules) -> Text {
        match self {
            Self::TooShort => Text::new("js-password-too-short").with("min", rules.min),
            Self::TooLong => Text::new("js-password-too-long").with("max", rules.max),
            Self::BadCharacter => Text::new("js-password-bad-character"),
            Self::Common => Text::new("rule-password-common"),
            Self::ContainsName => Text::new("js-password-contains-name"),
        }
    }
}

fn is_bad(c: char) -> bool {
    matches!(get_general_category(c), GeneralCategory::Control | GeneralCategory::Unassigned)
}

/// About 8,000 of the most common passwords of eight or more characters, sorted (see NOTICE).
const COMMON: &str = include_str!("../common-passwords.txt");

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
}
