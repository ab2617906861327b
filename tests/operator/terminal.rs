//! Texts that strangers chose, on the operator's terminal.

use std::fs;

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_tests::World;
use rekey_tests::records::Folder;
use serde_json::{Value, json};

/// What a terminal obeys: an escape sequence that clears it, one that sets its title, the one-byte form of their beginning, a
/// carriage return, a line break, and marks that reverse the order of letters.
const HOSTILE: &str = "phone\u{1b}[2J\u{1b}]0;owned\u{7}\u{9b}31m\rrekey-operator: done\nThe account is yours\u{202e}\u{2066}\u{e0041}";

#[tokio::test]
async fn no_text_that_somebody_chose_steers_the_terminal_of_the_operator() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    browser.get("/v1/session").await.expect(200);
    let id = world.principal("flowmatic").await["id"].as_s().unwrap().clone();
    let entries = world.rows(&format!("AUDIT#{id}")).await;
    for entry in &entries {
        world.set(entry, "device", AttributeValue::S(HOSTILE.to_owned())).await;
    }
    let honest = world.operator(&["account", "show", "flowmatic"]).await.expect(0).stdout;
    assert!(honest.contains("phone\\u{1b}[2J") && honest.contains("\\nThe account is yours\\u{202e}"), "{honest}");
    assert!(!honest.contains("\nThe account is yours"), "{honest}");
    let json = world.operator(&["account", "show", "flowmatic", "--json"]).await.expect(0);
    let steers = |c: &char| (c.is_control() && *c != '\n') || "\u{202e}\u{2066}\u{e0041}".contains(*c);
    for printed in [&honest, &json.stdout] {
        assert_eq!(printed.chars().find(steers), None, "{printed}");
    }
    // Nor does a file that the operator looks at with `cat`.
    let folder = Folder::default();
    let (owner, users, rejects) = (folder.name("owner.jsonl"), folder.name("users.jsonl"), folder.name("rejects.jsonl"));
    world.operator(&["export", &owner, "--account", "flowmatic", "--plain", "--plain"]).await.expect(0);
    world.operator(&["import", &folder.records("users.jsonl", &[json!({"account": HOSTILE})]), "--rejects", &rejects]).await.expect(1);
    let text = fs::read_to_string(&owner).unwrap() + &fs::read_to_string(&rejects).unwrap();
    assert_eq!(text.chars().find(steers), None, "{text}");
    let device = |line: &Value| line["audit"]["device"].as_str() == Some(HOSTILE);
    assert!(folder.lines("owner.jsonl").iter().any(device), "{text}");
    assert_eq!(folder.lines("rejects.jsonl")[0]["text"], fs::read_to_string(&users).unwrap().trim_end());
    // A program reads back what is stored.
    let devices: Vec<String> =
        json.json()["events"].as_array().unwrap().iter().map(|event| event["device"].as_str().unwrap().to_owned()).collect();
    assert!(!devices.is_empty() && devices.iter().all(|device| device == HOSTILE), "{devices:?}");
}
