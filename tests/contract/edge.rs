//! A CloudFront in front of the gateway: the secret that it shows, and the address that it alone may tell.

use std::process::{Command, Stdio};

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use lambda_http::request::RequestContext;
use rekey_adapters::config::{Env, FromEnv};
use rekey_http::{edge, lambda};
use rekey_local::environment;
use rekey_tests::template::routed_functions;
use rekey_tests::tools::{free_port, root, tool};
use rekey_tests::{Answer, Tap, World, logs};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::task::block_in_place;
use tower::ServiceExt;

const SECRET: &str = "an-edge-secret-of-more-than-32-characters";
const PREVIOUS: &str = "the-edge-secret-that-was-good-until-today";

/// A stack behind the edge that lets one recovery in from each address.
async fn world() -> World {
    World::with(&[("REKEY_EDGE_SECRET", &format!("{SECRET},{PREVIOUS}")), ("REKEY_LIMIT_RECOVERY_ADDRESS", "1/1000")]).await
}

/// Asks for a recovery with these headers.
async fn recover(world: &World, headers: &[(&str, &str)]) -> Answer {
    let visitor = world.visitor();
    let request = visitor.request(Method::POST, "/v1/recovery").json(&json!({"email": "ada@example.com"}));
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    visitor.send(request).await
}

/// The faults of a value of `REKEY_EDGE_SECRET`.
fn fault(value: &str) -> Option<String> {
    let value = value.to_owned();
    let env = environment(move |name| (name == "REKEY_EDGE_SECRET").then(|| value.clone()), None);
    env.read::<edge::Config>().err().map(|faults| faults.to_string())
}

#[tokio::test]
async fn a_request_without_the_secret_is_refused_first() {
    let world = world().await;
    let before = world.dump().await.len();
    let address = ("cloudfront-viewer-address", "198.51.100.1:443");
    let (upper, longer, both) = (SECRET.to_uppercase(), format!("{SECRET}a"), format!("{SECRET},{PREVIOUS}"));
    for shown in ["", &SECRET[1..], &SECRET[..40], &upper, &longer, &both, "\u{ff41}n-edge-secret-of-more-than-32-characters"] {
        let answer = recover(&world, &[("x-rekey-edge", shown), address]).await.refused(403, "forbidden");
        assert_eq!(answer.header("x-frame-options"), Some("DENY"));
        assert!(answer.header("x-request-id").is_some());
    }
    recover(&world, &[address]).await.refused(403, "forbidden");
    recover(&world, &[("x-rekey-edge", SECRET), ("x-rekey-edge", SECRET), address]).await.refused(403, "forbidden");
    recover(&world, &[("x-rekey-edge", "x"), ("x-rekey-edge", SECRET), address]).await.refused(403, "forbidden");
    recover(&world, &[("x-rekey-edge-", SECRET), address]).await.refused(403, "forbidden");
    // Neither the kind of the body, nor the path, nor the method is looked at before.
    let visitor = world.visitor();
    visitor.get("/forgot").await.refused(403, "forbidden");
    visitor.get("/nowhere").await.refused(403, "forbidden");
    visitor.send(visitor.request(Method::POST, "/v1/recovery").body("x")).await.refused(403, "forbidden");
    assert_eq!(world.dump().await.len(), before, "nothing was counted or kept");
}

#[tokio::test]
async fn both_secrets_work_during_a_rotation() {
    let world = world().await;
    recover(&world, &[("x-rekey-edge", SECRET), ("cloudfront-viewer-address", "198.51.100.1:443")]).await.expect(202);
    recover(&world, &[("x-rekey-edge", PREVIOUS), ("cloudfront-viewer-address", "198.51.100.2:443")]).await.expect(202);
}

#[tokio::test]
async fn the_viewers_address_counts_behind_the_edge() {
    let world = world().await;
    let from = async |address: &str| recover(&world, &[("x-rekey-edge", SECRET), ("cloudfront-viewer-address", address)]).await;
    from("198.51.100.10:46532").await.expect(202);
    from("198.51.100.10:1").await.refused(429, "rate_limited");
    from("198.51.100.11:46532").await.expect(202);
    // An IPv6 /64 is one address, with and without brackets.
    from("2001:db8::1:46532").await.expect(202);
    from("[2001:db8::2]:46532").await.refused(429, "rate_limited");
    from("2001:db8:0:1:2:3:4:5:46532").await.expect(202);
    // An IPv4 address in the form of an IPv6 address is that IPv4 address.
    from("::ffff:198.51.100.10:46532").await.refused(429, "rate_limited");
}

#[tokio::test]
async fn an_unreadable_viewer_address_is_refused() {
    let world = world().await;
    for address in [
        "",
        "198.51.100.10",
        "198.51.100.10:",
        "198.51.100.10:http",
        "198.51.100.10:65536",
        "198.51.100.10:-1",
        ":46532",
        "localhost:46532",
        "198.51.100.010:46532",
        "[198.51.100.10]:46532",
        "2001:db8::1",
        "[2001:db8::1]",
        "[[2001:db8::1]]:46532",
        "198.51.100.10:46532, 198.51.100.11:46532",
        "198.51.100.10:46532 ,",
    ] {
        let answer = recover(&world, &[("x-rekey-edge", SECRET), ("cloudfront-viewer-address", address)]).await;
        assert_eq!(answer.status, 503, "{address}: {}", answer.raw);
    }
    recover(&world, &[("x-rekey-edge", SECRET)]).await.refused(503, "unavailable");
    let twice = ("cloudfront-viewer-address", "198.51.100.10:46532");
    recover(&world, &[("x-rekey-edge", SECRET), twice, twice]).await.refused(503, "unavailable");
    recover(&world, &[("x-rekey-edge", SECRET), ("x-forwarded-for", "198.51.100.10")]).await.refused(503, "unavailable");
}

#[tokio::test]
async fn headers_of_an_edge_are_ignored_without_a_secret() {
    let world = World::with(&[("REKEY_LIMIT_RECOVERY_ADDRESS", "1/1000")]).await;
    recover(&world, &[("x-rekey-edge", SECRET), ("cloudfront-viewer-address", "198.51.100.1:443")]).await.expect(202);
    recover(&world, &[("x-rekey-edge", SECRET), ("cloudfront-viewer-address", "198.51.100.2:443")]).await.refused(429, "rate_limited");
}

#[tokio::test]
async fn the_gateways_address_does_not_count_behind_the_edge() {
    let gateway = |viewer: Option<&str>| {
        let context = json!({"http": {"method": "GET", "path": "/", "sourceIp": "192.0.2.1"}, "timeEpoch": 0});
        let mut request = Request::get("/").header("x-rekey-edge", SECRET);
        if let Some(viewer) = viewer {
            request = request.header("cloudfront-viewer-address", viewer);
        }
        let context = RequestContext::ApiGatewayV2(serde_json::from_value(context).unwrap());
        request.extension(context).body(Body::empty()).unwrap()
    };
    let router = |secret: Option<&'static str>| {
        let handler = axum::routing::get(async |client: rekey_http::client::Client| client.0.to_string());
        let variables = move |name: &str| if name == "REKEY_EDGE_SECRET" { secret.map(str::to_owned) } else { None };
        let edge = edge::Config::from_env(&mut environment(variables, None)).unwrap();
        lambda::as_served("edge", Router::new().route("/", handler), edge, rekey_domain::clock::Clock::System)
    };
    let answer = async |router: Router, request: Request<Body>| {
        let response = router.oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    };
    let viewer = Some("198.51.100.10:46532");
    assert_eq!(answer(router(None), gateway(viewer)).await, (200, "192.0.2.1".to_owned()));
    assert_eq!(answer(router(Some(SECRET)), gateway(viewer)).await, (200, "198.51.100.10".to_owned()));
    assert_eq!(answer(router(Some(SECRET)), gateway(None)).await.0, 503);
    assert_eq!(answer(router(Some(PREVIOUS)), gateway(viewer)).await.0, 403);
}

#[tokio::test]
async fn the_secret_is_in_no_log_and_no_answer() {
    let world = world().await;
    for shown in [SECRET, PREVIOUS, "a-wrong-secret-that-is-as-long-as-a-right-one"] {
        let answer = recover(&world, &[("x-rekey-edge", shown), ("cloudfront-viewer-address", "198.51.100.77:46532")]).await;
        assert!(!answer.raw.contains(shown) && !format!("{:?}", answer.headers).contains(shown));
        assert!(!logs::lines().contains(shown));
    }
    assert!(!logs::lines().contains("198.51.100.77"));
}

#[tokio::test]
async fn every_line_of_a_request_carries_the_id_that_the_caller_sees() {
    let world = World::new().await;
    let person = world.visitor();
    person.sign_in("flowmatic", rekey_local::PASSWORD).await;
    let tap = Tap::on(&world).await;
    let door = tap.function(&world, session::router).await;
    door.set_cookie("__Host-rekey", &person.cookie("__Host-rekey").unwrap());
    // Long enough for the session's use to be written down, which fails without consequence.
    world.clock.advance(3600);
    tap.cut("UpdateItem", "InternalServerError");
    let answer = door.get("/v1/session").await.expect(200);
    let id = answer.header("x-request-id").unwrap();
    let lines = logs::lines();
    let lines: Vec<Value> = lines.lines().filter(|line| line.contains(id)).map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.iter().map(|line| line["level"].as_str().unwrap()).collect::<Vec<_>>(), ["WARN", "INFO"]);
    for line in lines {
        assert_eq!([&line["span"]["request_id"], &line["span"]["route"]], [id, "/v1/session"]);
    }
}

#[test]
fn a_secret_has_at_least_32_visible_characters() {
    let good = "x".repeat(32);
    let tab = format!("{}\t", "x".repeat(40));
    for value in ["", &good, &format!("{good},{good}"), SECRET] {
        assert_eq!(fault(value), None, "{value}");
    }
    let short = "x".repeat(31);
    for value in [
        &short,
        &format!("{short},{good}"),
        &format!("{good},{short}"),
        &format!("{good},"),
        &format!(",{good}"),
        &format!("{good}, {good}"),
        &format!("{good},{good},{good}"),
        &format!("{good} {good}"),
        &format!("{good}é"),
        &tab,
    ] {
        let fault = fault(value).unwrap();
        assert!(fault.starts_with("REKEY_EDGE_SECRET must be") && !fault.contains('x'.to_string().repeat(20).as_str()), "{fault}");
    }
    assert!(Env::new(|_| None).read::<edge::Config>().is_err());
}

/// Whether a function with this value of `REKEY_EDGE_SECRET` lets a request in that shows this secret.
async fn lets_in(value: &str, shown: &str) -> bool {
    let value = value.to_owned();
    let variables = move |name: &str| (name == "REKEY_EDGE_SECRET").then(|| value.clone());
    let edge = edge::Config::from_env(&mut environment(variables, None)).unwrap();
    let router = Router::new().route("/", axum::routing::get(async || ""));
    let router = lambda::as_served("edge", router, edge, rekey_domain::clock::Clock::System);
    let request = Request::get("/").header("x-rekey-edge", shown).header("cloudfront-viewer-address", "198.51.100.10:46532");
    router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap().status().is_success()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_secret_by_reference_rotates_without_a_refused_request() {
    let script = root().join("tests/contract/secret_references.py");
    let mut python = Command::new(tool(".venv", "python"));
    let output = block_in_place(|| python.arg(script).arg(free_port().to_string()).stdin(Stdio::null()).output().unwrap());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let steps: Vec<Value> = output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    let names: Vec<&str> = steps.iter().map(|step| step["step"].as_str().unwrap()).collect();
    assert_eq!(names, ["first", "both", "new", "plain before", "plain"]);

    let header = |step: &Value| step["deployed"]["EdgeHeader"].as_str().unwrap().to_owned();
    let (old, new) = (header(&steps[0]), header(&steps[1]));
    assert_ne!(old, new);
    for (place, step) in steps.iter().enumerate() {
        // The functions change first, while CloudFront still sends the old secret.
        let before = header(&steps[place.saturating_sub(1)]);
        let mut functions = 0;
        for (name, value) in step["deployed"].as_object().unwrap() {
            let value = value.as_str().unwrap();
            assert!(!value.contains("resolve:"), "{name} is {value}");
            if name.ends_with("FunctionEdge") {
                assert!(lets_in(value, &before).await && lets_in(value, &header(step)).await, "{step}: {name}");
                assert_eq!(lets_in(value, &old).await, step["step"] != "new", "{step}: {name}");
                functions += 1;
            } else if name.ends_with("Captcha") {
                assert_eq!(value, "the-secret-of-the-captcha", "{name}");
            }
        }
        assert_eq!(functions, routed_functions().len(), "the functions behind the gateway are behind CloudFront");
        // The stack's description shows none of the secrets.
        let told = step["told"].as_str().unwrap();
        assert!(told.contains("\"EdgeSecret\"") && [&*old, &*new, "the-secret-of-the-captcha"].iter().all(|secret| !told.contains(secret)));
    }
}
