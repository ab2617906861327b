//! Importing principals: one transaction for each, which takes the name and writes everything that the principal signs in with.
//!
//! A principal carries the hash of the line that it was imported from. So an import that was killed, or that runs twice at once,
//! recognises its own work, and ends in the same state as one that ran alone.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::time::Duration;

use aws_sdk_dynamodb::types::KeysAndAttributes;
use futures_util::stream::{self, StreamExt, TryStreamExt};
use rekey_domain::account::{AccountName, LoginName};
use rekey_domain::account_policy::{AccountPolicy, StoredPolicy};
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::factors::Factors;
use rekey_domain::id::Id;
use rekey_domain::import::LineHash;
use rekey_domain::principal::{Login, Principal, State};

use super::directory::{account_pk, contact_item, login_key, login_of, policy_key, principal_key, principal_of};
use super::error::{Result, StoreError};
use super::factors::factors_key;
use super::table::{parse, place, row, text_attr};
use super::tables::Directory;
use super::transactions::{TxOutcome, audit_pk};
use super::write::{Item, StringSet, as_seen, attribute, built, is};

/// A principal to import, with its login, its factors and, for the root of an account, its policy.
#[derive(Clone)]
pub struct Newcomer {
    pub principal: Principal,
    pub login: Login,
    pub factors: Factors,
    pub policy: Option<AccountPolicy>,
}

/// The result of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imported {
    Done,
    /// The principal was imported from this line before. Nothing was done.
    Already,
    /// Another principal has the name. Nothing was done.
    NameTaken,
    /// Another principal has the id. Nothing was done.
    IdTaken,
    /// The account of the user was deleted, frozen or unfrozen since the caller read its root. Nothing was done.
    AccountChanged,
}

/// A name and perhaps an id that a line asks for.
pub struct Wanted {
    pub name: LoginName,
    pub id: Option<Id>,
    pub line: LineHash,
}

/// Whether a principal can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    Free,
    /// The principal was imported from this line before.
    Already,
    NameTaken,
    IdTaken,
    /// A principal of this deployment had the id and was deleted. Other systems were told that the id is never used again.
    IdSpent,
}

/// The most keys of one batch read.
const BATCH: usize = 100;
/// The most names of one call of [`Directory::seats`]. Each may take two reads of the same batch.
pub const SEATS: usize = BATCH / 2;
/// The queries at once for the entries of ids that lines keep.
const AT_ONCE: usize = 16;
/// The most requests for the items of one batch. DynamoDB leaves items out if it is busy.
const PATIENCE: u32 = 10;

impl Directory {
    /// Imports a principal. The entry is that of the act. For a user, `root` is the root of the account, which must exist with the
    /// freeze that the caller read.
    pub async fn import(&self, newcomer: &Newcomer, root: Option<&Principal>, audit: &AuditEntry) -> Result<Imported> {
        let Newcomer { principal, login, factors, policy } = newcomer;
        let name = principal.login_name();
        let mut items = vec![
            self.table.tx_put_new(row(login_key(&name), "login", None, login)),
            self.table.tx_put_new(row(principal_key(principal.id), "principal", None, principal)),
        ];
        let place_of_root = items.len();
        items.extend(root.map(|root| self.same_freeze(root)));
        if *factors != Factors::default() {
            items.push(self.table.tx_put_new(factors_item(principal.id, factors)));
        }
        if let Some(policy) = policy {
            let stored = StoredPolicy { policy: policy.clone(), version: 1, changed_at: Some(audit.at), former: Vec::new() };
            items.push(self.table.tx_put(row(policy_key(&principal.account), "policy", None, &stored)));
        }
        items.extend(principal.contacts().map(|contact| self.table.tx_put(contact_item(&contact, principal.id))));
        let Err(refusal) = self.transact(audit, items).await? else {
            return Ok(Imported::Done);
        };
        if root.is_some() && refusal.only_at(place_of_root) {
            return Ok(Imported::AccountChanged);
        }
        if !refusal.within(1) {
            return Ok(Imported::IdTaken);
        }
        let holder = match self.login(&name).await? {
            Some(login) => self.principal(login.principal).await?,
            None => None,
        };
        let already = holder.is_some_and(|holder| holder.imported.is_some() && holder.imported == principal.imported);
        Ok(if already { Imported::Already } else { Imported::NameTaken })
    }

    /// Finds out which of at most [`SEATS`] names and ids are free.
    pub async fn seats(&self, wanted: &[Wanted]) -> Result<Vec<Seat>> {
        let logins = self.read_all(wanted.iter().map(|wanted| login_key(&wanted.name)).collect()).await?;
        let mut holders = BTreeMap::new();
        for login in logins {
            holders.insert(place(&login), parse::<Login>(login)?.principal);
        }
        let ids: BTreeSet<Id> = holders.values().copied().chain(wanted.iter().filter_map(|wanted| wanted.id)).collect();
        let principals = self.read_all(ids.into_iter().map(principal_key).collect()).await?;
        let principals: Vec<Principal> = principals.into_iter().map(parse).collect::<Result<_>>()?;
        let principals: BTreeMap<Id, Principal> = principals.into_iter().map(|principal| (principal.id, principal)).collect();
        let seat = |wanted: &Wanted| match holders.get(&place(&login_key(&wanted.name))) {
            Some(holder) => {
                let imported = principals.get(holder).and_then(|principal| principal.imported.as_ref());
                if imported == Some(&wanted.line) { Seat::Already } else { Seat::NameTaken }
            }
            None if wanted.id.is_some_and(|id| principals.contains_key(&id)) => Seat::IdTaken,
            None => Seat::Free,
        };
        let seats = wanted.iter().map(|wanted| (seat(wanted), wanted.id));
        let seats = seats.map(async |(seat, id)| match (seat, id) {
            (Seat::Free, Some(id)) if self.was_deleted(id).await? => Ok(Seat::IdSpent),
            _ => Ok(seat),
        });
        stream::iter(seats).buffered(AT_ONCE).try_collect().await
    }

    /// Whether a principal with this id was deleted. Its audit entries stay.
    async fn was_deleted(&self, id: Id) -> Result<bool> {
        let deleted = is("act", AuditAction::AccountDeleted).or(is("act", AuditAction::UserDeleted));
        // The partition also has the copies of what the principal did to others.
        let entries: Vec<AuditEntry> = self.table.query_all(audit_pk(id), None, Some(is("subject", id).and(deleted))).await?;
        Ok(!entries.is_empty())
    }

    /// Finds out which of these accounts exist.
    pub async fn existing_accounts(&self, accounts: &[AccountName]) -> Result<HashSet<AccountName>> {
        let mut existing = HashSet::new();
        for some in accounts.chunks(BATCH) {
            let root = |account: &AccountName| login_key(&LoginName { account: account.clone(), user: None });
            let found = self.read_all(some.iter().map(root).collect()).await?;
            let found: BTreeSet<&str> = found.iter().filter_map(|login| text_attr(login, "pk")).collect();
            existing.extend(some.iter().filter(|account| found.contains(account_pk(account).as_str())).cloned());
        }
        Ok(existing)
    }

    /// Ends a password whose hash was imported. The principal is as the caller read it, with this hash.
    pub async fn end_imported_password(&self, principal: &Principal, login: &Login, audit: &AuditEntry) -> Result<TxOutcome> {
        let reset = principal_of(principal).add("epoch", 1).remove("registration");
        // A frozen principal stays frozen. It has no password when that ends.
        let reset = if principal.state == State::Active { reset.set("state", State::Reset) } else { reset };
        let same_hash = as_seen("password_hash", login.password_hash.as_ref()).and(as_seen("held_hash", login.held_hash.as_ref()));
        let end = login_of(principal).when(same_hash).add("epoch", 1).remove_all(["password_hash", "held_hash"]);
        self.written(audit, vec![self.table.tx_write(reset), self.table.tx_write(end)]).await
    }

    /// Reads at most a hundred items, and asks again for those that DynamoDB leaves out.
    pub(super) async fn read_all(&self, keys: Vec<Item>) -> Result<Vec<Item>> {
        let (mut found, mut left) = (Vec::new(), keys);
        for round in 0..PATIENCE {
            if left.is_empty() {
                return Ok(found);
            }
            if round > 0 {
                tokio::time::sleep(Duration::from_millis(25 << round)).await;
            }
            let keys = KeysAndAttributes::builder().set_keys(Some(left)).consistent_read(true).build();
            let answer = self.table.client.batch_get_item().request_items(self.table.name(), built(keys)).send().await?;
            found.extend(answer.responses.unwrap_or_default().into_values().flatten());
            left = answer.unprocessed_keys.unwrap_or_default().into_values().flat_map(|keys| keys.keys).collect();
        }
        Err(StoreError::Unavailable { code: "unprocessed keys".to_owned(), source: None })
    }
}

/// The row of the factors of a new principal.
fn factors_item(principal: Id, factors: &Factors) -> Item {
    let mut item = row(factors_key(principal), "factors", None, factors);
    if !factors.recovery_codes.is_empty() {
        item.insert("recovery_codes".to_owned(), attribute(&StringSet(&factors.recovery_codes)));
    }
    item
}
