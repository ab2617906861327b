//! `import finish`: sign-ins stop doing the work of imported hashes.

use rekey_tests::World;
use rekey_tests::records::{Folder, HASHED, account, user, with};
use serde_json::json;

use super::imported;

#[tokio::test]
async fn an_import_is_finished_once_everybody_has_signed_in() {
    let world = World::new().await;
    imported(&world, &[account("acme"), user("acme", "ann")]).await;
    world.visitor().sign_in("acme", HASHED.0).await;
    let waits = world.operator(&["import", "finish", "--json"]).await.expect(1).json();
    assert_eq!(waits, json!({"finished": false, "waiting": 1, "names": [{"account": "acme", "user": "ann"}], "given_up": 0}));
    assert!(!world.directory().imported_hashes().await.unwrap().families.is_empty());
    world.visitor().try_sign_in_user("acme", Some("ann"), HASHED.0).await.expect(200);
    let done = world.operator(&["import", "finish", "--json"]).await.expect(0).json();
    assert_eq!(done, json!({"finished": true, "waiting": 0, "names": [], "given_up": 0}));
    assert!(world.directory().imported_hashes().await.unwrap().families.is_empty());
    world.visitor().sign_in("acme", HASHED.0).await;
}

#[tokio::test]
async fn giving_up_ends_passwords_but_shuts_nobody_out() {
    let world = World::new().await;
    let unreachable = with(account("hermit"), "email", json!(null));
    imported(&world, &[account("acme"), user("acme", "ann"), unreachable]).await;
    let left = world.operator(&["import", "finish", "--give-up", "--json"]).await.expect(1).json();
    assert_eq!(left, json!({"finished": false, "waiting": 1, "names": [{"account": "hermit", "user": null}], "given_up": 2}));
    for (account, user) in [("acme", None), ("acme", Some("ann"))] {
        world.visitor().try_sign_in_user(account, user, HASHED.0).await.expect(401);
    }
    world.visitor().sign_in("hermit", HASHED.0).await;
    world.reset_password("acme@example.org", "acme", "a password of today").await;
    world.visitor().sign_in("acme", "a password of today").await;
    world.operator(&["import", "finish"]).await.expect(0);
}

#[tokio::test]
async fn a_file_of_the_name_finish_can_be_imported() {
    let world = World::new().await;
    let folder = Folder::default();
    let done = world.operator(&["import", &folder.records("finish", &[account("acme")]), "--json"]).await.expect(0).json();
    assert_eq!(done["imported"], 1);
}

#[tokio::test]
async fn an_import_that_is_repeated_raises_the_work_of_sign_ins_again() {
    let world = World::new().await;
    let directory = world.directory();
    imported(&world, &[account("acme")]).await;
    let raised = directory.imported_hashes().await.unwrap();
    // As an `import finish` leaves it that found nobody, while an import was under way that was then killed.
    assert!(directory.forget_imported_hashes(&raised).await.unwrap());
    assert_eq!(imported(&world, &[account("acme")]).await["already"], json!(1));
    assert!(!directory.imported_hashes().await.unwrap().families.is_empty());
}
