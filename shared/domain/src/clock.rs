//! The current time. Every expiry is compared with a [`Clock`], which a test can set.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use rekey_text::{Text, ToText};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// A source of the current time.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A clock that stands until [`Clock::advance`] moves it, in milliseconds since 1970.
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `start` until [`Clock::advance`] moves it.
    pub fn manual(start: Timestamp) -> Self {
        Self::Manual(Arc::new(AtomicI64::new(start.0 * 1000)))
    }

    /// The current time in seconds since 1970.
    pub fn now(&self) -> Timestamp {
        Timestamp(self.now_millis().div_euclid(1000))
    }

    /// The current time in milliseconds since 1970, for rates finer than a second.
    pub fn now_millis(&self) -> i64 {
        match self {
            Self::System => {
                #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
                let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX)
            }
            Self::Manual(millis) => millis.load(Ordering::SeqCst),
        }
    }

    /// Moves a manual clock by `seconds`. It has no effect on the system's clock.
    pub fn advance(&self, seconds: i64) {
        if let Self::Manual(millis) = self {
            millis.fetch_add(seconds * 1000, Ordering::SeqCst);
        }
    }
}

/// Seconds since 1970, UTC. It is the unit of every stored time and of DynamoDB's TTL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// A text that is not a time.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.to_text())]
pub struct NotATime;

impl ToText for NotATime {
    fn to_text(&self) -> Text {
        Text::new("rule-time")
    }
}

impl Timestamp {
    /// This time plus `seconds`.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Seconds from `now` until this time; zero if this time has passed.
    pub fn seconds_from(self, now: Timestamp) -> i64 {
        (self.0 - now.0).max(0)
    }

    /// The time as RFC 3339 in UTC, the form of every time in an answer.
    pub fn rfc3339(self) -> String {
        OffsetDateTime::from_unix_timestamp(self.0).ok().and_then(|time| time.format(&Rfc3339).ok()).unwrap_or_default()
    }

    /// Reads a time as RFC 3339, in UTC or with another offset. Fractions of a second are left out. A time before 1970 counts as
    /// the beginning of 1970: nothing in Rekey is older.
    ///
    /// # Errors
    /// [`NotATime`] for anything else.
    pub fn parse(text: &str) -> Result<Self, NotATime> {
        let time = OffsetDateTime::parse(text, &Rfc3339).map_err(|_| NotATime)?;
        Ok(Self(time.unix_timestamp().max(0)))
    }

    /// Reads a time as RFC 3339, in milliseconds since 1970, with the same rules.
    ///
    /// # Errors
    /// [`NotATime`] for anything else.
    pub fn parse_millis(text: &str) -> Result<i64, NotATime> {
        let time = OffsetDateTime::parse(text, &Rfc3339).map_err(|_| NotATime)?;
        Ok((time.unix_timestamp() * 1000 + i64::from(time.millisecond())).max(0))
    }

    /// The time in a form for people, `2026-11-22 09:30 UTC`.
    pub fn for_people(self) -> String {
        let text = self.rfc3339();
        match (text.get(..10), text.get(11..16)) {
            (Some(day), Some(minute)) => format!("{day} {minute} UTC"),
            _ => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_shown_in_utc() {
        let time = Timestamp(1_795_333_800);
        assert_eq!(time.rfc3339(), "2026-11-22T07:50:00Z");
        assert_eq!(time.for_people(), "2026-11-22 07:50 UTC");
    }

    #[test]
    fn a_time_is_read_in_any_offset() {
        for text in ["2026-11-22T07:50:00Z", "2026-11-22T08:50:00+01:00", "2026-11-22T07:50:00.9Z"] {
            assert_eq!(Timestamp::parse(text).unwrap(), Timestamp(1_795_333_800), "{text}");
        }
        for text in ["", "2026-11-22", "2026-11-22T07:50:00", "1795333800", "2026-02-30T00:00:00Z"] {
            assert!(Timestamp::parse(text).is_err(), "{text}");
        }
        assert_eq!(Timestamp::parse_millis("2026-11-22T08:50:00.669+01:00").unwrap(), 1_795_333_800_669);
        assert_eq!(Timestamp::parse("0992-10-19T13:08:52Z").unwrap(), Timestamp(0));
    }

    #[test]
    fn a_manual_clock_moves_only_when_told() {
        let clock = Clock::manual(Timestamp(100));
        assert_eq!(clock.now(), Timestamp(100));
        clock.advance(900);
        assert_eq!(clock.now(), Timestamp(1000));
    }
}
