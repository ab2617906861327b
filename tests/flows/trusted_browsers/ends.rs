//! Everything that ends the trust in all browsers, and what leaves it alone.

use rekey_local::PASSWORD;
use rekey_tests::contacts::{GOOD_FOR, enter};
use rekey_tests::factors::{Owner, challenge, turn_on_app, turn_on_email, verify_and_trust};
use rekey_tests::people::{GRACE, NEW_SIGN_IN};
use rekey_tests::users::{ACCOUNT, reset, root, user};
use rekey_tests::{GOOD_PASSWORD, OTHER_PASSWORD, Visitor, World};
use serde_json::json;

use super::{audited, is_trusted, is_trusted_with, owner_with_a_trusted_browser, trust, trusted};

#[tokio::test]
async fn a_recovery_of_the_password_ends_it() {
    let world = World::new().await;
    let (owner, browser) = owner_with_a_trusted_browser(&world).await;
    world.reset_password(GRACE, "flowmatic", PASSWORD).await;
    assert!(!is_trusted(&browser).await);
    trust(&world, &owner, &browser).await;
    assert!(is_trusted(&browser).await);
}

#[tokio::test]
async fn a_changed_password_ends_it_even_in_the_browser_that_changed_it() {
    let world = World::new().await;
    let (owner, browser) = owner_with_a_trusted_browser(&world).await;
    trust(&world, &owner, &owner.browser).await;
    let change = json!({"current_password": PASSWORD, "new_password": OTHER_PASSWORD});
    browser.post("/v1/account/password", change).await.expect(204);
    for browser in [&browser, &owner.browser] {
        assert!(!is_trusted_with(browser, OTHER_PASSWORD).await);
    }
    assert!(audited(&world, "trusted_browser_copied").await.is_empty());
}

#[tokio::test]
async fn signing_out_all_others_ends_it() {
    let world = World::new().await;
    let (_owner, browser) = owner_with_a_trusted_browser(&world).await;
    browser.delete("/v1/sessions").await.expect(204);
    assert_eq!(browser.session_status().await, 200);
    assert!(!is_trusted(&browser).await);
}

#[tokio::test]
async fn every_change_of_the_second_factors_ends_it() {
    let world = World::new().await;
    let (owner, browser) = owner_with_a_trusted_browser(&world).await;
    let again = async || trust(&world, &owner, &browser).await;

    owner.reauthenticate(&world).await;
    turn_on_email(&world, &owner.browser, GRACE).await;
    assert!(!is_trusted(&browser).await, "a factor that is turned on");
    again().await;
    owner.reauthenticate(&world).await;
    owner.browser.post("/v1/two-factor/recovery-codes", json!({})).await.expect(200);
    assert!(!is_trusted(&browser).await, "new recovery codes");
    again().await;
    owner.reauthenticate(&world).await;
    owner.browser.post("/v1/account/email", json!({"email": "hopper@example.net"})).await.expect(202);
    let code = world.inbox("hopper@example.net").find(GOOD_FOR).await.digits();
    enter(&owner.browser, "email", &code).await.expect(204);
    assert!(!is_trusted(&browser).await, "another address for mailed codes");
    again().await;
    owner.reauthenticate(&world).await;
    owner.browser.delete("/v1/two-factor/email").await.expect(204);
    assert!(!is_trusted(&browser).await, "a factor that is turned off");
    again().await;
    assert!(is_trusted(&browser).await);
}

#[tokio::test]
async fn a_factor_that_is_off_and_on_again_does_not_bring_it_back() {
    let world = World::new().await;
    let (owner, browser) = owner_with_a_trusted_browser(&world).await;
    let cookie = trusted(&browser).unwrap();
    owner.reauthenticate(&world).await;
    owner.browser.delete("/v1/two-factor/app").await.expect(204);
    assert!(is_trusted(&browser).await, "without a factor, the password is enough");
    turn_on_app(&world, &owner.browser, json!({"password": PASSWORD})).await;
    browser.set_cookie(&cookie.0, &cookie.1);
    assert!(!is_trusted(&browser).await);
    assert!(audited(&world, "trusted_browser_copied").await.is_empty());
}

#[tokio::test]
async fn a_report_of_somebody_elses_act_ends_it() {
    let world = World::new().await;
    let (owner, browser) = owner_with_a_trusted_browser(&world).await;
    // The notice of the sign-in in which the browser became trusted.
    let link = world.inbox(GRACE).titled(NEW_SIGN_IN).nth(1).await.not_me();
    world.not_me(&link).await.expect(200);
    browser.try_sign_in("flowmatic", PASSWORD).await.refused(401, "invalid_credentials");
    world.reset_password(GRACE, "flowmatic", PASSWORD).await;
    assert!(!is_trusted(&browser).await);
    trust(&world, &owner, &browser).await;
}

/// A user of an account, with an authenticator app, in a trusted browser.
async fn trusted_user(world: &World, root: &Visitor) -> (Visitor, rekey_tests::Authenticator) {
    user(world, root, "lin", &[]).await;
    let lin = world.visitor();
    lin.try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200);
    let (app, _) = turn_on_app(world, &lin, json!({"password": GOOD_PASSWORD})).await;
    trust_user(world, &lin, &app).await;
    (lin, app)
}

async fn trust_user(world: &World, lin: &Visitor, app: &rekey_tests::Authenticator) {
    let waiting = lin.try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200).text("challenge");
    world.clock.advance(30);
    verify_and_trust(lin, &waiting, "app", &app.code(world.now())).await.expect(200);
}

async fn user_status(lin: &Visitor) -> String {
    lin.try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200).text("status")
}

#[tokio::test]
async fn an_administrators_resets_end_it() {
    let world = World::new().await;
    let root = root(&world).await;
    let (lin, app) = trusted_user(&world, &root).await;
    assert_eq!(user_status(&lin).await, "signed_in");
    root.confirm(PASSWORD).await;
    let link = reset(&root, "lin").await;
    world.activate(&link, GOOD_PASSWORD).await.expect(200);
    assert_eq!(user_status(&lin).await, "code_required");
    trust_user(&world, &lin, &app).await;
    let cookie = trusted(&lin).unwrap();
    root.confirm(PASSWORD).await;
    root.post("/v1/users/lin/reset-two-factor", json!({})).await.expect(204);
    assert_eq!(user_status(&lin).await, "signed_in", "no factor is on");
    turn_on_app(&world, &lin, json!({"password": GOOD_PASSWORD})).await;
    lin.set_cookie(&cookie.0, &cookie.1);
    assert_eq!(user_status(&lin).await, "code_required");
}

#[tokio::test]
async fn what_changes_no_password_and_no_factor_leaves_it() {
    let world = World::new().await;
    let (owner, browser) = owner_with_a_trusted_browser(&world).await;
    owner.reauthenticate(&world).await;
    // An address that is no factor.
    owner.browser.post("/v1/account/email", json!({"email": "hopper@example.net"})).await.expect(202);
    let code = world.inbox("hopper@example.net").find(GOOD_FOR).await.digits();
    enter(&owner.browser, "email", &code).await.expect(204);
    owner.browser.post("/v1/sign-out", json!({})).await.expect(204);
    let waiting = challenge(&owner.browser, "web").await;
    verify_and_trust(&owner.browser, &waiting, "recovery_code", &owner.recovery_codes[0]).await.expect(200);
    assert!(is_trusted(&browser).await && is_trusted(&owner.browser).await);
}

#[tokio::test]
async fn a_change_of_factors_while_a_sign_in_waits_leaves_its_trust_void() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    let browser = world.visitor();
    let waiting = challenge(&browser, "web").await;
    owner.reauthenticate(&world).await;
    owner.browser.delete("/v1/two-factor/email").await.expect(204);
    verify_and_trust(&browser, &waiting, "app", &owner.code(&world)).await.expect(200);
    assert!(!is_trusted(&browser).await);
}
