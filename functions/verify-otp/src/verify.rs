//! Completes a sign-in: a challenge and a right code open a session.

use axum::extract::State as AxumState;
use axum::http::HeaderMap;
use axum::response::Response;
use rekey_adapters::store::{ChallengeTry, Completed};
use rekey_domain::audit::AuditEntry;
use rekey_domain::client::Client as ClientKind;
use rekey_domain::factors::Method;
use rekey_domain::id::Id;
use rekey_domain::one_time_code_request::{CodeScope, Purpose};
use rekey_domain::proof::TypedFactor;
use rekey_domain::sign_in::{CHALLENGE_TRIES, SignIn};
use rekey_domain::token::ChallengeToken;
use rekey_domain::tries;
use rekey_http::client::Client;
use rekey_http::completed::CompletedSignIn;
use rekey_http::extract::{FromThisSite, JsonBody};
use rekey_http::fields::field;
use rekey_http::problem::Problem;
use serde::Deserialize;

use crate::State;
use crate::prove::Wanted;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    challenge: String,
    method: Method,
    code: String,
    #[serde(default)]
    trust_browser: bool,
}

pub(crate) async fn verify(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    FromThisSite(from_this_site): FromThisSite,
    headers: HeaderMap,
    JsonBody(body): JsonBody<Request>,
) -> Result<Response, Problem> {
    let typed = field("code", &body.code, |code| TypedFactor::parse(body.method, code))?;
    let token = ChallengeToken::parse(&body.challenge).ok_or(Problem::Expired)?;
    let now = state.clock.now();
    let challenge = match state.directory.flows().reserve_challenge_try(&token, from_this_site, now).await? {
        ChallengeTry::Taken(challenge) => challenge,
        ChallengeTry::FromElsewhere => return Err(Problem::NOT_FROM_THIS_SITE),
        ChallengeTry::Dead => return Err(Problem::Expired),
    };
    if body.trust_browser && challenge.sign_in.client != ClientKind::Web {
        return Err(Problem::WebOnly);
    }
    if !challenge.sign_in.rules.accept(body.method) {
        return Err(Problem::KIND_DOES_NOT_COUNT);
    }
    let tries_left = tries::left(CHALLENGE_TRIES, challenge.tries);
    let (sign_in, scope) = (challenge.sign_in, CodeScope { purpose: Purpose::SignIn, target: challenge.id });
    let refused = AuditEntry::at_sign_in(Id::random(&state.random), &sign_in, body.method.signed_in(), now).refused();
    let proof = match state.prove(Wanted { scope, refused }, typed).await {
        Ok(proof) => proof,
        Err(Problem::InvalidCode(_)) => return Err(state.unless_over(&sign_in, Problem::InvalidCode(Some(tries_left))).await),
        Err(problem) => return Err(state.unless_over(&sign_in, problem).await),
    };
    let completed = CompletedSignIn::new(sign_in, address, &state.lifetimes, &state.random, now).sent_with(&headers);
    let completed = if body.trust_browser { completed.trusting(state.trust_days, &headers, &state.random) } else { completed };
    match state.directory.complete_challenge(&token, &proof, &completed.opened(), &state.random).await? {
        Completed::Done => Ok(completed.answer(now)),
        Completed::CodeUsed => Err(Problem::InvalidCode(Some(tries_left))),
        Completed::Dead => Err(Problem::Expired),
    }
}

impl State {
    /// The answer to a code that does not complete the sign-in. If the principal was reset, changed or deleted since the
    /// password was checked, the sign-in has ended and the answer says so. For a right code, the write that completes the
    /// sign-in finds this out, so that only wrong codes cost this read.
    async fn unless_over(&self, sign_in: &SignIn, problem: Problem) -> Problem {
        if !matches!(problem, Problem::InvalidCode(_) | Problem::CodesCapped(..) | Problem::CodesInARow) {
            return problem;
        }
        match self.directory.principals([sign_in.principal]).await {
            Ok([Some(principal)]) if sign_in.still_holds(&principal) => problem,
            Ok(_) => Problem::Expired,
            Err(error) => error.into(),
        }
    }
}
