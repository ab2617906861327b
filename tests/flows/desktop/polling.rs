//! The app's side of an approval: its codes, its polls, and how it is slowed down.

use futures_util::future::join_all;
use rekey_example_desktop::{Failure, Rekey};
use rekey_tests::desktop::{DEVICE, Desktop, authorize, poll};
use rekey_tests::world::number;
use rekey_tests::{Tap, World};
use serde_json::json;

#[tokio::test]
async fn an_app_gets_a_secret_for_itself_and_a_code_for_the_person() {
    let world = World::new().await;
    let began = authorize(&world.visitor()).await.expect(200).json();
    let user_code = began["user_code"].as_str().unwrap();
    assert_eq!((began["expires_in"].as_i64(), began["interval"].as_i64()), (Some(600), Some(5)));
    assert_eq!(began["verification_uri"], format!("{}/device", world.url));
    assert_eq!(began["verification_uri_complete"], format!("{}/device#user_code={user_code}", world.url));
    assert!(user_code.len() == 9 && user_code.as_bytes()[4] == b'-', "{user_code}");

    // The tables have neither.
    let rows = format!("{:?}", world.dump().await);
    assert!(rows.contains("DEVICE-CODE#") && rows.contains(DEVICE));
    let secret = began["device_code"].as_str().unwrap().rsplit('.').next().unwrap();
    assert!(!rows.contains(secret) && !rows.contains(user_code));
}

#[tokio::test]
async fn a_request_to_sign_in_names_a_desktop_app_and_a_harmless_device() {
    let world = World::new().await;
    let app = world.visitor();
    for body in [
        json!({}),
        json!({"client": "mobile"}),
        json!({"client": "web"}),
        json!({"client": ["desktop"]}),
        json!({"client": {"desktop": null}}),
        json!({"client": "desktop", "device": ""}),
        json!({"client": "desktop", "device": ["x"]}),
        json!({"client": "desktop", "device": "a\u{202e}b"}),
        json!({"client": "desktop", "device": "x".repeat(65)}),
        json!({"client": "desktop", "scope": "x"}),
        json!(["desktop", null]),
    ] {
        app.post("/v1/device/authorize", body).await.refused(400, "invalid_request");
    }
    assert!(world.rows("DEVICE-CODE#").await.is_empty());
    app.post("/v1/device/authorize", json!({"client": "desktop", "device": null})).await.expect(200);
}

#[tokio::test]
async fn an_app_that_polls_too_often_waits_longer() {
    let world = World::new().await;
    let desktop = Desktop::waiting(&world).await;
    desktop.poll().await.refused(400, "authorization_pending");
    desktop.poll_in_time(&world).await.refused(400, "authorization_pending");
    let slowed = desktop.poll().await.refused(400, "slow_down");
    assert_eq!((slowed.json()["retry_after"].as_i64(), slowed.header("retry-after")), (Some(10), Some("10")));
    world.clock.advance(5);
    assert_eq!(desktop.poll().await.refused(400, "slow_down").json()["retry_after"], 15);
    world.clock.advance(15);
    desktop.poll().await.refused(400, "authorization_pending");

    // An approval is not held back: `slow_down` is a variant of `authorization_pending`.
    let owner = world.owner().await;
    desktop.decided_by(&owner, "approve").await.expect(204);
    desktop.poll().await.expect(200);
}

#[tokio::test]
async fn unknown_expired_and_spent_device_codes_answer_alike() {
    let world = World::new().await;
    let owner = world.owner().await;
    let [expired, spent, known] = [Desktop::waiting(&world).await, Desktop::waiting(&world).await, Desktop::waiting(&world).await];
    spent.decided_by(&owner, "approve").await.expect(204);
    spent.poll().await.expect(200);
    let app = world.visitor();
    let (place, secret) = known.device_code.rsplit_once('.').unwrap();
    let flipped = format!("{place}.{}{}", if secret.starts_with('A') { "B" } else { "A" }, &secret[1..]);
    let never = "device-code_aaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaa.everybody-may-read-this_it-guards-a-sampleA";
    let mut answers = vec![poll(&app, &spent.device_code).await, poll(&app, &flipped).await, poll(&app, never).await, poll(&app, "").await];
    // Another secret does not disturb the app that has the right one.
    known.poll().await.refused(400, "authorization_pending");
    world.clock.advance(600);
    answers.extend([poll(&app, &expired.device_code).await, poll(&app, &known.device_code).await]);
    let bodies: Vec<String> = answers.into_iter().map(|answer| answer.refused(400, "expired_token").raw).collect();
    assert!(bodies.iter().all(|body| *body == bodies[0]), "{bodies:#?}");
}

#[tokio::test]
async fn ten_racing_polls_open_one_session() {
    let world = World::new().await;
    let owner = world.owner().await;
    let desktop = Desktop::waiting(&world).await;
    desktop.decided_by(&owner, "approve").await.expect(204);
    let answers = join_all((0..10).map(|_| desktop.poll())).await;
    let of = |status| answers.iter().filter(|answer| answer.status == status).count();
    assert_eq!(of(200), 1);
    assert!(answers.iter().all(|answer| answer.status == 200 || answer.text("code") == "expired_token"));
    let apps = world.items("session").await.into_iter().filter(|session| session["client"].as_s().unwrap() == "desktop");
    assert_eq!(apps.count(), 1);
    assert_eq!(world.items("audit").await.iter().filter(|entry| entry["act"].as_s().unwrap() == "signed_in_by_approval").count(), 1);
}

#[tokio::test]
async fn ten_racing_people_decide_once() {
    let world = World::new().await;
    let (grace, ada) = (world.owner().await, world.confirmed("analytical-engine", None, rekey_local::PASSWORD).await);
    let desktop = Desktop::waiting(&world).await;
    let decide = |n: usize| desktop.decided_by(if n.is_multiple_of(2) { &grace } else { &ada }, "approve");
    let answers = join_all((0..10).map(decide)).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 204).count(), 1);
    assert!(answers.iter().all(|answer| answer.status == 204 || answer.status == 410 || answer.status == 503));
    desktop.poll().await.expect(200);
}

#[tokio::test]
async fn an_expired_row_answers_as_one_that_is_gone() {
    let world = World::new().await;
    let owner = world.owner().await;
    let desktop = Desktop::waiting(&world).await;
    world.clock.advance(600);
    assert!(number(&world.rows("DEVICE-CODE#").await[0], "expires_at") <= world.now().0);
    owner.confirm(rekey_local::PASSWORD).await;
    desktop.seen_by(&owner).await.refused(410, "expired");
    for decision in ["approve", "deny"] {
        desktop.decided_by(&owner, decision).await.refused(410, "expired");
    }
    desktop.poll().await.refused(400, "expired_token");
}

#[tokio::test]
async fn a_poll_costs_one_request_and_tells_nobody_else() {
    let world = World::new().await;
    let tap = Tap::on(&world).await;
    let device = tap.function(&world, device::router).await;
    let began = device.post("/v1/device/authorize", json!({"client": "desktop"})).await.expect(200);
    let operations = || tap.take().into_iter().map(|request| request.operation).collect::<Vec<_>>();
    assert_eq!(operations(), ["UpdateItem", "PutItem"]);
    let device_code = began.text("device_code");
    device.post("/v1/device/token", json!({"device_code": device_code})).await.refused(400, "authorization_pending");
    assert_eq!(operations(), ["UpdateItem"]);
}

#[tokio::test]
async fn the_example_of_an_app_signs_in_and_out() {
    let world = World::new().await;
    let owner = world.owner().await;
    let rekey = Rekey::at(&world.url);
    let mut codes = rekey.begin("Example").await.unwrap();
    for interval in [5, 10] {
        assert!(rekey.poll(&mut codes).await.unwrap().is_none());
        assert_eq!(codes.interval, interval);
    }
    let page = format!("{}/device#user_code={}", world.url, codes.user_code);
    assert_eq!(codes.verification_uri_complete, page);
    owner.post(&format!("/v1/device/{}", codes.user_code), json!({"decision": "approve"})).await.expect(204);
    let signed_in = rekey.poll(&mut codes).await.unwrap().unwrap();
    assert_eq!((signed_in.session.account.as_str(), signed_in.session.user.as_deref()), ("flowmatic", None));
    let app = world.visitor();
    app.use_token(&signed_in.token);
    assert_eq!(app.session_status().await, 200);
    rekey.sign_out(signed_in).await.unwrap();
    assert_eq!(app.session_status().await, 401);
    assert!(matches!(rekey.poll(&mut codes).await, Err(Failure::Refused { code, .. }) if code == "expired_token"));
}
