//! A tap on the line to the database: counts what goes by and what it costs, and can cut the line.
//!
//! Functions are started a second time behind it, on the same database, so that nothing else is counted with them.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use aws_sdk_dynamodb::config::Credentials;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use rekey_adapters::aws::{Aws, Endpoints};
use rekey_adapters::config::FromEnv;
use rekey_adapters::resources::Resources;
use rekey_http::client::Client;
use rekey_http::edge;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::{Visitor, World};

/// One request that went by.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The operation, such as `PutItem`.
    pub operation: String,
    /// The tables it concerned.
    pub tables: Vec<String>,
    /// The capacity units that it took.
    pub capacity: f64,
}

/// The tap.
#[derive(Clone)]
pub struct Tap {
    inner: Arc<Inner>,
}

struct Inner {
    database: String,
    address: SocketAddr,
    seen: Mutex<Vec<Seen>>,
    /// Operations that fail, with the error's name.
    cut: Mutex<Vec<(String, String)>>,
    /// Operations whose next answer is lost.
    lose: Mutex<Vec<String>>,
    client: reqwest::Client,
}

impl Tap {
    /// A tap on this stack's database.
    pub async fn on(world: &World) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let inner = Arc::new(Inner {
            database: format!("http://{}", world.stack.dynamodb),
            address: listener.local_addr().unwrap(),
            seen: Mutex::default(),
            cut: Mutex::default(),
            lose: Mutex::default(),
            client: reqwest::Client::new(),
        });
        let router = Router::new().fallback(pass).with_state(inner.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { inner }
    }

    /// From now on this operation fails with this error.
    pub fn cut(&self, operation: &str, error: &str) {
        self.inner.cut.lock().unwrap_or_else(PoisonError::into_inner).push((operation.to_owned(), error.to_owned()));
    }

    /// The next request of this operation is done, and its answer is lost.
    pub fn lose(&self, operation: &str) {
        self.inner.lose.lock().unwrap_or_else(PoisonError::into_inner).push(operation.to_owned());
    }

    /// From now on nothing fails.
    pub fn mend(&self) {
        self.inner.cut.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// What went by since the last time this was asked.
    pub fn take(&self) -> Vec<Seen> {
        std::mem::take(&mut self.inner.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The operations that went by, in order.
    pub fn operations(&self) -> Vec<String> {
        self.take().into_iter().map(|seen| seen.operation).collect()
    }

    /// What a function is handed when it reaches the database through this tap.
    pub fn resources(&self, world: &World) -> Resources {
        let endpoints = Endpoints { dynamodb: Some(format!("http://{}", self.inner.address)), sesv2: None, kms: None };
        let credentials = Credentials::new("local", "local", None, None, "tap");
        Resources::new(Aws::new("dynoxide".to_owned(), credentials, endpoints), world.clock.clone())
    }

    /// Starts one function behind the tap, with its edge; gives a visitor of it.
    pub async fn function<C: FromEnv>(&self, world: &World, router: impl FnOnce(C, &Resources) -> Router) -> Visitor {
        let environment = || {
            let variables = |name: &str| (name == "REKEY_LIMIT_SCALE").then(|| "1000".to_owned());
            rekey_local::environment(variables, None)
        };
        let config: C = environment().read().ok().unwrap();
        let edge = environment().read().ok().unwrap();
        let router = edge::around(router(config, &self.resources(world)), edge, world.clock.clone());
        let router = router.layer(axum::middleware::from_fn(async |mut request: axum::extract::Request, next: axum::middleware::Next| {
            let loopback = rekey_domain::limits::ClientAddress::new([127, 0, 0, 1].into());
            request.extensions_mut().insert(Client(loopback));
            next.run(request).await
        }));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Visitor::new(&url, "127.0.0.1")
    }
}

async fn pass(State(tap): State<Arc<Inner>>, headers: HeaderMap, body: Bytes) -> Response {
    let target = headers.get("x-amz-target").and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let operation = target.rsplit('.').next().unwrap_or_default().to_owned();
    let cut = tap.cut.lock().unwrap_or_else(PoisonError::into_inner).iter().find(|(name, _)| *name == operation).cloned();
    let mut request: Value = serde_json::from_slice(&body).unwrap();
    request["ReturnConsumedCapacity"] = json!("TOTAL");
    let mut seen = Seen { operation, tables: tables(&request), capacity: 0.0 };
    if let Some((_, error)) = cut {
        tap.seen.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
        let problem = json!({"__type": format!("com.amazonaws.dynamodb.v20120810#{error}"), "message": "cut"});
        return (StatusCode::BAD_REQUEST, [("content-type", "application/x-amz-json-1.0")], problem.to_string()).into_response();
    }
    let mut forwarded = tap.client.post(&tap.database).body(request.to_string());
    for name in ["x-amz-target", "content-type", "authorization", "x-amz-date"] {
        if let Some(value) = headers.get(name) {
            forwarded = forwarded.header(name, value);
        }
    }
    let answer = forwarded.send().await.unwrap();
    let status = answer.status();
    let text = answer.text().await.unwrap();
    if let Ok(answer) = serde_json::from_str::<Value>(&text) {
        seen.capacity = units(&answer["ConsumedCapacity"]);
    }
    let lost = {
        let mut lose = tap.lose.lock().unwrap_or_else(PoisonError::into_inner);
        lose.iter().position(|operation| *operation == seen.operation).map(|place| lose.remove(place)).is_some()
    };
    tap.seen.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
    if lost {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    (StatusCode::from_u16(status.as_u16()).unwrap(), [("content-type", "application/x-amz-json-1.0")], text).into_response()
}

fn units(consumed: &Value) -> f64 {
    match consumed {
        Value::Array(tables) => tables.iter().map(units).sum(),
        table => table["CapacityUnits"].as_f64().unwrap_or_default(),
    }
}

/// Every table that a request names.
fn tables(request: &Value) -> Vec<String> {
    let mut tables = Vec::new();
    if let Some(table) = request["TableName"].as_str() {
        tables.push(table.to_owned());
    }
    if let Some(items) = request["RequestItems"].as_object() {
        tables.extend(items.keys().cloned());
    }
    for item in request["TransactItems"].as_array().into_iter().flatten() {
        tables.extend(item.as_object().into_iter().flatten().filter_map(|(_, act)| act["TableName"].as_str().map(str::to_owned)));
    }
    tables.sort();
    tables.dedup();
    tables
}
