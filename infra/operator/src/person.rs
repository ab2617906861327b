//! The account or user that a command is about.

use clap::Args;
use rekey_adapters::store::User;
use rekey_domain::account::{AccountName, LoginName, UserName};
use rekey_domain::contact::Contact;
use rekey_domain::email::EmailAddress;
use rekey_domain::phone::PhoneNumber;

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

impl Name {
    /// The name to sign in with.
    pub fn login_name(&self) -> LoginName {
        LoginName { account: self.account.clone(), user: self.user.clone() }
    }

    /// The name of the root of the account.
    pub fn root(&self) -> LoginName {
        LoginName { account: self.account.clone(), user: None }
    }
}

impl Context {
    /// Reads the principal of this name, and its login.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn find(&self, name: &LoginName) -> Result<Option<User>, Failure> {
        let Some(login) = self.directory.login(name).await? else { return Ok(None) };
        Ok(self.directory.principal(login.principal).await?.map(|principal| User { principal, login }))
    }

    /// Reads the principal of this name, which must exist.
    ///
    /// # Errors
    /// If there is none.
    pub async fn person(&self, name: &LoginName) -> Result<User, Failure> {
        self.find(name).await?.ok_or_else(|| {
            let elsewhere = name.account.as_email().map(|address| format!(" `account find {address}` finds the accounts of this address."));
            Failure::InTheWay(format!("There is no {}.{}", described(name), elsewhere.unwrap_or_default()))
        })
    }

    /// Reads all users of an account, by name.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn users(&self, account: &AccountName) -> Result<Vec<User>, Failure> {
        let (mut all, mut after) = (Vec::new(), None);
        loop {
            let page = self.directory.users(account, "", after.as_ref()).await?;
            all.extend(page.users);
            after = page.next;
            if after.is_none() {
                return Ok(all);
            }
        }
    }
}

/// The email address or the mobile number in an argument.
pub fn contact(text: &str) -> Result<Contact, String> {
    if text.contains('@') {
        return EmailAddress::parse(text).map(Contact::Email).map_err(|error| error.to_string());
    }
    PhoneNumber::parse(text)
        .map(Contact::Phone)
        .map_err(|_| "An email address has an @. A mobile number begins with + and its country code, such as +4915123456789.".to_owned())
}

/// A name in the words of the reports.
pub fn described(name: &LoginName) -> String {
    match &name.user {
        None => format!("account {}", name.account),
        Some(user) => format!("user {user} of the account {}", name.account),
    }
}
