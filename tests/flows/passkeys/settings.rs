//! Adding, renaming and removing passkeys.

use futures_util::future::join_all;
use rekey_local::PASSWORD;
use rekey_tests::factors::{Owner, challenge, verify};
use rekey_tests::passkeys::{ADD, ids, owner_with_passkey};
use rekey_tests::people::GRACE;
use rekey_tests::{PasskeyBrowser, World};
use serde_json::{Value, json};

#[tokio::test]
async fn a_first_passkey_brings_recovery_codes_and_sign_ins_list_it() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    assert_eq!(browser.get("/v1/two-factor").await.json()["passkeys"], json!([]));
    browser.post(ADD, json!({})).await.refused(403, "reauthentication_required");
    browser.confirm(PASSWORD).await;
    let pending = browser.post(ADD, json!({})).await.expect(200).json();
    let options = &pending["options"];
    assert_eq!((&options["rp"]["name"], &options["attestation"], &pending["expires_in"]), (&json!("Rekey"), &json!("none"), &json!(300)));
    assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
    // The user handle is opaque: the bytes of the principal's id.
    let handle = options["user"]["id"].as_str().unwrap();
    assert!(handle.len() == 22 && !pending.to_string().contains(GRACE));

    let mut keys = PasskeyBrowser::new(&world);
    let (id, codes) = keys.add(&browser, "Grace's phone 📱").await;
    assert_eq!(codes.as_array().unwrap().len(), 10);
    let state = browser.get("/v1/two-factor").await.json();
    let shown = json!({"id": id, "name": "Grace's phone 📱", "since": world.now().rfc3339(), "last_used_at": null, "synced": true});
    assert_eq!((&state["passkeys"], &state["recovery_codes_left"]), (&json!([shown]), &json!(10)));
    world.inbox(GRACE).titled("A passkey was added to your Rekey account").only().await;
    let asked = world.visitor().try_sign_in("flowmatic", PASSWORD).await.expect(200).json();
    assert_eq!(asked["methods"], json!(["passkey", "recovery_code"]));

    // The second one brings none, and the first is excluded.
    let again = browser.post(ADD, json!({})).await.expect(200).json();
    assert_eq!(again["options"]["excludeCredentials"][0]["id"], id);
    let (other, none) = PasskeyBrowser::new(&world).add(&browser, "Key").await;
    assert!(none.is_null() && other != id);
}

#[tokio::test]
async fn a_registration_belongs_to_its_session_and_is_used_once() {
    let world = World::new().await;
    let (one, other) = (world.owner().await, world.owner().await);
    let mut keys = PasskeyBrowser::new(&world);
    let confirm = format!("{ADD}/confirm");
    let options = one.post(ADD, json!({})).await.expect(200).json()["options"].clone();
    let body = json!({"name": "Phone", "credential": keys.create(&options).await});
    other.post(&confirm, body.clone()).await.refused(410, "expired");
    for name in ["", " ", "\u{3164}", "\u{2800}\u{200d}", "a\nb", &"x".repeat(65)] {
        one.post(&confirm, json!({"name": name, "credential": body["credential"]})).await.refused(400, "invalid_request");
    }
    let answers = join_all((0..5).map(|_| one.post(&confirm, body.clone()))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    one.post(&confirm, body.clone()).await.refused(410, "expired");
    assert_eq!(ids(&one).await.len(), 1);

    // A ceremony ends after five minutes.
    let options = one.post(ADD, json!({})).await.expect(200).json()["options"].clone();
    let late = json!({"name": "Late", "credential": PasskeyBrowser::new(&world).create(&options).await});
    world.clock.advance(301);
    keys.confirm(&one).await.expect(204);
    one.post(&confirm, late).await.refused(410, "expired");
    // Five wrong answers use a ceremony up.
    let options = one.post(ADD, json!({})).await.expect(200).json()["options"].clone();
    for _ in 0..5 {
        one.post(&confirm, body.clone()).await.refused(401, "invalid_code");
    }
    let right = json!({"name": "Other", "credential": PasskeyBrowser::new(&world).create(&options).await});
    one.post(&confirm, right).await.refused(410, "expired");
}

#[tokio::test]
async fn a_principal_has_at_most_ten_passkeys() {
    let world = World::new().await;
    let (browser, ..) = owner_with_passkey(&world).await;
    let waiting = browser.post(ADD, json!({})).await.expect(200).json()["options"].clone();
    for number in 2..=10 {
        PasskeyBrowser::new(&world).add(&browser, &format!("Key {number}")).await;
    }
    browser.post(ADD, json!({})).await.refused(409, "conflict");
    // Neither does one that began before there were ten.
    let late = json!({"name": "Late", "credential": PasskeyBrowser::new(&world).create(&waiting).await});
    assert!([409, 410, 401].contains(&browser.post(&format!("{ADD}/confirm"), late).await.status));
    assert_eq!(ids(&browser).await.len(), 10);
}

#[tokio::test]
async fn passkeys_are_renamed_and_removed_and_the_last_one_takes_the_recovery_codes_along() {
    let world = World::new().await;
    let (browser, mut keys, id) = owner_with_passkey(&world).await;
    let path = format!("{ADD}/{id}");
    browser.patch(&path, json!({"name": "Tablet"})).await.expect(204);
    for name in ["", "\u{ffa0}"] {
        browser.patch(&path, json!({"name": name})).await.refused(400, "invalid_request");
    }
    browser.patch(&format!("{ADD}/AAAA"), json!({"name": "Tablet"})).await.refused(404, "not_found");
    assert_eq!(browser.get("/v1/two-factor").await.json()["passkeys"][0]["name"], "Tablet");
    browser.delete(&format!("{ADD}/AAAA")).await.refused(404, "not_found");
    world.clock.advance(301);
    for denied in [browser.delete(&path).await, browser.patch(&path, json!({"name": "x"})).await] {
        denied.refused(403, "reauthentication_required");
    }
    // The password alone confirms nothing once there is a passkey.
    browser.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.refused(400, "invalid_request");
    keys.confirm(&browser).await.expect(204);
    let (other, _) = PasskeyBrowser::new(&world).add(&browser, "Key").await;
    browser.delete(&path).await.expect(204);
    assert_eq!(
        (ids(&browser).await, browser.get("/v1/two-factor").await.json()["recovery_codes_left"].clone()),
        (vec![other.clone()], json!(10))
    );
    browser.delete(&format!("{ADD}/{other}")).await.expect(204);
    let state = browser.get("/v1/two-factor").await.json();
    assert_eq!((&state["passkeys"], &state["recovery_codes_left"]), (&json!([]), &json!(0)));
    assert_eq!(world.visitor().try_sign_in("flowmatic", PASSWORD).await.text("status"), "signed_in");
    world.inbox(GRACE).titled("A passkey of your Rekey account was removed").nth(1).await;
    keys.sign_in(&world.visitor(), "mobile").await.refused(401, "invalid_credentials");
}

#[tokio::test]
async fn a_passkey_beside_an_app_is_one_more_way() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let mut keys = PasskeyBrowser::new(&world);
    owner.reauthenticate(&world).await;
    let (_, codes) = keys.add(&owner.browser, "Phone").await;
    assert_eq!(codes, Value::Null);
    let person = world.visitor();
    let waiting = challenge(&person, "web").await;
    verify(&person, &waiting, "passkey", "123456").await.refused(400, "invalid_request");
    verify(&person, &waiting, "app", &owner.code(&world)).await.expect(200);
    let waiting = challenge(&person, "web").await;
    keys.answer(&person, &waiting, "web").await.expect(200);
    owner.browser.delete("/v1/two-factor/app").await.expect(204);
    assert_eq!(person.get("/v1/two-factor").await.json()["app"]["enabled"], false);
}

#[tokio::test]
async fn apps_change_no_passkeys() {
    let world = World::new().await;
    let app = world.visitor();
    app.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    app.confirm(PASSWORD).await;
    app.post(ADD, json!({})).await.refused(403, "web_only");
    let credential = PasskeyBrowser::new(&world).create(&world.owner().await.post(ADD, json!({})).await.json()["options"]).await;
    app.post(&format!("{ADD}/confirm"), json!({"name": "x", "credential": credential})).await.refused(403, "web_only");
    app.patch(&format!("{ADD}/AAAA"), json!({"name": "x"})).await.refused(403, "web_only");
    app.delete(&format!("{ADD}/AAAA")).await.refused(403, "web_only");
}
