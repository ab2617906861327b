//! Changing a principal's contacts: a contact that waits for its code, and the transaction that binds it.

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem};
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::contact_change::{CHANGE_TRIES, ContactChange, Former, UNDO_LIFE};
use rekey_domain::email::EmailAddress;
use rekey_domain::factors::FactorsOn;
use rekey_domain::id::Id;
use rekey_domain::limits::Quota;
use rekey_domain::notice::Notice;
use rekey_domain::one_time_code_request::OneTimeCodeRequest;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::principal::Principal;

use super::directory::{contact_item, contact_key, login_keys, principal_keys};
use super::sessions::OpenSession;
use super::transactions::{TxOutcome, check, check_item, put, update, update_item};
use super::{CodeRequest, Directory, Flows, Row, StoreError, attribute, key, number, text};

/// Seconds that a row is kept after it expires.
const KEPT: i64 = 600;

/// A session has at most one change of each kind. Changes in other sessions do not disturb it.
fn change_keys(principal: Id, session: Id, kind: ContactKind) -> (String, String) {
    (format!("CONTACT-CHANGE#{principal}"), format!("{}#{session}", kind.name()))
}

impl Flows {
    /// Begins to bind a contact, and requests the code that proves it.
    ///
    /// # Errors
    /// If the database does not take the write. Nothing is sent then.
    pub async fn request_code_to_bind(
        &self,
        change: &ContactChange,
        code: &OneTimeCodeRequest,
        quota: Quota,
        clock: &Clock,
    ) -> Result<CodeRequest, StoreError> {
        let (pk, sk) = change_keys(change.principal, change.session, change.contact.kind());
        let row = Row { pk, sk, kind: "contact-change", delete_after: Some(change.expires_at.plus(KEPT)), body: change };
        self.request(code, Some(put(&self.table, row.item()?)?), quota, clock).await
    }

    /// Takes one of the tries of this session's change, before the code is compared. Returns the row after the write, or `None`
    /// if there is no such change, it has ended or its tries are used up.
    ///
    /// # Errors
    /// If the try cannot be counted. Nothing may be compared then.
    pub async fn reserve_change_try(
        &self,
        open: &OpenSession,
        kind: ContactKind,
        now: Timestamp,
    ) -> Result<Option<ContactChange>, StoreError> {
        let (pk, sk) = change_keys(open.principal.id, open.session.id, kind);
        self.reserve_try(key(pk, sk), open.principal.epoch, CHANGE_TRIES, now).await
    }

    fn end_change(&self, change: &ContactChange) -> Result<TransactWriteItem, StoreError> {
        let (pk, sk) = change_keys(change.principal, change.session, change.contact.kind());
        self.end_pending(key(pk, sk), change.id)
    }
}

/// Requires that both contacts, and the record of former contacts, are those that the caller read. So a change of either kind
/// in the meantime is neither overwritten nor forgotten. Returns the condition and its values.
pub(super) fn contacts_as_seen(principal: &Principal) -> Result<(String, Vec<(String, AttributeValue)>), StoreError> {
    let former = (!principal.former.is_empty()).then(|| attribute(&principal.former)).transpose()?;
    let seen = [("email", principal.email.as_ref().map(text)), ("phone", principal.phone.as_ref().map(text)), ("former", former)];
    let (mut conditions, mut values) = (Vec::new(), Vec::new());
    for (name, value) in seen {
        conditions.push(exactly(name, value.is_some()));
        values.extend(value.map(|value| (format!(":seen_{name}"), value)));
    }
    Ok((conditions.join(" AND "), values))
}

fn exactly(name: &str, there: bool) -> String {
    if there { format!("{name} = :seen_{name}") } else { format!("attribute_not_exists({name})") }
}

impl Directory {
    /// Binds a contact that this code has proved, in place of the one of its kind.
    ///
    /// # Errors
    /// If the outcome of the transaction is unknown.
    pub async fn bind_contact(
        &self,
        op: Id,
        open: &OpenSession,
        change: &ContactChange,
        code: &OneTimeCodeRequest,
        now: Timestamp,
    ) -> Result<TxOutcome, StoreError> {
        let items = vec![self.spend_email_code(code, op)?, self.flows.end_change(change)?];
        self.set_contact(op, open, change.contact.kind(), Some(&change.contact), items, now).await
    }

    /// Unbinds the contact of this kind.
    ///
    /// # Errors
    /// If the outcome of the transaction is unknown.
    pub async fn unbind_contact(&self, op: Id, open: &OpenSession, kind: ContactKind, now: Timestamp) -> Result<TxOutcome, StoreError> {
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
    ) -> Result<TxOutcome, StoreError> {
        let principal = &open.principal;
        let from = principal.contact(kind);
        let mut former: Vec<Former> = principal.former.iter().filter(|former| former.until.plus(UNDO_LIFE) > now).cloned().collect();
        former.push(Former { kind, was: from.clone(), until: now });
        items.extend(self.rebind(principal, kind, to)?);
        let (pk, sk) = principal_keys(principal.id);
        let (seen, values) = contacts_as_seen(principal)?;
        let (set, remove) = if to.is_some() { (", #contact = :to", "") } else { ("", ", #contact") };
        let named = if kind == ContactKind::Phone { ", pending_phone" } else { "" };
        // This ends a link that an administrator made: the owner's own change takes precedence.
        let mut update_principal = update_item(&self.table, key(pk, sk))
            .update_expression(format!("SET former = :former{set} REMOVE registration, pending_email{named}{remove}"))
            .expression_attribute_names("#contact", kind.name())
            .expression_attribute_values(":former", attribute(&former)?)
            .expression_attribute_values(":epoch", number(principal.epoch));
        for (name, value) in to.map(|to| (":to".to_owned(), text(to))).into_iter().chain(values) {
            update_principal = update_principal.expression_attribute_values(name, value);
        }
        items.push(update(update_principal.condition_expression(format!("epoch = :epoch AND {seen}")))?);
        if kind == ContactKind::Email {
            items.push(self.hint_at(open, to).await?);
        }
        items.push(self.is_still_open(open, None)?);
        items.extend(self.is_still_confirmed(open)?);
        let notice = Notice::ContactChanged { kind, from: from.clone(), to: to.cloned() };
        let queued = OutboxMessage::about(op, principal, notice, now).done_in(&open.session, principal);
        items.push(self.flows.put_outbox(&queued)?);
        let act = if to.is_some() { AuditAction::ContactChanged } else { AuditAction::ContactRemoved };
        self.written(&AuditEntry::own(op, principal.id, principal.login_name(), act, now), items).await
    }

    /// The writes to the contact index that replace the contact of this kind by `to`.
    pub(super) fn rebind(
        &self,
        principal: &Principal,
        kind: ContactKind,
        to: Option<&Contact>,
    ) -> Result<Vec<TransactWriteItem>, StoreError> {
        let from = principal.contact(kind).filter(|from| Some(from) != to);
        let removed = from.map(|from| self.delete(contact_key(&from, principal.id)));
        let bound = to.map(|to| put(&self.table, contact_item(to, principal.id)));
        removed.into_iter().chain(bound).collect()
    }

    /// Mailed codes go to the new address from now on, and the hint of a sign-in changes with it. If mailed codes are off, this
    /// requires that they stay off, so that none are turned on for the old address meanwhile.
    async fn hint_at(&self, open: &OpenSession, to: Option<&Contact>) -> Result<TransactWriteItem, StoreError> {
        let name = open.principal.login_name();
        let (pk, sk) = login_keys(&name);
        let Some(login) = self.login(&name).await?.filter(|login| login.factors.email) else {
            let none = check_item(&self.table, key(pk, sk))
                .condition_expression("principal = :principal AND (attribute_not_exists(factors) OR factors.email = :none)")
                .expression_attribute_values(":principal", text(open.principal.id))
                .expression_attribute_values(":none", AttributeValue::Bool(false));
            return check(none);
        };
        let factors = FactorsOn { email_hint: to.and_then(Contact::as_email).map(EmailAddress::hint), ..login.factors.clone() };
        let update_login = update_item(&self.table, key(pk, sk))
            .update_expression("SET factors = :factors")
            .condition_expression("principal = :principal AND factors = :seen")
            .expression_attribute_values(":factors", attribute(&factors)?)
            .expression_attribute_values(":seen", attribute(&login.factors)?)
            .expression_attribute_values(":principal", text(open.principal.id));
        update(update_login)
    }
}
