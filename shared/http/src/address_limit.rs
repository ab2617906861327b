//! The limit by client address of the endpoints that anybody may call and that no other limit covers: those that take a
//! token, and the one that shows CAPTCHAs.
//!
//! Handlers call [`AddressLimit::admit`] once the body has been read and before they look at what it says. So every call
//! with a well-formed body counts, whether its token is good, unknown or not a token at all: an attacker pays the same for
//! each try, and neither the answer nor the number of database requests tells a token's shape. A body that is refused as
//! bad input reaches no database and counts nothing.

use rekey_adapters::resources::Resources;
use rekey_adapters::store::Flows;
use rekey_domain::clock::Clock;
use rekey_domain::limits::{Action, ClientAddress, Limit};

use crate::problem::Problem;

/// How often one client address may do something.
#[derive(Clone)]
pub struct AddressLimit {
    flows: Flows,
    action: Action,
    limit: Limit,
    clock: Clock,
}

impl AddressLimit {
    /// Counts `action` in the flows table.
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
