//! Rows for the invocations in `events/` and the examples in `infra/openapi.yaml`. The stack writes them if `REKEY_SAMPLES` is
//! set, because a person who invokes a function by hand has no mail with a token. Every token and code here is public, so the
//! rows exist only on request.
//!
//! Each invocation spends rows of its own. The events can run in any order, once each in a database.
//!
//! Each sample has a name. Its id is the name without hyphens, padded with `a`: `sample-home` is `samplehomeaaaaaaaaaaaaaaaa`.
//! All tokens have the same secret.

mod flows;
mod lost_factor;
mod passkeys;
mod people;

use std::collections::HashMap;
use std::error::Error;

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_adapters::config::{Env, FromEnv};
use rekey_adapters::keys::{CodeKey, CodeKeyConfig, SeedKey, SeedKeyConfig};
use rekey_adapters::resources::Resources;
use rekey_adapters::store::{Directory, DirectoryConfig};
use rekey_domain::clock::Timestamp;
use rekey_domain::id::{Id, NotAnId};
use rekey_domain::token::{Kind, Token};
use rekey_domain::totp::Seed;
use serde::Serialize;

/// Ten years in seconds. Some samples are also dated that far ahead, so that they do not expire in a running stack.
const LIFE: i64 = 10 * 365 * 86_400;

/// The address of every sample.
const EMAIL: &str = "sample@example.com";

/// The mobile number of the sample that gets SMS, and that of the sample that loses its number.
const NUMBER: &str = "+4915123456789";
const OTHER_NUMBER: &str = "+4915123456788";
/// The mobile number of the samples that have lost their factors.
const LOST_NUMBER: &str = "+4915123456787";

/// The name of the link in every mail, and of every handed-over link.
const MAIL: &str = "sample-mail";

/// The secret in every token.
const SECRET: &str = "everybody-may-read-this_it-guards-a-sampleA";

/// The seed of every sample's authenticator app, which is that of the test vectors in RFC 6238. Type it into an app as
/// `GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ`.
const SEED: &[u8] = b"12345678901234567890";

/// `REKEY_SAMPLES=1`, with the keys for the codes and seeds of samples.
pub(crate) struct SamplesConfig {
    code_key: CodeKeyConfig,
    seed_key: SeedKeyConfig,
}

impl SamplesConfig {
    /// Reads the configuration. `None` unless samples are requested.
    pub(crate) fn if_wanted(env: &mut Env) -> Option<Self> {
        let wanted = env.or("REKEY_SAMPLES", false, |text| match text {
            "1" => Ok(true),
            "0" => Ok(false),
            _ => Err("must be 1 or 0"),
        });
        let keys = || Some(Self { code_key: CodeKeyConfig::from_env(env)?, seed_key: SeedKeyConfig::from_env(env)? });
        wanted.then(keys).flatten()
    }
}

/// The names of the tables.
pub(crate) struct Tables {
    directory: String,
    flows: String,
}

impl Tables {
    pub(crate) fn new(config: &DirectoryConfig) -> Self {
        Self { directory: config.directory().to_owned(), flows: config.flows().to_owned() }
    }
}

type Failure = Box<dyn Error + Send + Sync>;

/// The parts that write samples.
struct Planter<'a> {
    directory: &'a Directory,
    tables: &'a Tables,
    resources: &'a Resources,
    code_key: CodeKey,
    seed_key: SeedKey,
    now: Timestamp,
}

/// Writes every sample, and replaces the samples of an earlier start.
pub(crate) async fn plant(config: SamplesConfig, directory: &Directory, tables: &Tables, resources: &Resources) -> Result<(), Failure> {
    let code_key = CodeKey::new(config.code_key, &resources.aws);
    let seed_key = SeedKey::new(config.seed_key, &resources.aws);
    let planter = Planter { directory, tables, resources, code_key, seed_key, now: resources.clock.now() };
    let people = planter.people().await?;
    planter.flows(&people).await?;
    planter.lost_factors(&people).await
}

/// The id of the sample with this name.
fn id(name: &str) -> Result<Id, NotAnId> {
    format!("{:a<26}", name.replace('-', "")).parse()
}

/// The token with this name. `owner` is the name of the sample that the token belongs to.
fn token<K: Kind>(owner: &str, name: &str) -> Result<Token<K>, Failure> {
    let text = format!("{}_{}.{}.{SECRET}", K::PREFIX, id(owner)?, id(name)?);
    Token::parse(&text).ok_or_else(|| format!("{text} is not a token").into())
}

fn seed() -> Result<Seed, Failure> {
    Ok(Seed::from_bytes(SEED).ok_or("the sample seed is not a seed")?)
}

impl Planter<'_> {
    fn end(&self) -> Timestamp {
        self.now.plus(LIFE)
    }

    /// Writes a row as the store would at another time: a state that takes days to reach, or one before or after the work of
    /// `deliver`. The stack's own `deliver` skips rows of kind `sample`, so that they wait for an invocation by hand.
    async fn put(&self, table: &str, (pk, sk): (String, String), kind: &str, body: &impl Serialize) -> Result<(), Failure> {
        let mut row: HashMap<String, AttributeValue> = serde_dynamo::to_item(body)?;
        for (name, text) in [("pk", pk), ("sk", sk), ("kind", kind.to_owned())] {
            row.insert(name.to_owned(), AttributeValue::S(text));
        }
        self.resources.dynamodb.put_item().table_name(table).set_item(Some(row)).send().await?;
        Ok(())
    }
}
