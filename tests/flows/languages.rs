//! The language of a principal, which its browsers take over.

use rekey_local::PASSWORD;
use rekey_tests::factors::{turn_on_app, verify};
use rekey_tests::{Answer, Visitor, World};
use serde_json::{Value, json};

const COOKIE: &str = "__Host-rekey-language";

async fn choose(visitor: &Visitor, locale: Value) -> Answer {
    visitor.patch("/v1/account", json!({"locale": locale})).await
}

async fn locale(visitor: &Visitor) -> Value {
    visitor.get("/v1/account").await.expect(200).json()["locale"].clone()
}

/// The cookies of an answer that concern the language.
fn language_cookies(answer: &Answer) -> Vec<&str> {
    let cookies = answer.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
    cookies.filter(|cookie| cookie.starts_with(COOKIE)).collect()
}

#[tokio::test]
async fn a_person_chooses_a_language_and_takes_it_back() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    assert_eq!(locale(&browser).await, Value::Null);

    let chosen = choose(&browser, json!("en")).await.expect(204);
    assert_eq!(language_cookies(&chosen), ["__Host-rekey-language=en; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=34560000"]);
    assert_eq!(locale(&browser).await, "en");
    choose(&browser, Value::Null).await.expect(204);
    assert_eq!((locale(&browser).await, browser.cookie(COOKIE)), (Value::Null, None));
}

#[tokio::test]
async fn a_choice_of_a_language_tells_nobody_and_leaves_no_audit_entry() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    world.settle().await;
    let mails = world.inbox("grace@example.com").count();
    let entries = world.items("audit").await.len();
    choose(&browser, json!("en")).await.expect(204);
    world.settle().await;
    assert_eq!(world.items("audit").await.len(), entries);
    assert_eq!(world.inbox("grace@example.com").count(), mails + 2, "only those of the two times that it waited");
}

#[tokio::test]
async fn every_browser_takes_over_the_language_at_a_completed_sign_in() {
    let world = World::new().await;
    let first = world.signed_in("flowmatic").await;
    choose(&first, json!("en")).await.expect(204);

    let browser = world.visitor();
    browser.sign_in("flowmatic", PASSWORD).await;
    assert_eq!(browser.cookie(COOKIE).as_deref(), Some("en"));
    // An app gets no cookie.
    let app = world.visitor();
    assert!(language_cookies(&app.sign_in_app("flowmatic", PASSWORD, "mobile").await).is_empty());

    let (authenticator, _) = turn_on_app(&world, &first, json!({"password": PASSWORD})).await;
    let waiting = world.visitor();
    let challenge = waiting.sign_in("flowmatic", PASSWORD).await.text("challenge");
    assert_eq!(waiting.cookie(COOKIE), None, "the language may tell who it is");
    world.clock.advance(60);
    verify(&waiting, &challenge, "app", &authenticator.code(world.now())).await.expect(200);
    assert_eq!(waiting.cookie(COOKIE).as_deref(), Some("en"));
}

#[tokio::test]
async fn nobody_keeps_the_language_of_another_person() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    choose(&browser, json!("en")).await.expect(204);
    browser.sign_in("ada@example.com", PASSWORD).await;
    assert_eq!((browser.cookie(COOKIE), locale(&browser).await), (None, Value::Null));
    let again = browser.sign_in("ada@example.com", PASSWORD).await;
    assert!(language_cookies(&again).is_empty(), "there is nothing to remove");
}

#[tokio::test]
async fn only_a_language_of_the_configuration_is_accepted() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    choose(&browser, json!("en")).await.expect(204);
    for wrong in ["", "tlh", "EN", "en-GB", "en ", "../en"] {
        let refused = choose(&browser, json!(wrong)).await.refused(400, "invalid_request");
        assert_eq!(refused.json()["fields"][0]["field"], "locale", "{wrong:?}");
    }
    for body in
        [json!({}), json!({"locale": ["en"]}), json!({"locale": 1}), json!({"locale": "en", "email": "x@example.com"}), json!(["en"])]
    {
        browser.patch("/v1/account", body).await.refused(400, "invalid_request");
    }
    assert_eq!(locale(&browser).await, "en");
}

#[tokio::test]
async fn an_app_chooses_the_language_and_an_ended_session_does_not() {
    let world = World::new().await;
    let app = world.visitor();
    app.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    assert!(language_cookies(&choose(&app, json!("en")).await.expect(204)).is_empty());
    assert_eq!(locale(&app).await, "en");
    app.post("/v1/sign-out", json!({})).await.expect(204);
    choose(&app, Value::Null).await.refused(401, "unauthenticated");
}
