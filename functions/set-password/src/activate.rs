//! With an activation link: the account comes into being with the password that its owner chooses.

use axum::Json;
use axum::extract::State as AxumState;
use rekey_adapters::store::Activated;
use rekey_domain::account::LoginName;
use rekey_domain::id::Id;
use rekey_domain::principal::Principal;
use rekey_domain::token::ActivationToken;
use rekey_http::extract::JsonBody;
use rekey_http::problem::Problem;
use serde::{Deserialize, Serialize};

use crate::State;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    token: String,
    password: String,
}

#[derive(Serialize)]
pub(crate) struct Active {
    account: String,
    user: Option<String>,
}

pub(crate) async fn activate(AxumState(state): AxumState<State>, JsonBody(body): JsonBody<Request>) -> Result<Json<Active>, Problem> {
    let token = ActivationToken::parse(&body.token).ok_or(Problem::Expired)?;
    let now = state.clock.now();
    // The try is taken before anything is hashed; a link that is not good takes none.
    let registration = state.directory.flows().reserve_activation_try(&token, now).await?.ok_or(Problem::Expired)?;
    let name = LoginName { account: registration.account, user: None };
    let hash = state.hash_new("password", &body.password, &name).await?;
    let principal = Principal {
        id: Id::random(&state.random),
        account: name.account.clone(),
        user: None,
        email: Some(registration.email),
        epoch: 1,
        generation: 0,
        permissions: Vec::new(),
        created_at: now,
        recovered_at: None,
    };
    match state.directory.activate(Id::random(&state.random), &token, &principal, &hash, now).await? {
        Activated::Done => Ok(Json(Active { account: name.account.to_string(), user: None })),
        Activated::Dead => Err(Problem::Expired),
        // Only a plain name may be said to be taken; an address that has an account is nobody else's business.
        Activated::NameTaken if name.account.as_email().is_some() => Err(Problem::Expired),
        Activated::NameTaken => Err(Problem::NameTaken),
    }
}
