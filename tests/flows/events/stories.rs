//! Longer stories: each act leaves one entry and one event, and the events of a principal tell the story in order.

use rekey_local::Published;
use rekey_tests::audit::{acts, events};
use rekey_tests::factors::{Owner, challenged, verify};
use rekey_tests::people::{ADA, DAY, GRACE, NEW_SIGN_IN};
use rekey_tests::users::{ACCOUNT, confirmed, edit, root, user};
use rekey_tests::{GOOD_PASSWORD, OTHER_PASSWORD, World};
use serde_json::{Value, json};

/// The types of the events about this principal, in order.
fn told(world: &World, principal: &Value) -> Vec<String> {
    let of_principal = |event: &Published| event.detail["subject"]["principal"] == *principal;
    world.stack.bus.all().into_iter().filter(of_principal).map(|event| event.detail_type).collect()
}

#[tokio::test]
async fn a_stolen_account_is_undone_and_recovered() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let principal = owner.browser.get("/v1/session").await.expect(200).json()["principal"].clone();
    let (thief, challenge) = challenged(&world, "web").await;
    verify(&thief, &challenge, "app", "000000").await.refused(401, "invalid_code");
    let link = world.inbox(GRACE).titled("Two-factor authentication is on for your Rekey account").nth(0).await.not_me();
    world.not_me(&link).await.expect(200);
    world.reset_password(GRACE, "flowmatic", GOOD_PASSWORD).await;
    let browser = world.visitor();
    browser.sign_in("flowmatic", GOOD_PASSWORD).await;
    let own = events(&browser, "/v1/activity").await.iter().filter(|event| event["subject"]["principal"] == principal).count();
    browser.post("/v1/sign-out", json!({})).await.expect(204);
    world.each_entry_is_one_event().await;
    let types = told(&world, &principal);
    let story = [
        "credential-change",
        "rekey.signed_in_by_app_refused",
        "account-disabled",
        "recovery-activated",
        "session-established",
        "session-revoked",
    ];
    assert!(types.ends_with(&story.map(str::to_owned)), "{types:?}");
    // The sign-out is one more.
    assert_eq!(own + 1, types.len());
}

#[tokio::test]
async fn an_undo_freezes_a_thiefs_user_until_the_root_restores_it() {
    let world = World::new().await;
    let thief = root(&world).await;
    user(&world, &thief, "lin", &[]).await;
    edit(&thief, "lin", json!({"permissions": ["users:manage"]})).await.expect(200);
    let lin = confirmed(&world, "lin", GOOD_PASSWORD).await;
    let principal = lin.get("/v1/session").await.expect(200).json()["principal"].clone();
    let link = world.inbox(ADA).titled(NEW_SIGN_IN).nth(0).await.not_me();
    assert_eq!(world.not_me(&link).await.expect(200).json()["users_frozen"], json!(["lin"]));
    world.reset_password(ADA, ACCOUNT, OTHER_PASSWORD).await;
    world.clock.advance(DAY + 60);
    let root = world.confirmed(ACCOUNT, None, OTHER_PASSWORD).await;
    root.post("/v1/users/lin/restore", json!({})).await.expect(204);
    root.delete("/v1/users/lin").await.expect(204);
    world.each_entry_is_one_event().await;
    let types = told(&world, &principal);
    // The thief chose the password, so the user has none after the undo, and is restored without being enabled.
    let story = ["account-disabled", "rekey.user_restored", "account-purged"];
    assert!(types.ends_with(&story.map(str::to_owned)), "{types:?}");
    let frozen = world.event("user_frozen").await.detail;
    assert_eq!((&frozen["actor"]["user"], &frozen["subject"]["user"]), (&Value::Null, &json!("lin")));
    assert!(!acts(&root, "/v1/audit?user=lin").await.is_empty());
}
