//! The list of users, the entries of the audit log, and the limit of an administrator.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::types::{AttributeValue, PutRequest, WriteRequest};
use rekey_domain::id::Id;
use rekey_tests::factors::turn_on_app;
use rekey_tests::users::{ACCOUNT, confirmed, create, edit, mailed_user, reset, root, user};
use rekey_tests::{GOOD_PASSWORD, Item, World};
use serde_json::{Value, json};

#[tokio::test]
async fn every_act_leaves_an_audit_entry_with_its_actor() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    let browser = confirmed(&world, "lin", GOOD_PASSWORD).await;
    turn_on_app(&world, &browser, json!({"password": GOOD_PASSWORD})).await;
    edit(&root, "lin", json!({"permissions": ["reports:read"]})).await.expect(200);
    root.post("/v1/users/lin/reset-two-factor", json!({})).await.expect(204);
    reset(&root, "lin").await;
    root.delete("/v1/users/lin").await.expect(204);
    let field = |row: &Item, name: &str| row[name].as_s().unwrap().clone();
    let logins = world.rows("ACCOUNT#analytical-engine").await;
    let root = field(logins.iter().find(|row| field(row, "sk") == "ROOT").unwrap(), "principal");
    let mut entries = world.rows("AUDIT#").await;
    entries.retain(|entry| field(entry, "actor") == root && field(entry, "subject") != root);
    let done: BTreeSet<String> = entries.iter().map(|entry| field(entry, "act")).collect();
    let expected = ["user_created", "permissions_set", "factors_reset", "password_reset", "user_deleted"].map(str::to_owned);
    assert_eq!(done, BTreeSet::from(expected));
    // The user is gone; its entries still say who it was.
    assert!(entries.iter().all(|entry| field(entry, "user") == "lin" && field(entry, "account") == ACCOUNT));
    let by = |entry: &Item| entry["managed"].as_m().unwrap()["by"].as_m().unwrap()["account"].as_s().unwrap().clone();
    assert!(entries.iter().all(|entry| by(entry) == ACCOUNT));
}

#[tokio::test]
async fn changes_of_users_are_limited_by_administrator() {
    let world = World::with(&[("REKEY_LIMIT_MANAGE_USERS", "2/60")]).await;
    let root = root(&world).await;
    create(&root, "u1", None, &[]).await.expect(201);
    create(&root, "u2", None, &[]).await.expect(201);
    let refused = create(&root, "u3", None, &[]).await.refused(429, "rate_limited");
    assert!(refused.header("retry-after").is_some());
    world.clock.advance(60);
    create(&root, "u3", None, &[]).await.expect(201);
}

#[tokio::test]
async fn ten_thousand_users_are_listed_fifty_at_a_time() {
    const MANY: usize = 10_000;
    let (world, tap) = World::behind(&[("REKEY_LIMIT_SCALE", "1000")]).await;
    let root = root(&world).await;
    user(&world, &root, "u-00000", &["reports:read"]).await;
    plant(&world, MANY).await;
    root.session_status().await;

    let (mut names, mut after, mut largest) = (Vec::new(), None::<String>, 0);
    loop {
        tap.take();
        let path = after.as_ref().map_or("/v1/users".to_owned(), |after| format!("/v1/users?after={after}"));
        let page = root.get(&path).await.expect(200);
        // `deliver` looks every minute for what is due, on the same line.
        let of_the_answer = tap.take().into_iter().filter(|seen| seen.caller != "deliver").map(|seen| seen.operation);
        assert_eq!(of_the_answer.collect::<Vec<_>>(), ["BatchGetItem", "Query", "BatchGetItem"], "a page costs the same wherever it is");
        largest = largest.max(page.raw.len());
        let page = page.json();
        let users = page["users"].as_array().unwrap();
        assert!(users.len() <= 50);
        names.extend(users.iter().map(|user| user["user"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => after = Some(next.to_owned()),
            None => break,
        }
    }
    assert_eq!(names.len(), MANY);
    assert!(names.is_sorted() && largest < 50 * 512, "a page has {largest} bytes");

    let found = root.get("/v1/users?search=u-0999").await.expect(200).json();
    assert_eq!((found["users"].as_array().unwrap().len(), &found["next"]), (10, &Value::Null));
    let found = root.get("/v1/users?search=U-0999&after=u-09994").await.expect(200).json();
    assert_eq!(found["users"].as_array().unwrap().len(), 5);
    for (search, after, expected) in [("u-0999", "u-00500", 10), ("u-0999", "u-0", 10), ("u-0999", "zzz", 0), ("u-09", "u-1", 0)] {
        let found = root.get(&format!("/v1/users?search={search}&after={after}")).await.expect(200).json();
        assert_eq!(found["users"].as_array().unwrap().len(), expected, "{search} after {after}");
    }
    let long = format!("search={}", "u".repeat(3000));
    for none in [long.as_str(), "search=%00", "search=ROOT", "search=u-1", "search=%23", "search=lin%25"] {
        assert_eq!(root.get(&format!("/v1/users?{none}")).await.expect(200).json(), json!({"users": [], "next": null}), "{none}");
    }
    for bad in ["after=", "after=%2F", "after=a&after=b", "limit=1000", "search=a&search=b", "account=flowmatic"] {
        root.get(&format!("/v1/users?{bad}")).await.refused(400, "invalid_request");
    }
}

/// Users like the first one, under names that follow on its.
async fn plant(world: &World, many: usize) {
    let (login, random) = (world.rows("ACCOUNT#analytical-engine").await, world.random());
    let login = login.into_iter().find(|row| row["sk"].as_s().unwrap() == "USER#u-00000").unwrap();
    let key = format!("PRINCIPAL#{}", login["principal"].as_s().unwrap());
    let principal = world.rows(&key).await.remove(0);
    let text = AttributeValue::S;
    let mut items = Vec::new();
    for number in 1..many {
        let (id, user) = (Id::random(&random).to_string(), format!("u-{number:05}"));
        let (mut login, mut principal) = (login.clone(), principal.clone());
        login.insert("sk".to_owned(), text(format!("USER#{user}")));
        login.insert("principal".to_owned(), text(id.clone()));
        principal.insert("pk".to_owned(), text(format!("PRINCIPAL#{id}")));
        principal.insert("id".to_owned(), text(id));
        principal.insert("user".to_owned(), text(user));
        items.extend([login, principal]);
    }
    for batch in items.chunks(25) {
        let put =
            |item: &Item| WriteRequest::builder().put_request(PutRequest::builder().set_item(Some(item.clone())).build().unwrap()).build();
        let puts = batch.iter().map(put).collect();
        world.stack.resources.dynamodb.batch_write_item().request_items("rekey-directory", puts).send().await.unwrap();
    }
}
