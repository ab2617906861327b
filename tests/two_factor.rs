//! Second factors, from turning them on to what attackers try: replays, guessing, challenges in the wrong place, one
//! mailbox for everything.

use std::collections::{BTreeSet, HashMap};

use aws_sdk_dynamodb::types::AttributeValue;
use futures_util::future::join_all;
use rekey_adapters::store::{Directory, DirectoryConfig, FactorChange, TxOutcome};
use rekey_domain::id::Id;
use rekey_domain::random::Random;
use rekey_domain::recovery_code::RecoveryCode;
use rekey_domain::token::SessionToken;
use rekey_local::PASSWORD;
use rekey_tests::{Answer, Authenticator, OTHER_PASSWORD, Visitor, World};
use serde_json::{Value, json};

const CODE_TITLE: &str = "Your Rekey authentication code";
const WRONG_CODE: &str = "000000";

/// A browser that is signed in as `flowmatic`, and what its owner has at hand.
struct Owner {
    browser: Visitor,
    app: Authenticator,
    recovery_codes: Vec<String>,
}

impl Owner {
    /// With the authenticator app turned on.
    async fn with_app(world: &World) -> Self {
        let browser = world.visitor();
        browser.sign_in("flowmatic", PASSWORD).await;
        let (app, recovery_codes) = turn_on_app(world, &browser, json!({"password": PASSWORD})).await;
        Self { browser, app, recovery_codes: recovery_codes.unwrap() }
    }

    /// With mailed codes turned on as well.
    async fn with_both(world: &World) -> Self {
        let owner = Self::with_app(world).await;
        owner.reauthenticate(world).await;
        assert_eq!(turn_on_email(world, &owner.browser).await, Value::Null);
        owner
    }

    /// A code that was not used yet.
    fn code(&self, world: &World) -> String {
        world.clock.advance(30);
        self.app.code(world.now())
    }

    async fn reauthenticate(&self, world: &World) {
        let body = json!({"password": PASSWORD, "method": "app", "code": self.code(world)});
        self.browser.post("/v1/session/reauthenticate", body).await.expect(204);
    }
}

pub(crate) async fn turn_on_app(world: &World, browser: &Visitor, proof: Value) -> (Authenticator, Option<Vec<String>>) {
    browser.post("/v1/session/reauthenticate", proof).await.expect(204);
    let pending = browser.post("/v1/two-factor/app", json!({})).await.expect(200);
    let app = Authenticator::new(&pending.text("secret"));
    let on = browser.post("/v1/two-factor/app/confirm", json!({"code": app.code(world.now())})).await.expect(200).json();
    (app, serde_json::from_value(on["recovery_codes"].clone()).unwrap())
}

/// Turns mailed codes on in a session that is re-authenticated; gives the recovery codes that come of it.
pub(crate) async fn turn_on_email(world: &World, browser: &Visitor) -> Value {
    let code = read_code(world, async || browser.post("/v1/two-factor/email", json!({})).await).await;
    browser.post("/v1/two-factor/email/confirm", json!({"code": code})).await.expect(200).json()["recovery_codes"].clone()
}

/// `POST` as a page of this site makes it.
async fn post(visitor: &Visitor, path: &str, body: Value) -> Answer {
    visitor.send(visitor.request(reqwest::Method::POST, path).header("sec-fetch-site", "same-origin").json(&body)).await
}

/// The password is right, and a code is asked for.
async fn challenge(visitor: &Visitor, client: &str) -> String {
    let body = json!({"account": "flowmatic", "password": PASSWORD, "client": client});
    let answer = post(visitor, "/v1/sign-in", body).await.expect(200);
    assert_eq!(answer.text("status"), "code_required");
    answer.text("challenge")
}

pub(crate) async fn verify(visitor: &Visitor, challenge: &str, method: &str, code: &str) -> Answer {
    post(visitor, "/v1/sign-in/verify", json!({"challenge": challenge, "method": method, "code": code})).await
}

/// So many show the same code at one moment, each at a challenge of its own; the statuses, in order.
async fn race(world: &World, people: usize, method: &str, code: &str) -> Vec<u16> {
    let people: Vec<Visitor> = (0..people).map(|_| world.visitor()).collect();
    // The passwords first, which take a while each.
    let challenges = join_all(people.iter().map(|person| challenge(person, "mobile"))).await;
    let shown = people.iter().zip(&challenges).map(|(person, challenge)| verify(person, challenge, method, code));
    let mut statuses: Vec<u16> = join_all(shown).await.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    statuses
}

/// Asks for a code that completes a sign-in and reads it.
async fn mailed_code(world: &World, visitor: &Visitor, challenge: &str) -> String {
    read_code(world, async || post(visitor, "/v1/sign-in/email-code", json!({"challenge": challenge})).await).await
}

/// Asks for a code that confirms who is signed in and reads it.
async fn mailed_confirmation(world: &World, visitor: &Visitor) -> Value {
    let code = read_code(world, async || visitor.post("/v1/session/email-code", json!({})).await).await;
    json!({"password": PASSWORD, "method": "email", "code": code})
}

async fn read_code(world: &World, ask: impl AsyncFnOnce() -> Answer) -> String {
    let inbox = world.inbox("grace@example.com").titled(CODE_TITLE);
    let before = inbox.count();
    // The pause between two mails, short as it is in these stacks.
    world.clock.advance(1);
    ask().await.expect(202);
    inbox.nth(before).await.digits()
}

/// Resets the password by mail; gives nothing but the new password.
async fn recover(world: &World) {
    let person = world.visitor();
    let inbox = world.inbox("grace@example.com").titled("Reset your Rekey password");
    let before = inbox.count();
    person.recover("grace@example.com").await;
    let ticket = person.consume(&inbox.nth(before).await.token()).await;
    person.set_password(&ticket, "flowmatic", PASSWORD).await.expect(200);
}

type Item = HashMap<String, AttributeValue>;

async fn principal(world: &World, account: &str) -> Item {
    let is_root = |item: &Item| item["account"].as_s().unwrap() == account && !item.contains_key("user");
    world.items("principal").await.into_iter().find(is_root).unwrap()
}

fn int_attr(item: &Item, name: &str) -> i64 {
    item[name].as_n().unwrap().parse().unwrap()
}

#[tokio::test]
async fn an_app_is_turned_on_by_a_right_code_and_asked_for_from_then_on() {
    let world = World::new().await;
    let browser = world.visitor();
    browser.sign_in("flowmatic", PASSWORD).await;
    let off = json!({"enabled": false, "since": null});
    let state = browser.get("/v1/two-factor").await.expect(200).json();
    assert_eq!(state, json!({"app": off, "email": {"enabled": false, "since": null, "hint": "g•••@e•••.com"}, "recovery_codes_left": 0}));

    browser.post("/v1/two-factor/app", json!({})).await.refused(403, "reauthentication_required");
    browser.post("/v1/session/reauthenticate", json!({"password": "not the password"})).await.refused(401, "invalid_credentials");
    browser.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.expect(204);
    let until = browser.get("/v1/session").await.json()["reauthenticated_until"].clone();
    assert_eq!(until, json!(world.now().plus(300).rfc3339()));
    let pending = browser.post("/v1/two-factor/app", json!({})).await.expect(200);
    let secret = pending.text("secret");
    assert_eq!(secret.len(), 32, "160 bits in base32");
    let uri = read_qr(&pending.text("qr_svg"));
    assert_eq!(uri, pending.text("uri"));
    assert_eq!(uri, format!("otpauth://totp/Rekey:flowmatic?secret={secret}&issuer=Rekey"));

    let app = Authenticator::new(&secret);
    browser.post("/v1/two-factor/app/confirm", json!({"code": WRONG_CODE})).await.refused(401, "invalid_code");
    browser.post("/v1/two-factor/app/confirm", json!({"code": "12345"})).await.refused(400, "invalid_request");
    assert_eq!(browser.get("/v1/two-factor").await.json()["app"], off, "nothing is on before a right code");
    let first_code = app.code(world.now());
    let codes = browser.post("/v1/two-factor/app/confirm", json!({"code": first_code})).await.expect(200).json();
    let codes: BTreeSet<String> = serde_json::from_value(codes["recovery_codes"].clone()).unwrap();
    assert_eq!(codes.len(), 10);
    let state = browser.get("/v1/two-factor").await.json();
    assert_eq!(state["app"], json!({"enabled": true, "since": world.now().rfc3339()}));
    assert_eq!(state["recovery_codes_left"], 10);

    for client in ["web", "mobile"] {
        let person = world.visitor();
        let challenge = challenge(&person, client).await;
        verify(&person, &challenge, "app", &first_code).await.refused(401, "invalid_code");
        world.clock.advance(30);
        let signed_in = verify(&person, &challenge, "app", &app.code(world.now())).await.expect(200);
        assert_eq!((signed_in.text("status"), &signed_in.json()["session"]["client"]), ("signed_in".to_owned(), &json!(client)));
        if client == "mobile" {
            assert!(signed_in.header("set-cookie").is_none());
            person.use_token(&signed_in.text("token"));
        } else {
            assert!(signed_in.json().get("token").is_none() && person.cookie("__Host-rekey").is_some());
        }
        assert_eq!(person.session_status().await, 200);
        verify(&person, &challenge, "app", &app.code(world.now().plus(30))).await.refused(410, "expired");
    }
}

/// Draws the picture and reads it as a camera does.
fn read_qr(svg: &str) -> String {
    let tree = resvg::usvg::Tree::from_str(svg, &resvg::usvg::Options::default()).unwrap();
    let size = tree.size().to_int_size();
    let mut pixels = resvg::tiny_skia::Pixmap::new(size.width(), size.height()).unwrap();
    pixels.fill(resvg::tiny_skia::Color::WHITE);
    resvg::render(&tree, resvg::tiny_skia::Transform::default(), &mut pixels.as_mut());
    let (width, height) = (usize::try_from(size.width()).unwrap(), usize::try_from(size.height()).unwrap());
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels.pixels()[y * width + x].red());
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().unwrap().1
}

#[tokio::test]
async fn a_sign_in_tells_which_codes_it_takes_and_asks_for_a_right_one() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    let person = world.visitor();
    let asked = person.sign_in("flowmatic", PASSWORD).await;
    assert!(asked.header("set-cookie").is_none());
    let asked = asked.json();
    assert_eq!(asked["methods"], json!(["app", "email", "recovery_code"]));
    assert_eq!((&asked["email_hint"], &asked["expires_in"]), (&json!("g•••@e•••.com"), &json!(600)));
    person.try_sign_in("flowmatic", "not the password").await.refused(401, "invalid_credentials");

    let challenge = asked["challenge"].as_str().unwrap();
    for (method, code) in [("app", "12345"), ("email", "ABCDEF"), ("recovery_code", "123456"), ("sms", "123456")] {
        verify(&person, challenge, method, code).await.refused(400, "invalid_request");
    }
    verify(&person, challenge, "email", WRONG_CODE).await.refused(401, "invalid_code");
    let mailed = mailed_code(&world, &person, challenge).await;
    verify(&person, challenge, "app", &mailed).await.refused(401, "invalid_code");
    verify(&person, challenge, "email", &owner.code(&world)).await.refused(401, "invalid_code");
    verify(&person, challenge, "email", &mailed).await.expect(200);
    assert_eq!(person.session_status().await, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_apps_code_is_good_once_also_in_parallel_and_at_other_challenges() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let mut code = String::new();
    for _ in 0..3 {
        code = owner.code(&world);
        assert_eq!(race(&world, 5, "app", &code).await, [200, 401, 401, 401, 401]);
    }
    // Not at the next step either, where it would still be in time; and no code of a step before it.
    let person = world.visitor();
    let waiting = challenge(&person, "mobile").await;
    world.clock.advance(30);
    for code in [code, owner.app.code(world.now().plus(-60))] {
        verify(&person, &waiting, "app", &code).await.refused(401, "invalid_code");
    }
    verify(&person, &waiting, "app", &owner.app.code(world.now())).await.expect(200);
    let body = json!({"password": PASSWORD, "method": "app", "code": owner.app.code(world.now())});
    owner.browser.post("/v1/session/reauthenticate", body).await.refused(401, "invalid_code");
}

#[tokio::test]
async fn clocks_may_differ_by_one_step_and_not_by_two() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    for (off, status) in [(-60, 401), (60, 401), (-30, 200), (30, 200)] {
        world.clock.advance(300);
        let person = world.visitor();
        let challenge = challenge(&person, "mobile").await;
        verify(&person, &challenge, "app", &owner.app.code(world.now().plus(off))).await.expect(status);
    }
}

#[tokio::test]
async fn a_mailed_code_is_good_at_its_own_challenge_only_and_once() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    let (first, second) = (world.visitor(), world.visitor());
    let (a, b) = (challenge(&first, "mobile").await, challenge(&second, "mobile").await);
    let of_a = mailed_code(&world, &first, &a).await;
    let of_b = mailed_code(&world, &second, &b).await;
    verify(&second, &b, "email", &of_a).await.refused(401, "invalid_code");
    let confirm = |code: &str| json!({"password": PASSWORD, "method": "email", "code": code});
    owner.browser.post("/v1/session/reauthenticate", confirm(&of_a)).await.refused(401, "invalid_code");

    let racers = join_all((0..5).map(|_| verify(&first, &a, "email", &of_a))).await;
    assert_eq!(racers.iter().filter(|answer| answer.status == 200).count(), 1);
    assert!(racers.iter().all(|answer| [200, 401, 410].contains(&answer.status)));
    verify(&second, &b, "email", &of_b).await.expect(200);

    let confirmation = mailed_confirmation(&world, &owner.browser).await;
    owner.browser.post("/v1/session/reauthenticate", confirmation.clone()).await.expect(204);
    owner.browser.post("/v1/session/reauthenticate", confirmation).await.refused(401, "invalid_code");
}

#[tokio::test]
async fn the_newest_mailed_code_alone_is_good_for_ten_minutes_from_its_sending() {
    let world = World::new().await;
    Owner::with_both(&world).await;
    let person = world.visitor();
    let waiting = challenge(&person, "mobile").await;
    let older = mailed_code(&world, &person, &waiting).await;
    world.clock.advance(30);
    let newer = mailed_code(&world, &person, &waiting).await;
    if older != newer {
        verify(&person, &waiting, "email", &older).await.refused(401, "invalid_code");
    }
    verify(&person, &waiting, "email", &newer).await.expect(200);

    let late = challenge(&person, "mobile").await;
    world.clock.advance(599);
    world.stack.outbox.hold();
    person.post("/v1/sign-in/email-code", json!({"challenge": late})).await.expect(202);
    world.stack.outbox.release();
    world.clock.advance(1);
    person.post("/v1/sign-in/email-code", json!({"challenge": late})).await.refused(410, "expired");
}

#[tokio::test]
async fn codes_are_mailed_twenty_a_day_thirty_seconds_apart() {
    let world = World::with(&[]).await;
    Owner::with_both(&world).await;
    let person = world.visitor();
    world.clock.advance(30);
    // One was sent to turn them on.
    for n in 1..20 {
        // Each password is a sign-in, and those are limited, too.
        world.clock.advance(60);
        let waiting = challenge(&person, "mobile").await;
        person.post("/v1/sign-in/email-code", json!({"challenge": waiting})).await.expect(202);
        let again = person.post("/v1/sign-in/email-code", json!({"challenge": waiting})).await.refused(429, "rate_limited");
        assert!(again.header("retry-after") == Some("30") || n == 19, "{n}: {}", again.raw);
    }
    world.clock.advance(60);
    let waiting = challenge(&person, "mobile").await;
    let full = person.post("/v1/sign-in/email-code", json!({"challenge": waiting})).await.refused(429, "rate_limited");
    assert!(full.json()["retry_after"].as_i64().unwrap() > 80_000);
    world.clock.advance(86_400);
    let waiting = challenge(&person, "mobile").await;
    mailed_code(&world, &person, &waiting).await;
}

#[tokio::test]
async fn fifty_wrong_codes_at_once_are_five_tries() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let person = world.visitor();
    let waiting = challenge(&person, "mobile").await;
    let answers = join_all((0..50).map(|_| verify(&person, &waiting, "app", WRONG_CODE))).await;
    let of = |status| answers.iter().filter(|answer| answer.status == status).count();
    assert_eq!((of(401), of(410)), (5, 45));
    assert_eq!(int_attr(&world.rows("FACTORS#").await[0], "code_tries"), 5);
    verify(&person, &waiting, "app", &owner.code(&world)).await.refused(410, "expired");
}

#[tokio::test]
async fn twenty_wrong_codes_a_day_are_all_that_a_principal_has() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    let inbox = world.inbox("grace@example.com").titled("Too many wrong codes for your Rekey account");
    let thief = world.visitor();
    for round in 0..3 {
        let waiting = challenge(&thief, "mobile").await;
        for method in ["app", "email", "app", "email", "app"] {
            verify(&thief, &waiting, method, WRONG_CODE).await.refused(401, "invalid_code");
        }
        verify(&thief, &waiting, "app", WRONG_CODE).await.refused(410, "expired");
        // A right code in between gives its own try back, and no other.
        if round == 0 {
            let waiting = challenge(&owner.browser, "mobile").await;
            verify(&owner.browser, &waiting, "app", &owner.code(&world)).await.expect(200);
        }
        // Nor does a reset of the password, which comes with a new epoch.
        if round == 1 {
            recover(&world).await;
        }
    }
    let session = world.visitor();
    let waiting = challenge(&session, "web").await;
    verify(&session, &waiting, "app", &owner.code(&world)).await.expect(200);
    for method in ["app", "email", "app", "email", "app"] {
        let body = json!({"password": PASSWORD, "method": method, "code": WRONG_CODE});
        session.post("/v1/session/reauthenticate", body).await.refused(401, "invalid_code");
    }
    let body = json!({"password": PASSWORD, "method": "app", "code": owner.code(&world)});
    session.post("/v1/session/reauthenticate", body).await.refused(429, "rate_limited");
    let waiting = challenge(&thief, "mobile").await;
    let capped = verify(&thief, &waiting, "app", &owner.code(&world)).await.refused(429, "rate_limited");
    assert!(capped.json()["retry_after"].as_i64().unwrap() > 80_000);
    let told = inbox.only().await;
    assert!(told.0.text.contains("flowmatic") && told.0.text.contains("recovery code"), "{}", told.0.text);

    verify(&thief, &waiting, "recovery_code", &owner.recovery_codes[0]).await.expect(200);
    world.clock.advance(86_400);
    let waiting = challenge(&thief, "mobile").await;
    verify(&thief, &waiting, "app", &owner.code(&world)).await.expect(200);
    world.settle().await;
    assert_eq!(inbox.count(), 1, "told once a day");
}

#[tokio::test]
async fn recovery_codes_have_twenty_tries_a_day_of_their_own() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let thief = world.visitor();
    for _ in 0..4 {
        let waiting = challenge(&thief, "mobile").await;
        for _ in 0..5 {
            verify(&thief, &waiting, "recovery_code", "0000-0000-0000-0000").await.refused(401, "invalid_code");
        }
    }
    let waiting = challenge(&thief, "mobile").await;
    verify(&thief, &waiting, "recovery_code", &owner.recovery_codes[0]).await.refused(429, "rate_limited");
    verify(&thief, &waiting, "app", &owner.code(&world)).await.expect(200);
    world.inbox("grace@example.com").titled("Too many wrong recovery codes for your Rekey account").only().await;
}

#[tokio::test]
async fn a_recovery_code_lets_its_owner_in_once_and_is_told_of() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let person = world.visitor();
    let waiting = challenge(&person, "web").await;
    let typed = owner.recovery_codes[0].to_lowercase().replace('-', " ");
    verify(&person, &waiting, "recovery_code", &typed).await.expect(200);
    let told = world.inbox("grace@example.com").titled("A recovery code of your Rekey account was used").only().await;
    assert!(told.0.text.contains("9 are left"), "{}", told.0.text);
    assert_eq!(person.get("/v1/two-factor").await.json()["recovery_codes_left"], 9);
    let waiting = challenge(&person, "mobile").await;
    verify(&person, &waiting, "recovery_code", &owner.recovery_codes[0]).await.refused(401, "invalid_code");

    owner.reauthenticate(&world).await;
    let new = owner.browser.post("/v1/two-factor/recovery-codes", json!({})).await.expect(200).json();
    assert_eq!(new["recovery_codes"].as_array().unwrap().len(), 10);
    verify(&person, &waiting, "recovery_code", &owner.recovery_codes[1]).await.refused(401, "invalid_code");
    verify(&person, &waiting, "recovery_code", new["recovery_codes"][3].as_str().unwrap()).await.expect(200);
    world.inbox("grace@example.com").titled("New recovery codes for your Rekey account").only().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_recovery_code_is_good_once_however_many_use_it_at_once_and_so_is_the_last() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    for (code, left) in owner.recovery_codes.iter().zip((0..10).rev()) {
        // What was wrong for two of them is gone from the day's tries: eighteen in the end.
        assert_eq!(race(&world, 2, "recovery_code", code).await, [200, 401]);
        assert_eq!(owner.browser.get("/v1/two-factor").await.json()["recovery_codes_left"], left);
    }
}

#[tokio::test]
async fn a_challenge_is_no_session_and_a_session_no_challenge() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let person = world.visitor();
    let waiting = challenge(&person, "mobile").await;
    let session = owner.browser.cookie("__Host-rekey").unwrap();
    for token in [&waiting, &waiting.replace("challenge_", "session_")] {
        let (app, browser) = (world.visitor(), world.visitor());
        app.use_token(token);
        browser.set_cookie("__Host-rekey", token);
        for visitor in [&app, &browser] {
            for path in ["/v1/session", "/v1/sessions", "/v1/account", "/v1/two-factor"] {
                visitor.get(path).await.refused(401, "unauthenticated");
            }
            for path in ["/v1/sign-out", "/v1/session/email-code", "/v1/two-factor/app", "/v1/two-factor/recovery-codes"] {
                visitor.post(path, json!({})).await.refused(401, "unauthenticated");
            }
            visitor.delete("/v1/sessions").await.refused(401, "unauthenticated");
            visitor.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.refused(401, "unauthenticated");
        }
        person.post("/v1/recovery/consume", json!({"token": token})).await.refused(410, "expired");
        person.post("/v1/accounts/activate", json!({"token": token, "password": OTHER_PASSWORD})).await.refused(410, "expired");
        person.set_password(token, "flowmatic", OTHER_PASSWORD).await.refused(410, "expired");
    }
    let code = owner.code(&world);
    for token in [session.clone(), session.replace("session_", "challenge_"), "challenge_".to_owned(), String::new()] {
        verify(&person, &token, "app", &code).await.refused(410, "expired");
        person.post("/v1/sign-in/email-code", json!({"challenge": token})).await.refused(410, "expired");
    }
    verify(&person, &waiting, "app", &code).await.expect(200);
}

#[tokio::test]
async fn a_challenge_ends_after_ten_minutes_though_its_row_is_there() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let person = world.visitor();
    let waiting = challenge(&person, "mobile").await;
    world.clock.advance(570);
    let other = challenge(&person, "mobile").await;
    verify(&person, &waiting, "app", &owner.code(&world)).await.refused(410, "expired");
    assert_eq!(world.items("challenge").await.len(), 2);
    verify(&person, &other, "app", &owner.app.code(world.now())).await.expect(200);
}

#[tokio::test]
async fn whatever_ends_sessions_ends_a_challenge_too() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    let person = world.visitor();
    let waiting = challenge(&person, "mobile").await;
    owner.browser.delete("/v1/sessions").await.expect(204);
    verify(&person, &waiting, "app", &owner.code(&world)).await.refused(410, "expired");

    let waiting = challenge(&person, "mobile").await;
    let mailed = mailed_code(&world, &person, &waiting).await;
    recover(&world).await;
    verify(&person, &waiting, "email", &mailed).await.refused(410, "expired");
    verify(&person, &waiting, "app", &owner.code(&world)).await.refused(410, "expired");
    verify(&person, &waiting, "recovery_code", &owner.recovery_codes[0]).await.refused(410, "expired");
    person.post("/v1/sign-in/email-code", json!({"challenge": waiting})).await.refused(410, "expired");
    // What was shown to a dead challenge is not used up.
    let waiting = challenge(&person, "mobile").await;
    verify(&person, &waiting, "recovery_code", &owner.recovery_codes[0]).await.expect(200);
}

#[tokio::test]
async fn a_browsers_challenge_is_completed_from_this_site_only() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    let person = world.visitor();
    let waiting = challenge(&person, "web").await;
    let body = json!({"challenge": waiting, "method": "app", "code": owner.code(&world)});
    for _ in 0..6 {
        person.post("/v1/sign-in/verify", body.clone()).await.refused(403, "forbidden");
        person.post("/v1/sign-in/email-code", json!({"challenge": waiting})).await.refused(403, "forbidden");
    }
    verify(&person, &waiting, "app", body["code"].as_str().unwrap()).await.expect(200);
}

#[tokio::test]
async fn a_factor_is_turned_off_by_nothing_less_than_a_factor() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    // A re-authentication lives 300 seconds.
    world.clock.advance(300);
    for path in ["/v1/two-factor/app", "/v1/two-factor/email"] {
        owner.browser.delete(path).await.refused(403, "reauthentication_required");
    }
    owner.browser.post("/v1/two-factor/recovery-codes", json!({})).await.refused(403, "reauthentication_required");
    let reauthenticate = async |body| owner.browser.post("/v1/session/reauthenticate", body).await;
    reauthenticate(json!({"password": PASSWORD})).await.refused(400, "invalid_request");
    reauthenticate(json!({"password": PASSWORD, "method": "app"})).await.refused(400, "invalid_request");
    reauthenticate(json!({"password": PASSWORD, "method": "app", "code": WRONG_CODE})).await.refused(401, "invalid_code");
    reauthenticate(json!({"password": "not it", "method": "app", "code": owner.code(&world)})).await.refused(401, "invalid_credentials");
    owner.browser.delete("/v1/two-factor/app").await.refused(403, "reauthentication_required");

    owner.reauthenticate(&world).await;
    owner.browser.delete("/v1/two-factor/app").await.expect(204);
    owner.browser.delete("/v1/two-factor/app").await.refused(404, "not_found");
    assert_eq!(owner.browser.get("/v1/two-factor").await.json()["recovery_codes_left"], 10);
    let person = world.visitor();
    let waiting = challenge(&person, "mobile").await;
    verify(&person, &waiting, "app", &owner.code(&world)).await.refused(401, "invalid_code");
    let mailed = mailed_code(&world, &person, &waiting).await;
    verify(&person, &waiting, "email", &mailed).await.expect(200);

    owner.browser.delete("/v1/two-factor/email").await.expect(204);
    let state = owner.browser.get("/v1/two-factor").await.json();
    assert_eq!((&state["email"]["enabled"], &state["recovery_codes_left"]), (&json!(false), &json!(0)));
    assert_eq!(world.visitor().sign_in("flowmatic", PASSWORD).await.text("status"), "signed_in");
    owner.browser.post("/v1/two-factor/recovery-codes", json!({})).await.refused(409, "conflict");
    for title in ["Two-factor authentication is on for your Rekey account", "A second factor of your Rekey account was turned off"] {
        world.inbox("grace@example.com").titled(title).nth(1).await;
    }
}

#[tokio::test]
async fn an_enrolment_is_its_sessions_own_and_has_five_tries() {
    let world = World::new().await;
    let (one, other) = (world.visitor(), world.visitor());
    for browser in [&one, &other] {
        browser.sign_in("flowmatic", PASSWORD).await;
        browser.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.expect(204);
    }
    one.post("/v1/two-factor/app/confirm", json!({"code": WRONG_CODE})).await.refused(410, "expired");
    let secret = one.post("/v1/two-factor/app", json!({})).await.expect(200).text("secret");
    let app = Authenticator::new(&secret);
    let right = json!({"code": app.code(world.now())});
    other.post("/v1/two-factor/app/confirm", right.clone()).await.refused(410, "expired");
    for _ in 0..5 {
        one.post("/v1/two-factor/app/confirm", json!({"code": WRONG_CODE})).await.refused(401, "invalid_code");
    }
    one.post("/v1/two-factor/app/confirm", right).await.refused(410, "expired");

    // A later one takes the place of the former, and ten of them at once are turned on once.
    let secret = one.post("/v1/two-factor/app", json!({})).await.expect(200).text("secret");
    let right = json!({"code": Authenticator::new(&secret).code(world.now())});
    let answers = join_all((0..5).map(|_| one.post("/v1/two-factor/app/confirm", right.clone()))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    assert!(
        answers.iter().all(|answer| [200, 409, 410].contains(&answer.status)),
        "{:?}",
        answers.iter().map(|a| a.status).collect::<Vec<_>>()
    );
    one.post("/v1/two-factor/app", json!({})).await.refused(409, "conflict");
    assert_eq!(one.get("/v1/two-factor").await.json()["recovery_codes_left"], 10);
}

#[tokio::test]
async fn one_mailbox_is_not_rid_of_the_owner_for_a_day() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    recover(&world).await;
    let told = world.inbox("grace@example.com").titled("Your Rekey password was changed").only().await;
    assert!(told.0.text.contains(&world.now().plus(86_400).for_people()), "{}", told.0.text);

    // Who has the mailbox has the password now, and reads the codes.
    let thief = world.visitor();
    let waiting = challenge(&thief, "web").await;
    let mailed = mailed_code(&world, &thief, &waiting).await;
    verify(&thief, &waiting, "email", &mailed).await.expect(200);
    let state = thief.get("/v1/two-factor").await.json();
    assert_eq!((&state["app"]["enabled"], &state["email"]["enabled"]), (&json!(true), &json!(true)), "a reset leaves factors alone");
    let by_mail = mailed_confirmation(&world, &thief).await;
    thief.post("/v1/session/reauthenticate", by_mail).await.expect(204);
    let held = thief.delete("/v1/two-factor/app").await.refused(403, "on_hold");
    let left = held.json()["retry_after"].as_i64().unwrap();
    assert!((86_300..=86_400).contains(&left), "{left}");
    thief.delete("/v1/two-factor/email").await.refused(403, "on_hold");
    thief.post("/v1/two-factor/recovery-codes", json!({})).await.refused(403, "on_hold");
    thief.post("/v1/two-factor/app", json!({})).await.refused(409, "conflict");

    // The owner shows what is older than the recovery, and goes on at once.
    for method in ["recovery_code", "app"] {
        let code = if method == "app" { owner.code(&world) } else { owner.recovery_codes[0].clone() };
        let proof = json!({"password": PASSWORD, "method": method, "code": code});
        thief.post("/v1/session/reauthenticate", proof).await.expect(204);
        thief.post("/v1/two-factor/recovery-codes", json!({})).await.expect(200);
        // What is made after it proves nothing for the time before.
        recover(&world).await;
        let waiting = challenge(&thief, "web").await;
        verify(&thief, &waiting, "app", &owner.code(&world)).await.expect(200);
    }
    thief.post("/v1/two-factor/recovery-codes", json!({})).await.refused(403, "reauthentication_required");
}

#[tokio::test]
async fn a_proof_that_is_younger_than_the_recovery_does_not_lift_the_hold() {
    let world = World::new().await;
    let person = world.visitor();
    person.sign_in("flowmatic", PASSWORD).await;
    person.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.expect(204);
    turn_on_email(&world, &person).await;
    recover(&world).await;
    world.clock.advance(1);

    let thief = world.visitor();
    let waiting = challenge(&thief, "web").await;
    let mailed = mailed_code(&world, &thief, &waiting).await;
    verify(&thief, &waiting, "email", &mailed).await.expect(200);
    let by_mail = mailed_confirmation(&world, &thief).await;
    // Turning a factor on stays open, and its notice tells of it.
    let (app, codes) = turn_on_app(&world, &thief, by_mail).await;
    assert_eq!(codes, None);
    world.clock.advance(30);
    let proof = json!({"password": PASSWORD, "method": "app", "code": app.code(world.now())});
    thief.post("/v1/session/reauthenticate", proof).await.expect(204);
    thief.delete("/v1/two-factor/email").await.refused(403, "on_hold");

    world.clock.advance(86_400);
    thief.sign_in("flowmatic", PASSWORD).await;
    let waiting = challenge(&thief, "web").await;
    verify(&thief, &waiting, "app", &app.code(world.now())).await.expect(200);
    world.clock.advance(30);
    let proof = json!({"password": PASSWORD, "method": "app", "code": app.code(world.now())});
    thief.post("/v1/session/reauthenticate", proof).await.expect(204);
    thief.delete("/v1/two-factor/email").await.expect(204);
}

#[tokio::test]
async fn a_second_recovery_makes_no_old_proof_of_a_new_one() {
    let world = World::new().await;
    let person = world.visitor();
    person.sign_in("flowmatic", PASSWORD).await;
    person.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.expect(204);
    let owners: Vec<String> = serde_json::from_value(turn_on_email(&world, &person).await).unwrap();
    let thief = world.visitor();
    let mut app: Option<Authenticator> = None;
    for _ in 0..2 {
        world.clock.advance(60);
        recover(&world).await;
        let waiting = challenge(&thief, "web").await;
        let mailed = mailed_code(&world, &thief, &waiting).await;
        verify(&thief, &waiting, "email", &mailed).await.expect(200);
        match &app {
            None => app = Some(turn_on_app(&world, &thief, mailed_confirmation(&world, &thief).await).await.0),
            Some(app) => {
                let proof = json!({"password": PASSWORD, "method": "app", "code": app.code(world.now())});
                thief.post("/v1/session/reauthenticate", proof).await.expect(204);
                thief.delete("/v1/two-factor/email").await.refused(403, "on_hold");
                thief.post("/v1/two-factor/recovery-codes", json!({})).await.refused(403, "on_hold");
            }
        }
    }
    // What the owner had before either of them still does.
    let proof = json!({"password": PASSWORD, "method": "recovery_code", "code": owners[0]});
    thief.post("/v1/session/reauthenticate", proof).await.expect(204);
    thief.delete("/v1/two-factor/app").await.expect(204);
}

#[tokio::test]
async fn recovery_codes_made_after_a_recovery_prove_nothing_after_the_next() {
    let world = World::new().await;
    let mut codes: Option<Vec<String>> = None;
    for _ in 0..2 {
        world.clock.advance(60);
        recover(&world).await;
        let thief = world.visitor();
        match &codes {
            None => {
                thief.sign_in("flowmatic", PASSWORD).await;
                thief.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.expect(204);
                codes = serde_json::from_value(turn_on_email(&world, &thief).await).unwrap();
            }
            Some(codes) => {
                let waiting = challenge(&thief, "web").await;
                verify(&thief, &waiting, "recovery_code", &codes[0]).await.expect(200);
                let proof = json!({"password": PASSWORD, "method": "recovery_code", "code": codes[1]});
                thief.post("/v1/session/reauthenticate", proof).await.expect(204);
                thief.delete("/v1/two-factor/email").await.refused(403, "on_hold");
            }
        }
    }
}

#[tokio::test]
async fn the_password_alone_confirms_nobody_once_a_factor_is_on() {
    let world = World::new().await;
    let thief = world.visitor();
    thief.sign_in("flowmatic", PASSWORD).await;
    thief.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.expect(204);
    let pending = thief.post("/v1/two-factor/app", json!({})).await.expect(200);
    let of_the_thief = Authenticator::new(&pending.text("secret"));

    let owner = Owner::with_app(&world).await;
    for _ in 0..2 {
        for (path, body) in [
            ("/v1/two-factor/recovery-codes", json!({})),
            ("/v1/two-factor/email", json!({})),
            ("/v1/two-factor/app/confirm", json!({"code": of_the_thief.code(world.now())})),
        ] {
            thief.post(path, body).await.refused(403, "reauthentication_required");
        }
        thief.delete("/v1/two-factor/app").await.refused(403, "reauthentication_required");
    }
    // Who has turned the first factor on has shown it, and may go on.
    turn_on_email(&world, &owner.browser).await;
    // What was begun before does not take the place of what is on, whoever ends it.
    let proof = json!({"password": PASSWORD, "method": "app", "code": owner.code(&world)});
    thief.post("/v1/session/reauthenticate", proof).await.expect(204);
    let code = json!({"code": of_the_thief.code(world.now())});
    thief.post("/v1/two-factor/app/confirm", code).await.refused(409, "conflict");
    let waiting = challenge(&thief, "mobile").await;
    verify(&thief, &waiting, "app", &owner.code(&world)).await.expect(200);
}

#[tokio::test]
async fn who_has_an_account_from_before_there_were_factors_turns_one_on() {
    let world = World::new().await;
    let login = world.items("login").await.into_iter().find(|item| item["pk"].as_s().unwrap() == "ACCOUNT#flowmatic").unwrap();
    let update = world.stack.resources.dynamodb.update_item().table_name("rekey-directory");
    update.key("pk", login["pk"].clone()).key("sk", login["sk"].clone()).update_expression("REMOVE factors").send().await.unwrap();
    let owner = Owner::with_app(&world).await;
    owner.reauthenticate(&world).await;
}

#[tokio::test]
async fn of_two_changes_to_factors_that_were_seen_alike_one_is_made() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let (random, now) = (Random::system(), world.now());
    let tables = rekey_local::environment(|_| None, None).read::<DirectoryConfig>().unwrap();
    let directory = Directory::new(tables, world.stack.resources.dynamodb.clone());
    let token = SessionToken::parse(&owner.browser.cookie("__Host-rekey").unwrap()).unwrap();
    let open = directory.open_session(&token, true, now).await.unwrap().unwrap();
    let seen = directory.factors(open.principal.id).await.unwrap();
    let codes = || RecoveryCode::mint_all(&random).iter().map(|code| code.hash(open.principal.id)).collect();
    let mut written = Vec::new();
    for _ in 0..2 {
        let change = FactorChange::RecoveryCodes(codes());
        written.push(directory.change_factors(Id::random(&random), &open, &seen, change, now).await.unwrap());
    }
    assert_eq!(written, [TxOutcome::Done, TxOutcome::Refused]);
}

#[tokio::test]
async fn who_has_no_address_is_sent_to_the_report_form() {
    let world = World::with(&[("REKEY_LIMIT_SCALE", "1000"), ("REKEY_REPORT_URL", "https://example.com/report")]).await;
    let owner = Owner::with_app(&world).await;
    let principal = principal(&world, "flowmatic").await;
    let update = world.stack.resources.dynamodb.update_item().table_name("rekey-directory");
    update.key("pk", principal["pk"].clone()).key("sk", principal["sk"].clone()).update_expression("REMOVE email").send().await.unwrap();
    owner.reauthenticate(&world).await;
    let asks = owner.browser.post("/v1/two-factor/email", json!({})).await.refused(409, "support_required");
    assert_eq!(asks.text("help_url"), "https://example.com/report");
    assert_eq!(owner.browser.get("/v1/two-factor").await.json()["email"], json!({"enabled": false, "since": null, "hint": null}));
    owner.browser.post("/v1/session/email-code", json!({})).await.refused(409, "support_required");
    let person = world.visitor();
    let waiting = challenge(&person, "mobile").await;
    let asks = person.post("/v1/sign-in/email-code", json!({"challenge": waiting})).await.refused(409, "support_required");
    assert_eq!(asks.text("help_url"), "https://example.com/report");
    verify(&person, &waiting, "app", &owner.code(&world)).await.expect(200);
}

#[tokio::test]
async fn mails_are_sent_only_to_who_has_turned_them_on() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let person = world.visitor();
    let waiting = challenge(&person, "mobile").await;
    person.post("/v1/sign-in/email-code", json!({"challenge": waiting})).await.refused(409, "conflict");
    owner.browser.post("/v1/session/email-code", json!({})).await.refused(409, "conflict");
    world.settle().await;
    assert_eq!(world.inbox("grace@example.com").titled(CODE_TITLE).count(), 0);
}

#[tokio::test]
async fn settings_are_for_browsers_and_codes_for_all_but_desktop_apps() {
    let world = World::new().await;
    let phone = world.visitor();
    phone.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    phone.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.expect(204);
    phone.get("/v1/two-factor").await.refused(403, "web_only");
    for path in ["app", "email", "recovery-codes"] {
        phone.post(&format!("/v1/two-factor/{path}"), json!({})).await.refused(403, "web_only");
    }
    phone.post("/v1/two-factor/app/confirm", json!({"code": "123456"})).await.refused(403, "web_only");
    phone.delete("/v1/two-factor/app").await.refused(403, "web_only");

    let desktop = json!({"account": "flowmatic", "password": PASSWORD, "client": "desktop"});
    world.visitor().post("/v1/sign-in", desktop.clone()).await.expect(200);
    Owner::with_app(&world).await;
    let refused = world.visitor().post("/v1/sign-in", desktop.clone()).await.refused(403, "client_unsupported");
    assert_eq!(refused.text("help_url"), format!("{}/sign-in", world.url));
    let wrong = json!({"account": "flowmatic", "password": "not the password", "client": "desktop"});
    world.visitor().post("/v1/sign-in", wrong).await.refused(401, "invalid_credentials");

    let world = World::with(&[("REKEY_LIMIT_SCALE", "1000"), ("REKEY_DESKTOP", "password_only")]).await;
    Owner::with_app(&world).await;
    assert_eq!(world.visitor().post("/v1/sign-in", desktop).await.expect(200).text("status"), "signed_in");
    challenge(&world.visitor(), "mobile").await;
    assert!(rekey_tests::logs::lines().contains("REKEY_DESKTOP=password_only"));
}

#[tokio::test]
async fn a_sign_in_where_none_was_before_is_told_to_the_owner() {
    let world = World::new().await;
    let inbox = world.inbox("grace@example.com").titled("New sign-in to your Rekey account");
    let browser = world.visitor();
    browser.sign_in("flowmatic", PASSWORD).await;
    inbox.nth(0).await;
    browser.sign_in("flowmatic", PASSWORD).await;
    let phone = json!({"account": "flowmatic", "password": PASSWORD, "client": "mobile", "device": "Grace's phone"});
    world.visitor().post("/v1/sign-in", phone).await.expect(200);
    assert!(inbox.nth(1).await.0.text.contains("in a mobile app (Grace's phone)"));
    world.settle().await;
    assert_eq!(inbox.count(), 2, "a known browser is not told of");
    // With a second factor, who has the password alone has not signed in.
    let owner = Owner::with_app(&world).await;
    inbox.nth(2).await;
    let person = world.visitor();
    let waiting = challenge(&person, "web").await;
    world.settle().await;
    assert_eq!(inbox.count(), 3);
    verify(&person, &waiting, "app", &owner.code(&world)).await.expect(200);
    inbox.nth(3).await;
}

#[tokio::test]
async fn neither_tables_nor_stream_give_a_seed_or_a_code_away() {
    let world = World::new().await;
    let browser = world.visitor();
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.expect(204);
    let secret = browser.post("/v1/two-factor/app", json!({})).await.expect(200).text("secret");
    let app = Authenticator::new(&secret);
    let on = browser.post("/v1/two-factor/app/confirm", json!({"code": app.code(world.now())})).await.expect(200).json();
    let codes: Vec<String> = serde_json::from_value(on["recovery_codes"].clone()).unwrap();
    turn_on_email(&world, &browser).await;
    let person = world.visitor();
    let waiting = challenge(&person, "mobile").await;
    let mailed = mailed_code(&world, &person, &waiting).await;

    let tables = format!("{:?}", world.dump().await);
    let stream = format!("{:?}", world.stack.stream.records().unwrap());
    let log = rekey_tests::logs::lines();
    let seed = data_encoding::BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let mut secrets = vec![
        secret.clone(),
        data_encoding::HEXLOWER.encode(&seed),
        data_encoding::BASE64URL_NOPAD.encode(&seed),
        data_encoding::BASE64.encode(&seed),
        waiting.rsplit('.').next().unwrap().to_owned(),
    ];
    secrets.extend(codes.iter().flat_map(|code| [code.clone(), code.replace('-', "")]));
    for secret in &secrets {
        for (place, text) in [("a table", &tables), ("the stream", &stream), ("the log", &log)] {
            assert!(!text.contains(secret.as_str()), "{secret} is in {place}");
        }
    }
    // Twenty bits are soon tried: without the key, none of them has the MAC that is stored.
    let row = world.items("code").await.into_iter().max_by_key(|row| row["sk"].as_s().unwrap().clone()).unwrap();
    let (_, delivery) = row["deliveries"].as_m().unwrap().iter().next().unwrap();
    let stored = delivery.as_m().unwrap()["code_mac"].as_s().unwrap();
    let row_id = row["id"].as_s().unwrap();
    let unkeyed = rekey_domain::mac::LocalKey::new([0; 32]);
    for code in [mailed.as_str(), WRONG_CODE] {
        let message = format!("one-time-code:{row_id}:{code}");
        let plain: [u8; 32] = <sha2::Sha256 as sha2::Digest>::digest(&message).into();
        assert_ne!(*stored, rekey_domain::mac::text(&plain));
        assert_ne!(*stored, unkeyed.mac(message.as_bytes()));
    }
    verify(&person, &waiting, "email", &mailed).await.expect(200);
}

#[tokio::test]
async fn a_seed_that_is_moved_to_another_principal_opens_nothing() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let thief = world.visitor();
    thief.sign_in("analytical-engine", PASSWORD).await;
    turn_on_app(&world, &thief, json!({"password": PASSWORD})).await;
    let factors = world.rows("FACTORS#").await;
    let of = async |account| {
        let id = principal(&world, account).await["id"].as_s().unwrap().clone();
        factors.iter().find(|item| item["pk"].as_s().unwrap().ends_with(&id)).unwrap()
    };
    let (mine, theirs) = (of("flowmatic").await, of("analytical-engine").await);
    let update = world.stack.resources.dynamodb.update_item().table_name("rekey-directory");
    let update = update.key("pk", theirs["pk"].clone()).key("sk", theirs["sk"].clone()).update_expression("SET app = :app");
    update.expression_attribute_values(":app", mine["app"].clone()).send().await.unwrap();

    let body = json!({"account": "analytical-engine", "password": PASSWORD, "client": "mobile"});
    let waiting = thief.post("/v1/sign-in", body).await.expect(200).text("challenge");
    verify(&thief, &waiting, "app", &owner.code(&world)).await.refused(503, "unavailable");
}

#[tokio::test]
async fn a_key_or_a_counter_that_does_not_answer_lets_nobody_in() {
    let (world, tap) =
        World::behind(&[("REKEY_LIMIT_SCALE", "1000"), ("REKEY_CODE_KEY", "code-key"), ("REKEY_SEED_KEY", "seed-key")]).await;
    let owner = Owner::with_both(&world).await;
    let person = world.visitor();
    let waiting = challenge(&person, "mobile").await;
    let mailed = mailed_code(&world, &person, &waiting).await;
    let fault = |operation: &str| if operation.ends_with("Items") { "TransactionCanceledException" } else { "InternalServerError" };
    for (method, operation) in
        [("app", "Decrypt"), ("email", "GenerateMac"), ("app", "UpdateItem"), ("email", "Query"), ("app", "TransactWriteItems")]
    {
        let code = if method == "app" { owner.app.code(world.now().plus(30)) } else { mailed.clone() };
        tap.cut(operation, fault(operation));
        verify(&person, &waiting, method, &code).await.refused(503, "unavailable");
        tap.mend();
    }
    // Four tries of the challenge are gone by then. Of the day, only the one whose code was compared.
    assert_eq!(int_attr(&world.items("challenge").await[0], "tries"), 4);
    assert_eq!(int_attr(&world.rows("FACTORS#").await[0], "code_tries"), 1);
    // An answer that was lost is looked up, and is no second session.
    tap.lose("TransactWriteItems");
    verify(&person, &waiting, "email", &mailed).await.expect(200);
    assert_eq!(world.items("challenge").await[0]["spent_by"].as_s().unwrap().len(), 26);

    for (path, operation) in [("app", "Encrypt"), ("app", "PutItem"), ("email", "TransactWriteItems")] {
        let other = world.visitor();
        other.sign_in("analytical-engine", PASSWORD).await;
        other.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.expect(204);
        tap.cut(operation, fault(operation));
        other.post(&format!("/v1/two-factor/{path}"), json!({})).await.refused(503, "unavailable");
        tap.mend();
    }
    let waiting = challenge(&person, "mobile").await;
    tap.cut("BatchGetItem", "InternalServerError");
    person.post("/v1/sign-in/email-code", json!({"challenge": waiting})).await.refused(503, "unavailable");
    tap.mend();
}
