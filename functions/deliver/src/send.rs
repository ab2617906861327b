//! The way out: a message goes by mail or by SMS, as the contact is. What a day has of it was counted before.

use rekey_adapters::sms::SmsError;
use rekey_adapters::store::{Charge, Charged, Counter};
use rekey_domain::budget::Spending;
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey};

use crate::message::Message;
use crate::{Deliver, Failure, Outcome};

impl Deliver {
    /// Sends a message to a contact.
    ///
    /// # Errors
    /// If it could not be handed over; it will be tried again.
    pub(crate) async fn send(&self, to: Contact, message: &Message) -> Result<Outcome, Failure> {
        let number = match to {
            Contact::Email(address) => {
                self.mailer.send(message.to(address, &self.site)?).await?;
                return Ok(Outcome::Sent);
            }
            Contact::Phone(number) => number,
        };
        let Some(text) = message.for_phones(&self.site).filter(|_| self.sms_countries.allow(&number)) else {
            return Ok(Outcome::NothingToSend);
        };
        match self.sms.send(&number, text, message.life()).await {
            Ok(()) => Ok(Outcome::Sent),
            Err(SmsError::Failed(code)) => Err(SmsError::Failed(code).into()),
            Err(error @ SmsError::NotThere(_)) => {
                tracing::warn!(target: "rekey", %error, "an SMS was refused");
                Ok(Outcome::Refused)
            }
            Err(error @ SmsError::SpendLimit(_)) => {
                tracing::error!(target: "rekey", event = "sms_budget_spent", %error, "no more SMS this month");
                Ok(Outcome::OverBudget)
            }
        }
    }

    /// Sends a notice to a contact. An SMS costs money, so it is charged first: to the number, which gets only so many
    /// notices, and to the notices' share of the day. The row marks the charge, so that a repeated record is neither charged
    /// twice nor held back by its own first try.
    ///
    /// # Errors
    /// If it could not be counted or handed over; it will be tried again.
    pub(crate) async fn notify(&self, queued: Id, to: Contact, message: &Message) -> Result<Outcome, Failure> {
        let by_sms = to.kind() == ContactKind::Phone && self.reaches(&to) && message.for_phones(&self.site).is_some();
        if by_sms {
            let number = BucketKey::contact(Action::NoticeMessage, &to);
            let counters = vec![Counter::Bucket(number.clone(), self.sms_notices), self.budget(Spending::SmsNotice)];
            let charge = Charge { counters, clock: &self.clock };
            match self.directory.flows().charge_notice(Id::random(&self.random), queued, &number, &charge).await? {
                Charged::Made | Charged::RowChanged => {}
                Charged::Full => return Ok(Outcome::HeldBack),
                Charged::Spent(spending) => return Ok(over_budget(spending)),
            }
        }
        self.send(to, message).await
    }
}

/// What becomes of a message whose share of the day is spent: it is not sent, and somebody should know.
pub(crate) fn over_budget(spending: Spending) -> Outcome {
    // Alarms look for these lines.
    if spending.action() == Action::Sms {
        tracing::error!(target: "rekey", event = "sms_budget_spent", of = spending.name(), "no more SMS of this kind today");
    } else {
        tracing::error!(target: "rekey", event = "mail_budget_spent", of = spending.name(), "no more mails of this kind today");
    }
    Outcome::OverBudget
}
