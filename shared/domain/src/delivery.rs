//! Whether a stored request still needs a message when its stream record is delivered, perhaps again.

use crate::clock::Timestamp;
use crate::id::Id;

/// The most messages for one request when its record is delivered again. Each message has hashes of its own.
pub const MAX_DELIVERIES: usize = 3;
/// Seconds after which an undelivered request is given up. A link that arrives unexpectedly late looks like phishing.
pub const GIVE_UP_AFTER: i64 = 3600;

/// The work that is due for a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// A message.
    Message,
    /// Nothing: the message was sent or held back, or is no longer needed.
    Nothing,
    /// A message that can no longer be sent. Somebody should know about it.
    Undeliverable,
}

impl Due {
    /// The work that is due for a request after this many `deliveries`. The request is given up at `give_up_at`.
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
