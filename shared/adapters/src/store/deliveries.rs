//! What `deliver` adds to a row before it sends a message. It reserves first, so that a repeated stream record finds the
//! reservation.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::budget::Spending;
use rekey_domain::clock::Timestamp;
use rekey_domain::delivery::MAX_DELIVERIES;
use rekey_domain::id::Id;
use serde::Serialize;

use super::charges::{Charge, Charged};
use super::transactions::{update, update_item};
use super::writes::send;
use super::{Flows, Item, StoreError, attribute, number, time};

/// The result of adding a delivery to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reservation {
    /// The delivery is added. The message may be sent.
    Made,
    /// The row was closed or spent in the meantime.
    Pointless,
    /// The row has all the deliveries that it may have, and none of them is known to have been sent.
    Exhausted,
    /// A bucket is full: the contact, or its range of numbers, has had its messages.
    HeldBack,
    /// The day's share of this kind of message is spent.
    OverBudget(Spending),
}

impl Flows {
    /// Adds a delivery. The first delivery of a row is charged in the same transaction. A repeated stream record is not
    /// charged, so that the message that it repeats cannot hold it back.
    pub(super) async fn reserve(
        &self,
        row: Item,
        id: Id,
        delivery: &impl Serialize,
        first: bool,
        charge: &Charge<'_>,
    ) -> Result<Reservation, StoreError> {
        // `None` means that another delivery of the same record came first and has been charged.
        if first {
            let add = update_item(&self.table, row.clone())
                .update_expression("SET deliveries.#id = :delivery")
                .condition_expression("attribute_not_exists(spent_by) AND attribute_not_exists(closed_at) AND size(deliveries) = :none")
                .expression_attribute_names("#id", id.to_string())
                .expression_attribute_values(":delivery", attribute(delivery)?)
                .expression_attribute_values(":none", number(0));
            if let Some(reservation) = self.reserve_first(id, vec![update(add)?], charge).await? {
                return Ok(reservation);
            }
        }
        self.reserve_uncharged(row, id, delivery).await
    }

    /// Adds a delivery that is not charged, or was charged before.
    pub(super) async fn reserve_uncharged(&self, row: Item, id: Id, delivery: &impl Serialize) -> Result<Reservation, StoreError> {
        let update = self
            .update(row)
            .update_expression("SET deliveries.#id = :delivery")
            .condition_expression(
                "attribute_not_exists(spent_by) AND attribute_not_exists(closed_at) \
                 AND (size(deliveries) < :most OR attribute_exists(deliveries.#id))",
            )
            .expression_attribute_names("#id", id.to_string())
            .expression_attribute_values(":delivery", attribute(delivery)?)
            .expression_attribute_values(":most", number(MAX_DELIVERIES));
        Ok(match send(update).await? {
            Ok(_) => Reservation::Made,
            Err(row) if row.is_empty() || row.contains_key("spent_by") || row.contains_key("closed_at") => Reservation::Pointless,
            Err(_) => Reservation::Exhausted,
        })
    }

    /// Runs the writes that add a row's first delivery, and charges the contact, in one transaction. `None` if the row does not
    /// meet the condition of those writes.
    pub(super) async fn reserve_first(
        &self,
        id: Id,
        adding: Vec<TransactWriteItem>,
        charge: &Charge<'_>,
    ) -> Result<Option<Reservation>, StoreError> {
        Ok(match self.charge(id, charge, adding).await? {
            Charged::Made => Some(Reservation::Made),
            Charged::RowChanged => None,
            Charged::Full => Some(Reservation::HeldBack),
            Charged::Spent(spending) => Some(Reservation::OverBudget(spending)),
        })
    }

    /// Closes a row: the mailer has the message, and `deliver` is done.
    pub(super) async fn close(&self, row: Item, now: Timestamp) -> Result<(), StoreError> {
        let update = self
            .update(row)
            .update_expression("SET closed_at = :now")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":now", time(now));
        send(update).await.map(|_| ())
    }

    /// Closes a row whose message was held back, unless another delivery of the same record was added.
    pub(super) async fn close_held_back(&self, row: Item, now: Timestamp) -> Result<(), StoreError> {
        let update = self
            .update(row)
            .update_expression("SET closed_at = :now")
            .condition_expression("attribute_exists(pk) AND size(deliveries) = :none")
            .expression_attribute_values(":now", time(now))
            .expression_attribute_values(":none", number(0));
        send(update).await.map(|_| ())
    }
}
