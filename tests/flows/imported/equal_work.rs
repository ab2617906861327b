//! Every sign-in does the work of every imported family of hashes. `tests/bench/imported.rs` measures
//! the times.

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_local::PASSWORD;
use rekey_tests::imported_hashes::HASHES;
use rekey_tests::{Tap, World};
use serde_json::json;

const NAMES: [&str; 3] = ["flowmatic", "analytical-engine", "nobody-has-this-name"];

#[tokio::test]
async fn every_sign_in_does_the_work_that_the_item_of_the_imported_hashes_names() {
    let world = World::new().await;
    let (password, hash) = HASHES[3];
    world.bring_along("flowmatic", hash).await;
    // A family with parameters that Argon2 refuses: a sign-in that does its work fails.
    let row = world.rows("HASHES").await.remove(0);
    let families =
        serde_dynamo::to_attribute_value(json!([{"algorithm": "argon2", "kind": "argon2i", "memory": 8, "passes": 1, "lanes": 0}]));
    world.set(&row, "families", families.unwrap()).await;
    for name in NAMES {
        for typed in ["not the password", password, PASSWORD] {
            world.visitor().try_sign_in(name, typed).await.refused(503, "unavailable");
        }
    }
    // Nobody but a signed-in person confirms a session, so that check does the work of its own hash alone.
    world.set(&row, "families", AttributeValue::L(Vec::new())).await;
    let browser = world.signed_in("analytical-engine").await;
    world.set(&row, "families", row["families"].clone()).await;
    browser.confirm(PASSWORD).await;
}

#[tokio::test]
async fn an_imported_account_and_an_unknown_name_get_the_same_answer_by_the_same_requests() {
    let world = World::new().await;
    let tap = Tap::on(&world).await;
    for (_, hash) in HASHES {
        world.bring_along("flowmatic", hash).await;
        let mut seen = Vec::new();
        for name in NAMES {
            let door = tap.function(&world, sign_in::router).await;
            // The buckets of earlier tries are idle again: a bucket in use costs a second write.
            world.clock.advance(3600);
            tap.take();
            let body = json!({"account": name, "password": "not the password", "client": "mobile"});
            let answer = door.post("/v1/sign-in", body).await.refused(401, "invalid_credentials");
            let requests: Vec<String> = tap.take().into_iter().map(|request| request.operation).collect();
            seen.push((answer.json(), requests));
        }
        assert_eq!(seen[0], seen[2]);
        assert_eq!(seen[1], seen[2]);
    }
}
