//! The limits of a signed-in person who causes messages to unproven contacts. `account` and `admin` apply them before they
//! write anything.

use rekey_adapters::config::CallerLimits;
use rekey_adapters::store::Flows;
use rekey_domain::account::AccountName;
use rekey_domain::clock::Clock;
use rekey_domain::limits::{BucketKey, ClientAddress};

use crate::problem::Problem;

/// Counts a call that causes such a message, by client address and then by account. A call that the address's limit refuses
/// does not count for the account.
///
/// # Errors
/// [`Problem::RateLimited`] if a limit refuses the call; [`Problem::Unavailable`] if the counter does not answer.
pub async fn admit_message(
    limits: &CallerLimits,
    flows: &Flows,
    account: &AccountName,
    address: ClientAddress,
    clock: &Clock,
) -> Result<(), Problem> {
    let CallerLimits { action, per_account, per_address } = *limits;
    Problem::unless_granted(flows.admit_address(action, address, per_address, clock).await?)?;
    Problem::unless_granted(flows.admit(&BucketKey::account(action, account), per_account, clock).await?)
}
