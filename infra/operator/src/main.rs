//! `rekey-operator`: the command line for the people who run a deployment.
//!
//! `main` reads the arguments, runs one command, prints its report and ends with a status that scripts can use: 0 if the command
//! did what it was told, 1 if something stands in the way, 2 if the arguments are wrong. Each command is a module with its
//! arguments and a function `run`.

mod account;
mod context;
mod doctor;
mod export;
mod factors;
mod failure;
mod import;
mod messages;
mod person;
mod progress;
mod record;
mod redrive;
mod report;
mod role;
mod rotate;
mod sessions;
mod stack;
mod target;
mod users;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::context::Context;
use self::failure::Failure;
use self::report::Done;
use self::role::Role;
use self::target::{Options, Target};

/// What stands below the help of the tool.
const AFTER_HELP: &str = "\
When somebody calls:
  I do not get in.                            account show NAME
  I do not know the name of my account.       account find ADDRESS
  Somebody is in my account.                  account freeze NAME
  I have lost my laptop.                      sessions end NAME
  I have lost my phone and recovery codes.    factors begin-wait NAME
  My link to a new account has expired.       account invite NAME
  No mail comes.                              messages ADDRESS

The status is 0 if the command did what it was told, 1 if something stands in
the way or nothing was found, and 2 if the arguments are wrong.";

/// Operates a deployment of Rekey.
#[derive(Parser)]
#[command(name = "rekey-operator", version, arg_required_else_help = true, after_help = AFTER_HELP)]
struct Cli {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Works on one account, or on one of its users.
    #[command(subcommand)]
    Account(account::Command),
    Doctor(doctor::Doctor),
    /// Writes all users to a file, in the form that `import` reads, or everything that is held about one account.
    Export(export::Export),
    /// Helps a person who has lost every second factor.
    #[command(subcommand)]
    Factors(factors::Command),
    /// Brings users along from another system, with their passwords and authenticator apps.
    Import(import::Import),
    /// Shows what became of the last messages to an email address or a mobile number.
    Messages(messages::Messages),
    /// Sends and publishes what Lambda gave up.
    #[command(subcommand)]
    Redrive(redrive::Redrive),
    /// Replaces a key.
    #[command(subcommand)]
    Rotate(rotate::Rotate),
    /// Ends sessions.
    #[command(subcommand)]
    Sessions(sessions::Command),
    /// Lists the users of an account.
    #[command(subcommand)]
    Users(users::Command),
}

#[tokio::main]
async fn main() -> ExitCode {
    let Cli { options, command } = Cli::parse();
    let (json, role) = (options.json, command.role());
    let done = match Target::of(options).await {
        Ok(target) => command.run(&target).await,
        Err(failure) => Err(failure),
    };
    match done {
        Ok(done) => done.print(json),
        Err(failure) => failure.print(role),
    }
}

impl Command {
    async fn run(self, target: &Target) -> Result<Done, Failure> {
        match self {
            Self::Account(command) => command.run(&Context::open(target).await?).await,
            Self::Doctor(doctor) => doctor.run(target).await,
            Self::Export(command) => command.run(&Context::open(target).await?).await,
            Self::Factors(command) => command.run(&Context::open(target).await?).await,
            Self::Import(command) => command.run(&Context::open(target).await?).await,
            Self::Messages(messages) => messages::run(messages, target).await.map(Done::from),
            Self::Redrive(command) => command.run(target).await,
            Self::Rotate(command) => command.run(target).await,
            Self::Sessions(command) => command.run(&Context::open(target).await?).await,
            Self::Users(command) => command.run(&Context::open(target).await?).await,
        }
    }

    /// The role of the template that allows the command.
    fn role(&self) -> Role {
        match self {
            Self::Account(command) => command.role(),
            Self::Doctor(_) => Role::Operator,
            Self::Export(_) => Role::Migration,
            Self::Factors(_) => Role::Operator,
            Self::Import(_) => Role::Migration,
            Self::Messages(_) => Role::Operator,
            Self::Redrive(command) => command.role(),
            Self::Rotate(_) => Role::Deployer,
            Self::Sessions(_) => Role::Operator,
            Self::Users(_) => Role::Operator,
        }
    }
}
