//! A way to the database that ends in the middle of a command of the operators' tool, so that the command can be killed there.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::Notify;

use crate::World;
use crate::operator::command;

struct Line {
    stack: String,
    database: String,
    /// The URL of the line.
    url: String,
    client: reqwest::Client,
    /// The requests that still get through.
    left: AtomicUsize,
    /// Whether the last request reaches the database, although its answer does not come back.
    arrives: bool,
    ended: Notify,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It was killed (SIGKILL).
    Killed,
    /// It ended by itself, with this status.
    Exited(Option<i32>),
}

impl World {
    /// Runs the tool on this stack, and kills it at its request of this number to the database. That request may arrive.
    pub async fn operator_killed_at(&self, arguments: &[&str], request: usize, arrives: bool) -> End {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let line = Arc::new(Line {
            stack: format!("http://{}", self.stack.address),
            database: format!("http://{}", self.stack.dynamodb),
            url: format!("http://{}", listener.local_addr().unwrap()),
            client: reqwest::Client::new(),
            left: AtomicUsize::new(request),
            arrives,
            ended: Notify::new(),
        });
        let router = Router::new().route("/dev/stack", get(stack)).fallback(pass).with_state(line.clone());
        let server = tokio::spawn(async move { axum::serve(listener, router).await });
        let mut command = command(&[arguments, &[&format!("--local={}", line.url)]].concat()).await;
        let mut tool = command.env("USER", "olga").spawn().unwrap();
        let end = tokio::select! {
            () = line.ended.notified() => {
                tool.kill().await.unwrap();
                End::Killed
            }
            status = tool.wait() => End::Exited(status.unwrap().code()),
        };
        server.abort();
        end
    }
}

/// Answers as the stack, with the line in place of the database.
async fn stack(State(line): State<Arc<Line>>) -> Json<Value> {
    let mut stack: Value = line.client.get(format!("{}/dev/stack", line.stack)).send().await.unwrap().json().await.unwrap();
    stack["dynamodb"] = json!(line.url);
    Json(stack)
}

async fn pass(State(line): State<Arc<Line>>, headers: HeaderMap, body: Bytes) -> Response {
    let left = line.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).unwrap_or_default();
    if left == 1 && !line.arrives {
        line.ended.notify_one();
    }
    if left == 0 || (left == 1 && !line.arrives) {
        return std::future::pending().await;
    }
    let mut request = line.client.post(&line.database).body(body);
    for name in ["x-amz-target", "content-type", "authorization", "x-amz-date"] {
        if let Some(value) = headers.get(name) {
            request = request.header(name, value);
        }
    }
    let answer = request.send().await.unwrap();
    let status = StatusCode::from_u16(answer.status().as_u16()).unwrap();
    let bytes = answer.bytes().await.unwrap();
    if left == 1 {
        line.ended.notify_one();
        return std::future::pending().await;
    }
    (status, [("content-type", "application/x-amz-json-1.0")], bytes).into_response()
}
