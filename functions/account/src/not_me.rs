//! "That was not me": the link of a notice undoes what it told of, and locks the principal until its next recovery.

use axum::Json;
use axum::extract::State as AxumState;
use rekey_adapters::store::Written;
use rekey_domain::id::Id;
use rekey_domain::token::NotMeToken;
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
pub(crate) struct Undone {
    account: String,
    user: Option<String>,
}

pub(crate) async fn undo(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    JsonBody(body): JsonBody<Request>,
) -> Result<Json<Undone>, Problem> {
    state.tokens_per_address.admit(address).await?;
    let token = NotMeToken::parse(&body.token).ok_or(Problem::Expired)?;
    let (now, directory) = (state.clock.now(), &state.directory);
    let owed = directory.flows().owed(token.owner()).await?.filter(|owed| owed.is_undone_by(&token, now)).ok_or(Problem::Expired)?;
    let seen = directory.principal(owed.principal).await?.filter(|seen| seen.can_undo(owed.at)).ok_or(Problem::Expired)?;
    let factors = directory.factors(seen.id).await?;
    match directory.undo(Id::random(&state.random), &token, &owed, &seen, &factors, now).await? {
        Written::Done => Ok(Json(Undone { account: seen.account.to_string(), user: seen.user.map(|user| user.to_string()) })),
        Written::Refused => undone_elsewhere(&state, &token).await,
    }
}

/// Something changed between looking and writing: whoever it was used this link, or changed what it is to undo, which is
/// worth another click.
async fn undone_elsewhere(state: &State, token: &NotMeToken) -> Result<Json<Undone>, Problem> {
    let owed = state.directory.flows().owed(token.owner()).await?;
    Err(if owed.is_some_and(|owed| owed.spent_by.is_none()) { Problem::Conflict } else { Problem::Expired })
}
