//! The invocations in `events/`, each answered as the file beside it says: by the routers in this process, which takes no
//! time, and by the Lambda binaries under `cargo lambda`, which is what people do by hand.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command};
use std::time::Duration;

use rekey_domain::clock::Clock;
use rekey_tests::World;
use rekey_tests::events::{Sample, names, samples};
use rekey_tests::tools::{self, free_port, root};
use serde_json::Value;
use tempfile::TempDir;
use tokio::task::block_in_place;

#[test]
fn every_function_has_a_granted_and_two_refused_events() {
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
async fn the_lambda_binaries_answer_every_event_as_its_file_says() {
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
