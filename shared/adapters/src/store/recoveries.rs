//! Recoveries, in three rows: the request that everyone gets, what `deliver` adds beside it and a proof takes from that, and
//! the row of constant size that typed codes are compared with.
//!
//! The front door's role reaches the request alone, and nobody updates a request. So a request that is put again resets no
//! try and adds no link, and nothing that an answer or a failed condition could return tells who exists.

use aws_sdk_dynamodb::types::{ReturnValue, TransactWriteItem};
use rekey_domain::clock::Timestamp;
use rekey_domain::delivery::MAX_DELIVERIES;
use rekey_domain::id::Id;
use rekey_domain::recovery::{
    CODE_SLOTS, CODE_TRIES, CodeSlot, DeliveredRecovery, Delivery, MAX_TICKETS, PASSWORD_TRIES, ROW_LIFE, Recovery, RecoveryCodes,
    RecoveryProof, TICKET_LIFE, Ticket,
};
use rekey_domain::token::{LinkToken, LinkTokenHash, TicketToken};

use super::charges::Charge;
use super::deliveries::Reservation;
use super::transactions::{condition_failed, put_new, reasons, update, update_item};
use super::writes::send;
use super::{Flows, Item, Row, StoreError, attribute, key, number, parse, text, time, unavailable};

/// How often a grant is tried when others take the same place.
const GRANT_ATTEMPTS: usize = 5;

fn recovery_key(id: Id) -> Item {
    key(format!("RECOVERY#{id}"), "RECOVERY")
}

pub(super) fn delivered_key(id: Id) -> Item {
    key(format!("DELIVERED#{id}"), "DELIVERED")
}

fn codes_key(id: Id) -> Item {
    key(format!("RECOVERY-CODE#{id}"), "RECOVERY-CODE")
}

/// The row of what was delivered, as it is first written.
fn delivered_item(delivered: &DeliveredRecovery, now: Timestamp) -> Result<Item, StoreError> {
    let row = Row {
        pk: format!("DELIVERED#{}", delivered.id),
        sk: "DELIVERED".to_owned(),
        kind: "delivered",
        delete_after: Some(now.plus(ROW_LIFE)),
        body: delivered,
    };
    row.item()
}

impl Flows {
    /// Puts a new recovery: the same write for everyone.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn put_recovery(&self, recovery: &Recovery) -> Result<(), StoreError> {
        let row = Row {
            pk: format!("RECOVERY#{}", recovery.id),
            sk: "RECOVERY".to_owned(),
            kind: "recovery",
            delete_after: Some(recovery.requested_at.plus(ROW_LIFE)),
            body: recovery,
        };
        self.put_once(row.item()?).await
    }

    /// Reads a recovery's request.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn recovery(&self, id: Id) -> Result<Option<Recovery>, StoreError> {
        self.read(recovery_key(id)).await
    }

    /// Reads what was delivered for a recovery.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn delivered_recovery(&self, id: Id) -> Result<Option<DeliveredRecovery>, StoreError> {
        self.read(delivered_key(id)).await
    }

    /// Adds what a message is about to carry, with its code (in the slot that comes next) and decoys for the other slots. Seen
    /// is what was delivered before. The first delivery brings the row into being and is charged to the contact, in one transaction. None means that another
    /// delivery of the same record was faster: what was seen does not hold any more, and nothing was added.
    ///
    /// # Errors
    /// If it cannot be written: then nothing is sent.
    pub async fn add_delivery(
        &self,
        recovery: &Recovery,
        seen: Option<&DeliveredRecovery>,
        delivery: &Delivery,
        codes: [&CodeSlot; MAX_DELIVERIES],
        charge: &Charge<'_>,
    ) -> Result<Option<Reservation>, StoreError> {
        let (now, id) = (charge.clock.now(), codes[0].delivery);
        match seen {
            None => {
                let mut delivered = DeliveredRecovery::new(recovery);
                delivered.deliveries.insert(id, delivery.clone());
                let row = put_new(&self.table, delivered_item(&delivered, now)?)?;
                self.reserve_first(id, vec![row, self.fill_slots(recovery.id, 0, codes, now)?], charge).await
            }
            Some(delivered) => {
                let taken = delivered.deliveries.len();
                if taken >= MAX_DELIVERIES {
                    return Ok(Some(Reservation::Exhausted));
                }
                let row = update_item(&self.table, delivered_key(delivered.id))
                    .update_expression("SET deliveries.#id = :delivery")
                    .condition_expression(
                        "attribute_not_exists(spent_by) AND attribute_not_exists(closed_at) AND size(deliveries) = :taken",
                    )
                    .expression_attribute_names("#id", id.to_string())
                    .expression_attribute_values(":delivery", attribute(delivery)?)
                    .expression_attribute_values(":taken", number(taken));
                let request = self
                    .client
                    .transact_write_items()
                    .client_request_token(id.to_string())
                    .transact_items(update(row)?)
                    .transact_items(self.fill_slots(delivered.id, taken, codes, now)?);
                match request.send().await {
                    Ok(_) => Ok(Some(Reservation::Made)),
                    Err(error) if reasons(&error).iter().any(condition_failed) => Ok(None),
                    Err(error) => Err(unavailable(&error)),
                }
            }
        }
    }

    /// Puts the first of these in the slot of the delivery that comes after so many, and the others where nothing is yet.
    fn fill_slots(
        &self,
        id: Id,
        taken: usize,
        codes: [&CodeSlot; MAX_DELIVERIES],
        now: Timestamp,
    ) -> Result<TransactWriteItem, StoreError> {
        let [code, decoys @ ..] = codes;
        let (own, others): (Vec<_>, Vec<_>) = CODE_SLOTS.into_iter().enumerate().partition(|(place, _)| *place == taken);
        let mut expression = "SET tries = if_not_exists(tries, :zero), delete_after = :delete_after".to_owned();
        let mut fill = update_item(&self.table, codes_key(id))
            .expression_attribute_values(":zero", number(0))
            .expression_attribute_values(":delete_after", time(now.plus(ROW_LIFE)));
        for (_, slot) in own {
            expression.push_str(&format!(", {slot} = :{slot}"));
            fill = fill.expression_attribute_values(format!(":{slot}"), attribute(code)?);
        }
        for ((_, slot), decoy) in others.into_iter().zip(decoys) {
            expression.push_str(&format!(", {slot} = if_not_exists({slot}, :{slot})"));
            fill = fill.expression_attribute_values(format!(":{slot}"), attribute(decoy)?);
        }
        update(fill.update_expression(expression))
    }

    /// Takes one of the tries that tickets have at setting a password, if this ticket is good; the row as it is now.
    ///
    /// # Errors
    /// If it cannot be written: then nothing is hashed.
    pub async fn reserve_password_try(&self, ticket: &TicketToken, now: Timestamp) -> Result<Option<DeliveredRecovery>, StoreError> {
        let update = self
            .update(delivered_key(ticket.owner()))
            .update_expression("SET password_tries = password_tries + :one")
            .condition_expression(
                "tickets.#ticket.#hash = :hash AND tickets.#ticket.expires_at > :now \
                 AND attribute_not_exists(spent_by) AND password_tries < :most",
            )
            .expression_attribute_names("#ticket", ticket.id().to_string())
            .expression_attribute_names("#hash", "hash")
            .expression_attribute_values(":hash", text(ticket.hash()))
            .expression_attribute_values(":now", time(now))
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":most", number(PASSWORD_TRIES))
            .return_values(ReturnValue::AllNew);
        send(update).await?.ok().map(|output| parse(output.attributes.unwrap_or_default())).transpose()
    }

    /// Stores a ticket for whoever shows a mailed link; the row as it is now, or none if the link is dead.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn grant_by_link(
        &self,
        link: &LinkToken,
        ticket: &TicketToken,
        now: Timestamp,
    ) -> Result<Option<DeliveredRecovery>, StoreError> {
        self.grant(link.id(), RecoveryProof::MailedLink, Some(&link.hash()), ticket, now).await
    }

    /// Stores a ticket for whoever typed the code of this delivery, which this proof says how it was sent; the row as it is now,
    /// or none if it is dead.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn grant_by_code(
        &self,
        delivery: Id,
        proof: RecoveryProof,
        ticket: &TicketToken,
        now: Timestamp,
    ) -> Result<Option<DeliveredRecovery>, StoreError> {
        self.grant(delivery, proof, None, ticket, now).await
    }

    /// Consuming may be repeated, and a row holds only so many tickets: a further one takes the place of the oldest.
    async fn grant(
        &self,
        delivery: Id,
        proof: RecoveryProof,
        link: Option<&LinkTokenHash>,
        ticket: &TicketToken,
        now: Timestamp,
    ) -> Result<Option<DeliveredRecovery>, StoreError> {
        let entry = Ticket { hash: ticket.hash(), delivery, proof, expires_at: now.plus(TICKET_LIFE) };
        let mut oldest: Option<Id> = None;
        for _ in 0..GRANT_ATTEMPTS {
            let mut condition = "deliveries.#delivery.expires_at > :now AND attribute_not_exists(spent_by)".to_owned();
            let mut update = self
                .update(delivered_key(ticket.owner()))
                .expression_attribute_names("#ticket", ticket.id().to_string())
                .expression_attribute_names("#delivery", delivery.to_string())
                .expression_attribute_values(":ticket", attribute(&entry)?)
                .expression_attribute_values(":now", time(now))
                .return_values(ReturnValue::AllNew);
            if let Some(link) = link {
                condition.push_str(" AND deliveries.#delivery.link_hash = :hash");
                update = update.expression_attribute_values(":hash", text(link));
            }
            update = match oldest {
                None => {
                    condition.push_str(" AND size(tickets) < :most");
                    update.update_expression("SET tickets.#ticket = :ticket").expression_attribute_values(":most", number(MAX_TICKETS))
                }
                Some(oldest) => {
                    condition.push_str(" AND attribute_exists(tickets.#oldest)");
                    update
                        .update_expression("SET tickets.#ticket = :ticket REMOVE tickets.#oldest")
                        .expression_attribute_names("#oldest", oldest.to_string())
                }
            };
            let row = match send(update.condition_expression(condition)).await? {
                Ok(output) => return parse(output.attributes.unwrap_or_default()).map(Some),
                Err(row) if row.is_empty() => return Ok(None),
                Err(row) => parse::<DeliveredRecovery>(row)?,
            };
            if !row.is_open(delivery, link, now) {
                return Ok(None);
            }
            oldest = row.tickets.iter().min_by_key(|(_, ticket)| ticket.expires_at).map(|(id, _)| *id);
        }
        Err(StoreError::Unavailable("others consume the same recovery".to_owned()))
    }

    /// Takes one of the tries that a code has, before anything is compared; what there is to compare with, or none if the
    /// tries are used up. Where nothing was delivered, these decoys take the place of codes.
    ///
    /// The caller has read the request: the write brings a row into being, which an invented id must not do.
    ///
    /// # Errors
    /// If it cannot be written: then nothing is compared.
    pub async fn reserve_code_try(
        &self,
        recovery: &Recovery,
        decoys: [&CodeSlot; MAX_DELIVERIES],
        now: Timestamp,
    ) -> Result<Option<RecoveryCodes>, StoreError> {
        let mut expression = "SET tries = if_not_exists(tries, :zero) + :one, delete_after = :delete_after".to_owned();
        let mut update = self
            .update(codes_key(recovery.id))
            .condition_expression("attribute_not_exists(tries) OR tries < :most")
            .expression_attribute_values(":zero", number(0))
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":most", number(CODE_TRIES))
            .expression_attribute_values(":delete_after", time(now.plus(ROW_LIFE)))
            .return_values(ReturnValue::AllNew);
        for (slot, decoy) in CODE_SLOTS.into_iter().zip(decoys) {
            expression.push_str(&format!(", {slot} = if_not_exists({slot}, :{slot})"));
            update = update.expression_attribute_values(format!(":{slot}"), attribute(decoy)?);
        }
        send(update.update_expression(expression)).await?.ok().map(|output| parse(output.attributes.unwrap_or_default())).transpose()
    }

    /// Notes that its message is with the mailer.
    ///
    /// # Errors
    /// If it cannot be written; what was sent is out all the same.
    pub async fn close_recovery(&self, id: Id, now: Timestamp) -> Result<(), StoreError> {
        self.close(delivered_key(id), now).await
    }

    /// Notes that its message was held back, unless another delivery of the same record got through.
    ///
    /// # Errors
    /// If it cannot be written; nothing was sent.
    pub async fn hold_back_recovery(&self, recovery: &Recovery, now: Timestamp) -> Result<(), StoreError> {
        let mut delivered = DeliveredRecovery::new(recovery);
        delivered.closed_at = Some(now);
        self.put_once(delivered_item(&delivered, now)?).await
    }
}
