//! The extractors of handlers: a JSON body, an empty body, a live session, and whether the request comes from this site.

use axum::body::Bytes;
use axum::extract::{FromRef, FromRequest, FromRequestParts, Request};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use rekey_adapters::config::BaseUrl;
use rekey_adapters::store::{Directory, OpenSession, StoreError};
use rekey_domain::client::Client;
use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::hold::held_until;
use rekey_domain::token::SessionToken;
use rekey_text::Text;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::problem::Problem;
use crate::{cookies, log};

/// The most bytes in a body.
pub const MAX_BODY: usize = 8 * 1024;

/// The value of a header that occurs once.
pub(crate) fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a HeaderValue> {
    let mut values = headers.get_all(name).iter();
    values.next().filter(|_| values.next().is_none())
}

/// A JSON body. Unknown, duplicate and wrongly typed fields are refused, and the problem does not repeat them.
pub struct JsonBody<T>(pub T);

/// Whether the `Content-Type` is that of JSON.
pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    let media_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    media_type.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

impl<S: Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Problem::UnsupportedMediaType);
        }
        object(&body(request).await?).map(Self)
    }
}

/// An empty body: no bytes, blanks only, or an object without fields, with or without the `Content-Type` of JSON. A call that
/// takes no body refuses everything else, so that no caller believes that a body had an effect.
///
/// Put it last among a handler's extractors, so that a caller who is not signed in gets that problem first.
pub struct NoBody;

/// A JSON body that a call can do without. No bytes, or blanks only, stand for an object without fields.
pub struct OptionalBody<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequest<S> for OptionalBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let json = is_json(request.headers());
        let bytes = body(request).await?;
        if bytes.trim_ascii().is_empty() {
            return object(b"{}").map(Self);
        }
        if json { object(&bytes).map(Self) } else { Err(Problem::UnsupportedMediaType) }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoFields {}

impl<S: Sync> FromRequest<S> for NoBody {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let bytes = body(request).await?;
        if bytes.trim_ascii().is_empty() {
            return Ok(Self);
        }
        object::<NoFields>(&bytes).map(|_| Self).map_err(|_| Problem::InvalidRequest(Text::new("problem-invalid-no-body")))
    }
}

async fn body(request: Request) -> Result<Bytes, Problem> {
    let body = Limited::new(request.into_body(), MAX_BODY).collect().await;
    match body {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(Problem::BodyTooLarge),
        Err(_) => Err(Problem::InvalidRequest(Text::new("problem-invalid-body-broken"))),
    }
}

fn object<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    // serde would also fill a struct from an array, field by field.
    if bytes.trim_ascii_start().first().is_some_and(|first| *first == b'[') {
        return Err(Problem::InvalidRequest(Text::new("problem-invalid-not-an-object")));
    }
    serde_json::from_slice(bytes).map_err(|error| {
        Problem::InvalidRequest(if error.is_data() { Text::new("problem-invalid-field") } else { Text::new("problem-invalid-not-json") })
    })
}

/// Whether the request comes from a page of this site. [`crate::edge`] sets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FromThisSite(pub bool);

impl<S: Sync> FromRequestParts<S> for FromThisSite {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Ok(parts.extensions.get().copied().unwrap_or(Self(false)))
    }
}

/// The parts with which a function finds the session of a request.
#[derive(Clone)]
pub struct SessionAuth {
    /// The tables of sessions and principals.
    pub directory: Directory,
    /// The clock.
    pub clock: Clock,
}

impl SessionAuth {
    /// Finds the live session of a request with these headers, even if it must enrol a second factor, and records its use.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn open_session(&self, headers: &HeaderMap) -> Result<Option<OpenSession>, StoreError> {
        // If a request has an `Authorization` header, only that header counts. A cookie does not replace a wrong token.
        let from_cookie = !headers.contains_key(AUTHORIZATION);
        let text = if from_cookie { cookies::value(headers, cookies::SESSION) } else { bearer(headers).map(str::to_owned) };
        let Some(token) = text.as_deref().and_then(SessionToken::parse) else {
            return Ok(None);
        };
        let now = self.clock.now();
        let open = self.directory.open_session(&token, from_cookie, now).await?;
        if let Some(OpenSession { session, .. }) = &open
            && session.touch_is_due(now)
        {
            let touched = self.directory.flows().touch_session(session, now).await;
            log::best_effort(touched, "the time of a session's last use was not updated");
        }
        Ok(open)
    }
}

/// Lets the handlers of a function extract [`SignedIn`] and [`MayHaveToEnrol`]. The function's state has a `directory` and a `clock`.
#[macro_export]
macro_rules! session_auth {
    ($state:ty) => {
        impl axum::extract::FromRef<$state> for $crate::extract::SessionAuth {
            fn from_ref(state: &$state) -> Self {
                Self { directory: state.directory.clone(), clock: state.clock.clone() }
            }
        }
    };
}

/// The live session of a request, from the cookie of a web session or the bearer token of another. A session that must enrol a
/// second factor is refused.
pub struct SignedIn(pub OpenSession);

/// The live session of a request, even if it must enrol a second factor. It is for the calls with which its user does so, for
/// `GET /v1/session` and for signing out.
pub struct MayHaveToEnrol(pub SignedIn);

impl SignedIn {
    /// Requires that the session is a browser's.
    ///
    /// # Errors
    /// [`Problem::WebOnly`].
    pub fn on_the_web(self) -> Result<Self, Problem> {
        if self.0.session.client == Client::Web { Ok(self) } else { Err(Problem::WebOnly) }
    }

    /// Requires that the person re-authenticated in this session recently. Returns the session.
    ///
    /// # Errors
    /// [`Problem::ReauthenticationRequired`].
    pub fn reauthenticated(self, now: Timestamp) -> Result<OpenSession, Problem> {
        self.0.session.reauthenticated_until(now).map(|_| self.0).ok_or(Problem::ReauthenticationRequired)
    }
}

/// Requires that no hold of a recovery applies to the session. A re-authentication with a factor that access to a mailbox does not
/// give lifts the hold for its session.
///
/// # Errors
/// [`Problem::OnHold`].
pub fn not_held(open: OpenSession, now: Timestamp) -> Result<OpenSession, Problem> {
    match held_until(&open.principal, &open.session, now) {
        Some(until) => Err(Problem::OnHold(until.seconds_from(now))),
        None => Ok(open),
    }
}

impl<S> FromRequestParts<S> for SignedIn
where
    SessionAuth: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let MayHaveToEnrol(signed_in) = MayHaveToEnrol::from_request_parts(parts, state).await?;
        if !signed_in.0.session.must_enrol {
            return Ok(signed_in);
        }
        let pages = parts.extensions.get::<BaseUrl>().ok_or_else(|| Problem::Internal("the edge has not set the base URL".to_owned()))?;
        Err(Problem::TwoFactorRequired(format!("{}{SECURITY_SETTINGS}", pages.as_str())))
    }
}

/// The path of the page on which a user turns a second factor on.
const SECURITY_SETTINGS: &str = "/settings/security";

impl<S> FromRequestParts<S> for MayHaveToEnrol
where
    SessionAuth: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let open = SessionAuth::from_ref(state).open_session(&parts.headers).await?;
        open.map(|open| Self(SignedIn(open))).ok_or(Problem::Unauthenticated)
    }
}

/// The token of the `Authorization` header (RFC 6750, 2.1): a scheme in any case, then one or more spaces (RFC 9110, 11.1 and
/// 11.4). `None` if there are two such headers.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = only(headers, &AUTHORIZATION)?.to_str().ok()?.trim_matches(' ').split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim_start_matches(' '))
}
