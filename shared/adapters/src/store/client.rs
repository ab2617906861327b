//! The connection to DynamoDB.

use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::Builder;
use aws_sdk_dynamodb::config::endpoint::{DefaultResolver, Params, ResolveEndpoint};
use aws_smithy_runtime_api::box_error::BoxError;

use super::retry;
use crate::aws::Aws;

/// A DynamoDB client with Rekey's timeouts and retries.
pub fn client(aws: &Aws) -> Client {
    let config = Builder::from(&aws.service(aws.endpoints().dynamodb.as_ref())).retry_classifier(retry::TransactionConflicts);
    Client::from_conf(config.build())
}

/// Connects to DynamoDB before the first request, which then finds the name resolved and a TLS connection open.
///
/// Lambda gives a function a whole processor while it initialises, and often less later. Connecting takes three seconds at
/// most. If it fails, the first request connects.
pub async fn connect(aws: &Aws) -> Result<(), BoxError> {
    tokio::time::timeout(Duration::from_secs(3), open(aws)).await?
}

async fn open(aws: &Aws) -> Result<(), BoxError> {
    let params = Params::builder().region(aws.region.as_ref()).set_endpoint(aws.endpoints.dynamodb.clone()).build()?;
    // The SDK's own resolver gives the endpoint. The SDK could not use a connection to any other name.
    let endpoint = DefaultResolver::new().resolve_endpoint(&params).await?;
    aws.connections.open(endpoint.url()).await
}
