//! Recovering a forgotten password or account name by the mailed link or the typed code.

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_local::PASSWORD;
use rekey_tests::{Browser, GOOD_PASSWORD, Mail, OTHER_PASSWORD, World};
use serde_json::json;

#[tokio::test]
async fn the_link_resets_a_forgotten_password() {
    let world = World::new().await;
    let person = world.visitor();
    let asked = person.post("/v1/recovery", json!({"email": "Grace@Example.com"})).await.expect(202);
    assert_eq!(asked.json()["expires_in"], 900);
    let mail = world.inbox("grace@example.com").only().await;
    assert_eq!(mail.0.subject, "Reset your Rekey password");
    assert!(mail.0.text.contains(&asked.text("reference")) && mail.0.html.contains(&asked.text("reference")));
    assert!(mail.0.text.contains(&format!("{}/reset#token=link_", world.url)), "{}", mail.0.text);

    let consumed = person.post("/v1/recovery/consume", json!({"token": mail.token()})).await.expect(200);
    assert_eq!(consumed.json()["principals"], json!([{"account": "flowmatic", "user": null}]));
    let reset = person.set_password(&consumed.text("ticket"), "flowmatic", OTHER_PASSWORD).await.expect(200);
    assert_eq!(reset.json(), json!({"account": "flowmatic", "user": null, "sessions_revoked": true}));
    assert!(reset.header("set-cookie").is_none(), "a reset never signs in");

    person.try_sign_in("flowmatic", PASSWORD).await.refused(401, "invalid_credentials");
    person.sign_in("flowmatic", OTHER_PASSWORD).await;
    let notice = world.inbox("grace@example.com").nth(1).await;
    assert_eq!(notice.0.subject, "Your Rekey password was changed");
    // It opens nothing: its one link undoes and freezes.
    assert!(!notice.0.text.replace("/not-me#token=notme_", "").contains("token="), "{}", notice.0.text);
    assert_eq!(world.items("audit").await.iter().filter(|entry| entry["act"].as_s().unwrap() == "password_recovered").count(), 1);
}

#[tokio::test]
async fn the_typed_code_resets_a_forgotten_password() {
    let world = World::new().await;
    let person = world.visitor();
    let recovery = person.recover("grace@example.com").await;
    let code = world.inbox("grace@example.com").only().await.code();
    for typed in [code.clone(), code.to_lowercase(), code.replace('-', ""), format!(" {code} ")] {
        let consumed = person.post("/v1/recovery/consume", json!({"recovery_id": recovery, "code": typed})).await.expect(200);
        assert_eq!(consumed.json()["principals"][0]["account"], "flowmatic");
    }
    let ticket = person.post("/v1/recovery/consume", json!({"recovery_id": recovery, "code": code})).await.expect(200).text("ticket");
    person.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);
    person.sign_in("flowmatic", OTHER_PASSWORD).await;
}

#[tokio::test]
async fn the_mail_names_the_accounts_of_an_address() {
    let world = World::new().await;
    let person = world.visitor();
    person.recover("ada@example.com").await;
    let mail = world.inbox("ada@example.com").only().await;
    for account in ["ada@example.com", "analytical-engine"] {
        assert!(mail.0.text.contains(account) && mail.0.html.contains(account));
    }
    let consumed = person.post("/v1/recovery/consume", json!({"token": mail.token()})).await.expect(200);
    let names: Vec<String> =
        consumed.json()["principals"].as_array().unwrap().iter().map(|name| name["account"].as_str().unwrap().to_owned()).collect();
    assert_eq!(names, ["ada@example.com", "analytical-engine"]);

    // The choice among them: the other account stays as it is.
    person.set_password(&consumed.text("ticket"), "analytical-engine", OTHER_PASSWORD).await.expect(200);
    person.sign_in("analytical-engine", OTHER_PASSWORD).await;
    person.sign_in("ada@example.com", PASSWORD).await;
    // One recovery sets one password.
    person.set_password(&consumed.text("ticket"), "ada@example.com", OTHER_PASSWORD).await.refused(410, "expired");
}

#[tokio::test]
async fn a_recovery_can_be_narrowed_to_one_account() {
    let world = World::new().await;
    let person = world.visitor();
    person.post("/v1/recovery", json!({"email": "ada@example.com", "account": "Analytical-Engine"})).await.expect(202);
    let mail = world.inbox("ada@example.com").only().await;
    assert!(!mail.0.text.contains("- ada@example.com"));
    let consumed = person.post("/v1/recovery/consume", json!({"token": mail.token()})).await.expect(200);
    assert_eq!(consumed.json()["principals"], json!([{"account": "analytical-engine", "user": null}]));
    person.set_password(&consumed.text("ticket"), "ada@example.com", OTHER_PASSWORD).await.refused(410, "expired");

    // A narrowing that does not match gets the same answer and no message.
    for narrowing in [
        json!({"account": "flowmatic"}),
        json!({"account": "nowhere"}),
        json!({"account": "analytical-engine", "user": "ada"}),
        json!({"user": "ada"}),
    ] {
        let mut body = json!({"email": "ada@example.com"});
        body.as_object_mut().unwrap().extend(narrowing.as_object().unwrap().clone());
        person.post("/v1/recovery", body).await.expect(202);
    }
    world.settle().await;
    assert_eq!(world.inbox("ada@example.com").count(), 1);
}

#[tokio::test]
async fn a_mail_names_fifty_accounts_and_a_narrowed_one_any_account() {
    let world = World::new().await;
    let person = world.visitor();
    let inbox = world.inbox("many@example.org");
    let names = |mail: &Mail| mail.0.text.lines().filter(|line| line.trim_start().starts_with("- many-")).count();
    let all_at_once = async || {
        let recovery = person.recover("many@example.org").await;
        let mail = inbox.find(&format!("link_{recovery}.")).await;
        let consumed = person.post("/v1/recovery/consume", json!({"token": mail.token()})).await.expect(200).json();
        assert_eq!((names(&mail), consumed["principals"].as_array().unwrap().len()), (50, 50));
        (mail.0, consumed)
    };
    let more = "This address has more accounts than this list.";
    for n in 0..50 {
        world.account(&format!("many-{n:02}"), "many@example.org").await;
    }
    // Fifty are all of them.
    let (mail, consumed) = all_at_once().await;
    assert!(!mail.text.contains(more) && !mail.html.contains(more) && consumed.get("more").is_none(), "{consumed}");
    for n in 50..52 {
        world.account(&format!("many-{n:02}"), "many@example.org").await;
    }
    let (mail, consumed) = all_at_once().await;
    assert!(mail.text.contains(more) && mail.html.contains(more), "{}", mail.text);
    assert!(mail.text.contains(&format!("{}/forgot", world.url)), "{}", mail.text);
    assert_eq!(consumed["more"], true);
    // The page says it, too: people with an SMS see the names on the page alone.
    let browser = Browser::open(&world).await;
    let told_of_more = async |token: &str| {
        // From another page, since another fragment of the same address loads nothing.
        browser.go("/support").await;
        browser.go(&format!("/reset#token={token}")).await;
        browser.click("#continue-button").await;
        browser.state("/reset", "choose").await;
        browser.eval("document.getElementById('principals-more').checkVisibility()").await
    };
    assert_eq!(told_of_more(&Mail(mail).token()).await, true);
    let asked = person.post("/v1/recovery", json!({"email": "many@example.org", "account": "many-07"})).await.expect(202);
    let narrowed = inbox.find(&format!("link_{}.", asked.text("recovery_id"))).await;
    assert_eq!(told_of_more(&narrowed.token()).await, false);
    browser.close().await;
    for n in 0..52 {
        let asked = person.post("/v1/recovery", json!({"email": "many@example.org", "account": format!("many-{n:02}")})).await.expect(202);
        let mail = inbox.find(&format!("link_{}.", asked.text("recovery_id"))).await;
        assert_eq!(names(&mail), 1);
        assert!(!mail.0.text.contains(more), "{}", mail.0.text);
    }
}

#[tokio::test]
async fn an_address_without_an_account_gets_no_mail() {
    let world = World::new().await;
    let known = world.visitor().post("/v1/recovery", json!({"email": "ada@example.com"})).await.expect(202);
    let unknown = world.visitor().post("/v1/recovery", json!({"email": "stranger@example.com"})).await.expect(202);
    let shape = |answer: &rekey_tests::Answer| answer.json().as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(shape(&known), shape(&unknown));
    world.settle().await;
    assert_eq!(world.inbox("stranger@example.com").count(), 0);
    assert_eq!(world.inbox("ada@example.com").count(), 1);
    // A guessed code gets no other answer.
    let guess = json!({"recovery_id": unknown.text("recovery_id"), "code": "AAAA-AAAA"});
    world.visitor().post("/v1/recovery/consume", guess).await.refused(401, "invalid_code");
}

#[tokio::test]
async fn a_reset_signs_every_device_out() {
    let world = World::new().await;
    let (web, phone, desktop, owner) = (world.visitor(), world.visitor(), world.visitor(), world.visitor());
    web.sign_in("flowmatic", PASSWORD).await;
    phone.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    desktop.sign_in_app("flowmatic", PASSWORD, "desktop").await;
    owner.recover("grace@example.com").await;
    let ticket = owner.consume(&world.inbox("grace@example.com").titled("Reset your Rekey password").only().await.token()).await;
    for device in [&web, &phone, &desktop] {
        assert_eq!(device.session_status().await, 200);
    }
    owner.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);
    for device in [&web, &phone, &desktop] {
        device.get("/v1/session").await.refused(401, "unauthenticated");
    }
}

#[tokio::test]
async fn a_recovery_cannot_reset_an_account_unbound_meanwhile() {
    let world = World::new().await;
    let person = world.visitor();
    person.recover("ada@example.com").await;
    let ticket = person.consume(&world.inbox("ada@example.com").only().await.token()).await;
    // As after a change of contact: the address is no longer bound to this account.
    let principal = world.items("principal").await.into_iter().find(|item| item["account"].as_s().unwrap() == "analytical-engine").unwrap();
    world.set(&principal, "email", AttributeValue::S("new-owner@example.org".to_owned())).await;

    person.set_password(&ticket, "analytical-engine", OTHER_PASSWORD).await.refused(410, "expired");
    person.sign_in("analytical-engine", PASSWORD).await;
    // The other account of the same mail is still bound, and the failed try has spent nothing.
    person.set_password(&ticket, "ada@example.com", OTHER_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn a_link_and_a_code_live_fifteen_minutes() {
    let world = World::new().await;
    let person = world.visitor();
    let recovery = person.recover("grace@example.com").await;
    let mail = world.inbox("grace@example.com").only().await;
    world.clock.advance(899);
    let by_code = json!({"recovery_id": recovery, "code": mail.code()});
    person.post("/v1/recovery/consume", by_code.clone()).await.expect(200);
    let ticket = person.consume(&mail.token()).await;
    world.clock.advance(1);
    person.post("/v1/recovery/consume", json!({"token": mail.token()})).await.refused(410, "expired");
    person.post("/v1/recovery/consume", by_code).await.refused(410, "expired");
    // A ticket from the last minute lives its own ten minutes.
    world.clock.advance(598);
    person.set_password(&ticket, "flowmatic", "short").await.refused(422, "password_refused");
    world.clock.advance(1);
    person.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.refused(410, "expired");
}

#[tokio::test]
async fn another_message_leaves_the_first_one_valid() {
    let world = World::new().await;
    let person = world.visitor();
    person.recover("grace@example.com").await;
    person.recover("grace@example.com").await;
    let inbox = world.inbox("grace@example.com");
    let (first, second) = (inbox.nth(0).await, inbox.nth(1).await);
    let (one, two) = (person.consume(&first.token()).await, person.consume(&second.token()).await);
    person.set_password(&one, "flowmatic", OTHER_PASSWORD).await.expect(200);
    // The password is set: what belongs to the same epoch is dead, whichever recovery it came from.
    person.set_password(&two, "flowmatic", GOOD_PASSWORD).await.refused(410, "expired");
}

#[tokio::test]
async fn a_refused_password_gets_every_reason_at_once() {
    let world = World::new().await;
    let person = world.visitor();
    person.recover("grace@example.com").await;
    let ticket = person.consume(&world.inbox("grace@example.com").only().await.token()).await;
    for (password, codes) in [
        ("a\u{7}b", vec!["too_short", "bad_character"]),
        ("twenty-six characters long", vec!["too_long"]),
        ("Password1", vec!["common"]),
        ("my flowmatic 1", vec!["contains_name"]),
    ] {
        let refused = person.set_password(&ticket, "flowmatic", password).await.refused(422, "password_refused");
        assert_eq!(refused.field_codes(), codes);
        assert!(!refused.raw.contains(password));
    }
    person.set_password(&ticket, "flowmatic", "пароль-надежный").await.expect(200);
    person.sign_in("flowmatic", "пароль-надежный").await;
}
