//! An import that is killed and started again: nothing twice, nothing missing.

use std::collections::{BTreeMap, BTreeSet};

use rekey_domain::random::Random;
use rekey_tests::cut::End;
use rekey_tests::records::{Folder, HASHED, account, user, with};
use rekey_tests::{Item, World};
use serde_json::{Value, json};

/// The lines of the file. The tool and the database are not optimized here; the benchmark `import` has ten times as many.
const LINES: usize = 2000;
/// The times that the import is killed.
const KILLS: usize = 20;

/// Half accounts, half users, in no order.
fn people(lines: usize) -> Vec<Value> {
    let mut people = Vec::new();
    for number in 0..lines / 2 {
        let name = format!("account-{number}");
        people.push(with(user(&name, "ann"), "permissions", json!(["users:read"])));
        people.push(account(&name));
    }
    people
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::disallowed_methods, reason = "a test that fails is to fail again at the same points")]
async fn an_import_that_is_killed_at_twenty_points_ends_as_if_it_had_not_been() {
    let world = World::new().await;
    let folder = Folder::default();
    let people = people(LINES);
    let file = folder.records("users.jsonl", &people);
    let random = Random::seeded(17);
    let mut killed = 0;
    for _ in 0..KILLS {
        let [low, high, arrives] = random.bytes();
        // The first pass makes a request for every fifty lines, and the second one for each line.
        let requests = 1 + usize::from(u16::from_be_bytes([high, low])) % (LINES / 8);
        match world.operator_killed_at(&["import", &file], requests, arrives % 2 == 0).await {
            End::Killed => killed += 1,
            End::Exited(status) => assert_eq!(status, Some(0)),
        }
    }
    assert!(killed > KILLS / 2, "only {killed} were killed");
    let done = world.operator(&["import", &file, "--json"]).await;
    let done: Value = serde_json::from_str(&done.stdout).unwrap_or_else(|_| panic!("{done:?}"));
    let count = |name: &str| usize::try_from(done[name].as_u64().unwrap()).unwrap();
    assert_eq!((count("imported") + count("already"), count("rejected")), (LINES, 0), "{done}");
    assert_imported_once(&world, &people).await;
}

/// Stops the test unless each of these lines is one principal with its login, its contact and one audit entry, and nobody else was
/// imported.
pub(super) async fn assert_imported_once(world: &World, lines: &[Value]) {
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
