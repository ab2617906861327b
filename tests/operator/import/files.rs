//! The files of an import: encodings, long lines, the file of rejected lines.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use rekey_tests::World;
use rekey_tests::operator::Ran;
use rekey_tests::records::{Folder, account};
use serde_json::{Value, json};

async fn run(world: &World, arguments: &[&str]) -> Ran {
    world.operator(&[&["import"], arguments].concat()).await
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[tokio::test]
async fn a_byte_order_mark_carriage_returns_and_blank_lines_are_no_fault() {
    let world = World::new().await;
    let folder = Folder::default();
    let text = format!("\u{feff}{}\r\n\r\n  \n{}", account("acme"), account("beta"));
    let done = run(&world, &[&folder.bytes("users.jsonl", text), "--json"]).await.expect(0).json();
    assert_eq!((&done["imported"], &done["rejected"]), (&json!(2), &json!(0)));
    // The same lines with other ends are the same people.
    let text = format!("{}\n{}\n", account("acme"), account("beta"));
    let again = run(&world, &[&folder.bytes("again.jsonl", text), "--json"]).await.expect(0).json();
    assert_eq!((&again["imported"], &again["already"]), (&json!(0), &json!(2)));
}

#[tokio::test]
async fn utf_16_is_refused_in_one_sentence() {
    let world = World::new().await;
    let folder = Folder::default();
    let text = format!("{}\n", account("acme"));
    for little in [true, false] {
        for mark in ["", "\u{feff}"] {
            let file = folder.bytes("users.jsonl", utf16(&format!("{mark}{text}"), little));
            let ran = run(&world, &[&file]).await;
            assert_eq!(ran.status, 2, "{ran:?}");
            assert!(ran.stderr.contains("Save it as UTF-8") && ran.stderr.lines().count() == 1, "{ran:?}");
        }
    }
    assert_eq!(folder.files(), ["users.jsonl"]);
}

#[tokio::test]
async fn a_line_of_another_encoding_is_rejected() {
    let world = World::new().await;
    let folder = Folder::default();
    let mut bytes = format!("{}\n", account("acme")).into_bytes();
    bytes.extend(b"{\"account\": \"caf\xe9\"}\n");
    let file = folder.bytes("users.jsonl", bytes);
    let rejects = folder.name("rejects.jsonl");
    run(&world, &[&file, "--rejects", &rejects]).await.expect(1);
    let [reject] = &folder.lines("rejects.jsonl")[..] else { panic!("one line is rejected") };
    assert_eq!((&reject["line"], &reject["reason"]), (&json!(2), &json!("The line is not UTF-8.")));
}

#[tokio::test]
async fn a_line_of_a_megabyte_is_rejected_unread() {
    let world = World::new().await;
    let folder = Folder::default();
    let long = json!({"account": "a".repeat(1_000_000)});
    let exact = |name: &str, bytes: usize| {
        let line = account(name).to_string();
        format!("{line}{}", " ".repeat(bytes - line.len()))
    };
    let text = format!("{}\n{long}\n{}\n{}\n", account("acme"), exact("beta", 65_536), exact("gamma", 65_537));
    let file = folder.bytes("users.jsonl", text);
    let done = run(&world, &[&file, "--skip-rejects", "--rejects", &folder.name("rejects.jsonl"), "--json"]).await.expect(1).json();
    assert_eq!((&done["imported"], &done["rejected"]), (&json!(2), &json!(2)));
    for (reject, line) in folder.lines("rejects.jsonl").iter().zip([2, 4]) {
        assert_eq!(*reject, json!({"line": line, "reason": "The line has more than 65536 bytes."}));
    }
}

#[tokio::test]
async fn nothing_is_imported_while_a_line_is_rejected() {
    let world = World::new().await;
    let folder = Folder::default();
    let file = folder.records("users.jsonl", &[account("acme"), json!({"account": "x"})]);
    let before = world.dump().await.len();
    for options in [&[][..], &["--dry-run"], &["--dry-run", "--skip-rejects"]] {
        let rejects = folder.name(&format!("rejects-{}", options.len()));
        let done = run(&world, &[&[file.as_str(), "--json", "--rejects", &rejects], options].concat()).await.expect(1).json();
        assert_eq!((&done["importable"], &done["imported"], &done["rejected"]), (&json!(1), &json!(0), &json!(1)), "{options:?}");
        assert_eq!(world.dump().await.len(), before, "{options:?}");
    }
    let done = run(&world, &[&file, "--json", "--skip-rejects"]).await.expect(1).json();
    assert_eq!((&done["imported"], &done["rejected"]), (&json!(1), &json!(1)));
    // The default name of the file is that of the imported one with the time.
    let rejects = done["rejects"].as_str().unwrap();
    assert!(rejects.starts_with(&format!("{file}.rejects-20")) && rejects.ends_with("Z.jsonl"), "{rejects}");
    assert_eq!(fs::metadata(rejects).unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test]
async fn a_file_without_faults_leaves_no_file_of_rejected_lines() {
    let world = World::new().await;
    let folder = Folder::default();
    let file = folder.records("users.jsonl", &[account("acme")]);
    run(&world, &[&file, "--dry-run", "--rejects", &folder.name("rejects.jsonl")]).await.expect(0);
    run(&world, &[&file]).await.expect(0);
    assert_eq!(folder.files(), ["users.jsonl"]);
}

#[tokio::test]
async fn the_file_of_rejected_lines_replaces_nothing() {
    let world = World::new().await;
    let folder = Folder::default();
    let file = folder.records("users.jsonl", &[account("acme"), json!({"account": "x"})]);
    let precious = folder.bytes("precious", "precious");
    symlink(folder.path("precious"), folder.path("link")).unwrap();
    symlink(folder.path("elsewhere"), folder.path("dangling")).unwrap();
    fs::create_dir(folder.path("folder")).unwrap();
    let before = (folder.files(), world.dump().await.len());
    let hostile = [
        file.clone(),
        precious.clone(),
        folder.name("link"),
        folder.name("dangling"),
        folder.name("folder"),
        folder.name("no-folder/rejects.jsonl"),
        folder.name("precious/rejects.jsonl"),
        "/dev/null".to_owned(),
        String::new(),
    ];
    for rejects in &hostile {
        let ran = run(&world, &[&file, "--skip-rejects", "--rejects", rejects]).await;
        assert_eq!(ran.status, 2, "{rejects}: {ran:?}");
    }
    assert_eq!((folder.files(), world.dump().await.len()), before);
    assert_eq!(fs::read_to_string(&precious).unwrap(), "precious");
    assert_eq!(folder.lines("users.jsonl").len(), 2);
}

#[tokio::test]
async fn what_is_no_file_is_refused() {
    let world = World::new().await;
    let folder = Folder::default();
    for file in [folder.name("missing"), folder.name(""), "/dev/null".to_owned()] {
        let ran = run(&world, &[&file]).await;
        assert_eq!((ran.status, ran.stderr.lines().count()), (2, 1), "{ran:?}");
    }
    let empty = folder.bytes("empty.jsonl", "");
    assert_eq!(run(&world, &[&empty, "--json"]).await.expect(0).json()["imported"], Value::from(0));
}
