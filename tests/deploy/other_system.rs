//! Another system, `infra/example/events`, which hears of deleted users.

use std::time::Duration;

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_tests::{GOOD_PASSWORD, Visitor};
use serde_json::json;

use super::emulator::{Cloud, text};
use super::journeys::choose_password;

const STACK: &str = "rekey-example-events";

/// The system keeps data of two users. It forgets the one that the root deletes.
pub(super) async fn forgets_a_deleted_user(cloud: &Cloud, url: &str) {
    let table = cloud.deploy_example("events", STACK, &format!("EventBus={}", cloud.outputs()["EventBus"]))["Data"].clone();
    let root = Visitor::new(url, "127.0.0.1");
    root.sign_in("acme-labs", GOOD_PASSWORD).await;
    root.confirm(GOOD_PASSWORD).await;
    let (kim, lou) = (principal_of_new_user(&root, url, "kim").await, principal_of_new_user(&root, url, "lou").await);
    for principal in [&kim, &lou] {
        let put = cloud.dynamodb().put_item().table_name(&table).item("principal", AttributeValue::S(principal.clone()));
        put.send().await.unwrap();
    }

    root.delete("/v1/users/kim").await.expect(204);
    let mut tries = 0;
    while is_kept(cloud, &table, &kim).await {
        assert!(tries < 1200, "the other system still has the data of the deleted user");
        tries += 1;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(is_kept(cloud, &table, &lou).await);
    root.delete("/v1/users/lou").await.expect(204);
    root.post("/v1/sign-out", json!({})).await.expect(204);
    let deleted = cloud.sam(&["delete", "--stack-name", STACK, "--no-prompts"]);
    assert!(deleted.status.success(), "{}", text(&deleted));
}

/// Creates a user who signs in. Returns the id of its principal.
async fn principal_of_new_user(root: &Visitor, url: &str, name: &str) -> String {
    let link = root.post("/v1/users", json!({"user": name, "permissions": []})).await.expect(201).text("activation_url");
    let (_, token) = link.split_once("#token=").unwrap();
    choose_password(url, token, GOOD_PASSWORD).await.expect(200);
    let user = Visitor::new(url, "127.0.0.1");
    user.try_sign_in_user("acme-labs", Some(name), GOOD_PASSWORD).await.expect(200);
    user.get("/v1/session").await.expect(200).text("principal")
}

async fn is_kept(cloud: &Cloud, table: &str, principal: &str) -> bool {
    let get = cloud.dynamodb().get_item().table_name(table).key("principal", AttributeValue::S(principal.to_owned()));
    get.consistent_read(true).send().await.unwrap().item.is_some()
}
