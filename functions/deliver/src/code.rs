//! The message with a code of six digits. The code is created here, and is valid only for the scope of its request.

use rekey_domain::budget::Spending;
use rekey_domain::code::RecoveryOtp;
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::delivery::Due;
use rekey_domain::id::Id;
use rekey_domain::limits::Action;
use rekey_domain::message_record::MessageKind;
use rekey_domain::one_time_code::OneTimeCode;
use rekey_domain::one_time_code_request::{CODE_LIFE, CodeDelivery, CodeScope, OneTimeCodeRequest, Purpose};
use rekey_text::Language;

use crate::Deliver;
use crate::message::{AuthenticationCode, Message, Reader};
use crate::outcome::{Failure, Outcome};

impl Deliver {
    /// Sends the code that was requested.
    pub(crate) async fn code(&self, id: Id, scope: CodeScope) -> Result<Outcome, Failure> {
        let flows = self.directory.flows();
        // Only the newest request counts: a message with the code of an earlier one would confuse.
        let Some(request) = flows.newest_code(scope).await?.filter(|newest| newest.id == id) else {
            return Ok(Outcome::NothingToSend);
        };
        let due = request.due(self.clock.now());
        if due == Due::Nothing {
            return Ok(Outcome::NothingToSend);
        }
        let Some(Recipient { reader, contact, language }) = self.recipient(&request).await? else {
            return Ok(Outcome::NothingToSend);
        };
        if due == Due::Undeliverable {
            return Err(Failure::Undeliverable);
        }
        let (code, message) = self.mint(id, scope.purpose);
        let code_mac = self.code_key.mac(message).await?;
        let expires_at = self.clock.now().plus(CODE_LIFE);
        let delivery = CodeDelivery { code_mac, expires_at };
        let charge = match (scope.purpose, &request.to) {
            (Purpose::LostFactorPhone, _) => Some(self.charge(Action::RecoveryMessage, &contact, Some(Spending::SmsRecovery))),
            // Anybody may have named a contact that is not bound, so the message is charged like any other to a stranger.
            (_, Some(contact)) => {
                let spending = if contact.kind() == ContactKind::Phone { Spending::SmsBinding } else { Spending::ContactChange };
                Some(self.charge(Action::ContactMessage, contact, Some(spending)))
            }
            (_, None) => None,
        };
        let reservation = flows.add_code(&request, Id::random(&self.random), &delivery, charge.as_ref()).await?;
        let close = flows.close_code(&request, self.clock.now());
        if let Some(outcome) = self.kept_back(reservation, &contact, MessageKind::Code, close).await? {
            return Ok(outcome);
        }
        let (purpose, in_an_app) = (scope.purpose, request.in_an_app);
        let message = Message::AuthenticationCode(AuthenticationCode { reader, code, purpose, in_an_app, expires_at });
        self.send(&contact, &message, language, async { flows.close_code(&request, self.clock.now()).await }).await
    }

    /// A new code, as the message shows it and as the message of its MAC. A code that helps to turn factors off has eight
    /// characters, like that of a recovery.
    fn mint(&self, row: Id, purpose: Purpose) -> (String, Vec<u8>) {
        match purpose {
            Purpose::LostFactorEmail | Purpose::LostFactorPhone => {
                let code = RecoveryOtp::mint(&self.random);
                (code.reveal(), code.mac_message(row))
            }
            Purpose::SignIn | Purpose::Reauthenticate | Purpose::Enrol | Purpose::Bind => {
                let code = OneTimeCode::mint(&self.random);
                (code.reveal(), code.mac_message(row))
            }
        }
    }

    /// The recipient of the code: the contact to bind, or the address of the principal. `None` if the principal has changed since the
    /// request, or this deployment cannot write to the contact.
    async fn recipient(&self, request: &OneTimeCodeRequest) -> Result<Option<Recipient>, Failure> {
        let principal = self.directory.principal(request.principal).await?.filter(|principal| principal.epoch == request.epoch);
        let recipient = principal.and_then(|principal| {
            let contact = request.to.clone().or_else(|| principal.contact(ContactKind::Email))?;
            let language = self.site.language_of_answer(Some(&principal), request.locale.as_ref(), self.clock.now());
            Some(Recipient { reader: Reader::of(&principal, &contact), contact, language })
        });
        Ok(recipient.filter(|recipient| self.reaches(&recipient.contact)))
    }
}

/// Who gets a code, where, and in which language.
struct Recipient {
    reader: Reader,
    contact: Contact,
    language: Language,
}
