//! Why a command ended without a report: one line for the operator, and the status of the process.

use std::error::Error;
use std::fmt::{Debug, Display};
use std::process::ExitCode;

use aws_sdk_cloudformation::operation::describe_stacks::DescribeStacksError;
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_types::region::Region;
use rekey_adapters::aws::refused_right;
use rekey_adapters::errors::with_sources;
use rekey_adapters::keys::KeysError;
use rekey_adapters::store::StoreError;

use crate::report::harmless;
use crate::role::Role;

/// Why a command ended without a report.
#[derive(Debug)]
pub enum Failure {
    /// Something stands in the way: what it is, and what to do.
    InTheWay(String),
    /// The arguments are wrong.
    WrongUse(String),
    /// AWS refused a request, because the caller lacks this right.
    Refused(String),
}

impl Failure {
    /// Something that stands in the way and says itself what it is.
    pub fn in_the_way(what: impl Display) -> Self {
        Self::InTheWay(what.to_string())
    }

    /// Something changed while the command was at work.
    pub fn changed_meanwhile() -> Self {
        Self::in_the_way("Somebody else changed it at the same moment, and nothing was done. Run the command again.")
    }

    pub fn no_credentials(error: &dyn Error) -> Self {
        Self::InTheWay(format!("There are no credentials. Name a profile with --profile, or sign in to AWS. ({})", with_sources(error)))
    }

    pub fn no_output(stack: &str, output: &str) -> Self {
        Self::InTheWay(format!(
            "The stack {stack} has no output {output}. It is no stack of Rekey, or of an earlier version: deploy it again."
        ))
    }

    pub fn no_region() -> Self {
        Self::in_the_way("No region is set. Name the region of the stack with --region, or a profile that has one with --profile.")
    }

    pub fn no_stack(stack: &str, region: &Region) -> Self {
        Self::InTheWay(format!("There is no stack {stack} in {region}. Name the stack with --stack, and its region with --region."))
    }

    /// The stack was not described.
    pub fn of_stack(error: SdkError<DescribeStacksError>, stack: &str, region: &Region) -> Self {
        match error.message() {
            Some(message) if message.contains("does not exist") => Self::no_stack(stack, region),
            _ => error.into(),
        }
    }

    /// The failure in one line. `role` is the role that allows the command.
    pub fn line(&self, role: Role) -> String {
        match self {
            Self::InTheWay(line) | Self::WrongUse(line) => line.replace('\n', " "),
            Self::Refused(right) => format!("AWS refuses {right}. {}", role.advice()),
        }
    }

    /// Prints the failure as one line on standard error.
    #[expect(clippy::print_stderr, reason = "a command reports its faults on standard error, one a line")]
    pub fn print(&self, role: Role) -> ExitCode {
        eprintln!("rekey-operator: {}", harmless(&self.line(role)));
        match self {
            Self::InTheWay(_) | Self::Refused(_) => ExitCode::from(1),
            Self::WrongUse(_) => ExitCode::from(2),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Refused { right } => Self::Refused(right),
            StoreError::Conflict => Self::changed_meanwhile(),
            error => Self::InTheWay(with_sources(&error)),
        }
    }
}

impl From<KeysError> for Failure {
    fn from(error: KeysError) -> Self {
        match error {
            KeysError::Refused { right } => Self::Refused(right),
            error => Self::InTheWay(with_sources(&error)),
        }
    }
}

impl<E, R> From<SdkError<E, R>> for Failure
where
    E: ProvideErrorMetadata + Error + 'static,
    R: Debug + 'static,
{
    fn from(error: SdkError<E, R>) -> Self {
        match refused_right(&error) {
            Some(right) => Self::Refused(right),
            None => Self::InTheWay(format!("the request to AWS failed: {}", with_sources(&error))),
        }
    }
}
