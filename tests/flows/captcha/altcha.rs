//! CAPTCHAs that a browser solves: each is valid once, for one action, for ten minutes.

use altcha::Payload;
use data_encoding::BASE64;
use futures_util::future::join_all;
use rekey_adapters::captcha::CaptchaKind;
use rekey_adapters::config::FromEnv;
use rekey_local::environment;
use rekey_tests::people::ADA;
use rekey_tests::{Visitor, World};
use serde_json::{Value, json};

use super::{LIFE, nobody_is_registered, nothing_is_asked_for, recover, register, world};

/// A solved challenge, to be changed.
async fn work(visitor: &Visitor) -> Payload {
    serde_json::from_slice(&BASE64.decode(visitor.solve_altcha("recovery").await.as_bytes()).unwrap()).unwrap()
}

/// What the widget would send.
fn sent(payload: &Payload) -> String {
    BASE64.encode(&serde_json::to_vec(payload).unwrap())
}

#[tokio::test]
async fn a_solved_altcha_allows_one_recovery() {
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
async fn no_mail_is_sent_without_a_solved_captcha() {
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
async fn a_captcha_for_a_recovery_does_not_allow_a_registration() {
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
async fn a_captcha_lives_ten_minutes_by_the_servers_clock() {
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
async fn a_forged_or_changed_challenge_is_refused() {
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
async fn a_wrong_solution_spends_the_challenge() {
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
async fn one_of_twenty_concurrent_uses_of_a_solution_passes() {
    let world = world("altcha").await;
    let solved = world.visitor().solve_altcha("recovery").await;
    let racers: Vec<Visitor> = (0..20).map(|_| world.visitor()).collect();
    let answers = join_all(racers.iter().map(|visitor| recover(visitor, &*solved))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 202).count(), 1);
    assert_eq!(answers.iter().filter(|answer| answer.status == 400 && answer.text("code") == "captcha_failed").count(), 19);
    assert_eq!(world.items("recovery").await.len(), 1);
}

#[tokio::test]
async fn an_invalid_request_spends_no_captcha() {
    let world = world("altcha").await;
    let visitor = world.visitor();
    let solved = visitor.solve_altcha("recovery").await;
    visitor.post("/v1/recovery", json!({"email": "no address", "captcha": solved})).await.refused(400, "invalid_request");
    recover(&visitor, &*solved).await.expect(202);
}

#[tokio::test]
async fn a_limited_address_is_refused_before_its_captcha_is_spent() {
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
async fn a_lost_answer_of_the_database_wastes_no_captcha() {
    let (world, tap) = World::behind(&[("REKEY_CAPTCHA", "altcha"), ("REKEY_LIMIT_SCALE", "1000")]).await;
    let visitor = world.visitor();
    let solved = visitor.solve_altcha("recovery").await;
    tap.lose("PutItem");
    recover(&visitor, &*solved).await.expect(202);
    recover(&visitor, &*solved).await.refused(400, "captcha_failed");
}

#[tokio::test]
async fn a_failing_database_lets_nobody_in() {
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
async fn a_captcha_asks_kms_once_and_fails_without_its_answer() {
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
async fn only_known_actions_get_a_captcha() {
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

#[tokio::test]
async fn a_captcha_costs_one_database_request_and_defaults_to_altcha() {
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
