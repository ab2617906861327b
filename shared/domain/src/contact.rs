//! Contacts: the addresses for messages. A contact is bound to a principal after its owner entered a code or used a link that was
//! sent to it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::email::EmailAddress;
use crate::phone::PhoneNumber;

/// An email address or a mobile number. One contact may be bound to many principals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Contact {
    /// An email address, for mails.
    Email(EmailAddress),
    /// A mobile number, for SMS.
    Phone(PhoneNumber),
}

/// The kind of a contact. A principal has at most one contact of each kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ContactKind {
    /// An email address.
    Email,
    /// A mobile number.
    Phone,
}

impl ContactKind {
    /// The name of the kind, also used for its attribute in stored items.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
        }
    }
}

impl Contact {
    /// The address, if this is one.
    pub fn as_email(&self) -> Option<&EmailAddress> {
        if let Self::Email(address) = self { Some(address) } else { None }
    }

    /// The kind of the contact.
    pub fn kind(&self) -> ContactKind {
        match self {
            Self::Email(_) => ContactKind::Email,
            Self::Phone(_) => ContactKind::Phone,
        }
    }

    /// The address or number in the form in which it is stored and compared.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Email(address) => address.as_str(),
            Self::Phone(number) => number.as_str(),
        }
    }

    /// The contact masked for a reader who may not know it: its two ends, and for an address its domain, `g…e@example.com`.
    ///
    /// If a message names another contact `beside` this one, the two must look different. Both then show more of one end,
    /// character by character, until they differ: grace@ and gracie@ of one domain become `g…ce@` and `g…ie@`.
    pub fn masked(&self, beside: Option<&Self>) -> String {
        let ends = (1..=MOST_SHOWN).flat_map(|shown| [(1, shown), (shown, 1)]);
        let apart = |(first, last): (usize, usize)| {
            let mask = self.showing(first, last);
            beside.is_none_or(|other| other == self || other.showing(first, last) != mask).then_some(mask)
        };
        ends.filter_map(apart).next().unwrap_or_else(|| self.as_str().to_owned())
    }

    fn showing(&self, first: usize, last: usize) -> String {
        match self {
            Self::Email(address) => address.showing(first, last),
            Self::Phone(number) => number.showing(first, last),
        }
    }
}

/// No contact has more characters than this. At this length a mask hides nothing, so two contacts always look different.
const MOST_SHOWN: usize = 254;

impl fmt::Display for Contact {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl From<EmailAddress> for Contact {
    fn from(address: EmailAddress) -> Self {
        Self::Email(address)
    }
}

impl From<PhoneNumber> for Contact {
    fn from(number: PhoneNumber) -> Self {
        Self::Phone(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact(text: &str) -> Contact {
        if text.starts_with('+') { PhoneNumber::parse(text).unwrap().into() } else { EmailAddress::parse(text).unwrap().into() }
    }

    #[test]
    fn a_mask_shows_the_two_ends_of_a_contact() {
        for (text, mask) in [
            ("grace@example.com", "g…e@example.com"),
            ("ada@mail.example.co.uk", "a…a@mail.example.co.uk"),
            ("ab@example.com", "a…@example.com"),
            ("a@example.com", "a…@example.com"),
            ("+4915123456789", "+49…89"),
        ] {
            assert_eq!(contact(text).masked(None), mask);
        }
    }

    #[test]
    fn two_masks_show_no_more_than_tells_the_contacts_apart() {
        for (one, other, masks) in [
            ("grace@example.com", "grace@example.org", ["g…e@example.com", "g…e@example.org"]),
            ("grace@example.com", "gracie@example.com", ["g…ce@example.com", "g…ie@example.com"]),
            ("grace@example.com", "glarce@example.com", ["gr…e@example.com", "gl…e@example.com"]),
            ("ab@example.com", "ac@example.com", ["ab@example.com", "ac@example.com"]),
            ("a@example.com", "ab@example.com", ["a@example.com", "ab@example.com"]),
            ("+4915123456789", "+4915123456689", ["+49…789", "+49…689"]),
            ("+4915123456789", "+4915223456789", ["+49151…89", "+49152…89"]),
        ] {
            let (one, other) = (contact(one), contact(other));
            assert_eq!([one.masked(Some(&other)), other.masked(Some(&one))], masks);
        }
    }

    #[test]
    fn the_masks_of_two_contacts_always_differ() {
        let locals = ["a", "b", "aa", "ab", "ba", "aaa", "aba", "abc", "aaaa", "abba", "abcba", "abxba", "aaaaaaaa", "aaaabaaa"];
        let all = locals.iter().map(|local| contact(&format!("{local}@example.com")));
        let all: Vec<Contact> = all.chain(["+4915123456789", "+4915123456780", "+4915223456789"].map(contact)).collect();
        for one in &all {
            for other in all.iter().filter(|other| *other != one) {
                assert_ne!(one.masked(Some(other)), other.masked(Some(one)), "{one} and {other}");
            }
        }
        assert_eq!(all[0].masked(Some(&all[0])), "a…@example.com", "a contact beside itself");
    }
}
