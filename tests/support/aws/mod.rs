//! An account of AWS for the operators' command line: a server that answers in the protocols of AWS's services.

mod deployment;
mod protocol;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_sdk_dynamodb::primitives::{DateTime, DateTimeFormat};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use futures_util::future::BoxFuture;
use rekey_domain::clock::Clock;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use self::protocol::{Call, Failed};
use crate::operator::{self, Ran};

/// An answer of AWS. It is written as JSON with the names of the service's API; the account answers in the protocol of the service.
#[derive(Clone)]
pub enum Answer {
    /// The call succeeds.
    Is(Value),
    /// The first call succeeds with the first answer, and so on. The last answer stays.
    InTurn(Vec<Value>),
    /// The test does what is called for, with the request's body.
    By(Doer),
    /// The call fails with this error.
    Error(&'static str),
    /// The caller lacks the right to make the call.
    Refused,
}

type Doer = Arc<dyn Fn(Value) -> BoxFuture<'static, Value> + Send + Sync>;

/// An account with a healthy deployment, as long as the test does not say otherwise.
#[derive(Clone)]
pub struct AwsAccount {
    /// The URL of the account, and of the deployment's pages.
    pub url: String,
    state: Arc<Mutex<Account>>,
}

#[derive(Default)]
struct Account {
    /// The answers, by the call, or by the call and a text in its request.
    answers: BTreeMap<String, Answer>,
    refuses_everything: bool,
    /// The seconds by which the account's clock is ahead.
    ahead: i64,
    /// The database that serves the calls of DynamoDB about rows.
    database: Option<String>,
    calls: Vec<(String, Value)>,
}

impl AwsAccount {
    /// A healthy account.
    pub async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let account = Self { state: Arc::default(), url };
        account.state().answers = deployment::healthy(&account.url);
        let router = Router::new().fallback(answer).with_state(account.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        account
    }

    /// Runs the operators' tool on the account's deployment.
    pub async fn operator(&self, arguments: &[&str]) -> Ran {
        let mut command = operator::command(arguments).await;
        command.env("AWS_ENDPOINT_URL", &self.url).env("AWS_REGION", "eu-central-1");
        command.env("AWS_ACCESS_KEY_ID", "AKIAOLGA").env("AWS_SECRET_ACCESS_KEY", "secret");
        operator::run(command).await
    }

    /// Sets the answer to a call, such as `kms:DescribeKey`, or to those of its requests that have this text, as in
    /// `kms:DescribeKey seed-key`.
    pub fn set(&self, call: &str, answer: Answer) {
        self.state().answers.insert(call.to_owned(), answer);
    }

    /// Changes the answer to a call: `change` gets the healthy one.
    pub fn change(&self, call: &str, change: impl FnOnce(&mut Value)) {
        match self.state().answers.get_mut(call) {
            Some(Answer::Is(value)) => change(value),
            _ => panic!("{call} has no answer that can be changed"),
        }
    }

    /// Has every call refused, for want of a right to make it.
    pub fn refuse_everything(&self) {
        self.state().refuses_everything = true;
    }

    /// Puts the account's clock forward.
    pub fn put_clock_forward(&self, seconds: i64) {
        self.state().ahead = seconds;
    }

    /// Has this database serve the calls of DynamoDB that have no answer of their own.
    pub fn serve_rows_from(&self, database: &str) {
        self.state().database = Some(database.to_owned());
    }

    /// The calls so far, with their bodies.
    pub fn calls(&self) -> Vec<(String, Value)> {
        self.state().calls.clone()
    }

    fn state(&self) -> MutexGuard<'_, Account> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Account {
    /// The answer to a call. One that names a text in the request goes before one that names the call alone.
    fn answer(&mut self, call: &str, request: &str) -> Option<Answer> {
        if self.refuses_everything {
            return Some(Answer::Refused);
        }
        let names = |key: &str| key.split_once(' ').is_some_and(|(named, text)| named == call && request.contains(text));
        let key = self.answers.keys().find(|key| names(key)).cloned().unwrap_or_else(|| call.to_owned());
        match self.answers.get_mut(&key)? {
            Answer::InTurn(answers) if answers.len() > 1 => Some(Answer::Is(answers.remove(0))),
            Answer::InTurn(answers) => Some(Answer::Is(answers[0].clone())),
            answer => Some(answer.clone()),
        }
    }
}

async fn answer(State(account): State<AwsAccount>, method: Method, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let call = Call::of(&method, &uri, &headers, &body).unwrap_or_else(|| panic!("{method} {uri} is no call that is known"));
    let (found, database, ahead) = {
        let mut state = account.state();
        let json = serde_json::from_slice(&body).unwrap_or(Value::Null);
        state.calls.push((call.name.clone(), json));
        let request = format!("{uri} {}", String::from_utf8_lossy(&body));
        (state.answer(&call.name, &request), state.database.clone(), state.ahead)
    };
    let mut response = match (found, database) {
        (Some(Answer::Is(value)), _) => call.succeeds(&value),
        (Some(Answer::By(doer)), _) => call.succeeds(&doer(serde_json::from_slice(&body).unwrap()).await),
        (Some(Answer::Error(code)), _) => call.fails(Failed::With(code)),
        (Some(Answer::Refused), _) => call.fails(Failed::Refused),
        (None, Some(database)) if call.name.starts_with("dynamodb:") => forward(&database, &headers, body).await,
        (None, _) => panic!("{} has no answer", call.name),
        (Some(Answer::InTurn(_)), _) => unreachable!("one answer was taken"),
    };
    if ahead != 0 {
        let date = DateTime::from_secs(Clock::System.now().0 + ahead).fmt(DateTimeFormat::HttpDate).unwrap();
        response.headers_mut().insert(header::DATE, HeaderValue::from_str(&date).unwrap());
    }
    response
}

/// Hands a call of DynamoDB to a database.
async fn forward(database: &str, headers: &HeaderMap, body: Bytes) -> Response {
    let request = ["x-amz-target", "content-type", "authorization", "x-amz-date"].into_iter().fold(
        reqwest::Client::new().post(database),
        |request, name| match headers.get(name) {
            Some(value) => request.header(name, value.as_bytes()),
            None => request,
        },
    );
    let answer = request.body(body.to_vec()).send().await.unwrap();
    let status = StatusCode::from_u16(answer.status().as_u16()).unwrap();
    (status, [(header::CONTENT_TYPE, "application/x-amz-json-1.0")], answer.bytes().await.unwrap().to_vec()).into_response()
}

/// An answer that a test gives by what it does with the request.
pub fn by<F: Future<Output = Value> + Send + 'static>(doer: impl Fn(Value) -> F + Send + Sync + 'static) -> Answer {
    Answer::By(Arc::new(move |body| Box::pin(doer(body))))
}

/// The fields of an object, as a list of objects with a name and a value.
fn pairs(of: &Value, key: &str, value: &str) -> Value {
    of.as_object().unwrap().iter().map(|(name, found)| json!({key: name, value: found})).collect()
}
