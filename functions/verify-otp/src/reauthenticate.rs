//! Within a session: the password, and a code if there is a second factor, show that it is still the same person.

use axum::extract::State as AxumState;
use axum::http::StatusCode;
use rekey_adapters::store::Written;
use rekey_domain::email_code::{Place, Purpose};
use rekey_domain::factors::{Method, TypedFactor};
use rekey_domain::id::Id;
use rekey_http::extract::{JsonBody, SignedIn};
use rekey_http::problem::{FieldProblem, Problem};
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
    SignedIn(open): SignedIn,
    JsonBody(body): JsonBody<Request>,
) -> Result<StatusCode, Problem> {
    let typed = body.typed()?;
    let login = state.current_password.check(&open, &body.password, "password").await?;
    let proof = match (login.factors.ask(), typed) {
        (false, None) => None,
        (false, Some(_)) => return Err(Problem::NotSo("No second factor is turned on. Send the password alone.")),
        (true, None) => {
            let detail = "A second factor is turned on. Send method and code, too.".to_owned();
            return Err(Problem::InvalidField(FieldProblem { field: "method", code: "required", detail }));
        }
        (true, Some(typed)) => {
            let place = Place { purpose: Purpose::Reauthenticate, target: open.session.id };
            let name = open.principal.login_name();
            Some(state.prove(Wanted { principal: open.principal.id, name: &name, place }, typed).await?)
        }
    };
    match state.directory.reauthenticate(Id::random(&state.random), &open, &login, proof.as_ref(), state.clock.now()).await? {
        Written::Done => Ok(StatusCode::NO_CONTENT),
        // The code was used in the meantime, or nothing is as it was.
        Written::Refused if proof.is_some() => Err(Problem::InvalidCode),
        Written::Refused => Err(Problem::Conflict),
    }
}

impl Request {
    fn typed(&self) -> Result<Option<TypedFactor>, Problem> {
        match (self.method, &self.code) {
            (None, None) => Ok(None),
            (Some(method), Some(code)) => TypedFactor::parse(method, code).map(Some).map_err(|rule| Problem::field("code", rule)),
            _ => Err(Problem::InvalidRequest("Send method and code together, or neither.")),
        }
    }
}
