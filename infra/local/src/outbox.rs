//! The mail service of the local stack: it speaks SES v2's `SendEmail`, so that `deliver` sends here as it sends there,
//! and keeps what it is handed.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use rekey_domain::clock::Clock;
use rekey_domain::id::Id;
use rekey_domain::random::Random;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

/// The most messages that are kept; the oldest go first.
const CAPACITY: usize = 5000;

/// A message that was sent.
#[derive(Clone, Debug, Serialize)]
pub struct Sent {
    /// Its id.
    pub id: Id,
    /// `email`.
    pub channel: &'static str,
    /// Whom to.
    pub to: String,
    /// Whom from.
    pub from: String,
    /// The subject.
    pub subject: String,
    /// For readers of plain text.
    pub text: String,
    /// For everyone else.
    pub html: String,
    /// When.
    pub sent_at: String,
}

/// What was sent, and how the service is to behave.
#[derive(Clone)]
pub struct Outbox {
    sent: Arc<Mutex<VecDeque<Sent>>>,
    /// Whether messages have to wait, and how many do.
    held: Arc<watch::Sender<bool>>,
    waiting: Arc<watch::Sender<usize>>,
    failures: Arc<AtomicU32>,
    clock: Clock,
}

impl Outbox {
    pub(crate) fn new(clock: Clock) -> Self {
        Self { sent: Arc::default(), held: Arc::default(), waiting: Arc::default(), failures: Arc::default(), clock }
    }

    /// All messages, oldest first.
    pub fn all(&self) -> Vec<Sent> {
        self.to(None)
    }

    /// The messages to one address, or all; oldest first.
    pub fn to(&self, address: Option<&str>) -> Vec<Sent> {
        let sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        sent.iter().filter(|sent| address.is_none_or(|address| sent.to == address)).cloned().collect()
    }

    /// Forgets the messages to one address, or all.
    pub(crate) fn clear(&self, address: Option<&str>) {
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        sent.retain(|sent| address.is_some_and(|address| sent.to != address));
    }

    /// From now on no message is taken; senders wait.
    pub fn hold(&self) {
        self.held.send_replace(true);
    }

    /// Waits until so many messages wait to be taken.
    pub async fn waiting(&self, messages: usize) {
        // The sender lives as long as this does.
        let _ = self.waiting.subscribe().wait_for(|waiting| *waiting >= messages).await;
    }

    /// From now on messages are taken, also those that wait.
    pub fn release(&self) {
        self.held.send_replace(false);
    }

    /// The next so many messages are refused.
    pub fn fail_next(&self, messages: u32) {
        self.failures.store(messages, Ordering::SeqCst);
    }

    /// `SendEmail` of SES v2.
    pub(crate) fn service(self) -> Router {
        Router::new().route("/v2/email/outbound-emails", post(send_email)).with_state(self)
    }

    fn keep(&self, mail: SendEmail) -> Id {
        let id = Id::random(&Random::system());
        let Content { simple: Simple { subject, body } } = mail.content;
        let sent = Sent {
            id,
            channel: "email",
            to: mail.destination.to_addresses.join(", "),
            from: mail.from_email_address,
            subject: subject.data,
            text: body.text.data,
            html: body.html.data,
            sent_at: self.clock.now().rfc3339(),
        };
        let mut kept = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() == CAPACITY {
            kept.pop_front();
        }
        kept.push_back(sent);
        id
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct SendEmail {
    from_email_address: String,
    destination: Destination,
    content: Content,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Destination {
    to_addresses: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Content {
    simple: Simple,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Simple {
    subject: Part,
    body: Body,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Body {
    text: Part,
    html: Part,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Part {
    data: String,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Taken {
    message_id: Id,
}

async fn send_email(State(outbox): State<Outbox>, Json(mail): Json<SendEmail>) -> Response {
    outbox.waiting.send_modify(|waiting| *waiting += 1);
    let _ = outbox.held.subscribe().wait_for(|held| !held).await;
    outbox.waiting.send_modify(|waiting| *waiting -= 1);
    let refuse = outbox.failures.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok();
    if refuse {
        // Refused for good, as SES puts it, so that the SDK does not repeat it by itself.
        let headers = [(CONTENT_TYPE, "application/json"), (axum::http::HeaderName::from_static("x-amzn-errortype"), "MessageRejected")];
        return (StatusCode::BAD_REQUEST, headers, r#"{"message":"refused on request"}"#).into_response();
    }
    Json(Taken { message_id: outbox.keep(mail) }).into_response()
}
