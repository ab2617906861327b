//! The layers around every router, on Lambda and in the local stack: the span and the log line of a request, the language
//! of problems, the security headers, the secret of CloudFront, the size limit, and the check that requests from the web come from this site.

use std::net::{IpAddr, SocketAddr};

use axum::Router;
use axum::body::HttpBody;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ORIGIN};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use rekey_adapters::config::BaseUrl;
use rekey_adapters::settings;
use rekey_domain::clock::Clock;
use rekey_domain::id::Id;
use rekey_domain::limits::ClientAddress;
use rekey_domain::random::Random;
use rekey_text::Text;
use subtle::{Choice, ConstantTimeEq};
use tracing::Instrument;

use crate::client::Client;
use crate::cookies;
use crate::extract::{FromThisSite, MAX_BODY, is_json, only};
use crate::language::{self, Language};
use crate::problem::{self, Problem, Row};

settings! {
    /// The configuration of the edge.
    #[derive(Clone)]
    pub struct Config(env) {
        /// The origin of the pages that send requests from the web.
        base_url: BaseUrl = env.base_url()?,
        /// The language of problems for people who have chosen none, in a browser that asks for none that Rekey speaks.
        language: Language = env.language(),
        /// The secret that CloudFront sends to the gateway. Without it, anybody may call the gateway.
        secrets: Option<Secrets> = env.optional("REKEY_EDGE_SECRET", Secrets::parse),
    }
}

/// The secret that CloudFront adds to each request to its origin, and the previous one: while a distribution changes, requests
/// carry either.
#[derive(Clone)]
struct Secrets {
    current: String,
    previous: Option<String>,
}

impl Secrets {
    fn parse(text: &str) -> Result<Self, &'static str> {
        let rule = "must be one secret or two with a comma between them, each at least 32 visible ASCII characters";
        let (current, previous) = text.split_once(',').map_or((text, None), |(current, previous)| (current, Some(previous)));
        let good = |secret: &str| secret.len() >= 32 && secret.bytes().all(|byte| byte.is_ascii_graphic() && byte != b',');
        if !good(current) || !previous.is_none_or(good) {
            return Err(rule);
        }
        Ok(Self { current: current.to_owned(), previous: previous.map(str::to_owned) })
    }

    /// Compares both secrets in every case. The time of each comparison reveals only the length.
    fn contain(&self, shown: &[u8]) -> bool {
        let is_current = self.current.as_bytes().ct_eq(shown);
        let is_previous = self.previous.as_ref().map_or(Choice::from(0), |previous| previous.as_bytes().ct_eq(shown));
        (is_current | is_previous).into()
    }
}

/// Puts the edge around the router of a function. Log lines name the function. The code that accepts requests must set the
/// client address first (see [`Client`]).
pub fn around(function: &'static str, router: Router, config: Config, clock: Clock) -> Router {
    router
        // A known path with another method answers like an unknown path, as it does at the gateway.
        .method_not_allowed_fallback(async || Problem::NotFound)
        .layer(from_fn(refuse_other_bodies))
        .layer(from_fn_with_state(config.base_url, refuse_other_sites))
        .layer(from_fn_with_state(config.secrets, refuse_ways_around))
        .layer(from_fn_with_state((function, clock), trace_and_contain))
        .layer(from_fn_with_state(config.language, write_problems))
        .layer(from_fn(add_security_headers))
}

const EDGE_SECRET: HeaderName = HeaderName::from_static("x-rekey-edge");
const VIEWER_ADDRESS: HeaderName = HeaderName::from_static("cloudfront-viewer-address");

/// If a secret is set, requests must come through CloudFront. A caller of the gateway's own address could otherwise avoid
/// CloudFront's rules and choose the address that limits count. CloudFront replaces both headers if a viewer sends them.
/// Without a secret, neither header is read.
async fn refuse_ways_around(State(secrets): State<Option<Secrets>>, mut request: Request, next: Next) -> Response {
    let Some(secrets) = secrets else {
        return next.run(request).await;
    };
    // The secret is removed, so that no handler can pass it on.
    let shown = only(request.headers(), &EDGE_SECRET).cloned();
    request.headers_mut().remove(&EDGE_SECRET);
    if !shown.is_some_and(|shown| secrets.contain(shown.as_bytes())) {
        return Problem::Forbidden(Text::new("problem-forbidden-way-around")).into_response();
    }
    // The gateway saw the address of CloudFront. If the viewer's address cannot be read, the request has none, and limits by
    // address refuse it.
    let viewer = only(request.headers(), &VIEWER_ADDRESS).and_then(|value| viewer_address(value.to_str().ok()?));
    request.extensions_mut().remove::<Client>();
    if let Some(address) = viewer {
        request.extensions_mut().insert(Client(ClientAddress::new(address)));
    }
    next.run(request).await
}

/// Parses `CloudFront-Viewer-Address`, an address and a port: `198.51.100.10:46532` or `2001:db8::1:46532`. CloudFront puts no
/// brackets around IPv6, so the port follows the last colon. The usual form with brackets is accepted too.
fn viewer_address(text: &str) -> Option<IpAddr> {
    let with_brackets = || text.rsplit_once(':').map(|(address, port)| format!("[{address}]:{port}"));
    let read = text.parse::<SocketAddr>().ok().or_else(|| with_brackets()?.parse().ok());
    read.map(|address| address.ip())
}

/// Refuses a body whose stated length is too large before any of it is read; other bodies are counted while they are read. A
/// body with a `Content-Type` has to be JSON, even if the call takes no body. A body without a `Content-Type` is left to the
/// handler: a call that takes a body refuses it, and a call that takes none checks that it is empty.
async fn refuse_other_bodies(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let length = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok()).unwrap_or_default();
    if length > MAX_BODY {
        return Problem::BodyTooLarge.into_response();
    }
    // A body may come without a stated length.
    let has_body = length > 0 || !request.body().is_end_stream();
    if has_body && headers.contains_key(CONTENT_TYPE) && !is_json(headers) {
        return Problem::UnsupportedMediaType.into_response();
    }
    next.run(request).await
}

/// Refuses a request that changes state and has a cookie of Rekey, unless the request comes from a page of this site. A sign-in
/// that asks for a cookie must also come from such a page. A sign-in need not have a cookie yet, so its handler checks
/// [`FromThisSite`] itself.
async fn refuse_other_sites(State(base_url): State<BaseUrl>, mut request: Request, next: Next) -> Response {
    if is_cross_site(request.method(), request.headers(), &base_url) {
        return Problem::NOT_FROM_THIS_SITE.into_response();
    }
    let from_this_site = is_from(request.headers(), &base_url);
    request.extensions_mut().insert(FromThisSite(from_this_site));
    // Problems name pages of this site.
    request.extensions_mut().insert(base_url);
    next.run(request).await
}

/// Whether a request changes state and has a cookie of Rekey, but does not come from a page of this site.
pub fn is_cross_site(method: &Method, headers: &HeaderMap, base_url: &BaseUrl) -> bool {
    let changes = ![Method::GET, Method::HEAD, Method::OPTIONS].contains(method);
    changes && cookies::any(headers) && !is_from(headers, base_url)
}

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Whether a request comes from a page of this site. Browsers set both headers themselves, and scripts cannot. `Sec-Fetch-Site`
/// is also right if the browser uses another name of the same server.
fn is_from(headers: &HeaderMap, base_url: &BaseUrl) -> bool {
    headers.get(&SEC_FETCH_SITE).is_some_and(|site| site == "same-origin")
        || headers.get(ORIGIN).is_some_and(|origin| origin.as_bytes() == base_url.as_str().as_bytes())
}

/// Adds headers that forbid framing, sniffing, referrers and caching. Pages set a content security policy of their own; other
/// answers get the strictest.
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

/// Runs a request in a span of its own, whose fields are on every line of the request, and logs its outcome in one line: the
/// route and the result, never the contents. A panic becomes a 500 with all headers, and a caller that disconnects does not stop
/// a flow half way.
async fn trace_and_contain(State((function, clock)): State<(&'static str, Clock)>, request: Request, next: Next) -> Response {
    let started = clock.now_millis();
    let request_id = Id::random(&Random::system()).to_string();
    // A method that a caller invents is not logged.
    let known = [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS];
    let method = known.iter().find(|method| *method == request.method()).map_or("-", Method::as_str);
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str);
    // A span of the highest level, because a span below the level of `REKEY_LOG` would not be on the lines above it.
    let span = tracing::error_span!("request", request_id, function, method, route);
    let answer = tokio::spawn(next.run(request).instrument(span.clone())).await;
    let mut response = answer.unwrap_or_else(|_| Problem::Internal("a handler panicked".to_owned()).into_response());
    span.in_scope(|| log_outcome(&response, clock.now_millis() - started));
    if let Ok(value) = HeaderValue::from_str(&request_id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    response
}

/// Writes the problems of the inner layers and of the handlers in the language of the person.
async fn write_problems(State(default): State<Language>, request: Request, next: Next) -> Response {
    let language = language::of(request.headers(), default);
    problem::in_language(next.run(request).await, language)
}

fn log_outcome(response: &Response, millis: i64) {
    let status = response.status().as_u16();
    let problem = response.extensions().get::<Row>();
    let code = problem.map_or("-", |row| row.code);
    match problem.and_then(|row| row.cause.as_ref()) {
        None => tracing::info!(status, code, millis, "request"),
        Some(cause) => tracing::error!(status, code, cause, millis, "request"),
    }
}
