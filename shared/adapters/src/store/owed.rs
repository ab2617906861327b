//! Messages that are owed: written in the transaction of their cause.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use rekey_domain::outbox::Owed;

use super::transactions::put;
use super::writes::send;
use super::{Flows, Item, Row, StoreError, key, time};

/// Seconds that an owed message is kept: the stream holds a record for a day, the dead-letter queue for 14.
const OWED_LIFE: i64 = 15 * 86_400;

pub(super) fn owed_key(id: Id) -> Item {
    key(format!("OUTBOX#{id}"), "OUTBOX")
}

impl Flows {
    pub(super) fn owe(&self, owed: &Owed) -> Result<TransactWriteItem, StoreError> {
        let row = Row {
            pk: format!("OUTBOX#{}", owed.id),
            sk: "OUTBOX".to_owned(),
            kind: "owed",
            delete_after: Some(owed.at.plus(OWED_LIFE)),
            body: owed,
        };
        put(&self.table, row.item()?)
    }

    /// Reads an owed message.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn owed(&self, id: Id) -> Result<Option<Owed>, StoreError> {
        self.read(owed_key(id)).await
    }

    /// Notes that an owed message was handed to the mailer.
    ///
    /// # Errors
    /// If it cannot be written; the message is out all the same.
    pub async fn mark_owed_sent(&self, id: Id, now: Timestamp) -> Result<(), StoreError> {
        self.mark_sent(owed_key(id), now).await
    }

    /// Notes on a message's own row that it was handed to the mailer.
    pub(super) async fn mark_sent(&self, key: Item, now: Timestamp) -> Result<(), StoreError> {
        let update = self
            .update(key)
            .update_expression("SET sent_at = :now")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":now", time(now));
        send(update).await.map(|_| ())
    }
}
