//! The message services of the local stack. They speak `SendEmail` of SES v2 and `SendTextMessage` of End User Messaging, so
//! that `deliver` sends as it does on AWS, and they keep the messages.

use std::collections::{BTreeSet, VecDeque};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use rekey_domain::clock::Clock;
use rekey_domain::id::Id;
use rekey_domain::random::Random;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::watch;

use crate::simulator;

/// The most messages that are kept. The oldest are removed first.
const CAPACITY: usize = 5000;

/// A message that was sent.
#[derive(Clone, Debug, Serialize)]
pub struct Sent {
    /// The message's id.
    pub id: Id,
    /// `email` or `sms`.
    pub channel: &'static str,
    /// The recipient.
    pub to: String,
    /// The sender.
    pub from: String,
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The HTML of a mail.
    pub html: String,
    /// The other headers of a mail.
    pub headers: Vec<Header>,
    /// When the message was sent.
    pub sent_at: String,
    /// The configuration set of a mail.
    #[serde(skip)]
    pub configuration_set: Option<String>,
}

/// A header of a mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all(deserialize = "PascalCase"))]
pub struct Header {
    /// The name of the header.
    pub name: String,
    /// The value of the header.
    pub value: String,
}

/// The messages that were sent, and whether the services accept, hold back or refuse further ones.
#[derive(Clone)]
pub struct Outbox {
    sent: Arc<Mutex<VecDeque<Sent>>>,
    /// Whether messages have to wait, and how many are waiting.
    held: Arc<watch::Sender<bool>>,
    waiting: Arc<watch::Sender<usize>>,
    failures: Arc<AtomicU32>,
    opted_out: Arc<Mutex<BTreeSet<String>>>,
    /// The events about mails to the mailbox simulator.
    events: UnboundedSender<Value>,
    clock: Clock,
}

impl Outbox {
    pub(crate) fn new(clock: Clock, events: UnboundedSender<Value>) -> Self {
        Self {
            sent: Arc::default(),
            held: Arc::default(),
            waiting: Arc::default(),
            failures: Arc::default(),
            opted_out: Arc::default(),
            events,
            clock,
        }
    }

    /// All messages, oldest first.
    pub fn all(&self) -> Vec<Sent> {
        self.to(None)
    }

    /// The messages to one address, or all, oldest first.
    pub fn to(&self, address: Option<&str>) -> Vec<Sent> {
        let sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        sent.iter().filter(|sent| address.is_none_or(|address| sent.to == address)).cloned().collect()
    }

    /// Deletes the messages to one address, or all.
    pub(crate) fn clear(&self, address: Option<&str>) {
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        sent.retain(|sent| address.is_some_and(|address| sent.to != address));
    }

    /// Accepts no messages from now on. Senders wait.
    pub fn hold(&self) {
        self.held.send_replace(true);
    }

    /// Waits until at least `messages` messages wait to be accepted.
    pub async fn waiting(&self, messages: usize) {
        // The watched sender lives as long as `self`.
        let _ = self.waiting.subscribe().wait_for(|waiting| *waiting >= messages).await;
    }

    /// Accepts messages from now on, including those that wait.
    pub fn release(&self) {
        self.held.send_replace(false);
    }

    /// Refuses SMS to this number from now on, as AWS does after its owner has answered STOP.
    pub fn opt_out(&self, number: &str) {
        self.opted_out.lock().unwrap_or_else(PoisonError::into_inner).insert(number.to_owned());
    }

    /// Refuses the next `messages` messages.
    pub fn fail_next(&self, messages: u32) {
        self.failures.store(messages, Ordering::SeqCst);
    }

    /// The routes: `SendEmail` of SES v2, and `SendTextMessage` of End User Messaging, the only operation that functions send
    /// to `/`.
    pub(crate) fn service(self) -> Router {
        Router::new().route("/v2/email/outbound-emails", post(send_email)).route("/", post(send_text_message)).with_state(self)
    }

    /// Answers a sender as soon as messages are accepted.
    async fn take(&self, message: impl FnOnce(Id, String) -> Sent) -> Response {
        self.waiting.send_modify(|waiting| *waiting += 1);
        let _ = self.held.subscribe().wait_for(|held| !held).await;
        self.waiting.send_modify(|waiting| *waiting -= 1);
        let refuse = self.failures.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok();
        if refuse {
            // SES uses this error for a final refusal, so the SDK does not retry it.
            return refusal("MessageRejected");
        }
        let id = Id::random(&Random::system());
        let mut kept = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() == CAPACITY {
            kept.pop_front();
        }
        let sent = message(id, self.clock.now().rfc3339());
        if let Some(event) = simulator::event(&sent.to, id, &sent.sent_at) {
            // Nobody listens while the stack stops.
            let _ = self.events.send(event);
        }
        kept.push_back(sent);
        Json(Taken { message_id: id }).into_response()
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct SendEmail {
    from_email_address: String,
    configuration_set_name: Option<String>,
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
    headers: Vec<Header>,
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

fn refusal(error: &'static str) -> Response {
    let headers = [(CONTENT_TYPE, "application/json"), (HeaderName::from_static("x-amzn-errortype"), error)];
    (StatusCode::BAD_REQUEST, headers, r#"{"message":"refused on request"}"#).into_response()
}

async fn send_email(State(outbox): State<Outbox>, Json(mail): Json<SendEmail>) -> Response {
    let SendEmail {
        from_email_address: from,
        configuration_set_name: configuration_set,
        destination,
        content: Content { simple: Simple { subject, body, headers } },
    } = mail;
    let (subject, text, html, to) = (subject.data, body.text.data, body.html.data, destination.to_addresses.join(", "));
    outbox.take(|id, sent_at| Sent { id, channel: "email", to, from, subject, text, html, headers, sent_at, configuration_set }).await
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct SendTextMessage {
    destination_phone_number: String,
    origination_identity: String,
    message_body: String,
}

/// The handler reads the JSON itself, because the media type is `application/x-amz-json-1.0`.
async fn send_text_message(State(outbox): State<Outbox>, headers: HeaderMap, body: Bytes) -> Response {
    let target = headers.get("x-amz-target").and_then(|target| target.to_str().ok());
    let message = serde_json::from_slice::<SendTextMessage>(&body).ok();
    let Some(message) = message.filter(|_| target == Some("PinpointSMSVoiceV2.SendTextMessage")) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let SendTextMessage { destination_phone_number: to, origination_identity: from, message_body: text } = message;
    if outbox.opted_out.lock().unwrap_or_else(PoisonError::into_inner).contains(&to) {
        return refusal("ConflictException");
    }
    let (subject, html) = (String::new(), String::new());
    let (headers, configuration_set) = (Vec::new(), None);
    outbox.take(|id, sent_at| Sent { id, channel: "sms", to, from, subject, text, html, headers, sent_at, configuration_set }).await
}
