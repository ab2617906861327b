//! The way out: a message goes by mail or by SMS, as the contact is. An SMS is counted against the day's budget first.

use rekey_adapters::sms::SmsError;
use rekey_adapters::store::Admission;
use rekey_domain::contact::Contact;
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
        let (flows, contact) = (self.directory.flows(), Contact::Phone(number.clone()));
        // Whoever signs in can cause notices without end. They leave the other half of the day's budget to those who are locked
        // out and wait for a code.
        let budget = match message {
            Message::Told(_) => {
                let bucket = BucketKey::contact(Action::NoticeMessage, &contact);
                if flows.admit(&bucket, self.sms_notices, &self.clock).await? != Admission::Granted {
                    return Ok(Outcome::HeldBack);
                }
                self.sms_budget.div_ceil(2)
            }
            _ => self.sms_budget,
        };
        if !flows.spend_sms(budget, &self.clock, &self.random).await? {
            // Alarms look for this line.
            tracing::error!(event = "sms_budget_spent", budget, "no more SMS today");
            return Ok(Outcome::OverBudget);
        }
        match self.sms.send(&number, text, message.life()).await {
            Ok(()) => Ok(Outcome::Sent),
            Err(SmsError::Failed(code)) => Err(SmsError::Failed(code).into()),
            Err(error @ SmsError::NotThere(_)) => {
                tracing::warn!(%error, "an SMS was refused");
                Ok(Outcome::Refused)
            }
            Err(error @ SmsError::SpendLimit(_)) => {
                tracing::error!(event = "sms_budget_spent", %error, "no more SMS this month");
                Ok(Outcome::OverBudget)
            }
        }
    }
}
