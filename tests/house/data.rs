//! The local stack's data: kept in a file, and swept when it has expired.

use rekey_domain::clock::Clock;
use rekey_local::PASSWORD;
use rekey_tests::{OTHER_PASSWORD, World};

#[tokio::test]
async fn data_in_a_file_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rekey.db");
    let variables = [("REKEY_DATA", file.to_str().unwrap()), ("REKEY_LIMIT_SCALE", "1000")];
    let world = World::with(&variables).await;
    let phone = world.visitor();
    phone.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    phone.recover("grace@example.com").await;
    let mail = world.inbox("grace@example.com").titled("Reset your Rekey password").only().await;
    let token =
        phone.request(reqwest::Method::GET, "/").build().unwrap().headers()["authorization"].to_str().unwrap().replace("Bearer ", "");
    world.stack.stop().await;

    let world = World::with(&variables).await;
    let phone = world.visitor();
    phone.use_token(&token);
    assert_eq!(phone.session_status().await, 200);
    let ticket = phone.consume(&mail.token()).await;
    phone.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);
    world.settle().await;
    let subjects: Vec<String> = world.inbox("grace@example.com").all().into_iter().map(|mail| mail.0.subject).collect();
    // The last two come from `settle`: no earlier message is sent again.
    assert_eq!(subjects, ["Your Rekey password was changed", "Reset your Rekey password", "Reset your Rekey password"]);
}

#[tokio::test]
async fn expired_rows_are_swept_and_no_others() {
    // The sweep goes by the time of the system; this stack lives ten days before it.
    let world = World::start(&[], Clock::manual(Clock::System.now().plus(-10 * 86_400))).await;
    let person = world.visitor();
    person.recover("grace@example.com").await;
    world.inbox("grace@example.com").only().await;
    person.sign_in("flowmatic", PASSWORD).await;
    let kept = world.items("principal").await.len();
    // The recovery and the buckets of its contact and address have expired. Sessions and known devices live longer.
    assert!(world.stack.sweep().await.unwrap() >= 3);
    assert!(world.rows("DELIVERED#").await.is_empty() && world.rows("RECOVERY-CODE#").await.is_empty());
    assert_eq!((world.rows("RECOVERY#").await.len(), world.items("session").await.len()), (0, 1));
    assert_eq!((world.items("principal").await.len(), world.items("device").await.len()), (kept, 1));
    assert_eq!(person.session_status().await, 200);
}
