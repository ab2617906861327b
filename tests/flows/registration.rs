//! Registering an account and activating it by the mailed link.

use rekey_tests::people::DAY;
use rekey_tests::users::{ACCOUNT, create, reset, root, token};
use rekey_tests::{GOOD_PASSWORD, OTHER_PASSWORD, World};
use serde_json::json;

#[tokio::test]
async fn a_mailed_link_creates_an_account() {
    let world = World::new().await;
    let visitor = world.visitor();
    let asked =
        visitor.post("/v1/accounts", json!({"account": "Acme-Labs", "email": "Owner@Example.org", "locale": "en-GB"})).await.expect(202);
    assert_eq!(asked.json(), json!({"expires_in": 86400}));
    visitor.try_sign_in("acme-labs", GOOD_PASSWORD).await.refused(401, "invalid_credentials");

    let mail = world.inbox("owner@example.org").only().await;
    assert_eq!(mail.0.subject, "Activate your Rekey account");
    let activated = visitor.post("/v1/accounts/activate", json!({"token": mail.token(), "password": GOOD_PASSWORD})).await.expect(200);
    assert_eq!(activated.json(), json!({"account": "acme-labs", "user": null}));
    assert!(activated.header("set-cookie").is_none(), "activating signs nobody in");

    visitor.sign_in("ACME-labs", GOOD_PASSWORD).await;
    let account = visitor.get("/v1/account").await.expect(200).json();
    assert_eq!(account["account"], "acme-labs");
    assert_eq!(account["role"], "root");
    assert_eq!(account["email"], "owner@example.org");
    assert_eq!(account["locale"], "en", "the language of Rekey that suits en-GB");
    assert_eq!(account["created_at"], world.now().rfc3339());
    let again = json!({"token": mail.token(), "password": OTHER_PASSWORD});
    visitor.post("/v1/accounts/activate", again).await.refused(410, "expired");
}

#[tokio::test]
async fn a_taken_name_is_reported_and_a_taken_address_is_not() {
    let world = World::new().await;
    let visitor = world.visitor();
    let taken = visitor.post("/v1/accounts", json!({"account": "flowmatic", "email": "new@example.org"})).await.refused(409, "conflict");
    assert_eq!(taken.json()["fields"][0]["field"], "account");

    let known = visitor.post("/v1/accounts", json!({"account": "ada@example.com", "email": "ada@example.com"})).await.expect(202);
    let unknown = visitor.post("/v1/accounts", json!({"account": "nobody@example.com", "email": "nobody@example.com"})).await.expect(202);
    assert_eq!(known.raw, unknown.raw);
    let told = world.inbox("ada@example.com").only().await;
    assert_eq!(told.0.subject, "You already have a Rekey account");
    assert!(!told.0.text.contains("token"), "a mail about an account that exists carries no secret");
    assert_eq!(world.inbox("nobody@example.com").only().await.0.subject, "Activate your Rekey account");
    assert_eq!(world.inbox("new@example.org").count(), 0);
}

#[tokio::test]
async fn one_of_two_activations_of_a_name_wins() {
    let world = World::new().await;
    let visitor = world.visitor();
    let mut tokens = Vec::new();
    for email in ["first@example.org", "second@example.org"] {
        visitor.post("/v1/accounts", json!({"account": "contested", "email": email})).await.expect(202);
        tokens.push(world.inbox(email).only().await.token());
    }
    let activate = async |token: &str| visitor.post("/v1/accounts/activate", json!({"token": token, "password": GOOD_PASSWORD})).await;
    let (first, second) = futures_util::future::join(activate(&tokens[0]), activate(&tokens[1])).await;
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    assert_eq!(world.items("principal").await.len(), rekey_local::ACCOUNTS.len() + rekey_local::USERS.len() + 1);
}

#[tokio::test]
async fn registering_can_be_closed() {
    let world = World::with(&[("REKEY_SIGN_UP", "closed")]).await;
    let visitor = world.visitor();
    visitor.post("/v1/accounts", json!({"account": "acme", "email": "a@example.org"})).await.refused(403, "forbidden");
    assert_eq!(visitor.get("/v1/config").await.json()["sign_up"], "closed");
    assert!(!visitor.get("/register").await.raw.contains("register-form"));
}

#[tokio::test]
async fn a_check_names_the_account_of_a_link_and_spends_nothing() {
    let world = World::new().await;
    let visitor = world.visitor();
    visitor.post("/v1/accounts", json!({"account": "acme-labs", "email": "owner@example.org"})).await.expect(202);
    let token = world.inbox("owner@example.org").only().await.token();
    let check = async |token: &str| visitor.post("/v1/accounts/activate/check", json!({"token": token})).await;
    world.settle().await;
    let before = world.rows("REGISTRATION#").await;
    for _ in 0..60 {
        assert_eq!(check(&token).await.expect(200).json(), json!({"account": "acme-labs", "user": null}));
    }
    assert_eq!(world.rows("REGISTRATION#").await, before, "a check takes none of the 50 tries");
    for damaged in [token.to_uppercase(), token[..token.len() - 1].to_owned(), token.replace("activate_", "link_"), String::new()] {
        check(&damaged).await.refused(410, "expired");
    }
    world.activate(&token, GOOD_PASSWORD).await.expect(200);
    check(&token).await.refused(410, "expired");
}

#[tokio::test]
async fn a_check_refuses_a_link_that_is_too_old_or_replaced() {
    let world = World::new().await;
    let administrator = root(&world).await;
    let check = async |token: &str| world.visitor().post("/v1/accounts/activate/check", json!({"token": token})).await;
    let old = token(&create(&administrator, "lin", None, &[]).await.expect(201).text("activation_url"));
    assert_eq!(check(&old).await.expect(200).json(), json!({"account": ACCOUNT, "user": "lin"}));
    world.clock.advance(DAY - 1);
    check(&old).await.expect(200);
    world.clock.advance(1);
    check(&old).await.refused(410, "expired");

    let administrator = root(&world).await;
    let replaced = reset(&administrator, "lin").await;
    let newest = reset(&administrator, "lin").await;
    check(&replaced).await.refused(410, "expired");
    check(&newest).await.expect(200);
    administrator.delete("/v1/users/lin").await.expect(204);
    check(&newest).await.refused(410, "expired");
}
