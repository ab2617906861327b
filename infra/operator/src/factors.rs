//! `factors begin-wait`: the announced wait at whose end a person who has lost every second factor can turn them off.
//!
//! The operator only begins the wait. Rekey announces the wait to every contact at once, each day, and at its end. A person who
//! still has a factor stops the wait by signing in.

use std::fmt;

use clap::{Args, Subcommand};
use rekey_adapters::store::WaitCause;
use rekey_domain::account::{AccountName, UserName};
use rekey_domain::account_policy::LostFactorRule;
use rekey_domain::lost_factor::{OPERATORS_WAIT, Wait};
use rekey_domain::principal::{Principal, State};
use serde::Serialize;

use crate::context::Context;
use crate::failure::Failure;
use crate::person::{Name, described};
use crate::report::{Done, Report};

/// The seconds of a day.
const DAY: i64 = 86_400;

#[derive(Subcommand)]
pub enum Command {
    /// Begins the announced wait after which the second factors of an account or a user can be turned off.
    BeginWait(BeginWait),
}

#[derive(Args)]
pub struct BeginWait {
    #[command(flatten)]
    name: Name,
    /// The days of the wait, from 7 to 60.
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(i64).range(7..=60))]
    days: i64,
}

/// A wait that began.
#[derive(Serialize)]
struct Begun {
    account: AccountName,
    user: Option<UserName>,
    ready_at: String,
    #[serde(skip)]
    name: String,
}

impl Command {
    pub async fn run(self, context: &Context) -> Result<Done, Failure> {
        match self {
            Self::BeginWait(wait) => begin_wait(context, wait).await.map(Done::from),
        }
    }
}

async fn begin_wait(context: &Context, BeginWait { name, days }: BeginWait) -> Result<impl Report, Failure> {
    let described = described(&name.login_name());
    let (principal, now) = (context.person(&name.login_name()).await?.principal, context.clock.now());
    let no_factor = || Failure::InTheWay(format!("The {described} has no second factor turned on."));
    let seen = context.directory.lost_factor_state(principal.id).await?.filter(|seen| seen.factors.ask()).ok_or_else(no_factor)?;
    can_wait(context, &seen.principal).await?;
    if let Some(wait) = seen.wait(now) {
        let ready_at = wait.ready_at.rfc3339();
        return Err(Failure::InTheWay(format!("A wait of the {described} goes on already and ends at {ready_at}. It stays as it is.")));
    }
    let wait = Wait::new(context.id(), &seen.principal, (days * DAY).max(OPERATORS_WAIT), now);
    let wait = Wait { by_support: true, ..wait };
    let outcome = context.directory.begin_wait(&wait, &seen, WaitCause::Operator(&context.operator), &context.random).await?;
    outcome.done_or(Failure::changed_meanwhile())?;
    Ok(Begun { account: name.account, user: name.user, ready_at: wait.ready_at.rfc3339(), name: described })
}

/// Requires that the link at the end of a wait can be mailed and used.
async fn can_wait(context: &Context, principal: &Principal) -> Result<(), Failure> {
    if principal.shown_state() != State::Active {
        return Err(Failure::in_the_way("Only an active account or user gets a wait. This one is frozen, or has no password."));
    }
    if principal.email.is_none() {
        return Err(Failure::in_the_way("There is no bound email address, and the link at the end of a wait is mailed."));
    }
    let policy = context.directory.policy_for(principal).await?;
    if policy.is_some_and(|stored| stored.policy.lost_factor == LostFactorRule::Administrator) {
        return Err(Failure::in_the_way(
            "The account's policy leaves this to its administrators, who can reset the user's second factors.",
        ));
    }
    Ok(())
}

impl Report for Begun {}

impl fmt::Display for Begun {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, ready_at, .. } = self;
        write!(
            out,
            "The wait of the {name} ends at {ready_at}. Its contacts are told now, each day, and at the end, when a mailed link turns \
             the second factors off. A sign-in with any of them stops the wait."
        )
    }
}
