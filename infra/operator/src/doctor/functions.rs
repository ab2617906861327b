//! The functions on Lambda: how many may run at once, and whether those that read streams keep up.

use aws_sdk_cloudwatch::primitives::DateTime;
use aws_sdk_cloudwatch::types::{Dimension, Statistic};

use super::deployment::Deployment;
use super::finding::Finding;
use crate::failure::Failure;

/// What Lambda keeps for functions without a reservation.
const UNRESERVED: f64 = 100.0;
/// The functions that reserve `HashingConcurrency`.
const HASHING_FUNCTIONS: f64 = 3.0;
/// Seconds back that the lag of a stream is looked at.
const LAG_WINDOW: i64 = 900;
/// The lag in milliseconds from which the alarms of the template start.
const LATE: f64 = 60_000.0;

pub(super) async fn concurrency(on: &Deployment) -> Result<Finding, Failure> {
    let each = on.number("HashingConcurrency")?;
    let answer = aws_sdk_lambda::Client::new(&on.aws).get_account_settings().send().await?;
    let limit = answer.account_limit().map(|limit| f64::from(limit.concurrent_executions()));
    let limit = limit.ok_or_else(|| Failure::in_the_way("Lambda reports no quota."))?;
    let needed = HASHING_FUNCTIONS * each + UNRESERVED;
    let line = format!("Lambda runs {limit:.0} functions of this AWS account at once");
    let ask = "Ask AWS for a higher quota: console of Service Quotas, Lambda, \"Concurrent executions\".";
    Ok(if limit >= needed {
        Finding::ok(line)
    } else if each > 0.0 {
        let line = format!("{line}. With HashingConcurrency={each:.0}, a deployment needs {needed:.0}");
        Finding::fault(line, format!("{ask} Until then, deploy with HashingConcurrency=0."))
    } else {
        Finding::warning(format!("{line}, and refuses what is beyond"), ask)
    })
}

/// Whether a function gets the records of its stream. `output` names the function.
pub(super) async fn source(on: &Deployment, output: &str) -> Result<Finding, Failure> {
    let name = on.output(output)?;
    let answer = aws_sdk_lambda::Client::new(&on.aws).list_event_source_mappings().function_name(name).send().await;
    let answer = answer?;
    let Some(source) = answer.event_source_mappings().first() else {
        return Ok(Finding::fault(format!("nothing calls {name} with the records of its stream"), "Deploy the template again."));
    };
    Ok(match source.state() {
        Some("Enabled") => Finding::ok(format!("Lambda calls {name} with the records of its stream")),
        Some("Creating" | "Enabling" | "Updating") => {
            Finding::warning(format!("Lambda is about to call {name} with the records of its stream"), "Run `doctor` again in a minute.")
        }
        state => {
            let line = format!("the event source of {name} is {}", state.unwrap_or("in no known state").to_lowercase());
            let turn_on = format!("aws lambda update-event-source-mapping --enabled --uuid {}", source.uuid().unwrap_or("<uuid>"));
            Finding::fault(line, format!("Find out who disabled it and why, then run `{turn_on}`."))
        }
    })
}

/// How late a function reads its stream.
pub(super) async fn lag(on: &Deployment, output: &str) -> Result<Finding, Failure> {
    let (name, now) = (on.output(output)?, on.clock.now());
    let request = aws_sdk_cloudwatch::Client::new(&on.aws)
        .get_metric_statistics()
        .namespace("AWS/Lambda")
        .metric_name("IteratorAge")
        .dimensions(Dimension::builder().name("FunctionName").value(name).build())
        .start_time(DateTime::from_secs(now.0 - LAG_WINDOW))
        .end_time(DateTime::from_secs(now.0))
        .period(60)
        .statistics(Statistic::Maximum);
    let answer = request.send().await?;
    let longest = answer.datapoints().iter().filter_map(|point| point.maximum()).fold(0.0, f64::max);
    Ok(match longest {
        lag if lag > LATE => Finding::fault(
            format!("{name} was {:.0} s late in the last quarter of an hour", lag / 1000.0),
            format!("Read the log of {name}, and see its alarms in infra/README.md."),
        ),
        lag => Finding::ok(format!("{name} was at most {:.0} s late in the last quarter of an hour", lag / 1000.0)),
    })
}
