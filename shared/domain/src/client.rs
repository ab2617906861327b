//! The client of a session: its kind of program, and the name that a person gives the device.

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

/// A person's name for a device: 1 to 64 characters without controls and line breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeviceName(String);

/// Zero-width non-joiner and joiner.
const JOINERS: [char; 2] = ['\u{200C}', '\u{200D}'];

/// A text that is not a device name.
#[derive(Debug, thiserror::Error)]
#[error("A device name has 1 to 64 characters without line breaks.")]
pub struct NotADeviceName;

impl DeviceName {
    /// The name as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads a device name.
    ///
    /// # Errors
    /// [`NotADeviceName`] if the text is empty, too long, or has characters that could disturb a page or a log: controls, line
    /// breaks, unassigned characters, and format characters such as those that reverse text. Joiners, which emoji need, are
    /// allowed.
    pub fn parse(text: &str) -> Result<Self, NotADeviceName> {
        use GeneralCategory::{Control, Format, LineSeparator, ParagraphSeparator, Unassigned};
        let bad = |c| {
            let category = get_general_category(c);
            matches!(category, Control | LineSeparator | ParagraphSeparator | Unassigned) || (category == Format && !JOINERS.contains(&c))
        };
        let good = (1..=64).contains(&text.chars().count()) && !text.chars().any(bad);
        if good { Ok(Self(text.to_owned())) } else { Err(NotADeviceName) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn device_names_cannot_disturb_a_page_or_a_log() {
        assert!(DeviceName::parse("Ada's 📱, the <old> one 👩\u{200D}💻").is_ok());
        for bad in ["", "a\nb", "a\u{202e}b", "a\u{2028}b", &"x".repeat(65)] {
            assert!(DeviceName::parse(bad).is_err(), "{bad:?}");
        }
    }
}
