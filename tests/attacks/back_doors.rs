//! Back doors that a thief with an administrator's session leaves behind: users, permissions and links, and how the
//! administrator gets rid of them.

use rekey_local::PASSWORD;
use rekey_tests::factors::{turn_on_app, verify};
use rekey_tests::people::{DAY, GRACE};
use rekey_tests::users::{created, token};
use rekey_tests::{Answer, GOOD_PASSWORD, OTHER_PASSWORD, Visitor, World};
use serde_json::{Value, json};

const ACCOUNT: &str = "flowmatic";

async fn state_of(administrator: &Visitor, user: &str) -> Value {
    let list = administrator.get(&format!("/v1/users?search={user}")).await.expect(200).json();
    list["users"][0]["state"].clone()
}

async fn not_me(world: &World, text: &str) -> Answer {
    world.settle().await;
    let mails = world.inbox(GRACE).all();
    let mail = mails.iter().rev().find(|mail| mail.0.text.contains(text)).unwrap_or_else(|| panic!("no mail says {text}"));
    world.visitor().post("/v1/not-me", json!({"token": mail.not_me()})).await
}

#[tokio::test]
async fn a_recovery_puts_changes_of_users_on_hold() {
    let world = World::new().await;
    world.reset_password(GRACE, ACCOUNT, OTHER_PASSWORD).await;
    let thief = world.confirmed(ACCOUNT, None, OTHER_PASSWORD).await;
    let before = world.rows("ACCOUNT#flowmatic").await;
    for answer in [
        thief.post("/v1/users", json!({"user": "eve", "permissions": ["users:manage"]})).await,
        thief.patch("/v1/users/mark", json!({"permissions": ["users:manage"]})).await,
        thief.post("/v1/users/mark/reset-password", json!({})).await,
        thief.post("/v1/users/mark/reset-two-factor", json!({})).await,
        thief.post("/v1/users/mark/restore", json!({})).await,
        thief.delete("/v1/users/mark").await,
    ] {
        let held = answer.refused(403, "on_hold").json()["retry_after"].as_i64().unwrap();
        assert!((DAY - 60..=DAY).contains(&held), "{held}");
    }
    assert_eq!(world.rows("ACCOUNT#flowmatic").await.len(), before.len());
    world.clock.advance(DAY);
    let later = world.confirmed(ACCOUNT, None, OTHER_PASSWORD).await;
    created(&later, "lin", &[]).await;
}

#[tokio::test]
async fn an_app_from_before_the_recovery_lifts_the_hold_on_users() {
    let world = World::new().await;
    let owner = world.signed_in(ACCOUNT).await;
    let (app, _) = turn_on_app(&world, &owner, json!({"password": PASSWORD})).await;
    world.clock.advance(60);
    world.reset_password(GRACE, ACCOUNT, OTHER_PASSWORD).await;
    let body = json!({"account": ACCOUNT, "password": OTHER_PASSWORD, "client": "mobile"});
    let challenge = owner.post("/v1/sign-in", body).await.expect(200).text("challenge");
    let phone = world.visitor();
    phone.use_token(&verify(&phone, &challenge, "app", &app.code(world.now())).await.expect(200).text("token"));
    world.clock.advance(60);
    let shown = json!({"password": OTHER_PASSWORD, "method": "app", "code": app.code(world.now())});
    phone.post("/v1/session/reauthenticate", shown).await.expect(204);
    created(&phone, "lin", &[]).await;
}

#[tokio::test]
async fn the_root_is_told_of_a_new_administrator_and_can_undo_it() {
    let world = World::new().await;
    let owner = world.confirmed(ACCOUNT, None, PASSWORD).await;
    world.activate(&created(&owner, "old-friend", &[]).await, GOOD_PASSWORD).await.expect(200);
    world.clock.advance(DAY / 4);

    // A thief with the password makes an administrator, who makes another one, and makes an old user stronger.
    let thief = world.confirmed(ACCOUNT, None, PASSWORD).await;
    world.activate(&created(&thief, "eve", &["users:manage"]).await, GOOD_PASSWORD).await.expect(200);
    let eve = world.confirmed(ACCOUNT, Some("eve"), GOOD_PASSWORD).await;
    world.clock.advance(1);
    world.activate(&created(&eve, "eves-friend", &["users:manage"]).await, GOOD_PASSWORD).await.expect(200);
    let friend = world.confirmed(ACCOUNT, Some("eves-friend"), GOOD_PASSWORD).await;
    thief.patch("/v1/users/mark", json!({"permissions": ["users:manage"]})).await.expect(200);
    let open_link = created(&thief, "later", &[]).await;
    let reset = thief.post("/v1/users/jean/reset-password", json!({})).await.expect(200).text("activation_url");
    world.inbox(GRACE).find("User: mark").await;
    world.inbox(GRACE).find("User: later").await;
    world.inbox(GRACE).find("User: jean").await;

    let answer = not_me(&world, "User: eve\n").await.expect(200).json();
    assert_eq!(answer["undone"], json!([]));
    let mut frozen: Vec<&str> = answer["users_frozen"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    frozen.sort_unstable();
    assert_eq!(frozen, ["eve", "eves-friend", "jean", "later", "mark"]);
    let mail = world.inbox(GRACE).titled("Your Rekey account is frozen").only().await;
    for name in frozen {
        assert!(mail.0.text.contains(name), "{name} is not in {}", mail.0.text);
    }

    // Sessions, passwords, links and contacts of those users are worth nothing.
    assert_eq!((thief.session_status().await, eve.session_status().await, friend.session_status().await), (401, 401, 401));
    for (user, password) in [("eve", GOOD_PASSWORD), ("eves-friend", GOOD_PASSWORD), ("mark", PASSWORD), ("jean", PASSWORD)] {
        world.visitor().try_sign_in_user(ACCOUNT, Some(user), password).await.refused(401, "invalid_credentials");
    }
    for link in [open_link, token(&reset)] {
        world.activate(&link, GOOD_PASSWORD).await.refused(410, "expired");
    }
    // A session from before the act keeps its work.
    world.visitor().try_sign_in_user(ACCOUNT, Some("old-friend"), GOOD_PASSWORD).await.expect(200);

    // Root restores each by one call, once the hold is over; nobody else does, and only who is frozen.
    world.reset_password(GRACE, ACCOUNT, OTHER_PASSWORD).await;
    world.clock.advance(DAY);
    let back = world.confirmed(ACCOUNT, None, OTHER_PASSWORD).await;
    assert_eq!(state_of(&back, "mark").await, "frozen");
    back.post("/v1/users/mark/reset-password", json!({})).await.refused(409, "conflict");
    back.post("/v1/users/old-friend/restore", json!({})).await.refused(409, "conflict");
    back.post("/v1/users/mark/restore", json!({})).await.expect(204);
    assert_eq!(state_of(&back, "mark").await, "active");
    world.visitor().try_sign_in_user(ACCOUNT, Some("mark"), PASSWORD).await.expect(200);
    // One that had no password gets another link.
    back.post("/v1/users/later/restore", json!({})).await.expect(204);
    let link = back.post("/v1/users/later/reset-password", json!({})).await.expect(200).text("activation_url");
    world.activate(&token(&link), GOOD_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn an_undo_freezes_nobody_from_an_older_session() {
    let world = World::new().await;
    let owner = world.confirmed(ACCOUNT, None, PASSWORD).await;
    world.clock.advance(3600);
    world.signed_in(ACCOUNT).await;
    world.clock.advance(3600);
    owner.confirm(PASSWORD).await;
    world.activate(&created(&owner, "lin", &["users:manage"]).await, GOOD_PASSWORD).await.expect(200);
    // A mailbox reader uses the notice of the second sign-in: it does not cover the first session's acts.
    world.settle().await;
    let mail = world.inbox(GRACE).titled("New sign-in to your Rekey account").nth(1).await;
    let answer = world.visitor().post("/v1/not-me", json!({"token": mail.not_me()})).await.expect(200);
    assert_eq!(answer.json()["users_frozen"], json!([]));
    world.visitor().try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn only_the_root_restores_a_frozen_user() {
    let world = World::new().await;
    let thief = world.confirmed(ACCOUNT, None, PASSWORD).await;
    let body = json!({"user": "eve", "email": "eve@example.net", "permissions": ["users:manage"]});
    thief.post("/v1/users", body).await.expect(201);
    world.activate(&world.inbox("eve@example.net").nth(0).await.token(), GOOD_PASSWORD).await.expect(200);
    let eve = world.confirmed(ACCOUNT, Some("eve"), GOOD_PASSWORD).await;
    let recovery = world.visitor();
    recovery.post("/v1/recovery", json!({"email": "eve@example.net"})).await.expect(202);
    let mail = world.inbox("eve@example.net").titled("Reset your Rekey password").nth(0).await;
    let ticket = recovery.consume(&mail.token()).await;
    let own_link = world.inbox("eve@example.net").titled("New sign-in to your Rekey account").nth(0).await.not_me();

    let frozen = not_me(&world, "User: eve\n").await.expect(200).json()["users_frozen"].clone();
    assert_eq!(frozen, json!(["eve"]));
    assert_eq!(eve.session_status().await, 401);
    let body = json!({"ticket": ticket, "account": ACCOUNT, "user": "eve", "new_password": OTHER_PASSWORD});
    recovery.post("/v1/recovery/password", body).await.refused(410, "expired");
    // Nor does a recovery that begins now, nor eve's own notice.
    recovery.post("/v1/recovery", json!({"email": "eve@example.net"})).await.expect(202);
    world.settle().await;
    assert_eq!(world.inbox("eve@example.net").titled("Reset your Rekey password").count(), 1);
    world.visitor().post("/v1/not-me", json!({"token": own_link})).await.expect(200);
    recovery.post("/v1/recovery", json!({"email": "eve@example.net"})).await.expect(202);
    world.settle().await;
    assert_eq!(world.inbox("eve@example.net").titled("Reset your Rekey password").count(), 1);
    world.visitor().try_sign_in_user(ACCOUNT, Some("eve"), GOOD_PASSWORD).await.refused(401, "invalid_credentials");
}

#[tokio::test]
async fn the_root_restores_a_user_who_froze_itself() {
    let world = World::new().await;
    let root = world.confirmed(ACCOUNT, None, PASSWORD).await;
    root.post("/v1/users", json!({"user": "lin", "email": "lin@example.org", "permissions": []})).await.expect(201);
    world.activate(&world.inbox("lin@example.org").nth(0).await.token(), GOOD_PASSWORD).await.expect(200);
    world.visitor().try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200);
    let link = world.inbox("lin@example.org").titled("New sign-in to your Rekey account").only().await.not_me();
    world.visitor().post("/v1/not-me", json!({"token": link})).await.expect(200);
    world.visitor().try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    // Users who manage others do not restore.
    let administrator = world.confirmed(ACCOUNT, Some("jean"), PASSWORD).await;
    administrator.post("/v1/users/lin/restore", json!({})).await.refused(403, "forbidden");
    root.post("/v1/users/lin/restore", json!({})).await.expect(204);
    world.visitor().try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn a_link_dies_when_its_administrator_loses_the_permission() {
    let world = World::new().await;
    let root = world.confirmed(ACCOUNT, None, PASSWORD).await;
    for (name, end) in
        [("ann", json!({"permissions": ["reports:read"]})), ("bea", json!({"permissions": ["users:manage"]})), ("cid", Value::Null)]
    {
        world.activate(&created(&root, name, &["users:manage", "reports:read"]).await, GOOD_PASSWORD).await.expect(200);
        let administrator = world.confirmed(ACCOUNT, Some(name), GOOD_PASSWORD).await;
        let handed_over = created(&administrator, &format!("{name}-1"), &["reports:read"]).await;
        let email = format!("{name}@example.org");
        let body = json!({"user": format!("{name}-2"), "email": email, "permissions": ["reports:read"]});
        administrator.post("/v1/users", body).await.expect(201);
        let mailed = world.inbox(&email).nth(0).await.token();
        if end.is_null() {
            root.delete(&format!("/v1/users/{name}")).await.expect(204);
        } else {
            root.patch(&format!("/v1/users/{name}"), end).await.expect(200);
        }
        for link in [handed_over, mailed] {
            world.activate(&link, GOOD_PASSWORD).await.refused(410, "expired");
        }
        // The root's link is as good as ever.
        let link = root.post(&format!("/v1/users/{name}-1/reset-password"), json!({})).await.expect(200).text("activation_url");
        world.activate(&token(&link), GOOD_PASSWORD).await.expect(200);
    }
}

#[tokio::test]
async fn a_changed_password_does_not_end_the_owners_recovery() {
    let world = World::new().await;
    let (owner, thief) = (world.visitor(), world.visitor());
    thief.sign_in(ACCOUNT, PASSWORD).await;
    let other = world.signed_in(ACCOUNT).await;
    owner.recover(GRACE).await;
    let mail = world.inbox(GRACE).titled("Reset your Rekey password").nth(0).await;
    let ticket = owner.consume(&mail.token()).await;
    // A thief with the session and the password changes it, before and after the link was opened.
    let change = json!({"current_password": PASSWORD, "new_password": GOOD_PASSWORD});
    thief.post("/v1/account/password", change).await.expect(204);
    assert_eq!((thief.session_status().await, other.session_status().await), (200, 401));
    world.visitor().try_sign_in(ACCOUNT, PASSWORD).await.refused(401, "invalid_credentials");
    owner.set_password(&ticket, ACCOUNT, OTHER_PASSWORD).await.expect(200);
    assert_eq!(thief.session_status().await, 401);
    world.visitor().try_sign_in(ACCOUNT, GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    world.visitor().sign_in(ACCOUNT, OTHER_PASSWORD).await;
}

#[tokio::test]
async fn a_session_that_was_signed_out_changes_no_password() {
    let world = World::new().await;
    let (thief, owner) = (world.visitor(), world.visitor());
    thief.sign_in(ACCOUNT, PASSWORD).await;
    owner.sign_in(ACCOUNT, PASSWORD).await;
    owner.delete("/v1/sessions").await.expect(204);
    let change = json!({"current_password": PASSWORD, "new_password": GOOD_PASSWORD});
    thief.post("/v1/account/password", change).await.refused(401, "unauthenticated");
    assert_eq!(owner.session_status().await, 200);
}

/// The users that the thief's session has made, in one answer.
async fn frozen_by(world: &World, text: &str) -> Vec<String> {
    let answer = not_me(world, text).await.expect(200).json();
    let mut frozen: Vec<String> = serde_json::from_value(answer["users_frozen"].clone()).unwrap();
    frozen.sort_unstable();
    frozen
}

#[tokio::test]
async fn a_deleted_or_frozen_administrator_hides_no_user_from_an_undo() {
    let world = World::new().await;
    let thief = world.confirmed(ACCOUNT, None, PASSWORD).await;
    for middleman in ["eve", "bob"] {
        world.activate(&created(&thief, middleman, &["users:manage"]).await, GOOD_PASSWORD).await.expect(200);
        let administrator = world.confirmed(ACCOUNT, Some(middleman), GOOD_PASSWORD).await;
        world.clock.advance(1);
        world.activate(&created(&administrator, &format!("{middleman}-friend"), &["users:manage"]).await, GOOD_PASSWORD).await.expect(200);
    }
    thief.delete("/v1/users/eve").await.expect(204);
    world.clock.advance(60);
    assert_eq!(frozen_by(&world, "There was a sign-in").await, ["bob", "bob-friend", "eve-friend"]);
    for user in ["bob", "bob-friend", "eve-friend"] {
        world.visitor().try_sign_in_user(ACCOUNT, Some(user), GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    }
}

#[tokio::test]
async fn an_undo_covers_later_acts_of_a_thiefs_administrator() {
    let world = World::new().await;
    let thief = world.confirmed(ACCOUNT, None, PASSWORD).await;
    world.activate(&created(&thief, "eve", &["users:manage"]).await, GOOD_PASSWORD).await.expect(200);
    world.clock.advance(60);
    world.reset_password(GRACE, ACCOUNT, OTHER_PASSWORD).await;
    world.clock.advance(60);
    let eve = world.confirmed(ACCOUNT, Some("eve"), GOOD_PASSWORD).await;
    world.activate(&created(&eve, "friend", &["users:manage"]).await, GOOD_PASSWORD).await.expect(200);
    assert_eq!(frozen_by(&world, "User: eve\n").await, ["eve", "friend"]);
}

#[tokio::test]
async fn one_undo_freezes_many_users() {
    let world = World::new().await;
    let thief = world.confirmed(ACCOUNT, None, PASSWORD).await;
    for number in 0..60 {
        created(&thief, &format!("bot-{number:02}"), &["users:manage"]).await;
    }
    let frozen = frozen_by(&world, "User: bot-00\n").await;
    assert_eq!((frozen.len(), frozen[59].as_str()), (60, "bot-59"));
    assert_eq!(thief.session_status().await, 401);
    let states = world.items("principal").await;
    let frozen = states.iter().filter(|principal| principal.contains_key("suspended_at"));
    assert_eq!(frozen.count(), 60);
    let mail = world.inbox(GRACE).titled("Your Rekey account is frozen").only().await;
    assert!(mail.0.text.contains("are frozen until you restore them"), "{}", mail.0.text);
}

#[tokio::test]
async fn a_restored_user_does_not_keep_a_thiefs_password() {
    let world = World::new().await;
    let root = world.confirmed(ACCOUNT, None, PASSWORD).await;
    root.post("/v1/users", json!({"user": "lin", "email": "lin@example.org", "permissions": []})).await.expect(201);
    world.activate(&world.inbox("lin@example.org").nth(0).await.token(), GOOD_PASSWORD).await.expect(200);
    let thief = world.confirmed(ACCOUNT, Some("lin"), GOOD_PASSWORD).await;
    let change = json!({"current_password": GOOD_PASSWORD, "new_password": OTHER_PASSWORD});
    thief.post("/v1/account/password", change).await.expect(204);
    let link = world.inbox("lin@example.org").find("was changed in the account's settings").await.not_me();
    world.visitor().post("/v1/not-me", json!({"token": link})).await.expect(200);
    root.post("/v1/users/lin/restore", json!({})).await.expect(204);
    assert_eq!(state_of(&root, "lin").await, "reset");
    for password in [GOOD_PASSWORD, OTHER_PASSWORD] {
        world.visitor().try_sign_in_user(ACCOUNT, Some("lin"), password).await.refused(401, "invalid_credentials");
    }
    world.inbox(GRACE).find("The frozen user was restored").await;
    root.patch("/v1/users/mark", json!({"email": "mark@example.org"})).await.expect(200);
    world.inbox(GRACE).find("Another email address was named").await;
}

#[tokio::test]
async fn a_contact_gets_no_undo_link_after_another_has_recovered() {
    let world = World::new().await;
    let owner = world.confirmed(ACCOUNT, None, PASSWORD).await;
    let number = "+4915123456789";
    world.clock.advance(1);
    owner.post("/v1/account/phone", json!({"phone": number})).await.expect(202);
    let code = world.inbox(number).nth(0).await.digits();
    owner.post("/v1/account/phone/confirm", json!({"code": code})).await.expect(204);
    world.clock.advance(60);
    // The reader of the number's messages freezes the account, and the owner comes back by mail.
    world.reset_password(GRACE, ACCOUNT, OTHER_PASSWORD).await;
    let link = world.inbox(number).find("password was changed").await.not_me();
    world.visitor().post("/v1/not-me", json!({"token": link})).await.expect(200);
    world.clock.advance(60);
    world.reset_password(GRACE, ACCOUNT, GOOD_PASSWORD).await;
    world.settle().await;
    let told = world.inbox(number).all();
    let last = told.iter().rev().find(|sms| sms.0.text.contains("password was changed")).unwrap();
    assert!(!last.0.text.contains("/not-me"), "{}", last.0.text);
    assert!(world.inbox(GRACE).all().iter().rev().any(|mail| mail.0.text.contains("was reset with") && mail.0.text.contains("/not-me")));
}
