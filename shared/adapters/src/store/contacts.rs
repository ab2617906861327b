//! Changing a principal's contacts: a contact that waits for its code, and the transaction that binds it.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::contact_change::{CHANGE_TRIES, ContactChange, Former, UNDO_LIFE};
use rekey_domain::email::EmailAddress;
use rekey_domain::factors::Factor;
use rekey_domain::id::Id;
use rekey_domain::notice::Notice;
use rekey_domain::one_time_code_request::OneTimeCodeRequest;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::principal::Principal;

use super::directory::{contact_item, contact_key, login_key, principal_of};
use super::error::Result;
use super::factors::login_says;
use super::sessions::{OpenSession, is_still_open};
use super::table::{KEPT_EXPIRED, key, row};
use super::tables::{Directory, Flows};
use super::transactions::TxOutcome;
use super::trusted_browsers::distrust;
use super::write::{Condition, Item, Write, as_seen};

/// A session has at most one change of each kind. Changes in other sessions do not disturb it.
fn change_key(principal: Id, session: Id, kind: ContactKind) -> Item {
    key(format!("CONTACT-CHANGE#{principal}"), format!("{}#{session}", kind.name()))
}

impl Flows {
    pub(super) fn contact_change_item(&self, change: &ContactChange) -> Item {
        let key = change_key(change.principal, change.session, change.contact.kind());
        row(key, "contact-change", Some(change.expires_at.plus(KEPT_EXPIRED)), change)
    }

    /// Takes one of the tries of this session's change, before the code is compared. Returns the row after the write, or `None`
    /// if there is no such change, it has ended or its tries are used up.
    pub async fn reserve_change_try(&self, open: &OpenSession, kind: ContactKind, now: Timestamp) -> Result<Option<ContactChange>> {
        self.reserve_try(change_key(open.principal.id, open.session.id, kind), open.principal.epoch, CHANGE_TRIES, now).await
    }

    fn end_change(&self, change: &ContactChange) -> TransactWriteItem {
        self.end_pending(change_key(change.principal, change.session, change.contact.kind()), change.id)
    }
}

/// Requires that both contacts, and the record of former contacts, are those that the caller read. So a change of either kind
/// in the meantime is neither overwritten nor forgotten.
pub(super) fn contacts_as_seen(principal: &Principal) -> Condition {
    let former = (!principal.former.is_empty()).then_some(&principal.former);
    as_seen("email", principal.email.as_ref()).and(as_seen("phone", principal.phone.as_ref())).and(as_seen("former", former))
}

impl Directory {
    /// Binds a contact that this code has proved, in place of the one of its kind.
    pub async fn bind_contact(
        &self,
        op: Id,
        open: &OpenSession,
        change: &ContactChange,
        code: &OneTimeCodeRequest,
        now: Timestamp,
    ) -> Result<TxOutcome> {
        let items = vec![self.spend_email_code(code, op), self.flows.end_change(change)];
        self.set_contact(op, open, change.contact.kind(), Some(&change.contact), items, now).await
    }

    pub async fn unbind_contact(&self, op: Id, open: &OpenSession, kind: ContactKind, now: Timestamp) -> Result<TxOutcome> {
        self.set_contact(op, open, kind, None, Vec::new(), now).await
    }

    async fn set_contact(
        &self,
        op: Id,
        open: &OpenSession,
        kind: ContactKind,
        to: Option<&Contact>,
        mut items: Vec<TransactWriteItem>,
        now: Timestamp,
    ) -> Result<TxOutcome> {
        let principal = &open.principal;
        let from = principal.contact(kind);
        let mut former: Vec<Former> = principal.former.iter().filter(|former| former.until.plus(UNDO_LIFE) > now).cloned().collect();
        former.push(Former { kind, was: from.clone(), until: now });
        items.extend(self.rebind(principal, kind, to));
        // This ends a link that an administrator made: the owner's own change takes precedence.
        let bind = principal_of(principal)
            .when(contacts_as_seen(principal))
            .set("former", &former)
            .set_or_remove(kind.name(), to.map(Contact::as_str))
            .remove_all(["registration", "pending_email"]);
        let bind = match kind {
            ContactKind::Phone => bind.remove("pending_phone"),
            ContactKind::Email => {
                let mailed = self.mails_codes(principal).await?;
                items.push(self.hint_at(principal, mailed, to));
                // The address is a second factor while codes go to it.
                if mailed { distrust(bind) } else { bind }
            }
        };
        items.push(self.table.tx_write(bind));
        items.push(self.flows.table.tx_write(is_still_open(&open.session)));
        items.extend(self.is_still_confirmed(open));
        let notice = Notice::ContactChanged { kind, from: from.clone(), to: to.cloned() };
        let queued = OutboxMessage::about(op, principal, notice, now).done_in(&open.session, principal);
        items.push(self.flows.put_outbox(&queued));
        let act = if to.is_some() { AuditAction::ContactChanged } else { AuditAction::ContactRemoved };
        self.written(&AuditEntry::in_session(op, &open.session, act, now), items).await
    }

    /// The writes to the contact index that replace the contact of this kind by `to`.
    pub(super) fn rebind(&self, principal: &Principal, kind: ContactKind, to: Option<&Contact>) -> Vec<TransactWriteItem> {
        let from = principal.contact(kind).filter(|from| Some(from) != to);
        let removed = from.map(|from| self.table.tx_delete(Write::to(contact_key(&from, principal.id))));
        let bound = to.map(|to| self.table.tx_put(contact_item(to, principal.id)));
        removed.into_iter().chain(bound).collect()
    }

    async fn mails_codes(&self, principal: &Principal) -> Result<bool> {
        Ok(self.login(&principal.login_name()).await?.is_some_and(|login| login.factors.has(Factor::Email)))
    }

    /// Mailed codes go to the new address from now on, and the hint of a sign-in changes with it. If mailed codes are off, this
    /// requires that they stay off, so that none are turned on for the old address meanwhile.
    fn hint_at(&self, principal: &Principal, mailed: bool, to: Option<&Contact>) -> TransactWriteItem {
        let same = Write::to(login_key(&principal.login_name())).require("principal", principal.id);
        let same = same.when(login_says(Factor::Email, mailed));
        let hint = to.and_then(Contact::as_email).map(EmailAddress::hint);
        self.table.tx_write(if mailed { distrust(same.set_or_remove("factors.email_hint", hint)) } else { same })
    }
}
