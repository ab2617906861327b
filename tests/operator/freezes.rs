//! A freeze by support: nobody gets in by any way, nothing but support ends it, and its end lowers no guard.

use rekey_adapters::store::{OperatorAct, User};
use rekey_domain::account::{AccountName, LoginName, UserName};
use rekey_domain::audit::OperatorName;
use rekey_domain::id::Id;
use rekey_domain::principal::OperatorFreeze;
use rekey_local::PASSWORD;
use rekey_tests::desktop::Desktop;
use rekey_tests::factors::{Owner, challenge, verify, verify_and_trust};
use rekey_tests::passkeys::owner_with_passkey;
use rekey_tests::people::{ADA, GRACE, RESET_TITLE};
use rekey_tests::users::{ACCOUNT, administrator, confirmed, created, listed, mailed_user, reset, root, sign_in, user};
use rekey_tests::{GOOD_PASSWORD, OTHER_PASSWORD, World};
use serde_json::{Value, json};

async fn freeze(world: &World, arguments: &[&str]) -> Value {
    world.operator(&[&["account", "freeze", "--json"], arguments].concat()).await.expect(0).json()
}

async fn unfreeze(world: &World, arguments: &[&str]) -> Value {
    world.operator(&[&["account", "unfreeze", "--json"], arguments].concat()).await.expect(0).json()
}

#[tokio::test]
async fn a_frozen_account_is_closed_with_its_users_and_opens_with_them() {
    let world = World::new().await;
    let owner = root(&world).await;
    let ann = administrator(&world, &owner).await;
    user(&world, &ann, "lin", &[]).await;
    let link = created(&owner, "new", &[]).await;
    let answer = freeze(&world, &[ACCOUNT]).await;
    let frozen: Vec<&str> = answer["users"].as_array().unwrap().iter().map(|user| user.as_str().unwrap()).collect();
    assert!(["ann", "lin", "new"].iter().all(|user| frozen.contains(user)) && answer["changed"] == true, "{answer}");
    assert_eq!((owner.session_status().await, ann.session_status().await), (401, 401));
    // The answer is that of a wrong password.
    let wrong = world.visitor().try_sign_in(ACCOUNT, OTHER_PASSWORD).await;
    let right = world.visitor().try_sign_in(ACCOUNT, PASSWORD).await;
    assert_eq!((right.status, right.json()), (401, wrong.json()));
    sign_in(&world, "lin", GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    world.activate(&link, GOOD_PASSWORD).await.refused(410, "expired");
    let told = world.inbox(ADA).titled("Support froze your Rekey account").only().await;
    assert!(!told.0.text.contains("/not-me"), "{}", told.0.text);
    assert_eq!(freeze(&world, &[ACCOUNT]).await["changed"], false);

    let answer = unfreeze(&world, &[ACCOUNT]).await;
    assert_eq!((&answer["users"], &answer["users_still_frozen"]), (&json!(frozen), &json!([])));
    sign_in(&world, "lin", GOOD_PASSWORD).await.expect(200);
    sign_in(&world, "ann", GOOD_PASSWORD).await.expect(200);
    let owner = root(&world).await;
    // The hold of a recovery began, and the link of the invitation did not come back.
    owner.post("/v1/users", json!({"user": "more", "permissions": []})).await.refused(403, "on_hold");
    world.activate(&link, GOOD_PASSWORD).await.refused(410, "expired");
    assert_eq!(listed(&owner, "new").await.unwrap()["state"], "invited");
    world.inbox(ADA).titled("Support unfroze your Rekey account").only().await;
    assert_eq!(unfreeze(&world, &[ACCOUNT]).await["changed"], false);
    assert_eq!(
        (world.event("account_frozen").await.detail_type.as_str(), world.event("account_unfrozen").await.detail_type.as_str()),
        ("account-disabled", "account-enabled")
    );
}

#[tokio::test]
async fn no_recovery_opens_a_frozen_account() {
    let world = World::new().await;
    let person = world.visitor();
    person.recover(GRACE).await;
    let mailbox = world.inbox(GRACE).titled(RESET_TITLE);
    let ticket = person.consume(&mailbox.nth(0).await.token()).await;
    person.recover(GRACE).await;
    let link = mailbox.nth(1).await.token();
    freeze(&world, &["flowmatic"]).await;
    assert_ne!(person.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.status, 200);
    let later = person.post("/v1/recovery/consume", json!({"token": link})).await;
    if later.status == 200 {
        assert_ne!(person.set_password(&later.text("ticket"), "flowmatic", OTHER_PASSWORD).await.status, 200);
    }
    // Ada's mail comes after what Grace would have got.
    person.recover(GRACE).await;
    let recovery = person.recover(ADA).await;
    world.inbox(ADA).find(&format!("link_{recovery}.")).await;
    assert_eq!(mailbox.count(), 2);
    unfreeze(&world, &["flowmatic"]).await;
    assert_ne!(person.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.status, 200);
    person.sign_in("flowmatic", PASSWORD).await;
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
}

#[tokio::test]
async fn whatever_was_open_before_a_freeze_is_closed_after_it() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let (trusted, waiting, asking) = (world.visitor(), world.visitor(), Desktop::waiting(&world).await);
    let first = challenge(&trusted, "web").await;
    verify_and_trust(&trusted, &first, "app", &owner.code(&world)).await.expect(200);
    owner.reauthenticate(&world).await;
    let approved = Desktop::waiting_at(&world, "127.0.0.8").await;
    approved.seen_by(&owner.browser).await.expect(200);
    approved.decided_by(&owner.browser, "approve").await.expect(204);
    let open = challenge(&waiting, "web").await;
    freeze(&world, &["flowmatic"]).await;
    for after in [false, true] {
        if after {
            unfreeze(&world, &["flowmatic"]).await;
        }
        verify(&waiting, &open, "app", &owner.code(&world)).await.refused(410, "expired");
        assert_ne!(approved.poll_in_time(&world).await.status, 200);
        assert_eq!(owner.browser.session_status().await, 401);
        asking.seen_by(&owner.browser).await.refused(401, "unauthenticated");
    }
    // The browser is not trusted any more: the second factor guards as before.
    assert_eq!(trusted.sign_in("flowmatic", PASSWORD).await.text("status"), "code_required");
}

#[tokio::test]
async fn a_passkey_opens_no_frozen_account_and_is_a_second_factor_at_first_afterwards() {
    let world = World::new().await;
    let (_, mut keys, _) = owner_with_passkey(&world).await;
    world.clock.advance(60);
    keys.sign_in(&world.visitor(), "mobile").await.expect(200);
    freeze(&world, &["flowmatic"]).await;
    keys.sign_in(&world.visitor(), "mobile").await.refused(401, "invalid_credentials");
    world.clock.advance(60);
    unfreeze(&world, &["flowmatic"]).await;
    keys.sign_in(&world.visitor(), "mobile").await.refused(401, "invalid_credentials");
    let person = world.visitor();
    let body = json!({"account": "flowmatic", "password": PASSWORD, "client": "web"});
    let open = person.post_from_site("/v1/sign-in", body).await.expect(200).text("challenge");
    keys.answer(&person, &open, "web").await.expect(200);
}

#[tokio::test]
async fn administrators_do_not_end_the_freeze_of_a_user() {
    let world = World::new().await;
    let owner = root(&world).await;
    mailed_user(&world, &owner, "lin", "lin@example.org", &[]).await;
    let link = reset(&owner, "lin").await;
    world.activate(&link, GOOD_PASSWORD).await.expect(200);
    freeze(&world, &[ACCOUNT, "--user", "lin"]).await;
    assert_eq!(listed(&owner, "lin").await.unwrap()["state"], "frozen");
    for path in ["restore", "reset-password"] {
        let refused = owner.post(&format!("/v1/users/lin/{path}"), json!({})).await.refused(409, "conflict");
        assert!(refused.text("detail").contains("Only support can unfreeze it."), "{}", refused.raw);
    }
    // A link to another address opens nothing either.
    owner.patch("/v1/users/lin", json!({"email": "eve@example.org"})).await.expect(200);
    let link = world.inbox("eve@example.org").nth(0).await.token();
    world.activate(&link, OTHER_PASSWORD).await.refused(410, "expired");
    sign_in(&world, "lin", GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    unfreeze(&world, &[ACCOUNT, "--user", "lin"]).await;
    sign_in(&world, "lin", GOOD_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn a_user_frozen_by_itself_stays_frozen_when_its_account_is_unfrozen() {
    let world = World::new().await;
    let owner = root(&world).await;
    for name in ["early", "late", "other"] {
        user(&world, &owner, name, &[]).await;
    }
    freeze(&world, &[ACCOUNT, "--user", "early"]).await;
    freeze(&world, &[ACCOUNT]).await;
    // A user that is frozen with its account is unfrozen with it, unless it is frozen by itself meanwhile.
    for name in ["early", "other"] {
        world.operator(&["account", "unfreeze", ACCOUNT, "--user", name]).await.refused("The whole account is frozen.");
        sign_in(&world, name, GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    }
    assert_eq!(freeze(&world, &[ACCOUNT, "--user", "late"]).await["changed"], true);
    let answer = unfreeze(&world, &[ACCOUNT]).await;
    assert_eq!(answer["users_still_frozen"], json!(["early", "late"]));
    sign_in(&world, "other", GOOD_PASSWORD).await.expect(200);
    for name in ["early", "late"] {
        sign_in(&world, name, GOOD_PASSWORD).await.refused(401, "invalid_credentials");
        assert_eq!(unfreeze(&world, &[ACCOUNT, "--user", name]).await["changed"], true);
        sign_in(&world, name, GOOD_PASSWORD).await.expect(200);
    }
}

#[tokio::test]
async fn a_freeze_that_was_stopped_half_way_continues_and_ends_as_one() {
    let world = World::new().await;
    let owner = root(&world).await;
    for name in ["ann", "lin"] {
        user(&world, &owner, name, &[]).await;
    }
    // The command was killed after the root and one user.
    let (directory, operator) = (world.directory(), OperatorName::parse("local:killed").unwrap());
    let freeze_id = OperatorFreeze { id: Id::random(&world.random()), at: world.now(), deleting: false };
    for name in [None, Some("ann")] {
        let name = LoginName { account: AccountName::parse(ACCOUNT).unwrap(), user: name.map(|name| UserName::parse(name).unwrap()) };
        let login = directory.login(&name).await.unwrap().unwrap();
        let principal = directory.principal(login.principal).await.unwrap().unwrap();
        let act = OperatorAct { op: Id::random(&world.random()), operator: &operator, at: world.now() };
        directory.freeze_by_operator(&act, &User { principal, login }, freeze_id, true).await.unwrap();
    }
    sign_in(&world, "lin", GOOD_PASSWORD).await.expect(200);
    let answer = freeze(&world, &[ACCOUNT]).await;
    assert!(answer["users"].as_array().unwrap().contains(&json!("lin")) && !answer["users"].as_array().unwrap().contains(&json!("ann")));
    sign_in(&world, "lin", GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    // The root is the last that is unfrozen, so a command that is killed before that continues as well.
    unfreeze(&world, &[ACCOUNT]).await;
    for name in ["ann", "lin"] {
        sign_in(&world, name, GOOD_PASSWORD).await.expect(200);
    }
    root(&world).await;
}

#[tokio::test]
async fn an_undo_during_a_freeze_is_not_lost_with_its_end() {
    let world = World::new().await;
    let thief = world.confirmed("flowmatic", None, PASSWORD).await;
    user(&world, &thief, "eve", &["users:manage"]).await;
    let link = world.inbox(GRACE).find("There was a sign-in").await.not_me();
    world.clock.advance(60);
    freeze(&world, &["flowmatic"]).await;
    let undone = world.not_me(&link).await.expect(200).json();
    assert_eq!(undone["users_frozen"], json!(["eve"]));
    let ran = world.operator(&["account", "unfreeze", "flowmatic"]).await.expect(0);
    assert!(ran.stdout.contains("It stays frozen after a report of its owner"), "{}", ran.stdout);
    // Other systems do not hear that somebody can sign in again.
    assert_eq!(world.event("account_unfrozen").await.detail_type, "rekey.account_unfrozen");
    // The password that the thief knows stays out, and so does the thief's user.
    for user in [None, Some("eve")] {
        let password = if user.is_some() { GOOD_PASSWORD } else { PASSWORD };
        world.visitor().try_sign_in_user("flowmatic", user, password).await.refused(401, "invalid_credentials");
    }
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    let owner = world.visitor();
    owner.sign_in("flowmatic", OTHER_PASSWORD).await;
    assert_eq!(listed(&owner, "eve").await.unwrap()["state"], "frozen");
}

#[tokio::test]
async fn an_undo_freezes_a_user_that_support_has_frozen_already() {
    let world = World::new().await;
    let thief = world.confirmed("flowmatic", None, PASSWORD).await;
    user(&world, &thief, "eve", &["users:manage"]).await;
    let link = world.inbox(GRACE).find("There was a sign-in").await.not_me();
    world.clock.advance(60);
    freeze(&world, &["flowmatic", "--user", "eve"]).await;
    assert_eq!(world.not_me(&link).await.expect(200).json()["users_frozen"], json!(["eve"]));
    let eve = world.operator(&["account", "show", "flowmatic", "--user", "eve"]).await.expect(0).stdout;
    assert!(eve.contains("frozen by an operator since") && eve.contains("; also frozen after a report"), "{eve}");
    unfreeze(&world, &["flowmatic", "--user", "eve"]).await;
    world.visitor().try_sign_in_user("flowmatic", Some("eve"), GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    let eve = world.operator(&["account", "show", "flowmatic", "--user", "eve"]).await.expect(0).stdout;
    assert!(eve.contains("frozen after a report"), "{eve}");
}

#[tokio::test]
async fn a_user_who_changes_the_password_at_the_same_moment_is_frozen_with_the_newer_one() {
    let world = World::new().await;
    let owner = root(&world).await;
    user(&world, &owner, "lin", &[]).await;
    let lin = confirmed(&world, "lin", GOOD_PASSWORD).await;
    let change = async || {
        let body = json!({"current_password": GOOD_PASSWORD, "new_password": OTHER_PASSWORD});
        lin.post("/v1/account/password", body).await.status
    };
    let (changed, frozen) = tokio::join!(change(), freeze(&world, &[ACCOUNT, "--user", "lin"]));
    assert_eq!(frozen["changed"], true);
    unfreeze(&world, &[ACCOUNT, "--user", "lin"]).await;
    let (new, old) = if changed == 204 { (OTHER_PASSWORD, GOOD_PASSWORD) } else { (GOOD_PASSWORD, OTHER_PASSWORD) };
    sign_in(&world, "lin", new).await.expect(200);
    sign_in(&world, "lin", old).await.refused(401, "invalid_credentials");
}

#[tokio::test]
async fn no_user_is_unfrozen_in_an_account_that_is_frozen_meanwhile() {
    let world = World::new().await;
    let owner = root(&world).await;
    user(&world, &owner, "lin", &[]).await;
    freeze(&world, &[ACCOUNT, "--user", "lin"]).await;
    for request in 1.. {
        let command = ["account", "unfreeze", ACCOUNT, "--user", "lin"];
        let (ran, held) = world.operator_held_at(&command, request, async || drop(freeze(&world, &[ACCOUNT]).await)).await;
        if !held {
            assert!(request > 4 && ran.status == 0, "{request}: {ran:?}");
            break;
        }
        if ran.status == 0 {
            // The user was unfrozen before the account was frozen, and so is frozen with it.
            assert!(ran.stdout.contains("is not frozen by an operator any more"), "{ran:?}");
        }
        sign_in(&world, "lin", GOOD_PASSWORD).await.refused(401, "invalid_credentials");
        unfreeze(&world, &[ACCOUNT]).await;
        freeze(&world, &[ACCOUNT, "--user", "lin"]).await;
    }
}
