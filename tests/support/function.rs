//! A function as Lambda runs it: its binary, started with an environment and nothing else, and a Runtime API that gives it one
//! invocation after the other.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::response::{AppendHeaders, IntoResponse};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::Value;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::{Mutex, mpsc, watch};

use crate::tools::as_from_a_shell;

/// A function's process, until dropped.
pub struct Function {
    child: Child,
    folder: TempDir,
    events: mpsc::UnboundedSender<Value>,
    answers: mpsc::UnboundedReceiver<Value>,
    polls: watch::Receiver<usize>,
}

/// The Runtime API, <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>.
struct RuntimeApi {
    events: Mutex<mpsc::UnboundedReceiver<Value>>,
    answers: mpsc::UnboundedSender<Value>,
    polls: watch::Sender<usize>,
}

impl Function {
    /// Starts a function with these variables beside those that Lambda sets itself.
    pub async fn start(name: &str, variables: &BTreeMap<String, String>) -> Self {
        let binary = binary(name).await;
        let (events, next) = mpsc::unbounded_channel();
        let (answered, answers) = mpsc::unbounded_channel();
        let (polled, polls) = watch::channel(0);
        let address = serve(RuntimeApi { events: Mutex::new(next), answers: answered, polls: polled }).await;
        let folder = TempDir::new().unwrap();
        let log = File::create(folder.path().join("log")).unwrap();
        let child = Command::new(binary)
            .env_clear()
            .envs(variables)
            .env("AWS_LAMBDA_FUNCTION_NAME", name)
            .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256")
            .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
            .env("AWS_LAMBDA_RUNTIME_API", address.to_string())
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap();
        Self { child, folder, events, answers, polls }
    }

    /// Waits until the function asks for an invocation.
    pub async fn polled(&mut self) {
        let polled = tokio::time::timeout(Duration::from_secs(30), self.polls.wait_for(|polls| *polls > 0)).await.is_ok();
        assert!(polled, "it does not ask for work: {}", self.log());
    }

    /// The number of times that the function has asked for an invocation.
    pub fn polls(&self) -> usize {
        *self.polls.borrow()
    }

    /// Gives the function an invocation.
    pub fn invoke(&self, event: Value) {
        self.events.send(event).unwrap();
    }

    /// The function's answer to an invocation, or the error with which the invocation failed.
    pub async fn answer(&mut self) -> Value {
        let answer = tokio::time::timeout(Duration::from_secs(30), self.answers.recv()).await;
        answer.unwrap_or_else(|_| panic!("no answer: {}", self.log())).unwrap()
    }

    /// Sends the function the signal with which Lambda ends an environment.
    pub fn terminate(&self) {
        assert!(Command::new("kill").arg("-TERM").arg(self.child.id().to_string()).status().unwrap().success());
    }

    /// Waits until the process ends.
    pub async fn ended(&mut self) -> ExitStatus {
        for _ in 0..3000 {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("it does not end: {}", self.log());
    }

    /// Everything that the function has printed so far.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap()
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn serve(api: RuntimeApi) -> SocketAddr {
    let router = Router::new()
        .route("/2018-06-01/runtime/invocation/next", get(next))
        .route("/2018-06-01/runtime/invocation/{id}/response", post(response))
        .route("/2018-06-01/runtime/invocation/{id}/error", post(response))
        .with_state(Arc::new(api));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

async fn next(State(api): State<Arc<RuntimeApi>>) -> impl IntoResponse {
    api.polls.send_modify(|polls| *polls += 1);
    let event = match api.events.lock().await.recv().await {
        Some(event) => event,
        // The test is over, and the process ends with it.
        None => std::future::pending().await,
    };
    let headers = [
        ("lambda-runtime-aws-request-id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd"),
        ("lambda-runtime-deadline-ms", "4102444800000"),
        ("lambda-runtime-invoked-function-arn", "arn:aws:lambda:eu-central-1:123456789012:function:rekey"),
    ];
    (AppendHeaders(headers), Json(event))
}

async fn response(State(api): State<Arc<RuntimeApi>>, answer: Bytes) {
    let _ = api.answers.send(serde_json::from_slice(&answer).unwrap());
}

/// A program of the workspace. `cargo test` builds only the programs of its own package, so this function has cargo build the
/// others.
pub async fn binary(name: &str) -> PathBuf {
    tokio::task::spawn_blocking(binaries).await.unwrap()[name].clone()
}

fn binaries() -> &'static BTreeMap<String, PathBuf> {
    static BINARIES: OnceLock<BTreeMap<String, PathBuf>> = OnceLock::new();
    BINARIES.get_or_init(|| build(&["--bins"]))
}

/// Has cargo build these programs of the workspace, each with the features that it has when all are built.
pub(crate) fn build(programs: &[&str]) -> BTreeMap<String, PathBuf> {
    let mut cargo = as_from_a_shell(env!("CARGO"));
    cargo.args(["build", "--offline", "--locked", "--workspace", "--message-format", "json"]).args(programs);
    let output = cargo.stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let messages = output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice::<Value>(line).ok());
    let built = messages.filter_map(|message| {
        let name = message["target"]["name"].as_str()?.to_owned();
        Some((name, PathBuf::from(message["executable"].as_str()?)))
    });
    built.collect()
}
