//! What the checks look at.

use std::net::SocketAddr;

use aws_types::SdkConfig;
use rekey_domain::clock::Clock;

use crate::failure::Failure;
use crate::stack::Stack;

/// A deployment, as far as it can be reached.
pub(super) struct Deployment {
    pub(super) aws: SdkConfig,
    pub(super) clock: Clock,
    /// The stack, or the line of the failure to read it.
    pub(super) stack: Result<Stack, String>,
    /// The address whose suppression is checked.
    pub(super) address: Option<String>,
    /// The DNS server to ask, in place of this machine's.
    pub(super) dns: Option<SocketAddr>,
}

impl Deployment {
    fn stack(&self) -> Result<&Stack, Failure> {
        self.stack.as_ref().map_err(|_| Failure::in_the_way("This is not checked without the stack: see the line \"stack\"."))
    }

    /// The value of one of the stack's outputs.
    pub(super) fn output(&self, name: &str) -> Result<&str, Failure> {
        self.stack()?.output(name)
    }

    /// The value of one of the stack's parameters.
    pub(super) fn parameter(&self, name: &str) -> Result<&str, Failure> {
        self.stack()?.parameter(name)
    }

    /// The value of a parameter that is a number.
    pub(super) fn number(&self, parameter: &str) -> Result<f64, Failure> {
        let value = self.parameter(parameter)?;
        value
            .parse()
            .map_err(|_| Failure::InTheWay(format!("The parameter {parameter} is {value}, which is no number. Deploy with a number.")))
    }

    /// The domain of the sender.
    pub(super) fn mail_domain(&self) -> Result<&str, Failure> {
        let address = self.parameter("MailFrom")?;
        Ok(address.rsplit_once('@').map_or(address, |(_, domain)| domain))
    }

    /// The name in the template of a resource that CloudFormation has named: `DeadLettersAlarm` of `rekey-DeadLettersAlarm-1A2B3C`.
    pub(super) fn logical<'a>(&self, name: &'a str) -> &'a str {
        let stack = self.stack.as_ref().map_or("", |stack| &stack.name);
        let rest = name.strip_prefix(stack).and_then(|rest| rest.strip_prefix('-')).unwrap_or(name);
        rest.rsplit_once('-').map_or(rest, |(logical, _)| logical)
    }
}
