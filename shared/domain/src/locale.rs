//! The language for messages to a person.

use std::fmt;

use rekey_text::{Language, Text, ToText};
use serde::{Deserialize, Serialize};

/// A language tag such as `en` or `pt-BR` (RFC 5646). Only its shape is checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Locale(String);

/// A text that is not a language tag.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.to_text())]
pub struct NotALocale;

impl ToText for NotALocale {
    fn to_text(&self) -> Text {
        Text::new("rule-locale")
    }
}

impl Locale {
    /// Reads a language tag of up to 35 characters.
    ///
    /// # Errors
    /// [`NotALocale`] if the text is not made of letters, digits and single hyphens.
    pub fn parse(text: &str) -> Result<Self, NotALocale> {
        let subtag = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_alphanumeric());
        let good = text.len() <= 35 && text.split('-').all(subtag) && text.starts_with(|c: char| c.is_ascii_alphabetic());
        if good { Ok(Self(text.to_owned())) } else { Err(NotALocale) }
    }

    /// The language of Rekey that suits the tag best, if one does.
    pub fn language(&self) -> Option<Language> {
        Language::negotiate(&self.0)
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Language> for Locale {
    fn from(language: Language) -> Self {
        Self(language.tag().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_language_tags_are_locales() {
        for good in ["en", "pt-BR", "zh-Hant-TW"] {
            assert!(Locale::parse(good).is_ok());
        }
        for bad in ["", "-", "en-", "en_US", "en\n", "../../etc", "1en", &"a".repeat(36)] {
            assert!(Locale::parse(bad).is_err(), "{bad:?}");
        }
    }
}
