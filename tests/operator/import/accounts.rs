//! Users whose account is not in the file, is frozen, or changes meanwhile; and people who have no password.

use rekey_tests::records::{Folder, HASHED, account, user, with};
use rekey_tests::users::token;
use rekey_tests::{GOOD_PASSWORD, OTHER_PASSWORD, World};
use serde_json::json;

use super::{imported, rows};

#[tokio::test]
async fn a_user_joins_an_account_of_the_directory_only_if_the_operator_names_it() {
    let world = World::new().await;
    let folder = Folder::default();
    let mole = || with(user("flowmatic", "mole"), "permissions", json!(["users:manage"]));
    // In the second file, the line of the account is rejected without its name being read.
    let broken = with(account("flowmatic"), "nickname", json!("x"));
    for (name, lines) in [("alone", vec![mole()]), ("broken", vec![broken, mole()])] {
        let (file, rejects) = (folder.records(name, &lines), folder.name(&format!("{name}.rejects")));
        let done = world.operator(&["import", &file, "--skip-rejects", "--rejects", &rejects, "--json"]).await.expect(1).json();
        assert_eq!((&done["imported"], &done["rejected"]), (&json!(0), &json!(lines.len())));
        let reject = folder.lines(&format!("{name}.rejects")).into_iter().find(|reject| reject["line"] == lines.len()).unwrap();
        assert!(reject["reason"].as_str().unwrap().starts_with("Its account is not in the file. --into"), "{reject}");
    }
    world.visitor().try_sign_in_user("flowmatic", Some("mole"), HASHED.0).await.expect(401);
    let file = folder.records("named", &[mole(), user("analytical-engine", "mole")]);
    let rejects = folder.name("named.rejects");
    let named = ["import", &file, "--into", "flowmatic", "--skip-rejects", "--rejects", &rejects, "--json"];
    assert_eq!(world.operator(&named).await.expect(1).json()["imported"], 1);
    world.visitor().try_sign_in_user("flowmatic", Some("mole"), HASHED.0).await.expect(200);
    world.visitor().try_sign_in_user("analytical-engine", Some("mole"), HASHED.0).await.expect(401);
}

#[tokio::test]
async fn a_user_of_a_frozen_account_is_frozen_with_it() {
    let world = World::new().await;
    let frozen = |record| with(record, "state", json!("frozen"));
    imported(&world, &[user("shut", "ann"), frozen(user("shut", "bob")), frozen(account("shut"))]).await;
    for user in [None, Some("ann"), Some("bob")] {
        world.visitor().try_sign_in_user("shut", user, HASHED.0).await.expect(401);
    }
    let done = world.operator(&["account", "unfreeze", "shut", "--json"]).await.expect(0).json();
    assert_eq!((&done["users"], &done["users_still_frozen"]), (&json!(["ann"]), &json!(["bob"])));
    world.visitor().try_sign_in_user("shut", Some("ann"), HASHED.0).await.expect(200);
    world.visitor().try_sign_in_user("shut", Some("bob"), HASHED.0).await.expect(401);
}

#[tokio::test]
async fn an_account_that_is_frozen_in_the_middle_of_an_import_is_closed_to_its_new_users() {
    for request in 1.. {
        let world = World::new().await;
        let folder = Folder::default();
        let file = folder.records("users.jsonl", &[user("flowmatic", "new")]);
        let freeze = async || drop(world.operator(&["account", "freeze", "flowmatic"]).await.expect(0));
        let (ran, held) = world.operator_held_at(&["import", &file, "--into", "flowmatic"], request, freeze).await;
        assert_eq!(ran.status, 0, "{request}: {ran:?}");
        world.visitor().try_sign_in_user("flowmatic", Some("new"), HASHED.0).await.expect(if held { 401 } else { 200 });
        world.stack.stop().await;
        if !held {
            assert!(request > 5, "{request}");
            break;
        }
    }
}

#[tokio::test]
async fn who_is_known_already_is_told_of_a_password_that_somebody_else_had_set() {
    let world = World::new().await;
    let without_password = |mut record: serde_json::Value| {
        record.as_object_mut().unwrap().remove("password");
        record
    };
    let ann = with(user("acme", "ann"), "email", json!({"address": "ann@example.org", "verified": true}));
    let lines = [account("acme"), without_password(ann), without_password(user("acme", "new")), without_password(account("beta"))];
    imported(&world, &lines).await;
    // Support makes no link for somebody who has a contact of its own.
    let invite = ["account", "invite", "beta", "--email", "eve@example.net"];
    world.operator(&invite).await.refused("Only an account without a password is invited.");
    world.reset_password("beta@example.org", "beta", OTHER_PASSWORD).await;

    let root = world.confirmed("acme", None, HASHED.0).await;
    let state = |user: &str, listed: &serde_json::Value| {
        listed["users"].as_array().unwrap().iter().find(|listed| listed["user"] == user).unwrap()["state"].clone()
    };
    let listed = root.get("/v1/users").await.expect(200).json();
    assert_eq!((state("ann", &listed), state("new", &listed)), (json!("reset"), json!("invited")));
    let link = token(&root.post("/v1/users/ann/reset-password", json!({})).await.expect(200).text("activation_url"));
    world.activate(&link, GOOD_PASSWORD).await.expect(200);
    world.inbox("ann@example.org").titled("Your Rekey password was chosen").only().await;
    let (principal, _) = rows(&world, "acme", Some("ann")).await;
    assert!(principal.contains_key("recovered_at"), "{principal:?}");
}

#[tokio::test]
async fn a_file_that_ends_earlier_than_it_did_is_no_whole_import() {
    let world = World::new().await;
    let folder = Folder::default();
    let file = folder.records("users.jsonl", &[account("acme"), account("beta")]);
    let first = format!("{}\n", account("acme"));
    let mut cut = 0;
    // Somewhere between the check and the import.
    for request in 1.. {
        folder.records("users.jsonl", &[account("acme"), account("beta")]);
        let shorten = async || drop(folder.bytes("users.jsonl", &first));
        let (ran, held) = world.operator_held_at(&["import", &file], request, shorten).await;
        let beta = world.rows("ACCOUNT#beta").await.len();
        assert!(ran.status == 0 && beta == 1 || ran.status == 1 && ran.stderr.contains("The file has changed"), "{request}: {ran:?}");
        cut += usize::from(ran.status == 1);
        if !held || beta == 1 {
            break;
        }
    }
    assert!(cut > 0);
}

#[tokio::test]
async fn a_check_says_what_every_sign_in_would_have_to_do() {
    let world = World::new().await;
    let folder = Folder::default();
    let costly = with(account("beta"), "password", json!(HASHED.1.replace("$2b$04$", "$2b$14$")));
    let file = folder.records("users.jsonl", &[account("acme"), costly]);
    let ran = world.operator(&["import", &file, "--dry-run"]).await.expect(0);
    assert!(ran.stdout.contains("every sign-in to the deployment does this work, too: bcrypt of cost 14."), "{}", ran.stdout);
}

#[tokio::test]
async fn the_id_of_somebody_who_was_deleted_is_never_used_again() {
    let world = World::new().await;
    let folder = Folder::default();
    let lines = [account("acme"), user("acme", "ann"), user("acme", "bob")];
    imported(&world, &lines).await;
    world.operator(&["export", &folder.name("out.jsonl"), "--plain", "--plain"]).await.expect(0);
    let mut out = folder.lines("out.jsonl");
    out.retain(|line| line["account"] == "acme");
    // An administrator deletes one of them, and an operator the whole account.
    let root = world.confirmed("acme", None, HASHED.0).await;
    root.delete("/v1/users/ann").await.expect(204);
    let ann = out.iter().find(|line| line["user"] == "ann").unwrap().clone();
    let rejected = async |name: &str, lines: &[serde_json::Value]| {
        let (file, rejects) = (folder.records(name, lines), folder.name(&format!("{name}.rejects")));
        world.operator(&["import", &file, "--into", "acme", "--rejects", &rejects]).await.expect(1);
        let rejects = folder.lines(&format!("{name}.rejects")).into_iter();
        rejects.map(|reject| reject["reason"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let never = "The principal with this id was deleted in this deployment, and an id is never used again.";
    assert_eq!(rejected("ann", &[ann]).await, [never]);
    world.operator(&["account", "delete", "acme", "--yes", "acme"]).await.expect(0);
    let reasons = rejected("all", &out).await;
    assert!(
        reasons.len() == 3 && reasons.iter().all(|reason| reason == never || reason == "The line of its account is rejected."),
        "{reasons:?}"
    );
    assert!(world.rows("ACCOUNT#acme").await.is_empty());
}
