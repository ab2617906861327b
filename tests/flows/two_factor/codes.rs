//! The codes of a sign-in: from an authenticator app, by mail, and recovery codes. Each is good once.

use futures_util::future::join_all;
use rekey_local::PASSWORD;
use rekey_tests::factors::{CODE_TITLE, Owner, WRONG_CODE, challenge, challenged, mailed_code, mailed_confirmation, verify};
use rekey_tests::people::GRACE;
use rekey_tests::{Visitor, World};
use serde_json::json;

/// Lets several people enter one code at the same moment, each at their own challenge. Returns the sorted statuses.
async fn race(world: &World, people: usize, method: &str, code: &str) -> Vec<u16> {
    let people: Vec<Visitor> = (0..people).map(|_| world.visitor()).collect();
    // The passwords first, which take a while each.
    let challenges = join_all(people.iter().map(|person| challenge(person, "mobile"))).await;
    let shown = people.iter().zip(&challenges).map(|(person, challenge)| verify(person, challenge, method, code));
    let mut statuses: Vec<u16> = join_all(shown).await.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    statuses
}

#[tokio::test]
async fn a_sign_in_names_its_methods_and_needs_a_right_code() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    let person = world.visitor();
    let asked = person.sign_in("flowmatic", PASSWORD).await;
    assert!(asked.header("set-cookie").is_none());
    let asked = asked.json();
    assert_eq!(asked["methods"], json!(["app", "email", "recovery_code"]));
    assert_eq!((&asked["email_hint"], &asked["expires_in"]), (&json!("g•••@e•••.com"), &json!(600)));
    person.try_sign_in("flowmatic", "not the password").await.refused(401, "invalid_credentials");

    let challenge = asked["challenge"].as_str().unwrap();
    for (method, code) in [("app", "12345"), ("email", "ABCDEF"), ("recovery_code", "123456"), ("sms", "123456")] {
        verify(&person, challenge, method, code).await.refused(400, "invalid_request");
    }
    verify(&person, challenge, "email", WRONG_CODE).await.refused(401, "invalid_code");
    let mailed = mailed_code(&world, &person, challenge).await;
    verify(&person, challenge, "app", &mailed).await.refused(401, "invalid_code");
    verify(&person, challenge, "email", &owner.code(&world)).await.refused(401, "invalid_code");
    verify(&person, challenge, "email", &mailed).await.expect(200);
    assert_eq!(person.session_status().await, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_app_code_works_once_even_in_parallel() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let mut code = String::new();
    for _ in 0..3 {
        code = owner.code(&world);
        assert_eq!(race(&world, 5, "app", &code).await, [200, 401, 401, 401, 401]);
    }
    // Not at the next step either, where it would still be in time; and no code of a step before it.
    let (person, waiting) = challenged(&world, "mobile").await;
    world.clock.advance(30);
    for code in [code, owner.app.code(world.now().plus(-60))] {
        verify(&person, &waiting, "app", &code).await.refused(401, "invalid_code");
    }
    verify(&person, &waiting, "app", &owner.app.code(world.now())).await.expect(200);
    owner.browser.confirm_by(PASSWORD, "app", &owner.app.code(world.now())).await.refused(401, "invalid_code");
}

#[tokio::test]
async fn an_app_code_may_be_one_step_off_and_not_two() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    for (off, status) in [(-60, 401), (60, 401), (-30, 200), (30, 200)] {
        world.clock.advance(300);
        let (person, challenge) = challenged(&world, "mobile").await;
        verify(&person, &challenge, "app", &owner.app.code(world.now().plus(off))).await.expect(status);
    }
}

#[tokio::test]
async fn a_mailed_code_works_once_at_its_own_challenge() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    let (first, second) = (world.visitor(), world.visitor());
    let (a, b) = (challenge(&first, "mobile").await, challenge(&second, "mobile").await);
    let of_a = mailed_code(&world, &first, &a).await;
    let of_b = mailed_code(&world, &second, &b).await;
    verify(&second, &b, "email", &of_a).await.refused(401, "invalid_code");
    let confirm = |code: &str| json!({"password": PASSWORD, "method": "email", "code": code});
    owner.browser.post("/v1/session/reauthenticate", confirm(&of_a)).await.refused(401, "invalid_code");

    let racers = join_all((0..5).map(|_| verify(&first, &a, "email", &of_a))).await;
    assert_eq!(racers.iter().filter(|answer| answer.status == 200).count(), 1);
    assert!(racers.iter().all(|answer| [200, 401, 410].contains(&answer.status)));
    verify(&second, &b, "email", &of_b).await.expect(200);

    let confirmation = mailed_confirmation(&world, &owner.browser).await;
    owner.browser.post("/v1/session/reauthenticate", confirmation.clone()).await.expect(204);
    owner.browser.post("/v1/session/reauthenticate", confirmation).await.refused(401, "invalid_code");
}

#[tokio::test]
async fn only_the_newest_mailed_code_works_and_for_ten_minutes() {
    let world = World::new().await;
    Owner::with_both(&world).await;
    let (person, waiting) = challenged(&world, "mobile").await;
    let older = mailed_code(&world, &person, &waiting).await;
    world.clock.advance(30);
    let newer = mailed_code(&world, &person, &waiting).await;
    if older != newer {
        verify(&person, &waiting, "email", &older).await.refused(401, "invalid_code");
    }
    verify(&person, &waiting, "email", &newer).await.expect(200);

    let late = challenge(&person, "mobile").await;
    world.clock.advance(599);
    world.stack.outbox.hold();
    person.post("/v1/sign-in/email-code", json!({"challenge": late})).await.expect(202);
    world.stack.outbox.release();
    world.clock.advance(1);
    person.post("/v1/sign-in/email-code", json!({"challenge": late})).await.refused(410, "expired");
}

#[tokio::test]
async fn a_principal_gets_twenty_mailed_codes_a_day() {
    let world = World::with(&[]).await;
    Owner::with_both(&world).await;
    let person = world.visitor();
    world.clock.advance(30);
    // One was sent to turn them on.
    for n in 1..20 {
        // Each password is a sign-in, and those are limited, too.
        world.clock.advance(60);
        let waiting = challenge(&person, "mobile").await;
        person.post("/v1/sign-in/email-code", json!({"challenge": waiting})).await.expect(202);
        let again = person.post("/v1/sign-in/email-code", json!({"challenge": waiting})).await.refused(429, "rate_limited");
        assert!(again.header("retry-after") == Some("30") || n == 19, "{n}: {}", again.raw);
    }
    world.clock.advance(60);
    let waiting = challenge(&person, "mobile").await;
    let full = person.post("/v1/sign-in/email-code", json!({"challenge": waiting})).await.refused(429, "rate_limited");
    assert!(full.json()["retry_after"].as_i64().unwrap() > 80_000);
    world.clock.advance(86_400);
    let waiting = challenge(&person, "mobile").await;
    mailed_code(&world, &person, &waiting).await;
}

#[tokio::test]
async fn a_recovery_code_signs_in_once_and_its_owner_is_told() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let (person, waiting) = challenged(&world, "web").await;
    let typed = owner.recovery_codes[0].to_lowercase().replace('-', " ");
    verify(&person, &waiting, "recovery_code", &typed).await.expect(200);
    let told = world.inbox(GRACE).titled("A recovery code of your Rekey account was used").only().await;
    assert!(told.0.text.contains("You have 9 left."), "{}", told.0.text);
    assert_eq!(person.get("/v1/two-factor").await.json()["recovery_codes_left"], 9);
    let waiting = challenge(&person, "mobile").await;
    verify(&person, &waiting, "recovery_code", &owner.recovery_codes[0]).await.refused(401, "invalid_code");

    owner.reauthenticate(&world).await;
    let new = owner.browser.post("/v1/two-factor/recovery-codes", json!({})).await.expect(200).json();
    assert_eq!(new["recovery_codes"].as_array().unwrap().len(), 10);
    verify(&person, &waiting, "recovery_code", &owner.recovery_codes[1]).await.refused(401, "invalid_code");
    verify(&person, &waiting, "recovery_code", new["recovery_codes"][3].as_str().unwrap()).await.expect(200);
    world.inbox(GRACE).titled("New recovery codes for your Rekey account").only().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn each_recovery_code_works_once_even_in_parallel() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    for (code, left) in owner.recovery_codes.iter().zip((0..10).rev()) {
        // Wrong tries count for the day: the ten rounds stay below twenty.
        assert_eq!(race(&world, 2, "recovery_code", code).await, [200, 401]);
        assert_eq!(owner.browser.get("/v1/two-factor").await.json()["recovery_codes_left"], left);
    }
}

#[tokio::test]
async fn codes_are_mailed_only_if_the_factor_is_on() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let (person, waiting) = challenged(&world, "mobile").await;
    person.post("/v1/sign-in/email-code", json!({"challenge": waiting})).await.refused(409, "conflict");
    owner.browser.post("/v1/session/email-code", json!({})).await.refused(409, "conflict");
    world.settle().await;
    assert_eq!(world.inbox(GRACE).titled(CODE_TITLE).count(), 0);
}
