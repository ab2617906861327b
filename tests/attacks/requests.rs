//! What attackers try through the HTTP contract.

use rekey_domain::id::Id;
use rekey_domain::token::{ActivationToken, DeviceToken, LinkToken, SessionToken, TicketToken};
use rekey_local::PASSWORD;
use rekey_tests::{GOOD_PASSWORD, OTHER_PASSWORD, World};
use reqwest::Method;
use serde_json::{Value, json};

#[tokio::test]
async fn several_addresses_in_one_field_are_refused() {
    let world = World::new().await;
    let attacker = world.visitor();
    let victim = "ada@example.com";
    for email in [
        json!([victim, "eve@example.org"]),
        json!({"0": victim}),
        json!(null),
        json!(17),
        json!(true),
        json!("ada@example.com,eve@example.org"),
        json!("ada@example.com;eve@example.org"),
        json!("ada@example.com eve@example.org"),
        json!("<ada@example.com>"),
        json!("Eve <ada@example.com>"),
        json!("ada@example.com\r\nBcc: eve@example.org"),
        json!("ada@example.com\nBcc: eve@example.org"),
        json!("ada@example.com%0a%0dBcc:eve@example.org"),
        json!("ada@example.com\u{0}"),
        json!("\"ada\"@example.com"),
        json!("ada@example.com."),
        json!(" ada@example.com"),
        json!(""),
    ] {
        attacker.post("/v1/recovery", json!({"email": email})).await.refused(400, "invalid_request");
    }
    world.settle().await;
    // All that is there was asked for by settling.
    assert!(world.stack.outbox.all().iter().all(|mail| mail.to == "grace@example.com"));
    assert!(world.items("recovery").await.iter().all(|row| row["email"].as_s().unwrap() == "grace@example.com"));
}

#[tokio::test]
async fn look_alikes_of_an_address_reach_no_other_account() {
    let world = World::new().await;
    world.account("victim", "mike@example.org").await;
    let inbox = world.inbox("mike@example.org");
    let before = inbox.count();
    let attacker = world.visitor();
    for email in [
        "mıke@example.org",
        "mike@exаmple.org",
        "ｍike@example.org",
        "MIKE@EXAMPLE.ORG\u{200b}",
        "mike@example。org",
        "mi\u{212a}e@example.org",
        "ſike@example.org",
    ] {
        attacker.post("/v1/recovery", json!({"email": email})).await.refused(400, "invalid_request");
    }
    // Only the case of ASCII letters is ignored, and the mail goes to the stored address.
    attacker.recover("MiKe@Example.ORG").await;
    let mail = inbox.nth(before).await;
    assert_eq!(mail.0.to, "mike@example.org");
    world.settle().await;
    assert!(world.stack.outbox.all().iter().all(|mail| mail.to.is_ascii() && mail.to == mail.to.to_lowercase()));
    // Names are held to the same: a look-alike is no name at all.
    for account in ["vıctim", "victіm", "ｖictim"] {
        attacker.try_sign_in(account, GOOD_PASSWORD).await.refused(400, "invalid_request");
        attacker.post("/v1/accounts", json!({"account": account, "email": "eve@example.org"})).await.refused(400, "invalid_request");
    }
}

#[tokio::test]
async fn forged_headers_change_neither_the_link_nor_the_limit() {
    let world = World::with(&[("REKEY_LIMIT_RECOVERY_ADDRESS", "3/600")]).await;
    let attacker = world.visitor();
    let mut statuses = Vec::new();
    for n in 0..5 {
        let request = attacker.request(Method::POST, "/v1/recovery").json(&json!({"email": "ada@example.com"}));
        let request = [
            ("host", "evil.example".to_owned()),
            ("forwarded", format!("for=203.0.113.{n};host=evil.example;proto=https")),
            ("x-forwarded-for", format!("203.0.113.{n}")),
            ("x-forwarded-host", "evil.example".to_owned()),
            ("x-forwarded-proto", "https".to_owned()),
            ("x-real-ip", format!("203.0.113.{n}")),
            ("true-client-ip", format!("203.0.113.{n}")),
            ("cf-connecting-ip", format!("203.0.113.{n}")),
            ("cloudfront-viewer-address", format!("203.0.113.{n}:443")),
            ("x-original-url", "/dev/outbox".to_owned()),
            ("x-lambda-request-context", "{}".to_owned()),
        ]
        .into_iter()
        .fold(request, |request, (name, value)| request.header(name, value));
        statuses.push(attacker.send(request).await.status);
    }
    assert_eq!(statuses, [202, 202, 202, 429, 429]);
    world.settle().await;
    let mails = world.inbox("ada@example.com").all();
    assert!(!mails.is_empty());
    for mail in mails {
        assert!(mail.0.text.contains(&format!("{}/reset#token=", world.url)));
        assert!(!mail.0.text.contains("evil") && !mail.0.html.contains("evil"));
    }
}

#[tokio::test]
async fn every_endpoint_refuses_tokens_of_other_kinds() {
    let world = World::new().await;
    let person = world.visitor();
    person.post("/v1/accounts", json!({"account": "acme", "email": "owner@example.org"})).await.expect(202);
    let activation = world.inbox("owner@example.org").only().await.token();
    let recovery = person.recover("grace@example.com").await;
    let link = world.inbox("grace@example.com").only().await.token();
    let ticket = person.consume(&link).await;
    let phone = world.visitor();
    let session = phone.sign_in_app("flowmatic", PASSWORD, "mobile").await.text("token");
    let browser = world.signed_in("flowmatic").await;
    let (cookie, device) = (browser.cookie("__Host-rekey").unwrap(), browser.cookie("__Host-rekey-device").unwrap());
    let tokens = [activation, link, ticket, session, cookie, device, recovery];

    let consume = |token: &str| ("/v1/recovery/consume", json!({"token": token}));
    let set = |token: &str| ("/v1/recovery/password", json!({"ticket": token, "account": "flowmatic", "new_password": OTHER_PASSWORD}));
    let activate = |token: &str| ("/v1/accounts/activate", json!({"token": token, "password": OTHER_PASSWORD}));
    type Call<'a> = &'a dyn Fn(&str) -> (&'static str, Value);
    let calls: [(usize, Call); 3] = [(1, &consume), (2, &set), (0, &activate)];
    for (own, call) in calls {
        for (kind, token) in tokens.iter().enumerate().filter(|(kind, _)| *kind != own) {
            let (path, body) = call(token);
            let refused = world.visitor().post(path, body).await;
            assert_eq!(refused.status, 410, "token {kind} at {path}");
            // A prefix of another kind in front of the same secret is as little a token of that kind.
            let (_, rest) = token.split_once('_').unwrap_or(("", token));
            let (path, body) = call(&format!("{}_{rest}", tokens[own].split('_').next().unwrap()));
            assert_eq!(world.visitor().post(path, body).await.status, 410, "relabelled token {kind} at {path}");
        }
    }
    for (kind, token) in tokens.iter().enumerate() {
        let (as_bearer, as_cookie) = (world.visitor(), world.visitor());
        as_bearer.use_token(token);
        as_cookie.set_cookie("__Host-rekey", token);
        assert_eq!(as_bearer.session_status().await, if kind == 3 { 200 } else { 401 }, "token {kind} as bearer");
        assert_eq!(as_cookie.session_status().await, if kind == 4 { 200 } else { 401 }, "token {kind} as cookie");
    }
    world.visitor().sign_in("flowmatic", PASSWORD).await;
}

#[tokio::test]
async fn spent_expired_and_invented_tokens_get_the_same_answer() {
    let world = World::new().await;
    let person = world.visitor();
    person.recover("grace@example.com").await;
    person.recover("ada@example.com").await;
    let spent = world.inbox("grace@example.com").only().await.token();
    let expired = world.inbox("ada@example.com").only().await.token();
    let (spent_ticket, expired_ticket) = (person.consume(&spent).await, person.consume(&expired).await);
    person.set_password(&spent_ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);
    world.clock.advance(901);
    let random = world.random();
    let invented = LinkToken::mint(Id::random(&random), &random).reveal();
    let mut links = Vec::new();
    for token in [spent.as_str(), &expired, &invented, "", " ", "link_", "x", &"a".repeat(4000)] {
        let answer = person.post("/v1/recovery/consume", json!({"token": token})).await.refused(410, "expired");
        links.push(answer.raw);
    }
    links.dedup();
    assert_eq!(links.len(), 1, "{links:?}");
    let invented = TicketToken::mint(Id::random(&random), &random).reveal();
    let mut tickets = Vec::new();
    for ticket in [spent_ticket.as_str(), &expired_ticket, &invented, ""] {
        tickets.push(person.set_password(ticket, "flowmatic", GOOD_PASSWORD).await.refused(410, "expired").raw);
    }
    tickets.dedup();
    assert_eq!(tickets, [links[0].clone()]);
    let invented = ActivationToken::mint(Id::random(&random), &random).reveal();
    let answer = person.post("/v1/accounts/activate", json!({"token": invented, "password": GOOD_PASSWORD})).await.refused(410, "expired");
    assert_eq!(answer.raw, links[0]);
}

#[tokio::test]
async fn missing_and_null_tokens_are_invalid_requests() {
    let world = World::new().await;
    let person = world.visitor();
    for body in [
        json!({}),
        json!({"token": null}),
        json!({"token": ["x"]}),
        json!({"token": "x", "recovery_id": "y"}),
        json!({"recovery_id": "y"}),
        json!({"code": "AAAA-BBBB"}),
        json!([]),
        json!("x"),
        json!(null),
    ] {
        person.post("/v1/recovery/consume", body).await.refused(400, "invalid_request");
    }
    for body in
        [json!({"account": "a", "new_password": "x"}), json!({"ticket": null, "account": "flowmatic", "new_password": OTHER_PASSWORD})]
    {
        person.post("/v1/recovery/password", body).await.refused(400, "invalid_request");
    }
}

#[tokio::test]
async fn one_of_a_hundred_concurrent_resets_sets_the_password() {
    let world = World::new().await;
    let person = world.visitor();
    person.recover("grace@example.com").await;
    let ticket = person.consume(&world.inbox("grace@example.com").only().await.token()).await;
    let tries = (0..100).map(|n| {
        let (person, ticket) = (&person, &ticket);
        async move { (n, person.set_password(ticket, "flowmatic", &format!("racing password {n}")).await) }
    });
    let answers = futures_util::future::join_all(tries).await;
    let won: Vec<usize> = answers.iter().filter(|(_, answer)| answer.status == 200).map(|(n, _)| *n).collect();
    let lost = answers.iter().filter(|(_, answer)| answer.status == 410).count();
    assert_eq!((won.len(), lost), (1, 99));
    person.sign_in("flowmatic", &format!("racing password {}", won[0])).await;
    world.inbox("grace@example.com").find("was reset with").await;
    world.settle().await;
    let notices = world.inbox("grace@example.com").all().into_iter().filter(|mail| mail.0.subject.contains("changed")).count();
    assert_eq!(notices, 1);
}

#[tokio::test]
async fn html_and_line_breaks_in_names_are_refused_or_inert() {
    let world = World::with(&[("REKEY_BRAND", "R&D 'Cloud'"), ("REKEY_LIMIT_SCALE", "1000")]).await;
    let attacker = world.visitor();
    for account in ["<b>acme</b>", "acme\r\nBcc: x@example.org", "acme\"onclick=", "acme&amp;", "a{{7*7}}b", "../../etc"] {
        attacker.post("/v1/accounts", json!({"account": account, "email": "eve@example.org"})).await.refused(400, "invalid_request");
        attacker.post("/v1/recovery", json!({"email": "ada@example.com", "account": account})).await.refused(400, "invalid_request");
        attacker.post("/v1/recovery", json!({"email": "ada@example.com", "user": account})).await.refused(400, "invalid_request");
        attacker.post("/v1/recovery", json!({"email": "ada@example.com", "locale": account})).await.refused(400, "invalid_request");
    }
    for device in ["a\r\nSet-Cookie: x=y", "a\u{202e}b", "", "\u{1b}[31m"] {
        let body = json!({"account": "flowmatic", "password": PASSWORD, "client": "mobile", "device": device});
        attacker.post("/v1/sign-in", body).await.refused(400, "invalid_request");
    }
    // Allowed text that looks like HTML comes back as data, and pages and mails escape the brand.
    let device = "<img src=x onerror=alert(1)>";
    let body = json!({"account": "flowmatic", "password": PASSWORD, "client": "mobile", "device": device});
    assert_eq!(attacker.post("/v1/sign-in", body).await.expect(200).json()["session"]["device"], device);
    attacker.recover("ada@example.com").await;
    let mail = world.inbox("ada@example.com").only().await;
    assert_eq!(mail.0.subject, "Reset your R&D 'Cloud' password");
    assert!(mail.0.html.contains("R&#38;D") && !mail.0.html.contains("R&D"));
    assert!(!attacker.get("/sign-in").await.raw.contains("R&D"));
}

#[tokio::test]
async fn a_body_over_8_kib_is_refused_before_anything_is_hashed() {
    let world = World::new().await;
    let attacker = world.visitor();
    let huge = "x".repeat(1024 * 1024);
    let body = json!({"account": "flowmatic", "password": huge, "client": "mobile"});
    attacker.post("/v1/sign-in", body.clone()).await.refused(413, "body_too_large");
    assert!(world.rows("BUCKET#").await.is_empty(), "what is too large is not even counted");
    // Without a length in front it is counted while it is read.
    let chunks = futures_util::stream::iter([Ok::<_, std::io::Error>(body.to_string())]);
    let request = attacker.request(Method::POST, "/v1/sign-in").header("content-type", "application/json");
    attacker.send(request.body(reqwest::Body::wrap_stream(chunks))).await.refused(413, "body_too_large");
    let fits = json!({"account": "flowmatic", "password": "x".repeat(8000), "client": "mobile"});
    attacker.post("/v1/sign-in", fits).await.refused(401, "invalid_credentials");
    assert!(!world.rows("BUCKET#").await.is_empty());
}

#[tokio::test]
async fn unknown_duplicate_and_mistyped_fields_are_refused() {
    let world = World::new().await;
    let attacker = world.visitor();
    for body in [
        r#"{"email":"ada@example.com","is_admin":true}"#,
        r#"{"email":"ada@example.com","email":"eve@example.org"}"#,
        r#"{"email":{"$ne":null}}"#,
        r#"{"email":"ada@example.com","account":["flowmatic"]}"#,
        r#"{"email":"ada@example.com","Account":"flowmatic"}"#,
        r#"["ada@example.com"]"#,
        r#"["ada@example.com",null,null,null,null]"#,
        r#"{"email":"ada@example.com"}{"email":"eve@example.org"}"#,
        r#"{"email":"ada@example.com""#,
        "",
        "email=ada@example.com",
        "{\"email\":\"ada@example.com\",\"__proto__\":{}}",
    ] {
        let refused = attacker.post_text("/v1/recovery", body).await.refused(400, "invalid_request");
        for part in ["example", "eve", "is_admin", "proto", "$ne"] {
            assert!(!refused.raw.contains(part), "{part} comes back in {}", refused.raw);
        }
    }
    for body in [
        r#"{"account":"flowmatic","password":["a"],"client":"web"}"#,
        r#"{"account":"flowmatic","password":"a","client":"root"}"#,
        r#"{"account":"flowmatic","password":"a","client":"mobile","epoch":7}"#,
        r#"{"account":"flowmatic","client":"mobile"}"#,
        r#"{"account":"flowmatic","password":"open-sesame-42","client":{"mobile":null}}"#,
        r#"["flowmatic",null,"open-sesame-42","mobile",null]"#,
        r#" ["flowmatic",null,"open-sesame-42","mobile",null]"#,
    ] {
        attacker.post_text("/v1/sign-in", body).await.refused(400, "invalid_request");
    }
    let deep = format!("{}{}", "[".repeat(4000), "]".repeat(4000));
    attacker.post_text("/v1/recovery", deep).await.refused(400, "invalid_request");
    let plain = attacker.request(Method::POST, "/v1/recovery").header("content-type", "text/plain").body(r#"{"email":"ada@example.com"}"#);
    attacker.send(plain).await.refused(415, "unsupported_media_type");
    let none = attacker.request(Method::POST, "/v1/recovery").body(r#"{"email":"ada@example.com"}"#);
    attacker.send(none).await.refused(415, "unsupported_media_type");
}

#[tokio::test]
async fn a_cross_site_request_changes_nothing() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    let cookie = format!("__Host-rekey={}", browser.cookie("__Host-rekey").unwrap());
    let bare = world.visitor();
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("origin", &format!("{}.evil.example", world.url)),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("x-nothing", "at all"),
    ] {
        for (method, path) in [(Method::POST, "/v1/sign-out"), (Method::DELETE, "/v1/sessions"), (Method::POST, "/v1/account/password")] {
            let body = json!({"current_password": PASSWORD, "new_password": OTHER_PASSWORD});
            let request = bare.request(method, path).header("cookie", &cookie).header(name, value).json(&body);
            bare.send(request).await.refused(403, "forbidden");
        }
        let body = json!({"account": "flowmatic", "password": PASSWORD, "client": "web"});
        bare.send(bare.request(Method::POST, "/v1/sign-in").header(name, value).json(&body)).await.refused(403, "forbidden");
    }
    assert_eq!(browser.session_status().await, 200);
    let own = bare.request(Method::POST, "/v1/sign-out").header("cookie", &cookie).header("origin", &world.url);
    bare.send(own).await.expect(204);
}

#[tokio::test]
async fn expired_rows_are_refused_before_they_are_deleted() {
    let world = World::new().await;
    let person = world.visitor();
    person.post("/v1/accounts", json!({"account": "acme", "email": "owner@example.org"})).await.expect(202);
    let activation = world.inbox("owner@example.org").only().await.token();
    person.recover("grace@example.com").await;
    let link = world.inbox("grace@example.com").only().await.token();
    let ticket = person.consume(&link).await;
    let (web, phone) = (world.visitor(), world.visitor());
    web.sign_in("flowmatic", PASSWORD).await;
    phone.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    world.clock.advance(91 * 86_400);

    person.post("/v1/recovery/consume", json!({"token": link})).await.refused(410, "expired");
    person.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.refused(410, "expired");
    person.post("/v1/accounts/activate", json!({"token": activation, "password": GOOD_PASSWORD})).await.refused(410, "expired");
    assert_eq!((web.session_status().await, phone.session_status().await), (401, 401));
    let kinds = ["recovery", "delivered", "registration", "session"];
    for kind in kinds {
        assert!(!world.items(kind).await.is_empty(), "the {kind} is still in the table");
    }
}

#[tokio::test]
async fn a_forged_device_cookie_is_not_a_known_device() {
    let world = World::with(&[("REKEY_LIMIT_SIGN_IN_NAME", "2/600")]).await;
    for n in 2..5 {
        world.visitor_from(&format!("127.0.0.{n}")).try_sign_in("flowmatic", "not the password").await;
    }
    let attacker = world.visitor();
    let random = world.random();
    attacker.set_cookie("__Host-rekey-device", &DeviceToken::mint(Id::random(&random), &random).reveal());
    attacker.try_sign_in("flowmatic", PASSWORD).await.refused(429, "rate_limited");
    // A forged session token opens no session of the principal that it names.
    let principal: Id = world.items("principal").await[0]["id"].as_s().unwrap().parse().unwrap();
    attacker.use_token(&SessionToken::mint(principal, &random).reveal());
    assert_eq!(attacker.session_status().await, 401);
}

#[tokio::test]
async fn one_ticket_or_link_cannot_cause_endless_hashing() {
    let world = World::new().await;
    let person = world.visitor();
    person.recover("grace@example.com").await;
    let ticket = person.consume(&world.inbox("grace@example.com").only().await.token()).await;
    for _ in 0..50 {
        person.set_password(&ticket, "flowmatic", "short").await.refused(422, "password_refused");
    }
    person.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.refused(410, "expired");
    person.post("/v1/accounts", json!({"account": "acme", "email": "owner@example.org"})).await.expect(202);
    let token = world.inbox("owner@example.org").only().await.token();
    for _ in 0..50 {
        person.post("/v1/accounts/activate", json!({"token": token, "password": "short"})).await.refused(422, "password_refused");
    }
    person.post("/v1/accounts/activate", json!({"token": token, "password": GOOD_PASSWORD})).await.refused(410, "expired");
    // A forged token uses up no try.
    person.recover("ada@example.com").await;
    let ticket = person.consume(&world.inbox("ada@example.com").only().await.token()).await;
    let (place, secret) = ticket.rsplit_once('.').unwrap();
    let forged = format!("{place}.{}", secret.chars().rev().collect::<String>());
    for _ in 0..60 {
        person.set_password(&forged, "ada@example.com", OTHER_PASSWORD).await.refused(410, "expired");
    }
    person.set_password(&ticket, "ada@example.com", OTHER_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn a_thief_with_a_session_cannot_lock_the_owner_out() {
    let world = World::with(&[("REKEY_LIMIT_SIGN_OUT_OTHERS", "3/60")]).await;
    let (owner, thief) = (world.visitor(), world.visitor());
    thief.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    owner.recover("grace@example.com").await;
    let ticket = owner.consume(&world.inbox("grace@example.com").titled("Reset your Rekey password").only().await.token()).await;
    for _ in 0..3 {
        thief.delete("/v1/sessions").await.expect(204);
    }
    thief.delete("/v1/sessions").await.refused(429, "rate_limited");
    owner.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);
    assert_eq!(thief.session_status().await, 401);
}

#[tokio::test]
async fn a_mail_scanner_spends_no_link() {
    let world = World::new().await;
    let (person, scanner) = (world.visitor(), world.visitor_from("127.0.0.77"));
    person.recover("grace@example.com").await;
    let token = world.inbox("grace@example.com").only().await.token();
    for method in [Method::GET, Method::HEAD, Method::OPTIONS] {
        for path in ["/reset", &format!("/reset?token={token}"), "/v1/recovery/consume"] {
            scanner.send(scanner.request(method.clone(), path)).await;
        }
    }
    let row = &world.items("delivered").await[0];
    assert!(row["tickets"].as_m().unwrap().is_empty());
    let ticket = person.consume(&token).await;
    person.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn a_chunked_body_must_be_json_too() {
    let world = World::new().await;
    let app = world.visitor();
    app.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    let chunks = || reqwest::Body::wrap_stream(futures_util::stream::iter([Ok::<_, std::io::Error>("not "), Ok("JSON")]));
    let request = app.request(Method::POST, "/v1/sign-out").header("content-type", "text/plain").body(chunks());
    app.send(request).await.refused(415, "unsupported_media_type");
    assert_eq!(app.session_status().await, 200);
}
