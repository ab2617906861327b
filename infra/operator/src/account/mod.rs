//! `account`: what an operator does with one account.

mod show;

use clap::Subcommand;

use crate::context::Context;
use crate::failure::Failure;
use crate::person::Name;
use crate::report::Done;

#[derive(Subcommand)]
pub enum Command {
    /// Shows an account or a user: contacts, second factors, sessions, and the last acts.
    Show(Name),
}

impl Command {
    pub async fn run(self, context: &Context) -> Result<Done, Failure> {
        match self {
            Self::Show(name) => show::run(context, &name).await.map(Done::from),
        }
    }
}
