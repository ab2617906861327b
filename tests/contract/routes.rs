//! The routers of the functions, the contract in `infra/openapi.yaml`, the gateway in `infra/template.yaml` and the watch router
//! in `Cargo.toml` list the same routes. The gateway and the watch router lead each route to the function that answers it.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use rekey_adapters::resources::Resources;
use rekey_tests::World;
use rekey_tests::contract::{contract, operations};
use rekey_tests::events::router;
use rekey_tests::template::{functions, logical, routed_functions, template};
use rekey_tests::tools::{cargo, root};
use serde_json::Value;
use tower::ServiceExt;

#[tokio::test]
async fn the_contract_has_exactly_the_routes_of_the_code() {
    let code = routes_of_the_code().await;
    assert!(code.len() > 10, "only {} routes were found", code.len());
    let contract = contract();
    let documented = operations(&contract).into_iter().map(|operation| operation.key).collect();
    assert_same("infra/openapi.yaml", &documented, &code.into_iter().map(|route| route.key).collect());
}

#[tokio::test]
async fn a_request_reaches_the_function_that_has_its_route() {
    // `pages` gets every request that has no route of its own, so nothing lists its routes.
    let mut expected: BTreeSet<Route> = routes_of_the_code().await.into_iter().filter(|route| route.function != "pages").collect();
    expected.insert(Route::new("$default", "pages"));
    assert_same("Cargo.toml", &routes_of_the_watch_router(), &expected);
    assert_same("infra/template.yaml", &routes_of_the_gateway(), &expected);
}

/// A route and the function that it leads to.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Route {
    /// The route key of the gateway: `POST /v1/recovery`, or `$default`.
    key: String,
    function: String,
}

impl Route {
    fn new(key: impl Into<String>, function: impl Into<String>) -> Self {
        Self { key: key.into(), function: function.into() }
    }
}

#[track_caller]
fn assert_same<T: Ord + Debug>(source: &str, found: &BTreeSet<T>, expected: &BTreeSet<T>) {
    let missing: Vec<&T> = expected.difference(found).collect();
    let surplus: Vec<&T> = found.difference(expected).collect();
    assert!(missing.is_empty() && surplus.is_empty(), "{source} lacks {missing:#?} and should not have {surplus:#?}");
}

/// The routes of the functions. A router does not list its routes, so this sends each router a request for every path in the
/// source of any function, by every method. A router answers 404 if it has no such route.
async fn routes_of_the_code() -> BTreeSet<Route> {
    let world = World::new().await;
    let mut routes = BTreeSet::new();
    let paths = paths_in_the_code();
    for function in routed_functions() {
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
    assert!(unanswered.is_empty(), "no function answers {unanswered:?}");
    routes
}

/// Every path of the API that is a string in the source of a function.
fn paths_in_the_code() -> BTreeSet<String> {
    let sources = functions().into_iter().flat_map(|function| fs::read_dir(root().join("functions").join(function).join("src")).unwrap());
    let texts = sources.map(|source| fs::read_to_string(source.unwrap().path()).unwrap());
    let quoted = texts.flat_map(|text| text.split('"').map(str::to_owned).collect::<Vec<_>>());
    quoted.filter(|text| text.strip_prefix("/v1/").is_some_and(|rest| !rest.is_empty())).collect()
}

/// Whether a function's router has a route for this method and path.
async fn is_answered(function: &str, resources: &Resources, method: &Method, path: &str) -> bool {
    // The value of a path parameter does not matter: without a session, no function looks it up.
    let path = path.replace(['{', '}'], "");
    let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
    router(function, resources).oneshot(request).await.unwrap().status() != StatusCode::NOT_FOUND
}

/// The routes under `[workspace.metadata.lambda.watch.router]`. Its routes `/` and `/{*path}` together are the gateway's `$default`.
fn routes_of_the_watch_router() -> BTreeSet<Route> {
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
            _ => panic!("the route of {path} has no method"),
        }
    }
    routes
}

/// The routes of the gateway. Each leads to the integration of a function, which the gateway has permission to invoke.
fn routes_of_the_gateway() -> BTreeSet<Route> {
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
