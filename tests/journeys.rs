//! What people come for, over HTTP against the whole stack.

use rekey_domain::clock::Clock;
use rekey_tests::{GOOD_PASSWORD, Mail, OTHER_PASSWORD, World};
use serde_json::json;

use crate::browser::Browser;

#[tokio::test]
async fn an_account_comes_into_being_by_its_mailed_link() {
    let world = World::new().await;
    let visitor = world.visitor();
    let asked =
        visitor.post("/v1/accounts", json!({"account": "Acme-Labs", "email": "Owner@Example.org", "locale": "en-GB"})).await.expect(202);
    assert_eq!(asked.json(), json!({"expires_in": 86400}));
    visitor.try_sign_in("acme-labs", GOOD_PASSWORD).await.refused(401, "invalid_credentials");

    let mail = world.inbox("owner@example.org").only().await;
    assert_eq!(mail.0.subject, "Activate your Rekey account");
    let activated = visitor.post("/v1/accounts/activate", json!({"token": mail.token(), "password": GOOD_PASSWORD})).await.expect(200);
    assert_eq!(activated.json(), json!({"account": "acme-labs", "user": null}));
    assert!(activated.header("set-cookie").is_none(), "activating signs nobody in");

    visitor.sign_in("ACME-labs", GOOD_PASSWORD).await;
    let account = visitor.get("/v1/account").await.expect(200).json();
    assert_eq!(account["account"], "acme-labs");
    assert_eq!(account["role"], "root");
    assert_eq!(account["email"], "owner@example.org");
    assert_eq!(account["created_at"], world.now().rfc3339());
    let again = json!({"token": mail.token(), "password": OTHER_PASSWORD});
    visitor.post("/v1/accounts/activate", again).await.refused(410, "expired");
}

#[tokio::test]
async fn a_sign_in_with_the_password_alone_leaves_an_audit_entry() {
    let world = World::new().await;
    let (browser, app) = (world.visitor(), world.visitor());
    let entries = async || {
        let mut entries = world.rows("AUDIT#").await;
        entries.retain(|entry| entry["act"].as_s().unwrap() == "signed_in_by_password");
        entries
    };
    browser.try_sign_in("flowmatic", GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    assert!(entries().await.is_empty());
    // In a new browser, in a known one, over a session, and in an app.
    let mut principal = None;
    for signed_in in 1..=3 {
        let session = browser.sign_in("flowmatic", rekey_local::PASSWORD).await.json();
        principal = session["session"]["principal"].as_str().map(str::to_owned);
        assert_eq!(entries().await.len(), signed_in);
    }
    app.sign_in_app("flowmatic", rekey_local::PASSWORD, "mobile").await;
    let entries = entries().await;
    assert_eq!(entries.len(), 4);
    for entry in entries {
        let field = |name: &str| entry[name].as_s().unwrap().as_str();
        assert_eq!(field("account"), "flowmatic");
        assert_eq!([Some(field("actor")), Some(field("subject"))], [principal.as_deref(); 2]);
    }
}

#[tokio::test]
async fn a_taken_plain_name_is_said_to_be_taken_and_a_taken_address_is_not() {
    let world = World::new().await;
    let visitor = world.visitor();
    let taken = visitor.post("/v1/accounts", json!({"account": "flowmatic", "email": "new@example.org"})).await.refused(409, "conflict");
    assert_eq!(taken.json()["fields"][0]["field"], "account");

    let known = visitor.post("/v1/accounts", json!({"account": "ada@example.com", "email": "ada@example.com"})).await.expect(202);
    let unknown = visitor.post("/v1/accounts", json!({"account": "nobody@example.com", "email": "nobody@example.com"})).await.expect(202);
    assert_eq!(known.raw, unknown.raw);
    let told = world.inbox("ada@example.com").only().await;
    assert_eq!(told.0.subject, "You already have a Rekey account");
    assert!(!told.0.text.contains("token"), "a mail about an account that exists carries no secret");
    assert_eq!(world.inbox("nobody@example.com").only().await.0.subject, "Activate your Rekey account");
    assert_eq!(world.inbox("new@example.org").count(), 0);
}

#[tokio::test]
async fn of_two_activations_of_one_name_one_wins() {
    let world = World::new().await;
    let visitor = world.visitor();
    let mut tokens = Vec::new();
    for email in ["first@example.org", "second@example.org"] {
        visitor.post("/v1/accounts", json!({"account": "contested", "email": email})).await.expect(202);
        tokens.push(world.inbox(email).only().await.token());
    }
    let activate = async |token: &str| visitor.post("/v1/accounts/activate", json!({"token": token, "password": GOOD_PASSWORD})).await;
    let (first, second) = futures_util::future::join(activate(&tokens[0]), activate(&tokens[1])).await;
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    assert_eq!(world.items("principal").await.len(), rekey_local::ACCOUNTS.len() + rekey_local::USERS.len() + 1);
}

#[tokio::test]
async fn registering_can_be_closed() {
    let world = World::with(&[("REKEY_SIGN_UP", "closed")]).await;
    let visitor = world.visitor();
    visitor.post("/v1/accounts", json!({"account": "acme", "email": "a@example.org"})).await.refused(403, "forbidden");
    assert_eq!(visitor.get("/v1/config").await.json()["sign_up"], "closed");
    assert!(!visitor.get("/register").await.raw.contains("register-form"));
}

#[tokio::test]
async fn a_forgotten_password_is_reset_by_the_link() {
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

    person.try_sign_in("flowmatic", rekey_local::PASSWORD).await.refused(401, "invalid_credentials");
    person.sign_in("flowmatic", OTHER_PASSWORD).await;
    let notice = world.inbox("grace@example.com").nth(1).await;
    assert_eq!(notice.0.subject, "Your Rekey password was changed");
    // It opens nothing: its one link undoes and locks.
    assert!(!notice.0.text.replace("/not-me#token=notme_", "").contains("token="), "{}", notice.0.text);
    assert_eq!(world.items("audit").await.iter().filter(|entry| entry["act"].as_s().unwrap() == "password_recovered").count(), 1);
}

#[tokio::test]
async fn a_forgotten_password_is_reset_by_the_typed_code() {
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
async fn a_forgotten_account_name_stands_in_the_mail_and_on_the_page() {
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
    person.sign_in("ada@example.com", rekey_local::PASSWORD).await;
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
async fn an_address_of_many_accounts_gets_fifty_names_and_any_by_narrowing() {
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
    // The page says it as well: who has an SMS sees the names there alone.
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
async fn a_mailbox_without_an_account_gets_nothing() {
    let world = World::new().await;
    let known = world.visitor().post("/v1/recovery", json!({"email": "ada@example.com"})).await.expect(202);
    let unknown = world.visitor().post("/v1/recovery", json!({"email": "stranger@example.com"})).await.expect(202);
    let shape = |answer: &rekey_tests::Answer| answer.json().as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(shape(&known), shape(&unknown));
    world.settle().await;
    assert_eq!(world.inbox("stranger@example.com").count(), 0);
    assert_eq!(world.inbox("ada@example.com").count(), 1);
    // Whoever types a code for it learns nothing either.
    let guess = json!({"recovery_id": unknown.text("recovery_id"), "code": "AAAA-AAAA"});
    world.visitor().post("/v1/recovery/consume", guess).await.refused(401, "invalid_code");
}

#[tokio::test]
async fn a_reset_signs_every_device_out_by_one_write() {
    let world = World::new().await;
    let (web, phone, desktop, owner) = (world.visitor(), world.visitor(), world.visitor(), world.visitor());
    web.sign_in("flowmatic", rekey_local::PASSWORD).await;
    phone.sign_in_app("flowmatic", rekey_local::PASSWORD, "mobile").await;
    desktop.sign_in_app("flowmatic", rekey_local::PASSWORD, "desktop").await;
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
async fn an_account_unbound_between_mail_and_click_cannot_be_reset() {
    let world = World::new().await;
    let person = world.visitor();
    person.recover("ada@example.com").await;
    let ticket = person.consume(&world.inbox("ada@example.com").only().await.token()).await;
    // What a change of contact will do, by hand: the address is bound to somebody else's account name no more.
    let principal = world.items("principal").await.into_iter().find(|item| item["account"].as_s().unwrap() == "analytical-engine").unwrap();
    let update = world.stack.resources.dynamodb.update_item().table_name("rekey-directory");
    let update = update.key("pk", principal["pk"].clone()).key("sk", principal["sk"].clone());
    let elsewhere = aws_sdk_dynamodb::types::AttributeValue::S("new-owner@example.org".to_owned());
    update.update_expression("SET email = :new").expression_attribute_values(":new", elsewhere).send().await.unwrap();

    person.set_password(&ticket, "analytical-engine", OTHER_PASSWORD).await.refused(410, "expired");
    person.sign_in("analytical-engine", rekey_local::PASSWORD).await;
    // The other account of the same mail is still bound, and the failed try has spent nothing.
    person.set_password(&ticket, "ada@example.com", OTHER_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn a_link_and_a_code_live_fifteen_minutes_from_their_sending() {
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
    // Whoever came in the last minute still has the ticket's ten minutes to choose a password.
    world.clock.advance(598);
    person.set_password(&ticket, "flowmatic", "short").await.refused(422, "password_refused");
    world.clock.advance(1);
    person.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.refused(410, "expired");
}

#[tokio::test]
async fn sending_another_leaves_the_first_message_good() {
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
async fn every_reason_against_a_password_is_told_at_once() {
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

#[tokio::test]
async fn a_web_session_is_a_cookie_and_an_app_session_a_bearer_token() {
    let world = World::new().await;
    let (web, phone) = (world.visitor(), world.visitor());
    let answer = web.sign_in("flowmatic", rekey_local::PASSWORD).await;
    let cookies: Vec<&str> = answer.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap()).collect();
    let session = cookies.iter().find(|cookie| cookie.starts_with("__Host-rekey=")).unwrap();
    for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(session.contains(part), "{session}");
    }
    assert!(!session.contains("Domain"));
    let body = answer.json();
    assert_eq!((&body["status"], body.get("token")), (&json!("signed_in"), None));
    let shown = web.get("/v1/session").await.expect(200).json();
    assert_eq!(shown, body["session"]);
    assert_eq!(shown["role"], "root");
    assert_eq!(shown["client"], "web");
    assert_eq!(shown["reauthenticated_until"], json!(null));

    let body = json!({"account": "flowmatic", "password": rekey_local::PASSWORD, "client": "mobile", "device": "Grace's phone"});
    let answer = phone.post("/v1/sign-in", body).await.expect(200);
    assert!(answer.header("set-cookie").is_none());
    let token = answer.text("token");
    phone.use_token(&token);
    assert_eq!(phone.get("/v1/session").await.expect(200).json()["device"], "Grace's phone");

    // One is never accepted as the other.
    let swapped = world.visitor();
    swapped.set_cookie("__Host-rekey", &token);
    swapped.get("/v1/session").await.refused(401, "unauthenticated");
    let swapped = world.visitor();
    swapped.use_token(&web.cookie("__Host-rekey").unwrap());
    swapped.get("/v1/session").await.refused(401, "unauthenticated");
}

#[tokio::test]
async fn devices_are_listed_and_signed_out_one_by_one_or_all_others() {
    let world = World::new().await;
    let (web, phone, tablet, stranger) = (world.visitor(), world.visitor(), world.visitor(), world.visitor());
    web.sign_in("flowmatic", rekey_local::PASSWORD).await;
    phone.sign_in_app("flowmatic", rekey_local::PASSWORD, "mobile").await;
    tablet.sign_in_app("flowmatic", rekey_local::PASSWORD, "mobile").await;
    stranger.sign_in("ada@example.com", rekey_local::PASSWORD).await;
    let sessions = web.get("/v1/sessions").await.expect(200).json()["sessions"].as_array().unwrap().clone();
    assert_eq!(sessions.len(), 3);
    assert_eq!(sessions.iter().filter(|session| session["current"] == true).count(), 1);

    let id = phone.get("/v1/session").await.text("id");
    stranger.delete(&format!("/v1/sessions/{id}")).await.refused(404, "not_found");
    assert_eq!(phone.session_status().await, 200);
    web.delete(&format!("/v1/sessions/{id}")).await.expect(204);
    web.delete(&format!("/v1/sessions/{id}")).await.refused(404, "not_found");
    web.delete("/v1/sessions/no-such-thing").await.refused(404, "not_found");
    web.delete("/v1/sessions/%ff").await.refused(404, "not_found");
    assert_eq!((phone.session_status().await, tablet.session_status().await), (401, 200));

    web.delete("/v1/sessions").await.expect(204);
    assert_eq!((web.session_status().await, tablet.session_status().await), (200, 401));
    assert_eq!(web.get("/v1/sessions").await.json()["sessions"].as_array().unwrap().len(), 1);

    let answer = web.send(web.request(reqwest::Method::POST, "/v1/sign-out")).await.expect(204);
    assert!(answer.header("set-cookie").unwrap().contains("Max-Age=0"));
    assert_eq!((web.session_status().await, stranger.session_status().await), (401, 200));
}

#[tokio::test]
async fn a_password_is_changed_from_the_settings_and_other_devices_are_signed_out() {
    let world = World::new().await;
    let (web, phone) = (world.visitor(), world.visitor());
    web.sign_in("flowmatic", rekey_local::PASSWORD).await;
    phone.sign_in_app("flowmatic", rekey_local::PASSWORD, "mobile").await;
    let change = |current: &str, new: &str| json!({"current_password": current, "new_password": new});
    web.post("/v1/account/password", change("not the password", OTHER_PASSWORD)).await.refused(401, "invalid_credentials");
    let weak = web.post("/v1/account/password", change(rekey_local::PASSWORD, "flowmatic1")).await.refused(422, "password_refused");
    assert_eq!(weak.json()["fields"][0]["field"], "new_password");
    assert_eq!(phone.session_status().await, 200);

    web.post("/v1/account/password", change(rekey_local::PASSWORD, OTHER_PASSWORD)).await.expect(204);
    assert_eq!((web.session_status().await, phone.session_status().await), (200, 401));
    world.visitor().sign_in("flowmatic", OTHER_PASSWORD).await;
    let notice = world.inbox("grace@example.com").titled("Your Rekey password was changed").only().await;
    assert!(notice.0.text.contains("settings"), "{}", notice.0.text);
}

#[tokio::test]
async fn sessions_end_unused_and_in_any_case() {
    let world = World::with(&[
        ("REKEY_LIMIT_SCALE", "1000"),
        ("REKEY_SESSION_WEB_IDLE", "3600"),
        ("REKEY_SESSION_WEB_ABSOLUTE", "9000"),
        ("REKEY_SESSION_APP_IDLE", "86400"),
    ])
    .await;
    let (idle, used, phone) = (world.visitor(), world.visitor(), world.visitor());
    idle.sign_in("flowmatic", rekey_local::PASSWORD).await;
    let first_end = used.sign_in("flowmatic", rekey_local::PASSWORD).await.json()["session"]["expires_at"].clone();
    phone.sign_in_app("flowmatic", rekey_local::PASSWORD, "mobile").await;
    world.clock.advance(3000);
    assert_eq!(used.session_status().await, 200);
    assert_ne!(used.get("/v1/session").await.json()["expires_at"], first_end, "use puts the end off");
    world.clock.advance(600);
    assert_eq!((idle.session_status().await, used.session_status().await), (401, 200));
    world.clock.advance(3000);
    assert_eq!(used.session_status().await, 200);
    // Past 9000 s it ends however much it is used.
    world.clock.advance(2400);
    assert_eq!((used.session_status().await, phone.session_status().await), (401, 200));
    let left = phone.get("/v1/sessions").await.json()["sessions"].as_array().unwrap().len();
    assert_eq!(left, 1, "sessions past their time are not listed while their rows are still there");
    assert_eq!(world.items("session").await.len(), 3);
}

#[tokio::test]
async fn data_in_a_file_is_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rekey.db");
    let variables = [("REKEY_DATA", file.to_str().unwrap()), ("REKEY_LIMIT_SCALE", "1000")];
    let world = World::with(&variables).await;
    let phone = world.visitor();
    phone.sign_in_app("flowmatic", rekey_local::PASSWORD, "mobile").await;
    phone.recover("grace@example.com").await;
    let mail = world.inbox("grace@example.com").titled("Reset your Rekey password").only().await;
    let token =
        phone.request(reqwest::Method::GET, "/").build().unwrap().headers()["authorization"].to_str().unwrap().replace("Bearer ", "");
    world.stack.stop().await;

    let world = World::with(&variables).await;
    let phone = world.visitor();
    phone.use_token(&token);
    assert_eq!(phone.session_status().await, 200);
    let ticket = phone.consume(&mail.token()).await;
    phone.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);
    world.settle().await;
    let subjects: Vec<String> = world.inbox("grace@example.com").all().into_iter().map(|mail| mail.0.subject).collect();
    // The last two are what settling asked for: what was sent before is not sent again.
    assert_eq!(subjects, ["Your Rekey password was changed", "Reset your Rekey password", "Reset your Rekey password"]);
}

#[tokio::test]
async fn rows_past_their_time_are_swept_and_nothing_else_is() {
    // The sweep goes by the time of the system; this stack lives ten days before it.
    let world = World::start(&[], Clock::manual(Clock::System.now().plus(-10 * 86_400))).await;
    let person = world.visitor();
    person.recover("grace@example.com").await;
    world.inbox("grace@example.com").only().await;
    person.sign_in("flowmatic", rekey_local::PASSWORD).await;
    let kept = world.items("principal").await.len();
    // The recovery, its contact's bucket, and those of the address; a session lives longer, and so does what is known.
    assert!(world.stack.sweep().await.unwrap() >= 3);
    assert!(world.rows("DELIVERED#").await.is_empty() && world.rows("RECOVERY-CODE#").await.is_empty());
    assert_eq!((world.rows("RECOVERY#").await.len(), world.items("session").await.len()), (0, 1));
    assert_eq!((world.items("principal").await.len(), world.items("device").await.len()), (kept, 1));
    assert_eq!(person.session_status().await, 200);
}
