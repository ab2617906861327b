//! Who exists: principals, the names that they sign in with, and the contacts bound to them.

use rekey_domain::account::LoginName;
use rekey_domain::contact::Contact;
use rekey_domain::id::Id;
use rekey_domain::principal::{Login, Principal};
use rekey_domain::recovery::{MAX_PRINCIPALS, MatchingPrincipals, Recovery};

use super::{Directory, Item, StoreError, batch_get, get, key, parse, text, unavailable};

/// The most items of one batch read.
const BATCH: i32 = 100;

pub(super) fn principal_keys(id: Id) -> (String, String) {
    (format!("PRINCIPAL#{id}"), "PRINCIPAL".to_owned())
}

/// The key of a login. All names of an account share a partition, with the root first.
pub(super) fn login_keys(name: &LoginName) -> (String, String) {
    let user = name.user.as_ref().map_or_else(|| "ROOT".to_owned(), |user| format!("USER#{user}"));
    (format!("ACCOUNT#{}", name.account), user)
}

fn contact_pk(contact: &Contact) -> String {
    format!("CONTACT#{}#{contact}", contact.kind().name())
}

pub(super) fn contact_key(contact: &Contact, principal: Id) -> Item {
    key(contact_pk(contact), principal.to_string())
}

/// The item that binds a contact to a principal.
pub(super) fn contact_item(contact: &Contact, principal: Id) -> Item {
    let mut item = contact_key(contact, principal);
    item.insert("kind".to_owned(), text("contact"));
    item
}

impl Directory {
    /// Reads the login with this name.
    ///
    /// # Errors
    /// If the database does not answer or the item is damaged.
    pub async fn login(&self, name: &LoginName) -> Result<Option<Login>, StoreError> {
        let (pk, sk) = login_keys(name);
        get(&self.client, &self.table, key(pk, sk)).await
    }

    /// Whether a principal has this name. It reads only the key of the login, because the roles of functions that anybody may
    /// call allow nothing else.
    ///
    /// # Errors
    /// If the database does not answer or the item is damaged.
    pub async fn is_taken(&self, name: &LoginName) -> Result<bool, StoreError> {
        let (pk, sk) = login_keys(name);
        let read = self.client.get_item().table_name(&self.table).set_key(Some(key(pk, sk))).consistent_read(true);
        let answer = read.projection_expression("pk").send().await.map_err(|error| unavailable(&error))?;
        Ok(answer.item.is_some())
    }

    /// Reads a principal by id.
    ///
    /// # Errors
    /// If the database does not answer or the item is damaged.
    pub async fn principal(&self, id: Id) -> Result<Option<Principal>, StoreError> {
        let (pk, sk) = principal_keys(id);
        get(&self.client, &self.table, key(pk, sk)).await
    }

    /// Reads several principals by id, in one consistent request.
    ///
    /// # Errors
    /// If the database does not answer or an item is damaged.
    pub async fn principals<const N: usize>(&self, ids: [Id; N]) -> Result<[Option<Principal>; N], StoreError> {
        let keys = ids.map(principal_keys).map(|(pk, sk)| key(pk, sk)).to_vec();
        let found = batch_get(&self.client, [(&self.table, keys)]).await?.remove(&self.table).unwrap_or_default();
        let found: Vec<Principal> = found.into_iter().map(parse).collect::<Result<_, _>>()?;
        Ok(ids.map(|id| found.iter().find(|principal| principal.id == id).cloned()))
    }

    /// Finds the principals that a recovery is for: those that its contact is bound to, narrowed by its account and user, and
    /// as many as a message names.
    ///
    /// # Errors
    /// If the database does not answer or an item is damaged. A list with gaps would be wrong.
    pub async fn principals_for(&self, recovery: &Recovery) -> Result<MatchingPrincipals, StoreError> {
        let query = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :pk")
            .expression_attribute_values(":pk", text(contact_pk(&recovery.contact)))
            .consistent_read(true)
            .limit(BATCH);
        let (mut pages, mut matching) = (query.into_paginator().send(), Vec::new());
        while let Some(page) = pages.next().await {
            let entries = page.map_err(|error| unavailable(&error))?.items.unwrap_or_default();
            let principals = self.principals_of(&entries).await?;
            // Only the root of its account restores a suspended user.
            matching.extend(principals.into_iter().filter(|principal| recovery.matches(principal) && principal.suspended_at.is_none()));
            // One principal more than a message names shows that there are more.
            if matching.len() > MAX_PRINCIPALS {
                break;
            }
        }
        Ok(MatchingPrincipals::of(matching))
    }

    /// Reads the principals that entries of the contact index name.
    async fn principals_of(&self, entries: &[Item]) -> Result<Vec<Principal>, StoreError> {
        let ids = entries.iter().filter_map(|entry| entry.get("sk")?.as_s().ok()?.parse().ok());
        let keys: Vec<Item> = ids.map(principal_keys).map(|(pk, sk)| key(pk, sk)).collect();
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let found = batch_get(&self.client, [(&self.table, keys)]).await?.remove(&self.table).unwrap_or_default();
        found.into_iter().map(parse).collect()
    }
}
