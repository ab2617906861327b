//! What ends an approval before the app has its session, and what bounds that session.

use rekey_local::PASSWORD;
use rekey_tests::desktop::Desktop;
use rekey_tests::people::{GRACE, NEW_SIGN_IN};
use rekey_tests::users;
use rekey_tests::{GOOD_PASSWORD, OTHER_PASSWORD, Visitor, World};
use serde_json::json;

/// An app that the owner of `flowmatic` has approved and that has not polled since.
async fn approved(world: &World) -> (Visitor, Desktop) {
    let owner = world.owner().await;
    let desktop = Desktop::waiting(world).await;
    desktop.decided_by(&owner, "approve").await.expect(204);
    (owner, desktop)
}

#[tokio::test]
async fn whatever_ends_the_sessions_of_a_person_ends_its_approvals() {
    for end in ["reset", "password", "others", "not-me"] {
        let world = World::new().await;
        let (owner, desktop) = approved(&world).await;
        match end {
            "reset" => world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await,
            "password" => {
                let change = json!({"current_password": PASSWORD, "new_password": GOOD_PASSWORD});
                owner.post("/v1/account/password", change).await.expect(204);
            }
            "others" => {
                owner.delete("/v1/sessions").await.expect(204);
            }
            _ => {
                let link = world.inbox(GRACE).titled(NEW_SIGN_IN).nth(0).await.not_me();
                world.not_me(&link).await.expect(200);
            }
        }
        desktop.poll().await.refused(400, "expired_token");
        assert!(world.items("session").await.iter().all(|session| session["client"].as_s().unwrap() != "desktop"), "{end}");
    }
}

#[tokio::test]
async fn what_an_administrator_does_to_a_user_ends_its_approvals() {
    for end in ["reset-password", "permissions", "delete"] {
        let world = World::new().await;
        let root = users::root(&world).await;
        users::user(&world, &root, "lin", &["reports:read"]).await;
        let lin = users::confirmed(&world, "lin", GOOD_PASSWORD).await;
        let desktop = Desktop::waiting(&world).await;
        desktop.decided_by(&lin, "approve").await.expect(204);
        match end {
            "reset-password" => drop(users::reset(&root, "lin").await),
            "permissions" => drop(users::edit(&root, "lin", json!({"permissions": []})).await.expect(200)),
            _ => drop(root.delete("/v1/users/lin").await.expect(204)),
        }
        desktop.poll().await.refused(400, "expired_token");
    }
}

#[tokio::test]
async fn a_browser_that_was_signed_out_approves_nothing() {
    let world = World::new().await;
    let owner = world.owner().await;
    let desktop = Desktop::waiting(&world).await;
    world.signed_in("flowmatic").await.delete("/v1/sessions").await.expect(204);
    desktop.decided_by(&owner, "approve").await.refused(401, "unauthenticated");
    desktop.poll().await.refused(400, "authorization_pending");
}

#[tokio::test]
async fn an_approval_lives_as_long_as_its_request() {
    let world = World::new().await;
    let (_, desktop) = approved(&world).await;
    world.clock.advance(600);
    desktop.poll().await.refused(400, "expired_token");
}

#[tokio::test]
async fn an_approved_app_lives_as_long_as_any_app() {
    let world = World::unlimited(&[("REKEY_SESSION_APP_IDLE", "120"), ("REKEY_SESSION_APP_ABSOLUTE", "300")]).await;
    let (_, desktop) = approved(&world).await;
    let session = desktop.poll().await.expect(200);
    desktop.app.use_token(&session.text("token"));
    assert_eq!(session.json()["session"]["expires_at"], world.now().plus(120).rfc3339());
    world.clock.advance(119);
    assert_eq!(desktop.app.session_status().await, 200);
    world.clock.advance(119);
    assert_eq!(desktop.app.session_status().await, 200);
    world.clock.advance(62);
    assert_eq!(desktop.app.session_status().await, 401);
}

#[tokio::test]
async fn the_address_of_an_approved_app_does_not_become_known() {
    let world = World::with(&[("REKEY_LIMIT_SIGN_IN_NAME", "4/600")]).await;
    let owner = world.owner().await;
    let desktop = Desktop::waiting_at(&world, "127.0.0.66").await;
    desktop.decided_by(&owner, "approve").await.expect(204);
    desktop.poll().await.expect(200);
    for n in 2..20 {
        world.visitor_from(&format!("127.0.0.{n}")).try_sign_in("flowmatic", "not the password").await;
    }
    world.visitor_from("127.0.0.66").try_sign_in("flowmatic", PASSWORD).await.refused(429, "rate_limited");
}
