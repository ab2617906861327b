//! `messages`: what became of the last messages to an address or a mobile number. It is the first question of support.

use std::fmt;

use aws_sdk_sesv2::operation::get_suppressed_destination::GetSuppressedDestinationError;
use aws_sdk_sesv2::types::SuppressionListReason;
use clap::Args;
use rekey_domain::budget::Spending;
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::Contact;
use rekey_domain::email::EmailAddress;
use rekey_domain::limits::Limit;
use rekey_domain::message_record::{BounceKind, MessageEvent, MessageKind, MessageRecord, Word};
use serde::Serialize;

use crate::context::Context;
use crate::failure::Failure;
use crate::person::contact;
use crate::report::{Report, counted, in_line};
use crate::target::{Deployment, Target};

#[derive(Args)]
pub struct Messages {
    /// The email address, or the mobile number with its country code, such as +4915123456789.
    #[arg(value_name = "ADDRESS", value_parser = contact)]
    contact: Contact,
}

/// What became of the last messages, newest first.
#[derive(Serialize)]
struct Shown {
    contact: String,
    /// Why SES sends no mail to the address any more.
    suppressed: Option<Suppressed>,
    messages: Vec<Message>,
}

#[derive(Serialize)]
struct Suppressed {
    reason: String,
    since: String,
}

/// One record, with the kind of its message.
#[derive(Serialize)]
struct Message {
    at: String,
    message: Option<MessageKind>,
    event: MessageEvent,
    message_id: Option<Word>,
    /// The event in words.
    says: String,
}

/// Reads the records of a contact, and asks SES whether it suppresses the address.
pub async fn run(Messages { contact }: Messages, target: &Target) -> Result<impl Report, Failure> {
    let context = Context::open(target).await?;
    let records = context.directory.flows().messages_to(&contact, context.clock.now()).await?;
    let suppressed = match (target, &contact) {
        (Target::Aws(deployment), Contact::Email(address)) => suppressed(deployment, address).await?,
        // The local stack suppresses nobody, and the list of SES is of addresses.
        (Target::Local(_), _) | (_, Contact::Phone(_)) => None,
    };
    let messages = records.iter().map(|record| Message::of(record, &records)).collect();
    Ok(Shown { contact: contact.to_string(), suppressed, messages })
}

/// The entry of an address in the suppression list of SES.
async fn suppressed(deployment: &Deployment, address: &EmailAddress) -> Result<Option<Suppressed>, Failure> {
    let client = aws_sdk_sesv2::Client::new(&deployment.sdk);
    let entry = match client.get_suppressed_destination().email_address(address.as_str()).send().await {
        Ok(answer) => answer.suppressed_destination,
        Err(error) if matches!(error.as_service_error(), Some(GetSuppressedDestinationError::NotFoundException(_))) => None,
        Err(error) => return Err(error.into()),
    };
    Ok(entry.map(|entry| {
        let reason = match entry.reason() {
            SuppressionListReason::Bounce => "a mail bounced",
            SuppressionListReason::Complaint => "its reader marked a mail as spam",
            other => other.as_str(),
        };
        Suppressed { reason: reason.to_owned(), since: Timestamp(entry.last_update_time().secs()).rfc3339() }
    }))
}

impl Message {
    /// A record. SES does not name the kind of a message; the record of its sending does.
    fn of(record: &MessageRecord, all: &[MessageRecord]) -> Self {
        let same = |other: &&MessageRecord| record.message_id.is_some() && other.message_id == record.message_id;
        let of_the_message = all.iter().filter(same).find_map(|other| other.message.clone());
        Self {
            at: Timestamp(record.at_millis.div_euclid(1000)).rfc3339(),
            message: record.message.clone().or(of_the_message),
            event: record.event.clone(),
            message_id: record.message_id.clone(),
            says: sentence(&record.event),
        }
    }
}

/// What happened to a message, in words.
fn sentence(event: &MessageEvent) -> String {
    match event {
        MessageEvent::Sent => "sent".to_owned(),
        MessageEvent::HeldBack(limit) => format!("held back: more than {}", limit_words(*limit)),
        MessageEvent::OverBudget(spending) => format!("not sent: the day's budget for {} is spent", spending_words(*spending)),
        MessageEvent::OverSpendLimit => "not sent: the monthly spend limit of the SMS service is reached".to_owned(),
        MessageEvent::NotBound => "nothing to send: no account that the request was for has this contact".to_owned(),
        MessageEvent::Refused(reason) => with_reason("not sent: the number takes no SMS", reason.as_ref()),
        MessageEvent::Failed(reason) => with_reason("the service did not take it, and Rekey tries again", reason.as_ref()),
        MessageEvent::Bounced { kind: BounceKind::Permanent, reason } => {
            with_reason("bounced: the mail server takes no mail for this address", reason.as_ref())
        }
        MessageEvent::Bounced { kind: BounceKind::Transient | BounceKind::Undetermined, reason } => {
            with_reason("bounced: the mail server did not take this mail, and may take a later one", reason.as_ref())
        }
        MessageEvent::Complained(reason) => with_reason("the reader marked it as spam", reason.as_ref()),
        MessageEvent::Delayed(reason) => with_reason("late: the mail server has not taken it yet, and SES tries again", reason.as_ref()),
        MessageEvent::Rejected => "not sent: SES took it for dangerous".to_owned(),
    }
}

fn with_reason(words: &str, reason: Option<&Word>) -> String {
    reason.map_or_else(|| words.to_owned(), |reason| format!("{words} ({})", reason.as_str()))
}

/// A limit in words, such as "3 messages within 15 minutes".
fn limit_words(limit: Limit) -> String {
    let seconds = limit.burst() * limit.step_millis() / 1000;
    let (number, unit) = match seconds {
        hours if hours % 3600 == 0 => (hours / 3600, "hour"),
        minutes if minutes % 60 == 0 => (minutes / 60, "minute"),
        seconds => (seconds, "second"),
    };
    format!("{} within {}", counted(limit.burst(), "message"), counted(number, unit))
}

fn spending_words(spending: Spending) -> &'static str {
    match spending {
        Spending::SmsRecovery => "password resets by SMS",
        Spending::SmsNotice => "notices by SMS",
        Spending::SmsBinding => "codes to new numbers",
        Spending::Registration => "mails to new accounts",
        Spending::Invitation => "invitations",
        Spending::ContactChange => "mails to new addresses",
    }
}

/// The kind of a message in words.
fn kind_words(kind: Option<&MessageKind>) -> String {
    match kind {
        Some(MessageKind::Recovery) => "password reset".to_owned(),
        Some(MessageKind::Activation) => "new account".to_owned(),
        Some(MessageKind::AccountExists) => "account exists already".to_owned(),
        Some(MessageKind::UserLink) => "link of a user".to_owned(),
        Some(MessageKind::Code) => "code".to_owned(),
        Some(MessageKind::Notice(name)) => format!("notice: {}", name.replace('_', " ")),
        None => "an earlier mail".to_owned(),
    }
}

/// A text as one word of a shell. An address may contain a backtick or a dollar sign.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

impl Report for Shown {
    fn is_in_the_way(&self) -> bool {
        self.messages.is_empty() && self.suppressed.is_none()
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let contact = in_line(&self.contact);
        if let Some(Suppressed { reason, since }) = &self.suppressed {
            writeln!(out, "SES has sent no mail to {contact} since {since}, because {}. If the mailbox works again, run", in_line(reason))?;
            writeln!(out, "  aws sesv2 delete-suppressed-destination --email-address {}", quoted(&contact))?;
        }
        if self.messages.is_empty() {
            return writeln!(out, "Nothing is known of a message to {contact} in the last 30 days.");
        }
        writeln!(out, "Messages to {contact}, newest first")?;
        for Message { at, message, says, .. } in &self.messages {
            writeln!(out, "  {at}  {:<30}  {}", in_line(&kind_words(message.as_ref())), in_line(says))?;
        }
        Ok(())
    }
}
