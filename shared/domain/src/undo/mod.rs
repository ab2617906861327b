//! Undo: the state of a principal after its owner reported an act with the link in a notice ("This was not me").
//!
//! Everybody who reads the notice can use its link, a thief included. So an undo never lowers the protection of a principal: it
//! restores the earlier state. If a factor was on before the act or in the 7 days before it, or cannot be restored, access to a
//! contact alone does not allow a sign-in afterwards.

mod factors;
mod policy;

use serde::{Deserialize, Serialize};

use crate::account::UserName;
use crate::clock::Timestamp;
use crate::contact::{Contact, ContactKind};
use crate::contact_change::{Former, UNDO_LIFE};
use crate::factors::Factor;
use crate::id::Id;
use crate::locale::Locale;
use crate::principal::Principal;

/// The time span that a link undoes: from its act until now, or until the recovery that ends the span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// When the act was done.
    pub from: Timestamp,
    /// The first recovery since the act that its author cannot have made, if there was one. Changes from then on stay.
    pub barrier: Option<Timestamp>,
}

/// A recovery that a principal made, as read from its audit entry.
#[derive(Clone, Copy, Debug)]
pub struct PastRecovery {
    /// When the recovery was made.
    pub at: Timestamp,
    /// The kind of contact that received the message.
    pub by: ContactKind,
}

/// A change that an undo made, as its answer names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "&'static str")]
pub enum Undone {
    /// The contact from before is bound again.
    Contact(ContactKind),
    /// The factor that was turned on is off.
    FactorOff(Factor),
    /// The factor from before is on again.
    FactorRestored(Factor),
    /// The recovery codes from before are valid again.
    RecoveryCodesRestored,
    /// The policy of the account demands again what it demanded before.
    Policy,
}

impl From<Undone> for &'static str {
    fn from(undone: Undone) -> Self {
        match undone {
            Undone::Contact(kind) => kind.name(),
            Undone::FactorOff(factor) => factor.row().undone,
            Undone::FactorRestored(factor) => factor.row().restored,
            Undone::RecoveryCodesRestored => "recovery_codes_restored",
            Undone::Policy => "policy",
        }
    }
}

/// A user that an administrator created or strengthened, and the session in which the administrator did so. An undo freezes
/// the user.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ManagedUser {
    /// The principal of the user.
    pub principal: Id,
    /// The name of the user at that time.
    pub user: UserName,
    /// When the administrator acted.
    pub at: Timestamp,
    /// Whether the act led to a link that sets the password. The password of the user may then be somebody else's.
    #[serde(default)]
    pub by_link: bool,
    /// The session of the administrator.
    pub session: ActSession,
}

/// The session in which an act was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActSession {
    /// The id of the session.
    pub id: Id,
    /// When the session began.
    pub began_at: Timestamp,
}

impl Reach {
    /// Whether an act at this time is undone.
    pub fn covers(self, at: Timestamp) -> bool {
        self.from <= at && self.barrier.is_none_or(|barrier| at < barrier)
    }

    /// Whether an undo covers this act of an administrator: the act was done in `session`, the session of the reported act, or in
    /// a session that began since the reported act. An older session is the owner's.
    pub fn covers_managed(self, managed: &ManagedUser, session: Option<ActSession>) -> bool {
        let same = session.is_some_and(|session| session.id == managed.session.id);
        self.covers(managed.at) && (same || managed.session.began_at >= self.from)
    }
}

impl Principal {
    /// Whether an act at this time may still be undone. It may not if it was undone before, alone or together with an earlier
    /// act.
    pub fn can_undo(&self, at: Timestamp) -> bool {
        !self.undone.iter().any(|(from, until)| *from <= at && at <= *until)
    }

    /// The reach of a link that reports an act at `from`. `made_with` is the contact kind of the last recovery before the act.
    /// The reach ends at the next recovery through another contact that was bound before the act: the owner took the account
    /// back with it.
    pub fn reach(&self, from: Timestamp, made_with: Option<ContactKind>, recoveries: &[PastRecovery]) -> Reach {
        let ends = |recovery: &PastRecovery| {
            let bound = self.contact_before(recovery.by, recovery.at);
            recovery.at >= from && Some(recovery.by) != made_with && bound.is_some() && bound == self.contact_before(recovery.by, from)
        };
        Reach { from, barrier: recoveries.iter().filter(|recovery| ends(recovery)).map(|recovery| recovery.at).min() }
    }

    /// The contact of this kind after an undo. Every contact bound within the reach goes, since the author of the act may have
    /// changed it more than once. A contact that was changed after the barrier stays.
    pub fn contact_undone(&self, kind: ContactKind, reach: Reach) -> Option<Contact> {
        let mut changes = self.former.iter().filter(|former| former.kind == kind && former.until >= reach.from);
        match changes.next() {
            Some(first) if reach.covers(first.until) && changes.all(|later| reach.covers(later.until)) => first.was.clone(),
            _ => self.contact(kind),
        }
    }

    /// The language after an undo. If it was changed within the reach, messages and pages come in the earlier one again.
    pub fn locale_undone(&self, reach: Reach) -> Option<&Locale> {
        match &self.earlier_locale {
            Some(earlier) if reach.covers(earlier.changed_at()) => earlier.locale.as_ref(),
            _ => self.locale.as_ref(),
        }
    }

    /// The notes of former contacts that remain after an undo.
    pub fn former_undone(&self, reach: Reach) -> Vec<Former> {
        let moved = |kind| self.contact_undone(kind, reach) != self.contact(kind);
        self.former.iter().filter(|former| former.until < reach.from || !moved(former.kind)).cloned().collect()
    }

    /// The span for [`Principal::undone`] that makes every act until now impossible to undo. An administrator's act sets it,
    /// and so does the binding of an address that an administrator entered.
    pub fn undo_barrier(now: Timestamp) -> Vec<(Timestamp, Timestamp)> {
        vec![(Timestamp(0), now)]
    }

    /// The spans for [`Principal::undone`] after an undo with this reach. Spans that are too old to undo are left out.
    pub fn undone_within(&self, reach: Reach, now: Timestamp) -> Vec<(Timestamp, Timestamp)> {
        let recent = self.undone.iter().filter(|(_, until)| until.plus(UNDO_LIFE) > now).copied();
        recent.chain([(reach.from, reach.barrier.map_or(now, |barrier| barrier.plus(-1)))]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{AccountName, LoginName};
    use crate::email::EmailAddress;
    use crate::permissions::Permissions;
    use crate::phone::PhoneNumber;
    use crate::random::Random;

    fn address(text: &str) -> Contact {
        EmailAddress::parse(text).unwrap().into()
    }

    fn principal() -> Principal {
        let name = LoginName { account: AccountName::parse("acme").unwrap(), user: None };
        Principal::new(Id::random(&Random::system()), name, Permissions::default(), Timestamp(0))
    }

    fn from(at: i64) -> Reach {
        Reach { from: Timestamp(at), barrier: None }
    }

    #[test]
    fn a_contact_goes_back_to_what_it_was_before_the_act_however_often_it_was_changed() {
        let mut principal = principal();
        principal.email = EmailAddress::parse("d@example.org").ok();
        for (was, until) in [("a@example.org", 10), ("b@example.org", 20), ("c@example.org", 30)] {
            principal.former.push(Former { kind: ContactKind::Email, was: Some(address(was)), until: Timestamp(until) });
        }
        principal.former.push(Former { kind: ContactKind::Phone, was: None, until: Timestamp(15) });
        let after = |at| principal.contact_undone(ContactKind::Email, from(at));
        assert_eq!(after(10), Some(address("a@example.org")));
        assert_eq!(after(11), Some(address("b@example.org")));
        assert_eq!(after(30), Some(address("c@example.org")));
        assert_eq!(after(31), Some(address("d@example.org")));
        assert_eq!(principal.contact_undone(ContactKind::Phone, from(15)), None);
        // A contact that was changed after the owner took the account back stays.
        let before =
            |barrier| principal.contact_undone(ContactKind::Email, Reach { from: Timestamp(10), barrier: Some(Timestamp(barrier)) });
        assert_eq!(before(31), Some(address("a@example.org")));
        assert_eq!(before(30), Some(address("d@example.org")));
    }

    #[test]
    fn a_recovery_through_another_contact_from_before_ends_the_reach() {
        let mut principal = principal();
        principal.email = EmailAddress::parse("a@example.org").ok();
        principal.phone = PhoneNumber::parse("+4915123456789").ok();
        // The number has been bound since second 15.
        principal.former.push(Former { kind: ContactKind::Phone, was: None, until: Timestamp(15) });
        let recovered = |at, by| PastRecovery { at: Timestamp(at), by };
        let recoveries = [recovered(20, ContactKind::Phone), recovered(30, ContactKind::Email), recovered(40, ContactKind::Email)];
        let barrier = |at, made_with| principal.reach(Timestamp(at), made_with, &recoveries).barrier.map(|at| at.0);
        assert_eq!(barrier(20, Some(ContactKind::Phone)), Some(30));
        assert_eq!(barrier(30, Some(ContactKind::Email)), None);
        assert_eq!(barrier(16, None), Some(20));
        // A number that was bound after the act is the thief's.
        assert_eq!(barrier(10, None), Some(30));
        assert_eq!(barrier(41, None), None);
    }

    #[test]
    fn what_is_undone_stays_so_and_what_went_before_can_still_be() {
        let mut principal = principal();
        principal.undone = principal.undone_within(from(20), Timestamp(40));
        for (at, can) in [(19, true), (20, false), (30, false), (40, false), (41, true)] {
            assert_eq!(principal.can_undo(Timestamp(at)), can, "{at}");
        }
        principal.undone = principal.undone_within(from(10), Timestamp(50));
        assert!(!principal.can_undo(Timestamp(19)) && principal.can_undo(Timestamp(9)));
        assert_eq!(principal.undone_within(from(0), Timestamp(50 + UNDO_LIFE)).len(), 1);
        // An act after the owner took the account back can be undone.
        principal.undone = principal.undone_within(Reach { from: Timestamp(60), barrier: Some(Timestamp(70)) }, Timestamp(90));
        assert!(!principal.can_undo(Timestamp(69)) && principal.can_undo(Timestamp(70)));
    }
}
