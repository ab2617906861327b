//! The event source mappings between a table's stream and its function, as on Lambda: batches in order, repeated from the first
//! failed record, and a dead letter for a record that keeps failing.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aws_lambda_events::event::dynamodb::{Event, EventRecord};
use aws_lambda_events::streams::DynamoDbEventResponse;
use deliver::{Deliver, NotAnnounced};
use dynoxide::actions::get_records::Record;
use publish::Publish;
use tokio::sync::watch;

use crate::database::{Database, is_stopped, stopped};

/// The most records in one invocation.
const BATCH: usize = 10;
/// The pause after the first failure. It doubles with each further failure, up to the longest pause.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(1);
/// The time between two calls for the waits that are due.
const ANNOUNCE_EVERY: Duration = Duration::from_secs(60);
/// The pause after a failed read of the stream.
const READ_PAUSE: Duration = Duration::from_millis(500);

type Error = Box<dyn std::error::Error + Send + Sync>;

/// A record that could not be delivered.
#[derive(Clone, Debug)]
pub struct DeadLetter {
    /// Its position in the stream.
    pub sequence_number: String,
}

/// A function that takes the records of a stream.
pub trait Consumer: Send + Sync + 'static {
    /// The tries of a record before it becomes a dead letter.
    const ATTEMPTS: u32;

    /// Takes a batch, and names the records to deliver again.
    fn take(&self, batch: Event) -> impl Future<Output = DynamoDbEventResponse> + Send;
}

impl Consumer for Deliver {
    const ATTEMPTS: u32 = 5;

    fn take(&self, batch: Event) -> impl Future<Output = DynamoDbEventResponse> + Send {
        self.handle(batch)
    }
}

impl Consumer for Publish {
    /// On AWS, a record is tried for hours.
    const ATTEMPTS: u32 = u32::MAX;

    fn take(&self, batch: Event) -> impl Future<Output = DynamoDbEventResponse> + Send {
        self.handle(batch)
    }
}

/// The reader of a table's stream.
pub struct Stream<C> {
    database: Database,
    consumer: Arc<C>,
    table: String,
    dead_letters: Arc<Mutex<Vec<DeadLetter>>>,
}

impl<C> Clone for Stream<C> {
    fn clone(&self) -> Self {
        let Self { database, consumer, table, dead_letters } = self;
        Self { database: database.clone(), consumer: consumer.clone(), table: table.clone(), dead_letters: dead_letters.clone() }
    }
}

impl Stream<Deliver> {
    /// Announces the waits that are due. On AWS, a rule calls `deliver` every quarter of an hour.
    ///
    /// # Errors
    /// If not all of them could be announced.
    pub async fn announce_due(&self) -> Result<(), NotAnnounced> {
        self.consumer.announce_due().await
    }

    /// Announces what is due every minute, until the stack stops.
    pub(crate) async fn announce_on_time(self, stop: watch::Receiver<bool>) {
        let stopped = stopped(stop);
        tokio::pin!(stopped);
        loop {
            tokio::select! {
                () = &mut stopped => return,
                () = tokio::time::sleep(ANNOUNCE_EVERY) => {}
            }
            if let Err(error) = self.announce_due().await {
                tracing::warn!(%error, "not all waits that are due were announced");
            }
        }
    }
}

impl<C: Consumer> Stream<C> {
    pub(crate) fn new(database: Database, consumer: C, table: String) -> Self {
        Self { database, consumer: Arc::new(consumer), table, dead_letters: Arc::default() }
    }

    /// The records that could not be delivered so far.
    pub fn dead_letters(&self) -> Vec<DeadLetter> {
        self.dead_letters.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Delivers a batch once, outside the stream's order. It is a duplicate: a stream may deliver a record twice.
    pub async fn deliver(&self, records: Vec<EventRecord>) -> Vec<String> {
        let mut event = Event::default();
        event.records = records;
        let failures = self.consumer.take(event).await.batch_item_failures;
        failures.into_iter().filter_map(|failure| failure.item_identifier).collect()
    }

    /// All records that the stream still holds, oldest first.
    ///
    /// # Errors
    /// If the stream cannot be read.
    pub fn records(&self) -> Result<Vec<EventRecord>, Error> {
        let (mut records, mut position) = (Vec::new(), 0);
        loop {
            let page = self.database.records(&self.table, position)?;
            if page.records.is_empty() {
                return Ok(records);
            }
            position = page.last;
            for record in &page.records {
                records.push(event_record(record)?);
            }
        }
    }

    /// Reads until the stack stops, and finishes the current batch. If the stream cannot be read, because another program holds
    /// the database file or the disk is full, the reader pauses and continues from the same position, because nothing else
    /// would restart it.
    pub(crate) async fn run(self, stop: watch::Receiver<bool>) {
        let (mut position, mut writes) = (0, self.database.writes());
        while !is_stopped(&stop) {
            if let Err(error) = self.read_on(&mut position, &mut writes, &stop).await {
                tracing::error!(error, "the stream could not be read");
                tokio::select! {
                    () = tokio::time::sleep(READ_PAUSE) => {}
                    () = stopped(stop.clone()) => {}
                }
            }
        }
    }

    /// Delivers the page after this position, or waits until there may be one.
    async fn read_on(&self, position: &mut i64, writes: &mut watch::Receiver<()>, stop: &watch::Receiver<bool>) -> Result<(), Error> {
        writes.mark_unchanged();
        let page = self.database.records(&self.table, *position)?;
        if page.records.is_empty() {
            tokio::select! {
                _ = writes.changed() => {}
                () = stopped(stop.clone()) => {}
            }
            return Ok(());
        }
        // The filter of the event source mapping.
        let inserted = page.records.iter().filter(|record| record.event_name == "INSERT");
        let mut records = inserted.map(event_record).collect::<Result<Vec<_>, _>>()?;
        while !records.is_empty() {
            let rest = records.split_off(records.len().min(BATCH));
            if !self.deliver_in_order(std::mem::replace(&mut records, rest), stop).await {
                return Ok(());
            }
        }
        *position = page.last;
        self.database.delivered(&self.table, *position);
        Ok(())
    }

    /// Delivers a batch, repeated from the first failed record, until every record is delivered or a dead letter. Returns
    /// whether that is so; otherwise the stack stops.
    async fn deliver_in_order(&self, mut records: Vec<EventRecord>, stop: &watch::Receiver<bool>) -> bool {
        let (mut attempt, mut pause) = (1, FIRST_PAUSE);
        while !records.is_empty() {
            let failed = self.deliver(records.clone()).await;
            let first =
                records.iter().position(|record| record.change.sequence_number.as_ref().is_some_and(|number| failed.contains(number)));
            let Some(first) = first else {
                return true;
            };
            if first > 0 {
                (attempt, pause) = (1, FIRST_PAUSE);
            }
            records.drain(..first);
            if attempt < C::ATTEMPTS {
                tokio::select! {
                    () = tokio::time::sleep(pause) => {}
                    () = stopped(stop.clone()) => return false,
                }
                (attempt, pause) = (attempt + 1, LONGEST_PAUSE.min(pause * 2));
                continue;
            }
            let dead = records.remove(0);
            let sequence_number = dead.change.sequence_number.unwrap_or_default();
            tracing::error!(sequence_number, "a stream record failed at every try and is now a dead letter");
            self.dead_letters.lock().unwrap_or_else(PoisonError::into_inner).push(DeadLetter { sequence_number });
            (attempt, pause) = (1, FIRST_PAUSE);
        }
        true
    }
}

/// Converts a record of the Streams API to one of a Lambda event. Their JSON is the same.
fn event_record(record: &Record) -> Result<EventRecord, serde_json::Error> {
    serde_json::from_value(serde_json::to_value(record)?)
}
