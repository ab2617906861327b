//! Permissions of users.
//!
//! A permission is a text `service:verb`. Three permissions belong to Rekey. Rekey only carries the others, for the host
//! service, which reads them from the session. The root of an account needs none. [`crate::authority`] says what they allow.

use std::collections::BTreeSet;
use std::fmt;

use rekey_text::{Text, ToText};
use serde::{Deserialize, Serialize};

/// A permission: `[a-z][a-z0-9-]*:[a-z][a-z0-9-]*`, at most 64 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Permission(String);

/// Why a list of texts is not a set of permissions. The error never contains the texts.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.to_text())]
pub enum NotPermissions {
    /// One text is not a permission.
    Shape,
    /// The list has too many permissions.
    TooMany,
}

impl ToText for NotPermissions {
    fn to_text(&self) -> Text {
        match self {
            Self::Shape => Text::new("rule-permission"),
            Self::TooMany => Text::new("rule-permissions-too-many"),
        }
    }
}

/// The most permissions of one principal.
const MAX_PERMISSIONS: usize = 50;

/// A set of permissions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Permissions(BTreeSet<Permission>);

/// Reading the audit log of the account.
pub const AUDIT_READ: &str = "audit:read";
/// Creating, changing and deleting users, and resetting their passwords and second factors.
pub const USERS_MANAGE: &str = "users:manage";
/// Listing the users.
pub const USERS_READ: &str = "users:read";

impl Permission {
    /// Reads a permission.
    ///
    /// # Errors
    /// [`NotPermissions::Shape`] for anything else.
    pub fn parse(text: &str) -> Result<Self, NotPermissions> {
        let word = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_lowercase())
                && part.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-')
        };
        let good = text.len() <= 64 && text.split_once(':').is_some_and(|(service, verb)| word(service) && word(verb));
        if good { Ok(Self(text.to_owned())) } else { Err(NotPermissions::Shape) }
    }
}

impl TryFrom<String> for Permission {
    type Error = NotPermissions;

    fn try_from(text: String) -> Result<Self, NotPermissions> {
        Self::parse(&text)
    }
}

impl From<Permission> for String {
    fn from(permission: Permission) -> Self {
        permission.0
    }
}

impl fmt::Display for Permission {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// The permissions with blanks between them, as an OAuth scope lists them. No permission contains a blank.
impl fmt::Display for Permissions {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, permission) in self.0.iter().enumerate() {
            let blank = if place == 0 { "" } else { " " };
            write!(out, "{blank}{permission}")?;
        }
        Ok(())
    }
}

impl Permissions {
    /// Reads a list of permissions. A duplicate counts once.
    ///
    /// # Errors
    /// [`NotPermissions`] if a text is not a permission or the list is too long.
    pub fn parse(texts: &[String]) -> Result<Self, NotPermissions> {
        let permissions: BTreeSet<Permission> = texts.iter().map(|text| Permission::parse(text)).collect::<Result<_, _>>()?;
        if permissions.len() <= MAX_PERMISSIONS { Ok(Self(permissions)) } else { Err(NotPermissions::TooMany) }
    }

    /// The permissions, sorted.
    pub fn iter(&self) -> impl Iterator<Item = &Permission> {
        self.0.iter()
    }

    /// Whether the set contains this permission.
    pub fn contains(&self, permission: &str) -> bool {
        self.0.iter().any(|own| own.0 == permission)
    }

    /// Whether `others` contains every permission of this set.
    pub fn are_among(&self, others: &Self) -> bool {
        self.0.is_subset(&others.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_permissions_is_separated_by_blanks() {
        let shown =
            |texts: &[&str]| Permissions::parse(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>()).unwrap().to_string();
        assert_eq!(shown(&[]), "");
        assert_eq!(shown(&["users:read", "billing:read"]), "billing:read users:read");
    }

    #[test]
    fn a_permission_is_a_service_and_a_verb() {
        for good in ["users:manage", "billing:read", "s3-files:put-object", "a:b"] {
            assert!(Permission::parse(good).is_ok(), "{good}");
        }
        for bad in ["", ":", "users", "users:", ":read", "Users:read", "users:*", "users:read:all", "users :read", "üsers:read", "1a:b"] {
            assert!(Permission::parse(bad).is_err(), "{bad}");
        }
        assert!(Permission::parse(&format!("a:{}", "b".repeat(63))).is_err());
        let many: Vec<String> = (0..51).map(|n| format!("service:verb{n}")).collect();
        assert!(Permissions::parse(&many).is_err() && Permissions::parse(&many[..50]).is_ok());
    }
}
