//! Users of an account: what their managers do, what they do themselves, and every way to climb that we could think of.

use std::collections::{BTreeSet, HashMap};

use aws_sdk_dynamodb::types::{AttributeValue, PutRequest, WriteRequest};
use futures_util::future::join_all;
use rekey_adapters::store::{AdminAction, Directory, DirectoryConfig, NewSession, Remembered, TxOutcome, User, UserChange, UserEdit};
use rekey_domain::account::{AccountName, LoginName, UserName};
use rekey_domain::client::Client;
use rekey_domain::id::Id;
use rekey_domain::permissions::Permissions;
use rekey_domain::principal::Principal;
use rekey_domain::random::Random;
use rekey_domain::registration::{ActivationDelivery, Registration};
use rekey_domain::session::{Lifetimes, Session};
use rekey_domain::sign_in::{Known, SignIn};
use rekey_domain::token::{ActivationToken, SessionToken};
use rekey_domain::undo::ActSession;
use rekey_local::PASSWORD;
use rekey_tests::{Answer, GOOD_PASSWORD, OTHER_PASSWORD, Tap, Visitor, World};
use serde_json::{Value, json};

use crate::two_factor::{turn_on_app, verify};

const RESET_TITLE: &str = "Reset your Rekey password";
const DAY: i64 = 86_400;

type Item = HashMap<String, AttributeValue>;

/// The account of these tests; its users have [`GOOD_PASSWORD`].
const ACCOUNT: &str = "analytical-engine";

/// Somebody who is signed in as a browser and has just confirmed that it is them.
async fn confirmed(world: &World, user: Option<&str>, password: &str) -> Visitor {
    let person = world.visitor();
    person.try_sign_in_user(ACCOUNT, user, password).await.expect(200);
    person.post("/v1/session/reauthenticate", json!({"password": password})).await.expect(204);
    person
}

async fn root(world: &World) -> Visitor {
    confirmed(world, None, PASSWORD).await
}

/// A user who manages others and can do one thing more.
async fn manager(world: &World, root: &Visitor) -> Visitor {
    user(world, root, "ann", &["users:manage", "reports:read"]).await;
    confirmed(world, Some("ann"), GOOD_PASSWORD).await
}

async fn create(manager: &Visitor, user: &str, email: Option<&str>, permissions: &[&str]) -> Answer {
    manager.post("/v1/users", json!({"user": user, "email": email, "permissions": permissions})).await
}

/// A user who has chosen its password by a link that was handed over.
async fn user(world: &World, manager: &Visitor, name: &str, permissions: &[&str]) {
    let link = create(manager, name, None, permissions).await.expect(201).text("activation_url");
    activate(world, &token(&link), GOOD_PASSWORD).await.expect(200);
}

/// A user who has chosen its password by a mailed link, and so has an address.
async fn mailed_user(world: &World, manager: &Visitor, name: &str, email: &str, permissions: &[&str]) {
    create(manager, name, Some(email), permissions).await.expect(201);
    let link = world.inbox(email).titled("You are invited to Rekey").nth(0).await.token();
    activate(world, &link, GOOD_PASSWORD).await.expect(200);
}

async fn reset(manager: &Visitor, name: &str) -> String {
    token(&manager.post(&format!("/v1/users/{name}/reset-password"), json!({})).await.expect(200).text("activation_url"))
}

async fn edit(manager: &Visitor, name: &str, change: Value) -> Answer {
    manager.patch(&format!("/v1/users/{name}"), change).await
}

/// The token in a link to the page where a password is chosen.
fn token(link: &str) -> String {
    link.split_once("/activate#token=").unwrap().1.to_owned()
}

async fn activate(world: &World, token: &str, password: &str) -> Answer {
    world.visitor().post("/v1/accounts/activate", json!({"token": token, "password": password})).await
}

async fn sign_in(world: &World, name: &str, password: &str) -> Answer {
    world.visitor().try_sign_in_user(ACCOUNT, Some(name), password).await
}

/// The list's entry of a user.
async fn listed(manager: &Visitor, name: &str) -> Option<Value> {
    let list = manager.get(&format!("/v1/users?search={name}")).await.expect(200).json();
    list["users"].as_array().unwrap().iter().find(|user| user["user"] == name).cloned()
}

/// Every call that changes a user of this name, as somebody would make it who means harm or well.
async fn acts(manager: &Visitor, name: &str) -> Vec<Answer> {
    let path = format!("/v1/users/{name}");
    vec![
        manager.patch(&path, json!({"permissions": []})).await,
        manager.patch(&path, json!({"email": "eve@example.org"})).await,
        manager.patch(&path, json!({"email": null})).await,
        manager.post(&format!("{path}/reset-password"), json!({})).await,
        manager.post(&format!("{path}/reset-two-factor"), json!({})).await,
        manager.delete(&path).await,
    ]
}

/// What the tables say of users and accounts, without what every sign-in and every counted try leaves behind.
async fn directory(world: &World) -> BTreeSet<String> {
    let mut items = Vec::new();
    for prefix in ["ACCOUNT#", "PRINCIPAL#", "CONTACT#", "FACTORS#"] {
        items.extend(world.rows(prefix).await);
    }
    let told = |mut item: Item| {
        item.remove("last_sign_in_at");
        serde_dynamo::from_item::<_, Value>(item).unwrap().to_string()
    };
    items.into_iter().map(told).collect()
}

#[tokio::test]
async fn a_user_is_invited_chooses_a_password_and_signs_in() {
    let world = World::new().await;
    let root = root(&world).await;
    let created = create(&root, "lin", Some("lin@example.org"), &["reports:read"]).await.expect(201);
    assert_eq!(created.json(), json!({"user": "lin"}));
    let invited = listed(&root, "lin").await.unwrap();
    assert_eq!(
        invited,
        json!({
            "user": "lin", "state": "invited", "email": null, "pending_email": "lin@example.org", "phone": null, "pending_phone": null,
            "permissions": ["reports:read"], "two_factor": [], "last_sign_in_at": null,
        })
    );

    let mail = world.inbox("lin@example.org").only().await;
    assert_eq!(mail.0.subject, "You are invited to Rekey");
    assert!(!mail.0.text.contains("analytical-engine"), "{}", mail.0.text);
    // An address that was only named is nobody's: it gets no link to reset anything.
    world.visitor().recover("lin@example.org").await;
    world.settle().await;
    assert_eq!(activate(&world, &mail.token(), GOOD_PASSWORD).await.expect(200).json(), json!({"account": ACCOUNT, "user": "lin"}));

    let lin = world.visitor();
    let session = lin.try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200).json()["session"].clone();
    assert_eq!((&session["role"], &session["permissions"]), (&json!("user"), &json!(["reports:read"])));
    let own = lin.get("/v1/account").await.expect(200).json();
    assert_eq!((&own["account"], &own["user"], &own["email"]), (&json!(ACCOUNT), &json!("lin"), &json!("lin@example.org")));
    let active = listed(&root, "lin").await.unwrap();
    assert_eq!((&active["state"], &active["email"], &active["pending_email"]), (&json!("active"), &json!("lin@example.org"), &Value::Null));
    assert_eq!(active["last_sign_in_at"], json!(world.now().rfc3339()));
    // It has chosen its first password and knows; a reset is told of.
    let inbox = world.inbox("lin@example.org");
    inbox.find("There was a sign-in").await;
    assert_eq!(inbox.count(), 2, "{:?}", inbox.all());
    // The user's password is not the account's.
    world.visitor().try_sign_in(ACCOUNT, GOOD_PASSWORD).await.refused(401, "invalid_credentials");
}

#[tokio::test]
async fn a_link_that_is_handed_over_is_good_once_for_a_day() {
    let world = World::new().await;
    let root = root(&world).await;
    let link = create(&root, "lin", None, &[]).await.expect(201).text("activation_url");
    assert!(link.starts_with(&format!("{}/activate#token=", world.url)), "{link}");
    world.clock.advance(DAY - 1);
    activate(&world, &token(&link), GOOD_PASSWORD).await.expect(200);
    activate(&world, &token(&link), OTHER_PASSWORD).await.refused(410, "expired");
    sign_in(&world, "lin", GOOD_PASSWORD).await.expect(200);

    let root = confirmed(&world, None, PASSWORD).await;
    let late = reset(&root, "lin").await;
    world.clock.advance(DAY);
    activate(&world, &late, OTHER_PASSWORD).await.refused(410, "expired");
    // The link is not mailed to anybody.
    world.settle().await;
    assert!(world.stack.outbox.all().iter().filter(|sent| sent.text.contains("lin")).all(|sent| !sent.text.contains("/activate")));
}

#[tokio::test]
async fn a_forgotten_password_of_a_user_is_recovered_by_its_own_address() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    user(&world, &root, "mo", &[]).await;
    let (person, inbox) = (world.visitor(), world.inbox("lin@example.org").titled(RESET_TITLE));
    for (account, user, email) in
        [(ACCOUNT, Some("mo"), "lin@example.org"), ("flowmatic", Some("lin"), "lin@example.org"), (ACCOUNT, Some("lin"), "mo@example.org")]
    {
        person.post("/v1/recovery", json!({"account": account, "user": user, "email": email})).await.expect(202);
    }
    world.settle().await;
    assert_eq!((inbox.count(), world.inbox("mo@example.org").count()), (0, 0), "a contact that is not the bound one resets nothing");

    person.post("/v1/recovery", json!({"account": ACCOUNT, "user": "lin", "email": "LIN@example.org"})).await.expect(202);
    let mail = inbox.only().await;
    assert!(mail.0.text.contains("lin"), "{}", mail.0.text);
    let consumed = person.post("/v1/recovery/consume", json!({"token": mail.token()})).await.expect(200);
    assert_eq!(consumed.json()["principals"], json!([{"account": ACCOUNT, "user": "lin"}]));
    let set =
        |user: Option<&str>| json!({"ticket": consumed.text("ticket"), "account": ACCOUNT, "user": user, "new_password": OTHER_PASSWORD});
    person.post("/v1/recovery/password", set(None)).await.refused(410, "expired");
    person.post("/v1/recovery/password", set(Some("mo"))).await.refused(410, "expired");
    let done = person.post("/v1/recovery/password", set(Some("lin"))).await.expect(200);
    assert_eq!(done.json(), json!({"account": ACCOUNT, "user": "lin", "sessions_revoked": true}));
    sign_in(&world, "lin", OTHER_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn who_has_not_chosen_a_password_yet_is_not_told_from_who_is_not_there() {
    let (world, tap) = World::behind(&[("REKEY_LIMIT_SCALE", "1000")]).await;
    let root = root(&world).await;
    create(&root, "invited", None, &[]).await.expect(201);
    user(&world, &root, "reset", &[]).await;
    user(&world, &root, "active", &[]).await;
    reset(&root, "reset").await;
    let person = world.visitor_from("127.0.0.2");
    let mut seen = BTreeSet::new();
    for name in ["invited", "reset", "active", "nobody"] {
        world.clock.advance(600);
        tap.take();
        let answer = person.try_sign_in_user(ACCOUNT, Some(name), OTHER_PASSWORD).await.refused(401, "invalid_credentials");
        let requests: Vec<(String, Vec<String>)> =
            tap.take().into_iter().filter(|seen| seen.caller == "sign-in").map(|seen| (seen.operation, seen.tables)).collect();
        seen.insert((answer.raw, requests));
    }
    assert_eq!(seen.len(), 1, "{seen:?}");
}

#[tokio::test]
async fn users_of_other_accounts_are_not_there() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &["reports:read"]).await;
    let stranger = world.visitor();
    stranger.sign_in("flowmatic", PASSWORD).await;
    stranger.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.expect(204);
    let before = directory(&world).await;

    for name in ["lin", "analytical-engine%2Flin", "..%2Fanalytical-engine%2Flin", "analytical-engine/lin", "LIN", "%6Cin"] {
        let of_another = acts(&stranger, name).await;
        let of_nobody = acts(&stranger, "nobody-at-all").await;
        for (of_another, of_nobody) in of_another.into_iter().zip(of_nobody) {
            let (of_another, of_nobody) = (of_another.refused(404, "not_found"), of_nobody.refused(404, "not_found"));
            assert_eq!(of_another.raw, of_nobody.raw);
        }
    }
    assert_eq!(listed(&stranger, "lin").await, None);
    assert_eq!(stranger.get("/v1/users").await.expect(200).json()["users"].as_array().unwrap().len(), 2, "its own two");
    assert_eq!(directory(&world).await, before);
    // The name is free there, and it is somebody else.
    create(&stranger, "lin", None, &[]).await.expect(201);
    sign_in(&world, "lin", GOOD_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn a_manager_gives_nothing_that_it_does_not_have() {
    let world = World::new().await;
    let root = root(&world).await;
    let ann = manager(&world, &root).await;
    user(&world, &root, "clerk", &[]).await;
    create(&ann, "new", None, &["reports:write"]).await.refused(403, "forbidden");
    create(&ann, "new", None, &["reports:read", "users:read"]).await.refused(403, "forbidden");
    edit(&ann, "clerk", json!({"permissions": ["audit:read"]})).await.refused(403, "forbidden");
    assert_eq!(listed(&ann, "new").await, None);
    assert_eq!(listed(&ann, "clerk").await.unwrap()["permissions"], json!([]));

    create(&ann, "new", None, &["reports:read", "users:manage"]).await.expect(201);
    assert_eq!(
        edit(&ann, "clerk", json!({"permissions": ["reports:read"]})).await.expect(200).json()["permissions"],
        json!(["reports:read"])
    );
    for bad in
        [json!("users:read"), json!([["users:read"]]), json!(["users"]), json!([1]), json!({"0": "users:read"}), json!(["ｕsers:read"])]
    {
        edit(&root, "clerk", json!({"permissions": bad})).await.refused(400, "invalid_request");
    }
}

#[tokio::test]
async fn a_manager_acts_on_nobody_who_can_do_more_nor_on_itself() {
    let world = World::new().await;
    let root = root(&world).await;
    let ann = manager(&world, &root).await;
    mailed_user(&world, &root, "stronger", "stronger@example.org", &["reports:write"]).await;
    user(&world, &root, "peer", &["users:manage"]).await;
    // Whoever is asked to do more gets a link that the manager must not have.
    create(&root, "invited", Some("invited@example.org"), &["reports:write"]).await.expect(201);
    let before = directory(&world).await;
    for name in ["stronger", "peer", "invited", "ann"] {
        for answer in acts(&ann, name).await {
            answer.refused(403, "forbidden");
        }
        create(&ann, name, None, &[]).await.refused(409, "conflict");
    }
    // The root has no name here.
    for name in ["ROOT", "root", "null", "analytical-engine", "%20", "..", "ann%00"] {
        for answer in acts(&ann, name).await {
            assert_eq!(answer.status, 404, "{name}: {}", answer.raw);
        }
    }
    assert_eq!(directory(&world).await, before);
}

#[tokio::test]
async fn a_link_does_not_grow_with_the_permissions_of_its_user() {
    let world = World::new().await;
    let root = root(&world).await;
    let ann = manager(&world, &root).await;
    // The manager keeps the link that it was shown, and waits until the user is made stronger.
    let kept = token(&create(&ann, "lin", None, &["reports:read"]).await.expect(201).text("activation_url"));
    edit(&root, "lin", json!({"permissions": ["reports:read", "reports:write"]})).await.expect(200);
    activate(&world, &kept, GOOD_PASSWORD).await.refused(410, "expired");
    // The same of a reset.
    user(&world, &root, "mo", &["reports:read"]).await;
    let kept = reset(&ann, "mo").await;
    edit(&root, "mo", json!({"permissions": ["users:read"]})).await.expect(200);
    activate(&world, &kept, OTHER_PASSWORD).await.refused(410, "expired");

    // Nor is a link mailed again by itself, to wherever the manager may have named: whoever grants more names the address.
    create(&ann, "kim", Some("anns-own@example.net"), &[]).await.expect(201);
    let kept = world.inbox("anns-own@example.net").nth(0).await.token();
    edit(&root, "kim", json!({"permissions": ["reports:read"]})).await.expect(200);
    activate(&world, &kept, GOOD_PASSWORD).await.refused(410, "expired");
    world.settle().await;
    assert_eq!(world.inbox("anns-own@example.net").count(), 1);
    assert_eq!(listed(&root, "kim").await.unwrap()["pending_email"], Value::Null);
    edit(&root, "kim", json!({"permissions": ["reports:write"], "email": "kim@example.org"})).await.expect(200);
    let link = world.inbox("kim@example.org").nth(0).await.token();
    // Fewer permissions, or the same, end no link.
    edit(&root, "kim", json!({"permissions": []})).await.expect(200);
    activate(&world, &link, GOOD_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn only_who_manages_users_sees_or_changes_them() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "reader", &["users:read"]).await;
    user(&world, &root, "clerk", &["reports:read"]).await;
    let reader = confirmed(&world, Some("reader"), GOOD_PASSWORD).await;
    let clerk = confirmed(&world, Some("clerk"), GOOD_PASSWORD).await;
    assert!(listed(&reader, "clerk").await.is_some());
    clerk.get("/v1/users").await.refused(403, "forbidden");
    for person in [&reader, &clerk] {
        create(person, "new", None, &[]).await.refused(403, "forbidden");
        // Nor does it learn who is there.
        for name in ["clerk", "nobody"] {
            for answer in acts(person, name).await {
                answer.refused(403, "forbidden");
            }
        }
    }
    // What was taken away is gone at once, in sessions that are open.
    edit(&root, "reader", json!({"permissions": []})).await.expect(200);
    reader.get("/v1/users").await.refused(403, "forbidden");
}

#[tokio::test]
async fn every_change_wants_a_confirmation() {
    let world = World::new().await;
    let (known, fresh) = (root(&world).await, world.visitor());
    user(&world, &known, "lin", &[]).await;
    fresh.sign_in(ACCOUNT, PASSWORD).await;
    let before = directory(&world).await;
    create(&fresh, "new", None, &[]).await.refused(403, "reauthentication_required");
    for answer in acts(&fresh, "lin").await {
        answer.refused(403, "reauthentication_required");
    }
    fresh.get("/v1/users").await.expect(200);
    // It lasts five minutes.
    world.clock.advance(300);
    create(&known, "new", None, &[]).await.refused(403, "reauthentication_required");
    assert_eq!(directory(&world).await, before);
}

#[tokio::test]
async fn a_number_that_a_manager_names_is_nobodys_until_its_owner_confirms_it() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    let lin = world.visitor();
    lin.try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200);
    let (mobile, other) = ("+4915123456789", "+447400123456");
    let numbers = async |user: &str| {
        let seen = listed(&root, user).await.unwrap();
        (seen["phone"].clone(), seen["pending_phone"].clone())
    };
    let created = root.post("/v1/users", json!({"user": "kim", "phone": "+49 151 2345 6789", "permissions": []})).await.expect(201);
    // Nothing is sent there, so that the link is handed over.
    assert!(created.text("activation_url").contains("/activate#token="));
    assert_eq!(numbers("kim").await, (Value::Null, json!(mobile)));
    edit(&root, "lin", json!({"phone": mobile})).await.expect(200);
    let ask = async |user: &str| {
        let body = json!({"phone": mobile, "account": ACCOUNT, "user": user});
        world.visitor().post("/v1/recovery", body).await.expect(202);
        world.settle().await;
    };
    for user in ["lin", "kim"] {
        ask(user).await;
    }
    assert_eq!(world.inbox(mobile).count(), 0);

    // Its owner is shown it, and confirms it by a code.
    assert_eq!(lin.get("/v1/account").await.expect(200).json()["pending_phone"], json!(mobile));
    lin.post("/v1/session/reauthenticate", json!({"password": GOOD_PASSWORD})).await.expect(204);
    lin.post("/v1/account/phone", json!({"phone": mobile})).await.expect(202);
    let code = world.inbox(mobile).nth(0).await.digits();
    lin.post("/v1/account/phone/confirm", json!({"code": code})).await.expect(204);
    assert_eq!(numbers("lin").await, (json!(mobile), Value::Null));
    ask("lin").await;
    world.inbox(mobile).find("is your code to choose a new password").await;

    // Another one that is named does not take its place, and is taken back by naming the one that is bound.
    edit(&root, "lin", json!({"phone": other})).await.expect(200);
    assert_eq!(numbers("lin").await, (json!(mobile), json!(other)));
    edit(&root, "lin", json!({"phone": mobile, "permissions": ["reports:read"]})).await.expect(200);
    assert_eq!(numbers("lin").await, (json!(mobile), Value::Null));
    // Both contacts are taken away at once; each is told, the number as well.
    edit(&root, "lin", json!({"phone": null, "email": null})).await.expect(200);
    assert_eq!(numbers("lin").await, (Value::Null, Value::Null));
    let mails = world.inbox("lin@example.org");
    mails.find("removed the mobile number of").await;
    mails.find("removed the email address of").await;
    world.inbox(mobile).find("The mobile number of your Rekey user was removed").await;
    assert!(world.rows("CONTACT#phone").await.is_empty());
    let recorded: Vec<Value> = world.rows("AUDIT#").await.into_iter().map(|item| serde_dynamo::from_item(item).unwrap()).collect();
    let recorded = recorded.iter().find(|entry| entry["act"] == "email_removed").unwrap();
    assert_eq!(recorded["managed"]["removed"], json!(["email", "phone"]));
}

/// Binds a mobile number in the settings.
async fn bind_phone(world: &World, person: &Visitor, phone: &str) {
    let (inbox, good_for) = (world.inbox(phone), "good for 10 minutes");
    let before = inbox.count_of(good_for);
    world.clock.advance(1);
    person.post("/v1/account/phone", json!({"phone": phone})).await.expect(202);
    let code = inbox.nth_of(good_for, before).await.digits();
    person.post("/v1/account/phone/confirm", json!({"code": code})).await.expect(204);
}

async fn not_me(world: &World, link: &str) -> Answer {
    world.visitor().post("/v1/not-me", json!({"token": link})).await
}

#[tokio::test]
async fn no_link_from_before_undoes_what_an_administrator_has_decided() {
    let world = World::new().await;
    let root = root(&world).await;
    let (first, second) = ("+4915123456789", "+4915123456788");
    mailed_user(&world, &root, "bob", "bob@example.org", &[]).await;
    let bob = confirmed(&world, Some("bob"), GOOD_PASSWORD).await;
    bind_phone(&world, &bob, first).await;
    bind_phone(&world, &bob, second).await;
    let mails = || world.inbox("bob@example.org");
    let link_to_first = mails().find("was replaced by").await.not_me();
    let sign_in = mails().titled("New sign-in to your Rekey account").nth(0).await.not_me();

    // A number that was taken away is not bound again, nor is the one from before it.
    world.clock.advance(10);
    edit(&root, "bob", json!({"phone": null})).await.expect(200);
    for link in [&link_to_first, &sign_in] {
        not_me(&world, link).await.refused(410, "expired");
    }
    // A link that was handed over stays good, and whoever it is for is not signed out.
    bind_phone(&world, &bob, first).await;
    let later = mails().find("was bound to").await.not_me();
    world.clock.advance(10);
    edit(&root, "bob", json!({"email": "kim@example.org"})).await.expect(200);
    let activation = world.inbox("kim@example.org").nth(0).await.token();
    activate(&world, &activation, OTHER_PASSWORD).await.expect(200);
    world.clock.advance(1);
    let kim = confirmed(&world, Some("bob"), OTHER_PASSWORD).await;
    let told = mails().titled("Your Rekey password was chosen").only().await;
    assert!(!told.0.text.contains("not-me") && told.0.text.contains("/forgot"), "{}", told.0.text);
    not_me(&world, &later).await.refused(410, "expired");
    let handed_over = reset(&root, "bob").await;
    let new_sign_in = world.inbox("kim@example.org").titled("New sign-in to your Rekey account").nth(0).await.not_me();
    not_me(&world, &new_sign_in).await.refused(410, "expired");
    world.clock.advance(1);
    activate(&world, &handed_over, GOOD_PASSWORD).await.expect(200);
    assert_eq!(kim.session_status().await, 401);
    // What is done from then on can be undone as ever.
    let again = world.inbox("kim@example.org").titled("Your Rekey password was chosen").nth(1).await.not_me();
    not_me(&world, &again).await.expect(200);
    assert_eq!(listed(&root, "bob").await.unwrap()["state"], "frozen");
}

#[tokio::test]
async fn who_has_a_number_alone_is_told_of_a_factor_and_takes_it_back() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &[]).await;
    let lin = confirmed(&world, Some("lin"), GOOD_PASSWORD).await;
    let phone = "+4915123456789";
    bind_phone(&world, &lin, phone).await;
    world.clock.advance(10);
    let thief = confirmed(&world, Some("lin"), GOOD_PASSWORD).await;
    turn_on_app(&world, &thief, json!({"password": GOOD_PASSWORD})).await;
    let link = world.inbox(phone).find("Two-factor authentication is on").await.not_me();
    not_me(&world, &link).await.expect(200);
    activate(&world, &reset(&root, "lin").await, OTHER_PASSWORD).await.expect(200);
    assert_eq!(sign_in(&world, "lin", OTHER_PASSWORD).await.expect(200).text("status"), "signed_in");
}

#[tokio::test]
async fn nothing_is_set_that_is_not_the_managers_to_set() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &[]).await;
    let before = directory(&world).await;
    for (field, value) in [
        ("role", json!("root")),
        ("verified", json!(true)),
        ("epoch", json!(0)),
        ("id", json!("00000000000000000000000000")),
        ("state", json!("active")),
        ("account", json!("flowmatic")),
        ("password", json!(GOOD_PASSWORD)),
        ("password_hash", json!("x")),
        ("pending_email", json!("eve@example.org")),
        ("registration", json!("x")),
        ("two_factor", json!([])),
        ("factors", json!({})),
        ("created_at", json!(0)),
        ("activation_url", json!("x")),
        ("pending_phone", json!("+4915123456789")),
        ("phone", json!("+15551234567")),
        ("phone", json!("004915123456789")),
        ("phone", json!(["+4915123456789"])),
        ("phone", json!("+4915123456789, +4915123456780")),
        // A country that no SMS go to.
        ("phone", json!("+351912345678")),
        ("email", json!(["a@example.org"])),
        ("email", json!("a@example.org, b@example.org")),
        ("email", json!("a@example.org\r\nBcc: b@example.org")),
    ] {
        let mut new = json!({"user": "new", "permissions": []});
        new[field] = value.clone();
        root.post("/v1/users", new).await.refused(400, "invalid_request");
        edit(&root, "lin", json!({field: value})).await.refused(400, "invalid_request");
    }
    for name in ["", "Ünal", "-lin", "lin/root", "<b>lin", "lin\n", &"x".repeat(65)] {
        create(&root, name, None, &[]).await.refused(400, "invalid_request");
    }
    edit(&root, "lin", json!({"user": "other"})).await.refused(400, "invalid_request");
    root.post_text("/v1/users", r#"{"user":"new","permissions":[],"permissions":["users:manage"]}"#).await.refused(400, "invalid_request");
    assert_eq!(directory(&world).await, before);
    // What is the same name is the same user.
    create(&root, "LIN", None, &[]).await.refused(409, "conflict");
}

#[tokio::test]
async fn a_reset_ends_the_old_password_and_every_session_at_once() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    let browser = confirmed(&world, Some("lin"), GOOD_PASSWORD).await;
    let (app, _) = turn_on_app(&world, &browser, json!({"password": GOOD_PASSWORD})).await;
    let body = json!({"account": ACCOUNT, "user": "lin", "password": GOOD_PASSWORD, "client": "mobile"});
    let (phone, waiting) = (world.visitor(), world.visitor());
    let challenge = phone.post("/v1/sign-in", body.clone()).await.expect(200).text("challenge");
    world.clock.advance(30);
    phone.use_token(&verify(&phone, &challenge, "app", &app.code(world.now())).await.expect(200).text("token"));
    let challenge = waiting.post("/v1/sign-in", body).await.expect(200).text("challenge");
    waiting.recover("lin@example.org").await;
    let recovery = world.inbox("lin@example.org").titled(RESET_TITLE).nth(0).await.token();
    let ticket = waiting.consume(&recovery).await;
    assert_eq!((browser.session_status().await, phone.session_status().await), (200, 200));

    let answer = root.post("/v1/users/lin/reset-password", json!({})).await.expect(200);
    assert_eq!(answer.json()["expires_in"], 86_400);
    assert_eq!((browser.session_status().await, phone.session_status().await), (401, 401));
    sign_in(&world, "lin", GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    world.clock.advance(30);
    verify(&waiting, &challenge, "app", &app.code(world.now())).await.refused(410, "expired");
    let set = json!({"ticket": ticket, "account": ACCOUNT, "user": "lin", "new_password": OTHER_PASSWORD});
    waiting.post("/v1/recovery/password", set).await.refused(410, "expired");
    assert_eq!(listed(&root, "lin").await.unwrap()["state"], "reset");

    // The link stands in a mail as well; whichever is used first is the one.
    let mailed = world.inbox("lin@example.org").titled("Choose a new Rekey password").only().await.token();
    let shown = token(&answer.text("activation_url"));
    assert_ne!(mailed, shown);
    activate(&world, &mailed, OTHER_PASSWORD).await.expect(200);
    activate(&world, &shown, OTHER_PASSWORD).await.refused(410, "expired");
    // No session comes of it, and the factor is asked for as before.
    let again = sign_in(&world, "lin", OTHER_PASSWORD).await.expect(200);
    assert_eq!(again.text("status"), "code_required");
    world.inbox("lin@example.org").titled("Your Rekey password was chosen").only().await;
}

#[tokio::test]
async fn a_user_with_nothing_bound_is_reset_by_its_administrator() {
    let world = World::new().await;
    let root = root(&world).await;
    let ann = manager(&world, &root).await;
    user(&world, &root, "lin", &["reports:read"]).await;
    world.settle().await;
    let before = world.stack.outbox.all().len();
    let first = reset(&ann, "lin").await;
    let second = reset(&ann, "lin").await;
    activate(&world, &first, OTHER_PASSWORD).await.refused(410, "expired");
    activate(&world, &second, OTHER_PASSWORD).await.expect(200);
    sign_in(&world, "lin", OTHER_PASSWORD).await.expect(200);
    world.settle().await;
    let mails = world.stack.outbox.all().split_off(before);
    assert!(mails.iter().all(|mail| mail.to == "grace@example.com"), "{mails:?}");
}

#[tokio::test]
async fn a_link_ends_with_a_newer_one_a_new_address_a_recovery_and_its_user() {
    let world = World::new().await;
    let root = root(&world).await;
    let lin = "lin@example.org";
    mailed_user(&world, &root, "lin", lin, &[]).await;

    // A newer one, by mail.
    let shown = reset(&root, "lin").await;
    let mailed = world.inbox(lin).titled("Choose a new Rekey password").nth(0).await.token();
    let newer = reset(&root, "lin").await;
    for dead in [&shown, &mailed] {
        activate(&world, dead, OTHER_PASSWORD).await.refused(410, "expired");
    }
    // Another address.
    edit(&root, "lin", json!({"email": "lin@example.net"})).await.expect(200);
    activate(&world, &newer, OTHER_PASSWORD).await.refused(410, "expired");
    let named = world.inbox("lin@example.net").nth(0).await.token();
    // No address.
    edit(&root, "lin", json!({"email": null})).await.expect(200);
    activate(&world, &named, OTHER_PASSWORD).await.refused(410, "expired");
    let shown = reset(&root, "lin").await;
    activate(&world, &shown, OTHER_PASSWORD).await.expect(200);

    // The owner helps itself.
    mailed_user(&world, &root, "mo", "mo@example.org", &[]).await;
    let shown = reset(&root, "mo").await;
    let person = world.visitor();
    person.recover("mo@example.org").await;
    let ticket = person.consume(&world.inbox("mo@example.org").titled(RESET_TITLE).only().await.token()).await;
    let set = json!({"ticket": ticket, "account": ACCOUNT, "user": "mo", "new_password": OTHER_PASSWORD});
    person.post("/v1/recovery/password", set).await.expect(200);
    activate(&world, &shown, GOOD_PASSWORD).await.refused(410, "expired");
    assert_eq!(listed(&root, "mo").await.unwrap()["state"], "active");

    // The user is gone, and somebody else has the name.
    let shown = reset(&root, "mo").await;
    root.delete("/v1/users/mo").await.expect(204);
    activate(&world, &shown, GOOD_PASSWORD).await.refused(410, "expired");
    create(&root, "mo", None, &[]).await.expect(201);
    activate(&world, &shown, GOOD_PASSWORD).await.refused(410, "expired");
}

#[tokio::test]
async fn a_link_that_is_shown_binds_no_address() {
    let world = World::new().await;
    let root = root(&world).await;
    create(&root, "lin", Some("victim@example.org"), &[]).await.expect(201);
    let mailed = world.inbox("victim@example.org").nth(0).await.token();
    // The manager takes a link of its own instead of the mailed one; another is mailed, too.
    let shown = reset(&root, "lin").await;
    let renewed = world.inbox("victim@example.org").nth(1).await.token();
    activate(&world, &mailed, GOOD_PASSWORD).await.refused(410, "expired");
    activate(&world, &shown, GOOD_PASSWORD).await.expect(200);
    activate(&world, &renewed, GOOD_PASSWORD).await.refused(410, "expired");
    let lin = listed(&root, "lin").await.unwrap();
    assert_eq!((&lin["state"], &lin["email"], &lin["pending_email"]), (&json!("active"), &Value::Null, &Value::Null));
    // The other way round it is bound.
    create(&root, "mo", Some("mo@example.org"), &[]).await.expect(201);
    world.inbox("mo@example.org").nth(0).await;
    reset(&root, "mo").await;
    assert_eq!(listed(&root, "mo").await.unwrap()["state"], "invited");
    activate(&world, &world.inbox("mo@example.org").nth(1).await.token(), GOOD_PASSWORD).await.expect(200);
    assert_eq!(listed(&root, "mo").await.unwrap()["email"], "mo@example.org");
}

#[tokio::test]
async fn another_address_counts_once_its_owner_has_used_the_link() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "old@example.org", &[]).await;
    let browser = confirmed(&world, Some("lin"), GOOD_PASSWORD).await;
    let changed = edit(&root, "lin", json!({"email": "new@example.org"})).await.expect(200).json();
    assert_eq!((&changed["email"], &changed["pending_email"]), (&json!("old@example.org"), &json!("new@example.org")));
    world.inbox("old@example.org").titled("Another address for your Rekey user").only().await;
    let mail = world.inbox("new@example.org").only().await;
    assert_eq!(mail.0.subject, "Confirm your address at Rekey");
    // Until then the old one is the one, and sessions live on.
    let person = world.visitor();
    person.recover("new@example.org").await;
    person.recover("old@example.org").await;
    world.inbox("old@example.org").titled(RESET_TITLE).only().await;
    assert_eq!(browser.session_status().await, 200);

    activate(&world, &mail.token(), OTHER_PASSWORD).await.expect(200);
    assert_eq!(browser.session_status().await, 401);
    person.recover("old@example.org").await;
    person.recover("new@example.org").await;
    world.inbox("new@example.org").titled(RESET_TITLE).only().await;
    world.settle().await;
    assert_eq!(world.inbox("old@example.org").titled(RESET_TITLE).count(), 1);
    // The one that was replaced is told of it, too.
    world.inbox("old@example.org").titled("Your Rekey password was chosen").only().await;
}

#[tokio::test]
async fn an_address_that_is_a_second_factor_is_not_changed_by_a_manager() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    let browser = confirmed(&world, Some("lin"), GOOD_PASSWORD).await;
    // One is named before the factor is turned on.
    edit(&root, "lin", json!({"email": "eve@example.net"})).await.expect(200);
    let link = world.inbox("eve@example.net").nth(0).await.token();
    turn_on_email_of(&world, &browser, "lin@example.org").await;
    activate(&world, &link, OTHER_PASSWORD).await.refused(410, "expired");
    // And after it.
    for email in [json!("mallory@example.net"), Value::Null] {
        edit(&root, "lin", json!({"email": email})).await.refused(409, "conflict");
    }
    edit(&root, "lin", json!({"email": "lin@example.org"})).await.expect(200);
    let lin = listed(&root, "lin").await.unwrap();
    assert_eq!((&lin["email"], &lin["pending_email"]), (&json!("lin@example.org"), &Value::Null));
    // Resetting the factors is told, and opens the way.
    root.post("/v1/users/lin/reset-two-factor", json!({})).await.expect(204);
    edit(&root, "lin", json!({"email": "new@example.org"})).await.expect(200);
    world.inbox("lin@example.org").titled("Two-factor authentication of your Rekey user was reset").only().await;
}

#[tokio::test]
async fn whatever_is_done_to_a_user_is_told_at_the_address_that_was_bound() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    let browser = confirmed(&world, Some("lin"), GOOD_PASSWORD).await;
    turn_on_app(&world, &browser, json!({"password": GOOD_PASSWORD})).await;
    // One act right after the other, so that the address is gone before anything is sent.
    root.post("/v1/users/lin/reset-two-factor", json!({})).await.expect(204);
    edit(&root, "lin", json!({"email": null})).await.expect(200);
    let inbox = world.inbox("lin@example.org");
    inbox.find("turned off all second factors").await;
    inbox.find("removed the email address of").await;
    mailed_user(&world, &root, "mo", "mo@example.org", &[]).await;
    root.delete("/v1/users/mo").await.expect(204);
    world.inbox("mo@example.org").find("deleted mo").await;
    // Naming one address after the other is told once.
    mailed_user(&world, &root, "kim", "kim@example.org", &[]).await;
    for n in 0..5 {
        edit(&root, "kim", json!({"email": format!("x{n}@example.net")})).await.expect(200);
    }
    // And taken back, it is as if it never was.
    let last = world.inbox("x4@example.net").nth(0).await.token();
    edit(&root, "kim", json!({"email": "kim@example.org"})).await.expect(200);
    activate(&world, &last, OTHER_PASSWORD).await.refused(410, "expired");
    world.settle().await;
    world.inbox("kim@example.org").titled("Another address for your Rekey user").only().await;
}

#[tokio::test]
async fn strangers_who_register_do_not_keep_an_invitation_from_arriving() {
    let world = World::with(&[]).await;
    let root = root(&world).await;
    let stranger = world.visitor_from("127.0.0.3");
    for n in 0..4 {
        stranger.post("/v1/accounts", json!({"account": format!("noise-{n}"), "email": "lin@example.org"})).await.expect(202);
    }
    create(&root, "lin", Some("lin@example.org"), &[]).await.expect(201);
    let link = world.inbox("lin@example.org").titled("You are invited to Rekey").only().await.token();
    activate(&world, &link, GOOD_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn a_link_that_another_has_replaced_is_dead_like_any_other() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &[]).await;
    let replaced = reset(&root, "lin").await;
    let spent = reset(&root, "lin").await;
    activate(&world, &spent, OTHER_PASSWORD).await.expect(200);
    let mut answers = BTreeSet::new();
    for dead in [&replaced, &spent, &replaced.replace("activate_", "activate_a")] {
        for password in ["short", GOOD_PASSWORD] {
            answers.insert(activate(&world, dead, password).await.refused(410, "expired").raw);
        }
    }
    assert_eq!(answers.len(), 1, "{answers:?}");
}

#[tokio::test]
async fn a_code_completes_no_sign_in_that_could_do_more_than_its_user_can_now() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &["reports:write"]).await;
    let browser = confirmed(&world, Some("lin"), GOOD_PASSWORD).await;
    let (app, _) = turn_on_app(&world, &browser, json!({"password": GOOD_PASSWORD})).await;
    let waiting = world.visitor();
    let body = json!({"account": ACCOUNT, "user": "lin", "password": GOOD_PASSWORD, "client": "mobile"});
    let challenge = waiting.post("/v1/sign-in", body).await.expect(200).text("challenge");
    edit(&root, "lin", json!({"permissions": []})).await.expect(200);
    world.clock.advance(30);
    verify(&waiting, &challenge, "app", &app.code(world.now())).await.refused(410, "expired");
}

/// Turns mailed codes on for somebody with this address.
async fn turn_on_email_of(world: &World, browser: &Visitor, email: &str) {
    browser.post("/v1/two-factor/email", json!({})).await.expect(202);
    let code = world.inbox(email).titled("Your Rekey authentication code").nth(0).await.digits();
    browser.post("/v1/two-factor/email/confirm", json!({"code": code})).await.expect(200);
}

#[tokio::test]
async fn second_factors_are_reset_by_an_act_of_their_own_and_the_user_is_told() {
    let world = World::new().await;
    let root = root(&world).await;
    let ann = manager(&world, &root).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    ann.post("/v1/users/lin/reset-two-factor", json!({})).await.refused(409, "conflict");
    let browser = confirmed(&world, Some("lin"), GOOD_PASSWORD).await;
    turn_on_app(&world, &browser, json!({"password": GOOD_PASSWORD})).await;
    turn_on_email_of(&world, &browser, "lin@example.org").await;
    assert_eq!(listed(&ann, "lin").await.unwrap()["two_factor"], json!(["app", "email"]));
    let challenge = sign_in(&world, "lin", GOOD_PASSWORD).await.expect(200).text("challenge");

    ann.post("/v1/users/lin/reset-two-factor", json!({})).await.expect(204);
    let told = world.inbox("lin@example.org").titled("Two-factor authentication of your Rekey user was reset").only().await;
    assert!(told.0.text.contains("lin"), "{}", told.0.text);
    // What waited for a code waits in vain: it is signed in with the password alone now, or not at all.
    verify(&world.visitor(), &challenge, "recovery_code", "AAAA-AAAA-AAAA-AAAA").await;
    let again = world.visitor();
    assert_eq!(again.try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200).text("status"), "signed_in");
    let notices = again.get("/v1/account").await.expect(200).json()["notices"].clone();
    assert_eq!(notices, json!([{"code": "two_factor_reset", "at": world.now().rfc3339()}]));
    assert_eq!(listed(&ann, "lin").await.unwrap()["two_factor"], json!([]));
    let settings = again.get("/v1/two-factor").await.expect(200).json();
    assert_eq!((&settings["app"]["enabled"], &settings["recovery_codes_left"]), (&json!(false), &json!(0)));
    // Who turns one on again has seen it.
    turn_on_app(&world, &again, json!({"password": GOOD_PASSWORD})).await;
    assert_eq!(again.get("/v1/account").await.expect(200).json()["notices"], json!([]));
}

#[tokio::test]
async fn whoever_has_the_name_of_a_deleted_user_is_somebody_else() {
    let world = World::new().await;
    let root = root(&world).await;
    let lin = "lin@example.org";
    mailed_user(&world, &root, "lin", lin, &["reports:read"]).await;
    let browser = confirmed(&world, Some("lin"), GOOD_PASSWORD).await;
    let (app, _) = turn_on_app(&world, &browser, json!({"password": GOOD_PASSWORD})).await;
    let (phone, person) = (world.visitor(), world.visitor());
    person.recover(lin).await;
    let recovery = world.inbox(lin).titled(RESET_TITLE).nth(0).await.token();
    let ticket = person.consume(&recovery).await;
    let body = json!({"account": ACCOUNT, "user": "lin", "password": GOOD_PASSWORD, "client": "mobile"});
    let challenge = phone.post("/v1/sign-in", body).await.expect(200).text("challenge");
    world.clock.advance(30);

    root.delete("/v1/users/lin").await.expect(204);
    root.delete("/v1/users/lin").await.refused(404, "not_found");
    assert_eq!(listed(&root, "lin").await, None);
    let dead = async || {
        assert_eq!(browser.session_status().await, 401);
        browser.get("/v1/two-factor").await.refused(401, "unauthenticated");
        verify(&phone, &challenge, "app", &app.code(world.now())).await.refused(410, "expired");
        let set = json!({"ticket": ticket, "account": ACCOUNT, "user": "lin", "new_password": OTHER_PASSWORD});
        person.post("/v1/recovery/password", set).await.refused(410, "expired");
        sign_in(&world, "lin", GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    };
    dead().await;
    for prefix in ["CONTACT#email#lin", "FACTORS#"] {
        assert!(world.rows(prefix).await.is_empty(), "{prefix}");
    }
    person.recover(lin).await;

    // Somebody else gets the name, and nothing of what was before.
    mailed_user(&world, &root, "lin", "other@example.org", &[]).await;
    assert_eq!(browser.session_status().await, 401);
    verify(&phone, &challenge, "app", &app.code(world.now())).await.refused(410, "expired");
    let same_browser = browser.try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200);
    assert_eq!(same_browser.text("status"), "signed_in");
    assert_eq!(same_browser.json()["session"]["permissions"], json!([]));
    // The browser was known for the one before.
    world.inbox("other@example.org").titled("New sign-in to your Rekey account").only().await;
    world.settle().await;
    assert_eq!(world.inbox(lin).titled(RESET_TITLE).count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_managers_who_change_one_user_at_once_one_does() {
    let world = World::new().await;
    let root = root(&world).await;
    for name in ["m1", "m2", "m3", "m4"] {
        user(&world, &root, name, &["users:manage", "reports:read", "reports:write"]).await;
    }
    user(&world, &root, "lin", &[]).await;
    let managers = join_all(["m1", "m2", "m3", "m4"].map(|name| confirmed(&world, Some(name), GOOD_PASSWORD))).await;

    // Names: one is made.
    let made = join_all(managers.iter().map(|manager| create(manager, "new", None, &[]))).await;
    assert_eq!(made.iter().filter(|answer| answer.status == 201).count(), 1);
    assert!(made.iter().all(|answer| [201, 409].contains(&answer.status)), "{:?}", made.iter().map(|a| &a.raw).collect::<Vec<_>>());
    // Resets: each that is answered with a link has made the one that counts, or was told that it did not.
    let resets = join_all(managers.iter().map(|manager| manager.post("/v1/users/lin/reset-password", json!({})))).await;
    assert!(resets.iter().all(|answer| [200, 409, 503].contains(&answer.status)));
    let links: Vec<String> =
        resets.iter().filter(|answer| answer.status == 200).map(|answer| token(&answer.text("activation_url"))).collect();
    assert!(!links.is_empty());
    let used = join_all(links.iter().map(|link| activate(&world, link, GOOD_PASSWORD))).await;
    assert_eq!(used.iter().filter(|answer| answer.status == 200).count(), 1);
    // Permissions: what the last of them saw is what there was.
    let sets = [json!(["reports:read"]), json!(["reports:write"]), json!(["users:manage"]), json!([])];
    let edits = join_all(managers.iter().zip(&sets).map(|(manager, set)| edit(manager, "lin", json!({"permissions": set})))).await;
    let now = listed(&root, "lin").await.unwrap()["permissions"].clone();
    assert!(edits.iter().any(|answer| answer.status == 200) && sets.contains(&now), "{now}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_manager_who_is_stopped_meanwhile_changes_nothing_more() {
    let world = World::new().await;
    let root = root(&world).await;
    let ann = manager(&world, &root).await;
    user(&world, &root, "lin", &["reports:read"]).await;
    // Many times at one moment: the user is made stronger while the manager takes its password away.
    for round in 0..10 {
        edit(&root, "lin", json!({"permissions": ["reports:read"]})).await.expect(200);
        let grant = edit(&root, "lin", json!({"permissions": ["reports:write"]}));
        let (granted, taken) = tokio::join!(grant, ann.post("/v1/users/lin/reset-password", json!({})));
        let link = (taken.status == 200).then(|| token(&taken.text("activation_url")));
        // Both may be done, the reset first: then the grant has ended the link.
        if let (200, Some(link)) = (granted.status, link) {
            activate(&world, &link, OTHER_PASSWORD).await.refused(410, "expired");
        }
        assert!([200, 409].contains(&granted.status), "round {round}: {}", granted.raw);
    }
    // The manager's permission goes while it acts.
    for _ in 0..10 {
        edit(&root, "lin", json!({"permissions": []})).await.expect(200);
        edit(&root, "ann", json!({"permissions": ["users:manage", "reports:read"]})).await.expect(200);
        let stop = edit(&root, "ann", json!({"permissions": []}));
        let (stopped, created) = tokio::join!(stop, create(&ann, "lin", None, &["reports:read"]));
        assert_eq!(stopped.status, 200, "{}", stopped.raw);
        assert!([403, 409].contains(&created.status), "{}", created.raw);
        edit(&ann, "lin", json!({"permissions": ["reports:read"]})).await.refused(403, "forbidden");
    }
}

/// Everything is read first and written in a transaction that says again what was read: between the two, others act.
#[tokio::test]
async fn what_was_seen_has_to_hold_when_it_is_written() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "ann", &["users:manage", "reports:read"]).await;
    for name in ["lin", "kim"] {
        user(&world, &root, name, &[]).await;
    }
    let (random, now) = (Random::system(), world.now());
    let tables = rekey_local::environment(|_| None, None).read::<DirectoryConfig>().unwrap();
    let directory = Directory::new(tables, world.stack.resources.dynamodb.clone());
    let seen = async |name: &str| {
        let (account, user) = (AccountName::parse(ACCOUNT).unwrap(), UserName::parse(name).unwrap());
        directory.user(&account, &user).await.unwrap().unwrap()
    };
    let (ann, lin, kim) = (seen("ann").await, seen("lin").await, seen("kim").await);
    let session = ActSession { id: Id::random(&random), began_at: now };
    let act = || AdminAction { op: Id::random(&random), actor: &ann.principal, session, tell: None, at: now };
    let fresh = || {
        let name = LoginName { user: Some(UserName::parse("new").unwrap()), ..lin.principal.login_name() };
        let mut principal = Principal::new(Id::random(&random), name, Permissions::default(), now);
        let registration = Registration::of_user(Id::random(&random), &principal, ann.principal.id, None, now);
        principal.registration = Some(registration.id);
        (principal, registration)
    };
    let link_of = |user: &User| {
        let mut registration = Registration::of_user(Id::random(&random), &user.principal, ann.principal.id, None, now);
        let token = ActivationToken::mint(registration.id, &random);
        registration.handed_over = Some(ActivationDelivery { hash: token.hash(), expires_at: now.plus(DAY) });
        (registration, token)
    };

    // A link that has just been made, and its user as it is with it.
    let (registration, link) = link_of(&kim);
    let reset = UserChange::ResetPassword(Box::new(registration.clone()));
    assert_eq!(directory.change_user(&act(), &kim, reset).await.unwrap(), TxOutcome::Done);
    let kim = seen("kim").await;
    // Then the user can do more, so that the link is dead.
    edit(&root, "kim", json!({"permissions": ["reports:read"]})).await.expect(200);
    let hash = kim.login.password_hash.clone().or(lin.login.password_hash.clone()).unwrap();
    let op = Id::random(&random);
    assert_eq!(
        directory.activate_user(op, &link, &registration, (&kim.principal, &ann.principal), &hash, now).await.unwrap(),
        TxOutcome::Refused
    );
    // And no manager who saw it weaker does anything to it.
    let change = UserChange::ResetPassword(Box::new(link_of(&kim).0));
    assert_eq!(directory.change_user(&act(), &kim, change).await.unwrap(), TxOutcome::Refused);
    assert_eq!(directory.change_user(&act(), &kim, UserChange::Delete).await.unwrap(), TxOutcome::Refused);

    // A manager who was one when it was asked, and is none any more.
    edit(&root, "ann", json!({"permissions": ["reports:read"]})).await.expect(200);
    let (principal, registration) = fresh();
    assert_eq!(directory.create_user(&act(), &principal, &registration).await.unwrap(), TxOutcome::Refused);
    for change in [
        UserChange::Edit(UserEdit { permissions: Permissions::parse(&["reports:read".to_owned()]).ok(), ..UserEdit::default() }),
        UserChange::ResetPassword(Box::new(link_of(&lin).0)),
        UserChange::Delete,
    ] {
        assert_eq!(directory.change_user(&act(), &lin, change).await.unwrap(), TxOutcome::Refused);
    }

    // A sign-in that has shown the right password of a user who is gone by then.
    root.delete("/v1/users/lin").await.expect(204);
    let token = SessionToken::mint(lin.principal.id, &random);
    let sign_in = SignIn::new(lin.login, lin.principal.login_name(), Client::Mobile, None, Known::Device);
    let session = Session::new(&token, sign_in, Lifetimes::DEFAULT.of(Client::Mobile), now);
    let opened =
        NewSession { session: &session, permissions: &lin.principal.permissions, remember: &Remembered::default(), replaced: None };
    assert_eq!(directory.begin_session(&opened, &random).await.unwrap(), TxOutcome::Refused);
    assert_eq!(listed(&root, "lin").await, None);
}

#[tokio::test]
async fn every_act_leaves_an_entry_that_names_who_did_it() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    let browser = confirmed(&world, Some("lin"), GOOD_PASSWORD).await;
    turn_on_app(&world, &browser, json!({"password": GOOD_PASSWORD})).await;
    edit(&root, "lin", json!({"permissions": ["reports:read"]})).await.expect(200);
    root.post("/v1/users/lin/reset-two-factor", json!({})).await.expect(204);
    reset(&root, "lin").await;
    root.delete("/v1/users/lin").await.expect(204);
    let field = |row: &Item, name: &str| row[name].as_s().unwrap().clone();
    let logins = world.rows("ACCOUNT#analytical-engine").await;
    let root = field(logins.iter().find(|row| field(row, "sk") == "ROOT").unwrap(), "principal");
    let mut entries = world.rows("AUDIT#").await;
    entries.retain(|entry| field(entry, "actor") == root && field(entry, "subject") != root);
    let done: BTreeSet<String> = entries.iter().map(|entry| field(entry, "act")).collect();
    let expected = ["user_created", "permissions_set", "factors_reset", "password_reset", "user_deleted"].map(str::to_owned);
    assert_eq!(done, BTreeSet::from(expected));
    // The user is gone; its entries still say who it was.
    assert!(entries.iter().all(|entry| field(entry, "user") == "lin" && field(entry, "account") == ACCOUNT));
    let by = |entry: &Item| entry["managed"].as_m().unwrap()["by"].as_m().unwrap()["account"].as_s().unwrap().clone();
    assert!(entries.iter().all(|entry| by(entry) == ACCOUNT));
}

#[tokio::test]
async fn a_database_that_does_not_answer_changes_nobody() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    let cookie = root.cookie("__Host-rekey").unwrap();
    let before = directory(&world).await;
    for operation in ["BatchGetItem", "UpdateItem", "GetItem", "TransactWriteItems"] {
        let tap = Tap::on(&world).await;
        let door = tap.function(&world, admin::router).await;
        door.set_cookie("__Host-rekey", &cookie);
        tap.cut(operation, "ProvisionedThroughputExceededException");
        let mut answers = acts(&door, "lin").await;
        answers.push(create(&door, "new", None, &[]).await);
        for answer in answers {
            // There is nothing to be turned off, which is found before anything is written.
            if answer.status != 409 {
                let refused = answer.refused(503, "unavailable");
                assert!(!refused.raw.contains("activation_url") && !refused.raw.contains("Throughput"), "{}", refused.raw);
            }
        }
    }
    let tap = Tap::on(&world).await;
    let door = tap.function(&world, admin::router).await;
    door.set_cookie("__Host-rekey", &cookie);
    tap.cut("Query", "InternalServerError");
    door.get("/v1/users").await.refused(503, "unavailable");
    assert_eq!(directory(&world).await, before);
}

#[tokio::test]
async fn an_act_whose_answer_is_lost_is_done_once() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    let tap = Tap::on(&world).await;
    let door = tap.function(&world, admin::router).await;
    door.set_cookie("__Host-rekey", &root.cookie("__Host-rekey").unwrap());
    tap.lose("TransactWriteItems");
    create(&door, "new", None, &[]).await.expect(201);
    tap.lose("TransactWriteItems");
    let link = token(&door.post("/v1/users/lin/reset-password", json!({})).await.expect(200).text("activation_url"));
    activate(&world, &link, OTHER_PASSWORD).await.expect(200);
    tap.lose("TransactWriteItems");
    door.delete("/v1/users/lin").await.expect(204);
    assert_eq!(listed(&root, "lin").await, None);
}

#[tokio::test]
async fn managing_is_limited_by_who_manages() {
    let world = World::with(&[("REKEY_LIMIT_MANAGE_USERS", "2/60")]).await;
    let root = root(&world).await;
    create(&root, "u1", None, &[]).await.expect(201);
    create(&root, "u2", None, &[]).await.expect(201);
    let refused = create(&root, "u3", None, &[]).await.refused(429, "rate_limited");
    assert!(refused.header("retry-after").is_some());
    world.clock.advance(60);
    create(&root, "u3", None, &[]).await.expect(201);
}

#[tokio::test]
async fn ten_thousand_users_are_listed_fifty_at_a_time() {
    const MANY: usize = 10_000;
    let (world, tap) = World::behind(&[("REKEY_LIMIT_SCALE", "1000")]).await;
    let root = root(&world).await;
    user(&world, &root, "u-00000", &["reports:read"]).await;
    plant(&world, MANY).await;
    root.session_status().await;

    let (mut names, mut after, mut largest) = (Vec::new(), None::<String>, 0);
    loop {
        tap.take();
        let path = after.as_ref().map_or("/v1/users".to_owned(), |after| format!("/v1/users?after={after}"));
        let page = root.get(&path).await.expect(200);
        let requests = tap.operations();
        assert_eq!(requests, ["BatchGetItem", "Query", "BatchGetItem"], "a page costs the same wherever it is");
        largest = largest.max(page.raw.len());
        let page = page.json();
        let users = page["users"].as_array().unwrap();
        assert!(users.len() <= 50);
        names.extend(users.iter().map(|user| user["user"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => after = Some(next.to_owned()),
            None => break,
        }
    }
    assert_eq!(names.len(), MANY);
    assert!(names.is_sorted() && largest < 50 * 512, "a page has {largest} bytes");

    let found = root.get("/v1/users?search=u-0999").await.expect(200).json();
    assert_eq!((found["users"].as_array().unwrap().len(), &found["next"]), (10, &Value::Null));
    let found = root.get("/v1/users?search=U-0999&after=u-09994").await.expect(200).json();
    assert_eq!(found["users"].as_array().unwrap().len(), 5);
    for (search, after, expected) in [("u-0999", "u-00500", 10), ("u-0999", "u-0", 10), ("u-0999", "zzz", 0), ("u-09", "u-1", 0)] {
        let found = root.get(&format!("/v1/users?search={search}&after={after}")).await.expect(200).json();
        assert_eq!(found["users"].as_array().unwrap().len(), expected, "{search} after {after}");
    }
    let long = format!("search={}", "u".repeat(3000));
    for none in [long.as_str(), "search=%00", "search=ROOT", "search=u-1", "search=%23", "search=lin%25"] {
        assert_eq!(root.get(&format!("/v1/users?{none}")).await.expect(200).json(), json!({"users": [], "next": null}), "{none}");
    }
    for bad in ["after=", "after=%2F", "after=a&after=b", "limit=1000", "search=a&search=b", "account=flowmatic"] {
        root.get(&format!("/v1/users?{bad}")).await.refused(400, "invalid_request");
    }
}

/// Users like the first one, under names that follow on its.
async fn plant(world: &World, many: usize) {
    let (login, random) = (world.rows("ACCOUNT#analytical-engine").await, Random::system());
    let login = login.into_iter().find(|row| row["sk"].as_s().unwrap() == "USER#u-00000").unwrap();
    let key = format!("PRINCIPAL#{}", login["principal"].as_s().unwrap());
    let principal = world.rows(&key).await.remove(0);
    let text = AttributeValue::S;
    let mut items = Vec::new();
    for number in 1..many {
        let (id, user) = (Id::random(&random).to_string(), format!("u-{number:05}"));
        let (mut login, mut principal) = (login.clone(), principal.clone());
        login.insert("sk".to_owned(), text(format!("USER#{user}")));
        login.insert("principal".to_owned(), text(id.clone()));
        principal.insert("pk".to_owned(), text(format!("PRINCIPAL#{id}")));
        principal.insert("id".to_owned(), text(id));
        principal.insert("user".to_owned(), text(user));
        items.extend([login, principal]);
    }
    for batch in items.chunks(25) {
        let put =
            |item: &Item| WriteRequest::builder().put_request(PutRequest::builder().set_item(Some(item.clone())).build().unwrap()).build();
        let puts = batch.iter().map(put).collect();
        world.stack.resources.dynamodb.batch_write_item().request_items("rekey-directory", puts).send().await.unwrap();
    }
}

#[tokio::test]
async fn a_sign_in_that_waits_for_a_code_is_over_once_its_user_is_not_as_it_was() {
    let world = World::new().await;
    let root = root(&world).await;
    let challenge = async |name: &str| {
        let body = json!({"account": ACCOUNT, "user": name, "password": GOOD_PASSWORD, "client": "mobile"});
        world.visitor().post("/v1/sign-in", body).await.expect(200).text("challenge")
    };
    let never_issued = format!("challenge_{}.{}.{}", "a".repeat(26), "a".repeat(26), "A".repeat(43));
    let verify = async |challenge: &str, code: &str| {
        let body = json!({"challenge": challenge, "method": "app", "code": code});
        world.visitor().post("/v1/sign-in/verify", body).await
    };
    let unknown = verify(&never_issued, "000000").await.refused(410, "expired");
    let path = |name: &str, act: &str| format!("/v1/users/{name}{act}");
    for (name, act) in [("reset", "/reset-password"), ("bare", "/reset-two-factor"), ("gone", ""), ("weaker", "")] {
        user(&world, &root, name, &[]).await;
        let browser = world.visitor();
        browser.try_sign_in_user(ACCOUNT, Some(name), GOOD_PASSWORD).await.expect(200);
        let (app, _) = turn_on_app(&world, &browser, json!({"password": GOOD_PASSWORD})).await;
        let waiting = challenge(name).await;
        verify(&waiting, "000000").await.refused(401, "invalid_code");
        root.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.expect(204);
        match name {
            "gone" => root.delete(&path(name, act)).await.expect(204),
            "weaker" => edit(&root, name, json!({"permissions": ["reports:read"]})).await.expect(200),
            _ => root.post(&path(name, act), json!({})).await,
        };
        world.clock.advance(30);
        // Wrong or right, now and from now on.
        for code in ["000000", &app.code(world.now()), "000000"] {
            let answer = verify(&waiting, code).await.refused(410, "expired");
            assert_eq!(answer.raw, unknown.raw, "{name}, {code}");
        }
    }
}
