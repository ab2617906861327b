//! Buckets. At most two conditional writes let an event in or refuse it, even if other requests count at the same time.

use aws_sdk_dynamodb::operation::update_item::builders::UpdateItemFluentBuilder;
use aws_sdk_dynamodb::types::builders::UpdateBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue, ReturnValuesOnConditionCheckFailure};
use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey, ClientAddress, ClientNetwork, Limit, NETWORK_SHARE, NETWORK_WINDOW};
use rekey_domain::sign_in::KnownFor;
use rekey_domain::token::DeviceToken;

use super::transactions::update_item;
use super::writes::send;
use super::{Flows, Item, StoreError, alerts, key, number, sessions, text, time, unavailable};

/// Seconds that a browser or an address stays known for a name after a completed sign-in or reset.
pub(super) const KNOWN_LIFE: i64 = 180 * 86_400;
/// The least number of seconds that a bucket's row is kept. The other notes on the row are valid for a day.
pub(super) const BUCKET_LIFE: i64 = 86_400;

/// Whether a bucket lets an event in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// The event is let in and counted.
    Granted,
    /// The event is refused.
    Refused {
        /// Seconds until the bucket lets an event in.
        retry_after: i64,
    },
}

/// Whether a device is known for a name, and whether its bucket lets an event in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceAdmission {
    /// The device is known: this principal has completed a sign-in with this name in it. The admission is that of the device's
    /// bucket.
    Known(Admission, Option<KnownFor>),
    /// The device is not known for the name, or its secret is wrong, or it was known too long ago.
    Unknown,
}

/// Whether the bucket of a name lets an event in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameAdmission {
    /// The event is let in and counted.
    Granted,
    /// The event is refused.
    Refused {
        /// Seconds until the bucket lets an event in.
        retry_after: i64,
        /// Whether nobody was told within a day that the bucket is full.
        untold: bool,
    },
}

/// One of the two writes that count an event: its name, its update, and the state of the count that it assumes, as a condition.
pub(super) struct Step {
    pub(super) name: &'static str,
    pub(super) update: String,
    pub(super) condition: String,
    pub(super) values: Vec<(&'static str, AttributeValue)>,
}

impl Step {
    /// Assumes that the bucket is empty.
    pub(super) fn idle(limit: Limit, now: i64) -> Self {
        Self {
            name: "idle",
            update: "SET tat = :tat, delete_after = if_not_exists(known_until, :delete_after)".to_owned(),
            condition: "(attribute_not_exists(tat) OR tat <= :now)".to_owned(),
            values: vec![(":tat", number(limit.first_tat(now))), (":now", number(now)), delete_after(limit, now)],
        }
    }

    /// Assumes that the bucket has room.
    pub(super) fn busy(limit: Limit, now: i64) -> Self {
        Self {
            name: "busy",
            update: "SET tat = tat + :step, delete_after = if_not_exists(known_until, :delete_after)".to_owned(),
            condition: "tat <= :latest".to_owned(),
            values: vec![(":step", number(limit.step_millis())), (":latest", number(limit.latest_tat(now))), delete_after(limit, now)],
        }
    }

    /// The write as part of a transaction.
    pub(super) fn in_transaction(self, table: &str, bucket: &BucketKey) -> UpdateBuilder {
        let update = update_item(table, bucket_key(bucket))
            .update_expression(self.update)
            .condition_expression(self.condition)
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld);
        self.values.into_iter().fold(update, |update, (name, value)| update.expression_attribute_values(name, value))
    }
}

/// When a bucket's row may be deleted: it is empty then, and the notes on it have expired. The row of a known address is kept
/// for as long as the address is known.
fn delete_after(limit: Limit, now: i64) -> (&'static str, AttributeValue) {
    let empty_at = (limit.latest_tat(now) + 2 * limit.step_millis()).div_euclid(1000) + 1;
    (":delete_after", number(empty_at.max(now.div_euclid(1000) + 1 + BUCKET_LIFE)))
}

/// The secret of a device and the time at which the device must still be known.
struct Proof {
    hash: String,
    now: Timestamp,
}

/// The result of counting an event, with the row if the caller asked for it.
enum Counted {
    Granted(Item),
    Refused(i64, Item),
    Unknown,
}

fn without_a_time() -> StoreError {
    StoreError::Damaged("a bucket without a time".to_owned())
}

pub(super) fn bucket_key(bucket: &BucketKey) -> Item {
    key(format!("BUCKET#{bucket}"), "BUCKET")
}

impl Flows {
    /// Counts one event.
    ///
    /// # Errors
    /// If the counter does not answer. Let nothing in then.
    pub async fn admit(&self, bucket: &BucketKey, limit: Limit, clock: &Clock) -> Result<Admission, StoreError> {
        Ok(match self.count(|| self.update(bucket_key(bucket)), None, ReturnValue::None, limit, clock.now_millis()).await? {
            Counted::Granted(_) => Admission::Granted,
            Counted::Refused(retry_after, _) => Admission::Refused { retry_after },
            Counted::Unknown => return Err(without_a_time()),
        })
    }

    /// Counts one event by client address. An IPv6 address also counts for the network around it, in which one client may have
    /// 65,536 addresses that each have a bucket.
    ///
    /// # Errors
    /// If a counter does not answer. Let nothing in then.
    pub async fn admit_address(
        &self,
        action: Action,
        address: ClientAddress,
        limit: Limit,
        clock: &Clock,
    ) -> Result<Admission, StoreError> {
        let admission = self.admit(&BucketKey::address(action, address), limit, clock).await?;
        match address.network().filter(|_| admission == Admission::Granted) {
            Some(network) => self.admit_network(action, network, limit, clock.now()).await,
            None => Ok(admission),
        }
    }

    /// Counts one event of a network in the current window. One write counts the event, and the comparison follows; a bucket in
    /// use takes two writes. The limit is so wide that the edges of a window do not matter.
    async fn admit_network(&self, action: Action, network: ClientNetwork, limit: Limit, now: Timestamp) -> Result<Admission, StoreError> {
        let window = Timestamp(now.0.div_euclid(NETWORK_WINDOW) * NETWORK_WINDOW);
        let ends = window.plus(NETWORK_WINDOW);
        let update = self
            .update(bucket_key(&BucketKey::network(action, network, window)))
            .update_expression("SET delete_after = :delete_after ADD events :one")
            .expression_attribute_values(":delete_after", time(ends.plus(BUCKET_LIFE)))
            .expression_attribute_values(":one", number(1))
            .return_values(ReturnValue::AllNew);
        let row = update.send().await.map_err(|error| unavailable(&error))?.attributes;
        let events = row.as_ref().and_then(|row| int_attr(row, "events"));
        let events = events.ok_or_else(|| StoreError::Damaged("a network without a count".to_owned()))?;
        let full = events > limit.in_window(NETWORK_WINDOW, NETWORK_SHARE);
        Ok(if full { Admission::Refused { retry_after: ends.seconds_from(now) } } else { Admission::Granted })
    }

    /// Counts one event in the bucket of a name at an address. Returns for whom the address is known.
    ///
    /// # Errors
    /// If the counter does not answer. Let nothing in then.
    pub async fn admit_at_address(
        &self,
        bucket: &BucketKey,
        limit: Limit,
        clock: &Clock,
    ) -> Result<(Admission, Option<KnownFor>), StoreError> {
        match self.count(|| self.update(bucket_key(bucket)), None, ReturnValue::AllNew, limit, clock.now_millis()).await? {
            Counted::Granted(row) => {
                let known = int_attr(&row, "known_until").is_some_and(|until| until > clock.now().0);
                Ok((Admission::Granted, known_for(&row).filter(|_| known)))
            }
            Counted::Refused(retry_after, _) => Ok((Admission::Refused { retry_after }, None)),
            Counted::Unknown => Err(without_a_time()),
        }
    }

    /// Counts one event in the bucket of a name. A refusal says whether the owner may be told that the bucket is full.
    ///
    /// # Errors
    /// If the counter does not answer. Let nothing in then.
    pub async fn admit_name(&self, bucket: &BucketKey, limit: Limit, clock: &Clock) -> Result<NameAdmission, StoreError> {
        match self.count(|| self.update(bucket_key(bucket)), None, ReturnValue::None, limit, clock.now_millis()).await? {
            Counted::Granted(_) => Ok(NameAdmission::Granted),
            Counted::Refused(retry_after, row) => {
                let untold = int_attr(&row, "alerted_at").is_none_or(|at| at <= clock.now().plus(-alerts::EVERY).0);
                Ok(NameAdmission::Refused { retry_after, untold })
            }
            Counted::Unknown => Err(without_a_time()),
        }
    }

    /// Counts one event in the bucket of a known device.
    ///
    /// # Errors
    /// If the counter does not answer.
    pub async fn admit_device(
        &self,
        token: &DeviceToken,
        name_hash: &str,
        limit: Limit,
        clock: &Clock,
    ) -> Result<DeviceAdmission, StoreError> {
        let proof = Proof { hash: token.hash().to_string(), now: clock.now() };
        let update = || self.update(sessions::device_key(token.owner(), name_hash));
        Ok(match self.count(update, Some(&proof), ReturnValue::AllNew, limit, clock.now_millis()).await? {
            Counted::Granted(row) => DeviceAdmission::Known(Admission::Granted, known_for(&row)),
            Counted::Refused(retry_after, _) => DeviceAdmission::Known(Admission::Refused { retry_after }, None),
            Counted::Unknown => DeviceAdmission::Unknown,
        })
    }

    /// Tries the write for an empty bucket, then the write for a bucket with room. It asks for the row only if `wanted` says
    /// so, because a function's IAM role allows particular return values only.
    async fn count(
        &self,
        update: impl Fn() -> UpdateItemFluentBuilder,
        proof: Option<&Proof>,
        wanted: ReturnValue,
        limit: Limit,
        now: i64,
    ) -> Result<Counted, StoreError> {
        let mut seen = Item::new();
        for step in [Step::idle(limit, now), Step::busy(limit, now)] {
            match send(apply(update(), step, proof).return_values(wanted.clone())).await? {
                Ok(output) => return Ok(Counted::Granted(output.attributes.unwrap_or_default())),
                Err(row) => seen = row,
            }
            match standing(&seen, proof) {
                None => return Ok(Counted::Unknown),
                Some(tat) if tat > limit.latest_tat(now) => break,
                Some(_) => {}
            }
        }
        let tat = int_attr(&seen, "tat").unwrap_or(now);
        Ok(Counted::Refused(limit.retry_after(tat, now), seen))
    }
}

fn apply(update: UpdateItemFluentBuilder, step: Step, proof: Option<&Proof>) -> UpdateItemFluentBuilder {
    let update = update.update_expression(step.update);
    let update = step.values.into_iter().fold(update, |update, (name, value)| update.expression_attribute_values(name, value));
    match proof {
        None => update.condition_expression(step.condition),
        Some(proof) => update
            .condition_expression(format!("device_hash = :hash AND known_until > :today AND {}", step.condition))
            .expression_attribute_values(":hash", text(&proof.hash))
            .expression_attribute_values(":today", time(proof.now)),
    }
}

/// The time in a bucket. `None` if the row does not exist or does not belong to the device.
fn standing(row: &Item, proof: Option<&Proof>) -> Option<i64> {
    if let Some(proof) = proof {
        let hash = row.get("device_hash").and_then(|value| value.as_s().ok());
        if hash != Some(&proof.hash) || int_attr(row, "known_until").is_none_or(|until| until <= proof.now.0) {
            return None;
        }
    }
    int_attr(row, "tat")
}

/// For whom a device or an address is known. A row that was written before rows had epochs is known for nobody.
fn known_for(row: &Item) -> Option<KnownFor> {
    let principal: Id = row.get("principal")?.as_s().ok()?.parse().ok()?;
    let counter = |name| int_attr(row, name).and_then(|value| u64::try_from(value).ok());
    Some(KnownFor { principal, epoch: counter("epoch")?, generation: counter("generation") })
}

pub(super) fn int_attr(row: &Item, name: &str) -> Option<i64> {
    row.get(name)?.as_n().ok()?.parse().ok()
}
