//! The export in JSON Lines.

use rekey_tests::audit::{entry, events, make_old, plant};
use rekey_tests::users::{ACCOUNT, confirmed, root, user};
use rekey_tests::{Answer, GOOD_PASSWORD, Visitor, World};
use reqwest::Method;
use serde_json::Value;

async fn export(visitor: &Visitor, path: &str) -> Answer {
    visitor.send(visitor.request(Method::GET, path).header("accept", "application/jsonl")).await
}

fn lines(answer: &Answer) -> Vec<Value> {
    answer.raw.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[tokio::test]
async fn an_export_has_the_lists_entries_one_a_line() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &[]).await;
    for path in ["/v1/audit", "/v1/audit?user=lin"] {
        let exported = export(&root, path).await.expect(200);
        assert_eq!(exported.header("content-type"), Some("application/jsonl"));
        assert_eq!(exported.header("cache-control"), Some("no-store"));
        assert!(exported.raw.ends_with('\n') && exported.header("link").is_none());
        assert_eq!(lines(&exported), events(&root, path).await);
    }
    assert_eq!(export(&root, "/v1/audit?act=undone").await.expect(200).raw, "");
    export(&root, "/v1/audit?act=nothing").await.refused(400, "invalid_request");
    let lin = confirmed(&world, "lin", GOOD_PASSWORD).await;
    export(&lin, "/v1/audit").await.refused(403, "forbidden");
}

#[tokio::test]
async fn a_long_export_goes_on_where_its_link_says() {
    let (world, tap) = World::behind(&[("REKEY_LIMIT_SCALE", "1000")]).await;
    let root = root(&world).await;
    make_old(&world, ACCOUNT).await;
    plant(&world, &entry(&world, "reauthenticated").await, 2500).await;
    // A name may be written in other bytes, and the link has it once.
    let odd = format!("/v1/audit?%61fter=253402300799-{}&", "a".repeat(26));
    for (first, expected) in
        [(odd.as_str(), None), ("/v1/audit?to=9999-12-31T23:59:59Z", None), ("/v1/audit?act=password_changed", Some(25))]
    {
        let (mut ids, mut path, mut answers) = (std::collections::BTreeSet::new(), first.to_owned(), 0);
        loop {
            tap.take();
            let answer = export(&root, &path).await.expect(200);
            assert!(tap.operations().len() <= 5 && answer.raw.len() < 1_000_000);
            let entries = lines(&answer);
            assert!(entries.len() <= 1000);
            ids.extend(entries.iter().map(|entry| entry["id"].as_str().unwrap().to_owned()));
            answers += 1;
            let Some(link) = answer.header("link") else { break };
            path = link.strip_prefix('<').unwrap().split_once('>').unwrap().0.to_owned();
            assert!(link.ends_with("; rel=\"next\"") && path.matches("fter=").count() == 1, "{link}");
        }
        let all = world.items("audit").await.iter().filter(|entry| entry["account"].as_s().unwrap() == ACCOUNT).count();
        assert_eq!(ids.len(), expected.unwrap_or(all));
        assert!(answers <= 3, "{answers}");
    }
}
