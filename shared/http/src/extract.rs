//! What handlers ask of a request: a JSON body, a live session, proof that it comes from this site.

use axum::extract::{FromRef, FromRequest, FromRequestParts, Request};
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::request::Parts;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use rekey_adapters::config::SmsCountries;
use rekey_adapters::store::{Directory, OpenSession};
use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::factors::held_until;
use rekey_domain::phone::PhoneNumber;
use rekey_domain::session::Client;
use rekey_domain::token::SessionToken;
use serde::de::DeserializeOwned;

use crate::cookies;
use crate::problem::Problem;

/// The most bytes that a body may have.
pub const MAX_BODY: usize = 8 * 1024;

/// A JSON body. Unknown, duplicate and wrongly typed fields are refused without being repeated.
pub struct JsonBody<T>(pub T);

/// Whether the body says of itself that it is JSON.
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
        let body = Limited::new(request.into_body(), MAX_BODY).collect().await;
        let bytes = body.map_err(|error| {
            if error.is::<LengthLimitError>() { Problem::BodyTooLarge } else { Problem::InvalidRequest("The body broke off.") }
        })?;
        let bytes = bytes.to_bytes();
        // serde would also fill a struct from an array, field by field.
        if bytes.trim_ascii_start().first().is_some_and(|first| *first == b'[') {
            return Err(Problem::InvalidRequest("The body is not a JSON object."));
        }
        serde_json::from_slice(&bytes).map(Self).map_err(|error| {
            Problem::InvalidRequest(if error.is_data() {
                "A field is missing, unknown, given twice or of the wrong type."
            } else {
                "The body is not JSON."
            })
        })
    }
}

/// Whether the request shows that it comes from a page of this site; [`crate::edge`] finds out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FromThisSite(pub bool);

impl<S: Sync> FromRequestParts<S> for FromThisSite {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Ok(parts.extensions.get().copied().unwrap_or(Self(false)))
    }
}

/// A mobile number of the countries that SMS go to.
///
/// # Errors
/// [`Problem::InvalidRequest`], for the field `phone`.
pub fn number(text: &str, countries: &SmsCountries) -> Result<PhoneNumber, Problem> {
    let phone = PhoneNumber::parse(text).map_err(|rule| Problem::field("phone", rule))?;
    if countries.allow(&phone) { Ok(phone) } else { Err(Problem::field("phone", "We do not send messages to this country.")) }
}

/// What a function needs in order to tell who is signed in.
#[derive(Clone)]
pub struct Gate {
    /// Where sessions and principals are.
    pub directory: Directory,
    /// The time.
    pub clock: Clock,
}

/// The live session of a request: a cookie of a web session, or a bearer token of another.
pub struct SignedIn(pub OpenSession);

impl SignedIn {
    /// The same, if it is a browser's.
    ///
    /// # Errors
    /// [`Problem::WebOnly`].
    pub fn on_the_web(self) -> Result<Self, Problem> {
        if self.0.session.client == Client::Web { Ok(self) } else { Err(Problem::WebOnly) }
    }

    /// The session, if password and factor were shown again a short while ago.
    ///
    /// # Errors
    /// [`Problem::ReauthenticationRequired`].
    pub fn reauthenticated(self, now: Timestamp) -> Result<OpenSession, Problem> {
        self.0.session.reauthenticated_until(now).map(|_| self.0).ok_or(Problem::ReauthenticationRequired)
    }
}

/// The session, if nothing is held back after a recovery, or the owner has shown what a mailbox alone does not have.
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
    Gate: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Gate { directory, clock } = Gate::from_ref(state);
        // Whoever sends an Authorization header means it: no cookie stands in for a bad one.
        let (text, from_cookie) = match parts.headers.get(AUTHORIZATION) {
            Some(header) => (header.to_str().ok().and_then(bearer).map(str::to_owned), false),
            None => (cookies::value(&parts.headers, cookies::SESSION), true),
        };
        let token = text.as_deref().and_then(SessionToken::parse).ok_or(Problem::Unauthenticated)?;
        let now = clock.now();
        let open = directory.open_session(&token, from_cookie, now).await?.ok_or(Problem::Unauthenticated)?;
        if open.session.touch_is_due(now)
            && let Err(error) = directory.flows().touch_session(&open.session, now).await
        {
            tracing::warn!(%error, "a session's use was not written down");
        }
        Ok(Self(open))
    }
}

/// RFC 6750, 2.1; the scheme's case does not count (RFC 9110, 11.1).
fn bearer(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token)
}
