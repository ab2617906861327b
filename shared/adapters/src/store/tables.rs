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

/// Name of the flows table, for functions that use no other table.
pub struct FlowsConfig(String);

/// Names of both tables.
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
    /// The directory table's name.
    pub fn directory(&self) -> &str {
        &self.directory
    }

    /// The flows table's name.
    pub fn flows(&self) -> &str {
        &self.flows.0
    }
}

impl Flows {
    /// The flows table that a configuration names.
    pub fn new(config: FlowsConfig, client: Client) -> Self {
        Self { table: Table::new(client, config.0) }
    }
}

impl Directory {
    /// Both tables that a configuration names.
    pub fn new(config: DirectoryConfig, client: Client) -> Self {
        let flows = Flows::new(config.flows, client.clone());
        Self { table: Table::new(client, config.directory), flows }
    }

    /// The flows table.
    pub fn flows(&self) -> &Flows {
        &self.flows
    }
}
