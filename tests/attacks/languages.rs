//! What attackers try with languages: to learn who exists, to break an answer, and to hide what they do from its owner.

use rekey_local::PASSWORD;
use rekey_tests::people::{ADA, GRACE};
use rekey_tests::{Answer, OTHER_PASSWORD, Visitor, World};
use rekey_text::{Language, Text};
use reqwest::Method;
use serde_json::{Value, json};

/// A call by somebody who reads this language.
async fn post_in(language: &str, visitor: &Visitor, path: &str, body: Value) -> Answer {
    visitor.send(visitor.request(Method::POST, path).header("accept-language", language).json(&body)).await
}

/// What of an answer may tell something: its status, its headers, and its body without what is random in each.
fn told(answer: &Answer) -> (u16, Vec<(String, String)>, Value) {
    let headers = answer.headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    let random = |name: &str| ["date", "x-request-id", "content-length"].contains(&name);
    let mut body = answer.json();
    for name in ["recovery_id", "reference"] {
        if let Some(value) = body.get_mut(name) {
            *value = Value::Null;
        }
    }
    (answer.status, headers.filter(|(name, _)| !random(name)).collect(), body)
}

#[tokio::test]
async fn no_language_tells_who_exists() {
    let world = World::unlimited(&[]).await;
    let visitor = world.visitor();
    let sign_in = |account| json!({"account": account, "password": "not the password", "client": "web"});
    let code = async |language: &str, email: &str| {
        let recovery = post_in(language, &visitor, "/v1/recovery", json!({"email": email, "locale": language})).await.text("recovery_id");
        world.settle().await;
        json!({"recovery_id": recovery, "code": "AAAA-BBBB"})
    };
    for language in Language::offered().map(Language::tag) {
        let (known, unknown) = (code(language, ADA).await, code(language, "nobody@example.org").await);
        for (path, known, unknown) in [
            ("/v1/recovery", json!({"email": ADA, "locale": language}), json!({"email": "nobody@example.org", "locale": language})),
            ("/v1/recovery/consume", known, unknown),
            ("/v1/sign-in", sign_in("flowmatic"), sign_in("no-such-name")),
            (
                "/v1/accounts",
                json!({"account": ADA, "email": ADA, "locale": language}),
                json!({"account": "nobody@example.org", "email": "nobody@example.org", "locale": language}),
            ),
        ] {
            let known = post_in(language, &visitor, path, known).await;
            let unknown = post_in(language, &visitor, path, unknown).await;
            assert_eq!(told(&known), told(&unknown), "{path} in {language}");
            if known.status >= 400 {
                assert_eq!((known.header("content-language"), known.raw.len()), (Some(language), unknown.raw.len()));
            }
        }
    }
}

#[tokio::test]
async fn no_language_breaks_an_answer() {
    let world = World::unlimited(&[]).await;
    let visitor = world.visitor();
    let tags: Vec<&str> = Language::offered().map(Language::tag).collect();
    let many = ["xx", "zz-Latn-ZZ", "i-klingon", "*"].map(|tag| format!("{tag};q=0.9,").repeat(600));
    let odd = ["", ",", ";q=1", "*", "de;q=x", "en\u{7f}", "zh-Hant-u-ca-roc", "x-private", "../../de", "und", "und-Hant", "-", "a"];
    let long = "a-".repeat(3000);
    for wanted in odd.into_iter().chain(many.iter().map(String::as_str)).chain([long.as_str(), "ｚｈ", "%0d%0aSet-Cookie:x=y"]) {
        for cookie in ["__Host-rekey-language=de", "__Host-rekey-language=%0d%0a", "__Host-rekey-language=;__Host-rekey-language=ja"] {
            let Ok(value) = reqwest::header::HeaderValue::from_bytes(wanted.as_bytes()) else { continue };
            let request = visitor.request(Method::POST, "/v1/recovery").header("accept-language", value.clone()).header("cookie", cookie);
            let answer = visitor.send(request.json(&json!({"email": "nobody"}))).await.refused(400, "invalid_request");
            assert!(tags.contains(&answer.header("content-language").unwrap()), "{wanted} {cookie}");
            let page = visitor.request(Method::GET, "/sign-in").header("accept-language", value).header("cookie", cookie);
            assert!(tags.contains(&visitor.send(page).await.expect(200).header("content-language").unwrap()));
        }
    }
    for locale in [json!(["de"]), json!({"de": 1}), json!(1), json!("de\r\nBcc: x@example.org"), json!("de,en"), json!("a-".repeat(40))] {
        post_in("en", &visitor, "/v1/recovery", json!({"email": ADA, "locale": locale})).await.refused(400, "invalid_request");
        let body = json!({"account": "new-name", "email": "new@example.org", "locale": locale});
        post_in("en", &visitor, "/v1/accounts", body).await.refused(400, "invalid_request");
    }
}

#[tokio::test]
async fn a_thief_cannot_write_notices_in_a_language_that_the_owner_does_not_read() {
    let world = World::unlimited(&[]).await;
    let thief = world.signed_in("flowmatic").await;
    // Two changes: the first one is not the language from before.
    for locale in ["zh-Hant", "ja"] {
        thief.patch("/v1/account", json!({"locale": locale})).await.expect(204);
    }
    let body = json!({"current_password": PASSWORD, "new_password": OTHER_PASSWORD});
    thief.post("/v1/account/password", body).await.expect(204);
    let notice = world.inbox(GRACE).find("The password was changed in the account's settings.").await;
    let words = |tag: &str, key| Language::find(tag).unwrap().words(&Text::new(key).with("brand", "Rekey"));
    for tag in ["en", "ja"] {
        for key in ["notice-button-not-me", "notice-lead"] {
            assert!(notice.0.text.contains(&words(tag, key)), "{key} in {tag}: {}", notice.0.text);
        }
    }
    // The owner reads the subject before anything else.
    assert!(notice.0.subject.contains("Your Rekey password was changed"), "{}", notice.0.subject);
    assert_eq!(notice.0.text.matches(&notice.not_me()).count(), 2, "both buttons have the one link");
}
