//! "This was not me": the link of a notice undoes the act that the notice tells of, and locks the principal until its next
//! recovery.

use axum::Json;
use axum::extract::State as AxumState;
use rekey_adapters::store::{Undo, Written};
use rekey_domain::contact::ContactKind;
use rekey_domain::id::Id;
use rekey_domain::token::NotMeToken;
use rekey_domain::undo::Undone;
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
pub(crate) struct Answer {
    account: String,
    user: Option<String>,
    undone: Vec<Undone>,
    users_frozen: Vec<String>,
}

pub(crate) async fn undo(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    JsonBody(body): JsonBody<Request>,
) -> Result<Json<Answer>, Problem> {
    state.tokens_per_address.admit(address).await?;
    let token = NotMeToken::parse(&body.token).ok_or(Problem::Expired)?;
    let (now, directory) = (state.clock.now(), &state.directory);
    let owed = directory.flows().owed(token.owner()).await?.filter(|owed| owed.is_undone_by(&token, now)).ok_or(Problem::Expired)?;
    let seen = directory.principal(owed.principal).await?.filter(|seen| seen.can_undo(owed.at)).ok_or(Problem::Expired)?;
    let login = directory.login(&seen.login_name()).await?.filter(|login| login.principal == seen.id).ok_or(Problem::Expired)?;
    let factors = directory.factors(seen.id).await?;
    let reach = seen.reach(owed.at, owed.made_with, &directory.recoveries_since(seen.id, owed.at).await?);
    let users = directory.users_to_suspend(&seen, reach, owed.session).await?;
    let op = Id::random(&state.random);
    let undo = Undo { op, token: &token, owed: &owed, principal: &seen, login: &login, factors: &factors, reach, users: &users, at: now };
    let answer = Answer::of(&undo);
    // The owner has taken the account back since, and what was done before that is mended already.
    if reach.barrier.is_some() && answer.undone.is_empty() && users.is_empty() {
        return Err(Problem::Expired);
    }
    match directory.undo(&undo).await? {
        Written::Done => Ok(Json(answer)),
        Written::Refused => undone_elsewhere(&state, &token).await,
    }
}

impl Answer {
    fn of(undo: &Undo<'_>) -> Self {
        let seen = undo.principal;
        let contacts = [(ContactKind::Email, Undone::Email), (ContactKind::Phone, Undone::Phone)];
        let moved = contacts.into_iter().filter(|(kind, _)| undo.contact(*kind) != seen.contact(*kind)).map(|(_, undone)| undone);
        Self {
            account: seen.account.to_string(),
            user: seen.user.as_ref().map(ToString::to_string),
            undone: moved.chain(undo.factors_after().told_undone(undo.factors)).collect(),
            users_frozen: undo.users.iter().filter_map(|user| user.principal.user.as_ref().map(ToString::to_string)).collect(),
        }
    }
}

/// Something changed between looking and writing: somebody used this link, or changed what it is to undo, which is worth
/// another click.
async fn undone_elsewhere(state: &State, token: &NotMeToken) -> Result<Json<Answer>, Problem> {
    let owed = state.directory.flows().owed(token.owner()).await?;
    Err(if owed.is_some_and(|owed| owed.spent_by.is_none()) { Problem::Conflict } else { Problem::Expired })
}
