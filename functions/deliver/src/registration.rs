//! A registration's message: the link that brings the account into being, or word that it exists already.

use rekey_adapters::store::Reservation;
use rekey_domain::account::LoginName;
use rekey_domain::delivery::Due;
use rekey_domain::id::Id;
use rekey_domain::limits::Action;
use rekey_domain::registration::{ACTIVATION_LIFE, ActivationDelivery};
use rekey_domain::token::ActivationToken;

use crate::message::{Activate, Message, Registered};
use crate::{Deliver, Failure, Outcome};

impl Deliver {
    pub(crate) async fn registration(&self, id: Id) -> Result<Outcome, Failure> {
        let flows = self.directory.flows();
        let Some(registration) = flows.registration(id).await? else {
            return Ok(Outcome::NothingToSend);
        };
        match registration.due(self.clock.now()) {
            Due::Message => {}
            Due::Nothing => return Ok(Outcome::NothingToSend),
            Due::Undeliverable => return Err(Failure::Undeliverable),
        }
        let token = ActivationToken::mint(id, &self.random);
        let expires_at = self.clock.now().plus(ACTIVATION_LIFE);
        let delivery = ActivationDelivery { hash: token.hash(), expires_at };
        let charge = self.charge(Action::RegisterMessage, &registration.email);
        match flows.add_activation(&registration, token.id(), &delivery, &charge).await? {
            Reservation::Made => {}
            Reservation::Pointless => return Ok(Outcome::NothingToSend),
            Reservation::Exhausted => return Err(Failure::Undeliverable),
            Reservation::HeldBack => {
                flows.hold_back_registration(id, self.clock.now()).await?;
                return Ok(Outcome::HeldBack);
            }
        }
        // A name that is an address was not looked up when it was asked for; here its owner, and nobody else, is told.
        // A plain name that was taken in the meantime is told by the page that the link opens.
        let name = LoginName { account: registration.account, user: None };
        let exists = name.account.as_email().is_some() && self.directory.login(&name).await?.is_some();
        let message = if exists {
            Message::Registered(Registered { account: name.account })
        } else {
            let link = format!("{}/activate#token={}", self.site.base_url, token.reveal());
            Message::Activate(Activate { account: name.account, link, expires_at })
        };
        self.mailer.send(message.to(registration.email, &self.site)?).await?;
        flows.close_registration(id, self.clock.now()).await?;
        Ok(Outcome::Sent)
    }
}
