//! A lost second factor: how a person who knows the password, and has lost every factor, gets the factors turned off.
//!
//! There are two ways. Codes to two contacts of different kinds are two proofs, and turn the factors off at once. A mailed code
//! alone begins a wait, of which everybody who can be reached is told, and which the owner stops in many ways. No contact alone
//! turns a factor off (NIST SP 800-63B-4, section 4.2: an account with two factors is recovered by two proofs of different
//! kinds, or after a notice).

use serde::{Deserialize, Serialize};

use crate::account::LoginName;
use crate::clock::Timestamp;
use crate::contact::{Contact, ContactKind};
use crate::email::EmailAddress;
use crate::factors::Factors;
use crate::id::Id;
use crate::notice::Notice;
use crate::phone::PhoneNumber;
use crate::principal::{Principal, State};
use crate::token::{LostFactorLinkHash, LostFactorStopHash};

/// Seconds that a report of lost factors waits for its codes.
pub const REPORT_LIFE: i64 = 1800;
/// The most codes that may be tried for one report.
pub const REPORT_TRIES: u32 = 5;
/// Seconds that a contact has been bound unchanged, and no contact has recovered the password, before it counts as a proof.
pub const UNCHANGED: i64 = 7 * 86_400;
/// Seconds that the link at the end of a wait is valid.
pub const FINISH_LIFE: i64 = 7 * 86_400;
/// The shortest wait, in hours.
pub const SHORTEST_WAIT: u32 = 24;
/// The wait of a deployment that sets none, in hours.
pub const DEFAULT_WAIT: u32 = 72;
/// The shortest wait that an operator begins, in seconds.
pub const OPERATORS_WAIT: i64 = 7 * 86_400;
/// Seconds between two announcements of a wait.
const ANNOUNCED_EVERY: i64 = 86_400;

/// A way to get the factors turned off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// A mailed code and a code by SMS turn the factors off at once.
    TwoContacts,
    /// A mailed code begins a wait.
    Wait,
}

/// The bound contacts of a principal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contacts {
    /// The address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailAddress>,
    /// The mobile number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<PhoneNumber>,
}

impl Contacts {
    /// The contacts that are bound to a principal now.
    pub fn of(principal: &Principal) -> Self {
        Self { email: principal.email.clone(), phone: principal.phone.clone() }
    }
}

/// The principal that lost its factors, as it was when the password was checked. Whatever changes it ends the report and the
/// wait.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Loser {
    /// The id of the principal.
    pub principal: Id,
    /// The name of the principal.
    #[serde(flatten)]
    pub name: LoginName,
    /// The principal's epoch.
    pub epoch: u64,
    /// The principal's generation.
    pub generation: u64,
    /// The principal's contacts.
    pub contacts: Contacts,
}

impl Loser {
    /// The principal as it is now.
    pub fn new(principal: &Principal) -> Self {
        Self {
            principal: principal.id,
            name: principal.login_name(),
            epoch: principal.epoch,
            generation: principal.generation,
            contacts: Contacts::of(principal),
        }
    }

    /// Whether the principal is unchanged.
    pub fn is_still(&self, principal: &Principal) -> bool {
        (self.principal, self.epoch, self.generation) == (principal.id, principal.epoch, principal.generation)
            && self.contacts == Contacts::of(principal)
            && principal.state == State::Active
    }
}

/// A report, after the right password, that every second factor is lost. It waits for codes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    /// The id, which the person who reports is given.
    pub id: Id,
    /// The principal.
    #[serde(flatten)]
    pub loser: Loser,
    /// When the report expires.
    pub expires_at: Timestamp,
    /// The number of tries at its codes.
    #[serde(default)]
    pub tries: u32,
    /// The operation that turned the factors off, or began the wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent_by: Option<Id>,
}

impl Report {
    /// A new report.
    pub fn new(id: Id, principal: &Principal, now: Timestamp) -> Self {
        Self { id, loser: Loser::new(principal), expires_at: now.plus(REPORT_LIFE), tries: 0, spent_by: None }
    }

    /// Whether codes may still be requested and tried.
    pub fn is_open(&self, principal: &Principal, now: Timestamp) -> bool {
        now < self.expires_at && self.tries < REPORT_TRIES && self.spent_by.is_none() && self.loser.is_still(principal)
    }
}

/// The ways that are open to a principal now. `factors` are its factors.
///
/// The last recovery by a contact has set the password. If no factor has proven the person since, the password proves no more than
/// that contact does, and password and mailed code together would be one proof.
pub fn ways(principal: &Principal, factors: &Factors, now: Timestamp) -> Vec<Way> {
    if principal.email.is_none() {
        return Vec::new();
    }
    let two_contacts = principal.phone.is_some() && contacts_are_unchanged(principal, now);
    let password_is_a_proof = principal.recovered_at.is_none_or(|at| factors.proven_at.is_some_and(|proven| proven > at));
    let wait = password_is_a_proof.then_some(Way::Wait);
    two_contacts.then_some(Way::TwoContacts).into_iter().chain(wait).collect()
}

/// Whether both contacts have been bound unchanged for [`UNCHANGED`] seconds, and no contact has recovered the password in that
/// time.
fn contacts_are_unchanged(principal: &Principal, now: Timestamp) -> bool {
    let since = now.plus(-UNCHANGED);
    let changed = principal.former.iter().any(|former| former.until > since);
    // An administrator's change of a contact leaves a span that ends at the change.
    let changed_by_others = principal.undone.iter().any(|(_, until)| *until > since);
    let recovered = principal.recovered_at.is_some_and(|at| at > since);
    principal.created_at <= since && !changed && !changed_by_others && !recovered
}

/// A wait, at whose end a mailed link turns the factors off. A principal has one at a time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Wait {
    /// The id.
    pub id: Id,
    /// The principal.
    #[serde(flatten)]
    pub loser: Loser,
    /// When the wait began.
    pub began_at: Timestamp,
    /// When the wait ends.
    pub ready_at: Timestamp,
    /// Whether an operator of the service began the wait.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_support: bool,
    /// When somebody stopped the wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stopped_at: Option<Timestamp>,
    /// The operation that turned the factors off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent_by: Option<Id>,
}

impl Wait {
    /// A new wait of this many seconds.
    pub fn new(id: Id, principal: &Principal, seconds: i64, now: Timestamp) -> Self {
        let (loser, ready_at) = (Loser::new(principal), now.plus(seconds));
        Self { id, loser, began_at: now, ready_at, by_support: false, stopped_at: None, spent_by: None }
    }

    /// The notice that announces the wait.
    pub fn announced(&self) -> Notice {
        Notice::FactorsOffSoon { ready_at: self.ready_at, by_support: self.by_support }
    }

    /// Whether the wait goes on, or has ended and its link may be used. A factor that was shown since the wait began has stopped
    /// it, and so has every change of the principal.
    pub fn goes_on(&self, principal: &Principal, factors: &Factors, now: Timestamp) -> bool {
        self.stopped_at.is_none()
            && self.spent_by.is_none()
            && now < self.ready_at.plus(FINISH_LIFE)
            && factors.ask()
            && factors.shown_at.is_none_or(|at| at < self.began_at)
            && self.loser.is_still(principal)
            && !self.saw_a_change(principal)
    }

    /// Whether a contact has changed since the wait began, even if it has changed back.
    fn saw_a_change(&self, principal: &Principal) -> bool {
        principal.former.iter().any(|former| former.until >= self.began_at)
            || principal.undone.iter().any(|(_, until)| *until >= self.began_at)
    }

    /// Whether a notice is about this wait: it names the time at which this wait, or its link, ends.
    pub fn is_of(&self, notice: &Notice) -> bool {
        match notice {
            Notice::FactorsOffSoon { ready_at, .. } => *ready_at == self.ready_at,
            Notice::FactorsOffReady { until } => *until == self.ready_at.plus(FINISH_LIFE),
            _ => false,
        }
    }

    /// Whether the link at the end of the wait may be used.
    pub fn is_ready(&self, now: Timestamp) -> bool {
        self.ready_at <= now
    }

    /// The time of the next announcement after `now`; `None` if the last one is over.
    pub fn next_announcement(&self, now: Timestamp) -> Option<Timestamp> {
        if self.is_ready(now) {
            return None;
        }
        let days = now.seconds_from(self.began_at).div_euclid(ANNOUNCED_EVERY) + 1;
        Some(self.began_at.plus(days * ANNOUNCED_EVERY).min(self.ready_at))
    }
}

/// A link of a wait, as the table stores it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WaitLink<H> {
    /// The hash of the token.
    pub hash: H,
    /// The wait.
    pub wait: Id,
    /// When the link expires.
    pub expires_at: Timestamp,
}

/// The link in each announcement of a wait, which stops the wait.
pub type StopLink = WaitLink<LostFactorStopHash>;
/// The link at the end of a wait, which turns the factors off.
pub type FinishLink = WaitLink<LostFactorLinkHash>;

/// The next announcement of a wait, as the table stores it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Announcement {
    /// The id of the row.
    pub id: Id,
    /// The principal.
    pub principal: Id,
    /// The wait.
    pub wait: Id,
    /// When the announcement is due.
    pub due_at: Timestamp,
}

/// The kinds of contact that get a code, for these ways.
pub fn proving(ways: &[Way]) -> Vec<ContactKind> {
    match ways {
        [] => Vec::new(),
        ways if ways.contains(&Way::TwoContacts) => vec![ContactKind::Email, ContactKind::Phone],
        _ => vec![ContactKind::Email],
    }
}

/// The contact of this kind among those of a report.
pub fn contact(loser: &Loser, kind: ContactKind) -> Option<Contact> {
    match kind {
        ContactKind::Email => loser.contacts.email.clone().map(Contact::Email),
        ContactKind::Phone => loser.contacts.phone.clone().map(Contact::Phone),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::AccountName;
    use crate::contact_change::Former;
    use crate::factors::EmailFactor;
    use crate::permissions::Permissions;
    use crate::random::Random;

    const DAY: i64 = 86_400;

    fn principal() -> Principal {
        let random = Random::system();
        let name = LoginName { account: AccountName::parse("acme").unwrap(), user: None };
        let mut principal = Principal::new(Id::random(&random), name, Permissions::default(), Timestamp(0));
        principal.state = State::Active;
        principal.email = Some(EmailAddress::parse("ada@example.com").unwrap());
        principal.phone = Some(PhoneNumber::parse("+4915123456789").unwrap());
        principal
    }

    fn on() -> Factors {
        Factors { email: Some(EmailFactor { since: Timestamp(0) }), ..Factors::default() }
    }

    #[test]
    fn two_contacts_prove_after_seven_days_without_a_change_or_a_recovery() {
        let (now, both, wait) = (Timestamp(30 * DAY), vec![Way::TwoContacts, Way::Wait], vec![Way::Wait]);
        let seen = |change: &dyn Fn(&mut Principal)| {
            let mut principal = principal();
            change(&mut principal);
            ways(&principal, &on(), now)
        };
        let changed = |at| Former { kind: ContactKind::Phone, was: None, until: Timestamp(at) };
        assert_eq!(seen(&|_| ()), both);
        assert_eq!(seen(&|of| of.phone = None), wait);
        assert_eq!(seen(&|of| of.email = None), []);
        assert_eq!(seen(&|of| of.former = vec![changed(23 * DAY)]), both);
        assert_eq!(seen(&|of| of.former = vec![changed(23 * DAY + 1)]), wait);
        assert_eq!(seen(&|of| of.undone = vec![(Timestamp(0), Timestamp(23 * DAY + 1))]), wait);
        assert_eq!(seen(&|of| of.created_at = Timestamp(23 * DAY + 1)), wait);
        assert_eq!(seen(&|of| of.recovered_at = Some(Timestamp(23 * DAY + 1))), []);
        assert_eq!(seen(&|of| of.recovered_at = Some(Timestamp(23 * DAY))), [Way::TwoContacts]);
    }

    #[test]
    fn a_password_that_a_contact_set_proves_nothing_beside_that_contact() {
        let mut of = principal();
        (of.phone, of.recovered_at) = (None, Some(Timestamp(DAY)));
        let shown = |at: Option<i64>| ways(&of, &Factors { proven_at: at.map(Timestamp), ..on() }, Timestamp(30 * DAY));
        assert_eq!(shown(None), []);
        assert_eq!(shown(Some(DAY)), []);
        assert_eq!(shown(Some(DAY + 1)), [Way::Wait]);
    }

    #[test]
    fn a_wait_ends_with_everything_that_the_owner_does() {
        let principal = principal();
        let wait = Wait::new(principal.id, &principal, 3 * DAY, Timestamp(DAY));
        let goes_on = |change: &dyn Fn(&mut Principal, &mut Factors, &mut Wait)| {
            let (mut principal, mut factors, mut wait) = (principal.clone(), on(), wait.clone());
            change(&mut principal, &mut factors, &mut wait);
            wait.goes_on(&principal, &factors, Timestamp(2 * DAY))
        };
        assert!(goes_on(&|_, _, _| ()));
        assert!(goes_on(&|_, factors, _| factors.shown_at = Some(Timestamp(DAY - 1))));
        assert!(!goes_on(&|_, factors, _| factors.shown_at = Some(Timestamp(DAY))));
        assert!(!goes_on(&|_, factors, _| *factors = Factors::default()));
        assert!(!goes_on(&|principal, _, _| principal.epoch += 1));
        assert!(!goes_on(&|principal, _, _| principal.generation += 1));
        assert!(!goes_on(&|principal, _, _| principal.phone = None));
        assert!(!goes_on(&|principal, _, _| principal.state = State::Frozen));
        assert!(!goes_on(&|_, _, wait| wait.stopped_at = Some(Timestamp(DAY))));
        assert!(!goes_on(&|_, _, wait| wait.spent_by = Some(wait.id)));
        assert!(wait.goes_on(&principal, &on(), Timestamp(11 * DAY - 1)));
        assert!(!wait.goes_on(&principal, &on(), Timestamp(11 * DAY)));
    }

    #[test]
    fn a_wait_is_announced_each_day_and_at_its_end() {
        let principal = principal();
        let wait = Wait::new(principal.id, &principal, 60 * 3600, Timestamp(0));
        let next = |now| wait.next_announcement(Timestamp(now)).map(|at| at.0);
        assert_eq!(next(0), Some(DAY));
        assert_eq!(next(DAY - 1), Some(DAY));
        assert_eq!(next(DAY), Some(2 * DAY));
        assert_eq!(next(2 * DAY + 600), Some(60 * 3600));
        assert_eq!(next(60 * 3600), None);
    }
}
