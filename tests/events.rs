//! The invocations in `events/`, each answered as the file beside it says: by the routers in this process, which takes no
//! time, and by the Lambda binaries under `cargo lambda`, which is what people do by hand.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::Duration;

use aws_lambda_events::event::dynamodb::Event;
use axum::Router;
use axum::body::to_bytes;
use rekey_adapters::config::FromEnv;
use rekey_adapters::resources::Resources;
use rekey_domain::clock::Clock;
use rekey_http::lambda;
use rekey_local::environment;
use rekey_tests::World;
use rekey_tests::tools::{self, free_port, root};
use serde::Deserialize;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::task::block_in_place;
use tower::ServiceExt;

#[test]
fn every_function_has_a_happy_event_and_two_refusals() {
    let functions = names(&root().join("functions"));
    assert_eq!(names(&root().join("events")).into_iter().filter(|name| name != "README.md").collect::<BTreeSet<_>>(), functions);
    let samples = samples();
    for function in functions {
        let happy = samples.iter().filter(|sample| sample.function == function && sample.is_happy()).count();
        let all = samples.iter().filter(|sample| sample.function == function).count();
        assert!(happy >= 1 && all - happy >= 2, "{function} has {happy} happy events of {all}");
    }
}

#[tokio::test]
async fn every_event_is_answered_as_its_file_says() {
    let (forwards, backwards) = (samples(), samples().into_iter().rev().collect());
    // In any order: what one needs, no other uses up.
    for samples in [forwards, backwards] {
        let world = World::with(&[("REKEY_SAMPLES", "1")]).await;
        let mut faults = Vec::new();
        for sample in samples {
            let answer = sample.answered_here(&world).await;
            faults.extend(sample.fault(&world, &answer));
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_event_is_answered_as_its_file_says_by_the_lambda_binaries() {
    let world = World::start(&[("REKEY_SAMPLES", "1")], Clock::System).await;
    let watch = block_in_place(|| Watch::start(&world));
    let mut faults = Vec::new();
    for sample in samples() {
        let answer = block_in_place(|| watch.invoke(&sample));
        faults.extend(answer.map_or_else(Some, |answer| sample.fault(&world, &answer)));
    }
    assert!(faults.is_empty(), "{}\n{}", faults.join("\n"), watch.log());

    let visitor = rekey_tests::Visitor::new(&watch.url(), "127.0.0.1");
    assert!(visitor.get("/forgot").await.expect(200).raw.contains("</html>"));
    visitor.get("/v1/session").await.refused(401, "unauthenticated");
    visitor.get("/v1/nothing").await.refused(404, "not_found");
    let inbox = world.inbox("grace@example.com");
    let before = inbox.count();
    visitor.recover("grace@example.com").await;
    inbox.nth(before).await.token();
}

/// An invocation and what is expected of it.
pub(crate) struct Sample {
    function: String,
    case: String,
    pub(crate) path: PathBuf,
    pub(crate) expected: Expected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expected {
    /// The status code of an answer to HTTP.
    pub(crate) status: Option<u16>,
    /// The code of a refusal.
    pub(crate) code: Option<String>,
    /// Fields that the body has.
    #[serde(default)]
    has: Vec<String>,
    /// How many records of a batch have to come again.
    batch_item_failures: Option<usize>,
    /// Whom a message went to.
    mail: Option<String>,
    /// What that message has in its text; a link unless this says otherwise.
    with: Option<String>,
}

fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// All of them; a file without its other half stops the test.
pub(crate) fn samples() -> Vec<Sample> {
    let events = root().join("events");
    let mut samples = Vec::new();
    for function in names(&events).into_iter().filter(|name| name != "README.md") {
        let folder = events.join(&function);
        let files = names(&folder);
        for file in &files {
            let case = file.strip_suffix(".json").unwrap_or_else(|| panic!("{function}/{file} is no event"));
            if let Some(case) = case.strip_suffix(".expected") {
                assert!(files.contains(&format!("{case}.json")), "{function}/{file} belongs to no event");
                continue;
            }
            let expected = fs::read_to_string(folder.join(format!("{case}.expected.json")));
            let expected = expected.unwrap_or_else(|_| panic!("nothing is expected of {function}/{file}"));
            let expected = serde_json::from_str(&expected).unwrap_or_else(|error| panic!("{function}/{case}.expected.json: {error}"));
            samples.push(Sample { function: function.clone(), case: case.to_owned(), path: folder.join(file), expected });
        }
    }
    samples
}

impl Sample {
    /// Whether something is to come of it.
    fn is_happy(&self) -> bool {
        self.expected.mail.is_some() || self.expected.status.is_some_and(|status| status < 400)
    }

    /// The answer of the function's router, in the form in which Lambda gives it.
    async fn answered_here(&self, world: &World) -> Value {
        let event = fs::read_to_string(&self.path).unwrap();
        if self.function == "deliver" {
            let event: Event = serde_json::from_str(&event).unwrap();
            return json!({"batchItemFailures": world.stack.stream.deliver(event.records).await});
        }
        let request = lambda_http::request::from_str(&event).unwrap_or_else(|error| panic!("{}: {error}", self.name()));
        let response = router(&self.function, &world.stack.resources).oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        json!({"statusCode": status, "body": String::from_utf8(body.to_vec()).unwrap()})
    }

    /// What is wrong with an answer.
    fn fault(&self, world: &World, answer: &Value) -> Option<String> {
        let body: Value = answer["body"].as_str().and_then(|body| serde_json::from_str(body).ok()).unwrap_or_default();
        let expected = &self.expected;
        let part = expected.with.as_deref().unwrap_or("#token=");
        let sent = |to: &String| world.inbox(to).all().iter().any(|mail| mail.0.text.contains(part));
        let good = answer["statusCode"].as_u64() == expected.status.map(u64::from)
            && body["code"].as_str() == expected.code.as_deref()
            && expected.has.iter().all(|field| !body[field].is_null())
            && answer["batchItemFailures"].as_array().map(Vec::len) == expected.batch_item_failures
            && expected.mail.iter().all(sent);
        (!good).then(|| format!("{}: {answer}", self.name()))
    }

    pub(crate) fn name(&self) -> String {
        format!("{}/{}", self.function, self.case)
    }
}

/// A function's router with all that stands around it on Lambda.
pub(crate) fn router(function: &str, resources: &Resources) -> Router {
    let router = match function {
        "request-reset" => request_reset::router(config(), resources),
        "show-captcha" => show_captcha::router(config(), resources),
        "consume-link" => consume_link::router(config(), resources),
        "set-password" => set_password::router(config(), resources),
        "sign-in" => sign_in::router(config(), resources),
        "verify-otp" => verify_otp::router(config(), resources),
        "enrol-2fa" => enrol_2fa::router(config(), resources),
        "session" => session::router(config(), resources),
        "register" => register::router(config(), resources),
        "account" => account::router(config(), resources),
        "admin" => admin::router(config(), resources),
        "pages" => pages::router(config()),
        _ => panic!("there is no function {function}"),
    };
    lambda::as_served("sample", router, config(), resources.clock.clone())
}

fn config<C: FromEnv>() -> C {
    environment(|name| (name == "REKEY_CAPTCHA").then(|| "off".to_owned()), None).read().unwrap_or_else(|faults| panic!("{faults}"))
}

/// `cargo lambda watch`, which builds and starts a function when it is first called.
struct Watch {
    process: Child,
    address: SocketAddr,
    folder: TempDir,
}

impl Watch {
    /// Starts it beside this stack, with the environment file that is there for people and the stack's own ports.
    fn start(world: &World) -> Self {
        let folder = TempDir::new().unwrap();
        let address = SocketAddr::from(([127, 0, 0, 1], free_port()));
        fs::write(folder.path().join("lambda.env"), world.lambda_env()).unwrap();
        let log = File::create(folder.path().join("log")).unwrap();
        let process = cargo_lambda("watch", address)
            .arg("--ignore-changes")
            .arg("--env-file")
            .arg(folder.path().join("lambda.env"))
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut watch = Self { process, address, folder };
        watch.wait_until_it_listens();
        watch
    }

    fn wait_until_it_listens(&mut self) {
        for _ in 0..600 {
            if TcpStream::connect(self.address).is_ok() {
                return;
            }
            assert!(self.process.try_wait().unwrap().is_none(), "cargo lambda watch ended: {}", self.log());
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("cargo lambda watch does not listen: {}", self.log());
    }

    /// `cargo lambda invoke`; the first one of a function waits until it is built.
    fn invoke(&self, sample: &Sample) -> Result<Value, String> {
        let output = cargo_lambda("invoke", self.address).arg(&sample.function).arg("--data-file").arg(&sample.path).output().unwrap();
        let answer = String::from_utf8_lossy(&output.stdout);
        serde_json::from_str(&answer).map_err(|_| format!("{}: {answer}{}", sample.name(), String::from_utf8_lossy(&output.stderr)))
    }

    fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

impl Drop for Watch {
    /// Asks it to end, upon which it also ends its functions and a build under way: each is in a process group of its own,
    /// so that no signal from here would reach them. A function whose emulator was ended by force ends by itself.
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        for _ in 0..100 {
            if matches!(self.process.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// `cargo lambda <command>` for the emulated gateway at this address.
fn cargo_lambda(command: &str, address: SocketAddr) -> Command {
    let mut cargo = tools::cargo_lambda(&["lambda", command]);
    cargo.args(["-A", &address.ip().to_string(), "-P", &address.port().to_string()]);
    cargo
}
