//! Re-authenticates within a session, with the password and, if a second factor is on, a code.

use axum::extract::State as AxumState;
use axum::http::StatusCode;
use rekey_adapters::store::{OpenSession, TxOutcome};
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::factors::Method;
use rekey_domain::id::Id;
use rekey_domain::one_time_code_request::{CodeScope, Purpose};
use rekey_domain::principal::Login;
use rekey_domain::proof::{FactorProof, TypedFactor};
use rekey_http::current_password::Shown;
use rekey_http::extract::{JsonBody, MayHaveToEnrol, SignedIn};
use rekey_http::fields::field;
use rekey_http::problem::Problem;
use rekey_text::Text;
use serde::Deserialize;

use crate::State;
use crate::prove::Wanted;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    password: String,
    method: Option<Method>,
    code: Option<String>,
}

pub(crate) async fn reauthenticate(
    AxumState(state): AxumState<State>,
    MayHaveToEnrol(SignedIn(open)): MayHaveToEnrol,
    JsonBody(body): JsonBody<Request>,
) -> Result<StatusCode, Problem> {
    let typed = body.typed()?;
    let Shown { login, tried } = state.current_password.check(&open, &body.password, "password").await?;
    let proof = match state.second_factor(&open, &login, typed).await {
        Ok(proof) => proof,
        // The password was right, so its try is given back. Only the code was wrong.
        Err(problem) => return Err(state.current_password.give_back(&tried, problem).await),
    };
    let (op, now) = (Id::random(&state.random), state.clock.now());
    match state.directory.reauthenticate(op, &open, (&login, &tried), proof.as_ref(), now).await? {
        TxOutcome::Done => Ok(StatusCode::NO_CONTENT),
        TxOutcome::Refused => {
            // The code was used in the meantime, or something else changed.
            let problem = if proof.is_some() { Problem::InvalidCode(None) } else { Problem::Conflict };
            Err(state.current_password.give_back(&tried, problem).await)
        }
    }
}

impl State {
    /// The proof of the typed code, if a second factor is on.
    async fn second_factor(&self, open: &OpenSession, login: &Login, typed: Option<TypedFactor>) -> Result<Option<FactorProof>, Problem> {
        match (login.factors.ask(), typed) {
            (false, None) => Ok(None),
            (false, Some(_)) => Err(Problem::StateConflict(Text::new("problem-conflict-no-factor-to-prove"))),
            (true, None) => Err(Problem::coded_field("method", "required", &Text::new("rule-factor-required"))),
            (true, Some(typed)) => {
                let scope = CodeScope { purpose: Purpose::Reauthenticate, target: open.session.id };
                let (op, now) = (Id::random(&self.random), self.clock.now());
                let refused = AuditEntry::in_session(op, &open.session, AuditAction::Reauthenticated, now).refused();
                self.prove(Wanted { scope, refused }, typed).await.map(Some)
            }
        }
    }
}

impl Request {
    fn typed(&self) -> Result<Option<TypedFactor>, Problem> {
        match (self.method, &self.code) {
            (None, None) => Ok(None),
            (Some(method), Some(code)) => field("code", code, |code| TypedFactor::parse(method, code)).map(Some),
            _ => Err(Problem::InvalidRequest(Text::new("problem-invalid-method-and-code"))),
        }
    }
}
