//! The gateway of another API, which asks the authorizer about each request: its events, and one in front of the API of
//! `infra/example/api`.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;

use authorizer::{Authorizer, NotChecked};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::spawn_blocking;

use crate::tools::root;
use crate::{Visitor, World};

impl World {
    /// The context with which the gateway passes a caller's request on; `None` if the authorizer refuses the request.
    pub async fn authorized(&self, visitor: &Visitor, method: Method) -> Option<Value> {
        self.authorize(event(visitor.request(method, "/reports"))).await.unwrap()
    }

    /// The context with which the gateway passes a request on; `None` if the authorizer refuses the request.
    ///
    /// # Errors
    /// If the authorizer does not answer. The gateway then answers 500.
    pub async fn authorize(&self, event: Value) -> Result<Option<Value>, NotChecked> {
        let answer = serde_json::to_value(self.stack.authorizer.answer(event).await?).unwrap();
        let context = answer.get("context").cloned();
        assert_eq!(answer["isAuthorized"], json!(context.is_some()), "only a caller has a context");
        Ok(context)
    }
}

/// The event that the gateway sends for a request.
pub fn event(request: RequestBuilder) -> Value {
    let request = request.build().unwrap();
    event_of(request.method(), request.url().path(), request.headers())
}

/// The event for a request with these parts
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html>).
fn event_of(method: &Method, path: &str, sent: &HeaderMap) -> Value {
    let text = |value: &HeaderValue| String::from_utf8(value.as_bytes().to_vec()).unwrap();
    let mut headers: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in sent {
        let joined = headers.entry(name.to_string()).or_default();
        *joined = if joined.is_empty() { text(value) } else { format!("{joined},{}", text(value)) };
    }
    let cookies = headers.remove("cookie").unwrap_or_default();
    let cookies: Vec<&str> = cookies.split(';').map(str::trim).filter(|cookie| !cookie.is_empty()).collect();
    let method = method.as_str();
    let route = format!("{method} {path}");
    let mut event = json!({
        "version": "2.0",
        "type": "REQUEST",
        "routeArn": format!("arn:aws:execute-api:eu-central-1:123456789012:abcdefghij/$default/{route}"),
        "identitySource": null,
        "routeKey": route,
        "rawPath": path,
        "rawQueryString": "",
        "headers": headers,
        "requestContext": {
            "accountId": "123456789012",
            "apiId": "abcdefghij",
            "domainName": "id.example.com",
            "domainPrefix": "id",
            "http": {"method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "203.0.113.7", "userAgent": "tests"},
            "requestId": "JKJaXmPLvHcESHA=",
            "routeKey": route,
            "stage": "$default",
            "time": "27/Nov/2026:09:00:00 +0000",
            "timeEpoch": 1_795_770_000_000_i64,
        },
    });
    if !cookies.is_empty() {
        event["cookies"] = json!(cookies);
    }
    event
}

/// Serves the API of `infra/example/api` at another port of this machine, to whose browsers all ports are one host. Returns its
/// address.
pub async fn serve_example(world: &World) -> String {
    let config = rekey_local::environment(|_| None, None).read().unwrap_or_else(|faults| panic!("{faults}"));
    let authorizer = Arc::new(Authorizer::new(config, &world.stack.resources));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = Router::new().fallback(pass_on).with_state(authorizer);
    tokio::spawn(async move { axum::serve(listener, router).await });
    rekey_local::local_url(address)
}

/// Asks about a request to a protected route, and calls the function.
async fn pass_on(State(authorizer): State<Arc<Authorizer>>, request: Request) -> Response {
    let path = request.uri().path();
    if !["/", "/page.js", "/reports"].contains(&path) {
        return (StatusCode::NOT_FOUND, Json(json!({"message": "Not Found"}))).into_response();
    }
    let mut event = event_of(request.method(), path, request.headers());
    if path == "/reports" {
        let answer = serde_json::to_value(authorizer.answer(event.clone()).await.unwrap()).unwrap();
        if answer["isAuthorized"] != json!(true) {
            return (StatusCode::FORBIDDEN, Json(json!({"message": "Forbidden"}))).into_response();
        }
        event["requestContext"]["authorizer"] = json!({"lambda": answer["context"]});
    }
    let answer = spawn_blocking(move || call_function(&event)).await.unwrap();
    let mut response = answer["body"].as_str().unwrap().to_owned().into_response();
    *response.status_mut() = StatusCode::from_u16(answer["statusCode"].as_u64().unwrap().try_into().unwrap()).unwrap();
    for (name, value) in answer["headers"].as_object().unwrap() {
        let name: axum::http::HeaderName = name.parse().unwrap();
        response.headers_mut().insert(name, value.as_str().unwrap().parse().unwrap());
    }
    response
}

/// Calls the function of the example as Lambda's runtime for Python does.
fn call_function(event: &Value) -> Value {
    let script = "import json, sys, reports; json.dump(reports.handler(json.load(sys.stdin), None), sys.stdout)";
    let mut python = Command::new("python3");
    python.args(["-B", "-c", script]).current_dir(root().join("infra/example/api/src")).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut python = python.spawn().unwrap();
    python.stdin.take().unwrap().write_all(&serde_json::to_vec(event).unwrap()).unwrap();
    let output = python.wait_with_output().unwrap();
    assert!(output.status.success(), "the function failed");
    serde_json::from_slice(&output.stdout).unwrap()
}
