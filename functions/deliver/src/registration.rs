//! The message of a registration: the link that creates an account or with which a user chooses a password, or the answer that
//! the account exists already.

use rekey_domain::budget::Spending;
use rekey_domain::contact::Contact;
use rekey_domain::delivery::Due;
use rekey_domain::email::EmailAddress;
use rekey_domain::id::Id;
use rekey_domain::limits::Action;
use rekey_domain::principal::{Principal, State};
use rekey_domain::registration::{ACTIVATION_LIFE, ActivationDelivery, Registration};
use rekey_domain::token::ActivationToken;
use rekey_text::Language;

use crate::Deliver;
use crate::message::{Activate, ActivateUser, Message, Reader, Registered};
use crate::outcome::{Failure, Outcome};

impl Deliver {
    /// Sends the message of a registration.
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
        // An administrator hands over the link of a registration without an address.
        let Some(email) = registration.email.clone() else {
            return Ok(Outcome::NothingToSend);
        };
        let Some((reason, language)) = self.reason(&registration, &email).await? else {
            return Ok(Outcome::NothingToSend);
        };
        let token = ActivationToken::mint(id, &self.random);
        let expires_at = self.clock.now().plus(ACTIVATION_LIFE);
        let delivery = ActivationDelivery { hash: token.hash(), expires_at };
        let action = if registration.principal.is_some() { Action::UserMessage } else { Action::RegisterMessage };
        let contact = Contact::Email(email);
        let charge = self.charge(action, &contact, reason.spending());
        let reservation = flows.add_activation(&registration, token.id(), &delivery, &charge).await?;
        let link = token.link(&self.site.base_url);
        let message = match reason {
            Reason::Account => Message::Activate(Activate { link, expires_at }),
            Reason::AccountExists(reader) => Message::Registered(Registered { reader }),
            // An operator created the account. Its owner has to read what the owner of a registration reads.
            Reason::User { .. } if registration.user.is_none() => Message::Activate(Activate { link, expires_at }),
            Reason::User { state, reader } => Message::ActivateUser(ActivateUser { reader, state, link, expires_at }),
        };
        let close = flows.hold_back_registration(id, self.clock.now());
        if let Some(outcome) = self.kept_back(reservation, &contact, message.kind(), close).await? {
            return Ok(outcome);
        }
        self.send(&contact, &message, language, async { flows.close_registration(id, self.clock.now()).await }).await
    }

    /// The reason for the message, and its language; `None` if there is no reason any more.
    async fn reason(&self, registration: &Registration, email: &EmailAddress) -> Result<Option<(Reason, Language)>, Failure> {
        let language = |principal: Option<&Principal>| self.site.language(principal, registration.locale.as_ref());
        let contact = Contact::Email(email.clone());
        if let Some(principal) = registration.principal {
            let named = |principal: &Principal| {
                principal.registration == Some(registration.id)
                    && [&principal.email, &principal.pending_email].into_iter().any(|own| own.as_ref() == Some(email))
            };
            let principal = self.directory.principal(principal).await?.filter(named);
            let reason = |principal: Principal| {
                let reason = Reason::User { state: principal.state, reader: Reader::of(&principal, &contact) };
                // Nobody has asked in a language, and a thief with a session may have changed the setting.
                let earlier = self.site.earlier_language(Some(&principal), self.clock.now());
                (reason, earlier.unwrap_or_else(|| language(Some(&principal))))
            };
            return Ok(principal.map(reason));
        }
        // `register` does not look up a name that is an address, so that nobody but its owner learns here that it is taken. If a
        // plain name was taken in the meantime, the page that the link opens says so.
        let name = registration.login_name();
        if name.account.as_email().is_none() {
            return Ok(Some((Reason::Account, language(None))));
        }
        let Some(login) = self.directory.login(&name).await? else {
            return Ok(Some((Reason::Account, language(None))));
        };
        let root = self.directory.principal(login.principal).await?;
        let reader = root.as_ref().map_or(Reader::Unproven, |root| Reader::of(root, &contact));
        let owner = root.as_ref().filter(|_| reader.is_owner());
        Ok(Some((Reason::AccountExists(reader), language(owner))))
    }
}

/// The reason for a message.
enum Reason {
    /// Somebody wants to create an account.
    Account,
    /// The account exists already. Its owner, or somebody else, reads the address in its name.
    AccountExists(Reader),
    /// A user is to choose a password.
    User { state: State, reader: Reader },
}

impl Reason {
    /// The share of the day's budget that counts the mail. Anybody can register any address, bound or not. A mail to the bound
    /// address of a user is not counted, since only the user's own administrator can cause it.
    fn spending(&self) -> Option<Spending> {
        match self {
            Self::Account | Self::AccountExists(_) => Some(Spending::Registration),
            Self::User { reader: Reader::Owner(_), .. } => None,
            Self::User { state: State::Invited, .. } => Some(Spending::Invitation),
            Self::User { .. } => Some(Spending::ContactChange),
        }
    }
}
