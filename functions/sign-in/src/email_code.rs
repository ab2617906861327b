//! Requests for a mailed code, to complete a sign-in or to re-authenticate. `deliver` creates the code when it sends the mail.

use axum::Json;
use axum::extract::State as AxumState;
use axum::http::StatusCode;
use rekey_adapters::store::CodeFlow;
use rekey_domain::client::Client;
use rekey_domain::factors::Factor;
use rekey_domain::id::Id;
use rekey_domain::one_time_code_request::{CODE_LIFE, CodeScope, OneTimeCodeRequest, Purpose};
use rekey_domain::token::ChallengeToken;
use rekey_http::extract::{FromThisSite, JsonBody, MayHaveToEnrol, NoBody, SignedIn};
use rekey_http::language::Asked;
use rekey_http::problem::Problem;
use rekey_text::{Language, Text};
use serde::{Deserialize, Serialize};

use crate::State;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    challenge: String,
}

#[derive(Serialize)]
pub(crate) struct Accepted {
    expires_in: i64,
}

const ACCEPTED: (StatusCode, Json<Accepted>) = (StatusCode::ACCEPTED, Json(Accepted { expires_in: CODE_LIFE }));
const NOT_ON: Problem = Problem::StateConflict(Text::new("problem-conflict-no-codes-by-mail"));
const NOT_TAKEN: Problem = Problem::StateConflict(Text::new("problem-conflict-codes-by-mail-refused"));

pub(crate) async fn at_challenge(
    AxumState(state): AxumState<State>,
    FromThisSite(from_this_site): FromThisSite,
    Asked(language): Asked,
    JsonBody(body): JsonBody<Request>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let token = ChallengeToken::parse(&body.challenge).ok_or(Problem::Expired)?;
    let (challenge, principal) = state.directory.challenge(&token, state.clock.now()).await?.ok_or(Problem::Expired)?;
    if challenge.sign_in.client == Client::Web && !from_this_site {
        return Err(Problem::NOT_FROM_THIS_SITE);
    }
    if principal.email.is_none() {
        return Err(Problem::SupportRequired(state.report_form.clone()));
    }
    if !challenge.email {
        return Err(NOT_TAKEN);
    }
    let code = state.code(principal.id, principal.epoch, CodeScope { purpose: Purpose::SignIn, target: challenge.id }, language);
    Problem::unless_made(state.directory.flows().request_code(&code, CodeFlow::SignIn(&token), state.email_codes, &state.clock).await?)?;
    Ok(ACCEPTED)
}

pub(crate) async fn in_session(
    AxumState(state): AxumState<State>,
    MayHaveToEnrol(SignedIn(open)): MayHaveToEnrol,
    Asked(language): Asked,
    _: NoBody,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    if open.principal.email.is_none() {
        return Err(Problem::SupportRequired(state.report_form.clone()));
    }
    let login = state.directory.login(&open.principal.login_name()).await?;
    let login = login.filter(|login| login.principal == open.principal.id && login.factors.has(Factor::Email)).ok_or(NOT_ON)?;
    if login.codes_capped {
        return Err(Problem::CodesInARow);
    }
    let code = state.code(
        open.principal.id,
        open.principal.epoch,
        CodeScope { purpose: Purpose::Reauthenticate, target: open.session.id },
        language,
    );
    Problem::unless_made(state.directory.flows().request_code(&code, CodeFlow::Reauthentication, state.email_codes, &state.clock).await?)?;
    Ok(ACCEPTED)
}

impl State {
    fn code(&self, principal: Id, epoch: u64, scope: CodeScope, language: Option<Language>) -> OneTimeCodeRequest {
        OneTimeCodeRequest::new(Id::random(&self.random), principal, epoch, scope, self.clock.now_millis()).in_language(language)
    }
}
