//! Counts with a limit a day: wrong codes of a principal, and codes that are sent to it.
//!
//! A day begins with the first event that is counted, so that midnight does not double the limit. Like a bucket, a count takes
//! at most two conditional writes: one begins a day, the other counts in the current day.

use rekey_domain::clock::Timestamp;

use super::buckets::{Step, int_attr};
use super::{Item, number, time};

/// Seconds in a day.
pub(super) const DAY: i64 = 86_400;

/// A count and the time when its day began, as two attributes of an item.
pub(super) struct Daily {
    pub(super) count: &'static str,
    pub(super) since: &'static str,
    pub(super) most: u32,
}

impl Daily {
    /// Assumes that the last day is over, or that its count is zero.
    pub(super) fn beginning(&self, now: Timestamp) -> Step {
        let Self { count, since, .. } = self;
        Step {
            name: "beginning",
            update: format!("SET {count} = :one, {since} = :now"),
            condition: format!("(attribute_not_exists({count}) OR {count} = :zero OR {since} <= :day_ago)"),
            values: vec![(":one", number(1)), (":zero", number(0)), (":now", time(now)), (":day_ago", time(now.plus(-DAY)))],
        }
    }

    /// Assumes that the day goes on and has room.
    pub(super) fn going_on(&self, now: Timestamp) -> Step {
        let Self { count, since, most } = self;
        Step {
            name: "going-on",
            update: format!("SET {count} = {count} + :one"),
            condition: format!("{since} > :day_ago AND {count} < :most"),
            values: vec![(":one", number(1)), (":most", number(most)), (":day_ago", time(now.plus(-DAY)))],
        }
    }

    /// When the day of this count began.
    pub(super) fn began(&self, item: &Item) -> Option<Timestamp> {
        int_attr(item, self.since).map(Timestamp)
    }

    /// Seconds until a new day begins, if this one is full.
    pub(super) fn retry_after(&self, item: &Item, now: Timestamp) -> Option<i64> {
        let full = self.is_full(item);
        let ends = self.began(item)?.plus(DAY);
        (full && now < ends).then(|| ends.seconds_from(now))
    }

    /// Whether the day's limit is reached.
    pub(super) fn is_full(&self, item: &Item) -> bool {
        int_attr(item, self.count).is_some_and(|count| count >= i64::from(self.most))
    }
}
