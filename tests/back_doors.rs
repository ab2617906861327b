//! Back doors that somebody with an administrator's session leaves behind: users, permissions and links, and how the
//! administrator gets rid of them.

use rekey_local::PASSWORD;
use rekey_tests::{Answer, GOOD_PASSWORD, OTHER_PASSWORD, Visitor, World};
use serde_json::{Value, json};

use crate::two_factor::{turn_on_app, verify};

const ACCOUNT: &str = "flowmatic";
const GRACE: &str = "grace@example.com";
const DAY: i64 = 86_400;

/// A browser of the account's root or of one of its users, confirmed a moment ago.
async fn confirmed(world: &World, user: Option<&str>, password: &str) -> Visitor {
    let person = world.visitor();
    person.try_sign_in_user(ACCOUNT, user, password).await.expect(200);
    confirm(&person, password).await;
    person
}

async fn confirm(person: &Visitor, password: &str) {
    person.post("/v1/session/reauthenticate", json!({"password": password})).await.expect(204);
}

async fn create(manager: &Visitor, user: &str, permissions: &[&str]) -> String {
    let made = manager.post("/v1/users", json!({"user": user, "permissions": permissions})).await.expect(201);
    token(&made.text("activation_url"))
}

fn token(link: &str) -> String {
    link.split_once("/activate#token=").unwrap().1.to_owned()
}

async fn activate(world: &World, token: &str) -> Answer {
    world.visitor().post("/v1/accounts/activate", json!({"token": token, "password": GOOD_PASSWORD})).await
}

async fn state_of(manager: &Visitor, user: &str) -> Value {
    let list = manager.get(&format!("/v1/users?search={user}")).await.expect(200).json();
    list["users"][0]["state"].clone()
}

async fn not_me(world: &World, text: &str) -> Answer {
    world.settle().await;
    let mails = world.inbox(GRACE).all();
    let mail = mails.iter().rev().find(|mail| mail.0.text.contains(text)).unwrap_or_else(|| panic!("no mail says {text}"));
    world.visitor().post("/v1/not-me", json!({"token": mail.not_me()})).await
}

/// Resets the root's password by mail.
async fn recover(world: &World, password: &str) {
    let person = world.visitor();
    let inbox = world.inbox(GRACE).titled("Reset your Rekey password");
    let before = inbox.count();
    person.recover(GRACE).await;
    let ticket = person.consume(&inbox.nth(before).await.token()).await;
    person.set_password(&ticket, ACCOUNT, password).await.expect(200);
}

#[tokio::test]
async fn a_hold_covers_users() {
    let world = World::new().await;
    recover(&world, OTHER_PASSWORD).await;
    let thief = confirmed(&world, None, OTHER_PASSWORD).await;
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
    let later = confirmed(&world, None, OTHER_PASSWORD).await;
    create(&later, "lin", &[]).await;
}

#[tokio::test]
async fn an_app_from_before_the_recovery_lifts_the_hold_on_users() {
    let world = World::new().await;
    let owner = world.visitor();
    owner.sign_in(ACCOUNT, PASSWORD).await;
    let (app, _) = turn_on_app(&world, &owner, json!({"password": PASSWORD})).await;
    world.clock.advance(60);
    recover(&world, OTHER_PASSWORD).await;
    let body = json!({"account": ACCOUNT, "password": OTHER_PASSWORD, "client": "mobile"});
    let challenge = owner.post("/v1/sign-in", body).await.expect(200).text("challenge");
    let phone = world.visitor();
    phone.use_token(&verify(&phone, &challenge, "app", &app.code(world.now())).await.expect(200).text("token"));
    world.clock.advance(60);
    let shown = json!({"password": OTHER_PASSWORD, "method": "app", "code": app.code(world.now())});
    phone.post("/v1/session/reauthenticate", shown).await.expect(204);
    create(&phone, "lin", &[]).await;
}

#[tokio::test]
async fn a_new_manager_is_told_and_ends_with_the_undo() {
    let world = World::new().await;
    let owner = confirmed(&world, None, PASSWORD).await;
    activate(&world, &create(&owner, "old-friend", &[]).await).await.expect(200);
    world.clock.advance(DAY / 4);

    // A thief with the password makes a manager, who makes another one, and makes an old user stronger.
    let thief = confirmed(&world, None, PASSWORD).await;
    activate(&world, &create(&thief, "eve", &["users:manage"]).await).await.expect(200);
    let eve = confirmed(&world, Some("eve"), GOOD_PASSWORD).await;
    world.clock.advance(1);
    activate(&world, &create(&eve, "eves-friend", &["users:manage"]).await).await.expect(200);
    let friend = confirmed(&world, Some("eves-friend"), GOOD_PASSWORD).await;
    thief.patch("/v1/users/mark", json!({"permissions": ["users:manage"]})).await.expect(200);
    let open_link = create(&thief, "later", &[]).await;
    let reset = thief.post("/v1/users/jean/reset-password", json!({})).await.expect(200).text("activation_url");
    world.inbox(GRACE).find("gave its user mark the permission").await;
    world.inbox(GRACE).find("of its user later can be chosen").await;
    world.inbox(GRACE).find("of its user jean can be chosen").await;

    let answer = not_me(&world, "gave its user eve the permission").await.expect(200).json();
    assert_eq!(answer["undone"], json!([]));
    let mut frozen: Vec<&str> = answer["users_frozen"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    frozen.sort_unstable();
    assert_eq!(frozen, ["eve", "eves-friend", "jean", "later", "mark"]);
    let mail = world.inbox(GRACE).titled("Your Rekey account is locked").only().await;
    for name in frozen {
        assert!(mail.0.text.contains(name), "{name} is not in {}", mail.0.text);
    }

    // Sessions, passwords, links and contacts of those users are worth nothing.
    assert_eq!((thief.session_status().await, eve.session_status().await, friend.session_status().await), (401, 401, 401));
    for (user, password) in [("eve", GOOD_PASSWORD), ("eves-friend", GOOD_PASSWORD), ("mark", PASSWORD), ("jean", PASSWORD)] {
        world.visitor().try_sign_in_user(ACCOUNT, Some(user), password).await.refused(401, "invalid_credentials");
    }
    for link in [open_link, token(&reset)] {
        activate(&world, &link).await.refused(410, "expired");
    }
    // A session from before the act keeps its work.
    world.visitor().try_sign_in_user(ACCOUNT, Some("old-friend"), GOOD_PASSWORD).await.expect(200);

    // Root restores each by one call, once the hold is over; nobody else does, and only who is frozen.
    recover(&world, OTHER_PASSWORD).await;
    world.clock.advance(DAY);
    let back = confirmed(&world, None, OTHER_PASSWORD).await;
    assert_eq!(state_of(&back, "mark").await, "frozen");
    back.post("/v1/users/mark/reset-password", json!({})).await.refused(409, "conflict");
    back.post("/v1/users/old-friend/restore", json!({})).await.refused(409, "conflict");
    back.post("/v1/users/mark/restore", json!({})).await.expect(204);
    assert_eq!(state_of(&back, "mark").await, "active");
    world.visitor().try_sign_in_user(ACCOUNT, Some("mark"), PASSWORD).await.expect(200);
    // One that had no password gets another link.
    back.post("/v1/users/later/restore", json!({})).await.expect(204);
    let link = back.post("/v1/users/later/reset-password", json!({})).await.expect(200).text("activation_url");
    activate(&world, &token(&link)).await.expect(200);
}

#[tokio::test]
async fn an_old_mail_suspends_nobody_of_an_older_session() {
    let world = World::new().await;
    let owner = confirmed(&world, None, PASSWORD).await;
    world.clock.advance(3600);
    let elsewhere = world.visitor();
    elsewhere.sign_in(ACCOUNT, PASSWORD).await;
    world.clock.advance(3600);
    confirm(&owner, PASSWORD).await;
    activate(&world, &create(&owner, "lin", &["users:manage"]).await).await.expect(200);
    // Somebody who reads the mails uses that of the second sign-in: what the first session does is not its doing.
    world.settle().await;
    let mail = world.inbox(GRACE).titled("New sign-in to your Rekey account").nth(1).await;
    let answer = world.visitor().post("/v1/not-me", json!({"token": mail.not_me()})).await.expect(200);
    assert_eq!(answer.json()["users_frozen"], json!([]));
    world.visitor().try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn a_suspended_user_comes_back_by_its_root_alone() {
    let world = World::new().await;
    let thief = confirmed(&world, None, PASSWORD).await;
    let body = json!({"user": "eve", "email": "eve@example.net", "permissions": ["users:manage"]});
    thief.post("/v1/users", body).await.expect(201);
    activate(&world, &world.inbox("eve@example.net").nth(0).await.token()).await.expect(200);
    let eve = confirmed(&world, Some("eve"), GOOD_PASSWORD).await;
    let recovery = world.visitor();
    recovery.post("/v1/recovery", json!({"email": "eve@example.net"})).await.expect(202);
    let mail = world.inbox("eve@example.net").titled("Reset your Rekey password").nth(0).await;
    let ticket = recovery.consume(&mail.token()).await;
    let own_link = world.inbox("eve@example.net").titled("New sign-in to your Rekey account").nth(0).await.not_me();

    let frozen = not_me(&world, "gave its user eve the permission").await.expect(200).json()["users_frozen"].clone();
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
async fn a_user_who_locked_itself_is_restored_by_the_root_with_its_password() {
    let world = World::new().await;
    let root = confirmed(&world, None, PASSWORD).await;
    root.post("/v1/users", json!({"user": "lin", "email": "lin@example.org", "permissions": []})).await.expect(201);
    activate(&world, &world.inbox("lin@example.org").nth(0).await.token()).await.expect(200);
    world.visitor().try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200);
    let link = world.inbox("lin@example.org").titled("New sign-in to your Rekey account").only().await.not_me();
    world.visitor().post("/v1/not-me", json!({"token": link})).await.expect(200);
    world.visitor().try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    // Users who manage others do not restore.
    let manager = confirmed(&world, Some("jean"), PASSWORD).await;
    manager.post("/v1/users/lin/restore", json!({})).await.refused(403, "forbidden");
    root.post("/v1/users/lin/restore", json!({})).await.expect(204);
    world.visitor().try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn a_link_ends_with_the_rights_of_the_manager_who_had_it_made() {
    let world = World::new().await;
    let root = confirmed(&world, None, PASSWORD).await;
    for (name, end) in
        [("ann", json!({"permissions": ["reports:read"]})), ("bea", json!({"permissions": ["users:manage"]})), ("cid", Value::Null)]
    {
        activate(&world, &create(&root, name, &["users:manage", "reports:read"]).await).await.expect(200);
        let manager = confirmed(&world, Some(name), GOOD_PASSWORD).await;
        let handed_over = create(&manager, &format!("{name}-1"), &["reports:read"]).await;
        let email = format!("{name}@example.org");
        let body = json!({"user": format!("{name}-2"), "email": email, "permissions": ["reports:read"]});
        manager.post("/v1/users", body).await.expect(201);
        let mailed = world.inbox(&email).nth(0).await.token();
        if end.is_null() {
            root.delete(&format!("/v1/users/{name}")).await.expect(204);
        } else {
            root.patch(&format!("/v1/users/{name}"), end).await.expect(200);
        }
        for link in [handed_over, mailed] {
            activate(&world, &link).await.refused(410, "expired");
        }
        // The root's link is as good as ever.
        let link = root.post(&format!("/v1/users/{name}-1/reset-password"), json!({})).await.expect(200).text("activation_url");
        activate(&world, &token(&link)).await.expect(200);
    }
}

#[tokio::test]
async fn a_changed_password_leaves_the_owners_recovery_its_time() {
    let world = World::new().await;
    let (owner, thief) = (world.visitor(), world.visitor());
    thief.sign_in(ACCOUNT, PASSWORD).await;
    let other = world.visitor();
    other.sign_in(ACCOUNT, PASSWORD).await;
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
async fn a_session_that_was_signed_out_meanwhile_changes_no_password() {
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
async fn a_middleman_who_is_gone_or_suspended_hides_nobody() {
    let world = World::new().await;
    let thief = confirmed(&world, None, PASSWORD).await;
    for middleman in ["eve", "bob"] {
        activate(&world, &create(&thief, middleman, &["users:manage"]).await).await.expect(200);
        let manager = confirmed(&world, Some(middleman), GOOD_PASSWORD).await;
        world.clock.advance(1);
        activate(&world, &create(&manager, &format!("{middleman}-friend"), &["users:manage"]).await).await.expect(200);
    }
    thief.delete("/v1/users/eve").await.expect(204);
    world.clock.advance(60);
    assert_eq!(frozen_by(&world, "There was a sign-in to flowmatic").await, ["bob", "bob-friend", "eve-friend"]);
    for user in ["bob", "bob-friend", "eve-friend"] {
        world.visitor().try_sign_in_user(ACCOUNT, Some(user), GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    }
}

#[tokio::test]
async fn what_a_thiefs_manager_does_after_the_owners_recovery_ends_with_it() {
    let world = World::new().await;
    let thief = confirmed(&world, None, PASSWORD).await;
    activate(&world, &create(&thief, "eve", &["users:manage"]).await).await.expect(200);
    world.clock.advance(60);
    recover(&world, OTHER_PASSWORD).await;
    world.clock.advance(60);
    let eve = confirmed(&world, Some("eve"), GOOD_PASSWORD).await;
    activate(&world, &create(&eve, "friend", &["users:manage"]).await).await.expect(200);
    assert_eq!(frozen_by(&world, "gave its user eve the permission").await, ["eve", "friend"]);
}

#[tokio::test]
async fn many_users_are_suspended_by_one_click() {
    let world = World::new().await;
    let thief = confirmed(&world, None, PASSWORD).await;
    for number in 0..60 {
        create(&thief, &format!("bot-{number:02}"), &["users:manage"]).await;
    }
    let frozen = frozen_by(&world, "gave its user bot-00 the permission").await;
    assert_eq!((frozen.len(), frozen[59].as_str()), (60, "bot-59"));
    assert_eq!(thief.session_status().await, 401);
    let states = world.items("principal").await;
    let frozen = states.iter().filter(|principal| principal.contains_key("suspended_at"));
    assert_eq!(frozen.count(), 60);
    let mail = world.inbox(GRACE).titled("Your Rekey account is locked").only().await;
    assert!(mail.0.text.contains("are frozen until you restore them"), "{}", mail.0.text);
}

#[tokio::test]
async fn a_restored_user_does_not_get_the_password_of_a_thief() {
    let world = World::new().await;
    let root = confirmed(&world, None, PASSWORD).await;
    root.post("/v1/users", json!({"user": "lin", "email": "lin@example.org", "permissions": []})).await.expect(201);
    activate(&world, &world.inbox("lin@example.org").nth(0).await.token()).await.expect(200);
    let thief = confirmed(&world, Some("lin"), GOOD_PASSWORD).await;
    let change = json!({"current_password": GOOD_PASSWORD, "new_password": OTHER_PASSWORD});
    thief.post("/v1/account/password", change).await.expect(204);
    let link = world.inbox("lin@example.org").find("was changed in the account's settings").await.not_me();
    world.visitor().post("/v1/not-me", json!({"token": link})).await.expect(200);
    root.post("/v1/users/lin/restore", json!({})).await.expect(204);
    assert_eq!(state_of(&root, "lin").await, "reset");
    for password in [GOOD_PASSWORD, OTHER_PASSWORD] {
        world.visitor().try_sign_in_user(ACCOUNT, Some("lin"), password).await.refused(401, "invalid_credentials");
    }
    world.inbox(GRACE).find("restored its frozen user lin").await;
    root.patch("/v1/users/mark", json!({"email": "mark@example.org"})).await.expect(200);
    world.inbox(GRACE).find("named another email address for its user mark").await;
}

#[tokio::test]
async fn a_contact_that_undid_something_gets_no_link_once_another_has_recovered() {
    let world = World::new().await;
    let owner = confirmed(&world, None, PASSWORD).await;
    let number = "+4915123456789";
    world.clock.advance(1);
    owner.post("/v1/account/phone", json!({"phone": number})).await.expect(202);
    let code = world.inbox(number).nth(0).await.digits();
    owner.post("/v1/account/phone/confirm", json!({"code": code})).await.expect(204);
    world.clock.advance(60);
    // The reader of the number's messages locks the account, and the owner comes back by mail.
    recover(&world, OTHER_PASSWORD).await;
    let link = world.inbox(number).find("password was changed").await.not_me();
    world.visitor().post("/v1/not-me", json!({"token": link})).await.expect(200);
    world.clock.advance(60);
    recover(&world, GOOD_PASSWORD).await;
    world.settle().await;
    let told = world.inbox(number).all();
    let last = told.iter().rev().find(|sms| sms.0.text.contains("password was changed")).unwrap();
    assert!(!last.0.text.contains("/not-me"), "{}", last.0.text);
    assert!(world.inbox(GRACE).all().iter().rev().any(|mail| mail.0.text.contains("was reset with") && mail.0.text.contains("/not-me")));
}
