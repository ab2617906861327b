//! Turning second factors off: the proof that it takes, and the hold after a recovery.

use deliver::when;
use rekey_local::PASSWORD;
use rekey_tests::factors::{
    Owner, WRONG_CODE, challenge, challenged, mailed_code, mailed_confirmation, turn_on_app, turn_on_email, verify,
};
use rekey_tests::people::GRACE;
use rekey_tests::{Authenticator, World};
use serde_json::json;

#[tokio::test]
async fn turning_a_factor_off_needs_a_factor() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    // A re-authentication lives 300 seconds.
    world.clock.advance(300);
    for path in ["/v1/two-factor/app", "/v1/two-factor/email"] {
        owner.browser.delete(path).await.refused(403, "reauthentication_required");
    }
    owner.browser.post("/v1/two-factor/recovery-codes", json!({})).await.refused(403, "reauthentication_required");
    let reauthenticate = async |body| owner.browser.post("/v1/session/reauthenticate", body).await;
    reauthenticate(json!({"password": PASSWORD})).await.refused(400, "invalid_request");
    reauthenticate(json!({"password": PASSWORD, "method": "app"})).await.refused(400, "invalid_request");
    reauthenticate(json!({"password": PASSWORD, "method": "app", "code": WRONG_CODE})).await.refused(401, "invalid_code");
    reauthenticate(json!({"password": "not it", "method": "app", "code": owner.code(&world)})).await.refused(401, "invalid_credentials");
    owner.browser.delete("/v1/two-factor/app").await.refused(403, "reauthentication_required");

    owner.reauthenticate(&world).await;
    owner.browser.delete("/v1/two-factor/app").await.expect(204);
    owner.browser.delete("/v1/two-factor/app").await.refused(404, "not_found");
    assert_eq!(owner.browser.get("/v1/two-factor").await.json()["recovery_codes_left"], 10);
    let (person, waiting) = challenged(&world, "mobile").await;
    verify(&person, &waiting, "app", &owner.code(&world)).await.refused(401, "invalid_code");
    let mailed = mailed_code(&world, &person, &waiting).await;
    verify(&person, &waiting, "email", &mailed).await.expect(200);

    owner.browser.delete("/v1/two-factor/email").await.expect(204);
    let state = owner.browser.get("/v1/two-factor").await.json();
    assert_eq!((&state["email"]["enabled"], &state["recovery_codes_left"]), (&json!(false), &json!(0)));
    assert_eq!(world.visitor().sign_in("flowmatic", PASSWORD).await.text("status"), "signed_in");
    owner.browser.post("/v1/two-factor/recovery-codes", json!({})).await.refused(409, "conflict");
    for title in ["Two-factor authentication is on for your Rekey account", "A second factor of your Rekey account was turned off"] {
        world.inbox(GRACE).titled(title).nth(1).await;
    }
}

#[tokio::test]
async fn a_mailbox_alone_turns_no_factor_off_for_a_day() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    world.reset_password(GRACE, "flowmatic", PASSWORD).await;
    let told = world.inbox(GRACE).titled("Your Rekey password was changed").only().await;
    assert!(told.0.text.contains(&when(world.now().plus(86_400)).to_string()), "{}", told.0.text);

    // A thief with the mailbox knows the new password and reads the codes.
    let (thief, waiting) = challenged(&world, "web").await;
    let mailed = mailed_code(&world, &thief, &waiting).await;
    verify(&thief, &waiting, "email", &mailed).await.expect(200);
    let state = thief.get("/v1/two-factor").await.json();
    assert_eq!((&state["app"]["enabled"], &state["email"]["enabled"]), (&json!(true), &json!(true)), "a reset leaves factors alone");
    let by_mail = mailed_confirmation(&world, &thief).await;
    thief.post("/v1/session/reauthenticate", by_mail).await.expect(204);
    let held = thief.delete("/v1/two-factor/app").await.refused(403, "on_hold");
    let left = held.json()["retry_after"].as_i64().unwrap();
    assert!((86_300..=86_400).contains(&left), "{left}");
    thief.delete("/v1/two-factor/email").await.refused(403, "on_hold");
    thief.post("/v1/two-factor/recovery-codes", json!({})).await.refused(403, "on_hold");
    thief.post("/v1/two-factor/app", json!({})).await.refused(409, "conflict");

    // A factor from before the recovery lifts the hold at once.
    for method in ["recovery_code", "app"] {
        let code = if method == "app" { owner.code(&world) } else { owner.recovery_codes[0].clone() };
        let proof = json!({"password": PASSWORD, "method": method, "code": code});
        thief.post("/v1/session/reauthenticate", proof).await.expect(204);
        thief.post("/v1/two-factor/recovery-codes", json!({})).await.expect(200);
        // Recovery codes made after a recovery do not lift its hold.
        world.reset_password(GRACE, "flowmatic", PASSWORD).await;
        let waiting = challenge(&thief, "web").await;
        verify(&thief, &waiting, "app", &owner.code(&world)).await.expect(200);
    }
    thief.post("/v1/two-factor/recovery-codes", json!({})).await.refused(403, "reauthentication_required");
}

#[tokio::test]
async fn a_factor_newer_than_the_recovery_does_not_lift_the_hold() {
    let world = World::new().await;
    let person = world.owner().await;
    turn_on_email(&world, &person, GRACE).await;
    world.reset_password(GRACE, "flowmatic", PASSWORD).await;
    world.clock.advance(1);

    let (thief, waiting) = challenged(&world, "web").await;
    let mailed = mailed_code(&world, &thief, &waiting).await;
    verify(&thief, &waiting, "email", &mailed).await.expect(200);
    let by_mail = mailed_confirmation(&world, &thief).await;
    // Turning a factor on stays open, and its notice tells of it.
    let (app, codes) = turn_on_app(&world, &thief, by_mail).await;
    assert_eq!(codes, None);
    world.clock.advance(30);
    thief.confirm_by(PASSWORD, "app", &app.code(world.now())).await.expect(204);
    thief.delete("/v1/two-factor/email").await.refused(403, "on_hold");

    world.clock.advance(86_400);
    thief.sign_in("flowmatic", PASSWORD).await;
    let waiting = challenge(&thief, "web").await;
    verify(&thief, &waiting, "app", &app.code(world.now())).await.expect(200);
    world.clock.advance(30);
    thief.confirm_by(PASSWORD, "app", &app.code(world.now())).await.expect(204);
    thief.delete("/v1/two-factor/email").await.expect(204);
}

#[tokio::test]
async fn a_second_recovery_makes_a_new_factor_no_older() {
    let world = World::new().await;
    let person = world.owner().await;
    let owners: Vec<String> = serde_json::from_value(turn_on_email(&world, &person, GRACE).await).unwrap();
    let thief = world.visitor();
    let mut app: Option<Authenticator> = None;
    for _ in 0..2 {
        world.clock.advance(60);
        world.reset_password(GRACE, "flowmatic", PASSWORD).await;
        let waiting = challenge(&thief, "web").await;
        let mailed = mailed_code(&world, &thief, &waiting).await;
        verify(&thief, &waiting, "email", &mailed).await.expect(200);
        match &app {
            None => app = Some(turn_on_app(&world, &thief, mailed_confirmation(&world, &thief).await).await.0),
            Some(app) => {
                thief.confirm_by(PASSWORD, "app", &app.code(world.now())).await.expect(204);
                thief.delete("/v1/two-factor/email").await.refused(403, "on_hold");
                thief.post("/v1/two-factor/recovery-codes", json!({})).await.refused(403, "on_hold");
            }
        }
    }
    // What the owner had before either of them still does.
    thief.confirm_by(PASSWORD, "recovery_code", &owners[0]).await.expect(204);
    thief.delete("/v1/two-factor/app").await.expect(204);
}

#[tokio::test]
async fn recovery_codes_made_after_a_recovery_lift_no_later_hold() {
    let world = World::new().await;
    let mut codes: Option<Vec<String>> = None;
    for _ in 0..2 {
        world.clock.advance(60);
        world.reset_password(GRACE, "flowmatic", PASSWORD).await;
        let thief = world.visitor();
        match &codes {
            None => {
                thief.sign_in("flowmatic", PASSWORD).await;
                thief.confirm(PASSWORD).await;
                codes = serde_json::from_value(turn_on_email(&world, &thief, GRACE).await).unwrap();
            }
            Some(codes) => {
                let waiting = challenge(&thief, "web").await;
                verify(&thief, &waiting, "recovery_code", &codes[0]).await.expect(200);
                thief.confirm_by(PASSWORD, "recovery_code", &codes[1]).await.expect(204);
                thief.delete("/v1/two-factor/email").await.refused(403, "on_hold");
            }
        }
    }
}

#[tokio::test]
async fn new_recovery_codes_lift_the_hold_of_later_recoveries_only() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    let mut codes = owner.recovery_codes;
    // The first codes came with the app. The second and the third replace codes of their own kind.
    for _ in 0..3 {
        world.clock.advance(60);
        world.reset_password(GRACE, "flowmatic", PASSWORD).await;
        world.clock.advance(60);
        let (person, waiting) = challenged(&world, "web").await;
        verify(&person, &waiting, "recovery_code", &codes[0]).await.expect(200);
        // These codes are older than the recovery, so they lift its hold.
        person.confirm_by(PASSWORD, "recovery_code", &codes[1]).await.expect(204);
        let made = person.post("/v1/two-factor/recovery-codes", json!({})).await.expect(200).json();
        codes = serde_json::from_value(made["recovery_codes"].clone()).unwrap();
        // The new ones are younger: they confirm the session and do not lift the hold.
        person.confirm_by(PASSWORD, "recovery_code", &codes[2]).await.expect(204);
        person.delete("/v1/two-factor/email").await.refused(403, "on_hold");
    }
}

#[tokio::test]
async fn the_password_alone_confirms_nothing_once_a_factor_is_on() {
    let world = World::new().await;
    let thief = world.owner().await;
    let pending = thief.post("/v1/two-factor/app", json!({})).await.expect(200);
    let of_the_thief = Authenticator::new(&pending.text("secret"));

    let owner = Owner::with_app(&world).await;
    for _ in 0..2 {
        for (path, body) in [
            ("/v1/two-factor/recovery-codes", json!({})),
            ("/v1/two-factor/email", json!({})),
            ("/v1/two-factor/app/confirm", json!({"code": of_the_thief.code(world.now())})),
        ] {
            thief.post(path, body).await.refused(403, "reauthentication_required");
        }
        thief.delete("/v1/two-factor/app").await.refused(403, "reauthentication_required");
    }
    // Turning the first factor on also confirms the session.
    turn_on_email(&world, &owner.browser, GRACE).await;
    // An enrolment that the thief began earlier does not replace the owner's app.
    thief.confirm_by(PASSWORD, "app", &owner.code(&world)).await.expect(204);
    let code = json!({"code": of_the_thief.code(world.now())});
    thief.post("/v1/two-factor/app/confirm", code).await.refused(409, "conflict");
    let waiting = challenge(&thief, "mobile").await;
    verify(&thief, &waiting, "app", &owner.code(&world)).await.expect(200);
}
