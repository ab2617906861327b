//! Properties of every answer: its headers, its likeness for known and unknown names, its costs, and the silence of the log.

use std::collections::BTreeSet;

use rekey_local::PASSWORD;
use rekey_tests::{Answer, GOOD_PASSWORD, OTHER_PASSWORD, PAGES, Tap, World, logs};
use reqwest::Method;
use serde_json::{Value, json};

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    let world = World::new().await;
    let visitor = world.visitor();
    let mut answers: Vec<Answer> = Vec::new();
    for path in PAGES.into_iter().chain([
        "/",
        "/v1/config",
        "/v1/captcha",
        "/v1/session",
        "/v1/nothing",
        "/nothing",
        "/dev/outbox",
        "/assets/0/none.js",
    ]) {
        answers.push(visitor.get(path).await);
        answers.push(visitor.send(visitor.request(Method::HEAD, path)).await);
        answers.push(visitor.send(visitor.request(Method::PUT, path)).await);
    }
    answers.push(visitor.post("/v1/recovery", json!({"email": "ada@example.com"})).await.expect(202));
    answers.push(visitor.post("/v1/recovery", json!(1)).await.expect(400));
    answers.push(visitor.post("/v1/recovery", json!("x".repeat(10_000))).await.expect(413));
    answers.push(
        visitor
            .send(visitor.request(Method::POST, "/v1/sign-out").header("cookie", "__Host-rekey=x").header("origin", "https://evil.example"))
            .await
            .expect(403),
    );
    for answer in answers {
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{name} of {}", answer.raw);
        }
        assert!(answer.header("strict-transport-security").unwrap().starts_with("max-age=63072000"));
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
        assert!(answer.header("cache-control").is_some() && answer.header("x-request-id").is_some());
        assert!(answer.header("server").is_none() && answer.header("access-control-allow-origin").is_none());
    }
}

#[tokio::test]
async fn pages_allow_scripts_and_styles_of_this_site_alone() {
    let world = World::new().await;
    let visitor = world.visitor();
    for path in PAGES {
        let page = visitor.get(path).await.expect(200);
        let policy = page.header("content-security-policy").unwrap();
        assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(page.header("cache-control"), Some("no-store"));
        for inline in ["<style", " style=", " onclick=", " onload=", "javascript:"] {
            assert!(!page.raw.contains(inline), "{inline} in {path}");
        }
        let sources = page.raw.split(['"', '\'']).filter(|part| part.starts_with("/assets/"));
        for source in sources {
            let asset = visitor.get(source).await.expect(200);
            assert!(asset.header("cache-control").unwrap().contains("immutable"), "{source}");
        }
    }
}

#[tokio::test]
async fn no_form_is_sent_without_the_script_that_checks_it() {
    let world = World::unlimited(&[("REKEY_SMS_COUNTRIES", "DE")]).await;
    let visitor = world.visitor();
    let mut count = 0;
    for path in PAGES {
        let page = visitor.get(path).await.expect(200);
        assert!(page.header("content-security-policy").unwrap().contains("form-action 'none'"), "{path}");
        for form in page.raw.split("<form ").skip(1) {
            let (tag, inside) = form.split_once('>').unwrap();
            let (inside, _) = inside.split_once("</form>").unwrap();
            if tag.contains("method=\"dialog\"") {
                assert!(!inside.contains("<input"), "{path}: {tag}");
                continue;
            }
            // `get` would put what is typed into the address.
            assert!(tag.contains("method=\"post\"") && !tag.contains("action"), "{path}: {tag}");
            let buttons = inside.split("<button ").skip(1).map(|button| button.split_once('>').unwrap().0);
            let submit: Vec<&str> = buttons.filter(|button| !button.contains("type=\"button\"")).collect();
            assert!(submit.iter().all(|button| button.contains(" disabled")), "{path}: {submit:?}");
            assert!(!submit.is_empty(), "{path}: {tag} would be sent by the Enter key");
            count += 1;
        }
    }
    assert!(count > 15, "only {count} forms were read");
}

#[tokio::test]
async fn the_well_known_documents_name_the_pages_and_the_apps() {
    const CERTIFICATE: &str = "14:6D:E9:83:C5:73:06:50:D8:EE:B9:95:2F:34:FC:64:16:A0:83:42:E6:1D:BE:A8:8A:04:96:B2:3F:CF:44:E5";
    let world = World::new().await;
    let visitor = world.visitor();
    visitor.get("/.well-known/change-password").await.expect(303);
    let page = format!("{}/settings/security#passkeys", world.url);
    assert_eq!(visitor.get("/.well-known/passkey-endpoints").await.expect(200).json(), json!({"enroll": page, "manage": page}));
    for path in ["/.well-known/assetlinks.json", "/.well-known/apple-app-site-association"] {
        visitor.get(path).await.refused(404, "not_found");
    }

    let android = format!("com.example.app={CERTIFICATE}");
    let world = World::unlimited(&[("REKEY_ANDROID_APPS", &android), ("REKEY_APPLE_APPS", "ABCDE12345.com.example.app")]).await;
    let visitor = world.visitor();
    let links = visitor.get("/.well-known/assetlinks.json").await.expect(200);
    assert!(links.header("content-type").unwrap().starts_with("application/json"));
    let target = json!({"namespace": "android_app", "package_name": "com.example.app", "sha256_cert_fingerprints": [CERTIFICATE]});
    let relation = ["delegate_permission/common.handle_all_urls", "delegate_permission/common.get_login_creds"];
    assert_eq!(links.json(), json!([{"relation": relation, "target": target}]));
    let association = visitor.get("/.well-known/apple-app-site-association").await.expect(200);
    assert!(association.header("content-type").unwrap().starts_with("application/json"));
    assert_eq!(association.json(), json!({"webcredentials": {"apps": ["ABCDE12345.com.example.app"]}}));
}

#[tokio::test]
async fn unknown_paths_and_methods_are_not_found() {
    let world = World::new().await;
    let visitor = world.visitor();
    for (method, path) in [
        (Method::GET, "/v1/recovery"),
        (Method::PUT, "/v1/recovery"),
        (Method::POST, "/v1/session"),
        (Method::DELETE, "/forgot"),
        (Method::GET, "/v1/x"),
        (Method::GET, "/.git/config"),
        (Method::PATCH, "/v1/accounts"),
        (Method::GET, "/assets/%ff/x"),
    ] {
        visitor.send(visitor.request(method, path)).await.refused(404, "not_found");
    }
    let page = visitor.send(visitor.request(Method::GET, "/nowhere").header("accept", "text/html")).await.expect(404);
    assert!(page.raw.contains("<h1"));
}

#[tokio::test]
async fn known_and_unknown_contacts_look_alike_at_a_recovery() {
    let world = World::new().await;
    let tap = Tap::on(&world).await;
    world.stack.outbox.hold();
    let door = tap.function(&world, request_reset::router).await;
    let mut seen = Vec::new();
    for email in ["warm-up@example.org", "ada@example.com", "stranger@example.org", "grace@example.com"] {
        // The bucket runs empty, so that each request finds it as the others do.
        world.clock.advance(3600);
        let answer = door.post("/v1/recovery", json!({"email": email})).await.expect(202);
        let mut body = answer.json();
        assert_eq!(answer.text("recovery_id").len(), 26);
        body["recovery_id"].take();
        body["reference"].take();
        let headers: Vec<String> = answer.headers.keys().map(ToString::to_string).collect();
        seen.push((body, headers, tap.take()));
    }
    assert_eq!(seen[1], seen[2]);
    assert_eq!(seen[1], seen[3]);
    let operations: Vec<&str> = seen[1].2.iter().map(|request| request.operation.as_str()).collect();
    assert_eq!(operations, ["UpdateItem", "PutItem"]);
    assert!(seen.iter().flat_map(|(_, _, requests)| requests).all(|request| request.tables == ["rekey-flows"]));
}

#[tokio::test]
async fn known_and_unknown_names_look_alike_at_sign_in() {
    let world = World::new().await;
    let tap = Tap::on(&world).await;
    let door = tap.function(&world, sign_in::router).await;
    // A person behind the same address signs in.
    door.post("/v1/sign-in", json!({"account": "flowmatic", "password": PASSWORD, "client": "mobile"})).await.expect(200);
    tap.take();
    let mut seen = Vec::new();
    for (account, user) in [
        ("flowmatic", None),
        ("ada@example.com", None),
        ("nobody@example.org", None),
        ("flowmatic", Some("nobody")),
        ("no-such-account", Some("nobody")),
    ] {
        world.clock.advance(36_000);
        let mut body = json!({"account": account, "password": "not the password", "client": "mobile"});
        if let Some(user) = user {
            body["user"] = json!(user);
        }
        let answer = door.post("/v1/sign-in", body).await.refused(401, "invalid_credentials");
        let mut requests: Vec<String> = tap.operations();
        // Two of them are under way at once.
        requests.sort();
        seen.push((answer.raw, requests));
    }
    seen.dedup();
    assert_eq!(seen.len(), 1, "{seen:?}");
}

#[tokio::test]
async fn a_recovery_reads_the_flows_table_alone_until_the_reset() {
    let world = World::new().await;
    let tap = Tap::on(&world).await;
    let person = world.visitor();
    let recovery = person.recover("grace@example.com").await;
    let mail = world.inbox("grace@example.com").only().await;
    let door = tap.function(&world, consume_link::router).await;
    door.post("/v1/recovery/consume", json!({"token": mail.token()})).await.expect(200);
    assert_eq!(
        tap.take().iter().map(|seen| (seen.operation.as_str(), seen.tables.join(" "))).collect::<Vec<_>>(),
        [("UpdateItem", "rekey-flows".to_owned()), ("UpdateItem", "rekey-flows".to_owned())]
    );
    // The address's bucket runs empty, so that it takes one write.
    world.clock.advance(2);
    let ticket = door.post("/v1/recovery/consume", json!({"recovery_id": recovery, "code": mail.code()})).await.expect(200).text("ticket");
    assert_eq!(tap.operations(), ["UpdateItem", "GetItem", "UpdateItem", "UpdateItem"]);
    world.clock.advance(2);
    let door = tap.function(&world, set_password::router).await;
    door.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);
    assert_eq!(tap.operations(), ["UpdateItem", "UpdateItem", "TransactWriteItems"]);
}

#[tokio::test]
async fn a_session_check_costs_one_database_request() {
    let world = World::new().await;
    let tap = Tap::on(&world).await;
    let phone = world.visitor();
    let token = phone.sign_in_app("flowmatic", PASSWORD, "mobile").await.text("token");
    let door = tap.function(&world, session::router).await;
    door.use_token(&token);
    for _ in 0..3 {
        door.get("/v1/session").await.expect(200);
        assert_eq!(tap.operations(), ["BatchGetItem"]);
    }
    // A twentieth of the idle time later its use is written down, once.
    world.clock.advance(14 * 86_400 / 20);
    door.get("/v1/session").await.expect(200);
    assert_eq!(tap.operations(), ["BatchGetItem", "UpdateItem"]);
    door.get("/v1/session").await.expect(200);
    assert_eq!(tap.operations(), ["BatchGetItem"]);
}

#[tokio::test]
async fn lost_database_answers_neither_repeat_nor_undo_a_write() {
    let world = World::new().await;
    let tap = Tap::on(&world).await;
    // The row is written and delivered. The SDK repeats the request whose answer was lost, and must not write the row a second time.
    let door = tap.function(&world, request_reset::router).await;
    tap.lose("PutItem");
    let recovery = door.recover("grace@example.com").await;
    assert_eq!(tap.operations().iter().filter(|operation| *operation == "PutItem").count(), 2);
    let inbox = world.inbox("grace@example.com");
    let mail = inbox.only().await;
    let door = tap.function(&world, consume_link::router).await;
    tap.lose("UpdateItem DELIVERED#*");
    door.consume(&mail.token()).await;
    let ticket = door.post("/v1/recovery/consume", json!({"recovery_id": recovery, "code": mail.code()})).await.expect(200).text("ticket");
    let door = tap.function(&world, set_password::router).await;
    tap.lose("TransactWriteItems");
    door.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);
    inbox.nth(1).await;
    let door = tap.function(&world, sign_in::router).await;
    tap.lose("TransactWriteItems");
    door.sign_in("flowmatic", OTHER_PASSWORD).await;
    world.settle().await;
    let notices = inbox.all().into_iter().filter(|mail| mail.0.subject.contains("changed")).count();
    assert_eq!((notices, world.items("session").await.len()), (1, 1));
    let epochs: Vec<_> = world
        .items("principal")
        .await
        .iter()
        .filter(|item| item["account"].as_s().unwrap() == "flowmatic")
        .map(|item| item["epoch"].clone())
        .collect();
    assert_eq!(epochs[0].as_n().unwrap(), "2");
}

#[tokio::test]
async fn a_failing_database_lets_nobody_in() {
    let world = World::new().await;
    let person = world.visitor();
    let recovery = person.recover("grace@example.com").await;
    let mail = world.inbox("grace@example.com").only().await;
    let ticket = person.consume(&mail.token()).await;
    let app = world.visitor();
    let token = app.sign_in_app("flowmatic", PASSWORD, "mobile").await.text("token");
    app.confirm(PASSWORD).await;
    let sign_in = json!({"account": "flowmatic", "password": PASSWORD, "client": "mobile"});
    let set = json!({"ticket": ticket, "account": "flowmatic", "new_password": OTHER_PASSWORD});
    let by_code = json!({"recovery_id": recovery, "code": mail.code()});
    let calls = [
        ("request-reset", "/v1/recovery", json!({"email": "ada@example.com"}), vec!["UpdateItem", "PutItem"]),
        (
            "consume-link",
            "/v1/recovery/consume",
            json!({"token": mail.token()}),
            vec!["UpdateItem BUCKET#token#*", "UpdateItem DELIVERED#*"],
        ),
        ("consume-link", "/v1/recovery/consume", by_code, vec!["UpdateItem BUCKET#token#*", "GetItem", "UpdateItem RECOVERY-CODE#*"]),
        ("set-password", "/v1/recovery/password", set, vec!["UpdateItem BUCKET#token#*", "UpdateItem DELIVERED#*", "TransactWriteItems"]),
        ("sign-in", "/v1/sign-in", sign_in, vec!["UpdateItem", "BatchGetItem", "TransactWriteItems"]),
        ("register", "/v1/accounts", json!({"account": "acme", "email": "a@example.org"}), vec!["UpdateItem", "GetItem", "PutItem"]),
        ("account", "/v1/account/email", json!({"email": "new@example.org"}), vec!["BatchGetItem", "TransactWriteItems"]),
        ("account", "/v1/account/email/confirm", json!({"code": "000000"}), vec!["BatchGetItem", "UpdateItem"]),
        ("session", "/v1/session", Value::Null, vec!["BatchGetItem"]),
    ];
    let world = &world;
    let cuts = calls.into_iter().flat_map(|(function, path, body, operations)| {
        let token = &token;
        operations.into_iter().map(move |operation| (function, path, body.clone(), operation, token))
    });
    let tried = cuts.map(async |(function, path, body, operation, token)| {
        let tap = Tap::on(world).await;
        let door = match function {
            "request-reset" => tap.function(world, request_reset::router).await,
            "consume-link" => tap.function(world, consume_link::router).await,
            "set-password" => tap.function(world, set_password::router).await,
            "sign-in" => tap.function(world, sign_in::router).await,
            "account" => tap.function(world, account::router).await,
            "register" => tap.function(world, register::router).await,
            "admin" => tap.function(world, admin::router).await,
            _ => tap.function(world, session::router).await,
        };
        tap.cut(operation, "ProvisionedThroughputExceededException");
        if path.starts_with("/v1/account/") || body.is_null() {
            door.use_token(token);
        }
        let refused = if body.is_null() { door.get(path).await } else { door.post(path, body).await };
        let refused = refused.refused(503, "unavailable");
        assert!(refused.header("set-cookie").is_none() && !refused.raw.contains("Throughput"), "{}", refused.raw);
        assert!(tap.take().iter().any(|seen| seen.is(operation)), "{function} does not need {operation}");
    });
    futures_util::future::join_all(tried).await;
    // And nothing of it was half done.
    person.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);
    person.sign_in("flowmatic", OTHER_PASSWORD).await;
}

/// Texts of which none may be found in a log, and secrets of which none may be found in a table or in the stream.
#[tokio::test]
async fn the_log_and_the_tables_hold_no_secret() {
    let world = World::new().await;
    let (first, second) = ("canary-first-9f2c", "canary-second-7d1e");
    let email = "canary-address-51b7@example.org";
    let person = world.visitor();
    person.post("/v1/accounts", json!({"account": "canary-account-88aa", "email": email})).await.expect(202);
    let inbox = world.inbox(email);
    let activation = inbox.nth(0).await.token();
    person.post("/v1/accounts/activate", json!({"token": activation, "password": first})).await.expect(200);
    let device = "canary-device-3c3c";
    let body = json!({"account": "canary-account-88aa", "password": first, "client": "mobile", "device": device});
    let session = person.post("/v1/sign-in", body).await.expect(200).text("token");
    let browser = world.confirmed("canary-account-88aa", None, first).await;
    let (user, named) = ("canary-user-5d5d", "canary-named-8c8c@example.org");
    browser.post("/v1/users", json!({"user": user, "email": named, "permissions": ["canary:permission-1f1f"]})).await.expect(201);
    let invitation = world.inbox(named).nth(0).await.token();
    let reset = browser.post(&format!("/v1/users/{user}/reset-password"), json!({})).await.expect(200).text("activation_url");
    let handed_over = reset.split_once("#token=").unwrap().1.to_owned();
    person.post("/v1/accounts/activate", json!({"token": handed_over, "password": first})).await.expect(200);
    browser.get(&format!("/v1/users?search={user}")).await.expect(200);
    let (number, moved) = ("+4915123400017", "canary-moved-4e4e@example.org");
    for (kind, contact) in [("phone", number), ("email", moved), ("email", email)] {
        world.clock.advance(30);
        let before = world.inbox(contact).count_of("good for 10 minutes");
        browser.post(&format!("/v1/account/{kind}"), json!({kind: contact})).await.expect(202);
        let code = world.inbox(contact).nth_of("good for 10 minutes", before).await.digits();
        browser.post(&format!("/v1/account/{kind}/confirm"), json!({"code": code})).await.expect(204);
    }
    let not_me = world.inbox(email).find("in a mobile app").await.not_me();
    world.inbox(number).find("email address of your Rekey account was changed").await;
    let recovery = person.recover(email).await;
    let mail = world.inbox(email).titled("Reset your Rekey password").only().await;
    person.post("/v1/recovery/consume", json!({"recovery_id": recovery, "code": "canary-code"})).await.refused(401, "invalid_code");
    let ticket =
        person.post("/v1/recovery/consume", json!({"recovery_id": recovery, "code": mail.code()})).await.expect(200).text("ticket");
    let other_ticket = person.consume(&mail.token()).await;
    person.set_password(&ticket, "canary-account-88aa", second).await.expect(200);
    person.try_sign_in("canary-account-88aa", "canary-wrong-4f4f").await.refused(401, "invalid_credentials");
    person.post_text("/v1/sign-in", r#"{"canary-field-0b0b":1}"#).await.expect(400);
    person.get("/v1/canary-path-6e6e?token=canary-query-2a2a").await.expect(404);
    let method = Method::from_bytes(b"CANARY-METHOD").unwrap();
    person.send(person.request(method, "/v1/session")).await.expect(404);
    world.inbox(email).titled("Your Rekey password was changed").only().await;

    let secret = |token: &str| token.rsplit('.').next().unwrap().to_owned();
    let cookies = [browser.cookie("__Host-rekey").unwrap(), browser.cookie("__Host-rekey-device").unwrap()];
    let mut secrets: Vec<String> =
        [&activation, &session, &mail.token(), &ticket, &other_ticket, &cookies[0], &cookies[1], &invitation, &handed_over, &not_me]
            .map(|token| secret(token))
            .into();
    secrets.extend([first, second, "canary-wrong-4f4f", "canary-code"].map(str::to_owned));
    secrets.extend([mail.code(), mail.code().replace('-', "")]);
    let log = logs::lines();
    assert!(log.contains("\"route\":\"/v1/recovery/consume\""), "requests are logged");
    for text in secrets.iter().map(String::as_str).chain([
        email,
        "canary-account-88aa",
        device,
        user,
        named,
        number,
        moved,
        "canary:permission-1f1f",
        "canary-field-0b0b",
        "canary-path-6e6e",
        "canary-query-2a2a",
        "CANARY-METHOD",
    ]) {
        assert!(!log.contains(text), "{text} is in the log");
    }
    let tables = format!("{:?}", world.dump().await);
    let stream = format!("{:?}", world.stack.stream.records().unwrap());
    assert!(tables.contains(email) && stream.contains(email), "what is not secret is found, so the search works");
    for secret in &secrets {
        assert!(!tables.contains(secret.as_str()), "{secret} is in a table");
        assert!(!stream.contains(secret.as_str()), "{secret} is in the stream");
    }
}

#[tokio::test]
async fn the_configuration_tells_pages_and_apps_what_they_need() {
    let world = World::with(&[
        ("REKEY_BRAND", "Cloudkeep"),
        ("REKEY_ACCENT", "#5B21B6"),
        ("REKEY_LOGO", "/brand/logo.png"),
        ("REKEY_TERMS_URL", "https://example.org/terms"),
        ("REKEY_PASSWORD_PROFILE", "standard"),
        ("REKEY_SUPPORT_URL", "mailto:help@example.org"),
        ("REKEY_REPORT_URL", "https://example.org/report"),
        ("REKEY_SMS_COUNTRIES", "DE, AT"),
    ])
    .await;
    let visitor = world.visitor();
    let config = visitor.get("/v1/config").await.expect(200).json();
    let expected = json!({
        "brand": "Cloudkeep", "password": {"min": 15, "max": 128}, "captcha": "off", "sign_up": "open",
        "languages": ["de", "en", "es", "ja", "zh-Hans", "zh-Hant"],
        "accent": "#5b21b6", "accent_dark": "#cebce9", "logo": format!("{}/brand/logo.png", world.url),
        "terms_url": "https://example.org/terms", "privacy_url": null,
        "support_url": "mailto:help@example.org", "report_url": "https://example.org/report", "sms_countries": ["AT", "DE"],
        "trust_days": 30,
    });
    assert_eq!(config, expected);
    assert_eq!(visitor.get("/v1/captcha").await.expect(200).json(), json!({"kind": "off"}));
    assert!(visitor.get("/support").await.raw.contains("mailto:help@example.org"));
    visitor.post("/v1/accounts", json!({"account": "acme", "email": "a@example.org"})).await.expect(202);
    let mail = world.inbox("a@example.org").only().await;
    assert_eq!(mail.0.subject, "Activate your Cloudkeep account");
    assert!(mail.0.text.contains("mailto:help@example.org"));
    let refused = visitor
        .post("/v1/accounts/activate", json!({"token": mail.token(), "password": "fourteen chars"}))
        .await
        .refused(422, "password_refused");
    assert_eq!(refused.json()["fields"], json!([{"field": "password", "code": "too_short", "detail": "Use at least 15 characters."}]));
    visitor.post("/v1/accounts/activate", json!({"token": mail.token(), "password": GOOD_PASSWORD})).await.expect(200);
}

#[tokio::test]
async fn the_outbox_is_listed_oldest_first_and_can_be_emptied() {
    let world = World::new().await;
    let visitor = world.visitor();
    assert_eq!(visitor.get("/dev/outbox").await.expect(200).json(), json!([]));
    for email in ["grace@example.com", "ada@example.com"] {
        visitor.recover(email).await;
        world.inbox(email).nth(0).await;
    }
    let listed = visitor.get("/dev/outbox").await.json();
    let mut fields: Vec<&String> = listed[0].as_object().unwrap().keys().collect();
    fields.sort();
    assert_eq!(fields, ["channel", "from", "headers", "html", "id", "sent_at", "subject", "text", "to"]);
    assert_eq!(listed[0]["headers"], json!([{"name": "Auto-Submitted", "value": "auto-generated"}]));
    let to: Vec<&Value> = listed.as_array().unwrap().iter().map(|mail| &mail["to"]).collect();
    assert_eq!(to, ["grace@example.com", "ada@example.com"]);
    assert_eq!(listed[0]["channel"], "email");
    let page = visitor.send(visitor.request(Method::GET, "/dev/outbox").header("accept", "text/html")).await.expect(200);
    assert!(page.raw.contains("Reset your Rekey password"));
    let previews = visitor.send(visitor.request(Method::GET, "/dev/mails").header("accept", "text/html")).await.expect(200);
    assert!(previews.raw.contains("Activate your Rekey account") && previews.raw.contains("SMS to +49"));
    // The second sample stays the second, though two words in it are new on each page.
    let second = visitor.send(visitor.request(Method::GET, "/dev/mails?mail=1").header("accept", "text/html")).await.expect(200);
    assert!(second.raw.contains("more accounts than this list") && !previews.raw.contains("more accounts than this list"));
    visitor.delete("/dev/outbox").await.expect(204);
    assert_eq!(visitor.get("/dev/outbox").await.json(), json!([]));
}

#[tokio::test]
async fn a_refusal_names_every_wrong_field() {
    let world = World::new().await;
    let (root, visitor) = (world.confirmed("flowmatic", None, PASSWORD).await, world.visitor());
    let (bad, long) = ("-", "x".repeat(65));
    for (caller, path, body, fields) in [
        (
            &visitor,
            "/v1/recovery",
            json!({"email": bad, "account": bad, "user": bad, "locale": bad}),
            ["email", "account", "user", "locale"],
        ),
        (
            &visitor,
            "/v1/recovery",
            json!({"phone": bad, "account": bad, "user": bad, "locale": bad}),
            ["phone", "account", "user", "locale"],
        ),
        (
            &root,
            "/v1/users",
            json!({"user": bad, "email": bad, "phone": bad, "permissions": [bad]}),
            ["user", "email", "phone", "permissions"],
        ),
    ] {
        assert_eq!(wrong_fields(&caller.post(path, body).await), BTreeSet::from(fields.map(str::to_owned)));
    }
    let registration = visitor.post("/v1/accounts", json!({"account": bad, "email": bad, "locale": bad})).await;
    assert_eq!(wrong_fields(&registration), BTreeSet::from(["account", "email", "locale"].map(str::to_owned)));
    let sign_in = json!({"account": bad, "user": bad, "password": bad, "client": "mobile", "device": long});
    assert_eq!(wrong_fields(&visitor.post("/v1/sign-in", sign_in).await), BTreeSet::from(["account", "user", "device"].map(str::to_owned)));
    let search = root.get("/v1/audit?act=-&user=-&from=-&to=-&after=-").await;
    assert_eq!(wrong_fields(&search), BTreeSet::from(["act", "user", "from", "to", "after"].map(str::to_owned)));
}

/// The fields that the answer refuses.
fn wrong_fields(answer: &Answer) -> BTreeSet<String> {
    assert_eq!((answer.status, answer.text("code")), (400, "invalid_request".to_owned()), "{}", answer.raw);
    answer.json()["fields"].as_array().unwrap().iter().map(|field| field["field"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_list_of_samples_tells_every_sample_from_the_others() {
    let world = World::new().await;
    let visitor = world.visitor();
    let page = visitor.send(visitor.request(Method::GET, "/dev/mails").header("accept", "text/html")).await.expect(200).raw;
    let entries = page.split("<a href=\"/dev/mails?mail=").skip(1).map(|entry| {
        let (_, entry) = entry.split_once('>').unwrap();
        entry.split_once("</a>").unwrap().0
    });
    let mut seen = BTreeSet::new();
    for entry in entries {
        assert!(seen.insert(entry), "twice: {entry}");
    }
    assert!(seen.len() > 60, "{seen:?}");
}

#[tokio::test]
async fn a_defect_is_a_500_with_all_headers_and_without_details() {
    let router = axum::Router::new().route("/defect", axum::routing::get(async || -> &'static str { panic!("canary-panic") }));
    let edge = rekey_local::environment(|_| None, None).read().unwrap();
    let router = rekey_http::edge::around("defect", router, edge, rekey_domain::clock::Clock::System);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    let answer = rekey_tests::Visitor::new(&url, "127.0.0.1").get("/defect").await.refused(500, "internal");
    assert_eq!(answer.header("x-frame-options"), Some("DENY"));
    assert!(!answer.raw.contains("canary"));
}
