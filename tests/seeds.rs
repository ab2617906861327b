//! Seeds of authenticator apps, each sealed for one principal and one purpose.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_domain::mac::LocalKey;
use rekey_domain::random::Random;
use rekey_local::PASSWORD;
use rekey_tests::{Answer, Authenticator, Visitor, World};
use serde_json::json;

use crate::two_factor::turn_on_app;

const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/// A stack with this key, the owner of its `flowmatic`, and her app.
async fn with_an_app() -> (World, Visitor, Authenticator) {
    let world = World::with(&[("REKEY_LIMIT_SCALE", "1000"), ("REKEY_LOCAL_KEY", KEY)]).await;
    let browser = world.visitor();
    browser.sign_in("flowmatic", PASSWORD).await;
    let (app, _) = turn_on_app(&world, &browser, json!({"password": PASSWORD})).await;
    (world, browser, app)
}

/// The only item of factors in a stack.
async fn factors(world: &World) -> HashMap<String, AttributeValue> {
    world.rows("FACTORS#").await.remove(0)
}

/// Puts this in the place of the factor's sealed seed.
async fn put_seed(world: &World, sealed: &str) {
    let row = factors(world).await;
    let update = world.stack.resources.dynamodb.update_item().table_name("rekey-directory").update_expression("SET app.seed = :seed");
    let update = update.key("pk", row["pk"].clone()).key("sk", row["sk"].clone());
    update.expression_attribute_values(":seed", AttributeValue::S(sealed.to_owned())).send().await.unwrap();
}

/// Signs in by the app's code of now.
async fn sign_in_by_app(world: &World, app: &Authenticator) -> Answer {
    // A step later than the code before it.
    world.clock.advance(60);
    let phone = world.visitor();
    let password = json!({"account": "flowmatic", "password": PASSWORD, "client": "mobile"});
    let challenge = phone.post("/v1/sign-in", password).await.expect(200).text("challenge");
    phone.post("/v1/sign-in/verify", json!({"challenge": challenge, "method": "app", "code": app.code(world.now())})).await
}

#[tokio::test]
async fn a_seed_that_was_sealed_before_seeds_had_a_purpose_opens() {
    let (world, _, app) = with_an_app().await;
    sign_in_by_app(&world, &app).await.expect(200);
    let principal = factors(&world).await["pk"].as_s().unwrap().trim_start_matches("FACTORS#").to_owned();
    put_seed(&world, &LocalKey::parse(KEY).unwrap().seal(app.secret(), &principal, &Random::system())).await;
    sign_in_by_app(&world, &app).await.expect(200);
}

#[tokio::test]
async fn the_seed_of_an_enrolment_is_no_factors_seed() {
    let (world, browser, _) = with_an_app().await;
    let sealed = factors(&world).await["app"].as_m().unwrap()["seed"].as_s().unwrap().clone();
    // Another app is begun with, and its seed is moved to where a sign-in looks.
    browser.delete("/v1/two-factor/app").await.expect(204);
    let secret = browser.post("/v1/two-factor/app", json!({})).await.expect(200).text("secret");
    let pending = world.rows("ENROLMENT#").await.remove(0)["seed"].as_s().unwrap().clone();
    let begun = Authenticator::new(&secret);
    browser.post("/v1/two-factor/app/confirm", json!({"code": begun.code(world.now())})).await.expect(200);
    let confirmed = factors(&world).await["app"].as_m().unwrap()["seed"].as_s().unwrap().clone();
    assert!(confirmed != pending && confirmed != sealed);
    sign_in_by_app(&world, &begun).await.expect(200);
    put_seed(&world, &pending).await;
    sign_in_by_app(&world, &begun).await.refused(503, "unavailable");
    // Nor does a marker that was taken away make it one.
    put_seed(&world, pending.trim_start_matches("purpose:")).await;
    sign_in_by_app(&world, &begun).await.refused(503, "unavailable");
    // The seed that was sealed for sign-ins opens again: nothing was wrong but the purpose.
    put_seed(&world, &confirmed).await;
    sign_in_by_app(&world, &begun).await.expect(200);
}
