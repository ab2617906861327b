//! The links of a wait: the one in each announcement stops it, the one at its end turns the factors off.

use axum::Json;
use axum::extract::State as AxumState;
use rekey_adapters::store::Grounds;
use rekey_domain::account::LoginName;
use rekey_domain::id::Id;
use rekey_domain::token::{LostFactorLinkToken, LostFactorStopToken};
use rekey_http::client::Client;
use rekey_http::extract::JsonBody;
use rekey_http::problem::Problem;
use serde::{Deserialize, Serialize};

use crate::State;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    token: String,
}

#[derive(Serialize)]
pub(crate) struct Stopped {
    #[serde(flatten)]
    answer: Answer,
    began_at: String,
    stopped_at: String,
}

#[derive(Serialize)]
pub(crate) struct Answer {
    status: &'static str,
    account: String,
    user: Option<String>,
}

pub(crate) async fn stop(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    JsonBody(body): JsonBody<Request>,
) -> Result<Json<Stopped>, Problem> {
    state.per_address.admit(address).await?;
    let (token, now) = (LostFactorStopToken::parse(&body.token).ok_or(Problem::Expired)?, state.clock.now());
    let (wait, found) = state.directory.wait_with_link(&token, now).await?.ok_or(Problem::Expired)?;
    let stopped = state.directory.stop_wait(Id::random(&state.random), &wait, &found.principal, now).await?;
    stopped.done_or(Problem::Expired)?;
    let answer = Answer::new("stopped", wait.loser.name);
    Ok(Json(Stopped { answer, began_at: wait.began_at.rfc3339(), stopped_at: now.rfc3339() }))
}

pub(crate) async fn finish(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    JsonBody(body): JsonBody<Request>,
) -> Result<Json<Answer>, Problem> {
    state.per_address.admit(address).await?;
    let (token, now) = (LostFactorLinkToken::parse(&body.token).ok_or(Problem::Expired)?, state.clock.now());
    let (wait, found) = state.directory.wait_with_link(&token, now).await?.ok_or(Problem::Expired)?;
    if !wait.is_ready(now) {
        return Err(Problem::Expired);
    }
    let op = Id::random(&state.random);
    let off = state.directory.turn_lost_factors_off(op, Grounds::Wait(&wait), (&found.principal, &found.factors), now).await?;
    off.done_or(Problem::Expired)?;
    Ok(Json(Answer::new("factors_off", wait.loser.name)))
}

impl Answer {
    fn new(status: &'static str, name: LoginName) -> Self {
        Self { status, account: name.account.to_string(), user: name.user.map(|user| user.to_string()) }
    }
}
