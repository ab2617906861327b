//! Strangers who try passwords for a name, and how its owner gets past them.

use rekey_local::PASSWORD;
use rekey_tests::people::GRACE;
use rekey_tests::{Tap, Visitor, World};
use reqwest::Method;
use serde_json::{Value, json};

use super::{NAME, WRONG, sign_in_with, strangers_try};

const TRIED: &str = "Somebody is trying to sign in to your Rekey account";
const EDGE: &str = "an-edge-secret-of-more-than-32-characters";

/// As many requests as shut an owner out once, from six addresses.
async fn shut_out(world: &World, account: &str) {
    let strangers: Vec<Visitor> = (1..=6).map(|number| world.visitor_from(&format!("127.0.5.{number}"))).collect();
    for number in 0..103 {
        sign_in_with(&strangers[number % 6], account, WRONG, None).await;
    }
}

#[tokio::test]
async fn a_captcha_lets_the_owner_in_past_strangers() {
    let world = World::with(&[("REKEY_CAPTCHA", "altcha")]).await;
    shut_out(&world, NAME).await;
    let owner = world.visitor_from("127.0.4.4");
    let refused = sign_in_with(&owner, NAME, PASSWORD, None).await.refused(429, "rate_limited");
    assert_eq!(refused.json()["captcha"], true);
    assert!(refused.header("retry-after").is_some());
    let solved = owner.solve_altcha("sign-in").await;
    sign_in_with(&owner, NAME, PASSWORD, Some(&solved)).await.expect(200);
    // It is counted in a bucket of the name's own, and is spent.
    assert_eq!(world.rows("BUCKET#sign-in-captcha#name#").await.len(), 1);
    assert_eq!(world.rows("CAPTCHA#").await.len(), 1);
    let elsewhere = world.visitor_from("127.0.4.5");
    sign_in_with(&elsewhere, NAME, PASSWORD, Some(&solved)).await.refused(400, "captcha_failed");
    for bad in [elsewhere.solve_altcha("recovery").await.as_str(), "", "e30="] {
        sign_in_with(&elsewhere, NAME, PASSWORD, Some(bad)).await.refused(400, "captcha_failed");
    }
    // A solved CAPTCHA does not help a wrong password.
    let solved = elsewhere.solve_altcha("sign-in").await;
    sign_in_with(&elsewhere, NAME, WRONG, Some(&solved)).await.refused(401, "invalid_credentials");
    // Where the address is known by now, nothing is asked for.
    sign_in_with(&owner, NAME, PASSWORD, None).await.expect(200);
}

#[tokio::test]
async fn a_sign_in_spends_a_captcha_only_if_it_needs_one() {
    let world = World::with(&[("REKEY_CAPTCHA", "altcha"), ("REKEY_LIMIT_SIGN_IN_NAME_ADDRESS", "2/600")]).await;
    let owner = world.visitor();
    let solved = owner.solve_altcha("sign-in").await;
    sign_in_with(&owner, "ada@example.com", PASSWORD, Some(&solved)).await.expect(200);
    sign_in_with(&owner, "ada@example.com", PASSWORD, Some("no CAPTCHA at all")).await.expect(200);
    // The limit of name and address together is not lifted by one, and does not ask for it.
    let refused = sign_in_with(&owner, "ada@example.com", PASSWORD, Some(&solved)).await.refused(429, "rate_limited");
    assert_eq!(refused.json().get("captcha"), None);
    assert!(world.rows("CAPTCHA#").await.is_empty());
}

#[tokio::test]
async fn sign_ins_with_a_captcha_have_their_own_limit() {
    let limits = [("REKEY_CAPTCHA", "altcha"), ("REKEY_LIMIT_SIGN_IN_NAME", "2/600"), ("REKEY_LIMIT_SIGN_IN_CAPTCHA", "2/600")];
    let world = World::with(&limits).await;
    strangers_try(&world, NAME, 3).await;
    let stranger = world.visitor_from("127.0.4.1");
    for _ in 0..10 {
        sign_in_with(&stranger, NAME, WRONG, Some("e30=")).await.refused(400, "captcha_failed");
    }
    for _ in 0..2 {
        let solved = stranger.solve_altcha("sign-in").await;
        sign_in_with(&stranger, NAME, WRONG, Some(&solved)).await.refused(401, "invalid_credentials");
    }
    let solved = stranger.solve_altcha("sign-in").await;
    let full = sign_in_with(&stranger, NAME, PASSWORD, Some(&solved)).await.refused(429, "rate_limited");
    assert_eq!((full.json().get("captcha"), full.header("retry-after")), (None, Some("600")));
}

#[tokio::test]
async fn limited_sign_ins_are_refused_where_captchas_are_off() {
    let world = World::with(&[("REKEY_LIMIT_SIGN_IN_NAME", "2/600")]).await;
    strangers_try(&world, NAME, 3).await;
    let owner = world.visitor_from("127.0.4.1");
    for captcha in [None, Some("e30=")] {
        let refused = sign_in_with(&owner, NAME, PASSWORD, captcha).await.refused(429, "rate_limited");
        assert_eq!(refused.json().get("captcha"), None);
    }
}

#[tokio::test]
async fn a_sign_in_fails_if_its_captcha_cannot_be_spent() {
    let (world, tap) = World::behind(&[("REKEY_CAPTCHA", "altcha"), ("REKEY_LIMIT_SIGN_IN_NAME", "2/600")]).await;
    strangers_try(&world, NAME, 3).await;
    let owner = world.visitor_from("127.0.4.1");
    let solved = owner.solve_altcha("sign-in").await;
    tap.cut("PutItem", "InternalServerError");
    sign_in_with(&owner, NAME, PASSWORD, Some(&solved)).await.refused(503, "unavailable");
    tap.mend();
    sign_in_with(&owner, NAME, PASSWORD, Some(&owner.solve_altcha("sign-in").await)).await.expect(200);
}

#[tokio::test]
async fn the_owner_is_told_of_tried_passwords_once_a_day() {
    let world = World::with(&[("REKEY_LIMIT_SIGN_IN_NAME", "2/600"), ("REKEY_LIMIT_RECOVERY_ADDRESS", "1000/1")]).await;
    let inbox = world.inbox(GRACE).titled(TRIED);
    strangers_try(&world, NAME, 6).await;
    let told = inbox.nth(0).await;
    assert!(told.0.text.contains("flowmatic (Enterprise administrator)"), "{}", told.0.text);
    world.settle().await;
    assert!(world.stack.stream.deliver(world.records("alert")).await.is_empty(), "a record that comes again is left alone");
    for _ in 0..3 {
        world.clock.advance(7 * 3600);
        strangers_try(&world, NAME, 6).await;
    }
    world.stack.sweep().await.unwrap();
    strangers_try(&world, NAME, 6).await;
    world.settle().await;
    assert_eq!(inbox.count(), 1);
    world.clock.advance(3 * 3600);
    strangers_try(&world, NAME, 6).await;
    inbox.nth(1).await;
    // Of a name that nobody has there is the same row, and no message.
    let before = world.stack.outbox.all().len();
    strangers_try(&world, "nobody-at-all", 6).await;
    world.settle().await;
    assert_eq!(world.rows("ALERT#").await.len(), 3);
    assert!(world.stack.outbox.all()[before..].iter().all(|mail| mail.subject == "Reset your Rekey password"));
}

#[tokio::test]
async fn strangers_cannot_tell_known_from_unknown_names() {
    let (world, tap) = World::behind(&[("REKEY_CAPTCHA", "altcha"), ("REKEY_LIMIT_SIGN_IN_NAME", "2/600")]).await;
    let of_sign_in = |tap: &Tap| {
        let mut operations: Vec<String> = tap
            .take()
            .into_iter()
            .filter(|seen| seen.caller == "sign-in")
            .map(|seen| format!("{} {:?}", seen.operation, seen.needs))
            .collect();
        operations.sort();
        operations
    };
    let mut seen = Vec::new();
    for (place, name) in [NAME, "ada@example.com", "nobody@example.org", "nobody-at-all"].into_iter().enumerate() {
        let visitor = world.visitor_from(&format!("127.0.3.{}", place + 1));
        of_sign_in(&tap);
        let mut answers = Vec::new();
        // Two are let in, the third is told of to the owner, the fourth is not.
        for _ in 0..4 {
            answers.push((sign_in_with(&visitor, name, WRONG, None).await.raw, of_sign_in(&tap)));
        }
        let solved = visitor.solve_altcha("sign-in").await;
        for captcha in ["e30=", &solved, &solved] {
            answers.push((sign_in_with(&visitor, name, WRONG, Some(captcha)).await.raw, of_sign_in(&tap)));
        }
        seen.push(answers);
    }
    assert!(seen.iter().all(|answers| *answers == seen[0]), "{seen:#?}");
    let requests: Vec<usize> = seen[0].iter().map(|(_, operations)| operations.len()).collect();
    assert_eq!(requests, [4, 7, 7, 6, 6, 8, 7]);
}

#[tokio::test]
async fn an_ipv6_network_has_sixteen_times_the_limit_of_one_address() {
    let world =
        World::with(&[("REKEY_EDGE_SECRET", EDGE), ("REKEY_LIMIT_SIGN_IN_ADDRESS", "2/600"), ("REKEY_LIMIT_RECOVERY_ADDRESS", "1/600")])
            .await;
    let visitor = world.visitor();
    let send = async |path: &str, address: &str, body: Value| {
        let request = visitor.request(Method::POST, path).header("x-rekey-edge", EDGE).header("cloudfront-viewer-address", address);
        visitor.send(request.json(&body)).await
    };
    let tries = async |address: &str, number: u32| {
        // Each name and address together has a bucket of its own.
        let body = json!({"account": format!("nobody-{number}"), "password": WRONG, "client": "mobile"});
        send("/v1/sign-in", address, body).await
    };
    // (2 + 600 / 600) times sixteen, from as many /64 of one /48.
    for number in 0..48 {
        tries(&format!("[2001:db8:1:{number:x}::1]:443"), number).await.refused(401, "invalid_credentials");
    }
    let refused = tries("[2001:db8:1:ffff::1]:443", 48).await.refused(429, "rate_limited");
    assert!((1..=600).contains(&refused.json()["retry_after"].as_i64().unwrap()));
    tries("[2001:db8:2::1]:443", 49).await.refused(401, "invalid_credentials");
    tries("198.51.100.1:443", 50).await.refused(401, "invalid_credentials");
    // Each call has a count of its own, and a window ends.
    for number in 0..32 {
        let email = json!({"email": format!("n{number}@example.org")});
        send("/v1/recovery", &format!("[2001:db8:1:{number:x}::1]:443"), email).await.expect(202);
    }
    send("/v1/recovery", "[2001:db8:1:ffff::1]:443", json!({"email": "n@example.org"})).await.refused(429, "rate_limited");
    world.clock.advance(600);
    tries("[2001:db8:1:ffff::1]:443", 51).await.refused(401, "invalid_credentials");
}
