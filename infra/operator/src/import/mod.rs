//! `import`: brings the users of another system along, with their passwords and apps.
//!
//! The first pass checks the whole file. The second pass puts the principals of the good lines. An import that was killed
//! continues where it ended when the operator starts it again.

mod check;
mod finish;
mod lines;
mod put;
mod rejects;
mod rows;

use std::fmt;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use rekey_domain::account::AccountName;
use serde::Serialize;

use self::check::{Plan, Verdict, check};
use self::lines::Lines;
use self::put::{Counts, put};
use self::rejects::Rejects;
use crate::context::Context;
use crate::failure::Failure;
use crate::report::{Done, Report};

pub use self::rejects::create;

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Import {
    /// The file: JSON Lines in UTF-8, one account or user a line, such as {"account": "ada@example.org", "password": "$2b$12$…"}.
    /// infra/operator/README.md describes the fields.
    #[arg(required = true)]
    file: Option<PathBuf>,
    /// Checks the whole file, and imports nothing.
    #[arg(long)]
    dry_run: bool,
    /// Imports the other lines if some are rejected.
    #[arg(long)]
    skip_rejects: bool,
    /// Also imports users into this account of the directory, which is not in the file. The option may be repeated.
    #[arg(long, value_name = "NAME", value_parser = AccountName::parse)]
    into: Vec<AccountName>,
    /// The new file for rejected lines, with the reasons. The default is FILE.rejects-<time>.jsonl.
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Ends the import: sign-ins no longer do the work of imported hashes, once nobody is left who has one.
    Finish(finish::Finish),
}

impl Import {
    /// Runs the import, or its end.
    ///
    /// # Errors
    /// If the file or the directory cannot be read or written.
    pub async fn run(self, context: &Context) -> Result<Done, Failure> {
        match (self.command, self.file) {
            (Some(Command::Finish(finish)), _) => finish::run(context, &finish).await.map(Done::from),
            (None, Some(file)) => {
                let path = self.rejects.unwrap_or_else(|| default_rejects(context, &file));
                let source = Source { file, into: self.into };
                import(context, &source, Rejects::new(path)?, self.dry_run, self.skip_rejects).await.map(Done::from)
            }
            (None, None) => Err(Failure::WrongUse("Name the file to import.".to_owned())),
        }
    }
}

/// What is imported.
struct Source {
    file: PathBuf,
    /// The accounts of the directory that may get users from the file.
    into: Vec<AccountName>,
}

/// The file's own name with the time, such as `users.jsonl.rejects-2026-11-22T07:50:00Z.jsonl`.
fn default_rejects(context: &Context, file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".rejects-{}.jsonl", context.clock.now().rfc3339()));
    name.into()
}

async fn import(
    context: &Context,
    source: &Source,
    mut rejects: Rejects,
    dry_run: bool,
    skip_rejects: bool,
) -> Result<ImportReport, Failure> {
    let plan = check(context, &source.file, &source.into).await?;
    write_rejects(&source.file, &plan, &mut rejects)?;
    let (stopped, mut counts) = (rejects.count() > 0 && !skip_rejects, Counts::default());
    if !dry_run && !stopped {
        counts = put(context, &source.file, &plan, &mut rejects).await?;
    }
    let count = |verdict| u64::try_from(plan.lines.iter().filter(|planned| planned.verdict == verdict).count()).unwrap_or(u64::MAX);
    Ok(ImportReport {
        importable: count(Verdict::Root) + count(Verdict::User),
        imported: counts.imported,
        already: counts.already + count(Verdict::Already),
        rejected: rejects.count(),
        rejects: rejects.path().map(|path| path.display().to_string()),
        dry_run,
        stopped,
        work: plan.families.in_words(),
    })
}

/// Writes the rejected lines of the first pass. Their texts are read again, because the first pass does not keep them.
fn write_rejects(file: &Path, plan: &Plan, rejects: &mut Rejects) -> Result<(), Failure> {
    if plan.reasons.is_empty() {
        return Ok(());
    }
    for line in Lines::open(file)? {
        let line = line?;
        if let Some(reason) = plan.reasons.get(&line.number) {
            rejects.add(line.number, reason, line.bytes.as_deref())?;
        }
    }
    Ok(())
}

/// The result of an import.
#[derive(Serialize)]
struct ImportReport {
    /// The lines that the first pass found good and new.
    importable: u64,
    imported: u64,
    already: u64,
    rejected: u64,
    /// The file of the rejected lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    rejects: Option<String>,
    dry_run: bool,
    /// Whether nothing was imported because of rejected lines.
    stopped: bool,
    /// The most expensive hash of each kind in the file. Every sign-in does the work of all of them until the import is finished.
    work: Vec<String>,
}

impl Report for ImportReport {
    fn is_in_the_way(&self) -> bool {
        self.rejected > 0
    }
}

impl fmt::Display for ImportReport {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { importable, imported, already, rejected, rejects, dry_run, stopped, work } = self;
        if *dry_run || *stopped {
            writeln!(out, "Nothing was imported. Can be imported: {importable}. Imported before: {already}. Rejected: {rejected}.")?;
        } else {
            writeln!(out, "Imported: {imported}. Imported before: {already}. Rejected: {rejected}.")?;
        }
        if let Some(rejects) = rejects {
            writeln!(out, "The rejected lines are in {rejects}, with the reasons. Keep that file as safe as the file itself.")?;
        }
        if !work.is_empty() {
            writeln!(out, "Until `import finish`, every sign-in to the deployment does this work, too: {}.", work.join("; "))?;
        }
        if *stopped && !dry_run {
            writeln!(out, "Correct them and run the import again, or import the others with --skip-rejects.")?;
        }
        Ok(())
    }
}
