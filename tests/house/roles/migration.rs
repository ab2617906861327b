//! A person who moves users in and out, and uses every command of the operators' tool that the role of migration allows.

use rekey_tests::World;
use rekey_tests::records::{Folder, HASHED, account, user, with};
use serde_json::json;

/// Makes every kind of request that the role can allow.
pub(super) async fn use_everything(world: &World) {
    let folder = Folder::default();
    let policy = json!({"two_factor": "optional", "kinds": ["app"], "trusted_browsers": true, "lost_factor": "self"});
    let totp = json!({"secret": "JBSWY3DPEHPK3PXP"});
    let lines = [
        with(with(account("acme"), "policy", policy), "totp", totp),
        with(user("acme", "ann"), "email", json!({"address": "ann@example.org", "verified": true})),
        with(user("acme", "sue"), "state", json!("suspended")),
        user("flowmatic", "new"),
    ];
    world.operator(&["import", "--into", "flowmatic", &folder.records("users.jsonl", &lines)]).await.expect(0);
    world.visitor().try_sign_in_user("acme", Some("ann"), HASHED.0).await.expect(200);
    for (name, options) in [("all", &["--plain", "--plain"][..]), ("one", &["--plain", "--plain", "--account", "acme"])] {
        world.operator(&[&["export", &folder.name(name)], options].concat()).await.expect(0);
    }
    world.operator(&["import", "finish", "--give-up"]).await.expect(0);
    world.operator(&["account", "delete", "acme", "--yes", "acme"]).await.expect(0);
}
