//! The two cookies of the web client, both `__Host-`: of this host alone, over TLS alone, unseen by scripts.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use cookie::time::Duration;
use cookie::{Cookie, SameSite};

/// Holds the session's token.
pub const SESSION: &str = "__Host-rekey";
/// Holds the token of a browser that has completed a sign-in.
pub const DEVICE: &str = "__Host-rekey-device";

/// The value of one cookie.
pub fn value(headers: &HeaderMap, name: &str) -> Option<String> {
    let texts = headers.get_all(COOKIE).into_iter().filter_map(|header| header.to_str().ok());
    texts.flat_map(Cookie::split_parse).flatten().find(|cookie| cookie.name() == name).map(|cookie| cookie.value().to_owned())
}

/// Whether any cookie of ours came along.
pub fn any(headers: &HeaderMap) -> bool {
    value(headers, SESSION).is_some() || value(headers, DEVICE).is_some()
}

/// A `Set-Cookie` that keeps a token for so many seconds; zero takes it away.
pub fn set(name: &'static str, token: &str, seconds: i64) -> Option<HeaderValue> {
    let cookie = Cookie::build((name, token))
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(Duration::seconds(seconds))
        .build();
    HeaderValue::from_str(&cookie.to_string()).ok()
}
