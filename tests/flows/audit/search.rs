//! Searches by act, actor, user and time.

use rekey_tests::audit::{acts, events};
use rekey_tests::users::{administrator, confirmed, edit, root, user};
use rekey_tests::{GOOD_PASSWORD, World};
use serde_json::json;

#[tokio::test]
async fn a_search_finds_what_it_names_and_nothing_else() {
    let world = World::new().await;
    let root = root(&world).await;
    let ann = administrator(&world, &root).await;
    user(&world, &root, "lin", &[]).await;
    let lin = confirmed(&world, "lin", GOOD_PASSWORD).await;
    world.clock.advance(100);
    let edited = world.now();
    edit(&root, "lin", json!({"permissions": ["reports:read"]})).await.expect(200);
    world.clock.advance(100);
    ann.post("/v1/session/reauthenticate", json!({"password": GOOD_PASSWORD})).await.expect(204);

    let about_lin = events(&root, "/v1/audit?user=LIN").await;
    assert!(about_lin.len() >= 4 && about_lin.iter().all(|event| event["subject"]["user"] == "lin"), "{about_lin:?}");
    assert_eq!(acts(&root, "/v1/audit?user=lin&act=permissions_set").await, ["permissions_set"]);

    // An actor is named by id or by name, and the root, which has no user name, by id.
    let id = lin.get("/v1/session").await.expect(200).text("principal");
    let by_lin = events(&root, &format!("/v1/audit?actor={id}")).await;
    assert!(!by_lin.is_empty() && by_lin.iter().all(|event| event["actor"]["principal"] == id.as_str()));
    assert_eq!(events(&root, "/v1/audit?actor=lin").await, by_lin);
    let name = ann.get("/v1/session").await.expect(200).text("user");
    assert!(events(&root, &format!("/v1/audit?actor={name}")).await.iter().all(|event| event["actor"]["user"] == name.as_str()));
    let id = root.get("/v1/session").await.expect(200).text("principal");
    let by_root = events(&root, &format!("/v1/audit?actor={id}&user=lin")).await;
    assert_eq!(by_root.iter().map(|event| event["act"].as_str().unwrap()).collect::<Vec<_>>(), ["permissions_set", "user_created"]);

    // Both ends of a span belong to it.
    let at = edited.rfc3339();
    assert_eq!(acts(&root, &format!("/v1/audit?from={at}&to={at}")).await, ["permissions_set"]);
    assert_eq!(acts(&root, &format!("/v1/audit?from={}", edited.plus(1).rfc3339())).await, ["reauthenticated"]);
    assert!(!acts(&root, &format!("/v1/audit?to={}", edited.plus(-1).rfc3339())).await.contains(&"permissions_set".to_owned()));
    assert!(acts(&root, &format!("/v1/audit?from={}&to={at}", edited.plus(5).rfc3339())).await.is_empty());
    assert!(acts(&root, "/v1/audit?from=9999-12-31T23:59:59Z").await.is_empty());
    assert!(acts(&root, "/v1/audit?user=nobody").await.is_empty());
}

#[tokio::test]
async fn wrong_parameters_are_refused() {
    let world = World::new().await;
    let root = root(&world).await;
    let long = format!("user={}", "a".repeat(8000));
    for bad in [
        &long,
        "act=",
        "act=everything",
        "act=UNDONE",
        "act=user_suspended",
        "act=und%C3%B6ne",
        "user=l%C4%B1n",
        "user=%EF%BD%8C%EF%BD%89%EF%BD%8E",
        "user=lin%0Amo",
        "actor=lin%00",
        "from=2026-02-30T00:00:00Z",
        "from=2026-11-27T07:00:00%2B25:00",
        "%61ct=undone&act=undone",
        "user[]=lin",
        "user=lin&user=mo",
        "actor=",
        "actor=a/b",
        "actor=lin@example.org",
        "user=",
        "user=%00",
        "from=",
        "from=yesterday",
        "from=2026-11-27",
        "to=1795333800",
        "from=2026-11-27T07:00:00",
        "after=",
        "after=x",
        "after=1-",
        "act=undone&act=undone",
        "limit=1000",
        "account=flowmatic",
        "act[]=undone",
        "from=-0001-01-01T00:00:00Z",
        "after=9999999999999-aaaaaaaaaaaaaaaaaaaaaaaaaa",
    ] {
        root.get(&format!("/v1/audit?{bad}")).await.refused(400, "invalid_request");
    }
}
