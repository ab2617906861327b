//! `export`: takes the users out again, with their hashes and seeds; or everything that is held about one account, for its owner.

mod account;
mod file;

use std::fmt;
use std::path::PathBuf;

use age::x25519::Recipient;
use clap::{ArgAction, Args};
use futures_util::stream::{self, StreamExt};
use rekey_adapters::store::WholePrincipal;
use rekey_domain::account::AccountName;
use rekey_domain::totp::SeedPurpose;
use serde::Serialize;

use self::file::Output;
use crate::context::Context;
use crate::failure::Failure;
use crate::record::{Held, write};
use crate::report::{Done, Report, counted};

#[derive(Args)]
pub struct Export {
    /// The new file. It must not exist.
    file: PathBuf,
    /// Encrypts the file to this public key of age. Several keys may be named, and each opens the file.
    #[arg(long, value_name = "AGE1…", value_parser = recipient, required_unless_present = "plain", conflicts_with = "plain")]
    to: Vec<Recipient>,
    /// Writes the file in clear text. It has to be said twice, because everybody who gets the file then reads hashes and seeds.
    #[arg(long, action = ArgAction::Count)]
    plain: u8,
    /// Exports everything that is held about this account, for its owner: no hash and no seed.
    #[arg(long, value_name = "NAME", value_parser = AccountName::parse)]
    account: Option<AccountName>,
}

/// The seeds that are opened at once: each takes a request to the key service.
const AT_ONCE: usize = 16;

fn recipient(text: &str) -> Result<Recipient, String> {
    text.parse().map_err(|_| "A public key of age begins with age1. `age-keygen` makes one.".to_owned())
}

impl Export {
    /// Writes the file.
    ///
    /// # Errors
    /// If the tables cannot be read or the file cannot be written. The incomplete file is then removed.
    pub async fn run(self, context: &Context) -> Result<Done, Failure> {
        if self.plain == 1 {
            return Err(Failure::WrongUse(
                "With --plain, everybody who gets the file reads the hashes and seeds in it. Say --plain twice if you mean it.".to_owned(),
            ));
        }
        let mut output = Output::create(&self.file, &self.to)?;
        let written = match &self.account {
            None => everybody(context, &mut output).await,
            Some(account) => account::write(context, account, &mut output).await,
        };
        let lines = output.finish(written)?;
        Ok(ExportReport {
            file: self.file.display().to_string(),
            encrypted: self.plain == 0,
            lines: lines.written,
            left_behind: lines.left_behind,
        }
        .into())
    }
}

/// The numbers of an export.
#[derive(Default)]
struct Lines {
    written: u64,
    /// Principals that have factors which no record has.
    left_behind: u64,
}

/// Writes a record for each principal.
async fn everybody(context: &Context, output: &mut Output) -> Result<Lines, Failure> {
    let (mut lines, mut place) = (Lines::default(), None);
    loop {
        let page = context.directory.scan_principals(place.take()).await?;
        let whole = context.directory.whole_principals(page.found).await?;
        let mut opened = stream::iter(whole).map(|whole| open(context, whole)).buffered(AT_ONCE);
        while let Some(held) = opened.next().await {
            let held = held?;
            lines.left_behind += u64::from(held.factors.stands_by(context.clock.now()));
            output.line(&write(held))?;
            lines.written += 1;
        }
        match page.next {
            Some(next) => place = Some(next),
            None => return Ok(lines),
        }
    }
}

/// Opens the seed of a principal.
async fn open(context: &Context, whole: WholePrincipal) -> Result<Held, Failure> {
    let WholePrincipal { principal, login, factors, policy } = whole;
    let seed = match &factors.app {
        Some(app) => Some(context.seed_key.open(&app.seed, principal.id, SeedPurpose::SignIn).await?),
        None => None,
    };
    Ok(Held { principal, login, factors, seed, policy })
}

/// The result of an export.
#[derive(Serialize)]
struct ExportReport {
    file: String,
    encrypted: bool,
    lines: u64,
    /// Principals whose former factors an undo restored beside those that are on. They are not in the file.
    left_behind: u64,
}

impl Report for ExportReport {}

impl fmt::Display for ExportReport {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, encrypted, lines, left_behind } = self;
        writeln!(
            out,
            "{file} has {}, {}.",
            counted(lines, "line"),
            if *encrypted { "encrypted. `age -d -i KEYFILE` opens it" } else { "readable for everybody who gets the file" }
        )?;
        if *left_behind > 0 {
            writeln!(
                out,
                "Accounts and users with an app or recovery codes on standby after an undo: {left_behind}. These are not in the file. The factors that are on are in it."
            )?;
        }
        Ok(())
    }
}
