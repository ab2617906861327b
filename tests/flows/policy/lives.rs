//! How long the sessions of an account last.

use rekey_domain::clock::Timestamp;
use rekey_local::PASSWORD;
use rekey_tests::policy::set_policy;
use rekey_tests::users::{ACCOUNT, root, user};
use rekey_tests::{GOOD_PASSWORD, World};
use serde_json::json;

#[tokio::test]
async fn new_sessions_of_root_and_users_last_no_longer_than_the_policy_says() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &[]).await;
    set_policy(&root, json!({"session_seconds": {"web": 600, "app": 900}})).await.expect(200);
    let expires = |after: i64| json!(Timestamp(world.now().0 + after).rfc3339());
    for (name, password) in [(None, PASSWORD), (Some("lin"), GOOD_PASSWORD)] {
        let browser = world.visitor();
        let session = browser.try_sign_in_user(ACCOUNT, name, password).await.expect(200).json()["session"].clone();
        assert_eq!(session["expires_at"], expires(600));
        let phone = world.visitor();
        let body = json!({"account": ACCOUNT, "user": name, "password": password, "client": "mobile"});
        let answer = phone.post("/v1/sign-in", body).await.expect(200);
        phone.use_token(&answer.text("token"));
        assert_eq!(answer.json()["session"]["expires_at"], expires(900));
        world.clock.advance(599);
        assert_eq!((browser.session_status().await, phone.session_status().await), (200, 200));
        world.clock.advance(1);
        assert_eq!((browser.session_status().await, phone.session_status().await), (401, 200));
        world.clock.advance(300);
        assert_eq!(phone.session_status().await, 401);
    }
    // The session from before lasts as long as it was given.
    assert_eq!(root.session_status().await, 200);
}

#[tokio::test]
async fn a_policy_never_lengthens_a_session_of_the_deployment() {
    let shorter = [("REKEY_SESSION_WEB_ABSOLUTE", "1200"), ("REKEY_SESSION_WEB_IDLE", "1200")];
    let world = World::with(&shorter).await;
    let root = root(&world).await;
    let refused = set_policy(&root, json!({"session_seconds": {"web": 1201}})).await.refused(400, "invalid_request");
    assert!(refused.raw.contains("At most 1200 seconds"), "{}", refused.raw);
    let policy = set_policy(&root, json!({"session_seconds": {"web": 1200}})).await.expect(200).json();
    assert_eq!(policy["session_seconds"]["web"], json!(1200));
    let browser = world.signed_in(ACCOUNT).await;
    world.clock.advance(1200);
    assert_eq!(browser.session_status().await, 401);
}
