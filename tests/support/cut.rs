//! A way to the database that ends in the middle of a command of the operators' tool, so that the command can be killed there, or
//! that holds one of its requests while something else happens.

use std::io;
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
use tokio::process::Command;
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use crate::World;
use crate::operator::{Ran, command, run};

struct Line {
    stack: String,
    database: String,
    /// The URL of the line.
    url: String,
    client: reqwest::Client,
    /// The requests that still get through.
    left: AtomicUsize,
    then: Then,
    /// Tells that the last of these requests has come.
    reached: Notify,
    /// Lets that request through, if it is held.
    released: Notify,
}

/// What becomes of the last request that gets through.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    /// It does not reach the database, and no request after it does.
    Cut,
    /// It reaches the database, and its answer does not come back. No request after it gets through.
    Lost,
    /// It is held for a while.
    Held,
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
        let (line, server) = self.line(request, if arrives { Then::Lost } else { Then::Cut }).await;
        let mut tool = line.command(arguments).await.spawn().unwrap();
        let end = tokio::select! {
            () = line.reached.notified() => {
                tool.kill().await.unwrap();
                End::Killed
            }
            status = tool.wait() => End::Exited(status.unwrap().code()),
        };
        server.abort();
        end
    }

    /// Runs the tool on this stack, and holds its request of this number to the database until `meanwhile` is done. Returns whether
    /// the tool made so many requests.
    pub async fn operator_held_at(&self, arguments: &[&str], request: usize, meanwhile: impl AsyncFnOnce()) -> (Ran, bool) {
        let (line, server) = self.line(request, Then::Held).await;
        let tool = run(line.command(arguments).await);
        tokio::pin!(tool);
        let ended = tokio::select! {
            () = line.reached.notified() => None,
            ran = &mut tool => Some(ran),
        };
        let (ran, held) = match ended {
            Some(ran) => (ran, false),
            None => {
                meanwhile().await;
                line.released.notify_one();
                (tool.await, true)
            }
        };
        server.abort();
        (ran, held)
    }

    async fn line(&self, request: usize, then: Then) -> (Arc<Line>, JoinHandle<io::Result<()>>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let line = Arc::new(Line {
            stack: format!("http://{}", self.stack.address),
            database: format!("http://{}", self.stack.dynamodb),
            url: format!("http://{}", listener.local_addr().unwrap()),
            client: reqwest::Client::new(),
            left: AtomicUsize::new(request),
            then,
            reached: Notify::new(),
            released: Notify::new(),
        });
        let router = Router::new().route("/dev/stack", get(stack)).fallback(pass).with_state(line.clone());
        (line, tokio::spawn(async move { axum::serve(listener, router).await }))
    }
}

impl Line {
    async fn command(&self, arguments: &[&str]) -> Command {
        let mut command = command(&[arguments, &[&format!("--local={}", self.url)]].concat()).await;
        command.env("USER", "olga");
        command
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
    match (line.then, left) {
        (Then::Held, 1) => {
            line.reached.notify_one();
            line.released.notified().await;
        }
        (Then::Cut, 1) => {
            line.reached.notify_one();
            return std::future::pending().await;
        }
        (Then::Cut | Then::Lost, 0) => return std::future::pending().await,
        (Then::Held | Then::Cut | Then::Lost, _) => {}
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
    if left == 1 && line.then == Then::Lost {
        line.reached.notify_one();
        return std::future::pending().await;
    }
    (status, [("content-type", "application/x-amz-json-1.0")], bytes).into_response()
}
