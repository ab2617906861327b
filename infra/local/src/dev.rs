//! `/dev`, which only the local stack has: the outbox and the events as JSON and as pages, a sample of every message, and what the
//! operators' tool needs to find the tables.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::{ACCEPT, CONTENT_SECURITY_POLICY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use deliver::Site;
use rekey_adapters::mailer::{HEADERS, Mail};
use rekey_domain::clock::Clock;
use rekey_domain::id::Id;
use rekey_domain::random::Random;
use rekey_text::Language;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::bus::{EventBus, Published};
use crate::outbox::{Header, Outbox, Sent};
use crate::previews::{self, Names};
use crate::variants;

#[derive(Clone)]
pub(crate) struct Dev {
    pub(crate) outbox: Outbox,
    pub(crate) bus: EventBus,
    pub(crate) site: Site,
    pub(crate) clock: Clock,
    pub(crate) tables: Tables,
}

/// Where the tables are, for the operators' tool.
#[derive(Clone)]
pub(crate) struct Tables {
    /// The URL of the database.
    pub(crate) dynamodb: String,
    pub(crate) directory: String,
    pub(crate) flows: String,
}

/// `GET` and `DELETE` of `/dev/outbox` and `/dev/events`, `GET /dev/mails` and `GET /dev/stack`.
pub(crate) fn router(dev: Dev) -> Router {
    Router::new()
        .route("/dev/outbox", get(show).delete(clear))
        .route("/dev/events", get(show_events).delete(clear_events))
        .route("/dev/mails", get(show_samples))
        .route("/dev/stack", get(show_stack))
        .with_state(dev)
}

/// A page like a mail program's: the list of messages, and the chosen message in a sandboxed frame.
#[derive(Template)]
#[template(path = "outbox.html")]
struct Page<'a> {
    title: &'a str,
    path: &'a str,
    /// The tag of the chosen language. Empty for messages that were sent.
    language: &'a str,
    mails: &'a [Listed],
    open: Option<&'a Listed>,
}

/// The published events, newest first. The page loads itself again every two seconds.
#[derive(Template)]
#[template(path = "events.html")]
struct EventsPage {
    events: Vec<Published>,
}

/// A message in the list, with the key that links use for it.
struct Listed {
    key: String,
    sent: Sent,
    /// What tells a sample from others with the same title. Empty for a message that was sent.
    variant: String,
}

#[derive(Deserialize)]
struct Choice {
    /// The key of the message to show.
    mail: Option<String>,
    /// Shows only messages to this address.
    to: Option<String>,
    /// Shows the samples in this language.
    language: Option<String>,
}

async fn show(State(dev): State<Dev>, Query(choice): Query<Choice>, headers: HeaderMap) -> Response {
    let mails = dev.outbox.to(choice.to.as_deref());
    if !wants_a_page(&headers) {
        return Json(mails).into_response();
    }
    let mails: Vec<Listed> =
        mails.into_iter().rev().map(|sent| Listed { key: sent.id.to_string(), sent, variant: String::new() }).collect();
    page("Outbox", "/dev/outbox", "", &mails, &choice)
}

async fn clear(State(dev): State<Dev>, Query(choice): Query<Choice>) -> StatusCode {
    dev.outbox.clear(choice.to.as_deref());
    StatusCode::NO_CONTENT
}

async fn show_events(State(dev): State<Dev>, headers: HeaderMap) -> Response {
    let mut events = dev.bus.all();
    if !wants_a_page(&headers) {
        return Json(events).into_response();
    }
    events.reverse();
    with_policy(Html(EventsPage { events }.render().unwrap_or_default()))
}

async fn clear_events(State(dev): State<Dev>) -> StatusCode {
    dev.bus.clear();
    StatusCode::NO_CONTENT
}

/// The tables and the time of the stack.
async fn show_stack(State(dev): State<Dev>) -> Json<Value> {
    let Tables { dynamodb, directory, flows } = dev.tables;
    Json(json!({"dynamodb": dynamodb, "directory": directory, "flows": flows, "now": dev.clock.now()}))
}

/// Whether a browser asks, and not a program.
fn wants_a_page(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT).and_then(|accept| accept.to_str().ok()).is_some_and(|accept| accept.contains("text/html"))
}

async fn show_samples(State(dev): State<Dev>, Query(choice): Query<Choice>) -> Response {
    let messages = previews::previews(&dev.site, Names::usual(), dev.clock.now());
    let language = choice.language.as_deref().and_then(Language::find).unwrap_or(dev.site.language);
    let to = &Names::usual().contacts[0];
    let mailed = messages.iter().filter(|message| previews::is_mailed(message));
    let mails: Result<Vec<(Mail, String)>, _> =
        mailed.map(|message| Ok((message.mail(to.clone(), &dev.site, language)?, variants::of(message)))).collect::<askama::Result<_>>();
    let Ok(mails) = mails else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let texts = messages.iter().filter_map(|message| Some((previews::sms(message, &dev.site, language)?, variants::of(message))));
    let texts = texts.map(|(text, variant)| (Sent::sample_sms(text, &dev), variant));
    let samples = mails.into_iter().map(|(mail, variant)| (Sent::sample(mail, &dev), variant)).chain(texts);
    // Each page makes new samples, so the index in the list identifies a sample, and its text and time do not.
    let listed = |(place, (sent, variant)): (usize, (Sent, String))| Listed { key: place.to_string(), sent, variant };
    let samples: Vec<Listed> = samples.enumerate().map(listed).collect();
    page("Samples of every message", "/dev/mails", language.tag(), &samples, &choice)
}

fn page(title: &str, path: &str, language: &str, mails: &[Listed], choice: &Choice) -> Response {
    let chosen = choice.mail.as_ref().and_then(|id| mails.iter().find(|mail| mail.key == *id));
    let html = Page { title, path, language, mails, open: chosen.or(mails.first()) }.render().unwrap_or_default();
    with_policy(Html(html))
}

/// Mails and these pages have inline styles, and no scripts.
fn with_policy(page: Html<String>) -> Response {
    let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; frame-ancestors 'none'; base-uri 'self'";
    let mut response = page.into_response();
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    response
}

impl Page<'_> {
    /// All languages, to choose one for the samples.
    fn languages(&self) -> impl Iterator<Item = Language> {
        Language::offered().filter(|_| !self.language.is_empty())
    }
}

impl Sent {
    fn sample(mail: Mail, dev: &Dev) -> Self {
        Self {
            id: Id::random(&Random::system()),
            channel: "email",
            to: mail.to.to_string(),
            from: dev.site.brand.clone(),
            subject: mail.subject,
            text: mail.text,
            html: mail.html,
            headers: HEADERS.map(|(name, value)| Header { name: name.to_owned(), value: value.to_owned() }).into(),
            sent_at: dev.clock.now().rfc3339(),
            configuration_set: None,
        }
    }

    fn sample_sms(text: String, dev: &Dev) -> Self {
        Self {
            id: Id::random(&Random::system()),
            channel: "sms",
            to: Names::usual().number.to_string(),
            from: dev.site.brand.clone(),
            subject: String::new(),
            text,
            html: String::new(),
            headers: Vec::new(),
            sent_at: dev.clock.now().rfc3339(),
            configuration_set: None,
        }
    }

    fn is_sms(&self) -> bool {
        self.channel == "sms"
    }

    /// The line of the list: the subject of a mail, or the text of an SMS.
    fn headline(&self) -> &str {
        if self.is_sms() { &self.text } else { &self.subject }
    }

    /// The message, with links that open in the whole window.
    fn framed(&self) -> String {
        self.html.replacen("<head>", "<head><base target=\"_top\">", 1)
    }
}

impl Published {
    /// The subject of the event for the page: its name as far as it is known, or its id.
    fn whom(&self) -> String {
        let subject = &self.detail["subject"];
        let names = ["account", "user"].into_iter().filter_map(|name| subject[name].as_str());
        let name = names.collect::<Vec<_>>().join(" / ");
        if name.is_empty() { subject["principal"].as_str().unwrap_or_default().to_owned() } else { name }
    }

    /// The detail of the event, in lines.
    fn lines(&self) -> String {
        serde_json::to_string_pretty(&self.detail).unwrap_or_default()
    }
}
