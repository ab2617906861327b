//! GCRA, the generic cell rate algorithm (ITU-T I.371, annex A.1), with one timestamp per bucket.
//!
//! A bucket stores its theoretical arrival time `tat`. An event is allowed while `tat` is at most `burst - 1` steps ahead of
//! now, and moves `tat` by one step. The store does this in conditional writes; this module has the numbers.

use serde::{Deserialize, Serialize};

/// A rate limit: `burst` events at once, then one per step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    burst: i64,
    step_millis: i64,
}

/// Why a text is not a limit.
#[derive(Debug, thiserror::Error)]
#[error("must be BURST/SECONDS, such as 20/15: 20 at once, then one every 15 seconds")]
pub struct NotALimit;

impl Limit {
    /// `burst` events at once, then one every `seconds`.
    pub const fn new(burst: i64, seconds: i64) -> Self {
        Self { burst, step_millis: seconds * 1000 }
    }

    /// Reads `burst/seconds`.
    ///
    /// # Errors
    /// [`NotALimit`] unless both are whole numbers from 1 to a million.
    pub fn parse(text: &str) -> Result<Self, NotALimit> {
        let (burst, seconds) = two_numbers(text).ok_or(NotALimit)?;
        Ok(Self::new(i64::from(burst), i64::from(seconds)))
    }

    /// The same limit with rate and burst multiplied by `factor`, for load tests.
    #[must_use]
    pub fn scaled(self, factor: u32) -> Self {
        let factor = i64::from(factor.max(1));
        Self { burst: self.burst * factor, step_millis: (self.step_millis / factor).max(1) }
    }

    /// The `tat` of an idle bucket after one event.
    pub fn first_tat(self, now_millis: i64) -> i64 {
        now_millis + self.step_millis
    }

    /// The events that are allowed at once.
    pub fn burst(self) -> i64 {
        self.burst
    }

    /// Milliseconds that one event adds to `tat`.
    pub fn step_millis(self) -> i64 {
        self.step_millis
    }

    /// The latest `tat` at which one more event is allowed.
    pub fn latest_tat(self, now_millis: i64) -> i64 {
        now_millis + (self.burst - 1) * self.step_millis
    }

    /// The most events that `times` clients with this limit can cause in a window of `seconds`.
    pub fn in_window(self, seconds: i64, times: i64) -> i64 {
        times * (self.burst + seconds * 1000 / self.step_millis)
    }

    /// Whole seconds until a bucket at `tat` allows one more event; at least 1.
    pub fn retry_after(self, tat: i64, now_millis: i64) -> i64 {
        let wait = tat - self.latest_tat(now_millis);
        (wait.max(0) + 999).div_euclid(1000).max(1)
    }
}

/// A number of events per day, with a pause between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    a_day: u32,
    pause_millis: i64,
}

/// Why a text is not a quota.
#[derive(Debug, thiserror::Error)]
#[error("must be A_DAY/SECONDS, such as 20/30: 20 a day, 30 seconds between two")]
pub struct NotAQuota;

impl Quota {
    /// `a_day` events per day, `seconds` between two.
    pub const fn new(a_day: u32, seconds: i64) -> Self {
        Self { a_day, pause_millis: seconds * 1000 }
    }

    /// Reads `a_day/seconds`.
    ///
    /// # Errors
    /// [`NotAQuota`] unless both are whole numbers from 1 to a million.
    pub fn parse(text: &str) -> Result<Self, NotAQuota> {
        let (a_day, seconds) = two_numbers(text).ok_or(NotAQuota)?;
        Ok(Self::new(a_day, i64::from(seconds)))
    }

    /// The same quota with `factor` times as many events per day and shorter pauses, for load tests.
    #[must_use]
    pub fn scaled(self, factor: u32) -> Self {
        let factor = factor.max(1);
        Self { a_day: self.a_day.saturating_mul(factor), pause_millis: self.pause_millis / i64::from(factor) }
    }

    /// The number of events per day.
    pub fn a_day(self) -> u32 {
        self.a_day
    }

    /// Milliseconds between two events.
    pub fn pause_millis(self) -> i64 {
        self.pause_millis
    }
}

/// Reads two whole numbers from 1 to a million with a slash between them.
fn two_numbers(text: &str) -> Option<(u32, u32)> {
    let number = |part: &str| part.parse().ok().filter(|number| (1..=1_000_000).contains(number));
    let (first, second) = text.split_once('/')?;
    Some((number(first)?, number(second)?))
}

#[cfg(test)]
mod tests {
    use super::super::{NETWORK_SHARE, NETWORK_WINDOW};
    use super::*;

    #[test]
    fn a_burst_is_let_in_and_then_one_a_step() {
        let limit = Limit::new(3, 300);
        let now = 1_000_000;
        let mut tat = limit.first_tat(now);
        let mut let_in = 1;
        while tat <= limit.latest_tat(now) {
            tat += limit.step_millis();
            let_in += 1;
        }
        assert_eq!(let_in, 3);
        assert_eq!(limit.retry_after(tat, now), 300);
        assert!(tat > limit.latest_tat(now + 299_999));
        assert!(tat <= limit.latest_tat(now + 300_000));
    }

    #[test]
    fn scaling_multiplies_rate_and_burst() {
        let limit = Limit::new(3, 300).scaled(10);
        assert_eq!(limit, Limit { burst: 30, step_millis: 30_000 });
    }

    #[test]
    fn limits_are_read_from_two_numbers() {
        assert_eq!(Limit::parse("20/15").unwrap(), Limit::new(20, 15));
        for bad in ["", "20", "0/15", "20/0", "-1/5", "20/15/3", "2.5/3", "9999999/1"] {
            assert!(Limit::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn quotas_are_read_from_two_numbers_and_scale_like_limits() {
        assert_eq!(Quota::parse("20/30").unwrap(), Quota::new(20, 30));
        assert_eq!(Quota::new(20, 30).scaled(10), Quota { a_day: 200, pause_millis: 3_000 });
        for bad in ["", "20", "0/30", "20/0", "-1/5", "20/30/1", "1.5/3"] {
            assert!(Quota::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_network_has_as_much_as_sixteen_addresses_in_ten_minutes() {
        assert_eq!(Limit::new(60, 10).in_window(NETWORK_WINDOW, NETWORK_SHARE), 16 * (60 + 60));
        assert_eq!(Limit::new(1, 1000).in_window(NETWORK_WINDOW, NETWORK_SHARE), 16);
    }
}
