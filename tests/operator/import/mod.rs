//! `import`: people come in with their passwords and apps.

mod accounts;
mod faults;
mod files;
mod finish;
mod from_others;
mod killed;

use rekey_tests::factors::verify;
use rekey_tests::operator::OPERATOR;
use rekey_tests::records::{Folder, HASHED, account, assert_imported_once, user, with};
use rekey_tests::{Authenticator, Item, OTHER_PASSWORD, World};
use serde_json::{Value, json};

/// The secret of an authenticator app: 80 bits, fewer than Rekey's own have.
const SECRET: &str = "JBSWY3DPEHPK3PXP";

/// Imports these lines.
async fn imported(world: &World, lines: &[Value]) -> Value {
    let folder = Folder::default();
    world.operator(&["import", &folder.records("users.jsonl", lines), "--json"]).await.expect(0).json()
}

/// The rows of a principal in the directory.
async fn rows(world: &World, account: &str, user: Option<&str>) -> (Item, Item) {
    let is = |item: &Item| {
        let text = |name: &str| item.get(name).map(|value| value.as_s().unwrap().as_str());
        text("account") == Some(account) && text("user") == user
    };
    let principal = world.items("principal").await.into_iter().find(is).unwrap();
    let id = principal["id"].as_s().unwrap();
    let login = world.items("login").await.into_iter().find(|login| login["principal"].as_s().unwrap() == id).unwrap();
    (principal, login)
}

#[tokio::test]
async fn a_person_signs_in_with_the_old_password_and_the_old_app() {
    let world = World::new().await;
    let totp = with(account("acme"), "totp", json!({"secret": SECRET.to_lowercase(), "algorithm": "SHA1", "digits": 6, "period": 30}));
    let done = imported(&world, &[totp]).await;
    assert_eq!((&done["imported"], &done["already"], &done["rejected"]), (&json!(1), &json!(0), &json!(0)));
    world.visitor().try_sign_in("acme", "another password").await.expect(401);
    let person = world.visitor();
    let waiting = person.try_sign_in("acme", HASHED.0).await.expect(200).text("challenge");
    let code = Authenticator::new(SECRET).code(world.now());
    verify(&person, &waiting, "app", &code).await.expect(200);
    let (_, login) = rows(&world, "acme", None).await;
    assert!(login["password_hash"].as_s().unwrap().starts_with("$argon2id$v=19$m=19456,"), "{login:?}");
}

#[tokio::test]
async fn an_imported_user_has_its_permissions_and_is_in_its_account() {
    let world = World::new().await;
    let ann = with(user("acme", "ann"), "permissions", json!(["users:read", "billing:read"]));
    // The user comes before the account.
    imported(&world, &[ann, account("acme")]).await;
    let session = world.visitor().try_sign_in_user("acme", Some("ann"), HASHED.0).await.expect(200).json()["session"].clone();
    assert_eq!((&session["role"], &session["permissions"]), (&json!("user"), &json!(["billing:read", "users:read"])));
}

#[tokio::test]
async fn only_a_verified_contact_is_bound() {
    let world = World::new().await;
    let phone = json!({"number": "+49 1512 3456789", "verified": true});
    let acme = with(with(account("acme"), "phone", phone), "email", json!({"address": "Acme@example.org", "verified": false}));
    imported(&world, &[acme]).await;
    let (principal, _) = rows(&world, "acme", None).await;
    assert_eq!(principal["phone"].as_s().unwrap(), "+4915123456789");
    assert_eq!(principal["pending_email"].as_s().unwrap(), "acme@example.org");
    assert!(!principal.contains_key("email") && !principal.contains_key("pending_phone"), "{principal:?}");
    let contacts: Vec<Item> = world.rows("CONTACT#").await;
    let of_acme: Vec<&Item> = contacts.iter().filter(|contact| contact["sk"] == principal["id"]).collect();
    assert_eq!(of_acme.len(), 1, "{of_acme:?}");
    assert_eq!(of_acme[0]["pk"].as_s().unwrap(), "CONTACT#phone#+4915123456789");
}

#[tokio::test]
async fn a_person_without_a_password_sets_one_with_the_verified_address() {
    let world = World::new().await;
    let mut acme = account("acme");
    acme.as_object_mut().unwrap().remove("password");
    imported(&world, &[acme]).await;
    world.visitor().try_sign_in("acme", HASHED.0).await.expect(401);
    world.reset_password("acme@example.org", "acme", OTHER_PASSWORD).await;
    world.visitor().sign_in("acme", OTHER_PASSWORD).await;
}

#[tokio::test]
async fn a_frozen_principal_is_imported_frozen() {
    let world = World::new().await;
    let frozen = |record| with(record, "state", json!("frozen"));
    let suspended = with(user("acme", "sue"), "state", json!("suspended"));
    imported(&world, &[account("acme"), frozen(account("shut")), frozen(user("acme", "ann")), suspended]).await;
    for (account, user) in [("shut", None), ("acme", Some("ann")), ("acme", Some("sue"))] {
        world.visitor().try_sign_in_user(account, user, HASHED.0).await.expect(401);
    }
    world.operator(&["account", "unfreeze", "shut"]).await.expect(0);
    world.operator(&["account", "unfreeze", "acme", "--user", "ann"]).await.expect(0);
    for (account, user) in [("shut", None), ("acme", Some("ann"))] {
        world.visitor().try_sign_in_user(account, user, HASHED.0).await.expect(200);
    }
    // The root of the account restores a suspended user, as after an undo.
    let root = world.confirmed("acme", None, HASHED.0).await;
    root.post("/v1/users/sue/restore", json!({})).await.expect(204);
    world.visitor().try_sign_in_user("acme", Some("sue"), HASHED.0).await.expect(200);
}

#[tokio::test]
async fn an_import_is_audited_with_its_operator() {
    let world = World::new().await;
    imported(&world, &[account("acme")]).await;
    let entries = world.rows("AUDIT#").await;
    let entry = entries.iter().find(|entry| entry["act"].as_s().unwrap() == "imported").unwrap();
    assert_eq!((entry["operator"].as_s().unwrap().as_str(), entry["account"].as_s().unwrap().as_str()), (OPERATOR, "acme"));
}

#[tokio::test]
async fn an_import_runs_again_and_finds_its_own_work() {
    let world = World::new().await;
    let lines = [account("acme"), user("acme", "ann"), account("beta")];
    imported(&world, &lines[..2]).await;
    world.reset_password("acme@example.org", "acme", OTHER_PASSWORD).await;
    let again = imported(&world, &lines).await;
    assert_eq!((&again["imported"], &again["already"], &again["rejected"]), (&json!(1), &json!(2), &json!(0)));
    // What the owner has changed since stays.
    world.visitor().sign_in("acme", OTHER_PASSWORD).await;
}

#[tokio::test]
async fn a_kept_id_does_not_bring_an_old_session_back() {
    let world = World::new().await;
    let person = world.signed_in("flowmatic").await;
    let (principal, _) = rows(&world, "flowmatic", None).await;
    let id = principal["id"].as_s().unwrap().clone();
    for row in world.dump().await.into_iter().filter(|row| {
        let pk = row["pk"].as_s().unwrap();
        pk == &format!("PRINCIPAL#{id}") || (pk == "ACCOUNT#flowmatic" && row["sk"].as_s().unwrap() == "ROOT")
    }) {
        let delete = world.stack.resources.dynamodb.delete_item().table_name("rekey-directory");
        delete.key("pk", row["pk"].clone()).key("sk", row["sk"].clone()).send().await.unwrap();
    }
    imported(&world, &[with(account("flowmatic"), "principal", json!(id))]).await;
    assert_eq!(rows(&world, "flowmatic", None).await.0["id"].as_s().unwrap(), &id);
    assert_eq!(person.session_status().await, 401);
}

#[tokio::test]
async fn two_imports_at_once_import_everybody_once() {
    let world = World::new().await;
    let folder = Folder::default();
    let mut lines: Vec<Value> = (0..60).map(|number| account(&format!("account-{number}"))).collect();
    lines.extend((0..60).map(|number| user(&format!("account-{number}"), "ann")));
    let file = folder.records("users.jsonl", &lines);
    let run = || async { world.operator(&["import", &file, "--json"]).await.expect(0).json() };
    let (one, other) = tokio::join!(run(), run());
    let count = |report: &Value, name: &str| report[name].as_u64().unwrap();
    assert_eq!(count(&one, "imported") + count(&other, "imported"), 120, "{one} {other}");
    assert_eq!((count(&one, "rejected"), count(&other, "rejected")), (0, 0));
    for report in [&one, &other] {
        assert_eq!(count(report, "imported") + count(report, "already"), 120, "{report}");
    }
    assert_imported_once(&world, &lines).await;
}
