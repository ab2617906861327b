//! Which browsers become trusted, and what a sign-in in a trusted browser is worth.

use rekey_local::PASSWORD;
use rekey_tests::factors::{Owner, challenge, challenged, mailed_code, verify, verify_and_trust};
use rekey_tests::people::{DAY, GRACE, NEW_SIGN_IN};
use rekey_tests::users::{ACCOUNT, root, user};
use rekey_tests::{GOOD_PASSWORD, World};
use serde_json::json;

use super::{audited, is_trusted, owner_with_a_trusted_browser, set_policy, trust, trusted};

#[tokio::test]
async fn a_trusted_browser_signs_in_with_the_password_alone() {
    let world = World::new().await;
    let (_owner, browser) = owner_with_a_trusted_browser(&world).await;
    for _ in 0..3 {
        browser.post("/v1/sign-out", json!({})).await.expect(204);
        assert_eq!(browser.session_status().await, 401);
        let before = trusted(&browser).unwrap();
        let answer = browser.sign_in("flowmatic", PASSWORD).await;
        assert_eq!((answer.text("status").as_str(), browser.session_status().await), ("signed_in", 200));
        assert_ne!(trusted(&browser).unwrap(), before, "each use replaces the secret");
        let cookies: Vec<&str> = answer.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap()).collect();
        let trust = cookies.iter().find(|cookie| cookie.starts_with("__Host-rekey-trust-")).unwrap();
        assert!(trust.contains("HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=2592000"), "{trust}");
    }
    assert_eq!(audited(&world, "browser_trusted").await.len(), 1);
    let signed_in = audited(&world, "signed_in_by_trusted_browser").await;
    assert_eq!(signed_in.len(), 3);
    assert_eq!(world.items("trusted").await.len(), 1);
    assert!(!is_trusted(&world.visitor()).await, "another browser is not trusted");
}

#[tokio::test]
async fn a_browser_is_not_trusted_unless_the_person_asks_for_it() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    let browser = world.visitor();
    let waiting = challenge(&browser, "web").await;
    verify(&browser, &waiting, "app", &owner.code(&world)).await.expect(200);
    assert_eq!(trusted(&browser), None);
    let waiting = challenge(&browser, "web").await;
    for unclear in [json!("true"), json!(1), json!(null), json!([true]), json!({})] {
        let body = json!({"challenge": waiting, "method": "app", "code": owner.code(&world), "trust_browser": unclear});
        browser.post_from_site("/v1/sign-in/verify", body).await.refused(400, "invalid_request");
    }
    verify_and_trust(&browser, &waiting, "app", "000000").await.refused(401, "invalid_code");
    assert!(world.items("trusted").await.is_empty());
    // A mailed code and a recovery code are proofs like another.
    let code = mailed_code(&world, &browser, &waiting).await;
    verify_and_trust(&browser, &waiting, "email", &code).await.expect(200);
    assert!(is_trusted(&browser).await);
}

#[tokio::test]
async fn an_app_neither_gets_nor_uses_trust() {
    let world = World::new().await;
    let (owner, browser) = owner_with_a_trusted_browser(&world).await;
    let (app, waiting) = challenged(&world, "mobile").await;
    for _ in 0..4 {
        verify_and_trust(&app, &waiting, "app", &owner.code(&world)).await.refused(403, "web_only");
    }
    let answer = verify(&app, &waiting, "app", &owner.code(&world)).await.expect(200);
    assert_eq!(answer.header("set-cookie"), None);
    assert_eq!(world.items("trusted").await.len(), 1);
    // The cookie of a trusted browser is worth nothing in an app, and stays good in its browser.
    let thief = super::copy(&world, &browser);
    let body = |client: &str| json!({"account": "flowmatic", "password": PASSWORD, "client": client});
    assert_eq!(thief.post_from_site("/v1/sign-in", body("mobile")).await.expect(200).text("status"), "code_required");
    thief.post_from_site("/v1/sign-in", body("desktop")).await.refused(403, "client_unsupported");
    assert!(is_trusted(&browser).await);
}

#[tokio::test]
async fn a_trust_expires_after_its_days_however_often_it_is_used() {
    let world = World::unlimited(&[("REKEY_TRUST_DAYS", "3")]).await;
    let (_owner, browser) = owner_with_a_trusted_browser(&world).await;
    world.clock.advance(2 * DAY);
    assert!(is_trusted(&browser).await);
    world.clock.advance(DAY - 1);
    assert!(is_trusted(&browser).await);
    let kept = trusted(&browser).unwrap();
    world.clock.advance(1);
    assert!(!is_trusted(&browser).await);
    assert_eq!(trusted(&browser), None, "the answer deletes the cookie");
    browser.set_cookie(&kept.0, &kept.1);
    assert!(!is_trusted(&browser).await);
    assert!(audited(&world, "trusted_browser_copied").await.is_empty());
}

#[tokio::test]
async fn a_deployment_can_turn_trusted_browsers_off() {
    let world = World::unlimited(&[("REKEY_TRUST_DAYS", "0")]).await;
    assert_eq!(world.visitor().get("/v1/config").await.json()["trust_days"], 0);
    assert!(!world.visitor().get("/sign-in").await.raw.contains("trust-browser"));
    let owner = Owner::with_app(&world).await;
    let (browser, waiting) = challenged(&world, "web").await;
    verify_and_trust(&browser, &waiting, "app", &owner.code(&world)).await.expect(200);
    assert_eq!(trusted(&browser), None);
    assert!(!is_trusted(&browser).await);
}

#[tokio::test]
async fn the_policy_of_an_account_can_turn_trusted_browsers_off() {
    let world = World::new().await;
    let (owner, browser) = owner_with_a_trusted_browser(&world).await;
    let waiting = challenge(&world.visitor(), "web").await;
    set_policy(&world, false).await;
    // Neither accepted nor issued.
    let before = trusted(&browser);
    assert!(!is_trusted(&browser).await);
    let refused = challenge(&browser, "web").await;
    verify_and_trust(&browser, &refused, "app", &owner.code(&world)).await.expect(200);
    assert_eq!(trusted(&browser), before, "the cookie stays, to find a copy");
    // A sign-in that began under the earlier policy gets a trust that is not accepted.
    let late = world.visitor();
    verify_and_trust(&late, &waiting, "app", &owner.code(&world)).await.expect(200);
    assert!(!is_trusted(&late).await);
}

#[tokio::test]
async fn a_session_of_a_trusted_browser_has_shown_no_factor() {
    let world = World::new().await;
    let (owner, browser) = owner_with_a_trusted_browser(&world).await;
    assert!(is_trusted(&browser).await);
    let session = browser.get("/v1/session").await.expect(200).json();
    assert_eq!(session["reauthenticated_until"], json!(null));
    for path in ["/v1/two-factor/app", "/v1/account/phone"] {
        browser.delete(path).await.refused(403, "reauthentication_required");
    }
    let alone = browser.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.refused(400, "invalid_request");
    assert_eq!(alone.field_codes(), ["required"]);
    browser.confirm_by(PASSWORD, "app", &owner.code(&world)).await.expect(204);
    browser.delete("/v1/two-factor/app").await.expect(204);
}

#[tokio::test]
async fn a_trust_does_not_lift_the_hold_after_a_recovery() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    world.reset_password(GRACE, "flowmatic", PASSWORD).await;
    // A thief with the mailbox trusts a browser with a mailed code.
    let (thief, waiting) = challenged(&world, "web").await;
    let code = mailed_code(&world, &thief, &waiting).await;
    verify_and_trust(&thief, &waiting, "email", &code).await.expect(200);
    assert!(is_trusted(&thief).await);
    let proof = rekey_tests::factors::mailed_confirmation(&world, &thief).await;
    thief.post("/v1/session/reauthenticate", proof).await.expect(204);
    thief.delete("/v1/two-factor/app").await.refused(403, "on_hold");
    // The owner lifts it by a code of the app, as ever.
    trust(&world, &owner, &owner.browser).await;
    owner.reauthenticate(&world).await;
    owner.browser.delete("/v1/two-factor/email").await.expect(204);
    assert!(!is_trusted(&thief).await);
}

#[tokio::test]
async fn a_trust_belongs_to_one_principal() {
    let world = World::new().await;
    let (_owner, browser) = owner_with_a_trusted_browser(&world).await;
    let cookie = trusted(&browser).unwrap();
    let root = root(&world).await;
    user(&world, &root, "lin", &[]).await;
    let lin = world.visitor();
    lin.try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200);
    let (app, _) = rekey_tests::factors::turn_on_app(&world, &lin, json!({"password": GOOD_PASSWORD})).await;
    let asks = async || lin.try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200).json();
    // Another principal's cookie changes nothing, and stays. Under the name of lin's cookie it is worth nothing either.
    lin.set_cookie(&cookie.0, &cookie.1);
    let lins = format!("__Host-rekey-trust-{}", lin.get("/v1/session").await.expect(200).text("principal"));
    lin.set_cookie(&lins, &cookie.1);
    let waiting = asks().await;
    assert_eq!(waiting["status"], "code_required");
    assert!(lin.trusts().contains(&cookie));
    world.clock.advance(30);
    let code = app.code(world.now());
    verify_and_trust(&lin, waiting["challenge"].as_str().unwrap(), "app", &code).await.expect(200);
    assert_eq!(asks().await["status"], "signed_in");
    // A user who is deleted leaves nothing to the next one of the name.
    root.delete("/v1/users/lin").await.expect(204);
    user(&world, &root, "lin", &[]).await;
    let next = world.visitor();
    next.try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200);
    rekey_tests::factors::turn_on_app(&world, &next, json!({"password": GOOD_PASSWORD})).await;
    assert_eq!(asks().await["status"], "code_required");
    assert!(is_trusted(&browser).await);
}

#[tokio::test]
async fn a_trust_without_the_known_browser_is_told_of() {
    let world = World::new().await;
    let (_owner, browser) = owner_with_a_trusted_browser(&world).await;
    let inbox = world.inbox(GRACE).titled(NEW_SIGN_IN);
    world.settle().await;
    let before = inbox.count();
    assert!(is_trusted(&browser).await);
    world.settle().await;
    assert_eq!(inbox.count(), before);
    // Somebody who copies the trust alone is told of as in any new browser.
    assert!(is_trusted(&super::copy(&world, &browser)).await);
    inbox.nth(before).await;
}

#[tokio::test]
async fn a_browser_keeps_the_cookies_of_eight_principals() {
    let world = World::new().await;
    let (owner, browser) = owner_with_a_trusted_browser(&world).await;
    let (own, _) = trusted(&browser).unwrap();
    let others: Vec<String> = ('b'..='i').map(|letter| format!("__Host-rekey-trust-{}a", letter.to_string().repeat(25))).collect();
    for name in &others {
        browser.set_cookie(name, "x");
    }
    let waiting = challenge(&world.visitor(), "web").await;
    verify_and_trust(&browser, &waiting, "app", &owner.code(&world)).await.expect(200);
    let mut kept: Vec<String> = browser.trusts().into_iter().map(|(name, _)| name).collect();
    kept.sort();
    let mut expected = [&others[1..], &[own]].concat();
    expected.sort();
    assert_eq!(kept, expected, "the oldest one made place");
    // Each of them is a cookie of Rekey, which another site cannot use.
    let elsewhere = world.visitor();
    let request = elsewhere.request(reqwest::Method::POST, "/v1/sign-out").header("cookie", format!("{}=x", others[0]));
    elsewhere.send(request.header("origin", "https://evil.example")).await.refused(403, "forbidden");
}
