//! Notes of the users that an administrator created or gave more access, and the freezing of those users when the administrator
//! reports that a stranger did it.

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

/// A user that an undo freezes.
pub struct UserToFreeze {
    pub user: User,
    /// Whether an undone session made a link to choose this user's password.
    pub by_link: bool,
}

fn managed_pk(administrator: Id) -> String {
    format!("MANAGED#{administrator}")
}

impl Flows {
    /// Notes for an undo that an administrator created a user or gave it more access. The note is kept for as long as a link may undo
    /// the act.
    pub(super) fn note_managed(&self, administrator: Id, op: Id, managed: &ManagedUser) -> TransactWriteItem {
        let key = key(managed_pk(administrator), format!("{}{op}", sk_at(managed.at)));
        self.table.tx_put(row(key, "managed", Some(managed.at.plus(UNDO_LIFE + 86_400)), managed))
    }

    async fn managed_since(&self, administrator: Id, since: Timestamp) -> Result<Vec<ManagedUser>> {
        self.table.query_all(managed_pk(administrator), Some(at_least("sk", sk_at(since))), None).await
    }
}

impl Directory {
    /// Finds the users that an undo freezes: those that the undone sessions of this administrator created or gave more access, and
    /// those that these users created or gave more access in turn, even if a user in between is deleted or frozen. It leaves
    /// out users that are deleted or frozen already.
    pub async fn users_to_freeze(&self, administrator: &Principal, reach: Reach, session: Option<ActSession>) -> Result<Vec<UserToFreeze>> {
        let mut found: BTreeMap<Id, UserToFreeze> = BTreeMap::new();
        let mut visited = BTreeSet::from([administrator.id]);
        let acts = self.flows.managed_since(administrator.id, reach.from).await?;
        let mut wave: Vec<ManagedUser> = acts.into_iter().filter(|act| reach.covers_managed(act, session)).collect();
        while !wave.is_empty() {
            let by_link: BTreeSet<Id> = wave.iter().filter(|act| act.by_link).map(|act| act.principal).collect();
            for frozen in found.values_mut() {
                frozen.by_link |= by_link.contains(&frozen.user.principal.id);
            }
            wave.retain(|act| visited.insert(act.principal));
            let users = join_all(wave.iter().map(|act| self.user(&administrator.account, &act.user))).await;
            // All acts of a thief's user are undone, including those after the owner recovered the account.
            let theirs = join_all(wave.iter().map(|act| self.flows.managed_since(act.principal, act.at))).await;
            for (act, user) in wave.iter().zip(users) {
                let user = user?.filter(|user| user.principal.id == act.principal && user.principal.frozen_at.is_none());
                if let Some(user) = user {
                    found.insert(act.principal, UserToFreeze { user, by_link: by_link.contains(&act.principal) });
                }
            }
            wave = theirs.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
        }
        Ok(found.into_values().collect())
    }

    /// The writes that freeze a user. Its sessions and links end, and its password does not work until the root restores it.
    pub(super) fn freeze_user(&self, frozen: &UserToFreeze, at: Timestamp) -> [TransactWriteItem; 2] {
        let UserToFreeze { user, by_link } = frozen;
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
