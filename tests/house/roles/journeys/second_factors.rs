//! Turning second factors on and off, and signing in with each.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_tests::factors::{turn_on_email, verify, verify_and_trust};
use rekey_tests::{Authenticator, GOOD_PASSWORD, Tap, Visitor, World};
use serde_json::json;

use super::steps::{after_a_cancelled_transaction, let_an_hour_pass};

/// An account with second factors.
const GUARDED: (&str, &str) = ("curie-institute", "marie@example.org");

pub(super) async fn use_second_factors(world: &World, tap: &Tap) {
    let (account, email) = GUARDED;
    world.account(account, email).await;
    let browser = world.visitor();
    browser.sign_in(account, GOOD_PASSWORD).await;
    let (app, recovery_codes) = turn_both_factors_on(world, tap, &browser).await;
    sign_in_by_each_factor(world, tap, &app, &recovery_codes[0]).await;
    let trusted = trust_a_browser(world, &app).await;
    confirm_by_a_mailed_code(world, &browser).await;
    guess_twenty_codes(world).await;
    turn_both_factors_off(world, &browser, &recovery_codes[1]).await;
    // The browser still has its cookie.
    assert_eq!(trusted.sign_in(account, GOOD_PASSWORD).await.text("status"), "signed_in");
}

async fn turn_both_factors_on(world: &World, tap: &Tap, browser: &Visitor) -> (Authenticator, Vec<String>) {
    let_an_hour_pass(world);
    browser.get("/v1/two-factor").await.expect(200);
    let_an_hour_pass(world);
    let password = json!({"password": GOOD_PASSWORD});
    let confirm = async || browser.post("/v1/session/reauthenticate", password.clone()).await;
    after_a_cancelled_transaction(tap, confirm).await.expect(204);
    let app = Authenticator::new(&browser.post("/v1/two-factor/app", json!({})).await.expect(200).text("secret"));
    let code = json!({"code": app.code(world.now())});
    let turn_on = async || browser.post("/v1/two-factor/app/confirm", code.clone()).await;
    let on = after_a_cancelled_transaction(tap, turn_on).await.expect(200).json();
    turn_on_email(world, browser, GUARDED.1).await;
    (app, serde_json::from_value(on["recovery_codes"].clone()).unwrap())
}

async fn sign_in_by_each_factor(world: &World, tap: &Tap, app: &Authenticator, recovery_code: &str) {
    // No sign-in to this name has come from this address yet.
    let elsewhere = world.visitor_from("127.0.0.2");
    for old_seed in [false, true] {
        if old_seed {
            seal_without_a_purpose(world, tap, app).await;
        }
        // A code of a later time step than the last one.
        world.clock.advance(60);
        let challenge = enter_password(&elsewhere).await;
        verify(&elsewhere, &challenge, "app", &app.code(world.now())).await.expect(200);
    }
    let challenge = enter_password(&elsewhere).await;
    elsewhere.post("/v1/sign-in/email-code", json!({"challenge": challenge})).await.expect(202);
    let code = world.inbox(GUARDED.1).find("This code completes the sign-in").await.digits();
    verify(&elsewhere, &challenge, "email", &code).await.expect(200);
    let challenge = enter_password(&elsewhere).await;
    verify(&elsewhere, &challenge, "recovery_code", recovery_code).await.expect(200);
}

/// Trusts a browser twice, so that the second trust replaces the first, signs in without a code, and ends the trust.
async fn trust_a_browser(world: &World, app: &Authenticator) -> Visitor {
    let browser = world.visitor_from("127.0.0.2");
    for _ in 0..2 {
        world.clock.advance(60);
        let challenge = enter_password(&world.visitor_from("127.0.0.2")).await;
        verify_and_trust(&browser, &challenge, "app", &app.code(world.now())).await.expect(200);
    }
    assert_eq!(browser.sign_in(GUARDED.0, GOOD_PASSWORD).await.text("status"), "signed_in");
    let listed = browser.get("/v1/trusted-browsers").await.expect(200).json();
    browser.delete(&format!("/v1/trusted-browsers/{}", listed["browsers"][0]["id"].as_str().unwrap())).await.expect(204);
    browser.delete("/v1/trusted-browsers").await.expect(204);
    browser
}

/// Stores the seed of the only app in this stack in its earlier form, from before seeds had a purpose. It still decrypts.
async fn seal_without_a_purpose(world: &World, tap: &Tap, app: &Authenticator) {
    let factors = world.rows("FACTORS#").await.into_iter().find(|factors| factors.contains_key("app")).unwrap();
    let principal = factors["pk"].as_s().unwrap().trim_start_matches("FACTORS#").to_owned();
    assert!(factors["app"].as_m().unwrap()["seed"].as_s().unwrap().starts_with("purpose:"));
    let sealed = tap.sealed_by_kms("seed-key", app.secret(), &BTreeMap::from([("principal", principal)]));
    world.set(&factors, "app.seed", AttributeValue::S(sealed)).await;
}

async fn confirm_by_a_mailed_code(world: &World, browser: &Visitor) {
    let_an_hour_pass(world);
    browser.post("/v1/session/email-code", json!({})).await.expect(202);
    let code = world.inbox(GUARDED.1).find("This code confirms").await.digits();
    browser.confirm_by(GOOD_PASSWORD, "email", &code).await.expect(204);
}

/// A stranger who knows the password guesses the code, until Rekey notifies the owner.
/// Guesses the twenty codes of a day. Eighty others went before, so that codes are capped from then on.
async fn guess_twenty_codes(world: &World) {
    let id = world.principal(GUARDED.0).await["id"].as_s().unwrap().clone();
    let factors = world.rows(&format!("FACTORS#{id}")).await.remove(0);
    world.set(&factors, "streak", AttributeValue::N("80".to_owned())).await;
    let stranger = world.visitor_from("127.0.0.3");
    for _ in 0..4 {
        let challenge = enter_password(&stranger).await;
        for _ in 0..5 {
            verify(&stranger, &challenge, "email", "000000").await.refused(401, "invalid_code");
        }
    }
    world.inbox(GUARDED.1).find("in a row").await;
}

async fn turn_both_factors_off(world: &World, browser: &Visitor, recovery_code: &str) {
    browser.confirm_by(GOOD_PASSWORD, "recovery_code", recovery_code).await.expect(204);
    browser.post("/v1/two-factor/recovery-codes", json!({})).await.expect(200);
    browser.delete("/v1/two-factor/email").await.expect(204);
    browser.delete("/v1/two-factor/app").await.expect(204);
    world.inbox(GUARDED.1).find("Codes from an authenticator app were turned off").await;
}

/// Enters the password of [`GUARDED`]. Returns the challenge.
async fn enter_password(visitor: &Visitor) -> String {
    visitor.sign_in(GUARDED.0, GOOD_PASSWORD).await.text("challenge")
}
