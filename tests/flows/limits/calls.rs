//! Rate limits of calls: a caller over the limit waits, and no other caller does.

use rekey_local::PASSWORD;
use rekey_tests::{OTHER_PASSWORD, World};
use serde_json::json;

const WRONG: &str = "not the password";

#[tokio::test]
async fn an_address_waits_after_twenty_recoveries() {
    let world = World::with(&[]).await;
    let (here, there) = (world.visitor(), world.visitor_from("127.0.0.2"));
    for n in 0..20 {
        here.post("/v1/recovery", json!({"email": format!("n{n}@example.org")})).await.expect(202);
    }
    let refused = here.post("/v1/recovery", json!({"email": "ada@example.com"})).await.refused(429, "rate_limited");
    assert_eq!(refused.header("retry-after"), Some("15"));
    assert_eq!(refused.json()["retry_after"], 15);
    there.post("/v1/recovery", json!({"email": "ada@example.com"})).await.expect(202);
    world.clock.advance(15);
    here.post("/v1/recovery", json!({"email": "ada@example.com"})).await.expect(202);
    here.post("/v1/recovery", json!({"email": "ada@example.com"})).await.refused(429, "rate_limited");
}

#[tokio::test]
async fn limits_are_the_same_for_known_and_unknown_names() {
    let world = World::with(&[("REKEY_LIMIT_SIGN_IN_NAME_ADDRESS", "3/60")]).await;
    let mut answers = Vec::new();
    for name in ["flowmatic", "nobody-at-all"] {
        let visitor = world.visitor();
        for _ in 0..3 {
            visitor.try_sign_in(name, WRONG).await.refused(401, "invalid_credentials");
        }
        answers.push(visitor.try_sign_in(name, WRONG).await.refused(429, "rate_limited").raw);
    }
    assert_eq!(answers[0], answers[1]);
}

#[tokio::test]
async fn a_limited_address_does_not_use_up_the_limit_of_a_name() {
    let world = World::with(&[("REKEY_LIMIT_SIGN_IN_ADDRESS", "5/60"), ("REKEY_LIMIT_SIGN_IN_NAME", "6/60")]).await;
    let (attacker, owner) = (world.visitor_from("127.0.0.66"), world.visitor());
    for _ in 0..20 {
        attacker.try_sign_in("flowmatic", WRONG).await;
    }
    owner.sign_in("flowmatic", PASSWORD).await;
}

#[tokio::test]
async fn strangers_do_not_lock_a_known_browser_out() {
    let world = World::with(&[("REKEY_LIMIT_SIGN_IN_NAME", "10/600")]).await;
    let owner = world.signed_in("flowmatic").await;
    assert!(owner.cookie("__Host-rekey-device").is_some());
    for n in 2..40 {
        world.visitor_from(&format!("127.0.0.{n}")).try_sign_in("flowmatic", WRONG).await;
    }
    world.visitor_from("127.0.0.50").try_sign_in("flowmatic", PASSWORD).await.refused(429, "rate_limited");
    owner.sign_in("flowmatic", PASSWORD).await;

    // The cookie counts for the names that signed in with it, and only with its own secret.
    let thief = world.visitor_from("127.0.0.51");
    let cookie = owner.cookie("__Host-rekey-device").unwrap();
    let (place, secret) = cookie.rsplit_once('.').unwrap();
    let flipped: String = secret.chars().rev().collect();
    thief.set_cookie("__Host-rekey-device", &format!("{place}.{flipped}"));
    thief.try_sign_in("flowmatic", PASSWORD).await.refused(429, "rate_limited");
}

#[tokio::test]
async fn strangers_do_not_lock_an_app_out_at_a_known_address() {
    let world = World::with(&[("REKEY_LIMIT_SIGN_IN_NAME", "10/600")]).await;
    let noise = async || {
        for n in 2..40 {
            world.visitor_from(&format!("127.0.0.{n}")).try_sign_in("flowmatic", WRONG).await;
        }
    };
    world.visitor().sign_in_app("flowmatic", PASSWORD, "mobile").await;
    noise().await;
    world.visitor().sign_in_app("flowmatic", PASSWORD, "mobile").await;
    let elsewhere = world.visitor_from("127.0.0.60");
    elsewhere.try_sign_in("flowmatic", PASSWORD).await.refused(429, "rate_limited");

    // The owner resets the password instead, and the address of the reset is known from then on.
    elsewhere.recover("grace@example.com").await;
    let ticket = elsewhere.consume(&world.inbox("grace@example.com").titled("Reset your Rekey password").only().await.token()).await;
    elsewhere.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);
    noise().await;
    elsewhere.sign_in_app("flowmatic", OTHER_PASSWORD, "mobile").await;
}

#[tokio::test]
async fn registrations_are_limited_by_address_and_contact() {
    let world = World::with(&[]).await;
    let visitor = world.visitor();
    for n in 0..10 {
        visitor.post("/v1/accounts", json!({"account": format!("account-{n}"), "email": "many@example.org"})).await.expect(202);
    }
    let one_more = json!({"account": "one-more", "email": "many@example.org"});
    visitor.post("/v1/accounts", one_more.clone()).await.refused(429, "rate_limited");
    world.visitor_from("127.0.0.2").post("/v1/accounts", one_more).await.expect(202);
    world.settle().await;
    assert_eq!(world.inbox("many@example.org").count(), 3);
}

#[tokio::test]
async fn a_known_browser_has_its_own_limit_before_the_common_one() {
    let world = World::with(&[("REKEY_LIMIT_SIGN_IN_DEVICE", "4/60"), ("REKEY_LIMIT_SIGN_IN_NAME_ADDRESS", "3/60")]).await;
    let browser = world.signed_in("flowmatic").await;
    for _ in 0..4 + 2 {
        browser.try_sign_in("flowmatic", WRONG).await.refused(401, "invalid_credentials");
    }
    browser.try_sign_in("flowmatic", WRONG).await.refused(429, "rate_limited");
}

#[tokio::test]
async fn a_copied_device_cookie_is_worthless_for_later_names() {
    let world = World::with(&[("REKEY_LIMIT_SIGN_IN_NAME", "2/600"), ("REKEY_LIMIT_SIGN_IN_DEVICE", "2/600")]).await;
    // A thief signs in on a shared browser and keeps the cookie.
    let shared = world.signed_in("flowmatic").await;
    let copy = shared.cookie("__Host-rekey-device").unwrap();
    shared.sign_in("ada@example.com", PASSWORD).await;
    assert_ne!(shared.cookie("__Host-rekey-device").unwrap(), copy);
    let thief = world.visitor_from("127.0.1.1");
    thief.set_cookie("__Host-rekey-device", &copy);
    for n in 2..6 {
        world.visitor_from(&format!("127.0.1.{n}")).try_sign_in("ada@example.com", WRONG).await;
    }
    thief.try_sign_in("ada@example.com", WRONG).await.refused(429, "rate_limited");
    // Nor does a copy of her own cookie keep the owner out.
    thief.set_cookie("__Host-rekey-device", &shared.cookie("__Host-rekey-device").unwrap());
    for _ in 0..4 {
        thief.try_sign_in("ada@example.com", WRONG).await;
    }
    shared.sign_in("ada@example.com", PASSWORD).await;
}

#[tokio::test]
async fn a_contact_gets_three_messages_and_then_one_every_five_minutes() {
    let world = World::with(&[("REKEY_LIMIT_RECOVERY_ADDRESS", "1000/1")]).await;
    let (stranger, inbox) = (world.visitor(), world.inbox("ada@example.com"));
    for _ in 0..8 {
        stranger.post("/v1/recovery", json!({"email": "ada@example.com"})).await.expect(202);
    }
    world.settle().await;
    assert_eq!(inbox.count(), 3);
    world.clock.advance(300);
    for _ in 0..3 {
        stranger.post("/v1/recovery", json!({"email": "ada@example.com"})).await.expect(202);
    }
    // The mailbox that the test waits for has a limit, too.
    world.settle().await;
    assert_eq!(inbox.count(), 4);
    // A stranger's requests shut nobody out: every message that did arrive is good until its end.
    let owner = world.visitor();
    let ticket = owner.consume(&inbox.all()[3].token()).await;
    owner.set_password(&ticket, "ada@example.com", OTHER_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn a_stolen_session_cannot_guess_the_current_password() {
    let world = World::with(&[("REKEY_LIMIT_CHANGE_PASSWORD", "3/60")]).await;
    let thief = world.visitor();
    thief.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    let guess = json!({"current_password": WRONG, "new_password": OTHER_PASSWORD});
    for _ in 0..3 {
        thief.post("/v1/account/password", guess.clone()).await.refused(401, "invalid_credentials");
    }
    thief.post("/v1/account/password", guess).await.refused(429, "rate_limited");
}

#[tokio::test]
async fn a_code_has_five_tries_however_they_are_made() {
    let world = World::new().await;
    let guesser = world.visitor();
    let recovery = guesser.recover("grace@example.com").await;
    let code = world.inbox("grace@example.com").only().await.code();
    let guesses = (0..50).map(|_| guesser.post("/v1/recovery/consume", json!({"recovery_id": recovery, "code": "0000-0000"})));
    let answers = futures_util::future::join_all(guesses).await;
    let wrong = answers.iter().filter(|answer| answer.status == 401).count();
    let ended = answers.iter().filter(|answer| answer.status == 410).count();
    assert_eq!((wrong, ended), (5, 45));
    // The sixth try is refused even if it is right; the link still works.
    guesser.post("/v1/recovery/consume", json!({"recovery_id": recovery, "code": code})).await.refused(410, "expired");
    guesser.consume(&world.inbox("grace@example.com").only().await.token()).await;
}

#[tokio::test]
async fn a_wrong_code_gets_the_same_answer_for_every_recovery() {
    let world = World::new().await;
    let visitor = world.visitor();
    let unsent = visitor.recover("stranger@example.org").await;
    let spent = visitor.recover("grace@example.com").await;
    let ticket = visitor.consume(&world.inbox("grace@example.com").only().await.token()).await;
    visitor.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);
    let try_code = async |recovery: &str| visitor.post("/v1/recovery/consume", json!({"recovery_id": recovery, "code": "AAAA-BBBB"})).await;
    let wrong = try_code(&unsent).await.refused(401, "invalid_code").raw;
    assert_eq!(try_code(&spent).await.raw, wrong);
    world.clock.advance(1799);
    let wrong = try_code(&unsent).await.refused_code(3).raw;
    assert_eq!(try_code(&spent).await.raw, wrong);
    world.clock.advance(1);
    let ended = try_code(&unsent).await.refused(410, "expired").raw;
    assert_eq!(try_code(&spent).await.raw, ended);
    assert_eq!(try_code("aaaaaaaaaaaaaaaaaaaaaaaaaa").await.raw, ended);
}

#[tokio::test]
async fn repeated_consuming_does_not_grow_the_row() {
    let world = World::new().await;
    let visitor = world.visitor();
    visitor.recover("grace@example.com").await;
    let token = world.inbox("grace@example.com").only().await.token();
    let first = visitor.consume(&token).await;
    let mut last = String::new();
    for _ in 0..30 {
        world.clock.advance(1);
        last = visitor.consume(&token).await;
    }
    assert_eq!(world.items("delivered").await[0]["tickets"].as_m().unwrap().len(), 20);
    visitor.set_password(&first, "flowmatic", OTHER_PASSWORD).await.refused(410, "expired");
    visitor.set_password(&last, "flowmatic", OTHER_PASSWORD).await.expect(200);
    visitor.post("/v1/recovery/consume", json!({"token": token})).await.refused(410, "expired");
}
