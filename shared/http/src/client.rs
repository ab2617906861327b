//! Where a request comes from, as the gateway or the socket says; never as a header says.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use rekey_domain::limits::ClientAddress;

use crate::problem::Problem;

/// The address that limits count. Whoever accepts the request puts it among the extensions.
#[derive(Clone, Copy, Debug)]
pub struct Client(pub ClientAddress);

impl<S: Sync> FromRequestParts<S> for Client {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        // Without an address nothing could be counted, so nothing is let in.
        parts.extensions.get().copied().ok_or_else(|| Problem::Unavailable("no client address".to_owned()))
    }
}
