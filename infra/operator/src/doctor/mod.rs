//! `doctor`: what stands between a deployment and its first mail.
//!
//! Each check asks AWS, the DNS or the pages one thing. All checks run at once, and a check that cannot be made stops no other: it is
//! a fault of its own.

mod access;
mod alarms;
mod deployment;
mod dmarc;
mod finding;
mod functions;
mod keys;
mod mail;
mod production_request;
mod sms;
mod tables;

use std::fmt::{self, Display, Formatter};
use std::net::SocketAddr;
use std::time::Duration;

use clap::Args;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, join_all};
use rekey_domain::clock::Clock;
use serde::Serialize;

use self::deployment::Deployment;
use self::finding::{Finding, Level};
use crate::failure::Failure;
use crate::report::{Done, Report, in_line};
use crate::role::Role;
use crate::stack::Stack;
use crate::target::Target;

/// The time that a check may take. The clients give up a request after ten seconds.
const TIMEOUT: Duration = Duration::from_secs(25);

/// Finds what stands between the deployment and its first mail.
#[derive(Args)]
pub struct Doctor {
    /// Also checks whether SES suppresses mail to this address.
    #[arg(long, value_name = "ADDRESS")]
    address: Option<String>,
    /// The DNS server to ask, in place of this machine's.
    #[arg(long, hide = true, value_name = "HOST:PORT")]
    dns: Option<SocketAddr>,
}

/// What a check finds; nothing if there is nothing to look for.
type Found = Result<Option<Finding>, Failure>;

/// A check and its name.
struct Check {
    name: &'static str,
    run: for<'a> fn(&'a Deployment) -> BoxFuture<'a, Found>,
}

/// A check that always finds something.
macro_rules! check {
    ($name:literal, $module:ident::$function:ident $(, $argument:literal)*) => {
        Check { name: $name, run: |on| async move { $module::$function(on $(, $argument)*).await.map(Some) }.boxed() }
    };
}

/// All checks, in the order in which their findings are printed.
const CHECKS: &[Check] = &[
    check!("credentials", access::credentials),
    check!("clock", access::clock),
    check!("stack", access::stack),
    check!("pages", access::pages),
    check!("production access", mail::production_access),
    check!("mail quota", mail::quota),
    check!("sender", mail::identity),
    check!("DKIM", mail::dkim),
    check!("DMARC", dmarc::record),
    check!("mail", mail::configuration_set, "MailConfiguration"),
    check!("unproven mail", mail::configuration_set, "UnprovenMailConfiguration"),
    Check { name: "suppression", run: |on| mail::suppression(on).boxed() },
    check!("SMS", sms::sandbox),
    check!("SMS spend limit", sms::spend_limit),
    check!("concurrency", functions::concurrency),
    check!("data key", keys::state, "DataKey"),
    check!("data key rotation", keys::rotation, "DataKey"),
    check!("seed key", keys::state, "SeedKey"),
    check!("seed key rotation", keys::rotation, "SeedKey"),
    check!("code key", keys::state, "CodeKey"),
    check!("directory table", tables::serves, "DirectoryTable", "publish"),
    check!("deletion protection", tables::deletion_protection),
    check!("backups", tables::backups),
    check!("flows table", tables::serves, "FlowsTable", "deliver"),
    check!("expiry", tables::expiry),
    check!("deliver", functions::source, "DeliverFunction"),
    check!("deliver lag", functions::lag, "DeliverFunction"),
    check!("dead letters", alarms::dead_letters, "DeadLetters", "redrive messages"),
    check!("publish", functions::source, "PublishFunction"),
    check!("publish lag", functions::lag, "PublishFunction"),
    check!("unpublished events", alarms::dead_letters, "UnpublishedEvents", "redrive events"),
    check!("unrecorded mail events", alarms::unrecorded),
    check!("alarms", alarms::alarms),
    check!("subscribers", alarms::subscribers),
];

/// What a check has found, and the name of the check.
#[derive(Serialize)]
struct Checked {
    check: &'static str,
    #[serde(flatten)]
    finding: Finding,
}

/// What all checks have found.
#[derive(Serialize)]
pub struct Diagnosis {
    findings: Vec<Checked>,
    /// The text for AWS, if the account has no production access.
    #[serde(skip_serializing_if = "Option::is_none")]
    production_access_request: Option<String>,
}

impl Doctor {
    /// Makes all checks.
    ///
    /// # Errors
    /// If the arguments name the local stack.
    pub async fn run(self, target: &Target) -> Result<Done, Failure> {
        let Target::Aws(deployment) = target else {
            return Err(Failure::WrongUse("The local stack sends no mail. Leave out --local to examine a stack on AWS.".to_owned()));
        };
        let stack = Stack::of(deployment).await.map_err(|failure| failure.line(Role::Operator));
        let Self { address, dns } = self;
        let deployment = Deployment { aws: deployment.sdk.clone(), clock: Clock::System, stack, address, dns };
        Ok(examine(&deployment).await.into())
    }
}

async fn examine(on: &Deployment) -> Diagnosis {
    let findings = join_all(CHECKS.iter().map(async |check| {
        let finding = match tokio::time::timeout(TIMEOUT, (check.run)(on)).await {
            Ok(Ok(finding)) => finding?,
            Ok(Err(failure)) => failure.into(),
            Err(_) => Failure::InTheWay(format!("It took more than {} s. Check the network.", TIMEOUT.as_secs())).into(),
        };
        Some(Checked { check: check.name, finding })
    }));
    let mut findings: Vec<Checked> = findings.await.into_iter().flatten().collect();
    let production_access_request = findings.iter_mut().find_map(|checked| checked.finding.letter.take());
    Diagnosis { findings, production_access_request }
}

impl Report for Diagnosis {
    fn is_in_the_way(&self) -> bool {
        self.findings.iter().any(|checked| checked.finding.level == Level::Fault)
    }
}

impl Display for Diagnosis {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for Checked { check, finding: Finding { level, line, todo, .. } } in &self.findings {
            let todo = todo.as_ref().map(|todo| format!(". {todo}")).unwrap_or_default();
            writeln!(f, "{:<8} {check}: {}", level.name(), in_line(&format!("{line}{todo}")))?;
        }
        if let Some(request) = &self.production_access_request {
            writeln!(
                f,
                "\nThe text for AWS. These commands send it, after you have read it:\n\n{}\n{request}",
                production_request::COMMANDS
            )?;
        }
        Ok(())
    }
}
