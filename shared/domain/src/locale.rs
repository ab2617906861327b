//! The language for messages to a person.

use std::fmt;

use rekey_text::{Language, Text, ToText};
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;

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

/// Seconds for which notices come in the earlier language, too, after a change of the language.
const BESIDE: i64 = 30 * 86_400;

/// The language before a change. Anybody who has a session can change the language. Without the earlier one, the owner could not read the
/// notices of what a thief does next, or find the button that undoes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierLocale {
    /// The language; `None` if the person had chosen none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// Until when notices come in it.
    pub until: Timestamp,
}

impl EarlierLocale {
    /// The earlier language after a change of `current` now. If a change before this one is still told, its earlier language stays:
    /// two changes hide nothing.
    #[must_use]
    pub fn after(current: Option<&Locale>, earlier: Option<&Self>, now: Timestamp) -> Self {
        let told = earlier.filter(|earlier| earlier.is_told(now));
        Self { locale: told.map_or(current, |earlier| earlier.locale.as_ref()).cloned(), until: now.plus(BESIDE) }
    }

    /// When the language was changed last.
    pub fn changed_at(&self) -> Timestamp {
        self.until.plus(-BESIDE)
    }

    /// Whether notices still come in this language.
    pub fn is_told(&self, now: Timestamp) -> bool {
        now < self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_changes_do_not_hide_the_earlier_language() {
        let locale = |tag| Locale::parse(tag).unwrap();
        let first = EarlierLocale::after(Some(&locale("en")), None, Timestamp(0));
        let second = EarlierLocale::after(Some(&locale("ja")), Some(&first), Timestamp(5));
        assert_eq!(second, EarlierLocale { locale: Some(locale("en")), until: Timestamp(BESIDE + 5) });
        assert_eq!(second.changed_at(), Timestamp(5));
        assert!(second.is_told(Timestamp(BESIDE + 4)) && !second.is_told(second.until));
        assert_eq!(EarlierLocale::after(Some(&locale("ja")), Some(&second), second.until).locale, Some(locale("ja")));
        // A person who had chosen no language had one, too: that of the deployment.
        let chosen = EarlierLocale::after(None, None, Timestamp(0));
        assert_eq!(EarlierLocale::after(Some(&locale("ja")), Some(&chosen), Timestamp(1)).locale, None);
    }

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
