//! What operators do with accounts: creating them, freezing and unfreezing, ending sessions.
//!
//! A freeze is independent of the state of the principal and of the suspension of a user by an undo. So an undo, a reset and an
//! administrator change a frozen principal as any other, and the end of the freeze brings back what they left.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::audit::{AuditAction, AuditEntry, OperatorName};
use rekey_domain::clock::Timestamp;
use rekey_domain::email::EmailAddress;
use rekey_domain::id::Id;
use rekey_domain::notice::Notice;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::principal::{OperatorFreeze, Principal, State};
use rekey_domain::registration::Registration;

use super::directory::{login_of, principal_key, principal_of};
use super::error::Result;
use super::tables::Directory;
use super::transactions::TxOutcome;
use super::users::User;
use super::write::{Write, absent, as_seen, exists};

/// An act of an operator: its id, the operator, and its time.
pub struct OperatorAct<'a> {
    /// The operation's id: its request token, the id of its audit entry, the id of its notice.
    pub op: Id,
    pub operator: &'a OperatorName,
    pub at: Timestamp,
}

impl OperatorAct<'_> {
    fn audit(&self, principal: &Principal, act: AuditAction) -> AuditEntry {
        AuditEntry::own(self.op, principal.id, principal.login_name(), act, self.at).by_operator(self.operator)
    }

    fn notice(&self, principal: &Principal, notice: Notice) -> OutboxMessage {
        OutboxMessage::about(self.op, principal, notice, self.at)
    }
}

impl Directory {
    /// Creates an account without a password. The mailed link of its registration sets one and binds the address.
    /// [`TxOutcome::Refused`] says that the name is taken.
    pub async fn create_account(&self, act: &OperatorAct<'_>, root: &Principal, registration: &Registration) -> Result<TxOutcome> {
        let mut items = Vec::from(self.put_new_principal(root, None));
        items.push(self.flows.table.tx_put(self.flows.registration_item(registration)));
        self.written(&act.audit(root, AuditAction::AccountInvited), items).await
    }

    /// Mails another link to the owner of an account that an operator created and that has no password yet. The earlier link
    /// ends.
    pub async fn invite_again(
        &self,
        act: &OperatorAct<'_>,
        root: &Principal,
        email: &EmailAddress,
        registration: &Registration,
    ) -> Result<TxOutcome> {
        let invited = principal_of(root)
            .require("state", State::Invited)
            .when(as_seen("registration", root.registration))
            .when(absent("operator_freeze"))
            .set("registration", registration.id)
            .set("pending_email", email);
        let items = vec![self.table.tx_write(invited), self.flows.table.tx_put(self.flows.registration_item(registration))];
        self.written(&act.audit(root, AuditAction::AccountInvited), items).await
    }

    /// Freezes a principal, perhaps in place of another freeze. Everything that is out ends: sessions, links, challenges, waits,
    /// trusted browsers. The login keeps the password, which does not work meanwhile. `tell` says whether the owner is told.
    pub async fn freeze_by_operator(&self, act: &OperatorAct<'_>, person: &User, freeze: OperatorFreeze, tell: bool) -> Result<TxOutcome> {
        let User { principal: seen, login } = person;
        let frozen = principal_of(seen)
            .when(as_seen("operator_freeze", seen.operator_freeze))
            .add("epoch", 1)
            .set("operator_freeze", freeze)
            .remove("registration");
        let held = login_of(seen).add("epoch", 1);
        let held = match login.password_hash {
            Some(_) => held.when(exists("password_hash")).copy("held_hash", "password_hash").remove("password_hash"),
            None => held.when(absent("password_hash")),
        };
        let told = tell.then(|| self.flows.put_outbox(&act.notice(seen, Notice::FrozenBySupport)));
        let items = [self.table.tx_write(frozen), self.table.tx_write(held)].into_iter().chain(told).collect();
        self.written(&act.audit(seen, AuditAction::AccountFrozen), items).await
    }

    /// Ends an operator's freeze. The password works again, unless the principal was frozen or reset for another reason
    /// meanwhile, or before. The hold of a recovery begins, and a passkey that somebody left behind no longer signs in alone.
    ///
    /// For a user, `root` is the root of the account, whose freeze must be the one that the caller read: no user works in an account
    /// that is frozen meanwhile.
    pub async fn unfreeze_by_operator(
        &self,
        act: &OperatorAct<'_>,
        person: &User,
        freeze: Id,
        root: Option<&Principal>,
    ) -> Result<TxOutcome> {
        let User { principal: seen, login } = person;
        let unfrozen = principal_of(seen)
            .require("operator_freeze.id", freeze)
            .require("state", seen.state)
            .when(as_seen("suspended_at", seen.frozen_at))
            .remove("operator_freeze");
        let (active, held) = (seen.state == State::Active && seen.frozen_at.is_none(), login_of(seen));
        let unfrozen = if active { unfrozen.set("recovered_at", act.at) } else { unfrozen };
        let held = match login.held_hash {
            Some(_) if active => held.when(exists("held_hash")).copy("password_hash", "held_hash").remove("held_hash"),
            _ => held,
        };
        let told = act.notice(seen, Notice::UnfrozenBySupport);
        let mut items = vec![self.table.tx_write(unfrozen), self.table.tx_write(held), self.flows.put_outbox(&told)];
        items.extend(root.map(|root| self.same_freeze(root)));
        let audit = act.audit(seen, AuditAction::AccountUnfrozen);
        self.written(&AuditEntry { stays_locked: !active, ..audit }, items).await
    }

    /// Requires that the root of an account exists, with the freeze that the caller read, if any.
    pub(super) fn same_freeze(&self, root: &Principal) -> TransactWriteItem {
        let same = as_seen("operator_freeze", root.operator_freeze);
        self.table.tx_write(Write::to(principal_key(root.id)).when(exists("pk")).when(same))
    }

    /// Ends all sessions of a principal, and makes its browsers unknown. An open recovery stays valid.
    pub async fn end_sessions(&self, act: &OperatorAct<'_>, seen: &Principal) -> Result<TxOutcome> {
        let next = |write: Write| write.require("generation", seen.generation).add("generation", 1);
        let told = act.notice(seen, Notice::SignedOutBySupport);
        let items =
            vec![self.table.tx_write(next(principal_of(seen))), self.table.tx_write(next(login_of(seen))), self.flows.put_outbox(&told)];
        self.written(&act.audit(seen, AuditAction::SessionsEnded), items).await
    }
}
