//! A data file of an earlier version opens, and all that it holds still works. `make.py` has made the file.

use std::collections::BTreeMap;

use rekey_domain::clock::{Clock, Timestamp};
use rekey_local::PASSWORD;
use rekey_tests::contacts::{bound, enter};
use rekey_tests::factors::verify;
use rekey_tests::people::{ADA, GRACE, NEW_SIGN_IN};
use rekey_tests::users::{listed, reset};
use rekey_tests::{Authenticator, OTHER_PASSWORD, Visitor, World};
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Value, json};
use tempfile::TempDir;

/// The secrets of the data file.
#[derive(Deserialize)]
struct Secrets {
    /// The second in which the file was made.
    made_at: i64,
    /// The password of the accounts that were registered.
    password: String,
    /// The seed of the authenticator app of `flowmatic`.
    app_secret: String,
    /// The recovery codes of `flowmatic`.
    recovery_codes: Vec<String>,
    /// A signed-in browser of `flowmatic`.
    session_cookies: BTreeMap<String, String>,
    /// The link of an invited user.
    invitation: String,
    /// A browser of `changing` that waits for the code of another address.
    change_cookies: BTreeMap<String, String>,
    change_code: String,
    /// The link that takes back the change of an address.
    not_me: String,
    /// A recovery of `forgetful`, by link and by code.
    recovery: String,
    recovery_link: String,
    recovery_code: String,
    /// A sign-in to `flowmatic` that waits for a code.
    challenge: String,
    /// The link of an account that is not activated yet.
    registration: String,
    /// A recovery of Grace's that was stored and not sent.
    unsent: String,
}

/// The data file, opened by the present version at the time when the file was made.
struct Upgraded {
    world: World,
    secrets: Secrets,
    app: Authenticator,
    _folder: TempDir,
}

impl Upgraded {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("rekey.db");
        Connection::open(&file).unwrap().execute_batch(include_str!("data.sql")).unwrap();
        let secrets: Secrets = serde_json::from_str(include_str!("data.json")).unwrap();
        let clock = Clock::manual(Timestamp(secrets.made_at));
        let world = World::start(&[("REKEY_DATA", file.to_str().unwrap()), ("REKEY_LIMIT_SCALE", "1000")], clock).await;
        let app = Authenticator::new(&secrets.app_secret);
        Self { world, secrets, app, _folder: folder }
    }

    fn browser(&self, cookies: &BTreeMap<String, String>) -> Visitor {
        let browser = self.world.visitor();
        for (name, value) in cookies {
            browser.set_cookie(name, value);
        }
        browser
    }

    /// A code of the app of `flowmatic` that was not used yet.
    fn app_code(&self) -> String {
        self.world.clock.advance(30);
        self.app.code(self.world.now())
    }
}

/// Signs in with a password and is asked for a code.
async fn challenge(visitor: &Visitor, account: &str) -> String {
    visitor.sign_in(account, PASSWORD).await.text("challenge")
}

#[tokio::test]
async fn old_passwords_and_second_factors_sign_in() {
    let old = Upgraded::open().await;
    let (app, sheet, mailed) = (old.world.visitor(), old.world.visitor(), old.world.visitor());
    verify(&app, &challenge(&app, "flowmatic").await, "app", &old.app_code()).await.expect(200);
    verify(&sheet, &challenge(&sheet, "flowmatic").await, "recovery_code", &old.secrets.recovery_codes[0]).await.expect(200);
    verify(&sheet, &challenge(&sheet, "flowmatic").await, "recovery_code", &old.secrets.recovery_codes[0])
        .await
        .refused(401, "invalid_code");
    let (before, waiting) = (old.world.inbox(ADA).count(), challenge(&mailed, "analytical-engine").await);
    mailed.post_from_site("/v1/sign-in/email-code", json!({"challenge": waiting})).await.expect(202);
    let code = old.world.inbox(ADA).nth(before).await.digits();
    verify(&mailed, &waiting, "email", &code).await.expect(200);
    for (account, user, password) in
        [("ada@example.com", None, PASSWORD), ("flowmatic", Some("mark"), PASSWORD), ("changing", None, &old.secrets.password)]
    {
        let answer = old.world.visitor().try_sign_in_user(account, user, password).await.expect(200);
        assert_eq!(answer.text("status"), "signed_in");
    }
}

#[tokio::test]
async fn an_old_session_goes_on_and_its_browser_stays_known() {
    let old = Upgraded::open().await;
    let browser = old.browser(&old.secrets.session_cookies);
    assert_eq!(browser.get("/v1/session").await.expect(200).text("account"), "flowmatic");
    browser.confirm_by(PASSWORD, "app", &old.app_code()).await.expect(204);
    browser.post("/v1/sign-out", json!({})).await.expect(204);
    verify(&browser, &challenge(&browser, "flowmatic").await, "app", &old.app_code()).await.expect(200);
    old.world.settle().await;
    assert_eq!(old.world.inbox(GRACE).titled(NEW_SIGN_IN).count(), 0, "the browser is known");
}

#[tokio::test]
async fn an_old_sign_in_that_waits_for_a_code_is_completed() {
    let old = Upgraded::open().await;
    let phone = old.world.visitor();
    phone.use_token(&verify(&phone, &old.secrets.challenge, "app", &old.app_code()).await.expect(200).text("token"));
    assert_eq!(phone.session_status().await, 200);
}

#[tokio::test]
async fn an_old_recovery_resets_the_password() {
    for by_code in [false, true] {
        let old = Upgraded::open().await;
        let body = match by_code {
            false => json!({"token": old.secrets.recovery_link}),
            true => json!({"recovery_id": old.secrets.recovery, "code": old.secrets.recovery_code}),
        };
        let person = old.world.visitor();
        let ticket = person.post("/v1/recovery/consume", body).await.expect(200).text("ticket");
        person.set_password(&ticket, "forgetful", OTHER_PASSWORD).await.expect(200);
        person.sign_in("forgetful", OTHER_PASSWORD).await;
    }
}

#[tokio::test]
async fn a_message_that_the_old_version_stored_is_sent() {
    let old = Upgraded::open().await;
    let mail = old.world.inbox(GRACE).find(&format!("link_{}.", old.secrets.unsent)).await;
    old.world.visitor().consume(&mail.token()).await;
}

#[tokio::test]
async fn an_old_change_of_address_is_confirmed_by_its_code() {
    let old = Upgraded::open().await;
    let browser = old.browser(&old.secrets.change_cookies);
    enter(&browser, "email", &old.secrets.change_code).await.expect(204);
    assert_eq!(bound(&browser).await, (json!("changed@example.org"), Value::Null));
}

#[tokio::test]
async fn the_link_of_an_old_notice_takes_the_change_back() {
    let old = Upgraded::open().await;
    let undone = old.world.not_me(&old.secrets.not_me).await.expect(200).json();
    assert_eq!((&undone["account"], &undone["undone"]), (&json!("robbed"), &json!(["email"])));
    old.world.reset_password("robbed@example.org", "robbed", OTHER_PASSWORD).await;
    old.world.visitor().sign_in("robbed", OTHER_PASSWORD).await;
}

#[tokio::test]
async fn old_users_are_listed_invited_and_restored() {
    let old = Upgraded::open().await;
    let root = old.browser(&old.secrets.session_cookies);
    for (user, state) in [("jean", "active"), ("mark", "active"), ("lin", "frozen"), ("new", "invited")] {
        assert_eq!(listed(&root, user).await.unwrap()["state"], state, "{user}");
    }
    let sign_in = async |user: &str, password: &str| old.world.visitor().try_sign_in_user("flowmatic", Some(user), password).await;
    old.world.activate(&old.secrets.invitation, OTHER_PASSWORD).await.expect(200);
    sign_in("new", OTHER_PASSWORD).await.expect(200);
    root.confirm_by(PASSWORD, "app", &old.app_code()).await.expect(204);
    root.post("/v1/users/lin/restore", json!({})).await.expect(204);
    old.world.activate(&reset(&root, "lin").await, OTHER_PASSWORD).await.expect(200);
    sign_in("lin", OTHER_PASSWORD).await.expect(200);
}

#[tokio::test]
async fn an_old_registration_is_activated() {
    let old = Upgraded::open().await;
    old.world.activate(&old.secrets.registration, OTHER_PASSWORD).await.expect(200);
    old.world.visitor().sign_in("begun", OTHER_PASSWORD).await;
}
