//! Rekey's two tables. Security rests on conditional writes: whatever code reads and decides by, its write states again as a
//! condition.
//!
//! [`Flows`] holds what is under way (recoveries, registrations, sessions, buckets, outbox messages). [`Directory`] holds who
//! exists. A function that has only [`Flows`] cannot look up who exists, and its IAM role forbids it too. `shared/README.md`
//! lists the keys.

mod alerts;
mod buckets;
mod captchas;
mod challenges;
mod charges;
mod contacts;
mod daily;
mod deliveries;
mod directory;
mod enrolments;
mod factors;
mod guesses;
mod notices;
mod one_time_codes;
mod outbox;
mod passwords;
mod pending;
mod recoveries;
mod registrations;
mod retry;
mod sessions;
mod suspensions;
mod transactions;
mod undo;
mod users;
mod writes;

use std::collections::HashMap;
use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::Builder;
use aws_sdk_dynamodb::config::endpoint::{DefaultResolver, Params, ResolveEndpoint};
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::types::{AttributeValue, KeysAndAttributes};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::error::display::DisplayErrorContext;
use rekey_domain::clock::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

pub use self::buckets::{Admission, DeviceAdmission, NameAdmission};
pub use self::challenges::{ChallengeTry, Completed};
pub use self::charges::{Charge, Charged, Counter};
pub use self::deliveries::Reservation;
pub use self::factors::{FactorChange, FactorTry};
pub use self::guesses::{PasswordReservation, PasswordTry};
pub use self::notices::NoticeAdmission;
pub use self::one_time_codes::CodeRequest;
pub use self::passwords::PasswordChange;
pub use self::registrations::Activated;
pub use self::sessions::{DevicePass, NewSession, OpenSession, Remembered};
pub use self::suspensions::Suspended;
pub use self::transactions::TxOutcome;
pub use self::undo::Undo;
pub use self::users::{AdminAction, EmailChange, PhoneChange, User, UserChange, UserEdit, Users};
use crate::aws::Aws;
use crate::config::{Env, FromEnv};

/// An item or a key.
pub(crate) type Item = HashMap<String, AttributeValue>;

/// The table of flows under way. Each row has an end.
#[derive(Clone)]
pub struct Flows {
    client: Client,
    table: String,
}

/// The table of who exists, and the transactions that write to both tables.
#[derive(Clone)]
pub struct Directory {
    client: Client,
    table: String,
    flows: Flows,
}

/// The store did not do what the caller asked. Do nothing that depends on it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// DynamoDB did not answer, throttled the request, or left keys unprocessed.
    #[error("the database did not answer: {0}")]
    Unavailable(String),
    /// A stored item does not parse.
    #[error("a stored item is damaged: {0}")]
    Damaged(String),
}

/// Name of the flows table, for functions that use no other table.
pub struct FlowsConfig(String);

/// Names of both tables.
pub struct DirectoryConfig {
    directory: String,
    flows: FlowsConfig,
}

impl FromEnv for FlowsConfig {
    /// `REKEY_FLOWS_TABLE`.
    fn from_env(env: &mut Env) -> Option<Self> {
        env.text("REKEY_FLOWS_TABLE").map(Self)
    }
}

impl FromEnv for DirectoryConfig {
    /// `REKEY_DIRECTORY_TABLE` and `REKEY_FLOWS_TABLE`.
    fn from_env(env: &mut Env) -> Option<Self> {
        let directory = env.text("REKEY_DIRECTORY_TABLE");
        let flows = FlowsConfig::from_env(env);
        Some(Self { directory: directory?, flows: flows? })
    }
}

impl DirectoryConfig {
    /// The directory table's name.
    pub fn directory(&self) -> &str {
        &self.directory
    }

    /// The flows table's name.
    pub fn flows(&self) -> &str {
        &self.flows.0
    }
}

/// A DynamoDB client with Rekey's timeouts and retries.
pub fn client(aws: &Aws) -> Client {
    let config = Builder::from(&aws.service(aws.endpoints().dynamodb.as_ref())).retry_classifier(retry::TransactionConflicts);
    Client::from_conf(config.build())
}

/// Connects to DynamoDB before the first request, which then finds the name resolved and a TLS connection open.
///
/// Lambda gives a function a whole processor while it initialises, and often less later. Connecting takes three seconds at
/// most. If it fails, the first request connects.
///
/// # Errors
/// If there is no connection after three seconds.
pub async fn connect(aws: &Aws) -> Result<(), StoreError> {
    match tokio::time::timeout(Duration::from_secs(3), open(aws)).await {
        Ok(connected) => connected.map_err(|error| StoreError::Unavailable(DisplayErrorContext(&*error).to_string())),
        Err(elapsed) => Err(StoreError::Unavailable(elapsed.to_string())),
    }
}

async fn open(aws: &Aws) -> Result<(), BoxError> {
    let params = Params::builder().region(aws.region.as_ref()).set_endpoint(aws.endpoints.dynamodb.clone()).build()?;
    // The SDK's own resolver gives the endpoint. The SDK could not use a connection to any other name.
    let endpoint = DefaultResolver::new().resolve_endpoint(&params).await?;
    aws.connections.open(endpoint.url()).await
}

impl Flows {
    /// The flows table that a configuration names.
    pub fn new(config: FlowsConfig, client: Client) -> Self {
        Self { client, table: config.0 }
    }

    /// Reads one row consistently; `None` if there is none.
    async fn read<T: DeserializeOwned>(&self, key: Item) -> Result<Option<T>, StoreError> {
        get(&self.client, &self.table, key).await
    }
}

impl Directory {
    /// Both tables that a configuration names.
    pub fn new(config: DirectoryConfig, client: Client) -> Self {
        let flows = Flows::new(config.flows, client.clone());
        Self { client, table: config.directory, flows }
    }

    /// The flows table.
    pub fn flows(&self) -> &Flows {
        &self.flows
    }
}

/// A row to write: its key, its kind (for the stream's filter), the time at which it is deleted, and its body.
#[derive(Serialize)]
struct Row<'a, T> {
    pk: String,
    sk: String,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    delete_after: Option<Timestamp>,
    #[serde(flatten)]
    body: &'a T,
}

impl<T: Serialize> Row<'_, T> {
    fn item(&self) -> Result<Item, StoreError> {
        serde_dynamo::to_item(self).map_err(damaged)
    }
}

fn key(pk: impl Into<String>, sk: impl Into<String>) -> Item {
    HashMap::from([("pk".to_owned(), AttributeValue::S(pk.into())), ("sk".to_owned(), AttributeValue::S(sk.into()))])
}

fn text(value: impl ToString) -> AttributeValue {
    AttributeValue::S(value.to_string())
}

fn number(value: impl ToString) -> AttributeValue {
    AttributeValue::N(value.to_string())
}

fn time(value: Timestamp) -> AttributeValue {
    number(value.0)
}

fn attribute(value: &impl Serialize) -> Result<AttributeValue, StoreError> {
    serde_dynamo::to_attribute_value(value).map_err(damaged)
}

fn parse<T: DeserializeOwned>(item: Item) -> Result<T, StoreError> {
    serde_dynamo::from_item(item).map_err(damaged)
}

fn damaged(error: serde_dynamo::Error) -> StoreError {
    StoreError::Damaged(error.to_string())
}

async fn get<T: DeserializeOwned>(client: &Client, table: &str, key: Item) -> Result<Option<T>, StoreError> {
    let answer = client.get_item().table_name(table).set_key(Some(key)).consistent_read(true).send().await;
    answer.map_err(|error| unavailable(&error))?.item.map(parse).transpose()
}

/// Reads items of several tables in one request, grouped by table. It returns all of them or an error.
async fn batch_get<const N: usize>(client: &Client, wanted: [(&str, Vec<Item>); N]) -> Result<HashMap<String, Vec<Item>>, StoreError> {
    let mut request = client.batch_get_item();
    for (table, keys) in wanted {
        let keys = KeysAndAttributes::builder().set_keys(Some(keys)).consistent_read(true).build();
        request = request.request_items(table, keys.map_err(|error| StoreError::Damaged(error.to_string()))?);
    }
    let answer = request.send().await.map_err(|error| unavailable(&error))?;
    if answer.unprocessed_keys.is_some_and(|keys| !keys.is_empty()) {
        return Err(StoreError::Unavailable("unprocessed keys".to_owned()));
    }
    Ok(answer.responses.unwrap_or_default())
}

fn unavailable<E: ProvideErrorMetadata, R>(error: &SdkError<E, R>) -> StoreError {
    StoreError::Unavailable(error_code(error))
}

/// The kind of a failure, without any data of the request: messages of AWS services may repeat keys.
pub(crate) fn error_code<E: ProvideErrorMetadata, R>(error: &SdkError<E, R>) -> String {
    let kind = match error {
        SdkError::ConstructionFailure(_) => "request not built",
        SdkError::TimeoutError(_) => "timeout",
        SdkError::DispatchFailure(_) => "no connection",
        SdkError::ResponseError(_) => "answer not understood",
        _ => "refused",
    };
    error.code().unwrap_or(kind).to_owned()
}
