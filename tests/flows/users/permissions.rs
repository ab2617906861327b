//! What an administrator may do to whom, and every way to climb that we could think of.

use rekey_local::PASSWORD;
use rekey_tests::factors::{turn_on_app, verify};
use rekey_tests::users::{
    ACCOUNT, acts, administrator, confirmed, create, created, directory, edit, listed, mailed_user, reset, root, sign_in, user,
};
use rekey_tests::{GOOD_PASSWORD, OTHER_PASSWORD, World};
use serde_json::{Value, json};

#[tokio::test]
async fn users_of_other_accounts_are_not_found() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &["reports:read"]).await;
    let stranger = world.owner().await;
    let before = directory(&world).await;

    for name in ["lin", "analytical-engine%2Flin", "..%2Fanalytical-engine%2Flin", "analytical-engine/lin", "LIN", "%6Cin"] {
        let of_another = acts(&stranger, name).await;
        let of_nobody = acts(&stranger, "nobody-at-all").await;
        for (of_another, of_nobody) in of_another.into_iter().zip(of_nobody) {
            let (of_another, of_nobody) = (of_another.refused(404, "not_found"), of_nobody.refused(404, "not_found"));
            assert_eq!(of_another.raw, of_nobody.raw);
        }
    }
    assert_eq!(listed(&stranger, "lin").await, None);
    assert_eq!(stranger.get("/v1/users").await.expect(200).json()["users"].as_array().unwrap().len(), 2, "its own two");
    assert_eq!(directory(&world).await, before);
    // The other account may have a user of the same name.
    create(&stranger, "lin", None, &[]).await.expect(201);
    sign_in(&world, "lin", GOOD_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn an_administrator_cannot_grant_a_permission_that_it_lacks() {
    let world = World::new().await;
    let root = root(&world).await;
    let ann = administrator(&world, &root).await;
    user(&world, &root, "clerk", &[]).await;
    create(&ann, "new", None, &["reports:write"]).await.refused(403, "forbidden");
    create(&ann, "new", None, &["reports:read", "users:read"]).await.refused(403, "forbidden");
    edit(&ann, "clerk", json!({"permissions": ["audit:read"]})).await.refused(403, "forbidden");
    assert_eq!(listed(&ann, "new").await, None);
    assert_eq!(listed(&ann, "clerk").await.unwrap()["permissions"], json!([]));

    create(&ann, "new", None, &["reports:read", "users:manage"]).await.expect(201);
    assert_eq!(
        edit(&ann, "clerk", json!({"permissions": ["reports:read"]})).await.expect(200).json()["permissions"],
        json!(["reports:read"])
    );
    for bad in
        [json!("users:read"), json!([["users:read"]]), json!(["users"]), json!([1]), json!({"0": "users:read"}), json!(["ｕsers:read"])]
    {
        edit(&root, "clerk", json!({"permissions": bad})).await.refused(400, "invalid_request");
    }
}

#[tokio::test]
async fn an_administrator_cannot_act_on_itself_or_on_stronger_users() {
    let world = World::new().await;
    let root = root(&world).await;
    let ann = administrator(&world, &root).await;
    mailed_user(&world, &root, "stronger", "stronger@example.org", &["reports:write"]).await;
    user(&world, &root, "peer", &["users:manage"]).await;
    // The link of a stronger invited user must not reach this administrator.
    create(&root, "invited", Some("invited@example.org"), &["reports:write"]).await.expect(201);
    let before = directory(&world).await;
    for name in ["stronger", "peer", "invited", "ann"] {
        for answer in acts(&ann, name).await {
            answer.refused(403, "forbidden");
        }
        create(&ann, name, None, &[]).await.refused(409, "conflict");
    }
    // The root has no name here.
    for name in ["ROOT", "root", "null", "analytical-engine", "%20", "..", "ann%00"] {
        for answer in acts(&ann, name).await {
            assert_eq!(answer.status, 404, "{name}: {}", answer.raw);
        }
    }
    assert_eq!(directory(&world).await, before);
}

#[tokio::test]
async fn a_link_dies_when_its_user_gains_permissions() {
    let world = World::new().await;
    let root = root(&world).await;
    let ann = administrator(&world, &root).await;
    // The administrator keeps the link that it was shown, and waits until the user is made stronger.
    let kept = created(&ann, "lin", &["reports:read"]).await;
    edit(&root, "lin", json!({"permissions": ["reports:read", "reports:write"]})).await.expect(200);
    world.activate(&kept, GOOD_PASSWORD).await.refused(410, "expired");
    // The same of a reset.
    user(&world, &root, "mo", &["reports:read"]).await;
    let kept = reset(&ann, "mo").await;
    edit(&root, "mo", json!({"permissions": ["users:read"]})).await.expect(200);
    world.activate(&kept, OTHER_PASSWORD).await.refused(410, "expired");

    // No new link is mailed to the address that the weaker administrator named: the root has to name an address.
    create(&ann, "kim", Some("anns-own@example.net"), &[]).await.expect(201);
    let kept = world.inbox("anns-own@example.net").nth(0).await.token();
    edit(&root, "kim", json!({"permissions": ["reports:read"]})).await.expect(200);
    world.activate(&kept, GOOD_PASSWORD).await.refused(410, "expired");
    world.settle().await;
    assert_eq!(world.inbox("anns-own@example.net").count(), 1);
    assert_eq!(listed(&root, "kim").await.unwrap()["pending_email"], Value::Null);
    edit(&root, "kim", json!({"permissions": ["reports:write"], "email": "kim@example.org"})).await.expect(200);
    let link = world.inbox("kim@example.org").nth(0).await.token();
    // Fewer permissions, or the same, end no link.
    edit(&root, "kim", json!({"permissions": []})).await.expect(200);
    world.activate(&link, GOOD_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn only_administrators_see_or_change_users() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "reader", &["users:read"]).await;
    user(&world, &root, "clerk", &["reports:read"]).await;
    let reader = confirmed(&world, "reader", GOOD_PASSWORD).await;
    let clerk = confirmed(&world, "clerk", GOOD_PASSWORD).await;
    assert!(listed(&reader, "clerk").await.is_some());
    clerk.get("/v1/users").await.refused(403, "forbidden");
    for person in [&reader, &clerk] {
        create(person, "new", None, &[]).await.refused(403, "forbidden");
        // Nor does it learn who is there.
        for name in ["clerk", "nobody"] {
            for answer in acts(person, name).await {
                answer.refused(403, "forbidden");
            }
        }
    }
    // A removed permission is gone at once, in open sessions too.
    edit(&root, "reader", json!({"permissions": []})).await.expect(200);
    reader.get("/v1/users").await.refused(403, "forbidden");
}

#[tokio::test]
async fn every_change_of_a_user_needs_a_confirmation() {
    let world = World::new().await;
    let (known, fresh) = (root(&world).await, world.visitor());
    user(&world, &known, "lin", &[]).await;
    fresh.sign_in(ACCOUNT, PASSWORD).await;
    let before = directory(&world).await;
    create(&fresh, "new", None, &[]).await.refused(403, "reauthentication_required");
    for answer in acts(&fresh, "lin").await {
        answer.refused(403, "reauthentication_required");
    }
    fresh.get("/v1/users").await.expect(200);
    // It lasts five minutes.
    world.clock.advance(300);
    create(&known, "new", None, &[]).await.refused(403, "reauthentication_required");
    assert_eq!(directory(&world).await, before);
}

#[tokio::test]
async fn an_administrator_cannot_set_other_fields_of_a_user() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &[]).await;
    let before = directory(&world).await;
    for (field, value) in [
        ("role", json!("root")),
        ("verified", json!(true)),
        ("epoch", json!(0)),
        ("id", json!("00000000000000000000000000")),
        ("state", json!("active")),
        ("account", json!("flowmatic")),
        ("password", json!(GOOD_PASSWORD)),
        ("password_hash", json!("x")),
        ("pending_email", json!("eve@example.org")),
        ("registration", json!("x")),
        ("two_factor", json!([])),
        ("factors", json!({})),
        ("created_at", json!(0)),
        ("activation_url", json!("x")),
        ("pending_phone", json!("+4915123456789")),
        ("phone", json!("+15551234567")),
        ("phone", json!("004915123456789")),
        ("phone", json!(["+4915123456789"])),
        ("phone", json!("+4915123456789, +4915123456780")),
        // A country that no SMS go to.
        ("phone", json!("+351912345678")),
        ("email", json!(["a@example.org"])),
        ("email", json!("a@example.org, b@example.org")),
        ("email", json!("a@example.org\r\nBcc: b@example.org")),
    ] {
        let mut new = json!({"user": "new", "permissions": []});
        new[field] = value.clone();
        root.post("/v1/users", new).await.refused(400, "invalid_request");
        edit(&root, "lin", json!({field: value})).await.refused(400, "invalid_request");
    }
    for name in ["", "Ünal", "-lin", "lin/root", "<b>lin", "lin\n", &"x".repeat(65)] {
        create(&root, name, None, &[]).await.refused(400, "invalid_request");
    }
    edit(&root, "lin", json!({"user": "other"})).await.refused(400, "invalid_request");
    root.post_text("/v1/users", r#"{"user":"new","permissions":[],"permissions":["users:manage"]}"#).await.refused(400, "invalid_request");
    assert_eq!(directory(&world).await, before);
    // The case of letters makes no other user.
    create(&root, "LIN", None, &[]).await.refused(409, "conflict");
}

#[tokio::test]
async fn a_code_completes_no_sign_in_with_lost_permissions() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &["reports:write"]).await;
    let browser = confirmed(&world, "lin", GOOD_PASSWORD).await;
    let (app, _) = turn_on_app(&world, &browser, json!({"password": GOOD_PASSWORD})).await;
    let waiting = world.visitor();
    let body = json!({"account": ACCOUNT, "user": "lin", "password": GOOD_PASSWORD, "client": "mobile"});
    let challenge = waiting.post("/v1/sign-in", body).await.expect(200).text("challenge");
    edit(&root, "lin", json!({"permissions": []})).await.expect(200);
    world.clock.advance(30);
    verify(&waiting, &challenge, "app", &app.code(world.now())).await.refused(410, "expired");
}

#[tokio::test]
async fn a_changed_user_cannot_complete_a_waiting_sign_in() {
    let world = World::new().await;
    let root = root(&world).await;
    let challenge = async |name: &str| {
        let body = json!({"account": ACCOUNT, "user": name, "password": GOOD_PASSWORD, "client": "mobile"});
        world.visitor().post("/v1/sign-in", body).await.expect(200).text("challenge")
    };
    let never_issued = format!("challenge_{}.{}.{}", "a".repeat(26), "a".repeat(26), "A".repeat(43));
    let verify = async |challenge: &str, code: &str| {
        let body = json!({"challenge": challenge, "method": "app", "code": code});
        world.visitor().post("/v1/sign-in/verify", body).await
    };
    let unknown = verify(&never_issued, "000000").await.refused(410, "expired");
    let path = |name: &str, act: &str| format!("/v1/users/{name}{act}");
    for (name, act) in [("reset", "/reset-password"), ("bare", "/reset-two-factor"), ("gone", ""), ("weaker", "")] {
        user(&world, &root, name, &[]).await;
        let browser = world.visitor();
        browser.try_sign_in_user(ACCOUNT, Some(name), GOOD_PASSWORD).await.expect(200);
        let (app, _) = turn_on_app(&world, &browser, json!({"password": GOOD_PASSWORD})).await;
        let waiting = challenge(name).await;
        verify(&waiting, "000000").await.refused(401, "invalid_code");
        root.confirm(PASSWORD).await;
        match name {
            "gone" => root.delete(&path(name, act)).await.expect(204),
            "weaker" => edit(&root, name, json!({"permissions": ["reports:read"]})).await.expect(200),
            _ => root.post(&path(name, act), json!({})).await,
        };
        world.clock.advance(30);
        // Wrong or right, now and from now on.
        for code in ["000000", &app.code(world.now()), "000000"] {
            let answer = verify(&waiting, code).await.refused(410, "expired");
            assert_eq!(answer.raw, unknown.raw, "{name}, {code}");
        }
    }
}
