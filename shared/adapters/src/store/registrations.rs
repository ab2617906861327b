//! Registrations: requests for an account, which a mailed link creates, and links that let a user choose a password.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::ContactKind;
use rekey_domain::id::Id;
use rekey_domain::notice::Notice;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::password::PasswordHash;
use rekey_domain::principal::{Principal, State};
use rekey_domain::recovery::PASSWORD_TRIES;
use rekey_domain::registration::{ActivationDelivery, ROW_LIFE, Registration};
use rekey_domain::token::ActivationToken;

use super::charges::Charge;
use super::deliveries::{Reservation, is_valid};
use super::directory::{contact_item, login_of, principal_of, unlocked};
use super::error::Result;
use super::table::{key, row};
use super::tables::{Directory, Flows};
use super::transactions::TxOutcome;
use super::write::{Item, Write, absent, below};

fn registration_key(id: Id) -> Item {
    key(format!("REGISTRATION#{id}"), "REGISTRATION")
}

/// A write to a registration that has this link, mailed or handed over. The link must be unexpired and unspent.
fn good_link(token: &ActivationToken, now: Timestamp) -> Write {
    let is_at = |path: &str| is_valid(path, &token.hash(), now);
    let good = is_at(&format!("deliveries.{}", token.id())).or(is_at("handed_over"));
    Write::to(registration_key(token.owner())).when(absent("spent_by")).when(good)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activated {
    Done,
    /// The link was spent or expired in the meantime.
    Dead,
    /// Another account took the name first.
    NameTaken,
}

impl Flows {
    pub async fn put_registration(&self, registration: &Registration) -> Result<()> {
        self.table.put_once(self.registration_item(registration)).await
    }

    pub(super) fn registration_item(&self, registration: &Registration) -> Item {
        // A handed-over link needs no message.
        let kind = if registration.email.is_some() { "registration" } else { "invitation" };
        row(registration_key(registration.id), kind, Some(registration.requested_at.plus(ROW_LIFE)), registration)
    }

    pub async fn registration(&self, id: Id) -> Result<Option<Registration>> {
        self.table.get(registration_key(id)).await
    }

    /// Adds the link that a message is about to carry, and charges the contact for the first one.
    pub async fn add_activation(
        &self,
        registration: &Registration,
        id: Id,
        delivery: &ActivationDelivery,
        charge: &Charge<'_>,
    ) -> Result<Reservation> {
        self.reserve(registration_key(registration.id), id, delivery, registration.deliveries.is_empty(), charge).await
    }

    /// Takes one of the tries that a link has at setting a password, if this link is valid. Returns the row after the write.
    pub async fn reserve_activation_try(&self, token: &ActivationToken, now: Timestamp) -> Result<Option<Registration>> {
        let take = good_link(token, now).when(below("password_tries", PASSWORD_TRIES)).add("password_tries", 1);
        self.table.updated(take).await
    }

    /// Records that the message was held back.
    pub async fn hold_back_registration(&self, id: Id, now: Timestamp) -> Result<()> {
        self.close_held_back(registration_key(id), now).await
    }

    /// Records that `deliver` is done with the registration.
    pub async fn close_registration(&self, id: Id, now: Timestamp) -> Result<()> {
        self.close(registration_key(id), now).await
    }
}

impl Directory {
    /// Creates an account. One transaction spends the link, takes the name and binds the address.
    pub async fn activate(
        &self,
        op: Id,
        token: &ActivationToken,
        principal: &Principal,
        password_hash: &PasswordHash,
        now: Timestamp,
    ) -> Result<Activated> {
        let mut items = vec![self.spend_link(op, token, now)];
        items.extend(self.put_new_principal(principal, Some(password_hash.clone())));
        items.extend(principal.contacts().map(|contact| self.table.tx_put_new(contact_item(&contact, principal.id))));
        let audit = AuditEntry::own(op, principal.id, principal.login_name(), AuditAction::AccountActivated, now);
        Ok(match self.transact(&audit, items).await? {
            Ok(()) => Activated::Done,
            Err(refusal) if refusal.within(1) => Activated::Dead,
            Err(_) => Activated::NameTaken,
        })
    }

    /// Sets the password of a user with a link, or of an account that an operator created. It requires that the link is the newest
    /// of the principal, and that the administrator who made it still has the permissions that the caller read. A mailed link also
    /// binds its address, if that address is not bound yet. A handed-over link proves no address. An invited user gets the language of
    /// `principal`.
    pub async fn activate_user(
        &self,
        op: Id,
        token: &ActivationToken,
        registration: &Registration,
        (principal, maker): (&Principal, Option<&Principal>),
        password_hash: &PasswordHash,
        now: Timestamp,
    ) -> Result<TxOutcome> {
        let mailed = registration.email.as_ref().filter(|_| registration.deliveries.contains_key(&token.id()));
        let named = mailed.filter(|email| principal.pending_email.as_ref() == Some(*email));
        let mut of_principal = principal_of(principal)
            .require("registration", registration.id)
            .when(unlocked())
            .add("epoch", 1)
            .set("state", "active")
            .remove_all(["registration", "pending_email"]);
        let mut login = login_of(principal).add("epoch", 1).set("password_hash", password_hash).remove("held_hash");
        if principal.state == State::Invited {
            (of_principal, login) =
                (of_principal.set_or_remove("locale", principal.locale.as_ref()), login.set_or_remove("locale", principal.locale.as_ref()));
        } else {
            // A link that replaced a password starts the same hold as a recovery.
            of_principal = of_principal.set("recovered_at", now);
        }
        if let Some(email) = named {
            of_principal = of_principal.set("email", email);
        }
        if named.is_some() && principal.contacts().next().is_some() {
            // Links that were sent to the former contacts must not undo earlier changes.
            of_principal = of_principal.set("undone", Principal::undo_barrier(now)).remove("former");
        }
        let mut items = vec![self.spend_link(op, token, now), self.table.tx_write(of_principal), self.table.tx_write(login)];
        items.extend(maker.map(|maker| self.may_still_grant(maker)));
        // A user who chooses a first password gets no notice: the invitation said so already.
        if principal.state != State::Invited {
            let queued = OutboxMessage::about(op, principal, Notice::PasswordChosen, now);
            items.push(self.flows.put_outbox(&queued));
        }
        if let Some(email) = named {
            items.extend(self.rebind(principal, ContactKind::Email, Some(&email.clone().into())));
            items.push(self.no_codes_by_mail(principal));
        }
        let act = match (&principal.user, mailed) {
            (None, _) => AuditAction::AccountActivated,
            (Some(_), Some(_)) => AuditAction::UserActivatedByMail,
            (Some(_), None) => AuditAction::UserActivatedByHand,
        };
        let audit = AuditEntry::own(op, principal.id, principal.login_name(), act, now);
        self.written(&audit, items).await
    }

    fn spend_link(&self, op: Id, token: &ActivationToken, now: Timestamp) -> TransactWriteItem {
        self.flows.table.tx_write(good_link(token, now).set("spent_by", op))
    }
}
