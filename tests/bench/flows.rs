//! The cost of each flow: its database requests and capacity units, counted by a tap, beside the requests that the design
//! allows.
//!
//! In the profile that `cargo run` uses, which has hashing and the database optimized:
//! `cargo bench -p rekey-tests --profile dev --bench flows`
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark stops on faults and prints")]

use rekey_local::PASSWORD;
use rekey_tests::tap::Seen;
use rekey_tests::{Authenticator, GOOD_PASSWORD, OTHER_PASSWORD, PasskeyBrowser, Tap, World, gateway};
use reqwest::Method;
use serde_json::json;

fn report(flow: &str, allowed: &str, seen: &[Seen]) {
    let operations: Vec<&str> = seen.iter().map(|seen| seen.operation.as_str()).collect();
    let units: f64 = seen.iter().map(|seen| seen.capacity).sum();
    println!("| {flow} | {allowed} | {} | {units} | {} |", seen.len(), operations.join(", "));
}

#[tokio::main]
async fn main() {
    println!("| flow | allowed | requests | capacity units | operations |\n| --- | --- | --- | --- | --- |");
    let world = World::new().await;
    let tap = Tap::on(&world).await;
    let person = world.visitor();
    let recovery = person.recover("grace@example.com").await;
    let mail = world.inbox("grace@example.com").only().await;

    let door = tap.function(&world, request_reset::router).await;
    for (who, email) in [("known", "ada@example.com"), ("unknown", "stranger@example.org")] {
        world.clock.advance(600);
        door.recover(email).await;
        report(&format!("request-reset, {who}"), "2", &tap.take());
    }
    door.recover("ada@example.com").await;
    report("request-reset, again at once", "2", &tap.take());

    world.clock.advance(-1200);
    let door = tap.function(&world, consume_link::router).await;
    let ticket = door.consume(&mail.token()).await;
    report("consume-link, by link", "2", &tap.take());
    world.clock.advance(2);
    door.post("/v1/recovery/consume", json!({"recovery_id": recovery, "code": mail.code()})).await.expect(200);
    report("consume-link, by code", "4", &tap.take());
    world.clock.advance(2);
    let door = tap.function(&world, set_password::router).await;
    door.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);
    report("set-password", "2 + 1 transaction", &tap.take());

    let door = tap.function(&world, sign_in::router).await;
    door.sign_in("ada@example.com", PASSWORD).await;
    report("sign-in, new browser at a new place", "4", &tap.take());
    world.clock.advance(600);
    door.sign_in("ada@example.com", PASSWORD).await;
    report("sign-in, known browser", "4", &tap.take());
    world.clock.advance(600);
    door.sign_in_app("analytical-engine", PASSWORD, "mobile").await;
    report("sign-in, app at a new place", "4", &tap.take());
    world.clock.advance(600);
    let token = door.sign_in_app("analytical-engine", PASSWORD, "mobile").await.text("token");
    report("sign-in, app at a known place", "4", &tap.take());
    let door = tap.function(&world, session::router).await;
    door.use_token(&token);
    door.get("/v1/session").await.expect(200);
    report("session check", "1", &tap.take());
    let gateway = gateway::event(door.request(Method::GET, "/reports"));
    let authorizer = tap.authorizer(&world);
    assert!(authorizer.answer(gateway).await.unwrap().is_authorized());
    report("authorizer", "1", &tap.take());
    door.get("/v1/activity").await.expect(200);
    report("activity, a page", "2", &tap.take());
    door.post("/v1/sign-out", json!({})).await.expect(204);
    report("sign-out", "1 + 1 transaction", &tap.take());
    factors(&world, &tap).await;
    desktop(&world, &tap).await;
    users(&world, &tap).await;
    contacts(&world, &tap).await;
    let world = World::new().await;
    let tap = Tap::on(&world).await;
    passkeys(&world, &tap).await;
    lost_factor(&world, &tap).await;
    println!();
}

/// The cost of second factors.
async fn factors(world: &World, tap: &Tap) {
    let settings = tap.function(world, enrol_2fa::router).await;
    let codes = tap.function(world, verify_otp::router).await;
    let door = tap.function(world, sign_in::router).await;
    let browser = world.visitor();
    browser.sign_in("flowmatic", OTHER_PASSWORD).await;
    let cookie = browser.cookie("__Host-rekey").unwrap();
    for visitor in [&settings, &codes] {
        visitor.set_cookie("__Host-rekey", &cookie);
    }
    tap.take();
    codes.post("/v1/session/reauthenticate", json!({"password": OTHER_PASSWORD})).await.expect(204);
    report("re-authentication, password alone", "-", &tap.take());
    let secret = settings.post("/v1/two-factor/app", json!({})).await.expect(200).text("secret");
    report("authenticator app, shown", "-", &tap.take());
    let app = Authenticator::new(&secret);
    settings.post("/v1/two-factor/app/confirm", json!({"code": app.code(world.now())})).await.expect(200);
    report("authenticator app, turned on", "-", &tap.take());
    let inbox = world.inbox("grace@example.com").titled("Your Rekey authentication code");
    settings.post("/v1/two-factor/email", json!({})).await.expect(202);
    settings.post("/v1/two-factor/email/confirm", json!({"code": inbox.nth(0).await.digits()})).await.expect(200);
    tap.take();

    let challenge = async || {
        world.clock.advance(1);
        let body = json!({"account": "flowmatic", "password": OTHER_PASSWORD, "client": "mobile"});
        door.post("/v1/sign-in", body).await.expect(200).text("challenge")
    };
    let waiting = challenge().await;
    report("sign-in, second factor asked for", "4", &tap.take());
    world.clock.advance(1);
    door.post("/v1/sign-in/email-code", json!({"challenge": waiting})).await.expect(202);
    report("mailed code at sign-in", "-", &tap.take());
    let mailed = inbox.nth(1).await.digits();
    for (method, code, allowed) in [("email", mailed, "3"), ("app", app.code(world.now().plus(30)), "3")] {
        let waiting = if method == "email" { waiting.clone() } else { challenge().await };
        tap.take();
        codes.post("/v1/sign-in/verify", json!({"challenge": waiting, "method": method, "code": code})).await.expect(200);
        report(&format!("verify-otp, {method}"), allowed, &tap.take());
    }
    let waiting = challenge().await;
    tap.take();
    codes.post("/v1/sign-in/verify", json!({"challenge": waiting, "method": "app", "code": "000000"})).await.expect(401);
    report("verify-otp, wrong code", "3", &tap.take());
    settings.get("/v1/two-factor").await.expect(200);
    report("two-factor settings, shown", "-", &tap.take());
}

/// The cost of passkeys, and of a trusted browser. Leaves a passkey behind as the only factor.
async fn passkeys(world: &World, tap: &Tap) {
    let settings = tap.function(world, passkey::router).await;
    let owner = world.confirmed("flowmatic", None, PASSWORD).await;
    settings.set_cookie("__Host-rekey", &owner.cookie("__Host-rekey").unwrap());
    // The origin that a function behind the tap has by default.
    let mut keys = PasskeyBrowser::at("http://localhost:8787");
    let begun = settings.post("/v1/two-factor/passkeys", json!({})).await.expect(200).json();
    report("passkey, begun", "-", &tap.take());
    let added = json!({"name": "Phone", "credential": keys.create(&begun["options"]).await});
    tap.take();
    settings.post("/v1/two-factor/passkeys/confirm", added).await.expect(200);
    report("passkey, added", "-", &tap.take());

    let door = tap.function(world, passkey::router).await;
    let whole = keys.assertion(&door, "mobile").await;
    report("passkey sign-in, begun", "1", &tap.take());
    door.post("/v1/sign-in/passkey", whole).await.expect(200);
    report("passkey sign-in, finished", "3", &tap.take());

    let password = tap.function(world, sign_in::router).await;
    let browser = tap.function(world, passkey::router).await;
    let waiting = password.try_sign_in("flowmatic", PASSWORD).await.expect(200).text("challenge");
    tap.take();
    let begun = browser.post_from_site("/v1/sign-in/passkey/begin", json!({"challenge": waiting})).await.expect(200).json();
    report("passkey after the password, begun", "-", &tap.take());
    let body =
        json!({"challenge": begun["challenge"], "credential": keys.get(&begun["options"]).await, "client": "web", "trust_browser": true});
    tap.take();
    browser.post_from_site("/v1/sign-in/passkey", body).await.expect(200);
    report("passkey after the password, with trust", "-", &tap.take());
    password.set_cookie("__Host-rekey-device", &browser.cookie("__Host-rekey-device").unwrap());
    for (name, value) in browser.trusts() {
        password.set_cookie(&name, &value);
    }
    world.clock.advance(60);
    tap.take();
    password.try_sign_in("flowmatic", PASSWORD).await.expect(200).text("status");
    report("sign-in in a trusted browser", "4", &tap.take());
}

/// The cost of a lost factor, from the report to the wait.
async fn lost_factor(world: &World, tap: &Tap) {
    world.clock.advance(8 * 86_400);
    let waiting = world.visitor().try_sign_in("flowmatic", PASSWORD).await.expect(200).text("challenge");
    let door = tap.function(world, lost_factor::router).await;
    let id = door.post_from_site("/v1/lost-factor", json!({"challenge": waiting})).await.expect(202).text("lost_factor_id");
    report("lost factor, reported", "-", &tap.take());
    let inbox = world.inbox("grace@example.com").titled("Your Rekey authentication code");
    door.post("/v1/lost-factor/codes", json!({"lost_factor_id": id})).await.expect(202);
    report("lost factor, codes", "-", &tap.take());
    let code = inbox.nth(0).await.code();
    tap.take();
    door.post("/v1/lost-factor/prove", json!({"lost_factor_id": id, "email_code": "AAAA-AAAA"})).await.expect(401);
    report("lost factor, wrong code", "-", &tap.take());
    door.post("/v1/lost-factor/prove", json!({"lost_factor_id": id, "email_code": code})).await.expect(202);
    report("lost factor, wait begun", "-", &tap.take());
}

/// The cost of approving a desktop app.
async fn desktop(world: &World, tap: &Tap) {
    let device = tap.function(world, device::router).await;
    let person = tap.function(world, device::router).await;
    let browser = world.visitor();
    browser.sign_in("analytical-engine", PASSWORD).await;
    browser.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.expect(204);
    person.set_cookie("__Host-rekey", &browser.cookie("__Host-rekey").unwrap());
    tap.take();
    let codes = device.post("/v1/device/authorize", json!({"client": "desktop"})).await.expect(200);
    report("desktop app, start", "2", &tap.take());
    let poll = json!({"device_code": codes.text("device_code")});
    device.post("/v1/device/token", poll.clone()).await.expect(400);
    report("desktop app, a poll", "1", &tap.take());
    let request = format!("/v1/device/{}", codes.text("user_code"));
    person.get(&request).await.expect(200);
    report("desktop app, shown to a person", "-", &tap.take());
    world.clock.advance(60);
    person.post(&request, json!({"decision": "approve"})).await.expect(204);
    report("desktop app, approved", "-", &tap.take());
    device.post("/v1/device/token", poll).await.expect(200);
    report("desktop app, the poll after an approval", "-", &tap.take());
}

/// The cost of managing users, and of the flows in which users differ from accounts.
async fn users(world: &World, tap: &Tap) {
    let root = world.visitor();
    root.sign_in("analytical-engine", PASSWORD).await;
    root.post("/v1/session/reauthenticate", json!({"password": PASSWORD})).await.expect(204);
    let administrator = tap.function(world, admin::router).await;
    administrator.set_cookie("__Host-rekey", &root.cookie("__Host-rekey").unwrap());
    // Ten seconds pass, so that the bucket is idle again.
    let later = || {
        world.clock.advance(10);
        tap.take();
    };
    later();
    administrator.post("/v1/users", json!({"user": "lin", "email": "lin@example.org", "permissions": []})).await.expect(201);
    report("user, created with an address", "-", &tap.take());
    later();
    let link = administrator.post("/v1/users", json!({"user": "mo", "permissions": []})).await.expect(201).text("activation_url");
    report("user, created with a link to hand over", "-", &tap.take());
    for number in 2..50 {
        administrator.post("/v1/users", json!({"user": format!("user-{number}"), "permissions": []})).await.expect(201);
    }
    tap.take();
    assert_eq!(administrator.get("/v1/users").await.expect(200).json()["users"].as_array().unwrap().len(), 50);
    report("users, a page of 50", "-", &tap.take());

    let door = tap.function(world, set_password::router).await;
    let chosen = async |token: &str| {
        door.post("/v1/accounts/activate", json!({"token": token, "password": GOOD_PASSWORD})).await.expect(200);
    };
    chosen(link.split_once("#token=").unwrap().1).await;
    report("set-password, by a user who was handed a link", "-", &tap.take());
    let mailed = world.inbox("lin@example.org").only().await.token();
    chosen(&mailed).await;
    report("set-password, by a user who was mailed one", "-", &tap.take());
    let door = tap.function(world, sign_in::router).await;
    let sign_in = json!({"account": "analytical-engine", "user": "lin", "password": GOOD_PASSWORD, "client": "mobile"});
    door.post("/v1/sign-in", sign_in).await.expect(200);
    report("sign-in, user in an app at a new place", "4", &tap.take());

    later();
    administrator.patch("/v1/users/lin", json!({"permissions": ["reports:read"]})).await.expect(200);
    report("user, given permissions", "-", &tap.take());
    later();
    administrator.patch("/v1/users/lin", json!({"email": "lin@example.net"})).await.expect(200);
    report("user, named another address", "-", &tap.take());
    later();
    administrator.post("/v1/users/mo/reset-password", json!({})).await.expect(200);
    report("user, password reset", "-", &tap.take());
    turn_on_app(world, "lin").await;
    later();
    administrator.post("/v1/users/lin/reset-two-factor", json!({})).await.expect(204);
    report("user, second factors reset", "-", &tap.take());
    later();
    administrator.delete("/v1/users/lin").await.expect(204);
    report("user, deleted", "-", &tap.take());
}

/// The cost of mobile numbers, of changes of contacts, and of their undo.
async fn contacts(world: &World, tap: &Tap) {
    let (name, email, number) = ("bench-moves", "bench-moves@example.org", "+4915123456789");
    world.account(name, email).await;
    let browser = world.visitor();
    browser.sign_in(name, GOOD_PASSWORD).await;
    browser.post("/v1/session/reauthenticate", json!({"password": GOOD_PASSWORD})).await.expect(204);
    let settings = tap.function(world, account::router).await;
    settings.set_cookie("__Host-rekey", &browser.cookie("__Host-rekey").unwrap());
    for (kind, contact, what) in [("phone", number, "number"), ("email", "bench-moved@example.org", "address")] {
        // The pause between two codes, also where limits are scaled.
        world.clock.advance(30);
        tap.take();
        settings.post(&format!("/v1/account/{kind}"), json!({kind: contact})).await.expect(202);
        report(&format!("another {what}, begun"), "-", &tap.take());
        let code = world.inbox(contact).find("good for 10 minutes").await.digits();
        tap.take();
        settings.post(&format!("/v1/account/{kind}/confirm"), json!({"code": code})).await.expect(204);
        report(&format!("another {what}, confirmed"), "-", &tap.take());
    }

    let door = tap.function(world, request_reset::router).await;
    for (who, number) in [("known", number), ("unknown", "+4915199999999")] {
        world.clock.advance(600);
        door.post("/v1/recovery", json!({"phone": number})).await.expect(202);
        report(&format!("request-reset by phone, {who}"), "2", &tap.take());
    }
    let recovery = door.post("/v1/recovery", json!({"phone": number})).await.expect(202).text("recovery_id");
    let code = world.inbox(number).nth_of("choose a new password", 1).await.code();
    let door = tap.function(world, consume_link::router).await;
    tap.take();
    let typed = json!({"recovery_id": recovery, "code": code});
    let ticket = door.post("/v1/recovery/consume", typed).await.expect(200).text("ticket");
    report("consume-link, by the code of an SMS", "4", &tap.take());
    world.clock.advance(2);
    let door = tap.function(world, set_password::router).await;
    door.set_password(&ticket, name, OTHER_PASSWORD).await.expect(200);
    report("set-password after it", "2 + 1 transaction", &tap.take());

    let link = world.inbox(email).find("was replaced by").await.not_me();
    world.clock.advance(2);
    tap.take();
    settings.post("/v1/not-me", json!({"token": link})).await.expect(200);
    report("not-me", "-", &tap.take());
}

/// Signs in as a user of `analytical-engine` and turns an app on.
async fn turn_on_app(world: &World, user: &str) {
    let browser = world.visitor();
    browser.try_sign_in_user("analytical-engine", Some(user), GOOD_PASSWORD).await.expect(200);
    browser.post("/v1/session/reauthenticate", json!({"password": GOOD_PASSWORD})).await.expect(204);
    let app = Authenticator::new(&browser.post("/v1/two-factor/app", json!({})).await.expect(200).text("secret"));
    browser.post("/v1/two-factor/app/confirm", json!({"code": app.code(world.now())})).await.expect(200);
}
