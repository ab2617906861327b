//! What people type and paste, and what their browsers send along: codes and numbers with the typography of where they come
//! from, trivial passwords, the cookies of others on the host, bearer tokens as the RFCs have them.

use rekey_local::PASSWORD;
use rekey_tests::factors::{turn_on_app, verify};
use rekey_tests::people::MOBILE;
use rekey_tests::{Answer, Visitor, World};
use reqwest::Method;
use reqwest::header::HeaderValue;
use serde_json::json;

fn full_width(digits: &str) -> String {
    digits.chars().map(|digit| char::from_u32(0xFF10 + digit.to_digit(10).unwrap()).unwrap()).collect()
}

fn arabic(digits: &str) -> String {
    digits.chars().map(|digit| char::from_u32(0x660 + digit.to_digit(10).unwrap()).unwrap()).collect()
}

async fn challenge(world: &World) -> String {
    let body = json!({"account": "flowmatic", "password": PASSWORD, "client": "mobile"});
    world.visitor().post("/v1/sign-in", body).await.expect(200).text("challenge")
}

#[tokio::test]
async fn a_pasted_recovery_code_lets_its_owner_in() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    let codes = turn_on_app(&world, &browser, json!({"password": PASSWORD})).await.1.unwrap();
    let pasted: [fn(&str) -> String; 8] = [
        |code| format!("{code}\n"),
        |code| format!("\t{code}"),
        |code| code.replace('-', "\u{a0}"),
        |code| code.replace('-', "\u{2013}"),
        |code| format!("1. {code}"),
        |code| format!("10) {}\r\n", code.to_lowercase()),
        |code| format!("\u{202a}{code}\u{202c}"),
        |code| code.chars().map(|c| if c == '-' { '\u{ff0d}' } else { char::from_u32(u32::from(c) + 0xFEE0).unwrap() }).collect(),
    ];
    for (code, pasted) in codes.iter().zip(pasted) {
        let pasted = pasted(code);
        let answer = verify(&world.visitor(), &challenge(&world).await, "recovery_code", &pasted).await;
        assert_eq!(answer.status, 200, "{pasted:?}: {}", answer.raw);
    }
    let left = browser.get("/v1/two-factor").await.expect(200).json()["recovery_codes_left"].clone();
    assert_eq!(left, json!(2), "each was read as the one that was pasted");
}

#[tokio::test]
async fn six_digits_are_read_in_every_script_and_typography() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    let (app, _) = turn_on_app(&world, &browser, json!({"password": PASSWORD})).await;
    let pasted: [fn(&str) -> String; 5] = [
        full_width,
        arabic,
        |digits| format!("{}\u{a0}{}", &digits[..3], &digits[3..]),
        |digits| format!("{}-{}\n", &digits[..3], &digits[3..]),
        |digits| format!("\u{200e}{digits}\u{200b}"),
    ];
    for pasted in pasted {
        world.clock.advance(60);
        let pasted = pasted(&app.code(world.now()));
        let answer = verify(&world.visitor(), &challenge(&world).await, "app", &pasted).await;
        assert_eq!(answer.status, 200, "{pasted:?}: {}", answer.raw);
    }
    // What cannot be six digits takes no try.
    let waiting = challenge(&world).await;
    for _ in 0..6 {
        verify(&world.visitor(), &waiting, "app", "12345²").await.refused(400, "invalid_request");
    }
    world.clock.advance(60);
    verify(&world.visitor(), &waiting, "app", &app.code(world.now())).await.expect(200);
}

#[tokio::test]
async fn the_typed_code_of_a_recovery_may_be_pasted() {
    let world = World::new().await;
    let person = world.visitor();
    let recovery = person.recover("grace@example.com").await;
    let code = world.inbox("grace@example.com").only().await.code();
    let other = code.to_lowercase().replace('-', "\u{2011}");
    for pasted in [format!("{code}\n"), format!("1. {code}"), format!("\u{feff}{other}"), code.replace('-', "")] {
        person.post("/v1/recovery/consume", json!({"recovery_id": recovery, "code": pasted})).await.expect(200);
    }
}

#[tokio::test]
async fn a_number_and_its_code_may_be_pasted() {
    let world = World::new().await;
    let browser = world.owner().await;
    browser.post("/v1/account/phone", json!({"phone": "\u{202a}+49\u{a0}151 23456789\u{202c}\n"})).await.expect(202);
    let digits = world.inbox(MOBILE).nth(0).await.digits();
    browser.post("/v1/account/phone/confirm", json!({"code": full_width(&digits)})).await.expect(204);
    assert_eq!(browser.get("/v1/account").await.expect(200).text("phone"), MOBILE);
    let person = world.visitor();
    let asked = person.post("/v1/recovery", json!({"phone": "+\u{200e}49–151–23456789"})).await.expect(202).text("recovery_id");
    let code = world.inbox(MOBILE).find("choose a new password").await.code();
    person.post("/v1/recovery/consume", json!({"recovery_id": asked, "code": format!(" {code}\u{a0}")})).await.expect(200);
}

/// The one field that an answer complains about: its code and its text.
fn complaint(answer: &Answer) -> (String, String) {
    let field = answer.json()["fields"][0].clone();
    assert_eq!(field["field"], "phone", "{}", answer.raw);
    (field["code"].as_str().unwrap().to_owned(), field["detail"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn landlines_foreign_and_invalid_numbers_are_told_apart() {
    let world = World::new().await;
    let browser = world.owner().await;
    assert!(browser.get("/v1/config").await.json()["sms_countries"].as_array().unwrap().contains(&json!("IT")));
    let mut texts = Vec::new();
    for (number, code) in [
        ("+39 02 1234567", "not_mobile"),
        ("+49 30 123456", "not_mobile"),
        ("+37066112345", "country_not_served"),
        ("+49 151", "invalid"),
        ("0151 23456789", "invalid"),
    ] {
        let answer = browser.post("/v1/account/phone", json!({"phone": number})).await.refused(400, "invalid_request");
        let (found, text) = complaint(&answer);
        assert_eq!(found, code, "{number}");
        assert_eq!(answer.text("detail"), text);
        texts.push(text);
        let created = browser.post("/v1/users", json!({"user": "lin", "permissions": [], "phone": number})).await;
        assert_eq!(complaint(&created.refused(400, "invalid_request")).0, code, "{number}");
        if code != "country_not_served" {
            let asked = world.visitor().post("/v1/recovery", json!({"phone": number})).await.refused(400, "invalid_request");
            assert_eq!(complaint(&asked).0, code, "{number}");
        }
    }
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), 3, "{texts:?}");
}

#[tokio::test]
async fn trivial_passwords_are_refused_as_common() {
    let world = World::with(&[("REKEY_BRAND", "Cloudkeep"), ("REKEY_LIMIT_SCALE", "1000")]).await;
    let browser = world.signed_in("flowmatic").await;
    let change = async |new: &str| {
        let body = json!({"current_password": PASSWORD, "new_password": new});
        browser.post("/v1/account/password", body).await
    };
    for trivial in [
        "          ",
        "\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}",
        " \u{200b}\u{a0}\u{2060} \u{200b}\u{a0}\u{2060}",
        "aaaaaaaaaa",
        "cloudkeep",
        "Cloudkeep2026",
        "ＣｌｏｕｄＫｅｅｐ１",
    ] {
        let answer = change(trivial).await.refused(422, "password_refused");
        assert_eq!(answer.field_codes(), ["common"], "{trivial:?}");
    }
    change("Cloudkeep20261").await.expect(204);
}

/// A request for the session with exactly these Cookie lines.
async fn with_cookies(visitor: &Visitor, lines: &[&[u8]]) -> Answer {
    let request = visitor.request(Method::GET, "/v1/session");
    let value = |line: &&[u8]| HeaderValue::from_bytes(line).unwrap();
    visitor.send(lines.iter().map(value).fold(request, |request, line| request.header("cookie", line))).await
}

#[tokio::test]
async fn foreign_cookies_do_not_hide_ours() {
    let world = World::new().await;
    let (browser, bare) = (world.visitor(), world.visitor());
    browser.sign_in("flowmatic", PASSWORD).await;
    let ours = format!("__Host-rekey={}", browser.cookie("__Host-rekey").unwrap());
    let neighbours: [&[u8]; 9] = [
        "name=José".as_bytes(),
        b"name=Jos\xe9",
        b"\xff\xfe=\x80",
        b"flag",
        b"=",
        b"quoted=\"a b\"",
        b"__Host-rekey2=x",
        b"__host-rekey=x",
        // A host of the same domain may set this one: to browsers, its name does not begin with the prefix.
        "\u{2000}__Host-rekey=x".as_bytes(),
    ];
    for neighbour in neighbours {
        for line in [[neighbour, b"; ", ours.as_bytes()].concat(), [ours.as_bytes(), b";", neighbour].concat()] {
            with_cookies(&bare, &[&line]).await.expect(200);
        }
        with_cookies(&bare, &[neighbour, ours.as_bytes()]).await.expect(200);
    }
    // What looks like ours to a lenient reader is not ours.
    let value = ours.trim_start_matches("__Host-rekey=");
    for other in [format!("\u{2000}{ours}"), format!("\u{a0}{ours}"), format!("__host-rekey={value}"), format!("x__Host-rekey={value}")] {
        with_cookies(&bare, &[other.as_bytes()]).await.refused(401, "unauthenticated");
    }
}

#[tokio::test]
async fn two_different_session_cookies_sign_nobody_in() {
    let world = World::new().await;
    let (owner, thief, bare) = (world.visitor(), world.visitor(), world.visitor());
    owner.sign_in("flowmatic", PASSWORD).await;
    thief.sign_in("ada@example.com", PASSWORD).await;
    let [ours, theirs] = [&owner, &thief].map(|visitor| format!("__Host-rekey={}", visitor.cookie("__Host-rekey").unwrap()));
    for (first, second) in [(&ours, &theirs), (&theirs, &ours), (&ours, &"__Host-rekey=".to_owned())] {
        with_cookies(&bare, &[format!("{first}; {second}").as_bytes()]).await.refused(401, "unauthenticated");
        with_cookies(&bare, &[first.as_bytes(), second.as_bytes()]).await.refused(401, "unauthenticated");
        // It is a request from the web all the same.
        let elsewhere = bare.request(Method::POST, "/v1/sign-out").header("cookie", format!("{first}; {second}"));
        bare.send(elsewhere.header("origin", "https://evil.example")).await.refused(403, "forbidden");
    }
    with_cookies(&bare, &[format!("{ours}; {ours}").as_bytes()]).await.expect(200);
    with_cookies(&bare, &[ours.as_bytes(), ours.as_bytes()]).await.expect(200);
    assert_eq!((owner.session_status().await, thief.session_status().await), (200, 200));
}

#[tokio::test]
async fn a_known_browser_stays_known_beside_foreign_cookies() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    let device = browser.cookie("__Host-rekey-device").unwrap();
    let sign_in = async |cookies: &[u8]| {
        let bare = world.visitor();
        let body = json!({"account": "flowmatic", "password": PASSWORD, "client": "web"});
        let request = bare.request(Method::POST, "/v1/sign-in").header("cookie", HeaderValue::from_bytes(cookies).unwrap());
        let answer = bare.send(request.header("origin", &world.url).json(&body)).await.expect(200);
        answer.headers.get_all("set-cookie").iter().any(|cookie| cookie.to_str().unwrap().starts_with("__Host-rekey-device="))
    };
    let known = format!("__Host-rekey-device={device}");
    assert!(!sign_in([b"name=Jos\xe9; ".as_slice(), known.as_bytes()].concat().as_slice()).await, "the browser is known");
    assert!(!sign_in(format!("{known}; {known}").as_bytes()).await, "the browser is known");
    assert!(sign_in(format!("{known}; __Host-rekey-device=x").as_bytes()).await, "nobody can tell which browser it is");
}

#[tokio::test]
async fn bearer_tokens_are_read_as_the_rfcs_define_them() {
    let world = World::new().await;
    let (app, bare) = (world.visitor(), world.visitor());
    let token = app.sign_in_app("flowmatic", PASSWORD, "mobile").await.text("token");
    let show = async |values: &[String]| {
        let request = bare.request(Method::GET, "/v1/session");
        bare.send(values.iter().fold(request, |request, value| request.header("authorization", value))).await
    };
    for good in [format!("Bearer {token}"), format!("Bearer  {token}"), format!("bearer {token}"), format!("BEARER    {token}  ")] {
        assert_eq!(show(std::slice::from_ref(&good)).await.status, 200, "{good}");
    }
    for bad in [format!("Bearer\t{token}"), format!("Bearer{token}"), format!("Basic {token}"), token.clone(), format!("Bearer {token}, x")]
    {
        show(&[bad]).await.refused(401, "unauthenticated");
    }
    let twice = [format!("Bearer {token}"), "Bearer x".to_owned()];
    show(&twice).await.refused(401, "unauthenticated");
}
