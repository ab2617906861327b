//! The events that SES publishes about a mail:
//! <https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html>.

use rekey_domain::clock::{NotATime, Timestamp};
use rekey_domain::email::EmailAddress;
use rekey_domain::message_record::{BounceKind, MessageEvent, Word};
use serde::Deserialize;

/// SES publishes this text, which is no event, when the topic becomes an event destination.
const VALIDATION: &str = "Successfully validated SNS topic for Amazon SES event publishing.";

/// An event about a mail of Rekey.
#[derive(Debug, PartialEq)]
pub(crate) struct MailEvent {
    /// The address that the mail was sent to.
    pub(crate) to: EmailAddress,
    /// The id that SES gave the mail.
    pub(crate) message_id: Option<Word>,
    /// When it happened, in milliseconds since 1970.
    pub(crate) at_millis: i64,
    /// What happened.
    pub(crate) event: MessageEvent,
}

/// Why an event cannot be read. It repeats nothing of the event, which names addresses.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The text is not JSON, or lacks a field.
    #[error("it is not an event of SES: it has a fault at character {0}")]
    NotAnEvent(usize),
    /// The time is not RFC 3339.
    #[error("its time is not RFC 3339")]
    Time(#[from] NotATime),
}

#[derive(Deserialize)]
struct Event {
    mail: Mail,
    #[serde(flatten)]
    fact: Fact,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Mail {
    timestamp: String,
    message_id: String,
    /// The recipients of the mail. Those that a bounce or a complaint names may be others: the mail may have been forwarded.
    destination: Vec<String>,
}

#[derive(Deserialize)]
#[serde(tag = "eventType")]
enum Fact {
    Bounce {
        bounce: Bounce,
    },
    Complaint {
        complaint: Complaint,
    },
    DeliveryDelay {
        #[serde(rename = "deliveryDelay")]
        delay: Delay,
    },
    Reject,
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Bounce {
    timestamp: String,
    bounce_type: String,
    bounce_sub_type: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Complaint {
    timestamp: String,
    complaint_feedback_type: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Delay {
    timestamp: String,
    delay_type: String,
}

/// Reads an event. `None` if there is nothing to record: the event is of another type, or about a mail that Rekey did not send. Each
/// mail of Rekey goes to one plain address.
///
/// # Errors
/// If the text is not an event of SES.
pub(crate) fn read(text: &str) -> Result<Option<MailEvent>, Unreadable> {
    if text == VALIDATION {
        return Ok(None);
    }
    // The source of the error would repeat values of the event.
    let Event { mail, fact } = serde_json::from_str(text).map_err(|error| Unreadable::NotAnEvent(error.column()))?;
    let (event, at) = match fact {
        Fact::Bounce { bounce } => (bounce.event(), bounce.timestamp),
        Fact::Complaint { complaint } => {
            (MessageEvent::Complained(complaint.complaint_feedback_type.as_deref().and_then(Word::parse)), complaint.timestamp)
        }
        Fact::DeliveryDelay { delay } => (MessageEvent::Delayed(Word::parse(&delay.delay_type)), delay.timestamp),
        Fact::Reject => (MessageEvent::Rejected, mail.timestamp),
        Fact::Other => return Ok(None),
    };
    let at_millis = Timestamp::parse_millis(&at)?;
    let [to] = mail.destination.as_slice() else {
        return Ok(None);
    };
    let message_id = Word::parse(&mail.message_id);
    Ok(EmailAddress::parse(to).ok().map(|to| MailEvent { to, message_id, at_millis, event }))
}

impl Bounce {
    fn event(&self) -> MessageEvent {
        let kind = match self.bounce_type.as_str() {
            "Permanent" => BounceKind::Permanent,
            "Transient" => BounceKind::Transient,
            _ => BounceKind::Undetermined,
        };
        MessageEvent::Bounced { kind, reason: Word::parse(&self.bounce_sub_type) }
    }
}
