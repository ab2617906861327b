//! A person looks at what a desktop app's code lets in, and approves or denies it.

use rekey_local::PASSWORD;
use rekey_tests::desktop::{DEVICE, Desktop};
use rekey_tests::factors::Owner;
use rekey_tests::people::{GRACE, NEW_SIGN_IN};
use rekey_tests::users;
use rekey_tests::world::number;
use rekey_tests::{GOOD_PASSWORD, World};
use serde_json::json;

#[tokio::test]
async fn a_desktop_app_signs_in_with_every_factor() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let password = json!({"account": "flowmatic", "password": PASSWORD, "client": "desktop"});
    let refused = world.visitor().post("/v1/sign-in", password).await.refused(403, "client_unsupported");
    assert_eq!(refused.text("help_url"), format!("{}/device", world.url));

    let desktop = Desktop::waiting(&world).await;
    desktop.poll().await.refused(400, "authorization_pending");
    owner.reauthenticate(&world).await;
    let seen = desktop.seen_by(&owner.browser).await.expect(200).json();
    let at = world.now().plus(-30);
    let shown = json!({"user_code": desktop.user_code, "client": "desktop", "device": DEVICE, "address": "127.0.0.7",
        "same_address": false, "requested_at": at.rfc3339(), "expires_at": at.plus(600).rfc3339()});
    assert_eq!(seen, shown);
    desktop.decided_by(&owner.browser, "approve").await.expect(204);

    let signed_in = desktop.poll_in_time(&world).await.expect(200).json();
    assert_eq!(signed_in["status"], "signed_in");
    let session = &signed_in["session"];
    assert_eq!((&session["account"], &session["client"], &session["device"]), (&json!("flowmatic"), &json!("desktop"), &json!(DEVICE)));
    assert_eq!(session["reauthenticated_until"], json!(null));
    desktop.app.use_token(signed_in["token"].as_str().unwrap());
    assert_eq!(desktop.app.get("/v1/session").await.expect(200).json(), *session);
    // It is a bearer token, as every app's.
    let browser = world.visitor();
    browser.set_cookie("__Host-rekey", signed_in["token"].as_str().unwrap());
    assert_eq!(browser.session_status().await, 401);
}

#[tokio::test]
async fn the_owner_hears_of_an_approved_app_and_can_undo_it() {
    let world = World::new().await;
    let owner = world.owner().await;
    let desktop = Desktop::waiting(&world).await;
    desktop.decided_by(&owner, "approve").await.expect(204);
    let answer = desktop.poll().await.expect(200);
    desktop.app.use_token(&answer.text("token"));
    let mail = world.inbox(GRACE).find("in a desktop app, approved in a browser that was signed in before").await;
    assert_eq!(mail.0.subject, NEW_SIGN_IN);
    let acts: Vec<String> = world.items("audit").await.iter().map(|entry| entry["act"].as_s().unwrap().clone()).collect();
    for act in ["sign_in_approved", "signed_in_by_approval"] {
        assert_eq!(acts.iter().filter(|done| *done == act).count(), 1, "{act}");
    }

    world.not_me(&mail.not_me()).await.expect(200);
    assert_eq!((desktop.app.session_status().await, owner.session_status().await), (401, 401));
}

#[tokio::test]
async fn a_denied_app_gets_no_session() {
    let world = World::new().await;
    // Saying no takes no password.
    let owner = world.signed_in("flowmatic").await;
    let desktop = Desktop::waiting(&world).await;
    desktop.decided_by(&owner, "deny").await.expect(204);
    for _ in 0..3 {
        desktop.poll().await.refused(400, "access_denied");
    }
    owner.confirm(PASSWORD).await;
    desktop.decided_by(&owner, "approve").await.refused(410, "expired");
    desktop.seen_by(&owner).await.refused(410, "expired");
    desktop.poll().await.refused(400, "access_denied");
    world.clock.advance(600);
    desktop.poll().await.refused(400, "expired_token");
}

#[tokio::test]
async fn an_approval_is_taken_back_until_the_app_has_its_session() {
    let world = World::new().await;
    let (owner, stranger) = (world.owner().await, world.confirmed("analytical-engine", None, PASSWORD).await);
    let desktop = Desktop::waiting(&world).await;
    desktop.decided_by(&owner, "approve").await.expect(204);
    desktop.decided_by(&stranger, "deny").await.refused(410, "expired");
    desktop.decided_by(&owner, "deny").await.expect(204);
    desktop.poll().await.refused(400, "access_denied");

    let desktop = Desktop::waiting(&world).await;
    desktop.decided_by(&owner, "approve").await.expect(204);
    desktop.app.use_token(&desktop.poll().await.expect(200).text("token"));
    desktop.decided_by(&owner, "deny").await.refused(410, "expired");
    assert_eq!(desktop.app.session_status().await, 200);
}

#[tokio::test]
async fn only_a_browser_that_was_just_confirmed_approves() {
    let world = World::new().await;
    let desktop = Desktop::waiting(&world).await;
    let nobody = world.visitor();
    desktop.seen_by(&nobody).await.refused(401, "unauthenticated");
    desktop.decided_by(&nobody, "approve").await.refused(401, "unauthenticated");
    let phone = world.visitor();
    phone.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    phone.confirm(PASSWORD).await;
    desktop.seen_by(&phone).await.refused(403, "web_only");
    for decision in ["approve", "deny"] {
        desktop.decided_by(&phone, decision).await.refused(403, "web_only");
    }
    let browser = world.signed_in("flowmatic").await;
    desktop.seen_by(&browser).await.expect(200);
    desktop.decided_by(&browser, "approve").await.refused(403, "reauthentication_required");
    browser.confirm(PASSWORD).await;
    world.clock.advance(300);
    desktop.decided_by(&browser, "approve").await.refused(403, "reauthentication_required");
    desktop.poll().await.refused(400, "authorization_pending");
    browser.confirm(PASSWORD).await;
    desktop.decided_by(&browser, "approve").await.expect(204);
    desktop.poll().await.expect(200);
}

#[tokio::test]
async fn a_user_code_is_read_as_people_type_it() {
    let world = World::new().await;
    let owner = world.signed_in("flowmatic").await;
    let desktop = Desktop::waiting(&world).await;
    let code = &desktop.user_code;
    for typed in [code.to_lowercase(), code.replace('-', ""), code.replace('-', "%20"), code.replace('0', "O").replace('1', "l")] {
        assert_eq!(owner.get(&format!("/v1/device/{typed}")).await.expect(200).text("user_code"), *code, "{typed}");
    }
    for other in ["ABCD", "ABCD-EFGHJ", "token", "authorize", "%ff", "device-code_x"] {
        owner.get(&format!("/v1/device/{other}")).await.refused(404, "not_found");
    }
    owner.post("/v1/device/ABCD", json!({"decision": "deny"})).await.refused(404, "not_found");
}

#[tokio::test]
async fn a_user_approves_with_its_own_permissions_and_the_root_sees_the_sign_in() {
    let world = World::new().await;
    let root = users::root(&world).await;
    users::user(&world, &root, "lin", &["reports:read"]).await;
    let lin = users::confirmed(&world, "lin", GOOD_PASSWORD).await;
    world.clock.advance(60);
    let desktop = Desktop::waiting(&world).await;
    desktop.decided_by(&lin, "approve").await.expect(204);
    let session = desktop.poll().await.expect(200).json()["session"].clone();
    assert_eq!((&session["user"], &session["permissions"]), (&json!("lin"), &json!(["reports:read"])));
    let login = world.rows("ACCOUNT#analytical-engine").await.into_iter().find(|login| login["sk"].as_s().unwrap() == "USER#lin").unwrap();
    assert_eq!(number(&login, "last_sign_in_at"), world.now().0);
}

#[tokio::test]
async fn an_operator_can_refuse_desktop_apps() {
    let world = World::unlimited(&[("REKEY_DESKTOP", "refuse")]).await;
    Owner::with_app(&world).await;
    let password = json!({"account": "flowmatic", "password": PASSWORD, "client": "desktop"});
    for answer in [
        world.visitor().post("/v1/sign-in", password).await,
        world.visitor().post("/v1/device/authorize", json!({"client": "desktop"})).await,
    ] {
        let refused = answer.refused(403, "client_unsupported");
        assert_eq!(refused.text("help_url"), format!("{}/sign-in", world.url));
    }
}
