//! Reading whole tables, page by page, for the operators' tool. No function of the service does that.

use std::collections::{BTreeSet, HashMap};

use rekey_domain::account_policy::{AccountPolicy, StoredPolicy};
use rekey_domain::clock::Timestamp;
use rekey_domain::factors::Factors;
use rekey_domain::id::Id;
use rekey_domain::principal::{Login, Principal};

use super::directory::{login_key, policy_key, principal_key};
use super::error::Result;
use super::factors::factors_key;
use super::table::{Place, Table, int_attr, parse, place, text_attr};
use super::tables::{Directory, Flows};
use super::write::{Condition, Item, begins_with, exists, filter};

/// Where the next page of a scan begins.
pub struct ScanPlace(Item);

/// A page of a scan.
pub struct ScanPage<T> {
    pub found: Vec<T>,
    /// Where the next page begins, if there is one.
    pub next: Option<ScanPlace>,
}

/// A principal with its login and its factors, and for a root the policy of its account.
pub struct WholePrincipal {
    pub principal: Principal,
    pub login: Login,
    pub factors: Factors,
    pub policy: Option<AccountPolicy>,
}

/// The principals whose rows one batch reads: at most four rows each.
const AT_ONCE: usize = 25;

impl Directory {
    /// Reads a page of the principals.
    pub async fn scan_principals(&self, from: Option<ScanPlace>) -> Result<ScanPage<Principal>> {
        let page = scan(&self.table, from, Some(begins_with("pk", "PRINCIPAL#"))).await?;
        Ok(ScanPage { found: page.found.into_iter().map(parse).collect::<Result<_>>()?, next: page.next })
    }

    /// Reads everything that principals sign in with. It leaves out a principal that was deleted since the caller read it.
    pub async fn whole_principals(&self, principals: Vec<Principal>) -> Result<Vec<WholePrincipal>> {
        let mut whole = Vec::new();
        for some in principals.chunks(AT_ONCE) {
            let keys = some.iter().flat_map(keys_of).collect();
            let mut items: HashMap<Place, Item> = self.read_all(keys).await?.into_iter().map(|item| (place(&item), item)).collect();
            for seen in some {
                let [principal, login, factors, policy] = rows_of(seen).map(|key| key.and_then(|key| items.remove(&place(&key))));
                let login: Option<Login> = login.map(parse).transpose()?;
                let login = login.filter(|login| login.principal == seen.id);
                if let Some((principal, login)) = principal.zip(login) {
                    let policy: Option<StoredPolicy> = policy.map(parse).transpose()?;
                    whole.push(WholePrincipal {
                        principal: parse(principal)?,
                        login,
                        factors: factors.map(parse).transpose()?.unwrap_or_default(),
                        policy: policy.map(|stored| stored.policy),
                    });
                }
            }
        }
        Ok(whole)
    }
}

impl Flows {
    /// The browsers and client addresses that are known for these principals, with the times until which they are.
    pub async fn known_browsers(&self, principals: &BTreeSet<Id>) -> Result<Vec<(Id, Timestamp)>> {
        let (mut known, mut place) = (Vec::new(), None);
        loop {
            let page = scan(&self.table, place.take(), Some(exists("known_until"))).await?;
            let found =
                page.found.iter().filter_map(|row| Some((text_attr(row, "principal")?.parse().ok()?, int_attr(row, "known_until")?)));
            known.extend(
                found.filter(|(principal, _)| principals.contains(principal)).map(|(principal, until)| (principal, Timestamp(until))),
            );
            match page.next {
                Some(next) => place = Some(next),
                None => return Ok(known),
            }
        }
    }
}

/// The keys of the principal, its login, its factors and, for a root, its policy.
fn rows_of(principal: &Principal) -> [Option<Item>; 4] {
    let policy = principal.user.is_none().then(|| policy_key(&principal.account));
    [Some(principal_key(principal.id)), Some(login_key(&principal.login_name())), Some(factors_key(principal.id)), policy]
}

fn keys_of(principal: &Principal) -> impl Iterator<Item = Item> {
    rows_of(principal).into_iter().flatten()
}

/// Reads a page of a table: the items of about a megabyte that meet the condition.
pub(super) async fn scan(table: &Table, from: Option<ScanPlace>, condition: Option<Condition>) -> Result<ScanPage<Item>> {
    let request = table.client.scan().table_name(table.name()).consistent_read(true);
    let request = match condition {
        Some(condition) => filter(request, condition),
        None => request,
    };
    let answer = request.set_exclusive_start_key(from.map(|place| place.0)).send().await?;
    Ok(ScanPage { found: answer.items.unwrap_or_default(), next: answer.last_evaluated_key.map(ScanPlace) })
}
