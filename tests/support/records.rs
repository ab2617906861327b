//! Files of records, as the operators' tool imports and exports them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{Item, World};

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

/// Half accounts, half users, in no order.
pub fn people(lines: usize) -> Vec<Value> {
    let mut people = Vec::new();
    for number in 0..lines / 2 {
        let name = format!("account-{number}");
        people.push(with(user(&name, "ann"), "permissions", json!(["users:read"])));
        people.push(account(&name));
    }
    people
}

/// Stops the test unless each of these lines is one principal with its login, its contact and one audit entry, and nobody else was
/// imported.
pub async fn assert_imported_once(world: &World, lines: &[Value]) {
    let text = |row: &Item, name: &str| row.get(name).map(|value| value.as_s().unwrap().clone());
    let name = |row: &Item| (text(row, "account").unwrap(), text(row, "user"));
    let rows = world.dump().await;
    let of_kind = |kind: &str| -> Vec<&Item> { rows.iter().filter(|row| text(row, "kind").as_deref() == Some(kind)).collect() };
    let imported: Vec<&Item> = of_kind("principal").into_iter().filter(|row| row.contains_key("imported")).collect();
    let ids: BTreeMap<(String, Option<String>), String> = imported.iter().map(|row| (name(row), text(row, "id").unwrap())).collect();
    let wanted = |line: &Value| (line["account"].as_str().unwrap().to_owned(), line["user"].as_str().map(str::to_owned));
    assert_eq!(imported.len(), lines.len());
    assert_eq!(ids.keys().cloned().collect::<BTreeSet<_>>(), lines.iter().map(wanted).collect());

    let logins: BTreeMap<(String, String), (String, String)> = of_kind("login")
        .into_iter()
        .map(|row| {
            (
                (text(row, "pk").unwrap(), text(row, "sk").unwrap()),
                (text(row, "principal").unwrap(), text(row, "password_hash").unwrap_or_default()),
            )
        })
        .collect();
    let contacts: BTreeSet<(String, String)> =
        of_kind("contact").into_iter().map(|row| (text(row, "pk").unwrap(), text(row, "sk").unwrap())).collect();
    let mut audited: BTreeMap<String, usize> = BTreeMap::new();
    for entry in of_kind("audit").into_iter().filter(|entry| text(entry, "act").as_deref() == Some("imported")) {
        *audited.entry(text(entry, "subject").unwrap()).or_default() += 1;
    }
    for line in lines {
        let (account, user) = wanted(line);
        let id = &ids[&(account.clone(), user.clone())];
        let sk = user.map_or_else(|| "ROOT".to_owned(), |user| format!("USER#{user}"));
        assert_eq!(logins[&(format!("ACCOUNT#{account}"), sk)], (id.clone(), HASHED.1.to_owned()));
        assert_eq!(audited.remove(id), Some(1), "{line}");
        if let Some(address) = line["email"]["address"].as_str() {
            assert!(contacts.contains(&(format!("CONTACT#email#{address}"), id.clone())), "{line}");
        }
    }
    assert!(audited.is_empty(), "{audited:?}");
}
