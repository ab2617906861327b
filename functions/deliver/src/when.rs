//! Times in mails, written for people in their language. They are in UTC: nobody knows the reader's time zone.

use rekey_domain::clock::Timestamp;
use rekey_text::Text;

/// The time to the minute, such as `22 November 2026, 07:50 UTC`.
pub fn when(time: Timestamp) -> Text {
    let text = time.rfc3339();
    let number = |range| text.get(range).and_then(|digits: &str| digits.parse::<i64>().ok()).unwrap_or_default();
    Text::new("mail-when")
        .with("year", number(0..4))
        .with("month", number(5..7))
        .with("day", number(8..10))
        .with("time", text.get(11..16).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_for_people() {
        assert_eq!(when(Timestamp(1_795_333_800)).to_string(), "22 November 2026, 07:50 UTC");
    }
}
