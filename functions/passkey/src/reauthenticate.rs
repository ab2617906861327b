//! Re-authenticates within a session, with a passkey that verifies its user. It stands for the password and the second factor.

use axum::Json;
use axum::extract::State as AxumState;
use axum::http::StatusCode;
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::id::Id;
use rekey_domain::passkey::{CEREMONY_LIFE, Ceremony};
use rekey_domain::token::PasskeyToken;
use rekey_http::extract::{JsonBody, MayHaveToEnrol, NoBody, SignedIn};
use rekey_http::problem::Problem;
use rekey_text::Text;
use serde::Deserialize;

use crate::relying_party::Verification;
use crate::wire::{Assertion, Object};
use crate::{Begun, State};

pub(crate) async fn begin(
    AxumState(state): AxumState<State>,
    MayHaveToEnrol(SignedIn(open)): MayHaveToEnrol,
    _: NoBody,
) -> Result<Json<Begun>, Problem> {
    state.admit(open.principal.id).await?;
    let factors = state.directory.factors(open.principal.id).await?;
    if factors.passkeys.is_empty() {
        return Err(Problem::StateConflict(Text::new("problem-conflict-no-passkey")));
    }
    let (options, ceremony) = state.relying_party.begin_assertion(factors.passkeys.values(), Verification::Required)?;
    let token = PasskeyToken::mint(Id::random(&state.random), &state.random);
    let ceremony = Ceremony::new(&token, Some(open.session.id), ceremony, state.clock.now());
    state.directory.flows().begin_ceremony(&token, &ceremony).await?;
    Ok(Json(Begun { challenge: token.reveal(), options, expires_in: CEREMONY_LIFE }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    challenge: String,
    credential: Object<Assertion>,
}

pub(crate) async fn complete(
    AxumState(state): AxumState<State>,
    MayHaveToEnrol(SignedIn(open)): MayHaveToEnrol,
    JsonBody(body): JsonBody<Request>,
) -> Result<StatusCode, Problem> {
    let token = PasskeyToken::parse(&body.challenge).ok_or(Problem::Expired)?;
    let (now, principal) = (state.clock.now(), &open.principal);
    let found = state.directory.ceremony(&token, Some(open.session.id), principal.id, now).await?;
    let (ceremony, owner) = found.ok_or(Problem::Expired)?;
    let refused = AuditEntry::in_session(Id::random(&state.random), &open.session, AuditAction::Reauthenticated, now).refused();
    let Some(used) = state.assertion_of(body.credential.0, &ceremony, &owner.factors, principal.id, Some(&refused)).await? else {
        state.directory.flows().end_ceremony(&token).await?;
        state.directory.record_refused(&refused).await?;
        return Err(Problem::WrongPasskey);
    };
    let op = Id::random(&state.random);
    state.directory.reauthenticate_by_passkey(op, &open, &token, &used).await?.done_or(Problem::Expired)?;
    Ok(StatusCode::NO_CONTENT)
}
