//! The second pass of an import: it puts the principals, the roots first.

use std::collections::HashSet;
use std::path::Path;

use futures_util::stream::{self, StreamExt};
use rekey_adapters::store::Imported;
use rekey_domain::account::AccountName;
use rekey_domain::audit::{AuditAction, AuditEntry};

use super::check::{Plan, Planned, Verdict};
use super::lines::{Line, Lines};
use super::rejects::Rejects;
use super::rows::rows;
use crate::context::Context;
use crate::failure::Failure;
use crate::progress::Progress;
use crate::record::read;

/// The most transactions at once. A transaction spends most of its time on the way to DynamoDB and back, so several run side by
/// side. More than 16 gain little: an idle table on demand takes about 400 transactions a second at first.
const AT_ONCE: usize = 16;

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
    let already = plan.lines.iter().any(|planned| planned.verdict == Verdict::Already);
    if wanted == 0 && !already {
        return Ok(Counts::default());
    }
    // No sign-in of an imported principal may do more work than one with an unknown name. The principals of an import that was
    // killed before its end need that, too.
    raise_hashes(context, plan).await?;
    let mut progress = Progress::begin("Importing", u64::try_from(wanted).unwrap_or(u64::MAX));
    let mut counts = Counts::default();
    let lost = put_part(context, path, plan, Verdict::Root, &HashSet::new(), (&mut counts, &mut *rejects, &mut progress)).await?;
    put_part(context, path, plan, Verdict::User, &lost, (&mut counts, rejects, &mut progress)).await?;
    progress.end();
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
    let mut rejected = HashSet::new();
    let lines = Lines::open(path)?.zip(&plan.lines).filter(|(_, planned)| planned.verdict == part);
    let mut running = stream::iter(lines).map(|(line, planned)| put_line(context, line, planned, lost)).buffer_unordered(AT_ONCE);
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
) -> Result<Outcome, Failure> {
    let line = line?;
    let newcomer = line.bytes.as_deref().and_then(|bytes| read(bytes).ok()).filter(|newcomer| planned.is_of(&newcomer.line));
    let newcomer = newcomer.ok_or_else(|| {
        Failure::in_the_way("The file has changed since it was checked. Run the import again: it goes on where this one ended.")
    })?;
    let account = newcomer.name.account.clone();
    if lost.contains(&account) {
        return Ok(Outcome { line, account, result: Err("The line of its account is rejected.") });
    }
    let rows = rows(context, newcomer).await?;
    let (id, name) = (rows.principal.id, rows.principal.login_name());
    let audit = AuditEntry::own(context.id(), id, name, AuditAction::Imported, context.clock.now()).by_operator(&context.operator);
    let result = Ok(context.directory.import(&rows, &audit).await?);
    Ok(Outcome { line, account, result })
}
