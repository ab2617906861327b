//! What every function is handed at its start, so that nothing reaches for the time, chance or a client by itself.

use aws_sdk_dynamodb::Client;
use rekey_domain::clock::Clock;
use rekey_domain::random::Random;

use crate::aws::Aws;
use crate::hasher::Hasher;
use crate::store;

/// Clients and sources that the functions of one process share.
#[derive(Clone)]
pub struct Resources {
    /// How AWS is reached.
    pub aws: Aws,
    /// The database.
    pub dynamodb: Client,
    /// The time.
    pub clock: Clock,
    /// Chance.
    pub random: Random,
    /// Cores for password hashing.
    pub hasher: Hasher,
}

impl Resources {
    /// Everything that goes with this way to AWS and this clock.
    pub fn new(aws: Aws, clock: Clock) -> Self {
        let dynamodb = store::client(&aws);
        Self { aws, dynamodb, clock, random: Random::system(), hasher: Hasher::default() }
    }
}
