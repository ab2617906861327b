//! `export`: the file, and who can read it.

use std::fs;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;

use age::x25519::Identity;
use rekey_local::PASSWORD;
use rekey_tests::World;
use rekey_tests::factors::Owner;
use rekey_tests::records::{Folder, lines};

/// The text of an export that this key opens.
fn opened(bytes: &[u8], key: &dyn age::Identity) -> Option<String> {
    let decryptor = age::Decryptor::new(bytes).ok()?;
    let mut text = String::new();
    decryptor.decrypt([key].into_iter()).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

#[tokio::test]
async fn nobody_reads_an_export_without_the_key() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let folder = Folder::default();
    let (key, other, third) = (Identity::generate(), Identity::generate(), Identity::generate());
    let file = folder.name("users.age");
    let (to, also) = (key.to_public().to_string(), other.to_public().to_string());
    world.operator(&["export", &file, "--to", &to, "--to", &also]).await.expect(0);
    let bytes = fs::read(&file).unwrap();
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let text = opened(&bytes, &key).unwrap();
    assert_eq!(opened(&bytes, &other).unwrap(), text);
    assert!(opened(&bytes, &third).is_none());
    let flowmatic = lines(&text).into_iter().find(|line| line["account"] == "flowmatic" && line.get("user").is_none()).unwrap();
    assert_eq!(flowmatic["email"]["address"], "grace@example.com");
    assert_eq!(flowmatic["totp"]["secret"].as_str().unwrap().len(), 32);
    assert_eq!(flowmatic["recovery_codes"]["hashes"].as_array().unwrap().len(), owner.recovery_codes.len());
    // Nothing of the text stands in the file, nor does a part of the file open.
    for word in ["flowmatic", "grace@example.com", "argon2id", flowmatic["totp"]["secret"].as_str().unwrap()] {
        assert!(text.contains(word) && !bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word}");
    }
    assert!(opened(&bytes[..bytes.len() - 1], &key).is_none());
}

#[tokio::test]
async fn clear_text_is_wanted_twice() {
    let world = World::new().await;
    let folder = Folder::default();
    let file = folder.name("users.jsonl");
    let key = Identity::generate().to_public().to_string();
    for arguments in [&["--plain"][..], &[], &["--plain", "--plain", "--to", &key], &["--to", "age1nokey"], &["--to", ""]] {
        let ran = world.operator(&[&["export", file.as_str()], arguments].concat()).await;
        assert_eq!(ran.status, 2, "{arguments:?}: {ran:?}");
        assert!(folder.files().is_empty(), "{arguments:?}");
    }
    world.operator(&["export", &file, "--plain", "--plain"]).await.expect(0);
    assert!(folder.lines("users.jsonl").iter().any(|line| line["account"] == "flowmatic"));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test]
async fn an_export_replaces_no_file() {
    let world = World::new().await;
    let folder = Folder::default();
    let file = folder.bytes("users.jsonl", "precious");
    let ran = world.operator(&["export", &file, "--plain", "--plain"]).await;
    assert_eq!((ran.status, fs::read_to_string(&file).unwrap().as_str()), (2, "precious"), "{ran:?}");
}

#[tokio::test]
async fn an_owner_gets_everything_that_is_held_and_nothing_to_sign_in_with() {
    let world = World::new().await;
    let owner = Owner::with_both(&world).await;
    world.reset_password("ada@example.com", "ada@example.com", PASSWORD).await;
    let folder = Folder::default();
    let file = folder.name("owner.jsonl");
    world.operator(&["export", &file, "--account", "flowmatic", "--plain", "--plain"]).await.expect(0);
    let kept = folder.lines("owner.jsonl");
    let all = |kind: &str| kept.iter().filter_map(|line| line.get(kind)).cloned().collect::<Vec<_>>();
    let people = all("principal");
    let root = people.iter().find(|person| person["name"]["user"].is_null()).unwrap();
    assert_eq!(root["contacts"][0]["email"], "grace@example.com");
    assert_eq!(root["factors"].as_array().unwrap().len(), 2);
    assert_eq!(root["recovery_codes_left"], owner.recovery_codes.len());
    assert!(people.iter().any(|person| !person["name"]["user"].is_null()), "the users of the account are in it");
    assert!(!all("session").is_empty() && !all("known_browser").is_empty());
    let acts: Vec<String> = all("audit").iter().map(|entry| entry["act"].as_str().unwrap().to_owned()).collect();
    assert!(acts.iter().any(|act| act == "app_turned_on"), "{acts:?}");
    let text = fs::read_to_string(&file).unwrap();
    for word in ["argon2id", "ada@example.com", "purpose:", "local:olga", "hash"] {
        assert!(!text.contains(word), "{word}");
    }
    world
        .operator(&["export", &folder.name("nobody"), "--account", "nobody-here", "--plain", "--plain"])
        .await
        .refused("There is no account");
    assert_eq!(folder.files(), ["owner.jsonl"]);
}
