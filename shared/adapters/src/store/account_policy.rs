//! The policy of an account.

use rekey_domain::account::AccountName;
use rekey_domain::account_policy::{AccountPolicy, PolicyChange, StoredPolicy};
use rekey_domain::audit::{AuditAction, ManagedSet};
use rekey_domain::notice::Notice;
use rekey_domain::principal::Principal;

use super::directory::{policy_as_seen, policy_key};
use super::error::Result;
use super::tables::Directory;
use super::transactions::TxOutcome;
use super::users::AdminAction;
use super::write::{Write, filled};

/// Writes the next version of a policy in place of the one that the caller read.
pub(super) fn policy_changed(account: &AccountName, seen: &StoredPolicy, next: &StoredPolicy) -> Write {
    let StoredPolicy { policy, version, changed_at, former } = next;
    let AccountPolicy { two_factor, kinds, session_seconds, trusted_browsers, lost_factor } = policy;
    policy_as_seen(account, seen)
        .set("kind", "policy")
        .set("two_factor", two_factor)
        .set("kinds", kinds)
        .set("session_seconds", session_seconds)
        .set("trusted_browsers", trusted_browsers)
        .set("lost_factor", lost_factor)
        .set("version", version)
        .set("changed_at", changed_at)
        .set_or_remove("former", filled(former, former.is_empty()))
}

impl Directory {
    /// Reads the policy of an account.
    pub async fn policy(&self, account: &AccountName) -> Result<StoredPolicy> {
        Ok(self.table.get(policy_key(account)).await?.unwrap_or_default())
    }

    /// Reads the policy that applies to a principal; `None` for the root, who is free to choose its factors.
    pub async fn policy_for(&self, principal: &Principal) -> Result<Option<StoredPolicy>> {
        match &principal.user {
            Some(_) => self.policy(&principal.account).await.map(Some),
            None => Ok(None),
        }
    }

    /// Changes the policy of the actor's account. It requires that policy and actor are as the caller read them.
    pub async fn change_policy(&self, act: &AdminAction<'_>, seen: &StoredPolicy, to: AccountPolicy) -> Result<TxOutcome> {
        let next = seen.changed(to.clone(), act.at);
        let change = PolicyChange { from: seen.policy.clone(), to };
        let set = ManagedSet { policy: change.sentences().iter().map(ToString::to_string).collect(), ..ManagedSet::default() };
        let mut items = vec![self.table.tx_write(policy_changed(&act.actor.account, seen, &next)), self.manages(act)];
        let told = act.told_to_actor(Notice::PolicyChanged(Box::new(change)));
        items.extend(told.map(|queued| self.flows.put_outbox(&queued)));
        self.written(&act.audit(act.actor, AuditAction::PolicyChanged, set), items).await
    }
}
