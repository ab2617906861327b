//! Buckets. At most two conditional writes let an event in or refuse the event, even if other requests count at the same time.

use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey, ClientAddress, ClientNetwork, Limit, NETWORK_SHARE, NETWORK_WINDOW};
use rekey_domain::sign_in::KnownFor;

use super::error::{Result, StoreError};
use super::table::{int_attr, key};
use super::tables::Flows;
use super::write::{Item, Write, absent, at_most, below};

/// The least number of seconds that a bucket's row is kept. The other notes on the row are valid for a day.
pub(super) const BUCKET_LIFE: i64 = 86_400;
/// Seconds between two alerts that a name's bucket is full. The bucket's row holds the time of the last one.
pub(super) const ALERT_EVERY: i64 = BUCKET_LIFE;

/// Whether a bucket lets an event in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    Granted,
    Refused {
        /// Seconds until the bucket lets an event in.
        retry_after: i64,
    },
}

/// Whether the bucket of a name lets an event in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameAdmission {
    Granted,
    Refused {
        /// Seconds until the bucket lets an event in.
        retry_after: i64,
        /// Whether no alert was written within a day that the bucket is full.
        untold: bool,
    },
}

/// Counts an event in a bucket that is empty.
pub(super) fn idle(write: Write, limit: Limit, now: i64) -> Write {
    kept(write.when(absent("tat").or(at_most("tat", now))).set("tat", limit.first_tat(now)), limit, now)
}

/// Counts an event in a bucket that has room.
pub(super) fn busy(write: Write, limit: Limit, now: i64) -> Write {
    kept(write.when(at_most("tat", limit.latest_tat(now))).add("tat", limit.step_millis()), limit, now)
}

/// Keeps a bucket's row until it is empty and the notes on it have expired. The row of a known address is kept for as long as
/// the address is known.
fn kept(write: Write, limit: Limit, now: i64) -> Write {
    let empty_at = (limit.latest_tat(now) + 2 * limit.step_millis()).div_euclid(1000) + 1;
    write.copy_or("delete_after", "known_until", empty_at.max(now.div_euclid(1000) + 1 + BUCKET_LIFE))
}

pub(super) fn bucket_key(bucket: &BucketKey) -> Item {
    key(format!("BUCKET#{bucket}"), "BUCKET")
}

impl Flows {
    pub async fn admit(&self, bucket: &BucketKey, limit: Limit, clock: &Clock) -> Result<Admission> {
        Ok(self.count(Write::to(bucket_key(bucket)), limit, clock).await?.0)
    }

    /// Counts one event by client address. An IPv6 address also counts for the network around it, because one client may own a
    /// whole network: 65,536 addresses, each with a bucket.
    pub async fn admit_address(&self, action: Action, address: ClientAddress, limit: Limit, clock: &Clock) -> Result<Admission> {
        match self.admit(&BucketKey::address(action, address), limit, clock).await? {
            Admission::Granted => self.admit_network_of(action, address, limit, clock).await,
            refused @ Admission::Refused { .. } => Ok(refused),
        }
    }

    /// Counts an event that the bucket of its address has let in for the network around the address, if there is one.
    pub(super) async fn admit_network_of(&self, action: Action, address: ClientAddress, limit: Limit, clock: &Clock) -> Result<Admission> {
        match address.network() {
            Some(network) => self.admit_network(action, network, limit, clock.now()).await,
            None => Ok(Admission::Granted),
        }
    }

    /// Counts one event of a network in the current window, unless the window is full. The limit is so wide that the edges of a
    /// window do not matter. The write returns nothing, as that of an address does, because roles allow no more.
    async fn admit_network(&self, action: Action, network: ClientNetwork, limit: Limit, now: Timestamp) -> Result<Admission> {
        let window = Timestamp(now.0.div_euclid(NETWORK_WINDOW) * NETWORK_WINDOW);
        let ends = window.plus(NETWORK_WINDOW);
        let room = absent("events").or(below("events", limit.in_window(NETWORK_WINDOW, NETWORK_SHARE)));
        let bucket = Write::to(bucket_key(&BucketKey::network(action, network, window)));
        let count = bucket.when(room).set("delete_after", ends.plus(BUCKET_LIFE)).add("events", 1);
        Ok(match self.table.send(count).await? {
            Ok(_) => Admission::Granted,
            Err(_) => Admission::Refused { retry_after: ends.seconds_from(now) },
        })
    }

    /// Counts one event in the bucket of a name at an address. Returns the principal for which the address is known.
    pub async fn admit_at_address(&self, bucket: &BucketKey, limit: Limit, clock: &Clock) -> Result<(Admission, Option<KnownFor>)> {
        let (admission, row) = self.count(Write::to(bucket_key(bucket)).returning_new(), limit, clock).await?;
        let known = admission == Admission::Granted && int_attr(&row, "known_until").is_some_and(|until| until > clock.now().0);
        Ok((admission, known_for(&row).filter(|_| known)))
    }

    /// Counts one event in the bucket of a name. A refusal says whether an alert to the owner is due.
    pub async fn admit_name(&self, bucket: &BucketKey, limit: Limit, clock: &Clock) -> Result<NameAdmission> {
        let (admission, row) = self.count(Write::to(bucket_key(bucket)), limit, clock).await?;
        Ok(match admission {
            Admission::Granted => NameAdmission::Granted,
            Admission::Refused { retry_after } => {
                let untold = int_attr(&row, "alerted_at").is_none_or(|at| at <= clock.now().plus(-ALERT_EVERY).0);
                NameAdmission::Refused { retry_after, untold }
            }
        })
    }

    /// Counts one event with a write to a bucket. Returns the bucket's row too: as it was if the event is refused, and afterwards
    /// if the event is granted and the write asks for the row.
    async fn count(&self, write: Write, limit: Limit, clock: &Clock) -> Result<(Admission, Item)> {
        self.count_if(write, limit, clock, |_| true).await?.ok_or(StoreError::Damaged("a bucket without a time"))
    }

    /// Tries the write for an empty bucket, then the write for a bucket with room. `write` has the key of the row and further
    /// conditions on it. `meets` says whether a refused row meets those further conditions. If it does not, the result is `None`.
    pub(super) async fn count_if(
        &self,
        write: Write,
        limit: Limit,
        clock: &Clock,
        meets: impl Fn(&Item) -> bool,
    ) -> Result<Option<(Admission, Item)>> {
        let now = clock.now_millis();
        let mut refused = (now, Item::new());
        for step in [idle, busy] {
            let row = match self.table.send(step(write.clone(), limit, now)).await? {
                Ok(row) => return Ok(Some((Admission::Granted, row))),
                Err(row) => row,
            };
            let Some(tat) = int_attr(&row, "tat").filter(|_| meets(&row)) else {
                return Ok(None);
            };
            refused = (tat, row);
            if tat > limit.latest_tat(now) {
                break;
            }
        }
        let (tat, row) = refused;
        Ok(Some((Admission::Refused { retry_after: limit.retry_after(tat, now) }, row)))
    }
}

/// The principal and counters for which a device or an address is known. `None` for a row from before rows had epochs.
pub(super) fn known_for(row: &Item) -> Option<KnownFor> {
    let principal: Id = row.get("principal")?.as_s().ok()?.parse().ok()?;
    let counter = |name| int_attr(row, name).and_then(|value| u64::try_from(value).ok());
    Some(KnownFor { principal, epoch: counter("epoch")?, generation: counter("generation") })
}
