//! Undoing a change that the account's owner did not make: one transaction, authorized by the link in the notice of the change.

use aws_sdk_dynamodb::types::builders::UpdateBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem};
use rekey_domain::account::UserName;
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::factors::Factors;
use rekey_domain::id::Id;
use rekey_domain::outbox::{NotMeDelivery, Notice, OutboxMessage};
use rekey_domain::principal::{Login, Principal};
use rekey_domain::random::Random;
use rekey_domain::token::NotMeToken;
use rekey_domain::undo::Reach;

use super::contacts::contacts_as_seen;
use super::deliveries::Reservation;
use super::directory::{login_keys, principal_keys};
use super::factors::{factors_as_seen, factors_key, string_set};
use super::outbox::outbox_key;
use super::suspensions::{Suspended, WITH_THE_UNDO, suspension};
use super::transactions::{TxOutcome, audit_keys, check, check_item, update, update_item};
use super::{Directory, Flows, StoreError, attribute, key, number, parse, text, time, unavailable};

/// The most names of suspended users in a notice. A DynamoDB item has at most 400 kB.
const MOST_NAMES: usize = 500;
const KINDS: [ContactKind; 2] = [ContactKind::Email, ContactKind::Phone];

/// What an undo works on: the notice whose link was used, and the principal, login, factors and users as the caller read them.
pub struct Undo<'a> {
    /// The operation's id: its request token, the id of its audit entry, the id of its notice.
    pub op: Id,
    /// The token in the link.
    pub token: &'a NotMeToken,
    /// The notice that carried the link.
    pub queued: &'a OutboxMessage,
    /// The principal that the notice is about, as the caller read it.
    pub principal: &'a Principal,
    /// The principal's login, as the caller read it.
    pub login: &'a Login,
    /// The principal's factors, as the caller read them.
    pub factors: &'a Factors,
    /// The period whose changes the link undoes.
    pub reach: Reach,
    /// The users to suspend: those that the undone sessions created or gave more access.
    pub users: &'a [Suspended],
    /// Whether those users are suspended already, because one transaction has no room for all of them.
    pub suspended_before: bool,
    /// Whether a password was set since the undone change. If so, the undo does not keep it for the root to restore.
    pub password_set: bool,
    /// The source of the audit entries' ids.
    pub random: &'a Random,
    /// The time of the operation.
    pub at: Timestamp,
}

impl Flows {
    /// Stores the link that a notice is about to carry.
    ///
    /// # Errors
    /// If the database does not take the write. Nothing is sent then.
    pub async fn add_not_me(&self, queued: Id, id: Id, delivery: &NotMeDelivery) -> Result<Reservation, StoreError> {
        self.reserve_uncharged(outbox_key(queued), id, delivery).await
    }
}

impl Undo<'_> {
    /// Whether the transaction of the undo has room for all users to suspend.
    pub fn is_small(&self) -> bool {
        self.users.len() <= WITH_THE_UNDO
    }

    /// The part of an update expression that keeps a user's password for the root to restore.
    fn held(&self) -> &'static str {
        let kept = self.principal.user.is_some() && self.login.password_hash.is_some() && !self.password_set;
        if kept { ", held_hash = password_hash" } else { "" }
    }

    /// The contact of this kind that the principal has after the undo.
    pub fn contact(&self, kind: ContactKind) -> Option<Contact> {
        self.principal.contact_undone(kind, self.reach)
    }

    /// The factors that the principal has after the undo.
    pub fn factors_after(&self) -> Factors {
        let email = self.contact(ContactKind::Email);
        let stays = email == self.principal.contact(ContactKind::Email);
        self.factors.undone(self.reach, email.is_some(), stays, self.at)
    }
}

impl Directory {
    /// Reads the audit entries of the passwords that were set for a principal since `since`. The entry of a recovery says which
    /// contact got its message.
    ///
    /// # Errors
    /// If the database does not answer or an item is damaged.
    pub async fn passwords_since(&self, principal: Id, since: Timestamp) -> Result<Vec<AuditEntry>, StoreError> {
        let (pk, from) = audit_keys(principal, since, "");
        let query = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :pk AND sk >= :from")
            .filter_expression("act IN (:recovered, :changed, :by_mail, :by_hand)")
            .expression_attribute_values(":pk", text(pk))
            .expression_attribute_values(":from", text(from))
            .expression_attribute_values(":recovered", attribute(&AuditAction::PasswordRecovered)?)
            .expression_attribute_values(":changed", attribute(&AuditAction::PasswordChanged)?)
            .expression_attribute_values(":by_mail", attribute(&AuditAction::UserActivatedByMail)?)
            .expression_attribute_values(":by_hand", attribute(&AuditAction::UserActivatedByHand)?)
            .consistent_read(true);
        let entries = query.into_paginator().items().send().try_collect().await.map_err(|error| unavailable(&error))?;
        entries.into_iter().map(parse).collect()
    }

    /// Undoes a change and what followed it. The contacts and factors return to their former state, and the users that the
    /// undone sessions created or gave more access are suspended. All sessions end, and the principal is frozen until it is
    /// recovered.
    ///
    /// # Errors
    /// If the outcome of the transaction is unknown.
    pub async fn undo(&self, undo: &Undo<'_>) -> Result<TxOutcome, StoreError> {
        let Undo { op, token, queued, principal, at, users, .. } = undo;
        let spend = update_item(&self.flows.table, outbox_key(queued.id))
            .update_expression("SET spent_by = :op")
            .condition_expression("attribute_not_exists(spent_by) AND deliveries.#id.#hash = :hash AND deliveries.#id.expires_at > :now")
            .expression_attribute_names("#id", token.id().to_string())
            .expression_attribute_names("#hash", "hash")
            .expression_attribute_values(":op", text(op))
            .expression_attribute_values(":hash", text(token.hash()))
            .expression_attribute_values(":now", time(*at));
        let mut items = vec![update(spend)?, update(self.principal_undone(undo)?)?];
        for kind in KINDS {
            let after = undo.contact(kind);
            if after != principal.contact(kind) {
                items.extend(self.rebind(principal, kind, after.as_ref())?);
            }
        }
        let factors = undo.factors_after();
        items.push(self.factors_undone(undo, &factors)?);
        items.push(update(self.login_undone(undo, &factors)?)?);
        for suspended in users.iter().filter(|_| !undo.suspended_before) {
            items.extend(self.suspend_user(undo, suspended)?);
            items.push(self.put_audit(&suspension(undo, &suspended.user))?);
        }
        // The notice also goes to the contacts that the undo removes: the link may have been used by somebody other than the
        // owner.
        let names: Vec<UserName> = users.iter().take(MOST_NAMES).filter_map(|suspended| suspended.user.principal.user.clone()).collect();
        let more_users = users.len() - names.len();
        let frozen = OutboxMessage::new(*op, principal.id, principal.login_name(), Notice::Frozen, *at).also_to(principal.contacts());
        items.push(self.flows.put_outbox(&OutboxMessage { users: names, more_users, ..frozen })?);
        self.written(&AuditEntry::own(*op, principal.id, principal.login_name(), AuditAction::Undone, *at), items).await
    }

    /// Freezes a manager and ends its sessions before an undo that has many users to suspend, so that the manager creates no
    /// further users meanwhile. The link stays valid, and the undo can be repeated.
    ///
    /// # Errors
    /// If the outcome of the transaction is unknown.
    pub async fn freeze(&self, undo: &Undo<'_>) -> Result<TxOutcome, StoreError> {
        let Undo { op, principal, at, .. } = undo;
        let ((pk, sk), (login_pk, login_sk)) = (principal_keys(principal.id), login_keys(&principal.login_name()));
        let freeze = update_item(&self.table, key(pk, sk))
            .update_expression("SET epoch = epoch + :one, #state = :frozen")
            .condition_expression("epoch = :epoch")
            .expression_attribute_names("#state", "state")
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":frozen", text("frozen"))
            .expression_attribute_values(":epoch", number(principal.epoch));
        let login = update_item(&self.table, key(login_pk, login_sk))
            .update_expression(format!("SET epoch = epoch + :one{} REMOVE password_hash", undo.held()))
            .condition_expression("principal = :principal AND epoch = :epoch")
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":principal", text(principal.id))
            .expression_attribute_values(":epoch", number(principal.epoch));
        let audit = AuditEntry::own(*op, principal.id, principal.login_name(), AuditAction::Undone, *at);
        self.written(&audit, vec![update(freeze)?, update(login)?]).await
    }

    fn principal_undone(&self, undo: &Undo<'_>) -> Result<UpdateBuilder, StoreError> {
        let principal = undo.principal;
        let (pk, sk) = principal_keys(principal.id);
        let (mut set, mut remove) = ("SET epoch = epoch + :one, #state = :frozen, undone = :undone".to_owned(), String::new());
        let (seen, values) = contacts_as_seen(principal)?;
        let former = principal.former_undone(undo.reach);
        let mut item = update_item(&self.table, key(pk, sk))
            .expression_attribute_names("#state", "state")
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":frozen", text("frozen"))
            .expression_attribute_values(":undone", attribute(&principal.undone_within(undo.reach, undo.at))?)
            .expression_attribute_values(":epoch", number(principal.epoch));
        for (name, value) in values {
            item = item.expression_attribute_values(name, value);
        }
        if former.is_empty() {
            remove.push_str(", former");
        } else {
            set.push_str(", former = :former");
            item = item.expression_attribute_values(":former", attribute(&former)?);
        }
        for kind in KINDS {
            let name = kind.name();
            match undo.contact(kind) {
                Some(after) => {
                    set.push_str(&format!(", {name} = :{name}"));
                    item = item.expression_attribute_values(format!(":{name}"), text(after));
                }
                None => remove.push_str(&format!(", {name}")),
            }
        }
        // The undo would miss what the principal did to users after the caller looked for them.
        let managed = match principal.managed_acts {
            0 => "attribute_not_exists(managed_acts)",
            acts => {
                item = item.expression_attribute_values(":acts", number(acts));
                "managed_acts = :acts"
            }
        };
        let item = item.update_expression(format!("{set} REMOVE registration, pending_email{remove}"));
        Ok(item.condition_expression(format!("epoch = :epoch AND {seen} AND {managed}")))
    }

    /// The login of a user keeps its password hash for the root to restore. A frozen root chooses a new password.
    fn login_undone(&self, undo: &Undo<'_>, factors: &Factors) -> Result<UpdateBuilder, StoreError> {
        let principal = undo.principal;
        let (pk, sk) = login_keys(&principal.login_name());
        let email = undo.contact(ContactKind::Email);
        let email = email.as_ref().and_then(Contact::as_email);
        Ok(update_item(&self.table, key(pk, sk))
            .update_expression(format!("SET epoch = epoch + :one, factors = :factors{} REMOVE password_hash", undo.held()))
            .condition_expression("principal = :principal AND epoch = :epoch")
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":factors", attribute(&factors.on(email))?)
            .expression_attribute_values(":principal", text(principal.id))
            .expression_attribute_values(":epoch", number(principal.epoch)))
    }

    fn factors_undone(&self, undo: &Undo<'_>, after: &Factors) -> Result<TransactWriteItem, StoreError> {
        let (seen, (condition, values)) = (undo.factors, factors_as_seen(undo.factors)?);
        if *seen == Factors::default() {
            // If a factor were turned on meanwhile, it and its recovery codes would stay in the row and take effect when the
            // next factor is turned on.
            return check(check_item(&self.table, factors_key(undo.principal.id)).condition_expression(condition));
        }
        let (mut set, mut remove): (Vec<(&str, AttributeValue)>, Vec<&str>) = (Vec::new(), Vec::new());
        match (&seen.app, &after.app) {
            (Some(was), Some(is)) if was.since == is.since => set.push(("app.proves_since", time(is.trusted_since))),
            (_, Some(is)) => set.push(("app", attribute(is)?)),
            (_, None) => remove.push("app"),
        }
        match (&seen.email, &after.email) {
            (None, Some(is)) => set.push(("email", attribute(is)?)),
            (_, None) => remove.push("email"),
            _ => {}
        }
        // Recovery codes that stay are not written again, because one of them may be used at this moment.
        if after.recovery_codes_made_at == seen.recovery_codes_made_at {
            set.extend(after.recovery_codes_trusted_since.map(|since| ("recovery_codes_prove_since", time(since))));
        } else {
            let codes = Some(&after.recovery_codes).filter(|codes| !codes.is_empty()).map(string_set);
            let since = [
                ("recovery_codes_prove_since", after.recovery_codes_trusted_since.map(time)),
                ("recovery_codes_made_at", after.recovery_codes_made_at.map(time)),
                ("recovery_codes", codes),
            ];
            put_or_remove(since, &mut set, &mut remove);
        }
        let standby_codes = Some(&after.standby_codes).filter(|codes| !codes.is_empty()).map(string_set);
        let former = Some(&after.former).filter(|former| !former.is_empty());
        let rest = [
            ("guarded", after.guarded.then_some(AttributeValue::Bool(true))),
            ("standby_apps", (!after.standby_apps.is_empty()).then(|| attribute(&after.standby_apps)).transpose()?),
            ("standby_codes", standby_codes),
            ("standby_sheets", (!after.standby_sheets.is_empty()).then(|| attribute(&after.standby_sheets)).transpose()?),
            ("standby_until", after.standby_until.map(time)),
            ("former", former.map(attribute).transpose()?),
        ];
        put_or_remove(rest, &mut set, &mut remove);
        let mut item = update_item(&self.table, factors_key(undo.principal.id)).condition_expression(condition);
        for (name, value) in values {
            item = item.expression_attribute_values(name, value);
        }
        let mut sets = Vec::new();
        for (place, (path, value)) in set.into_iter().enumerate() {
            sets.push(format!("{path} = :set{place}"));
            item = item.expression_attribute_values(format!(":set{place}"), value);
        }
        let set = if sets.is_empty() { String::new() } else { format!("SET {} ", sets.join(", ")) };
        let remove = if remove.is_empty() { String::new() } else { format!("REMOVE {}", remove.join(", ")) };
        update(item.update_expression(set + &remove))
    }
}

fn put_or_remove<'a, const N: usize>(
    attributes: [(&'a str, Option<AttributeValue>); N],
    set: &mut Vec<(&'a str, AttributeValue)>,
    remove: &mut Vec<&'a str>,
) {
    for (name, value) in attributes {
        match value {
            Some(value) => set.push((name, value)),
            None => remove.push(name),
        }
    }
}
