//! Recoveries, in three rows: the request, which is written whether or not an account exists; its deliveries and tickets; and a
//! row of constant size that typed codes are compared with.
//!
//! Of these rows, the IAM role of `request-reset` reaches the request only, and no function updates a request. So a request
//! that is put again resets no try and adds no link, and neither an answer nor a failed condition can tell who exists.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::clock::Timestamp;
use rekey_domain::delivery::MAX_DELIVERIES;
use rekey_domain::id::Id;
use rekey_domain::recovery::{
    CODE_SLOTS, CODE_TRIES, CodeSlot, DeliveredRecovery, Delivery, MAX_TICKETS, PASSWORD_TRIES, ROW_LIFE, Recovery, RecoveryCodes,
    RecoveryProof, TICKET_LIFE, Ticket,
};
use rekey_domain::token::{LinkToken, LinkTokenHash, TicketToken};

use super::charges::Charge;
use super::deliveries::{Reservation, add_delivery, is_valid};
use super::error::{Result, StoreError};
use super::table::{key, parse, row};
use super::tables::Flows;
use super::write::{Item, Write, above, absent, below, exists, size_below, size_is};

/// The most tries to store a ticket while other requests replace the same one.
const GRANT_ATTEMPTS: usize = 5;

fn recovery_key(id: Id) -> Item {
    key(format!("RECOVERY#{id}"), "RECOVERY")
}

fn delivered_key(id: Id) -> Item {
    key(format!("DELIVERED#{id}"), "DELIVERED")
}

/// A write to the deliveries of a recovery that has this ticket. The ticket must be unexpired and unspent.
pub(super) fn good_ticket(ticket: &TicketToken, now: Timestamp) -> Write {
    let good = is_valid(&format!("tickets.{}", ticket.id()), &ticket.hash(), now);
    Write::to(delivered_key(ticket.owner())).when(good).when(absent("spent_by"))
}

fn codes_key(id: Id) -> Item {
    key(format!("RECOVERY-CODE#{id}"), "RECOVERY-CODE")
}

fn delivered_item(delivered: &DeliveredRecovery, now: Timestamp) -> Item {
    row(delivered_key(delivered.id), "delivered", Some(now.plus(ROW_LIFE)), delivered)
}

impl Flows {
    /// Stores a new recovery. The write is the same for everyone.
    pub async fn put_recovery(&self, recovery: &Recovery) -> Result<()> {
        let delete_after = recovery.requested_at.plus(ROW_LIFE);
        self.table.put_once(row(recovery_key(recovery.id), "recovery", Some(delete_after), recovery)).await
    }

    pub async fn recovery(&self, id: Id) -> Result<Option<Recovery>> {
        self.table.get(recovery_key(id)).await
    }

    pub async fn delivered_recovery(&self, id: Id) -> Result<Option<DeliveredRecovery>> {
        self.table.get(delivered_key(id)).await
    }

    /// Adds the delivery that a message is about to carry, with its code in the next slot and decoys in the other slots. `seen`
    /// is the row of earlier deliveries; the first delivery creates that row and is charged to the contact in the same
    /// transaction. `None` means that another delivery of the same record came first: `seen` is out of date and nothing was
    /// added.
    pub async fn add_delivery(
        &self,
        recovery: &Recovery,
        seen: Option<&DeliveredRecovery>,
        delivery: &Delivery,
        codes: [&CodeSlot; MAX_DELIVERIES],
        charge: &Charge<'_>,
    ) -> Result<Option<Reservation>> {
        let (now, id) = (charge.clock.now(), codes[0].delivery);
        match seen {
            None => {
                let mut delivered = DeliveredRecovery::new(recovery);
                delivered.deliveries.insert(id, delivery.clone());
                let row = self.table.tx_put_new(delivered_item(&delivered, now));
                self.reserve_first(id, vec![row, self.fill_slots(recovery.id, 0, codes, now)], charge).await
            }
            Some(delivered) => {
                let taken = delivered.deliveries.len();
                if taken >= MAX_DELIVERIES {
                    return Ok(Some(Reservation::Exhausted));
                }
                let add = add_delivery(delivered_key(delivered.id), id, delivery).when(size_is("deliveries", taken));
                let items = vec![self.table.tx_write(add), self.fill_slots(delivered.id, taken, codes, now)];
                Ok(self.transact(id, items).await?.is_ok().then_some(Reservation::Made))
            }
        }
    }

    /// Puts the first of `codes` in slot number `taken`, and the others into the slots that are still empty.
    fn fill_slots(&self, id: Id, taken: usize, codes: [&CodeSlot; MAX_DELIVERIES], now: Timestamp) -> TransactWriteItem {
        let [code, decoys @ ..] = codes;
        let (own, others): (Vec<_>, Vec<_>) = CODE_SLOTS.into_iter().enumerate().partition(|(place, _)| *place == taken);
        let fill = Write::to(codes_key(id)).set_if_absent("tries", 0).set("delete_after", now.plus(ROW_LIFE));
        let fill = own.into_iter().fold(fill, |fill, (_, slot)| fill.set(slot, code));
        let others = others.into_iter().zip(decoys);
        self.table.tx_write(others.fold(fill, |fill, ((_, slot), decoy)| fill.set_if_absent(slot, decoy)))
    }

    /// Takes one of the tries that tickets have at setting a password, if this ticket is valid. Returns the row after the
    /// write.
    pub async fn reserve_password_try(&self, ticket: &TicketToken, now: Timestamp) -> Result<Option<DeliveredRecovery>> {
        self.table.updated(good_ticket(ticket, now).when(below("password_tries", PASSWORD_TRIES)).add("password_tries", 1)).await
    }

    /// Stores a ticket for a person who opened a mailed link. Returns the row after the write, or `None` if the link is no
    /// longer valid.
    pub async fn grant_by_link(&self, link: &LinkToken, ticket: &TicketToken, now: Timestamp) -> Result<Option<DeliveredRecovery>> {
        self.grant(link.id(), RecoveryProof::MailedLink, Some(&link.hash()), ticket, now).await
    }

    /// Stores a ticket for a person who typed the code of a delivery; `proof` says how that code was sent. Returns the row
    /// after the write, or `None` if the code is no longer valid.
    pub async fn grant_by_code(
        &self,
        delivery: Id,
        proof: RecoveryProof,
        ticket: &TicketToken,
        now: Timestamp,
    ) -> Result<Option<DeliveredRecovery>> {
        self.grant(delivery, proof, None, ticket, now).await
    }

    /// Consuming may be repeated, but a row holds at most [`MAX_TICKETS`] tickets. A further one replaces the oldest.
    async fn grant(
        &self,
        delivery: Id,
        proof: RecoveryProof,
        link: Option<&LinkTokenHash>,
        ticket: &TicketToken,
        now: Timestamp,
    ) -> Result<Option<DeliveredRecovery>> {
        let entry = Ticket { hash: ticket.hash(), delivery, proof, expires_at: now.plus(TICKET_LIFE) };
        let mut oldest: Option<Id> = None;
        let mut grant = Write::to(delivered_key(ticket.owner()))
            .when(above(format!("deliveries.{delivery}.expires_at"), now))
            .when(absent("spent_by"))
            .set(format!("tickets.{}", ticket.id()), entry)
            .returning_new();
        if let Some(link) = link {
            grant = grant.require(format!("deliveries.{delivery}.link_hash"), link);
        }
        for _ in 0..GRANT_ATTEMPTS {
            let grant = match oldest {
                None => grant.clone().when(size_below("tickets", MAX_TICKETS)),
                Some(oldest) => grant.clone().when(exists(format!("tickets.{oldest}"))).remove(format!("tickets.{oldest}")),
            };
            let row = match self.table.send(grant).await? {
                Ok(row) => return parse(row).map(Some),
                Err(row) if row.is_empty() => return Ok(None),
                Err(row) => parse::<DeliveredRecovery>(row)?,
            };
            if !row.is_open(delivery, link, now) {
                return Ok(None);
            }
            oldest = row.tickets.iter().min_by_key(|(_, ticket)| ticket.expires_at).map(|(id, _)| *id);
        }
        Err(StoreError::Conflict)
    }

    /// Takes one of the tries at a typed code, before it is compared. Returns the codes to compare with, or `None` if the tries
    /// are used up. If nothing was delivered, `decoys` take the place of codes.
    ///
    /// The caller reads the request first, because this write creates a row and must not do so for an invented id.
    pub async fn reserve_code_try(
        &self,
        recovery: &Recovery,
        decoys: [&CodeSlot; MAX_DELIVERIES],
        now: Timestamp,
    ) -> Result<Option<RecoveryCodes>> {
        let take = Write::to(codes_key(recovery.id))
            .when(absent("tries").or(below("tries", CODE_TRIES)))
            .add("tries", 1)
            .set("delete_after", now.plus(ROW_LIFE));
        let take = CODE_SLOTS.into_iter().zip(decoys).fold(take, |take, (slot, decoy)| take.set_if_absent(slot, decoy));
        self.table.updated(take).await
    }

    /// Records that the mailer has accepted the message.
    pub async fn close_recovery(&self, id: Id, now: Timestamp) -> Result<()> {
        self.close(delivered_key(id), now).await
    }

    /// Records that the message was held back, unless another delivery of the same record was sent.
    pub async fn hold_back_recovery(&self, recovery: &Recovery, now: Timestamp) -> Result<()> {
        let delivered = DeliveredRecovery { closed_at: Some(now), ..DeliveredRecovery::new(recovery) };
        self.table.put_once(delivered_item(&delivered, now)).await
    }
}
