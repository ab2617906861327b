//! The client of a session: its kind of program, and the name that a person gives the device.

use rekey_text::{Text, ToText};
use serde::{Deserialize, Serialize};
use unicode_general_category::{GeneralCategory, get_general_category};

/// The kind of program that signs in. It decides how the token travels and how long the session lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", try_from = "String")]
pub enum Client {
    /// A browser: the token is a cookie.
    Web,
    /// A mobile app: a bearer token.
    Mobile,
    /// A desktop app: a bearer token.
    Desktop,
}

/// A text that names no kind of client.
#[derive(Debug, thiserror::Error)]
#[error("A client is web, mobile or desktop.")]
pub struct NotAClient;

/// Reads a client from a string. The enum that serde derives would also accept `{"mobile": null}`.
impl TryFrom<String> for Client {
    type Error = NotAClient;

    fn try_from(text: String) -> Result<Self, NotAClient> {
        match text.as_str() {
            "web" => Ok(Self::Web),
            "mobile" => Ok(Self::Mobile),
            "desktop" => Ok(Self::Desktop),
            _ => Err(NotAClient),
        }
    }
}

/// How a person with a second factor signs in to a desktop app, which cannot ask for a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DesktopSignIn {
    /// The person approves the sign-in in a browser (see [`crate::device_code`]).
    Approve,
    /// Not at all.
    Refuse,
    /// With the password alone.
    PasswordOnly,
}

/// A person's name for a device: 1 to 64 characters, one of them visible, without controls and line breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeviceName(String);

/// Zero-width non-joiner and joiner.
const JOINERS: [char; 2] = ['\u{200C}', '\u{200D}'];

/// A text that is not a device name.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.to_text())]
pub struct NotADeviceName;

impl ToText for NotADeviceName {
    fn to_text(&self) -> Text {
        Text::new("rule-device-name")
    }
}

impl DeviceName {
    /// The name as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name, unless it could be a message of its own. The person who signs in chooses the name, and others read it.
    pub fn harmless(&self) -> Option<&str> {
        is_harmless(&self.0).then_some(&self.0)
    }

    /// Reads a device name.
    ///
    /// # Errors
    /// [`NotADeviceName`] if the text is empty or looks blank, is too long, or has characters that could disturb a page or a log: controls, line
    /// breaks, unassigned characters, and format characters such as those that reverse text. Joiners, which emoji need, are
    /// allowed.
    pub fn parse(text: &str) -> Result<Self, NotADeviceName> {
        if is_label(text) { Ok(Self(text.to_owned())) } else { Err(NotADeviceName) }
    }
}

/// Whether a text that a person chose is too short and too plain to be a message of its own: it can hold no address, no host and no
/// telephone number.
pub(crate) fn is_harmless(text: &str) -> bool {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let plain = text.chars().all(|c| c.is_alphanumeric() || " '’-()".contains(c));
    text.chars().count() <= 40 && digits <= 4 && plain
}

/// Letters and symbols that look blank: fillers of Hangul, an empty Braille cell, a note without a head, blank hieroglyphs.
const BLANK: [char; 8] = ['\u{115F}', '\u{1160}', '\u{2800}', '\u{3164}', '\u{FFA0}', '\u{1D159}', '\u{13441}', '\u{13442}'];

/// Whether a character shows on its own. Spaces, joiners and marks do not, and a character for private use may not.
fn is_visible(c: char) -> bool {
    use GeneralCategory::{Control, EnclosingMark, Format, LineSeparator, NonspacingMark, ParagraphSeparator, PrivateUse};
    use GeneralCategory::{SpaceSeparator, Surrogate, Unassigned};
    let hidden = matches!(
        get_general_category(c),
        Control
            | EnclosingMark
            | Format
            | LineSeparator
            | NonspacingMark
            | ParagraphSeparator
            | PrivateUse
            | SpaceSeparator
            | Surrogate
            | Unassigned
    );
    !hidden && !BLANK.contains(&c)
}

/// Whether a text that a person chose has 1 to 64 characters, one of them visible, and none that could disturb a page or a log.
pub fn is_label(text: &str) -> bool {
    use GeneralCategory::{Control, Format, LineSeparator, ParagraphSeparator, Unassigned};
    let bad = |c| {
        let category = get_general_category(c);
        matches!(category, Control | LineSeparator | ParagraphSeparator | Unassigned) || (category == Format && !JOINERS.contains(&c))
    };
    (1..=64).contains(&text.chars().count()) && !text.chars().any(bad) && text.chars().any(is_visible)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_could_be_a_message_is_not_harmless() {
        assert_eq!(DeviceName::parse("Ada's phone (old)").unwrap().harmless(), Some("Ada's phone (old)"));
        for device in
            ["evil.example/help", "Call +1 555 0100 now!", "Konto gesperrt Ruf 0800-123456 an", "Write to eve@example.com", "x <b>y</b>"]
        {
            assert_eq!(DeviceName::parse(device).unwrap().harmless(), None, "{device}");
        }
    }

    #[test]
    fn device_names_cannot_disturb_a_page_or_a_log() {
        assert!(DeviceName::parse("Ada's 📱, the <old> one 👩\u{200D}💻").is_ok());
        for visible in ["7", "雪", "नी", "👩\u{200D}💻", " a"] {
            assert!(DeviceName::parse(visible).is_ok(), "{visible:?}");
        }
        let blank = [" ", "\u{a0}\u{3000}", "\u{115f}\u{1160}", "\u{2800}", "\u{3164}", "\u{ffa0}", "\u{200d}", "\u{34f}\u{fe0f}"];
        for bad in ["", "a\nb", "a\u{202e}b", "a\u{2028}b", &"x".repeat(65)].into_iter().chain(blank) {
            assert!(DeviceName::parse(bad).is_err(), "{bad:?}");
        }
    }
}
