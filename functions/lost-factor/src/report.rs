//! Reports that every second factor is lost, at a sign-in that has passed the password, and asks for codes.

use axum::Json;
use axum::extract::State as AxumState;
use axum::http::StatusCode;
use rekey_adapters::store::CodeFlow;
use rekey_domain::client::Client as ClientKind;
use rekey_domain::contact::ContactKind;
use rekey_domain::id::Id;
use rekey_domain::lost_factor::{REPORT_LIFE, Report, Way, contact, proving};
use rekey_domain::one_time_code_request::{CODE_LIFE, CodeScope, OneTimeCodeRequest, Purpose};
use rekey_domain::token::ChallengeToken;
use rekey_http::client::Client;
use rekey_http::extract::{FromThisSite, JsonBody};
use rekey_http::language::Asked;
use rekey_http::problem::Problem;
use serde::{Deserialize, Serialize};

use crate::State;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReportRequest {
    challenge: String,
}

#[derive(Serialize)]
pub(crate) struct Reported {
    lost_factor_id: Id,
    ways: Vec<Way>,
    expires_in: i64,
}

pub(crate) async fn report(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    FromThisSite(from_this_site): FromThisSite,
    JsonBody(body): JsonBody<ReportRequest>,
) -> Result<(StatusCode, Json<Reported>), Problem> {
    state.per_address.admit(address).await?;
    let (token, now) = (ChallengeToken::parse(&body.challenge).ok_or(Problem::Expired)?, state.clock.now());
    let (challenge, principal) = state.directory.challenge(&token, now).await?.ok_or(Problem::Expired)?;
    if challenge.sign_in.client == ClientKind::Web && !from_this_site {
        return Err(Problem::NOT_FROM_THIS_SITE);
    }
    let factors = state.directory.factors(principal.id).await?;
    let ways = state.ways(&principal, &factors, now).await?;
    let report = Report::new(Id::random(&state.random), &principal, now);
    state.directory.flows().put_report(&report).await?;
    Ok((StatusCode::ACCEPTED, Json(Reported { lost_factor_id: report.id, ways, expires_in: REPORT_LIFE })))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CodesRequest {
    lost_factor_id: String,
}

#[derive(Serialize)]
pub(crate) struct Sent {
    expires_in: i64,
}

/// The scope of the code that a contact of this kind gets for a report.
pub(crate) fn scope(report: Id, kind: ContactKind) -> CodeScope {
    let purpose = match kind {
        ContactKind::Email => Purpose::LostFactorEmail,
        ContactKind::Phone => Purpose::LostFactorPhone,
    };
    CodeScope { purpose, target: report }
}

pub(crate) async fn codes(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    Asked(language): Asked,
    JsonBody(body): JsonBody<CodesRequest>,
) -> Result<(StatusCode, Json<Sent>), Problem> {
    state.per_address.admit(address).await?;
    let (id, now) = (body.lost_factor_id.parse().map_err(|_| Problem::Expired)?, state.clock.now());
    let report = state.directory.flows().report(id).await?.ok_or(Problem::Expired)?;
    let found = state.directory.lost_factor_state(report.loser.principal).await?;
    let found = found.filter(|found| report.is_open(&found.principal, now)).ok_or(Problem::Expired)?;
    let ways = state.ways(&found.principal, &found.factors, now).await?;
    let millis = state.clock.now_millis();
    let request = |kind| {
        let loser = &report.loser;
        let code = OneTimeCodeRequest::new(Id::random(&state.random), loser.principal, loser.epoch, scope(id, kind), millis);
        Some(code.in_language(language).to(contact(loser, kind)?))
    };
    let requests: Vec<OneTimeCodeRequest> = proving(&ways).into_iter().filter_map(request).collect();
    let (first, others) = requests.split_first().ok_or(Problem::Expired)?;
    let flow = CodeFlow::LostFactor(id, others.first());
    Problem::unless_made(state.directory.flows().request_code(first, flow, state.codes, &state.clock).await?)?;
    Ok((StatusCode::ACCEPTED, Json(Sent { expires_in: CODE_LIFE })))
}
