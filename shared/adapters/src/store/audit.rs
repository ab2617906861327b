//! Reading the audit log: one principal's entries from its partition, and an account's entries from the index.

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use rekey_domain::account::LoginName;
use rekey_domain::audit::AuditEntry;
use rekey_domain::audit_search::{Actor, AuditCursor, AuditSearch};
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use rekey_domain::principal::{Principal, Role};

use super::directory::account_pk;
use super::error::{Result, StoreError};
use super::table::{parse, sk_at};
use super::tables::Directory;
use super::transactions::{AUDIT_ACCOUNT, AUDIT_INDEX, audit_pk, audit_sk};
use super::write::{Condition, absent, between, is};

/// The most queries of one page.
const QUERIES: usize = 4;
/// The most entries that one query with a filter looks at.
const LOOKED_AT: usize = 1000;

/// A part of a list of entries, newest first.
pub struct AuditPage {
    pub entries: Vec<AuditEntry>,
    /// Where the next page begins, if there may be one. A page is short, or empty, if the search matches little.
    pub next: Option<AuditCursor>,
}

impl Directory {
    /// Reads a page of at most `most` entries: the principal's own acts, and the acts of others on it.
    pub async fn activity(&self, principal: Id, after: Option<AuditCursor>, most: usize) -> Result<AuditPage> {
        let search = AuditSearch { after, ..AuditSearch::default() };
        let query = |times, filter| self.table.query(audit_pk(principal), Some(times), filter);
        page(query, &search, Timestamp(0), most).await
    }

    /// Reads a page of at most `most` entries of the account of this root. Another account may have had the name before, so
    /// older entries than the root are not its own.
    pub async fn audit(&self, root: &Principal, search: &AuditSearch, most: usize) -> Result<AuditPage> {
        let query = |times, filter| self.table.query_index(AUDIT_INDEX, (AUDIT_ACCOUNT, account_pk(&root.account)), times, filter);
        page(query, search, root.created_at, most).await
    }

    /// The root of a principal's account. The root itself needs no request.
    pub async fn root_of(&self, principal: &Principal) -> Result<Principal> {
        if principal.login_name().role() == Role::Root {
            return Ok(principal.clone());
        }
        let name = LoginName { account: principal.account.clone(), user: None };
        let login = self.login(&name).await?.ok_or(StoreError::Damaged("an account without a root"))?;
        self.principal(login.principal).await?.ok_or(StoreError::Damaged("a login without its principal"))
    }
}

/// Reads a page of the entries that a query finds between two sort keys.
async fn page(
    query: impl FnOnce(Condition, Option<Condition>) -> QueryFluentBuilder,
    search: &AuditSearch,
    since: Timestamp,
    most: usize,
) -> Result<AuditPage> {
    let mut page = AuditPage { entries: Vec::new(), next: None };
    let Some(times) = times(search, since) else { return Ok(page) };
    let filter = filter(search);
    // Without a filter, one query reads the page, the entry that it comes after, and one that tells of a next page.
    let limit = if filter.is_some() { LOOKED_AT } else { most + 2 };
    let query = query(times, filter).scan_index_forward(false).limit(i32::try_from(limit).unwrap_or(i32::MAX));
    let mut read_to = None;
    for _ in 0..QUERIES {
        let answer = query.clone().set_exclusive_start_key(read_to).send().await?;
        for item in answer.items.unwrap_or_default() {
            let entry: AuditEntry = parse(item)?;
            if search.after != Some(AuditCursor::from(&entry)) {
                page.entries.push(entry);
            }
        }
        read_to = answer.last_evaluated_key;
        if page.entries.len() > most || read_to.is_none() {
            break;
        }
    }
    page.next = if page.entries.len() > most {
        page.entries.truncate(most);
        page.entries.last().map(AuditCursor::from)
    } else {
        let sk = read_to.as_ref().and_then(|key| key.get("sk")?.as_s().ok());
        sk.map(|sk| cursor_of(sk).ok_or(StoreError::Damaged("an audit entry with another sort key"))).transpose()?
    };
    Ok(page)
}

/// The sort keys of the entries that a search is for; `None` if there can be none.
fn times(search: &AuditSearch, since: Timestamp) -> Option<Condition> {
    let from = sk_at(search.from.map_or(since, |from| from.max(since)));
    // A tilde sorts after every sort key of its second.
    let until = search.to.map(|to| format!("{}~", sk_at(to)));
    let after = search.after.as_ref().map(|after| audit_sk(after.at, after.id));
    let to = [until, after].into_iter().flatten().min().unwrap_or_else(|| "~".to_owned());
    (from <= to).then(|| between("sk", from, to))
}

fn filter(search: &AuditSearch) -> Option<Condition> {
    let act = search.act.map(|act| is("act", act));
    let actor = search.actor.as_ref().map(|actor| match actor {
        Actor::Principal(id) => is("actor", id).and(absent("operator")),
        // An act on somebody else names its actor; any other is its subject's own, unless an operator did it.
        Actor::User(name) => is("managed.by.user", name).or(absent("managed").and(absent("operator")).and(is("user", name))),
    });
    let user = search.user.as_ref().map(|user| is("user", user));
    let all: Vec<Condition> = [act, actor, user].into_iter().flatten().collect();
    (!all.is_empty()).then_some(Condition::All(all))
}

/// The place of the entry with this sort key.
fn cursor_of(sk: &str) -> Option<AuditCursor> {
    let (at, id) = sk.split_once('#')?;
    Some(AuditCursor { at: Timestamp(at.parse().ok()?), id: id.parse().ok()? })
}
