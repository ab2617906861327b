//! The event that the gateway sends: a request to the other API, without its body.

use std::collections::BTreeMap;

use http::header::COOKIE;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use serde::Deserialize;

/// The parts of a request that decide whether it is authorized.
#[derive(Deserialize)]
#[serde(try_from = "Event")]
pub(crate) struct Request {
    pub(crate) method: Method,
    pub(crate) headers: HeaderMap,
}

/// The fields of the event that this function reads. All others are ignored.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Event {
    /// Each header once; the gateway joins several values with commas.
    headers: BTreeMap<String, String>,
    /// The values of all `Cookie` headers, one cookie each. Absent if there are none.
    #[serde(default)]
    cookies: Vec<String>,
    request_context: RequestContext,
}

#[derive(Deserialize)]
struct RequestContext {
    http: Http,
}

#[derive(Deserialize)]
struct Http {
    method: String,
}

impl TryFrom<Event> for Request {
    type Error = http::Error;

    /// Fails on a header that is none. It is not left out, because a request without its `Authorization` header would be
    /// authorized by its cookie.
    fn try_from(event: Event) -> Result<Self, http::Error> {
        let method = Method::from_bytes(event.request_context.http.method.as_bytes())?;
        let mut headers = HeaderMap::new();
        for (name, value) in event.headers {
            headers.append(HeaderName::try_from(name)?, HeaderValue::from_bytes(value.as_bytes())?);
        }
        for cookie in event.cookies {
            headers.append(COOKIE, HeaderValue::from_bytes(cookie.as_bytes())?);
        }
        Ok(Self { method, headers })
    }
}
