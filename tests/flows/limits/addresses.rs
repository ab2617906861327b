//! What one client address may do where anybody may call: ask for CAPTCHAs, and show tokens.

use rekey_tests::{OTHER_PASSWORD, World};
use serde_json::{Value, json};

/// A token that was never issued.
fn unknown(kind: &str) -> String {
    let (id, secret) = ("samplelinkaaaaaaaaaaaaaaaa", "everybody-may-read-this_it-guards-a-sampleA");
    format!("{kind}_{id}.{id}.{secret}")
}

/// The calls that take a token, with one each that is well-formed and was never issued, and one that is none.
fn calls() -> Vec<(&'static str, Value)> {
    let consume = "/v1/recovery/consume";
    let password = |ticket: String| json!({"ticket": ticket, "account": "flowmatic", "new_password": OTHER_PASSWORD});
    let activate = |token: String| json!({"token": token, "password": OTHER_PASSWORD});
    let none = || "no token".to_owned();
    vec![
        (consume, json!({"token": unknown("link")})),
        (consume, json!({"token": none()})),
        (consume, json!({"recovery_id": "samplelinkaaaaaaaaaaaaaaaa", "code": "AAAA-BBBB"})),
        (consume, json!({"recovery_id": "no id", "code": "AAAA-BBBB"})),
        ("/v1/recovery/password", password(unknown("ticket"))),
        ("/v1/recovery/password", password(none())),
        ("/v1/accounts/activate", activate(unknown("activate"))),
        ("/v1/accounts/activate", activate(none())),
        ("/v1/not-me", json!({"token": unknown("notme")})),
        ("/v1/not-me", json!({"token": none()})),
    ]
}

#[tokio::test]
async fn an_address_that_shows_too_many_tokens_has_to_wait() {
    let world = World::with(&[("REKEY_LIMIT_TOKEN_ADDRESS", "3/60")]).await;
    let mut refusals = Vec::new();
    for (n, (path, body)) in calls().into_iter().enumerate() {
        let visitor = world.visitor_from(&format!("127.0.2.{}", n + 1));
        for _ in 0..3 {
            visitor.post(path, body.clone()).await.refused(410, "expired");
        }
        let refused = visitor.post(path, body.clone()).await.refused(429, "rate_limited");
        assert_eq!(refused.header("retry-after"), Some("60"), "{path} {body}");
        refusals.push(refused.raw);
        assert_eq!(world.rows(&format!("BUCKET#token#address#127.0.2.{}", n + 1)).await.len(), 1, "{path} {body}");
    }
    refusals.dedup();
    assert_eq!(refusals.len(), 1, "{refusals:?}");
}

#[tokio::test]
async fn all_calls_with_tokens_share_one_limit_of_the_address() {
    let calls = calls();
    let limit = format!("{}/60", calls.len());
    let world = World::with(&[("REKEY_LIMIT_TOKEN_ADDRESS", &limit)]).await;
    let (guesser, other) = (world.visitor(), world.visitor_from("127.0.0.2"));
    for (path, body) in &calls {
        guesser.post(path, body.clone()).await.refused(410, "expired");
    }
    for (path, body) in &calls {
        guesser.post(path, body.clone()).await.refused(429, "rate_limited");
        other.post(path, body.clone()).await.refused(410, "expired");
    }
    world.clock.advance(60);
    let (path, body) = &calls[0];
    guesser.post(path, body.clone()).await.refused(410, "expired");
    guesser.post(path, body.clone()).await.refused(429, "rate_limited");
}

#[tokio::test]
async fn a_limited_address_spends_no_link_code_or_ticket() {
    let world = World::with(&[("REKEY_LIMIT_TOKEN_ADDRESS", "1/60")]).await;
    let owner = world.visitor();
    let recovery = owner.recover("grace@example.com").await;
    let mail = world.inbox("grace@example.com").only().await;
    let ticket = owner.consume(&mail.token()).await;
    let before = world.items("recovery").await;
    for _ in 0..6 {
        // Right ones and wrong ones alike: nothing of them is looked at.
        owner.post("/v1/recovery/consume", json!({"recovery_id": recovery, "code": mail.code()})).await.refused(429, "rate_limited");
        owner.post("/v1/recovery/consume", json!({"recovery_id": recovery, "code": "0000-0000"})).await.refused(429, "rate_limited");
        owner.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.refused(429, "rate_limited");
        owner.set_password(&ticket, "flowmatic", "short").await.refused(429, "rate_limited");
    }
    assert_eq!(world.items("recovery").await, before);
    world.clock.advance(60);
    owner.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn an_invalid_body_does_not_count_against_the_limit() {
    let world = World::with(&[("REKEY_LIMIT_TOKEN_ADDRESS", "1/60"), ("REKEY_LIMIT_CAPTCHA_ADDRESS", "1/60")]).await;
    let visitor = world.visitor();
    for (path, _) in calls() {
        visitor.post(path, json!({"token": 1})).await.refused(400, "invalid_request");
        visitor.post(path, json!({"anything": "else"})).await.refused(400, "invalid_request");
        visitor.post_text(path, "{").await.refused(400, "invalid_request");
    }
    visitor.get("/v1/captcha?action=nothing").await.refused(400, "invalid_request");
    assert!(world.rows("BUCKET#").await.is_empty());
    visitor.post("/v1/not-me", json!({"token": "no token"})).await.refused(410, "expired");
    visitor.get("/v1/captcha").await.expect(200);
    assert_eq!(world.rows("BUCKET#").await.len(), 2);
}

#[tokio::test]
async fn an_address_that_asks_for_too_many_captchas_has_to_wait() {
    for kind in ["altcha", "image", "off"] {
        let world = World::with(&[("REKEY_CAPTCHA", kind), ("REKEY_LIMIT_CAPTCHA_ADDRESS", "2/60")]).await;
        let (here, there) = (world.visitor(), world.visitor_from("127.0.0.2"));
        here.get("/v1/captcha").await.expect(200);
        here.get("/v1/captcha?action=register").await.expect(200);
        let refused = here.get("/v1/captcha").await.refused(429, "rate_limited");
        assert_eq!((refused.header("retry-after"), refused.json()["retry_after"].as_i64()), (Some("60"), Some(60)));
        there.get("/v1/captcha").await.expect(200);
        world.clock.advance(60);
        here.get("/v1/captcha").await.expect(200);
    }
}

#[tokio::test]
async fn no_captcha_is_shown_while_the_counter_fails() {
    let (world, tap) = World::behind(&[("REKEY_CAPTCHA", "altcha")]).await;
    let visitor = world.visitor();
    tap.cut("UpdateItem BUCKET#*", "ProvisionedThroughputExceededException");
    visitor.get("/v1/captcha").await.refused(503, "unavailable");
    tap.mend();
    visitor.get("/v1/captcha").await.expect(200);
}
