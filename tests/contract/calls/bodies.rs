//! Calls that take no body, and bodies that a call does not take: every call of the contract is tried.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_tests::contract::{Operation, contract, operations};
use rekey_tests::{Answer, Visitor, World};
use reqwest::Body;
use serde_json::{Map, Value, json};

use super::{Caller, TABLE, answered};

/// What a call that takes no body refuses.
const BODIES: [&str; 14] = [
    r#"{"password":"x"}"#,
    r#"{"":null}"#,
    r#"{"a":{}}"#,
    "[]",
    "[{}]",
    "null",
    "true",
    "0",
    r#""""#,
    "{}{}",
    "{},",
    "{",
    "\u{feff}{}",
    "\u{a0}",
];

async fn samples() -> World {
    World::with(&[("REKEY_SAMPLES", "1"), ("REKEY_LIMIT_SCALE", "1000")]).await
}

/// Sends a body, as JSON or without a media type.
async fn send(operation: &Operation<'_>, world: &World, visitor: &Visitor, media_type: Option<&str>, body: impl Into<Body>) -> Answer {
    let request = operation.request(world, visitor).body(body);
    visitor.send(media_type.map(|media_type| request.try_clone().unwrap().header("content-type", media_type)).unwrap_or(request)).await
}

/// Everything in both tables, but for when sessions were last used.
async fn tables(world: &World) -> Vec<BTreeMap<String, String>> {
    let text = |(name, value): (String, _)| (name, in_order(&value));
    let mut items: Vec<BTreeMap<String, String>> = world
        .dump()
        .await
        .into_iter()
        .map(|item| item.into_iter().filter(|(name, _)| name != "last_seen_at").map(text).collect())
        .collect();
    items.sort();
    items
}

/// A value as text, with the fields of maps in order.
fn in_order(value: &AttributeValue) -> String {
    match value {
        AttributeValue::M(fields) => {
            format!("{:?}", fields.iter().map(|(name, value)| (name, in_order(value))).collect::<BTreeMap<_, _>>())
        }
        AttributeValue::L(values) => format!("{:?}", values.iter().map(in_order).collect::<Vec<_>>()),
        _ => format!("{value:?}"),
    }
}

#[tokio::test]
async fn every_call_refuses_a_wrong_body_and_changes_nothing() {
    let (world, contract) = (samples().await, contract());
    world.settle().await;
    let mut tried = 0;
    for operation in operations(&contract).iter().filter(|operation| !operation.key.starts_with("GET ")) {
        let visitor = Caller::Owner.visits(&world, operation).await;
        let with_a_field = operation.bodies().next().map(|body| {
            let mut body = body.clone();
            body["unexpected"] = json!("x");
            body.to_string()
        });
        // An object may be what another call takes.
        let others =
            BODIES.into_iter().filter(|body| !operation.takes_a_body() || serde_json::from_str::<Map<String, Value>>(body).is_err());
        let bodies = with_a_field.into_iter().chain(others.map(str::to_owned));
        let before = tables(&world).await;
        for body in bodies {
            let answer = send(operation, &world, &visitor, Some("application/json"), body.clone()).await;
            assert_eq!(answered(&answer), "400 invalid_request", "{} with {body}", operation.key);
            let answer = send(operation, &world, &visitor, None, body.clone()).await;
            let expected = if operation.takes_a_body() { "415 unsupported_media_type" } else { "400 invalid_request" };
            assert_eq!(answered(&answer), expected, "{} with {body} and no media type", operation.key);
            if operation.definition.get("security").is_some() {
                let stranger = send(operation, &world, &world.visitor(), Some("application/json"), body).await;
                assert_eq!(answered(&stranger), "401 unauthenticated", "{} by nobody", operation.key);
            }
        }
        let after = tables(&world).await;
        let changed: Vec<_> = after.iter().filter(|item| !before.contains(item)).collect();
        assert!(changed.is_empty() && after.len() == before.len(), "{} has done something: {changed:?}", operation.key);
        tried += usize::from(!operation.takes_a_body());
    }
    assert!(tried >= 14, "only {tried} calls without a body");
}

#[tokio::test]
async fn a_call_without_a_body_accepts_an_empty_object() {
    let contract = contract();
    let operations = operations(&contract);
    for (media_type, body) in [
        (None, ""),
        (Some("application/json"), ""),
        (None, "{}"),
        (Some("application/json"), "{}"),
        (Some("application/json; charset=utf-8"), " { }\r\n"),
        (None, " \n"),
    ] {
        let world = samples().await;
        for (call, [expected, ..]) in &TABLE {
            let operation = operations.iter().find(|operation| operation.key == *call).unwrap();
            if call.starts_with("GET ") || operation.takes_a_body() {
                continue;
            }
            world.clock.advance(30);
            let visitor = Caller::Owner.visits(&world, operation).await;
            let answer = send(operation, &world, &visitor, media_type, body).await;
            assert_eq!(answered(&answer), *expected, "{call} with {body:?} as {media_type:?}");
        }
    }
}

#[tokio::test]
async fn the_body_of_a_get_is_not_read() {
    let (world, contract) = (samples().await, contract());
    for operation in operations(&contract).iter().filter(|operation| operation.key.starts_with("GET ")) {
        let visitor = Caller::Owner.visits(&world, operation).await;
        for (media_type, body) in [(Some("application/json"), r#"{"password":"x"}"#), (Some("application/json"), "["), (None, "x")] {
            send(operation, &world, &visitor, media_type, body).await.expect(200);
        }
    }
}

#[tokio::test]
async fn a_long_body_is_too_large_where_none_is_accepted() {
    let world = World::new().await;
    let app = world.visitor();
    app.sign_in_app("flowmatic", rekey_local::PASSWORD, "mobile").await;
    let long = || json!({"a": "x".repeat(9000)}).to_string();
    let says_so = app.request(reqwest::Method::POST, "/v1/sign-out").header("content-type", "application/json").body(long());
    app.send(says_so).await.refused(413, "body_too_large");
    let chunks = Body::wrap_stream(futures_util::stream::iter([Ok::<_, std::io::Error>(long())]));
    app.send(app.request(reqwest::Method::POST, "/v1/sign-out").body(chunks)).await.refused(413, "body_too_large");
    let other = app.request(reqwest::Method::POST, "/v1/sign-out").header("content-type", "text/plain").body("{}");
    app.send(other).await.refused(415, "unsupported_media_type");
    assert_eq!(app.session_status().await, 200);
    let answer: Value = app.get("/v1/sessions").await.expect(200).json();
    assert_eq!(answer["sessions"].as_array().unwrap().len(), 1);
}
