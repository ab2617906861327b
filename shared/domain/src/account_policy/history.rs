//! The stored policy of an account, with the policies before its changes of the last days.

use serde::{Deserialize, Serialize};

use super::AccountPolicy;
use crate::clock::Timestamp;
use crate::contact_change::UNDO_LIFE;

/// The most changes of a policy within [`UNDO_LIFE`] seconds. It bounds the size of the row, which every sign-in reads.
pub const MAX_FORMER: usize = 20;

/// An account's policy, as the table stores it. An account without a row has the default one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredPolicy {
    /// The policy.
    #[serde(flatten)]
    pub policy: AccountPolicy,
    /// The number of changes. Each write requires the number that its caller read.
    #[serde(default)]
    pub version: u64,
    /// When the policy was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_at: Option<Timestamp>,
    /// The policies before each change, the latest change last. They are kept for as long as the change can be undone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<FormerPolicy>,
}

/// A policy before a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerPolicy {
    /// When the change was made.
    pub until: Timestamp,
    /// The policy before the change.
    pub was: AccountPolicy,
}

impl StoredPolicy {
    /// Seconds until the policy may be changed again; `None` if it may be changed now. At most [`MAX_FORMER`] changes fit into
    /// [`UNDO_LIFE`] seconds.
    pub fn changes_wait(&self, now: Timestamp) -> Option<i64> {
        let recent: Vec<_> = self.former.iter().map(|former| former.until.plus(UNDO_LIFE)).filter(|ends| *ends > now).collect();
        recent.first().filter(|_| recent.len() >= MAX_FORMER).map(|ends| ends.seconds_from(now))
    }

    /// The row after a change, with a note of the policy before it.
    #[must_use]
    pub fn changed(&self, policy: AccountPolicy, now: Timestamp) -> Self {
        let recent = self.former.iter().filter(|former| former.until.plus(UNDO_LIFE) > now).cloned();
        let note = FormerPolicy { until: now, was: self.policy.clone() };
        Self { policy, version: self.version + 1, changed_at: Some(now), former: recent.chain([note]).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_changed_a_bounded_number_of_times_in_seven_days() {
        let mut stored = StoredPolicy::default();
        for at in 0..20 {
            assert_eq!(stored.changes_wait(Timestamp(at)), None);
            let policy = AccountPolicy { trusted_browsers: at % 2 == 1, ..AccountPolicy::default() };
            stored = stored.changed(policy, Timestamp(at));
        }
        assert_eq!((stored.version, stored.former.len(), stored.changed_at), (20, MAX_FORMER, Some(Timestamp(19))));
        assert_eq!(stored.changes_wait(Timestamp(20)), Some(UNDO_LIFE - 20));
        assert_eq!(stored.changes_wait(Timestamp(UNDO_LIFE)), None);
        assert_eq!(stored.changed(AccountPolicy::default(), Timestamp(UNDO_LIFE)).former.len(), MAX_FORMER);
    }
}
