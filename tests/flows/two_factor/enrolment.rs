//! Turning second factors on, and who may.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use rekey_adapters::store::{FactorChange, FactorOutcome};
use rekey_domain::id::Id;
use rekey_domain::recovery_code::RecoveryCode;
use rekey_domain::token::SessionToken;
use rekey_local::PASSWORD;
use rekey_tests::factors::{Owner, WRONG_CODE, challenge, challenged, verify};
use rekey_tests::{Authenticator, Visitor, World};
use serde_json::json;

#[tokio::test]
async fn a_right_code_turns_an_app_on_and_sign_ins_ask_for_it() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    let off = json!({"enabled": false, "since": null});
    let state = browser.get("/v1/two-factor").await.expect(200).json();
    let email = json!({"enabled": false, "since": null, "hint": "g•••@e•••.com"});
    let none = json!({"app": off, "email": email, "passkeys": [], "recovery_codes_left": 0, "required": null});
    assert_eq!(state, none);

    browser.post("/v1/two-factor/app", json!({})).await.refused(403, "reauthentication_required");
    browser.post("/v1/session/reauthenticate", json!({"password": "not the password"})).await.refused(401, "invalid_credentials");
    browser.confirm(PASSWORD).await;
    let until = browser.get("/v1/session").await.json()["reauthenticated_until"].clone();
    assert_eq!(until, json!(world.now().plus(300).rfc3339()));
    let pending = browser.post("/v1/two-factor/app", json!({})).await.expect(200);
    let secret = pending.text("secret");
    assert_eq!(secret.len(), 32, "160 bits in base32");
    let uri = read_qr(&pending.text("qr_svg"));
    assert_eq!(uri, pending.text("uri"));
    assert_eq!(uri, format!("otpauth://totp/Rekey:flowmatic?secret={secret}&issuer=Rekey"));

    let app = Authenticator::new(&secret);
    browser.post("/v1/two-factor/app/confirm", json!({"code": WRONG_CODE})).await.refused(401, "invalid_code");
    browser.post("/v1/two-factor/app/confirm", json!({"code": "12345"})).await.refused(400, "invalid_request");
    assert_eq!(browser.get("/v1/two-factor").await.json()["app"], off, "nothing is on before a right code");
    let first_code = app.code(world.now());
    let codes = browser.post("/v1/two-factor/app/confirm", json!({"code": first_code})).await.expect(200).json();
    let codes: BTreeSet<String> = serde_json::from_value(codes["recovery_codes"].clone()).unwrap();
    assert_eq!(codes.len(), 10);
    let state = browser.get("/v1/two-factor").await.json();
    assert_eq!(state["app"], json!({"enabled": true, "since": world.now().rfc3339()}));
    assert_eq!(state["recovery_codes_left"], 10);

    for client in ["web", "mobile"] {
        let person = world.visitor();
        let challenge = challenge(&person, client).await;
        verify(&person, &challenge, "app", &first_code).await.refused(401, "invalid_code");
        world.clock.advance(30);
        let signed_in = verify(&person, &challenge, "app", &app.code(world.now())).await.expect(200);
        assert_eq!((signed_in.text("status"), &signed_in.json()["session"]["client"]), ("signed_in".to_owned(), &json!(client)));
        if client == "mobile" {
            assert!(signed_in.header("set-cookie").is_none());
            person.use_token(&signed_in.text("token"));
        } else {
            assert!(signed_in.json().get("token").is_none() && person.cookie("__Host-rekey").is_some());
        }
        assert_eq!(person.session_status().await, 200);
        verify(&person, &challenge, "app", &app.code(world.now().plus(30))).await.refused(410, "expired");
    }
}

/// Renders the SVG and reads its QR code.
fn read_qr(svg: &str) -> String {
    let tree = resvg::usvg::Tree::from_str(svg, &resvg::usvg::Options::default()).unwrap();
    let size = tree.size().to_int_size();
    let mut pixels = resvg::tiny_skia::Pixmap::new(size.width(), size.height()).unwrap();
    pixels.fill(resvg::tiny_skia::Color::WHITE);
    resvg::render(&tree, resvg::tiny_skia::Transform::default(), &mut pixels.as_mut());
    let (width, height) = (usize::try_from(size.width()).unwrap(), usize::try_from(size.height()).unwrap());
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels.pixels()[y * width + x].red());
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().unwrap().1
}

#[tokio::test]
async fn an_enrolment_belongs_to_its_session_and_has_five_tries() {
    let world = World::new().await;
    let (one, other) = (world.visitor(), world.visitor());
    for browser in [&one, &other] {
        browser.sign_in("flowmatic", PASSWORD).await;
        browser.confirm(PASSWORD).await;
    }
    one.post("/v1/two-factor/app/confirm", json!({"code": WRONG_CODE})).await.refused(410, "expired");
    let secret = one.post("/v1/two-factor/app", json!({})).await.expect(200).text("secret");
    let app = Authenticator::new(&secret);
    let right = json!({"code": app.code(world.now())});
    other.post("/v1/two-factor/app/confirm", right.clone()).await.refused(410, "expired");
    for left in (0..5).rev() {
        one.post("/v1/two-factor/app/confirm", json!({"code": WRONG_CODE})).await.refused_code(left);
    }
    one.post("/v1/two-factor/app/confirm", right).await.refused(410, "expired");

    // A later one takes the place of the former, and ten of them at once are turned on once.
    let secret = one.post("/v1/two-factor/app", json!({})).await.expect(200).text("secret");
    let right = json!({"code": Authenticator::new(&secret).code(world.now())});
    let answers = join_all((0..5).map(|_| one.post("/v1/two-factor/app/confirm", right.clone()))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    assert!(
        answers.iter().all(|answer| [200, 409, 410].contains(&answer.status)),
        "{:?}",
        answers.iter().map(|a| a.status).collect::<Vec<_>>()
    );
    one.post("/v1/two-factor/app", json!({})).await.refused(409, "conflict");
    assert_eq!(one.get("/v1/two-factor").await.json()["recovery_codes_left"], 10);
}

#[tokio::test]
async fn asking_again_in_the_session_gives_the_pending_secret() {
    let world = World::unlimited(&[]).await;
    let (one, other) = (world.visitor(), world.visitor());
    for browser in [&one, &other] {
        browser.sign_in("flowmatic", PASSWORD).await;
        browser.confirm(PASSWORD).await;
    }
    let begin = async |browser: &Visitor| browser.post("/v1/two-factor/app", json!({})).await.expect(200);
    let first = begin(&one).await;
    let secret = first.text("secret");
    world.clock.advance(100);
    let again = begin(&one).await;
    assert_eq!((again.text("secret"), again.text("uri")), (secret.clone(), first.text("uri")));
    assert_eq!((&first.json()["expires_in"], &again.json()["expires_in"]), (&json!(600), &json!(500)));
    assert_ne!(begin(&other).await.text("secret"), secret, "another session has its own");

    for left in (0..5).rev() {
        one.post("/v1/two-factor/app/confirm", json!({"code": WRONG_CODE})).await.refused_code(left);
    }
    let fresh = begin(&one).await.text("secret");
    assert_ne!(fresh, secret, "whose tries are used up");
    world.clock.advance(600);
    one.confirm(PASSWORD).await;
    let latest = begin(&one).await.text("secret");
    assert_ne!(latest, fresh, "which has expired");
    let right = json!({"code": Authenticator::new(&latest).code(world.now())});
    one.post("/v1/two-factor/app/confirm", right).await.expect(200);
    one.delete("/v1/two-factor/app").await.expect(204);
    assert_ne!(begin(&one).await.text("secret"), latest, "a secret that was turned on is not shown again");
}

#[tokio::test]
async fn an_account_without_the_factors_attribute_turns_one_on() {
    let world = World::new().await;
    let login = world.items("login").await.into_iter().find(|item| item["pk"].as_s().unwrap() == "ACCOUNT#flowmatic").unwrap();
    world.remove(&login, "factors").await;
    let owner = Owner::with_app(&world).await;
    owner.reauthenticate(&world).await;
}

#[tokio::test]
async fn one_of_two_concurrent_factor_changes_is_made() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let (random, now) = (world.random(), world.now());
    let directory = world.directory();
    let token = SessionToken::parse(&owner.browser.cookie("__Host-rekey").unwrap()).unwrap();
    let open = directory.open_session(&token, true, now).await.unwrap().unwrap();
    let seen = directory.factors(open.principal.id).await.unwrap();
    let codes = || RecoveryCode::mint_all(&random).iter().map(|code| code.hash(open.principal.id)).collect();
    let mut written = Vec::new();
    for _ in 0..2 {
        let change = FactorChange::RecoveryCodes(codes());
        written.push(directory.change_factors(Id::random(&random), &open, &seen, change, now).await.unwrap());
    }
    assert_eq!(written, [FactorOutcome::Done, FactorOutcome::Refused]);
}

#[tokio::test]
async fn a_person_without_an_address_is_sent_to_the_report_form() {
    let world = World::with(&[("REKEY_LIMIT_SCALE", "1000"), ("REKEY_REPORT_URL", "https://example.com/report")]).await;
    let owner = Owner::with_app(&world).await;
    world.remove(&world.principal("flowmatic").await, "email").await;
    owner.reauthenticate(&world).await;
    let asks = owner.browser.post("/v1/two-factor/email", json!({})).await.refused(409, "support_required");
    assert_eq!(asks.text("help_url"), "https://example.com/report");
    assert_eq!(owner.browser.get("/v1/two-factor").await.json()["email"], json!({"enabled": false, "since": null, "hint": null}));
    owner.browser.post("/v1/session/email-code", json!({})).await.refused(409, "support_required");
    let (person, waiting) = challenged(&world, "mobile").await;
    let asks = person.post("/v1/sign-in/email-code", json!({"challenge": waiting})).await.refused(409, "support_required");
    assert_eq!(asks.text("help_url"), "https://example.com/report");
    verify(&person, &waiting, "app", &owner.code(&world)).await.expect(200);
}

#[tokio::test]
async fn only_browsers_manage_factors_and_desktop_apps_take_no_codes() {
    let world = World::new().await;
    let phone = world.visitor();
    phone.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    phone.confirm(PASSWORD).await;
    phone.get("/v1/two-factor").await.refused(403, "web_only");
    for path in ["app", "email", "recovery-codes"] {
        phone.post(&format!("/v1/two-factor/{path}"), json!({})).await.refused(403, "web_only");
    }
    phone.post("/v1/two-factor/app/confirm", json!({"code": "123456"})).await.refused(403, "web_only");
    phone.delete("/v1/two-factor/app").await.refused(403, "web_only");

    let desktop = json!({"account": "flowmatic", "password": PASSWORD, "client": "desktop"});
    world.visitor().post("/v1/sign-in", desktop.clone()).await.expect(200);
    Owner::with_app(&world).await;
    let refused = world.visitor().post("/v1/sign-in", desktop.clone()).await.refused(403, "client_unsupported");
    assert_eq!(refused.text("help_url"), format!("{}/device", world.url));
    let wrong = json!({"account": "flowmatic", "password": "not the password", "client": "desktop"});
    world.visitor().post("/v1/sign-in", wrong).await.refused(401, "invalid_credentials");

    let world = World::with(&[("REKEY_LIMIT_SCALE", "1000"), ("REKEY_DESKTOP", "password_only")]).await;
    Owner::with_app(&world).await;
    assert_eq!(world.visitor().post("/v1/sign-in", desktop).await.expect(200).text("status"), "signed_in");
    challenge(&world.visitor(), "mobile").await;
    assert!(rekey_tests::logs::lines().contains("REKEY_DESKTOP=password_only"));
}
