//! What a manager did to users, and the suspension of those users when the manager reports that somebody else did it.

use std::collections::{BTreeMap, BTreeSet};

use aws_sdk_dynamodb::types::TransactWriteItem;
use futures_util::future::join_all;
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact_change::UNDO_LIFE;
use rekey_domain::id::Id;
use rekey_domain::principal::Principal;
use rekey_domain::undo::{ActSession, ManagedUser, Reach};

use super::directory::{login_keys, principal_keys};
use super::transactions::{TxOutcome, TxReport, put, update, update_item};
use super::undo::Undo;
use super::users::User;
use super::{Directory, Flows, Row, StoreError, key, number, parse, text, time, unavailable};

/// The number of users that one transaction suspends. Each takes three items, and a transaction has at most 100.
pub(super) const WITH_THE_UNDO: usize = 25;

/// A user that an undo suspends.
pub struct Suspended {
    /// The user, as the caller read it.
    pub user: User,
    /// Whether an undone session made a link to choose this user's password.
    pub by_link: bool,
}

fn managed_pk(manager: Id) -> String {
    format!("MANAGED#{manager}")
}

impl Flows {
    /// Notes for an undo that a manager created a user or gave it more access. The note is kept for as long as a link may undo
    /// the act.
    pub(super) fn note_managed(&self, manager: Id, op: Id, managed: &ManagedUser) -> Result<TransactWriteItem, StoreError> {
        let row = Row {
            pk: managed_pk(manager),
            sk: format!("{:012}#{op}", managed.at.0),
            kind: "managed",
            delete_after: Some(managed.at.plus(UNDO_LIFE + 86_400)),
            body: managed,
        };
        put(&self.table, row.item()?)
    }

    async fn managed_since(&self, manager: Id, since: Timestamp) -> Result<Vec<ManagedUser>, StoreError> {
        let query = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :pk AND sk >= :from")
            .expression_attribute_values(":pk", text(managed_pk(manager)))
            .expression_attribute_values(":from", text(format!("{:012}#", since.0)))
            .consistent_read(true);
        let rows = query.into_paginator().items().send().try_collect().await.map_err(|error| unavailable(&error))?;
        rows.into_iter().map(parse).collect()
    }
}

impl Directory {
    /// Finds the users that an undo suspends: those that the undone sessions of this manager created or gave more access, and
    /// those that these users created or gave more access in turn, even if a user in between is deleted or suspended. It leaves
    /// out users that are deleted or suspended already.
    ///
    /// # Errors
    /// If the database does not answer or an item is damaged.
    pub async fn users_to_suspend(
        &self,
        manager: &Principal,
        reach: Reach,
        session: Option<ActSession>,
    ) -> Result<Vec<Suspended>, StoreError> {
        let mut found: BTreeMap<Id, Suspended> = BTreeMap::new();
        let mut visited = BTreeSet::from([manager.id]);
        let acts = self.flows.managed_since(manager.id, reach.from).await?;
        let mut wave: Vec<ManagedUser> = acts.into_iter().filter(|act| reach.covers_managed(act, session)).collect();
        while !wave.is_empty() {
            let by_link: BTreeSet<Id> = wave.iter().filter(|act| act.by_link).map(|act| act.principal).collect();
            for suspended in found.values_mut() {
                suspended.by_link |= by_link.contains(&suspended.user.principal.id);
            }
            wave.retain(|act| visited.insert(act.principal));
            let users = join_all(wave.iter().map(|act| self.user(&manager.account, &act.user))).await;
            // All acts of a thief's user are undone, including those after the owner recovered the account.
            let theirs = join_all(wave.iter().map(|act| self.flows.managed_since(act.principal, act.at))).await;
            for (act, user) in wave.iter().zip(users) {
                let user = user?.filter(|user| user.principal.id == act.principal && user.principal.suspended_at.is_none());
                if let Some(user) = user {
                    found.insert(act.principal, Suspended { user, by_link: by_link.contains(&act.principal) });
                }
            }
            wave = theirs.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
        }
        Ok(found.into_values().collect())
    }

    /// Suspends users, in as many transactions as they need.
    ///
    /// # Errors
    /// If the outcome of a transaction is unknown. [`TxOutcome::Refused`] says that one of the users changed meanwhile; others
    /// may be suspended already.
    pub async fn suspend(&self, undo: &Undo<'_>, users: &[Suspended]) -> Result<TxOutcome, StoreError> {
        for chunk in users.chunks(WITH_THE_UNDO) {
            let Some((first, rest)) = chunk.split_first() else { continue };
            let receipt = suspension(undo, &first.user);
            let mut items = self.suspend_user(undo, first)?;
            for user in rest {
                items.extend(self.suspend_user(undo, user)?);
                items.push(self.put_audit(&suspension(undo, &user.user))?);
            }
            match self.transact(&receipt, items).await? {
                TxReport::Done => {}
                TxReport::Refused(_) | TxReport::Conflict => return Ok(TxOutcome::Refused),
            }
        }
        Ok(TxOutcome::Done)
    }

    /// The writes that suspend a user. Its sessions and links end, and its password does not work until the root restores it.
    pub(super) fn suspend_user(&self, undo: &Undo<'_>, suspended: &Suspended) -> Result<Vec<TransactWriteItem>, StoreError> {
        let Suspended { user, by_link } = suspended;
        let seen = &user.principal;
        let ((pk, sk), (login_pk, login_sk)) = (principal_keys(seen.id), login_keys(&seen.login_name()));
        let principal = update_item(&self.table, key(pk, sk))
            .update_expression("SET epoch = epoch + :one, #state = :frozen, suspended_at = :now REMOVE registration")
            .condition_expression("epoch = :epoch AND attribute_not_exists(suspended_at)")
            .expression_attribute_names("#state", "state")
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":frozen", text("frozen"))
            .expression_attribute_values(":now", time(undo.at))
            .expression_attribute_values(":epoch", number(seen.epoch));
        // Anybody may know a password that was chosen by a link of an undone session.
        let held = if user.login.password_hash.is_some() && !by_link { ", held_hash = password_hash" } else { "" };
        let login = update_item(&self.table, key(login_pk, login_sk))
            .update_expression(format!("SET epoch = epoch + :one{held} REMOVE password_hash"))
            .condition_expression("principal = :principal AND epoch = :epoch")
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":principal", text(seen.id))
            .expression_attribute_values(":epoch", number(seen.epoch));
        Ok(vec![update(principal)?, update(login)?])
    }
}

pub(super) fn suspension(undo: &Undo<'_>, user: &User) -> AuditEntry {
    let (seen, manager) = (&user.principal, undo.principal);
    AuditEntry {
        actor: manager.id,
        ..AuditEntry::own(Id::random(undo.random), seen.id, seen.login_name(), AuditAction::UserSuspended, undo.at)
    }
}
