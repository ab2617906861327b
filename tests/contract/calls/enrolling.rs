//! A session that must enrol a second factor, at every call of the contract.

use rekey_tests::contract::{contract, operations};
use rekey_tests::factors::turn_on_app;
use rekey_tests::policy::{enrolling, require};
use rekey_tests::users::{root, user};
use rekey_tests::{GOOD_PASSWORD, World};
use serde_json::json;

use super::answered;

/// The calls that a session which must enrol can make.
const OPEN: [&str; 13] = [
    "GET /v1/session",
    "GET /v1/two-factor",
    "POST /v1/session/email-code",
    "POST /v1/session/reauthenticate",
    "POST /v1/session/reauthenticate/passkey",
    "POST /v1/session/reauthenticate/passkey/begin",
    "POST /v1/sign-out",
    "POST /v1/two-factor/app",
    "POST /v1/two-factor/app/confirm",
    "POST /v1/two-factor/email",
    "POST /v1/two-factor/email/confirm",
    "POST /v1/two-factor/passkeys",
    "POST /v1/two-factor/passkeys/confirm",
];

#[tokio::test]
async fn a_session_that_must_enrol_can_do_nothing_else() {
    let (world, contract) = (World::unlimited(&[]).await, contract());
    let root = root(&world).await;
    user(&world, &root, "lin", &["users:manage"]).await;
    require(&root, &["app"]).await;
    let lin = enrolling(&world, "lin").await;
    lin.confirm(GOOD_PASSWORD).await;
    let mut faults = Vec::new();
    let (mut open, mut refused) = (0, 0);
    for operation in operations(&contract).iter().filter(|operation| operation.definition.get("security").is_some()) {
        // Signing out would end the session.
        if operation.key == "POST /v1/sign-out" {
            open += 1;
            continue;
        }
        let answer = operation.send(&world, &lin, operation.bodies().next()).await;
        let is_open = OPEN.contains(&operation.key.as_str());
        *(if is_open { &mut open } else { &mut refused }) += 1;
        if (answered(&answer) == "403 two_factor_required") == is_open {
            faults.push(format!("{}: {}", operation.key, answer.raw));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(open, OPEN.len());
    assert!(refused > 15, "only {refused} calls were refused");
    // None of the calls has freed the session. The factor does.
    assert_eq!(lin.get("/v1/session").await.expect(200).json()["must_enrol"], json!(true));
    turn_on_app(&world, &lin, json!({"password": GOOD_PASSWORD})).await;
    lin.get("/v1/users").await.expect(200);
    lin.post("/v1/sign-out", json!({})).await.expect(204);
}
