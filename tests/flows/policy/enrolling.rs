//! Users who have to turn a second factor on before they can do anything else.

use rekey_tests::factors::{turn_on_app, turn_on_email};
use rekey_tests::policy::{enrolling, must_enrol, require, set_policy};
use rekey_tests::users::{ACCOUNT, confirmed, mailed_user, reset, root, user};
use rekey_tests::{Authenticator, GOOD_PASSWORD, Visitor, World};
use serde_json::{Value, json};

const LIN: &str = "lin@example.org";

/// Signs in as lin with a code.
async fn sign_in_with(world: &World, method: &str, code: &str) -> (Visitor, Value) {
    let browser = world.visitor();
    let asked = browser.try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200);
    let body = json!({"challenge": asked.text("challenge"), "method": method, "code": code});
    let answer = browser.post_from_site("/v1/sign-in/verify", body).await.expect(200).json();
    world.settle().await;
    (browser, answer["session"].clone())
}

fn next_code(world: &World, app: &Authenticator) -> String {
    world.clock.advance(30);
    app.code(world.now())
}

#[tokio::test]
async fn a_user_turns_a_factor_on_and_goes_on_in_the_same_session() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &["reports:read"]).await;
    require(&root, &["app", "email"]).await;
    let lin = enrolling(&world, "lin").await;
    must_enrol(&world, &lin).await;
    let session = lin.get("/v1/session").await.expect(200).json();
    assert_eq!((&session["must_enrol"], &session["permissions"]), (&json!(true), &json!([])));
    assert_eq!(lin.get("/v1/two-factor").await.expect(200).json()["required"], json!(["app", "email"]));

    turn_on_app(&world, &lin, json!({"password": GOOD_PASSWORD})).await;
    lin.get("/v1/account").await.expect(200);
    let session = lin.get("/v1/session").await.expect(200).json();
    assert_eq!((session.get("must_enrol"), &session["permissions"]), (None, &json!(["reports:read"])));
    // The root itself is free to choose.
    let again = world.signed_in(ACCOUNT).await;
    assert_eq!(again.get("/v1/session").await.expect(200).json().get("must_enrol"), None);
    assert_eq!(again.get("/v1/two-factor").await.expect(200).json()["required"], Value::Null);
}

#[tokio::test]
async fn a_factor_that_does_not_count_frees_nobody() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", LIN, &[]).await;
    require(&root, &["app"]).await;
    let lin = enrolling(&world, "lin").await;
    lin.confirm(GOOD_PASSWORD).await;
    turn_on_email(&world, &lin, LIN).await;
    must_enrol(&world, &lin).await;
    // Nor does signing in with it. The session re-authenticates with it and turns on one that counts.
    world.clock.advance(60);
    let mails = world.inbox(LIN).titled(rekey_tests::factors::CODE_TITLE);
    let browser = world.visitor();
    let challenge = browser.try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200).text("challenge");
    let before = mails.count();
    browser.post_from_site("/v1/sign-in/email-code", json!({"challenge": challenge})).await.expect(202);
    let code = mails.nth(before).await.digits();
    let body = json!({"challenge": challenge, "method": "email", "code": code});
    let answer = browser.post_from_site("/v1/sign-in/verify", body).await.expect(200);
    assert_eq!(answer.json()["session"]["must_enrol"], json!(true));
    world.clock.advance(60);
    let mails = world.inbox(LIN).titled(rekey_tests::factors::CODE_TITLE);
    let before = mails.count();
    browser.post("/v1/session/email-code", json!({})).await.expect(202);
    let proof = json!({"password": GOOD_PASSWORD, "method": "email", "code": mails.nth(before).await.digits()});
    turn_on_app(&world, &browser, proof).await;
    browser.get("/v1/account").await.expect(200);
}

#[tokio::test]
async fn a_mobile_app_is_sent_to_the_page_and_signs_in_again() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &[]).await;
    require(&root, &["app"]).await;
    let phone = world.visitor();
    let body = json!({"account": ACCOUNT, "user": "lin", "password": GOOD_PASSWORD, "client": "mobile"});
    let answer = phone.post("/v1/sign-in", body.clone()).await.expect(200);
    phone.use_token(&answer.text("token"));
    must_enrol(&world, &phone).await;
    phone.get("/v1/two-factor").await.refused(403, "web_only");
    let browser = enrolling(&world, "lin").await;
    let (app, _) = turn_on_app(&world, &browser, json!({"password": GOOD_PASSWORD})).await;
    // The session that the password alone opened stays as it is.
    must_enrol(&world, &phone).await;
    phone.post("/v1/sign-out", json!({})).await.expect(204);
    let challenge = phone.post("/v1/sign-in", body).await.expect(200).text("challenge");
    let code = json!({"challenge": challenge, "method": "app", "code": next_code(&world, &app)});
    phone.use_token(&phone.post("/v1/sign-in/verify", code).await.expect(200).text("token"));
    phone.get("/v1/account").await.expect(200);
}

#[tokio::test]
async fn the_last_factor_that_counts_stays_on_while_the_policy_demands_one() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", LIN, &[]).await;
    let lin = confirmed(&world, "lin", GOOD_PASSWORD).await;
    let (app, _) = turn_on_app(&world, &lin, json!({"password": GOOD_PASSWORD})).await;
    turn_on_email(&world, &lin, LIN).await;
    require(&root, &["app"]).await;
    lin.confirm_by(GOOD_PASSWORD, "app", &next_code(&world, &app)).await.expect(204);
    lin.delete("/v1/two-factor/app").await.refused(409, "conflict");
    lin.delete("/v1/two-factor/email").await.expect(204);
    lin.delete("/v1/two-factor/app").await.refused(409, "conflict");
    root.confirm(rekey_local::PASSWORD).await;
    set_policy(&root, json!({"two_factor": "optional"})).await.expect(200);
    lin.delete("/v1/two-factor/app").await.expect(204);
    // A user without a factor is not hindered from turning one on, whatever the policy is.
    require(&root, &["email"]).await;
    lin.confirm(GOOD_PASSWORD).await;
    turn_on_app(&world, &lin, json!({"password": GOOD_PASSWORD})).await;
    lin.delete("/v1/two-factor/app").await.refused(409, "conflict");
}

#[tokio::test]
async fn a_user_with_a_factor_that_counts_signs_in_with_one_that_counts() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", LIN, &[]).await;
    let lin = confirmed(&world, "lin", GOOD_PASSWORD).await;
    let (app, recovery_codes) = turn_on_app(&world, &lin, json!({"password": GOOD_PASSWORD})).await;
    turn_on_email(&world, &lin, LIN).await;
    require(&root, &["app", "passkey"]).await;
    world.clock.advance(60);
    let mails = world.inbox(LIN).titled(rekey_tests::factors::CODE_TITLE);
    let before = mails.count();
    let thief = world.visitor();
    let asked = thief.try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200);
    assert_eq!(asked.json()["methods"], json!(["app", "recovery_code"]));
    assert_eq!(asked.json()["email_hint"], Value::Null);
    let challenge = asked.text("challenge");
    thief.post_from_site("/v1/sign-in/email-code", json!({"challenge": challenge})).await.refused(409, "conflict");
    let body = json!({"challenge": challenge, "method": "email", "code": "000000"});
    thief.post_from_site("/v1/sign-in/verify", body).await.refused(409, "conflict");
    assert_eq!(mails.count(), before);
    sign_in_with(&world, "app", &next_code(&world, &app)).await;
    sign_in_with(&world, "recovery_code", &recovery_codes.unwrap()[0]).await;
}

#[tokio::test]
async fn a_user_enrols_again_after_a_reset_of_its_factors() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &[]).await;
    require(&root, &["app"]).await;
    let lin = enrolling(&world, "lin").await;
    let (app, _) = turn_on_app(&world, &lin, json!({"password": GOOD_PASSWORD})).await;
    let (_, session) = sign_in_with(&world, "app", &next_code(&world, &app)).await;
    assert_eq!(session.get("must_enrol"), None);
    root.post("/v1/users/lin/reset-two-factor", json!({})).await.expect(204);
    let again = enrolling(&world, "lin").await;
    turn_on_app(&world, &again, json!({"password": GOOD_PASSWORD})).await;
    again.get("/v1/account").await.expect(200);
    // A new password changes nothing about it.
    root.post("/v1/users/lin/reset-two-factor", json!({})).await.expect(204);
    world.activate(&reset(&root, "lin").await, GOOD_PASSWORD).await.expect(200);
    must_enrol(&world, &enrolling(&world, "lin").await).await;
}

#[tokio::test]
async fn a_changed_policy_leaves_open_sessions_as_they_are() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &[]).await;
    let earlier = confirmed(&world, "lin", GOOD_PASSWORD).await;
    require(&root, &["app"]).await;
    earlier.get("/v1/account").await.expect(200);
    let waiting = enrolling(&world, "lin").await;
    set_policy(&root, json!({"two_factor": "optional"})).await.expect(200);
    // A weaker policy frees no session. It frees the next sign-in.
    must_enrol(&world, &waiting).await;
    let next = confirmed(&world, "lin", GOOD_PASSWORD).await;
    next.get("/v1/account").await.expect(200);
}
