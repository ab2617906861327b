//! What administrators change: contacts, passwords and second factors of users, and their deletion.

use rekey_tests::contacts::bind;
use rekey_tests::factors::{turn_on_app, turn_on_email, verify};
use rekey_tests::people::RESET_TITLE;
use rekey_tests::users::{ACCOUNT, administrator, confirmed, edit, listed, mailed_user, reset, root, sign_in, token, user};
use rekey_tests::{GOOD_PASSWORD, OTHER_PASSWORD, World};
use serde_json::{Value, json};

#[tokio::test]
async fn a_named_number_is_unbound_until_its_owner_confirms_it() {
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
    lin.confirm(GOOD_PASSWORD).await;
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

#[tokio::test]
async fn an_older_notice_cannot_undo_an_administrators_change() {
    let world = World::new().await;
    let root = root(&world).await;
    let (first, second) = ("+4915123456789", "+4915123456788");
    mailed_user(&world, &root, "bob", "bob@example.org", &[]).await;
    let bob = confirmed(&world, "bob", GOOD_PASSWORD).await;
    bind(&world, &bob, "phone", first).await;
    bind(&world, &bob, "phone", second).await;
    let mails = || world.inbox("bob@example.org");
    let link_to_first = mails().find("was replaced by").await.not_me();
    let sign_in = mails().titled("New sign-in to your Rekey account").nth(0).await.not_me();

    // A number that was taken away is not bound again, nor is the one from before it.
    world.clock.advance(10);
    edit(&root, "bob", json!({"phone": null})).await.expect(200);
    for link in [&link_to_first, &sign_in] {
        world.not_me(link).await.refused(410, "expired");
    }
    // An older notice neither ends a handed-over link nor signs its user out.
    bind(&world, &bob, "phone", first).await;
    let later = mails().find("was linked").await.not_me();
    world.clock.advance(10);
    edit(&root, "bob", json!({"email": "kim@example.org"})).await.expect(200);
    let activation = world.inbox("kim@example.org").nth(0).await.token();
    world.activate(&activation, OTHER_PASSWORD).await.expect(200);
    world.clock.advance(1);
    let kim = confirmed(&world, "bob", OTHER_PASSWORD).await;
    let told = mails().titled("Your Rekey password was chosen").only().await;
    assert!(!told.0.text.contains("not-me") && told.0.text.contains("/forgot"), "{}", told.0.text);
    world.not_me(&later).await.refused(410, "expired");
    let handed_over = reset(&root, "bob").await;
    let new_sign_in = world.inbox("kim@example.org").titled("New sign-in to your Rekey account").nth(0).await.not_me();
    world.not_me(&new_sign_in).await.refused(410, "expired");
    world.clock.advance(1);
    world.activate(&handed_over, GOOD_PASSWORD).await.expect(200);
    assert_eq!(kim.session_status().await, 401);
    // Later changes can be undone.
    let again = world.inbox("kim@example.org").titled("Your Rekey password was chosen").nth(1).await.not_me();
    world.not_me(&again).await.expect(200);
    assert_eq!(listed(&root, "bob").await.unwrap()["state"], "frozen");
}

#[tokio::test]
async fn a_user_with_a_number_alone_can_undo_a_factor() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &[]).await;
    let lin = confirmed(&world, "lin", GOOD_PASSWORD).await;
    let phone = "+4915123456789";
    bind(&world, &lin, "phone", phone).await;
    world.clock.advance(10);
    let thief = confirmed(&world, "lin", GOOD_PASSWORD).await;
    turn_on_app(&world, &thief, json!({"password": GOOD_PASSWORD})).await;
    let link = world.inbox(phone).find("Two-factor authentication is on").await.not_me();
    world.not_me(&link).await.expect(200);
    world.activate(&reset(&root, "lin").await, OTHER_PASSWORD).await.expect(200);
    assert_eq!(sign_in(&world, "lin", OTHER_PASSWORD).await.expect(200).text("status"), "signed_in");
}

#[tokio::test]
async fn a_reset_ends_the_old_password_and_every_session_at_once() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    let browser = confirmed(&world, "lin", GOOD_PASSWORD).await;
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
    world.activate(&mailed, OTHER_PASSWORD).await.expect(200);
    world.activate(&shown, OTHER_PASSWORD).await.refused(410, "expired");
    // No session comes of it, and the factor is asked for as before.
    let again = sign_in(&world, "lin", OTHER_PASSWORD).await.expect(200);
    assert_eq!(again.text("status"), "code_required");
    world.inbox("lin@example.org").titled("Your Rekey password was chosen").only().await;
}

#[tokio::test]
async fn an_administrator_resets_a_user_without_contacts() {
    let world = World::new().await;
    let root = root(&world).await;
    let ann = administrator(&world, &root).await;
    user(&world, &root, "lin", &["reports:read"]).await;
    world.settle().await;
    let before = world.stack.outbox.all().len();
    let first = reset(&ann, "lin").await;
    let second = reset(&ann, "lin").await;
    world.activate(&first, OTHER_PASSWORD).await.refused(410, "expired");
    world.activate(&second, OTHER_PASSWORD).await.expect(200);
    sign_in(&world, "lin", OTHER_PASSWORD).await.expect(200);
    world.settle().await;
    let mails = world.stack.outbox.all().split_off(before);
    assert!(mails.iter().all(|mail| mail.to == "grace@example.com"), "{mails:?}");
}

#[tokio::test]
async fn another_address_is_bound_once_its_link_is_used() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "old@example.org", &[]).await;
    let browser = confirmed(&world, "lin", GOOD_PASSWORD).await;
    let changed = edit(&root, "lin", json!({"email": "new@example.org"})).await.expect(200).json();
    assert_eq!((&changed["email"], &changed["pending_email"]), (&json!("old@example.org"), &json!("new@example.org")));
    world.inbox("old@example.org").titled("Another address for your Rekey user").only().await;
    let mail = world.inbox("new@example.org").only().await;
    assert_eq!(mail.0.subject, "Confirm your address at Rekey");
    // Until then the old address stays bound, and sessions go on.
    let person = world.visitor();
    person.recover("new@example.org").await;
    person.recover("old@example.org").await;
    world.inbox("old@example.org").titled(RESET_TITLE).only().await;
    assert_eq!(browser.session_status().await, 200);

    world.activate(&mail.token(), OTHER_PASSWORD).await.expect(200);
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
async fn an_administrator_cannot_change_an_address_that_gets_codes() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    let browser = confirmed(&world, "lin", GOOD_PASSWORD).await;
    // The administrator names an address before the factor is turned on.
    edit(&root, "lin", json!({"email": "eve@example.net"})).await.expect(200);
    let link = world.inbox("eve@example.net").nth(0).await.token();
    turn_on_email(&world, &browser, "lin@example.org").await;
    world.activate(&link, OTHER_PASSWORD).await.refused(410, "expired");
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
async fn notices_of_a_change_go_to_the_address_bound_before() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    let browser = confirmed(&world, "lin", GOOD_PASSWORD).await;
    turn_on_app(&world, &browser, json!({"password": GOOD_PASSWORD})).await;
    // One act right after the other, so that the address is gone before anything is sent.
    root.post("/v1/users/lin/reset-two-factor", json!({})).await.expect(204);
    edit(&root, "lin", json!({"email": null})).await.expect(200);
    let inbox = world.inbox("lin@example.org");
    inbox.find("turned off all second factors").await;
    inbox.find("removed the email address of").await;
    mailed_user(&world, &root, "mo", "mo@example.org", &[]).await;
    root.delete("/v1/users/mo").await.expect(204);
    world.inbox("mo@example.org").find("deleted the user").await;
    // Naming one address after the other is told once.
    mailed_user(&world, &root, "kim", "kim@example.org", &[]).await;
    for n in 0..5 {
        edit(&root, "kim", json!({"email": format!("x{n}@example.net")})).await.expect(200);
    }
    // And taken back, it is as if it never was.
    let last = world.inbox("x4@example.net").nth(0).await.token();
    edit(&root, "kim", json!({"email": "kim@example.org"})).await.expect(200);
    world.activate(&last, OTHER_PASSWORD).await.refused(410, "expired");
    world.settle().await;
    world.inbox("kim@example.org").titled("Another address for your Rekey user").only().await;
}

#[tokio::test]
async fn a_user_is_told_of_reset_second_factors() {
    let world = World::new().await;
    let root = root(&world).await;
    let ann = administrator(&world, &root).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    ann.post("/v1/users/lin/reset-two-factor", json!({})).await.refused(409, "conflict");
    let browser = confirmed(&world, "lin", GOOD_PASSWORD).await;
    turn_on_app(&world, &browser, json!({"password": GOOD_PASSWORD})).await;
    turn_on_email(&world, &browser, "lin@example.org").await;
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
async fn a_new_user_gets_nothing_of_a_deleted_one_of_its_name() {
    let world = World::new().await;
    let root = root(&world).await;
    let lin = "lin@example.org";
    mailed_user(&world, &root, "lin", lin, &["reports:read"]).await;
    let browser = confirmed(&world, "lin", GOOD_PASSWORD).await;
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

    // Another user gets the name and nothing of the deleted one.
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
