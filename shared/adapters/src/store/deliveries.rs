//! Deliveries, which `deliver` adds to a row before it sends a message, so that a repeated stream record finds the delivery.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::budget::Spending;
use rekey_domain::clock::Timestamp;
use rekey_domain::delivery::MAX_DELIVERIES;
use rekey_domain::id::Id;
use rekey_domain::limits::Limit;
use rekey_domain::token::TokenHash;
use serde::Serialize;

use super::charges::{Charge, Charged};
use super::error::Result;
use super::tables::Flows;
use super::write::{Condition, Item, Write, above, absent, exists, is, size_below, size_is};

/// The result of adding a delivery to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reservation {
    /// The delivery is added. The message may be sent.
    Made,
    /// The row was closed or spent in the meantime.
    Pointless,
    /// The row has all the deliveries that it may have, and none of them is known to have been sent.
    Exhausted,
    /// A bucket with this limit is full: the contact, or its range of numbers, has had its messages.
    HeldBack(Limit),
    /// The day's share of this kind of message is spent.
    OverBudget(Spending),
}

/// Whether the entry at this path, a delivery or a ticket, was made with the token of this hash and is in time.
pub(super) fn is_valid<K>(path: &str, hash: &TokenHash<K>, now: Timestamp) -> Condition {
    is(format!("{path}.hash"), hash).and(above(format!("{path}.expires_at"), now))
}

/// Adds a delivery to a row that is neither closed nor spent.
pub(super) fn add_delivery(row: Item, id: Id, delivery: &impl Serialize) -> Write {
    Write::to(row).when(absent("spent_by").and(absent("closed_at"))).set(format!("deliveries.{id}"), delivery)
}

impl Flows {
    /// Adds a delivery. The first delivery of a row is charged in the same transaction. A repeated stream record is not
    /// charged, so that the charge of its first delivery cannot hold it back.
    pub(super) async fn reserve(
        &self,
        row: Item,
        id: Id,
        delivery: &impl Serialize,
        first: bool,
        charge: &Charge<'_>,
    ) -> Result<Reservation> {
        // `None` means that another delivery of the same stream record came first and was charged.
        if first {
            let add = add_delivery(row.clone(), id, delivery).when(size_is("deliveries", 0));
            if let Some(reservation) = self.reserve_first(id, vec![self.table.tx_write(add)], charge).await? {
                return Ok(reservation);
            }
        }
        self.reserve_uncharged(row, id, delivery).await
    }

    /// Adds a delivery that is not charged, or was charged before.
    pub(super) async fn reserve_uncharged(&self, row: Item, id: Id, delivery: &impl Serialize) -> Result<Reservation> {
        let room = size_below("deliveries", MAX_DELIVERIES).or(exists(format!("deliveries.{id}")));
        Ok(match self.table.send(add_delivery(row, id, delivery).when(room)).await? {
            Ok(_) => Reservation::Made,
            Err(row) if row.is_empty() || row.contains_key("spent_by") || row.contains_key("closed_at") => Reservation::Pointless,
            Err(_) => Reservation::Exhausted,
        })
    }

    /// Runs the writes that add a row's first delivery, and charges the contact, in one transaction. `None` if the row does not
    /// meet the condition of those writes.
    pub(super) async fn reserve_first(&self, id: Id, adding: Vec<TransactWriteItem>, charge: &Charge<'_>) -> Result<Option<Reservation>> {
        Ok(match self.charge(id, charge, adding).await? {
            Charged::Made => Some(Reservation::Made),
            Charged::RowChanged => None,
            Charged::Full(limit) => Some(Reservation::HeldBack(limit)),
            Charged::Spent(spending) => Some(Reservation::OverBudget(spending)),
        })
    }

    /// Closes a row: the mailer has accepted the message, and `deliver` is done.
    pub(super) async fn close(&self, row: Item, now: Timestamp) -> Result<()> {
        self.table.send(Write::to(row).when(exists("pk")).set("closed_at", now)).await.map(drop)
    }

    /// Closes a row whose message was held back, unless another delivery of the same record was added.
    pub(super) async fn close_held_back(&self, row: Item, now: Timestamp) -> Result<()> {
        let close = Write::to(row).when(exists("pk")).when(size_is("deliveries", 0)).set("closed_at", now);
        self.table.send(close).await.map(drop)
    }
}
