//! `account find`: the accounts and users of a contact, for a caller who does not know the name.

use std::fmt;

use clap::Args;
use rekey_domain::account::{AccountName, LoginName, UserName};
use rekey_domain::contact::Contact;
use rekey_domain::principal::{Principal, State};
use serde::Serialize;

use crate::context::Context;
use crate::failure::Failure;
use crate::person::{contact, described};
use crate::report::{Report, in_line, state_word};

#[derive(Args)]
pub struct Search {
    /// The email address, or the mobile number with its country code, such as +4915123456789.
    #[arg(value_name = "ADDRESS", value_parser = contact)]
    contact: Contact,
}

/// The accounts and users that a contact is bound to.
#[derive(Serialize)]
struct Found {
    contact: String,
    found: Vec<Holder>,
}

#[derive(Serialize)]
struct Holder {
    account: AccountName,
    user: Option<UserName>,
    state: State,
}

/// Finds the accounts and users of a contact, by name.
pub async fn run(context: &Context, Search { contact }: &Search) -> Result<impl Report, Failure> {
    let mut holders = context.directory.holders(contact).await?;
    holders.sort_by_key(|principal| principal.login_name().to_string());
    Ok(Found { contact: contact.to_string(), found: holders.into_iter().map(Holder::from).collect() })
}

impl From<Principal> for Holder {
    fn from(principal: Principal) -> Self {
        Self { state: principal.shown_state(), account: principal.account, user: principal.user }
    }
}

impl Report for Found {
    fn is_in_the_way(&self) -> bool {
        self.found.is_empty()
    }
}

impl fmt::Display for Found {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let contact = in_line(&self.contact);
        if self.found.is_empty() {
            return writeln!(out, "No account and no user has {contact} as a contact. Contacts that nobody has confirmed do not count.");
        }
        writeln!(out, "{contact} is a contact of")?;
        self.found.iter().try_for_each(|Holder { account, user, state }| {
            let name = described(&LoginName { account: account.clone(), user: user.clone() });
            writeln!(out, "  the {}: {}", in_line(&name), state_word(*state))
        })
    }
}
