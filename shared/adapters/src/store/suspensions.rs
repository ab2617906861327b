//! Notes of the users that a manager created or gave more access, and the suspension of those users when the manager reports
//! that a stranger did it.

use std::collections::{BTreeMap, BTreeSet};

use aws_sdk_dynamodb::types::TransactWriteItem;
use futures_util::future::join_all;
use rekey_domain::clock::Timestamp;
use rekey_domain::contact_change::UNDO_LIFE;
use rekey_domain::id::Id;
use rekey_domain::principal::Principal;
use rekey_domain::undo::{ActSession, ManagedUser, Reach};

use super::directory::{login_of, principal_of};
use super::error::Result;
use super::table::{key, row, sk_at};
use super::tables::{Directory, Flows};
use super::users::User;
use super::write::{absent, at_least};

/// A user that an undo suspends.
pub struct Suspended {
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
    pub(super) fn note_managed(&self, manager: Id, op: Id, managed: &ManagedUser) -> TransactWriteItem {
        let key = key(managed_pk(manager), format!("{}{op}", sk_at(managed.at)));
        self.table.tx_put(row(key, "managed", Some(managed.at.plus(UNDO_LIFE + 86_400)), managed))
    }

    async fn managed_since(&self, manager: Id, since: Timestamp) -> Result<Vec<ManagedUser>> {
        self.table.query_all(managed_pk(manager), Some(at_least("sk", sk_at(since))), None).await
    }
}

impl Directory {
    /// Finds the users that an undo suspends: those that the undone sessions of this manager created or gave more access, and
    /// those that these users created or gave more access in turn, even if a user in between is deleted or suspended. It leaves
    /// out users that are deleted or suspended already.
    pub async fn users_to_suspend(&self, manager: &Principal, reach: Reach, session: Option<ActSession>) -> Result<Vec<Suspended>> {
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
                let user = user?.filter(|user| user.principal.id == act.principal && user.principal.frozen_at.is_none());
                if let Some(user) = user {
                    found.insert(act.principal, Suspended { user, by_link: by_link.contains(&act.principal) });
                }
            }
            wave = theirs.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
        }
        Ok(found.into_values().collect())
    }

    /// The writes that suspend a user. Its sessions and links end, and its password does not work until the root restores it.
    pub(super) fn suspend_user(&self, suspended: &Suspended, at: Timestamp) -> [TransactWriteItem; 2] {
        let Suspended { user, by_link } = suspended;
        let principal = principal_of(&user.principal)
            .when(absent("suspended_at"))
            .add("epoch", 1)
            .set("state", "frozen")
            .set("suspended_at", at)
            .remove("registration");
        let login = login_of(&user.principal).add("epoch", 1).remove("password_hash");
        let login = match (by_link, &user.login.password_hash) {
            // A thief may know a password that was chosen by a link of an undone session.
            (true, _) => login.remove("held_hash"),
            (false, Some(_)) => login.copy("held_hash", "password_hash"),
            // The freeze of an operator holds the password already.
            (false, None) => login,
        };
        [self.table.tx_write(principal), self.table.tx_write(login)]
    }
}
