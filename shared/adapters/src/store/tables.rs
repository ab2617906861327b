//! The two tables, and their names in the environment.

use aws_sdk_dynamodb::Client;

use super::table::Table;
use crate::config::{Env, FromEnv};

/// The flows table: recoveries, registrations, sessions, buckets, outbox messages. Every row expires.
#[derive(Clone)]
pub struct Flows {
    pub(super) table: Table,
}

/// The directory table: principals, names and contacts. Its methods also run the transactions that write to both tables.
#[derive(Clone)]
pub struct Directory {
    pub(super) table: Table,
    pub(super) flows: Flows,
}

pub struct FlowsConfig(String);

pub struct DirectoryConfig {
    directory: String,
    flows: FlowsConfig,
}

impl FromEnv for FlowsConfig {
    /// `REKEY_FLOWS_TABLE`.
    fn from_env(env: &mut Env) -> Option<Self> {
        env.text("REKEY_FLOWS_TABLE").map(Self)
    }
}

impl FromEnv for DirectoryConfig {
    /// `REKEY_DIRECTORY_TABLE` and `REKEY_FLOWS_TABLE`.
    fn from_env(env: &mut Env) -> Option<Self> {
        let directory = env.text("REKEY_DIRECTORY_TABLE");
        let flows = FlowsConfig::from_env(env);
        Some(Self { directory: directory?, flows: flows? })
    }
}

impl DirectoryConfig {
    pub fn directory(&self) -> &str {
        &self.directory
    }

    pub fn flows(&self) -> &str {
        &self.flows.0
    }
}

impl Flows {
    pub fn new(config: FlowsConfig, client: Client) -> Self {
        Self { table: Table::new(client, config.0) }
    }
}

impl Directory {
    pub fn new(config: DirectoryConfig, client: Client) -> Self {
        let flows = Flows::new(config.flows, client.clone());
        Self { table: Table::new(client, config.directory), flows }
    }

    pub fn flows(&self) -> &Flows {
        &self.flows
    }
}
