//! Rows for the invocations in `events/` and the examples in `infra/openapi.yaml`, planted when `REKEY_SAMPLES` says so:
//! whoever invokes a function by hand has no mail to take a token from. Every token and code here is public, so none of
//! this exists where it was not asked for.
//!
//! Whatever an invocation spends has a row of its own: the events can be run in any order, each once in a database.
//!
//! Everything is called by a name, and its id is that name without hyphens, filled up with `a`: `sample-home` is
//! `samplehomeaaaaaaaaaaaaaaaa`. All tokens have one secret.

mod flows;
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

/// Ten years in seconds. Samples are also asked for as long ahead, so that no clock gets past them in a running stack.
const LIFE: i64 = 10 * 365 * 86_400;

/// The address of every sample.
const EMAIL: &str = "sample@example.com";

/// The mobile number of the sample that is written to by SMS, and that of the one that loses it.
const NUMBER: &str = "+4915123456789";
const OTHER_NUMBER: &str = "+4915123456788";

/// What the link in every mail is called, and every link that was handed over.
const MAIL: &str = "sample-mail";

/// The secret in every token.
const SECRET: &str = "everybody-may-read-this_it-guards-a-sampleA";

/// What every sample's authenticator app shares with Rekey; typed into an app, `GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ`. It is
/// that of the test vectors in RFC 6238.
const SEED: &[u8] = b"12345678901234567890";

/// `REKEY_SAMPLES=1`, with the keys that codes and seeds of samples are made with.
pub(crate) struct SamplesConfig {
    code_key: CodeKeyConfig,
    seed_key: SeedKeyConfig,
}

impl SamplesConfig {
    /// None unless samples are asked for.
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

/// The tables' names.
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

/// What planting needs.
struct Planter<'a> {
    directory: &'a Directory,
    tables: &'a Tables,
    resources: &'a Resources,
    code_key: CodeKey,
    seed_key: SeedKey,
    now: Timestamp,
}

/// Plants every sample, over what an earlier start has left of it.
pub(crate) async fn plant(config: SamplesConfig, directory: &Directory, tables: &Tables, resources: &Resources) -> Result<(), Failure> {
    let code_key = CodeKey::new(config.code_key, &resources.aws);
    let seed_key = SeedKey::new(config.seed_key, &resources.aws);
    let planter = Planter { directory, tables, resources, code_key, seed_key, now: resources.clock.now() };
    let people = planter.people().await?;
    planter.flows(&people).await
}

/// The id of what has this name.
fn id(name: &str) -> Result<Id, NotAnId> {
    format!("{:a<26}", name.replace('-', "")).parse()
}

/// The token with this name, of whoever or whatever has that one.
fn token<K: Kind>(owner: &str, name: &str) -> Result<Token<K>, Failure> {
    let text = format!("{}_{}.{}.{SECRET}", K::PREFIX, id(owner)?, id(name)?);
    Token::parse(&text).ok_or_else(|| format!("{text} is no token").into())
}

fn seed() -> Result<Seed, Failure> {
    Ok(Seed::from_bytes(SEED).ok_or("the sample seed is none")?)
}

impl Planter<'_> {
    fn end(&self) -> Timestamp {
        self.now.plus(LIFE)
    }

    /// A row as the store would write it at another time: what takes days to come about, and what `deliver` has done or
    /// is to do. The stack's own `deliver` leaves rows of the kind `sample` to whoever invokes the function.
    async fn put(&self, table: &str, (pk, sk): (String, String), kind: &str, body: &impl Serialize) -> Result<(), Failure> {
        let mut row: HashMap<String, AttributeValue> = serde_dynamo::to_item(body)?;
        for (name, text) in [("pk", pk), ("sk", sk), ("kind", kind.to_owned())] {
            row.insert(name.to_owned(), AttributeValue::S(text));
        }
        self.resources.dynamodb.put_item().table_name(table).set_item(Some(row)).send().await?;
        Ok(())
    }
}
