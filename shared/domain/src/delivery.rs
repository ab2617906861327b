//! Whether a row still owes a message, when its record comes (once more) to be delivered.

use crate::clock::Timestamp;
use crate::id::Id;

/// How many messages one request may lead to when its record is delivered again: each has hashes of its own.
pub const MAX_DELIVERIES: usize = 3;
/// Seconds after which a request that could not be delivered is given up: a link out of the blue looks like phishing.
pub const GIVE_UP_AFTER: i64 = 3600;

/// What is to be done for a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// A message.
    Message,
    /// Nothing: it was sent, held back, or has become pointless.
    Nothing,
    /// A message that cannot be sent any more; somebody should know.
    Undeliverable,
}

impl Due {
    /// What is due for a row that is given up at `give_up_at`, after so many deliveries.
    pub fn of(closed_at: Option<Timestamp>, spent_by: Option<Id>, deliveries: usize, give_up_at: Timestamp, now: Timestamp) -> Self {
        if closed_at.is_some() || spent_by.is_some() {
            Self::Nothing
        } else if deliveries >= MAX_DELIVERIES || now >= give_up_at {
            Self::Undeliverable
        } else {
            Self::Message
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_due_until_it_was_sent_or_cannot_be_any_more() {
        let (at, end) = (Timestamp(1000), Timestamp(4600));
        assert_eq!(Due::of(None, None, 2, end, Timestamp(4599)), Due::Message);
        assert_eq!(Due::of(None, None, 3, end, at), Due::Undeliverable);
        assert_eq!(Due::of(None, None, 0, end, end), Due::Undeliverable);
        assert_eq!(Due::of(Some(at), None, 3, end, Timestamp(9999)), Due::Nothing);
    }
}
