//! Each person's own activity.

use rekey_tests::audit::{acts, entry, events, plant};
use rekey_tests::users::{ACCOUNT, confirmed, edit, root, user};
use rekey_tests::{GOOD_PASSWORD, World};
use serde_json::{Value, json};

#[tokio::test]
async fn activity_shows_nobody_else() {
    let world = World::new().await;
    let root = root(&world).await;
    for name in ["lin", "mo"] {
        user(&world, &root, name, &["audit:read", "users:manage"]).await;
    }
    let (lin, mo) = (confirmed(&world, "lin", GOOD_PASSWORD).await, confirmed(&world, "mo", GOOD_PASSWORD).await);
    let own = events(&lin, "/v1/activity").await;
    assert!(!own.is_empty() && own.iter().all(|event| event["subject"]["user"] == "lin"), "{own:?}");
    // A cursor of somebody else's entry is a place in one's own, and nothing more.
    let theirs = events(&mo, "/v1/activity").await;
    let cursor = format!("{}-{}", world.now().0 + 1, theirs[0]["id"].as_str().unwrap());
    assert_eq!(events(&lin, &format!("/v1/activity?after={cursor}")).await, own);
}

#[tokio::test]
async fn activity_leaves_out_the_devices_of_others() {
    let world = World::new().await;
    let phone = world.visitor();
    let body = json!({"account": ACCOUNT, "password": rekey_local::PASSWORD, "client": "mobile", "device": "The boss's phone"});
    phone.use_token(&phone.post("/v1/sign-in", body).await.expect(200).text("token"));
    phone.confirm(rekey_local::PASSWORD).await;
    user(&world, &phone, "lin", &[]).await;
    let lin = confirmed(&world, "lin", GOOD_PASSWORD).await;
    edit(&phone, "lin", json!({"permissions": ["reports:read"]})).await.expect(200);
    let theirs = lin.get("/v1/activity").await.expect(200);
    assert!(theirs.raw.contains("permissions_set") && !theirs.raw.contains("boss"), "{}", theirs.raw);
    for path in ["/v1/activity", "/v1/audit?act=permissions_set"] {
        let own = events(&phone, path).await;
        let set = own.iter().find(|event| event["act"] == "permissions_set").unwrap();
        assert_eq!((&set["device"], &set["client"]), (&json!("The boss's phone"), &json!("mobile")), "{path}");
    }
}

#[tokio::test]
async fn a_new_user_of_a_name_sees_nothing_of_the_earlier_one() {
    let world = World::new().await;
    let root = root(&world).await;
    let mut seen: Vec<Value> = Vec::new();
    for _ in 0..2 {
        user(&world, &root, "lin", &[]).await;
        let lin = confirmed(&world, "lin", GOOD_PASSWORD).await;
        let principal = lin.get("/v1/session").await.expect(200).json()["principal"].clone();
        let own = events(&lin, "/v1/activity").await;
        assert!(own.iter().all(|event| event["subject"]["principal"] == principal), "{own:?}");
        for earlier in &seen {
            let cursor = format!("{}-{}", world.now().0, earlier["id"].as_str().unwrap());
            let after = events(&lin, &format!("/v1/activity?after={cursor}")).await;
            assert!(after.iter().all(|event| event["subject"]["principal"] == principal), "{after:?}");
        }
        seen.extend(own);
        root.delete("/v1/users/lin").await.expect(204);
        world.clock.advance(1);
    }
    // The account has the entries of both.
    let of_the_name = events(&root, "/v1/audit?user=lin").await;
    assert!(seen.iter().all(|event| of_the_name.iter().any(|other| other["id"] == event["id"])));
}

#[tokio::test]
async fn activity_comes_fifty_at_a_time_newest_first() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    plant(&world, &entry(&world, "signed_in_by_password").await, 120).await;
    let (mut seen, mut path): (Vec<Value>, _) = (Vec::new(), "/v1/activity".to_owned());
    loop {
        let page = browser.get(&path).await.expect(200).json();
        let events = page["events"].as_array().unwrap().clone();
        assert!(events.len() <= 50);
        seen.extend(events);
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/v1/activity?after={next}");
    }
    assert!(seen.is_sorted_by(|newer, older| newer["at"].as_str() >= older["at"].as_str()));
    let mut ids: Vec<&str> = seen.iter().map(|event| event["id"].as_str().unwrap()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((ids.len(), ids.is_empty()), (seen.len(), false));
    let written = [world.items("audit").await, world.items("audit-copy").await].concat();
    assert_eq!(written.iter().filter(|row| row["pk"] == own(&seen)).count(), seen.len());
    for bad in ["after=", "after=x", "after=1-2", "act=undone", "after=1&after=2", "user=lin"] {
        browser.get(&format!("/v1/activity?{bad}")).await.refused(400, "invalid_request");
    }
}

/// The partition of the principal that acted.
fn own(events: &[Value]) -> aws_sdk_dynamodb::types::AttributeValue {
    aws_sdk_dynamodb::types::AttributeValue::S(format!("AUDIT#{}", events[0]["actor"]["principal"].as_str().unwrap()))
}

#[tokio::test]
async fn nobody_reads_activity_without_a_session() {
    let world = World::new().await;
    world.visitor().get("/v1/activity").await.refused(401, "unauthenticated");
    world.visitor().get("/v1/audit").await.refused(401, "unauthenticated");
    let root = root(&world).await;
    root.post("/v1/sign-out", json!({})).await.expect(204);
    root.get("/v1/activity").await.refused(401, "unauthenticated");
    assert!(acts(&world.signed_in("flowmatic").await, "/v1/activity").await.contains(&"account_activated".to_owned()));
}
