//! The policy of an account: what its root demands of the account's sign-ins.
//!
//! A policy applies to sign-ins. A change of it neither ends a session nor changes one that is open.

mod change;
mod history;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::account::LoginName;
use crate::client::Client;
use crate::factors::{Factor, FactorsOn, Method};

pub use self::change::{NotALife, NotKinds, PolicyChange, SHORTEST_SESSION, parse_kinds, session_life};
pub use self::history::{FormerPolicy, MAX_FORMER, StoredPolicy};

/// What the root of an account demands. An account without a stored policy has the default one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountPolicy {
    /// Whether the account's users need a second factor.
    pub two_factor: TwoFactorRule,
    /// The factors that satisfy [`TwoFactorRule::Required`].
    pub kinds: BTreeSet<Factor>,
    /// The longest life of a session.
    pub session_seconds: SessionSeconds,
    /// Whether a browser may be trusted, so that it is not asked for a code.
    pub trusted_browsers: bool,
    /// Who helps a user who has lost every second factor.
    pub lost_factor: LostFactorRule,
}

impl Default for AccountPolicy {
    fn default() -> Self {
        Self {
            two_factor: TwoFactorRule::Optional,
            kinds: Factor::ALL.into(),
            session_seconds: SessionSeconds::default(),
            trusted_browsers: true,
            lost_factor: LostFactorRule::Administrator,
        }
    }
}

/// Whether users need a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TwoFactorRule {
    /// A user may turn a second factor on.
    Optional,
    /// A user without one can do nothing but turn one on.
    Required,
}

/// Who helps a user who has lost every second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LostFactorRule {
    /// An administrator of the account, who can reset the user's second factors.
    Administrator,
    /// The user, as the root of an account does it.
    #[serde(rename = "self")]
    User,
}

/// The longest life of a session in seconds. `None` leaves the deployment's limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionSeconds {
    /// In a browser.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub web: Option<i64>,
    /// In a mobile or desktop app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app: Option<i64>,
}

impl SessionSeconds {
    /// The longest life of a session of this kind of client.
    pub fn of(self, client: Client) -> Option<i64> {
        match client {
            Client::Web => self.web,
            Client::Mobile | Client::Desktop => self.app,
        }
    }
}

/// What a policy demands of one sign-in. It is decided when the password is checked, and stays with the sign-in until its session
/// begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInRules {
    /// The kinds of factor that complete the sign-in; `None` if each of them does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kinds: Option<BTreeSet<Factor>>,
    /// The longest life of the session.
    #[serde(default)]
    pub session_seconds: SessionSeconds,
    /// Whether the session can do nothing but turn a second factor on.
    #[serde(default)]
    pub must_enrol: bool,
    /// Whether the browser may be trusted.
    pub trusted_browsers: bool,
}

impl Default for SignInRules {
    /// The rules of an account without a policy. A challenge that was stored before policies existed has them.
    fn default() -> Self {
        Self { kinds: None, session_seconds: SessionSeconds::default(), must_enrol: false, trusted_browsers: true }
    }
}

impl SignInRules {
    /// Whether this kind of code completes the sign-in. Recovery codes always do.
    pub fn accept(&self, method: Method) -> bool {
        match (method, &self.kinds) {
            (Method::RecoveryCode, _) | (_, None) => true,
            (Method::Factor(factor), Some(kinds)) => kinds.contains(&factor),
        }
    }
}

impl AccountPolicy {
    /// Whether these factors satisfy the policy for the principal with this name. The root is free to choose.
    pub fn is_satisfied(&self, name: &LoginName, factors: &FactorsOn) -> bool {
        match self.two_factor {
            TwoFactorRule::Optional => true,
            TwoFactorRule::Required => name.user.is_none() || factors.kinds.iter().any(|factor| self.kinds.contains(factor)),
        }
    }

    /// The rules of a sign-in of the principal with this name and these factors. A user who has a factor that counts signs in
    /// with one that counts. Another user needs any factor to get to the page that turns one on.
    pub fn rules(&self, name: &LoginName, factors: &FactorsOn) -> SignInRules {
        let counts = name.user.is_some() && self.two_factor == TwoFactorRule::Required && self.is_satisfied(name, factors);
        SignInRules {
            kinds: counts.then(|| self.kinds.clone()),
            session_seconds: self.session_seconds,
            must_enrol: !self.is_satisfied(name, factors),
            trusted_browsers: self.trusted_browsers,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{AccountName, UserName};

    #[test]
    fn only_a_user_without_a_factor_that_counts_must_turn_one_on() {
        let account = AccountName::parse("acme").unwrap();
        let root = LoginName { account: account.clone(), user: None };
        let user = LoginName { account, user: Some(UserName::parse("ada").unwrap()) };
        let on = |kinds: &[Factor]| FactorsOn { kinds: kinds.iter().copied().collect(), ..FactorsOn::default() };
        let required = AccountPolicy { two_factor: TwoFactorRule::Required, kinds: [Factor::App].into(), ..AccountPolicy::default() };

        assert!(required.rules(&user, &on(&[])).must_enrol);
        assert!(required.rules(&user, &on(&[Factor::Email])).must_enrol);
        assert!(!required.rules(&user, &on(&[Factor::App, Factor::Email])).must_enrol);
        assert!(!required.rules(&root, &on(&[])).must_enrol);
        assert!(!AccountPolicy::default().rules(&user, &on(&[])).must_enrol);
    }

    #[test]
    fn a_user_with_a_factor_that_counts_signs_in_with_one_that_counts() {
        let account = AccountName::parse("acme").unwrap();
        let root = LoginName { account: account.clone(), user: None };
        let user = LoginName { account, user: Some(UserName::parse("ada").unwrap()) };
        let on = |kinds: &[Factor]| FactorsOn { kinds: kinds.iter().copied().collect(), ..FactorsOn::default() };
        let required = AccountPolicy { two_factor: TwoFactorRule::Required, kinds: [Factor::App].into(), ..AccountPolicy::default() };
        let accepted = |policy: &AccountPolicy, name, factors: &[Factor]| {
            let rules = policy.rules(name, &on(factors));
            [Method::Factor(Factor::App), Method::Factor(Factor::Email), Method::RecoveryCode].map(|method| rules.accept(method))
        };

        assert_eq!(accepted(&required, &user, &[Factor::App, Factor::Email]), [true, false, true]);
        assert_eq!(accepted(&required, &user, &[Factor::Email]), [true, true, true]);
        assert_eq!(accepted(&required, &root, &[Factor::App, Factor::Email]), [true, true, true]);
        assert_eq!(accepted(&AccountPolicy::default(), &user, &[Factor::App, Factor::Email]), [true, true, true]);
    }
}
