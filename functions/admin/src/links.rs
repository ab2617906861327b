//! The link with which a user chooses a password. `deliver` mails it, or the administrator of the user hands it over.

use rekey_adapters::store::OpenSession;
use rekey_domain::email::EmailAddress;
use rekey_domain::id::Id;
use rekey_domain::principal::Principal;
use rekey_domain::registration::{ACTIVATION_LIFE, ActivationDelivery, Registration};
use rekey_domain::token::ActivationToken;

use crate::State;

impl State {
    /// A registration whose link is mailed to this address.
    pub(crate) fn mailed(&self, administrator: &OpenSession, principal: &Principal, email: &EmailAddress) -> Registration {
        Registration::of_user(Id::random(&self.random), principal, administrator.principal.id, Some(email.clone()), self.clock.now())
    }

    /// A registration with a link for the administrator to hand over, which is shown once. If the user has an address, `deliver` mails
    /// another link to it.
    pub(crate) fn handed_over(&self, administrator: &OpenSession, principal: &Principal) -> (Registration, String) {
        let now = self.clock.now();
        let email = principal.email.clone().or_else(|| principal.pending_email.clone());
        let mut registration = Registration::of_user(Id::random(&self.random), principal, administrator.principal.id, email, now);
        let token = ActivationToken::mint(registration.id, &self.random);
        registration.handed_over = Some(ActivationDelivery { hash: token.hash(), expires_at: now.plus(ACTIVATION_LIFE) });
        (registration, token.link(self.base_url.as_str()))
    }
}
