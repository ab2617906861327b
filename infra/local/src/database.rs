//! The embedded DynamoDB on a port of its own, and the removal of rows past their time that it does not do by itself.

use std::path::Path;
use std::time::Duration;

use dynoxide::Database;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Seconds between two sweeps. AWS takes up to days, so nothing may rest on it.
const SWEEP_EVERY: Duration = Duration::from_secs(60);

/// Opens the file, or memory.
pub(crate) fn open(data: Option<&str>) -> Result<Database, String> {
    let Some(path) = data else {
        return Database::memory().map_err(|error| format!("no database in memory: {error}"));
    };
    let fault = |cause: String| format!("REKEY_DATA names {path}, which cannot be used: {cause}");
    if Path::new(path).exists() {
        // SQLite opens what it may not write and says so at the first write only.
        std::fs::OpenOptions::new().append(true).open(path).map_err(|error| fault(error.to_string()))?;
    }
    Database::new(path).map_err(|error| fault(error.to_string()))
}

/// Serves the database until the stack stops.
pub(crate) fn serve(database: Database, listener: TcpListener, stop: watch::Receiver<bool>) -> JoinHandle<()> {
    tokio::spawn(sweep_on_time(database.clone(), stop.clone()));
    tokio::spawn(async move {
        if let Err(error) = dynoxide::server::serve_with_shutdown(listener, database, stopped(stop)).await {
            tracing::error!(error, "the database ended");
        }
    })
}

async fn sweep_on_time(database: Database, stop: watch::Receiver<bool>) {
    let stopped = stopped(stop);
    tokio::pin!(stopped);
    loop {
        tokio::select! {
            () = &mut stopped => return,
            () = tokio::time::sleep(SWEEP_EVERY) => {}
        }
        match sweep(&database).await {
            Ok(removed) => tracing::debug!(removed, "rows past their time"),
            Err(error) => tracing::warn!(error, "rows past their time were not removed"),
        }
    }
}

/// Removes the rows past their time, as DynamoDB does within days; how many they were.
pub(crate) async fn sweep(database: &Database) -> Result<usize, String> {
    let database = database.clone();
    let swept = tokio::task::spawn_blocking(move || database.sweep_ttl()).await.map_err(|error| error.to_string())?;
    swept.map_err(|error| error.to_string())
}

/// Resolves when the stack stops.
pub(crate) async fn stopped(mut stop: watch::Receiver<bool>) {
    // An error means that the stack is gone, which is the same.
    let _ = stop.wait_for(|stopped| *stopped).await;
}
