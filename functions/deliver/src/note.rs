//! Notes for operators: what became of a message to a contact.

use rekey_domain::contact::Contact;
use rekey_domain::id::Id;
use rekey_domain::message_record::{MessageEvent, MessageKind, MessageRecord, RECORD_LIFE, Word};
use rekey_http::log;

use crate::Deliver;
use crate::outcome::{Failure, Outcome};

impl Deliver {
    /// Notes the outcome of a message to this contact. If the note cannot be written, nothing else changes: the message is neither
    /// sent again nor held back.
    pub(crate) async fn note(&self, to: &Contact, message: MessageKind, outcome: Result<&Outcome, &Failure>) {
        let Some((event, message_id)) = event(outcome) else {
            return;
        };
        let expires_at = self.clock.now().plus(RECORD_LIFE);
        let record = MessageRecord { at_millis: self.clock.now_millis(), event, message: Some(message), message_id, expires_at };
        let noted = self.directory.flows().record_message(to, Id::random(&self.random), &record).await;
        log::best_effort(noted, "what became of a message was not noted");
    }
}

/// What an outcome says about a message, and the id that the message was sent as. `None` if there was nothing to send, or if the
/// failure has nothing to do with the contact.
fn event(outcome: Result<&Outcome, &Failure>) -> Option<(MessageEvent, Option<Word>)> {
    let event = match outcome {
        Ok(Outcome::Sent(id)) => return Some((MessageEvent::Sent, id.clone())),
        Ok(Outcome::NothingToSend) => return None,
        Ok(Outcome::NotBound) => MessageEvent::NotBound,
        Ok(Outcome::HeldBack(limit)) => MessageEvent::HeldBack(*limit),
        Ok(Outcome::OverBudget(spending)) => MessageEvent::OverBudget(*spending),
        Ok(Outcome::OverSpendLimit(_)) => MessageEvent::OverSpendLimit,
        Ok(Outcome::Refused(error)) => MessageEvent::Refused(Word::parse(error.code())),
        Err(Failure::Mail(error)) => MessageEvent::Failed(Word::parse(error.code())),
        Err(Failure::Sms(error)) => MessageEvent::Failed(Word::parse(error.code())),
        Err(Failure::Store(_) | Failure::Keys(_) | Failure::Template(_) | Failure::Undeliverable) => return None,
    };
    Some((event, None))
}
