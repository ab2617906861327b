//! Outbox messages. Each is written in the transaction of the change that it reports.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use rekey_domain::outbox::OutboxMessage;
use serde::Deserialize;

use super::error::Result;
use super::table::{key, row};
use super::tables::Flows;
use super::write::{Item, Write, absent, exists, is};

/// Seconds that an outbox message or an alert is kept. The stream holds a record for a day, the dead-letter queue for 14 days.
pub(super) const OUTBOX_LIFE: i64 = 15 * 86_400;

/// The attribute `kind` of these rows.
const OWED: &str = "owed";

#[derive(Deserialize)]
struct Unsent {
    id: Id,
}

pub(super) fn outbox_key(id: Id) -> Item {
    key(format!("OUTBOX#{id}"), "OUTBOX")
}

impl Flows {
    pub(super) fn put_outbox(&self, queued: &OutboxMessage) -> TransactWriteItem {
        self.table.tx_put(row(outbox_key(queued.id), OWED, Some(queued.at.plus(OUTBOX_LIFE)), queued))
    }

    pub async fn outbox_message(&self, id: Id) -> Result<Option<OutboxMessage>> {
        self.table.get(outbox_key(id)).await
    }

    /// The messages that are neither sent nor counted, by their ids. It reads nothing else of them.
    pub async fn unsent_outbox_messages(&self) -> Result<Vec<Id>> {
        let unsent = is("kind", OWED).and(absent("sent_at")).and(absent("counted_at"));
        let rows: Vec<Unsent> = self.table.scan_all(&["id"], unsent).await?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    /// Records that the mailer has accepted an outbox message.
    pub async fn mark_outbox_sent(&self, id: Id, now: Timestamp) -> Result<()> {
        self.mark_sent(outbox_key(id), now).await
    }

    /// Records in a message's own row that the mailer has accepted the message.
    pub(super) async fn mark_sent(&self, key: Item, now: Timestamp) -> Result<()> {
        self.table.send(Write::to(key).when(exists("pk")).set("sent_at", now)).await.map(drop)
    }
}
