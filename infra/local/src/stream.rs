//! What stands between the flows table's stream and `deliver`, as Lambda's event source mapping does it: batches in
//! order, repeated from the first record that failed, a dead letter for the record that keeps failing.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aws_lambda_events::event::dynamodb::{Event, EventRecord};
use aws_sdk_dynamodbstreams::Client;
use aws_sdk_dynamodbstreams::types::{Record, ShardIteratorType};
use deliver::Deliver;
use tokio::sync::watch;

use crate::database::stopped;

/// Records in one invocation.
const BATCH: usize = 10;
/// How often a record is tried before it becomes a dead letter.
const ATTEMPTS: u32 = 5;
/// The pause after the first failure; it doubles with each further one.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
/// The pause when there is nothing to read.
const IDLE_PAUSE: Duration = Duration::from_millis(50);

type Error = Box<dyn std::error::Error + Send + Sync>;

/// A record that could not be delivered.
#[derive(Clone, Debug)]
pub struct DeadLetter {
    /// Its place in the stream.
    pub sequence_number: String,
}

/// The stream's reader.
#[derive(Clone)]
pub struct Stream {
    client: Client,
    deliver: Arc<Deliver>,
    table: String,
    dead_letters: Arc<Mutex<Vec<DeadLetter>>>,
}

impl Stream {
    pub(crate) fn new(client: Client, deliver: Deliver, table: String) -> Self {
        Self { client, deliver: Arc::new(deliver), table, dead_letters: Arc::default() }
    }

    /// What could not be delivered so far.
    pub fn dead_letters(&self) -> Vec<DeadLetter> {
        self.dead_letters.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Hands a batch to `deliver` once, outside the stream's order: a duplicate, as the stream may bring it.
    pub async fn deliver(&self, records: Vec<EventRecord>) -> Vec<String> {
        let mut event = Event::default();
        event.records = records;
        let failures = self.deliver.handle(event).await.batch_item_failures;
        failures.into_iter().filter_map(|failure| failure.item_identifier).collect()
    }

    /// Everything that the stream still holds, oldest first.
    ///
    /// # Errors
    /// If the stream cannot be read.
    pub async fn records(&self) -> Result<Vec<EventRecord>, Error> {
        let mut records = Vec::new();
        let mut iterator = self.first_iterator().await?;
        while let Some(current) = iterator {
            let page = self.client.get_records().shard_iterator(current).send().await?;
            let found: Vec<Record> = page.records.unwrap_or_default();
            iterator = page.next_shard_iterator.filter(|_| !found.is_empty());
            records.extend(found.into_iter().map(event_record));
        }
        Ok(records)
    }

    /// Reads until the stack stops; a batch under way is delivered to its end.
    pub(crate) async fn run(self, stop: watch::Receiver<bool>) {
        if let Err(error) = self.read(stop).await {
            tracing::error!(error, "the stream ended");
        }
    }

    async fn first_iterator(&self) -> Result<Option<String>, Error> {
        let streams = self.client.list_streams().table_name(&self.table).send().await?.streams.unwrap_or_default();
        let arn = streams.into_iter().find_map(|stream| stream.stream_arn).ok_or("the flows table has no stream")?;
        let description = self.client.describe_stream().stream_arn(&arn).send().await?.stream_description;
        let shard = description.and_then(|stream| stream.shards).into_iter().flatten().find_map(|shard| shard.shard_id);
        let iterator = self
            .client
            .get_shard_iterator()
            .stream_arn(arn)
            .shard_id(shard.ok_or("the stream has no shard")?)
            .shard_iterator_type(ShardIteratorType::TrimHorizon);
        Ok(iterator.send().await?.shard_iterator)
    }

    async fn read(&self, stop: watch::Receiver<bool>) -> Result<(), Error> {
        let mut iterator = self.first_iterator().await?;
        while let Some(current) = iterator.filter(|_| !*stop.borrow()) {
            let page = self.client.get_records().shard_iterator(current).send().await?;
            let records = page.records.unwrap_or_default();
            iterator = page.next_shard_iterator;
            if records.is_empty() {
                // Cut short by the end of the stack.
                let _ = tokio::time::timeout(IDLE_PAUSE, stopped(stop.clone())).await;
            }
            let mut records: Vec<EventRecord> =
                records.into_iter().map(event_record).filter(|record| record.event_name == "INSERT").collect();
            while !records.is_empty() {
                let rest = records.split_off(records.len().min(BATCH));
                self.deliver_in_order(std::mem::replace(&mut records, rest)).await;
            }
        }
        Ok(())
    }

    /// Delivers a batch, from the first record that failed again and again, until all are done or dead.
    async fn deliver_in_order(&self, mut records: Vec<EventRecord>) {
        let (mut attempt, mut pause) = (1, FIRST_PAUSE);
        while !records.is_empty() {
            let failed = self.deliver(records.clone()).await;
            let first =
                records.iter().position(|record| record.change.sequence_number.as_ref().is_some_and(|number| failed.contains(number)));
            let Some(first) = first else {
                return;
            };
            if first > 0 {
                (attempt, pause) = (1, FIRST_PAUSE);
            }
            records.drain(..first);
            if attempt < ATTEMPTS {
                tokio::time::sleep(pause).await;
                (attempt, pause) = (attempt + 1, pause * 2);
                continue;
            }
            let dead = records.remove(0);
            let sequence_number = dead.change.sequence_number.unwrap_or_default();
            tracing::error!(sequence_number, "a message could not be delivered and is put aside");
            self.dead_letters.lock().unwrap_or_else(PoisonError::into_inner).push(DeadLetter { sequence_number });
            (attempt, pause) = (1, FIRST_PAUSE);
        }
    }
}

/// A record of the Streams API as Lambda hands it on.
fn event_record(record: Record) -> EventRecord {
    let mut event = EventRecord::default();
    event.event_name = record.event_name.map(|name| name.as_str().to_owned()).unwrap_or_default();
    if let Some(change) = record.dynamodb {
        event.change.sequence_number = change.sequence_number;
        event.change.keys = change.keys.unwrap_or_default().into();
        event.change.new_image = change.new_image.unwrap_or_default().into();
    }
    event
}
