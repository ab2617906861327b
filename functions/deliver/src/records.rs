//! The records of the stream: which of them ask for a message, and which of them the stream delivers again.

use aws_lambda_events::event::dynamodb::{Event, EventRecord};
use aws_lambda_events::streams::{DynamoDbBatchItemFailure, DynamoDbEventResponse};
use futures_util::future::join_all;
use rekey_adapters::errors::with_sources;
use rekey_domain::id::Id;
use rekey_domain::listed;
use rekey_domain::one_time_code_request::CodeScope;
use serde::Deserialize;

use crate::Deliver;

listed! {
    /// The kinds of rows that ask for a message.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum RecordKind {
        /// A request to recover a password.
        Recovery,
        /// A registration of an account, or an invitation of a user.
        Registration,
        /// A notice.
        OutboxMessage,
        /// A name whose sign-in bucket is full.
        Alert,
        /// A request for a six-digit code.
        Code,
    }
}

impl RecordKind {
    /// The attribute `kind` of such a row, by which the filter of the event source selects records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Recovery => "recovery",
            Self::Registration => "registration",
            Self::OutboxMessage => "owed",
            Self::Alert => "alert",
            Self::Code => "code",
        }
    }

    /// The start of the row's key.
    fn key_prefix(self) -> &'static str {
        match self {
            Self::Recovery => "RECOVERY#",
            Self::Registration => "REGISTRATION#",
            Self::OutboxMessage => "OUTBOX#",
            Self::Alert => "ALERT#",
            Self::Code => "CODE#",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// The fields that `deliver` reads from the row in a record.
#[derive(Deserialize)]
struct Image {
    kind: String,
    id: Id,
    /// For a request for a code: the purpose and target of the code.
    #[serde(flatten)]
    scope: Option<CodeScope>,
}

#[derive(Deserialize)]
struct Key {
    pk: String,
}

impl Deliver {
    /// Delivers a batch and returns the records to retry.
    pub async fn handle(&self, event: Event) -> DynamoDbEventResponse {
        let failed = join_all(event.records.into_iter().map(|record| self.record(record))).await;
        let failure = |sequence_number| {
            let mut failure = DynamoDbBatchItemFailure::default();
            failure.item_identifier = Some(sequence_number);
            failure
        };
        let mut response = DynamoDbEventResponse::default();
        response.batch_item_failures = failed.into_iter().flatten().map(failure).collect();
        response
    }

    /// Delivers the messages that one record asks for. Returns the sequence number of the record if that failed.
    async fn record(&self, record: EventRecord) -> Option<String> {
        if record.event_name != "INSERT" {
            return None;
        }
        let sequence_number = record.change.sequence_number.unwrap_or_default();
        let Image { kind, id, scope } = match serde_dynamo::from_item(record.change.new_image) {
            Ok(image) => image,
            Err(_) => return asks_for_a_message(record.change.keys).then_some(sequence_number),
        };
        // A row of another kind, such as a challenge, asks for no message.
        let record_kind = RecordKind::named(&kind)?;
        let one = |outcome| vec![outcome];
        let outcomes = match (record_kind, scope) {
            (RecordKind::Recovery, _) => self.recovery(id).await.map(one),
            (RecordKind::Registration, _) => self.registration(id).await.map(one),
            (RecordKind::OutboxMessage, _) => self.outbox_message(id).await,
            (RecordKind::Alert, _) => self.alert(id).await,
            (RecordKind::Code, Some(scope)) => self.code(id, scope).await.map(one),
            (RecordKind::Code, None) => return Some(sequence_number),
        };
        match outcomes {
            Ok(outcomes) => {
                outcomes.iter().for_each(|outcome| outcome.log(&kind, id));
                None
            }
            Err(error) => {
                tracing::error!(target: "rekey", kind, row = %id, error = with_sources(&error), "delivery failed");
                Some(sequence_number)
            }
        }
    }
}

/// Whether an unreadable row may ask for a message. Buckets and devices are rows without an id; on AWS the filter of the event
/// source keeps them away.
fn asks_for_a_message(keys: serde_dynamo::Item) -> bool {
    let key: Result<Key, _> = serde_dynamo::from_item(keys);
    key.is_ok_and(|key| RecordKind::ALL.into_iter().any(|kind| key.pk.starts_with(kind.key_prefix())))
}
