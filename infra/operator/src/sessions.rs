//! `sessions end`: signs out every device of an account or a user.

use std::fmt;

use clap::Subcommand;
use rekey_domain::account::{AccountName, UserName};
use serde::Serialize;

use crate::context::Context;
use crate::failure::Failure;
use crate::person::{Name, described};
use crate::report::{Done, Report, counted};

#[derive(Subcommand)]
pub enum Command {
    /// Signs out every device of an account, without its users, or of one user. The password stays.
    End(Name),
}

/// An account or user without sessions.
#[derive(Serialize)]
struct Ended {
    account: AccountName,
    user: Option<UserName>,
    /// The number of sessions that there were.
    sessions: usize,
    #[serde(skip)]
    name: String,
}

impl Command {
    pub async fn run(self, context: &Context) -> Result<Done, Failure> {
        match self {
            Self::End(name) => end(context, name).await.map(Done::from),
        }
    }
}

async fn end(context: &Context, name: Name) -> Result<impl Report, Failure> {
    let principal = context.person(&name.login_name()).await?.principal;
    let act = context.act();
    let sessions = context.directory.flows().sessions(&principal).await?;
    let sessions = sessions.iter().filter(|session| session.is_live(&principal, act.at)).count();
    context.directory.end_sessions(&act, &principal).await?.done_or(Failure::changed_meanwhile())?;
    Ok(Ended { name: described(&name.login_name()), account: name.account, user: name.user, sessions })
}

impl Report for Ended {}

impl fmt::Display for Ended {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Every device of the {} is signed out. It had {}.", self.name, counted(self.sessions, "open session"))
    }
}
