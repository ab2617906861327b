//! "That was not me": what a principal looks like once an act, and everything after it, is undone.

use crate::clock::Timestamp;
use crate::contact::{Contact, ContactKind};
use crate::contact_change::UNDO_LIFE;
use crate::factors::Factors;
use crate::principal::Principal;

impl Principal {
    /// Whether an act of this time may still be undone: not if it was, be it with one that went before it.
    pub fn can_undo(&self, at: Timestamp) -> bool {
        !self.undone.iter().any(|(from, until)| *from <= at && at <= *until)
    }

    /// The contact of this kind as it was right before an act. Whatever was bound since goes, since whoever did the act may
    /// have changed it more than once.
    pub fn contact_before(&self, kind: ContactKind, at: Timestamp) -> Option<Contact> {
        match self.former.iter().find(|former| former.kind == kind && former.until >= at) {
            Some(former) => former.was.clone(),
            None => self.contact(kind),
        }
    }

    /// What is undone if nothing that was done until now can be undone any more: an administrator has decided since.
    pub fn sealed(now: Timestamp) -> Vec<(Timestamp, Timestamp)> {
        vec![(Timestamp(0), now)]
    }

    /// What was undone, with everything from this act on; what nobody can undo any more is left out.
    pub fn undone_from(&self, at: Timestamp, now: Timestamp) -> Vec<(Timestamp, Timestamp)> {
        let recent = self.undone.iter().filter(|(_, until)| until.plus(UNDO_LIFE) > now).copied();
        recent.chain([(at, now)]).collect()
    }
}

impl Factors {
    /// What is left of them if nothing counts that was turned on or made since this time. What was turned off since is not
    /// known any more.
    #[must_use]
    pub fn before(&self, at: Timestamp) -> Self {
        let mut factors = self.clone();
        factors.app = factors.app.filter(|app| app.since < at);
        factors.email = factors.email.filter(|email| email.since < at);
        if factors.is_empty() || self.recovery_codes_made_at.is_some_and(|made_at| made_at >= at) {
            factors.recovery_codes.clear();
        }
        factors
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{AccountName, LoginName};
    use crate::contact_change::Former;
    use crate::email::EmailAddress;
    use crate::id::Id;
    use crate::permissions::Permissions;
    use crate::random::Random;

    fn address(text: &str) -> Contact {
        EmailAddress::parse(text).unwrap().into()
    }

    #[test]
    fn a_contact_goes_back_to_what_it_was_before_the_act_however_often_it_was_changed() {
        let name = LoginName { account: AccountName::parse("acme").unwrap(), user: None };
        let mut principal = Principal::new(Id::random(&Random::system()), name, Permissions::default(), Timestamp(0));
        principal.email = EmailAddress::parse("d@example.org").ok();
        for (was, until) in [("a@example.org", 10), ("b@example.org", 20), ("c@example.org", 30)] {
            principal.former.push(Former { kind: ContactKind::Email, was: Some(address(was)), until: Timestamp(until) });
        }
        principal.former.push(Former { kind: ContactKind::Phone, was: None, until: Timestamp(15) });
        let before = |at| principal.contact_before(ContactKind::Email, Timestamp(at));
        assert_eq!(before(10), Some(address("a@example.org")));
        assert_eq!(before(11), Some(address("b@example.org")));
        assert_eq!(before(30), Some(address("c@example.org")));
        assert_eq!(before(31), Some(address("d@example.org")));
        assert_eq!(principal.contact_before(ContactKind::Phone, Timestamp(15)), None);
    }

    #[test]
    fn what_is_undone_stays_so_and_what_went_before_can_still_be() {
        let name = LoginName { account: AccountName::parse("acme").unwrap(), user: None };
        let mut principal = Principal::new(Id::random(&Random::system()), name, Permissions::default(), Timestamp(0));
        principal.undone = principal.undone_from(Timestamp(20), Timestamp(40));
        for (at, can) in [(19, true), (20, false), (30, false), (40, false), (41, true)] {
            assert_eq!(principal.can_undo(Timestamp(at)), can, "{at}");
        }
        principal.undone = principal.undone_from(Timestamp(10), Timestamp(50));
        assert!(!principal.can_undo(Timestamp(19)) && principal.can_undo(Timestamp(9)));
        assert_eq!(principal.undone_from(Timestamp(0), Timestamp(50 + UNDO_LIFE)).len(), 1);
    }
}
