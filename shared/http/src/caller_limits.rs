//! The limits of a person who is signed in and causes messages to contacts that have not proven themselves. `account` and `admin`
//! ask them before they write anything.

use rekey_adapters::config::CallerLimits;
use rekey_adapters::store::Flows;
use rekey_domain::account::AccountName;
use rekey_domain::clock::Clock;
use rekey_domain::limits::{BucketKey, ClientAddress};

use crate::problem::Problem;

/// Counts a call that causes such a message: by client address, then by account. A caller that is stopped at its address does
/// not count at the account.
///
/// # Errors
/// [`Problem::RateLimited`] if one of the two has had enough; [`Problem::Unavailable`] if it cannot be counted.
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
