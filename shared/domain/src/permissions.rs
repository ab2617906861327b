//! Permissions of users, and the rules for who may act on whom.
//!
//! A permission is a text `service:verb`. Three permissions belong to Rekey. Rekey only carries the others, for the host
//! service, which reads them from the session. The root of an account needs none.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::principal::{Principal, Role};

/// A permission: `[a-z][a-z0-9-]*:[a-z][a-z0-9-]*`, at most 64 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Permission(String);

/// Why a list of texts is not a set of permissions. The error never contains the texts.
#[derive(Debug, thiserror::Error)]
pub enum NotPermissions {
    /// One text is not a permission.
    #[error("A permission is service:verb, in letters a–z, digits and hyphens, such as users:read; at most 64 characters.")]
    Shape,
    /// The list has too many permissions.
    #[error("A user has at most 50 permissions.")]
    TooMany,
}

/// The most permissions of one principal.
const MAX_PERMISSIONS: usize = 50;

/// A set of permissions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Permissions(BTreeSet<Permission>);

/// Creating, changing and deleting users, and resetting their passwords and second factors.
pub const USERS_MANAGE: &str = "users:manage";
/// Listing the users.
pub const USERS_READ: &str = "users:read";
/// Reading the audit log of the account.
pub const AUDIT_READ: &str = "audit:read";

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

impl Permissions {
    /// Reads a list of permissions. A duplicate counts once.
    ///
    /// # Errors
    /// [`NotPermissions`] if a text is not a permission or the list is too long.
    pub fn parse(texts: &[String]) -> Result<Self, NotPermissions> {
        let permissions: BTreeSet<Permission> = texts.iter().map(|text| Permission::parse(text)).collect::<Result<_, _>>()?;
        if permissions.len() <= MAX_PERMISSIONS { Ok(Self(permissions)) } else { Err(NotPermissions::TooMany) }
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

impl Principal {
    fn is_root(&self) -> bool {
        self.login_name().role() == Role::Root
    }

    /// Whether the principal may list the users of its account.
    pub fn may_list_users(&self) -> bool {
        self.may_manage_users() || self.permissions.contains(USERS_READ)
    }

    /// Whether the principal may manage users of its account at all.
    pub fn may_manage_users(&self) -> bool {
        self.is_root() || self.permissions.contains(USERS_MANAGE)
    }

    /// Whether the principal may grant these permissions. The root may grant any; another manager only its own.
    pub fn may_grant(&self, permissions: &Permissions) -> bool {
        self.is_root() || (self.may_manage_users() && permissions.are_among(&self.permissions))
    }

    /// Whether the principal may change, reset or delete this user. The user must be of its account, and not itself. A manager
    /// who is not the root must not act on a user with `users:manage` or with permissions beyond its own.
    pub fn may_act_on(&self, user: &Principal) -> bool {
        let ours = self.account == user.account && self.id != user.id && !user.is_root();
        let weaker = self.may_grant(&user.permissions) && !user.permissions.contains(USERS_MANAGE);
        ours && (self.is_root() || weaker)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{AccountName, LoginName, UserName};
    use crate::clock::Timestamp;
    use crate::id::Id;
    use crate::random::Random;

    fn permissions(texts: &[&str]) -> Permissions {
        Permissions::parse(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>()).unwrap()
    }

    fn principal(account: &str, user: Option<&str>, held: &[&str]) -> Principal {
        let account = AccountName::parse(account).unwrap();
        let name = LoginName { account, user: user.map(|user| UserName::parse(user).unwrap()) };
        Principal::new(Id::random(&Random::system()), name, permissions(held), Timestamp(0))
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

    #[test]
    fn nobody_grants_what_they_do_not_have() {
        let root = principal("acme", None, &[]);
        let manager = principal("acme", Some("ann"), &["users:manage", "billing:read"]);
        let reader = principal("acme", Some("bob"), &["users:read", "billing:read"]);
        assert!(root.may_grant(&permissions(&["users:manage", "anything:else"])));
        assert!(manager.may_grant(&permissions(&["billing:read", "users:manage"])));
        assert!(!manager.may_grant(&permissions(&["billing:read", "billing:pay"])));
        assert!(!reader.may_grant(&permissions(&[])));
        assert!((root.may_list_users(), manager.may_list_users(), reader.may_list_users()) == (true, true, true));
        assert!(!principal("acme", Some("eve"), &["audit:read"]).may_list_users());
    }

    #[test]
    fn managers_act_on_the_weaker_only() {
        let root = principal("acme", None, &[]);
        let manager = principal("acme", Some("ann"), &["users:manage", "billing:read"]);
        let other_manager = principal("acme", Some("cid"), &["users:manage"]);
        let clerk = principal("acme", Some("bob"), &["billing:read"]);
        let stronger = principal("acme", Some("dan"), &["billing:pay"]);
        let foreign = principal("other", Some("bob"), &[]);
        assert!(root.may_act_on(&manager) && root.may_act_on(&clerk));
        assert!(manager.may_act_on(&clerk));
        for user in [&root, &manager, &other_manager, &stronger, &foreign] {
            assert!(!manager.may_act_on(user), "{:?}", user.user);
        }
        assert!(!clerk.may_act_on(&principal("acme", Some("eve"), &[])));
        assert!(!root.may_act_on(&foreign) && !root.may_act_on(&root));
    }
}
