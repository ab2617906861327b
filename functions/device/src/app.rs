//! The app's side: it gets a device code and a user code, and polls until a person has decided.

use axum::Json;
use axum::extract::State as AxumState;
use axum::response::Response;
use rekey_domain::client::{Client as ClientKind, DesktopSignIn, DeviceName};
use rekey_domain::device_code::{Approval, DEVICE_CODE_LIFE, DeviceRequest, POLL_INTERVAL, Poll, UserCode};
use rekey_domain::limits::ClientAddress;
use rekey_domain::token::DeviceCodeToken;
use rekey_http::client::Client;
use rekey_http::completed::CompletedSignIn;
use rekey_http::extract::JsonBody;
use rekey_http::fields::optional_field;
use rekey_http::problem::Problem;
use rekey_text::Text;
use serde::{Deserialize, Serialize};

use crate::State;

/// The most user codes that are drawn for one request. A code that another request has is not given out again.
const DRAWS: usize = 3;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AuthorizeRequest {
    client: ClientKind,
    device: Option<String>,
}

#[derive(Serialize)]
pub(crate) struct Authorized {
    device_code: String,
    user_code: String,
    verification_uri: String,
    verification_uri_complete: String,
    expires_in: i64,
    interval: i64,
}

pub(crate) async fn authorize(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    JsonBody(body): JsonBody<AuthorizeRequest>,
) -> Result<Json<Authorized>, Problem> {
    if body.client != ClientKind::Desktop {
        return Err(Problem::field("client", &Text::new("rule-desktop-client")));
    }
    let device = optional_field("device", body.device.as_deref(), DeviceName::parse)?;
    if state.desktop == DesktopSignIn::Refuse {
        return Err(Problem::ClientUnsupported(format!("{}/sign-in", state.base_url.as_str())));
    }
    state.requests.admit(address).await?;
    for _ in 0..DRAWS {
        let code = UserCode::mint(&state.random);
        let token = DeviceCodeToken::mint(code.request(), &state.random);
        let request = DeviceRequest::new(&token, device.clone(), address, state.clock.now());
        if state.directory.flows().put_device_request(&request).await? {
            return Ok(Json(state.authorized(&code, &token)));
        }
    }
    Err(Problem::unavailable("every user code that was drawn is in use"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TokenRequest {
    device_code: String,
}

/// Answers a poll. Unknown, expired and spent device codes answer alike.
pub(crate) async fn token(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    JsonBody(body): JsonBody<TokenRequest>,
) -> Result<Response, Problem> {
    let token = DeviceCodeToken::parse(&body.device_code).ok_or(Problem::ExpiredToken)?;
    let flows = state.directory.flows();
    let request = flows.poll_device_request(&token, &state.clock).await?.ok_or(Problem::ExpiredToken)?;
    match request.poll() {
        Poll::Pending => Err(Problem::AuthorizationPending),
        Poll::TooSoon => {
            let interval = flows.slow_down(&token, state.clock.now()).await?.ok_or(Problem::ExpiredToken)?;
            Err(Problem::SlowDown(interval))
        }
        Poll::Denied => Err(Problem::AccessDenied),
        Poll::Spent => Err(Problem::ExpiredToken),
        Poll::Approved(approval) => state.open_session(&token, *approval, address).await,
    }
}

impl State {
    fn authorized(&self, code: &UserCode, token: &DeviceCodeToken) -> Authorized {
        let (user_code, verification_uri) = (code.shown(), format!("{}/device", self.base_url.as_str()));
        Authorized {
            device_code: token.reveal(),
            // The code is in the fragment, which browsers do not send, so no log of a web server contains it.
            verification_uri_complete: format!("{verification_uri}#user_code={user_code}"),
            user_code,
            verification_uri,
            expires_in: DEVICE_CODE_LIFE,
            interval: POLL_INTERVAL,
        }
    }

    /// Opens the session of the person who approved. A refusal means that the approval was taken back or spent, or that the
    /// person's sessions have ended since.
    async fn open_session(&self, token: &DeviceCodeToken, approval: Approval, address: ClientAddress) -> Result<Response, Problem> {
        let now = self.clock.now();
        let Approval { sign_in, browser } = approval;
        let completed = CompletedSignIn::new(sign_in, address, &self.lifetimes, &self.random, now).approved_in(browser);
        let outcome = self.directory.complete_device_request(token, &completed.opened(), &self.random).await?;
        outcome.done_or(Problem::ExpiredToken)?;
        Ok(completed.answer(now))
    }
}
