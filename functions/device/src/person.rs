//! The person's side: a browser shows what a user code would let in, and sends the decision.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as AxumState};
use axum::http::StatusCode;
use rekey_adapters::store::OpenSession;
use rekey_domain::client::{Client as ClientKind, DeviceName};
use rekey_domain::device_code::{Approval, DeviceRequest, UserCode};
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey, ClientAddress};
use rekey_domain::principal::Login;
use rekey_domain::sign_in::{Known, SignIn};
use rekey_http::client::Client;
use rekey_http::extract::{JsonBody, SignedIn};
use rekey_http::problem::Problem;
use serde::{Deserialize, Serialize};

use crate::State;

/// A request as the page shows it.
#[derive(Serialize)]
pub(crate) struct Shown {
    user_code: String,
    client: ClientKind,
    device: Option<DeviceName>,
    address: String,
    /// Whether the browser that looks has the same client address.
    same_address: bool,
    requested_at: String,
    expires_at: String,
}

pub(crate) async fn show(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    signed_in: SignedIn,
    code: Result<Path<String>, PathRejection>,
) -> Result<Json<Shown>, Problem> {
    let SignedIn(open) = signed_in.on_the_web()?;
    let code = state.entered(code, &open, address).await?;
    let request = state.directory.flows().open_device_request(&code, state.clock.now()).await?.ok_or(Problem::Expired)?;
    let DeviceRequest { device, address: from, requested_at, expires_at, .. } = request;
    Ok(Json(Shown {
        user_code: code.shown(),
        client: ClientKind::Desktop,
        device,
        same_address: from == address.for_people(),
        address: from,
        requested_at: requested_at.rfc3339(),
        expires_at: expires_at.rfc3339(),
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    decision: Choice,
}

/// A decision, read from a string. The enum that serde derives would also accept `{"approve": null}`.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
enum Choice {
    Approve,
    Deny,
}

impl TryFrom<String> for Choice {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match text.as_str() {
            "approve" => Ok(Self::Approve),
            "deny" => Ok(Self::Deny),
            _ => Err("A decision is approve or deny."),
        }
    }
}

/// Decides about a request. An approval needs a re-authentication. A denial does not: a person who is unsure must be able to say
/// no without typing a password.
pub(crate) async fn decide(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    signed_in: SignedIn,
    code: Result<Path<String>, PathRejection>,
    JsonBody(body): JsonBody<Request>,
) -> Result<StatusCode, Problem> {
    let signed_in = signed_in.on_the_web()?;
    let (now, op) = (state.clock.now(), Id::random(&state.random));
    let outcome = match body.decision {
        Choice::Approve => {
            let open = signed_in.reauthenticated(now)?;
            let code = state.entered(code, &open, address).await?;
            let approval = state.approval(&open).await?;
            state.directory.approve_device_request(op, &code, &open, approval, now).await?
        }
        Choice::Deny => {
            let code = state.entered(code, &signed_in.0, address).await?;
            state.directory.deny_device_request(op, &code, &signed_in.0, now).await?
        }
    };
    outcome.done_or(Problem::Expired)?;
    Ok(StatusCode::NO_CONTENT)
}

impl State {
    /// Reads the user code in the path. Every code of the right form counts, for the person and for the client address, so that
    /// nobody can search for the codes that other people's apps show.
    async fn entered(
        &self,
        code: Result<Path<String>, PathRejection>,
        open: &OpenSession,
        address: ClientAddress,
    ) -> Result<UserCode, Problem> {
        let code = code.ok().and_then(|Path(code)| UserCode::parse(&code)).ok_or(Problem::NotFound)?;
        self.codes_per_address.admit(address).await?;
        let bucket = BucketKey::principal(Action::UserCode, open.principal.id);
        Problem::unless_granted(self.directory.flows().admit(&bucket, self.codes, &self.clock).await?)?;
        Ok(code)
    }

    /// The approval of a signed-in person, by what the account's policy demands now.
    async fn approval(&self, open: &OpenSession) -> Result<Approval, Problem> {
        let OpenSession { session, principal } = open;
        let name = principal.login_name();
        let (login, policy) = self.directory.login_and_policy(&name).await?;
        let same =
            |login: &Login| (login.principal, login.epoch, login.generation) == (principal.id, principal.epoch, principal.generation);
        let login = login.filter(same).ok_or(Problem::Conflict)?;
        let rules = policy.rules(&name, &login.factors);
        // The app could not turn a second factor on, and an approval must not be a way around one.
        if rules.must_enrol {
            return Err(Problem::Forbidden("Your account requires a second factor. Turn one on first, in the security settings."));
        }
        let sign_in = SignIn::new(login, name, ClientKind::Desktop, None, Known::No, rules);
        Ok(Approval { sign_in, browser: session.device.clone() })
    }
}
