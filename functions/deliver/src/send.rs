//! Sending: what a message is charged to before it is sent, and the way out by mail or SMS.

use rekey_adapters::sms::SmsError;
use rekey_adapters::store::{Charge, Charged, Counter, Reservation, StoreError};
use rekey_domain::budget::Spending;
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey};

use crate::Deliver;
use crate::message::Message;
use crate::outcome::{Failure, Outcome};

impl Deliver {
    /// The counters of a requested message: its contact, and its share of a daily budget if it has one. A contact over its
    /// limit gets no message for a while, and the caller is not told.
    pub(crate) fn charge(&self, action: Action, contact: &Contact, spending: Option<Spending>) -> Charge<'_> {
        let mut counters = vec![Counter::Bucket(BucketKey::contact(action, contact), self.per_contact)];
        if let (Contact::Phone(number), Some(Spending::SmsBinding)) = (contact, spending) {
            // The answer to the caller does not depend on this counter, since it would tell a stranger what others do at
            // numbers of the range.
            counters.push(Counter::Bucket(BucketKey::range(Action::SmsBinding, number), self.sms_range));
        }
        counters.extend(spending.map(|spending| self.budget(spending)));
        Charge { counters, clock: &self.clock }
    }

    /// The counter of a daily budget's share, starting at a random shard.
    fn budget(&self, spending: Spending) -> Counter {
        let budget = if spending.action() == Action::Sms { self.sms_budget } else { self.mail_budget };
        let [first] = self.random.bytes();
        Counter::Budget(budget, spending, u32::from(first))
    }

    /// Whether this deployment can write to this contact: to every address, and to numbers of the configured countries.
    pub(crate) fn reaches(&self, contact: &Contact) -> bool {
        match contact {
            Contact::Email(_) => true,
            Contact::Phone(number) => self.sms_countries.allow(number),
        }
    }

    /// Sends a message to a contact.
    ///
    /// # Errors
    /// If the mail or SMS service does not take the message. The stream delivers the record again.
    pub(crate) async fn send(&self, to: Contact, message: &Message) -> Result<Outcome, Failure> {
        let number = match to {
            Contact::Email(address) => {
                self.mailer.send(message.mail(address, &self.site)?).await?;
                return Ok(Outcome::Sent);
            }
            Contact::Phone(number) => number,
        };
        let Some(text) = message.sms(&self.site).filter(|_| self.sms_countries.allow(&number)) else {
            return Ok(Outcome::NothingToSend);
        };
        match self.sms.send(&number, text, message.sms_life()).await {
            Ok(()) => Ok(Outcome::Sent),
            Err(error @ SmsError::NotThere(_)) => Ok(Outcome::Refused(error)),
            Err(error @ SmsError::SpendLimit(_)) => Ok(Outcome::OverSpendLimit(error)),
            Err(error @ SmsError::Failed(_)) => Err(error.into()),
        }
    }

    /// Sends the notice of this outbox message to a contact. An SMS is charged first: to the number, which gets only so many
    /// notices, and to the notices' share of the day. The row records the charge, so that a repeated record is neither charged
    /// twice nor held back by its own first try.
    ///
    /// # Errors
    /// If the charge cannot be counted, or the service does not take the message. The stream delivers the record again.
    pub(crate) async fn notify(&self, queued: Id, to: Contact, message: &Message) -> Result<Outcome, Failure> {
        let by_sms = to.kind() == ContactKind::Phone && self.reaches(&to) && message.sms(&self.site).is_some();
        if by_sms {
            let number = BucketKey::contact(Action::NoticeMessage, &to);
            let counters = vec![Counter::Bucket(number.clone(), self.sms_notices), self.budget(Spending::SmsNotice)];
            let charge = Charge { counters, clock: &self.clock };
            match self.directory.flows().charge_notice(Id::random(&self.random), queued, &number, &charge).await? {
                Charged::Made | Charged::RowChanged => {}
                Charged::Full => return Ok(Outcome::HeldBack),
                Charged::Spent(spending) => return Ok(Outcome::OverBudget(spending)),
            }
        }
        self.send(to, message).await
    }
}

/// The outcome of a message that its reservation keeps from being sent; `None` for a message to send. `close` closes the row of
/// a message that is over a limit, so that no later delivery of the record sends it.
///
/// # Errors
/// If the row has had all its deliveries, or cannot be closed.
pub(crate) async fn kept_back(
    reservation: Reservation,
    close: impl Future<Output = Result<(), StoreError>>,
) -> Result<Option<Outcome>, Failure> {
    let outcome = match reservation {
        Reservation::Made => return Ok(None),
        Reservation::Pointless => return Ok(Some(Outcome::NothingToSend)),
        Reservation::Exhausted => return Err(Failure::Undeliverable),
        Reservation::HeldBack => Outcome::HeldBack,
        Reservation::OverBudget(spending) => Outcome::OverBudget(spending),
    };
    close.await?;
    Ok(Some(outcome))
}
