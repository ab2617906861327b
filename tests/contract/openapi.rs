//! The contract in `infra/openapi.yaml` is a good document and a true one: its examples fit its schemas and are granted, and
//! neither the events nor schemathesis get an answer that it does not have. That its routes are those of the code, `routes`
//! looks after. What is written in Python for this lies in `openapi/`, and comes with `tests/requirements.txt`.

use std::fs;
use std::process::{Command, Stdio};

use rekey_domain::clock::Clock;
use rekey_tests::events::samples;
use rekey_tests::tools::{root, tool};
use rekey_tests::{Answer, Authenticator, Visitor, World};
use reqwest::RequestBuilder;
use serde_json::Value;
use tempfile::TempDir;
use tokio::task::block_in_place;

/// The code of an authenticator app in the examples: what it showed in 1970.
const APP_CODE: &str = "287082";
/// The secret of every authenticator app among the samples.
pub(crate) const APP_SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

#[test]
fn the_contract_is_openapi_and_its_examples_fit_their_schemas() {
    run(Command::new(tool(".venv", "python")).arg("-B").arg(root().join("tests/contract/openapi/examples.py")));
}

#[tokio::test]
async fn every_example_of_a_request_is_granted() {
    let world = World::with(&[("REKEY_SAMPLES", "1")]).await;
    let mut sent = 0;
    for operation in operations(&contract()) {
        for body in operation.bodies() {
            let visitor = world.visitor();
            if operation.definition.get("security").is_some() {
                let account = operation.account(body).unwrap_or_else(|| panic!("nobody is signed in for {}", operation.key));
                visitor.set_cookie("__Host-rekey", &session(&account));
            }
            let answer = operation.send(&world, &visitor, Some(body)).await;
            assert!(answer.status < 300, "{}: {body} is answered with {}", operation.key, answer.raw);
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
        // The others are for pages, or records of the stream.
        let Some(operation) = operations.iter().find(|operation| event["routeKey"] == operation.key.as_str()) else { continue };
        let status = sample.expected.status.unwrap();
        let responses = operation.definition["responses"].as_object().unwrap();
        // The default names the problems that every call may answer with, each of its own status.
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn schemathesis_gets_no_answer_that_is_not_in_the_contract() {
    // Its codes are of the machine's time, and so is the stack's. Between two mails is a millisecond.
    let limits = [("REKEY_LIMIT_SCALE", "1000"), ("REKEY_LIMIT_EMAIL_CODE", "1000000/1")];
    let world = World::start(&[&[("REKEY_SAMPLES", "1")], limits.as_slice()].concat(), Clock::System).await;
    // What it writes down for its next run goes with the folder.
    let folder = TempDir::new().unwrap();
    let openapi = root().join("tests/contract/openapi");
    let mut schemathesis = Command::new(tool(".venv", "schemathesis"));
    schemathesis
        .arg("--config-file")
        .arg(openapi.join("schemathesis.toml"))
        .arg("run")
        .arg(root().join("infra/openapi.yaml"))
        .args(["--no-color", "--url", &world.url])
        // All of it comes from a page of this site; what does not is among the events.
        .args(["--header", &format!("Origin: {}", world.url)])
        .args(["--report", "json", "--report-json-path", "report.json"])
        .env("SCHEMATHESIS_HOOKS", openapi.join("sessions.py"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("NO_PROXY", "127.0.0.1")
        .current_dir(folder.path());
    block_in_place(|| run(&mut schemathesis));

    let report: Value = serde_json::from_str(&fs::read_to_string(folder.path().join("report.json")).unwrap()).unwrap();
    let contract = contract();
    let granted = |Operation { key, .. }: &Operation<'_>| {
        let phases = report["valid_rates"][key].as_object().into_iter().flat_map(|phases| phases.values());
        phases.map(|phase| phase["accepted"].as_u64().unwrap()).sum::<u64>() > 0
    };
    let in_vain: Vec<String> = operations(&contract).into_iter().filter(|operation| !granted(operation)).map(|call| call.key).collect();
    assert!(in_vain.is_empty(), "never granted: {in_vain:?}");
}

/// The contract.
pub(crate) fn contract() -> Value {
    serde_saphyr::from_str(&fs::read_to_string(root().join("infra/openapi.yaml")).unwrap()).unwrap()
}

/// The session in a browser that `REKEY_SAMPLES` plants for an account or a user.
pub(crate) fn session(whose: &str) -> String {
    format!("session_{:a<26}.{:a<26}.everybody-may-read-this_it-guards-a-sampleA", whose.replace('-', ""), "sampleweb")
}

/// One call of it.
pub(crate) struct Operation<'a> {
    /// As the gateway writes it: `POST /v1/recovery`.
    pub(crate) key: String,
    /// What the contract says of it.
    pub(crate) definition: &'a Value,
}

impl Operation<'_> {
    /// The examples of what is sent.
    pub(crate) fn bodies(&self) -> impl Iterator<Item = &Value> {
        examples(&self.definition["requestBody"]["content"]["application/json"])
    }

    /// Whether it takes a body.
    pub(crate) fn takes_a_body(&self) -> bool {
        self.definition.get("requestBody").is_some()
    }

    /// The sample account that `openapi/sessions.json` names for it, as which this body is granted.
    pub(crate) fn account(&self, body: &Value) -> Option<String> {
        let accounts: Value =
            serde_json::from_str(&fs::read_to_string(root().join("tests/contract/openapi/sessions.json")).unwrap()).unwrap();
        let name = self.definition["operationId"].as_str().unwrap();
        let with_a_code = accounts.get(format!("{name}, with a code")).filter(|_| body["code"].is_string());
        with_a_code.or(accounts.get(name)).map(|account| account.as_str().unwrap().to_owned())
    }

    /// Calls it from a page of this site, with what an authenticator app shows now where an example has what one showed once.
    pub(crate) async fn send(&self, world: &World, visitor: &Visitor, body: Option<&Value>) -> Answer {
        let request = self.request(world, visitor);
        let Some(body) = body else {
            return visitor.send(request).await;
        };
        let mut body = body.clone();
        if body["code"] == APP_CODE {
            body["code"] = Authenticator::new(APP_SECRET).code(world.now()).into();
        }
        visitor.send(request.json(&body)).await
    }

    /// A request from a page of this site, with the examples of what stands in its path, and without a body.
    pub(crate) fn request(&self, world: &World, visitor: &Visitor) -> RequestBuilder {
        let (method, path) = self.key.split_once(' ').unwrap();
        let parameters = self.definition["parameters"].as_array().into_iter().flatten().filter(|parameter| parameter["in"] == "path");
        let path = parameters.fold(path.to_owned(), |path, parameter| {
            path.replace(&format!("{{{}}}", parameter["name"].as_str().unwrap()), parameter["example"].as_str().unwrap())
        });
        visitor.request(method.parse().unwrap(), &path).header("origin", &world.url)
    }
}

pub(crate) fn operations(contract: &Value) -> Vec<Operation<'_>> {
    let paths = contract["paths"].as_object().unwrap();
    let methods =
        paths.iter().flat_map(|(path, methods)| methods.as_object().unwrap().iter().map(move |(method, call)| (method, path, call)));
    methods.map(|(method, path, definition)| Operation { key: format!("{} {path}", method.to_uppercase()), definition }).collect()
}

/// A part of the contract, or the component that stands there as a reference.
fn resolved<'a>(contract: &'a Value, part: &'a Value) -> &'a Value {
    let Some(reference) = part["$ref"].as_str() else { return part };
    contract.pointer(reference.strip_prefix('#').unwrap()).unwrap_or_else(|| panic!("there is no {reference}"))
}

/// The examples of a request's body.
fn examples(body: &Value) -> impl Iterator<Item = &Value> {
    let named = body["examples"].as_object().into_iter().flat_map(|named| named.values().map(|example| &example["value"]));
    named.chain(body.get("example"))
}

#[track_caller]
fn run(command: &mut Command) {
    let output = command.stdin(Stdio::null()).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
}
