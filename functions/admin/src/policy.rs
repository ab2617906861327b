//! The policy of the account, which its root alone sees and changes.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State as AxumState;
use rekey_adapters::store::OpenSession;
use rekey_domain::account_policy::{AccountPolicy, LostFactorRule, SessionSeconds, TwoFactorRule, parse_kinds, session_life};
use rekey_domain::client::Client;
use rekey_domain::factors::Factor;
use rekey_domain::object::Object;
use rekey_domain::principal::Role;
use rekey_domain::session::Lifetimes;
use rekey_http::extract::{JsonBody, SignedIn};
use rekey_http::fields::{both, optional_field};
use rekey_http::problem::Problem;
use rekey_text::Text;
use serde::{Deserialize, Serialize};

use crate::State;

/// The policy as its root sees it.
#[derive(Serialize)]
pub(crate) struct View {
    two_factor: TwoFactorRule,
    kinds: BTreeSet<Factor>,
    session_seconds: Seconds,
    trusted_browsers: bool,
    lost_factor: LostFactorRule,
}

/// How long a new session lasts, by the limit of the policy or of the deployment.
#[derive(Serialize)]
struct Seconds {
    web: i64,
    app: i64,
}

impl View {
    fn new(policy: AccountPolicy, lifetimes: &Lifetimes) -> Self {
        let AccountPolicy { two_factor, kinds, session_seconds, trusted_browsers, lost_factor } = policy;
        let seconds = |client| lifetimes.of(client, session_seconds).absolute;
        let session_seconds = Seconds { web: seconds(Client::Web), app: seconds(Client::Mobile) };
        Self { two_factor, kinds, session_seconds, trusted_browsers, lost_factor }
    }
}

/// A change of the policy. An absent field stays as it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Edit {
    two_factor: Option<String>,
    kinds: Option<Vec<String>>,
    session_seconds: Option<Object<SecondsEdit>>,
    trusted_browsers: Option<bool>,
    lost_factor: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SecondsEdit {
    web: Option<i64>,
    app: Option<i64>,
}

impl Edit {
    /// The policy after the change.
    fn of(self, seen: &AccountPolicy, lifetimes: &Lifetimes) -> Result<AccountPolicy, Problem> {
        let kinds = self.kinds.map(|names| parse_kinds(&names).map_err(|rule| Problem::field("kinds", &rule))).transpose();
        let Object(SecondsEdit { web, app }) = self.session_seconds.unwrap_or(Object(SecondsEdit::default()));
        let was = seen.session_seconds;
        let rules = both(
            optional_field("two_factor", self.two_factor.as_deref(), TwoFactorRule::parse),
            optional_field("lost_factor", self.lost_factor.as_deref(), LostFactorRule::parse),
        );
        let lives = both(
            life("session_seconds.web", web, was.web, lifetimes.web.absolute),
            life("session_seconds.app", app, was.app, lifetimes.app.absolute),
        );
        let (kinds, ((two_factor, lost_factor), (web, app))) = both(kinds, both(rules, lives))?;
        Ok(AccountPolicy {
            two_factor: two_factor.unwrap_or(seen.two_factor),
            kinds: kinds.unwrap_or_else(|| seen.kinds.clone()),
            session_seconds: SessionSeconds { web, app },
            trusted_browsers: self.trusted_browsers.unwrap_or(seen.trusted_browsers),
            lost_factor: lost_factor.unwrap_or(seen.lost_factor),
        })
    }
}

/// The life that the field names, or the one from before.
fn life(field: &'static str, seconds: Option<i64>, was: Option<i64>, longest: i64) -> Result<Option<i64>, Problem> {
    let Some(seconds) = seconds else { return Ok(was) };
    session_life(seconds, longest).map_err(|rule| Problem::coded_field(field, rule.code(), &rule))
}

/// Requires that the session is that of the account's root.
fn root(signed_in: SignedIn) -> Result<SignedIn, Problem> {
    match signed_in.0.principal.login_name().role() {
        Role::Root => Ok(signed_in),
        Role::User => Err(Problem::Forbidden(Text::new("problem-forbidden-policy"))),
    }
}

pub(crate) async fn show(AxumState(state): AxumState<State>, signed_in: SignedIn) -> Result<Json<View>, Problem> {
    let SignedIn(open) = root(signed_in)?;
    let stored = state.directory.policy(&open.principal.account).await?;
    Ok(Json(View::new(stored.policy, &state.lifetimes)))
}

pub(crate) async fn edit(
    AxumState(state): AxumState<State>,
    signed_in: SignedIn,
    JsonBody(body): JsonBody<Edit>,
) -> Result<Json<View>, Problem> {
    let open = state.administrator(root(signed_in)?).await?;
    let policy = state.change_policy(&open, body).await?;
    Ok(Json(View::new(policy, &state.lifetimes)))
}

impl State {
    /// Changes the policy and tells the root. A change that leaves everything as it is tells nobody.
    async fn change_policy(&self, open: &OpenSession, edit: Edit) -> Result<AccountPolicy, Problem> {
        let seen = self.directory.policy(&open.principal.account).await?;
        let policy = edit.of(&seen.policy, &self.lifetimes)?;
        if policy == seen.policy {
            return Ok(policy);
        }
        if let Some(seconds) = seen.changes_wait(self.clock.now()) {
            return Err(Problem::RateLimited(seconds));
        }
        let outcome = self.directory.change_policy(&self.administration(open), &seen, policy.clone()).await?;
        outcome.done_or(Problem::Conflict)?;
        Ok(policy)
    }
}
