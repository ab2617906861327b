//! People who try to get in by a desktop approval: foreign codes, foreign tokens, foreign sites, and searching.

use rekey_local::PASSWORD;
use rekey_tests::desktop::{Desktop, poll};
use rekey_tests::factors::Owner;
use rekey_tests::{Visitor, World};
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn a_device_code_opens_nothing_but_its_own_session() {
    let world = World::new().await;
    let owner = world.owner().await;
    let desktop = Desktop::waiting(&world).await;
    desktop.decided_by(&owner, "approve").await.expect(204);
    let code = &desktop.device_code;
    let stranger = world.visitor();
    stranger.post("/v1/recovery/consume", json!({"token": code})).await.refused(410, "expired");
    stranger.post("/v1/accounts/activate", json!({"token": code, "password": PASSWORD})).await.refused(410, "expired");
    stranger.post("/v1/not-me", json!({"token": code})).await.refused(410, "expired");
    stranger.post("/v1/sign-in/verify", json!({"challenge": code, "method": "app", "code": "123456"})).await.refused(410, "expired");
    for text in [code.clone(), code.replace("device-code_", "session_")] {
        let (bearer, cookie) = (world.visitor(), world.visitor());
        bearer.use_token(&text);
        cookie.set_cookie("__Host-rekey", &text);
        assert_eq!((bearer.session_status().await, cookie.session_status().await), (401, 401));
    }
    // Nor does a browser with the code and a session get what belongs to the app.
    desktop.poll().await.expect(200);
}

#[tokio::test]
async fn no_other_token_is_a_device_code() {
    let world = World::new().await;
    let owner = world.owner().await;
    let desktop = Desktop::waiting(&world).await;
    let session = owner.cookie("__Host-rekey").unwrap();
    let known = owner.cookie("__Host-rekey-device").unwrap();
    for token in [&session, &known, &desktop.user_code] {
        let (_, rest) = token.split_once('_').unwrap_or(("", token));
        for text in [token.to_string(), format!("device-code_{rest}")] {
            poll(&world.visitor(), &text).await.refused(400, "expired_token");
        }
    }
    for body in [json!({"device_code": [desktop.device_code]}), json!([desktop.device_code]), json!({"device_code": null}), json!({})] {
        world.visitor().post("/v1/device/token", body).await.refused(400, "invalid_request");
    }
}

#[tokio::test]
async fn a_password_approves_nothing_after_a_factor_was_turned_on_elsewhere() {
    let world = World::new().await;
    let thief = world.owner().await;
    let desktop = Desktop::waiting(&world).await;
    Owner::with_app(&world).await;
    desktop.decided_by(&thief, "approve").await.refused(410, "expired");
    desktop.poll().await.refused(400, "authorization_pending");
}

#[tokio::test]
async fn another_site_cannot_make_a_browser_decide() {
    let world = World::new().await;
    let owner = world.owner().await;
    let desktop = Desktop::waiting(&world).await;
    let cookie = format!("__Host-rekey={}", owner.cookie("__Host-rekey").unwrap());
    let stranger = world.visitor();
    let forged = || stranger.request(Method::POST, &desktop.path()).header("cookie", &cookie);
    for decision in ["approve", "deny"] {
        let body = json!({"decision": decision});
        stranger.send(forged().header("origin", "https://evil.example").json(&body)).await.refused(403, "forbidden");
        stranger.send(forged().json(&body)).await.refused(403, "forbidden");
        let form = forged().header("sec-fetch-site", "same-origin").header("content-type", "text/plain").body(body.to_string());
        stranger.send(form).await.refused(415, "unsupported_media_type");
    }
    // No address approves anything by being opened.
    for path in [format!("/device#user_code={}", desktop.user_code), format!("/device?user_code={}", desktop.user_code), desktop.path()] {
        owner.get(&path).await.expect(200);
    }
    for body in [
        json!({"decision": ["approve"]}),
        json!({"decision": {"approve": null}}),
        json!(["approve"]),
        json!({"decision": "yes"}),
        json!({}),
    ] {
        owner.post(&desktop.path(), body).await.refused(400, "invalid_request");
    }
    desktop.poll().await.refused(400, "authorization_pending");
}

/// The number of codes that a browser can enter before it has to wait.
async fn entered(browser: &Visitor) -> usize {
    let mut codes = 0;
    while browser.get(&format!("/v1/device/ABCD-E{codes:03}")).await.status == 410 {
        codes += 1;
    }
    codes
}

#[tokio::test]
async fn nobody_searches_for_the_codes_of_other_people() {
    let world = World::with(&[]).await;
    let desktop = Desktop::waiting(&world).await;
    assert_eq!(entered(&world.owner().await).await, 20);
    // Another session of the same person does not help, at another address or with decisions.
    let again = world.confirmed_from("127.0.0.2", "flowmatic", PASSWORD).await;
    desktop.seen_by(&again).await.refused(429, "rate_limited");
    for decision in ["approve", "deny"] {
        desktop.decided_by(&again, decision).await.refused(429, "rate_limited");
    }
    let ada = world.confirmed("analytical-engine", None, PASSWORD).await;
    desktop.seen_by(&ada).await.expect(200);
}

#[tokio::test]
async fn one_address_does_not_search_with_many_accounts() {
    let world = World::with(&[("REKEY_LIMIT_USER_CODE_ADDRESS", "5/60")]).await;
    let desktop = Desktop::waiting(&world).await;
    let [thief, ada] = [world.owner().await, world.confirmed("analytical-engine", None, PASSWORD).await];
    assert_eq!(entered(&thief).await, 5);
    desktop.seen_by(&ada).await.refused(429, "rate_limited");
    let elsewhere = world.confirmed_from("127.0.0.2", "analytical-engine", PASSWORD).await;
    desktop.decided_by(&elsewhere, "approve").await.expect(204);
}

#[tokio::test]
async fn an_address_waits_after_thirty_requests_of_apps() {
    let world = World::with(&[]).await;
    let app = world.visitor();
    let ask = async |app: &Visitor| app.post("/v1/device/authorize", json!({"client": "desktop"})).await;
    for _ in 0..30 {
        ask(&app).await.expect(200);
    }
    assert_eq!(ask(&app).await.refused(429, "rate_limited").json()["retry_after"], 20);
    ask(&world.visitor_from("127.0.0.2")).await.expect(200);
}
