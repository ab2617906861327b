//! Principals, the names that they sign in with, and the contacts bound to them.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::account::{AccountName, LoginName};
use rekey_domain::account_policy::{AccountPolicy, StoredPolicy};
use rekey_domain::contact::Contact;
use rekey_domain::id::Id;
use rekey_domain::password::{HashFamilies, PasswordHash};
use rekey_domain::principal::{Login, Principal};
use rekey_domain::recovery::{MAX_PRINCIPALS, MatchingPrincipals, Recovery};
use serde::de::DeserializeOwned;

use super::error::Result;
use super::imported_hashes::{IMPORTED_HASHES, ImportedHashes, imported_hashes_key};
use super::table::{batch_get, key, parse, row, text_attr};
use super::tables::Directory;
use super::write::{Condition, Item, Write, absent, as_seen, attribute, filled};

/// The most items of one batch read.
const BATCH: i32 = 100;
/// The prefix of the sort key of a user's login.
pub(super) const USER: &str = "USER#";
/// The sort key of an account's policy.
const POLICY: &str = "POLICY";

pub(super) fn principal_key(id: Id) -> Item {
    key(format!("PRINCIPAL#{id}"), "PRINCIPAL")
}

/// A write to a principal that still has the epoch that the caller read.
pub(super) fn principal_of(seen: &Principal) -> Write {
    Write::to(principal_key(seen.id)).require("epoch", seen.epoch)
}

/// The principal is not frozen in a way that its own recovery does not end, see [`Principal::is_locked`].
pub(super) fn unlocked() -> Condition {
    absent("suspended_at").and(absent("operator_freeze"))
}

pub(super) fn account_pk(account: &AccountName) -> String {
    format!("ACCOUNT#{account}")
}

/// The key of a login. All names of an account share a partition, with the root first.
pub(super) fn login_key(name: &LoginName) -> Item {
    key(account_pk(&name.account), name.user.as_ref().map_or_else(|| "ROOT".to_owned(), |user| format!("{USER}{user}")))
}

/// The key of an account's policy. Its partition is not that of the logins, so that a role can allow the one without the others.
pub(super) fn policy_key(account: &AccountName) -> Item {
    key(format!("POLICY#{account}"), POLICY)
}

/// A write to the policy that the caller read. Without a change, it requires that the policy is unchanged.
pub(super) fn policy_as_seen(account: &AccountName, seen: &StoredPolicy) -> Write {
    Write::to(policy_key(account)).when(as_seen("version", filled(seen.version, seen.version == 0)))
}

/// A write to the login of a principal. It requires that the name still belongs to the principal, in the epoch that the caller
/// read.
pub(super) fn login_of(seen: &Principal) -> Write {
    Write::to(login_key(&seen.login_name())).require("principal", seen.id).require("epoch", seen.epoch)
}

pub(super) fn contact_pk(contact: &Contact) -> String {
    format!("CONTACT#{}#{contact}", contact.kind().name())
}

pub(super) fn contact_key(contact: &Contact, principal: Id) -> Item {
    key(contact_pk(contact), principal.to_string())
}

pub(super) fn contact_item(contact: &Contact, principal: Id) -> Item {
    let mut item = contact_key(contact, principal);
    item.insert("kind".to_owned(), attribute(&"contact"));
    item
}

/// What a sign-in reads of a name.
#[derive(Default)]
pub struct SignInState {
    /// The login with the name, if there is one.
    pub login: Option<Login>,
    /// The policy of the account.
    pub policy: AccountPolicy,
    /// The hashes that were imported.
    pub imported: HashFamilies,
}

impl Directory {
    pub async fn login(&self, name: &LoginName) -> Result<Option<Login>> {
        self.table.get(login_key(name)).await
    }

    /// Reads the login with this name and the policy of its account, in one consistent request. The request is the same whether
    /// or not they exist.
    pub async fn login_and_policy(&self, name: &LoginName) -> Result<(Option<Login>, AccountPolicy)> {
        let [found] = batch_get(&self.table.client, [(&self.table, vec![login_key(name), policy_key(&name.account)])]).await?;
        let (policies, logins): (Vec<Item>, Vec<Item>) = found.into_iter().partition(|item| text_attr(item, "sk") == Some(POLICY));
        let policy = policies.into_iter().next().map(parse).transpose()?.unwrap_or_default();
        Ok((logins.into_iter().next().map(parse).transpose()?, policy))
    }

    /// Reads what a sign-in with this name needs, in one consistent request. The request is the same whether or not anything of it
    /// exists.
    pub async fn sign_in_state(&self, name: &LoginName) -> Result<SignInState> {
        let keys = vec![login_key(name), policy_key(&name.account), imported_hashes_key()];
        let [found] = batch_get(&self.table.client, [(&self.table, keys)]).await?;
        let mut state = SignInState::default();
        for item in found {
            match text_attr(&item, "sk") {
                Some(POLICY) => state.policy = parse(item)?,
                Some(IMPORTED_HASHES) => state.imported = parse::<ImportedHashes>(item)?.families,
                _ => state.login = Some(parse(item)?),
            }
        }
        Ok(state)
    }

    /// Whether a principal has this name. It reads only the key of the login, because the roles of functions that anybody may
    /// call allow nothing else.
    pub async fn is_taken(&self, name: &LoginName) -> Result<bool> {
        self.table.has(login_key(name)).await
    }

    pub async fn principal(&self, id: Id) -> Result<Option<Principal>> {
        self.table.get(principal_key(id)).await
    }

    /// Reads several principals by id, in one consistent request.
    pub async fn principals<const N: usize>(&self, ids: [Id; N]) -> Result<[Option<Principal>; N]> {
        let found: Vec<Principal> = self.table.batch(ids.map(principal_key).to_vec()).await?;
        Ok(ids.map(|id| found.iter().find(|principal| principal.id == id).cloned()))
    }

    /// Finds the principals that a recovery is for: the principals that its contact is bound to, narrowed by its account and
    /// user. Returns at most as many as a message names.
    pub async fn principals_for(&self, recovery: &Recovery) -> Result<MatchingPrincipals> {
        let query = self.table.query(contact_pk(&recovery.contact), None, None).limit(BATCH);
        let (mut pages, mut matching) = (query.into_paginator().send(), Vec::new());
        while let Some(page) = pages.next().await {
            let entries = page?.items.unwrap_or_default();
            let principals = self.principals_of(&entries).await?;
            // Only the root of its account restores a frozen user, and only an operator ends an operator's freeze.
            matching.extend(principals.into_iter().filter(|principal| recovery.matches(principal) && !principal.is_locked()));
            // One principal more than a message names shows that there are more.
            if matching.len() > MAX_PRINCIPALS {
                break;
            }
        }
        Ok(MatchingPrincipals::of(matching))
    }

    /// Reads the principals that a contact is bound to.
    pub async fn holders(&self, contact: &Contact) -> Result<Vec<Principal>> {
        let (mut pages, mut holders) = (self.table.query(contact_pk(contact), None, None).limit(BATCH).into_paginator().send(), Vec::new());
        while let Some(page) = pages.next().await {
            let principals = self.principals_of(&page?.items.unwrap_or_default()).await?;
            // The index and the principal are read one after the other.
            holders.extend(principals.into_iter().filter(|principal| principal.contacts().any(|bound| bound == *contact)));
        }
        Ok(holders)
    }

    /// Reads the principals that entries of the contact index name.
    async fn principals_of(&self, entries: &[Item]) -> Result<Vec<Principal>> {
        let ids = entries.iter().filter_map(|entry| entry.get("sk")?.as_s().ok()?.parse().ok());
        self.table.batch(ids.map(principal_key).collect()).await
    }

    /// Reads a row of a flow and its principal in one consistent request. `None` if one of them does not exist.
    pub(super) async fn with_principal<T: DeserializeOwned>(&self, flow: Item, principal: Id) -> Result<Option<(T, Principal)>> {
        let wanted = [(&self.flows.table, vec![flow]), (&self.table, vec![principal_key(principal)])];
        let [mut flows, mut principals] = batch_get(&self.table.client, wanted).await?;
        match (flows.pop(), principals.pop()) {
            (Some(flow), Some(principal)) => Ok(Some((parse(flow)?, parse(principal)?))),
            _ => Ok(None),
        }
    }

    /// The puts of a new principal and its login. They require that the name is free.
    pub(super) fn put_new_principal(&self, principal: &Principal, password_hash: Option<PasswordHash>) -> [TransactWriteItem; 2] {
        let login = row(login_key(&principal.login_name()), "login", None, &Login::new(principal, password_hash));
        [login, row(principal_key(principal.id), "principal", None, principal)].map(|item| self.table.tx_put_new(item))
    }
}
