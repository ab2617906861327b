//! Users of an account, and the calls of their administrators.

use std::collections::BTreeSet;

use rekey_local::PASSWORD;
use serde_json::{Value, json};

use crate::{Answer, GOOD_PASSWORD, Item, Visitor, World};

/// The account of most of these tests. Its users have [`GOOD_PASSWORD`].
pub const ACCOUNT: &str = "analytical-engine";

/// The root of [`ACCOUNT`], signed in and confirmed.
pub async fn root(world: &World) -> Visitor {
    world.confirmed(ACCOUNT, None, PASSWORD).await
}

/// A user of [`ACCOUNT`], signed in and confirmed.
pub async fn confirmed(world: &World, user: &str, password: &str) -> Visitor {
    world.confirmed(ACCOUNT, Some(user), password).await
}

/// A user who manages others and has one permission more.
pub async fn administrator(world: &World, root: &Visitor) -> Visitor {
    user(world, root, "ann", &["users:manage", "reports:read"]).await;
    confirmed(world, "ann", GOOD_PASSWORD).await
}

/// Creates a user, with an address or with a link in the answer.
pub async fn create(administrator: &Visitor, user: &str, email: Option<&str>, permissions: &[&str]) -> Answer {
    administrator.post("/v1/users", json!({"user": user, "email": email, "permissions": permissions})).await
}

/// Creates a user without an address. Returns the token of the link.
pub async fn created(administrator: &Visitor, user: &str, permissions: &[&str]) -> String {
    token(&create(administrator, user, None, permissions).await.expect(201).text("activation_url"))
}

/// A user who has chosen a password with a handed-over link.
pub async fn user(world: &World, administrator: &Visitor, name: &str, permissions: &[&str]) {
    world.activate(&created(administrator, name, permissions).await, GOOD_PASSWORD).await.expect(200);
}

/// A user who has chosen a password with a mailed link, and so has an address.
pub async fn mailed_user(world: &World, administrator: &Visitor, name: &str, email: &str, permissions: &[&str]) {
    create(administrator, name, Some(email), permissions).await.expect(201);
    let link = world.inbox(email).titled("You are invited to Rekey").nth(0).await.token();
    world.activate(&link, GOOD_PASSWORD).await.expect(200);
}

/// Resets a user's password. Returns the token of the link.
pub async fn reset(administrator: &Visitor, name: &str) -> String {
    token(&administrator.post(&format!("/v1/users/{name}/reset-password"), json!({})).await.expect(200).text("activation_url"))
}

/// Changes a user.
pub async fn edit(administrator: &Visitor, name: &str, change: Value) -> Answer {
    administrator.patch(&format!("/v1/users/{name}"), change).await
}

/// The token in a link to the page on which a password is chosen.
pub fn token(link: &str) -> String {
    link.split_once("/activate#token=").unwrap().1.to_owned()
}

/// Signs in as a user of [`ACCOUNT`].
pub async fn sign_in(world: &World, name: &str, password: &str) -> Answer {
    world.visitor().try_sign_in_user(ACCOUNT, Some(name), password).await
}

/// A user's entry in the list.
pub async fn listed(administrator: &Visitor, name: &str) -> Option<Value> {
    let list = administrator.get(&format!("/v1/users?search={name}")).await.expect(200).json();
    list["users"].as_array().unwrap().iter().find(|user| user["user"] == name).cloned()
}

/// Every call that changes a user of this name.
pub async fn acts(administrator: &Visitor, name: &str) -> Vec<Answer> {
    let path = format!("/v1/users/{name}");
    vec![
        administrator.patch(&path, json!({"permissions": []})).await,
        administrator.patch(&path, json!({"email": "eve@example.org"})).await,
        administrator.patch(&path, json!({"email": null})).await,
        administrator.post(&format!("{path}/reset-password"), json!({})).await,
        administrator.post(&format!("{path}/reset-two-factor"), json!({})).await,
        administrator.delete(&path).await,
    ]
}

/// The rows of all users and accounts, without the time of the last sign-in, which a refused call may change.
pub async fn directory(world: &World) -> BTreeSet<String> {
    let mut items = Vec::new();
    for prefix in ["ACCOUNT#", "PRINCIPAL#", "CONTACT#", "FACTORS#"] {
        items.extend(world.rows(prefix).await);
    }
    let told = |mut item: Item| {
        item.remove("last_sign_in_at");
        let mut row: Value = serde_dynamo::from_item(item).unwrap();
        row.sort_all_objects();
        row.to_string()
    };
    items.into_iter().map(told).collect()
}
