//! The two cookies of the web client, both `__Host-`: of this host alone, over TLS alone, unseen by scripts.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use cookie::time::Duration;
use cookie::{Cookie, SameSite};

/// Holds the session's token.
pub const SESSION: &str = "__Host-rekey";
/// Holds the token of a browser that has completed a sign-in.
pub const DEVICE: &str = "__Host-rekey-device";

/// The value of one cookie. A cookie that comes twice with different values has none: nobody can tell which of them the
/// browser was given, and which another host or a script has put beside it.
pub fn value(headers: &HeaderMap, name: &str) -> Option<String> {
    let mut values = values(headers, name);
    let first = values.next()?;
    values.all(|other| other == first).then(|| std::str::from_utf8(first).ok().map(str::to_owned)).flatten()
}

/// Whether any cookie of ours came along, with one value or with several.
pub fn any(headers: &HeaderMap) -> bool {
    [SESSION, DEVICE].into_iter().any(|name| values(headers, name).next().is_some())
}

/// The values of all cookies of one name, in all lines.
///
/// The cookies are read one by one and as bytes: those of others on the host may hold anything, and must not hide ours. Only
/// the blanks of RFC 6265 are cut off. A reader that cut off those of Unicode, too, would take the name with a U+2000 in front
/// for ours, and browsers let any host of the domain set such a cookie: to them it does not begin with `__Host-`.
fn values<'a>(headers: &'a HeaderMap, name: &'a str) -> impl Iterator<Item = &'a [u8]> {
    let cookies = headers.get_all(COOKIE).into_iter().flat_map(|line| line.as_bytes().split(|byte| *byte == b';'));
    cookies.filter_map(move |cookie| {
        let value = trim(cookie).strip_prefix(name.as_bytes())?.strip_prefix(b"=")?;
        Some(trim(value))
    })
}

fn trim(mut bytes: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] | [rest @ .., b' ' | b'\t'] = bytes {
        bytes = rest;
    }
    bytes
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
