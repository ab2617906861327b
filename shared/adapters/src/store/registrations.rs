//! Registrations: requests for an account, which a mailed link creates, and links that let a user choose a password.

use aws_sdk_dynamodb::types::{Put, ReturnValue, TransactWriteItem};
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::ContactKind;
use rekey_domain::id::Id;
use rekey_domain::notice::Notice;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::password::PasswordHash;
use rekey_domain::principal::{Login, Principal, State};
use rekey_domain::recovery::PASSWORD_TRIES;
use rekey_domain::registration::{ActivationDelivery, ROW_LIFE, Registration};
use rekey_domain::token::ActivationToken;

use super::charges::Charge;
use super::deliveries::Reservation;
use super::directory::{contact_item, login_keys, principal_keys};
use super::transactions::{TxOutcome, TxReport, conflict, update, update_item};
use super::writes::send;
use super::{Directory, Flows, Item, Row, StoreError, attribute, key, number, parse, text, time};

fn registration_key(id: Id) -> Item {
    key(format!("REGISTRATION#{id}"), "REGISTRATION")
}

/// The link belongs to this registration, was mailed or handed over, and is unspent and in time.
const GOOD_LINK: &str = "attribute_not_exists(spent_by) \
     AND ((deliveries.#id.#hash = :hash AND deliveries.#id.expires_at > :now) \
     OR (handed_over.#hash = :hash AND handed_over.expires_at > :now))";

/// The result of an activation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activated {
    /// The account exists now.
    Done,
    /// The link was spent or expired in the meantime.
    Dead,
    /// Another account took the name first.
    NameTaken,
}

impl Flows {
    /// Stores a new registration.
    ///
    /// # Errors
    /// If the database does not take the write.
    pub async fn put_registration(&self, registration: &Registration) -> Result<(), StoreError> {
        self.put_once(self.registration_item(registration)?).await
    }

    pub(super) fn registration_item(&self, registration: &Registration) -> Result<Item, StoreError> {
        let row = Row {
            pk: format!("REGISTRATION#{}", registration.id),
            sk: "REGISTRATION".to_owned(),
            // A link that is handed over needs no message.
            kind: if registration.email.is_some() { "registration" } else { "invitation" },
            delete_after: Some(registration.requested_at.plus(ROW_LIFE)),
            body: registration,
        };
        row.item()
    }

    /// Reads a registration.
    ///
    /// # Errors
    /// If the database does not answer or the item is damaged.
    pub async fn registration(&self, id: Id) -> Result<Option<Registration>, StoreError> {
        self.read(registration_key(id)).await
    }

    /// Adds the link that a message is about to carry, and charges the contact for the first one.
    ///
    /// # Errors
    /// If the database does not take the write. Nothing is sent then.
    pub async fn add_activation(
        &self,
        registration: &Registration,
        id: Id,
        delivery: &ActivationDelivery,
        charge: &Charge<'_>,
    ) -> Result<Reservation, StoreError> {
        self.reserve(registration_key(registration.id), id, delivery, registration.deliveries.is_empty(), charge).await
    }

    /// Takes one of the tries that a link has at setting a password, if this link is valid. Returns the row after the write.
    ///
    /// # Errors
    /// If the try cannot be counted. Nothing may be hashed then.
    pub async fn reserve_activation_try(&self, token: &ActivationToken, now: Timestamp) -> Result<Option<Registration>, StoreError> {
        let update = self
            .update(registration_key(token.owner()))
            .update_expression("SET password_tries = password_tries + :one")
            .condition_expression(format!("{GOOD_LINK} AND password_tries < :most"))
            .expression_attribute_names("#id", token.id().to_string())
            .expression_attribute_names("#hash", "hash")
            .expression_attribute_values(":hash", text(token.hash()))
            .expression_attribute_values(":now", time(now))
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":most", number(PASSWORD_TRIES))
            .return_values(ReturnValue::AllNew);
        send(update).await?.ok().map(|output| parse(output.attributes.unwrap_or_default())).transpose()
    }

    /// Records that the message was held back.
    ///
    /// # Errors
    /// If the database does not take the write. No message was sent.
    pub async fn hold_back_registration(&self, id: Id, now: Timestamp) -> Result<(), StoreError> {
        self.close_held_back(registration_key(id), now).await
    }

    /// Records that `deliver` is done with the registration.
    ///
    /// # Errors
    /// If the database does not take the write. The message has been sent all the same.
    pub async fn close_registration(&self, id: Id, now: Timestamp) -> Result<(), StoreError> {
        self.close(registration_key(id), now).await
    }
}

impl Directory {
    /// Creates an account. One transaction spends the link, takes the name and binds the address.
    ///
    /// # Errors
    /// If the outcome of the transaction is unknown.
    pub async fn activate(
        &self,
        op: Id,
        token: &ActivationToken,
        principal: &Principal,
        password_hash: &PasswordHash,
        now: Timestamp,
    ) -> Result<Activated, StoreError> {
        let mut items = vec![self.spend_link(op, token, now)?];
        items.extend(self.put_new_principal(principal, Some(password_hash.clone()))?);
        for contact in principal.contacts() {
            items.push(self.put_new(contact_item(&contact, principal.id))?);
        }
        let audit = AuditEntry::own(op, principal.id, principal.login_name(), AuditAction::AccountActivated, now);
        match self.transact(&audit, items).await? {
            TxReport::Done => Ok(Activated::Done),
            TxReport::Refused(failed) if failed.first() == Some(&true) => Ok(Activated::Dead),
            TxReport::Refused(_) => Ok(Activated::NameTaken),
            TxReport::Conflict => Err(conflict()),
        }
    }

    /// Sets the password of a user with a link. It requires that the link is the newest of the principal, and that the manager
    /// who made it still has the permissions that the caller read. A mailed link also binds its address if that address was
    /// only named. A link that was handed over proves no address.
    ///
    /// # Errors
    /// If the outcome of the transaction is unknown.
    pub async fn activate_user(
        &self,
        op: Id,
        token: &ActivationToken,
        registration: &Registration,
        (principal, maker): (&Principal, &Principal),
        password_hash: &PasswordHash,
        now: Timestamp,
    ) -> Result<TxOutcome, StoreError> {
        let mailed = registration.email.as_ref().filter(|_| registration.deliveries.contains_key(&token.id()));
        let named = mailed.filter(|email| principal.pending_email.as_ref() == Some(*email));
        let mut set = "SET epoch = epoch + :one, #state = :active".to_owned();
        let (principal_pk, principal_sk) = principal_keys(principal.id);
        let mut update_principal = update_item(&self.table, key(principal_pk, principal_sk))
            .condition_expression("epoch = :epoch AND registration = :registration AND attribute_not_exists(suspended_at)")
            .expression_attribute_names("#state", "state")
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":active", text("active"))
            .expression_attribute_values(":epoch", number(principal.epoch))
            .expression_attribute_values(":registration", text(registration.id));
        if principal.state != State::Invited {
            // A link that replaced a password starts the same hold as a recovery.
            set.push_str(", recovered_at = :now");
            update_principal = update_principal.expression_attribute_values(":now", time(now));
        }
        if let Some(email) = named {
            set.push_str(", email = :email");
            update_principal = update_principal.expression_attribute_values(":email", text(email));
        }
        // Readers of the former contacts must not undo earlier acts.
        let undo_barrier = named.is_some() && principal.contacts().next().is_some();
        if undo_barrier {
            set.push_str(", undone = :sealed");
            update_principal = update_principal.expression_attribute_values(":sealed", attribute(&Principal::undo_barrier(now))?);
        }
        let former = if undo_barrier { ", former" } else { "" };
        let (login_pk, login_sk) = login_keys(&principal.login_name());
        let update_login = update_item(&self.table, key(login_pk, login_sk))
            .update_expression("SET epoch = epoch + :one, password_hash = :hash REMOVE held_hash")
            .condition_expression("principal = :principal AND epoch = :epoch")
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":hash", text(password_hash.as_str()))
            .expression_attribute_values(":principal", text(principal.id))
            .expression_attribute_values(":epoch", number(principal.epoch));
        let mut items = vec![
            self.spend_link(op, token, now)?,
            self.may_still_grant(maker)?,
            update(update_principal.update_expression(format!("{set} REMOVE registration, pending_email{former}")))?,
            update(update_login)?,
        ];
        // The invitation has already told a user who chooses a first password.
        if principal.state != State::Invited {
            let queued = OutboxMessage::about(op, principal, Notice::PasswordChosen, now);
            items.push(self.flows.put_outbox(&queued)?);
        }
        if let Some(email) = named {
            items.extend(self.rebind(principal, ContactKind::Email, Some(&email.clone().into()))?);
            items.push(self.no_codes_by_mail(principal)?);
        }
        let act = if mailed.is_some() { AuditAction::UserActivatedByMail } else { AuditAction::UserActivatedByHand };
        let audit = AuditEntry::own(op, principal.id, principal.login_name(), act, now);
        self.written(&audit, items).await
    }

    fn spend_link(&self, op: Id, token: &ActivationToken, now: Timestamp) -> Result<TransactWriteItem, StoreError> {
        let spend = update_item(&self.flows.table, registration_key(token.owner()))
            .update_expression("SET spent_by = :op")
            .condition_expression(GOOD_LINK)
            .expression_attribute_names("#id", token.id().to_string())
            .expression_attribute_names("#hash", "hash")
            .expression_attribute_values(":op", text(op))
            .expression_attribute_values(":hash", text(token.hash()))
            .expression_attribute_values(":now", time(now));
        update(spend)
    }

    /// The puts of a new principal and its login. They require that the name is free.
    pub(super) fn put_new_principal(
        &self,
        principal: &Principal,
        password_hash: Option<PasswordHash>,
    ) -> Result<[TransactWriteItem; 2], StoreError> {
        let login = Login::new(principal, password_hash);
        let (name_pk, name_sk) = login_keys(&principal.login_name());
        let (principal_pk, principal_sk) = principal_keys(principal.id);
        Ok([
            self.put_new(Row { pk: name_pk, sk: name_sk, kind: "login", delete_after: None, body: &login }.item()?)?,
            self.put_new(Row { pk: principal_pk, sk: principal_sk, kind: "principal", delete_after: None, body: principal }.item()?)?,
        ])
    }

    /// A put into the directory of an item that must not exist yet.
    fn put_new(&self, item: Item) -> Result<TransactWriteItem, StoreError> {
        let put = Put::builder().table_name(&self.table).set_item(Some(item)).condition_expression("attribute_not_exists(pk)");
        let put = put.build().map_err(|error| StoreError::Damaged(error.to_string()))?;
        Ok(TransactWriteItem::builder().put(put).build())
    }
}
