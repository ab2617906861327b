//! The file of rejected lines. It holds the lines themselves, so it is as secret as the file that they come from.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::failure::Failure;
use crate::report::harmless_json;

/// The file of rejected lines. The first rejected line creates it.
pub struct Rejects {
    path: PathBuf,
    file: Option<File>,
    count: u64,
}

/// A rejected line.
#[derive(Serialize)]
struct Reject<'a> {
    line: u64,
    reason: &'a str,
    /// The line itself; absent if it is too long.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

impl Rejects {
    /// The file with this name.
    ///
    /// # Errors
    /// If a file has the name already, or a symbolic link, even one without a target.
    pub fn new(path: PathBuf) -> Result<Self, Failure> {
        match path.symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self { path, file: None, count: 0 }),
            Ok(_) => Err(taken(&path)),
            Err(error) => Err(failed(&path, &error)),
        }
    }

    /// Adds a line.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn add(&mut self, line: u64, reason: &str, text: Option<&[u8]>) -> Result<(), Failure> {
        let text = text.map(String::from_utf8_lossy);
        let reject = serde_json::to_string(&Reject { line, reason, text: text.as_deref() }).map_err(Failure::in_the_way)?;
        let mut reject = harmless_json(&reject);
        reject.push('\n');
        let file = match &mut self.file {
            Some(file) => file,
            None => self.file.insert(create(&self.path)?),
        };
        file.write_all(reject.as_bytes()).map_err(|error| failed(&self.path, &error))?;
        self.count += 1;
        Ok(())
    }

    /// The number of rejected lines.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The path of the file; `None` if no line was rejected.
    pub fn path(&self) -> Option<&Path> {
        self.file.as_ref().map(|_| self.path.as_path())
    }
}

/// Creates a file that only its owner reads. A file or a link that has the name is left as it is.
///
/// # Errors
/// If something has the name already, or the file cannot be created.
pub fn create(path: &Path) -> Result<File, Failure> {
    let created = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    created.map_err(|error| if error.kind() == io::ErrorKind::AlreadyExists { taken(path) } else { failed(path, &error) })
}

fn taken(path: &Path) -> Failure {
    Failure::WrongUse(format!("{} exists already. Name a file that does not exist.", path.display()))
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    Failure::WrongUse(format!("{} cannot be written: {error}.", path.display()))
}
