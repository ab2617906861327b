//! Charging a message to its counters, in the transaction that records that the message is about to be sent.
//!
//! A charge takes one event from each of its counters, or from none. The first write assumes that all counters are idle. If a
//! transaction is refused, the items that it returns say what the next write has to assume, or which counter is full.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::budget::{Allowance, Budget, SHARDS, Spending};
use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::id::Id;
use rekey_domain::limits::{BucketKey, Limit};

use super::buckets::{bucket_key, busy, idle};
use super::daily::DAY;
use super::error::{Result, StoreError};
use super::table::int_attr;
use super::tables::Flows;
use super::write::{Item, Write, above, absent, at_most, below};

/// Seconds that a shard's item is kept after its last message. This is longer than its day.
const KEPT: i64 = 2 * 86_400;
/// The most transactions that are tried. Each counter may be in another state than assumed, each shard of a budget may be full,
/// and other requests count at the same time.
const ATTEMPTS: usize = 12;

/// The counters that a message is charged to before it is sent.
pub struct Charge<'a> {
    /// The counters. The message is sent only if each of them has room.
    pub counters: Vec<Counter>,
    pub clock: &'a Clock,
}

pub enum Counter {
    Bucket(BucketKey, Limit),
    /// The share that a kind of message has of a daily budget, and the shard to try first. Draw that shard at random.
    Budget(Budget, Spending, u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charged {
    /// Every counter has counted the message, and the row records it.
    Made,
    /// The row does not meet its condition. Nothing was counted.
    RowChanged,
    /// A bucket with this limit is full. Nothing was counted.
    Full(Limit),
    /// The day's share of this kind is spent. Nothing was counted.
    Spent(Spending),
}

impl Flows {
    /// Takes one event from each counter, in one transaction with the writes to the message's row.
    pub(super) async fn charge(&self, op: Id, charge: &Charge<'_>, rows: Vec<TransactWriteItem>) -> Result<Charged> {
        let (now, millis) = (charge.clock.now(), charge.clock.now_millis());
        let mut gauges: Vec<Gauge> = Vec::new();
        for counter in &charge.counters {
            match Gauge::new(counter) {
                Ok(gauge) => gauges.extend(gauge),
                Err(spending) => return Ok(Charged::Spent(spending)),
            }
        }
        for attempt in 0..ATTEMPTS {
            let counts = gauges.iter().map(|gauge| self.table.tx_write(gauge.count(now, millis)));
            let items = counts.chain(rows.iter().cloned()).collect();
            // Each attempt is another request, so each has its own token.
            let Err(refusal) = self.transact(format!("{op}-{attempt}"), items).await? else {
                return Ok(Charged::Made);
            };
            let (of_gauges, of_rows) = refusal.0.split_at(gauges.len());
            if of_rows.iter().any(Option::is_some) {
                return Ok(Charged::RowChanged);
            }
            for (gauge, seen) in gauges.iter_mut().zip(of_gauges) {
                let full = seen.as_ref().and_then(|seen| gauge.learn(seen, now, millis));
                if let Some(full) = full {
                    return Ok(full);
                }
            }
        }
        Err(StoreError::Conflict)
    }
}

/// A counter, and the assumed state of its item: whether it is in use.
enum Gauge<'a> {
    Bucket { key: &'a BucketKey, limit: Limit, busy: bool },
    Budget { budget: Budget, spending: Spending, shard: Shard, busy: bool },
}

/// A shard of a budget: its number, what it allows, and how many shards may be tried after it.
#[derive(Clone, Copy)]
struct Shard {
    number: u32,
    allowance: Allowance,
    left: u32,
}

impl<'a> Gauge<'a> {
    /// A counter whose item has not been read yet. `None` if the budget is unlimited and nothing is counted.
    fn new(counter: &'a Counter) -> Result<Option<Self>, Spending> {
        match counter {
            Counter::Bucket(key, limit) => Ok(Some(Self::Bucket { key, limit: *limit, busy: false })),
            Counter::Budget(Budget::UNLIMITED, ..) => Ok(None),
            Counter::Budget(budget, spending, first) => match Shard::next(*budget, *spending, *first, SHARDS) {
                Some(shard) => Ok(Some(Self::Budget { budget: *budget, spending: *spending, shard, busy: false })),
                None => Err(*spending),
            },
        }
    }

    /// The write that counts one event if the item is in the assumed state.
    fn count(&self, now: Timestamp, millis: i64) -> Write {
        let write = match self {
            Self::Bucket { key, limit, busy: false } => idle(Write::to(bucket_key(key)), *limit, millis),
            Self::Bucket { key, limit, busy: true } => busy(Write::to(bucket_key(key)), *limit, millis),
            Self::Budget { spending, shard, busy, .. } => {
                let write = Write::to(bucket_key(&BucketKey::shard(spending.action(), shard.number))).set("delete_after", now.plus(KEPT));
                if *busy { going_on(write, *spending, shard.allowance, now) } else { beginning(write, *spending, now) }
            }
        };
        write.returning_refused()
    }

    /// Reads the item that was not in the assumed state, and sets what the next write assumes. Returns the result of the charge
    /// if the counter has no room.
    fn learn(&mut self, seen: &Item, now: Timestamp, millis: i64) -> Option<Charged> {
        match self {
            Self::Bucket { limit, busy, .. } => {
                let tat = int_attr(seen, "tat").unwrap_or(millis);
                *busy = tat > millis;
                (tat > limit.latest_tat(millis)).then_some(Charged::Full(*limit))
            }
            Self::Budget { budget, spending, shard, busy } => {
                let Allowance { own, all } = shard.allowance;
                let goes_on = int_attr(seen, "sent_since").is_some_and(|since| since > now.plus(-DAY).0);
                let reached = |count: &str, most: u32| int_attr(seen, count).is_some_and(|count| count >= i64::from(most));
                *busy = goes_on;
                if !goes_on || !(reached(spending.name(), own) || all.is_some_and(|all| reached("sent", all))) {
                    return None;
                }
                let Some(next) = Shard::next(*budget, *spending, shard.number.wrapping_add(1), shard.left) else {
                    return Some(Charged::Spent(*spending));
                };
                (*shard, *busy) = (next, false);
                None
            }
        }
    }
}

impl Shard {
    /// The next shard that allows messages of this kind, among `among` shards from `first` on.
    fn next(budget: Budget, spending: Spending, first: u32, among: u32) -> Option<Self> {
        (0..among).find_map(|step| {
            let number = first.wrapping_add(step) % SHARDS;
            let allowance = budget.allowance(spending, number)?;
            let open = allowance.own > 0 && allowance.all != Some(0);
            open.then_some(Self { number, allowance, left: among - step - 1 })
        })
    }
}

/// Assumes that the shard's last day is over. The counts of all kinds start at zero.
fn beginning(write: Write, spending: Spending, now: Timestamp) -> Write {
    write
        .when(absent("sent_since").or(at_most("sent_since", now.plus(-DAY))))
        .set("sent_since", now)
        .set("sent", 1)
        .set(spending.name(), 1)
        .remove_all(spending.others().map(Spending::name))
}

/// Assumes that the shard's day has not ended and has room for this kind.
fn going_on(write: Write, spending: Spending, allowance: Allowance, now: Timestamp) -> Write {
    let own = spending.name();
    let write = write.when(above("sent_since", now.plus(-DAY))).when(absent(own).or(below(own, allowance.own))).add("sent", 1).add(own, 1);
    match allowance.all {
        None => write,
        Some(all) => write.when(below("sent", all)),
    }
}
