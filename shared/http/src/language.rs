//! The language in which a person is answered.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
pub use rekey_text::Language;

use crate::cookies;

/// The language that the person has chosen in this browser, else the first that the browser asks for, else the deployment's.
pub fn of(headers: &HeaderMap, default: Language) -> Language {
    asked(headers).unwrap_or(default)
}

/// The language that the person has chosen in this browser, else the first that the browser asks for and that Rekey speaks.
fn asked(headers: &HeaderMap) -> Option<Language> {
    let chosen = cookies::value(headers, cookies::LANGUAGE).and_then(|tag| Language::find(&tag));
    chosen.or_else(|| headers.get(ACCEPT_LANGUAGE).and_then(|wanted| Language::negotiate(wanted.to_str().ok()?)))
}

/// The language that the caller asks for, by a choice in the browser or by the browser's settings.
pub struct Asked(pub Option<Language>);

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(asked(&parts.headers)))
    }
}
