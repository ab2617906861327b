//! Charging a message to its counters, in the transaction that records that the message is about to be sent.
//!
//! A charge takes one event from each of its counters, or from none. The first write assumes that all counters are idle. If a
//! transaction is refused, the items that it returns say what the next write has to assume, or which counter is full.

use aws_sdk_dynamodb::types::builders::UpdateBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValuesOnConditionCheckFailure, TransactWriteItem};
use rekey_domain::budget::{Allowance, Budget, SHARDS, Spending};
use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::id::Id;
use rekey_domain::limits::{BucketKey, Limit};

use super::buckets::{Step, bucket_key, int_attr};
use super::daily::DAY;
use super::outbox::outbox_key;
use super::transactions::{condition_failed, conflict, reasons, update, update_item};
use super::{Flows, Item, StoreError, number, text, time, unavailable};

/// Seconds that a shard's item is kept after its last message. This is longer than its day.
const KEPT: i64 = 2 * 86_400;
/// The most transactions that are tried. Each counter may be in another state than assumed, each shard of a budget may be full,
/// and other requests count at the same time.
const ATTEMPTS: usize = 12;

/// What a message is charged to before it is sent.
pub struct Charge<'a> {
    /// The counters. The message is sent only if each of them has room.
    pub counters: Vec<Counter>,
    /// The clock.
    pub clock: &'a Clock,
}

/// One counter of a charge.
pub enum Counter {
    /// A bucket.
    Bucket(BucketKey, Limit),
    /// The share that a kind of message has of a daily budget, and the shard to try first. Draw that shard at random.
    Budget(Budget, Spending, u32),
}

/// The result of a charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charged {
    /// Every counter has counted the message, and the row records it.
    Made,
    /// The row does not meet its condition. Nothing was counted.
    RowChanged,
    /// A bucket is full. Nothing was counted.
    Full,
    /// The day's share of this kind is spent. Nothing was counted.
    Spent(Spending),
}

impl Flows {
    /// Charges a notice once, however often its stream record is delivered: the row records the mark of the charge.
    ///
    /// # Errors
    /// If the charge cannot be counted. Nothing is sent then.
    pub async fn charge_notice(&self, op: Id, queued: Id, mark: &BucketKey, charge: &Charge<'_>) -> Result<Charged, StoreError> {
        let row = update_item(&self.table, outbox_key(queued))
            .update_expression("ADD charged :marks")
            .condition_expression("attribute_exists(pk) AND NOT contains(charged, :mark)")
            .expression_attribute_values(":marks", AttributeValue::Ss(vec![mark.to_string()]))
            .expression_attribute_values(":mark", text(mark));
        self.charge(op, charge, vec![update(row)?]).await
    }

    /// Takes one event from each counter, in one transaction with the writes to the message's row.
    pub(super) async fn charge(&self, op: Id, charge: &Charge<'_>, rows: Vec<TransactWriteItem>) -> Result<Charged, StoreError> {
        let (now, millis) = (charge.clock.now(), charge.clock.now_millis());
        let mut gauges: Vec<Gauge> = Vec::new();
        for counter in &charge.counters {
            match Gauge::new(counter) {
                Ok(gauge) => gauges.extend(gauge),
                Err(spending) => return Ok(Charged::Spent(spending)),
            }
        }
        for attempt in 0..ATTEMPTS {
            let mut items = Vec::with_capacity(gauges.len() + rows.len());
            for gauge in &gauges {
                items.push(update(gauge.count(&self.table, now, millis))?);
            }
            items.extend(rows.iter().cloned());
            let request = self
                .client
                .transact_write_items()
                // Each attempt is another request, so each has its own token. The SDK repeats an attempt whose answer was lost
                // under that token.
                .client_request_token(format!("{op}-{attempt}"))
                .set_transact_items(Some(items));
            let Err(error) = request.send().await else {
                return Ok(Charged::Made);
            };
            let Some((of_gauges, of_rows)) = reasons(&error).split_at_checked(gauges.len()) else {
                return Err(unavailable(&error));
            };
            if of_rows.iter().any(condition_failed) {
                return Ok(Charged::RowChanged);
            }
            let failed: Vec<_> = gauges.iter_mut().zip(of_gauges).filter(|(_, reason)| condition_failed(reason)).collect();
            if failed.is_empty() {
                return Err(unavailable(&error));
            }
            for (gauge, reason) in failed {
                let refusal = gauge.learn(&reason.item().cloned().unwrap_or_default(), now, millis);
                if let Some(refusal) = refusal {
                    return Ok(refusal);
                }
            }
        }
        Err(conflict())
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
    fn count(&self, table: &str, now: Timestamp, millis: i64) -> UpdateBuilder {
        match self {
            Self::Bucket { key, limit, busy: false } => Step::idle(*limit, millis).in_transaction(table, key),
            Self::Bucket { key, limit, busy: true } => Step::busy(*limit, millis).in_transaction(table, key),
            Self::Budget { spending, shard, busy, .. } => {
                let update = update_item(table, bucket_key(&BucketKey::shard(spending.action(), shard.number)))
                    .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
                    .expression_attribute_values(":one", number(1))
                    .expression_attribute_values(":day_ago", time(now.plus(-DAY)))
                    .expression_attribute_values(":delete_after", number(now.0 + KEPT));
                if *busy { going_on(update, *spending, shard.allowance) } else { beginning(update, *spending, now) }
            }
        }
    }

    /// Reads the item that was not in the assumed state, and sets what the next write assumes. Returns the result of the charge
    /// if the counter has no room.
    fn learn(&mut self, seen: &Item, now: Timestamp, millis: i64) -> Option<Charged> {
        match self {
            Self::Bucket { limit, busy, .. } => {
                let tat = int_attr(seen, "tat").unwrap_or(millis);
                *busy = tat > millis;
                (tat > limit.latest_tat(millis)).then_some(Charged::Full)
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

/// Assumes that the shard's last day is over. The counts of all kinds begin anew.
fn beginning(update: UpdateBuilder, spending: Spending, now: Timestamp) -> UpdateBuilder {
    let others: Vec<&str> = spending.others().map(Spending::name).collect();
    let (own, others) = (spending.name(), others.join(", "));
    update
        .update_expression(format!("SET sent = :one, {own} = :one, sent_since = :now, delete_after = :delete_after REMOVE {others}"))
        .condition_expression("attribute_not_exists(sent_since) OR sent_since <= :day_ago")
        .expression_attribute_values(":now", time(now))
}

/// Assumes that the shard's day goes on and has room for this kind.
fn going_on(update: UpdateBuilder, spending: Spending, allowance: Allowance) -> UpdateBuilder {
    let own = spending.name();
    let update = update
        .update_expression(format!("SET sent = sent + :one, {own} = if_not_exists({own}, :zero) + :one, delete_after = :delete_after"))
        .expression_attribute_values(":zero", number(0))
        .expression_attribute_values(":own", number(allowance.own));
    let room = format!("sent_since > :day_ago AND (attribute_not_exists({own}) OR {own} < :own)");
    match allowance.all {
        None => update.condition_expression(room),
        Some(all) => update.condition_expression(format!("{room} AND sent < :all")).expression_attribute_values(":all", number(all)),
    }
}
