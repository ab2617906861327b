//! Every call of the contract, made by everybody who comes into question: a row is a call, a column somebody. What each is
//! answered stands in the table, and a call that has no row fails as a row does that has no call.
//!
//! What is sent are the examples of the contract, about what `REKEY_SAMPLES` plants. Whoever a call is for is granted it, as
//! the first column shows: where a check is missing, another column shows a success.

use std::collections::BTreeSet;

use rekey_local::PASSWORD;
use rekey_tests::{Answer, Authenticator, Visitor, World};
use serde_json::{Value, json};

use crate::openapi::{APP_SECRET, Operation, contract, operations, session};

/// Who calls.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Caller {
    /// The account that the call is for, in a browser; where it needs that, confirmed to be it a moment ago.
    WhoeverItIsFor,
    /// Somebody without a session.
    Nobody,
    /// The root of another account, confirmed a moment ago.
    AnotherRoot,
    /// A user of the account that has users, who may do nothing of Rekey's own; confirmed a moment ago.
    User,
    /// The account in an app, confirmed a moment ago.
    App,
    /// The account in a browser, not confirmed since it signed in.
    Unconfirmed,
}

/// The columns of the table.
const CALLERS: [Caller; 6] = [Caller::WhoeverItIsFor, Caller::Nobody, Caller::AnotherRoot, Caller::User, Caller::App, Caller::Unconfirmed];

const OUT: &str = "401 unauthenticated";
const NO: &str = "403 forbidden";
const ASK: &str = "403 reauthentication_required";
const WEB: &str = "403 web_only";
const NONE: &str = "404 not_found";
const NOT_SO: &str = "409 conflict";
const UNREACHABLE: &str = "409 support_required";
const OVER: &str = "410 expired";

/// What each call answers to each caller. They are made in this order: what ends sessions, or changes what the next needs,
/// comes later.
pub(crate) const TABLE: [(&str, [&str; 6]); 40] = [
    // For everybody.
    ("GET /v1/captcha", ["200"; 6]),
    ("GET /v1/config", ["200"; 6]),
    ("POST /v1/recovery", ["202"; 6]),
    ("POST /v1/recovery/consume", ["200"; 6]),
    ("POST /v1/recovery/password", ["200"; 6]),
    ("POST /v1/accounts", ["202"; 6]),
    ("POST /v1/accounts/activate", ["200"; 6]),
    ("POST /v1/sign-in", ["200"; 6]),
    ("POST /v1/sign-in/email-code", ["202"; 6]),
    ("POST /v1/sign-in/verify", ["200"; 6]),
    // For whoever is signed in, about itself.
    ("GET /v1/session", ["200", OUT, "200", "200", "200", "200"]),
    ("GET /v1/account", ["200", OUT, "200", "200", "200", "200"]),
    ("GET /v1/sessions", ["200", OUT, "200", "200", "200", "200"]),
    ("DELETE /v1/sessions/{id}", ["204", OUT, NONE, NONE, "204", "204"]),
    ("POST /v1/session/email-code", ["202", OUT, NOT_SO, UNREACHABLE, "202", "202"]),
    ("POST /v1/session/reauthenticate", ["204", OUT, "204", "204", "204", "204"]),
    ("DELETE /v1/sessions", ["204", OUT, "204", "204", "204", "204"]),
    // Second factors, which are turned on and off in browsers.
    ("GET /v1/two-factor", ["200", OUT, "200", "200", WEB, "200"]),
    ("POST /v1/two-factor/app/confirm", ["200", OUT, OVER, OVER, WEB, ASK]),
    ("POST /v1/two-factor/email/confirm", ["200", OUT, OVER, OVER, WEB, ASK]),
    ("POST /v1/two-factor/app", ["200", OUT, "200", "200", WEB, ASK]),
    ("POST /v1/two-factor/email", ["202", OUT, "202", UNREACHABLE, WEB, ASK]),
    ("POST /v1/two-factor/recovery-codes", ["200", OUT, NOT_SO, NOT_SO, WEB, ASK]),
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
    // Contacts, by whoever is signed in; what was begun elsewhere is not there.
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

#[test]
fn every_call_of_the_contract_is_in_the_table_and_no_other() {
    let contract = contract();
    let calls: BTreeSet<String> = operations(&contract).into_iter().map(|operation| operation.key).collect();
    let rows: BTreeSet<String> = TABLE.iter().map(|(call, _)| (*call).to_owned()).collect();
    let (lacking, surplus): (Vec<_>, Vec<_>) = (calls.difference(&rows).collect(), rows.difference(&calls).collect());
    assert!(
        lacking.is_empty() && surplus.is_empty(),
        "say in tests/coverage.rs what {lacking:?} answer to whom; infra/openapi.yaml has no {surplus:?}"
    );
    assert_eq!(rows.len(), TABLE.len(), "a call stands in the table twice");
}

#[tokio::test]
async fn every_call_answers_everybody_as_the_table_says() {
    let contract = contract();
    let operations = operations(&contract);
    let mut faults = Vec::new();
    for (column, caller) in CALLERS.into_iter().enumerate() {
        // A new stack each: what one has done does not concern the next.
        let world = World::with(&[("REKEY_SAMPLES", "1"), ("REKEY_LIMIT_SCALE", "1000")]).await;
        for (call, expected) in &TABLE {
            let Some(operation) = operations.iter().find(|operation| operation.key == *call) else { continue };
            // Between two mailed codes is half a minute.
            world.clock.advance(30);
            let (answer, expected) = (caller.calls(&world, operation).await, expected[column]);
            if answered(&answer) != expected {
                faults.push(format!("{call}, by {caller:?}: {}, not {expected}\n    {}", answered(&answer), answer.raw));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Status and code of an answer.
pub(crate) fn answered(answer: &Answer) -> String {
    let body: Value = serde_json::from_str(&answer.raw).unwrap_or_default();
    let code = Some(&body["code"]).filter(|_| answer.status >= 400).and_then(Value::as_str);
    [Some(answer.status.to_string().as_str()), code].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

impl Caller {
    async fn calls(self, world: &World, operation: &Operation<'_>) -> Answer {
        operation.send(world, &self.visits(world, operation).await, operation.bodies().next()).await
    }

    /// The caller, ready to make this call.
    pub(crate) async fn visits(self, world: &World, operation: &Operation<'_>) -> Visitor {
        let body = operation.bodies().next();
        // Whatever is for nobody in particular.
        let account = operation.account(body.unwrap_or(&Value::Null)).unwrap_or_else(|| "sample-home".to_owned());
        let visitor = match self {
            Self::WhoeverItIsFor | Self::Nobody => world.visitor(),
            Self::AnotherRoot => signed_in(world, "flowmatic", None, "web").await,
            Self::User => signed_in(world, "sample-office", Some("clerk"), "web").await,
            Self::App => signed_in(world, &account, None, "mobile").await,
            Self::Unconfirmed => signed_in(world, &account, None, "web").await,
        };
        match self {
            // The session that is planted, and may be in the middle of something.
            Self::WhoeverItIsFor => visitor.set_cookie("__Host-rekey", &session(&account)),
            Self::AnotherRoot | Self::User | Self::App => confirm(world, &visitor).await,
            Self::Nobody | Self::Unconfirmed => {}
        }
        visitor
    }
}

/// Signs in, by the authenticator app where a code is asked for.
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
