//! Contacts: where messages go, bound to a principal once its owner has shown that they arrive.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::email::EmailAddress;
use crate::phone::PhoneNumber;

/// An email address or a mobile number. One may be bound to many principals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Contact {
    /// Messages go by mail.
    Email(EmailAddress),
    /// Messages go by SMS.
    Phone(PhoneNumber),
}

/// Which of the two; a principal has at most one of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ContactKind {
    /// An email address.
    Email,
    /// A mobile number.
    Phone,
}

impl ContactKind {
    /// The kind's name, also that of its attribute in stored items.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
        }
    }
}

impl Contact {
    /// The address, if it is one.
    pub fn as_email(&self) -> Option<&EmailAddress> {
        if let Self::Email(address) = self { Some(address) } else { None }
    }

    /// Which of the two it is.
    pub fn kind(&self) -> ContactKind {
        match self {
            Self::Email(_) => ContactKind::Email,
            Self::Phone(_) => ContactKind::Phone,
        }
    }

    /// The address or number, as it is stored and compared.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Email(address) => address.as_str(),
            Self::Phone(number) => number.as_str(),
        }
    }

    /// Enough for its owner to recognise it.
    pub fn hint(&self) -> String {
        match self {
            Self::Email(address) => address.hint(),
            Self::Phone(number) => number.hint(),
        }
    }
}

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
