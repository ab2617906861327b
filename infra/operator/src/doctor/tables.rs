//! The two tables, and what protects their rows.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{PointInTimeRecoveryStatus, TableDescription, TableStatus, TimeToLiveStatus};

use super::deployment::Deployment;
use super::finding::Finding;
use crate::failure::Failure;

/// Whether a table serves requests, and has the stream from which a function hears of new rows.
pub(super) async fn serves(on: &Deployment, output: &str, listener: &str) -> Result<Finding, Failure> {
    let table = describe(on, output).await?;
    let name = on.output(output)?;
    if !matches!(table.table_status(), Some(TableStatus::Active | TableStatus::Updating)) {
        let status = table.table_status().map_or("unknown", TableStatus::as_str);
        return Ok(Finding::fault(format!("the status of {name} is {status}"), "Look at the table in the console of DynamoDB."));
    }
    Ok(if table.stream_specification().is_some_and(|stream| stream.stream_enabled()) {
        Finding::ok(format!("{name} serves requests and has a stream"))
    } else {
        Finding::fault(
            format!("{name} has no stream, so `{listener}` hears of nothing"),
            "Undo what turned it off: CloudFormation finds it with `aws cloudformation detect-stack-drift`.",
        )
    })
}

pub(super) async fn deletion_protection(on: &Deployment) -> Result<Finding, Failure> {
    let table = describe(on, "DirectoryTable").await?;
    let name = on.output("DirectoryTable")?;
    Ok(if table.deletion_protection_enabled() == Some(true) {
        Finding::ok(format!("{name} is protected from deletion"))
    } else {
        let protect = format!("aws dynamodb update-table --table-name {name} --deletion-protection-enabled");
        Finding::warning(format!("anybody with the permission can delete {name} by mistake"), format!("Run `{protect}`."))
    })
}

pub(super) async fn backups(on: &Deployment) -> Result<Finding, Failure> {
    let name = on.output("DirectoryTable")?;
    let answer = Client::new(&on.aws).describe_continuous_backups().table_name(name).send().await;
    let answer = answer?;
    let recovery = answer.continuous_backups_description().and_then(|backups| backups.point_in_time_recovery_description());
    let is_on = recovery.and_then(|recovery| recovery.point_in_time_recovery_status()) == Some(&PointInTimeRecoveryStatus::Enabled);
    Ok(if is_on {
        Finding::ok(format!("{name} can be restored to any second of the last days"))
    } else {
        let turn_on = "--point-in-time-recovery-specification PointInTimeRecoveryEnabled=true";
        let turn_on = format!("aws dynamodb update-continuous-backups --table-name {name} {turn_on}");
        Finding::warning(format!("{name} has no backups"), format!("Run `{turn_on}`."))
    })
}

pub(super) async fn expiry(on: &Deployment) -> Result<Finding, Failure> {
    let name = on.output("FlowsTable")?;
    let answer = Client::new(&on.aws).describe_time_to_live().table_name(name).send().await?;
    let expiry = answer.time_to_live_description();
    let is_on = expiry.is_some_and(|expiry| {
        expiry.time_to_live_status() == Some(&TimeToLiveStatus::Enabled) && expiry.attribute_name() == Some("delete_after")
    });
    Ok(if is_on {
        Finding::ok(format!("DynamoDB deletes expired rows of {name}"))
    } else {
        let turn_on = "--time-to-live-specification AttributeName=delete_after,Enabled=true";
        let turn_on = format!("aws dynamodb update-time-to-live --table-name {name} {turn_on}");
        Finding::warning(format!("{name} keeps expired rows for ever"), format!("Run `{turn_on}`."))
    })
}

async fn describe(on: &Deployment, output: &str) -> Result<TableDescription, Failure> {
    let answer = Client::new(&on.aws).describe_table().table_name(on.output(output)?).send().await?;
    answer.table.ok_or_else(|| Failure::in_the_way("DynamoDB does not describe the table."))
}
