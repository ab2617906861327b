//! Programs that tests call: cargo, and those that `tests/run` installs into the virtual environments at the workspace's root and
//! into `infra/client`.

use std::ffi::{OsStr, OsString};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};

/// The workspace's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// A port for a program that cannot report its own port. The port is below the ports that the system assigns (from 32,768 on
/// under Linux), so that no other process gets it by chance before the program takes it.
pub fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let start = u16::try_from(std::process::id() % 10_000).unwrap();
    loop {
        let port = 20_000 + (start + NEXT.fetch_add(1, Ordering::Relaxed)) % 10_000;
        if ["127.0.0.1", "::1"].iter().all(|host| TcpStream::connect((*host, port)).is_err()) {
            return port;
        }
    }
}

/// A program of a virtual environment.
pub fn tool(environment: &str, name: &str) -> PathBuf {
    let program = root().join(environment).join("bin").join(name);
    assert!(program.exists(), "{} is missing: tests/run installs it", program.display());
    program
}

/// A program of the npm packages of `infra/client`.
pub fn node_tool(name: &str) -> PathBuf {
    let program = root().join("infra/client/node_modules/.bin").join(name);
    assert!(program.exists(), "{} is missing: tests/run installs it", program.display());
    program
}

/// A program that runs at the workspace's root, without the variables that cargo has set for this test: build scripts that read
/// those variables would cause a full rebuild.
pub fn as_from_a_shell(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    let ours = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "AWS_", "REKEY_"];
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| ours.iter().any(|start| name.starts_with(start))) {
            command.env_remove(name);
        }
    }
    command.current_dir(root());
    command
}

/// The output of a cargo command. The command neither builds, nor uses the network, nor changes `Cargo.lock`.
pub fn cargo(arguments: &[&str]) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    let output = cargo.args(arguments).args(["--offline", "--locked"]).current_dir(root()).stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "cargo {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// `cargo <command>`, one of cargo-lambda's. The linker that cargo-lambda looks for on the path is in the same environment.
#[expect(clippy::disallowed_methods, reason = "the path is the machine's, not Rekey's")]
pub fn cargo_lambda(command: &[&str]) -> Command {
    let environment = tool(".venv", "cargo-lambda").parent().unwrap().to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let places = [environment].into_iter().chain(std::env::split_paths(&path));
    let mut cargo = as_from_a_shell("cargo");
    cargo.args(command).env("PATH", std::env::join_paths(places).unwrap());
    cargo
}

/// An option of the tests, from the environment.
#[expect(clippy::disallowed_methods, reason = "an option of the tests, not a setting of Rekey")]
pub fn option(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}
