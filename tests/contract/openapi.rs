//! `infra/openapi.yaml` is valid OpenAPI and describes what Rekey does: its examples fit its schemas and succeed, and no event and
//! no request of schemathesis gets an answer that is not in it. `routes` compares its routes with the code. The Python scripts in
//! `openapi/` need the packages of `tests/requirements.txt`.

use std::fs;
use std::process::{Command, Stdio};

use rekey_domain::clock::Clock;
use rekey_tests::World;
use rekey_tests::contract::{Operation, contract, operations, session};
use rekey_tests::events::samples;
use rekey_tests::tools::{root, tool};
use serde_json::Value;
use tempfile::TempDir;
use tokio::task::block_in_place;

#[test]
fn the_contract_is_openapi_and_its_examples_fit_their_schemas() {
    run(Command::new(tool(".venv", "python")).arg("-B").arg(root().join("tests/contract/openapi/examples.py")));
}

#[tokio::test]
async fn every_example_request_succeeds() {
    let world = World::with(&[("REKEY_SAMPLES", "1")]).await;
    let mut sent = 0;
    for operation in operations(&contract()) {
        for body in operation.bodies() {
            let visitor = world.visitor();
            if operation.definition.get("security").is_some() {
                let account = operation.account(body).unwrap_or_else(|| panic!("sessions.json has no account for {}", operation.key));
                visitor.set_cookie("__Host-rekey", &session(&account));
            }
            let answer = operation.send(&world, &visitor, Some(body)).await;
            assert!(answer.status < 300, "{}: the answer to {body} is {}", operation.key, answer.raw);
            sent += 1;
        }
    }
    assert!(sent > 15, "only {sent} examples were found");
}

#[test]
fn every_answer_to_an_event_is_in_the_contract() {
    let contract = contract();
    let operations = operations(&contract);
    let mut looked_up = 0;
    for sample in samples() {
        let event: Value = serde_json::from_str(&fs::read_to_string(&sample.path).unwrap()).unwrap();
        // Events without an operation request pages or are stream records.
        let Some(operation) = operations.iter().find(|operation| event["routeKey"] == operation.key.as_str()) else { continue };
        let status = sample.expected.status.unwrap();
        let responses = operation.definition["responses"].as_object().unwrap();
        // The default response lists the problems that every operation can answer with, whatever their status.
        let response = resolved(&contract, responses.get(&status.to_string()).unwrap_or(&responses["default"]));
        if let Some(code) = &sample.expected.code {
            let named = response["content"]["application/problem+json"]["examples"].as_object().unwrap().values();
            let mut problems = named.map(|example| &resolved(&contract, example)["value"]);
            let found = problems.any(|problem| problem["code"] == *code && problem["status"] == status);
            assert!(found, "{}: {} has no {status} {code}", sample.name(), operation.key);
        } else {
            assert!(responses.contains_key(&status.to_string()), "{}: {} has no {status}", sample.name(), operation.key);
        }
        looked_up += 1;
    }
    assert!(looked_up > 30, "only {looked_up} events were found");
}

/// The operations that take the signature of an authenticator, which schemathesis does not have. `calls` makes them with one.
const SIGNED: [&str; 3] = ["POST /v1/sign-in/passkey", "POST /v1/session/reauthenticate/passkey", "POST /v1/two-factor/passkeys/confirm"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn schemathesis_gets_no_answer_that_is_not_in_the_contract() {
    // `sessions.py` computes codes at the machine's time, so the stack uses that time, too. The limit on mailed codes is high enough
    // for all requests of schemathesis.
    let limits = [("REKEY_LIMIT_SCALE", "1000"), ("REKEY_LIMIT_EMAIL_CODE", "1000000/1")];
    let world = World::start(&[&[("REKEY_SAMPLES", "1")], limits.as_slice()].concat(), Clock::System).await;
    // schemathesis stores data for its next run in this folder, which is deleted after the test.
    let folder = TempDir::new().unwrap();
    let openapi = root().join("tests/contract/openapi");
    let mut schemathesis = Command::new(tool(".venv", "schemathesis"));
    schemathesis
        .arg("--config-file")
        .arg(openapi.join("schemathesis.toml"))
        .arg("run")
        .arg(root().join("infra/openapi.yaml"))
        .args(["--no-color", "--url", &world.url])
        // Every request comes from a page of this site. The sample events contain requests from other sites.
        .args(["--header", &format!("Origin: {}", world.url)])
        .args(["--report", "json", "--report-json-path", "report.json"])
        .env("SCHEMATHESIS_HOOKS", openapi.join("sessions.py"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("NO_PROXY", "127.0.0.1")
        .current_dir(folder.path());
    block_in_place(|| run(&mut schemathesis));

    let report: Value = serde_json::from_str(&fs::read_to_string(folder.path().join("report.json")).unwrap()).unwrap();
    let contract = contract();
    let succeeded = |Operation { key, .. }: &Operation<'_>| {
        let phases = report["valid_rates"][key].as_object().into_iter().flat_map(|phases| phases.values());
        phases.map(|phase| phase["accepted"].as_u64().unwrap()).sum::<u64>() > 0
    };
    let never: Vec<String> =
        operations(&contract).into_iter().filter(|operation| !succeeded(operation)).map(|operation| operation.key).collect();
    assert_eq!(never, SIGNED, "operations that never succeeded");
}

/// A part of the contract, or the component that the part refers to.
fn resolved<'a>(contract: &'a Value, part: &'a Value) -> &'a Value {
    let Some(reference) = part["$ref"].as_str() else { return part };
    contract.pointer(reference.strip_prefix('#').unwrap()).unwrap_or_else(|| panic!("there is no {reference}"))
}

/// Stops the test if the command fails.
#[track_caller]
fn run(command: &mut Command) {
    let output = command.stdin(Stdio::null()).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
}
