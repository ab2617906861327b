//! Setting a password, in one transaction that ends everything outstanding.

use aws_sdk_dynamodb::types::TransactWriteItem;
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
use rekey_domain::token::TicketToken;

use super::devices::DevicePass;
use super::directory::{login_key, principal_key, unlocked};
use super::error::{Result, StoreError};
use super::guesses::PasswordTry;
use super::recoveries::good_ticket;
use super::sessions::{OpenSession, session_key};
use super::tables::Directory;
use super::transactions::TxOutcome;
use super::write::Write;

/// A new password for a principal, with the state that the caller read.
pub struct PasswordChange {
    /// The operation's id: its request token, the id of its audit entry, the id of its notice.
    pub op: Id,
    pub principal: Id,
    pub name: LoginName,
    /// The epoch that the principal must still have.
    pub epoch: u64,
    pub hash: PasswordHash,
    pub at: Timestamp,
}

impl Directory {
    /// Sets a password with the ticket of a recovery. The ticket was given for `proof` at `contact`. One transaction spends the
    /// recovery, ends everything of the old epoch and writes a notice. It requires that contact and epoch are those that the
    /// message was sent for.
    pub async fn recover_password(
        &self,
        change: &PasswordChange,
        ticket: &TicketToken,
        (proof, contact): (RecoveryProof, &Contact),
        address: &BucketKey,
    ) -> Result<TxOutcome> {
        let spend = good_ticket(ticket, change.at).set("spent_by", change.op);
        // The address is known from now on, so that strangers who use up the limit of the name do not keep the owner out.
        let know = self.flows.know_address(address, change.principal, change.epoch + 1, change.at);
        let mut items = vec![self.flows.table.tx_write(spend), know];
        items.extend(self.set_recovered(change, proof, contact));
        let audit = AuditEntry { by: Some(contact.kind()), ..change.audit(AuditAction::PasswordRecovered) };
        match self.transact(&audit, items).await {
            // If other requests set a password with the same recovery at the same time, one of them has won.
            Err(StoreError::Conflict) => match self.flows.delivered_recovery(ticket.owner()).await? {
                Some(recovery) if recovery.spent_by.is_none() => Err(StoreError::Conflict),
                _ => Ok(TxOutcome::Refused),
            },
            report => Ok(report?.into()),
        }
    }

    /// Changes a password from within a session. Only this session stays open, and only its browser stays known: one of the
    /// others may be a thief's. The try of the right password is given back.
    ///
    /// The transaction raises the generation and not the epoch, so that a thief with a session and the password cannot end the
    /// owner's recovery.
    pub async fn change_password(
        &self,
        change: &PasswordChange,
        open: &OpenSession,
        tried: &PasswordTry,
        browser: Option<&DevicePass>,
    ) -> Result<TxOutcome> {
        let (principal, generation) = (&open.principal, open.principal.generation);
        let next = |key| Write::to(key).require("epoch", change.epoch).require("generation", generation).add("generation", 1);
        // This ends an earlier link to set a password.
        let of_principal = next(principal_key(change.principal)).set("state", "active").remove_all(["registration", "pending_email"]);
        let login = next(login_key(&change.name)).require("principal", change.principal).set("password_hash", &change.hash);
        let session = next(session_key(change.principal, open.session.id));
        let queued = change.outbox_message(Notice::PasswordChanged).done_in(&open.session, principal);
        let mut items = vec![
            self.table.tx_write(of_principal),
            self.table.tx_write(login),
            self.flows.table.tx_write(session),
            self.flows.put_outbox(&queued),
            self.flows.give_back_password_try(tried),
        ];
        // The epoch and generation that the principal has after this transaction.
        let counters = (change.epoch, generation + 1);
        items.extend(browser.map(|browser| self.flows.know_browser(change.principal, counters, browser, change.at)));
        self.written(&change.audit(AuditAction::PasswordChanged).from_client(&open.session), items).await
    }

    /// Replaces a hash by another of the same password, if the password has not changed. The epoch stays.
    pub async fn rehash_password(&self, name: &LoginName, old: &PasswordHash, new: &PasswordHash) -> Result<()> {
        let rehash = Write::to(login_key(name)).require("password_hash", old).set("password_hash", new);
        self.table.send(rehash).await.map(drop)
    }

    /// The items of a recovery: the new hash, the next epoch and the notice.
    fn set_recovered(&self, change: &PasswordChange, proof: RecoveryProof, bound: &Contact) -> [TransactWriteItem; 3] {
        let kind = bound.kind();
        let next = |key| Write::to(key).require("epoch", change.epoch).add("epoch", 1);
        let principal = next(principal_key(change.principal))
            .require(kind.name(), bound.as_str())
            // Only the root of its account restores a frozen user, and only an operator ends an operator's freeze.
            .when(unlocked())
            .set("state", "active")
            .set("recovered_at", change.at)
            .set(format!("recovered_by_{}_at", kind.name()), change.at)
            // This ends an earlier link to set a password.
            .remove_all(["registration", "pending_email"]);
        let login =
            next(login_key(&change.name)).require("principal", change.principal).set("password_hash", &change.hash).remove("held_hash");
        let queued = OutboxMessage { made_with: Some(kind), ..change.outbox_message(Notice::PasswordRecovered(proof)) };
        [self.table.tx_write(principal), self.table.tx_write(login), self.flows.put_outbox(&queued)]
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
