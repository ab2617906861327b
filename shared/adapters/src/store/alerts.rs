//! Alerts that somebody tries passwords at a name: one a day, also for a name that no principal has.

use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use rekey_domain::limits::BucketKey;
use rekey_domain::outbox::NameAlert;

use super::buckets::{BUCKET_LIFE, bucket_key};
use super::transactions::{condition_failed, put, reasons, update, update_item};
use super::{Flows, Item, Row, StoreError, key, time, unavailable};

/// Seconds between two alerts about a name.
pub(super) const EVERY: i64 = BUCKET_LIFE;
/// Seconds that an alert is kept. The stream holds a record for a day, the dead-letter queue for 14 days.
const ALERT_LIFE: i64 = 15 * 86_400;

fn alert_key(id: Id) -> Item {
    key(format!("ALERT#{id}"), "ALERT")
}

impl Flows {
    /// Writes an alert, unless one was written for this name within a day. The bucket of the name records it in the same
    /// transaction.
    ///
    /// # Errors
    /// If the outcome of the transaction is unknown. The next refusal writes the alert then.
    pub async fn alert(&self, alert: &NameAlert, bucket: &BucketKey) -> Result<(), StoreError> {
        let note = update_item(&self.table, bucket_key(bucket))
            .update_expression("SET alerted_at = :now, delete_after = :delete_after")
            .condition_expression("attribute_not_exists(alerted_at) OR alerted_at <= :before")
            .expression_attribute_values(":now", time(alert.at))
            .expression_attribute_values(":delete_after", time(alert.at.plus(1 + BUCKET_LIFE)))
            .expression_attribute_values(":before", time(alert.at.plus(-EVERY)));
        let row = Row {
            pk: format!("ALERT#{}", alert.id),
            sk: "ALERT".to_owned(),
            kind: "alert",
            delete_after: Some(alert.at.plus(ALERT_LIFE)),
            body: alert,
        };
        let items = vec![update(note)?, put(&self.table, row.item()?)?];
        let request = self.client.transact_write_items().client_request_token(alert.id.to_string()).set_transact_items(Some(items));
        match request.send().await {
            Ok(_) => Ok(()),
            // Another request has written the alert.
            Err(error) if reasons(&error).iter().any(condition_failed) => Ok(()),
            Err(error) => Err(unavailable(&error)),
        }
    }

    /// Reads an alert.
    ///
    /// # Errors
    /// If the database does not answer or the item is damaged.
    pub async fn owed_alert(&self, id: Id) -> Result<Option<NameAlert>, StoreError> {
        self.read(alert_key(id)).await
    }

    /// Records that the mailer has an alert.
    ///
    /// # Errors
    /// If the database does not take the write. The message has been sent all the same.
    pub async fn mark_alert_sent(&self, id: Id, now: Timestamp) -> Result<(), StoreError> {
        self.mark_sent(alert_key(id), now).await
    }
}
