//! Setting a password with the current password, within a session. All other sessions end, and only this browser stays known.

use axum::extract::State as AxumState;
use axum::response::Response;
use rekey_adapters::store::{PasswordChange, TxOutcome};
use rekey_domain::id::Id;
use rekey_http::completed::{new_browser, others_ended};
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
) -> Result<Response, Problem> {
    let name = open.principal.login_name();
    let shown = state.current_password.check(&open, &body.current_password, "current_password").await?;
    let hash = match state.hash_new("new_password", &body.new_password, &name).await {
        Ok(hash) => hash,
        Err(problem) => return Err(state.current_password.give_back(&shown.tried, problem).await),
    };
    let browser = new_browser(open.session.client, &name, &state.random);
    let change = PasswordChange {
        op: Id::random(&state.random),
        principal: open.principal.id,
        name,
        epoch: open.principal.epoch,
        hash,
        at: state.clock.now(),
    };
    match state.directory.change_password(&change, &open, &shown.tried, browser.as_ref()).await? {
        TxOutcome::Done => Ok(others_ended(browser.as_ref())),
        TxOutcome::Refused => Err(state.current_password.give_back(&shown.tried, Problem::Conflict).await),
    }
}
