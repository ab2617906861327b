//! Inviting users, and the links with which they choose a password.

use std::collections::BTreeSet;

use rekey_local::PASSWORD;
use rekey_tests::people::{DAY, RESET_TITLE};
use rekey_tests::users::{ACCOUNT, create, edit, listed, mailed_user, reset, root, sign_in, token, user};
use rekey_tests::{GOOD_PASSWORD, OTHER_PASSWORD, World};
use serde_json::{Value, json};

#[tokio::test]
async fn an_invited_user_chooses_a_password_and_signs_in() {
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
    assert_eq!(world.activate(&mail.token(), GOOD_PASSWORD).await.expect(200).json(), json!({"account": ACCOUNT, "user": "lin"}));

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
async fn a_handed_over_link_works_once_within_a_day() {
    let world = World::new().await;
    let root = root(&world).await;
    let link = create(&root, "lin", None, &[]).await.expect(201).text("activation_url");
    assert!(link.starts_with(&format!("{}/activate#token=", world.url)), "{link}");
    world.clock.advance(DAY - 1);
    world.activate(&token(&link), GOOD_PASSWORD).await.expect(200);
    world.activate(&token(&link), OTHER_PASSWORD).await.refused(410, "expired");
    sign_in(&world, "lin", GOOD_PASSWORD).await.expect(200);

    let root = world.confirmed(ACCOUNT, None, PASSWORD).await;
    let late = reset(&root, "lin").await;
    world.clock.advance(DAY);
    world.activate(&late, OTHER_PASSWORD).await.refused(410, "expired");
    // The link is not mailed to anybody.
    world.settle().await;
    assert!(world.stack.outbox.all().iter().filter(|sent| sent.text.contains("lin")).all(|sent| !sent.text.contains("/activate")));
}

#[tokio::test]
async fn a_user_recovers_a_password_by_its_own_address() {
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
async fn invited_reset_and_unknown_users_look_alike_at_sign_in() {
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
async fn newer_links_changes_and_recoveries_end_a_link() {
    let world = World::new().await;
    let root = root(&world).await;
    let lin = "lin@example.org";
    mailed_user(&world, &root, "lin", lin, &[]).await;

    // A newer one, by mail.
    let shown = reset(&root, "lin").await;
    let mailed = world.inbox(lin).titled("Choose a new Rekey password").nth(0).await.token();
    let newer = reset(&root, "lin").await;
    for dead in [&shown, &mailed] {
        world.activate(dead, OTHER_PASSWORD).await.refused(410, "expired");
    }
    // Another address.
    edit(&root, "lin", json!({"email": "lin@example.net"})).await.expect(200);
    world.activate(&newer, OTHER_PASSWORD).await.refused(410, "expired");
    let named = world.inbox("lin@example.net").nth(0).await.token();
    // No address.
    edit(&root, "lin", json!({"email": null})).await.expect(200);
    world.activate(&named, OTHER_PASSWORD).await.refused(410, "expired");
    let shown = reset(&root, "lin").await;
    world.activate(&shown, OTHER_PASSWORD).await.expect(200);

    // The owner helps itself.
    mailed_user(&world, &root, "mo", "mo@example.org", &[]).await;
    let shown = reset(&root, "mo").await;
    let person = world.visitor();
    person.recover("mo@example.org").await;
    let ticket = person.consume(&world.inbox("mo@example.org").titled(RESET_TITLE).only().await.token()).await;
    let set = json!({"ticket": ticket, "account": ACCOUNT, "user": "mo", "new_password": OTHER_PASSWORD});
    person.post("/v1/recovery/password", set).await.expect(200);
    world.activate(&shown, GOOD_PASSWORD).await.refused(410, "expired");
    assert_eq!(listed(&root, "mo").await.unwrap()["state"], "active");

    // The user is deleted, and another one gets the name.
    let shown = reset(&root, "mo").await;
    root.delete("/v1/users/mo").await.expect(204);
    world.activate(&shown, GOOD_PASSWORD).await.refused(410, "expired");
    create(&root, "mo", None, &[]).await.expect(201);
    world.activate(&shown, GOOD_PASSWORD).await.refused(410, "expired");
}

#[tokio::test]
async fn a_handed_over_link_binds_no_address() {
    let world = World::new().await;
    let root = root(&world).await;
    create(&root, "lin", Some("victim@example.org"), &[]).await.expect(201);
    let mailed = world.inbox("victim@example.org").nth(0).await.token();
    // The administrator takes a link of its own instead of the mailed one; another is mailed, too.
    let shown = reset(&root, "lin").await;
    let renewed = world.inbox("victim@example.org").nth(1).await.token();
    world.activate(&mailed, GOOD_PASSWORD).await.refused(410, "expired");
    world.activate(&shown, GOOD_PASSWORD).await.expect(200);
    world.activate(&renewed, GOOD_PASSWORD).await.refused(410, "expired");
    let lin = listed(&root, "lin").await.unwrap();
    assert_eq!((&lin["state"], &lin["email"], &lin["pending_email"]), (&json!("active"), &Value::Null, &Value::Null));
    // The other way round it is bound.
    create(&root, "mo", Some("mo@example.org"), &[]).await.expect(201);
    world.inbox("mo@example.org").nth(0).await;
    reset(&root, "mo").await;
    assert_eq!(listed(&root, "mo").await.unwrap()["state"], "invited");
    world.activate(&world.inbox("mo@example.org").nth(1).await.token(), GOOD_PASSWORD).await.expect(200);
    assert_eq!(listed(&root, "mo").await.unwrap()["email"], "mo@example.org");
}

#[tokio::test]
async fn registrations_by_strangers_do_not_block_an_invitation() {
    let world = World::with(&[]).await;
    let root = root(&world).await;
    let stranger = world.visitor_from("127.0.0.3");
    for n in 0..4 {
        stranger.post("/v1/accounts", json!({"account": format!("noise-{n}"), "email": "lin@example.org"})).await.expect(202);
    }
    create(&root, "lin", Some("lin@example.org"), &[]).await.expect(201);
    let link = world.inbox("lin@example.org").titled("You are invited to Rekey").only().await.token();
    world.activate(&link, GOOD_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn a_replaced_link_gets_the_answer_of_a_spent_one() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &[]).await;
    let replaced = reset(&root, "lin").await;
    let spent = reset(&root, "lin").await;
    world.activate(&spent, OTHER_PASSWORD).await.expect(200);
    let mut answers = BTreeSet::new();
    for dead in [&replaced, &spent, &replaced.replace("activate_", "activate_a")] {
        for password in ["short", GOOD_PASSWORD] {
            answers.insert(world.activate(dead, password).await.refused(410, "expired").raw);
        }
    }
    assert_eq!(answers.len(), 1, "{answers:?}");
}
