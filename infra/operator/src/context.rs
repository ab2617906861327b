//! What the commands work with: the tables, the key of seeds, the clock, and the operator's name for the audit log.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::config::Credentials;
use rekey_adapters::aws::{Aws, Endpoints};
use rekey_adapters::config::{Env, FromEnv};
use rekey_adapters::errors::with_sources;
use rekey_adapters::keys::{LOCAL_KEY, SeedKey, SeedKeyConfig};
use rekey_adapters::resources::Resources;
use rekey_adapters::settings;
use rekey_adapters::store::{Directory, DirectoryConfig, OperatorAct};
use rekey_domain::audit::OperatorName;
use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::id::Id;
use rekey_domain::random::Random;
use serde::Deserialize;

use crate::failure::Failure;
use crate::stack::Stack;
use crate::target::{Deployment, Target, variable};

/// What a command works with.
pub struct Context {
    /// The tables.
    pub directory: Directory,
    /// The key of seeds.
    pub seed_key: SeedKey,
    /// The operator, for the audit log.
    pub operator: OperatorName,
    /// The clock.
    pub clock: Clock,
    /// The random source.
    pub random: Random,
}

settings! {
    /// The tables and keys of a deployment, by the names that they have in the environment of a function.
    struct Tables(env) {
        directory: DirectoryConfig = FromEnv::from_env(env)?,
        seed_key: SeedKeyConfig = FromEnv::from_env(env)?,
    }
}

/// What the local stack says of itself.
#[derive(Deserialize)]
struct LocalStack {
    dynamodb: String,
    directory: String,
    flows: String,
    now: i64,
}

impl Context {
    /// Finds the tables of a deployment.
    ///
    /// # Errors
    /// If the deployment cannot be found, or AWS refuses a request.
    pub async fn open(target: &Target) -> Result<Self, Failure> {
        match target {
            Target::Aws(deployment) => Self::of_deployment(deployment).await,
            Target::Local(url) => Self::of_local_stack(url).await,
        }
    }

    async fn of_deployment(deployment: &Deployment) -> Result<Self, Failure> {
        let sdk = &deployment.sdk;
        let stack = Stack::of(deployment).await?;
        let output = |name| stack.output(name).map(str::to_owned);
        let tables = BTreeMap::from([
            ("REKEY_DIRECTORY_TABLE", output("DirectoryTable")?),
            ("REKEY_FLOWS_TABLE", output("FlowsTable")?),
            ("REKEY_SEED_KEY", output("SeedKey")?),
        ]);
        let identity = aws_sdk_sts::Client::new(sdk).get_caller_identity().send().await?;
        let operator = OperatorName::parse(identity.arn().unwrap_or_default()).map_err(Failure::in_the_way)?;
        let (region, credentials) = sdk.region().zip(sdk.credentials_provider()).ok_or_else(Failure::no_region)?;
        let endpoint = || sdk.endpoint_url().map(str::to_owned);
        let endpoints = Endpoints { dynamodb: endpoint(), kms: endpoint(), ..Endpoints::default() };
        let aws = Aws::new(region.to_string(), credentials, endpoints);
        Self::new(aws, tables, operator, Clock::System)
    }

    async fn of_local_stack(url: &str) -> Result<Self, Failure> {
        let stack = local_stack(url).await.map_err(|error| {
            Failure::InTheWay(format!("The local stack does not answer at {url}. Start it with `cargo run`. ({})", with_sources(&error)))
        })?;
        let tables = BTreeMap::from([
            ("REKEY_DIRECTORY_TABLE", stack.directory),
            ("REKEY_FLOWS_TABLE", stack.flows),
            ("REKEY_LOCAL_KEY", variable("REKEY_LOCAL_KEY").unwrap_or_else(|| LOCAL_KEY.to_owned())),
        ]);
        let user = variable("USER").unwrap_or_else(|| "unknown".to_owned());
        let operator = OperatorName::parse(&format!("local:{user}")).map_err(Failure::in_the_way)?;
        let endpoints = Endpoints { dynamodb: Some(stack.dynamodb), ..Endpoints::default() };
        let credentials = Credentials::new("operator", "local", None, None, "local stack");
        // The clock of the stack decides, because its rows expire by it.
        Self::new(Aws::new("local".to_owned(), credentials, endpoints), tables, operator, Clock::manual(Timestamp(stack.now)))
    }

    fn new(aws: Aws, tables: BTreeMap<&'static str, String>, operator: OperatorName, clock: Clock) -> Result<Self, Failure> {
        let tables: Tables = Env::new(move |name| tables.get(name).cloned()).read().map_err(Failure::in_the_way)?;
        let Resources { dynamodb, clock, random, .. } = Resources::new(aws.clone(), clock);
        let (directory, seed_key) = (Directory::new(tables.directory, dynamodb), SeedKey::new(tables.seed_key, &aws));
        Ok(Self { directory, seed_key, operator, clock, random })
    }

    /// A new act of the operator.
    pub fn act(&self) -> OperatorAct<'_> {
        OperatorAct { op: self.id(), operator: &self.operator, at: self.clock.now() }
    }

    /// A new id.
    pub fn id(&self) -> Id {
        Id::random(&self.random)
    }
}

async fn local_stack(url: &str) -> reqwest::Result<LocalStack> {
    reqwest::get(format!("{url}/dev/stack")).await?.error_for_status()?.json().await
}
