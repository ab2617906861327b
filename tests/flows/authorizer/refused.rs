//! What the authorizer refuses: all that is no session, and everybody while it cannot look.

use rekey_local::PASSWORD;
use rekey_tests::factors::{Owner, challenged};
use rekey_tests::gateway::event;
use rekey_tests::people::{GRACE, NEW_SIGN_IN};
use rekey_tests::users::{created, root};
use rekey_tests::{World, logs};
use reqwest::Method;
use serde_json::{Value, json};

/// The event for a request with this value of the header `Authorization`.
fn with_authorization(world: &World, value: &str) -> Value {
    event(world.visitor().request(Method::GET, "/reports").header("authorization", value))
}

/// The event for a request with these cookies.
fn with_cookies(world: &World, cookies: &[&str]) -> Value {
    let mut event = event(world.visitor().request(Method::GET, "/reports"));
    event["cookies"] = json!(cookies);
    event
}

async fn refuses(world: &World, event: Value) -> bool {
    world.authorize(event).await.unwrap().is_none()
}

/// The tokens of a browser and of a phone of the same account.
async fn tokens(world: &World) -> (String, String) {
    let (browser, phone) = (world.signed_in("flowmatic").await, world.visitor());
    let token = phone.sign_in_app("flowmatic", PASSWORD, "mobile").await.text("token");
    (browser.cookie("__Host-rekey").unwrap(), token)
}

#[tokio::test]
async fn a_request_without_a_session_is_refused() {
    let world = World::new().await;
    assert_eq!(world.authorized(&world.visitor(), Method::GET).await, None);
    for value in ["", "Bearer", "Bearer ", "Basic Zm86YmFy", "session_a.b.c"] {
        assert!(refuses(&world, with_authorization(&world, value)).await, "{value}");
    }
}

#[tokio::test]
async fn a_token_counts_only_at_the_place_of_its_kind_of_client() {
    let world = World::new().await;
    let (cookie, bearer) = tokens(&world).await;
    assert!(!refuses(&world, with_cookies(&world, &[&format!("__Host-rekey={cookie}")])).await);
    assert!(!refuses(&world, with_authorization(&world, &format!("Bearer {bearer}"))).await);
    assert!(refuses(&world, with_cookies(&world, &[&format!("__Host-rekey={bearer}")])).await);
    assert!(refuses(&world, with_authorization(&world, &format!("Bearer {cookie}"))).await);
    // A good cookie does not stand in for a wrong token, and two values are none.
    let mut both = with_cookies(&world, &[&format!("__Host-rekey={cookie}")]);
    for wrong in ["Bearer x", "", "Basic Zm86YmFy"] {
        both["headers"]["authorization"] = json!(wrong);
        assert!(refuses(&world, both.clone()).await, "{wrong}");
    }
    assert!(refuses(&world, with_cookies(&world, &[&format!("__Host-rekey={cookie}"), "__Host-rekey=other"])).await);
    assert!(refuses(&world, with_authorization(&world, &format!("Bearer {bearer},Bearer {bearer}"))).await);
    let mut twice = with_authorization(&world, &format!("Bearer {bearer}"));
    twice["headers"]["Authorization"] = json!("Bearer other");
    assert!(refuses(&world, twice).await);
    // A cookie that any host of the domain can set is not Rekey's.
    for name in ["__host-rekey", "__Host-rekey ", "\u{2000}__Host-rekey", "rekey", "__Host-rekey-device", "__Host-rekey-trust"] {
        assert!(refuses(&world, with_cookies(&world, &[&format!("{name}={cookie}")])).await, "{name}");
    }
}

#[tokio::test]
async fn a_forged_or_truncated_token_is_refused() {
    let world = World::new().await;
    let (_, good) = tokens(&world).await;
    let (name, secret) = good.rsplit_once('.').unwrap();
    let (kind, ids) = name.split_once('_').unwrap();
    let (owner, id) = ids.split_once('.').unwrap();
    let other: String = secret.chars().rev().collect();
    let mut forged = vec![
        format!("{name}.{other}"),
        format!("{kind}_{id}.{owner}.{secret}"),
        format!("{kind}_{owner}.{owner}.{secret}"),
        format!("{good}."),
        format!("{good}A"),
        good.to_uppercase(),
        format!("{name}."),
        format!("challenge_{ids}.{secret}"),
    ];
    forged.extend((1..good.len()).step_by(7).map(|length| good[..length].to_owned()));
    for token in forged {
        assert!(refuses(&world, with_authorization(&world, &format!("Bearer {token}"))).await, "{token}");
    }
    assert!(!refuses(&world, with_authorization(&world, &format!("Bearer {good}"))).await);
}

#[tokio::test]
async fn no_other_kind_of_token_is_a_session() {
    let world = World::new().await;
    let browser = Owner::with_app(&world).await.browser;
    let device = browser.cookie("__Host-rekey-device").unwrap();
    let before = world.inbox(GRACE).count_of("link_");
    browser.recover(GRACE).await;
    let link = world.inbox(GRACE).nth_of("link_", before).await.token();
    let ticket = browser.consume(&link).await;
    let (_, challenge) = challenged(&world, "mobile").await;
    let root = root(&world).await;
    let activate = created(&root, "lin", &[]).await;
    let not_me = world.inbox(GRACE).titled(NEW_SIGN_IN).nth(0).await.not_me();
    let passkey = world.visitor().post("/v1/sign-in/passkey/begin", json!({})).await.expect(200).text("challenge");
    let app = world.visitor().post("/v1/device/authorize", json!({"client": "desktop"})).await.expect(200).text("device_code");
    for token in [device, link, ticket, challenge, activate, not_me, passkey, app] {
        assert!(refuses(&world, with_authorization(&world, &format!("Bearer {token}"))).await, "{token}");
        assert!(refuses(&world, with_cookies(&world, &[&format!("__Host-rekey={token}")])).await, "{token}");
        // Nor does the name of another kind help.
        let (_, rest) = token.split_once('_').unwrap();
        assert!(refuses(&world, with_authorization(&world, &format!("Bearer session_{rest}"))).await, "{token}");
        assert!(refuses(&world, with_cookies(&world, &[&format!("__Host-rekey=session_{rest}")])).await, "{token}");
    }
}

#[tokio::test]
async fn a_session_under_the_name_of_another_kind_is_refused() {
    let world = World::new().await;
    let (cookie, bearer) = tokens(&world).await;
    let kinds =
        ["link", "ticket", "activate", "notme", "stopwait", "factorsoff", "challenge", "passkey", "device", "trusted", "device-code"];
    for kind in kinds {
        let renamed = |token: &str| format!("{kind}_{}", token.split_once('_').unwrap().1);
        assert!(refuses(&world, with_authorization(&world, &format!("Bearer {}", renamed(&bearer)))).await, "{kind}");
        assert!(refuses(&world, with_cookies(&world, &[&format!("__Host-rekey={}", renamed(&cookie))])).await, "{kind}");
    }
}

#[tokio::test]
async fn the_session_is_found_among_many_and_long_cookies_and_headers() {
    let world = World::new().await;
    let (cookie, _) = tokens(&world).await;
    let own = format!("__Host-rekey={cookie}");
    let mut cookies: Vec<String> = (0..200).map(|number| format!("c{number}={}", "v".repeat(40))).collect();
    cookies.extend(["".to_owned(), "=".to_owned(), "__Host-rekey".to_owned(), "emoji=\u{1f512}".to_owned(), own.clone(), own.clone()]);
    let cookies: Vec<&str> = cookies.iter().map(String::as_str).collect();
    let mut event = with_cookies(&world, &cookies);
    event["headers"]["x-long"] = json!("x".repeat(10_000));
    event["headers"]["x-other-script"] = json!("\u{80}\u{e9}\u{1f512}");
    assert!(!refuses(&world, event.clone()).await);
    // The same name in another spelling adds a value, and two different values are none.
    event["headers"]["COOKIE"] = json!(format!("{own}x"));
    assert!(refuses(&world, event).await);
}

#[tokio::test]
async fn nobody_is_authorized_while_the_tables_do_not_answer() {
    for operation in ["BatchGetItem", "UpdateItem"] {
        let (world, tap) = World::behind(&[("REKEY_LIMIT_SCALE", "1000")]).await;
        let browser = world.signed_in("flowmatic").await;
        world.clock.advance(3600);
        tap.cut(operation, "InternalServerError");
        let answer = world.authorize(event(browser.request(Method::GET, "/reports"))).await;
        if operation == "BatchGetItem" {
            let error = answer.unwrap_err().to_string();
            assert_eq!(error, "the session was not checked", "the gateway learns no more");
        } else {
            // The time of the last use is not part of the check.
            assert!(answer.unwrap().is_some());
        }
        tap.mend();
        assert!(world.authorized(&browser, Method::GET).await.is_some());
    }
}

#[tokio::test]
async fn an_event_of_another_format_authorizes_nobody() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    let good = event(browser.request(Method::GET, "/reports"));
    let changed = |change: fn(&mut Value)| {
        let mut event = good.clone();
        change(&mut event);
        event
    };
    let cookie = format!("__Host-rekey={}", browser.cookie("__Host-rekey").unwrap());
    let events = [
        json!({}),
        json!([]),
        // REST and WebSocket APIs, which expect a policy, and payload format 1.0.
        json!({"type": "TOKEN", "authorizationToken": cookie, "methodArn": "arn:aws:execute-api:eu-central-1:123456789012:abcdefghij/prod/GET/reports"}),
        json!({"type": "REQUEST", "headers": {"Cookie": cookie}, "requestContext": {"routeKey": "$connect", "eventType": "CONNECT", "connectionId": "a"}}),
        json!({"type": "REQUEST", "httpMethod": "GET", "headers": {"cookie": cookie}, "requestContext": {"httpMethod": "GET"}}),
        changed(|event| event["headers"] = json!([["cookie", "a"]])),
        changed(|event| event["headers"]["authorization"] = json!(["Bearer a"])),
        changed(|event| event["headers"]["authorization"] = json!("Bearer a\nb")),
        changed(|event| event["headers"]["x y"] = json!("a")),
        changed(|event| event["cookies"] = json!("__Host-rekey=a")),
        changed(|event| event["cookies"] = json!([["__Host-rekey=a"]])),
        changed(|event| event["requestContext"]["http"]["method"] = json!(["GET"])),
        changed(|event| event["requestContext"]["http"]["method"] = json!("GE T")),
    ];
    for event in events {
        assert!(world.authorize(event.clone()).await.is_err(), "{event}");
    }
    assert!(!refuses(&world, good).await);
}

#[tokio::test]
async fn the_log_names_no_caller_and_no_token() {
    let world = World::new().await;
    let phone = world.visitor();
    let token = phone.sign_in_app("flowmatic", PASSWORD, "mobile").await.text("token");
    let principal = phone.get("/v1/session").await.expect(200).text("principal");
    world.authorize(with_authorization(&world, &format!("Bearer {token}"))).await.unwrap();
    let mut wrong = with_authorization(&world, "Bearer x");
    wrong["cookies"] = json!(format!("__Host-rekey={token}"));
    world.authorize(wrong).await.unwrap_err();
    let lines = logs::lines();
    assert!(lines.contains("authorization"), "{lines}");
    for secret in [&token, &principal] {
        assert!(!lines.contains(secret.as_str()), "{lines}");
    }
}
