//! Setting a password with the ticket of a recovery: one write that takes a try and returns the row, one hash, one transaction.

use axum::Json;
use axum::extract::State as AxumState;
use rekey_adapters::store::PasswordChange;
use rekey_domain::account::LoginName;
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey};
use rekey_domain::token::TicketToken;
use rekey_http::client::Client;
use rekey_http::extract::JsonBody;
use rekey_http::fields::login_name;
use rekey_http::problem::Problem;
use serde::{Deserialize, Serialize};

use crate::State;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    ticket: String,
    account: String,
    user: Option<String>,
    new_password: String,
}

#[derive(Serialize)]
pub(crate) struct Recovered {
    account: String,
    user: Option<String>,
    sessions_revoked: bool,
}

pub(crate) async fn recover(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    JsonBody(body): JsonBody<Request>,
) -> Result<Json<Recovered>, Problem> {
    state.per_address.admit(address).await?;
    let name = login_name(&body.account, body.user.as_deref())?;
    let ticket = TicketToken::parse(&body.ticket).ok_or(Problem::Expired)?;
    // The try is taken before anything is hashed. A ticket that is not valid takes none.
    let reserved = state.directory.flows().reserve_password_try(&ticket, state.clock.now()).await?;
    let recovery = reserved.ok_or(Problem::Expired)?;
    let (bound, proof) = recovery.redeem(&ticket, &name, state.clock.now()).ok_or(Problem::Expired)?;
    let bound = bound.clone();
    let hash = state.hash_new("new_password", &body.new_password, &name).await?;
    let change = PasswordChange {
        op: Id::random(&state.random),
        principal: bound.principal,
        name: bound.name,
        epoch: bound.epoch,
        hash,
        at: state.clock.now(),
    };
    let at_address = BucketKey::name_and_address(Action::SignIn, &change.name, address);
    let outcome = state.directory.recover_password(&change, &ticket, (proof, &recovery.contact), &at_address).await?;
    outcome.done_or(Problem::Expired)?;
    let LoginName { account, user } = change.name;
    Ok(Json(Recovered { account: account.to_string(), user: user.map(|user| user.to_string()), sessions_revoked: true }))
}
