//! The cookies of the web client. They have the prefix `__Host-`: browsers send them only to this host and only over TLS,
//! and scripts cannot read them.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use cookie::time::Duration;
use cookie::{Cookie, SameSite};
use rekey_domain::id::Id;
use rekey_domain::token::TrustedToken;

/// The cookie of the session's token.
pub const SESSION: &str = "__Host-rekey";
/// The cookie of the token of a browser that has completed a sign-in.
pub const DEVICE: &str = "__Host-rekey-device";
/// The cookie of the token of a trusted browser.
pub const TRUST: &str = "__Host-rekey-trust";

/// The value of a cookie. `None` if the request has several cookies with this name and different values: Rekey cannot tell its
/// own value from a value that another host or a script added.
pub fn value(headers: &HeaderMap, name: &str) -> Option<String> {
    let mut values = values(headers, name);
    let first = values.next()?;
    values.all(|other| other == first).then(|| std::str::from_utf8(first).ok().map(str::to_owned)).flatten()
}

/// The token of a browser that this principal trusts. `None` without such a cookie, or with one of another principal.
pub fn trusted_token(headers: &HeaderMap, principal: Id) -> Option<TrustedToken> {
    TrustedToken::parse(&value(headers, TRUST)?).filter(|token| token.owner() == principal)
}

/// Whether the request has a cookie of Rekey, with one value or several.
pub fn any(headers: &HeaderMap) -> bool {
    [SESSION, DEVICE, TRUST].into_iter().any(|name| values(headers, name).next().is_some())
}

/// The values of all cookies with this name, in all `Cookie` headers.
///
/// Cookies are read one by one and as bytes, because other cookies of the host may have any bytes and must not hide Rekey's.
/// Only the blanks of RFC 6265 are trimmed. If blanks of Unicode were trimmed, too, a name with a U+2000 in front would count
/// as Rekey's. Any host of the domain can set such a cookie, because for browsers its name does not begin with `__Host-`.
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

/// A `Set-Cookie` that keeps a token for `seconds`. Zero removes the cookie.
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
