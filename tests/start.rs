//! How the stack starts, and how it does not.

use std::collections::HashMap;

use rekey_domain::clock::Clock;
use rekey_local::Stack;
use rekey_tests::World;

async fn faults(variables: &[(&str, &str)]) -> Vec<String> {
    let variables: HashMap<String, String> = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let started = Stack::start(move |name| variables.get(name).cloned(), Clock::System).await;
    started.err().map(|not_started| not_started.0).unwrap_or_default()
}

#[tokio::test]
async fn all_that_stands_in_the_way_is_told_at_once_one_line_each() {
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
async fn a_wrong_address_and_a_file_that_is_no_database_are_told() {
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
    let world = World::new().await;
    let address = world.stack.address;
    let visitor = world.visitor();
    visitor.get("/v1/config").await.expect(200);
    world.stack.stop().await;
    tokio::net::TcpListener::bind(address).await.unwrap();
}
