//! Callers with a live session, and what the other API learns about them.

use rekey_domain::clock::Timestamp;
use rekey_tests::gateway::event;
use rekey_tests::users::{ACCOUNT, confirmed, edit, root, token, user};
use rekey_tests::world::number;
use rekey_tests::{GOOD_PASSWORD, World};
use reqwest::Method;
use reqwest::header::ORIGIN;
use serde_json::{Value, json};

#[tokio::test]
async fn another_api_learns_who_is_calling() {
    let world = World::new().await;
    let root = world.signed_in("flowmatic").await;
    let session = root.get("/v1/session").await.expect(200).json();
    let expected = json!({
        "principal": session["principal"], "account": "flowmatic", "user": "", "role": "root", "permissions": "",
        "session": session["id"], "client": "web", "reauthenticated_until": "",
    });
    assert_eq!(world.authorized(&root, Method::GET).await, Some(expected));

    let phone = world.visitor();
    let body = json!({"account": "flowmatic", "user": "jean", "password": rekey_local::PASSWORD, "client": "mobile"});
    phone.use_token(&phone.post("/v1/sign-in", body).await.expect(200).text("token"));
    let session = phone.get("/v1/session").await.expect(200).json();
    let permissions: Vec<&str> = session["permissions"].as_array().unwrap().iter().map(|permission| permission.as_str().unwrap()).collect();
    assert!(permissions.len() > 1, "{session}");
    let expected = json!({
        "principal": session["principal"], "account": "flowmatic", "user": "jean", "role": "user", "permissions": permissions.join(" "),
        "session": session["id"], "client": "mobile", "reauthenticated_until": "",
    });
    for method in [Method::GET, Method::POST, Method::DELETE] {
        assert_eq!(world.authorized(&phone, method).await.as_ref(), Some(&expected));
    }
}

#[tokio::test]
async fn names_and_permissions_arrive_as_they_are() {
    let world = World::new().await;
    let account = "o'brien+{$}|%20`*@example.org";
    world.account(account, account).await;
    let root = world.confirmed(account, None, GOOD_PASSWORD).await;
    let context = world.authorized(&root, Method::GET).await.unwrap();
    assert_eq!((&context["account"], &context["user"], &context["role"]), (&json!(account), &json!(""), &json!("root")));
    // Users with these names are users.
    let permissions: Vec<String> = (10..60).map(|number| format!("{}:{}", "s".repeat(31), format!("verb-{number}-").repeat(4))).collect();
    let many: Vec<&str> = permissions.iter().map(String::as_str).collect();
    for name in ["root", "null", "0", "undefined"] {
        root.post("/v1/users", json!({"user": name, "permissions": many})).await.expect(201);
        let link = root.post(&format!("/v1/users/{name}/reset-password"), json!({})).await.expect(200).text("activation_url");
        world.activate(&token(&link), GOOD_PASSWORD).await.expect(200);
        let user = world.confirmed(account, Some(name), GOOD_PASSWORD).await;
        let context = world.authorized(&user, Method::GET).await.unwrap();
        assert_eq!((&context["user"], &context["role"]), (&json!(name), &json!("user")));
        assert_eq!(context["permissions"].as_str().unwrap().split(' ').collect::<Vec<_>>(), many);
        assert!(context.as_object().unwrap().values().all(Value::is_string), "{context}");
    }
}

#[tokio::test]
async fn a_reauthentication_is_named_until_it_expires() {
    let world = World::new().await;
    let owner = world.owner().await;
    let until = owner.get("/v1/session").await.expect(200).text("reauthenticated_until");
    assert_eq!(world.authorized(&owner, Method::GET).await.unwrap()["reauthenticated_until"], json!(until));
    world.clock.advance(300);
    assert_eq!(world.authorized(&owner, Method::GET).await.unwrap()["reauthenticated_until"], json!(""));
}

#[tokio::test]
async fn permissions_that_are_taken_away_are_gone_at_the_next_request() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &["reports:read", "billing:read"]).await;
    let lin = confirmed(&world, "lin", GOOD_PASSWORD).await;
    let permissions = async || world.authorized(&lin, Method::GET).await.unwrap()["permissions"].clone();
    assert_eq!(permissions().await, json!("billing:read reports:read"));
    edit(&root, "lin", json!({"permissions": ["billing:read"]})).await.expect(200);
    assert_eq!(permissions().await, json!("billing:read"));
    edit(&root, "lin", json!({"permissions": []})).await.expect(200);
    assert_eq!(permissions().await, json!(""));
}

#[tokio::test]
async fn the_id_of_a_principal_is_not_that_of_an_earlier_one_with_the_same_name() {
    let world = World::new().await;
    let root = root(&world).await;
    let mut ids = Vec::new();
    for _ in 0..2 {
        user(&world, &root, "lin", &[]).await;
        let lin = confirmed(&world, "lin", GOOD_PASSWORD).await;
        let context = world.authorized(&lin, Method::GET).await.unwrap();
        assert_eq!([&context["account"], &context["user"]], [&json!(ACCOUNT), &json!("lin")]);
        ids.push(context["principal"].clone());
        root.delete("/v1/users/lin").await.expect(204);
    }
    assert_ne!(ids[0], ids[1]);
}

#[tokio::test]
async fn a_cookie_changes_something_only_from_a_page_of_this_site() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    let from = async |method: Method, header: &str, value: &str| {
        let mut event = event(browser.request(method, "/reports"));
        event["headers"].as_object_mut().unwrap().retain(|name, _| name != "sec-fetch-site");
        event["headers"][header] = json!(value);
        world.authorize(event).await.unwrap().is_some()
    };
    for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
        assert!(from(method.clone(), ORIGIN.as_str(), &world.url).await, "{method}");
        assert!(from(method.clone(), "sec-fetch-site", "same-origin").await, "{method}");
        for site in ["same-site", "cross-site", "none", "same-origin,cross-site"] {
            assert!(!from(method.clone(), "sec-fetch-site", site).await, "{method} {site}");
        }
        for origin in ["https://evil.example", "null", &format!("{}.evil.example", world.url), &format!("{0},{0}", world.url)] {
            assert!(!from(method.clone(), ORIGIN.as_str(), origin).await, "{method} {origin}");
        }
        assert!(!from(method.clone(), "x-other", "").await, "{method} without an origin");
    }
    for method in [Method::GET, Method::HEAD, Method::OPTIONS] {
        assert!(from(method.clone(), "sec-fetch-site", "cross-site").await, "{method}");
    }
    // A method in lower case is another method, which may change something.
    let lower = Method::from_bytes(b"get").unwrap();
    assert!(!from(lower, "sec-fetch-site", "cross-site").await);
}

#[tokio::test]
async fn a_use_of_another_api_keeps_the_session_alive() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    let idle = number(&world.items("session").await.remove(0), "idle");
    for _ in 0..3 {
        world.clock.advance(idle - 60);
        assert!(world.authorized(&browser, Method::GET).await.is_some());
    }
    let seen = Timestamp(number(&world.items("session").await.remove(0), "last_seen_at"));
    assert_eq!(seen, world.now());
    world.clock.advance(idle);
    assert_eq!(world.authorized(&browser, Method::GET).await, None);
}

#[tokio::test]
async fn a_request_costs_one_consistent_batch_read() {
    let (world, tap) = World::behind(&[("REKEY_LIMIT_SCALE", "1000")]).await;
    let browser = world.signed_in("flowmatic").await;
    tap.take();
    assert!(world.authorized(&browser, Method::GET).await.is_some());
    // Other functions may still be at work for the sign-in.
    let seen: Vec<_> = tap.take().into_iter().filter(|seen| seen.caller == "authorizer").collect();
    assert_eq!(seen.len(), 1, "{seen:?}");
    assert_eq!(seen[0].operation, "BatchGetItem");
    // A consistent read of two small items costs a unit each; other reads cost half.
    assert_eq!(seen[0].capacity, 2.0);
}

#[tokio::test]
async fn the_gateway_may_send_cookies_as_a_header() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    let mut event = event(browser.request(Method::GET, "/reports"));
    let cookies: Vec<String> = serde_json::from_value(event["cookies"].clone()).unwrap();
    event.as_object_mut().unwrap().remove("cookies");
    event["headers"]["cookie"] = Value::String(cookies.join("; "));
    assert!(world.authorize(event).await.unwrap().is_some());
}
