//! The keys in KMS.

use aws_sdk_kms::Client;
use aws_sdk_kms::types::KeyState;

use super::deployment::Deployment;
use super::finding::Finding;
use crate::failure::Failure;

/// Whether a key is in use. `output` names the key.
pub(super) async fn state(on: &Deployment, output: &str) -> Result<Finding, Failure> {
    let arn = on.output(output)?;
    let answer = Client::new(&on.aws).describe_key().key_id(arn).send().await?;
    let state = answer.key_metadata().and_then(|key| key.key_state());
    Ok(match state {
        Some(KeyState::Enabled) => Finding::ok(format!("{arn} is enabled")),
        Some(KeyState::Disabled) => Finding::fault(format!("{arn} is disabled"), format!("Run `aws kms enable-key --key-id {arn}`.")),
        Some(KeyState::PendingDeletion | KeyState::PendingReplicaDeletion) => Finding::fault(
            format!("KMS is about to delete {arn}"),
            format!("Run `aws kms cancel-key-deletion --key-id {arn}`, then `aws kms enable-key --key-id {arn}`."),
        ),
        state => {
            let state = state.map_or("unknown", KeyState::as_str);
            Finding::fault(format!("the state of {arn} is {state}"), "Look at the key in the console of KMS.")
        }
    })
}

/// Whether KMS rotates a key every year.
pub(super) async fn rotation(on: &Deployment, output: &str) -> Result<Finding, Failure> {
    let arn = on.output(output)?;
    let answer = Client::new(&on.aws).get_key_rotation_status().key_id(arn).send().await?;
    Ok(if answer.key_rotation_enabled() {
        Finding::ok("KMS rotates it every year")
    } else {
        Finding::warning("KMS does not rotate it", format!("Run `aws kms enable-key-rotation --key-id {arn}`."))
    })
}
