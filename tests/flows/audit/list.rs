//! Who reads the account's log, and what it shows.

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_tests::audit::{acts, entry, events, make_old, plant, plant_apart};
use rekey_tests::users::{ACCOUNT, confirmed, root, user};
use rekey_tests::{GOOD_PASSWORD, Tap, World};
use serde_json::{Value, json};

#[tokio::test]
async fn the_root_and_auditors_read_the_account_and_nobody_else_does() {
    let world = World::new().await;
    let root = root(&world).await;
    for (name, permissions) in [("ann", "audit:read"), ("bob", "users:manage"), ("cid", "users:read")] {
        user(&world, &root, name, &[permissions]).await;
    }
    let ann = confirmed(&world, "ann", GOOD_PASSWORD).await;
    let seen = events(&ann, "/v1/audit").await;
    assert!(seen.iter().any(|event| event["act"] == "user_created" && event["subject"]["user"] == "bob"));
    assert!(seen.iter().all(|event| event["subject"]["account"] == ACCOUNT && event["actor"]["account"] == ACCOUNT));
    assert_eq!(seen, events(&root, "/v1/audit").await);
    for name in ["bob", "cid"] {
        confirmed(&world, name, GOOD_PASSWORD).await.get("/v1/audit").await.refused(403, "forbidden");
    }
    // The log of another account is its own.
    let other = world.signed_in("flowmatic").await;
    assert!(events(&other, "/v1/audit").await.iter().all(|event| event["subject"]["account"] == "flowmatic"));
    // Permissions that are taken away count at the next call.
    root.patch("/v1/users/ann", json!({"permissions": []})).await.expect(200);
    ann.get("/v1/audit").await.refused(403, "forbidden");
}

#[tokio::test]
async fn a_new_owner_of_a_name_does_not_read_the_entries_of_the_old_one() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &["audit:read"]).await;
    let lin = confirmed(&world, "lin", GOOD_PASSWORD).await;
    world.clock.advance(10);
    // The account is registered anew from here on.
    let began = world.now();
    let row = world.principal(ACCOUNT).await;
    world.set(&row, "created_at", AttributeValue::N(began.0.to_string())).await;
    root.post("/v1/session/reauthenticate", json!({"password": rekey_local::PASSWORD})).await.expect(204);
    for reader in [&root, &lin] {
        for path in ["/v1/audit", "/v1/audit?from=1970-01-01T00:00:00Z", "/v1/audit?act=reauthenticated"] {
            assert_eq!(acts(reader, path).await, ["reauthenticated"], "{path}");
        }
        assert!(events(reader, "/v1/audit?act=user_created").await.is_empty());
        let before = format!("/v1/audit?after={}-{}", began.0 - 1, "a".repeat(26));
        assert!(events(reader, &before).await.is_empty());
    }
}

#[tokio::test]
async fn entries_of_one_second_come_once_each_whatever_page_they_are_on() {
    let world = World::new().await;
    let root = root(&world).await;
    make_old(&world, ACCOUNT).await;
    plant_apart(&world, &entry(&world, "reauthenticated").await, 120, 0).await;
    let planted = world.items("audit").await;
    let of_account = planted.iter().filter(|entry| entry["account"].as_s().unwrap() == ACCOUNT);
    let (all, filtered): (Vec<_>, Vec<_>) =
        (of_account.clone().collect(), of_account.filter(|entry| entry["act"].as_s().unwrap() == "reauthenticated").collect());
    for (first, expected) in [("/v1/audit?", all.len()), ("/v1/audit?act=reauthenticated&", filtered.len())] {
        let (mut ids, mut path) = (Vec::new(), first.to_owned());
        loop {
            let page = root.get(&path).await.expect(200).json();
            ids.extend(page["events"].as_array().unwrap().iter().map(|event| event["id"].as_str().unwrap().to_owned()));
            let Some(next) = page["next"].as_str() else { break };
            path = format!("{first}after={next}");
        }
        let read = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!((ids.len(), read), (expected, expected), "{first}");
    }
}

/// The operations of the answer. `deliver` looks every minute for what is due, on the same line.
fn of_admin(tap: &Tap) -> Vec<String> {
    tap.take().into_iter().filter(|seen| seen.caller == "admin").map(|seen| seen.operation).collect()
}

#[tokio::test]
async fn ten_thousand_entries_are_read_in_bounded_requests() {
    const MANY: usize = 10_000;
    let (world, tap) = World::behind(&[("REKEY_LIMIT_SCALE", "1000")]).await;
    let root = root(&world).await;
    make_old(&world, ACCOUNT).await;
    root.session_status().await;
    let there = world.items("audit").await.iter().filter(|entry| entry["account"].as_s().unwrap() == ACCOUNT).count();
    plant(&world, &entry(&world, "reauthenticated").await, MANY).await;

    let (mut ids, mut path, mut largest) = (std::collections::BTreeSet::new(), "/v1/audit".to_owned(), 0);
    loop {
        tap.take();
        let page = root.get(&path).await.expect(200);
        assert_eq!(of_admin(&tap), ["BatchGetItem", "Query"], "a page costs the same wherever it is");
        largest = largest.max(page.raw.len());
        let page = page.json();
        let events = page["events"].as_array().unwrap();
        assert!(events.len() <= 50);
        ids.extend(events.iter().map(|event| event["id"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/v1/audit?after={next}");
    }
    assert_eq!(ids.len(), MANY + there);
    assert!(largest < 50 * 600, "a page has {largest} bytes");

    // A search that finds little reads a bounded part of the log, and says where to go on.
    let (mut found, mut path, mut pages): (Vec<Value>, _, usize) = (Vec::new(), "/v1/audit?act=undone".to_owned(), 0);
    loop {
        tap.take();
        let page = root.get(&path).await.expect(200).json();
        let asked = of_admin(&tap);
        assert!(asked.len() <= 5, "{asked:?}");
        found.extend(page["events"].as_array().unwrap().clone());
        pages += 1;
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/v1/audit?act=undone&after={next}");
    }
    assert!(found.is_empty() && pages <= 4, "{pages} pages");
    // One in a hundred is of this act, and an answer looks at four thousand entries.
    let page = root.get("/v1/audit?act=password_changed").await.expect(200).json();
    assert!((39..=40).contains(&page["events"].as_array().unwrap().len()) && page["next"].is_string());
}
