//! Changing the address or the mobile number of an account.

use futures_util::future::join_all;
use rekey_adapters::store::TxOutcome;
use rekey_domain::contact::ContactKind;
use rekey_domain::id::Id;
use rekey_domain::token::SessionToken;
use rekey_local::PASSWORD;
use rekey_tests::contacts::{bind, bound, code_to, enter};
use rekey_tests::factors::CODE_TITLE;
use rekey_tests::people::{DAY, GRACE, MOBILE, RESET_TITLE};
use rekey_tests::{OTHER_PASSWORD, World};
use serde_json::json;

const CHANGED_TITLE: &str = "The email address of your Rekey account was changed";

#[tokio::test]
async fn the_old_address_stays_until_the_new_one_is_confirmed() {
    let world = World::new().await;
    let browser = world.owner().await;
    let code = code_to(&world, &browser, "email", "new@example.org").await;
    assert_eq!(bound(&browser).await.0, json!(GRACE));
    world.visitor().recover("new@example.org").await;
    enter(&browser, "email", "000000").await.refused(401, "invalid_code");
    enter(&browser, "email", &code).await.expect(204);
    enter(&browser, "email", &code).await.refused(410, "expired");
    assert_eq!(bound(&browser).await.0, json!("new@example.org"));
    // The session lives on, and both are told.
    assert_eq!(browser.session_status().await, 200);
    for (told, other) in [(GRACE, "new@example.org"), ("new@example.org", GRACE)] {
        let mail = world.inbox(told).titled(CHANGED_TITLE).only().await;
        assert!(mail.0.text.contains(told) && !mail.0.text.contains(other), "{}", mail.0.text);
    }
    world.visitor().recover(GRACE).await;
    world.reset_password("new@example.org", "flowmatic", OTHER_PASSWORD).await;
    assert_eq!(world.inbox(GRACE).titled(RESET_TITLE).count(), 0);
}

#[tokio::test]
async fn a_binding_code_works_for_its_contact_and_session_alone() {
    let world = World::new().await;
    let (browser, other) = (world.owner().await, world.owner().await);
    let first = code_to(&world, &browser, "email", "first@example.org").await;
    let elsewhere = code_to(&world, &other, "email", "elsewhere@example.org").await;
    let second = code_to(&world, &browser, "email", "second@example.org").await;
    enter(&other, "email", &second).await.refused(401, "invalid_code");
    enter(&browser, "email", &elsewhere).await.refused(401, "invalid_code");
    enter(&browser, "email", &first).await.refused(401, "invalid_code");
    enter(&browser, "phone", &second).await.refused(410, "expired");
    enter(&browser, "email", &second).await.expect(204);
    assert_eq!(bound(&browser).await.0, json!("second@example.org"));
    // A change that began under another bound address is not confirmed.
    enter(&other, "email", &elsewhere).await.expect(204);
    assert_eq!(bound(&browser).await.0, json!("elsewhere@example.org"));

    let code = code_to(&world, &browser, "email", "late@example.org").await;
    world.clock.advance(299);
    browser.confirm(PASSWORD).await;
    world.clock.advance(299);
    browser.confirm(PASSWORD).await;
    world.clock.advance(2);
    enter(&browser, "email", &code).await.refused(410, "expired");
    let code = code_to(&world, &browser, "email", "late@example.org").await;
    for left in (0..5).rev() {
        enter(&browser, "email", "000000").await.refused_code(left);
    }
    enter(&browser, "email", &code).await.refused(410, "expired");
    let code = code_to(&world, &browser, "email", GRACE).await;
    enter(&browser, "email", &code).await.expect(204);
    browser.post("/v1/account/email", json!({"email": GRACE})).await.refused(409, "conflict");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn concurrent_uses_of_one_code_bind_once() {
    let world = World::new().await;
    let browser = world.owner().await;
    let code = code_to(&world, &browser, "email", "new@example.org").await;
    let answers = join_all((0..5).map(|_| enter(&browser, "email", &code))).await;
    let done = answers.iter().filter(|answer| answer.status == 204).count();
    assert_eq!(done, 1, "{:?}", answers.iter().map(|answer| &answer.raw).collect::<Vec<_>>());
    assert_eq!(world.rows("CONTACT#email#").await.iter().filter(|row| row["pk"].as_s().unwrap().ends_with("new@example.org")).count(), 1);
    world.inbox("new@example.org").titled(CHANGED_TITLE).only().await;
}

#[tokio::test]
async fn one_of_two_concurrent_contact_changes_is_made() {
    let world = World::new().await;
    let thief = world.owner().await;
    bind(&world, &thief, "phone", MOBILE).await;
    let directory = world.directory();
    let token = SessionToken::parse(&thief.cookie("__Host-rekey").unwrap()).unwrap();
    let seen = directory.open_session(&token, true, world.now()).await.unwrap().unwrap();
    world.clock.advance(10);
    // The address changes and changes back: only the former contact differs.
    bind(&world, &thief, "email", "thief@example.net").await;
    let link = world.inbox(GRACE).titled(CHANGED_TITLE).only().await.not_me();
    bind(&world, &thief, "email", GRACE).await;
    // The other kind, by a call that had looked before: it is refused, not written over what the first has remembered.
    let op = Id::random(&world.random());
    let late = directory.unbind_contact(op, &seen, ContactKind::Phone, world.now()).await.unwrap();
    assert_eq!(late, TxOutcome::Refused);
    thief.delete("/v1/account/phone").await.expect(204);
    world.not_me(&link).await.expect(200);
    for (contact, rows) in [("CONTACT#email#thief", 0), ("CONTACT#email#grace", 1), ("CONTACT#phone", 1)] {
        assert_eq!(world.rows(contact).await.len(), rows, "{contact}");
    }
}

#[tokio::test]
async fn a_changed_address_leaves_the_account_name_as_it_is() {
    let world = World::new().await;
    let browser = world.visitor();
    browser.sign_in("ada@example.com", PASSWORD).await;
    browser.confirm(PASSWORD).await;
    bind(&world, &browser, "email", "new@example.org").await;
    world.visitor().sign_in("ada@example.com", PASSWORD).await;
    let stranger = world.visitor();
    let body = json!({"account": "ada@example.com", "email": "ada@example.com"});
    stranger.post("/v1/accounts", body).await.expect(202);
    let mail = world.inbox("ada@example.com").titled("This name is taken at Rekey").only().await;
    assert!(mail.0.text.contains("/register") && !mail.0.text.contains("/forgot"), "{}", mail.0.text);
    recover_names(&world, "new@example.org", &["ada@example.com"]).await;
    // Another account of that address is still found by it.
    recover_names(&world, "ada@example.com", &["analytical-engine"]).await;
}

/// What a recovery by this address offers to choose from.
async fn recover_names(world: &World, email: &str, names: &[&str]) {
    let person = world.visitor();
    person.recover(email).await;
    let token = world.inbox(email).titled(RESET_TITLE).only().await.token();
    let consumed = person.post("/v1/recovery/consume", json!({"token": token})).await.expect(200).json();
    let found: Vec<&str> = consumed["principals"].as_array().unwrap().iter().map(|name| name["account"].as_str().unwrap()).collect();
    assert_eq!(found, names);
}

#[tokio::test]
async fn a_contact_change_needs_confirmation_and_waits_after_a_recovery() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    let change = json!({"email": "new@example.org"});
    browser.post("/v1/account/email", change.clone()).await.refused(403, "reauthentication_required");
    browser.post("/v1/account/phone", json!({"phone": MOBILE})).await.refused(403, "reauthentication_required");
    browser.delete("/v1/account/phone").await.refused(403, "reauthentication_required");
    browser.confirm(PASSWORD).await;
    browser.delete("/v1/account/phone").await.refused(404, "not_found");
    bind(&world, &browser, "phone", MOBILE).await;

    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    let thief = world.confirmed("flowmatic", None, OTHER_PASSWORD).await;
    let held = thief.post("/v1/account/email", change.clone()).await.refused(403, "on_hold");
    assert_eq!(held.json()["retry_after"], DAY);
    thief.delete("/v1/account/phone").await.refused(403, "on_hold");
    enter(&thief, "email", "000000").await.refused(403, "on_hold");
    world.clock.advance(DAY);
    thief.sign_in("flowmatic", OTHER_PASSWORD).await;
    thief.confirm(OTHER_PASSWORD).await;
    thief.post("/v1/account/email", change).await.expect(202);
}

#[tokio::test]
async fn a_contact_change_and_a_recovery_end_each_other() {
    let world = World::new().await;
    let browser = world.owner().await;
    let person = world.visitor();
    // The mail is out when the address goes: its link resets nothing.
    person.recover(GRACE).await;
    let ticket = person.consume(&world.inbox(GRACE).titled(RESET_TITLE).only().await.token()).await;
    bind(&world, &browser, "email", "new@example.org").await;
    person.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.refused(410, "expired");
    // The code is out when the password is reset: it binds nothing.
    let code = code_to(&world, &browser, "email", "newer@example.org").await;
    world.reset_password("new@example.org", "flowmatic", OTHER_PASSWORD).await;
    enter(&browser, "email", &code).await.refused(401, "unauthenticated");
    assert!(world.rows("CONTACT#email#newer").await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_recovery_and_a_concurrent_change_exclude_each_other() {
    for round in 0..5 {
        let world = World::new().await;
        let browser = world.owner().await;
        let person = world.visitor();
        person.recover(GRACE).await;
        let ticket = person.consume(&world.inbox(GRACE).titled(RESET_TITLE).only().await.token()).await;
        let code = code_to(&world, &browser, "email", "new@example.org").await;
        let (bound, reset) = tokio::join!(enter(&browser, "email", &code), person.set_password(&ticket, "flowmatic", OTHER_PASSWORD));
        assert!((bound.status == 204) != (reset.status == 200), "{round}: {} {}", bound.raw, reset.raw);
        let at = if bound.status == 204 { "CONTACT#email#new@example.org" } else { "CONTACT#email#grace@example.com" };
        assert_eq!(world.rows(at).await.len(), 1);
        assert!([401, 409, 410].contains(&bound.status.max(reset.status)), "{} {}", bound.raw, reset.raw);
    }
}

#[tokio::test]
async fn an_address_gets_a_limited_number_of_binding_codes() {
    let world = World::with(&[("REKEY_LIMIT_EMAIL_CODE", "20/1")]).await;
    let browser = world.owner().await;
    for _ in 0..6 {
        world.clock.advance(1);
        browser.post("/v1/account/email", json!({"email": "stranger@example.org"})).await.expect(202);
    }
    world.settle().await;
    assert_eq!(world.inbox("stranger@example.org").titled(CODE_TITLE).count(), 3);
}
