//! A stack of CloudFormation: what a deployment was made with, and where its parts are.

use std::collections::BTreeMap;

use aws_sdk_cloudformation::types::StackStatus;
use aws_sdk_dynamodb::config::ProvideCredentials;

use crate::failure::Failure;
use crate::target::Deployment;

/// A stack of CloudFormation.
pub struct Stack {
    pub name: String,
    pub status: Option<StackStatus>,
    outputs: BTreeMap<String, String>,
    parameters: BTreeMap<String, String>,
}

impl Stack {
    /// Reads the stack of a deployment.
    ///
    /// # Errors
    /// If there are no credentials, no such stack, or no right to describe it.
    pub async fn of(deployment: &Deployment) -> Result<Self, Failure> {
        let Deployment { sdk, stack: name } = deployment;
        let region = sdk.region().ok_or_else(Failure::no_region)?;
        let credentials = sdk.credentials_provider().ok_or_else(Failure::no_region)?.provide_credentials().await;
        credentials.map_err(|error| Failure::no_credentials(&error))?;
        let answer = aws_sdk_cloudformation::Client::new(sdk).describe_stacks().stack_name(name).send().await;
        let answer = answer.map_err(|error| Failure::of_stack(error, name, region))?;
        let found = answer.stacks.unwrap_or_default().pop().ok_or_else(|| Failure::no_stack(name, region))?;
        let outputs = found.outputs.unwrap_or_default().into_iter();
        let parameters = found.parameters.unwrap_or_default().into_iter();
        Ok(Self {
            name: name.clone(),
            status: found.stack_status,
            outputs: outputs.filter_map(|output| output.output_key.zip(output.output_value)).collect(),
            parameters: parameters.filter_map(|given| given.parameter_key.zip(given.parameter_value)).collect(),
        })
    }

    /// The value of an output.
    ///
    /// # Errors
    /// If the stack has none of this name.
    pub fn output(&self, name: &str) -> Result<&str, Failure> {
        self.outputs.get(name).map(String::as_str).ok_or_else(|| Failure::no_output(&self.name, name))
    }

    /// The value of a parameter.
    ///
    /// # Errors
    /// If the stack has none of this name.
    pub fn parameter(&self, name: &str) -> Result<&str, Failure> {
        self.parameters.get(name).map(String::as_str).ok_or_else(|| Failure::no_output(&self.name, name))
    }
}
