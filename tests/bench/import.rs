//! Measures an import of many lines: its rate beside that of bare transactions of the same items, and its end when it is killed.
//!
//! ```text
//! cargo bench -p rekey-tests --profile dev --bench import -- [--lines 20000]
//! ```
//! The tool imports into a stack of this process. Then bare transactions put the same items into another one, as many at once,
//! over the same kind of connection. At last a third stack gets an import that is killed at 20 random points. The first row has
//! the time of the whole import, with the check of the file.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::as_conversions,
    reason = "a benchmark stops on faults, prints, measures time, and makes ratios of counts"
)]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::Credentials;
use aws_sdk_dynamodb::types::{Put, TransactWriteItem};
use futures_util::stream::{self, StreamExt};
use rekey_adapters::aws::{Aws, Endpoints};
use rekey_adapters::store;
use rekey_domain::random::Random;
use rekey_tests::bench::option;
use rekey_tests::cut::End;
use rekey_tests::records::{Folder, assert_imported_once, people};
use rekey_tests::{Item, World};
use serde_json::Value;

/// The transactions at once, as the tool has them.
const AT_ONCE: usize = 16;
/// The times that an import is killed.
const KILLS: usize = 20;

#[tokio::main]
async fn main() {
    let lines = option("--lines", 20_000);
    let (folder, people) = (Folder::default(), people(lines));
    let file = folder.records("users.jsonl", &people);
    // The first run builds the tool.
    World::new().await.operator(&["import", &folder.bytes("empty", "")]).await.expect(0);

    let world = World::new().await;
    let start = Instant::now();
    let imported: Value = serde_json::from_str(&world.operator(&["import", &file, "--json"]).await.stdout).unwrap();
    let by_tool = start.elapsed();
    assert_eq!(imported["imported"], lines);
    assert_imported_once(&world, &people).await;
    let transactions = transactions(&world).await;
    world.stack.stop().await;

    let world = World::new().await;
    let client = client(&world);
    let start = Instant::now();
    stream::iter(transactions).for_each_concurrent(AT_ONCE, |items| put(&client, items)).await;
    let bare = start.elapsed();
    world.stack.stop().await;
    let rate = |time: Duration| lines as f64 / time.as_secs_f64();
    println!("| what | lines | seconds | lines a second |\n| --- | --- | --- | --- |");
    println!("| import | {lines} | {:.1} | {:.0} |", by_tool.as_secs_f64(), rate(by_tool));
    println!("| bare transactions of the same items | {lines} | {:.1} | {:.0} |", bare.as_secs_f64(), rate(bare));
    println!("\nThe import has {:.2} of the rate of bare transactions.", rate(by_tool) / rate(bare));
    killed(&file, &people).await;
}

/// The items of each imported principal, as the import has written them.
async fn transactions(world: &World) -> Vec<Vec<Item>> {
    let mut by_principal: BTreeMap<String, Vec<Item>> = BTreeMap::new();
    for row in world.dump().await {
        let text = |name: &str| row.get(name).and_then(|value| value.as_s().ok()).cloned();
        let principal = match text("kind").as_deref() {
            Some("principal") => text("id"),
            Some("login") => text("principal"),
            Some("contact") => text("sk"),
            Some("audit") => text("subject"),
            _ => None,
        };
        if let Some(principal) = principal {
            by_principal.entry(principal).or_default().push(row);
        }
    }
    let is_imported = |items: &Vec<Item>| items.iter().any(|item| item.contains_key("imported"));
    by_principal.into_values().filter(is_imported).collect()
}

/// A client that reaches the database over the network, as the tool does.
fn client(world: &World) -> Client {
    let credentials = Credentials::new("bench", "local", None, None, "bench");
    let endpoints = Endpoints { dynamodb: Some(format!("http://{}", world.stack.dynamodb)), ..Endpoints::default() };
    store::client(&Aws::new("dynoxide".to_owned(), credentials, endpoints))
}

async fn put(client: &Client, items: Vec<Item>) {
    let put = |item| {
        let put = Put::builder().table_name("rekey-directory").set_item(Some(item)).condition_expression("attribute_not_exists(pk)");
        TransactWriteItem::builder().put(put.build().unwrap()).build()
    };
    client.transact_write_items().set_transact_items(Some(items.into_iter().map(put).collect())).send().await.unwrap();
}

/// Kills an import at random points, and then lets it end.
async fn killed(file: &str, people: &[Value]) {
    let (world, random, start) = (World::new().await, Random::seeded(17), Instant::now());
    let mut killed = 0;
    for _ in 0..KILLS {
        let requests = 1 + usize::from(u16::from_be_bytes(random.bytes())) % (people.len() / 8);
        killed += usize::from(world.operator_killed_at(&["import", file], requests, requests.is_multiple_of(2)).await == End::Killed);
    }
    world.operator(&["import", file]).await;
    assert_imported_once(&world, people).await;
    println!("Killed {killed} times and started again, the import ends the same after {:.0} s.", start.elapsed().as_secs_f64());
}
