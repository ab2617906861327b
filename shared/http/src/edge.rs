//! What stands around every router, on Lambda and in the local stack alike: the log line, the security headers,
//! the size limit, the check that requests from the web come from this site.

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ORIGIN};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use rekey_adapters::config::BaseUrl;
use rekey_domain::clock::Clock;
use rekey_domain::id::Id;
use rekey_domain::random::Random;

use crate::cookies;
use crate::extract::{FromThisSite, MAX_BODY, is_json};
use crate::problem::{Problem, ProblemCode};

/// Puts the edge around a router.
pub fn around(router: Router, base_url: BaseUrl, clock: Clock) -> Router {
    router
        // A known path with another method is as little there as an unknown one: so does the gateway see it.
        .method_not_allowed_fallback(async || Problem::NotFound)
        .layer(from_fn(refuse_other_bodies))
        .layer(from_fn_with_state(base_url, refuse_other_sites))
        .layer(from_fn_with_state(clock, log_and_contain))
        .layer(from_fn(add_security_headers))
}

/// What says itself too large is refused before anything of it is read; the rest is counted while it is read. Any body
/// has to be JSON, also where none is asked for.
async fn refuse_other_bodies(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let length = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok()).unwrap_or_default();
    if length > MAX_BODY {
        return Problem::BodyTooLarge.into_response();
    }
    if length > 0 && !is_json(headers) {
        return Problem::UnsupportedMediaType.into_response();
    }
    next.run(request).await
}

/// A request that changes something and brings a cookie of ours must come from a page of this site. A sign-in that
/// asks for a cookie must, too; it brings none yet, so its handler looks at [`FromThisSite`] itself.
async fn refuse_other_sites(State(base_url): State<BaseUrl>, mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let from_this_site = is_from(headers, &base_url);
    let changes = ![Method::GET, Method::HEAD, Method::OPTIONS].contains(request.method());
    if changes && cookies::any(headers) && !from_this_site {
        return Problem::Forbidden("This request does not come from a page of this site.").into_response();
    }
    request.extensions_mut().insert(FromThisSite(from_this_site));
    next.run(request).await
}

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Browsers set both headers themselves, scripts cannot. The newer one is also right when the same server is reached by
/// another of its names.
fn is_from(headers: &HeaderMap, base_url: &BaseUrl) -> bool {
    headers.get(&SEC_FETCH_SITE).is_some_and(|site| site == "same-origin")
        || headers.get(ORIGIN).is_some_and(|origin| origin.as_bytes() == base_url.as_str().as_bytes())
}

/// Nothing may be framed, sniffed, referred or kept. Pages bring a policy of their own, answers get the strictest.
async fn add_security_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        ("strict-transport-security", "max-age=63072000; includeSubDomains"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if headers.get(CONTENT_TYPE).is_some_and(|value| value == "application/json") {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    }
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// One line a request: what was called and how it ended, never what was sent. A panic becomes a 500 with all headers,
/// and a caller that hangs up does not stop a flow half way.
async fn log_and_contain(State(clock): State<Clock>, request: Request, next: Next) -> Response {
    let started = clock.now_millis();
    let request_id = Id::random(&Random::system()).to_string();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str).to_owned();
    let mut response = match tokio::spawn(next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::Internal("a handler panicked".to_owned()).into_response(),
    };
    let code = response.extensions().get::<ProblemCode>().map_or("-", |code| code.0);
    let (status, millis) = (response.status().as_u16(), clock.now_millis() - started);
    tracing::info!(%method, route, status, code, millis, request_id, "request");
    if let Ok(value) = HeaderValue::from_str(&request_id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    response
}
