//! The operators' tool, run as a process.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::OnceLock;

use serde_json::Value;
use tokio::process::Command;

use crate::World;
use crate::function::build;

/// The operator's name in the audit log of a stack of the tests.
pub const OPERATOR: &str = "local:olga";

/// What a run of the tool left.
#[derive(Debug)]
pub struct Ran {
    /// The status of the process.
    pub status: i32,
    /// What it printed.
    pub stdout: String,
    /// What it complained of.
    pub stderr: String,
}

impl World {
    /// Runs the tool on this stack.
    pub async fn operator(&self, arguments: &[&str]) -> Ran {
        run(self.operator_command(arguments).await).await
    }

    /// The command that runs the tool on this stack.
    pub async fn operator_command(&self, arguments: &[&str]) -> Command {
        let mut command = command(arguments).await;
        command.arg(format!("--local=http://{}", self.stack.address)).env("USER", "olga");
        command
    }
}

/// The command that runs the tool with these arguments, in an environment of its own.
pub async fn command(arguments: &[impl AsRef<OsStr>]) -> Command {
    let mut command = Command::new(tokio::task::spawn_blocking(binary).await.unwrap());
    command.args(arguments).env_clear().env("AWS_EC2_METADATA_DISABLED", "true").stdin(Stdio::null()).kill_on_drop(true);
    command
}

/// The tool. The tests of the tool need none of the functions, so this builds no other program.
fn binary() -> &'static PathBuf {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| build(&["--bin", "rekey-operator"])["rekey-operator"].clone())
}

/// Runs the tool to its end.
pub async fn run(mut command: Command) -> Ran {
    let output = command.output().await.unwrap();
    Ran {
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Ran {
    /// Stops the test unless this is the status, and a failure is told in one line.
    #[track_caller]
    pub fn expect(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{self:?}");
        // On a slow machine, an import tells its progress.
        let told = self.stderr.lines().filter(|line| !line.contains(" a second, ")).count();
        assert!(told <= usize::from(status == 1), "{self:?}");
        self
    }

    /// Stops the test unless something stands in the way, and the one line about it contains these words.
    #[track_caller]
    pub fn refused(self, words: &str) {
        let ran = self.expect(1);
        assert!(ran.stderr.starts_with("rekey-operator: ") && ran.stderr.contains(words), "{ran:?}");
        assert_eq!(ran.stdout, "", "{ran:?}");
    }

    /// What it printed, as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }
}
