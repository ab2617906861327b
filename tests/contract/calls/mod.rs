//! The table of every call of the contract, with the answer that each kind of caller gets. A call without a row fails, and so
//! does a row without a call.
//!
//! The tests send the examples of the contract, for the accounts that `REKEY_SAMPLES` creates. The first column shows that the
//! call succeeds for the right caller. If a check is missing, another column shows a success too.

mod bodies;
mod callers;
mod enrolling;

use rekey_local::PASSWORD;
use rekey_tests::contract::{APP_SECRET, Operation, session};
use rekey_tests::{Answer, Authenticator, Visitor, World};
use serde_json::{Value, json};

/// A caller of the API.
#[derive(Clone, Copy, Debug)]
enum Caller {
    /// The account that the call is for, in a browser; re-authenticated a moment ago if the call requires that.
    Owner,
    /// A person without a session.
    Nobody,
    /// The root of another account, re-authenticated a moment ago.
    AnotherRoot,
    /// A user without any of Rekey's own permissions, in the account that has users; re-authenticated a moment ago.
    User,
    /// The account in an app, re-authenticated a moment ago.
    App,
    /// The account in a browser, not re-authenticated since it signed in.
    Unconfirmed,
}

/// The columns of the table.
const CALLERS: [Caller; 6] = [Caller::Owner, Caller::Nobody, Caller::AnotherRoot, Caller::User, Caller::App, Caller::Unconfirmed];
const OUT: &str = "401 unauthenticated";
const NO: &str = "403 forbidden";
const ASK: &str = "403 reauthentication_required";
const WEB: &str = "403 web_only";
const NONE: &str = "404 not_found";
const CONFLICT: &str = "409 conflict";
const UNREACHABLE: &str = "409 support_required";
const OVER: &str = "410 expired";
/// The answer of each call to each caller. The tests make the calls in this order: calls that end sessions, or change what
/// later calls need, come last.
const TABLE: [(&str, [&str; 6]); 66] = [
    // For everybody.
    ("GET /v1/captcha", ["200"; 6]),
    ("GET /v1/config", ["200"; 6]),
    ("POST /v1/recovery", ["202"; 6]),
    ("POST /v1/recovery/consume", ["200"; 6]),
    ("POST /v1/recovery/password", ["200"; 6]),
    ("POST /v1/accounts", ["202"; 6]),
    ("POST /v1/accounts/activate", ["200"; 6]),
    ("POST /v1/accounts/activate/check", ["200"; 6]),
    ("POST /v1/sign-in", ["200"; 6]),
    ("POST /v1/sign-in/email-code", ["202"; 6]),
    ("POST /v1/sign-in/verify", ["200"; 6]),
    ("POST /v1/lost-factor", ["202"; 6]),
    ("POST /v1/lost-factor/codes", ["202"; 6]),
    ("POST /v1/lost-factor/prove", ["200"; 6]),
    ("POST /v1/lost-factor/stop", ["200"; 6]),
    ("POST /v1/lost-factor/finish", ["200"; 6]),
    ("POST /v1/device/authorize", ["200"; 6]),
    ("POST /v1/device/token", ["200"; 6]),
    ("POST /v1/sign-in/passkey/begin", ["200"; 6]),
    ("POST /v1/sign-in/passkey", ["200"; 6]),
    // For every signed-in principal, about itself.
    ("GET /v1/session", ["200", OUT, "200", "200", "200", "200"]),
    ("GET /v1/account", ["200", OUT, "200", "200", "200", "200"]),
    ("PATCH /v1/account", ["204", OUT, "204", "204", "204", "204"]),
    ("GET /v1/activity", ["200", OUT, "200", "200", "200", "200"]),
    ("GET /v1/sessions", ["200", OUT, "200", "200", "200", "200"]),
    ("DELETE /v1/sessions/{id}", ["204", OUT, NONE, NONE, "204", "204"]),
    ("GET /v1/trusted-browsers", ["200", OUT, "200", "200", "200", "200"]),
    ("DELETE /v1/trusted-browsers/{id}", ["204", OUT, NONE, NONE, "204", "204"]),
    ("DELETE /v1/trusted-browsers", ["204", OUT, "204", "204", "204", "204"]),
    ("POST /v1/session/email-code", ["202", OUT, CONFLICT, UNREACHABLE, "202", "202"]),
    ("POST /v1/session/reauthenticate", ["204", OUT, "204", "204", "204", "204"]),
    ("POST /v1/session/reauthenticate/passkey/begin", ["200", OUT, CONFLICT, CONFLICT, "200", "200"]),
    ("POST /v1/session/reauthenticate/passkey", ["204", OUT, OVER, OVER, OVER, OVER]),
    ("DELETE /v1/sessions", ["204", OUT, "204", "204", "204", "204"]),
    // Desktop apps, which everybody approves for itself, in a browser.
    ("GET /v1/device/{user_code}", ["200", OUT, "200", "200", WEB, "200"]),
    ("POST /v1/device/{user_code}", ["204", OUT, "204", "204", WEB, ASK]),
    // Second factors, which are turned on and off in browsers.
    ("GET /v1/two-factor", ["200", OUT, "200", "200", WEB, "200"]),
    ("POST /v1/two-factor/app/confirm", ["200", OUT, OVER, OVER, WEB, ASK]),
    ("POST /v1/two-factor/email/confirm", ["200", OUT, OVER, OVER, WEB, ASK]),
    ("POST /v1/two-factor/passkeys/confirm", ["200", OUT, OVER, OVER, WEB, ASK]),
    ("POST /v1/two-factor/app", ["200", OUT, "200", "200", WEB, ASK]),
    ("POST /v1/two-factor/email", ["202", OUT, "202", UNREACHABLE, WEB, ASK]),
    ("POST /v1/two-factor/passkeys", ["200", OUT, "200", "200", WEB, ASK]),
    ("PATCH /v1/two-factor/passkeys/{id}", ["204", OUT, NONE, NONE, WEB, ASK]),
    ("DELETE /v1/two-factor/passkeys/{id}", ["204", OUT, NONE, NONE, WEB, ASK]),
    ("POST /v1/two-factor/recovery-codes", ["200", OUT, CONFLICT, CONFLICT, WEB, ASK]),
    ("DELETE /v1/two-factor/email", ["204", OUT, NONE, NONE, WEB, ASK]),
    ("DELETE /v1/two-factor/app", ["204", OUT, NONE, NONE, WEB, ASK]),
    // Users. Those of another account are not there, and the other account may create one of the same name.
    ("GET /v1/users", ["200", OUT, "200", NO, "200", "200"]),
    ("POST /v1/users", ["201", OUT, "201", NO, "201", ASK]),
    ("PATCH /v1/users/{user}", ["200", OUT, NONE, NO, "200", ASK]),
    ("POST /v1/users/{user}/reset-password", ["200", OUT, NONE, NO, "200", ASK]),
    ("POST /v1/users/{user}/reset-two-factor", ["204", OUT, NONE, NO, "204", ASK]),
    ("POST /v1/users/{user}/restore", ["204", OUT, NONE, NO, "204", ASK]),
    ("DELETE /v1/users/{user}", ["204", OUT, NONE, NO, "204", ASK]),
    // The audit log of the caller's own account, for the root and for auditors.
    ("GET /v1/audit", ["200", OUT, "200", NO, "200", "200"]),
    // The policy, for the root alone.
    ("GET /v1/account/policy", ["200", OUT, "200", NO, "200", "200"]),
    ("PATCH /v1/account/policy", ["200", OUT, "200", NO, "200", ASK]),
    // Contacts, for every signed-in principal. A change belongs to the session that began it.
    ("POST /v1/account/email/confirm", ["204", OUT, OVER, OVER, OVER, ASK]),
    ("POST /v1/account/phone/confirm", ["204", OUT, OVER, OVER, OVER, ASK]),
    ("POST /v1/account/email", ["202", OUT, "202", "202", "202", ASK]),
    ("POST /v1/account/phone", ["202", OUT, "202", "202", "202", ASK]),
    ("DELETE /v1/account/phone", ["204", OUT, NONE, NONE, "204", ASK]),
    // The link is all that it takes.
    ("POST /v1/not-me", ["200"; 6]),
    // What nobody could go on after.
    ("POST /v1/sign-out", ["204", OUT, "204", "204", "204", "204"]),
    ("POST /v1/account/password", ["204", OUT, "204", "204", "204", "204"]),
];

/// Status and code of an answer.
fn answered(answer: &Answer) -> String {
    let body: Value = serde_json::from_str(&answer.raw).unwrap_or_default();
    let code = Some(&body["code"]).filter(|_| answer.status >= 400).and_then(Value::as_str);
    [Some(answer.status.to_string().as_str()), code].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

impl Caller {
    async fn calls(self, world: &World, operation: &Operation<'_>) -> Answer {
        operation.send(world, &self.visits(world, operation).await, operation.bodies().next()).await
    }

    /// The caller, ready to make this call.
    async fn visits(self, world: &World, operation: &Operation<'_>) -> Visitor {
        let body = operation.bodies().next();
        // Calls that belong to no account.
        let account = operation.account(body.unwrap_or(&Value::Null)).unwrap_or_else(|| "sample-home".to_owned());
        let visitor = match self {
            Self::Owner | Self::Nobody => world.visitor(),
            Self::AnotherRoot => signed_in(world, "flowmatic", None, "web").await,
            Self::User => signed_in(world, "sample-office", Some("clerk"), "web").await,
            Self::App => signed_in(world, &account, None, "mobile").await,
            Self::Unconfirmed => signed_in(world, &account, None, "web").await,
        };
        match self {
            // The session of the samples, which may have a pending change.
            Self::Owner => visitor.set_cookie("__Host-rekey", &session(&account)),
            Self::AnotherRoot | Self::User | Self::App => confirm(world, &visitor).await,
            Self::Nobody | Self::Unconfirmed => {}
        }
        visitor
    }
}

/// Signs in, with a code of the authenticator app if Rekey requires one.
async fn signed_in(world: &World, account: &str, user: Option<&str>, client: &str) -> Visitor {
    let visitor = world.visitor();
    let password = json!({"account": account, "user": user, "password": PASSWORD, "client": client});
    let mut answer = post(world, &visitor, "/v1/sign-in", &password).await.expect(200);
    if answer.text("status") == "code_required" {
        let code = json!({"challenge": answer.text("challenge"), "method": "app", "code": unused_code(world)});
        answer = post(world, &visitor, "/v1/sign-in/verify", &code).await.expect(200);
    }
    if client == "mobile" {
        visitor.use_token(&answer.text("token"));
    }
    visitor
}

/// Shows that it is still the same person.
async fn confirm(world: &World, visitor: &Visitor) {
    let path = "/v1/session/reauthenticate";
    if post(world, visitor, path, &json!({"password": PASSWORD})).await.status == 400 {
        let code = json!({"password": PASSWORD, "method": "app", "code": unused_code(world)});
        post(world, visitor, path, &code).await.expect(204);
    }
}

async fn post(world: &World, visitor: &Visitor, path: &str, body: &Value) -> Answer {
    visitor.send(visitor.request(reqwest::Method::POST, path).header("origin", &world.url).json(body)).await
}

fn unused_code(world: &World) -> String {
    world.clock.advance(30);
    Authenticator::new(APP_SECRET).code(world.now())
}
