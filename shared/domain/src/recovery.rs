//! A recovery: one try to regain access. It goes request → proof (link or typed code) → ticket → new password.
//!
//! Three rows hold a recovery, so that the function open to everybody can neither change nor read facts about anybody:
//! - [`Recovery`] is the request. `request-reset` puts it once, the same for everyone, and nothing changes it afterwards.
//! - [`DeliveredRecovery`] holds what `deliver` looked up and sent: one [`Delivery`] per message, with its own hashes and
//!   expiry; and the tickets that a proof gave.
//! - [`RecoveryCodes`] holds the codes to compare with. It has the same size whether or not the contact belongs to anybody.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::account::{AccountName, LoginName, UserName};
use crate::clock::Timestamp;
use crate::contact::{Contact, ContactKind};
use crate::delivery::{Due, GIVE_UP_AFTER, MAX_DELIVERIES};
use crate::id::Id;
use crate::locale::Locale;
use crate::mac;
use crate::principal::Principal;
use crate::random::Random;
use crate::reference::Reference;
use crate::token::{LinkTokenHash, TicketToken, TicketTokenHash};

/// Seconds that a link and a mailed code live, counted from sending.
const MAIL_LIFE: i64 = 900;
/// Seconds that a code in an SMS lives, counted from sending.
pub const SMS_LIFE: i64 = 600;
/// Seconds that a ticket lives: time to choose a password, even for a person who clicks the link in its last minute.
pub const TICKET_LIFE: i64 = 600;
/// Seconds from the request during which a wrong code is refused as wrong. Afterwards it is refused as expired.
pub const CODE_WINDOW: i64 = 1800;
/// The most codes that may be typed, right or wrong.
pub const CODE_TRIES: u32 = 5;
/// The most passwords that may be tried with one row. Each try costs a hash, so tries must be limited.
pub const PASSWORD_TRIES: u32 = 50;
/// The most tickets of a row. Consuming may be repeated; a further ticket replaces the oldest.
pub const MAX_TICKETS: usize = 20;
/// The most principals that one message lists.
pub const MAX_PRINCIPALS: usize = 50;
/// Seconds that each of the three rows is kept: longer than the last ticket of the latest delivery can live.
pub const ROW_LIFE: i64 = GIVE_UP_AFTER + MAIL_LIFE + TICKET_LIFE + 600;

/// Seconds that a link or code sent to a contact of this kind lives.
pub const fn proof_life(kind: ContactKind) -> i64 {
    match kind {
        ContactKind::Email => MAIL_LIFE,
        ContactKind::Phone => SMS_LIFE,
    }
}

/// The request for a recovery.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Recovery {
    /// The id, given to the person who asked.
    pub id: Id,
    /// The contact that was typed.
    #[serde(flatten)]
    pub contact: Contact,
    /// The account to restrict the request to, if one was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountName>,
    /// The user to restrict the request to, if one was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<UserName>,
    /// The language of the message, if one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// The two words that the page and the message show.
    pub reference: Reference,
    /// When the recovery was requested.
    pub requested_at: Timestamp,
}

/// The messages sent for a request, and the tickets given for it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeliveredRecovery {
    /// The id of the request.
    pub id: Id,
    /// The contact of the first delivery. Every later delivery goes there, and a password is set only while it is bound.
    #[serde(flatten)]
    pub contact: Contact,
    /// The number of tries to set a password.
    #[serde(default)]
    pub password_tries: u32,
    /// The deliveries, by the id in the link.
    #[serde(default)]
    pub deliveries: BTreeMap<Id, Delivery>,
    /// The tickets, by the id in the ticket.
    #[serde(default)]
    pub tickets: BTreeMap<Id, Ticket>,
    /// When `deliver` finished with the row: it sent the message, or the contact's limit held the message back. A redelivered
    /// record is then ignored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Timestamp>,
    /// The ticket that set a password, which ended the recovery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent_by: Option<Id>,
}

/// The link and the recipients of one message. [`RecoveryCodes`] holds its typed code.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Delivery {
    /// The hash of the link's token.
    pub link_hash: LinkTokenHash,
    /// When link and code expire.
    pub expires_at: Timestamp,
    /// The principals that the message lists, as they were when it was sent.
    pub principals: Vec<PrincipalSnapshot>,
    /// Whether the request matches more principals than the message lists.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
}

/// The attributes that hold the typed codes of a recovery, one for each delivery that a row may have.
pub const CODE_SLOTS: [&str; MAX_DELIVERIES] = ["code_1", "code_2", "code_3"];

/// The codes that a typed code is compared with. A slot that no delivery has used holds a decoy, so that neither the size of
/// the row nor the number of comparisons reveals whether a message was sent or how many principals it lists.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RecoveryCodes {
    /// The number of codes that were typed.
    pub tries: u32,
    /// The first slot, named as in [`CODE_SLOTS`].
    pub code_1: CodeSlot,
    /// The second slot.
    pub code_2: CodeSlot,
    /// The third slot.
    pub code_3: CodeSlot,
}

/// The typed code of one delivery, or a decoy of the same size.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CodeSlot {
    /// The delivery that carries the code.
    pub delivery: Id,
    /// The MAC over row and code, base64url.
    pub mac: String,
    /// When the code expires.
    pub expires_at: Timestamp,
}

/// A principal as it was when a message was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrincipalSnapshot {
    /// The id of the principal.
    pub principal: Id,
    /// The name of the principal.
    #[serde(flatten)]
    pub name: LoginName,
    /// The epoch of the principal. A ticket from another epoch is void.
    pub epoch: u64,
}

/// The right to set a new password, given for a proof.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ticket {
    /// The hash of the ticket's token.
    pub hash: TicketTokenHash,
    /// The delivery whose link or code was used. The person chooses among its principals.
    pub delivery: Id,
    /// The proof that was used.
    pub proof: RecoveryProof,
    /// When the ticket expires.
    pub expires_at: Timestamp,
}

/// The proof that opens a recovery. An SMS carries no link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecoveryProof {
    /// The link in a mail.
    MailedLink,
    /// The code in a mail.
    MailedCode,
    /// The code in an SMS.
    TextedCode,
}

impl RecoveryProof {
    /// The proof by the code of a message to a contact of this kind.
    pub fn code_by(kind: ContactKind) -> Self {
        match kind {
            ContactKind::Email => Self::MailedCode,
            ContactKind::Phone => Self::TextedCode,
        }
    }
}

/// The principals that a message lists, and whether there are more.
pub struct MatchingPrincipals {
    /// At most [`MAX_PRINCIPALS`] principals, sorted by name.
    pub principals: Vec<Principal>,
    /// Whether the request matches more principals.
    pub more: bool,
}

impl MatchingPrincipals {
    /// Keeps at most [`MAX_PRINCIPALS`] of `all`, the principals that a request matches. `all` may itself hold only part of
    /// them, as long as it holds more than a message can list.
    pub fn of(mut all: Vec<Principal>) -> Self {
        let more = all.len() > MAX_PRINCIPALS;
        all.truncate(MAX_PRINCIPALS);
        all.sort_by_key(|principal| principal.login_name().to_string());
        Self { principals: all, more }
    }
}

/// The result of comparing a typed code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeVerdict {
    /// The code belongs to this delivery and is in time.
    Good(Id),
    /// The code belongs to no delivery of this recovery.
    Wrong,
    /// The code matches but came too late, or it does not match and [`CODE_WINDOW`] is over.
    Expired,
}

/// The input of a request for a recovery.
pub struct Wanted {
    /// The contact that was typed.
    pub contact: Contact,
    /// The account to restrict the request to, if one was named.
    pub account: Option<AccountName>,
    /// The user to restrict the request to, if one was named.
    pub user: Option<UserName>,
    /// The language of the message, if one was given.
    pub locale: Option<Locale>,
}

impl Recovery {
    /// The row of a new request, the same for everyone.
    pub fn new(id: Id, wanted: Wanted, reference: Reference, now: Timestamp) -> Self {
        let Wanted { contact, account, user, locale } = wanted;
        Self { id, contact, account, user, locale, reference, requested_at: now }
    }

    /// Whether a message for this request is still due after these deliveries.
    pub fn due(&self, delivered: Option<&DeliveredRecovery>, now: Timestamp) -> Due {
        let (closed_at, spent_by) = delivered.map_or((None, None), |delivered| (delivered.closed_at, delivered.spent_by));
        let deliveries = delivered.map_or(0, |delivered| delivered.deliveries.len());
        Due::of(closed_at, spent_by, deliveries, self.requested_at.plus(GIVE_UP_AFTER), now)
    }

    /// Whether the request matches this principal, with the account and user it names.
    pub fn matches(&self, principal: &Principal) -> bool {
        principal.contact(self.contact.kind()).as_ref() == Some(&self.contact)
            && self.account.as_ref().is_none_or(|account| *account == principal.account)
            && (self.user.is_none() || self.user == principal.user)
    }

    /// Judges a typed code by the slot whose MAC matches it. The write that grants a ticket checks whether the recovery is
    /// spent.
    pub fn judge_code(&self, matching: Option<&CodeSlot>, now: Timestamp) -> CodeVerdict {
        match matching {
            Some(slot) if now < slot.expires_at => CodeVerdict::Good(slot.delivery),
            Some(_) => CodeVerdict::Expired,
            None if now < self.requested_at.plus(CODE_WINDOW) => CodeVerdict::Wrong,
            None => CodeVerdict::Expired,
        }
    }
}

impl DeliveredRecovery {
    /// The row before any message was sent for the request.
    pub fn new(recovery: &Recovery) -> Self {
        Self {
            id: recovery.id,
            contact: recovery.contact.clone(),
            password_tries: 0,
            deliveries: BTreeMap::new(),
            tickets: BTreeMap::new(),
            closed_at: None,
            spent_by: None,
        }
    }

    /// Whether a delivery is in time and unspent, and `link` (if given) is the hash of its link.
    pub fn is_open(&self, delivery: Id, link: Option<&LinkTokenHash>, now: Timestamp) -> bool {
        let holds = |delivery: &Delivery| now < delivery.expires_at && link.is_none_or(|link| *link == delivery.link_hash);
        self.spent_by.is_none() && self.deliveries.get(&delivery).is_some_and(holds)
    }

    /// The principal to set a password for and the proof of the ticket; `None` if the ticket is not of this recovery, has
    /// expired or is spent, or if its delivery does not list `name`.
    pub fn redeem(&self, ticket: &TicketToken, name: &LoginName, now: Timestamp) -> Option<(&PrincipalSnapshot, RecoveryProof)> {
        let entry = self.tickets.get(&ticket.id()).filter(|entry| entry.hash == ticket.hash())?;
        if self.spent_by.is_some() || now >= entry.expires_at {
            return None;
        }
        let bound = self.deliveries.get(&entry.delivery)?.principals.iter().find(|bound| bound.name == *name)?;
        Some((bound, entry.proof))
    }
}

impl RecoveryCodes {
    /// The slot with this MAC. It compares every slot, so that the time does not reveal which one matched.
    pub fn matching(&self, mac: &str) -> Option<&CodeSlot> {
        let mut found = None;
        for slot in [&self.code_1, &self.code_2, &self.code_3] {
            if mac::same(mac, &slot.mac) {
                found = Some(slot);
            }
        }
        found
    }
}

impl CodeSlot {
    /// A slot that no code matches, of the same size as one with a code.
    pub fn decoy(random: &Random, now: Timestamp) -> Self {
        Self { delivery: Id::random(random), mac: mac::text(&random.bytes::<32>()), expires_at: now.plus(MAIL_LIFE) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::email::EmailAddress;
    use crate::random::Random;
    use crate::token::LinkToken;

    fn request(random: &Random) -> Recovery {
        let wanted = Wanted { contact: EmailAddress::parse("ada@example.com").unwrap().into(), account: None, user: None, locale: None };
        Recovery::new(Id::random(random), wanted, Reference::random(random), Timestamp(1000))
    }

    fn delivered(random: &Random) -> (DeliveredRecovery, TicketToken) {
        let mut delivered = DeliveredRecovery::new(&request(random));
        let link = LinkToken::mint(delivered.id, random);
        let ticket = TicketToken::mint(delivered.id, random);
        let name = LoginName { account: AccountName::parse("acme").unwrap(), user: None };
        let principals = vec![PrincipalSnapshot { principal: Id::random(random), name, epoch: 1 }];
        let delivery = Delivery { link_hash: link.hash(), expires_at: Timestamp(1900), principals, more: false };
        delivered.deliveries.insert(link.id(), delivery);
        let proof = RecoveryProof::MailedLink;
        let entry = Ticket { hash: ticket.hash(), delivery: link.id(), proof, expires_at: Timestamp(2000) };
        delivered.tickets.insert(ticket.id(), entry);
        (delivered, ticket)
    }

    #[test]
    fn a_wrong_code_is_called_wrong_for_half_an_hour() {
        let recovery = request(&Random::system());
        assert_eq!(recovery.judge_code(None, Timestamp(2799)), CodeVerdict::Wrong);
        assert_eq!(recovery.judge_code(None, Timestamp(2800)), CodeVerdict::Expired);
    }

    #[test]
    fn a_right_code_ends_with_its_delivery() {
        let random = Random::system();
        let slot = CodeSlot { expires_at: Timestamp(1900), ..CodeSlot::decoy(&random, Timestamp(1000)) };
        let recovery = request(&random);
        assert_eq!(recovery.judge_code(Some(&slot), Timestamp(1899)), CodeVerdict::Good(slot.delivery));
        assert_eq!(recovery.judge_code(Some(&slot), Timestamp(1900)), CodeVerdict::Expired);
    }

    #[test]
    fn a_code_is_found_in_every_slot_and_decoys_match_nothing() {
        let random = Random::system();
        let key = mac::LocalKey::new(random.bytes());
        let decoy = || CodeSlot::decoy(&random, Timestamp(1000));
        let right = key.mac(b"right");
        assert_eq!(decoy().mac.len(), right.len());
        let mut codes = RecoveryCodes { tries: 1, code_1: decoy(), code_2: decoy(), code_3: decoy() };
        assert!(codes.matching(&right).is_none());
        for place in 0..CODE_SLOTS.len() {
            let mut slots = [decoy(), decoy(), decoy()];
            slots[place].mac.clone_from(&right);
            let delivery = slots[place].delivery;
            [codes.code_1, codes.code_2, codes.code_3] = slots;
            assert_eq!(codes.matching(&right).unwrap().delivery, delivery);
            assert!(codes.matching(&key.mac(b"wrong")).is_none());
        }
    }

    #[test]
    fn a_message_is_due_until_it_was_sent_or_cannot_be_any_more() {
        let (mut delivered, _) = delivered(&Random::system());
        let recovery = request(&Random::system());
        assert_eq!(recovery.due(None, Timestamp(4599)), Due::Message);
        assert_eq!(recovery.due(None, Timestamp(4600)), Due::Undeliverable);
        assert_eq!(recovery.due(Some(&delivered), Timestamp(1000)), Due::Message);
        delivered.closed_at = Some(Timestamp(1000));
        assert_eq!(recovery.due(Some(&delivered), Timestamp(4600)), Due::Nothing);
    }

    #[test]
    fn a_ticket_serves_its_principals_until_it_ends_or_the_recovery_is_spent() {
        let (mut recovery, ticket) = delivered(&Random::system());
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
