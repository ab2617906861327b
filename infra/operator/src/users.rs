//! `users list`: the users of an account.

use std::fmt;

use clap::{Args, Subcommand};
use rekey_adapters::store::User;
use rekey_domain::account::{AccountName, LoginName, UserName};
use rekey_domain::clock::Timestamp;
use rekey_domain::factors::Factor;
use rekey_domain::permissions::Permissions;
use rekey_domain::principal::State;
use serde::Serialize;

use crate::context::Context;
use crate::failure::Failure;
use crate::report::{Done, Report, counted, in_line, state_word};

#[derive(Subcommand)]
pub enum Command {
    /// Lists the users of an account, by name.
    List(Account),
}

#[derive(Args)]
pub struct Account {
    /// The name of the account.
    #[arg(value_name = "NAME", value_parser = AccountName::parse)]
    account: AccountName,
}

/// The users of an account.
#[derive(Serialize)]
struct List {
    account: AccountName,
    users: Vec<Listed>,
}

#[derive(Serialize)]
struct Listed {
    user: Option<UserName>,
    state: State,
    email: Option<String>,
    phone: Option<String>,
    permissions: Permissions,
    factors: Vec<&'static str>,
    last_sign_in_at: Option<String>,
}

impl Command {
    pub async fn run(self, context: &Context) -> Result<Done, Failure> {
        match self {
            Self::List(Account { account }) => list(context, account).await.map(Done::from),
        }
    }
}

async fn list(context: &Context, account: AccountName) -> Result<impl Report, Failure> {
    context.person(&LoginName { account: account.clone(), user: None }).await?;
    let users = context.users(&account).await?.into_iter().map(Listed::from).collect();
    Ok(List { account, users })
}

impl From<User> for Listed {
    fn from(User { principal, login }: User) -> Self {
        Self {
            state: principal.shown_state(),
            user: principal.user,
            email: principal.email.map(String::from),
            phone: principal.phone.map(String::from),
            permissions: principal.permissions,
            factors: login.factors.kinds.into_iter().map(Factor::name).collect(),
            last_sign_in_at: login.last_sign_in_at.map(Timestamp::rfc3339),
        }
    }
}

impl Report for List {}

impl fmt::Display for List {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.users.len() {
            0 => writeln!(out, "The account {} has no users.", self.account)?,
            number => writeln!(out, "The account {} has {}:", self.account, counted(number, "user"))?,
        }
        self.users.iter().try_for_each(|user| writeln!(out, "  {}", in_line(&user.to_string())))
    }
}

impl fmt::Display for Listed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.user.as_ref().map_or("", UserName::as_str), state_word(self.state))?;
        write!(out, ", {}", self.email.as_ref().or(self.phone.as_ref()).map_or("no contact", String::as_str))?;
        if !self.factors.is_empty() {
            write!(out, ", second factors: {}", self.factors.join(" and "))?;
        }
        match &self.last_sign_in_at {
            Some(at) => write!(out, ", last signed in at {at}"),
            None => write!(out, ", never signed in"),
        }
    }
}
