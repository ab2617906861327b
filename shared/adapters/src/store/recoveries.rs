//! Recoveries: the row that everyone gets, what `deliver` adds to it, and what a proof takes from it.

use aws_sdk_dynamodb::types::ReturnValue;
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use rekey_domain::recovery::{CODE_TRIES, Delivery, MAX_TICKETS, PASSWORD_TRIES, ROW_LIFE, Recovery, TICKET_LIFE, Ticket};
use rekey_domain::token::{LinkToken, LinkTokenHash, TicketToken};

use super::charges::Charge;
use super::deliveries::Reservation;
use super::writes::send;
use super::{Flows, Item, Row, StoreError, attribute, key, number, parse, text, time};

/// How often a grant is tried when others take the same place.
const GRANT_ATTEMPTS: usize = 5;

pub(super) fn recovery_key(id: Id) -> Item {
    key(format!("RECOVERY#{id}"), "RECOVERY")
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

    /// Reads a recovery.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn recovery(&self, id: Id) -> Result<Option<Recovery>, StoreError> {
        self.read(recovery_key(id)).await
    }

    /// Adds what a message is about to carry, and charges the contact for the first.
    ///
    /// # Errors
    /// If it cannot be written: then nothing is sent.
    pub async fn add_delivery(
        &self,
        recovery: &Recovery,
        id: Id,
        delivery: &Delivery,
        charge: &Charge<'_>,
    ) -> Result<Reservation, StoreError> {
        self.reserve(recovery_key(recovery.id), id, delivery, recovery.deliveries.is_empty(), charge).await
    }

    /// Takes one of the tries that tickets have at setting a password, if this ticket is good; the row as it is now.
    ///
    /// # Errors
    /// If it cannot be written: then nothing is hashed.
    pub async fn reserve_password_try(&self, ticket: &TicketToken, now: Timestamp) -> Result<Option<Recovery>, StoreError> {
        let update = self
            .update(recovery_key(ticket.owner()))
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
    pub async fn grant_by_link(&self, link: &LinkToken, ticket: &TicketToken, now: Timestamp) -> Result<Option<Recovery>, StoreError> {
        self.grant(link.id(), Some(&link.hash()), ticket, now).await
    }

    /// Stores a ticket for whoever typed the code of this delivery; the row as it is now, or none if it is dead.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn grant_by_code(&self, delivery: Id, ticket: &TicketToken, now: Timestamp) -> Result<Option<Recovery>, StoreError> {
        self.grant(delivery, None, ticket, now).await
    }

    /// Consuming may be repeated, and a row holds only so many tickets: a further one takes the place of the oldest.
    async fn grant(
        &self,
        delivery: Id,
        link: Option<&LinkTokenHash>,
        ticket: &TicketToken,
        now: Timestamp,
    ) -> Result<Option<Recovery>, StoreError> {
        let entry = Ticket { hash: ticket.hash(), delivery, expires_at: now.plus(TICKET_LIFE) };
        let mut oldest: Option<Id> = None;
        for _ in 0..GRANT_ATTEMPTS {
            let mut condition = "deliveries.#delivery.expires_at > :now AND attribute_not_exists(spent_by)".to_owned();
            let mut update = self
                .update(recovery_key(ticket.owner()))
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
                Err(row) => parse::<Recovery>(row)?,
            };
            if !row.is_open(delivery, link, now) {
                return Ok(None);
            }
            oldest = row.tickets.iter().min_by_key(|(_, ticket)| ticket.expires_at).map(|(id, _)| *id);
        }
        Err(StoreError::Unavailable("others consume the same recovery".to_owned()))
    }

    /// Takes one of the tries that a code has, before anything is compared; the row as it is now, or none if there is no
    /// such recovery or its tries are used up.
    ///
    /// # Errors
    /// If it cannot be written: then nothing is compared.
    pub async fn reserve_code_try(&self, recovery: Id) -> Result<Option<Recovery>, StoreError> {
        let update = self
            .update(recovery_key(recovery))
            .update_expression("SET tries = tries + :one")
            .condition_expression("tries < :most")
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":most", number(CODE_TRIES))
            .return_values(ReturnValue::AllNew);
        send(update).await?.ok().map(|output| parse(output.attributes.unwrap_or_default())).transpose()
    }

    /// Notes that its message is with the mailer.
    ///
    /// # Errors
    /// If it cannot be written; what was sent is out all the same.
    pub async fn close_recovery(&self, id: Id, now: Timestamp) -> Result<(), StoreError> {
        self.close(recovery_key(id), now).await
    }

    /// Notes that its message was held back.
    ///
    /// # Errors
    /// If it cannot be written; nothing was sent.
    pub async fn hold_back_recovery(&self, id: Id, now: Timestamp) -> Result<(), StoreError> {
        self.close_held_back(recovery_key(id), now).await
    }
}
