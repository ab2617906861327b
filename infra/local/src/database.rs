//! The embedded DynamoDB. It answers the SDKs in this process and on a port. This module adds the functions that dynoxide
//! lacks.
//!
//! dynoxide neither indexes nor removes the records of its streams, so each write and each read of a stream would read the
//! whole history. A second connection to the same SQLite database adds the index and removes delivered records. dynoxide does
//! not remove expired rows on its own either. [`Database::sweep`] removes both on a timer.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use dynoxide::DynoxideError;
use rekey_domain::clock::Clock;
use rekey_domain::id::Id;
use rekey_domain::random::Random;
use rusqlite::Connection;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::watch;

/// The header that names the operation of a request.
pub(crate) const TARGET: HeaderName = HeaderName::from_static("x-amz-target");

/// Seconds between two sweeps. AWS may take days to delete an expired row, so nothing may depend on it.
const SWEEP_EVERY: Duration = Duration::from_secs(60);

/// The most records that one write removes, so that other writes do not wait long.
const TRIM_AT_ONCE: usize = 500;

/// Seconds that a delivered record stays in the stream. AWS keeps records for a day.
const KEEP_DELIVERED: i64 = 300;

/// The embedded DynamoDB. Its clones share it.
#[derive(Clone)]
pub(crate) struct Database {
    dynamodb: dynoxide::Database,
    /// The second connection to the database.
    sqlite: Arc<Mutex<Connection>>,
    /// Changes with each write.
    written: Arc<watch::Sender<()>>,
    /// The tables whose streams are delivered, and the position of the last delivered record of each.
    delivered: Arc<Mutex<BTreeMap<String, i64>>>,
    /// The lock that keeps other stacks off the file.
    _lock: Option<Arc<FileLock>>,
}

/// A locked file.
struct FileLock(File);

impl Drop for FileLock {
    /// Unlocks the file. Closing it would not be enough: a program that this process starts at the same moment has a copy of
    /// the open file for an instant, and the copy keeps the lock.
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

impl std::fmt::Debug for Database {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Database")
    }
}

impl Database {
    /// Opens a file, or a database in memory.
    ///
    /// # Errors
    /// A sentence for people if the file cannot be used or another stack has it open.
    pub(crate) fn open(data: Option<&str>) -> Result<Self, String> {
        match data {
            // SQLite's in-memory file system. Unlike `:memory:`, it allows a second connection.
            None => Self::connect(&format!("file:/{}?vfs=memdb", Id::random(&Random::system())), None)
                .map_err(|error| format!("the in-memory database could not be opened: {error}")),
            Some(path) => {
                let fault = |cause: String| format!("REKEY_DATA names {path}, which cannot be used: {cause}");
                let lock = lock(path).map_err(&fault)?;
                let database = Self::connect(path, Some(lock)).map_err(|error| fault(error.to_string()))?;
                // This sets `synchronous = NORMAL`, which no other method of dynoxide sets: SQLite waits for the disk at
                // checkpoints and not at each write. Writes survive the end of the process. A loss of power may undo the last
                // ones.
                database.dynamodb.disable_bulk_loading().map_err(|error| fault(error.to_string()))?;
                Ok(database)
            }
        }
    }

    fn connect(path: &str, lock: Option<FileLock>) -> Result<Self, Box<dyn std::error::Error>> {
        let dynamodb = dynoxide::Database::new(path)?;
        let sqlite = Connection::open(path)?;
        sqlite.busy_timeout(Duration::from_secs(5))?;
        sqlite.execute_batch(
            "CREATE INDEX IF NOT EXISTS rekey_stream_order ON _stream_records (table_name, CAST(sequence_number AS INTEGER))",
        )?;
        Ok(Self {
            dynamodb,
            sqlite: Arc::new(Mutex::new(sqlite)),
            written: Arc::default(),
            delivered: Arc::default(),
            _lock: lock.map(Arc::new),
        })
    }

    /// Answers an operation as DynamoDB does, with a status and a body.
    pub(crate) fn answer(&self, operation: &str, body: &[u8]) -> (u16, String) {
        let answer = self.dispatch(operation, body);
        if matches!(operation, "PutItem" | "UpdateItem" | "DeleteItem" | "BatchWriteItem" | "TransactWriteItems") {
            self.written.send_replace(());
        }
        match answer {
            Ok(answer) => (200, answer),
            Err(error) => (error.status_code(), error.to_json()),
        }
    }

    fn dispatch(&self, operation: &str, body: &[u8]) -> Result<String, DynoxideError> {
        let database = &self.dynamodb;
        match operation {
            "GetItem" => typed(body, |request| database.get_item(request)),
            "PutItem" => typed(body, |request| database.put_item(request)),
            "UpdateItem" => typed(body, |request| database.update_item(request)),
            "DeleteItem" => typed(body, |request| database.delete_item(request)),
            "Query" => typed(body, |request| database.query(request)),
            "Scan" => typed(body, |request| database.scan(request)),
            "BatchGetItem" => typed(body, |request| database.batch_get_item(request)),
            "BatchWriteItem" => typed(body, |request| database.batch_write_item(request)),
            "TransactGetItems" => typed(body, |request| database.transact_get_items(request)),
            "TransactWriteItems" => typed(body, |request| database.transact_write_items(request)),
            "CreateTable" => typed(body, |request| database.create_table(request)),
            "DescribeTable" => typed(body, |request| database.describe_table(request)),
            "ListTables" => typed(body, |request| database.list_tables(request)),
            "UpdateTable" => typed(body, |request| database.update_table(request)),
            "UpdateTimeToLive" => typed(body, |request| database.update_time_to_live(request)),
            "DescribeTimeToLive" => typed(body, |request| database.describe_time_to_live(request)),
            "ListStreams" => typed(body, |request| database.list_streams(request)),
            "DescribeStream" => typed(body, |request| database.describe_stream(request)),
            "GetShardIterator" => typed(body, |request| database.get_shard_iterator(request)),
            "GetRecords" => typed(body, |request| database.get_records(request)),
            _ => Err(DynoxideError::UnsupportedCapability(format!("the local stack's database has no operation {operation}"))),
        }
    }

    /// Serves the database to functions in other processes.
    pub(crate) fn service(&self) -> Router {
        // A function sends this `GET` to open its connection.
        Router::new().route("/", get(async || "healthy").post(answer)).with_state(self.clone())
    }

    /// Reads at most a thousand records of a table's stream after a position.
    ///
    /// # Errors
    /// If the stream cannot be read.
    pub(crate) fn records(&self, table: &str, position: i64) -> Result<Records, DynoxideError> {
        use dynoxide::actions::get_records::GetRecordsRequest;
        use dynoxide::actions::get_shard_iterator::{decode_shard_iterator, encode_shard_iterator};
        let iterator = encode_shard_iterator(table, &dynoxide::streams::shard_id(table), position);
        let page = self.dynamodb.get_records(GetRecordsRequest { shard_iterator: iterator, limit: None })?;
        let last = page.next_shard_iterator.as_deref().and_then(decode_shard_iterator).map_or(position, |(_, _, last)| last);
        Ok(Records { records: page.records, last })
    }

    /// Changes with each write.
    pub(crate) fn writes(&self) -> watch::Receiver<()> {
        self.written.subscribe()
    }

    /// Records that a table's stream was delivered up to a position.
    pub(crate) fn delivered(&self, table: &str, position: i64) {
        self.delivered.lock().unwrap_or_else(PoisonError::into_inner).insert(table.to_owned(), position);
    }

    /// Removes expired rows, which AWS may take days to remove, and stream records that were delivered more than
    /// [`KEEP_DELIVERED`] seconds ago. Returns the number of removed rows.
    ///
    /// # Errors
    /// If the database cannot be read or written.
    pub(crate) async fn sweep(&self) -> Result<usize, String> {
        let database = self.clone();
        let swept = tokio::task::spawn_blocking(move || {
            database.trim(KEEP_DELIVERED)?;
            database.remove_expired().map_err(|error| error.to_string())
        });
        swept.await.map_err(|error| error.to_string())?
    }

    /// Removes expired rows. dynoxide's own sweep reads every row of a table. This one finds the rows by an index and deletes
    /// them with `DeleteItem`.
    fn remove_expired(&self) -> Result<usize, Box<dyn std::error::Error>> {
        let now = Clock::System.now_millis() / 1000;
        let mut removed = 0;
        for expired in self.expired(now)? {
            let request = serde_json::json!({
                "TableName": expired.table,
                "Key": {"pk": {"S": expired.pk}, "sk": {"S": expired.sk}},
                // Another write may have moved the row's time of expiry since the query.
                "ConditionExpression": "#time < :now",
                "ExpressionAttributeNames": {"#time": expired.attribute},
                "ExpressionAttributeValues": {":now": {"N": now.to_string()}},
            });
            match self.dynamodb.delete_item(serde_json::from_value(request)?) {
                Ok(_) => removed += 1,
                Err(DynoxideError::ConditionalCheckFailedException(..)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(removed)
    }

    fn expired(&self, now: i64) -> rusqlite::Result<Vec<Expired>> {
        let sqlite = self.sqlite.lock().unwrap_or_else(PoisonError::into_inner);
        let mut tables = sqlite.prepare("SELECT table_name, ttl_attribute FROM _tables WHERE ttl_enabled = 1")?;
        let tables: Vec<(String, String)> = tables.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        let mut expired = Vec::new();
        for (table, attribute) in tables {
            let time = format!("CAST(json_extract(item_json, '$.{attribute}.N') AS INTEGER)");
            sqlite.execute_batch(&format!(r#"CREATE INDEX IF NOT EXISTS "rekey_time_{table}" ON "{table}" ({time})"#))?;
            let keys = "json_extract(item_json, '$.pk.S'), json_extract(item_json, '$.sk.S')";
            let mut rows = sqlite.prepare(&format!(r#"SELECT {keys} FROM "{table}" WHERE {time} < ?1"#))?;
            let found = rows.query_map([now], |row| {
                Ok(Expired { table: table.clone(), attribute: attribute.clone(), pk: row.get(0)?, sk: row.get(1)? })
            })?;
            expired.extend(found.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        Ok(expired)
    }

    /// Removes delivered records that are older than `seconds`.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub(crate) fn trim(&self, seconds: i64) -> Result<(), String> {
        let delivered = self.delivered.lock().unwrap_or_else(PoisonError::into_inner).clone();
        delivered.into_iter().try_for_each(|(table, position)| self.trim_stream(&table, position, seconds))
    }

    fn trim_stream(&self, table: &str, position: i64, seconds: i64) -> Result<(), String> {
        let before = Clock::System.now_millis() / 1000 - seconds;
        let delete = format!(
            "DELETE FROM _stream_records WHERE id IN (
                SELECT id FROM _stream_records
                WHERE table_name = ?1 AND CAST(sequence_number AS INTEGER) <= ?2 AND created_at <= ?3
                ORDER BY CAST(sequence_number AS INTEGER) LIMIT {TRIM_AT_ONCE}
            )"
        );
        loop {
            let sqlite = self.sqlite.lock().unwrap_or_else(PoisonError::into_inner);
            let removed = sqlite.execute(&delete, (table, position, before)).map_err(|error| error.to_string())?;
            if removed < TRIM_AT_ONCE {
                return Ok(());
            }
        }
    }

    /// Sweeps on a timer until the stack stops.
    pub(crate) async fn sweep_on_time(self, stop: watch::Receiver<bool>) {
        let stopped = stopped(stop);
        tokio::pin!(stopped);
        loop {
            tokio::select! {
                () = &mut stopped => return,
                () = tokio::time::sleep(SWEEP_EVERY) => {}
            }
            match self.sweep().await {
                Ok(removed) => tracing::debug!(removed, "expired rows were removed"),
                Err(error) => tracing::warn!(error, "expired rows were not removed"),
            }
        }
    }
}

/// An expired row.
struct Expired {
    table: String,
    /// The attribute that holds its time of expiry.
    attribute: String,
    pk: String,
    sk: String,
}

/// A page of a stream.
pub(crate) struct Records {
    pub(crate) records: Vec<dynoxide::actions::get_records::Record>,
    /// The position of the last record.
    pub(crate) last: i64,
}

/// Locks a database file. Creates the file if there is none.
fn lock(path: &str) -> Result<FileLock, String> {
    // SQLite opens a file that it may not write, and reports this only at the first write.
    let file = OpenOptions::new().append(true).create(true).open(path).map_err(|error| error.to_string())?;
    match file.try_lock() {
        Ok(()) => Ok(FileLock(file)),
        Err(TryLockError::WouldBlock) => Err("another stack has it open".to_owned()),
        Err(TryLockError::Error(error)) => Err(error.to_string()),
    }
}

fn typed<Q: DeserializeOwned, A: Serialize>(
    body: &[u8],
    operation: impl FnOnce(Q) -> Result<A, DynoxideError>,
) -> Result<String, DynoxideError> {
    let request = serde_json::from_slice(body).map_err(|error| DynoxideError::SerializationException(error.to_string()))?;
    serde_json::to_string(&operation(request)?).map_err(|error| DynoxideError::InternalServerError(error.to_string()))
}

async fn answer(State(database): State<Database>, headers: HeaderMap, body: axum::body::Bytes) -> Response {
    let target = headers.get(TARGET).and_then(|target| target.to_str().ok()).unwrap_or_default();
    let (status, answer) = database.answer(operation(target), &body);
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(CONTENT_TYPE, "application/x-amz-json-1.0")], answer).into_response()
}

/// The operation in a target: `PutItem` in `DynamoDB_20120810.PutItem`.
pub(crate) fn operation(target: &str) -> &str {
    target.split_once('.').map_or(target, |(_, operation)| operation)
}

/// Resolves when the stack stops.
pub(crate) async fn stopped(mut stop: watch::Receiver<bool>) {
    // An error means that the stack was dropped, which counts as stopped.
    let _ = stop.wait_for(|stopped| *stopped).await;
}

/// Whether the stack has stopped or was dropped. After a drop, the value of the channel stays `false` and [`stopped`] resolves
/// at once, so a loop that checks only the value would spin.
pub(crate) fn is_stopped(stop: &watch::Receiver<bool>) -> bool {
    *stop.borrow() || stop.has_changed().is_err()
}
