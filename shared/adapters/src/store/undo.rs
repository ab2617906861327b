//! Undoing what a notice told of: one transaction, by the link in it.

use aws_sdk_dynamodb::types::builders::UpdateBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem};
use rekey_domain::account::UserName;
use rekey_domain::audit::{Act, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::factors::Factors;
use rekey_domain::id::Id;
use rekey_domain::outbox::{NotMeDelivery, Notice, Owed};
use rekey_domain::principal::{Login, Principal};
use rekey_domain::random::Random;
use rekey_domain::token::NotMeToken;
use rekey_domain::undo::Reach;

use super::contacts::contacts_as_seen;
use super::deliveries::Reservation;
use super::directory::{login_keys, principal_keys};
use super::factors::{factors_as_seen, factors_key, string_set};
use super::owed::owed_key;
use super::suspensions::{Suspended, WITH_THE_UNDO, suspension};
use super::transactions::{Written, audit_keys, check, check_item, update, update_item};
use super::{Directory, Flows, StoreError, attribute, key, number, parse, text, time, unavailable};

/// The most names of suspended users in a notice: a row has at most 400 kB.
const MOST_NAMES: usize = 500;
const KINDS: [ContactKind; 2] = [ContactKind::Email, ContactKind::Phone];

/// What is undone: the notice whose link was used, and whom it concerns, as they were seen.
pub struct Undo<'a> {
    /// The operation's id: request token, audit entry, notice.
    pub op: Id,
    /// The link.
    pub token: &'a NotMeToken,
    /// The notice.
    pub owed: &'a Owed,
    /// The principal.
    pub principal: &'a Principal,
    /// Its login.
    pub login: &'a Login,
    /// Its factors.
    pub factors: &'a Factors,
    /// How far the link undoes.
    pub reach: Reach,
    /// Users that are suspended: those that the undone sessions made, or made stronger.
    pub users: &'a [Suspended],
    /// Whether those users are suspended already, since there are too many for one transaction.
    pub suspended_before: bool,
    /// Whether a password was set since the act: then it is not kept for the root to restore.
    pub password_set: bool,
    /// Where ids of audit entries come from.
    pub random: &'a Random,
    /// When.
    pub at: Timestamp,
}

impl Flows {
    /// Adds the link that a notice is about to carry.
    ///
    /// # Errors
    /// If it cannot be written: then nothing is sent.
    pub async fn add_not_me(&self, owed: Id, id: Id, delivery: &NotMeDelivery) -> Result<Reservation, StoreError> {
        self.reserve_uncharged(owed_key(owed), id, delivery).await
    }
}

impl Undo<'_> {
    /// Whether all users that are to be suspended fit into the transaction of the undo.
    pub fn is_small(&self) -> bool {
        self.users.len() <= WITH_THE_UNDO
    }

    /// The part of an update that keeps a user's password, for the root to restore.
    fn held(&self) -> &'static str {
        let kept = self.principal.user.is_some() && self.login.password_hash.is_some() && !self.password_set;
        if kept { ", held_hash = password_hash" } else { "" }
    }

    /// The contact of this kind that is bound afterwards.
    pub fn contact(&self, kind: ContactKind) -> Option<Contact> {
        self.principal.contact_undone(kind, self.reach)
    }

    /// The factors that are left afterwards.
    pub fn factors_after(&self) -> Factors {
        let email = self.contact(ContactKind::Email);
        let stays = email == self.principal.contact(ContactKind::Email);
        self.factors.undone(self.reach, email.is_some(), stays, self.at)
    }
}

impl Directory {
    /// The passwords that were set for a principal since this time, from its audit entries: recoveries among them tell by which
    /// contact they were made.
    ///
    /// # Errors
    /// If they cannot be read.
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
            .expression_attribute_values(":recovered", attribute(&Act::PasswordRecovered)?)
            .expression_attribute_values(":changed", attribute(&Act::PasswordChanged)?)
            .expression_attribute_values(":by_mail", attribute(&Act::UserActivatedByMail)?)
            .expression_attribute_values(":by_hand", attribute(&Act::UserActivatedByHand)?)
            .consistent_read(true);
        let entries = query.into_paginator().items().send().try_collect().await.map_err(|error| unavailable(&error))?;
        entries.into_iter().map(parse).collect()
    }

    /// Undoes an act and what followed it: contacts and factors are what they were, the users that it made or made stronger are
    /// suspended. Every session ends, and the principal is locked until it is recovered.
    ///
    /// # Errors
    /// If the outcome stays unknown.
    pub async fn undo(&self, undo: &Undo<'_>) -> Result<Written, StoreError> {
        let Undo { op, token, owed, principal, at, users, .. } = undo;
        let spend = update_item(&self.flows.table, owed_key(owed.id))
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
        // Who loses the account over it is told as well: somebody else may have used the link.
        let names: Vec<UserName> = users.iter().take(MOST_NAMES).filter_map(|suspended| suspended.user.principal.user.clone()).collect();
        let more_users = users.len() - names.len();
        let frozen = Owed::new(*op, principal.id, principal.login_name(), Notice::Frozen, *at).also_to(principal.contacts());
        items.push(self.flows.owe(&Owed { users: names, more_users, ..frozen })?);
        self.written(&AuditEntry::own(*op, principal.id, principal.login_name(), Act::Undone, *at), items).await
    }

    /// Ends the sessions of a manager and locks it, ahead of an undo that has many users to suspend: so no more of them are made
    /// in the meantime. The link stays good, and the undo can be repeated.
    ///
    /// # Errors
    /// If the outcome stays unknown.
    pub async fn lock(&self, undo: &Undo<'_>) -> Result<Written, StoreError> {
        let Undo { op, principal, at, .. } = undo;
        let ((pk, sk), (login_pk, login_sk)) = (principal_keys(principal.id), login_keys(&principal.login_name()));
        let lock = update_item(&self.table, key(pk, sk))
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
        let audit = AuditEntry::own(*op, principal.id, principal.login_name(), Act::Undone, *at);
        self.written(&audit, vec![update(lock)?, update(login)?]).await
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
        // What the principal did to users since they were looked for would not be undone.
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

    /// A user's password is kept, for the root to restore; a root that is locked chooses another one.
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
            // One that is turned on meanwhile would be left, with its recovery codes, and come to light with the next one.
            return check(check_item(&self.table, factors_key(undo.principal.id)).condition_expression(condition));
        }
        let (mut set, mut remove): (Vec<(&str, AttributeValue)>, Vec<&str>) = (Vec::new(), Vec::new());
        match (&seen.app, &after.app) {
            (Some(was), Some(is)) if was.since == is.since => set.push(("app.proves_since", time(is.proves_since))),
            (_, Some(is)) => set.push(("app", attribute(is)?)),
            (_, None) => remove.push("app"),
        }
        match (&seen.email, &after.email) {
            (None, Some(is)) => set.push(("email", attribute(is)?)),
            (_, None) => remove.push("email"),
            _ => {}
        }
        // Codes that stay are not written again: one may be used at this very moment.
        if after.recovery_codes_made_at == seen.recovery_codes_made_at {
            set.extend(after.recovery_codes_prove_since.map(|since| ("recovery_codes_prove_since", time(since))));
        } else {
            let codes = Some(&after.recovery_codes).filter(|codes| !codes.is_empty()).map(string_set);
            let since = [
                ("recovery_codes_prove_since", after.recovery_codes_prove_since.map(time)),
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
