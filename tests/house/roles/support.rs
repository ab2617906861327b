//! A person of support, who uses every command of the operators' tool that the role of support allows.

use rekey_local::PASSWORD;
use rekey_tests::factors::turn_on_app;
use rekey_tests::people::ADA;
use rekey_tests::users::{ACCOUNT, confirmed, mailed_user, root};
use rekey_tests::{GOOD_PASSWORD, World};
use serde_json::json;

/// Makes every kind of request that the role can allow.
pub(super) async fn use_everything(world: &World) {
    let owner = root(world).await;
    mailed_user(world, &owner, "lin", "lin@example.org", &[]).await;
    owner.patch("/v1/account/policy", json!({"lost_factor": "self"})).await.expect(200);
    let lin = confirmed(world, "lin", GOOD_PASSWORD).await;
    turn_on_app(world, &lin, json!({"password": GOOD_PASSWORD})).await;
    turn_on_app(world, &owner, json!({"password": PASSWORD})).await;
    let create = ["account", "create", "acme-labs", "--email", "owner@example.org"];
    world.operator(&create).await.expect(0);
    world.operator(&create).await.refused("The name acme-labs is taken.");
    world.messages_to(ADA, 1).await;
    for command in [
        &["account", "invite", "acme-labs"][..],
        &["account", "find", ADA],
        &["account", "show", ACCOUNT],
        &["account", "show", ACCOUNT, "--user", "lin"],
        &["users", "list", ACCOUNT],
        &["sessions", "end", ACCOUNT],
        &["factors", "begin-wait", ACCOUNT],
        &["factors", "begin-wait", ACCOUNT, "--user", "lin"],
        &["account", "freeze", ACCOUNT],
        &["account", "unfreeze", ACCOUNT],
        &["messages", ADA],
    ] {
        world.operator(command).await.expect(0);
    }
}
