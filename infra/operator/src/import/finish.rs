//! `import finish`: ends the work that sign-ins do for imported hashes.

use std::fmt;

use clap::Args;
use rekey_domain::account::LoginName;
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::principal::{Login, Principal};
use serde::Serialize;

use crate::context::Context;
use crate::failure::Failure;
use crate::person::described;
use crate::report::Report;

#[derive(Args)]
pub struct Finish {
    /// Ends the passwords of those who have not signed in since the import. They set a new one with "Forgot password", or with a
    /// link of their administrator.
    #[arg(long)]
    give_up: bool,
}

/// The most names that the report lists.
const LISTED: usize = 20;

/// Forgets the families of imported hashes, if nobody has such a hash.
///
/// # Errors
/// If the directory cannot be read or written.
pub async fn run(context: &Context, finish: &Finish) -> Result<FinishReport, Failure> {
    let seen = context.directory.imported_hashes().await?;
    let (mut report, mut place) = (FinishReport { gave_up: finish.give_up, ..FinishReport::default() }, None);
    loop {
        let page = context.directory.scan_principals(place.take()).await?;
        for whole in context.directory.whole_principals(page.found).await? {
            if has_imported_hash(&whole.login) {
                waits(context, finish, &whole.principal, &whole.login, &mut report).await?;
            }
        }
        match page.next {
            Some(next) => place = Some(next),
            None => break,
        }
    }
    if report.waiting == 0 {
        report.finished = context.directory.forget_imported_hashes(&seen).await?;
    }
    Ok(report)
}

fn has_imported_hash(login: &Login) -> bool {
    [&login.password_hash, &login.held_hash].into_iter().flatten().any(|hash| !hash.is_todays())
}

/// A principal that has not signed in since its import.
async fn waits(context: &Context, finish: &Finish, principal: &Principal, login: &Login, report: &mut FinishReport) -> Result<(), Failure> {
    let name = principal.login_name();
    // Without a contact, the root of an account could never get in again.
    let stays = principal.user.is_none() && principal.contacts().next().is_none();
    if finish.give_up && !stays {
        let entry = AuditEntry::own(context.id(), principal.id, name, AuditAction::PasswordReset, context.clock.now());
        let outcome = context.directory.end_imported_password(principal, login, &entry.by_operator(&context.operator)).await?;
        outcome.done_or(Failure::changed_meanwhile())?;
        report.given_up += 1;
    } else {
        report.waiting += 1;
        if report.names.len() < LISTED {
            report.names.push(name);
        }
    }
    Ok(())
}

/// The end of an import.
#[derive(Default, Serialize)]
pub struct FinishReport {
    /// Whether sign-ins no longer do the work of imported hashes.
    finished: bool,
    /// The principals that still have an imported hash.
    waiting: u64,
    /// Some of their names.
    names: Vec<LoginName>,
    /// The principals whose passwords were ended.
    given_up: u64,
    /// Whether passwords were to be ended.
    #[serde(skip)]
    gave_up: bool,
}

impl Report for FinishReport {
    fn is_in_the_way(&self) -> bool {
        !self.finished
    }
}

impl fmt::Display for FinishReport {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { finished, waiting, names, given_up, gave_up } = self;
        if *given_up > 0 {
            writeln!(out, "Passwords that were ended: {given_up}.")?;
        }
        match (finished, waiting) {
            (true, _) => writeln!(out, "The import is finished: sign-ins no longer do the work of imported hashes."),
            (false, 0) => writeln!(out, "Another import began meanwhile. Run the command again when it has ended."),
            (false, waiting) => {
                writeln!(out, "Not signed in since the import, and still with an imported hash ({waiting}):")?;
                for name in names {
                    writeln!(out, "  the {}", described(name))?;
                }
                if usize::try_from(*waiting).is_ok_and(|waiting| waiting > names.len()) {
                    writeln!(out, "  …")?;
                }
                if *gave_up {
                    writeln!(out, "Nobody could recover these accounts, so their passwords stay. Wait for their owners, or delete them.")
                } else {
                    writeln!(out, "Wait for them, or end their passwords with --give-up.")
                }
            }
        }
    }
}
