//! The client address of a request, from the gateway or the socket.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use rekey_domain::limits::ClientAddress;

use crate::problem::Problem;

/// The address that limits count. The code that accepts the request adds it to the request's extensions. [`crate::edge`] may
/// replace it with the address that CloudFront states.
#[derive(Clone, Copy, Debug)]
pub struct Client(pub ClientAddress);

impl<S: Sync> FromRequestParts<S> for Client {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        // Without an address no limit can count the request, so it is refused.
        parts.extensions.get().copied().ok_or_else(|| Problem::Unavailable("no client address".to_owned()))
    }
}
