//! Compares the speed of local stacks in one run: of each binary that the command names, or of the release build.
//!
//! ```text
//! cargo build --release --bin rekey
//! cargo bench -p rekey-tests --profile dev --bench load -- [--history 10000] [--rest 70] [--accounts 1000,100000] [binary …]
//! ```
//! Each stack keeps its data in a file. First, the benchmark requests `--history` recoveries. Then it measures each flow with 1
//! and with 16 clients. With `--accounts`, it measures each binary once for each number of accounts. It also prints the rate of
//! bare password hashes on all cores, and the share of a core that an idle stack uses in `--rest` seconds.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::as_conversions,
    reason = "a benchmark stops on faults, prints, measures time, and makes ratios of counts"
)]

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::password::{HashFamilies, Password, Workspace};
use rekey_domain::random::Random;
use rekey_tests::{Authenticator, GOOD_PASSWORD};
use serde_json::{Value, json};

/// Each gives three codes: of the step before, of this step, and of the next.
const AUTHENTICATORS: usize = 160;
const MEASURE: Duration = Duration::from_secs(4);
const CLIENTS: [usize; 2] = [1, 16];

fn main() {
    // A sweep runs every minute, so a rest of 70 seconds contains one.
    let (mut history, mut populations, mut rest, mut binaries) = (10_000, vec![0], 70, Vec::new());
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--history" => history = arguments.next().unwrap().parse().unwrap(),
            "--accounts" => populations = arguments.next().unwrap().split(',').map(|number| number.parse().unwrap()).collect(),
            "--rest" => rest = arguments.next().unwrap().parse().unwrap(),
            path => binaries.push(PathBuf::from(path)),
        }
    }
    if binaries.is_empty() {
        binaries.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/release/rekey"));
    }
    let bare = bare_hashes();
    println!("bare password hashes on all cores: {bare:.1} a second\n");
    println!("| binary | accounts | flow | 1 client | 16 clients |\n| --- | --- | --- | --- | --- |");
    for binary in &binaries {
        for accounts in &populations {
            measure(binary, *accounts, history, rest, bare);
        }
    }
}

fn measure(binary: &Path, accounts: usize, history: usize, rest: u64, bare: f64) {
    let stack = Stack::start(binary);
    let mut client = Client::new(stack.address);
    let authenticators: Vec<_> = (0..AUTHENTICATORS).map(|n| client.enrol(n)).collect();
    let enrolled = Clock::System.now();
    if accounts > 0 {
        stack.multiply(accounts);
    }
    let remembered = Mutex::new(0);
    let ask = |client: &mut Client| {
        let number = {
            let mut number = remembered.lock().unwrap();
            *number += 1;
            *number
        };
        client.post("/v1/recovery", &json!({"email": format!("stranger{number}@example.org")})).expect(202).done();
    };
    for _ in 0..history {
        ask(&mut client);
    }
    let row = |flow: &str, rates: &[f64]| {
        let name = binary.display();
        println!("| {name} | {accounts} | {flow} | {:.0} | {:.0} |", rates[0], rates[1]);
    };
    row("recovery requests", &CLIENTS.map(|clients| rate(stack.address, clients, ask)));
    let sign_ins = CLIENTS.map(|clients| rate(stack.address, clients, |client| client.sign_in("bench-plain").done()));
    row("sign-in", &sign_ins);
    println!("| | | sign-in by bare hashes | | {:.2} |", sign_ins[1] / bare);
    let cookie = client.sign_in("bench-plain").cookie.unwrap();
    let check = |client: &mut Client| client.ask("GET", "/v1/session", Some(&cookie), None).expect(200).done();
    row("session check", &CLIENTS.map(|clients| rate(stack.address, clients, check)));
    let codes = CLIENTS.iter().enumerate().map(|(share, clients)| {
        let mine: Vec<_> = authenticators.iter().enumerate().skip(share).step_by(CLIENTS.len()).collect();
        app_codes(stack.address, *clients, &mine, enrolled)
    });
    row("app code", &codes.collect::<Vec<_>>());
    if rest > 0 {
        thread::sleep(Duration::from_secs(2));
        let before = stack.cpu_seconds();
        thread::sleep(Duration::from_secs(rest));
        println!("| | | at rest, % of a core | {:.2} | |", (stack.cpu_seconds() - before) / rest as f64 * 100.0);
    }
}

/// The rate, per second, at which `clients` clients complete `work`.
fn rate(address: SocketAddr, clients: usize, work: impl Fn(&mut Client) + Sync) -> f64 {
    let started = Instant::now();
    let done: usize = thread::scope(|scope| {
        let clients: Vec<_> = (0..clients)
            .map(|_| {
                scope.spawn(|| {
                    let (mut client, mut done) = (Client::new(address), 0);
                    while started.elapsed() < MEASURE {
                        work(&mut client);
                        done += 1;
                    }
                    done
                })
            })
            .collect();
        clients.into_iter().map(|client| client.join().unwrap()).sum()
    });
    done as f64 / started.elapsed().as_secs_f64()
}

/// The rate, per second, at which codes of authenticator apps are accepted, without the passwords before them.
fn app_codes(address: SocketAddr, clients: usize, authenticators: &[(usize, &Authenticator)], enrolled: Timestamp) -> f64 {
    let mut client = Client::new(address);
    // The codes of three steps, all valid for the next fifteen seconds at least.
    let challenges: Vec<_> = (0..3)
        .flat_map(|step| {
            let made = authenticators.iter().map(|(n, app)| (step, *app, client.sign_in(&format!("bench-{n}")).text("challenge")));
            made.collect::<Vec<_>>()
        })
        .collect();
    // All three come after the step of the enrolment, whose code is spent.
    let too_early = |now: Timestamp| now < enrolled.plus(60) || now.0 % 30 > 14;
    while too_early(Clock::System.now()) {
        thread::sleep(Duration::from_millis(200));
    }
    let now = Clock::System.now();
    let started = Instant::now();
    // One step after the other: after a later code, an earlier one is refused.
    for step in 0..3 {
        let waiting = Mutex::new(challenges.iter().filter(|(of, ..)| *of == step));
        thread::scope(|scope| {
            for _ in 0..clients {
                scope.spawn(|| {
                    let mut client = Client::new(address);
                    loop {
                        let Some((_, app, challenge)) = waiting.lock().unwrap().next() else { return };
                        let code = app.code(now.plus(30 * (step - 1)));
                        let body = json!({"challenge": challenge, "method": "app", "code": code});
                        client.post("/v1/sign-in/verify", &body).expect(200);
                    }
                });
            }
        });
    }
    challenges.len() as f64 / started.elapsed().as_secs_f64()
}

fn bare_hashes() -> f64 {
    let (password, random) = (Password::new(GOOD_PASSWORD), Random::system());
    let started = Instant::now();
    let cores = thread::available_parallelism().unwrap().get();
    let done: usize = thread::scope(|scope| {
        let cores: Vec<_> = (0..cores)
            .map(|_| {
                scope.spawn(|| {
                    let (mut done, mut workspace) = (0, Workspace::default());
                    let stored = password.hash(&random, &mut workspace).unwrap();
                    while started.elapsed() < MEASURE {
                        password.verify(Some(&stored), &HashFamilies::default(), &mut workspace).unwrap();
                        done += 1;
                    }
                    done
                })
            })
            .collect();
        cores.into_iter().map(|core| core.join().unwrap()).sum()
    });
    done as f64 / started.elapsed().as_secs_f64()
}

/// A local stack as a process of its own, until dropped.
struct Stack {
    child: Child,
    address: SocketAddr,
    database: SocketAddr,
    _data: tempfile::TempDir,
}

impl Drop for Stack {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Stack {
    fn start(binary: &Path) -> Self {
        let free = || TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let (address, database) = (free(), free());
        let data = tempfile::tempdir().unwrap();
        let child = Command::new(binary)
            .env("REKEY_LISTEN", address.to_string())
            .env("REKEY_DYNAMODB_LISTEN", database.to_string())
            .env("REKEY_DATA", data.path().join("rekey.db"))
            .env("REKEY_LIMIT_SCALE", "1000000")
            .env("REKEY_LOG", "error")
            .env("REKEY_CAPTCHA", "off")
            .stdout(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}; build it first, see the top of this file", binary.display()));
        let stack = Self { child, address, database, _data: data };
        while TcpStream::connect(address).is_err() {
            thread::sleep(Duration::from_millis(20));
        }
        stack
    }

    /// The processor time of the stack, in seconds.
    fn cpu_seconds(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
        // utime and stime, in hundredths of a second (proc(5)).
        (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) / 100.0
    }

    /// Copies the rows of one account until there are `accounts` accounts.
    fn multiply(&self, accounts: usize) {
        let mut database = Client::new(self.database);
        let mut call = |operation: &str, body: &Value| {
            let target = format!("x-amz-target: DynamoDB_20120810.{operation}\r\n");
            database.exchange("POST", "/", &target, &body.to_string()).expect(200).json()
        };
        let mut templates = Vec::new();
        for table in ["rekey-directory", "rekey-flows"] {
            let rows = call("Scan", &json!({"TableName": table}))["Items"].as_array().unwrap().clone();
            templates.extend(rows.into_iter().map(|row| (table, row.to_string())));
        }
        let login = templates.iter().find(|(_, row)| row.contains(r#"{"S":"ACCOUNT#bench-0"}"#)).unwrap();
        let principal = serde_json::from_str::<Value>(&login.1).unwrap()["principal"]["S"].as_str().unwrap().to_owned();
        templates.retain(|(_, row)| row.contains(&principal) || row.contains("bench-0@"));
        let random = Random::system();
        // As many accounts as the 25 items of one BatchWriteItem hold.
        let together = 25 / templates.len();
        for first in (0..accounts).step_by(together) {
            let mut requests: HashMap<&str, Vec<Value>> = HashMap::new();
            for account in first..accounts.min(first + together) {
                let id = rekey_domain::id::Id::random(&random).to_string();
                for (table, row) in &templates {
                    let row = row.replace(&principal, &id).replace("bench-0", &format!("many-{account}"));
                    let item: Value = serde_json::from_str(&row).unwrap();
                    requests.entry(*table).or_default().push(json!({"PutRequest": {"Item": item}}));
                }
            }
            call("BatchWriteItem", &json!({"RequestItems": requests}));
        }
    }
}

/// A browser that keeps its connection. It is simple, so that it takes little time from the cores that are measured.
struct Client {
    stream: BufReader<TcpStream>,
}

struct Answer {
    status: u16,
    cookie: Option<String>,
    body: Vec<u8>,
}

impl Answer {
    fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        self
    }

    /// Drops the answer.
    fn done(self) {}

    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    fn text(&self, field: &str) -> String {
        self.json()[field].as_str().unwrap_or_else(|| panic!("{}", self.json())).to_owned()
    }
}

impl Client {
    fn new(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream: BufReader::new(stream) }
    }

    fn ask(&mut self, method: &str, path: &str, cookie: Option<&str>, body: Option<&Value>) -> Answer {
        let cookie = cookie.map(|cookie| format!("cookie: {cookie}\r\n")).unwrap_or_default();
        let headers = format!("sec-fetch-site: same-origin\r\ncontent-type: application/json\r\n{cookie}");
        self.exchange(method, path, &headers, &body.map(Value::to_string).unwrap_or_default())
    }

    fn post(&mut self, path: &str, body: &Value) -> Answer {
        self.ask("POST", path, None, Some(body))
    }

    fn exchange(&mut self, method: &str, path: &str, headers: &str, body: &str) -> Answer {
        let length = body.len();
        let request = format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\n{headers}content-length: {length}\r\n\r\n{body}");
        self.stream.get_mut().write_all(request.as_bytes()).unwrap();
        let mut line = String::new();
        self.stream.read_line(&mut line).unwrap();
        let status = line.split(' ').nth(1).unwrap().parse().unwrap();
        let (mut length, mut cookie) = (0, None);
        loop {
            line.clear();
            self.stream.read_line(&mut line).unwrap();
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            match name {
                "content-length" => length = value.parse().unwrap(),
                "set-cookie" if value.starts_with("__Host-rekey=") => cookie = value.split(';').next().map(str::to_owned),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).unwrap();
        Answer { status, cookie, body }
    }

    fn sign_in(&mut self, account: &str) -> Answer {
        self.post("/v1/sign-in", &json!({"account": account, "password": GOOD_PASSWORD, "client": "web"})).expect(200)
    }

    fn register(&mut self, account: &str) {
        let email = format!("{account}@example.com");
        self.post("/v1/accounts", &json!({"account": account, "email": email})).expect(202);
        let outbox = format!("/dev/outbox?to={email}");
        let token = loop {
            let mails = self.exchange("GET", &outbox, "accept: application/json\r\n", "").expect(200).json();
            if let Some(mail) = mails.get(0) {
                let text = mail["text"].as_str().unwrap();
                break text.split_once("/activate#token=").unwrap().1.split_whitespace().next().unwrap().to_owned();
            }
            thread::sleep(Duration::from_millis(2));
        };
        self.post("/v1/accounts/activate", &json!({"token": token, "password": GOOD_PASSWORD})).expect(200);
    }

    /// Registers an account and turns an authenticator app on. The first call also registers an account without an app.
    fn enrol(&mut self, n: usize) -> Authenticator {
        if n == 0 {
            self.register("bench-plain");
        }
        let account = format!("bench-{n}");
        self.register(&account);
        let cookie = self.sign_in(&account).cookie.unwrap();
        let mut settings = |path: &str, body: &Value| self.ask("POST", path, Some(&cookie), Some(body));
        settings("/v1/session/reauthenticate", &json!({"password": GOOD_PASSWORD})).expect(204);
        let app = Authenticator::new(&settings("/v1/two-factor/app", &json!({})).expect(200).text("secret"));
        let code = app.code(Clock::System.now());
        settings("/v1/two-factor/app/confirm", &json!({"code": code})).expect(200);
        app
    }
}
