//! Names to sign in with: an account, or an account and one of its users.

use std::fmt;

use rekey_text::{Text, ToText};
use serde::{Deserialize, Serialize};

use crate::email::EmailAddress;
use crate::id::Id;

/// The name of an account: an email address or `[a-z0-9][a-z0-9._-]{2,63}`, stored in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AccountName(String);

/// The name of a user within its account: `[a-z0-9][a-z0-9._-]{0,63}`, stored in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct UserName(String);

/// Why a text is not a name. The error never contains the text.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.to_text())]
pub enum NotAName {
    /// The text is not an account name.
    Account,
    /// The text is not a user name.
    User,
}

impl ToText for NotAName {
    fn to_text(&self) -> Text {
        match self {
            Self::Account => Text::new("rule-account-name"),
            Self::User => Text::new("rule-user-name"),
        }
    }
}

/// The longest plain account or user name, in characters.
pub const MAX_NAME: usize = 64;

/// The name in lower case; `None` if it has a character that names do not have, a wrong length or a bad first character.
fn plain_name(text: &str, min_length: usize) -> Option<String> {
    let inner = |c: u8| c.is_ascii_alphanumeric() || b"._-".contains(&c);
    let good = (min_length..=MAX_NAME).contains(&text.len())
        && text.bytes().all(inner)
        && text.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric());
    good.then(|| text.to_ascii_lowercase())
}

impl AccountName {
    /// Reads an account name. Case is ignored.
    ///
    /// # Errors
    /// [`NotAName::Account`] for anything else.
    pub fn parse(text: &str) -> Result<Self, NotAName> {
        if text.contains('@') {
            return EmailAddress::parse(text).map(|address| Self(address.into())).map_err(|_| NotAName::Account);
        }
        plain_name(text, 3).map(Self).ok_or(NotAName::Account)
    }

    /// The name in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as an email address, if it is one.
    pub fn as_email(&self) -> Option<EmailAddress> {
        EmailAddress::parse(&self.0).ok()
    }
}

impl UserName {
    /// Reads a user name. Case is ignored.
    ///
    /// # Errors
    /// [`NotAName::User`] for anything else.
    pub fn parse(text: &str) -> Result<Self, NotAName> {
        plain_name(text, 1).map(Self).ok_or(NotAName::User)
    }

    /// The name in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The name of a principal: the root of an account (`user` is `None`) or one of its users.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LoginName {
    /// The account.
    pub account: AccountName,
    /// The user within the account; `None` for the root.
    pub user: Option<UserName>,
}

impl LoginName {
    /// The name of a deleted principal in audit entries. It says whether the principal was the root of its account or a user, and
    /// nothing else.
    #[must_use]
    pub fn anonymous(&self, root: Id, principal: Id) -> Self {
        let user = self.user.as_ref().map(|_| UserName(format!("deleted-{principal}")));
        Self { account: AccountName(format!("deleted-{root}")), user }
    }

    /// The name in a form for people, `grace of navy` or `navy (Enterprise administrator)`.
    pub fn for_people(&self) -> String {
        match &self.user {
            None => format!("{} (Enterprise administrator)", self.account),
            Some(user) => format!("{user} of {}", self.account),
        }
    }
}

impl fmt::Display for LoginName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Neither name can contain a slash, so two different names never look alike.
        write!(out, "{}/{}", self.account.0, self.user.as_ref().map_or("", UserName::as_str))
    }
}

macro_rules! text_forms {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }
        impl TryFrom<String> for $name {
            type Error = NotAName;
            fn try_from(text: String) -> Result<Self, NotAName> {
                Self::parse(&text)
            }
        }
        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.0
            }
        }
    };
}
text_forms!(AccountName);
text_forms!(UserName);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn names_are_compared_without_case() {
        assert_eq!(AccountName::parse("Lab.Berlin-2_x").unwrap().as_str(), "lab.berlin-2_x");
        assert_eq!(AccountName::parse("Ada@Example.com").unwrap().as_str(), "ada@example.com");
        assert_eq!(UserName::parse("B").unwrap().as_str(), "b");
    }

    #[test]
    fn look_alikes_and_oddities_are_no_names() {
        let long = "a".repeat(65);
        for text in ["", "ab", ".abc", "-abc", "a b c", "аbc", "abc/def", "abc\n", "ABC\u{212A}", "<b>abc</b>", "ada@", "a@b@c.com", &long]
        {
            assert!(AccountName::parse(text).is_err(), "{text:?}");
        }
        for text in ["", ".a", "a/b", "a@b.com", "ı", &long] {
            assert!(UserName::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn the_root_and_a_user_never_share_a_name() {
        let account = AccountName::parse("acme").unwrap();
        let root = LoginName { account: account.clone(), user: None };
        let user = LoginName { account, user: Some(UserName::parse("root").unwrap()) };
        assert_ne!(root.to_string(), user.to_string());
    }

    #[test]
    fn the_name_of_a_deleted_principal_is_a_name() {
        let random = Random::system();
        let (root, principal) = (Id::random(&random), Id::random(&random));
        let user = LoginName { account: AccountName::parse("acme").unwrap(), user: Some(UserName::parse("ada").unwrap()) };
        let LoginName { account, user } = user.anonymous(root, principal);
        assert_eq!(AccountName::parse(account.as_str()).unwrap().as_str(), format!("deleted-{root}"));
        assert_eq!(UserName::parse(user.unwrap().as_str()).unwrap().as_str(), format!("deleted-{principal}"));
    }
}
