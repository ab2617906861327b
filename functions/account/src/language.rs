//! The language of a principal: pages, problems and messages speak it.

use axum::extract::State as AxumState;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Response};
use rekey_domain::client::Client;
use rekey_domain::id::Id;
use rekey_http::cookies;
use rekey_http::extract::{JsonBody, SignedIn};
use rekey_http::fields::optional_field;
use rekey_http::language::Language;
use rekey_http::problem::Problem;
use rekey_text::Text;
use serde::Deserialize;

use crate::State;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Choice {
    /// `null` leaves the choice to the browser. The field has to be there, so that nobody clears the language by an empty body.
    #[serde(deserialize_with = "Option::deserialize")]
    locale: Option<String>,
}

/// Sets the language of the caller's principal and, in a browser, of the pages.
pub(crate) async fn choose(
    AxumState(state): AxumState<State>,
    SignedIn(open): SignedIn,
    JsonBody(body): JsonBody<Choice>,
) -> Result<Response, Problem> {
    let known = |tag: &str| Language::offered().find(|language| language.tag() == tag).ok_or(Text::new("rule-language"));
    let language = optional_field("locale", body.locale.as_deref(), known)?;
    let op = Id::random(&state.random);
    state.directory.set_locale(op, &open, language.map(Into::into).as_ref(), state.clock.now()).await?.done_or(Problem::Conflict)?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    if open.session.client == Client::Web
        && let Some(cookie) = cookies::set_language(language)
    {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    Ok(response)
}
