//! Email addresses: parsed once at the edge, stored in one spelling.

use std::fmt;

use email_address::Options;
use rekey_text::{Text, ToText};
use serde::{Deserialize, Serialize};

/// An address in ASCII lower case, with its domain in A-labels (RFC 5321, RFC 5890).
///
/// Comparing, storing and sending use the same bytes, so no look-alike (another script, full-width letters, a dotless i) can
/// stand for somebody else's address.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

/// Why a text is not an address. The error never contains the text.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.to_text())]
pub struct NotAnEmailAddress;

impl ToText for NotAnEmailAddress {
    fn to_text(&self) -> Text {
        Text::new("rule-email")
    }
}

/// RFC 5321, 4.5.3.1.3: a path is 256 octets with its angle brackets.
const MAX_LENGTH: usize = 254;

impl EmailAddress {
    /// Reads one bare address. Display names, comments, quoted local parts, address literals, lists, spaces, line breaks and
    /// anything outside ASCII are refused, not repaired.
    ///
    /// # Errors
    /// [`NotAnEmailAddress`] for all of these alike.
    pub fn parse(text: &str) -> Result<Self, NotAnEmailAddress> {
        let plain = |c: u8| c.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.@".contains(&c);
        if text.len() > MAX_LENGTH || !text.bytes().all(plain) {
            return Err(NotAnEmailAddress);
        }
        let options = Options::default().with_required_tld().without_domain_literal().without_display_text();
        let parsed = email_address::EmailAddress::parse_with_options(text, options).map_err(|_| NotAnEmailAddress)?;
        let ldh = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'.';
        // A last label that begins with a digit would make the domain an IP address (RFC 1123, 2.1), which no mail goes to.
        let ends_in_a_name = parsed.domain().rsplit('.').next().is_some_and(|label| label.starts_with(|c: char| c.is_ascii_alphabetic()));
        if !parsed.domain().bytes().all(ldh) || !ends_in_a_name {
            return Err(NotAnEmailAddress);
        }
        Ok(Self(text.to_ascii_lowercase()))
    }

    /// The address as stored and sent to.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A hint that its owner recognises and that tells nobody else the address, `a•••@e•••.com`. It does not reveal the length.
    pub fn hint(&self) -> String {
        let first = |text: &str| text.chars().next().unwrap_or_default();
        let domain = self.0.rsplit('@').next().unwrap_or_default();
        let top = domain.rsplit('.').next().unwrap_or_default();
        format!("{}•••@{}•••.{top}", first(self.local_part()), first(domain))
    }

    /// The domain, with `first` and `last` characters of the local part. The whole address if these leave nothing to hide,
    /// except that with one character of each end at least one character stays hidden.
    pub(crate) fn showing(&self, first: usize, last: usize) -> String {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or_default();
        let end = local.len().checked_sub(last).filter(|end| *end > first).and_then(|end| local.get(end..));
        match (local.get(..first), end) {
            (Some(start), Some(end)) => format!("{start}…{end}@{domain}"),
            (Some(start), None) if (first, last) == (1, 1) => format!("{start}…@{domain}"),
            _ => self.0.clone(),
        }
    }

    /// The mailbox that the address probably delivers to: the address without its tag (RFC 5233), for keys of buckets.
    ///
    /// If the part is not a tag, two people share a bucket, and nothing worse happens. Dots stay: one provider ignores them,
    /// but elsewhere `j.smith` and `jsmith` are two people. Storing, comparing and sending use the full address.
    pub fn mailbox(&self) -> String {
        match (self.0.split_once('+'), self.0.rsplit_once('@')) {
            (Some((name, rest)), Some((_, domain))) if !name.is_empty() && rest.contains('@') => format!("{name}@{domain}"),
            _ => self.0.clone(),
        }
    }

    /// The part before the at sign.
    pub fn local_part(&self) -> &str {
        self.0.split('@').next().unwrap_or_default()
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = NotAnEmailAddress;

    fn try_from(text: String) -> Result<Self, NotAnEmailAddress> {
        Self::parse(&text)
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_addresses_are_kept_in_lower_case() {
        for (typed, kept) in [
            ("ada@example.com", "ada@example.com"),
            ("Ada.Lovelace+rekey@Example.COM", "ada.lovelace+rekey@example.com"),
            ("o'brien@mail.example.co.uk", "o'brien@mail.example.co.uk"),
            ("a@xn--bcher-kva.example", "a@xn--bcher-kva.example"),
        ] {
            assert_eq!(EmailAddress::parse(typed).unwrap().as_str(), kept);
        }
    }

    #[test]
    fn everything_else_is_refused() {
        let long = format!("{}@example.com", "a".repeat(250));
        for typed in [
            "",
            " ",
            "ada",
            "@example.com",
            "ada@",
            "ada@localhost",
            "ada@@example.com",
            "ada@example..com",
            "ada@example.com,eve@example.com",
            "ada@example.com;eve@example.com",
            "ada@example.com eve@example.com",
            "<ada@example.com>",
            "Ada <ada@example.com>",
            "ada@example.com\r\nBcc: eve@example.com",
            "ada@example.com\n",
            " ada@example.com",
            "ada@example.com ",
            "\"ada\"@example.com",
            "ada@[127.0.0.1]",
            "ada@127.0.0.1",
            "ada@example.1",
            "ada(comment)@example.com",
            "adа@example.com",
            "ada@exаmple.com",
            "ada@bücher.example",
            "ａda@example.com",
            "ada@example。com",
            "ada@example.com\0",
            "adﬁ@example.com",
            "adaı@example.com",
            ".ada@example.com",
            "ada.@example.com",
            "ada@-example.com",
            "ada@exam_ple.com",
            "ada%eve@",
            long.as_str(),
        ] {
            assert!(EmailAddress::parse(typed).is_err(), "{typed:?}");
        }
    }

    #[test]
    fn a_hint_is_for_who_knows_the_address() {
        let hint = |text| EmailAddress::parse(text).unwrap().hint();
        assert_eq!(hint("ada@example.com"), "a•••@e•••.com");
        assert_eq!(hint("a@x.co.uk"), "a•••@x•••.uk");
    }
}
