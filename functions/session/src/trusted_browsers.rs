//! The trusted browsers of the caller: a list, and the end of the trust in one or all.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as AxumState};
use axum::http::{HeaderMap, StatusCode};
use rekey_domain::client::DeviceName;
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey};
use rekey_domain::trusted_browser::TrustedBrowser;
use rekey_http::cookies;
use rekey_http::extract::{NoBody, SignedIn};
use rekey_http::problem::Problem;
use serde::Serialize;

use crate::State;

#[derive(Serialize)]
pub(crate) struct List {
    browsers: Vec<View>,
}

#[derive(Serialize)]
struct View {
    id: Id,
    device: Option<DeviceName>,
    trusted_at: String,
    expires_at: String,
    last_used_at: String,
    current: bool,
}

pub(crate) async fn list(AxumState(state): AxumState<State>, SignedIn(open): SignedIn, headers: HeaderMap) -> Result<Json<List>, Problem> {
    let browsers = state.directory.flows().trusted_browsers(&open.principal, state.clock.now()).await?;
    let shown = cookies::trusted_token(&headers, open.principal.id).map(|token| token.hash());
    let view = |browser: TrustedBrowser| View {
        id: browser.id,
        device: browser.device,
        trusted_at: browser.trusted_at.rfc3339(),
        expires_at: browser.expires_at.rfc3339(),
        last_used_at: browser.last_used_at.rfc3339(),
        current: shown.as_ref() == Some(&browser.hash),
    };
    Ok(Json(List { browsers: browsers.into_iter().map(view).collect() }))
}

pub(crate) async fn end(
    AxumState(state): AxumState<State>,
    SignedIn(open): SignedIn,
    id: Result<Path<Id>, PathRejection>,
    _: NoBody,
) -> Result<StatusCode, Problem> {
    let Path(id) = id.map_err(|_| Problem::NotFound)?;
    let op = Id::random(&state.random);
    state.directory.distrust_browser(op, &open, id, state.clock.now()).await?.done_or(Problem::NotFound)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends the trust in all browsers. One write raises a counter of the principal, for any number of browsers.
pub(crate) async fn end_all(AxumState(state): AxumState<State>, SignedIn(open): SignedIn, _: NoBody) -> Result<StatusCode, Problem> {
    let bucket = BucketKey::principal(Action::SignOutOthers, open.principal.id);
    Problem::unless_granted(state.directory.flows().admit(&bucket, state.per_principal, &state.clock).await?)?;
    let op = Id::random(&state.random);
    state.directory.distrust_browsers(op, &open, state.clock.now()).await?.done_or(Problem::Conflict)?;
    Ok(StatusCode::NO_CONTENT)
}
