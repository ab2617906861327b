//! `account delete`: deletes an account with its users for good.
//!
//! The account is frozen first, which ends everything that is out, so that nothing new is written about its people. Their
//! principals go last, the root at the very end: a command that was killed finds the rest by them when it runs again.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{BufRead, stdin};

use clap::Args;
use rekey_adapters::store::{Departed, TxOutcome};
use rekey_domain::account::{AccountName, LoginName};
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::id::Id;
use rekey_domain::principal::Principal;
use serde::Serialize;

use super::freeze::freeze_all;
use crate::context::Context;
use crate::failure::Failure;
use crate::report::Report;

#[derive(Args)]
pub struct Deletion {
    /// The name of the account.
    #[arg(value_name = "NAME", value_parser = AccountName::parse)]
    account: AccountName,
    /// The name of the account again, in place of typing it when the command asks.
    #[arg(long, value_name = "NAME", value_parser = AccountName::parse)]
    yes: Option<AccountName>,
}

/// The most tries at a principal that others change at the same moment.
const TRIES: usize = 5;

/// Deletes the account.
///
/// # Errors
/// If the operator does not confirm the name, there is no such account, or the tables cannot be read or written. The same command
/// goes on where this one ended.
pub async fn run(context: &Context, deletion: &Deletion) -> Result<DeletionReport, Failure> {
    let account = &deletion.account;
    let root = LoginName { account: account.clone(), user: None };
    let root_id = context.person(&root).await?.principal.id;
    confirm(deletion)?;
    freeze_all(context, account, false).await?;
    let users: Vec<Principal> = context.users(account).await?.into_iter().map(|user| user.principal).collect();
    let root = context.person(&root).await?.principal;
    let departed = departed(context, account, &root, &users).await?;
    let rows = context.directory.flows().forget(&departed).await?;
    context.directory.anonymise(&departed).await?;
    for principal in users.iter().chain([&root]) {
        delete(context, principal, root_id).await?;
    }
    Ok(DeletionReport { account: account.clone(), root: root_id, users: users.len(), rows })
}

/// Asks for the name, unless it was given twice.
#[expect(clippy::print_stderr, reason = "a question is no part of the report")]
fn confirm(deletion: &Deletion) -> Result<(), Failure> {
    let typed = match &deletion.yes {
        Some(yes) => Some(yes.clone()),
        None => {
            eprintln!("This deletes {} with its users for good. Type the name of the account to go on:", deletion.account);
            let line = stdin().lock().lines().next().and_then(Result::ok);
            line.and_then(|line| AccountName::parse(line.trim()).ok())
        }
    };
    if typed.as_ref() == Some(&deletion.account) {
        Ok(())
    } else {
        Err(Failure::WrongUse("The names differ, and nothing was deleted.".to_owned()))
    }
}

/// The people of the account, with the contacts that nobody outside of it has.
async fn departed(context: &Context, account: &AccountName, root: &Principal, users: &[Principal]) -> Result<Departed, Failure> {
    let people = || users.iter().chain([root]);
    let principals: BTreeSet<Id> = people().map(|person| person.id).collect();
    let mut contacts = Vec::new();
    let former = people().flat_map(|person| person.former.iter().filter_map(|former| former.was.clone()));
    let pending = people().flat_map(Principal::pending_contacts);
    for contact in people().flat_map(Principal::contacts).chain(former).chain(pending) {
        if !contacts.contains(&contact) && !context.directory.is_shared(&contact, &principals).await? {
            contacts.push(contact);
        }
    }
    Ok(Departed { account: account.clone(), root: root.id, principals, contacts })
}

/// Deletes a principal as it is now.
async fn delete(context: &Context, principal: &Principal, root: Id) -> Result<(), Failure> {
    let name = principal.login_name().anonymous(root, principal.id);
    for _ in 0..TRIES {
        let Some(seen) = context.directory.principal(principal.id).await? else { return Ok(()) };
        let entry = AuditEntry::own(context.id(), seen.id, name.clone(), AuditAction::AccountDeleted, context.clock.now());
        if context.directory.delete_principal(&seen, &entry.by_operator(&context.operator)).await? == TxOutcome::Done {
            return Ok(());
        }
    }
    Err(Failure::changed_meanwhile())
}

/// The result of a deletion.
#[derive(Serialize)]
pub struct DeletionReport {
    account: AccountName,
    /// The id under which the audit entries stay.
    root: Id,
    users: usize,
    /// The rows of pending work, sessions and browsers.
    rows: u64,
}

impl Report for DeletionReport {}

impl fmt::Display for DeletionReport {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { account, root, users, rows } = self;
        writeln!(
            out,
            "The account {account} is deleted, with its users ({users}) and the rows of sessions, browsers and pending work ({rows})."
        )?;
        writeln!(
            out,
            "Audit entries stay under the id {root}, without names. Backups keep the account for 35 days, and logs for as long as they are kept."
        )
    }
}
