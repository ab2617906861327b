//! The limit by client address for endpoints that anybody may call and that have no other limit: the endpoints that take a
//! token, and the endpoint that makes CAPTCHAs.
//!
//! Handlers call [`AddressLimit::admit`] after they have read the body and before they look at its contents. So every call with
//! a well-formed body counts, whether its token is valid, unknown or malformed. Each try costs an attacker the same, and
//! neither the answer nor the number of database requests reveals the form of a token. A body that is refused as malformed
//! reaches no database and does not count.

use rekey_adapters::resources::Resources;
use rekey_adapters::store::Flows;
use rekey_domain::clock::Clock;
use rekey_domain::limits::{Action, ClientAddress, Limit};

use crate::problem::Problem;

/// The limit of one action for each client address.
#[derive(Clone)]
pub struct AddressLimit {
    flows: Flows,
    action: Action,
    limit: Limit,
    clock: Clock,
}

impl AddressLimit {
    /// A limit that counts `action` in the flows table.
    pub fn new(flows: &Flows, action: Action, limit: Limit, resources: &Resources) -> Self {
        Self { flows: flows.clone(), action, limit, clock: resources.clock.clone() }
    }

    /// Counts one call from `address`.
    ///
    /// # Errors
    /// [`Problem::RateLimited`] if the address has to wait, [`Problem::Unavailable`] if the counter does not answer.
    pub async fn admit(&self, address: ClientAddress) -> Result<(), Problem> {
        Problem::unless_granted(self.flows.admit_address(self.action, address, self.limit, &self.clock).await?)
    }
}
