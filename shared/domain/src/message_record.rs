//! Message records: what became of each message to a contact, for operators who are asked "where is my mail?".
//!
//! `deliver` records what it did, and `bounce` records what SES says later. A record holds no address, name or text, and is found by
//! the hash of the contact.

use serde::{Deserialize, Serialize};

use crate::budget::Spending;
use crate::clock::Timestamp;
use crate::limits::Limit;

/// Seconds that a record is kept.
pub const RECORD_LIFE: i64 = 30 * 86_400;

/// What happened to a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageRecord {
    /// When it happened, in milliseconds since 1970.
    pub at_millis: i64,
    /// What happened.
    pub event: MessageEvent,
    /// The kind of message; `None` in a record of `bounce`, because SES does not know the kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<MessageKind>,
    /// The id that SES or the SMS service gave the message. All records of one message have the same id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message_id: Option<Word>,
    /// When the record expires.
    pub expires_at: Timestamp,
}

/// The kind of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageKind {
    /// The link and the code that reset a password.
    Recovery,
    /// The link that creates an account.
    Activation,
    /// The answer to a registration of an account that exists already.
    AccountExists,
    /// The link with which a user chooses a password.
    UserLink,
    /// A code of a sign-in, of a change, or of a report of lost factors.
    Code,
    /// The notice with this name.
    Notice(String),
}

/// What happened to a message, as `deliver` and SES report it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageEvent {
    /// SES or the SMS service accepted the message.
    Sent,
    /// The message was not sent, because this limit was reached.
    HeldBack(Limit),
    /// The message was not sent, because the day's budget for this kind of message was spent.
    OverBudget(Spending),
    /// The message was not sent, because the monthly spend limit of the SMS service was reached.
    OverSpendLimit,
    /// There was no message, because no principal that the request was for has the contact.
    NotBound,
    /// The number takes no SMS, for the reason that the SMS service gives.
    Refused(Option<Word>),
    /// SES or the SMS service did not accept the message, for the reason that it gives. `deliver` tries again.
    Failed(Option<Word>),
    /// The mail came back.
    Bounced {
        /// Whether the mail server may accept a later mail.
        kind: BounceKind,
        /// The sub-type of the bounce, as SES names it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Word>,
    },
    /// The reader marked the mail as spam, with the feedback type that SES names.
    Complained(Option<Word>),
    /// The mail is not delivered yet, for the reason that SES names. SES tries again.
    Delayed(Option<Word>),
    /// SES accepted the mail, found it dangerous, and did not send it.
    Rejected,
}

/// The type of a bounce.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BounceKind {
    /// The mail server accepts no mail for this address. SES suppresses the address.
    Permanent,
    /// The mail server may accept a later mail.
    Transient,
    /// SES cannot say which.
    Undetermined,
}

/// A word of SES or of the SMS service: a reason, or the id of a message. It is 1 to 128 ASCII letters, digits, hyphens, dots and
/// underscores, so that it cannot be an address, and is safe to print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Word(String);

impl Word {
    /// The text as a word; `None` if it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |c: u8| c.is_ascii_alphanumeric() || b"-._".contains(&c);
        ((1..=128).contains(&text.len()) && text.bytes().all(plain)).then(|| Self(text.to_owned()))
    }

    /// The word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_holds_no_address_and_no_line_break() {
        for word in ["MailboxFull", "auth-failure", "010001902f6f0c5f-4d2a8d6e-000000", &"x".repeat(128)] {
            assert_eq!(Word::parse(word).unwrap().as_str(), word);
        }
        for text in ["", "ada@example.com", "two words", "line\nbreak", "\u{1b}[2J", "größe", &"x".repeat(129)] {
            assert_eq!(Word::parse(text), None, "{text:?}");
        }
    }
}
