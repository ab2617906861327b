//! The bucket of a kind of notice. It lets a notice through, or counts it so that the next notice reports it.

use aws_sdk_dynamodb::types::ReturnValuesOnConditionCheckFailure;
use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::id::Id;
use rekey_domain::limits::{BucketKey, Limit};
use rekey_domain::outbox::{OutboxMessage, Withheld};

use super::buckets::{bucket_key, int_attr};
use super::outbox::outbox_key;
use super::transactions::{condition_failed, conflict, reasons, update, update_item};
use super::{Flows, Item, StoreError, attribute, number, time, unavailable};

/// Seconds that a bucket is kept after its last notice, together with its count of withheld notices.
const KEPT: i64 = 30 * 86_400;
/// The most tries while other notices of the kind are counted at the same moment.
const ATTEMPTS: usize = 12;

/// The result for a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeAdmission {
    /// The notice is sent, and reports those that were withheld before it.
    Admitted(Option<Withheld>),
    /// The notice is counted and not sent.
    Counted,
}

impl Flows {
    /// Lets a notice through its bucket, or counts it as withheld. The row records the result, so that a repeated stream record
    /// counts once. One transaction moves the count of withheld notices from the bucket to the row of the notice that reports
    /// them.
    ///
    /// # Errors
    /// If the notice cannot be counted. Nothing is sent then, and the stream record is delivered again.
    pub async fn admit_notice(
        &self,
        op: Id,
        queued: &OutboxMessage,
        kind: &str,
        limit: Limit,
        clock: &Clock,
    ) -> Result<NoticeAdmission, StoreError> {
        let (now, millis) = (clock.now(), clock.now_millis());
        // The first try assumes that the bucket was never used. The others assume its last known state.
        let mut seen = Item::new();
        for attempt in 0..ATTEMPTS {
            let (tat, withheld) = (int_attr(&seen, "tat"), withheld(&seen));
            let full = tat.is_some_and(|tat| tat > limit.latest_tat(millis));
            let mut bucket = update_item(&self.table, bucket_key(&BucketKey::notice(queued.principal, kind)))
                .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
                .expression_attribute_values(":kept", number(now.0 + KEPT));
            let mut conditions = Vec::new();
            for (name, value, value_seen) in
                [("tat", tat, ":seen_tat"), ("withheld", withheld.map(|w| i64::from(w.count)), ":seen_withheld")]
            {
                match value {
                    None => conditions.push(format!("attribute_not_exists({name})")),
                    Some(value) => {
                        conditions.push(format!("{name} = {value_seen}"));
                        bucket = bucket.expression_attribute_values(value_seen, number(value));
                    }
                }
            }
            let mut row = update_item(&self.table, outbox_key(queued.id))
                .condition_expression("attribute_exists(pk) AND attribute_not_exists(admitted_at) AND attribute_not_exists(counted_at)")
                .expression_attribute_values(":now", time(now));
            if full {
                let count = withheld.map_or(0, |withheld| withheld.count).saturating_add(1);
                bucket = bucket
                    .update_expression("SET withheld = :count, withheld_since = if_not_exists(withheld_since, :at), delete_after = :kept")
                    .expression_attribute_values(":count", number(count))
                    .expression_attribute_values(":at", time(queued.at));
                row = row.update_expression("SET counted_at = :now");
            } else {
                let next = tat.filter(|tat| *tat > millis).map_or(limit.first_tat(millis), |tat| tat + limit.step_millis());
                bucket = bucket
                    .update_expression("SET tat = :tat, delete_after = :kept REMOVE withheld, withheld_since")
                    .expression_attribute_values(":tat", number(next));
                row = match withheld {
                    None => row.update_expression("SET admitted_at = :now"),
                    Some(more) => row
                        .update_expression("SET admitted_at = :now, more = :more")
                        .expression_attribute_values(":more", attribute(&more)?),
                };
            }
            let request = self
                .client
                .transact_write_items()
                .client_request_token(format!("{op}-{attempt}"))
                .transact_items(update(bucket.condition_expression(conditions.join(" AND ")))?)
                .transact_items(update(row)?);
            let Err(error) = request.send().await else {
                return Ok(if full { NoticeAdmission::Counted } else { NoticeAdmission::Admitted(withheld) });
            };
            let [of_bucket, of_row] = reasons(&error) else {
                return Err(unavailable(&error));
            };
            if condition_failed(of_row) {
                return self.admitted_before(queued.id).await;
            }
            if !condition_failed(of_bucket) {
                return Err(unavailable(&error));
            }
            seen = of_bucket.item().cloned().unwrap_or_default();
        }
        Err(conflict())
    }

    /// The result that another delivery of the same record got.
    async fn admitted_before(&self, queued: Id) -> Result<NoticeAdmission, StoreError> {
        let row = self.outbox_message(queued).await?.filter(|row| row.admitted_at.is_some());
        Ok(row.map_or(NoticeAdmission::Counted, |row| NoticeAdmission::Admitted(row.more)))
    }
}

/// The notices that a bucket has withheld since its last one.
fn withheld(bucket: &Item) -> Option<Withheld> {
    let count = int_attr(bucket, "withheld").and_then(|count| u32::try_from(count).ok()).filter(|count| *count > 0)?;
    Some(Withheld { count, since: Timestamp(int_attr(bucket, "withheld_since")?) })
}
