//! Buckets: at most two conditional writes let an event in or keep it out, whatever happens beside them.

use aws_sdk_dynamodb::operation::update_item::builders::UpdateItemFluentBuilder;
use rekey_domain::clock::Clock;
use rekey_domain::limits::{BucketKey, Limit};
use rekey_domain::token::DeviceToken;

use super::recoveries::send;
use super::{Flows, Item, StoreError, key, number, sessions, text};

/// Whether an event is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// It is, and has been counted.
    Granted,
    /// It is not.
    Refused {
        /// Seconds until one will be.
        retry_after: i64,
    },
}

/// Whether a device is known for a name and lets an event in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceAdmission {
    /// It completed a sign-in with this name before; its own bucket answers.
    Known(Admission),
    /// It did not, or not with this secret, or too long ago.
    Unknown,
}

impl Flows {
    /// Counts one event.
    ///
    /// # Errors
    /// If the counter cannot be reached: then nothing is let in.
    pub async fn admit(&self, bucket: &BucketKey, limit: Limit, clock: &Clock) -> Result<Admission, StoreError> {
        let update = || self.update(key(format!("BUCKET#{bucket}"), "BUCKET"));
        match self.count(update, None, limit, clock.now_millis()).await? {
            DeviceAdmission::Known(admission) => Ok(admission),
            DeviceAdmission::Unknown => Err(StoreError::Damaged("a bucket without a time".to_owned())),
        }
    }

    /// Counts one event in the bucket of a known device.
    ///
    /// # Errors
    /// If the counter cannot be reached.
    pub async fn admit_device(&self, token: &DeviceToken, name_hash: &str, limit: Limit, clock: &Clock) -> Result<DeviceAdmission, StoreError> {
        let update = || self.update(sessions::device_key(token.owner(), name_hash));
        let proof = Proof { hash: token.hash().to_string(), now: clock.now().0 };
        self.count(update, Some(&proof), limit, clock.now_millis()).await
    }

    /// First as if the bucket had been idle, then as if it had not: each write says what it supposes.
    async fn count(
        &self,
        update: impl Fn() -> UpdateItemFluentBuilder,
        proof: Option<&Proof>,
        limit: Limit,
        now: i64,
    ) -> Result<DeviceAdmission, StoreError> {
        let first = update()
            .update_expression(match proof {
                None => "SET tat = :tat, delete_after = :delete_after",
                Some(_) => "SET tat = :tat",
            })
            .condition_expression(condition("(attribute_not_exists(tat) OR tat <= :now)", proof))
            .expression_attribute_values(":tat", number(limit.first_tat(now)))
            .expression_attribute_values(":now", number(now));
        let Err(item) = send(with_proof(first, proof, limit, now)).await? else {
            return Ok(DeviceAdmission::Known(Admission::Granted));
        };
        let Some(tat) = standing(&item, proof) else {
            return Ok(DeviceAdmission::Unknown);
        };
        let refused = |tat| DeviceAdmission::Known(Admission::Refused { retry_after: limit.retry_after(tat, now) });
        if tat > limit.latest_tat(now) {
            return Ok(refused(tat));
        }
        let next = update()
            .update_expression(match proof {
                None => "SET tat = tat + :step, delete_after = :delete_after",
                Some(_) => "SET tat = tat + :step",
            })
            .condition_expression(condition("tat <= :latest", proof))
            .expression_attribute_values(":step", number(limit.step_millis()))
            .expression_attribute_values(":latest", number(limit.latest_tat(now)));
        match send(with_proof(next, proof, limit, now)).await? {
            Ok(_) => Ok(DeviceAdmission::Known(Admission::Granted)),
            Err(item) => Ok(standing(&item, proof).map_or(DeviceAdmission::Unknown, refused)),
        }
    }
}

/// What a device has to show beside its bucket's time.
struct Proof {
    hash: String,
    now: i64,
}

fn condition(time: &str, proof: Option<&Proof>) -> String {
    match proof {
        None => time.to_owned(),
        Some(_) => format!("device_hash = :hash AND known_until > :today AND {time}"),
    }
}

/// A device's row has an end of its own; a bucket's is when it has run empty.
fn with_proof(update: UpdateItemFluentBuilder, proof: Option<&Proof>, limit: Limit, now: i64) -> UpdateItemFluentBuilder {
    match proof {
        None => {
            let empty_at = (limit.latest_tat(now) + 2 * limit.step_millis()).div_euclid(1000) + 1;
            update.expression_attribute_values(":delete_after", number(empty_at))
        }
        Some(proof) => update
            .expression_attribute_values(":hash", text(&proof.hash))
            .expression_attribute_values(":today", number(proof.now)),
    }
}

/// Where a bucket stands; none if the device's row is not there or not its.
fn standing(item: &Item, proof: Option<&Proof>) -> Option<i64> {
    let whole = |name: &str| item.get(name).and_then(|value| value.as_n().ok()).and_then(|n| n.parse::<i64>().ok());
    if let Some(proof) = proof {
        let hash = item.get("device_hash").and_then(|value| value.as_s().ok());
        if hash != Some(&proof.hash) || whole("known_until").is_none_or(|until| until <= proof.now) {
            return None;
        }
    }
    whole("tat")
}
