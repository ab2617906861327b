//! Sessions of browsers and apps: how they are carried, listed and ended.

use rekey_local::PASSWORD;
use rekey_tests::{OTHER_PASSWORD, World};
use serde_json::json;

#[tokio::test]
async fn browsers_get_a_cookie_and_apps_get_a_bearer_token() {
    let world = World::new().await;
    let (web, phone) = (world.visitor(), world.visitor());
    let answer = web.sign_in("flowmatic", PASSWORD).await;
    let cookies: Vec<&str> = answer.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap()).collect();
    let session = cookies.iter().find(|cookie| cookie.starts_with("__Host-rekey=")).unwrap();
    for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(session.contains(part), "{session}");
    }
    assert!(!session.contains("Domain"));
    let body = answer.json();
    assert_eq!((&body["status"], body.get("token")), (&json!("signed_in"), None));
    let shown = web.get("/v1/session").await.expect(200).json();
    assert_eq!(shown, body["session"]);
    assert_eq!(shown["role"], "root");
    assert_eq!(shown["client"], "web");
    assert_eq!(shown["reauthenticated_until"], json!(null));

    let body = json!({"account": "flowmatic", "password": PASSWORD, "client": "mobile", "device": "Grace's phone"});
    let answer = phone.post("/v1/sign-in", body).await.expect(200);
    assert!(answer.header("set-cookie").is_none());
    let token = answer.text("token");
    phone.use_token(&token);
    assert_eq!(phone.get("/v1/session").await.expect(200).json()["device"], "Grace's phone");

    // A name that shows nothing is refused.
    for device in [" ", "\u{3164}", "\u{2800}", "\u{115f}\u{1160}", "\u{ffa0}\u{fe0f}"] {
        let body = json!({"account": "flowmatic", "password": PASSWORD, "client": "mobile", "device": device});
        world.visitor().post("/v1/sign-in", body).await.refused(400, "invalid_request");
    }

    // A cookie is not accepted as a bearer token, nor a bearer token as a cookie.
    let swapped = world.visitor();
    swapped.set_cookie("__Host-rekey", &token);
    swapped.get("/v1/session").await.refused(401, "unauthenticated");
    let swapped = world.visitor();
    swapped.use_token(&web.cookie("__Host-rekey").unwrap());
    swapped.get("/v1/session").await.refused(401, "unauthenticated");
}

#[tokio::test]
async fn devices_are_listed_and_signed_out_one_by_one_or_all_others() {
    let world = World::new().await;
    let (web, phone, tablet, stranger) = (world.visitor(), world.visitor(), world.visitor(), world.visitor());
    web.sign_in("flowmatic", PASSWORD).await;
    phone.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    tablet.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    stranger.sign_in("ada@example.com", PASSWORD).await;
    let sessions = web.get("/v1/sessions").await.expect(200).json()["sessions"].as_array().unwrap().clone();
    assert_eq!(sessions.len(), 3);
    assert_eq!(sessions.iter().filter(|session| session["current"] == true).count(), 1);

    // A use is recorded from time to time: of a browser after 36 minutes, of an app after 17 hours.
    let began = world.now();
    world.clock.advance(3600);
    assert_eq!((web.session_status().await, phone.session_status().await), (200, 200));
    let sessions = web.get("/v1/sessions").await.expect(200).json()["sessions"].as_array().unwrap().clone();
    for session in sessions {
        let used = if session["current"] == true { world.now() } else { began };
        assert_eq!(session["last_used_at"], json!(used.rfc3339()), "{session}");
    }

    let id = phone.get("/v1/session").await.text("id");
    stranger.delete(&format!("/v1/sessions/{id}")).await.refused(404, "not_found");
    assert_eq!(phone.session_status().await, 200);
    web.delete(&format!("/v1/sessions/{id}")).await.expect(204);
    web.delete(&format!("/v1/sessions/{id}")).await.refused(404, "not_found");
    web.delete("/v1/sessions/no-such-thing").await.refused(404, "not_found");
    web.delete("/v1/sessions/%ff").await.refused(404, "not_found");
    assert_eq!((phone.session_status().await, tablet.session_status().await), (401, 200));

    web.delete("/v1/sessions").await.expect(204);
    assert_eq!((web.session_status().await, tablet.session_status().await), (200, 401));
    assert_eq!(web.get("/v1/sessions").await.json()["sessions"].as_array().unwrap().len(), 1);

    let answer = web.send(web.request(reqwest::Method::POST, "/v1/sign-out")).await.expect(204);
    assert!(answer.header("set-cookie").unwrap().contains("Max-Age=0"));
    assert_eq!((web.session_status().await, stranger.session_status().await), (401, 200));
}

#[tokio::test]
async fn a_changed_password_signs_other_devices_out() {
    let world = World::new().await;
    let (web, phone) = (world.visitor(), world.visitor());
    web.sign_in("flowmatic", PASSWORD).await;
    phone.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    let change = |current: &str, new: &str| json!({"current_password": current, "new_password": new});
    web.post("/v1/account/password", change("not the password", OTHER_PASSWORD)).await.refused(401, "invalid_credentials");
    let weak = web.post("/v1/account/password", change(PASSWORD, "flowmatic1")).await.refused(422, "password_refused");
    assert_eq!(weak.json()["fields"][0]["field"], "new_password");
    assert_eq!(phone.session_status().await, 200);

    web.post("/v1/account/password", change(PASSWORD, OTHER_PASSWORD)).await.expect(204);
    assert_eq!((web.session_status().await, phone.session_status().await), (200, 401));
    world.visitor().sign_in("flowmatic", OTHER_PASSWORD).await;
    let notice = world.inbox("grace@example.com").titled("Your Rekey password was changed").only().await;
    assert!(notice.0.text.contains("settings"), "{}", notice.0.text);
}

#[tokio::test]
async fn sessions_end_when_idle_and_at_their_absolute_limit() {
    let world = World::with(&[
        ("REKEY_LIMIT_SCALE", "1000"),
        ("REKEY_SESSION_WEB_IDLE", "3600"),
        ("REKEY_SESSION_WEB_ABSOLUTE", "9000"),
        ("REKEY_SESSION_APP_IDLE", "86400"),
    ])
    .await;
    let (idle, used, phone) = (world.visitor(), world.visitor(), world.visitor());
    idle.sign_in("flowmatic", PASSWORD).await;
    let first_end = used.sign_in("flowmatic", PASSWORD).await.json()["session"]["expires_at"].clone();
    phone.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    world.clock.advance(3000);
    assert_eq!(used.session_status().await, 200);
    assert_ne!(used.get("/v1/session").await.json()["expires_at"], first_end, "use puts the end off");
    world.clock.advance(600);
    assert_eq!((idle.session_status().await, used.session_status().await), (401, 200));
    world.clock.advance(3000);
    assert_eq!(used.session_status().await, 200);
    // Past 9000 s it ends however much it is used.
    world.clock.advance(2400);
    assert_eq!((used.session_status().await, phone.session_status().await), (401, 200));
    let left = phone.get("/v1/sessions").await.json()["sessions"].as_array().unwrap().len();
    assert_eq!(left, 1, "sessions past their time are not listed while their rows are still there");
    assert_eq!(world.items("session").await.len(), 3);
}
