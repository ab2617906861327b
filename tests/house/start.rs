//! How the stack starts, and how it does not.

use std::collections::HashMap;
use std::time::Duration;

use rekey_domain::clock::Clock;
use rekey_domain::id::Id;
use rekey_local::{PASSWORD, Stack};
use rekey_tests::function::binary;
use rekey_tests::{World, logs};
use serde_json::json;
use tokio::process::Command;
use tokio::time::timeout;

async fn faults(variables: &[(&str, &str)]) -> Vec<String> {
    let variables: HashMap<String, String> = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let started = Stack::start(move |name| variables.get(name).cloned(), Clock::System).await;
    started.err().map(|not_started| not_started.0).unwrap_or_default()
}

#[tokio::test]
async fn the_start_reports_every_fault_in_a_line_of_its_own() {
    let world = World::new().await;
    let taken = world.stack.address.to_string();
    let found = faults(&[
        ("REKEY_LISTEN", &taken),
        ("REKEY_DATA", "/no-such-folder/rekey.db"),
        ("REKEY_BRAND", "two\nlines"),
        ("REKEY_PASSWORD_MIN", "nine"),
        ("REKEY_LIMIT_SIGN_IN_NAME", "100"),
        ("REKEY_CAPTCHA", "magic"),
        ("REKEY_SMS_COUNTRIES", "DE,Austria"),
        ("REKEY_SMS_DAILY_BUDGET", "0"),
    ])
    .await;
    for name in [
        "REKEY_LISTEN",
        "REKEY_DATA",
        "REKEY_BRAND",
        "REKEY_PASSWORD_MIN",
        "REKEY_LIMIT_SIGN_IN_NAME",
        "REKEY_CAPTCHA",
        "REKEY_SMS_COUNTRIES",
        "REKEY_SMS_DAILY_BUDGET",
    ] {
        assert_eq!(found.iter().filter(|line| line.starts_with(name)).count(), 1, "{name} in {found:?}");
    }
    assert_eq!(found.len(), 8);
    assert!(found.iter().all(|line| !line.contains('\n')));
}

#[tokio::test]
async fn the_start_reports_a_wrong_address_and_an_unusable_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.txt");
    std::fs::write(&file, "Dear Ada, this is no database.").unwrap();
    let found = faults(&[("REKEY_LISTEN", "localhost"), ("REKEY_DATA", file.to_str().unwrap())]).await;
    assert!(found[0].starts_with("REKEY_LISTEN must be") && found[1].starts_with("REKEY_DATA names"), "{found:?}");
    assert_eq!(found.len(), 2);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "Dear Ada, this is no database.");
}

#[tokio::test]
async fn a_stack_stops_cleanly_and_frees_its_port() {
    // Another test may get the port as soon as it is free. A stack that kept its port would keep each of the five.
    let mut taken = Vec::new();
    for _ in 0..5 {
        let world = World::new().await;
        let address = world.stack.address;
        world.visitor().get("/v1/config").await.expect(200);
        world.stack.stop().await;
        match tokio::net::TcpListener::bind(address).await {
            Ok(_) => return,
            Err(error) => taken.push(error),
        }
    }
    panic!("{taken:?}");
}

/// Runs the program of `cargo run` with these variables until it ends. Returns its status and its standard error.
async fn second_run(variables: &[(&str, &str)]) -> (Option<i32>, String) {
    let mut command = Command::new(&binary("rekey").await);
    command.env_clear().envs(variables.iter().copied()).kill_on_drop(true);
    let output = command.output().await.unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[tokio::test]
async fn a_second_stack_on_a_taken_port_says_so_in_one_line() {
    let world = World::new().await;
    let taken = world.stack.address.to_string();
    let (status, said) = second_run(&[("REKEY_LISTEN", &taken)]).await;
    assert_eq!((status, said.lines().count()), (Some(2), 1), "{said}");
    assert!(said.starts_with(&format!("rekey: REKEY_LISTEN names {taken}")), "{said}");
    world.visitor().get("/v1/config").await.expect(200);
}

#[tokio::test]
async fn a_second_stack_on_the_data_of_another_says_so_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rekey.db");
    let file = file.to_str().unwrap();
    let world = World::with(&[("REKEY_DATA", file)]).await;
    let (status, said) = second_run(&[("REKEY_LISTEN", "127.0.0.1:0"), ("REKEY_DATA", file)]).await;
    assert_eq!((status, said.lines().count()), (Some(2), 1), "{said}");
    assert!(said.contains("another stack has it open"), "{said}");
    world.visitor().sign_in("flowmatic", PASSWORD).await;
    // The file is free once the first stack has stopped.
    world.stack.stop().await;
    let again = World::with(&[("REKEY_DATA", file)]).await;
    again.visitor().sign_in("flowmatic", PASSWORD).await;
}

#[tokio::test]
async fn a_restart_delivers_no_message_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rekey.db");
    let variables = [("REKEY_DATA", file.to_str().unwrap()), ("REKEY_LIMIT_SCALE", "1000")];
    let world = World::with(&variables).await;
    world.visitor().recover("ada@example.com").await;
    world.settle().await;
    assert!(!world.stack.stream.records().unwrap().is_empty());
    world.stack.stop().await;
    let world = World::with(&variables).await;
    world.settle().await;
    assert_eq!(world.inbox("ada@example.com").count(), 0);
}

/// Runs a statement on a database file, as a developer's SQLite shell does.
async fn in_a_shell(file: &str, statement: &str) {
    let script = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute(sys.argv[2])";
    let status = Command::new("python3").args(["-B", "-c", script, file, statement]).status().await.unwrap();
    assert!(status.success(), "{statement}");
}

#[tokio::test]
async fn the_stream_is_read_again_after_a_failure() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rekey.db");
    let file = file.to_str().unwrap();
    let world = World::with(&[("REKEY_DATA", file), ("REKEY_LIMIT_SCALE", "1000")]).await;
    world.settle().await;
    in_a_shell(file, "ALTER TABLE _stream_records RENAME TO mislaid").await;
    // Every write wakes the reader, also one that fails.
    let request =
        reqwest::Client::new().post(format!("http://{}", world.stack.dynamodb)).header("x-amz-target", "DynamoDB_20120810.PutItem");
    let row = json!({"pk": {"S": "OUTBOX#nothing"}, "sk": {"S": "OUTBOX"}, "kind": {"S": "nothing"}});
    let answer = request.body(json!({"TableName": "rekey-flows", "Item": row}).to_string()).send().await.unwrap();
    assert!(answer.status().is_server_error(), "{}", answer.status());
    let noticed = async {
        while !logs::lines().contains("the stream could not be read") {
            tokio::task::yield_now().await;
        }
    };
    timeout(Duration::from_secs(10), noticed).await.unwrap();
    in_a_shell(file, "ALTER TABLE mislaid RENAME TO _stream_records").await;
    world.settle().await;
    world.visitor().recover("ada@example.com").await;
    world.inbox("ada@example.com").only().await;
}

#[tokio::test]
async fn the_database_answers_functions_in_other_processes() {
    let world = World::new().await;
    let client = reqwest::Client::new();
    let ask = async |operation: &str, body: serde_json::Value| {
        let request =
            client.post(format!("http://{}", world.stack.dynamodb)).header("x-amz-target", format!("DynamoDB_20120810.{operation}"));
        let answer = request.body(body.to_string()).send().await.unwrap();
        (answer.status().as_u16(), answer.json::<serde_json::Value>().await.unwrap())
    };
    let (status, tables) = ask("ListTables", json!({})).await;
    assert_eq!((status, &tables["TableNames"]), (200, &json!(["rekey-directory", "rekey-flows"])));
    let (status, fault) = ask("GetItem", json!({"TableName": "nowhere", "Key": {"pk": {"S": "a"}, "sk": {"S": "b"}}})).await;
    assert_eq!(status, 400);
    assert!(fault["__type"].as_str().unwrap().ends_with("#ResourceNotFoundException"), "{fault}");
    let (status, fault) = ask("MakeCoffee", json!({})).await;
    assert!(status >= 400 && fault["message"].as_str().unwrap().contains("MakeCoffee"), "{fault}");
    // What another process writes wakes the stream's reader: a request for a recovery that was made there is mailed.
    let recovery = world.visitor().recover("ada@example.com").await;
    world.inbox("ada@example.com").find(&format!("link_{recovery}.")).await;
    let key = json!({"pk": {"S": format!("RECOVERY#{recovery}")}, "sk": {"S": "RECOVERY"}});
    let (_, found) = ask("GetItem", json!({"TableName": "rekey-flows", "Key": key})).await;
    let other = Id::random(&world.random()).to_string();
    let row: serde_json::Value = serde_json::from_str(&found["Item"].to_string().replace(&recovery, &other)).unwrap();
    assert_eq!(ask("PutItem", json!({"TableName": "rekey-flows", "Item": row})).await.0, 200);
    world.inbox("ada@example.com").find(&format!("link_{other}.")).await;
}

#[tokio::test]
async fn a_dropped_stack_leaves_no_task_running() {
    let metrics = tokio::runtime::Handle::current().metrics();
    let before = metrics.num_alive_tasks();
    let world = World::new().await;
    assert!(metrics.num_alive_tasks() > before);
    drop(world);
    for _ in 0..500 {
        if metrics.num_alive_tasks() <= before {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{} tasks still run", metrics.num_alive_tasks() - before);
}

#[tokio::test]
async fn the_start_says_that_an_ip_address_has_no_passkeys() {
    World::with(&[("REKEY_BASE_URL", "http://127.0.0.1:8787")]).await;
    assert!(logs::lines().contains("passkeys do not work"));
}
