//! Phone numbers: parsed once at the edge, stored in E.164 (ITU-T E.164), the one spelling in which numbers are compared.

use std::fmt;

use phonenumber::metadata::DATABASE;
use phonenumber::{Mode, Type};
use rekey_text::{Text, ToText};
use serde::{Deserialize, Serialize};

use crate::typed;

/// A mobile number in E.164: a plus, the country's calling code and the number; at most 15 digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneNumber(String);

/// Why a text is not a mobile number. The error never contains the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.to_text())]
pub enum NotAPhoneNumber {
    /// The text is not exactly one international number that its country's numbering plan contains.
    Invalid,
    /// The number takes no SMS: it is a landline or a service.
    NotMobile,
}

impl ToText for NotAPhoneNumber {
    fn to_text(&self) -> Text {
        match self {
            Self::Invalid => Text::new("rule-phone-number"),
            Self::NotMobile => Text::new("rule-phone-not-mobile"),
        }
    }
}

impl NotAPhoneNumber {
    /// The stable name in answers.
    pub fn code(self) -> &'static str {
        match self {
            Self::Invalid => "invalid",
            Self::NotMobile => "not_mobile",
        }
    }
}

impl PhoneNumber {
    /// Reads a number in international form, as people write or paste it. Spaces, hyphens, dots, parentheses and invisible
    /// marks are ignored. A text that could mean another number is refused: letters, extensions, several numbers, or `00` in
    /// place of the plus.
    ///
    /// # Errors
    /// [`NotAPhoneNumber`] for anything else, and for a number that takes no SMS.
    pub fn parse(text: &str) -> Result<Self, NotAPhoneNumber> {
        let plain = typed::number(text).ok_or(NotAPhoneNumber::Invalid)?;
        let digits = plain.strip_prefix('+').filter(|digits| digits.bytes().all(|c| c.is_ascii_digit()));
        if digits.is_none() {
            return Err(NotAPhoneNumber::Invalid);
        }
        let number = phonenumber::parse(None, plain).map_err(|_| NotAPhoneNumber::Invalid)?;
        if !phonenumber::is_valid(&number) || number.extension().is_some() {
            return Err(NotAPhoneNumber::Invalid);
        }
        if is_mobile(&number) { Ok(Self(number.format().mode(Mode::E164).to_string())) } else { Err(NotAPhoneNumber::NotMobile) }
    }

    /// The number in E.164.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The country of the number (ISO 3166-1 alpha-2); `None` if no country's numbering plan contains the number.
    pub fn country(&self) -> Option<String> {
        let number = phonenumber::parse(None, &self.0).ok()?;
        number.country().id().map(|country| format!("{country:?}"))
    }

    /// The number without its last five digits: the country's code and the leading digits of a range of 100,000 numbers.
    ///
    /// People who are paid for SMS to their numbers hold them in ranges. Regulators assign ranges of 1,000 to 100,000 numbers,
    /// so the largest range is one range here, in every country and for every length of number. A fixed count of leading digits
    /// would cover a whole operator in one country and a village in another.
    pub fn range(&self) -> &str {
        self.0.get(..self.0.len().saturating_sub(5)).filter(|range| range.len() > 2).unwrap_or(&self.0)
    }

    /// The first three characters and the last two, `+49…89`. Each count above one shows one more character of that end. The
    /// whole number if nothing is left to hide.
    pub(crate) fn showing(&self, first: usize, last: usize) -> String {
        let (first, last) = (first + 2, last + 1);
        let end = self.0.len().checked_sub(last).filter(|end| *end > first).and_then(|end| self.0.get(end..));
        match (self.0.get(..first), end) {
            (Some(start), Some(end)) => format!("{start}…{end}"),
            _ => self.0.clone(),
        }
    }
}

/// Whether a number may be a mobile number.
fn is_mobile(number: &phonenumber::PhoneNumber) -> bool {
    match number.number_type(&DATABASE) {
        Type::Mobile | Type::FixedLineOrMobile => true,
        // The crate looks up the type of a number without its leading zeros. It finds none where zeros are part of the number:
        // for landlines in Italy, and for mobile numbers in Benin and Côte d'Ivoire.
        Type::Unknown if number.national().zeros() > 0 => {
            let national = number.national().to_string();
            let plans = DATABASE.by_code(&number.country().code()).unwrap_or_default();
            plans.iter().any(|plan| plan.descriptors().mobile().is_some_and(|mobile| mobile.is_match(&national)))
        }
        _ => false,
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Reads a number that was parsed and stored before. It checks only the form: numbering plans change, and no change may lock
/// anybody out.
impl TryFrom<String> for PhoneNumber {
    type Error = NotAPhoneNumber;

    fn try_from(text: String) -> Result<Self, NotAPhoneNumber> {
        let digits = text.strip_prefix('+').unwrap_or_default();
        let e164 = (1..=15).contains(&digits.len()) && digits.bytes().all(|c| c.is_ascii_digit());
        if e164 { Ok(Self(text)) } else { Err(NotAPhoneNumber::Invalid) }
    }
}

impl From<PhoneNumber> for String {
    fn from(number: PhoneNumber) -> Self {
        number.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_spelling() {
        for text in [
            "+4915123456789",
            "+49 151 23456789",
            "+49 (0)151-23456789",
            "+49.151.23456789",
            "+49(151)23456789",
            "\u{202a}+49 151 23456789\u{202c}",
            "\u{202d}+4915123456789",
            "+49\u{a0}151\u{2011}23456789",
            "+4915123456789\n",
            "+４９15123456789",
            "＋49151234٥6789",
            "1. +49 151 23456789",
        ] {
            assert_eq!(PhoneNumber::parse(text).unwrap().as_str(), "+4915123456789", "{text}");
        }
        for text in
            ["+1 415 555 2671", "+44 7400 123456", "+39 347 123 4567", "+91 98765 43210", "+33 6 12 34 56 78", "+225 07 01 02 03 04"]
        {
            let number = PhoneNumber::parse(text).unwrap();
            assert_eq!(PhoneNumber::parse(number.as_str()).unwrap(), number);
            assert!(number.country().is_some(), "{text}");
        }
    }

    #[test]
    fn look_alikes_are_refused() {
        for text in [
            "",
            "+",
            "4915123456789",
            "004915123456789",
            "0151 23456789",
            "+49 151 23456789 ext. 5",
            "+4915123456789x5",
            "+4915123456789,5",
            "+4915123456789;ext=5",
            "tel:+4915123456789",
            "+49151234⁵6789",
            "+49151 23456789/88",
            "+1-415-555-CALL",
            "+1415555267A",
            "++4915123456789",
            "+49+15123456789",
            "+4915123456789 +4915123456780",
            "+999123456789",
            "+49151234567890123",
            "+49151 23456789, +491512345678",
        ] {
            assert_eq!(PhoneNumber::parse(text).err(), Some(NotAPhoneNumber::Invalid), "{text}");
        }
    }

    #[test]
    fn landlines_and_services_have_a_reason_of_their_own() {
        for text in ["+39 02 1234567", "+49 30 123456", "+44 121 234 5678", "+1 900 555 0100", "+1 800 723 3456", "+225 27 20 30 40 50"] {
            assert_eq!(PhoneNumber::parse(text).err(), Some(NotAPhoneNumber::NotMobile), "{text}");
        }
    }

    #[test]
    fn a_stored_number_is_read_whatever_the_numbering_plans_say_by_then() {
        assert_eq!(PhoneNumber::try_from("+999123456789".to_owned()).unwrap().as_str(), "+999123456789");
        for text in ["", "+", "999", "+49 151", "+1234567890123456", "+４９"] {
            assert!(PhoneNumber::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
