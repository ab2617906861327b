//! The settings of passkeys: adds, renames and removes them.

use axum::Json;
use axum::extract::{Path, State as AxumState};
use axum::http::StatusCode;
use rekey_adapters::store::{Enrolled, FactorChange, TurnedOff};
use rekey_domain::enrolment::Enrolment;
use rekey_domain::factors::Factor;
use rekey_domain::id::Id;
use rekey_domain::passkey::{CEREMONY_LIFE, CredentialId, MAX_PASSKEYS, PasskeyName};
use rekey_http::extract::{JsonBody, MayHaveToEnrol, NoBody, SignedIn};
use rekey_http::factor_settings::{NewCodes, TurnedOn};
use rekey_http::fields::field;
use rekey_http::problem::Problem;
use rekey_text::Text;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::State;
use crate::wire::{NewCredential, Object};

const TOO_MANY: Problem = Problem::StateConflict(Text::new("problem-conflict-passkeys-full"));

#[derive(Serialize)]
pub(crate) struct Pending {
    options: Value,
    expires_in: i64,
}

pub(crate) async fn begin(
    AxumState(state): AxumState<State>,
    MayHaveToEnrol(signed_in): MayHaveToEnrol,
    _: NoBody,
) -> Result<Json<Pending>, Problem> {
    let open = state.settings.may_change(signed_in)?;
    state.admit(open.principal.id).await?;
    let factors = state.settings.shown_factors(&open).await?;
    if factors.passkeys.len() >= MAX_PASSKEYS {
        return Err(TOO_MANY);
    }
    let (options, ceremony) = state.relying_party.begin_registration(&open.principal, &factors)?;
    let enrolment = Enrolment {
        id: Id::random(&state.random),
        principal: open.principal.id,
        epoch: open.principal.epoch,
        session: open.session.id,
        factor: Factor::Passkey,
        seed: None,
        ceremony: Some(ceremony),
        expires_at: state.clock.now().plus(CEREMONY_LIFE),
        tries: 0,
    };
    state.directory.flows().put_enrolment(&enrolment).await?;
    Ok(Json(Pending { options, expires_in: CEREMONY_LIFE }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Confirmation {
    name: String,
    credential: Object<NewCredential>,
}

pub(crate) async fn confirm(
    AxumState(state): AxumState<State>,
    MayHaveToEnrol(signed_in): MayHaveToEnrol,
    JsonBody(body): JsonBody<Confirmation>,
) -> Result<Json<TurnedOn>, Problem> {
    let open = state.settings.may_change(signed_in)?;
    let name = field("name", &body.name, PasskeyName::parse)?;
    let (now, factors) = (state.clock.now(), state.settings.shown_factors(&open).await?);
    let enrolment = state.directory.flows().reserve_enrolment_try(&open, Factor::Passkey, now).await?.ok_or(Problem::Expired)?;
    let ceremony = enrolment.ceremony.as_ref().ok_or(Problem::Expired)?;
    let made = body.credential.0.checked().and_then(|made| state.relying_party.register(&made, ceremony, name));
    let made = made.ok_or(Problem::WrongPasskey)?;
    // Another session may have added passkeys since this one began.
    if factors.passkeys.contains_key(&made.id) {
        return Err(Problem::StateConflict(Text::new("problem-conflict-passkey-known")));
    }
    if factors.passkeys.len() >= MAX_PASSKEYS {
        return Err(TOO_MANY);
    }
    let (turned_on, hashes) = NewCodes::for_first_factor(&factors, open.principal.id, &state.random);
    state.settings.change(&open, &factors, FactorChange::On(Box::new(Enrolled::Passkey(enrolment, made)), hashes)).await?;
    Ok(Json(turned_on))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Renaming {
    name: String,
}

pub(crate) async fn rename(
    AxumState(state): AxumState<State>,
    Path(id): Path<String>,
    signed_in: SignedIn,
    JsonBody(body): JsonBody<Renaming>,
) -> Result<StatusCode, Problem> {
    let open = state.settings.may_change(signed_in)?;
    let name = field("name", &body.name, PasskeyName::parse)?;
    let id = CredentialId::parse(&id).ok_or(Problem::NotFound)?;
    if !state.settings.shown_factors(&open).await?.passkeys.contains_key(&id) {
        return Err(Problem::NotFound);
    }
    let op = Id::random(&state.random);
    state.directory.rename_passkey(op, &open, (&id, &name), state.clock.now()).await?.done_or(Problem::Conflict)?;
    Ok(StatusCode::NO_CONTENT)
}

pub(crate) async fn remove(
    AxumState(state): AxumState<State>,
    Path(id): Path<String>,
    signed_in: SignedIn,
    _: NoBody,
) -> Result<StatusCode, Problem> {
    let open = state.settings.may_weaken(signed_in)?;
    let factors = state.settings.shown_factors(&open).await?;
    let id = CredentialId::parse(&id).ok_or(Problem::NotFound)?;
    let name = factors.passkeys.get(&id).map(|passkey| passkey.name.clone()).ok_or(Problem::NotFound)?;
    state.settings.change(&open, &factors, FactorChange::Off(TurnedOff::Passkey(id, name))).await?;
    Ok(StatusCode::NO_CONTENT)
}
