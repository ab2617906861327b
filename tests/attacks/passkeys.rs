//! What attackers try with passkeys: another site, another challenge, another person, and data that was changed on the way.

use data_encoding::BASE64URL_NOPAD;
use rekey_domain::token::{Kind, Token};
use rekey_local::PASSWORD;
use rekey_tests::factors::challenged;
use rekey_tests::passkeys::{ADD, AGAIN, BEGIN, SIGN_IN, encoded, owner_with_passkey};
use rekey_tests::{PasskeyBrowser, World};
use serde_json::{Value, json};

/// Flips a bit of a field of the credential's response.
fn flipped(credential: &Value, field: &str, place: usize) -> Value {
    let mut changed = credential.clone();
    let mut bytes = BASE64URL_NOPAD.decode(credential["response"][field].as_str().unwrap().as_bytes()).unwrap();
    let place = place % bytes.len();
    bytes[place] ^= 1;
    changed["response"][field] = json!(encoded(&bytes));
    changed
}

#[tokio::test]
async fn an_assertion_for_another_page_opens_nothing() {
    let world = World::new().await;
    let (_, mut keys, _) = owner_with_passkey(&world).await;
    let person = world.visitor();
    let right = keys.origin.clone();
    let other_port = right.replace("http://", "http://sub.");
    for origin in ["https://evil.example", "http://localhost:1", &other_port, &right.replace("http", "https"), "null", ""] {
        keys.origin = origin.to_owned();
        keys.sign_in(&person, "mobile").await.refused(401, "invalid_credentials");
    }
    keys.origin = right;
    let frames = [json!({"crossOrigin": true}), json!({"topOrigin": "https://evil.example"}), json!({"crossOrigin": "no"})];
    let others = [
        json!({"type": "webauthn.create"}),
        json!({"type": "payment.get"}),
        json!({"challenge": encoded(&[7; 32])}),
        json!({"challenge": ""}),
    ];
    for lie in frames.into_iter().chain(others) {
        keys.lies = lie.clone();
        assert_eq!(keys.sign_in(&person, "mobile").await.text("code"), "invalid_credentials", "{lie}");
    }
    keys.lies = json!({});
    keys.sign_in(&person, "mobile").await.expect(200);
    keys.move_to("evil.example");
    keys.sign_in(&person, "mobile").await.refused(401, "invalid_credentials");
}

#[tokio::test]
async fn a_registration_for_another_page_adds_nothing() {
    let world = World::new().await;
    let owner = world.owner().await;
    let lies = [
        json!({"origin": "https://evil.example"}),
        json!({"crossOrigin": true}),
        json!({"topOrigin": world.url}),
        json!({"type": "webauthn.get"}),
        json!({"challenge": encoded(&[7; 32])}),
    ];
    for lie in lies {
        let mut keys = PasskeyBrowser::new(&world);
        keys.lies = lie.clone();
        assert_eq!(keys.try_add(&owner, "Phone").await.text("code"), "invalid_code", "{lie}");
    }
    // Another relying party.
    let mut options = owner.post(ADD, json!({})).await.expect(200).json()["options"].clone();
    options["rp"]["id"] = json!("evil.example");
    let body = json!({"name": "x", "credential": PasskeyBrowser::new(&world).create(&options).await});
    owner.post(&format!("{ADD}/confirm"), body).await.refused(401, "invalid_code");
    assert_eq!(owner.get("/v1/two-factor").await.json()["passkeys"], json!([]));
}

#[tokio::test]
async fn changed_data_is_refused_and_each_beginning_is_one_try() {
    let world = World::new().await;
    let (_, mut keys, _) = owner_with_passkey(&world).await;
    let person = world.visitor();
    for (field, place) in [("signature", 9), ("authenticatorData", 3), ("authenticatorData", 32), ("clientDataJSON", 12), ("userHandle", 2)]
    {
        let right = keys.assertion(&person, "mobile").await;
        let mut body = right.clone();
        body["credential"] = flipped(&right["credential"], field, place);
        person.post(SIGN_IN, body).await.refused(401, "invalid_credentials");
        // The right one comes too late.
        person.post(SIGN_IN, right).await.refused(410, "expired");
    }
    let mut two_ids = keys.assertion(&person, "mobile").await;
    two_ids["credential"]["id"] = json!("AAAA");
    person.post(SIGN_IN, two_ids).await.refused(401, "invalid_credentials");
    let mut nobody = keys.assertion(&person, "mobile").await;
    nobody["credential"]["response"]["userHandle"] = Value::Null;
    person.post(SIGN_IN, nobody).await.refused(401, "invalid_credentials");
    // Client data and signature of another beginning.
    let (one, other) = (keys.assertion(&person, "mobile").await, keys.assertion(&person, "mobile").await);
    person
        .post(SIGN_IN, json!({"challenge": one["challenge"], "credential": other["credential"], "client": "mobile"}))
        .await
        .refused(401, "invalid_credentials");
}

#[tokio::test]
async fn a_passkey_is_good_for_its_own_principal() {
    let world = World::new().await;
    let (owner, mut keys, id) = owner_with_passkey(&world).await;
    let thief = world.confirmed("analytical-engine", None, PASSWORD).await;
    let mut own = PasskeyBrowser::new(&world);
    own.add(&thief, "Thief").await;
    let person = world.visitor();
    // The thief's own passkey under the owner's handle, and under the owner's id.
    let handle = keys.assertion(&person, "mobile").await["credential"]["response"]["userHandle"].clone();
    let mut body = own.assertion(&person, "mobile").await;
    body["credential"]["response"]["userHandle"] = handle.clone();
    person.post(SIGN_IN, body.clone()).await.refused(401, "invalid_credentials");
    let mut body = own.assertion(&person, "mobile").await;
    (body["credential"]["id"], body["credential"]["rawId"]) = (json!(id), json!(id));
    body["credential"]["response"]["userHandle"] = handle;
    person.post(SIGN_IN, body).await.refused(401, "invalid_credentials");
    // At the owner's challenge, and in the owner's session.
    let (person, waiting) = challenged(&world, "mobile").await;
    let mut begun = person.post(BEGIN, json!({"challenge": waiting})).await.expect(200).json();
    begun["options"]["allowCredentials"] = json!([]);
    let body = json!({"challenge": waiting, "credential": own.get(&begun["options"]).await, "client": "mobile"});
    person.post(SIGN_IN, body).await.refused(401, "invalid_code");
    let mut begun = owner.post(&format!("{AGAIN}/begin"), json!({})).await.expect(200).json();
    begun["options"]["allowCredentials"] = json!([]);
    let body = json!({"challenge": begun["challenge"], "credential": own.get(&begun["options"]).await});
    owner.post(AGAIN, body).await.refused(401, "invalid_code");
    // The thief's session removes and renames nothing of the owner.
    thief.delete(&format!("{ADD}/{id}")).await.refused(404, "not_found");
    thief.patch(&format!("{ADD}/{id}"), json!({"name": "x"})).await.refused(404, "not_found");
}

#[tokio::test]
async fn a_ceremony_is_good_for_what_it_was_begun_for() {
    let world = World::new().await;
    let (owner, mut keys, _) = owner_with_passkey(&world).await;
    // That of a sign-in does not re-authenticate, and the other way round.
    let alone = keys.assertion(&owner, "mobile").await;
    owner.post(AGAIN, json!({"challenge": alone["challenge"], "credential": alone["credential"]})).await.refused(410, "expired");
    let begun = owner.post(&format!("{AGAIN}/begin"), json!({})).await.expect(200).json();
    let again = json!({"challenge": begun["challenge"], "credential": keys.get(&begun["options"]).await, "client": "mobile"});
    world.visitor().post(SIGN_IN, again).await.refused(410, "expired");
    // A challenge without a ceremony takes no assertion, and a ceremony of its own is not that of the challenge.
    let (person, waiting) = challenged(&world, "mobile").await;
    let body = json!({"challenge": waiting, "credential": alone["credential"], "client": "mobile"});
    person.post(SIGN_IN, body.clone()).await.refused(410, "expired");
    person.post(BEGIN, json!({"challenge": waiting})).await.expect(200);
    person.post(SIGN_IN, body).await.refused(401, "invalid_code");
    // An assertion adds no passkey, and a new credential signs nobody in.
    let options = owner.post(ADD, json!({})).await.expect(200).json()["options"].clone();
    let made = PasskeyBrowser::new(&world).create(&options).await;
    let confirm = format!("{ADD}/confirm");
    owner.post(&confirm, json!({"name": "x", "credential": keys.get(&options).await})).await.refused(400, "invalid_request");
    let mut body = keys.assertion(&person, "mobile").await;
    body["credential"] = made;
    person.post(SIGN_IN, body).await.refused(400, "invalid_request");
}

#[tokio::test]
async fn a_passkey_token_opens_no_other_call() {
    let world = World::new().await;
    let (owner, mut keys, _) = owner_with_passkey(&world).await;
    let token = keys.assertion(&owner, "mobile").await["challenge"].as_str().unwrap().to_owned();
    for kind in ["passkey", "challenge", "session", "ticket", "link", "activate", "notme"] {
        let token = token.replacen("passkey", kind, 1);
        let person = world.visitor();
        for (path, body) in [
            ("/v1/sign-in/verify", json!({"challenge": token, "method": "recovery_code", "code": "AAAA-AAAA-AAAA-AAAA"})),
            ("/v1/sign-in/email-code", json!({"challenge": token})),
            (BEGIN, json!({"challenge": token})),
            ("/v1/recovery/consume", json!({"token": token})),
            ("/v1/recovery/password", json!({"ticket": token, "account": "flowmatic", "new_password": "a fine new one"})),
            ("/v1/accounts/activate", json!({"token": token, "password": "a fine new one"})),
            ("/v1/not-me", json!({"token": token})),
        ] {
            person.post(path, body).await.refused(410, "expired");
        }
        person.use_token(&token);
        assert_eq!(person.session_status().await, 401);
        let cookie = world.visitor();
        cookie.set_cookie("__Host-rekey", &token);
        assert_eq!(cookie.session_status().await, 401);
    }
    // Nor does another kind of token work where a passkey's is expected.
    fn minted<K: Kind>(world: &World) -> String {
        Token::<K>::mint(rekey_domain::id::Id::random(&world.random()), &world.random()).reveal()
    }
    let credential = keys.assertion(&owner, "mobile").await["credential"].clone();
    for other in [
        minted::<rekey_domain::token::Session>(&world),
        minted::<rekey_domain::token::Ticket>(&world),
        minted::<rekey_domain::token::Passkey>(&world),
    ] {
        let body = json!({"challenge": other, "credential": credential, "client": "mobile"});
        world.visitor().post(SIGN_IN, body).await.refused(410, "expired");
        owner.post(AGAIN, json!({"challenge": other, "credential": credential})).await.refused(410, "expired");
    }
}

#[tokio::test]
async fn wrongly_typed_credentials_are_refused() {
    let world = World::new().await;
    let (owner, mut keys, _) = owner_with_passkey(&world).await;
    let person = world.visitor();
    let right = keys.assertion(&person, "mobile").await;
    let good = &right["credential"];
    let response = &good["response"];
    let as_array = json!([response["authenticatorData"], response["clientDataJSON"], response["signature"], response["userHandle"]]);
    let with = |field: &str, value: Value| {
        let mut changed = good.clone();
        changed[field] = value;
        changed
    };
    let mut padded = good.clone();
    padded["response"]["signature"] = json!(format!("{}==", response["signature"].as_str().unwrap()));
    let wrong = [
        Value::Null,
        json!([]),
        json!([good["id"], good["rawId"], response, "public-key"]),
        json!("x"),
        json!({}),
        with("response", as_array),
        with("response", json!([])),
        with("type", json!("password")),
        with("type", json!(["public-key"])),
        with("type", json!({"public-key": null})),
        with("id", json!([1, 2])),
        with("rawId", json!("a+b/")),
        padded,
    ];
    for credential in wrong {
        let answer = person.post(SIGN_IN, json!({"challenge": right["challenge"], "credential": credential, "client": "mobile"})).await;
        assert_eq!((answer.status, answer.text("code")), (400, "invalid_request".to_owned()), "{credential}");
        let answer = owner.post(AGAIN, json!({"challenge": right["challenge"], "credential": credential})).await;
        assert_eq!((answer.status, answer.text("code")), (400, "invalid_request".to_owned()), "{credential}");
    }
    for body in [json!({"challenge": ["x"]}), json!({"challenge": 1}), json!({"account": "flowmatic"})] {
        person.post(BEGIN, body).await.refused(400, "invalid_request");
    }
    // None of that has spent it.
    person.post(SIGN_IN, right).await.expect(200);
}

#[tokio::test]
async fn the_beginning_is_the_same_for_everyone_and_counted_by_address() {
    let world = World::with(&[("REKEY_LIMIT_PASSKEY_ADDRESS", "3/60")]).await;
    let shape = |body: Value| (body["options"].as_object().unwrap().keys().cloned().collect::<Vec<_>>(), body["expires_in"].clone());
    let one = shape(world.visitor().post(BEGIN, json!({})).await.expect(200).json());
    let owner = world.signed_in("flowmatic").await;
    assert_eq!(shape(owner.post(BEGIN, json!({})).await.expect(200).json()), one);
    world.visitor().post_text(BEGIN, "").await.expect(200);
    let refused = world.visitor().post(BEGIN, json!({})).await.refused(429, "rate_limited");
    assert!(refused.header("retry-after").is_some());
    assert_eq!(world.rows("PASSKEY#").await.len(), 3, "a refused beginning stores nothing");
    world.visitor_from("127.0.0.8").post(BEGIN, json!({})).await.expect(200);
}
