//! Programs that tests call: those that `tests/run` installs into the virtual environments at the workspace's root.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The workspace's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// A program of a virtual environment.
pub fn tool(environment: &str, name: &str) -> PathBuf {
    let program = root().join(environment).join("bin").join(name);
    assert!(program.exists(), "{} is missing: tests/run installs it", program.display());
    program
}

/// `cargo lambda <command>` at the workspace's root, with nothing of what cargo has set for this test: build scripts that
/// look at those variables would have everything built anew.
pub fn cargo_lambda(command: &str) -> Command {
    let mut cargo = Command::new(tool(".venv", "cargo-lambda"));
    let ours = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "AWS_", "REKEY_"];
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| ours.iter().any(|start| name.starts_with(start))) {
            cargo.env_remove(name);
        }
    }
    cargo.current_dir(root()).args(["lambda", command]);
    cargo
}
