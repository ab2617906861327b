//! Challenges of sign-ins that wait for a code: how long they live, and how many wrong codes they take.

use futures_util::future::join_all;
use rekey_local::PASSWORD;
use rekey_tests::factors::{Owner, WRONG_CODE, challenge, challenged, mailed_code, verify};
use rekey_tests::people::GRACE;
use rekey_tests::world::number;
use rekey_tests::{OTHER_PASSWORD, World};
use serde_json::json;

#[tokio::test]
async fn fifty_concurrent_wrong_codes_are_five_tries() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let (person, waiting) = challenged(&world, "mobile").await;
    let answers = join_all((0..50).map(|_| verify(&person, &waiting, "app", WRONG_CODE))).await;
    let of = |status| answers.iter().filter(|answer| answer.status == status).count();
    assert_eq!((of(401), of(410)), (5, 45));
    assert_eq!(number(&world.rows("FACTORS#").await[0], "code_tries"), 5);
    verify(&person, &waiting, "app", &owner.code(&world)).await.refused(410, "expired");
}

#[tokio::test]
async fn a_principal_has_twenty_tries_at_codes_a_day() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    let inbox = world.inbox(GRACE).titled("Too many wrong codes for your Rekey account");
    let thief = world.visitor();
    for round in 0..3 {
        let waiting = challenge(&thief, "mobile").await;
        for (method, left) in [("app", 4), ("email", 3), ("app", 2), ("email", 1), ("app", 0)] {
            verify(&thief, &waiting, method, WRONG_CODE).await.refused_code(left);
        }
        verify(&thief, &waiting, "app", WRONG_CODE).await.refused(410, "expired");
        // A right code in between gives its own try back, and no other.
        if round == 0 {
            let waiting = challenge(&owner.browser, "mobile").await;
            verify(&owner.browser, &waiting, "app", &owner.code(&world)).await.expect(200);
        }
        // Nor does a reset of the password, which comes with a new epoch.
        if round == 1 {
            world.reset_password(GRACE, "flowmatic", PASSWORD).await;
        }
    }
    let (session, waiting) = challenged(&world, "web").await;
    verify(&session, &waiting, "app", &owner.code(&world)).await.expect(200);
    for method in ["app", "email", "app", "email", "app"] {
        let body = json!({"password": PASSWORD, "method": method, "code": WRONG_CODE});
        session.post("/v1/session/reauthenticate", body).await.refused(401, "invalid_code");
    }
    session.confirm_by(PASSWORD, "app", &owner.code(&world)).await.refused(429, "rate_limited");
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
    world.inbox(GRACE).titled("Too many wrong recovery codes for your Rekey account").only().await;
}

#[tokio::test]
async fn a_challenge_is_no_session_and_a_session_no_challenge() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let (person, waiting) = challenged(&world, "mobile").await;
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
async fn a_challenge_ends_after_ten_minutes() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let (person, waiting) = challenged(&world, "mobile").await;
    world.clock.advance(570);
    let other = challenge(&person, "mobile").await;
    verify(&person, &waiting, "app", &owner.code(&world)).await.refused(410, "expired");
    assert_eq!(world.items("challenge").await.len(), 2);
    verify(&person, &other, "app", &owner.app.code(world.now())).await.expect(200);
}

#[tokio::test]
async fn a_sign_out_and_a_reset_end_challenges_too() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    let (person, waiting) = challenged(&world, "mobile").await;
    owner.browser.delete("/v1/sessions").await.expect(204);
    verify(&person, &waiting, "app", &owner.code(&world)).await.refused(410, "expired");

    let waiting = challenge(&person, "mobile").await;
    let mailed = mailed_code(&world, &person, &waiting).await;
    world.reset_password(GRACE, "flowmatic", PASSWORD).await;
    verify(&person, &waiting, "email", &mailed).await.refused(410, "expired");
    verify(&person, &waiting, "app", &owner.code(&world)).await.refused(410, "expired");
    verify(&person, &waiting, "recovery_code", &owner.recovery_codes[0]).await.refused(410, "expired");
    person.post("/v1/sign-in/email-code", json!({"challenge": waiting})).await.refused(410, "expired");
    // A dead challenge does not use a recovery code up.
    let waiting = challenge(&person, "mobile").await;
    verify(&person, &waiting, "recovery_code", &owner.recovery_codes[0]).await.expect(200);
}

#[tokio::test]
async fn a_browsers_challenge_is_completed_from_this_site_only() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    let (person, waiting) = challenged(&world, "web").await;
    let body = json!({"challenge": waiting, "method": "app", "code": owner.code(&world)});
    for _ in 0..6 {
        person.post("/v1/sign-in/verify", body.clone()).await.refused(403, "forbidden");
        person.post("/v1/sign-in/email-code", json!({"challenge": waiting})).await.refused(403, "forbidden");
    }
    verify(&person, &waiting, "app", body["code"].as_str().unwrap()).await.expect(200);
}
