//! Mobile numbers: recovering by SMS, the countries that receive SMS, and the day's budget.

use futures_util::future::join_all;
use rekey_local::PASSWORD;
use rekey_tests::contacts::{bind, bound, code_to, enter};
use rekey_tests::people::{DAY, GRACE, MOBILE, RESET_TITLE};
use rekey_tests::{OTHER_PASSWORD, World};
use serde_json::{Value, json};

/// What stands in each SMS with a code to reset a password.
const TO_RESET: &str = "is your code to choose a new password";

#[tokio::test]
async fn a_bound_mobile_number_resets_the_password() {
    let world = World::new().await;
    let browser = world.owner().await;
    let code = code_to(&world, &browser, "phone", MOBILE).await;
    assert_eq!(bound(&browser).await, (json!(GRACE), Value::Null));
    enter(&browser, "phone", &code).await.expect(204);
    assert_eq!(bound(&browser).await, (json!(GRACE), json!(MOBILE)));
    world.inbox(GRACE).find("was linked").await;

    let person = world.visitor();
    let inbox = world.inbox(MOBILE);
    let asked = person.post("/v1/recovery", json!({"phone": "+49 (0)151-2345 6789", "account": "flowmatic"})).await.expect(202);
    let sms = inbox.nth_of(TO_RESET, 0).await;
    assert_eq!((sms.0.channel, sms.0.subject.as_str()), ("sms", ""));
    assert!(sms.0.text.contains(&asked.text("reference")) && !sms.0.text.contains("http"), "{}", sms.0.text);
    assert!(sms.0.text.len() <= 160 && sms.0.text.is_ascii(), "{}", sms.0.text);
    assert!(sms.0.text.ends_with(&format!("\n@localhost #{}", sms.code())), "{}", sms.0.text);
    let body = json!({"recovery_id": asked.text("recovery_id"), "code": sms.code()});
    let consumed = person.post("/v1/recovery/consume", body).await.expect(200);
    assert_eq!(consumed.json()["principals"], json!([{"account": "flowmatic", "user": null}]));
    person.set_password(&consumed.text("ticket"), "flowmatic", OTHER_PASSWORD).await.expect(200);
    world.visitor().sign_in("flowmatic", OTHER_PASSWORD).await;
    // Both contacts are told.
    world.inbox(GRACE).titled("Your Rekey password was changed").only().await;
    inbox.find("password was changed").await;
}

#[tokio::test]
async fn only_a_code_that_is_typed_in_a_browser_names_the_site() {
    let world = World::new().await;
    let app = world.visitor();
    let body = json!({"account": "flowmatic", "password": PASSWORD, "client": "mobile"});
    app.use_token(&app.post("/v1/sign-in", body).await.expect(200).text("token"));
    app.confirm(PASSWORD).await;
    code_to(&world, &app, "phone", MOBILE).await;
    let browser = world.owner().await;
    world.clock.advance(60);
    code_to(&world, &browser, "phone", MOBILE).await;
    let inbox = world.inbox(MOBILE);
    let [in_an_app, in_a_browser] = [inbox.nth(0).await, inbox.nth(1).await];
    assert!(!in_an_app.0.text.contains('@'), "{}", in_an_app.0.text);
    assert!(in_a_browser.0.text.ends_with(&format!("\n@localhost #{}", in_a_browser.digits())), "{}", in_a_browser.0.text);
}

#[tokio::test]
async fn a_code_by_sms_lives_ten_minutes() {
    let world = World::new().await;
    let browser = world.owner().await;
    bind(&world, &browser, "phone", MOBILE).await;
    let person = world.visitor();
    let asked = person.post("/v1/recovery", json!({"phone": MOBILE, "account": "flowmatic"})).await.expect(202);
    assert_eq!(asked.json()["expires_in"], 600);
    let sms = world.inbox(MOBILE).nth_of(TO_RESET, 0).await;
    assert!(sms.0.text.contains("within 10 minutes"), "{}", sms.0.text);
    let typed = json!({"recovery_id": asked.text("recovery_id"), "code": sms.code()});
    world.clock.advance(599);
    person.post("/v1/recovery/consume", typed.clone()).await.expect(200);
    world.clock.advance(1);
    person.post("/v1/recovery/consume", typed).await.refused(410, "expired");
}

#[tokio::test]
async fn an_unbound_number_gets_no_sms_and_the_same_answer() {
    let (world, tap) = World::behind(&[("REKEY_LIMIT_SCALE", "1000")]).await;
    let browser = world.owner().await;
    bind(&world, &browser, "phone", MOBILE).await;
    let person = world.visitor();
    let mut seen = Vec::new();
    for body in [
        json!({"phone": MOBILE, "account": "flowmatic"}),
        json!({"phone": "+4915199999999", "account": "flowmatic"}),
        json!({"phone": MOBILE, "account": "analytical-engine"}),
        json!({"phone": MOBILE, "account": "nobody-at-all"}),
    ] {
        world.clock.advance(60);
        tap.take();
        let answer = person.post("/v1/recovery", body).await.expect(202).json();
        let fields: Vec<String> = answer.as_object().unwrap().keys().cloned().collect();
        let of_the_answer = tap.take().into_iter().filter(|seen| seen.caller == "request-reset");
        seen.push((fields, of_the_answer.map(|seen| seen.operation).collect::<Vec<_>>()));
    }
    assert!(seen.iter().all(|one| *one == seen[0]), "{seen:?}");
    world.settle().await;
    assert_eq!((world.inbox(MOBILE).count_of(TO_RESET), world.inbox("+4915199999999").count()), (1, 0));
    // A recovery takes an address or a mobile number, not both.
    for body in [
        json!({"phone": MOBILE, "email": GRACE}),
        json!({"account": "flowmatic"}),
        json!({"phone": [MOBILE]}),
        json!({"phone": "004915123456789"}),
        json!({"phone": "+49 151 23456789 ext. 5"}),
        json!({"phone": "+49151234⁵6789"}),
        json!({"phone": format!("{MOBILE},+4915199999999")}),
        json!({"phone": "+1-415-555-CALL"}),
    ] {
        person.post("/v1/recovery", body).await.refused(400, "invalid_request");
    }
}

#[tokio::test]
async fn an_sms_to_a_shared_number_names_no_account() {
    let world = World::new().await;
    for account in ["one", "two", "three"] {
        let name = format!("many-{account}");
        world.account(&name, &format!("{name}@example.org")).await;
        let browser = world.visitor();
        browser.sign_in(&name, rekey_tests::GOOD_PASSWORD).await;
        browser.confirm(rekey_tests::GOOD_PASSWORD).await;
        bind(&world, &browser, "phone", MOBILE).await;
    }
    let person = world.visitor();
    let asked = person.post("/v1/recovery", json!({"phone": MOBILE})).await.expect(202).text("recovery_id");
    let sms = world.inbox(MOBILE).nth_of(TO_RESET, 0).await;
    assert!(!sms.0.text.contains("many-"), "{}", sms.0.text);
    let consumed = person.post("/v1/recovery/consume", json!({"recovery_id": asked, "code": sms.code()})).await.expect(200).json();
    assert_eq!(consumed["principals"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn sms_stop_at_the_daily_budget_and_mail_continues() {
    let world = World::with(&[("REKEY_LIMIT_SCALE", "1000"), ("REKEY_SMS_DAILY_BUDGET", "10")]).await;
    let browser = world.owner().await;
    bind(&world, &browser, "phone", MOBILE).await;
    let person = world.visitor();
    let burst = (0..20).map(|_| person.post("/v1/recovery", json!({"phone": MOBILE})));
    assert!(join_all(burst).await.iter().all(|answer| answer.status == 202));
    world.settle().await;
    let sms = |world: &World| world.stack.outbox.all().iter().filter(|sent| sent.channel == "sms").count();
    assert_eq!(sms(&world), 10);
    let before = world.inbox(GRACE).titled(RESET_TITLE).count();
    person.recover(GRACE).await;
    world.inbox(GRACE).titled(RESET_TITLE).nth(before).await;
    world.clock.advance(DAY);
    person.post("/v1/recovery", json!({"phone": MOBILE})).await.expect(202);
    world.settle().await;
    assert_eq!(sms(&world), 11);
}

#[tokio::test]
async fn notices_reach_their_sms_budget_before_codes() {
    let world = World::with(&[("REKEY_SMS_DAILY_BUDGET", "20"), ("REKEY_LIMIT_SMS_NOTICE", "3/3600")]).await;
    let browser = world.owner().await;
    bind(&world, &browser, "phone", MOBILE).await;
    let mut passwords = [PASSWORD, OTHER_PASSWORD].into_iter().cycle();
    let changes = async |passwords: &mut dyn Iterator<Item = &'static str>| {
        let mut current = passwords.next().unwrap();
        for new in passwords.take(6) {
            let change = json!({"current_password": current, "new_password": new});
            browser.post("/v1/account/password", change).await.expect(204);
            current = new;
        }
        world.settle().await;
    };
    let told = |contact: &str| world.inbox(contact).count_of("password");
    changes(&mut passwords).await;
    // The number itself was told of its binding; mails go on.
    let sms = world.inbox(MOBILE).all().iter().filter(|sms| sms.0.text.contains("Not you?")).count();
    assert_eq!((sms, told(GRACE) >= 6), (3, true));
    for _ in 0..3 {
        world.clock.advance(3600);
        browser.confirm(PASSWORD).await;
        passwords = [PASSWORD, OTHER_PASSWORD].into_iter().cycle();
        changes(&mut passwords).await;
    }
    // A quarter of the day's budget, beside the code that bound the number.
    let all = world.inbox(MOBILE).count();
    assert_eq!(all, 6);
    world.visitor().post("/v1/recovery", json!({"phone": MOBILE})).await.expect(202);
    world.inbox(MOBILE).nth_of(TO_RESET, 0).await;
}

#[tokio::test]
async fn sms_are_limited_by_country_and_by_number() {
    let world = World::with(&[("REKEY_SMS_COUNTRIES", "DE,AT")]).await;
    let browser = world.owner().await;
    browser.post("/v1/account/phone", json!({"phone": "+447400123456"})).await.refused(400, "invalid_request");
    let british = world.visitor();
    british.post("/v1/recovery", json!({"phone": "+447400123456"})).await.expect(202);
    let code = code_to(&world, &browser, "phone", MOBILE).await;
    enter(&browser, "phone", &code).await.expect(204);
    for _ in 0..6 {
        british.post("/v1/recovery", json!({"phone": MOBILE})).await.expect(202);
    }
    world.settle().await;
    let codes = world.inbox(MOBILE).count_of(TO_RESET);
    assert_eq!((codes, world.inbox("+447400123456").count()), (3, 0));
}
