//! Sending: what a message is charged to before it is sent, and the way out by mail or SMS.

use futures_util::future::join_all;
use rekey_adapters::sms::SmsError;
use rekey_adapters::store::{Charge, Charged, Counter, Reservation, StoreError};
use rekey_domain::budget::Spending;
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey};
use rekey_domain::message_record::MessageKind;
use rekey_domain::notice::Notice;
use rekey_text::Language;

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

    /// Sends a message to a contact, closes its row, and notes what became of the message. The note comes last, because a delivery
    /// that is repeated before the row is closed sends the message again.
    ///
    /// # Errors
    /// If the mail or SMS service does not take the message, or the row cannot be closed. The stream delivers the record again.
    pub(crate) async fn send(
        &self,
        to: &Contact,
        message: &Message,
        language: Language,
        close: impl Future<Output = Result<(), StoreError>>,
    ) -> Result<Outcome, Failure> {
        let outcome = self.hand_over(to, message, language).await;
        let closed = if outcome.is_ok() { close.await } else { Ok(()) };
        self.note(to, message.kind(), outcome.as_ref()).await;
        closed?;
        outcome
    }

    /// Ends the sending of one notice to several contacts, as [`Deliver::send`] does for one: closes the row if each contact is done
    /// with, and then notes the outcomes.
    ///
    /// # Errors
    /// If the service did not take one of the messages, or the row cannot be closed. The stream delivers the record again.
    pub(crate) async fn finish(
        &self,
        notice: &Notice,
        sent: Vec<(Contact, Result<Outcome, Failure>)>,
        close: impl Future<Output = Result<(), StoreError>>,
    ) -> Result<Vec<Outcome>, Failure> {
        let closed = if sent.iter().all(|(_, outcome)| outcome.is_ok()) { close.await } else { Ok(()) };
        let kind = MessageKind::Notice(notice.name());
        join_all(sent.iter().map(|(to, outcome)| self.note(to, kind.clone(), outcome.as_ref()))).await;
        closed?;
        sent.into_iter().map(|(_, outcome)| outcome).collect()
    }

    /// Hands a message over to the mail or SMS service.
    ///
    /// # Errors
    /// If the service does not take it.
    pub(crate) async fn hand_over(&self, to: &Contact, message: &Message, language: Language) -> Result<Outcome, Failure> {
        let number = match to {
            Contact::Email(address) => {
                return Ok(Outcome::Sent(self.mailer.send(message.mail(address.clone(), &self.site, language)?).await?));
            }
            Contact::Phone(number) => number,
        };
        let Some(text) = message.sms(&self.site, language).filter(|_| self.sms_countries.allow(number)) else {
            return Ok(Outcome::NothingToSend);
        };
        match self.sms.send(number, text, message.sms_life()).await {
            Ok(id) => Ok(Outcome::Sent(id)),
            Err(error @ SmsError::NotThere(_)) => Ok(Outcome::Refused(error)),
            Err(error @ SmsError::SpendLimit(_)) => Ok(Outcome::OverSpendLimit(error)),
            Err(error @ SmsError::Failed(_)) => Err(error.into()),
        }
    }

    /// Hands the notice of this outbox message over. An SMS is charged first: to the number, which gets only so many
    /// notices, and to the notices' share of the day. The row records the charge, so that a repeated record is neither charged
    /// twice nor held back by its own first try.
    ///
    /// # Errors
    /// If the charge cannot be counted, or the service does not take the message. The stream delivers the record again.
    pub(crate) async fn notify(&self, queued: Id, to: &Contact, message: &Message, language: Language) -> Result<Outcome, Failure> {
        let by_sms = to.kind() == ContactKind::Phone && self.reaches(to) && message.sms(&self.site, language).is_some();
        if by_sms {
            let number = BucketKey::contact(Action::NoticeMessage, to);
            let counters = vec![Counter::Bucket(number.clone(), self.sms_notices), self.budget(Spending::SmsNotice)];
            let charge = Charge { counters, clock: &self.clock };
            match self.directory.flows().charge_notice(Id::random(&self.random), queued, &number, &charge).await? {
                Charged::Made | Charged::RowChanged => {}
                Charged::Full(limit) => return Ok(Outcome::HeldBack(limit)),
                Charged::Spent(spending) => return Ok(Outcome::OverBudget(spending)),
            }
        }
        self.hand_over(to, message, language).await
    }

    /// The outcome of a message that its reservation keeps from being sent; `None` for a message to send. `close` closes the row
    /// of a message that is over a limit, so that no later delivery of the record sends it.
    ///
    /// # Errors
    /// If the row has had all its deliveries, or cannot be closed.
    pub(crate) async fn kept_back(
        &self,
        reservation: Reservation,
        to: &Contact,
        message: MessageKind,
        close: impl Future<Output = Result<(), StoreError>>,
    ) -> Result<Option<Outcome>, Failure> {
        let outcome = match reservation {
            Reservation::Made => return Ok(None),
            Reservation::Pointless => return Ok(Some(Outcome::NothingToSend)),
            Reservation::Exhausted => return Err(Failure::Undeliverable),
            Reservation::HeldBack(limit) => Outcome::HeldBack(limit),
            Reservation::OverBudget(spending) => Outcome::OverBudget(spending),
        };
        close.await?;
        self.note(to, message, Ok(&outcome)).await;
        Ok(Some(outcome))
    }
}
