//! People with an account, and the first steps of most tests: signing in, confirming a session, resetting a password.

use rekey_domain::account::{AccountName, LoginName};
use rekey_domain::password::{HashFamilies, PasswordHash};
use rekey_local::PASSWORD;
use reqwest::Method;
use serde_json::{Value, json};

use crate::{Answer, Visitor, World};

/// The address of the demo account `flowmatic`.
pub const GRACE: &str = "grace@example.com";
/// The address of the other two demo accounts.
pub const ADA: &str = "ada@example.com";
/// A mobile number that is not bound yet.
pub const MOBILE: &str = "+4915123456789";
/// The seconds of a day.
pub const DAY: i64 = 86_400;
/// The subject of a recovery's mail.
pub const RESET_TITLE: &str = "Reset your Rekey password";
/// The subject of the notice of a sign-in from a new browser, app or address.
pub const NEW_SIGN_IN: &str = "New sign-in to your Rekey account";

fn root_of(account: &str) -> LoginName {
    LoginName { account: AccountName::parse(account).unwrap(), user: None }
}

impl World {
    /// A browser in which the root of a demo account has signed in.
    pub async fn signed_in(&self, account: &str) -> Visitor {
        let browser = self.visitor();
        browser.sign_in(account, PASSWORD).await;
        browser
    }

    /// A browser in which the root of an account, or one of its users, has signed in and confirmed the session with the password.
    pub async fn confirmed(&self, account: &str, user: Option<&str>, password: &str) -> Visitor {
        let person = self.visitor();
        person.try_sign_in_user(account, user, password).await.expect(200);
        person.confirm(password).await;
        person
    }

    /// The root of `flowmatic`, signed in and confirmed.
    pub async fn owner(&self) -> Visitor {
        self.confirmed("flowmatic", None, PASSWORD).await
    }

    /// The root of an account at this client address, signed in and confirmed.
    pub async fn confirmed_from(&self, address: &str, account: &str, password: &str) -> Visitor {
        let root = self.visitor_from(address);
        root.sign_in(account, password).await;
        root.confirm(password).await;
        root
    }

    /// Resets the password of an account by a mail to this address.
    pub async fn reset_password(&self, email: &str, account: &str, password: &str) {
        self.visitor().reset_password(self, email, account, password).await;
    }

    /// Gives the root of an account a password hash of another system, as an import does.
    pub async fn bring_along(&self, account: &str, hash: &str) {
        let hash = PasswordHash::imported(hash).unwrap();
        let mut families = HashFamilies::default();
        families.add(&hash);
        self.directory().raise_imported_hashes(&families).await.unwrap();
        self.replace_hash(account, &hash).await;
    }

    /// Replaces the password hash of an account's root.
    pub async fn replace_hash(&self, account: &str, hash: &PasswordHash) {
        let name = root_of(account);
        let old = self.stored_hash(account).await;
        self.directory().rehash_password(&name, &old, hash).await.unwrap();
    }

    /// The password hash of an account's root.
    pub async fn stored_hash(&self, account: &str) -> PasswordHash {
        self.directory().login(&root_of(account)).await.unwrap().unwrap().password_hash.unwrap()
    }

    /// Uses the link of a notice that says "This was not me".
    pub async fn not_me(&self, token: &str) -> Answer {
        self.visitor().post("/v1/not-me", json!({"token": token})).await
    }

    /// Chooses the password of an account or a user with the token of an activation link.
    pub async fn activate(&self, token: &str, password: &str) -> Answer {
        self.visitor().post("/v1/accounts/activate", json!({"token": token, "password": password})).await
    }
}

impl Visitor {
    /// `POST` as a page of this site makes it.
    pub async fn post_from_site(&self, path: &str, body: Value) -> Answer {
        let request = self.request(Method::POST, path).json(&body);
        // A request with cookies has the header already. A gateway joins two of them to a value that no browser sends.
        self.send(if self.has_cookies() { request } else { request.header("sec-fetch-site", "same-origin") }).await
    }

    /// Confirms the session with the password alone.
    pub async fn confirm(&self, password: &str) {
        self.post("/v1/session/reauthenticate", json!({"password": password})).await.expect(204);
    }

    /// Tries to confirm the session with the password and a code.
    pub async fn confirm_by(&self, password: &str, method: &str, code: &str) -> Answer {
        self.post("/v1/session/reauthenticate", json!({"password": password, "method": method, "code": code})).await
    }

    /// Resets the password of an account by a mail to this address, which the caller reads.
    pub async fn reset_password(&self, world: &World, email: &str, account: &str, password: &str) {
        let inbox = world.inbox(email).titled(RESET_TITLE);
        let before = inbox.count();
        self.recover(email).await;
        let ticket = self.consume(&inbox.nth(before).await.token()).await;
        self.set_password(&ticket, account, password).await.expect(200);
    }
}
