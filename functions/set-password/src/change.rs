//! With the current password, from within a session: every other session ends.

use axum::extract::State as AxumState;
use axum::http::StatusCode;
use rekey_adapters::store::{PasswordChange, Written};
use rekey_domain::id::Id;
use rekey_http::extract::{JsonBody, SignedIn};
use rekey_http::problem::Problem;
use serde::Deserialize;

use crate::State;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    current_password: String,
    new_password: String,
}

pub(crate) async fn change(
    AxumState(state): AxumState<State>,
    SignedIn(open): SignedIn,
    JsonBody(body): JsonBody<Request>,
) -> Result<StatusCode, Problem> {
    let name = open.principal.login_name();
    state.current_password.check(&open, &body.current_password, "current_password").await?;
    let hash = state.hash_new("new_password", &body.new_password, &name).await?;
    let change = PasswordChange {
        op: Id::random(&state.random),
        principal: open.principal.id,
        name,
        epoch: open.principal.epoch,
        hash,
        at: state.clock.now(),
    };
    match state.directory.change_password(&change, &open).await? {
        Written::Done => Ok(StatusCode::NO_CONTENT),
        Written::Refused => Err(Problem::Conflict),
    }
}
