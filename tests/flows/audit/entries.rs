//! What an entry says: who, on whom, from which client, and whether it was done.

use rekey_local::PASSWORD;
use rekey_tests::audit::{acts, events};
use rekey_tests::factors::{Owner, challenge, mailed_code, turn_on_app, verify};
use rekey_tests::passkeys::owner_with_passkey;
use rekey_tests::users::{ACCOUNT, confirmed, edit, mailed_user, root, user};
use rekey_tests::{GOOD_PASSWORD, Item, World};
use serde_json::{Value, json};

#[tokio::test]
async fn an_entry_names_the_client_and_the_device_of_its_session() {
    let world = World::new().await;
    let app = world.visitor();
    let body = json!({"account": "flowmatic", "password": PASSWORD, "client": "mobile", "device": "Grace's phone"});
    let token = app.post("/v1/sign-in", body).await.expect(200);
    app.use_token(&token.text("token"));
    app.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.expect(204);
    let principal = token.json()["session"]["principal"].clone();
    let found = events(&app, "/v1/activity").await;
    for act in ["reauthenticated", "signed_in_by_password"] {
        let event = found.iter().find(|event| event["act"] == act && event["client"] == "mobile").unwrap();
        let name = json!({"principal": principal, "account": "flowmatic", "user": null});
        let expected = json!({"id": event["id"], "at": event["at"], "actor": name, "subject": name, "act": act,
            "client": "mobile", "device": "Grace's phone", "outcome": "done"});
        assert!(found.contains(&expected), "{expected} is not in {found:?}");
    }
}

#[tokio::test]
async fn a_wrong_second_factor_leaves_a_refused_entry_and_a_wrong_password_none() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    let refused = async || {
        let events = events(&owner.browser, "/v1/activity").await;
        events.into_iter().filter(|event| event["outcome"] == "refused").collect::<Vec<Value>>()
    };
    world.visitor().try_sign_in("flowmatic", GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    assert!(refused().await.is_empty());

    let thief = world.visitor();
    let waiting = challenge(&thief, "web").await;
    mailed_code(&world, &thief, &waiting).await;
    for (method, code) in [("app", "000000"), ("email", "000000"), ("recovery_code", "AAAA-AAAA-AAAA-AAAA")] {
        world.clock.advance(1);
        verify(&thief, &waiting, method, code).await.expect(401);
    }
    world.clock.advance(1);
    let again = json!({"password": PASSWORD, "method": "app", "code": "000000"});
    owner.browser.post("/v1/session/reauthenticate", again).await.expect(401);
    let acts: Vec<Value> = refused().await.iter().map(|event| event["act"].clone()).collect();
    assert_eq!(acts, ["reauthenticated", "signed_in_by_recovery_code", "signed_in_by_email", "signed_in_by_app"]);
    assert!(refused().await.iter().all(|event| event["client"] == "web"));
    // A code of the wrong shape is no try, and leaves no entry.
    verify(&thief, &waiting, "app", "12345").await.refused(400, "invalid_request");
    assert_eq!(refused().await.len(), 4);
}

#[tokio::test]
async fn refused_entries_end_with_the_tries_of_the_day() {
    let world = World::unlimited(&[]).await;
    let owner = Owner::with_app(&world).await;
    let thief = world.visitor();
    for _ in 0..8 {
        let waiting = challenge(&thief, "web").await;
        for _ in 0..5 {
            verify(&thief, &waiting, "app", "000000").await;
        }
    }
    let refused = world.items("audit").await.into_iter().filter(|entry| entry["outcome"].as_s().unwrap() == "refused").count();
    assert_eq!(refused, 20);
    assert_eq!(acts(&owner.browser, "/v1/activity").await.iter().filter(|act| *act == "codes_capped").count(), 1);
}

#[tokio::test]
async fn a_wrong_passkey_leaves_an_entry_only_where_a_password_came_before() {
    let world = World::new().await;
    let (browser, mut keys, _) = owner_with_passkey(&world).await;
    let refused = async || events(&browser, "/v1/activity").await.iter().filter(|event| event["outcome"] == "refused").count();
    // Anybody can begin this one, and send anything.
    let stranger = world.visitor();
    let mut wrong = keys.assertion(&stranger, "web").await;
    wrong["credential"]["response"]["signature"] = json!("AAAA");
    stranger.post_from_site("/v1/sign-in/passkey", wrong).await.refused(401, "invalid_credentials");
    assert_eq!(refused().await, 0);

    let begun = browser.post("/v1/session/reauthenticate/passkey/begin", json!({})).await.expect(200).json();
    let mut credential = keys.get(&begun["options"]).await;
    credential["response"]["signature"] = json!("AAAA");
    let body = json!({"challenge": begun["challenge"], "credential": credential});
    browser.post("/v1/session/reauthenticate/passkey", body).await.expect(401);
    assert_eq!(refused().await, 1);
}

#[tokio::test]
async fn an_act_on_a_user_is_in_the_activity_of_both_and_once_in_the_account() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    let lin = confirmed(&world, "lin", GOOD_PASSWORD).await;
    turn_on_app(&world, &lin, json!({"password": GOOD_PASSWORD})).await;
    edit(&root, "lin", json!({"phone": "+4915123456789", "permissions": ["reports:read"]})).await.expect(200);
    for path in ["/v1/activity", "/v1/audit"] {
        let all = root.get(path).await.expect(200);
        let events = all.json()["events"].as_array().unwrap().clone();
        let named: Vec<&Value> = events.iter().filter(|event| event["act"] == "phone_named").collect();
        assert_eq!(named.len(), 1, "{path}");
        assert_eq!((&named[0]["actor"]["user"], &named[0]["actor"]["account"]), (&Value::Null, &json!(ACCOUNT)));
        assert_eq!((&named[0]["subject"]["user"], &named[0]["client"]), (&json!("lin"), &json!("web")));
        assert!(!all.raw.contains("+4915123456789") && !all.raw.contains("lin@example.org"), "{path}");
    }
    let theirs = events(&lin, "/v1/activity").await;
    let named = theirs.iter().find(|event| event["act"] == "phone_named").unwrap();
    assert_ne!(named["actor"]["principal"], named["subject"]["principal"]);
    assert_eq!(world.items("audit-copy").await.iter().filter(|copy| copy["act"].as_s().unwrap() == "phone_named").count(), 1);
    assert!(world.items("audit-copy").await.iter().all(|copy| !copy.contains_key("audit_account")));
}

#[tokio::test]
async fn an_entry_from_before_there_were_clients_still_opens() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &[]).await;
    let of_lin = |row: &Item| row["act"].as_s().unwrap() == "user_created" && row["user"].as_s().unwrap() == "lin";
    let old = world.items("audit").await.into_iter().find(of_lin).unwrap();
    world.remove(&old, "outcome, client, device").await;
    let events = events(&root, "/v1/audit").await;
    let event = events.iter().find(|event| event["id"] == old["id"].as_s().unwrap().as_str()).unwrap();
    assert_eq!((&event["client"], &event["device"], &event["outcome"]), (&Value::Null, &Value::Null, &json!("done")));
}
