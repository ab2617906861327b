//! Shows and ends sessions and the trust in browsers, and shows what the caller did.

mod activity;
mod trusted_browsers;

use axum::Json;
use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as AxumState};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post};
use rekey_adapters::config::FromEnv;
use rekey_adapters::resources::Resources;
use rekey_adapters::settings;
use rekey_adapters::store::{Directory, DirectoryConfig, OpenSession, TxOutcome};
use rekey_domain::audit::AuditAction;
use rekey_domain::client::Client;
use rekey_domain::clock::Clock;
use rekey_domain::hold::held_until;
use rekey_domain::id::Id;
use rekey_domain::limits::{self, Action, BucketKey, Limit};
use rekey_domain::random::Random;
use rekey_domain::session::Session;
use rekey_http::completed::{new_browser, others_ended};
use rekey_http::cookies;
use rekey_http::extract::{MayHaveToEnrol, NoBody, SignedIn};
use rekey_http::problem::Problem;
use rekey_http::session_auth;
use rekey_http::session_view::SessionView;
use serde::Serialize;

settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        tables: DirectoryConfig = FromEnv::from_env(env)?,
        per_principal: Limit = env.limit(&limits::SIGN_OUT_OTHERS),
    }
}

#[derive(Clone)]
struct State {
    directory: Directory,
    per_principal: Limit,
    clock: Clock,
    random: Random,
}

session_auth!(State);

/// `POST /v1/sign-out`, `GET /v1/session`, `GET` and `DELETE /v1/sessions`, `DELETE /v1/sessions/{id}`; `GET` and `DELETE
/// /v1/trusted-browsers`, `DELETE /v1/trusted-browsers/{id}`; `GET /v1/activity`.
pub fn router(config: Config, resources: &Resources) -> Router {
    let state = State {
        directory: Directory::new(config.tables, resources.dynamodb.clone()),
        per_principal: config.per_principal,
        clock: resources.clock.clone(),
        random: resources.random.clone(),
    };
    Router::new()
        .route("/v1/activity", get(activity::list))
        .route("/v1/sign-out", post(sign_out))
        .route("/v1/session", get(show))
        .route("/v1/sessions", get(list).delete(end_others))
        .route("/v1/sessions/{id}", delete(end))
        .route("/v1/trusted-browsers", get(trusted_browsers::list).delete(trusted_browsers::end_all))
        .route("/v1/trusted-browsers/{id}", delete(trusted_browsers::end))
        .with_state(state)
}

async fn show(AxumState(state): AxumState<State>, MayHaveToEnrol(SignedIn(open)): MayHaveToEnrol) -> Json<SessionView> {
    let (OpenSession { principal, session }, now) = (&open, state.clock.now());
    Json(SessionView::new(session, &principal.permissions, now).held_until(held_until(principal, session, now)))
}

#[derive(Serialize)]
struct List {
    sessions: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    #[serde(flatten)]
    session: SessionView,
    /// A moment of the last use, which is recorded a few times a day.
    last_used_at: String,
    current: bool,
}

async fn list(AxumState(state): AxumState<State>, SignedIn(open): SignedIn) -> Result<Json<List>, Problem> {
    let now = state.clock.now();
    let sessions = state.directory.flows().sessions(&open.principal).await?;
    let live = sessions.iter().filter(|session| session.is_live(&open.principal, now));
    let permissions = &open.principal.permissions;
    let entry = |session: &Session| Entry {
        session: SessionView::new(session, permissions, now),
        last_used_at: session.last_seen_at.rfc3339(),
        current: session.id == open.session.id,
    };
    Ok(Json(List { sessions: live.map(entry).collect() }))
}

async fn sign_out(
    AxumState(state): AxumState<State>,
    MayHaveToEnrol(SignedIn(open)): MayHaveToEnrol,
    _: NoBody,
) -> Result<Response, Problem> {
    // Another request may have ended the session meanwhile.
    state.end_session(&open, open.session.id).await?;
    Ok(ended(open.session.client))
}

async fn end(
    AxumState(state): AxumState<State>,
    SignedIn(open): SignedIn,
    id: Result<Path<Id>, PathRejection>,
    _: NoBody,
) -> Result<Response, Problem> {
    let Path(id) = id.map_err(|_| Problem::NotFound)?;
    state.end_session(&open, id).await?.done_or(Problem::NotFound)?;
    if id == open.session.id {
        return Ok(ended(open.session.client));
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

impl State {
    async fn end_session(&self, open: &OpenSession, id: Id) -> Result<TxOutcome, Problem> {
        let act = if id == open.session.id { AuditAction::SignedOut } else { AuditAction::DeviceSignedOut };
        Ok(self.directory.end_session(Id::random(&self.random), &open.session, act, id, self.clock.now()).await?)
    }
}

/// Ends all other sessions. One write raises the principal's generation, for any number of sessions, and the calling session
/// gets the new generation.
async fn end_others(AxumState(state): AxumState<State>, SignedIn(open): SignedIn, _: NoBody) -> Result<Response, Problem> {
    let bucket = BucketKey::principal(Action::SignOutOthers, open.principal.id);
    Problem::unless_granted(state.directory.flows().admit(&bucket, state.per_principal, &state.clock).await?)?;
    let browser = new_browser(open.session.client, &open.principal.login_name(), &state.random);
    let outcome = state.directory.sign_out_others(Id::random(&state.random), &open, browser.as_ref(), state.clock.now()).await?;
    outcome.done_or(Problem::Conflict)?;
    Ok(others_ended(browser.as_ref()))
}

/// The answer after the caller ended its own session. For a browser it also deletes the cookie.
fn ended(client: Client) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    if client == Client::Web
        && let Some(cookie) = cookies::set(cookies::SESSION, "", 0)
    {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    response
}
