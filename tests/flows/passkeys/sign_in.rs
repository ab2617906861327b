//! Signing in and re-authenticating with a passkey.

use futures_util::future::join_all;
use rekey_local::PASSWORD;
use rekey_tests::factors::{challenge, challenged};
use rekey_tests::passkeys::{AGAIN, BEGIN, SIGN_IN, owner_with_passkey};
use rekey_tests::people::{GRACE, NEW_SIGN_IN};
use rekey_tests::world::number;
use rekey_tests::{PasskeyBrowser, World};
use serde_json::json;

#[tokio::test]
async fn a_passkey_is_a_whole_sign_in_on_every_kind_of_client() {
    let world = World::new().await;
    let (browser, mut keys, _) = owner_with_passkey(&world).await;
    world.clock.advance(60);
    let begun = world.visitor().post(BEGIN, json!({})).await.expect(200).json();
    assert_eq!((&begun["options"]["allowCredentials"], &begun["options"]["userVerification"]), (&json!([]), &json!("required")));
    for client in ["web", "mobile", "desktop"] {
        let person = world.visitor();
        let signed_in = keys.sign_in(&person, client).await.expect(200);
        assert_eq!((signed_in.text("status"), &signed_in.json()["session"]["client"]), ("signed_in".to_owned(), &json!(client)));
        if client == "web" {
            assert!(signed_in.json().get("token").is_none() && person.cookie("__Host-rekey").is_some());
        } else {
            assert!(signed_in.header("set-cookie").is_none());
            person.use_token(&signed_in.text("token"));
        }
        assert_eq!(person.session_status().await, 200);
    }
    assert_eq!(browser.get("/v1/two-factor").await.json()["passkeys"][0]["last_used_at"], world.now().rfc3339());
    let acts: Vec<String> = world.rows("AUDIT#").await.iter().map(|row| row["act"].as_s().unwrap().clone()).collect();
    assert_eq!(acts.iter().filter(|act| *act == "signed_in_by_passkey_alone").count(), 3);
}

#[tokio::test]
async fn a_browser_that_is_known_for_the_name_causes_no_notice() {
    let world = World::new().await;
    let (browser, mut keys, _) = owner_with_passkey(&world).await;
    let inbox = world.inbox(GRACE).titled(NEW_SIGN_IN);
    world.settle().await;
    let before = inbox.count();
    keys.sign_in(&browser, "web").await.expect(200);
    world.settle().await;
    assert_eq!(inbox.count(), before);
    let stranger = world.visitor_from("127.0.0.7");
    keys.sign_in(&stranger, "web").await.expect(200);
    inbox.nth(before).await;
    // It is known from then on.
    keys.sign_in(&stranger, "web").await.expect(200);
    world.settle().await;
    assert_eq!(inbox.count(), before + 1);
}

#[tokio::test]
async fn ten_at_once_with_one_assertion_open_one_session() {
    let world = World::new().await;
    let (_, mut keys, _) = owner_with_passkey(&world).await;
    let person = world.visitor();
    let body = keys.assertion(&person, "mobile").await;
    let answers = join_all((0..10).map(|_| person.post(SIGN_IN, body.clone()))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    assert!(answers.iter().all(|answer| [200, 410, 503].contains(&answer.status)));
    person.post(SIGN_IN, body).await.refused(410, "expired");
    // A ceremony ends after five minutes.
    let late = keys.assertion(&person, "mobile").await;
    world.clock.advance(300);
    person.post(SIGN_IN, late).await.refused(410, "expired");
}

#[tokio::test]
async fn after_the_password_a_passkey_answers_the_challenge() {
    let world = World::new().await;
    let (_, mut keys, id) = owner_with_passkey(&world).await;
    let (person, waiting) = challenged(&world, "web").await;
    person.post(BEGIN, json!({"challenge": waiting})).await.refused(403, "forbidden");
    let begun = person.post_from_site(BEGIN, json!({"challenge": waiting})).await.expect(200).json();
    assert_eq!((&begun["challenge"], &begun["options"]["allowCredentials"][0]["id"]), (&json!(waiting), &json!(id)));
    assert_eq!(begun["options"]["userVerification"], "preferred");
    let body = json!({"challenge": waiting, "credential": keys.get(&begun["options"]).await, "client": "web"});
    person.post(SIGN_IN, body.clone()).await.refused(403, "forbidden");
    person
        .post_from_site(SIGN_IN, json!({"challenge": waiting, "credential": body["credential"], "client": "mobile"}))
        .await
        .refused(400, "invalid_request");
    assert_eq!(person.post_from_site(SIGN_IN, body.clone()).await.expect(200).text("status"), "signed_in");
    person.post_from_site(SIGN_IN, body).await.refused(410, "expired");
    assert!(world.rows("AUDIT#").await.iter().any(|row| row["act"].as_s().unwrap() == "signed_in_by_passkey"));
    assert_eq!(number(&world.rows("FACTORS#").await[0], "code_tries"), 0);
}

#[tokio::test]
async fn wrong_assertions_after_the_password_count_like_wrong_codes() {
    let world = World::new().await;
    let (browser, mut keys, _) = owner_with_passkey(&world).await;
    let mut strangers = PasskeyBrowser::new(&world);
    strangers.add(&world.confirmed("analytical-engine", None, PASSWORD).await, "Other").await;
    let person = world.visitor();
    for _ in 0..4 {
        let waiting = challenge(&person, "mobile").await;
        let begun = person.post(BEGIN, json!({"challenge": waiting})).await.expect(200).json();
        let mut options = begun["options"].clone();
        options["allowCredentials"] = json!([]);
        let wrong = json!({"challenge": waiting, "credential": strangers.get(&options).await, "client": "mobile"});
        for _ in 0..5 {
            person.post(SIGN_IN, wrong.clone()).await.refused(401, "invalid_code");
        }
        person.post(SIGN_IN, wrong).await.refused(410, "expired");
    }
    let waiting = challenge(&person, "mobile").await;
    keys.answer(&person, &waiting, "mobile").await.refused(429, "rate_limited");
    world.inbox(GRACE).titled("Too many wrong codes for your Rekey account").only().await;
    // Alone, the passkey guesses nothing and takes no tries.
    keys.sign_in(&person, "mobile").await.expect(200);
    assert_eq!(browser.session_status().await, 200);
}

#[tokio::test]
async fn a_security_key_without_a_pin_is_a_second_factor_only() {
    let world = World::new().await;
    let browser = world.owner().await;
    let mut key = PasskeyBrowser::unverified(&world);
    key.add(&browser, "Key").await;
    key.sign_in(&world.visitor(), "mobile").await.refused(401, "invalid_credentials");
    let (person, waiting) = challenged(&world, "mobile").await;
    key.answer(&person, &waiting, "mobile").await.expect(200);
    key.confirm(&browser).await.refused(401, "invalid_code");
    // A passkey that verified its user when it was added always does.
    let mut keys = PasskeyBrowser::new(&world);
    world.clock.advance(1);
    keys.add(&browser, "Phone").await;
    let (person, waiting) = challenged(&world, "mobile").await;
    keys.without_verification().answer(&person, &waiting, "mobile").await.refused(401, "invalid_code");
    keys.without_verification().sign_in(&person, "mobile").await.refused(401, "invalid_credentials");
    keys.sign_in(&person, "mobile").await.expect(200);
}

#[tokio::test]
async fn a_passkey_confirms_the_session_that_began_it() {
    let world = World::new().await;
    let (browser, mut keys, _) = owner_with_passkey(&world).await;
    world.clock.advance(301);
    let other = world.visitor();
    keys.sign_in(&other, "web").await.expect(200);
    let begun = browser.post(&format!("{AGAIN}/begin"), json!({})).await.expect(200).json();
    assert_eq!(begun["options"]["userVerification"], "required");
    let body = json!({"challenge": begun["challenge"], "credential": keys.get(&begun["options"]).await});
    other.post(AGAIN, body.clone()).await.refused(410, "expired");
    browser.post(AGAIN, body.clone()).await.expect(204);
    assert_eq!(browser.get("/v1/session").await.json()["reauthenticated_until"], world.now().plus(300).rfc3339());
    browser.post(AGAIN, body).await.refused(410, "expired");
    let app = world.visitor();
    let token = keys.sign_in(&app, "mobile").await.expect(200).text("token");
    app.use_token(&token);
    keys.confirm(&app).await.expect(204);
    world.confirmed("analytical-engine", None, PASSWORD).await.post(&format!("{AGAIN}/begin"), json!({})).await.refused(409, "conflict");
}

#[tokio::test]
async fn a_counter_that_goes_back_is_refused_and_told() {
    let world = World::new().await;
    let browser = world.owner().await;
    let mut key = PasskeyBrowser::counting(&world);
    key.add(&browser, "Key").await;
    let mut thief = key.copy();
    for _ in 0..2 {
        key.sign_in(&world.visitor(), "mobile").await.expect(200);
    }
    thief.sign_in(&world.visitor(), "mobile").await.refused(401, "invalid_credentials");
    let told = world.inbox(GRACE).titled("A passkey of your Rekey account may have been copied").only().await.0.text;
    assert!(told.contains("remove this passkey") && !told.contains("nothing to do"), "{told}");
    assert_eq!(world.event("passkey_copied").await.detail_type, "credential-compromise");
    let (person, waiting) = challenged(&world, "mobile").await;
    thief.answer(&person, &waiting, "mobile").await.refused(401, "invalid_code");
    key.sign_in(&world.visitor(), "mobile").await.expect(200);
}

#[tokio::test]
async fn two_uses_of_one_count_at_once_are_one() {
    let world = World::new().await;
    let browser = world.owner().await;
    let mut key = PasskeyBrowser::counting(&world);
    key.add(&browser, "Key").await;
    let mut copy = key.copy();
    let person = world.visitor();
    let bodies = [key.assertion(&person, "mobile").await, copy.assertion(&person, "mobile").await];
    let answers = join_all(bodies.map(|body| person.post(SIGN_IN, body))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
}
