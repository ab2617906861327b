//! The bucket of a kind of notice. The bucket lets a notice through, or counts the notice, so that the next one reports it.

use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::id::Id;
use rekey_domain::limits::{BucketKey, Limit};
use rekey_domain::outbox::{OutboxMessage, Withheld};

use super::buckets::bucket_key;
use super::charges::{Charge, Charged};
use super::error::{Result, StoreError};
use super::outbox::outbox_key;
use super::table::int_attr;
use super::tables::Flows;
use super::write::{Item, Write, absent, as_seen, exists, lacks};

/// Seconds that a bucket is kept after its last notice, together with its count of withheld notices.
const KEPT: i64 = 30 * 86_400;
/// The most tries while other notices of the kind are counted at the same moment.
const ATTEMPTS: usize = 12;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeAdmission {
    /// The notice is sent, and reports those that were withheld before it.
    Admitted(Option<Withheld>),
    /// The notice is counted and not sent.
    Counted,
}

impl Flows {
    /// Charges a notice once, even if its stream record is delivered several times: the row records the mark of the charge.
    pub async fn charge_notice(&self, op: Id, queued: Id, mark: &BucketKey, charge: &Charge<'_>) -> Result<Charged> {
        let row = Write::to(outbox_key(queued)).when(exists("pk")).when(lacks("charged", mark.to_string())).add_to_set("charged", mark);
        self.charge(op, charge, vec![self.table.tx_write(row)]).await
    }

    /// Lets a notice through its bucket, or counts it as withheld. The row records the result, so that a repeated stream record
    /// counts once. One transaction moves the count of withheld notices from the bucket to the row of the notice that reports
    /// them.
    pub async fn admit_notice(&self, op: Id, queued: &OutboxMessage, kind: &str, limit: Limit, clock: &Clock) -> Result<NoticeAdmission> {
        let (now, millis) = (clock.now(), clock.now_millis());
        // The first try assumes that the bucket was never used. The others assume its last known state.
        let mut seen = Item::new();
        for attempt in 0..ATTEMPTS {
            let (tat, withheld) = (int_attr(&seen, "tat"), withheld(&seen));
            let full = tat.is_some_and(|tat| tat > limit.latest_tat(millis));
            let bucket = Write::to(bucket_key(&BucketKey::notice(queued.principal, kind)))
                .when(as_seen("tat", tat))
                .when(as_seen("withheld", withheld.map(|withheld| withheld.count)))
                .set("delete_after", now.plus(KEPT))
                .returning_refused();
            let row = Write::to(outbox_key(queued.id)).when(exists("pk")).when(absent("admitted_at")).when(absent("counted_at"));
            let (bucket, row) = if full {
                let count = withheld.map_or(0, |withheld| withheld.count).saturating_add(1);
                (bucket.set("withheld", count).set_if_absent("withheld_since", queued.at), row.set("counted_at", now))
            } else {
                let next = tat.filter(|tat| *tat > millis).map_or(limit.first_tat(millis), |tat| tat + limit.step_millis());
                let admitted = row.set("admitted_at", now);
                let row = if let Some(withheld) = withheld { admitted.set("more", withheld) } else { admitted };
                (bucket.set("tat", next).remove_all(["withheld", "withheld_since"]), row)
            };
            let items = vec![self.table.tx_write(bucket), self.table.tx_write(row)];
            let Err(refusal) = self.transact(format!("{op}-{attempt}"), items).await? else {
                return Ok(if full { NoticeAdmission::Counted } else { NoticeAdmission::Admitted(withheld) });
            };
            let [bucket, None] = refusal.0.as_slice() else {
                return self.admitted_before(queued.id).await;
            };
            seen = bucket.clone().unwrap_or_default();
        }
        Err(StoreError::Conflict)
    }

    /// The result of another delivery of the same stream record.
    async fn admitted_before(&self, queued: Id) -> Result<NoticeAdmission> {
        let row = self.outbox_message(queued).await?.filter(|row| row.admitted_at.is_some());
        Ok(row.map_or(NoticeAdmission::Counted, |row| NoticeAdmission::Admitted(row.more)))
    }
}

/// The notices that a bucket has withheld since its last one.
fn withheld(bucket: &Item) -> Option<Withheld> {
    let count = int_attr(bucket, "withheld").and_then(|count| u32::try_from(count).ok()).filter(|count| *count > 0)?;
    Some(Withheld { count, since: Timestamp(int_attr(bucket, "withheld_since")?) })
}
