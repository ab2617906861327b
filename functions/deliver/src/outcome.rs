//! The outcome of a message, and the failures after which a record is delivered again.

use rekey_adapters::keys::KeysError;
use rekey_adapters::mailer::MailError;
use rekey_adapters::sms::SmsError;
use rekey_adapters::store::StoreError;
use rekey_domain::budget::Spending;
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, Limit};
use rekey_domain::message_record::Word;

/// The outcome of a message.
pub(crate) enum Outcome {
    /// The message was sent, with this id.
    Sent(Option<Word>),
    /// There is no recipient, or no longer a reason to write.
    NothingToSend,
    /// No principal that the message is for has the contact.
    NotBound,
    /// The contact is over this limit for this kind of message.
    HeldBack(Limit),
    /// The day's budget for this kind of message is spent.
    OverBudget(Spending),
    /// The spend limit of the SMS service is reached.
    OverSpendLimit(SmsError),
    /// The number takes no SMS.
    Refused(SmsError),
}

/// The reason why a record was not delivered. The stream delivers it again.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Keys(#[from] KeysError),
    #[error(transparent)]
    Mail(#[from] MailError),
    #[error(transparent)]
    Sms(#[from] SmsError),
    #[error("a message could not be written: {0}")]
    Template(#[from] askama::Error),
    #[error("it was tried too often, or too long ago, to be sent any more")]
    Undeliverable,
}

impl Outcome {
    /// Logs the outcome of a message that a row of this kind asks for. The alarms of the budgets look for `event`.
    pub(crate) fn log(&self, kind: &str, row: Id) {
        match self {
            Self::Sent(_) => tracing::info!(target: "rekey", kind, %row, outcome = "sent", "delivery"),
            Self::NothingToSend => tracing::info!(target: "rekey", kind, %row, outcome = "nothing_to_send", "delivery"),
            Self::NotBound => tracing::info!(target: "rekey", kind, %row, outcome = "not_bound", "delivery"),
            Self::HeldBack(_) => tracing::info!(target: "rekey", kind, %row, outcome = "held_back", "delivery"),
            Self::OverBudget(spending) if spending.action() == Action::Sms => {
                let of = spending.name();
                tracing::error!(target: "rekey", kind, %row, outcome = "over_budget", event = "sms_budget_spent", of, "no more SMS of this kind today");
            }
            Self::OverBudget(spending) => {
                let of = spending.name();
                tracing::error!(target: "rekey", kind, %row, outcome = "over_budget", event = "mail_budget_spent", of, "no more mails of this kind today");
            }
            Self::OverSpendLimit(error) => {
                tracing::error!(target: "rekey", kind, %row, outcome = "over_budget", event = "sms_budget_spent", %error, "no more SMS this month");
            }
            Self::Refused(error) => tracing::warn!(target: "rekey", kind, %row, outcome = "refused", %error, "delivery"),
        }
    }
}
