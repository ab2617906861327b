//! The message with six digits: minted here, good where they were asked for.

use rekey_adapters::store::Reservation;
use rekey_domain::budget::Spending;
use rekey_domain::contact::ContactKind;
use rekey_domain::delivery::Due;
use rekey_domain::id::Id;
use rekey_domain::limits::Action;
use rekey_domain::one_time_code::OneTimeCode;
use rekey_domain::one_time_code_request::{CODE_LIFE, CodeDelivery, CodeScope};
use rekey_domain::principal::Principal;

use crate::message::{AuthenticationCode, Message, Reader};
use crate::send::over_budget;
use crate::{Deliver, Failure, Outcome};

impl Deliver {
    pub(crate) async fn code(&self, id: Id, scope: CodeScope) -> Result<Outcome, Failure> {
        let flows = self.directory.flows();
        // One that was asked for since is the one that counts; a mail with another code would only confuse.
        let Some(asked) = flows.newest_code(scope).await?.filter(|newest| newest.id == id) else {
            return Ok(Outcome::NothingToSend);
        };
        let due = asked.due(self.clock.now());
        if due == Due::Nothing {
            return Ok(Outcome::NothingToSend);
        }
        let principal = self.directory.principal(asked.principal).await?.filter(|principal| principal.epoch == asked.epoch);
        let to = |principal: &Principal| asked.to.clone().or_else(|| principal.contact(ContactKind::Email));
        let found = principal.and_then(|principal| to(&principal).map(|contact| (Reader::of(&principal, &contact), contact)));
        let Some((reader, contact)) = found.filter(|(_, contact)| self.reaches(contact)) else {
            return Ok(Outcome::NothingToSend);
        };
        if due == Due::Undeliverable {
            return Err(Failure::Undeliverable);
        }
        let code = OneTimeCode::mint(&self.random);
        let code_mac = self.code_key.mac(code.mac_message(id)).await?;
        let expires_at = self.clock.now().plus(CODE_LIFE);
        let delivery = CodeDelivery { code_mac, expires_at };
        // A contact that is only named may be anybody's: it is not written to more often than any other.
        let spending = if contact.kind() == ContactKind::Phone { Spending::SmsBinding } else { Spending::ContactChange };
        let charge = asked.to.as_ref().map(|contact| self.charge(Action::ContactMessage, contact, Some(spending)));
        match flows.add_code(&asked, Id::random(&self.random), &delivery, charge.as_ref()).await? {
            Reservation::Made => {}
            Reservation::Pointless => return Ok(Outcome::NothingToSend),
            Reservation::Exhausted => return Err(Failure::Undeliverable),
            Reservation::HeldBack => {
                flows.close_code(&asked, self.clock.now()).await?;
                return Ok(Outcome::HeldBack);
            }
            Reservation::OverBudget(spending) => {
                flows.close_code(&asked, self.clock.now()).await?;
                return Ok(over_budget(spending));
            }
        }
        let message = Message::AuthenticationCode(AuthenticationCode { reader, code: code.reveal(), purpose: scope.purpose, expires_at });
        let outcome = self.send(contact, &message).await?;
        flows.close_code(&asked, self.clock.now()).await?;
        Ok(outcome)
    }
}
