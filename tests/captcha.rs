//! CAPTCHAs of every kind, as programs meet them: good once, for one thing, for ten minutes, and a wall when something that
//! they rest on is down.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use altcha::Payload;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use data_encoding::BASE64;
use futures_util::future::join_all;
use rekey_adapters::captcha::CaptchaKind;
use rekey_adapters::config::FromEnv;
use rekey_domain::clock::Clock;
use rekey_local::{Stack, environment};
use rekey_tests::{Answer, Ear, Visitor, World, logs};
use reqwest::Url;
use serde_json::{Value, json};
use tokio::net::TcpListener;

const ADA: &str = "ada@example.com";
/// Seconds that a CAPTCHA may be solved in.
const LIFE: i64 = 600;

async fn world(kind: &str) -> World {
    World::with(&[("REKEY_CAPTCHA", kind), ("REKEY_LIMIT_SCALE", "1000")]).await
}

/// Asks for a recovery with this in the place of a solved CAPTCHA.
async fn recover(visitor: &Visitor, captcha: impl Into<Value>) -> Answer {
    visitor.post("/v1/recovery", json!({"email": ADA, "captcha": captcha.into()})).await
}

/// Asks for an account with this in the place of a solved CAPTCHA.
async fn register(visitor: &Visitor, captcha: impl Into<Value>) -> Answer {
    visitor.post("/v1/accounts", json!({"account": "difference-engine", "email": ADA, "captcha": captcha.into()})).await
}

/// A solved challenge, to be changed.
async fn work(visitor: &Visitor) -> Payload {
    serde_json::from_slice(&BASE64.decode(visitor.solve_altcha("recovery").await.as_bytes()).unwrap()).unwrap()
}

/// What the widget would send.
fn sent(payload: &Payload) -> String {
    BASE64.encode(&serde_json::to_vec(payload).unwrap())
}

/// Nothing was written that leads to a mail; spent CAPTCHAs and counted addresses do not.
async fn nothing_is_asked_for(world: &World) -> bool {
    world.items("recovery").await.is_empty() && world.stack.outbox.all().is_empty()
}

/// The same of accounts, but for those that everybody finds in a local stack.
async fn nobody_is_registered(world: &World) -> bool {
    world.items("registration").await.iter().all(|row| row["account"].as_s().unwrap() != "difference-engine")
}

#[tokio::test]
async fn work_that_was_done_is_good_for_one_recovery() {
    let world = world("altcha").await;
    let visitor = world.visitor();
    let solved = visitor.solve_altcha("recovery").await;
    recover(&visitor, &*solved).await.expect(202);
    world.inbox(ADA).only().await;
    for _ in 0..2 {
        recover(&visitor, &*solved).await.refused(400, "captcha_failed");
    }
    assert_eq!(world.items("recovery").await.len(), 1);
    let spent = world.rows("CAPTCHA#").await;
    assert_eq!(spent.len(), 1, "{spent:?}");
    assert!(!format!("{spent:?}").contains(&solved), "{spent:?}");
}

#[tokio::test]
async fn without_a_solved_one_nobody_gets_a_mail() {
    let world = world("altcha").await;
    let visitor = world.visitor();
    let missing = visitor.post("/v1/recovery", json!({"email": ADA})).await.refused(400, "captcha_failed");
    assert_eq!(missing.json()["fields"], Value::Null, "what is wrong with it is not told");
    let unsolved = visitor.get("/v1/captcha").await.expect(200).json();
    let unsolved = BASE64.encode(json!({"challenge": unsolved}).to_string().as_bytes());
    for captcha in
        [json!(null), json!(""), json!("e30="), json!(unsolved), json!("="), json!("a".repeat(8000)), json!("\u{0}"), json!("🎲")]
    {
        recover(&visitor, captcha).await.refused(400, "captcha_failed");
    }
    for captcha in [json!([]), json!({}), json!(17), json!(true)] {
        recover(&visitor, captcha).await.refused(400, "invalid_request");
    }
    visitor.post("/v1/accounts", json!({"account": "difference-engine", "email": ADA})).await.refused(400, "captcha_failed");
    assert!(nothing_is_asked_for(&world).await);
    assert!(nobody_is_registered(&world).await);
    assert!(world.rows("CAPTCHA#").await.is_empty(), "what we have not made is not written down");
}

#[tokio::test]
async fn one_for_recovering_is_none_for_registering() {
    let world = world("altcha").await;
    let visitor = world.visitor();
    let (recovery, registering) = (visitor.solve_altcha("recovery").await, visitor.solve_altcha("register").await);
    recover(&visitor, &*registering).await.refused(400, "captcha_failed");
    register(&visitor, &*recovery).await.refused(400, "captcha_failed");
    register(&visitor, &*registering).await.expect(202);
    register(&visitor, &*registering).await.refused(400, "captcha_failed");
    recover(&visitor, &*recovery).await.expect(202);
}

#[tokio::test]
async fn one_is_good_for_ten_minutes_by_our_own_clock() {
    let world = world("altcha").await;
    let visitor = world.visitor();
    let (in_time, late) = (visitor.solve_altcha("recovery").await, visitor.solve_altcha("recovery").await);
    world.clock.advance(LIFE - 1);
    recover(&visitor, &*in_time).await.expect(202);
    world.clock.advance(1);
    recover(&visitor, &*late).await.refused(400, "captcha_failed");
    // The row of a spent one may go now: the CAPTCHA has ended by itself.
    world.stack.sweep().await.unwrap();
    recover(&visitor, &*in_time).await.refused(400, "captcha_failed");
    assert_eq!(world.items("recovery").await.len(), 1);
}

#[tokio::test]
async fn a_challenge_that_somebody_made_or_changed_is_none() {
    let world = world("altcha").await;
    let visitor = world.visitor();
    let honest = work(&visitor).await;
    type Change = fn(&mut Payload);
    let changes: [Change; 8] = [
        |payload| payload.challenge.signature = None,
        |payload| payload.challenge.signature = Some(String::new()),
        |payload| payload.challenge.signature = Some("0".repeat(64)),
        |payload| payload.challenge.signature = payload.challenge.signature.as_ref().map(|signature| signature.to_uppercase()),
        |payload| payload.challenge.parameters.key_prefix = String::new(),
        |payload| payload.challenge.parameters.nonce = "00".repeat(16),
        |payload| payload.challenge.parameters.data = None,
        |payload| {
            payload.challenge.parameters.data.as_mut().unwrap().insert("expires_at".to_owned(), json!(i64::MAX));
        },
    ];
    for (place, change) in changes.into_iter().enumerate() {
        let mut forged = honest.clone();
        change(&mut forged);
        let answer = recover(&visitor, sent(&forged)).await;
        assert_eq!((answer.status, answer.text("code").as_str()), (400, "captcha_failed"), "change {place}");
    }
    let elsewhere = self::world("altcha").await;
    recover(&elsewhere.visitor(), sent(&honest)).await.expect(202);
    assert!(world.rows("CAPTCHA#").await.is_empty());
    // None of it has spent the one that was changed.
    recover(&visitor, sent(&honest)).await.expect(202);
}

#[tokio::test]
async fn a_wrong_number_spends_the_challenge() {
    let world = world("altcha").await;
    let visitor = world.visitor();
    let honest = work(&visitor).await;
    let mut guessed = honest.clone();
    guessed.solution.counter += 1;
    recover(&visitor, sent(&guessed)).await.refused(400, "captcha_failed");
    recover(&visitor, sent(&honest)).await.refused(400, "captcha_failed");
    // A key of one's own choice is no better than a number of one's own.
    let mut made_up = work(&visitor).await;
    made_up.solution.counter += 1;
    made_up.solution.derived_key = "00".repeat(32);
    recover(&visitor, sent(&made_up)).await.refused(400, "captcha_failed");
    assert!(nothing_is_asked_for(&world).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_twenty_at_once_with_one_solution_exactly_one_passes() {
    let world = world("altcha").await;
    let solved = world.visitor().solve_altcha("recovery").await;
    let racers: Vec<Visitor> = (0..20).map(|_| world.visitor()).collect();
    let answers = join_all(racers.iter().map(|visitor| recover(visitor, &*solved))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 202).count(), 1);
    assert_eq!(answers.iter().filter(|answer| answer.status == 400 && answer.text("code") == "captcha_failed").count(), 19);
    assert_eq!(world.items("recovery").await.len(), 1);
}

#[tokio::test]
async fn what_is_wrong_with_the_request_itself_spends_nothing() {
    let world = world("altcha").await;
    let visitor = world.visitor();
    let solved = visitor.solve_altcha("recovery").await;
    visitor.post("/v1/recovery", json!({"email": "no address", "captcha": solved})).await.refused(400, "invalid_request");
    recover(&visitor, &*solved).await.expect(202);
}

#[tokio::test]
async fn who_asks_too_often_is_refused_before_the_captcha_is_spent() {
    let world = World::with(&[("REKEY_CAPTCHA", "altcha"), ("REKEY_LIMIT_RECOVERY_ADDRESS", "1/60")]).await;
    let visitor = world.visitor();
    let (first, second) = (visitor.solve_altcha("recovery").await, visitor.solve_altcha("recovery").await);
    recover(&visitor, &*first).await.expect(202);
    recover(&visitor, &*second).await.refused(429, "rate_limited");
    assert_eq!(world.rows("CAPTCHA#").await.len(), 1);
    world.clock.advance(60);
    recover(&visitor, &*second).await.expect(202);
}

#[tokio::test]
async fn an_answer_of_the_database_that_was_lost_spends_nobody_s_captcha() {
    let (world, tap) = World::behind(&[("REKEY_CAPTCHA", "altcha"), ("REKEY_LIMIT_SCALE", "1000")]).await;
    let visitor = world.visitor();
    let solved = visitor.solve_altcha("recovery").await;
    tap.lose("PutItem");
    recover(&visitor, &*solved).await.expect(202);
    recover(&visitor, &*solved).await.refused(400, "captcha_failed");
}

#[tokio::test]
async fn a_database_that_does_not_answer_lets_nobody_in() {
    let (world, tap) = World::behind(&[("REKEY_CAPTCHA", "altcha"), ("REKEY_LIMIT_SCALE", "1000")]).await;
    let visitor = world.visitor();
    let solved = visitor.solve_altcha("recovery").await;
    tap.cut("PutItem", "InternalServerError");
    recover(&visitor, &*solved).await.refused(503, "unavailable");
    tap.mend();
    assert!(nothing_is_asked_for(&world).await);
    recover(&visitor, &*solved).await.expect(202);
}

#[tokio::test]
async fn with_the_key_in_kms_it_is_asked_once_and_without_its_answer_nobody_gets_in() {
    let key =
        [("REKEY_CAPTCHA", "altcha"), ("REKEY_CODE_KEY", "alias/codes"), ("REKEY_SEED_KEY", "alias/seeds"), ("REKEY_LIMIT_SCALE", "1000")];
    let (world, tap) = World::behind(&key).await;
    let visitor = world.visitor();
    tap.cut("GenerateMac", "KMSInternalException");
    visitor.get("/v1/captcha").await.refused(503, "unavailable");
    tap.mend();
    tap.take();
    for _ in 0..2 {
        recover(&visitor, visitor.solve_altcha("recovery").await).await.expect(202);
    }
    // `deliver` asks for the MACs of the codes that it mails.
    let asked = tap.take().into_iter().filter(|seen| seen.operation == "GenerateMac" && seen.caller != "deliver");
    let asked: Vec<String> = asked.map(|seen| seen.caller).collect();
    assert_eq!(asked, ["show-captcha", "request-reset"], "each function derives the secret once");
    register(&visitor, visitor.solve_altcha("register").await).await.expect(202);
}

#[tokio::test]
async fn only_what_there_is_to_solve_one_for_is_answered() {
    for kind in ["altcha", "image", "off"] {
        let world = world(kind).await;
        let visitor = world.visitor();
        for query in ["?action=signin", "?action=", "?action=Recovery", "?action=recovery&action=register", "?for=recovery"] {
            let answer = visitor.get(&format!("/v1/captcha{query}")).await;
            assert_eq!((answer.status, answer.text("code").as_str()), (400, "invalid_request"), "{query}");
        }
        for query in ["", "?action=recovery", "?action=register", "?action=sign-in"] {
            let answer = visitor.get(&format!("/v1/captcha{query}")).await.expect(200);
            assert_eq!(answer.text("kind"), kind);
            assert_eq!(answer.header("cache-control"), Some("no-store"));
        }
        assert_eq!(visitor.get("/v1/config").await.expect(200).text("captcha"), kind);
        assert!(world.rows("CAPTCHA#").await.is_empty(), "showing one writes nothing");
    }
}

/// A picture, with what somebody understands who listens to it.
async fn heard(visitor: &Visitor, ear: &Ear, action: &str) -> (String, String) {
    let picture = visitor.get(&format!("/v1/captcha?action={action}")).await.expect(200);
    let code = ear.hear(&picture.text("audio"));
    assert!(picture.text("image").starts_with("data:image/png;base64,"));
    assert!(!picture.raw.contains(&code), "the code is in the answer");
    (picture.text("id"), code)
}

#[tokio::test]
async fn a_picture_can_be_read_out_and_is_good_once() {
    let (world, ear) = (world("image").await, Ear::new());
    let visitor = world.visitor();
    let (id, code) = heard(&visitor, &ear, "recovery").await;
    // As people type it.
    let typed = format!("{id}: {} {}", code[..3].to_lowercase(), &code[3..]);
    recover(&visitor, &*typed).await.expect(202);
    recover(&visitor, format!("{id}:{code}")).await.refused(400, "captcha_failed");
    world.inbox(ADA).only().await;
}

#[tokio::test]
async fn a_wrong_code_spends_the_picture() {
    let (world, ear) = (world("image").await, Ear::new());
    let visitor = world.visitor();
    let (id, code) = heard(&visitor, &ear, "recovery").await;
    recover(&visitor, format!("{id}:AAAAAA")).await.refused(400, "captcha_failed");
    recover(&visitor, format!("{id}:{code}")).await.refused(400, "captcha_failed");
    assert!(nothing_is_asked_for(&world).await);
}

#[tokio::test]
async fn a_picture_is_for_one_thing_ten_minutes_and_its_own_code() {
    let (world, ear) = (world("image").await, Ear::new());
    let visitor = world.visitor();
    let (id, code) = heard(&visitor, &ear, "register").await;
    recover(&visitor, format!("{id}:{code}")).await.refused(400, "captcha_failed");
    let (id, code) = heard(&visitor, &ear, "register").await;
    let parts: Vec<&str> = id.split('.').collect();
    let [nonce, end, mac] = parts[..] else { panic!("{id}") };
    let (other, _) = heard(&visitor, &ear, "register").await;
    let other: Vec<&str> = other.split('.').collect();
    let far = world.now().0 + 10 * LIFE;
    for forged in [
        format!("{}.{end}.{mac}:{code}", other[0]),
        format!("{nonce}.{far}.{mac}:{code}"),
        format!("{nonce}.9223372036854775807.{mac}:{code}"),
        format!("{nonce}.{end}.:{code}"),
        format!("{nonce}.{end}:{code}"),
        format!("{nonce}.{end}.{mac}.x:{code}"),
        format!("{id}{code}"),
        format!(":{code}"),
        ":".to_owned(),
        "a".repeat(8000),
    ] {
        register(&visitor, &*forged).await.refused(400, "captcha_failed");
    }
    let (late, code) = heard(&visitor, &ear, "register").await;
    world.clock.advance(LIFE);
    register(&visitor, format!("{late}:{code}")).await.refused(400, "captcha_failed");
    assert!(nobody_is_registered(&world).await);
    let (id, code) = heard(&visitor, &ear, "register").await;
    register(&visitor, format!("{id}:{code}")).await.expect(202);
}

/// A provider as far as it concerns us: it speaks `siteverify`, once for each token.
#[derive(Clone, Default)]
struct Verifier {
    asked: Arc<Mutex<Vec<Question>>>,
    /// What it says to the next, beside what the protocol has; none for a provider that never answers.
    says: Arc<Mutex<Option<(StatusCode, String)>>>,
}

#[derive(Clone, Debug)]
struct Question {
    secret: String,
    response: String,
    remote_ip: Option<String>,
}

const SECRET: &str = "canary-verifier-secret-7a7a";
const GOOD: &str = "canary-token-good-3e3e";

impl Verifier {
    async fn start() -> (Self, SocketAddr) {
        let verifier = Self::default();
        verifier.say(200, json!({"success": true}));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = axum::Router::new().route("/siteverify", post(siteverify)).with_state(verifier.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (verifier, address)
    }

    fn say(&self, status: u16, body: impl ToString) {
        *self.says.lock().unwrap() = Some((StatusCode::from_u16(status).unwrap(), body.to_string()));
    }

    fn never_answer(&self) {
        *self.says.lock().unwrap() = None;
    }
}

async fn siteverify(State(verifier): State<Verifier>, headers: HeaderMap, form: String) -> (StatusCode, String) {
    assert_eq!(headers["content-type"], "application/x-www-form-urlencoded");
    let form = Url::parse(&format!("http://form/?{form}")).unwrap();
    let field = |name: &str| form.query_pairs().find(|(field, _)| field == name).map(|(_, value)| value.into_owned());
    let question = Question { secret: field("secret").unwrap(), response: field("response").unwrap(), remote_ip: field("remoteip") };
    let seen = verifier.asked.lock().unwrap().iter().any(|before| before.response == question.response);
    let refused = |code: &str| (StatusCode::OK, json!({"success": false, "error-codes": [code]}).to_string());
    let answer = match &*verifier.says.lock().unwrap() {
        _ if question.secret != SECRET => refused("invalid-input-secret"),
        _ if seen => refused("timeout-or-duplicate"),
        _ if question.response.starts_with("bad") => refused("invalid-input-response"),
        says => says.clone().unwrap_or_default(),
    };
    verifier.asked.lock().unwrap().push(question);
    if answer.1.is_empty() {
        std::future::pending::<()>().await;
    }
    answer
}

async fn world_of(provider: &str, address: SocketAddr, secret: &str) -> World {
    let url = format!("http://{address}/siteverify");
    let variables = [
        ("REKEY_CAPTCHA", provider),
        ("REKEY_CAPTCHA_SITE_KEY", "site-key-1"),
        ("REKEY_CAPTCHA_SECRET", secret),
        ("REKEY_CAPTCHA_VERIFY_URL", &url),
        ("REKEY_LIMIT_SCALE", "1000"),
    ];
    World::with(&variables).await
}

#[tokio::test]
async fn a_provider_is_asked_about_each_token_once_and_told_of_nobody() {
    for provider in ["turnstile", "hcaptcha", "recaptcha"] {
        let (verifier, address) = Verifier::start().await;
        let world = world_of(provider, address, SECRET).await;
        let visitor = world.visitor();
        assert_eq!(visitor.get("/v1/captcha").await.expect(200).json(), json!({"kind": provider, "site_key": "site-key-1"}));
        recover(&visitor, GOOD).await.expect(202);
        recover(&visitor, GOOD).await.refused(400, "captcha_failed");
        register(&visitor, GOOD).await.refused(400, "captcha_failed");
        recover(&visitor, "bad").await.refused(400, "captcha_failed");
        for captcha in ["", "\u{0}&success=true"] {
            recover(&visitor, captcha).await;
        }
        visitor.post("/v1/recovery", json!({"email": ADA})).await.refused(400, "captcha_failed");
        let asked = verifier.asked.lock().unwrap().clone();
        assert_eq!(asked.iter().filter(|question| question.response == GOOD).count(), 1, "{asked:?}");
        assert!(asked.iter().all(|question| question.secret == SECRET && question.remote_ip.is_none()), "{asked:?}");
        let kept = format!("{:?}", world.dump().await);
        assert!(!kept.contains(GOOD) && !kept.contains(SECRET));
        assert!(!logs::lines().contains(GOOD) && !logs::lines().contains(SECRET));
    }
}

#[tokio::test]
async fn a_token_from_elsewhere_or_for_something_else_is_none() {
    let (verifier, address) = Verifier::start().await;
    let worlds = [
        world_of("turnstile", address, SECRET).await,
        world_of("recaptcha", address, SECRET).await,
        world_of("hcaptcha", address, SECRET).await,
    ];
    let [turnstile, recaptcha, hcaptcha] = worlds.each_ref().map(World::visitor);
    let token = |place: usize| format!("token-{place}");
    for (place, (passes, visitor, answer)) in [
        (
            true,
            &turnstile,
            json!({"success": true, "hostname": "127.0.0.1", "action": "recovery", "challenge_ts": "2026-11-22T09:30:00Z", "cdata": ""}),
        ),
        (false, &turnstile, json!({"success": true, "hostname": "127.0.0.1", "action": "register"})),
        (false, &turnstile, json!({"success": true, "hostname": "127.0.0.1", "action": ""})),
        (false, &turnstile, json!({"success": true, "hostname": "evil.example", "action": "recovery"})),
        (false, &turnstile, json!({"success": true, "hostname": "", "action": "recovery"})),
        (false, &turnstile, json!({"success": false, "error-codes": ["timeout-or-duplicate"]})),
        (true, &recaptcha, json!({"success": true, "hostname": "127.0.0.1"})),
        (true, &recaptcha, json!({"success": true, "hostname": "127.0.0.1", "action": "recovery", "score": 0.5})),
        (false, &recaptcha, json!({"success": true, "hostname": "127.0.0.1", "action": "recovery", "score": 0.1})),
        // Of hCaptcha's a high one is the bad one, and its own word is "success".
        (true, &hcaptcha, json!({"success": true, "hostname": "127.0.0.1", "score": 0.1, "credit": false})),
        (false, &hcaptcha, json!({"success": true, "hostname": "evil.example"})),
    ]
    .into_iter()
    .enumerate()
    {
        verifier.say(200, &answer);
        let status = recover(visitor, token(place)).await.status;
        assert_eq!(status, if passes { 202 } else { 400 }, "{answer}");
    }
}

#[tokio::test]
async fn a_provider_that_does_not_answer_as_it_should_lets_nobody_in() {
    let (verifier, address) = Verifier::start().await;
    let world = world_of("turnstile", address, SECRET).await;
    let visitor = world.visitor();
    for (place, (status, body)) in [
        (500, json!({"success": true}).to_string()),
        (302, json!({"success": true}).to_string()),
        (404, "gone".to_owned()),
        (200, "<html>success</html>".to_owned()),
        (200, json!({"success": "true"}).to_string()),
        (200, json!({"ok": true}).to_string()),
        (200, json!(true).to_string()),
        (200, json!({"success": false, "error-codes": ["internal-error"]}).to_string()),
    ]
    .into_iter()
    .enumerate()
    {
        verifier.say(status, &body);
        let answer = recover(&visitor, format!("token-{place}")).await;
        assert_eq!((answer.status, answer.text("code").as_str()), (503, "unavailable"), "{status} {body}");
    }
    verifier.never_answer();
    recover(&visitor, "token-slow").await.refused(503, "unavailable");
    // A secret of ours that the provider does not take is nobody's fault but ours.
    let mistaken = world_of("turnstile", address, "another-secret").await;
    recover(&mistaken.visitor(), "token").await.refused(503, "unavailable");
    // Nobody at all at the address.
    let gone = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let down = world_of("hcaptcha", gone, SECRET).await;
    recover(&down.visitor(), "token").await.refused(503, "unavailable");
    for world in [&world, &mistaken, &down] {
        assert!(nothing_is_asked_for(world).await);
        assert!(!world.rows("CAPTCHA#").await.is_empty(), "it is spent before anybody is asked");
    }
}

#[tokio::test]
async fn what_a_captcha_needs_is_asked_for_at_the_start() {
    let faults = async |variables: &'static [(&str, &str)]| {
        let lookup = move |name: &str| variables.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned());
        let listen = move |name: &str| if name == "REKEY_LISTEN" { Some("127.0.0.1:0".to_owned()) } else { lookup(name) };
        Stack::start(listen, Clock::System).await.err().map(|not_started| not_started.0).unwrap_or_default()
    };
    let missing = faults(&[("REKEY_CAPTCHA", "turnstile")]).await;
    assert_eq!(missing, ["REKEY_CAPTCHA_SITE_KEY must be set", "REKEY_CAPTCHA_SECRET must be set"]);
    let wrong = faults(&[
        ("REKEY_CAPTCHA", "recaptcha"),
        ("REKEY_CAPTCHA_SITE_KEY", "two words"),
        ("REKEY_CAPTCHA_SECRET", "canary-secret-é"),
        ("REKEY_CAPTCHA_VERIFY_URL", "http://verifier.example/"),
    ])
    .await;
    let names: Vec<&str> = wrong.iter().filter_map(|fault| fault.split(' ').next()).collect();
    assert_eq!(names, ["REKEY_CAPTCHA_SITE_KEY", "REKEY_CAPTCHA_SECRET", "REKEY_CAPTCHA_VERIFY_URL"]);
    assert!(wrong.iter().all(|fault| !fault.contains("canary")));
    let unknown = faults(&[("REKEY_CAPTCHA", "Altcha")]).await;
    assert_eq!(unknown, ["REKEY_CAPTCHA must be altcha, image, turnstile, hcaptcha, recaptcha or off"]);
}

#[tokio::test]
async fn a_captcha_costs_one_request_and_what_is_asked_for_when_nobody_says_is_altcha() {
    assert_eq!(CaptchaKind::from_env(&mut environment(|_| None, None)).unwrap().name(), "altcha");
    let (world, tap) = World::behind(&[("REKEY_CAPTCHA", "altcha")]).await;
    let visitor = world.visitor();
    let asked = |function: &str| {
        let seen = tap.take().into_iter().filter(|seen| seen.caller == function);
        seen.map(|seen| seen.operation).collect::<Vec<_>>()
    };
    let solved = visitor.solve_altcha("recovery").await;
    assert_eq!(asked("show-captcha"), ["UpdateItem"], "showing one takes the count of the address");
    recover(&visitor, &*solved).await.expect(202);
    assert_eq!(asked("request-reset"), ["UpdateItem", "PutItem", "PutItem"]);
}

#[tokio::test]
async fn a_page_may_load_what_its_captcha_needs_and_no_more() {
    let address: SocketAddr = ([127, 0, 0, 1], 9).into();
    let own = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
               form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    for (kind, more) in [("off", ""), ("altcha", "; worker-src 'self'"), ("image", "; media-src data:")] {
        let world = world(kind).await;
        for page in ["/forgot", "/sign-in"] {
            let policy = format!("{own}{more}");
            assert_eq!(world.visitor().get(page).await.expect(200).header("content-security-policy"), Some(&*policy));
        }
    }
    for (kind, host) in [
        ("turnstile", "https://challenges.cloudflare.com"),
        ("hcaptcha", "https://hcaptcha.com"),
        ("recaptcha", "https://www.google.com/recaptcha/"),
    ] {
        let world = world_of(kind, address, SECRET).await;
        let answer = world.visitor().get("/forgot").await.expect(200);
        let policy = answer.header("content-security-policy").unwrap();
        for directive in ["script-src 'self'", "frame-src"] {
            assert!(policy.contains(&format!("{directive} {host}")), "{policy}");
        }
        assert!(!policy.contains("unsafe") && !policy.contains(" *;") && !answer.raw.contains(SECRET), "{policy}");
    }
}
