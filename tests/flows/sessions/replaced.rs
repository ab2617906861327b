//! The former session of a browser at a sign-in, and the id by which an embedding host knows a principal.

use rekey_local::PASSWORD;
use rekey_tests::factors::turn_on_app;
use rekey_tests::{Answer, GOOD_PASSWORD, Visitor, World};
use reqwest::Method;
use serde_json::json;

/// A browser with this cookie of a session.
fn with_session(world: &World, cookie: &str) -> Visitor {
    let visitor = world.visitor();
    visitor.set_cookie("__Host-rekey", cookie);
    visitor
}

fn session(visitor: &Visitor) -> String {
    visitor.cookie("__Host-rekey").unwrap()
}

async fn verify(visitor: &Visitor, challenge: &str, code: &str) -> Answer {
    visitor.post("/v1/sign-in/verify", json!({"challenge": challenge, "method": "app", "code": code})).await
}

#[tokio::test]
async fn a_sign_in_ends_the_former_session_of_its_browser() {
    let world = World::new().await;
    let browser = world.visitor();
    let mut before = None;
    for account in ["flowmatic", "flowmatic", "ada@example.com", "flowmatic"] {
        browser.sign_in(account, PASSWORD).await;
        if let Some(before) = before.replace(session(&browser)) {
            assert_eq!(with_session(&world, &before).session_status().await, 401);
        }
        assert_eq!(browser.session_status().await, 200);
    }
    let listed = browser.get("/v1/sessions").await.expect(200).json();
    assert_eq!(listed["sessions"].as_array().unwrap().len(), 1);
    assert_eq!(world.items("session").await.len(), 1, "the rows are gone");
    // A session that has ended already stands in nobody's way.
    let ended = session(&browser);
    browser.post("/v1/sign-out", json!({})).await.expect(204);
    browser.set_cookie("__Host-rekey", &ended);
    browser.sign_in("flowmatic", PASSWORD).await;
    assert_eq!(browser.session_status().await, 200);
}

#[tokio::test]
async fn the_former_session_stays_until_the_sign_in_is_complete() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    let (app, _) = turn_on_app(&world, &browser, json!({"password": PASSWORD})).await;
    let before = session(&browser);
    browser.try_sign_in("flowmatic", GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    let challenge = browser.sign_in("flowmatic", PASSWORD).await.text("challenge");
    verify(&browser, &challenge, "000000").await.refused(401, "invalid_code");
    assert_eq!(with_session(&world, &before).session_status().await, 200);
    world.clock.advance(60);
    verify(&browser, &challenge, &app.code(world.now())).await.expect(200);
    assert_eq!((with_session(&world, &before).session_status().await, browser.session_status().await), (401, 200));
}

#[tokio::test]
async fn an_invalid_session_cookie_ends_no_session_at_sign_in() {
    let world = World::new().await;
    let (victim, app) = (world.visitor(), world.visitor());
    victim.sign_in("flowmatic", PASSWORD).await;
    let token = app.sign_in_app("flowmatic", PASSWORD, "mobile").await.text("token");
    // A reader of the table knows a session's ids: they alone do not end it.
    let (names, _) = session(&victim).rsplit_once('.').map(|(names, secret)| (names.to_owned(), secret.to_owned())).unwrap();
    let forged = format!("{names}.{}", "A".repeat(43));
    for cookie in [forged.as_str(), &token, "x", ""] {
        let attacker = with_session(&world, cookie);
        attacker.sign_in("ada@example.com", PASSWORD).await;
        assert_eq!(attacker.session_status().await, 200, "{cookie}");
        assert_eq!((victim.session_status().await, app.session_status().await), (200, 200), "{cookie}");
    }
    // By the other way to a session, too.
    let owner = world.visitor();
    owner.sign_in("ada@example.com", PASSWORD).await;
    let (codes, _) = turn_on_app(&world, &owner, json!({"password": PASSWORD})).await;
    for cookie in [forged.as_str(), &token] {
        let attacker = with_session(&world, cookie);
        let challenge = attacker.sign_in("ada@example.com", PASSWORD).await.text("challenge");
        world.clock.advance(60);
        verify(&attacker, &challenge, &codes.code(world.now())).await.expect(200);
        assert_eq!(attacker.session_status().await, 200, "{cookie}");
        assert_eq!((victim.session_status().await, app.session_status().await), (200, 200), "{cookie}");
    }
}

#[tokio::test]
async fn an_apps_sign_in_leaves_the_browsers_session() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    let body = json!({"account": "flowmatic", "password": PASSWORD, "client": "mobile"});
    browser.send(browser.request(Method::POST, "/v1/sign-in").json(&body)).await.expect(200);
    assert_eq!(browser.session_status().await, 200);
}

#[tokio::test]
async fn a_principal_keeps_its_id_and_a_successor_gets_another() {
    let world = World::new().await;
    let (root, again) = (world.visitor(), world.visitor());
    let id = root.sign_in("flowmatic", PASSWORD).await.json()["session"]["principal"].as_str().unwrap().to_owned();
    again.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    assert_eq!(
        (root.get("/v1/session").await.text("principal"), again.get("/v1/session").await.text("principal")),
        (id.clone(), id.clone())
    );
    let listed = root.get("/v1/sessions").await.expect(200).json();
    assert!(listed["sessions"].as_array().unwrap().iter().all(|session| session["principal"] == id.as_str()));

    root.confirm(PASSWORD).await;
    let mut ids = vec![id];
    for _ in 0..2 {
        let link = root.post("/v1/users", json!({"user": "lin", "permissions": []})).await.expect(201).text("activation_url");
        let token = link.split_once("#token=").unwrap().1;
        world.visitor().post("/v1/accounts/activate", json!({"token": token, "password": GOOD_PASSWORD})).await.expect(200);
        let user = world.visitor();
        user.try_sign_in_user("flowmatic", Some("lin"), GOOD_PASSWORD).await.expect(200);
        ids.push(user.get("/v1/session").await.text("principal"));
        root.delete("/v1/users/lin").await.expect(204);
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 3, "{ids:?}");
}
