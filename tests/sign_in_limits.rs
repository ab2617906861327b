//! What keeps guessing in bounds at sign-in and within a session, and what it must not cost the owner: whom a browser is known
//! for, wrong codes in a row, strangers at a name, wrong passwords in a stolen session.

use aws_sdk_dynamodb::types::AttributeValue;
use futures_util::future::join_all;
use rekey_local::PASSWORD;
use rekey_tests::{Answer, OTHER_PASSWORD, Tap, Visitor, World};
use reqwest::Method;
use serde_json::{Value, json};

use crate::delivery::records;
use crate::two_factor::{turn_on_app, verify};

const WRONG: &str = "not the password";
const WRONG_CODE: &str = "000000";
const NAME: &str = "flowmatic";
const OWNER: &str = "grace@example.com";
const NEW_SIGN_IN: &str = "New sign-in to your Rekey account";
const TRIED: &str = "Somebody is trying to sign in to your Rekey account";
const GUESSED: &str = "Wrong passwords on a device signed in to your Rekey account";
const DAY: i64 = 86_400;

/// A sign-in from an app, with a solved CAPTCHA or without.
async fn sign_in_with(visitor: &Visitor, account: &str, password: &str, captcha: Option<&str>) -> Answer {
    let body = json!({"account": account, "password": password, "client": "mobile", "captcha": captcha});
    visitor.post("/v1/sign-in", body).await
}

/// So many strangers, each at an address of its own, try a wrong password until the name's bucket is full.
async fn strangers_try(world: &World, account: &str, tries: usize) {
    for number in 0..tries {
        let stranger = world.visitor_from(&format!("127.0.7.{}", number + 1));
        sign_in_with(&stranger, account, WRONG, None).await;
    }
}

/// Resets the password by mail, at an address of its own.
async fn recover(world: &World, password: &str) {
    let person = world.visitor_from("127.0.9.9");
    let inbox = world.inbox(OWNER).titled("Reset your Rekey password");
    let before = inbox.count();
    person.recover(OWNER).await;
    let ticket = person.consume(&inbox.nth(before).await.token()).await;
    person.set_password(&ticket, NAME, password).await.expect(200);
}

/// A browser that knows the password and has signed in with it before, as the owner's has.
async fn browser_of_a_thief(world: &World) -> Visitor {
    let thief = world.visitor_from("127.0.6.6");
    thief.sign_in(NAME, PASSWORD).await;
    thief
}

/// The same browser elsewhere: its cookie is all that is left of what was known.
fn moved(world: &World, browser: &Visitor, address: &str) -> Visitor {
    let elsewhere = world.visitor_from(address);
    elsewhere.set_cookie("__Host-rekey-device", &browser.cookie("__Host-rekey-device").unwrap());
    elsewhere
}

/// Whether the browser is known: strangers at the name do not keep it out, and its sign-in is not told of.
async fn is_known(world: &World, browser: &Visitor, password: &str) -> bool {
    let inbox = world.inbox(OWNER).titled(NEW_SIGN_IN);
    world.settle().await;
    let before = inbox.count();
    let passes = moved(world, browser, "127.0.8.1").try_sign_in(NAME, password).await.status == 200;
    world.clock.advance(36_000);
    moved(world, browser, "127.0.8.2").sign_in(NAME, password).await;
    world.settle().await;
    let told = inbox.count() > before;
    assert_eq!(passes, !told, "a browser is known for both or for neither");
    passes
}

async fn world_with_a_small_name_limit() -> World {
    World::with(&[
        ("REKEY_LIMIT_SIGN_IN_NAME", "2/600"),
        ("REKEY_LIMIT_RECOVERY_ADDRESS", "1000/1"),
        ("REKEY_LIMIT_MESSAGE_CONTACT", "1000/1"),
    ])
    .await
}

#[tokio::test]
async fn a_browser_is_known_until_the_password_is_recovered() {
    let world = world_with_a_small_name_limit().await;
    let thief = browser_of_a_thief(&world).await;
    strangers_try(&world, NAME, 4).await;
    assert!(is_known(&world, &thief, PASSWORD).await);
    recover(&world, OTHER_PASSWORD).await;
    strangers_try(&world, NAME, 4).await;
    assert!(!is_known(&world, &thief, OTHER_PASSWORD).await);
}

#[tokio::test]
async fn a_thief_s_browser_is_a_stranger_after_the_owner_said_that_was_not_me() {
    let world = world_with_a_small_name_limit().await;
    let thief = browser_of_a_thief(&world).await;
    let link = world.inbox(OWNER).titled(NEW_SIGN_IN).only().await.not_me();
    world.visitor().post("/v1/not-me", json!({"token": link})).await.expect(200);
    // The password is the same as before, which a reset does not forbid.
    recover(&world, PASSWORD).await;
    strangers_try(&world, NAME, 4).await;
    assert!(!is_known(&world, &thief, PASSWORD).await);
}

#[tokio::test]
async fn a_changed_password_makes_strangers_of_all_browsers_but_the_one_that_changed_it() {
    let world = world_with_a_small_name_limit().await;
    let (owner, thief) = (world.visitor(), browser_of_a_thief(&world).await);
    owner.sign_in(NAME, PASSWORD).await;
    let change = json!({"current_password": PASSWORD, "new_password": OTHER_PASSWORD});
    let changed = owner.post("/v1/account/password", change).await.expect(204);
    assert!(changed.header("set-cookie").unwrap().starts_with("__Host-rekey-device="));
    strangers_try(&world, NAME, 4).await;
    assert!(is_known(&world, &owner, OTHER_PASSWORD).await);
    strangers_try(&world, NAME, 4).await;
    assert!(!is_known(&world, &thief, OTHER_PASSWORD).await);
}

#[tokio::test]
async fn signing_out_all_others_makes_strangers_of_their_browsers() {
    let world = world_with_a_small_name_limit().await;
    let (owner, thief) = (world.visitor(), browser_of_a_thief(&world).await);
    owner.sign_in(NAME, PASSWORD).await;
    owner.delete("/v1/sessions").await.expect(204);
    assert_eq!(owner.session_status().await, 200);
    strangers_try(&world, NAME, 4).await;
    assert!(is_known(&world, &owner, PASSWORD).await);
    strangers_try(&world, NAME, 4).await;
    assert!(!is_known(&world, &thief, PASSWORD).await);
}

#[tokio::test]
async fn an_address_is_known_until_the_password_is_recovered_elsewhere() {
    let world = world_with_a_small_name_limit().await;
    let thief = world.visitor_from("127.0.6.6");
    thief.sign_in_app(NAME, PASSWORD, "mobile").await;
    strangers_try(&world, NAME, 4).await;
    sign_in_with(&thief, NAME, PASSWORD, None).await.expect(200);
    recover(&world, OTHER_PASSWORD).await;
    strangers_try(&world, NAME, 4).await;
    sign_in_with(&thief, NAME, OTHER_PASSWORD, None).await.refused(429, "rate_limited");
    // Where it was recovered, the address is known in the new epoch.
    sign_in_with(&world.visitor_from("127.0.9.9"), NAME, OTHER_PASSWORD, None).await.expect(200);
}

#[tokio::test]
async fn a_browser_from_before_epochs_were_written_down_is_a_stranger() {
    let world = world_with_a_small_name_limit().await;
    let owner = browser_of_a_thief(&world).await;
    let row = &world.items("device").await[0];
    let update = world.stack.resources.dynamodb.update_item().table_name("rekey-flows").update_expression("REMOVE epoch, generation");
    update.key("pk", row["pk"].clone()).key("sk", row["sk"].clone()).send().await.unwrap();
    strangers_try(&world, NAME, 4).await;
    assert!(!is_known(&world, &owner, PASSWORD).await);
}

/// What a sign-in with the right password says about codes.
async fn asked(world: &World) -> (Visitor, String, Value) {
    let visitor = world.visitor();
    let asked = sign_in_with(&visitor, NAME, PASSWORD, None).await.expect(200);
    (visitor, asked.text("challenge"), asked.json()["methods"].clone())
}

async fn enters_wrong_codes(world: &World, number: usize) {
    let mut left = number;
    while left > 0 {
        let (visitor, challenge, _) = asked(world).await;
        for _ in 0..left.min(5) {
            verify(&visitor, &challenge, "app", WRONG_CODE).await.refused(401, "invalid_code");
        }
        left -= left.min(5);
    }
}

/// The number in an item of the directory.
fn number(item: &std::collections::HashMap<String, AttributeValue>, name: &str) -> i64 {
    item.get(name).map_or(0, |value| value.as_n().unwrap().parse().unwrap())
}

#[tokio::test]
async fn a_hundred_wrong_codes_in_a_row_leave_the_recovery_codes_alone() {
    let world = World::new().await;
    let browser = world.visitor();
    browser.sign_in(NAME, PASSWORD).await;
    let (app, recovery_codes) = turn_on_app(&world, &browser, json!({"password": PASSWORD})).await;
    let recovery_codes = recovery_codes.unwrap();
    let (capped, in_a_row) = (world.inbox(OWNER).titled("Too many wrong codes for your Rekey account"), async |number: u32| {
        world.settle().await;
        world.inbox(OWNER).titled(&format!("{number} wrong codes in a row for your Rekey account")).count()
    });
    // A hundred and sixty in eight days would be no more than twenty a day.
    for day in 1..=8 {
        world.clock.advance(DAY + 1);
        if day > 5 {
            let (visitor, challenge, methods) = asked(&world).await;
            assert_eq!(methods, json!(["recovery_code"]));
            let right = app.code(world.now());
            let refused = verify(&visitor, &challenge, "app", &right).await.refused(429, "rate_limited");
            assert_eq!((refused.field_codes(), refused.header("retry-after")), (vec!["in_a_row".to_owned()], Some("86400")));
            continue;
        }
        enters_wrong_codes(&world, 20).await;
        let (visitor, challenge, _) = asked(&world).await;
        verify(&visitor, &challenge, "app", WRONG_CODE).await.refused(429, "rate_limited");
    }
    assert_eq!(number(&world.rows("FACTORS#").await[0], "streak"), 100);
    // At twenty the day's message says it, and at a hundred the row's: one each.
    assert_eq!((in_a_row(20).await, in_a_row(50).await, in_a_row(100).await), (0, 1, 1));
    assert_eq!(capped.count(), 4);

    // Within a session it is the same.
    browser.sign_in(NAME, PASSWORD).await;
    let confirm = |method: &str, code: &str| json!({"password": PASSWORD, "method": method, "code": code});
    let (session, challenge, _) = asked(&world).await;
    let signed_in = verify(&session, &challenge, "recovery_code", &recovery_codes[0]).await.expect(200);
    session.use_token(&signed_in.text("token"));
    assert_eq!(asked(&world).await.2, json!(["app", "recovery_code"]), "a right code ends the row");
    assert_eq!(number(&world.rows("FACTORS#").await[0], "streak"), 0);
    world.clock.advance(30);
    session.post("/v1/session/reauthenticate", confirm("app", &app.code(world.now()))).await.expect(204);
}

#[tokio::test]
async fn codes_are_capped_within_a_session_and_a_recovery_code_confirms_and_ends_it() {
    let world = World::new().await;
    let browser = world.visitor();
    browser.sign_in(NAME, PASSWORD).await;
    let (app, recovery_codes) = turn_on_app(&world, &browser, json!({"password": PASSWORD})).await;
    for _ in 0..5 {
        world.clock.advance(DAY + 1);
        enters_wrong_codes(&world, 20).await;
    }
    world.clock.advance(DAY + 1);
    // The session of the sign-in that turned the app on is over by now: an app's lasts longer.
    let (session, challenge, _) = asked(&world).await;
    session.post("/v1/sign-in/email-code", json!({"challenge": challenge})).await.refused(409, "conflict");
    let signed_in = verify(&session, &challenge, "recovery_code", &recovery_codes.as_ref().unwrap()[0]).await.expect(200);
    session.use_token(&signed_in.text("token"));
    for _ in 0..5 {
        world.clock.advance(DAY + 1);
        enters_wrong_codes(&world, 20).await;
    }
    world.clock.advance(DAY + 1);
    let confirm = |method: &str, code: &str| json!({"password": PASSWORD, "method": method, "code": code});
    session.post("/v1/session/reauthenticate", confirm("app", &app.code(world.now()))).await.refused(429, "rate_limited");
    session.post("/v1/session/reauthenticate", confirm("recovery_code", &recovery_codes.unwrap()[1])).await.expect(204);
    session.post("/v1/session/reauthenticate", confirm("app", &app.code(world.now()))).await.expect(204);
    assert_eq!(asked(&world).await.2, json!(["app", "recovery_code"]));
}

#[tokio::test]
async fn a_right_code_in_between_begins_another_row_and_wrong_ones_over_days_are_told_of() {
    let world = World::new().await;
    let browser = world.visitor();
    browser.sign_in(NAME, PASSWORD).await;
    let (app, _) = turn_on_app(&world, &browser, json!({"password": PASSWORD})).await;
    for wrong in [15, 15] {
        world.clock.advance(DAY + 1);
        enters_wrong_codes(&world, wrong).await;
    }
    world.inbox(OWNER).titled("20 wrong codes in a row for your Rekey account").only().await;
    let (visitor, challenge, _) = asked(&world).await;
    verify(&visitor, &challenge, "app", &app.code(world.now())).await.expect(200);
    assert_eq!(number(&world.rows("FACTORS#").await[0], "streak"), 0);
    world.clock.advance(DAY + 1);
    enters_wrong_codes(&world, 19).await;
    world.settle().await;
    assert_eq!(world.inbox(OWNER).titled("20 wrong codes in a row for your Rekey account").count(), 1);
}

#[tokio::test]
async fn wrong_codes_at_once_take_the_row_no_further_than_a_hundred() {
    let world = World::new().await;
    let browser = world.visitor();
    browser.sign_in(NAME, PASSWORD).await;
    turn_on_app(&world, &browser, json!({"password": PASSWORD})).await;
    let row = &world.rows("FACTORS#").await[0];
    let update = world.stack.resources.dynamodb.update_item().table_name("rekey-directory");
    let update =
        update.key("pk", row["pk"].clone()).key("sk", row["sk"].clone()).update_expression("SET streak = :streak, streak_told = :told");
    let update = update.expression_attribute_values(":streak", AttributeValue::N("97".to_owned()));
    update.expression_attribute_values(":told", AttributeValue::N("50".to_owned())).send().await.unwrap();
    let mut guesses = Vec::new();
    for _ in 0..4 {
        guesses.push(asked(&world).await);
    }
    let tries = guesses.iter().flat_map(|(visitor, challenge, _)| (0..4).map(move |_| verify(visitor, challenge, "app", WRONG_CODE)));
    let statuses: Vec<u16> = join_all(tries).await.iter().map(|answer| answer.status).collect();
    let of = |status| statuses.iter().filter(|found| **found == status).count();
    assert_eq!((of(401), of(429)), (3, 13), "{statuses:?}");
    assert_eq!(asked(&world).await.2, json!(["recovery_code"]));
    world.inbox(OWNER).titled("100 wrong codes in a row for your Rekey account").only().await;
}

/// As many requests as shut an owner out once, from six addresses.
async fn shut_out(world: &World, account: &str) {
    let strangers: Vec<Visitor> = (1..=6).map(|number| world.visitor_from(&format!("127.0.5.{number}"))).collect();
    for number in 0..103 {
        sign_in_with(&strangers[number % 6], account, WRONG, None).await;
    }
}

#[tokio::test]
async fn an_owner_at_a_new_address_gets_past_strangers_with_a_captcha() {
    let world = World::with(&[("REKEY_CAPTCHA", "altcha")]).await;
    shut_out(&world, NAME).await;
    let owner = world.visitor_from("127.0.4.4");
    let refused = sign_in_with(&owner, NAME, PASSWORD, None).await.refused(429, "rate_limited");
    assert_eq!(refused.json()["captcha"], true);
    assert!(refused.header("retry-after").is_some());
    let solved = owner.solve_altcha("sign-in").await;
    sign_in_with(&owner, NAME, PASSWORD, Some(&solved)).await.expect(200);
    // It is counted in a bucket of the name's own, and is spent.
    assert_eq!(world.rows("BUCKET#sign-in-captcha#name#").await.len(), 1);
    assert_eq!(world.rows("CAPTCHA#").await.len(), 1);
    let elsewhere = world.visitor_from("127.0.4.5");
    sign_in_with(&elsewhere, NAME, PASSWORD, Some(&solved)).await.refused(400, "captcha_failed");
    for bad in [elsewhere.solve_altcha("recovery").await.as_str(), "", "e30="] {
        sign_in_with(&elsewhere, NAME, PASSWORD, Some(bad)).await.refused(400, "captcha_failed");
    }
    // A wrong password with a solved one is a wrong password.
    let solved = elsewhere.solve_altcha("sign-in").await;
    sign_in_with(&elsewhere, NAME, WRONG, Some(&solved)).await.refused(401, "invalid_credentials");
    // Where the address is known by now, nothing is asked for.
    sign_in_with(&owner, NAME, PASSWORD, None).await.expect(200);
}

#[tokio::test]
async fn a_captcha_is_spent_only_where_one_is_asked_for() {
    let world = World::with(&[("REKEY_CAPTCHA", "altcha"), ("REKEY_LIMIT_SIGN_IN_NAME_ADDRESS", "2/600")]).await;
    let owner = world.visitor();
    let solved = owner.solve_altcha("sign-in").await;
    sign_in_with(&owner, "ada@example.com", PASSWORD, Some(&solved)).await.expect(200);
    sign_in_with(&owner, "ada@example.com", PASSWORD, Some("no CAPTCHA at all")).await.expect(200);
    // The limit of name and address together is not lifted by one, and does not ask for it.
    let refused = sign_in_with(&owner, "ada@example.com", PASSWORD, Some(&solved)).await.refused(429, "rate_limited");
    assert_eq!(refused.json().get("captcha"), None);
    assert!(world.rows("CAPTCHA#").await.is_empty());
}

#[tokio::test]
async fn the_lane_of_captchas_is_bounded_too_and_is_not_filled_by_what_is_none() {
    let limits = [("REKEY_CAPTCHA", "altcha"), ("REKEY_LIMIT_SIGN_IN_NAME", "2/600"), ("REKEY_LIMIT_SIGN_IN_CAPTCHA", "2/600")];
    let world = World::with(&limits).await;
    strangers_try(&world, NAME, 3).await;
    let stranger = world.visitor_from("127.0.4.1");
    for _ in 0..10 {
        sign_in_with(&stranger, NAME, WRONG, Some("e30=")).await.refused(400, "captcha_failed");
    }
    for _ in 0..2 {
        let solved = stranger.solve_altcha("sign-in").await;
        sign_in_with(&stranger, NAME, WRONG, Some(&solved)).await.refused(401, "invalid_credentials");
    }
    let solved = stranger.solve_altcha("sign-in").await;
    let full = sign_in_with(&stranger, NAME, PASSWORD, Some(&solved)).await.refused(429, "rate_limited");
    assert_eq!((full.json().get("captcha"), full.header("retry-after")), (None, Some("600")));
}

#[tokio::test]
async fn without_captchas_there_is_no_lane_and_nobody_is_told_of_one() {
    let world = World::with(&[("REKEY_LIMIT_SIGN_IN_NAME", "2/600")]).await;
    strangers_try(&world, NAME, 3).await;
    let owner = world.visitor_from("127.0.4.1");
    for captcha in [None, Some("e30=")] {
        let refused = sign_in_with(&owner, NAME, PASSWORD, captcha).await.refused(429, "rate_limited");
        assert_eq!(refused.json().get("captcha"), None);
    }
}

#[tokio::test]
async fn a_captcha_that_cannot_be_spent_lets_nobody_in() {
    let (world, tap) = World::behind(&[("REKEY_CAPTCHA", "altcha"), ("REKEY_LIMIT_SIGN_IN_NAME", "2/600")]).await;
    strangers_try(&world, NAME, 3).await;
    let owner = world.visitor_from("127.0.4.1");
    let solved = owner.solve_altcha("sign-in").await;
    tap.cut("PutItem", "InternalServerError");
    sign_in_with(&owner, NAME, PASSWORD, Some(&solved)).await.refused(503, "unavailable");
    tap.mend();
    sign_in_with(&owner, NAME, PASSWORD, Some(&owner.solve_altcha("sign-in").await)).await.expect(200);
}

#[tokio::test]
async fn the_owner_is_told_once_a_day_that_passwords_are_tried() {
    let world = World::with(&[("REKEY_LIMIT_SIGN_IN_NAME", "2/600"), ("REKEY_LIMIT_RECOVERY_ADDRESS", "1000/1")]).await;
    let inbox = world.inbox(OWNER).titled(TRIED);
    strangers_try(&world, NAME, 6).await;
    let told = inbox.nth(0).await;
    assert!(told.0.text.contains("flowmatic (Enterprise administrator)"), "{}", told.0.text);
    world.settle().await;
    assert!(world.stack.stream.deliver(records(&world, "alert").await).await.is_empty(), "a record that comes again is left alone");
    for _ in 0..3 {
        world.clock.advance(7 * 3600);
        strangers_try(&world, NAME, 6).await;
    }
    world.stack.sweep().await.unwrap();
    strangers_try(&world, NAME, 6).await;
    world.settle().await;
    assert_eq!(inbox.count(), 1);
    world.clock.advance(3 * 3600);
    strangers_try(&world, NAME, 6).await;
    inbox.nth(1).await;
    // Of a name that nobody has there is the same row, and no message.
    let before = world.stack.outbox.all().len();
    strangers_try(&world, "nobody-at-all", 6).await;
    world.settle().await;
    assert_eq!(world.rows("ALERT#").await.len(), 3);
    assert!(world.stack.outbox.all()[before..].iter().all(|mail| mail.subject == "Reset your Rekey password"));
}

#[tokio::test]
async fn known_and_unknown_names_are_alike_when_strangers_try_them_in_bytes_and_in_requests() {
    let (world, tap) = World::behind(&[("REKEY_CAPTCHA", "altcha"), ("REKEY_LIMIT_SIGN_IN_NAME", "2/600")]).await;
    let of_sign_in = |tap: &Tap| {
        let mut operations: Vec<String> = tap
            .take()
            .into_iter()
            .filter(|seen| seen.caller == "sign-in")
            .map(|seen| format!("{} {:?}", seen.operation, seen.needs))
            .collect();
        operations.sort();
        operations
    };
    let mut seen = Vec::new();
    for (place, name) in [NAME, "ada@example.com", "nobody@example.org", "nobody-at-all"].into_iter().enumerate() {
        let visitor = world.visitor_from(&format!("127.0.3.{}", place + 1));
        of_sign_in(&tap);
        let mut answers = Vec::new();
        // Two are let in, the third is told of to the owner, the fourth is not.
        for _ in 0..4 {
            answers.push((sign_in_with(&visitor, name, WRONG, None).await.raw, of_sign_in(&tap)));
        }
        let solved = visitor.solve_altcha("sign-in").await;
        for captcha in ["e30=", &solved, &solved] {
            answers.push((sign_in_with(&visitor, name, WRONG, Some(captcha)).await.raw, of_sign_in(&tap)));
        }
        seen.push(answers);
    }
    assert!(seen.iter().all(|answers| *answers == seen[0]), "{seen:#?}");
    let requests: Vec<usize> = seen[0].iter().map(|(_, operations)| operations.len()).collect();
    assert_eq!(requests, [4, 7, 7, 6, 6, 8, 7]);
}

const EDGE: &str = "an-edge-secret-of-more-than-32-characters";

#[tokio::test]
async fn an_ipv6_network_has_sixteen_times_the_limit_of_one_address() {
    let world =
        World::with(&[("REKEY_EDGE_SECRET", EDGE), ("REKEY_LIMIT_SIGN_IN_ADDRESS", "2/600"), ("REKEY_LIMIT_RECOVERY_ADDRESS", "1/600")])
            .await;
    let visitor = world.visitor();
    let send = async |path: &str, address: &str, body: Value| {
        let request = visitor.request(Method::POST, path).header("x-rekey-edge", EDGE).header("cloudfront-viewer-address", address);
        visitor.send(request.json(&body)).await
    };
    let tries = async |address: &str, number: u32| {
        // Each name and address together has a bucket of its own.
        let body = json!({"account": format!("nobody-{number}"), "password": WRONG, "client": "mobile"});
        send("/v1/sign-in", address, body).await
    };
    // (2 + 600 / 600) times sixteen, from as many /64 of one /48.
    for number in 0..48 {
        tries(&format!("[2001:db8:1:{number:x}::1]:443"), number).await.refused(401, "invalid_credentials");
    }
    let refused = tries("[2001:db8:1:ffff::1]:443", 48).await.refused(429, "rate_limited");
    assert!((1..=600).contains(&refused.json()["retry_after"].as_i64().unwrap()));
    tries("[2001:db8:2::1]:443", 49).await.refused(401, "invalid_credentials");
    tries("198.51.100.1:443", 50).await.refused(401, "invalid_credentials");
    // Each call has a count of its own, and a window ends.
    for number in 0..32 {
        let email = json!({"email": format!("n{number}@example.org")});
        send("/v1/recovery", &format!("[2001:db8:1:{number:x}::1]:443"), email).await.expect(202);
    }
    send("/v1/recovery", "[2001:db8:1:ffff::1]:443", json!({"email": "n@example.org"})).await.refused(429, "rate_limited");
    world.clock.advance(600);
    tries("[2001:db8:1:ffff::1]:443", 51).await.refused(401, "invalid_credentials");
}

/// Enters a password to confirm who is signed in.
async fn confirm(session: &Visitor, password: &str) -> Answer {
    session.post("/v1/session/reauthenticate", json!({"password": password})).await
}

async fn signed_in(world: &World) -> Visitor {
    let session = world.visitor();
    session.sign_in_app(NAME, PASSWORD, "mobile").await;
    session
}

#[tokio::test]
async fn twenty_wrong_passwords_end_the_stolen_session_and_no_other() {
    let world = World::new().await;
    let (stolen, owner) = (signed_in(&world).await, signed_in(&world).await);
    for number in 0..20 {
        // Two ways to the same count.
        if number % 2 == 0 {
            confirm(&stolen, WRONG).await.refused(401, "invalid_credentials");
        } else {
            let change = json!({"current_password": WRONG, "new_password": OTHER_PASSWORD});
            stolen.post("/v1/account/password", change).await.refused(401, "invalid_credentials");
        }
    }
    confirm(&stolen, PASSWORD).await.refused(401, "unauthenticated");
    assert_eq!((stolen.session_status().await, owner.session_status().await), (401, 200));
    world.inbox(OWNER).titled(GUESSED).only().await;
    // The owner may mistype, though the day is full, and is confirmed by the right one.
    for _ in 0..4 {
        confirm(&owner, WRONG).await.refused(401, "invalid_credentials");
    }
    confirm(&owner, PASSWORD).await.expect(204);
    let change = json!({"current_password": PASSWORD, "new_password": OTHER_PASSWORD});
    owner.post("/v1/account/password", change).await.expect(204);
    assert_eq!(owner.session_status().await, 200);
}

#[tokio::test]
async fn several_stolen_sessions_share_the_day_and_the_owner_is_told_once() {
    let world = World::new().await;
    let stolen = [signed_in(&world).await, signed_in(&world).await, signed_in(&world).await];
    let owner = signed_in(&world).await;
    confirm(&owner, WRONG).await.refused(401, "invalid_credentials");
    let mut wrong = 1;
    for session in stolen.iter().cycle().take(200) {
        wrong += usize::from(confirm(session, WRONG).await.text("code") == "invalid_credentials");
    }
    assert!((20..=22).contains(&wrong), "{wrong}");
    for session in &stolen {
        assert_eq!(session.session_status().await, 401);
    }
    // Whatever others have used up, an owner who mistypes stays.
    confirm(&owner, WRONG).await.refused(401, "invalid_credentials");
    confirm(&owner, PASSWORD).await.expect(204);
    world.settle().await;
    assert_eq!(world.inbox(OWNER).titled(GUESSED).count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_wrong_passwords_at_once_are_twenty_tries() {
    let world = World::new().await;
    let stolen = signed_in(&world).await;
    let answers = join_all((0..100).map(|_| confirm(&stolen, WRONG))).await;
    let looked_at = answers.iter().filter(|answer| answer.text("code") == "invalid_credentials").count();
    assert!(looked_at <= 20 && answers.iter().all(|answer| answer.status == 401), "{looked_at}");
    assert_eq!(stolen.session_status().await, 401);
}

#[tokio::test]
async fn a_session_that_could_not_be_ended_ends_at_the_next_try_and_is_told_of() {
    let (world, tap) = World::behind(&[("REKEY_LIMIT_SCALE", "1000")]).await;
    let stolen = signed_in(&world).await;
    for _ in 0..19 {
        confirm(&stolen, WRONG).await.refused(401, "invalid_credentials");
    }
    tap.cut("TransactWriteItems", "TransactionCanceledException");
    confirm(&stolen, WRONG).await.refused(503, "unavailable");
    tap.mend();
    confirm(&stolen, PASSWORD).await.refused(401, "unauthenticated");
    assert_eq!(stolen.session_status().await, 401);
    world.inbox(OWNER).titled(GUESSED).only().await;
}

#[tokio::test]
async fn what_was_right_counts_as_no_wrong_password() {
    let world = World::new().await;
    let session = world.visitor();
    session.sign_in(NAME, PASSWORD).await;
    for _ in 0..25 {
        confirm(&session, PASSWORD).await.expect(204);
        let change = json!({"current_password": PASSWORD, "new_password": "short"});
        session.post("/v1/account/password", change).await.refused(422, "password_refused");
    }
    turn_on_app(&world, &session, json!({"password": PASSWORD})).await;
    // The code was wrong and the password was not, and both have counts of their own.
    for _ in 0..20 {
        let body = json!({"password": PASSWORD, "method": "app", "code": WRONG_CODE});
        session.post("/v1/session/reauthenticate", body).await.refused(401, "invalid_code");
    }
    for _ in 0..5 {
        confirm(&session, PASSWORD).await.refused(400, "invalid_request");
    }
    assert_eq!(session.session_status().await, 200);
    let counted = world.rows("BUCKET#change-password#").await;
    assert_eq!(number(&counted[0], "wrong"), 0);
}

#[tokio::test]
async fn wrong_passwords_of_another_day_do_not_count() {
    let world = World::new().await;
    let session = signed_in(&world).await;
    for _ in 0..2 {
        for _ in 0..19 {
            confirm(&session, WRONG).await.refused(401, "invalid_credentials");
        }
        world.clock.advance(DAY);
    }
    confirm(&session, PASSWORD).await.expect(204);
}

#[tokio::test]
async fn a_confirmation_costs_one_request_more_than_before_and_a_right_one_none_after_it() {
    let (world, tap) = World::behind(&[("REKEY_LIMIT_SCALE", "1000")]).await;
    let session = signed_in(&world).await;
    let requests = || tap.take().into_iter().filter(|seen| seen.caller == "verify-otp").map(|seen| seen.operation).collect::<Vec<_>>();
    requests();
    confirm(&session, PASSWORD).await.expect(204);
    assert_eq!(requests(), ["BatchGetItem", "UpdateItem", "UpdateItem", "GetItem", "TransactWriteItems"]);
}

#[tokio::test]
async fn a_count_that_does_not_answer_lets_nobody_try_a_password() {
    let (world, tap) = World::behind(&[("REKEY_LIMIT_SCALE", "1000")]).await;
    let session = signed_in(&world).await;
    tap.cut("UpdateItem", "InternalServerError");
    confirm(&session, PASSWORD).await.refused(503, "unavailable");
    tap.mend();
    // A try that could not be compared is given back.
    tap.cut("GetItem", "InternalServerError");
    confirm(&session, PASSWORD).await.refused(503, "unavailable");
    tap.mend();
    assert_eq!(number(&world.rows("BUCKET#change-password#").await[0], "wrong"), 0);
    confirm(&session, PASSWORD).await.expect(204);
}
