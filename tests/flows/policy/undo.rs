//! The link of the notice that tells the root of a changed policy.

use rekey_local::PASSWORD;
use rekey_tests::people::{ADA, NEW_SIGN_IN};
use rekey_tests::policy::{require, set_policy};
use rekey_tests::users::{ACCOUNT, root};
use rekey_tests::{OTHER_PASSWORD, World};
use serde_json::{Value, json};

const CHANGED: &str = "The sign-in rules of your Rekey account were changed";

/// The stored policy.
async fn stored(world: &World) -> Value {
    let [row] = &world.rows("POLICY#").await[..] else { panic!("one row") };
    serde_dynamo::from_item(row.clone()).unwrap()
}

#[tokio::test]
async fn the_root_takes_back_a_weaker_policy_and_is_signed_out_everywhere() {
    let world = World::new().await;
    let owner = root(&world).await;
    require(&owner, &["app"]).await;
    set_policy(&owner, json!({"session_seconds": {"web": 3600}, "trusted_browsers": false})).await.expect(200);
    world.clock.advance(60);
    let thief = world.confirmed(ACCOUNT, None, PASSWORD).await;
    let weaker = json!({"two_factor": "optional", "kinds": ["app", "email"], "trusted_browsers": true, "lost_factor": "self"});
    set_policy(&thief, weaker).await.expect(200);
    world.clock.advance(60);
    set_policy(&thief, json!({"session_seconds": {"web": 86_400}})).await.expect(200);
    let link = world.inbox(ADA).titled(CHANGED).nth(2).await.not_me();
    let undone = world.not_me(&link).await.expect(200).json();
    assert_eq!(undone["undone"], json!(["policy"]));
    assert_eq!((owner.session_status().await, thief.session_status().await), (401, 401));
    let policy = stored(&world).await;
    assert_eq!((&policy["two_factor"], &policy["kinds"]), (&json!("required"), &json!(["app"])));
    assert_eq!((&policy["session_seconds"], &policy["trusted_browsers"]), (&json!({"web": 3600}), &json!(false)));
    assert_eq!(policy["lost_factor"], json!("administrator"));
    world.not_me(&link).await.refused(410, "expired");
}

#[tokio::test]
async fn the_link_of_a_sign_in_takes_back_the_policy_that_its_session_changed() {
    let world = World::new().await;
    require(&root(&world).await, &["app"]).await;
    world.clock.advance(60);
    let thief = world.confirmed(ACCOUNT, None, PASSWORD).await;
    set_policy(&thief, json!({"two_factor": "optional"})).await.expect(200);
    let link = world.inbox(ADA).titled(NEW_SIGN_IN).nth(1).await.not_me();
    assert_eq!(world.not_me(&link).await.expect(200).json()["undone"], json!(["policy"]));
    assert_eq!(stored(&world).await["two_factor"], json!("required"));
}

#[tokio::test]
async fn an_undo_never_weakens_a_policy() {
    let world = World::new().await;
    let owner = root(&world).await;
    world.clock.advance(60);
    require(&owner, &["app"]).await;
    set_policy(&owner, json!({"session_seconds": {"web": 600}, "trusted_browsers": false})).await.expect(200);
    // A reader of the mailbox reports what the owner did.
    let link = world.inbox(ADA).titled(CHANGED).nth(0).await.not_me();
    assert_eq!(world.not_me(&link).await.expect(200).json()["undone"], json!([]));
    let policy = stored(&world).await;
    assert_eq!((&policy["two_factor"], &policy["trusted_browsers"]), (&json!("required"), &json!(false)));
    assert_eq!(policy["session_seconds"], json!({"web": 600}));
}

#[tokio::test]
async fn an_undo_does_not_leave_an_account_with_the_weakest_kind_alone() {
    let world = World::new().await;
    require(&root(&world).await, &["app", "email"]).await;
    world.clock.advance(60);
    let thief = world.confirmed(ACCOUNT, None, PASSWORD).await;
    set_policy(&thief, json!({"kinds": ["email"]})).await.expect(200);
    let link = world.inbox(ADA).titled(CHANGED).nth(1).await.not_me();
    assert_eq!(world.not_me(&link).await.expect(200).json()["undone"], json!(["policy"]));
    assert_eq!(stored(&world).await["kinds"], json!(["app", "email"]));
}

#[tokio::test]
async fn changes_that_were_undone_do_not_keep_the_owner_from_changing_the_policy() {
    let world = World::unlimited(&[]).await;
    let thief = root(&world).await;
    for seconds in (1000..1020).rev() {
        set_policy(&thief, json!({"session_seconds": {"web": seconds}})).await.expect(200);
    }
    let link = world.inbox(ADA).titled(CHANGED).nth(0).await.not_me();
    // Each life was shorter than the one before, so the undo keeps the last.
    assert_eq!(world.not_me(&link).await.expect(200).json()["undone"], json!([]));
    world.reset_password(ADA, ACCOUNT, OTHER_PASSWORD).await;
    world.clock.advance(86_400 + 60);
    let owner = world.confirmed(ACCOUNT, None, OTHER_PASSWORD).await;
    set_policy(&owner, json!({"session_seconds": {"web": 3600}})).await.expect(200);
    assert_eq!(stored(&world).await["session_seconds"]["web"], json!(3600));
}

#[tokio::test]
async fn a_policy_that_the_owner_set_after_taking_the_account_back_stays() {
    let world = World::new().await;
    let thief = root(&world).await;
    require(&thief, &["app"]).await;
    let link = world.inbox(ADA).titled(CHANGED).nth(0).await.not_me();
    world.clock.advance(60);
    world.reset_password(ADA, ACCOUNT, OTHER_PASSWORD).await;
    world.clock.advance(86_400);
    let owner = world.confirmed(ACCOUNT, None, OTHER_PASSWORD).await;
    set_policy(&owner, json!({"two_factor": "optional"})).await.expect(200);
    world.not_me(&link).await.refused(410, "expired");
    assert_eq!(stored(&world).await["two_factor"], json!("optional"));
    assert_eq!(owner.session_status().await, 200);
}
