//! The cookies of the web client. They have the prefix `__Host-`: browsers send them only to this host and only over TLS,
//! and scripts cannot read them.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use cookie::time::Duration;
use cookie::{Cookie, SameSite};
use rekey_domain::id::Id;
use rekey_domain::token::TrustedToken;
use rekey_text::Language;

/// The cookie of the session's token.
pub const SESSION: &str = "__Host-rekey";
/// The cookie of the token of a browser that has completed a sign-in.
pub const DEVICE: &str = "__Host-rekey-device";
/// The cookie of the language that a person has chosen. It is no secret and grants nothing.
pub const LANGUAGE: &str = "__Host-rekey-language";
/// The most seconds that browsers keep a cookie: 400 days (RFC 6265bis, 5.5).
pub const LONGEST: i64 = 400 * 86_400;
/// The beginning of the name of a cookie with the token of a trusted browser. The id of the principal follows, so that people
/// who share a browser do not overwrite each other's cookies. The token has the id, too.
const TRUST: &str = "__Host-rekey-trust-";
/// The most principals that trust one browser. Without a bound, their cookies could grow beyond what the gateway takes as the
/// headers of a request.
const MOST_TRUSTS: usize = 8;

/// The value of a cookie. `None` if the request has several cookies with this name and different values: Rekey cannot tell its
/// own value from a value that another host or a script added.
pub fn value(headers: &HeaderMap, name: &str) -> Option<String> {
    let mut values = values(headers, name);
    let first = values.next()?;
    values.all(|other| other == first).then(|| std::str::from_utf8(first).ok().map(str::to_owned)).flatten()
}

/// The token of a browser that this principal trusts. `None` without such a cookie, or with one of another principal.
pub fn trusted_token(headers: &HeaderMap, principal: Id) -> Option<TrustedToken> {
    TrustedToken::parse(&value(headers, &trust_name(principal))?).filter(|token| token.owner() == principal)
}

fn trust_name(principal: Id) -> String {
    format!("{TRUST}{principal}")
}

/// The `Set-Cookie` that keeps the token of a trusted browser for `seconds`.
pub fn set_trust(token: &TrustedToken, seconds: i64) -> Option<HeaderValue> {
    set(&trust_name(token.owner()), &token.reveal(), seconds)
}

/// The `Set-Cookie` that removes the token of a browser that this principal trusted.
pub fn remove_trust(principal: Id) -> Option<HeaderValue> {
    set(&trust_name(principal), "", 0)
}

/// The principals whose tokens a browser cannot keep if this principal trusts it, too. Browsers send first what they have had
/// longest (RFC 6265, 5.4), so these are the first ones.
pub fn surplus_trusts(headers: &HeaderMap, principal: Id) -> Vec<Id> {
    let others = pairs(headers).filter_map(|pair| {
        let name = pair.strip_prefix(TRUST.as_bytes())?.split(|byte| *byte == b'=').next()?;
        std::str::from_utf8(name).ok()?.parse::<Id>().ok()
    });
    let mut others: Vec<Id> = others.filter(|other| *other != principal).collect();
    others.truncate((others.len() + 1).saturating_sub(MOST_TRUSTS));
    others
}

/// Whether the request has a cookie of Rekey that grants something, with one value or several.
pub fn any(headers: &HeaderMap) -> bool {
    let named = |name| values(headers, name).next().is_some();
    named(SESSION) || named(DEVICE) || pairs(headers).any(|pair| pair.starts_with(TRUST.as_bytes()))
}

/// All cookies, in all `Cookie` headers, as name and value.
///
/// Cookies are read one by one and as bytes, because other cookies of the host may have any bytes and must not hide Rekey's.
/// Only the blanks of RFC 6265 are trimmed. If blanks of Unicode were trimmed, too, a name with a U+2000 in front would count
/// as Rekey's. Any host of the domain can set such a cookie, because for browsers its name does not begin with `__Host-`.
fn pairs(headers: &HeaderMap) -> impl Iterator<Item = &[u8]> {
    headers.get_all(COOKIE).into_iter().flat_map(|line| line.as_bytes().split(|byte| *byte == b';')).map(trim)
}

/// The values of all cookies with this name.
fn values<'a>(headers: &'a HeaderMap, name: &'a str) -> impl Iterator<Item = &'a [u8]> {
    pairs(headers).filter_map(move |pair| Some(trim(pair.strip_prefix(name.as_bytes())?.strip_prefix(b"=")?)))
}

fn trim(mut bytes: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] | [rest @ .., b' ' | b'\t'] = bytes {
        bytes = rest;
    }
    bytes
}

/// The `Set-Cookie` that keeps the language of the pages, or removes it, so that the browser decides.
pub fn set_language(language: Option<Language>) -> Option<HeaderValue> {
    match language {
        Some(language) => set(LANGUAGE, language.tag(), LONGEST),
        None => set(LANGUAGE, "", 0),
    }
}

/// A `Set-Cookie` that keeps a value for `seconds`. Zero removes the cookie.
pub fn set(name: &str, value: &str, seconds: i64) -> Option<HeaderValue> {
    let cookie = Cookie::build((name, value))
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(Duration::seconds(seconds))
        .build();
    HeaderValue::from_str(&cookie.to_string()).ok()
}
