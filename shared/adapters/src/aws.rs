//! The parts that all AWS clients share: one pool of connections, credentials from the environment, and timeouts.

use std::error::Error;
use std::time::Duration;

use aws_sdk_dynamodb::config::{BehaviorVersion, Credentials, ProvideCredentials, Region, SharedCredentialsProvider};
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::http::{SharedHttpClient, SharedHttpConnector, http_client_fn};
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SdkConfig;

use crate::config::{Env, FromEnv};
use crate::connections::Connections;

/// How this process reaches AWS, or the services that stand in for it.
#[derive(Clone)]
pub struct Aws {
    pub(crate) region: Region,
    pub(crate) credentials: SharedCredentialsProvider,
    pub(crate) connections: Connections,
    /// The connector that answers in place of the network.
    connector: Option<SharedHttpConnector>,
    pub(crate) endpoints: Endpoints,
}

/// The endpoints of services. `None` means AWS's own endpoint.
#[derive(Clone, Debug, Default)]
pub struct Endpoints {
    /// DynamoDB and its streams.
    pub dynamodb: Option<String>,
    /// SES, API version 2.
    pub sesv2: Option<String>,
    /// End User Messaging, SMS API version 2.
    pub sms: Option<String>,
    /// KMS.
    pub kms: Option<String>,
    /// EventBridge.
    pub eventbridge: Option<String>,
}

impl FromEnv for Aws {
    /// Reads the variables that every AWS SDK reads: `AWS_REGION`, the keys, `AWS_ENDPOINT_URL…`.
    fn from_env(env: &mut Env) -> Option<Self> {
        let region = env.text("AWS_REGION");
        let key = env.text("AWS_ACCESS_KEY_ID");
        let secret = env.text("AWS_SECRET_ACCESS_KEY");
        let session_token = env.optional("AWS_SESSION_TOKEN", crate::config::text);
        let everywhere = env.optional("AWS_ENDPOINT_URL", crate::config::text);
        let mut endpoint = |name: &str| env.optional(name, crate::config::text).or_else(|| everywhere.clone());
        let endpoints = Endpoints {
            dynamodb: endpoint("AWS_ENDPOINT_URL_DYNAMODB"),
            sesv2: endpoint("AWS_ENDPOINT_URL_SESV2"),
            sms: endpoint("AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2"),
            kms: endpoint("AWS_ENDPOINT_URL_KMS"),
            eventbridge: endpoint("AWS_ENDPOINT_URL_EVENTBRIDGE"),
        };
        Some(Self::new(region?, Credentials::new(key?, secret?, session_token, None, "environment"), endpoints))
    }
}

impl Aws {
    /// Access to AWS with these credentials.
    pub fn new(region: String, credentials: impl ProvideCredentials + 'static, endpoints: Endpoints) -> Self {
        let credentials = SharedCredentialsProvider::new(credentials);
        Self { region: Region::new(region), credentials, connections: Connections::new(), connector: None, endpoints }
    }

    /// Replaces the credentials. Connections stay shared.
    pub fn with_credentials(self, credentials: Credentials) -> Self {
        Self { credentials: SharedCredentialsProvider::new(credentials), ..self }
    }

    /// Lets this connector answer all requests, so that no request uses the network.
    pub fn with_connector(self, connector: SharedHttpConnector) -> Self {
        Self { connector: Some(connector), ..self }
    }

    /// The endpoints of services.
    pub fn endpoints(&self) -> &Endpoints {
        &self.endpoints
    }

    /// The SDK configuration for the client of a service. `endpoint` is one of [`Aws::endpoints`].
    pub fn service(&self, endpoint: Option<&String>) -> SdkConfig {
        let mut config = SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(self.region.clone())
            .credentials_provider(self.credentials.clone())
            .http_client(self.http_client())
            .timeout_config(timeouts())
            .retry_config(retries());
        config.set_endpoint_url(endpoint.cloned());
        config.build()
    }

    fn http_client(&self) -> SharedHttpClient {
        match self.connector.clone() {
            Some(connector) => http_client_fn(move |_, _| connector.clone()),
            None => self.connections.client(),
        }
    }
}

/// An HTTP client with a pool of its own, for clients of AWS that are not built from [`Aws`].
pub fn http_client() -> SharedHttpClient {
    Connections::new().client()
}

/// Sends an unsigned `GET`, over a connection of its own. Returns the status and the body of the answer.
///
/// # Errors
/// If nobody answers at the URL, or the certificate is not verified.
pub async fn fetch(url: &str) -> Result<(u16, Vec<u8>), BoxError> {
    Connections::new().get(url).await
}

/// The timeouts of an attempt and of an operation. A caller waits at most 29 s at the gateway, so the SDK ends a hanging
/// attempt long before that. `connections.rs` sets the timeout for connecting.
fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder().operation_attempt_timeout(Duration::from_secs(3)).operation_timeout(Duration::from_secs(10)).build()
}

/// The retries of the SDK: at most five attempts, with jitter.
fn retries() -> RetryConfig {
    RetryConfig::standard().with_max_attempts(5).with_initial_backoff(Duration::from_millis(50))
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

/// The right that a caller lacks, such as `dynamodb:Query`, if AWS refused a request for want of it. The rest of the message
/// repeats the names of resources, which may be keys of rows.
pub fn refused_right(error: &impl ProvideErrorMetadata) -> Option<String> {
    let (_, rest) = error.message()?.split_once("not authorized to perform")?;
    let right = rest.trim_start_matches([':', ' ']).split([' ', ',']).next()?;
    let is_right = |c: char| c.is_ascii_alphanumeric() || ":-*".contains(c);
    (right.contains(':') && right.chars().all(is_right)).then(|| right.to_owned())
}

/// The failure of the connection, if there was no answer. Unlike the sources of other failures, it holds no data of the
/// request.
pub(crate) fn transport_error<E: Error + Send + Sync + 'static, R>(error: SdkError<E, R>) -> Option<BoxError> {
    match error {
        SdkError::TimeoutError(_) | SdkError::DispatchFailure(_) => error.into_source().ok(),
        _ => None,
    }
}
