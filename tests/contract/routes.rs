//! One source of routes: what the functions' routers answer, the contract in `infra/openapi.yaml`, the gateway in
//! `infra/template.yaml` and the watch router in `Cargo.toml` name the same calls and give each to the same function.

use std::collections::BTreeSet;
use std::fs;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use rekey_adapters::resources::Resources;
use rekey_tests::World;
use rekey_tests::events::router;
use rekey_tests::template::{functions, logical, template};
use rekey_tests::tools::root;
use serde_json::Value;
use tower::ServiceExt;

use crate::contract::openapi::{Operation, operations};
use crate::house::layout::cargo;

#[tokio::test]
async fn every_route_is_in_the_contract_and_the_contract_has_no_other() {
    let code = code().await;
    assert!(code.len() > 10, "only {} routes were found", code.len());
    assert_same("infra/openapi.yaml", &contract(), &code);
}

#[tokio::test]
async fn a_request_reaches_the_function_that_has_its_route() {
    // `pages` takes what nobody else has a route for, so that its own routes need no mention.
    let mut expected: BTreeSet<Route> = code().await.into_iter().filter(|route| route.function != "pages").collect();
    expected.insert(Route::new("$default", "pages"));
    assert_same("Cargo.toml", &watch_router(), &expected);
    assert_same("infra/template.yaml", &gateway(), &expected);
}

/// Which function a call reaches.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Route {
    /// As the gateway writes it: `POST /v1/recovery`, or `$default`.
    key: String,
    function: String,
}

impl Route {
    fn new(key: impl Into<String>, function: impl Into<String>) -> Self {
        Self { key: key.into(), function: function.into() }
    }
}

#[track_caller]
fn assert_same(source: &str, found: &BTreeSet<Route>, expected: &BTreeSet<Route>) {
    let missing: Vec<&Route> = expected.difference(found).collect();
    let surplus: Vec<&Route> = found.difference(expected).collect();
    assert!(missing.is_empty() && surplus.is_empty(), "{source} lacks {missing:#?} and should not have {surplus:#?}");
}

/// The routes that the functions have. A router cannot be asked for its list, so each one is asked for every path that
/// stands in the source of any, by every method: what it has no route for it answers with 404.
async fn code() -> BTreeSet<Route> {
    let world = World::new().await;
    let mut routes = BTreeSet::new();
    let paths = paths_in_the_code();
    for function in functions().into_iter().filter(|function| function != "deliver") {
        for path in &paths {
            for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
                if is_answered(&function, &world.stack.resources, &method, path).await {
                    routes.insert(Route::new(format!("{method} {path}"), &function));
                }
            }
        }
    }
    let unanswered: Vec<&String> =
        paths.iter().filter(|path| !routes.iter().any(|route| route.key.ends_with(&format!(" {path}")))).collect();
    assert!(unanswered.is_empty(), "nobody answers {unanswered:?}");
    routes
}

/// Every path of the API that stands in quotes in the source of a function.
fn paths_in_the_code() -> BTreeSet<String> {
    let sources = functions().into_iter().flat_map(|function| fs::read_dir(root().join("functions").join(function).join("src")).unwrap());
    let texts = sources.map(|source| fs::read_to_string(source.unwrap().path()).unwrap());
    let quoted = texts.flat_map(|text| text.split('"').map(str::to_owned).collect::<Vec<_>>());
    quoted.filter(|text| text.strip_prefix("/v1/").is_some_and(|rest| !rest.is_empty())).collect()
}

async fn is_answered(function: &str, resources: &Resources, method: &Method, path: &str) -> bool {
    // Whatever stands for a parameter: nobody is signed in, so that nothing is looked up.
    let path = path.replace(['{', '}'], "");
    let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
    router(function, resources).oneshot(request).await.unwrap().status() != StatusCode::NOT_FOUND
}

fn contract() -> BTreeSet<Route> {
    let contract = crate::contract::openapi::contract();
    let route = |Operation { key, definition }| {
        let function = definition["x-rekey-function"].as_str().unwrap_or_else(|| panic!("{key} names no function"));
        Route::new(key, function)
    };
    operations(&contract).into_iter().map(route).collect()
}

/// The routes under `[workspace.metadata.lambda.watch.router]`, where `/` and `/{*path}` are what the gateway calls `$default`.
fn watch_router() -> BTreeSet<Route> {
    let metadata: Value = serde_json::from_str(&cargo(&["metadata", "--no-deps", "--format-version", "1"])).unwrap();
    let mut routes = BTreeSet::new();
    for (path, target) in metadata["metadata"]["lambda"]["watch"]["router"].as_object().unwrap() {
        match target {
            Value::String(function) if path == "/" || path == "/{*path}" => {
                routes.insert(Route::new("$default", function));
            }
            Value::Array(methods) => {
                routes.extend(methods.iter().map(|target| {
                    Route::new(format!("{} {path}", target["method"].as_str().unwrap()), target["function"].as_str().unwrap())
                }))
            }
            _ => panic!("{path} is handed on whatever its method"),
        }
    }
    routes
}

/// The `AWS::ApiGatewayV2::Route`s of the template, each by way of its integration and with leave to call the function.
fn gateway() -> BTreeSet<Route> {
    let template = template();
    let resources = template["Resources"].as_object().unwrap();
    let mut routes = BTreeSet::new();
    for (name, route) in resources.iter().filter(|(_, resource)| resource["Type"] == "AWS::ApiGatewayV2::Route") {
        let target = route["Properties"]["Target"].as_str().unwrap();
        let leads_to = |function: &String| target == format!("integrations/${{{}Integration}}", logical(function));
        let function = functions().into_iter().find(leads_to).unwrap_or_else(|| panic!("{name} leads to no function"));
        let of = |part: &str| resources[&format!("{}{part}", logical(&function))]["Properties"].clone();
        assert_eq!(of("Integration")["IntegrationUri"], format!("{}Function.Arn", logical(&function)));
        assert_eq!(of("Permission")["FunctionName"], format!("{}Function", logical(&function)));
        routes.insert(Route::new(route["Properties"]["RouteKey"].as_str().unwrap(), function));
    }
    routes
}
