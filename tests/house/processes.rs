//! Functions as the processes that Lambda runs: how they start, what they do before they ask for work, and how they end.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use data_encoding::BASE64;
use rekey_domain::clock::Clock;
use rekey_tests::coding::decoded;
use rekey_tests::line::Authority;
use rekey_tests::tools::{free_port, root};
use rekey_tests::{Function, Line, World};
use serde_json::{Value, json};

/// What each function cannot start without, beside what all have.
const REQUIRED: [(&str, &[&str]); 19] = [
    ("request-reset", &["REKEY_BASE_URL", "REKEY_CODE_KEY", "REKEY_FLOWS_TABLE"]),
    ("show-captcha", &["REKEY_BASE_URL", "REKEY_CODE_KEY", "REKEY_FLOWS_TABLE"]),
    ("consume-link", &["REKEY_BASE_URL", "REKEY_FLOWS_TABLE", "REKEY_CODE_KEY"]),
    ("set-password", &["REKEY_BASE_URL", "REKEY_FLOWS_TABLE", "REKEY_DIRECTORY_TABLE"]),
    ("sign-in", &["REKEY_BASE_URL", "REKEY_FLOWS_TABLE", "REKEY_DIRECTORY_TABLE", "REKEY_CODE_KEY"]),
    ("verify-otp", &["REKEY_BASE_URL", "REKEY_FLOWS_TABLE", "REKEY_DIRECTORY_TABLE", "REKEY_CODE_KEY", "REKEY_SEED_KEY"]),
    ("passkey", &["REKEY_BASE_URL", "REKEY_FLOWS_TABLE", "REKEY_DIRECTORY_TABLE"]),
    ("enrol-2fa", &["REKEY_BASE_URL", "REKEY_FLOWS_TABLE", "REKEY_DIRECTORY_TABLE", "REKEY_CODE_KEY", "REKEY_SEED_KEY"]),
    ("lost-factor", &["REKEY_BASE_URL", "REKEY_FLOWS_TABLE", "REKEY_DIRECTORY_TABLE", "REKEY_CODE_KEY"]),
    ("session", &["REKEY_BASE_URL", "REKEY_FLOWS_TABLE", "REKEY_DIRECTORY_TABLE"]),
    ("device", &["REKEY_BASE_URL", "REKEY_FLOWS_TABLE", "REKEY_DIRECTORY_TABLE"]),
    ("register", &["REKEY_CODE_KEY", "REKEY_BASE_URL", "REKEY_FLOWS_TABLE", "REKEY_DIRECTORY_TABLE"]),
    ("account", &["REKEY_CODE_KEY", "REKEY_BASE_URL", "REKEY_FLOWS_TABLE", "REKEY_DIRECTORY_TABLE"]),
    ("admin", &["REKEY_BASE_URL", "REKEY_FLOWS_TABLE", "REKEY_DIRECTORY_TABLE"]),
    ("authorizer", &["REKEY_BASE_URL", "REKEY_FLOWS_TABLE", "REKEY_DIRECTORY_TABLE"]),
    ("bounce", &["REKEY_FLOWS_TABLE"]),
    ("deliver", &["REKEY_BASE_URL", "REKEY_FLOWS_TABLE", "REKEY_DIRECTORY_TABLE", "REKEY_CODE_KEY", "REKEY_MAIL_FROM"]),
    ("publish", &["REKEY_EVENT_BUS"]),
    ("pages", &["REKEY_BASE_URL"]),
];

/// What Lambda sets, and only `pages` does without.
const AWS: [&str; 3] = ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];
/// An invocation of each function that reaches the database, and how many requests to it are under way at once.
const SAMPLES: [(&str, &str, usize); 17] = [
    ("request-reset", "recovery", 1),
    ("show-captcha", "show", 1),
    ("consume-link", "link", 1),
    ("set-password", "recover", 1),
    ("sign-in", "app", 2),
    ("verify-otp", "recovery-code", 1),
    ("enrol-2fa", "show", 1),
    ("lost-factor", "report", 1),
    ("passkey", "begin", 1),
    ("session", "show", 1),
    ("device", "authorize", 1),
    ("register", "register", 1),
    ("account", "show", 1),
    ("admin", "list", 1),
    ("authorizer", "cookie", 1),
    ("bounce", "bounce", 1),
    ("deliver", "recovery", 1),
];

type Variables = BTreeMap<String, String>;

/// A stack that has what the samples need.
async fn world() -> World {
    World::start(&[("REKEY_SAMPLES", "1")], Clock::System).await
}

/// What a function needs to work on this stack.
fn variables(world: &World) -> Variables {
    let lines = world.lambda_env();
    let pairs = lines.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// The same with the database somewhere else.
fn variables_with_database(world: &World, url: &str) -> Variables {
    let mut variables = variables(world);
    variables.insert("AWS_ENDPOINT_URL_DYNAMODB".to_owned(), url.to_owned());
    variables
}

fn sample(function: &str, case: &str) -> Value {
    let text = fs::read_to_string(root().join(format!("events/{function}/{case}.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The lines of the log. A line that is not JSON stops the test.
fn lines(function: &Function) -> Vec<Value> {
    let log = function.log();
    log.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {log}"))).collect()
}

/// The variables that the one line of a refused start complains about.
fn complained(function: &Function) -> BTreeSet<String> {
    let lines = lines(function);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!((&lines[0]["level"], &lines[0]["message"]), (&"ERROR".into(), &"the environment is wrong".into()));
    let faults = lines[0]["faults"].as_str().unwrap().split("; ");
    faults.map(|fault| fault.split(' ').next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_function_names_every_missing_variable_and_does_not_start() {
    let functions: BTreeSet<String> =
        fs::read_dir(root().join("functions")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(REQUIRED.iter().map(|(name, _)| (*name).to_owned()).collect::<BTreeSet<_>>(), functions);
    for (name, required) in REQUIRED {
        let mut function = Function::start(name, &Variables::new()).await;
        assert_eq!(function.ended().await.code(), Some(2), "{name}: {}", function.log());
        let aws = AWS.iter().filter(|_| name != "pages");
        let expected: BTreeSet<String> = required.iter().chain(aws).map(|name| (*name).to_owned()).collect();
        assert_eq!(complained(&function), expected, "{name}");
        assert_eq!(function.polls(), 0, "{name}");
    }
}

#[tokio::test]
async fn a_function_names_each_wrong_variable_without_its_value() {
    let world = world().await;
    let wrong = [
        ("REKEY_BASE_URL", "ftp://canary.example"),
        ("REKEY_EDGE_SECRET", "canary"),
        ("REKEY_LIMIT_SCALE", "canary"),
        ("REKEY_LIMIT_SIGN_IN_NAME", "canary"),
        ("REKEY_SESSION_WEB_IDLE", "canary"),
        ("REKEY_LOG", "canary"),
    ];
    let mut variables = variables(&world);
    variables.extend(wrong.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let mut function = Function::start("sign-in", &variables).await;
    assert_eq!(function.ended().await.code(), Some(2), "{}", function.log());
    assert_eq!(complained(&function), wrong.map(|(name, _)| name.to_owned()).into());
    assert!(!function.log().contains("canary"), "{}", function.log());
    assert_eq!(function.polls(), 0);
}

#[tokio::test]
async fn the_first_request_uses_the_connection_of_the_start() {
    let world = world().await;
    assert_eq!(SAMPLES.len() + 2, REQUIRED.len(), "all but publish and pages reach the database");
    for (name, case, at_once) in SAMPLES {
        let line = Line::to(&world).await;
        let variables = variables_with_database(&world, &format!("http://{}", line.address()));
        let mut function = Function::start(name, &variables).await;
        function.polled().await;
        assert_eq!(line.connections(), 1, "{name} is connected before it asks for work");
        function.invoke(sample(name, case));
        let answer = function.answer().await;
        let done = answer["statusCode"].as_u64().is_some_and(|status| status < 300)
            || answer["batchItemFailures"] == Value::Array(vec![])
            || answer["isAuthorized"] == json!(true)
            || answer["recorded"] == json!(1);
        assert!(done, "{name}: {answer}");
        assert!(line.connections() <= at_once, "{name} connected {} times", line.connections());
    }
}

#[tokio::test]
async fn a_compressed_page_goes_through_the_gateway_in_base64() {
    let world = world().await;
    let mut function = Function::start("pages", &variables(&world)).await;
    function.polled().await;
    for (accepted, coding) in [("identity", None), ("gzip", Some("gzip")), ("br", Some("br"))] {
        let mut event = sample("pages", "forgot");
        event["headers"]["accept-encoding"] = json!(accepted);
        function.invoke(event);
        let answer = function.answer().await;
        assert_eq!((&answer["statusCode"], answer["headers"]["content-encoding"].as_str()), (&json!(200), coding), "{answer}");
        assert_eq!(answer["isBase64Encoded"], json!(coding.is_some()), "{answer}");
        let body = answer["body"].as_str().unwrap();
        let sent = if coding.is_some() { BASE64.decode(body.as_bytes()).unwrap() } else { body.into() };
        let page = String::from_utf8(decoded(coding, &sent)).unwrap();
        assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"), "{page}");
    }
}

#[tokio::test]
async fn a_function_starts_while_the_database_does_not_answer() {
    let world = world().await;
    let line = Line::to(&world).await;
    line.hold();
    let mut function = Function::start("request-reset", &variables_with_database(&world, &format!("http://{}", line.address()))).await;
    function.polled().await;
    let lines = lines(&function);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!((&lines[0]["level"], &lines[0]["message"]), (&"WARN".into(), &"no connection to the database yet".into()));
    line.release();
    function.invoke(sample("request-reset", "recovery"));
    assert_eq!(function.answer().await["statusCode"], 202);
}

#[tokio::test]
async fn the_cause_of_a_503_is_on_a_line_with_the_id_that_the_caller_sees() {
    let world = world().await;
    for level in ["error", "trace"] {
        // A port that was free a moment ago: nobody listens there.
        let mut variables = variables_with_database(&world, &format!("http://127.0.0.1:{}", free_port()));
        variables.insert("REKEY_LOG".to_owned(), level.to_owned());
        let mut function = Function::start("session", &variables).await;
        function.polled().await;
        let before = lines(&function).len();
        function.invoke(sample("session", "show"));
        let answer = function.answer().await;
        assert_eq!(answer["statusCode"], 503, "{answer}");
        let id = answer["headers"]["x-request-id"].as_str().unwrap();
        let lines = lines(&function).split_off(before);
        assert_eq!(lines.len(), 1, "the outcome is logged once: {lines:?}");
        let line = &lines[0];
        assert_eq!([&line["level"], &line["status"], &line["code"]], [&json!("ERROR"), &json!(503), &json!("unavailable")]);
        let cause = line["cause"].as_str().unwrap();
        assert!(cause.starts_with("the database did not answer: no connection: ") && cause.contains("refused"), "{cause}");
        let span = json!({"name": "request", "request_id": id, "function": "session", "method": "GET", "route": "/v1/session"});
        assert_eq!(line["span"], span);
    }
}

#[tokio::test]
async fn the_cause_of_a_failed_authorization_is_on_a_line_with_the_id_that_the_caller_sees() {
    let world = world().await;
    let variables = variables_with_database(&world, &format!("http://127.0.0.1:{}", free_port()));
    let mut function = Function::start("authorizer", &variables).await;
    function.polled().await;
    let before = lines(&function).len();
    function.invoke(sample("authorizer", "cookie"));
    let answer = function.answer().await;
    // The invocation failed: the gateway answers 500.
    assert_eq!((answer.get("isAuthorized"), &answer["errorMessage"]), (None, &json!("the session was not checked")));
    // The Lambda runtime repeats the failure of an invocation in a line of its own, which has no id.
    let lines: Vec<Value> = lines(&function).split_off(before).into_iter().filter(|line| line["target"] == "rekey").collect();
    assert_eq!(lines.len(), 1, "the outcome is logged once: {lines:?}");
    let cause = lines[0]["cause"].as_str().unwrap();
    assert!(cause.starts_with("the session was not checked: the database did not answer: no connection: "), "{cause}");
    let span = &lines[0]["span"];
    assert_eq!((&lines[0]["level"], &span["function"]), (&json!("ERROR"), &json!("authorizer")));
    assert_eq!(span["gateway_request_id"], sample("authorizer", "cookie")["requestContext"]["requestId"]);
    assert_eq!(span["request_id"], json!("8476a536-e9f4-11e8-9739-2dfe598c3fcd"));
}

#[tokio::test]
async fn a_function_trusts_the_systems_certificates_and_no_others() {
    let world = world().await;
    let (known, unknown) = (Authority::new(), Authority::new());
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("roots.pem");
    fs::write(&store, known.pem()).unwrap();
    for (authority, status) in [(known, 202), (unknown, 503)] {
        let line = Line::with_tls(&world, &authority).await;
        let mut variables = variables_with_database(&world, &format!("https://{}", line.address()));
        variables.insert("SSL_CERT_FILE".to_owned(), store.to_str().unwrap().to_owned());
        let mut function = Function::start("request-reset", &variables).await;
        function.polled().await;
        function.invoke(sample("request-reset", "recovery"));
        assert_eq!(function.answer().await["statusCode"], status, "{}", function.log());
        assert!(line.connections() >= 2, "the first was verified by Amazon's roots, the next by the system's");
        let warnings = function.log().matches("Amazon's roots do not verify").count();
        assert_eq!(warnings, 1, "{}", function.log());
    }
}

#[tokio::test]
async fn a_start_does_not_read_the_systems_certificates() {
    let world = world().await;
    let mut variables = variables(&world);
    // Reading it would fail, and be told in the log.
    variables.insert("SSL_CERT_FILE".to_owned(), "/no-such-folder/roots.pem".to_owned());
    let mut function = Function::start("request-reset", &variables).await;
    function.polled().await;
    assert_eq!(function.log(), "");
}

#[tokio::test]
async fn an_idle_function_ends_at_once_when_told_to() {
    let world = world().await;
    for (name, _) in REQUIRED {
        let mut function = Function::start(name, &variables(&world)).await;
        function.polled().await;
        function.terminate();
        assert_eq!(function.ended().await.code(), Some(0), "{name}: {}", function.log());
        assert_eq!(function.log(), "", "{name}");
    }
}

#[tokio::test]
async fn a_busy_function_answers_before_it_ends() {
    let world = world().await;
    for (name, case) in [("request-reset", "recovery"), ("deliver", "recovery")] {
        let line = Line::to(&world).await;
        let variables = variables_with_database(&world, &format!("http://{}", line.address()));
        let mut function = Function::start(name, &variables).await;
        function.polled().await;
        line.hold();
        function.invoke(sample(name, case));
        line.somebody_waits().await;
        function.terminate();
        line.release();
        let answer = function.answer().await;
        assert!(answer["statusCode"] == 202 || answer["batchItemFailures"] == Value::Array(vec![]), "{name}: {answer}");
        assert_eq!(function.ended().await.code(), Some(0), "{name}: {}", function.log());
    }
}
