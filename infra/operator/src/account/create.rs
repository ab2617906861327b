//! `account create` and `account invite`: an account for the reader of an address, also where sign-up is closed.

use std::fmt;

use clap::Args;
use rekey_domain::account::{AccountName, LoginName};
use rekey_domain::email::EmailAddress;
use rekey_domain::permissions::Permissions;
use rekey_domain::principal::{Principal, State};
use rekey_domain::registration::Registration;
use serde::Serialize;

use crate::context::Context;
use crate::failure::Failure;
use crate::report::{Report, in_line};

#[derive(Args)]
pub struct NewAccount {
    /// The name of the account.
    #[arg(value_name = "NAME", value_parser = AccountName::parse)]
    account: AccountName,
    /// The address of its owner. A mailed link proves it.
    #[arg(long, value_name = "ADDRESS", value_parser = EmailAddress::parse)]
    email: EmailAddress,
}

#[derive(Args)]
pub struct Invitation {
    /// The name of the account.
    #[arg(value_name = "NAME", value_parser = AccountName::parse)]
    account: AccountName,
    /// Another address for the link, in place of the one before.
    #[arg(long, value_name = "ADDRESS", value_parser = EmailAddress::parse)]
    email: Option<EmailAddress>,
}

/// An account whose owner has been mailed a link.
#[derive(Serialize)]
struct Invited {
    account: String,
    email: String,
}

/// Creates an account.
pub async fn run(context: &Context, NewAccount { account, email }: NewAccount) -> Result<impl Report, Failure> {
    has_its_address(&account, &email)?;
    let name = LoginName { account: account.clone(), user: None };
    let act = context.act();
    let mut root = Principal::new(context.id(), name, Permissions::default(), act.at);
    let registration = Registration::of_account(context.id(), &root, email.clone(), act.at);
    (root.pending_email, root.registration) = (Some(email.clone()), Some(registration.id));
    let outcome = context.directory.create_account(&act, &root, &registration).await?;
    outcome.done_or(Failure::InTheWay(format!("The name {account} is taken. Nothing was changed.")))?;
    Ok(Invited { account: account.into(), email: email.into() })
}

/// Mails another link.
pub async fn invite(context: &Context, Invitation { account, email }: Invitation) -> Result<impl Report, Failure> {
    let root = context.person(&LoginName { account: account.clone(), user: None }).await?.principal;
    let email = email.or_else(|| root.pending_email.clone()).filter(|_| root.shown_state() == State::Invited);
    let email = email.ok_or_else(|| {
        Failure::in_the_way("Only an account without a password is invited. The owner of any other uses \u{201c}Forgot password\u{201d}.")
    })?;
    has_its_address(&account, &email)?;
    let act = context.act();
    let registration = Registration::of_account(context.id(), &root, email.clone(), act.at);
    let outcome = context.directory.invite_again(&act, &root, &email, &registration).await?;
    outcome.done_or(Failure::changed_meanwhile())?;
    Ok(Invited { account: account.into(), email: email.into() })
}

/// Requires what a registration requires: an account that is named by an address belongs to its reader.
fn has_its_address(account: &AccountName, email: &EmailAddress) -> Result<(), Failure> {
    match account.as_email() {
        Some(address) if address != *email => {
            Err(Failure::WrongUse("An account named by an address has that address: give it with --email.".to_owned()))
        }
        _ => Ok(()),
    }
}

impl Report for Invited {}

impl fmt::Display for Invited {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (account, email) = (in_line(&self.account), in_line(&self.email));
        write!(out, "The account {account} has no password yet. A link to choose one is on its way to {email}. It is valid for 24 hours.")
    }
}
