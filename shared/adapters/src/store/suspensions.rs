//! What a manager did to users, and suspending them when the manager says that it was somebody else.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::audit::{Act, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact_change::UNDO_LIFE;
use rekey_domain::id::Id;
use rekey_domain::principal::Principal;
use rekey_domain::undo::{ActSession, ManagedUser, Reach};

use super::directory::{login_keys, principal_keys};
use super::transactions::{Outcome, put, update, update_item};
use super::undo::Undo;
use super::users::User;
use super::{Directory, Flows, Row, StoreError, key, number, parse, text, time, unavailable};

/// How many users the transaction of an undo suspends itself; the others are suspended before it. Each takes three items, and a
/// transaction has at most 100.
const WITH_THE_UNDO: usize = 25;

fn managed_pk(manager: Id) -> String {
    format!("MANAGED#{manager}")
}

impl Flows {
    /// Notes, for an undo, that a manager has made a user or made it stronger. The note is kept as long as a link may undo it.
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
    /// The users that an undo suspends: those that the undone sessions of this manager made or made stronger, and those that
    /// these users made or made stronger in turn. Users that are suspended already, or gone, are left out.
    ///
    /// # Errors
    /// If one of them cannot be read.
    pub async fn users_to_suspend(&self, manager: &Principal, reach: Reach, session: Option<ActSession>) -> Result<Vec<User>, StoreError> {
        let mut found: BTreeMap<Id, User> = BTreeMap::new();
        let acts = self.flows.managed_since(manager.id, reach.from).await?;
        let mut acts: Vec<ManagedUser> = acts.into_iter().filter(|act| reach.covers_managed(act, session)).collect();
        while let Some(act) = acts.pop() {
            if act.principal == manager.id || found.contains_key(&act.principal) {
                continue;
            }
            let user = self.user(&manager.account, &act.user).await?.filter(|user| user.principal.id == act.principal);
            let Some(user) = user.filter(|user| user.principal.suspended_at.is_none()) else {
                continue;
            };
            let theirs = self.flows.managed_since(act.principal, act.at).await?;
            acts.extend(theirs.into_iter().filter(|act| reach.covers(act.at)));
            found.insert(act.principal, user);
        }
        Ok(found.into_values().collect())
    }

    /// Suspends so many of an undo's users that its own transaction has room for the rest, which are given back.
    pub(super) async fn suspend_most<'a>(&self, undo: &Undo<'a>) -> Result<&'a [User], StoreError> {
        let mut users = undo.users;
        while users.len() > WITH_THE_UNDO {
            let (chunk, rest) = users.split_at(WITH_THE_UNDO);
            let mut items = Vec::new();
            for user in chunk {
                items.extend(self.suspend_user(undo, user)?);
            }
            // The first user's entry is the receipt of the whole chunk.
            let receipt =
                chunk.first().map(|user| suspension(undo, user)).ok_or_else(|| StoreError::Damaged("an empty chunk".to_owned()))?;
            items.retain(|item| item.put().is_none_or(|put| put.item().get("pk") != Some(&text(format!("AUDIT#{}", receipt.subject)))));
            match self.transact(&receipt, items).await? {
                Outcome::Done => users = rest,
                Outcome::Refused(_) | Outcome::Conflict => return Err(StoreError::Unavailable("users changed meanwhile".to_owned())),
            }
        }
        Ok(users)
    }

    /// The user's sessions and links end, and so does its password, until the root restores it.
    pub(super) fn suspend_user(&self, undo: &Undo<'_>, user: &User) -> Result<Vec<TransactWriteItem>, StoreError> {
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
        let held = if user.login.password_hash.is_some() { ", held_hash = password_hash" } else { "" };
        let login = update_item(&self.table, key(login_pk, login_sk))
            .update_expression(format!("SET epoch = epoch + :one{held} REMOVE password_hash"))
            .condition_expression("principal = :principal AND epoch = :epoch")
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":principal", text(seen.id))
            .expression_attribute_values(":epoch", number(seen.epoch));
        Ok(vec![update(principal)?, update(login)?, self.put_audit(&suspension(undo, user))?])
    }
}

fn suspension(undo: &Undo<'_>, user: &User) -> AuditEntry {
    let (seen, manager) = (&user.principal, undo.principal);
    AuditEntry { actor: manager.id, ..AuditEntry::own(undo.op, seen.id, seen.login_name(), Act::UserSuspended, undo.at) }
}
