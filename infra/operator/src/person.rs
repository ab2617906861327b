//! The account or user that a command is about.

use clap::Args;
use rekey_domain::account::{AccountName, LoginName, UserName};
use rekey_domain::principal::{Login, Principal};

use crate::context::Context;
use crate::failure::Failure;

/// The account or user that a command is about.
#[derive(Args)]
pub struct Name {
    /// The name of the account.
    #[arg(value_name = "NAME", value_parser = AccountName::parse)]
    pub account: AccountName,
    /// One of its users, in place of the account itself.
    #[arg(long, value_name = "USER", value_parser = UserName::parse)]
    pub user: Option<UserName>,
}

/// A principal and its login.
pub struct Person {
    pub principal: Principal,
    pub login: Login,
}

impl Name {
    /// The name to sign in with.
    pub fn login_name(&self) -> LoginName {
        LoginName { account: self.account.clone(), user: self.user.clone() }
    }
}

impl Context {
    /// Reads the principal of this name.
    ///
    /// # Errors
    /// If there is none.
    pub async fn person(&self, name: &LoginName) -> Result<Person, Failure> {
        let missing = || Failure::InTheWay(format!("There is no {}.", described(name)));
        let login = self.directory.login(name).await?.ok_or_else(missing)?;
        let principal = self.directory.principal(login.principal).await?.ok_or_else(missing)?;
        Ok(Person { principal, login })
    }
}

/// A name in the words of the reports.
pub fn described(name: &LoginName) -> String {
    match &name.user {
        None => format!("account {}", name.account),
        Some(user) => format!("user {user} of the account {}", name.account),
    }
}
