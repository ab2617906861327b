//! Seeds and codes at rest, and what happens when the key that guards them does not answer.

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_domain::mac::LocalKey;
use rekey_local::PASSWORD;
use rekey_tests::factors::{Owner, WRONG_CODE, challenge, challenged, mailed_code, turn_on_app, turn_on_email, verify};
use rekey_tests::people::GRACE;
use rekey_tests::world::number;
use rekey_tests::{Answer, Authenticator, Item, Visitor, World};
use serde_json::json;

#[tokio::test]
async fn tables_stream_and_log_hold_no_seed_and_no_code() {
    let world = World::new().await;
    let browser = world.owner().await;
    let secret = browser.post("/v1/two-factor/app", json!({})).await.expect(200).text("secret");
    let app = Authenticator::new(&secret);
    let on = browser.post("/v1/two-factor/app/confirm", json!({"code": app.code(world.now())})).await.expect(200).json();
    let codes: Vec<String> = serde_json::from_value(on["recovery_codes"].clone()).unwrap();
    turn_on_email(&world, &browser, GRACE).await;
    let (person, waiting) = challenged(&world, "mobile").await;
    let mailed = mailed_code(&world, &person, &waiting).await;

    let tables = format!("{:?}", world.dump().await);
    let stream = format!("{:?}", world.stack.stream.records().unwrap());
    let log = rekey_tests::logs::lines();
    let seed = data_encoding::BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let mut secrets = vec![
        secret.clone(),
        data_encoding::HEXLOWER.encode(&seed),
        data_encoding::BASE64URL_NOPAD.encode(&seed),
        data_encoding::BASE64.encode(&seed),
        waiting.rsplit('.').next().unwrap().to_owned(),
    ];
    secrets.extend(codes.iter().flat_map(|code| [code.clone(), code.replace('-', "")]));
    for secret in &secrets {
        for (place, text) in [("a table", &tables), ("the stream", &stream), ("the log", &log)] {
            assert!(!text.contains(secret.as_str()), "{secret} is in {place}");
        }
    }
    // Twenty bits are soon tried: without the key, none of them has the MAC that is stored.
    let row = world.items("code").await.into_iter().max_by_key(|row| row["sk"].as_s().unwrap().clone()).unwrap();
    let (_, delivery) = row["deliveries"].as_m().unwrap().iter().next().unwrap();
    let stored = delivery.as_m().unwrap()["code_mac"].as_s().unwrap();
    let row_id = row["id"].as_s().unwrap();
    let unkeyed = LocalKey::new([0; 32]);
    for code in [mailed.as_str(), WRONG_CODE] {
        let message = format!("one-time-code:{row_id}:{code}");
        let plain: [u8; 32] = <sha2::Sha256 as sha2::Digest>::digest(&message).into();
        assert_ne!(*stored, rekey_domain::mac::text(&plain));
        assert_ne!(*stored, unkeyed.mac(message.as_bytes()));
    }
    verify(&person, &waiting, "email", &mailed).await.expect(200);
}

#[tokio::test]
async fn a_seed_moved_to_another_principal_does_not_open() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let thief = world.signed_in("analytical-engine").await;
    turn_on_app(&world, &thief, json!({"password": PASSWORD})).await;
    let factors = world.rows("FACTORS#").await;
    let of = async |account| {
        let id = world.principal(account).await["id"].as_s().unwrap().clone();
        factors.iter().find(|item| item["pk"].as_s().unwrap().ends_with(&id)).unwrap()
    };
    let (mine, theirs) = (of("flowmatic").await, of("analytical-engine").await);
    world.set(theirs, "app", mine["app"].clone()).await;

    let body = json!({"account": "analytical-engine", "password": PASSWORD, "client": "mobile"});
    let waiting = thief.post("/v1/sign-in", body).await.expect(200).text("challenge");
    verify(&thief, &waiting, "app", &owner.code(&world)).await.refused(503, "unavailable");
}

#[tokio::test]
async fn a_failing_key_or_counter_lets_nobody_in() {
    let (world, tap) =
        World::behind(&[("REKEY_LIMIT_SCALE", "1000"), ("REKEY_CODE_KEY", "code-key"), ("REKEY_SEED_KEY", "seed-key")]).await;
    let owner = Owner::with_both(&world).await;
    let (person, waiting) = challenged(&world, "mobile").await;
    let mailed = mailed_code(&world, &person, &waiting).await;
    let fault = |operation: &str| if operation.ends_with("Items") { "TransactionCanceledException" } else { "InternalServerError" };
    for (method, operation) in
        [("app", "Decrypt"), ("email", "GenerateMac"), ("app", "UpdateItem"), ("email", "Query"), ("app", "TransactWriteItems")]
    {
        let code = if method == "app" { owner.app.code(world.now().plus(30)) } else { mailed.clone() };
        tap.cut(operation, fault(operation));
        verify(&person, &waiting, method, &code).await.refused(503, "unavailable");
        tap.mend();
    }
    // Four tries of the challenge are gone by then. Of the day, only the one whose code was compared.
    assert_eq!(number(&world.items("challenge").await[0], "tries"), 4);
    assert_eq!(number(&world.rows("FACTORS#").await[0], "code_tries"), 1);
    // An answer that was lost is looked up, and is no second session.
    tap.lose("TransactWriteItems");
    verify(&person, &waiting, "email", &mailed).await.expect(200);
    assert_eq!(world.items("challenge").await[0]["spent_by"].as_s().unwrap().len(), 26);

    for (path, operation) in [("app", "Encrypt"), ("app", "PutItem"), ("email", "TransactWriteItems")] {
        let other = world.confirmed("analytical-engine", None, PASSWORD).await;
        tap.cut(operation, fault(operation));
        other.post(&format!("/v1/two-factor/{path}"), json!({})).await.refused(503, "unavailable");
        tap.mend();
    }
    let waiting = challenge(&person, "mobile").await;
    tap.cut("BatchGetItem", "InternalServerError");
    person.post("/v1/sign-in/email-code", json!({"challenge": waiting})).await.refused(503, "unavailable");
    tap.mend();
}

const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/// A stack with this key, the owner of its `flowmatic`, and her app.
async fn with_an_app() -> (World, Visitor, Authenticator) {
    let world = World::with(&[("REKEY_LIMIT_SCALE", "1000"), ("REKEY_LOCAL_KEY", KEY)]).await;
    let browser = world.signed_in("flowmatic").await;
    let (app, _) = turn_on_app(&world, &browser, json!({"password": PASSWORD})).await;
    (world, browser, app)
}

/// The only item of factors in a stack.
async fn factors(world: &World) -> Item {
    world.rows("FACTORS#").await.remove(0)
}

/// Puts this in the place of the factor's sealed seed.
async fn put_seed(world: &World, sealed: &str) {
    let row = factors(world).await;
    world.set(&row, "app.seed", AttributeValue::S(sealed.to_owned())).await;
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
async fn a_seed_that_was_sealed_without_a_purpose_opens() {
    let (world, _, app) = with_an_app().await;
    sign_in_by_app(&world, &app).await.expect(200);
    let principal = factors(&world).await["pk"].as_s().unwrap().trim_start_matches("FACTORS#").to_owned();
    put_seed(&world, &LocalKey::parse(KEY).unwrap().seal(app.secret(), &principal, &world.random())).await;
    sign_in_by_app(&world, &app).await.expect(200);
}

#[tokio::test]
async fn a_factor_does_not_open_the_seed_of_an_enrolment() {
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
