//! CAPTCHAs of a provider, which a verifier of these tests stands in for.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use rekey_domain::clock::Clock;
use rekey_local::Stack;
use rekey_tests::people::ADA;
use rekey_tests::{World, logs};
use reqwest::Url;
use serde_json::json;
use tokio::net::TcpListener;

use super::{nothing_is_asked_for, recover, register, world};

/// A provider as far as it concerns us: it speaks `siteverify`, once for each token.
#[derive(Clone, Default)]
struct Verifier {
    asked: Arc<Mutex<Vec<Question>>>,
    /// The next answer. `None` stands for a provider that never answers.
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
async fn a_provider_sees_each_token_once_and_no_client_address() {
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
async fn a_token_for_another_host_or_action_is_refused() {
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
            json!({"success": true, "hostname": "localhost", "action": "recovery", "challenge_ts": "2026-11-22T09:30:00Z", "cdata": ""}),
        ),
        (false, &turnstile, json!({"success": true, "hostname": "localhost", "action": "register"})),
        (false, &turnstile, json!({"success": true, "hostname": "localhost", "action": ""})),
        (false, &turnstile, json!({"success": true, "hostname": "evil.example", "action": "recovery"})),
        (false, &turnstile, json!({"success": true, "hostname": "", "action": "recovery"})),
        (false, &turnstile, json!({"success": false, "error-codes": ["timeout-or-duplicate"]})),
        (true, &recaptcha, json!({"success": true, "hostname": "localhost"})),
        (true, &recaptcha, json!({"success": true, "hostname": "localhost", "action": "recovery", "score": 0.5})),
        (false, &recaptcha, json!({"success": true, "hostname": "localhost", "action": "recovery", "score": 0.1})),
        // hCaptcha's high scores are the bad ones, and its verdict is `success`.
        (true, &hcaptcha, json!({"success": true, "hostname": "localhost", "score": 0.1, "credit": false})),
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
async fn a_misbehaving_provider_lets_no_request_pass() {
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
async fn the_start_names_missing_and_wrong_captcha_variables() {
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
async fn the_content_policy_allows_the_selected_captcha_alone() {
    let address: SocketAddr = ([127, 0, 0, 1], 9).into();
    let own = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
               form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
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
