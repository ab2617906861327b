//! Browsers and addresses that are known for a name, because a principal has completed a sign-in or a reset there.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::id::Id;
use rekey_domain::limits::{BucketKey, Limit};
use rekey_domain::sign_in::{Known, KnownFor};
use rekey_domain::token::DeviceToken;
use serde::Serialize;

use super::buckets::{Admission, bucket_key, known_for};
use super::error::Result;
use super::table::{int_attr, key, row, text_attr};
use super::tables::Flows;
use super::write::{Item, Write, above};

/// Seconds that a browser or an address stays known for a name after a completed sign-in or reset.
const KNOWN_LIFE: i64 = 180 * 86_400;

/// A token that makes a browser known for a name.
pub struct DevicePass {
    /// The token that the browser keeps in its cookie.
    pub token: DeviceToken,
    /// The hash of the name, as in the key of device rows.
    pub name_hash: String,
}

/// Whether a device is known for a name, and whether its bucket lets an event in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceAdmission {
    /// The device is known: a principal has completed a sign-in with this name on it. The admission is that of the device's
    /// bucket.
    Known(Admission, Option<KnownFor>),
    /// The device is not known for the name, or its secret is wrong, or it was known too long ago.
    Unknown,
}

/// The row of a browser. The browser is known for as long as the principal has this epoch and generation.
#[derive(Serialize)]
struct Device {
    device_hash: String,
    principal: Id,
    epoch: u64,
    generation: u64,
    known_until: Timestamp,
}

pub(super) fn device_key(device: Id, name_hash: &str) -> Item {
    key(format!("DEVICE#{device}"), name_hash)
}

/// What a row of a browser or of an address says is known, and for whom; `None` if it has expired or is of another browser.
pub(super) fn known_at(row: &Item, device: Option<&DeviceToken>, now: Timestamp) -> Option<(Known, KnownFor)> {
    let known = match (text_attr(row, "device_hash"), device) {
        (Some(hash), Some(device)) if hash == device.hash().to_string() => Known::Device,
        (Some(_), _) => return None,
        (None, _) => Known::Address,
    };
    let lasts = int_attr(row, "known_until").is_some_and(|until| until > now.0);
    known_for(row).filter(|_| lasts).map(|by| (known, by))
}

impl Flows {
    /// Makes a browser known for its name, for as long as the principal has this epoch and generation.
    pub(super) fn know_browser(
        &self,
        principal: Id,
        (epoch, generation): (u64, u64),
        browser: &DevicePass,
        now: Timestamp,
    ) -> TransactWriteItem {
        let known_until = now.plus(KNOWN_LIFE);
        let device = Device { device_hash: browser.token.hash().to_string(), principal, epoch, generation, known_until };
        self.table.tx_put(row(device_key(browser.token.owner(), &browser.name_hash), "device", Some(known_until), &device))
    }

    /// Makes an address known for a name and its principal, for as long as the epoch lasts. A sign-in with this name from this
    /// address then skips the limit of the name, which strangers can use up.
    pub(super) fn know_address(&self, address: &BucketKey, principal: Id, epoch: u64, now: Timestamp) -> TransactWriteItem {
        let known_until = now.plus(KNOWN_LIFE);
        let known = Write::to(bucket_key(address))
            .set("known_until", known_until)
            .set("delete_after", known_until)
            .set("principal", principal)
            .set("epoch", epoch);
        self.table.tx_write(known)
    }

    pub async fn admit_device(&self, token: &DeviceToken, name_hash: &str, limit: Limit, clock: &Clock) -> Result<DeviceAdmission> {
        let (hash, now) = (token.hash().to_string(), clock.now());
        let device = Write::to(device_key(token.owner(), name_hash)).require("device_hash", &hash).when(above("known_until", now));
        let is_known = |row: &Item| {
            let has_hash = row.get("device_hash").is_some_and(|stored| stored.as_s() == Ok(&hash));
            has_hash && int_attr(row, "known_until").is_some_and(|until| until > now.0)
        };
        Ok(match self.count_if(device.returning_new(), limit, clock, is_known).await? {
            Some((Admission::Granted, row)) => DeviceAdmission::Known(Admission::Granted, known_for(&row)),
            Some((refused @ Admission::Refused { .. }, _)) => DeviceAdmission::Known(refused, None),
            None => DeviceAdmission::Unknown,
        })
    }
}
