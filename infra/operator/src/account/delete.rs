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
use rekey_domain::contact::Contact;
use rekey_domain::id::Id;
use rekey_domain::principal::Principal;
use serde::Serialize;

use super::freeze::{Purpose, freeze_all};
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

/// The most tries at an account that others change at the same moment.
const TRIES: usize = 5;

/// Deletes the account.
///
/// # Errors
/// If the operator does not confirm the name, there is no such account, or the tables cannot be read or written. The same command
/// goes on where this one ended.
pub async fn run(context: &Context, deletion: &Deletion) -> Result<DeletionReport, Failure> {
    let account = &deletion.account;
    let name = LoginName { account: account.clone(), user: None };
    let root = context.person(&name).await?.principal.id;
    confirm(deletion)?;
    let (mut report, mut everybody) = (DeletionReport { account: account.clone(), root, users: 0, rows: 0 }, BTreeSet::new());
    for _ in 0..TRIES {
        if context.person(&name).await?.principal.id != root {
            return Err(Failure::in_the_way("Somebody else deleted the account meanwhile, and its name belongs to another one now."));
        }
        freeze_all(context, account, Purpose::Delete).await?;
        let users: Vec<Principal> = context.users(account).await?.into_iter().map(|user| user.principal).collect();
        let root = context.person(&name).await?.principal;
        // Somebody ends the freeze at the same moment. Nothing is deleted of people who may sign in.
        if users.iter().chain([&root]).any(|person| person.operator_freeze.is_none()) {
            continue;
        }
        everybody.extend(context.directory.everybody_audited(account).await?);
        everybody.extend(users.iter().chain([&root]).map(|person| person.id));
        let contacts = contacts(context, users.iter().chain([&root]), &everybody).await?;
        let departed = Departed { account: account.clone(), root: root.id, principals: everybody.clone(), contacts };
        report.rows += context.directory.flows().forget(&departed).await?;
        context.directory.anonymise(&departed).await?;
        let mut refused = false;
        for user in &users {
            let done = delete(context, user, root.id).await?;
            report.users += usize::from(done == TxOutcome::Done);
            refused |= done == TxOutcome::Refused;
        }
        // What changed a principal meanwhile, such as an undo, wrote about its people again.
        if !refused && delete(context, &root, root.id).await? == TxOutcome::Done {
            return Ok(report);
        }
    }
    Err(Failure::changed_meanwhile())
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

/// The contacts of these people that nobody else has.
async fn contacts(
    context: &Context,
    people: impl Iterator<Item = &Principal> + Clone,
    everybody: &BTreeSet<Id>,
) -> Result<Vec<Contact>, Failure> {
    let mut contacts = Vec::new();
    let former = people.clone().flat_map(|person| person.former.iter().filter_map(|former| former.was.clone()));
    let pending = people.clone().flat_map(Principal::pending_contacts);
    for contact in people.flat_map(Principal::contacts).chain(former).chain(pending) {
        if !contacts.contains(&contact) && !context.directory.is_shared(&contact, everybody).await? {
            contacts.push(contact);
        }
    }
    Ok(contacts)
}

/// Deletes a principal, unless something changed it since it was read.
async fn delete(context: &Context, seen: &Principal, root: Id) -> Result<TxOutcome, Failure> {
    let name = seen.login_name().anonymous(root, seen.id);
    let entry = AuditEntry::own(context.id(), seen.id, name, AuditAction::AccountDeleted, context.clock.now());
    Ok(context.directory.delete_principal(seen, &entry.by_operator(&context.operator)).await?)
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
