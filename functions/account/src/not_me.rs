//! "This was not me": the link of a notice undoes the change that the notice reports, and freezes the principal until its next
//! recovery.

use axum::Json;
use axum::extract::State as AxumState;
use rekey_adapters::store::{TxOutcome, Undo, UserToFreeze};
use rekey_domain::account_policy::StoredPolicy;
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::ContactKind;
use rekey_domain::factors::Factors;
use rekey_domain::id::Id;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::principal::{Login, Principal};
use rekey_domain::token::NotMeToken;
use rekey_domain::undo::{PastRecovery, Reach, Undone};
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
    let now = state.clock.now();
    let found = state.found(&token, now).await?;
    let mut undo = found.undo(&state, &token, now);
    // The owner recovered the account after the reported change, and the undo would change nothing.
    if undo.reach.barrier.is_some() && Answer::of(&undo).is_empty() {
        return Err(Problem::Expired);
    }
    let directory = &state.directory;
    let frozen;
    if !undo.is_small() {
        // There are too many users for one transaction. The administrator is frozen first, so that it creates no more. If a request
        // stops half way, the next request with the same link continues.
        directory.freeze(&undo).await?;
        frozen = state.found(&token, now).await?;
        if directory.freeze_users(&frozen.undo(&state, &token, now), &frozen.users).await? == TxOutcome::Refused {
            return undone_elsewhere(&state, &token).await;
        }
        undo = Undo { frozen_before: true, ..frozen.undo(&state, &token, now) };
    }
    let mut answer = Answer::of(&undo);
    match directory.undo(&undo).await? {
        TxOutcome::Done => {
            answer.users_frozen.extend(state.follow(&undo).await?);
            Ok(Json(answer))
        }
        TxOutcome::Refused => undone_elsewhere(&state, &token).await,
    }
}

/// The notice of a link, its principal, and the state that an undo would change.
struct Found {
    queued: OutboxMessage,
    principal: Principal,
    login: Login,
    factors: Factors,
    policy: Option<StoredPolicy>,
    reach: Reach,
    users: Vec<UserToFreeze>,
    password_set: bool,
}

impl Found {
    fn undo<'a>(&'a self, state: &'a State, token: &'a NotMeToken, at: Timestamp) -> Undo<'a> {
        Undo {
            op: Id::random(&state.random),
            token,
            queued: &self.queued,
            principal: &self.principal,
            login: &self.login,
            factors: &self.factors,
            policy: self.policy.as_ref(),
            reach: self.reach,
            users: &self.users,
            frozen_before: false,
            password_set: self.password_set,
            random: &state.random,
            at,
        }
    }
}

impl State {
    async fn found(&self, token: &NotMeToken, now: Timestamp) -> Result<Found, Problem> {
        let directory = &self.directory;
        let queued = directory
            .flows()
            .outbox_message(token.owner())
            .await?
            .filter(|queued| queued.is_undone_by(token, now))
            .ok_or(Problem::Expired)?;
        let principal = directory.principal(queued.principal).await?.filter(|seen| seen.can_undo(queued.at)).ok_or(Problem::Expired)?;
        let login = directory.login(&principal.login_name()).await?.filter(|login| login.principal == principal.id);
        let login = login.ok_or(Problem::Expired)?;
        let factors = directory.factors(principal.id).await?;
        let policy = match principal.user {
            Some(_) => None,
            None => Some(directory.policy(&principal.account).await?),
        };
        let passwords = directory.passwords_since(principal.id, queued.at).await?;
        let recoveries: Vec<PastRecovery> =
            passwords.iter().filter_map(|entry| Some(PastRecovery { at: entry.at, by: entry.by? })).collect();
        let reach = principal.reach(queued.at, queued.made_with, &recoveries);
        let users = directory.users_to_freeze(&principal, reach, queued.session).await?;
        let password_set = passwords.iter().any(|entry| entry.at > queued.at || entry.id == queued.id);
        Ok(Found { queued, principal, login, factors, policy, reach, users, password_set })
    }

    /// Freezes the users that frozen users created before they were frozen. A frozen user creates no more.
    async fn follow(&self, undo: &Undo<'_>) -> Result<Vec<String>, Problem> {
        let mut followed = Vec::new();
        for _ in 0..ROUNDS {
            let users = self.directory.users_to_freeze(undo.principal, undo.reach, undo.queued.session).await?;
            if users.is_empty() {
                break;
            }
            // If another request changed a user in the meantime, the next round reads that user again.
            if self.directory.freeze_users(undo, &users).await? == TxOutcome::Done {
                followed.extend(names(&users));
            }
        }
        Ok(followed)
    }
}

/// The most rounds of [`State::follow`]. Each round freezes the users that the users of the round before created.
const ROUNDS: usize = 10;

fn names(users: &[UserToFreeze]) -> Vec<String> {
    users.iter().filter_map(|frozen| frozen.user.principal.user.as_ref().map(ToString::to_string)).collect()
}

impl Answer {
    fn is_empty(&self) -> bool {
        self.undone.is_empty() && self.users_frozen.is_empty()
    }

    fn of(undo: &Undo<'_>) -> Self {
        let seen = undo.principal;
        let contacts = [ContactKind::Email, ContactKind::Phone];
        let moved = contacts.into_iter().filter(|kind| undo.contact(*kind) != seen.contact(*kind)).map(Undone::Contact);
        let policy = undo.changes_policy().then_some(Undone::Policy);
        Self {
            account: seen.account.to_string(),
            user: seen.user.as_ref().map(ToString::to_string),
            undone: moved.chain(undo.factors_after().changes_from(undo.factors)).chain(policy).collect(),
            users_frozen: names(undo.users),
        }
    }
}

/// The answer if another request came between the reads and the write: it used the link, or it changed a row that the undo
/// changes. In the second case the person can use the link again.
async fn undone_elsewhere(state: &State, token: &NotMeToken) -> Result<Json<Answer>, Problem> {
    let queued = state.directory.flows().outbox_message(token.owner()).await?;
    Err(if queued.is_some_and(|queued| queued.spent_by.is_none()) { Problem::Conflict } else { Problem::Expired })
}
