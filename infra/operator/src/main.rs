//! `rekey-operator`: the command line for the people who run a deployment.

use clap::Parser;

/// Operates a deployment of Rekey.
#[derive(Parser)]
#[command(name = "rekey-operator", version)]
struct Cli {}

fn main() {
    Cli::parse();
}
