//! Authority: which principal may list, manage and change which users.
//!
//! The root of an account may do everything. A user with `users:manage` may act only on weaker users, and grant only permissions
//! of its own.

use crate::permissions::{AUDIT_READ, Permissions, USERS_MANAGE, USERS_READ};
use crate::principal::{Principal, Role};

impl Principal {
    fn is_root(&self) -> bool {
        self.login_name().role() == Role::Root
    }

    /// Whether the principal may list the users of its account.
    pub fn may_list_users(&self) -> bool {
        self.may_manage_users() || self.permissions.contains(USERS_READ)
    }

    /// Whether the principal may read the audit log of its account.
    pub fn may_read_audit(&self) -> bool {
        self.is_root() || self.permissions.contains(AUDIT_READ)
    }

    /// Whether the principal may manage users of its account at all.
    pub fn may_manage_users(&self) -> bool {
        self.is_root() || self.permissions.contains(USERS_MANAGE)
    }

    /// Whether the principal may grant these permissions. The root may grant any; another administrator only its own.
    pub fn may_grant(&self, permissions: &Permissions) -> bool {
        self.is_root() || (self.may_manage_users() && permissions.are_among(&self.permissions))
    }

    /// Whether the principal may change, reset or delete this user. The user must be of its account, and not itself. An
    /// administrator that is not the root must not act on a user with `users:manage` or with permissions beyond its own.
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
    fn nobody_grants_what_they_do_not_have() {
        let root = principal("acme", None, &[]);
        let administrator = principal("acme", Some("ann"), &["users:manage", "billing:read"]);
        let reader = principal("acme", Some("bob"), &["users:read", "billing:read"]);
        assert!(root.may_grant(&permissions(&["users:manage", "anything:else"])));
        assert!(administrator.may_grant(&permissions(&["billing:read", "users:manage"])));
        assert!(!administrator.may_grant(&permissions(&["billing:read", "billing:pay"])));
        assert!(!reader.may_grant(&permissions(&[])));
        assert!((root.may_list_users(), administrator.may_list_users(), reader.may_list_users()) == (true, true, true));
        let auditor = principal("acme", Some("eve"), &["audit:read"]);
        assert!(auditor.may_read_audit() && !auditor.may_list_users());
        assert!(root.may_read_audit() && !administrator.may_read_audit());
    }

    #[test]
    fn administrators_act_on_the_weaker_only() {
        let root = principal("acme", None, &[]);
        let administrator = principal("acme", Some("ann"), &["users:manage", "billing:read"]);
        let other_administrator = principal("acme", Some("cid"), &["users:manage"]);
        let clerk = principal("acme", Some("bob"), &["billing:read"]);
        let stronger = principal("acme", Some("dan"), &["billing:pay"]);
        let foreign = principal("other", Some("bob"), &[]);
        assert!(root.may_act_on(&administrator) && root.may_act_on(&clerk));
        assert!(administrator.may_act_on(&clerk));
        for user in [&root, &administrator, &other_administrator, &stronger, &foreign] {
            assert!(!administrator.may_act_on(user), "{:?}", user.user);
        }
        assert!(!clerk.may_act_on(&principal("acme", Some("eve"), &[])));
        assert!(!root.may_act_on(&foreign) && !root.may_act_on(&root));
    }
}
