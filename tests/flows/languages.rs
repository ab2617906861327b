//! The language of a principal, which its browsers take over, and the language of problems.

use rekey_domain::account::NotAName;
use rekey_domain::email::NotAnEmailAddress;
use rekey_local::PASSWORD;
use rekey_tests::contacts::bind;
use rekey_tests::factors::{Owner, challenged, turn_on_app, verify};
use rekey_tests::people::{DAY, GRACE, MOBILE};
use rekey_tests::{Answer, GOOD_PASSWORD, Visitor, World, users};
use rekey_text::{Language, Text, ToText};
use reqwest::Method;
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

/// The language that only tests have: English, longer and from right to left.
const PSEUDO: &str = "ar-XB";

/// A refused recovery, with several wrong fields, asked with these headers.
async fn wrong_fields(world: &World, headers: &[(&str, &str)]) -> Answer {
    let visitor = world.visitor();
    let body = json!({"email": "nobody", "account": "?"});
    let request = visitor.request(Method::POST, "/v1/recovery").json(&body);
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    visitor.send(request).await.refused(400, "invalid_request")
}

#[tokio::test]
async fn a_problem_has_the_language_of_the_person_and_the_same_codes() {
    let world = World::new().await;
    let english = wrong_fields(&world, &[]).await;
    let (name, address) = (NotAName::Account.to_text(), NotAnEmailAddress.to_text());
    assert_eq!(english.text("detail"), format!("{address} {name}"));
    assert_eq!((english.header("content-language"), english.text("title").as_str()), (Some("en"), "Invalid request"));

    let other = wrong_fields(&world, &[("cookie", "__Host-rekey-language=ar-XB"), ("accept-language", "en")]).await;
    let pseudo = Language::find(PSEUDO).unwrap();
    let words = |text: &Text| pseudo.words(text);
    assert_eq!(other.header("content-language"), Some(PSEUDO));
    assert_eq!(other.text("title"), words(&Text::new("problem-invalid-request-title")));
    let fields = other.json()["fields"].clone();
    assert_eq!((&fields[0]["detail"], &fields[1]["detail"]), (&json!(words(&address)), &json!(words(&name))));
    assert!(other.text("detail").contains(&words(&name)) && other.text("detail") != english.text("detail"));
    assert_eq!(other.field_codes(), english.field_codes());
}

#[tokio::test]
async fn a_problem_is_english_for_people_who_ask_for_a_language_that_rekey_does_not_speak() {
    let world = World::new().await;
    let english = wrong_fields(&world, &[]).await.raw;
    let two = "__Host-rekey-language=ar-XB; __Host-rekey-language=en";
    for headers in [("accept-language", "xx"), ("accept-language", "\"<>"), ("cookie", "__Host-rekey-language=../en"), ("cookie", two)] {
        assert_eq!(wrong_fields(&world, &[headers]).await.raw, english, "{headers:?}");
    }
}

#[tokio::test]
async fn the_deployment_chooses_the_language_of_people_who_choose_none() {
    let world = World::with(&[("REKEY_LANGUAGE", PSEUDO)]).await;
    assert_eq!(wrong_fields(&world, &[]).await.header("content-language"), Some(PSEUDO));
    assert_eq!(wrong_fields(&world, &[("accept-language", "en-GB, ar;q=0.5")]).await.header("content-language"), Some("en"));
    // Problems of the layers around a function have the language, too.
    let visitor = world.visitor();
    let refused = visitor.send(visitor.request(Method::POST, "/v1/recovery").body("x").header("content-type", "text/plain")).await;
    assert_eq!(refused.refused(415, "unsupported_media_type").header("content-language"), Some(PSEUDO));
}

#[tokio::test]
async fn an_invited_user_gets_messages_in_the_language_of_the_page_of_the_first_password() {
    let world = World::new().await;
    let root = users::root(&world).await;
    let activate = async |token: String, language: &str| {
        let body = json!({"token": token, "password": GOOD_PASSWORD});
        let request = world.visitor().request(Method::POST, "/v1/accounts/activate").header("accept-language", language).json(&body);
        world.visitor().send(request).await.expect(200);
        let user = world.visitor();
        user.try_sign_in_user(users::ACCOUNT, Some("rosa"), GOOD_PASSWORD).await.expect(200);
        locale(&user).await
    };
    assert_eq!(activate(users::created(&root, "rosa", &[]).await, "de-AT, en;q=0.5").await, "de");
    // A link that resets a password leaves the language as it is. A thief may hold that link.
    assert_eq!(activate(users::reset(&root, "rosa").await, "ja").await, "de");
}

#[tokio::test]
async fn a_mailed_code_has_the_language_of_the_person_or_else_of_the_page() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    let code_for = async |visitor: Visitor, challenge: String| {
        world.clock.advance(60);
        let request = visitor.request(Method::POST, "/v1/sign-in/email-code").header("accept-language", "de");
        visitor.send(request.json(&json!({"challenge": challenge}))).await.expect(202);
    };
    let (visitor, challenge) = challenged(&world, "mobile").await;
    code_for(visitor, challenge).await;
    world.inbox(GRACE).titled("Ihr Bestätigungscode für Rekey").only().await;
    choose(&owner.browser, json!("es")).await.expect(204);
    let (visitor, challenge) = challenged(&world, "mobile").await;
    code_for(visitor, challenge).await;
    world.inbox(GRACE).titled("Tu código de verificación de Rekey").only().await;
}

#[tokio::test]
async fn a_code_for_lost_factors_has_the_language_of_the_page() {
    let world = World::new().await;
    Owner::with_app(&world).await;
    let (visitor, challenge) = challenged(&world, "mobile").await;
    let id = visitor.post("/v1/lost-factor", json!({"challenge": challenge})).await.expect(202).text("lost_factor_id");
    world.clock.advance(1);
    let request = visitor.request(Method::POST, "/v1/lost-factor/codes").header("accept-language", "de");
    visitor.send(request.json(&json!({"lost_factor_id": id}))).await.expect(202);
    world.inbox(GRACE).titled("Ihr Bestätigungscode für Rekey").only().await;
}

#[tokio::test]
async fn an_undo_brings_the_language_back_that_the_owner_had_chosen() {
    let world = World::unlimited(&[]).await;
    let owner = world.signed_in("flowmatic").await;
    choose(&owner, json!("en")).await.expect(204);
    world.clock.advance(31 * DAY);

    let thief = world.confirmed("flowmatic", None, PASSWORD).await;
    let before = world.inbox(GRACE).count_of("mobile number");
    bind(&world, &thief, "phone", MOBILE).await;
    let notice = world.inbox(GRACE).nth_of("mobile number", before).await;
    for language in ["es", "ja"] {
        world.clock.advance(1);
        choose(&thief, json!(language)).await.expect(204);
    }
    world.clock.advance(1);
    world.not_me(&notice.not_me()).await.expect(200);
    // The mail is in English again.
    world.reset_password(GRACE, "flowmatic", GOOD_PASSWORD).await;
    owner.sign_in("flowmatic", GOOD_PASSWORD).await;
    assert_eq!((locale(&owner).await, owner.cookie(COOKIE).as_deref()), (json!("en"), Some("en")));
}

#[tokio::test]
async fn a_language_that_a_thief_has_chosen_keeps_no_owner_from_reading_a_message() {
    let world = World::unlimited(&[]).await;
    let owner = Owner::with_both(&world).await;
    choose(&owner.browser, json!("ja")).await.expect(204);

    let [recovery, code] = ["Reset your Rekey password", "Your Rekey authentication code"].map(|title| world.inbox(GRACE).titled(title));
    let before = code.count();
    world.visitor().post("/v1/recovery", json!({"email": GRACE, "locale": "en"})).await.expect(202);
    recovery.only().await;
    let (visitor, challenge) = challenged(&world, "mobile").await;
    world.clock.advance(60);
    let request = visitor.request(Method::POST, "/v1/sign-in/email-code").header("accept-language", "en");
    visitor.send(request.json(&json!({"challenge": challenge}))).await.expect(202);
    code.nth(before).await;
    // A page in that language is believed.
    world.visitor().post("/v1/recovery", json!({"email": GRACE, "locale": "ja"})).await.expect(202);
    world.inbox(GRACE).titled("Rekey のパスワードの再設定").only().await;
}

#[tokio::test]
async fn a_link_from_an_administrator_comes_in_the_language_from_before_a_recent_change() {
    const LIN: &str = "lin@example.org";
    let world = World::unlimited(&[]).await;
    let root = users::root(&world).await;
    users::mailed_user(&world, &root, "lin", LIN, &[]).await;
    let thief = users::confirmed(&world, "lin", GOOD_PASSWORD).await;
    choose(&thief, json!("ja")).await.expect(204);
    root.post("/v1/users/lin/reset-password", json!({})).await.expect(200);
    world.inbox(LIN).titled("Choose a new Rekey password").only().await;
}
