//! Recoveries, in three rows: the request, which is written for everyone; what `deliver` sends for it and the tickets given for
//! that; and a row of constant size that typed codes are compared with.
//!
//! Of these rows, the IAM role of `request-reset` reaches the request only, and nobody updates a request. So a request that is
//! put again resets no try and adds no link, and neither an answer nor a failed condition can tell who exists.

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

/// The most tries to store a ticket while other requests replace the same one.
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

/// The `DELIVERED#` row, as the first delivery creates it.
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
    /// Stores a new recovery. The write is the same for everyone.
    ///
    /// # Errors
    /// If the database does not take the write.
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

    /// Reads the request of a recovery.
    ///
    /// # Errors
    /// If the database does not answer or the item is damaged.
    pub async fn recovery(&self, id: Id) -> Result<Option<Recovery>, StoreError> {
        self.read(recovery_key(id)).await
    }

    /// Reads what was delivered for a recovery.
    ///
    /// # Errors
    /// If the database does not answer or the item is damaged.
    pub async fn delivered_recovery(&self, id: Id) -> Result<Option<DeliveredRecovery>, StoreError> {
        self.read(delivered_key(id)).await
    }

    /// Adds the delivery that a message is about to carry, with its code in the next slot and decoys in the other slots. `seen`
    /// is the row of earlier deliveries; the first delivery creates that row and is charged to the contact in the same
    /// transaction. `None` means that another delivery of the same record came first: `seen` is out of date and nothing was
    /// added.
    ///
    /// # Errors
    /// If the database does not take the write. Nothing is sent then.
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

    /// Puts the first of `codes` in slot number `taken`, and the others into the slots that are still empty.
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

    /// Takes one of the tries that tickets have at setting a password, if this ticket is valid. Returns the row after the
    /// write.
    ///
    /// # Errors
    /// If the try cannot be counted. Nothing may be hashed then.
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

    /// Stores a ticket for a person who opened a mailed link. Returns the row after the write, or `None` if the link is no
    /// longer valid.
    ///
    /// # Errors
    /// If the database does not take the write.
    pub async fn grant_by_link(
        &self,
        link: &LinkToken,
        ticket: &TicketToken,
        now: Timestamp,
    ) -> Result<Option<DeliveredRecovery>, StoreError> {
        self.grant(link.id(), RecoveryProof::MailedLink, Some(&link.hash()), ticket, now).await
    }

    /// Stores a ticket for a person who typed the code of a delivery; `proof` says how that code was sent. Returns the row
    /// after the write, or `None` if the code is no longer valid.
    ///
    /// # Errors
    /// If the database does not take the write.
    pub async fn grant_by_code(
        &self,
        delivery: Id,
        proof: RecoveryProof,
        ticket: &TicketToken,
        now: Timestamp,
    ) -> Result<Option<DeliveredRecovery>, StoreError> {
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

    /// Takes one of the tries at a typed code, before it is compared. Returns the codes to compare with, or `None` if the tries
    /// are used up. If nothing was delivered, `decoys` take the place of codes.
    ///
    /// Read the request first: this write creates a row, which must not happen for an invented id.
    ///
    /// # Errors
    /// If the try cannot be counted. Nothing may be compared then.
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

    /// Records that the mailer has the message.
    ///
    /// # Errors
    /// If the database does not take the write. The message has been sent all the same.
    pub async fn close_recovery(&self, id: Id, now: Timestamp) -> Result<(), StoreError> {
        self.close(delivered_key(id), now).await
    }

    /// Records that the message was held back, unless another delivery of the same record was sent.
    ///
    /// # Errors
    /// If the database does not take the write. No message was sent.
    pub async fn hold_back_recovery(&self, recovery: &Recovery, now: Timestamp) -> Result<(), StoreError> {
        let mut delivered = DeliveredRecovery::new(recovery);
        delivered.closed_at = Some(now);
        self.put_once(delivered_item(&delivered, now)?).await
    }
}
