//! The EventBridge of the local stack. It speaks `PutEvents`, so that `publish` puts events as it does on AWS, and it keeps the
//! events.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use rekey_domain::random::Random;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::watch;

use crate::database::TARGET;

/// The operation that functions send.
pub(crate) const PUT_EVENTS: &str = "AWSEvents.PutEvents";

/// The most events that are kept. The oldest are removed first.
const CAPACITY: usize = 5000;

/// An event, as EventBridge hands it to the targets of its rules.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Published {
    /// The id that the bus gave the event. An event that was put twice has two.
    pub id: Id,
    /// Always `rekey`.
    pub source: String,
    /// The type of the event.
    pub detail_type: String,
    /// When the act was done.
    pub time: String,
    /// What happened.
    pub detail: Value,
}

/// The events on the bus, and whether the bus refuses further ones.
#[derive(Clone)]
pub struct EventBus {
    published: Arc<watch::Sender<VecDeque<Published>>>,
    failures: Arc<AtomicU32>,
}

impl EventBus {
    pub(crate) fn new() -> Self {
        Self { published: Arc::default(), failures: Arc::default() }
    }

    /// All events in the order in which they were put.
    pub fn all(&self) -> Vec<Published> {
        self.published.borrow().iter().cloned().collect()
    }

    /// Waits until the bus has an event like this one, and returns the oldest such event.
    pub async fn find(&self, wanted: impl Fn(&Published) -> bool) -> Option<Published> {
        let mut events = self.published.subscribe();
        let events = events.wait_for(|events| events.iter().any(&wanted)).await.ok()?;
        events.iter().find(|event| wanted(event)).cloned()
    }

    /// Deletes all events.
    pub(crate) fn clear(&self) {
        self.published.send_modify(VecDeque::clear);
    }

    /// Refuses the next `events` events.
    pub fn fail_next(&self, events: u32) {
        self.failures.store(events, Ordering::SeqCst);
    }

    pub(crate) fn service(self) -> Router {
        Router::new().route("/", post(put_events)).with_state(self)
    }

    /// Keeps an event, or refuses it on request.
    fn take(&self, entry: Entry) -> Outcome {
        if self.failures.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok() {
            return Outcome { event_id: None, error_code: Some("InternalFailure"), error_message: Some("refused on request") };
        }
        let Ok(detail) = serde_json::from_str(&entry.detail) else {
            return Outcome { event_id: None, error_code: Some("MalformedDetail"), error_message: Some("Detail is malformed.") };
        };
        let id = Id::random(&Random::system());
        let Entry { source, detail_type, time, .. } = entry;
        self.published.send_modify(|events| {
            if events.len() == CAPACITY {
                events.pop_front();
            }
            events.push_back(Published { id, source, detail_type, time: Timestamp(time).rfc3339(), detail });
        });
        Outcome { event_id: Some(id), error_code: None, error_message: None }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct PutEvents {
    entries: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Entry {
    source: String,
    detail_type: String,
    detail: String,
    /// Seconds since 1970.
    time: i64,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct PutEventsOutput {
    failed_entry_count: usize,
    entries: Vec<Outcome>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Outcome {
    #[serde(skip_serializing_if = "Option::is_none")]
    event_id: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_message: Option<&'static str>,
}

/// The handler reads the JSON itself, because the media type is `application/x-amz-json-1.1`.
async fn put_events(State(bus): State<EventBus>, headers: HeaderMap, body: Bytes) -> Response {
    let target = headers.get(TARGET).and_then(|target| target.to_str().ok());
    let request = serde_json::from_slice::<PutEvents>(&body).ok();
    let Some(PutEvents { entries }) = request.filter(|_| target == Some(PUT_EVENTS)) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let entries: Vec<Outcome> = entries.into_iter().map(|entry| bus.take(entry)).collect();
    let failed_entry_count = entries.iter().filter(|outcome| outcome.error_code.is_some()).count();
    Json(PutEventsOutput { failed_entry_count, entries }).into_response()
}
