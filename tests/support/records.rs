//! Files of records, as the operators' tool imports and exports them.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use tempfile::TempDir;

/// A password and its hash by bcrypt, at a low cost.
pub const HASHED: (&str, &str) = ("correct horse battery", "$2b$04$CCCCCCCCCCCCCCCCCCCCC.PEkyOQ3.fP17nRPOFwu2V9QhDVkFThW");

/// A folder for the files of a test.
pub struct Folder(TempDir);

impl Default for Folder {
    fn default() -> Self {
        Self(tempfile::tempdir().unwrap())
    }
}

impl Folder {
    /// The path of a file in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The same path, as an argument.
    pub fn name(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    /// Writes a file of these lines. Returns its path, as an argument.
    pub fn records(&self, name: &str, lines: &[Value]) -> String {
        self.bytes(name, lines.iter().map(|line| format!("{line}\n")).collect::<String>())
    }

    /// Writes a file of these bytes. Returns its path, as an argument.
    pub fn bytes(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        fs::write(self.path(name), bytes).unwrap();
        self.name(name)
    }

    /// The lines of a file.
    pub fn lines(&self, name: &str) -> Vec<Value> {
        lines(&fs::read_to_string(self.path(name)).unwrap())
    }

    /// The names of the files, sorted.
    pub fn files(&self) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(self.0.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// The objects of JSON Lines.
pub fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The root of an account with a proved address and [`HASHED`].
pub fn account(name: &str) -> Value {
    json!({"account": name, "email": {"address": format!("{name}@example.org"), "verified": true}, "password": HASHED.1})
}

/// A user with [`HASHED`].
pub fn user(account: &str, name: &str) -> Value {
    json!({"account": account, "user": name, "password": HASHED.1})
}

/// A record with one more field, or with another value of one.
pub fn with(mut record: Value, field: &str, value: Value) -> Value {
    record[field] = value;
    record
}
