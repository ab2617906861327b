//! The second pass of an import: it puts the principals, the roots first.

use std::collections::HashSet;
use std::path::Path;

use futures_util::stream::{self, StreamExt};
use rekey_adapters::store::{self, Imported, User};
use rekey_domain::account::{AccountName, LoginName};
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::principal::Principal;
use tokio::sync::Mutex;

use super::check::{Plan, Planned, Verdict};
use super::lines::{Line, Lines};
use super::rejects::Rejects;
use super::rows::{in_account, rows};
use crate::context::Context;
use crate::failure::Failure;
use crate::progress::Progress;
use crate::record::{Newcomer, read};

/// The most transactions at once. A transaction spends most of its time on the way to DynamoDB and back, so several run side by
/// side. More than 16 gain little: an idle table on demand takes about 400 transactions a second at first.
const AT_ONCE: usize = 16;

/// The users of one account are imported one after the other, because each transaction requires the root of the account, and DynamoDB
/// cancels one of two transactions that meet at an item. Accounts that share one of these turns wait for each other, too.
const TURNS: usize = 64;
/// The most tries at a user whose account others change at the same moment.
const TRIES: usize = 5;

/// The numbers of an import.
#[derive(Default)]
pub struct Counts {
    pub imported: u64,
    pub already: u64,
}

/// What became of a line.
struct Outcome {
    line: Line,
    account: AccountName,
    result: Result<Imported, &'static str>,
}

/// Puts the principals of a plan.
///
/// # Errors
/// If the file has changed since it was checked, or a write fails. The same import goes on where this one ended.
pub async fn put(context: &Context, path: &Path, plan: &Plan, rejects: &mut Rejects) -> Result<Counts, Failure> {
    let wanted = plan.lines.iter().filter(|planned| matches!(planned.verdict, Verdict::Root | Verdict::User)).count();
    let (wanted, rejected_before) = (u64::try_from(wanted).unwrap_or(u64::MAX), rejects.count());
    let already = plan.lines.iter().any(|planned| planned.verdict == Verdict::Already);
    if wanted == 0 && !already {
        return Ok(Counts::default());
    }
    // No sign-in of an imported principal may do more work than one with an unknown name. The principals of an import that was
    // killed before its end need that, too.
    raise_hashes(context, plan).await?;
    let mut progress = Progress::begin("Importing", wanted);
    let mut counts = Counts::default();
    let lost = put_part(context, path, plan, Verdict::Root, &HashSet::new(), (&mut counts, &mut *rejects, &mut progress)).await?;
    put_part(context, path, plan, Verdict::User, &lost, (&mut counts, &mut *rejects, &mut progress)).await?;
    progress.end();
    if counts.imported + counts.already + rejects.count() - rejected_before < wanted {
        return Err(changed());
    }
    // An `import finish` at the same time may have found nobody, before the last of these principals.
    raise_hashes(context, plan).await?;
    Ok(counts)
}

async fn raise_hashes(context: &Context, plan: &Plan) -> Result<(), Failure> {
    if !plan.families.is_empty() {
        context.directory.raise_imported_hashes(&plan.families).await?;
    }
    Ok(())
}

/// Puts the roots, or the users except those of the lost accounts. Returns the accounts of the lines that were rejected.
async fn put_part(
    context: &Context,
    path: &Path,
    plan: &Plan,
    part: Verdict,
    lost: &HashSet<AccountName>,
    (counts, rejects, progress): (&mut Counts, &mut Rejects, &mut Progress),
) -> Result<HashSet<AccountName>, Failure> {
    let (mut rejected, turns) = (HashSet::new(), [const { Mutex::const_new(()) }; TURNS]);
    let lines = Lines::open(path)?.zip(&plan.lines).filter(|(_, planned)| planned.verdict == part);
    let mut running = stream::iter(lines).map(|(line, planned)| put_line(context, line, planned, lost, &turns)).buffer_unordered(AT_ONCE);
    while let Some(done) = running.next().await {
        let Outcome { line, account, result } = done?;
        let reason = match result {
            Ok(Imported::Done) => {
                counts.imported += 1;
                None
            }
            Ok(Imported::Already) => {
                counts.already += 1;
                None
            }
            Ok(Imported::NameTaken) => Some("The name is taken."),
            Ok(Imported::IdTaken) => Some("Another principal has this id."),
            Ok(Imported::AccountChanged) => Some("Others change its account at the same moment."),
            Err(reason) => Some(reason),
        };
        if let Some(reason) = reason {
            rejects.add(line.number, reason, line.bytes.as_deref())?;
            rejected.insert(account);
        }
        progress.reach(counts.imported + counts.already);
    }
    Ok(rejected)
}

async fn put_line(
    context: &Context,
    line: Result<Line, Failure>,
    planned: &Planned,
    lost: &HashSet<AccountName>,
    turns: &[Mutex<()>; TURNS],
) -> Result<Outcome, Failure> {
    let line = line?;
    let newcomer = line.bytes.as_deref().and_then(|bytes| read(bytes).ok()).filter(|newcomer| planned.is_of(&newcomer.line));
    let newcomer = newcomer.ok_or_else(changed)?;
    let account = newcomer.name.account.clone();
    if lost.contains(&account) {
        return Ok(Outcome { line, account, result: Err("The line of its account is rejected.") });
    }
    let result = if newcomer.name.user.is_none() {
        Ok(put_rows(context, &rows(context, newcomer).await?, None).await?)
    } else {
        let _turn = turns[turn(&account)].lock().await;
        put_user(context, newcomer).await?
    };
    Ok(Outcome { line, account, result })
}

/// Puts a user into its account as the account is now.
async fn put_user(context: &Context, newcomer: Newcomer) -> Result<Result<Imported, &'static str>, Failure> {
    let name = LoginName { account: newcomer.name.account.clone(), user: None };
    let user = rows(context, newcomer).await?;
    for _ in 0..TRIES {
        let Some(User { principal: root, .. }) = context.find(&name).await? else {
            return Ok(Err("Somebody deleted its account meanwhile."));
        };
        if root.operator_freeze.is_some_and(|freeze| freeze.deleting) {
            return Ok(Err("An operator is deleting its account."));
        }
        match put_rows(context, &in_account(&user, &root), Some(&root)).await? {
            Imported::AccountChanged => {}
            imported => return Ok(Ok(imported)),
        }
    }
    Err(Failure::changed_meanwhile())
}

async fn put_rows(context: &Context, rows: &store::Newcomer, root: Option<&Principal>) -> Result<Imported, Failure> {
    let (id, name) = (rows.principal.id, rows.principal.login_name());
    let audit = AuditEntry::own(context.id(), id, name, AuditAction::Imported, context.clock.now()).by_operator(&context.operator);
    Ok(context.directory.import(rows, root, &audit).await?)
}

/// The place of an account among the turns.
fn turn(account: &AccountName) -> usize {
    account.as_str().bytes().fold(0, |sum, byte| (sum * 31 + usize::from(byte)) % TURNS)
}

fn changed() -> Failure {
    Failure::in_the_way("The file has changed since it was checked. Run the import again: it goes on where this one ended.")
}
