//! The sample invocations in `events/`, and the routers that answer them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use aws_lambda_events::event::dynamodb::Event;
use axum::Router;
use axum::body::to_bytes;
use deliver::Call;
use rekey_adapters::config::FromEnv;
use rekey_adapters::resources::Resources;
use rekey_http::lambda;
use rekey_local::environment;
use serde::Deserialize;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::World;
use crate::tools::root;

/// An invocation in `events/` and the expected answer.
pub struct Sample {
    /// The function that is invoked.
    pub function: String,
    case: String,
    /// The file of the event.
    pub path: PathBuf,
    /// The expected answer.
    pub expected: Expected,
}

/// The expectations in the file beside an event.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The status code of an answer to HTTP.
    pub status: Option<u16>,
    /// The code of a refusal.
    pub code: Option<String>,
    /// Fields that the body must have.
    #[serde(default)]
    has: Vec<String>,
    /// The number of records of a batch that the function reports as failed.
    batch_item_failures: Option<usize>,
    /// Whether the authorizer authorizes the request.
    authorized: Option<bool>,
    /// Fields of the context that the authorizer hands on.
    #[serde(default)]
    context: serde_json::Map<String, Value>,
    /// The contact that gets a message.
    mail: Option<String>,
    /// A part of that message's text. The default is a link.
    with: Option<String>,
    /// The id in the detail of an event that is published.
    event: Option<String>,
    /// The number of events of SES that are recorded.
    recorded: Option<u64>,
}

/// The names of the files and folders in a folder.
pub fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// All invocations. A file without its other half stops the test.
pub fn samples() -> Vec<Sample> {
    let events = root().join("events");
    let mut samples = Vec::new();
    for function in names(&events).into_iter().filter(|name| name != "README.md") {
        let folder = events.join(&function);
        let files = names(&folder);
        for file in &files {
            let case = file.strip_suffix(".json").unwrap_or_else(|| panic!("{function}/{file} is no event"));
            if let Some(case) = case.strip_suffix(".expected") {
                assert!(files.contains(&format!("{case}.json")), "{function}/{file} belongs to no event");
                continue;
            }
            let expected = fs::read_to_string(folder.join(format!("{case}.expected.json")));
            let expected = expected.unwrap_or_else(|_| panic!("nothing is expected of {function}/{file}"));
            let expected = serde_json::from_str(&expected).unwrap_or_else(|error| panic!("{function}/{case}.expected.json: {error}"));
            samples.push(Sample { function: function.clone(), case: case.to_owned(), path: folder.join(file), expected });
        }
    }
    samples
}

impl Sample {
    /// Whether the event is granted.
    pub fn is_happy(&self) -> bool {
        self.expected.mail.is_some()
            || self.expected.event.is_some()
            || self.expected.recorded.is_some_and(|recorded| recorded > 0)
            || self.expected.authorized == Some(true)
            || self.expected.status.is_some_and(|status| status < 400)
    }

    /// The answer of the function's router, in the form in which Lambda gives it.
    pub async fn answered_here(&self, world: &World) -> Value {
        let event = fs::read_to_string(&self.path).unwrap();
        if self.function == "authorizer" {
            let answer = world.stack.authorizer.answer(serde_json::from_str(&event).unwrap()).await.unwrap();
            return serde_json::to_value(answer).unwrap();
        }
        if self.function == "bounce" {
            let answer = world.stack.bounce.handle(serde_json::from_str(&event).unwrap()).await.unwrap();
            return serde_json::to_value(answer).unwrap();
        }
        if self.function == "deliver" {
            return match serde_json::from_str(&event).unwrap() {
                Call::Stream(event) => json!({"batchItemFailures": world.stack.stream.deliver(event.records).await}),
                Call::Due { .. } => world.stack.stream.announce_due().await.map(|()| json!({})).unwrap(),
            };
        }
        if self.function == "publish" {
            let batch: Event = serde_json::from_str(&event).unwrap();
            return json!({"batchItemFailures": world.stack.audit_stream.deliver(batch.records).await});
        }
        let request = lambda_http::request::from_str(&event).unwrap_or_else(|error| panic!("{}: {error}", self.name()));
        let response = router(&self.function, &world.stack.resources).oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        json!({"statusCode": status, "body": String::from_utf8(body.to_vec()).unwrap()})
    }

    /// The fault of an answer, if it has one.
    pub fn fault(&self, world: &World, answer: &Value) -> Option<String> {
        let body: Value = answer["body"].as_str().and_then(|body| serde_json::from_str(body).ok()).unwrap_or_default();
        let expected = &self.expected;
        let part = expected.with.as_deref().unwrap_or("#token=");
        let sent = |to: &String| world.inbox(to).all().iter().any(|mail| mail.0.text.contains(part));
        let published = |id: &String| world.stack.bus.all().iter().any(|event| event.detail["id"] == *id);
        let good = answer["statusCode"].as_u64() == expected.status.map(u64::from)
            && body["code"].as_str() == expected.code.as_deref()
            && expected.has.iter().all(|field| !body[field].is_null())
            && answer["batchItemFailures"].as_array().map(Vec::len) == expected.batch_item_failures
            && answer["recorded"].as_u64() == expected.recorded
            && answer.get("isAuthorized").and_then(Value::as_bool) == expected.authorized
            && expected.context.iter().all(|(field, value)| answer["context"][field] == *value)
            && expected.mail.iter().all(sent)
            && expected.event.iter().all(published);
        (!good).then(|| format!("{}: {answer}", self.name()))
    }

    /// The name in the report of a fault.
    pub fn name(&self) -> String {
        format!("{}/{}", self.function, self.case)
    }
}

/// A function's router, with the layers around it on Lambda.
pub fn router(function: &str, resources: &Resources) -> Router {
    let router = match function {
        "request-reset" => request_reset::router(config(), resources),
        "show-captcha" => show_captcha::router(config(), resources),
        "consume-link" => consume_link::router(config(), resources),
        "set-password" => set_password::router(config(), resources),
        "sign-in" => sign_in::router(config(), resources),
        "verify-otp" => verify_otp::router(config(), resources),
        "enrol-2fa" => enrol_2fa::router(config(), resources),
        "lost-factor" => lost_factor::router(config(), resources),
        "passkey" => passkey::router(config(), resources),
        "session" => session::router(config(), resources),
        "device" => device::router(config(), resources),
        "register" => register::router(config(), resources),
        "account" => account::router(config(), resources),
        "admin" => admin::router(config(), resources),
        "pages" => pages::router(config()),
        _ => panic!("there is no function {function}"),
    };
    lambda::as_served("sample", router, config(), resources.clock.clone())
}

fn config<C: FromEnv>() -> C {
    environment(|name| (name == "REKEY_CAPTCHA").then(|| "off".to_owned()), None).read().unwrap_or_else(|faults| panic!("{faults}"))
}
