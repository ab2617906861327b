//! The EventBridge bus that tells other systems what happened. Only `publish` puts events. The local stack speaks the same
//! protocol.

use aws_sdk_eventbridge::types::PutEventsRequestEntry;
use aws_smithy_types::DateTime;
use rekey_domain::event::{Event, SOURCE};

use crate::aws::Aws;
use crate::config::{Env, FromEnv, text};

/// The most events in one request.
pub const MOST_EVENTS: usize = 10;

/// The bus: `REKEY_EVENT_BUS`, its name or ARN.
pub struct BusConfig(String);

impl FromEnv for BusConfig {
    fn from_env(env: &mut Env) -> Option<Self> {
        env.required("REKEY_EVENT_BUS", text).map(Self)
    }
}

/// The bus, with one client.
pub struct Bus {
    client: aws_sdk_eventbridge::Client,
    name: String,
}

/// EventBridge did not accept an event. The caller puts it again.
#[derive(Debug, thiserror::Error)]
#[error("EventBridge did not accept an event: {0}")]
pub struct BusError(String);

impl Bus {
    /// The bus of this configuration.
    pub fn new(config: BusConfig, aws: &Aws) -> Self {
        Self { client: aws_sdk_eventbridge::Client::new(&aws.service(aws.endpoints().eventbridge.as_ref())), name: config.0 }
    }

    /// Puts at most [`MOST_EVENTS`] events, and returns the outcome of each in their order. One request may succeed for some
    /// events and fail for others.
    ///
    /// # Errors
    /// If EventBridge did not answer, or accepted none of the events.
    pub async fn put(&self, events: &[Event]) -> Result<Vec<Result<(), BusError>>, BusError> {
        let entries = events.iter().map(|event| self.entry(event)).collect::<Result<Vec<_>, _>>()?;
        let answer = self.client.put_events().set_entries(Some(entries)).send().await;
        let answer = answer.map_err(|error| BusError(crate::aws::error_code(&error)))?;
        if answer.entries().len() != events.len() {
            return Err(BusError("answer not understood".to_owned()));
        }
        let outcome = |error: Option<&str>| error.map_or(Ok(()), |code| Err(BusError(code.to_owned())));
        Ok(answer.entries().iter().map(|entry| outcome(entry.error_code())).collect())
    }

    fn entry(&self, event: &Event) -> Result<PutEventsRequestEntry, BusError> {
        let detail = serde_json::to_string(&event.detail).map_err(|error| BusError(error.to_string()))?;
        let entry = PutEventsRequestEntry::builder().event_bus_name(&self.name).source(SOURCE).detail_type(&event.detail_type);
        Ok(entry.detail(detail).time(DateTime::from_secs(event.at.0)).build())
    }
}
