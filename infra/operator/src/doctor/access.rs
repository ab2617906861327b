//! Whether this machine reaches the deployment: its credentials and its clock, the stack and the pages.

use std::sync::{Arc, Mutex, PoisonError};

use aws_sdk_cloudformation::types::StackStatus;
use aws_sdk_sts::Client;
use aws_sdk_sts::config::interceptors::BeforeDeserializationInterceptorContextRef;
use aws_sdk_sts::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_sdk_sts::error::BoxError;
use aws_sdk_sts::primitives::{DateTime, DateTimeFormat};
use rekey_adapters::aws::fetch;
use rekey_adapters::errors::with_sources;
use serde::Deserialize;

use super::deployment::Deployment;
use super::finding::Finding;
use crate::failure::Failure;

/// The difference in seconds between two clocks that signatures and codes still allow for.
const CLOCKS_DIFFER: i64 = 60;

pub(super) async fn credentials(on: &Deployment) -> Result<Finding, Failure> {
    let caller = Client::new(&on.aws).get_caller_identity().send().await?;
    Ok(Finding::ok(format!("you are {}", caller.arn().unwrap_or("somebody without a name"))))
}

/// Compares this machine's clock with that of AWS. A request with a wrong time is refused, even with the right signature.
pub(super) async fn clock(on: &Deployment) -> Result<Finding, Failure> {
    let date = AnswerDate::default();
    let answer = Client::new(&on.aws).get_caller_identity().customize().interceptor(date.clone()).send().await;
    // A refusal has a date as well.
    let Some(theirs) = date.get() else {
        answer?;
        return Err(Failure::in_the_way("The answer of AWS has no date."));
    };
    let differ = on.clock.now().0 - theirs;
    let line = format!("this machine's clock is {} s {} that of AWS", differ.abs(), if differ < 0 { "behind" } else { "ahead of" });
    Ok(if differ.abs() > CLOCKS_DIFFER {
        Finding::fault(line, "Have it set by NTP. AWS refuses requests with a wrong time, and codes of apps on this machine do not work.")
    } else {
        Finding::ok(line)
    })
}

/// The header `Date` of the last answer to a request.
#[derive(Clone, Debug, Default)]
struct AnswerDate(Arc<Mutex<Option<i64>>>);

impl AnswerDate {
    fn get(&self) -> Option<i64> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Intercept for AnswerDate {
    fn name(&self) -> &'static str {
        "AnswerDate"
    }

    fn read_before_deserialization(
        &self,
        context: &BeforeDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let date = context.response().headers().get("date").map(|date| DateTime::from_str(date, DateTimeFormat::HttpDate)).transpose()?;
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = date.map(|date| date.secs());
        Ok(())
    }
}

pub(super) async fn stack(on: &Deployment) -> Result<Finding, Failure> {
    let stack = match &on.stack {
        Ok(stack) => stack,
        Err(reason) => return Err(Failure::in_the_way(reason)),
    };
    let (name, status) = (&stack.name, stack.status.as_ref());
    let line = format!("the status of the stack {name} is {}", status.map_or("unknown", StackStatus::as_str));
    Ok(match status {
        Some(StackStatus::CreateComplete | StackStatus::UpdateComplete | StackStatus::ImportComplete) => Finding::ok(line),
        Some(status) if status.as_str().ends_with("_IN_PROGRESS") => {
            Finding::warning(line, "Run `doctor` again once the deployment is done.")
        }
        Some(StackStatus::UpdateRollbackComplete) => Finding::warning(line, "The last deployment failed. The one before it is in use."),
        _ => Finding::fault(line, format!("See `aws cloudformation describe-stack-events --stack-name {name}`.")),
    })
}

/// What `GET /v1/config` tells a page.
#[derive(Deserialize)]
struct Config {
    brand: String,
    captcha: String,
}

pub(super) async fn pages(on: &Deployment) -> Result<Finding, Failure> {
    let url = on.output("Url")?;
    let broken = |reason: String| {
        Finding::fault(format!("{url} {reason}"), "See the output DomainTarget and the DNS of its name, then the log of `pages`.")
    };
    let (status, body) = match fetch(&format!("{url}/v1/config")).await {
        Ok(answer) => answer,
        Err(error) => return Ok(broken(format!("does not answer: {}", with_sources(error.as_ref())))),
    };
    let config: Config = match serde_json::from_slice(&body) {
        Ok(config) if status == 200 => config,
        Ok(_) | Err(_) => return Ok(broken(format!("answers {status} where its configuration should be"))),
    };
    let line = format!("{url} answers as {}", config.brand);
    Ok(if config.captcha == "off" {
        Finding::warning(format!("{line}, without a CAPTCHA: programs may have it send mails"), "Deploy with Captcha=altcha.")
    } else {
        Finding::ok(line)
    })
}
