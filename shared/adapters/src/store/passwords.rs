//! Setting a password, in one transaction that ends everything outstanding, and ending sessions by one write.

use aws_sdk_dynamodb::types::TransactWriteItem;
use aws_sdk_dynamodb::types::builders::UpdateBuilder;
use rekey_domain::account::LoginName;
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::Contact;
use rekey_domain::id::Id;
use rekey_domain::limits::BucketKey;
use rekey_domain::notice::Notice;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::password::PasswordHash;
use rekey_domain::recovery::RecoveryProof;
use rekey_domain::sign_in::KnownFor;
use rekey_domain::token::TicketToken;

use super::guesses::PasswordTry;
use super::recoveries::delivered_key;
use super::sessions::{DevicePass, OpenSession};
use super::transactions::{TxOutcome, TxReport, conflict, update, update_item};
use super::writes::send;
use super::{Directory, StoreError, directory, key, number, sessions, text, time};

/// A new password for a principal, with the state that the caller read.
pub struct PasswordChange {
    /// The operation's id: its request token, the id of its audit entry, the id of its notice.
    pub op: Id,
    /// The principal.
    pub principal: Id,
    /// The name that the principal signs in with.
    pub name: LoginName,
    /// The epoch that the principal must still have.
    pub epoch: u64,
    /// The new hash.
    pub hash: PasswordHash,
    /// The time of the operation.
    pub at: Timestamp,
}

impl Directory {
    /// Sets a password with the ticket of a recovery. The ticket was given for `proof` at `contact`. One transaction spends the
    /// recovery, ends everything of the old epoch and writes a notice. It requires that contact and epoch are those that the
    /// message was sent for.
    ///
    /// # Errors
    /// If the outcome of the transaction is unknown.
    pub async fn recover_password(
        &self,
        change: &PasswordChange,
        ticket: &TicketToken,
        (proof, contact): (RecoveryProof, &Contact),
        place: &BucketKey,
    ) -> Result<TxOutcome, StoreError> {
        let spend = update_item(&self.flows.table, delivered_key(ticket.owner()))
            .update_expression("SET spent_by = :op")
            .condition_expression("attribute_not_exists(spent_by) AND tickets.#ticket.#hash = :hash AND tickets.#ticket.expires_at > :now")
            .expression_attribute_names("#ticket", ticket.id().to_string())
            .expression_attribute_names("#hash", "hash")
            .expression_attribute_values(":op", text(change.op))
            .expression_attribute_values(":hash", text(ticket.hash()))
            .expression_attribute_values(":now", time(change.at));
        let items = self.set_recovered(change, proof, contact)?;
        // The address is known from now on, so that strangers who use up the limit of the name do not keep the owner out.
        let known = KnownFor { principal: change.principal, epoch: change.epoch + 1, generation: None };
        let know = self.flows.know_place(place, known, change.at)?;
        let items = [update(spend)?, know].into_iter().chain(items).collect();
        let audit = AuditEntry { by: Some(contact.kind()), ..change.audit(AuditAction::PasswordRecovered) };
        match self.transact(&audit, items).await? {
            TxReport::Done => Ok(TxOutcome::Done),
            TxReport::Refused(_) => Ok(TxOutcome::Refused),
            // If other requests set a password with the same recovery at the same time, one of them has won.
            TxReport::Conflict => match self.flows.delivered_recovery(ticket.owner()).await? {
                Some(recovery) if recovery.spent_by.is_none() => Err(conflict()),
                _ => Ok(TxOutcome::Refused),
            },
        }
    }

    /// Changes a password from within a session. Only this session stays open, and only its browser stays known: one of the
    /// others may be a thief's. The try of the right password is given back.
    ///
    /// It raises the generation and not the epoch, so that somebody with a stolen session and the password cannot end the
    /// owner's recovery.
    ///
    /// # Errors
    /// If the outcome of the transaction is unknown.
    pub async fn change_password(
        &self,
        change: &PasswordChange,
        open: &OpenSession,
        tried: &PasswordTry,
        browser: Option<&DevicePass>,
    ) -> Result<TxOutcome, StoreError> {
        let (principal, generation) = (&open.principal, open.principal.generation);
        let of_session = |item: UpdateBuilder| {
            next("generation", item, generation)
                .condition_expression("epoch = :epoch AND generation = :generation")
                .expression_attribute_values(":epoch", number(change.epoch))
        };
        let [(principal_pk, principal_sk), (login_pk, login_sk)] =
            [directory::principal_keys(change.principal), directory::login_keys(&change.name)];
        // This ends an earlier link to set a password.
        let set_principal = of_session(update_item(&self.table, key(principal_pk, principal_sk)))
            .update_expression("SET generation = generation + :one, #state = :active REMOVE registration, pending_email")
            .expression_attribute_names("#state", "state")
            .expression_attribute_values(":active", text("active"));
        let set_login = of_session(update_item(&self.table, key(login_pk, login_sk)))
            .update_expression("SET generation = generation + :one, password_hash = :hash")
            .condition_expression("epoch = :epoch AND generation = :generation AND principal = :principal")
            .expression_attribute_values(":hash", text(change.hash.as_str()))
            .expression_attribute_values(":principal", text(change.principal));
        let session = of_session(update_item(&self.flows.table, sessions::session_key(change.principal, open.session.id)));
        let queued = change.outbox_message(Notice::PasswordChanged).done_in(&open.session, principal);
        let mut items = vec![update(set_principal)?, update(set_login)?, update(session)?, self.flows.put_outbox(&queued)?];
        items.push(self.flows.give_back_password_try(tried)?);
        // The epoch and generation that the principal has after this transaction.
        items.extend(self.flows.know_browser(change.principal, (change.epoch, generation + 1), browser, change.at)?);
        self.written(&change.audit(AuditAction::PasswordChanged), items).await
    }

    /// Ends every session but this one by raising the principal's generation, which also makes all other browsers unknown. A
    /// recovery under way goes on, so that a thief with a session cannot cut the owner off.
    ///
    /// # Errors
    /// If the outcome of the transaction is unknown.
    pub async fn sign_out_others(
        &self,
        op: Id,
        open: &OpenSession,
        browser: Option<&DevicePass>,
        now: Timestamp,
    ) -> Result<TxOutcome, StoreError> {
        let principal = &open.principal;
        let keys = [directory::principal_keys(principal.id), directory::login_keys(&principal.login_name())];
        let mut items = Vec::new();
        for (pk, sk) in keys {
            items.push(update(next("generation", update_item(&self.table, key(pk, sk)), principal.generation))?);
        }
        let session = update_item(&self.flows.table, sessions::session_key(principal.id, open.session.id));
        items.push(update(next("generation", session, principal.generation))?);
        items.extend(self.flows.know_browser(principal.id, (principal.epoch, principal.generation + 1), browser, now)?);
        let audit = AuditEntry::own(op, principal.id, principal.login_name(), AuditAction::OthersSignedOut, now);
        self.written(&audit, items).await
    }

    /// Replaces a hash by one of higher cost if the password has not changed. The epoch stays.
    ///
    /// # Errors
    /// If the database does not take the write. The old hash stays valid.
    pub async fn rehash_password(&self, name: &LoginName, old: &PasswordHash, new: &PasswordHash) -> Result<(), StoreError> {
        let (pk, sk) = directory::login_keys(name);
        let update = self.client.update_item().table_name(&self.table).set_key(Some(key(pk, sk)));
        let update = update
            .update_expression("SET password_hash = :new")
            .condition_expression("password_hash = :old")
            .expression_attribute_values(":new", text(new.as_str()))
            .expression_attribute_values(":old", text(old.as_str()));
        send(update).await.map(|_| ())
    }

    /// The items of a recovery: the new hash, the next epoch and the notice.
    fn set_recovered(&self, change: &PasswordChange, proof: RecoveryProof, bound: &Contact) -> Result<Vec<TransactWriteItem>, StoreError> {
        // This ends an earlier link to set a password.
        let principal = self
            .next_epoch(directory::principal_keys(change.principal), change.epoch)
            .update_expression(
                "SET epoch = epoch + :one, #state = :active, recovered_at = :now, #by = :now REMOVE registration, pending_email",
            )
            .expression_attribute_names("#by", format!("recovered_by_{}_at", bound.kind().name()))
            // Only the root of its account restores a suspended user.
            .condition_expression(format!("epoch = :epoch AND {} = :contact AND attribute_not_exists(suspended_at)", bound.kind().name()))
            .expression_attribute_names("#state", "state")
            .expression_attribute_values(":active", text("active"))
            .expression_attribute_values(":now", time(change.at))
            .expression_attribute_values(":contact", text(bound));
        let login = self
            .next_epoch(directory::login_keys(&change.name), change.epoch)
            .update_expression("SET epoch = epoch + :one, password_hash = :hash REMOVE held_hash")
            .condition_expression("epoch = :epoch AND principal = :principal")
            .expression_attribute_values(":hash", text(change.hash.as_str()))
            .expression_attribute_values(":principal", text(change.principal));
        let queued = OutboxMessage { made_with: Some(bound.kind()), ..change.outbox_message(Notice::PasswordRecovered(proof)) };
        Ok(vec![update(principal)?, update(login)?, self.flows.put_outbox(&queued)?])
    }

    fn next_epoch(&self, (pk, sk): (String, String), epoch: u64) -> UpdateBuilder {
        next("epoch", update_item(&self.table, key(pk, sk)), epoch)
    }
}

impl PasswordChange {
    fn outbox_message(&self, notice: Notice) -> OutboxMessage {
        OutboxMessage::new(self.op, self.principal, self.name.clone(), notice, self.at)
    }

    fn audit(&self, act: AuditAction) -> AuditEntry {
        AuditEntry::own(self.op, self.principal, self.name.clone(), act, self.at)
    }
}

/// Raises an epoch or a generation, if it is still `current`.
fn next(counter: &str, item: UpdateBuilder, current: u64) -> UpdateBuilder {
    item.update_expression(format!("SET {counter} = {counter} + :one"))
        .condition_expression(format!("{counter} = :{counter}"))
        .expression_attribute_values(":one", number(1))
        .expression_attribute_values(format!(":{counter}"), number(current))
}
