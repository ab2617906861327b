//! The resources that every function receives at its start. No function makes a clock, a random source or a client by itself.

use aws_sdk_dynamodb::Client;
use rekey_domain::clock::Clock;
use rekey_domain::random::Random;

use crate::aws::Aws;
use crate::hasher::Hasher;
use crate::store;

/// The clients and sources that the functions of one process share.
#[derive(Clone)]
pub struct Resources {
    /// The access to AWS.
    pub aws: Aws,
    /// The DynamoDB client.
    pub dynamodb: Client,
    /// The clock.
    pub clock: Clock,
    /// The random source.
    pub random: Random,
    /// Runs password hashing.
    pub hasher: Hasher,
}

impl Resources {
    /// The resources for this access to AWS and this clock.
    pub fn new(aws: Aws, clock: Clock) -> Self {
        let dynamodb = store::client(&aws);
        Self { aws, dynamodb, clock, random: Random::system(), hasher: Hasher::default() }
    }
}
