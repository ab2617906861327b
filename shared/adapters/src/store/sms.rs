//! The day's SMS of the whole deployment, counted before each is sent: whoever makes others pay for messages must not get far.
//!
//! The count is kept in shards, so that no one item is hot. They are tried from a random one on; a message is refused only when
//! each has had its share.

use rekey_domain::clock::Clock;
use rekey_domain::limits::{Action, BucketKey};
use rekey_domain::random::Random;

use super::buckets::bucket_key;
use super::daily::Daily;
use super::writes::send;
use super::{Flows, StoreError, number};

/// How many items share the count.
const SHARDS: u32 = 4;
/// Seconds that a shard's item is kept past its last message: longer than its day.
const KEPT: i64 = 2 * 86_400;

impl Flows {
    /// Takes one message off the day's budget; false if it is spent.
    ///
    /// # Errors
    /// If it cannot be counted: then nothing is sent.
    pub async fn spend_sms(&self, budget: u32, clock: &Clock, random: &Random) -> Result<bool, StoreError> {
        let [first] = random.bytes();
        let now = clock.now();
        for shard in (0..SHARDS).map(|shard| (shard + u32::from(first)) % SHARDS) {
            // What does not divide goes to the first ones.
            let share = budget / SHARDS + u32::from(shard < budget % SHARDS);
            let daily = Daily { count: "sent", since: "sent_since", most: share };
            for step in [daily.beginning(now), daily.going_on(now)].into_iter().filter(|_| share > 0) {
                let update = self
                    .update(bucket_key(&BucketKey::shard(Action::Sms, shard)))
                    .update_expression(format!("{}, delete_after = :delete_after", step.update))
                    .condition_expression(step.condition)
                    .expression_attribute_values(":delete_after", number(now.0 + KEPT));
                let update = step.values.into_iter().fold(update, |update, (name, value)| update.expression_attribute_values(name, value));
                if send(update).await?.is_ok() {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}
