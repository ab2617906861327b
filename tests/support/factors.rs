//! Second factors: turning them on, and the codes of a sign-in.

use rekey_local::PASSWORD;
use serde_json::{Value, json};

use crate::people::GRACE;
use crate::{Answer, Authenticator, Visitor, World};

/// The subject of a mail with a code.
pub const CODE_TITLE: &str = "Your Rekey authentication code";
/// A code that no authenticator app shows in these tests.
pub const WRONG_CODE: &str = "000000";

/// The owner of `flowmatic`: a signed-in browser, an authenticator app and recovery codes.
pub struct Owner {
    /// The browser in which the app was turned on.
    pub browser: Visitor,
    /// The authenticator app.
    pub app: Authenticator,
    /// The ten recovery codes.
    pub recovery_codes: Vec<String>,
}

impl Owner {
    /// Signs the owner in and turns the authenticator app on.
    pub async fn with_app(world: &World) -> Self {
        let browser = world.signed_in("flowmatic").await;
        let (app, recovery_codes) = turn_on_app(world, &browser, json!({"password": PASSWORD})).await;
        Self { browser, app, recovery_codes: recovery_codes.unwrap() }
    }

    /// Also turns codes by mail on.
    pub async fn with_both(world: &World) -> Self {
        let owner = Self::with_app(world).await;
        owner.reauthenticate(world).await;
        assert_eq!(turn_on_email(world, &owner.browser, GRACE).await, Value::Null);
        owner
    }

    /// A code of the app that was not used yet.
    pub fn code(&self, world: &World) -> String {
        world.clock.advance(30);
        self.app.code(world.now())
    }

    /// Confirms the session with the password and a code of the app.
    pub async fn reauthenticate(&self, world: &World) {
        self.browser.confirm_by(PASSWORD, "app", &self.code(world)).await.expect(204);
    }
}

/// Confirms the session with this proof and turns an authenticator app on. The first factor brings recovery codes.
pub async fn turn_on_app(world: &World, browser: &Visitor, proof: Value) -> (Authenticator, Option<Vec<String>>) {
    browser.post("/v1/session/reauthenticate", proof).await.expect(204);
    let pending = browser.post("/v1/two-factor/app", json!({})).await.expect(200);
    let app = Authenticator::new(&pending.text("secret"));
    let on = browser.post("/v1/two-factor/app/confirm", json!({"code": app.code(world.now())})).await.expect(200).json();
    (app, serde_json::from_value(on["recovery_codes"].clone()).unwrap())
}

/// Turns codes by mail to this address on in a confirmed session. Returns the recovery codes, or null.
pub async fn turn_on_email(world: &World, browser: &Visitor, email: &str) -> Value {
    let code = read_code(world, email, async || browser.post("/v1/two-factor/email", json!({})).await).await;
    browser.post("/v1/two-factor/email/confirm", json!({"code": code})).await.expect(200).json()["recovery_codes"].clone()
}

/// Signs in to `flowmatic` with the password. Returns the challenge that asks for a code.
pub async fn challenge(visitor: &Visitor, client: &str) -> String {
    let body = json!({"account": "flowmatic", "password": PASSWORD, "client": client});
    let answer = visitor.post_from_site("/v1/sign-in", body).await.expect(200);
    assert_eq!(answer.text("status"), "code_required");
    answer.text("challenge")
}

/// A person who has signed in to `flowmatic` with the password, and the challenge that asks for a code.
pub async fn challenged(world: &World, client: &str) -> (Visitor, String) {
    let visitor = world.visitor();
    let challenge = challenge(&visitor, client).await;
    (visitor, challenge)
}

/// Answers a challenge with a code.
pub async fn verify(visitor: &Visitor, challenge: &str, method: &str, code: &str) -> Answer {
    visitor.post_from_site("/v1/sign-in/verify", json!({"challenge": challenge, "method": method, "code": code})).await
}

/// Answers a challenge with a code, and trusts the browser.
pub async fn verify_and_trust(visitor: &Visitor, challenge: &str, method: &str, code: &str) -> Answer {
    let body = json!({"challenge": challenge, "method": method, "code": code, "trust_browser": true});
    visitor.post_from_site("/v1/sign-in/verify", body).await
}

/// Asks for a mailed code that answers a challenge, and reads it.
pub async fn mailed_code(world: &World, visitor: &Visitor, challenge: &str) -> String {
    let ask = async || visitor.post_from_site("/v1/sign-in/email-code", json!({"challenge": challenge})).await;
    read_code(world, GRACE, ask).await
}

/// Asks for a mailed code that confirms the session, and reads it. Returns the body that confirms.
pub async fn mailed_confirmation(world: &World, visitor: &Visitor) -> Value {
    let code = read_code(world, GRACE, async || visitor.post("/v1/session/email-code", json!({})).await).await;
    json!({"password": PASSWORD, "method": "email", "code": code})
}

async fn read_code(world: &World, email: &str, ask: impl AsyncFnOnce() -> Answer) -> String {
    let inbox = world.inbox(email).titled(CODE_TITLE);
    let before = inbox.count();
    // Two mailed codes are at least a second apart, even if the limits are out of the way.
    world.clock.advance(1);
    ask().await.expect(202);
    inbox.nth(before).await.digits()
}
