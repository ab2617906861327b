//! Alerts that strangers try passwords at a name: at most one a day for each name, also for a name that no principal has.

use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use rekey_domain::limits::BucketKey;
use rekey_domain::outbox::NameAlert;

use super::buckets::{ALERT_EVERY, BUCKET_LIFE, bucket_key};
use super::error::Result;
use super::outbox::OUTBOX_LIFE;
use super::table::{key, row};
use super::tables::Flows;
use super::write::{Item, Write, absent, at_most};

fn alert_key(id: Id) -> Item {
    key(format!("ALERT#{id}"), "ALERT")
}

impl Flows {
    /// Writes an alert, unless one was written for this name within a day. The bucket of the name records it in the same
    /// transaction.
    pub async fn alert(&self, alert: &NameAlert, bucket: &BucketKey) -> Result<()> {
        let note = Write::to(bucket_key(bucket))
            .when(absent("alerted_at").or(at_most("alerted_at", alert.at.plus(-ALERT_EVERY))))
            .set("alerted_at", alert.at)
            .set("delete_after", alert.at.plus(1 + BUCKET_LIFE));
        let row = row(alert_key(alert.id), "alert", Some(alert.at.plus(OUTBOX_LIFE)), alert);
        // If the condition fails, another request has written the alert.
        self.transact(alert.id, vec![self.table.tx_write(note), self.table.tx_put(row)]).await.map(drop)
    }

    pub async fn owed_alert(&self, id: Id) -> Result<Option<NameAlert>> {
        self.table.get(alert_key(id)).await
    }

    /// Records that the mailer has accepted an alert.
    pub async fn mark_alert_sent(&self, id: Id, now: Timestamp) -> Result<()> {
        self.mark_sent(alert_key(id), now).await
    }
}
