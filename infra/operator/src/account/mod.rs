//! `account`: what an operator does with one account.

mod create;
mod delete;
mod find;
mod freeze;
mod show;

use clap::Subcommand;

use crate::context::Context;
use crate::failure::Failure;
use crate::person::Name;
use crate::report::Done;
use crate::role::Role;

#[derive(Subcommand)]
pub enum Command {
    /// Creates an account, and mails its owner a link to choose a password.
    Create(create::NewAccount),
    /// Mails another link to the owner of an account that was created and has no password yet.
    Invite(create::Invitation),
    /// Finds the accounts and users of an email address or a mobile number.
    Find(find::Search),
    /// Shows an account or a user: contacts, second factors, sessions, and the last acts.
    Show(Name),
    /// Freezes an account with its users, or one user. Nobody signs in, and no recovery works, until it is unfrozen.
    Freeze(Name),
    /// Ends a freeze. The users that were frozen with the account are unfrozen with it.
    Unfreeze(Name),
    /// Deletes an account with its users for good. Nothing of them stays but audit entries that name nobody.
    Delete(delete::Deletion),
}

impl Command {
    /// The role of the template that allows the command.
    pub fn role(&self) -> Role {
        match self {
            Self::Create(_) | Self::Invite(_) | Self::Find(_) | Self::Show(_) | Self::Freeze(_) | Self::Unfreeze(_) => Role::Operator,
            Self::Delete(_) => Role::Migration,
        }
    }

    pub async fn run(self, context: &Context) -> Result<Done, Failure> {
        match self {
            Self::Create(account) => create::run(context, account).await.map(Done::from),
            Self::Invite(invitation) => create::invite(context, invitation).await.map(Done::from),
            Self::Find(search) => find::run(context, &search).await.map(Done::from),
            Self::Show(name) => show::run(context, &name).await.map(Done::from),
            Self::Freeze(name) => freeze::freeze(context, &name).await.map(Done::from),
            Self::Unfreeze(name) => freeze::unfreeze(context, &name).await.map(Done::from),
            Self::Delete(deletion) => delete::run(context, &deletion).await.map(Done::from),
        }
    }
}
