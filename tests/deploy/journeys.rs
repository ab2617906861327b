//! People who use the deployed stack through its gateway.

use rekey_domain::clock::{Clock, Timestamp};
use rekey_tests::desktop::{DEVICE, authorize, poll};
use rekey_tests::factors::{verify, verify_and_trust};
use rekey_tests::passkeys::ADD;
use rekey_tests::{Answer, Authenticator, GOOD_PASSWORD, OTHER_PASSWORD, PasskeyBrowser, Visitor};
use reqwest::Method;
use serde_json::{Value, json};

use super::emulator::{Cloud, OWNER};
use super::{now, print_time};

/// The address of a user, in the domain that SES has verified.
const USER: &str = "lin@example.org";

pub(super) async fn register(cloud: &Cloud, url: &str) {
    let person = Visitor::new(url, "127.0.0.1");
    person.ask_for_mail("register", json!({"account": "acme-labs", "email": OWNER})).await.expect(202);
    let mail = cloud.mail("Activate your Rekey account").await;
    assert_eq!(mail.0.from, "\"Rekey\" <no-reply@id.example.com>");
    assert!(mail.0.text.contains(&format!("{url}/activate#token=")), "{}", mail.0.text);
    let check = person.post("/v1/accounts/activate/check", json!({"token": mail.token()})).await.expect(200);
    assert_eq!(check.json()["account"], "acme-labs");
    person.post("/v1/accounts/activate", json!({"token": mail.token(), "password": GOOD_PASSWORD})).await.expect(200);
}

/// Resets a forgotten password, which ends the sessions, and uses every call of the new session.
pub(super) async fn recover_by_mail(cloud: &Cloud, url: &str) {
    let person = Visitor::new(url, "127.0.0.1");
    let phone = Visitor::new(url, "127.0.0.1");
    phone.sign_in_app("acme-labs", GOOD_PASSWORD, "mobile").await;
    assert_eq!(phone.session_status().await, 200);

    let asked = now();
    let recovery = person.recover(OWNER).await;
    let mail = cloud.mail("Reset your Rekey password").await;
    print_time("from the request of a recovery to its mail", asked);
    // The key in KMS checks the typed code.
    let typed = json!({"recovery_id": recovery, "code": mail.code()});
    person.post("/v1/recovery/consume", typed).await.expect(200);
    let ticket = person.consume(&mail.token()).await;
    person.set_password(&ticket, "acme-labs", OTHER_PASSWORD).await.expect(200);
    assert_eq!(phone.session_status().await, 401);
    cloud.mail("Your Rekey password was changed").await;
    person.post("/v1/recovery/consume", json!({"token": mail.token()})).await.refused(410, "expired");

    person.try_sign_in("acme-labs", GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    person.sign_in("acme-labs", OTHER_PASSWORD).await;
    let session = person.get("/v1/session").await.expect(200);
    assert_eq!((session.text("account"), session.text("client")), ("acme-labs".to_owned(), "web".to_owned()));
    assert_eq!(person.get("/v1/account").await.expect(200).text("email"), OWNER);
    person.patch("/v1/account", json!({"locale": "en"})).await.expect(204);
    assert_eq!(person.cookie("__Host-rekey-language").as_deref(), Some("en"));
    assert_eq!(person.get("/v1/sessions").await.expect(200).json()["sessions"].as_array().unwrap().len(), 1);
    person.delete("/v1/sessions").await.expect(204);
    person.confirm(OTHER_PASSWORD).await;
    person.post("/v1/users", json!({"user": "kit", "permissions": []})).await.refused(403, "on_hold");
    person.post("/v1/account/password", json!({"current_password": OTHER_PASSWORD, "new_password": GOOD_PASSWORD})).await.expect(204);
    person.post("/v1/sign-out", json!({})).await.expect(204);
    assert_eq!(person.session_status().await, 401);
}

/// Invites a user by mail, and changes, resets and deletes the user.
pub(super) async fn manage_users(cloud: &Cloud, url: &str) {
    let root = Visitor::new(url, "127.0.0.1");
    root.sign_in("acme-labs", GOOD_PASSWORD).await;
    let lin = json!({"user": "lin", "email": USER, "permissions": ["reports:read"]});
    root.post("/v1/users", lin.clone()).await.refused(403, "reauthentication_required");
    root.confirm(GOOD_PASSWORD).await;
    root.post("/v1/users", lin).await.expect(201);
    let invitation = cloud.mail_to(USER, "You are invited to Rekey").await;
    choose_password(url, &invitation.token(), GOOD_PASSWORD).await.expect(200);

    let user = Visitor::new(url, "127.0.0.1");
    let session = user.try_sign_in_user("acme-labs", Some("lin"), GOOD_PASSWORD).await.expect(200).json()["session"].clone();
    assert_eq!((&session["role"], &session["permissions"]), (&json!("user"), &json!(["reports:read"])));
    user.get("/v1/users").await.refused(403, "forbidden");
    let listed = root.get("/v1/users?search=li").await.expect(200).json()["users"][0].clone();
    assert_eq!((&listed["user"], &listed["state"], &listed["email"]), (&json!("lin"), &json!("active"), &json!(USER)));
    assert!(listed["last_sign_in_at"].is_string(), "{listed}");
    let changed = root.patch("/v1/users/lin", json!({"permissions": ["users:read"]})).await.expect(200).json();
    assert_eq!(changed["permissions"], json!(["users:read"]));
    user.get("/v1/users").await.expect(200);

    let reset = root.post("/v1/users/lin/reset-password", json!({})).await.expect(200).text("activation_url");
    assert_eq!(user.session_status().await, 401);
    let user = Visitor::new(url, "127.0.0.1");
    user.try_sign_in_user("acme-labs", Some("lin"), GOOD_PASSWORD).await.refused(401, "invalid_credentials");
    let (page, token) = reset.split_once("#token=").unwrap();
    assert_eq!(page, format!("{url}/activate"));
    choose_password(url, token, OTHER_PASSWORD).await.expect(200);
    choose_password(url, token, GOOD_PASSWORD).await.refused(410, "expired");
    cloud.mail_to(USER, "Your Rekey password was chosen").await;

    user.try_sign_in_user("acme-labs", Some("lin"), OTHER_PASSWORD).await.expect(200);
    turn_on_app(&user, OTHER_PASSWORD).await;
    root.post("/v1/users/lin/reset-two-factor", json!({})).await.expect(204);
    cloud.mail_to(USER, "Two-factor authentication of your Rekey user was reset").await;
    assert_eq!(user.get("/v1/account").await.expect(200).json()["notices"][0]["code"], json!("two_factor_reset"));
    root.delete("/v1/users/lin").await.expect(204);
    assert_eq!(user.session_status().await, 401);
    assert_eq!(root.get("/v1/users").await.expect(200).json()["users"], json!([]));
    root.post("/v1/sign-out", json!({})).await.expect(204);
}

/// A user changes the address, and the reader of the old mailbox undoes the change.
pub(super) async fn undo_a_change_of_address(cloud: &Cloud, url: &str) {
    let (old, new) = ("mo@example.org", "mo-elsewhere@example.org");
    let root = Visitor::new(url, "127.0.0.1");
    root.sign_in("acme-labs", GOOD_PASSWORD).await;
    root.confirm(GOOD_PASSWORD).await;
    root.post("/v1/users", json!({"user": "mo", "email": old, "permissions": []})).await.expect(201);
    choose_password(url, &cloud.mail_to(old, "You are invited to Rekey").await.token(), GOOD_PASSWORD).await.expect(200);

    let mo = Visitor::new(url, "127.0.0.1");
    mo.try_sign_in_user("acme-labs", Some("mo"), GOOD_PASSWORD).await.expect(200);
    mo.post("/v1/account/email", json!({"email": new})).await.refused(403, "reauthentication_required");
    mo.confirm(GOOD_PASSWORD).await;
    // Without SMS countries, no number is valid.
    mo.post("/v1/account/phone", json!({"phone": "+4915123456789"})).await.refused(400, "invalid_request");
    mo.delete("/v1/account/phone").await.refused(404, "not_found");
    mo.post("/v1/account/email", json!({"email": new})).await.expect(202);
    let code = cloud.mail_to(new, "Your Rekey authentication code").await.digits();
    mo.post("/v1/account/email/confirm", json!({"code": "000000"})).await.refused(401, "invalid_code");
    mo.post("/v1/account/email/confirm", json!({"code": code})).await.expect(204);
    assert_eq!(mo.get("/v1/account").await.expect(200).text("email"), new);

    let link = cloud.mail_to(old, "The email address of your Rekey account was changed").await.not_me();
    let stranger = Visitor::new(url, "127.0.0.1");
    stranger.post("/v1/not-me", json!({"token": link})).await.expect(200);
    stranger.post("/v1/not-me", json!({"token": link})).await.refused(410, "expired");
    assert_eq!(mo.session_status().await, 401);
    cloud.mail_to(old, "Your Rekey account is frozen").await;
    let frozen = root.get("/v1/users?search=mo").await.expect(200).json()["users"][0].clone();
    assert_eq!((&frozen["state"], &frozen["email"]), (&json!("frozen"), &json!(old)));
    root.delete("/v1/users/mo").await.expect(204);
    root.post("/v1/sign-out", json!({})).await.expect(204);
}

/// Adds a passkey, uses it in every way, and removes it.
pub(super) async fn use_a_passkey(cloud: &Cloud, url: &str) {
    let person = Visitor::new(url, "127.0.0.1");
    person.sign_in("acme-labs", GOOD_PASSWORD).await;
    person.post(ADD, json!({})).await.refused(403, "reauthentication_required");
    person.confirm(GOOD_PASSWORD).await;
    let mut keys = PasskeyBrowser::at(url);
    let (id, recovery_codes) = keys.add(&person, "Laptop").await;
    assert_eq!(recovery_codes.as_array().map(Vec::len), Some(10));
    cloud.mail("A passkey was added to your Rekey account").await;
    let passkey = format!("{ADD}/{id}");
    person.patch(&passkey, json!({"name": "Phone"})).await.expect(204);
    person.post("/v1/sign-out", json!({})).await.expect(204);

    // The passkey is a whole sign-in, or the second factor after the password.
    let phone = Visitor::new(url, "127.0.0.1");
    phone.use_token(&keys.sign_in(&phone, "mobile").await.expect(200).text("token"));
    assert_eq!(phone.session_status().await, 200);
    let asked = person.sign_in("acme-labs", GOOD_PASSWORD).await.expect(200);
    assert_eq!((asked.text("status").as_str(), &asked.json()["methods"]), ("code_required", &json!(["passkey", "recovery_code"])));
    keys.answer(&person, &asked.text("challenge"), "web").await.expect(200);
    person.delete(&passkey).await.refused(403, "reauthentication_required");
    keys.confirm(&person).await.expect(204);
    let shown = person.get("/v1/two-factor").await.expect(200).json()["passkeys"].clone();
    assert_eq!((&shown[0]["name"], shown[0]["last_used_at"].is_string()), (&json!("Phone"), true), "{shown}");
    person.delete(&passkey).await.expect(204);
    cloud.mail("A passkey of your Rekey account was removed").await;
    keys.sign_in(&Visitor::new(url, "127.0.0.1"), "mobile").await.refused(401, "invalid_credentials");
    assert_eq!(person.sign_in("acme-labs", GOOD_PASSWORD).await.text("status"), "signed_in");
    person.post("/v1/sign-out", json!({})).await.expect(204);
}

/// Reads what happened in the account, and what concerns the root itself.
pub(super) async fn read_the_audit_log(url: &str) {
    let root = Visitor::new(url, "127.0.0.1");
    root.get("/v1/audit").await.refused(401, "unauthenticated");
    root.get("/v1/activity").await.refused(401, "unauthenticated");
    root.sign_in("acme-labs", GOOD_PASSWORD).await;
    let id = root.get("/v1/session").await.expect(200).text("principal");
    let all = events(&root, "/v1/audit").await;
    let acts: Vec<&str> = all.iter().map(|event| event["act"].as_str().unwrap()).collect();
    for act in ["account_activated", "user_created", "password_reset", "undone", "passkey_added", "signed_in_by_passkey_alone"] {
        assert!(acts.contains(&act), "{act} is not in {acts:?}");
    }
    let added = events(&root, "/v1/audit?act=passkey_added").await;
    assert_eq!((added.len(), &added[0]["subject"]["principal"], &added[0]["client"]), (1, &json!(id), &json!("web")), "{added:?}");
    let about_lin = events(&root, "/v1/audit?user=lin").await;
    assert!(!about_lin.is_empty() && about_lin.iter().all(|event| event["subject"]["user"] == "lin"), "{about_lin:?}");
    let own = events(&root, "/v1/activity").await;
    assert!(own.iter().any(|event| event["act"] == "passkey_removed"), "{own:?}");
    let own = own.iter().all(|event| event["subject"]["principal"] == id.as_str() || event["actor"]["principal"] == id.as_str());
    assert!(own, "the activity is the root's own");

    let export = root.request(Method::GET, "/v1/audit?act=user_deleted").header("accept", "application/jsonl");
    let export = root.send(export).await.expect(200).raw;
    assert!(export.lines().any(|line| line.contains("\"user_deleted\"")), "{export}");
    root.post("/v1/sign-out", json!({})).await.expect(204);
}

/// The events of every page at this path.
async fn events(person: &Visitor, path: &str) -> Vec<Value> {
    let (mut events, mut page) = (Vec::new(), path.to_owned());
    loop {
        let answer = person.get(&page).await.expect(200).json();
        events.extend(answer["events"].as_array().unwrap().iter().cloned());
        let Some(next) = answer["next"].as_str() else { return events };
        page = format!("{path}{}after={next}", if path.contains('?') { '&' } else { '?' });
    }
}

/// Chooses a password with an activation link.
pub(super) async fn choose_password(url: &str, token: &str, password: &str) -> Answer {
    Visitor::new(url, "127.0.0.1").post("/v1/accounts/activate", json!({"token": token, "password": password})).await
}

/// Turns an app on in a session that this password confirms. Returns the app and the recovery codes.
pub(super) async fn turn_on_app(person: &Visitor, password: &str) -> (Authenticator, Vec<String>) {
    person.confirm(password).await;
    let secret = person.post("/v1/two-factor/app", json!({})).await.expect(200).text("secret");
    assert_eq!(person.post("/v1/two-factor/app", json!({})).await.expect(200).text("secret"), secret, "the pending one");
    let app = Authenticator::new(&secret);
    let on = person.post("/v1/two-factor/app/confirm", json!({"code": app.code(Clock::System.now())})).await.expect(200).json();
    (app, serde_json::from_value(on["recovery_codes"].clone()).unwrap())
}

/// The second factors of the account's owner.
pub(super) struct Owner {
    pub(super) app: Authenticator,
    /// The time of the last code of the app that was used.
    pub(super) last_code_at: Timestamp,
    pub(super) recovery_codes: Vec<String>,
}

/// Turns both second factors on and signs in with a code. Keys in KMS encrypt the seed and check the mailed code.
pub(super) async fn use_second_factors(cloud: &Cloud, url: &str) -> Owner {
    let person = Visitor::new(url, "127.0.0.1");
    person.sign_in("acme-labs", GOOD_PASSWORD).await;
    person.post("/v1/two-factor/app", json!({})).await.refused(403, "reauthentication_required");
    let (app, mut recovery_codes) = turn_on_app(&person, GOOD_PASSWORD).await;
    assert_eq!(recovery_codes.len(), 10);
    cloud.mail("Two-factor authentication is on for your Rekey account").await;
    person.post("/v1/two-factor/email", json!({})).await.expect(202);
    let code = cloud.mail("Your Rekey authentication code").await.digits();
    person.post("/v1/two-factor/email/confirm", json!({"code": code})).await.expect(200);
    assert_eq!(person.get("/v1/two-factor").await.expect(200).json()["recovery_codes_left"], 10);

    // The current code was used to turn the app on. Rekey already accepts the next one, for apps whose clock is fast.
    let browser = Visitor::new(url, "127.0.0.1");
    let asked = browser.sign_in("acme-labs", GOOD_PASSWORD).await;
    assert_eq!((asked.text("status").as_str(), &asked.json()["methods"]), ("code_required", &json!(["app", "email", "recovery_code"])));
    assert_eq!(browser.session_status().await, 401);
    let last_code_at = Clock::System.now().plus(30);
    verify(&browser, &asked.text("challenge"), "app", "000000").await.refused(401, "invalid_code");
    verify_and_trust(&browser, &asked.text("challenge"), "app", &app.code(last_code_at)).await.expect(200);
    assert_eq!(browser.session_status().await, 200);
    // The browser is trusted now, so that its next sign-in needs no code.
    assert_eq!(browser.sign_in("acme-labs", GOOD_PASSWORD).await.text("status"), "signed_in");
    let trusted = browser.get("/v1/trusted-browsers").await.expect(200).json()["browsers"][0].clone();
    assert_eq!(trusted["current"], json!(true));
    browser.delete(&format!("/v1/trusted-browsers/{}", trusted["id"].as_str().unwrap())).await.expect(204);
    browser.delete("/v1/trusted-browsers").await.expect(204);
    browser.confirm_by(GOOD_PASSWORD, "recovery_code", &recovery_codes.pop().unwrap()).await.expect(204);
    approve_a_desktop_app(url, &browser).await;
    // The recovery by mail is recent, and no factor is older than it.
    browser.delete("/v1/two-factor/app").await.refused(403, "on_hold");
    report_lost_factors(url).await;
    Owner { app, last_code_at, recovery_codes }
}

/// Approves a desktop app in a confirmed browser.
async fn approve_a_desktop_app(url: &str, browser: &Visitor) {
    let app = Visitor::new(url, "127.0.0.1");
    let codes = authorize(&app).await.expect(200);
    let (device_code, request) = (codes.text("device_code"), format!("/v1/device/{}", codes.text("user_code")));
    poll(&app, &device_code).await.refused(400, "authorization_pending");
    assert_eq!(browser.get(&request).await.expect(200).text("device"), DEVICE);
    browser.post(&request, json!({"decision": "approve"})).await.expect(204);
    app.use_token(&poll(&app, &device_code).await.expect(200).text("token"));
    poll(&app, &device_code).await.refused(400, "expired_token");
    assert_eq!(app.get("/v1/session").await.expect(200).text("client"), "desktop");
    app.post("/v1/sign-out", json!({})).await.expect(204);
}

/// Reports that both factors are lost, as a stranger who knows the password could, and guesses a code and a link.
async fn report_lost_factors(url: &str) {
    let phone = Visitor::new(url, "127.0.0.1");
    let reported = phone.post("/v1/lost-factor", json!({"challenge": enter_password(&phone).await})).await;
    // A recovery has set the password, and the app that was turned on after it proves nothing yet.
    reported.refused(409, "support_required");
    let guess = json!({"lost_factor_id": "a".repeat(26), "email_code": "AAAA-AAAA"});
    phone.post("/v1/lost-factor/prove", guess).await.refused(410, "expired");
    for call in ["stop", "finish"] {
        phone.post(&format!("/v1/lost-factor/{call}"), json!({"token": "guessed"})).await.refused(410, "expired");
    }
}

/// Enters the password on a phone. Returns the challenge.
pub(super) async fn enter_password(phone: &Visitor) -> String {
    let password = json!({"account": "acme-labs", "password": GOOD_PASSWORD, "client": "mobile"});
    phone.post("/v1/sign-in", password).await.expect(200).text("challenge")
}

/// `pages` answers the requests that have no route of their own.
pub(super) async fn visit_paths_without_a_route(url: &str) {
    let visitor = Visitor::new(url, "127.0.0.1");
    assert!(visitor.get("/forgot").await.expect(200).raw.contains("</html>"));
    visitor.get("/v1/nothing").await.refused(404, "not_found");
    visitor.get("/v1/recovery").await.refused(404, "not_found");
}
