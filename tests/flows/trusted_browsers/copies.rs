//! A copied cookie of a trusted browser: how far it gets, and how the owner hears of it.

use futures_util::future::join_all;
use rekey_local::PASSWORD;
use rekey_tests::factors::verify_and_trust;
use rekey_tests::people::GRACE;
use rekey_tests::{OTHER_PASSWORD, World};
use serde_json::json;

use super::{COPIED, audited, copy, is_trusted, is_trusted_with, owner_with_a_trusted_browser, trust, trusted};

#[tokio::test]
async fn a_copy_that_is_used_first_is_found_at_the_owners_next_sign_in() {
    let world = World::new().await;
    let (owner, browser) = owner_with_a_trusted_browser(&world).await;
    let elsewhere = world.visitor();
    trust(&world, &owner, &elsewhere).await;
    let thief = copy(&world, &browser);
    assert!(is_trusted(&thief).await);
    assert_eq!(thief.session_status().await, 200);

    let asked = browser.sign_in("flowmatic", PASSWORD).await;
    assert_eq!((asked.text("status").as_str(), trusted(&browser)), ("code_required", None));
    assert_eq!(thief.session_status().await, 401, "every session ends");
    let told = world.inbox(GRACE).titled(COPIED).only().await;
    assert!(told.0.text.contains("The right password was entered in a copy"), "{}", told.0.text);
    // The thief is asked for a code from now on, and so is every other browser.
    assert!(!is_trusted(&thief).await && !is_trusted(&elsewhere).await);
    // The owner's sign-in goes on with a code.
    verify_and_trust(&browser, &asked.text("challenge"), "app", &owner.code(&world)).await.expect(200);
    assert!(is_trusted(&browser).await);
    world.settle().await;
    assert_eq!((audited(&world, "trusted_browser_copied").await.len(), world.inbox(GRACE).titled(COPIED).count()), (1, 1));
    assert_eq!(world.event("trusted_browser_copied").await.detail_type, "credential-compromise");
}

#[tokio::test]
async fn a_copy_that_is_used_after_the_owner_opens_nothing_and_is_told_of() {
    let world = World::new().await;
    let (owner, browser) = owner_with_a_trusted_browser(&world).await;
    let thief = copy(&world, &browser);
    assert!(is_trusted(&browser).await);
    let asked = thief.sign_in("flowmatic", PASSWORD).await;
    assert_eq!((asked.text("status").as_str(), thief.session_status().await), ("code_required", 401));
    world.inbox(GRACE).titled(COPIED).only().await;
    assert_eq!((browser.session_status().await, owner.browser.session_status().await), (401, 401));
    assert!(!is_trusted(&browser).await);
}

#[tokio::test]
async fn a_thief_who_ends_the_trust_does_not_hide_the_copy() {
    for ending in ["one", "all", "sessions"] {
        let world = World::new().await;
        let (_owner, browser) = owner_with_a_trusted_browser(&world).await;
        let thief = copy(&world, &browser);
        assert!(is_trusted(&thief).await);
        let listed = thief.get("/v1/trusted-browsers").await.expect(200).json();
        let path = match ending {
            "one" => format!("/v1/trusted-browsers/{}", listed["browsers"][0]["id"].as_str().unwrap()),
            "all" => "/v1/trusted-browsers".to_owned(),
            _ => "/v1/sessions".to_owned(),
        };
        thief.delete(&path).await.expect(204);
        assert!(!is_trusted(&browser).await);
        assert_eq!(thief.session_status().await, 401, "{ending}");
        world.inbox(GRACE).titled(COPIED).only().await;
    }
}

#[tokio::test]
async fn a_copy_without_the_password_is_worth_nothing() {
    let world = World::new().await;
    let (_owner, browser) = owner_with_a_trusted_browser(&world).await;
    let thief = copy(&world, &browser);
    assert!(is_trusted(&browser).await);
    let wrong = thief.try_sign_in("flowmatic", OTHER_PASSWORD).await.refused(401, "invalid_credentials");
    assert_eq!(wrong.header("set-cookie"), None);
    let unknown = thief.try_sign_in("nobody-of-this-name", OTHER_PASSWORD).await.refused(401, "invalid_credentials");
    let body = |raw: &str| serde_json::from_str::<serde_json::Value>(raw).unwrap();
    assert_eq!(body(&wrong.raw), body(&unknown.raw));
    assert!(is_trusted(&browser).await, "nothing was ended");
}

#[tokio::test]
async fn many_sign_ins_at_once_with_one_cookie_are_one_use() {
    let world = World::new().await;
    let (_owner, browser) = owner_with_a_trusted_browser(&world).await;
    let thieves: Vec<_> = (0..8).map(|_| copy(&world, &browser)).collect();
    let answers = join_all(thieves.iter().map(|thief| thief.try_sign_in("flowmatic", PASSWORD))).await;
    let signed_in = answers.iter().filter(|answer| answer.status == 200 && answer.text("status") == "signed_in").count();
    assert!(signed_in <= 1, "{signed_in}");
    assert!(answers.iter().all(|answer| [200, 503].contains(&answer.status)));
    // The next sign-in finds the copies, if none of the others has.
    assert!(!is_trusted(&browser).await);
    assert_eq!(audited(&world, "trusted_browser_copied").await.len(), 1);
    assert_eq!(join_all(thieves.iter().map(|thief| thief.session_status())).await, [401; 8]);
}

#[tokio::test]
async fn a_forged_cookie_is_no_trust_and_an_unknown_one_ends_nothing() {
    let world = World::new().await;
    let (owner, browser) = owner_with_a_trusted_browser(&world).await;
    let (name, good) = trusted(&browser).unwrap();
    let session = owner.browser.cookie("__Host-rekey").unwrap();
    let device = browser.cookie("__Host-rekey-device").unwrap();
    let (ids, secret) = good.rsplit_once('.').unwrap();
    let owner_id = ids.strip_prefix("trusted_").unwrap().split_once('.').unwrap().0;
    let forged = [
        session.replace("session_", "trusted_"),
        device.replace("device_", "trusted_"),
        session,
        format!("trusted_{owner_id}.{owner_id}.{secret}"),
        "trusted_".to_owned(),
        "\u{0}".escape_default().to_string(),
    ];
    for cookie in forged {
        let thief = world.visitor_from("127.0.6.6");
        thief.set_cookie(&name, &cookie);
        assert!(!is_trusted(&thief).await, "{cookie}");
    }
    assert!(audited(&world, "trusted_browser_copied").await.is_empty());
    // Two cookies with different values are none.
    let twice = browser.request(reqwest::Method::POST, "/v1/sign-in").header("cookie", format!("{name}=trusted_x"));
    let body = json!({"account": "flowmatic", "password": PASSWORD, "client": "web"});
    assert_eq!(browser.send(twice.json(&body)).await.expect(200).text("status"), "code_required");
    assert!(is_trusted(&browser).await);
}

#[tokio::test]
async fn the_token_of_a_trusted_browser_opens_nothing_elsewhere() {
    let world = World::new().await;
    let (_owner, browser) = owner_with_a_trusted_browser(&world).await;
    let (_, good) = trusted(&browser).unwrap();
    let person = world.visitor();
    for token in ["session_", "challenge_", "device_", "ticket_", "trusted_"].map(|kind| good.replace("trusted_", kind)) {
        let (app, cookie) = (world.visitor(), world.visitor());
        app.use_token(&token);
        cookie.set_cookie("__Host-rekey", &token);
        for visitor in [&app, &cookie] {
            for path in ["/v1/session", "/v1/trusted-browsers", "/v1/two-factor", "/v1/account"] {
                visitor.get(path).await.refused(401, "unauthenticated");
            }
        }
        person.post("/v1/recovery/consume", json!({"token": token})).await.refused(410, "expired");
        person.post("/v1/not-me", json!({"token": token})).await.refused(410, "expired");
        person.post("/v1/accounts/activate", json!({"token": token, "password": OTHER_PASSWORD})).await.refused(410, "expired");
        person.set_password(&token, "flowmatic", OTHER_PASSWORD).await.refused(410, "expired");
        let code = json!({"challenge": token, "method": "app", "code": "000000", "trust_browser": true});
        person.post_from_site("/v1/sign-in/verify", code).await.refused(410, "expired");
    }
    assert!(is_trusted(&browser).await);
}

#[tokio::test]
async fn no_cookie_of_a_trusted_browser_is_stored_or_shown() {
    let world = World::new().await;
    let (_owner, browser) = owner_with_a_trusted_browser(&world).await;
    assert!(is_trusted(&browser).await);
    let (_, good) = trusted(&browser).unwrap();
    let secret = good.rsplit_once('.').unwrap().1;
    assert!(!format!("{:?}", world.dump().await).contains(secret));
    assert!(!browser.get("/v1/trusted-browsers").await.raw.contains(secret));
}

#[tokio::test]
async fn a_trust_does_not_pass_the_limits_of_a_name() {
    let world = World::with(&[("REKEY_LIMIT_SIGN_IN_DEVICE", "3/600"), ("REKEY_LIMIT_SIGN_IN_NAME", "3/600")]).await;
    let (_owner, browser) = owner_with_a_trusted_browser(&world).await;
    let thief = copy(&world, &browser);
    let mut last = 0;
    for _ in 0..12 {
        last = thief.try_sign_in("flowmatic", OTHER_PASSWORD).await.status;
    }
    assert_eq!(last, 429);
    assert_eq!(thief.try_sign_in("flowmatic", PASSWORD).await.status, 429);
    world.clock.advance(36_000);
    assert!(is_trusted_with(&browser, PASSWORD).await);
}
