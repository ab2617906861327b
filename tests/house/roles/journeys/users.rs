//! Managing users, and signing in as one.

use rekey_tests::desktop::Desktop;
use rekey_tests::factors::{turn_on_app, verify, verify_and_trust};
use rekey_tests::users::token;
use rekey_tests::{Answer, GOOD_PASSWORD, Tap, Visitor, World};
use serde_json::json;

use super::steps::{after_a_cancelled_transaction, choose_password, let_an_hour_pass};

/// An account with users.
const EMPLOYER: (&str, &str) = ("hopper-labs", "hopper@example.org");

pub(super) async fn manage_users(world: &World, tap: &Tap) {
    let (account, email) = EMPLOYER;
    world.account(account, email).await;
    let root = world.visitor();
    root.sign_in(account, GOOD_PASSWORD).await;
    let_an_hour_pass(world);
    root.get("/v1/users").await.expect(200);
    root.get("/v1/audit").await.expect(200);
    root.confirm(GOOD_PASSWORD).await;
    create_users(world, tap, &root).await;
    sign_in_a_user_by_app(world).await;
    change_and_reset_a_user(world, tap, &root).await;
    undo_the_creation_of_a_user(world, &root).await;
    for user in ["lin", "mo"] {
        root.delete(&format!("/v1/users/{user}")).await.expect(204);
    }
    root.confirm(GOOD_PASSWORD).await;
    require_a_factor(world, tap, &root).await;
}

/// Creates a user by mail, and another by a link that the root hands over.
async fn create_users(world: &World, tap: &Tap, root: &Visitor) {
    let lin = json!({"user": "lin", "email": "lin@example.org", "permissions": []});
    after_a_cancelled_transaction(tap, async || root.post("/v1/users", lin.clone()).await).await.expect(201);
    choose_password(world, &world.inbox("lin@example.org").nth(0).await.token()).await;
    let mo = root.post("/v1/users", json!({"user": "mo", "permissions": []})).await.expect(201);
    choose_password(world, &token(&mo.text("activation_url"))).await;
    sign_in_as(&world.visitor(), "mo").await;
}

async fn sign_in_a_user_by_app(world: &World) {
    let browser = world.visitor();
    sign_in_as(&browser, "lin").await;
    let (app, _) = turn_on_app(world, &browser, json!({"password": GOOD_PASSWORD})).await;
    let desktop = Desktop::waiting(world).await;
    desktop.decided_by(&browser, "approve").await.expect(204);
    desktop.poll().await.expect(200);
    world.clock.advance(60);
    let challenge = sign_in_as(&browser, "lin").await.text("challenge");
    verify_and_trust(&browser, &challenge, "app", &app.code(world.now())).await.expect(200);
    // The browser is used, and then its earlier cookie: with the password, and with a code after a password elsewhere.
    let mut copied = browser.trusts().remove(0);
    for shown_with_code in [false, true] {
        assert_eq!(sign_in_as(&browser, "lin").await.text("status"), "signed_in");
        browser.set_cookie(&copied.0, &copied.1);
        let asking = world.visitor();
        let challenge = sign_in_as(if shown_with_code { &asking } else { &browser }, "lin").await.text("challenge");
        world.clock.advance(60);
        verify_and_trust(&browser, &challenge, "app", &app.code(world.now())).await.expect(200);
        copied = browser.trusts().remove(0);
    }
    let challenge = sign_in_as(&world.visitor(), "lin").await.text("challenge");
    world.clock.advance(60);
    verify(&browser, &challenge, "app", &app.code(world.now())).await.expect(200);
}

async fn change_and_reset_a_user(world: &World, tap: &Tap, root: &Visitor) {
    // The link in the mail to the new address binds it in place of the former one.
    root.patch("/v1/users/lin", json!({"email": "lin@example.net", "permissions": ["reports:read"]})).await.expect(200);
    choose_password(world, &world.inbox("lin@example.net").nth(0).await.token()).await;
    world.inbox("lin@example.org").find("named another email address").await;
    let link = root.post("/v1/users/lin/reset-password", json!({})).await.expect(200).text("activation_url");
    choose_password(world, &token(&link)).await;

    let reset = async || root.post("/v1/users/lin/reset-two-factor", json!({})).await;
    after_a_cancelled_transaction(tap, reset).await.expect(204);
    // A factor that is turned on again ends the record of the reset.
    let browser = world.visitor();
    sign_in_as(&browser, "lin").await;
    turn_on_app(world, &browser, json!({"password": GOOD_PASSWORD})).await;
    root.patch("/v1/users/lin", json!({"email": null})).await.expect(200);
}

/// An administrator creates a user and then undoes the act, which freezes the user. The root restores and deletes the user.
async fn undo_the_creation_of_a_user(world: &World, root: &Visitor) {
    let ann = json!({"user": "ann", "email": "ann@example.org", "permissions": ["users:manage"]});
    root.post("/v1/users", ann).await.expect(201);
    choose_password(world, &world.inbox("ann@example.org").nth(0).await.token()).await;
    let administrator = world.visitor();
    sign_in_as(&administrator, "ann").await;
    administrator.confirm(GOOD_PASSWORD).await;
    let eve = administrator.post("/v1/users", json!({"user": "eve", "permissions": []})).await.expect(201);
    choose_password(world, &token(&eve.text("activation_url"))).await;
    let link = world.inbox("ann@example.org").find("User: eve").await.not_me();
    world.not_me(&link).await.expect(200);
    root.post("/v1/users/eve/restore", json!({})).await.expect(204);
    root.delete("/v1/users/eve").await.expect(204);
    root.delete("/v1/users/ann").await.expect(204);
}

/// The root requires an app. A user turns one on, sees the notice, and the root takes the rules back.
async fn require_a_factor(world: &World, tap: &Tap, root: &Visitor) {
    root.get("/v1/account/policy").await.expect(200);
    let require = async || root.patch("/v1/account/policy", json!({"two_factor": "required", "kinds": ["app"]})).await;
    after_a_cancelled_transaction(tap, require).await.expect(200);
    root.post("/v1/users", json!({"user": "dorothy", "email": "dorothy@example.org", "permissions": []})).await.expect(201);
    choose_password(world, &world.inbox("dorothy@example.org").nth(0).await.token()).await;
    let browser = world.visitor();
    sign_in_as(&browser, "dorothy").await;
    turn_on_app(world, &browser, json!({"password": GOOD_PASSWORD})).await;
    browser.get("/v1/two-factor").await.expect(200);
    browser.get("/v1/account").await.expect(200);
    browser.delete("/v1/two-factor/app").await.refused(409, "conflict");
    world.clock.advance(1);
    root.patch("/v1/account/policy", json!({"two_factor": "optional"})).await.expect(200);
    let link = world.inbox(EMPLOYER.1).titled("The sign-in rules of your Rekey account were changed").nth(1).await.not_me();
    world.not_me(&link).await.expect(200);
}

/// Signs in as a user of [`EMPLOYER`].
async fn sign_in_as(visitor: &Visitor, user: &str) -> Answer {
    visitor.try_sign_in_user(EMPLOYER.0, Some(user), GOOD_PASSWORD).await.expect(200)
}
