//! A registration's message: the link that brings an account into being or lets a user choose a password, or word that the
//! account exists already.

use rekey_adapters::store::Reservation;
use rekey_domain::budget::Spending;
use rekey_domain::contact::Contact;
use rekey_domain::delivery::Due;
use rekey_domain::email::EmailAddress;
use rekey_domain::id::Id;
use rekey_domain::limits::Action;
use rekey_domain::principal::{Principal, State};
use rekey_domain::registration::{ACTIVATION_LIFE, ActivationDelivery, Registration};
use rekey_domain::token::ActivationToken;

use crate::message::{Activate, ActivateUser, Message, Reader, Registered};
use crate::send::over_budget;
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
        // What is handed over owes no message.
        let Some(email) = registration.email.clone() else {
            return Ok(Outcome::NothingToSend);
        };
        let Some(reason) = self.reason(&registration, &email).await? else {
            return Ok(Outcome::NothingToSend);
        };
        let token = ActivationToken::mint(id, &self.random);
        let expires_at = self.clock.now().plus(ACTIVATION_LIFE);
        let delivery = ActivationDelivery { hash: token.hash(), expires_at };
        let action = if registration.principal.is_some() { Action::UserMessage } else { Action::RegisterMessage };
        let charge = self.charge(action, &email.clone().into(), reason.spending());
        match flows.add_activation(&registration, token.id(), &delivery, &charge).await? {
            Reservation::Made => {}
            Reservation::Pointless => return Ok(Outcome::NothingToSend),
            Reservation::Exhausted => return Err(Failure::Undeliverable),
            Reservation::HeldBack => {
                flows.hold_back_registration(id, self.clock.now()).await?;
                return Ok(Outcome::HeldBack);
            }
            Reservation::OverBudget(spending) => {
                flows.hold_back_registration(id, self.clock.now()).await?;
                return Ok(over_budget(spending));
            }
        }
        let link = format!("{}/activate#token={}", self.site.base_url, token.reveal());
        let message = match reason {
            Reason::Account => Message::Activate(Activate { link, expires_at }),
            Reason::AccountExists(reader) => Message::Registered(Registered { reader }),
            Reason::User { state, reader } => Message::ActivateUser(ActivateUser { reader, state, link, expires_at }),
        };
        self.mailer.send(message.to(email, &self.site)?).await?;
        flows.close_registration(id, self.clock.now()).await?;
        Ok(Outcome::Sent)
    }

    /// What there is to write about, if anything still is.
    async fn reason(&self, registration: &Registration, email: &EmailAddress) -> Result<Option<Reason>, Failure> {
        let contact = Contact::Email(email.clone());
        if let Some(principal) = registration.principal {
            let named = |principal: &Principal| {
                principal.registration == Some(registration.id)
                    && [&principal.email, &principal.pending_email].into_iter().any(|own| own.as_ref() == Some(email))
            };
            let principal = self.directory.principal(principal).await?.filter(named);
            let reason = |principal: Principal| Reason::User { state: principal.state, reader: Reader::of(&principal, &contact) };
            return Ok(principal.map(reason));
        }
        // A name that is an address was not looked up when it was asked for; here its owner, and nobody else, is told.
        // A plain name that was taken in the meantime is told by the page that the link opens.
        let name = registration.login_name();
        if name.account.as_email().is_none() {
            return Ok(Some(Reason::Account));
        }
        let Some(login) = self.directory.login(&name).await? else {
            return Ok(Some(Reason::Account));
        };
        let root = self.directory.principal(login.principal).await?;
        Ok(Some(Reason::AccountExists(root.map_or(Reader::Unproven, |root| Reader::of(&root, &contact)))))
    }
}

/// Why somebody is written to.
enum Reason {
    /// An account is to be.
    Account,
    /// The account is there already; its owner, or somebody else, reads the address in its name.
    AccountExists(Reader),
    /// A user, which is there, is to choose a password.
    User { state: State, reader: Reader },
}

impl Reason {
    /// The share of the day's budget that the mail is taken from. Anybody can register any address, bound or not. Only a
    /// user's own administrator has mail sent to the user's bound address: that is not counted.
    fn spending(&self) -> Option<Spending> {
        match self {
            Self::Account | Self::AccountExists(_) => Some(Spending::Registration),
            Self::User { reader: Reader::Owner(_), .. } => None,
            Self::User { state: State::Invited, .. } => Some(Spending::Invitation),
            Self::User { .. } => Some(Spending::ContactChange),
        }
    }
}
