//! One try at getting back in: request → proof (link or typed code) → ticket → new password.
//!
//! The row is the same for everyone when it is requested. Only `deliver` adds what a message carries, one
//! [`Delivery`] each time it sends, with hashes and an expiry of its own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::account::{AccountName, LoginName, UserName};
use crate::clock::Timestamp;
use crate::contact::Contact;
use crate::delivery::{Due, GIVE_UP_AFTER};
use crate::id::Id;
use crate::locale::Locale;
use crate::principal::Principal;
use crate::reference::Reference;
use crate::token::{LinkTokenHash, TicketToken, TicketTokenHash};

/// Seconds that a link and a code live from their sending.
pub const PROOF_LIFE: i64 = 900;
/// Seconds that a ticket lives: time to choose a password, also for who clicked in the last minute.
pub const TICKET_LIFE: i64 = 600;
/// Seconds from the request in which a wrong code is called wrong; after them it is called expired.
pub const CODE_WINDOW: i64 = 1800;
/// How often a code may be typed, right or wrong.
pub const CODE_TRIES: u32 = 5;
/// How many passwords may be tried to be set with one row: each costs a hash, and none may be had without end.
pub const PASSWORD_TRIES: u32 = 50;
/// How many tickets a row holds: consuming may be repeated, and a further ticket takes the place of the oldest.
pub const MAX_TICKETS: usize = 20;
/// How many principals one message may name.
pub const MAX_PRINCIPALS: usize = 50;
/// Seconds that the row is kept: longer than the last ticket of the latest delivery can live.
pub const ROW_LIFE: i64 = GIVE_UP_AFTER + PROOF_LIFE + TICKET_LIFE + 600;

/// The row.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Recovery {
    /// Its id, given to whoever asked.
    pub id: Id,
    /// The contact that was typed.
    #[serde(flatten)]
    pub contact: Contact,
    /// Only this account, if named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountName>,
    /// Only this user, if named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<UserName>,
    /// The language asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// The two words on page and message.
    pub reference: Reference,
    /// When it was asked for.
    pub requested_at: Timestamp,
    /// How often a code was typed.
    #[serde(default)]
    pub tries: u32,
    /// How often a password was tried to be set.
    #[serde(default)]
    pub password_tries: u32,
    /// What was sent, by the id in the link.
    #[serde(default)]
    pub deliveries: BTreeMap<Id, Delivery>,
    /// What was given for it.
    #[serde(default)]
    pub tickets: BTreeMap<Id, Ticket>,
    /// When `deliver` was done with it (sent, or held back by the limit of the contact); a redelivered record is then left alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Timestamp>,
    /// The ticket that set a password and thereby ended the recovery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent_by: Option<Id>,
}

/// What one message carries.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Delivery {
    /// Hash of the link's token.
    pub link_hash: LinkTokenHash,
    /// MAC over row and code, base64url.
    pub code_mac: String,
    /// When link and code end.
    pub expires_at: Timestamp,
    /// Whom the message names, as they were when it was sent.
    pub principals: Vec<Bound>,
}

/// A principal as a message found it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bound {
    /// Its id.
    pub principal: Id,
    /// Its name.
    #[serde(flatten)]
    pub name: LoginName,
    /// Its epoch; a ticket for another is void.
    pub epoch: u64,
}

/// What consuming gave.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ticket {
    /// Hash of the ticket's token.
    pub hash: TicketTokenHash,
    /// The delivery whose link or code was shown; its principals are the choice.
    pub delivery: Id,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// What is known of a typed code after it was compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeVerdict {
    /// It is the code of this delivery, and in time.
    Good(Id),
    /// It is no code of this recovery.
    Wrong,
    /// Right but too late or spent, or wrong after the time in which wrong is said.
    Expired,
}

/// What somebody asks for who wants to get back in.
pub struct Wanted {
    /// The contact that was typed.
    pub contact: Contact,
    /// Only this account, if named.
    pub account: Option<AccountName>,
    /// Only this user, if named.
    pub user: Option<UserName>,
    /// The language asked for.
    pub locale: Option<Locale>,
}

impl Recovery {
    /// The row of a new request: the same for everyone.
    pub fn new(id: Id, wanted: Wanted, reference: Reference, now: Timestamp) -> Self {
        let Wanted { contact, account, user, locale } = wanted;
        Self {
            id,
            contact,
            account,
            user,
            locale,
            reference,
            requested_at: now,
            tries: 0,
            password_tries: 0,
            deliveries: BTreeMap::new(),
            tickets: BTreeMap::new(),
            closed_at: None,
            spent_by: None,
        }
    }

    /// Whether a message for this request is still due.
    pub fn due(&self, now: Timestamp) -> Due {
        Due::of(self.closed_at, self.spent_by, self.deliveries.len(), self.requested_at.plus(GIVE_UP_AFTER), now)
    }

    /// Whether the request, as narrowed, means this principal.
    pub fn means(&self, principal: &Principal) -> bool {
        principal.contact(self.contact.kind()).as_ref() == Some(&self.contact)
            && self.account.as_ref().is_none_or(|account| *account == principal.account)
            && (self.user.is_none() || self.user == principal.user)
    }

    /// Whether this delivery's link (if one was shown) is the right one, in time and unspent.
    pub fn is_open(&self, delivery: Id, link: Option<&LinkTokenHash>, now: Timestamp) -> bool {
        let holds = |delivery: &Delivery| now < delivery.expires_at && link.is_none_or(|link| *link == delivery.link_hash);
        self.spent_by.is_none() && self.deliveries.get(&delivery).is_some_and(holds)
    }

    /// Judges a typed code, given the delivery whose MAC it matches.
    pub fn judge_code(&self, matches: Option<Id>, now: Timestamp) -> CodeVerdict {
        match matches.and_then(|id| Some((id, self.deliveries.get(&id)?))) {
            Some((id, delivery)) if now < delivery.expires_at && self.spent_by.is_none() => CodeVerdict::Good(id),
            Some(_) => CodeVerdict::Expired,
            None if now < self.requested_at.plus(CODE_WINDOW) => CodeVerdict::Wrong,
            None => CodeVerdict::Expired,
        }
    }

    /// The principal that a ticket may set a password for, if the ticket is this recovery's, in time and unspent.
    pub fn redeem(&self, ticket: &TicketToken, name: &LoginName, now: Timestamp) -> Option<&Bound> {
        let entry = self.tickets.get(&ticket.id()).filter(|entry| entry.hash == ticket.hash())?;
        if self.spent_by.is_some() || now >= entry.expires_at {
            return None;
        }
        self.deliveries.get(&entry.delivery)?.principals.iter().find(|bound| bound.name == *name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::email::EmailAddress;
    use crate::random::Random;
    use crate::token::LinkToken;

    fn recovery(random: &Random) -> (Recovery, Id, TicketToken) {
        let id = Id::random(random);
        let link = LinkToken::mint(id, random);
        let ticket = TicketToken::mint(id, random);
        let name = LoginName { account: AccountName::parse("acme").unwrap(), user: None };
        let delivery = Delivery {
            link_hash: link.hash(),
            code_mac: String::new(),
            expires_at: Timestamp(1900),
            principals: vec![Bound { principal: Id::random(random), name, epoch: 1 }],
        };
        let entry = Ticket { hash: ticket.hash(), delivery: link.id(), expires_at: Timestamp(2000) };
        let wanted = Wanted { contact: EmailAddress::parse("ada@example.com").unwrap().into(), account: None, user: None, locale: None };
        let mut recovery = Recovery::new(id, wanted, Reference::random(random), Timestamp(1000));
        recovery.deliveries.insert(link.id(), delivery);
        recovery.tickets.insert(ticket.id(), entry);
        (recovery, link.id(), ticket)
    }

    #[test]
    fn a_wrong_code_is_called_wrong_for_half_an_hour_whatever_became_of_the_recovery() {
        let (mut recovery, _, _) = recovery(&Random::system());
        for spent in [None, Some(recovery.id)] {
            recovery.spent_by = spent;
            assert_eq!(recovery.judge_code(None, Timestamp(2799)), CodeVerdict::Wrong);
            assert_eq!(recovery.judge_code(None, Timestamp(2800)), CodeVerdict::Expired);
        }
    }

    #[test]
    fn a_right_code_ends_with_its_delivery() {
        let (mut recovery, delivery, _) = recovery(&Random::system());
        assert_eq!(recovery.judge_code(Some(delivery), Timestamp(1899)), CodeVerdict::Good(delivery));
        assert_eq!(recovery.judge_code(Some(delivery), Timestamp(1900)), CodeVerdict::Expired);
        recovery.spent_by = Some(recovery.id);
        assert_eq!(recovery.judge_code(Some(delivery), Timestamp(1899)), CodeVerdict::Expired);
    }

    #[test]
    fn a_ticket_serves_its_principals_until_it_ends_or_the_recovery_is_spent() {
        let (mut recovery, _, ticket) = recovery(&Random::system());
        let name = LoginName { account: AccountName::parse("acme").unwrap(), user: None };
        let other = LoginName { account: AccountName::parse("other").unwrap(), user: None };
        assert!(recovery.redeem(&ticket, &name, Timestamp(1999)).is_some());
        assert!(recovery.redeem(&ticket, &other, Timestamp(1999)).is_none());
        assert!(recovery.redeem(&ticket, &name, Timestamp(2000)).is_none());
        let forged = TicketToken::mint(recovery.id, &Random::system());
        assert!(recovery.redeem(&forged, &name, Timestamp(1999)).is_none());
        recovery.spent_by = Some(recovery.id);
        assert!(recovery.redeem(&ticket, &name, Timestamp(1999)).is_none());
    }
}
