//! Counts with a limit a day: wrong codes of a principal, and codes that are sent to it.
//!
//! A day begins with the first event that is counted, so that midnight does not double the limit. Like a bucket, a count takes
//! at most two conditional writes: one begins a day, the other counts in the current day.

use rekey_domain::clock::Timestamp;

use super::table::int_attr;
use super::write::{Item, Write, above, absent, at_least, at_most, below, is};

pub(super) const DAY: i64 = 86_400;

/// A count and the time when its day began, as two attributes of an item.
pub(super) struct Daily {
    pub(super) count: &'static str,
    pub(super) since: &'static str,
    pub(super) most: u32,
}

impl Daily {
    /// Counts an event that begins a day: the last day is over, or its count is zero.
    pub(super) fn beginning(&self, write: Write, now: Timestamp) -> Write {
        let Self { count, since, .. } = *self;
        write.when(absent(count).or(is(count, 0)).or(at_most(since, now.plus(-DAY)))).set(count, 1).set(since, now)
    }

    /// Counts an event in a day that has not ended and has room.
    pub(super) fn going_on(&self, write: Write, now: Timestamp) -> Write {
        let Self { count, since, most } = *self;
        write.when(above(since, now.plus(-DAY))).when(below(count, most)).add(count, 1)
    }

    /// Gives back an event of the day that began at `began`, if that day has not ended.
    pub(super) fn give_back(&self, write: Write, began: Timestamp) -> Write {
        let Self { count, since, .. } = *self;
        write.require(since, began).when(at_least(count, 1)).add(count, -1)
    }

    pub(super) fn began(&self, item: &Item) -> Option<Timestamp> {
        int_attr(item, self.since).map(Timestamp)
    }

    /// Seconds until a new day begins, if this day is full.
    pub(super) fn retry_after(&self, item: &Item, now: Timestamp) -> Option<i64> {
        let full = self.is_full(item);
        let ends = self.began(item)?.plus(DAY);
        (full && now < ends).then(|| ends.seconds_from(now))
    }

    pub(super) fn is_full(&self, item: &Item) -> bool {
        int_attr(item, self.count).is_some_and(|count| count >= i64::from(self.most))
    }
}
