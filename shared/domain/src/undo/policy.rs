//! The policy of an account after an undo.

use std::collections::BTreeSet;

use super::Reach;
use crate::account_policy::{AccountPolicy, LostFactorRule, SessionSeconds, StoredPolicy, TwoFactorRule};
use crate::clock::Timestamp;
use crate::factors::Factor;

impl AccountPolicy {
    /// This policy, from before an act, in place of a later one. Where the later one demands more, that stays.
    fn in_place_of(&self, later: &Self) -> Self {
        let required = [self, later].iter().any(|policy| policy.two_factor == TwoFactorRule::Required);
        let administrator = [self, later].iter().any(|policy| policy.lost_factor == LostFactorRule::Administrator);
        let (was, is) = (self.session_seconds, later.session_seconds);
        Self {
            two_factor: if required { TwoFactorRule::Required } else { TwoFactorRule::Optional },
            kinds: kinds_in_place_of(&self.kinds, &later.kinds),
            session_seconds: SessionSeconds { web: shorter(was.web, is.web), app: shorter(was.app, is.app) },
            trusted_browsers: self.trusted_browsers && later.trusted_browsers,
            lost_factor: if administrator { LostFactorRule::Administrator } else { LostFactorRule::User },
        }
    }
}

/// The kinds of an earlier list in place of a later one. Fewer kinds demand more, but a list without a strong kind demands less than
/// one with a strong kind. So if no strong kind is in both lists, those of the earlier list return.
fn kinds_in_place_of(earlier: &BTreeSet<Factor>, later: &BTreeSet<Factor>) -> BTreeSet<Factor> {
    let mut kinds = earlier & later;
    if !kinds.iter().any(|kind| kind.is_strong()) {
        kinds.extend(earlier.iter().filter(|kind| kind.is_strong()));
    }
    // The earlier list has no strong kind, and the later one has only strong ones: it demands more.
    if kinds.is_empty() { later.clone() } else { kinds }
}

/// The shorter of two lives. `None` is as long as the deployment allows.
fn shorter(one: Option<i64>, other: Option<i64>) -> Option<i64> {
    one.into_iter().chain(other).min()
}

impl StoredPolicy {
    /// The policy after an undo: what it demanded before the act, and what later changes demand in addition. A policy that was
    /// changed after the barrier stays.
    pub fn policy_undone(&self, reach: Reach) -> AccountPolicy {
        let mut changes = self.former.iter().filter(|former| former.until >= reach.from);
        match changes.next() {
            Some(first) if reach.covers(first.until) && changes.all(|later| reach.covers(later.until)) => {
                // Each policy since the act counts, because one of the undone changes may have taken back what another demanded.
                let undone = self.former.iter().rev().filter(|former| former.until >= reach.from);
                undone.fold(self.policy.clone(), |later, former| former.was.in_place_of(&later))
            }
            _ => self.policy.clone(),
        }
    }

    /// The row after an undo; `None` if the undo leaves it as it is. The notes of the changes that the undo covers go, also if the
    /// policy stays, so that they no longer count in [`StoredPolicy::changes_wait`]. The notes of other changes remain, for the
    /// links of other acts.
    pub fn undone(&self, reach: Reach, now: Timestamp) -> Option<Self> {
        let policy = self.policy_undone(reach);
        let changed_at = if policy == self.policy { self.changed_at } else { Some(now) };
        let former = self.former.iter().filter(|former| !reach.covers(former.until)).cloned().collect();
        let undone = Self { policy, version: self.version, changed_at, former };
        (undone != *self).then(|| Self { version: self.version + 1, ..undone })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(two_factor: TwoFactorRule, kinds: &[Factor], web: Option<i64>) -> AccountPolicy {
        let session_seconds = SessionSeconds { web, app: None };
        AccountPolicy { two_factor, kinds: kinds.iter().copied().collect(), session_seconds, ..AccountPolicy::default() }
    }

    fn from(at: i64) -> Reach {
        Reach { from: Timestamp(at), barrier: None }
    }

    #[test]
    fn an_undo_takes_back_what_weakened_a_policy_and_keeps_what_strengthened_it() {
        use Factor::{App, Email};
        use TwoFactorRule::{Optional, Required};
        let (both, app): (&[Factor], &[Factor]) = (&[App, Email], &[App]);
        for (was, is, after) in [
            (policy(Required, app, Some(600)), policy(Optional, both, None), policy(Required, app, Some(600))),
            (policy(Optional, both, None), policy(Required, app, Some(600)), policy(Required, app, Some(600))),
            (policy(Required, app, None), policy(Required, &[Email], Some(600)), policy(Required, app, Some(600))),
            (policy(Required, both, None), policy(Required, &[App, Factor::Passkey], None), policy(Required, app, None)),
            (policy(Required, both, Some(600)), policy(Optional, app, Some(900)), policy(Required, app, Some(600))),
        ] {
            assert_eq!(was.in_place_of(&is), after, "{was:?} after {is:?}");
        }
        let open = AccountPolicy { trusted_browsers: true, lost_factor: LostFactorRule::User, ..AccountPolicy::default() };
        let closed = AccountPolicy { trusted_browsers: false, lost_factor: LostFactorRule::Administrator, ..AccountPolicy::default() };
        assert_eq!((open.in_place_of(&closed), closed.in_place_of(&open)), (closed.clone(), closed));
    }

    #[test]
    fn an_undo_keeps_fewer_kinds_but_never_the_weakest_alone() {
        use Factor::{App, Email, Passkey};
        let cases: [(&[Factor], &[Factor], &[Factor]); 10] = [
            (&[App, Email], &[Email], &[App, Email]),
            (&[App], &[Email], &[App]),
            (&[Passkey, App, Email], &[Email], &[Passkey, App, Email]),
            (&[Passkey, App, Email], &[App, Email], &[App, Email]),
            (&[App], &[Passkey], &[App]),
            // Codes by mail stay away where a list leaves them out.
            (&[App, Email], &[App], &[App]),
            (&[App, Email], &[Passkey], &[App]),
            (&[App, Email], &[Passkey, Email], &[App, Email]),
            (&[Email], &[App, Email], &[Email]),
            (&[Email], &[App], &[App]),
        ];
        for (earlier, later, after) in cases {
            let [earlier, later, after] = [earlier, later, after].map(|kinds| kinds.iter().copied().collect::<BTreeSet<_>>());
            assert_eq!(kinds_in_place_of(&earlier, &later), after, "{earlier:?} after {later:?}");
        }
    }

    #[test]
    fn an_undo_reaches_back_to_before_its_act_however_often_the_policy_was_changed() {
        use TwoFactorRule::{Optional, Required};
        let at = |two_factor, web| policy(two_factor, &Factor::ALL, web);
        let mut stored = StoredPolicy { policy: at(Required, Some(600)), ..StoredPolicy::default() };
        stored = stored.changed(at(Required, None), Timestamp(10));
        stored = stored.changed(at(Optional, None), Timestamp(20));
        assert_eq!(stored.policy_undone(from(10)), at(Required, Some(600)));
        assert_eq!(stored.policy_undone(from(11)), at(Required, None));
        assert_eq!(stored.undone(from(21), Timestamp(30)), None);
        // A demand that came and went within the reach is back.
        let mut stored = StoredPolicy { policy: at(Optional, None), ..StoredPolicy::default() };
        stored = stored.changed(at(Required, Some(600)), Timestamp(10));
        stored = stored.changed(at(Optional, None), Timestamp(20));
        assert_eq!(stored.policy_undone(from(10)), at(Required, Some(600)));
        let mut stored = StoredPolicy { policy: at(Required, Some(600)), ..StoredPolicy::default() };
        stored = stored.changed(at(Required, None), Timestamp(10));
        stored = stored.changed(at(Optional, None), Timestamp(20));
        // A change after the owner took the account back stays, and so does all before it.
        let barrier = |barrier| Reach { from: Timestamp(10), barrier: Some(Timestamp(barrier)) };
        assert_eq!(stored.policy_undone(barrier(20)), at(Optional, None));
        assert_eq!(stored.policy_undone(barrier(21)), at(Required, Some(600)));
        // An undo that leaves the policy as it is takes the notes away, and nothing else.
        let mut strict = StoredPolicy::default();
        for at in 0..20 {
            strict = strict.changed(policy(Required, &Factor::ALL, Some(1000 - at)), Timestamp(at));
        }
        assert!(strict.changes_wait(Timestamp(30)).is_some());
        let undone = strict.undone(from(0), Timestamp(30)).unwrap();
        assert_eq!((&undone.policy, undone.version, undone.changed_at), (&strict.policy, 21, strict.changed_at));
        assert_eq!((undone.changes_wait(Timestamp(30)), undone.undone(from(0), Timestamp(31))), (None, None));
        // The link of an earlier act is still good after the undo of a later one.
        let undone = stored.undone(from(15), Timestamp(30)).unwrap();
        assert_eq!((undone.version, undone.policy.clone(), undone.former.len()), (3, at(Required, None), 1));
        assert_eq!(undone.policy_undone(from(5)), at(Required, Some(600)));
    }
}
