//! Reads the stream of the directory table, and puts each audit entry as an event on the bus of other systems.
//!
//! The function reads no table: the record holds the entry. A batch is put in order. The answer names the first record whose event
//! is not on the bus, and the stream delivers this record and all after it again. So no event is lost, some arrive twice, and a
//! receiver recognises those by their ids.

use aws_lambda_events::event::dynamodb::{Event as StreamEvent, EventRecord};
use aws_lambda_events::streams::{DynamoDbBatchItemFailure, DynamoDbEventResponse};
use rekey_adapters::aws::Aws;
use rekey_adapters::bus::{Bus, BusConfig, BusError, MOST_EVENTS};
use rekey_adapters::config::FromEnv;
use rekey_adapters::errors::with_sources;
use rekey_adapters::settings;
use rekey_domain::audit::AuditEntry;
use rekey_domain::event::{Event, Sequence};
use serde::Deserialize;

settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        bus: BusConfig = FromEnv::from_env(env)?,
    }
}

/// The attribute `kind` of the rows that are published, by which the filter of the event source selects records. The copy of an
/// entry with its actor is a row of another kind.
pub const PUBLISHED_KIND: &str = "audit";

/// Publishes the audit entries of the directory table.
pub struct Publish {
    bus: Bus,
}

/// An event and the number of its record in the stream.
struct Numbered {
    number: String,
    event: Event,
}

/// The attribute by which rows are told apart.
#[derive(Deserialize)]
struct Row {
    kind: String,
}

impl Publish {
    /// Builds the function from its settings.
    pub fn new(config: Config, aws: &Aws) -> Self {
        Self { bus: Bus::new(config.bus, aws) }
    }

    /// Publishes a batch, and names the record from which the stream repeats it, if any.
    pub async fn handle(&self, batch: StreamEvent) -> DynamoDbEventResponse {
        let (mut events, mut unreadable) = (Vec::new(), None);
        for record in batch.records.into_iter().filter(is_entry) {
            let number = record.change.sequence_number.unwrap_or_default();
            match serde_dynamo::from_item::<_, AuditEntry>(record.change.new_image) {
                Ok(entry) => events.push(Numbered { event: Event::new(&entry, Sequence::of_record(&number)), number }),
                Err(error) => {
                    tracing::error!(target: "rekey", record = number, error = with_sources(&error), "an audit entry cannot be read");
                    unreadable = Some(number);
                    // The rest of the batch comes again, with this record.
                    break;
                }
            }
        }
        let mut response = DynamoDbEventResponse::default();
        let mut failure = DynamoDbBatchItemFailure::default();
        failure.item_identifier = self.put(&events).await.or(unreadable);
        response.batch_item_failures = Some(failure).filter(|failure| failure.item_identifier.is_some()).into_iter().collect();
        response
    }

    /// Puts events in order. Returns the number of the first one that the bus did not accept.
    async fn put(&self, events: &[Numbered]) -> Option<String> {
        for part in events.chunks(MOST_EVENTS) {
            let put: Vec<Event> = part.iter().map(|numbered| numbered.event.clone()).collect();
            let refused = match self.bus.put(&put).await {
                Ok(outcomes) => part.iter().zip(outcomes).find_map(|(numbered, outcome)| outcome.err().map(|error| (numbered, error))),
                Err(error) => part.first().map(|numbered| (numbered, error)),
            };
            if let Some((numbered, error)) = refused {
                log_refused(numbered, &error);
                return Some(numbered.number.clone());
            }
            for Event { detail_type, detail, .. } in put {
                tracing::info!(target: "rekey", id = %detail.id, detail_type, "published");
            }
        }
        None
    }
}

/// Whether a record is the insertion of an audit entry. On AWS the filter of the event source keeps other records away.
fn is_entry(record: &EventRecord) -> bool {
    let row: Result<Row, _> = serde_dynamo::from_item(record.change.new_image.clone());
    record.event_name == "INSERT" && row.is_ok_and(|row| row.kind == PUBLISHED_KIND)
}

fn log_refused(numbered: &Numbered, error: &BusError) {
    tracing::error!(target: "rekey", id = %numbered.event.detail.id, error = with_sources(error), "the bus did not accept an event");
}
