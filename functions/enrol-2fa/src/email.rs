//! Mailed codes. They are turned on when the person enters the code that was sent to the bound address.

use axum::Json;
use axum::extract::State as AxumState;
use axum::http::StatusCode;
use rekey_adapters::store::{CodeFlow, Enrolled, FactorChange, TurnedOff};
use rekey_domain::enrolment::{ENROLMENT_LIFE, Enrolment};
use rekey_domain::factors::Factor;
use rekey_domain::id::Id;
use rekey_domain::one_time_code_request::{CODE_LIFE, CodeScope, OneTimeCodeRequest, Purpose};
use rekey_http::extract::{JsonBody, MayHaveToEnrol, NoBody, SignedIn};
use rekey_http::factor_settings::{NewCodes, TurnedOn};
use rekey_http::fields::one_time_code;
use rekey_http::language::Asked;
use rekey_http::problem::Problem;
use rekey_text::Text;
use serde::Serialize;

use crate::State;
use crate::app::{Confirmation, wrong_code};

#[derive(Serialize)]
pub(crate) struct Accepted {
    expires_in: i64,
}

pub(crate) async fn begin(
    AxumState(state): AxumState<State>,
    MayHaveToEnrol(signed_in): MayHaveToEnrol,
    Asked(language): Asked,
    _: NoBody,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let open = state.settings.may_change(signed_in)?;
    let (principal, epoch, now) = (open.principal.id, open.principal.epoch, state.clock.now());
    if open.principal.email.is_none() {
        return Err(Problem::SupportRequired(state.report_form.clone()));
    }
    if state.settings.shown_factors(&open).await?.email.is_some() {
        return Err(Problem::StateConflict(Text::new("problem-conflict-codes-by-mail-on")));
    }
    let enrolment = Enrolment {
        id: Id::random(&state.random),
        principal,
        epoch,
        session: open.session.id,
        factor: Factor::Email,
        seed: None,
        ceremony: None,
        expires_at: now.plus(ENROLMENT_LIFE),
        tries: 0,
    };
    let scope = CodeScope { purpose: Purpose::Enrol, target: enrolment.id };
    let code = OneTimeCodeRequest::new(Id::random(&state.random), principal, epoch, scope, state.clock.now_millis()).in_language(language);
    let flows = state.directory.flows();
    Problem::unless_made(flows.request_code(&code, CodeFlow::Enrolment(&enrolment), state.email_codes, &state.clock).await?)?;
    Ok((StatusCode::ACCEPTED, Json(Accepted { expires_in: CODE_LIFE })))
}

pub(crate) async fn confirm(
    AxumState(state): AxumState<State>,
    MayHaveToEnrol(signed_in): MayHaveToEnrol,
    JsonBody(body): JsonBody<Confirmation>,
) -> Result<Json<TurnedOn>, Problem> {
    let open = state.settings.may_change(signed_in)?;
    let typed = one_time_code(&body.code)?;
    let (principal, now, flows) = (open.principal.id, state.clock.now(), state.directory.flows());
    let factors = state.settings.shown_factors(&open).await?;
    let enrolment = flows.reserve_enrolment_try(&open, Factor::Email, now).await?.ok_or(Problem::Expired)?;
    let scope = CodeScope { purpose: Purpose::Enrol, target: enrolment.id };
    let code = flows.newest_code(scope).await?.ok_or_else(|| wrong_code(&enrolment))?;
    let mac = state.code_key.mac(typed.mac_message(code.id)).await.map_err(Problem::unavailable)?;
    if !code.accepts(&mac, now) {
        return Err(wrong_code(&enrolment));
    }
    let (turned_on, hashes) = NewCodes::for_first_factor(&factors, principal, &state.random);
    state.settings.change(&open, &factors, FactorChange::On(Box::new(Enrolled::Email(enrolment, code)), hashes)).await?;
    Ok(Json(turned_on))
}

pub(crate) async fn turn_off(AxumState(state): AxumState<State>, signed_in: SignedIn, _: NoBody) -> Result<StatusCode, Problem> {
    state.turn_off(signed_in, Factor::Email, TurnedOff::Email).await
}
