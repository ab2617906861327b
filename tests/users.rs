//! Users of an account: what their managers do, what they do themselves, and every way to climb that we could think of.

use rekey_local::PASSWORD;
use rekey_tests::{Answer, GOOD_PASSWORD, OTHER_PASSWORD, Visitor, World};
use serde_json::{Value, json};

/// Permissions that the manager of these tests has.
const MANAGER: [&str; 2] = ["users:manage", "reports:read"];

/// Somebody who is signed in as a browser and has just confirmed that it is them.
async fn confirmed(world: &World, account: &str, user: Option<&str>, password: &str) -> Visitor {
    let person = world.visitor();
    person.try_sign_in_user(account, user, password).await.expect(200);
    confirm(&person, password).await;
    person
}

async fn confirm(person: &Visitor, password: &str) {
    person.post("/v1/session/reauthenticate", json!({"password": password})).await.expect(204);
}

/// The root of `flowmatic`.
async fn root(world: &World) -> Visitor {
    confirmed(world, "flowmatic", None, PASSWORD).await
}

async fn create(manager: &Visitor, user: &str, email: Option<&str>, permissions: &[&str]) -> Answer {
    manager.post("/v1/users", json!({"user": user, "email": email, "permissions": permissions})).await
}

/// The token in a link to the page where a password is chosen.
fn token(link: &str) -> String {
    link.split_once("/activate#token=").unwrap().1.to_owned()
}

async fn activate(world: &World, token: &str, password: &str) -> Answer {
    world.visitor().post("/v1/accounts/activate", json!({"token": token, "password": password})).await
}

/// A user with [`GOOD_PASSWORD`], by a link that was handed over.
async fn user(world: &World, manager: &Visitor, name: &str, permissions: &[&str]) {
    let link = create(manager, name, None, permissions).await.expect(201).text("activation_url");
    activate(world, &token(&link), GOOD_PASSWORD).await.expect(200);
}

/// The list's entry of a user.
async fn listed(manager: &Visitor, name: &str) -> Value {
    let list = manager.get(&format!("/v1/users?search={name}")).await.expect(200).json();
    let users = list["users"].as_array().unwrap();
    users.iter().find(|user| user["user"] == name).unwrap_or_else(|| panic!("no {name} in {list}")).clone()
}

#[tokio::test]
async fn a_user_is_invited_chooses_a_password_and_signs_in() {
    let world = World::new().await;
    let root = root(&world).await;
    let created = create(&root, "lin", Some("lin@example.org"), &["reports:read"]).await.expect(201);
    assert_eq!(created.json(), json!({"user": "lin"}));
    let invited = listed(&root, "lin").await;
    assert_eq!(
        (&invited["state"], &invited["email"], &invited["pending_email"]),
        (&json!("invited"), &Value::Null, &json!("lin@example.org"))
    );

    let mail = world.inbox("lin@example.org").nth(0).await;
    assert_eq!(mail.0.subject, "You are invited to Rekey");
    assert_eq!(activate(&world, &mail.token(), GOOD_PASSWORD).await.expect(200).json(), json!({"account": "flowmatic", "user": "lin"}));

    let lin = world.visitor();
    let session = lin.try_sign_in_user("flowmatic", Some("lin"), GOOD_PASSWORD).await.expect(200).json()["session"].clone();
    assert_eq!((&session["role"], &session["permissions"]), (&json!("user"), &json!(["reports:read"])));
    let own = lin.get("/v1/account").await.expect(200).json();
    assert_eq!((&own["account"], &own["user"], &own["email"]), (&json!("flowmatic"), &json!("lin"), &json!("lin@example.org")));
    let active = listed(&root, "lin").await;
    assert_eq!((&active["state"], &active["email"], &active["pending_email"]), (&json!("active"), &json!("lin@example.org"), &Value::Null));
    assert_eq!(active["last_sign_in_at"], json!(world.now().rfc3339()));
}
