//! Ends of sessions: each leaves one entry, in the transaction that ends the session, and one event, which names the session.

use rekey_local::PASSWORD;
use rekey_tests::audit::events;
use rekey_tests::{OTHER_PASSWORD, Visitor, World};
use serde_json::{Value, json};

async fn phone(world: &World) -> (Visitor, String) {
    let phone = world.visitor();
    phone.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    let id = phone.get("/v1/session").await.expect(200).text("id");
    (phone, id)
}

/// The newest entries of a person's activity: act and kind of client.
async fn newest<const MANY: usize>(person: &Visitor) -> [(Value, Value); MANY] {
    let events = events(person, "/v1/activity").await;
    std::array::from_fn(|place| (events[place]["act"].clone(), events[place]["client"].clone()))
}

#[tokio::test]
async fn each_way_to_sign_out_leaves_one_entry_and_names_the_session_to_other_systems() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    let (first, first_id) = phone(&world).await;
    let (second, second_id) = phone(&world).await;
    let (third, third_id) = phone(&world).await;
    world.clock.advance(1);
    first.post("/v1/sign-out", json!({})).await.expect(204);
    assert_eq!(newest(&browser).await, [(json!("signed_out"), json!("mobile"))]);
    world.clock.advance(1);
    second.delete(&format!("/v1/sessions/{second_id}")).await.expect(204);
    assert_eq!(newest(&browser).await, [(json!("signed_out"), json!("mobile"))]);
    world.clock.advance(1);
    browser.delete(&format!("/v1/sessions/{third_id}")).await.expect(204);
    assert_eq!(newest(&browser).await, [(json!("device_signed_out"), json!("web"))]);
    assert_eq!(third.session_status().await, 401);

    // What ends nothing leaves nothing.
    browser.delete(&format!("/v1/sessions/{third_id}")).await.refused(404, "not_found");
    let stranger = world.signed_in("analytical-engine").await;
    let theirs = stranger.get("/v1/session").await.expect(200).text("id");
    browser.delete(&format!("/v1/sessions/{theirs}")).await.refused(404, "not_found");
    world.clock.advance(1);
    browser.delete("/v1/sessions").await.expect(204);
    let acts = [(json!("others_signed_out"), json!("web")), (json!("device_signed_out"), json!("web"))];
    assert_eq!(newest(&browser).await, acts);

    world.event("others_signed_out").await;
    let events = world.stack.bus.all().into_iter().filter(|event| event.detail_type == "session-revoked");
    let sessions: Vec<Value> = events.map(|event| event.detail.get("session").cloned().unwrap_or_default()).collect();
    assert_eq!(sessions, [json!(first_id), json!(second_id), json!(third_id), Value::Null]);
}

#[tokio::test]
async fn a_session_that_is_signed_out_ten_times_at_once_leaves_one_entry() {
    let world = World::new().await;
    let browser = world.signed_in("flowmatic").await;
    let (phone, id) = phone(&world).await;
    let path = format!("/v1/sessions/{id}");
    let (outs, ends) = tokio::join!(
        futures_util::future::join_all((0..5).map(|_| phone.post("/v1/sign-out", json!({})))),
        futures_util::future::join_all((0..5).map(|_| browser.delete(&path))),
    );
    for answer in outs.iter().chain(&ends) {
        assert!([204, 401, 404].contains(&answer.status), "{}", answer.raw);
    }
    assert_eq!(phone.session_status().await, 401);
    let events = events(&browser, "/v1/activity").await;
    assert_eq!(events.iter().filter(|event| event["act"].as_str().unwrap().ends_with("signed_out")).count(), 1, "{events:?}");
}

#[tokio::test]
async fn a_sign_out_costs_one_transaction_after_the_session_check() {
    let (world, tap) = World::behind(&[("REKEY_LIMIT_SCALE", "1000")]).await;
    let browser = world.signed_in("flowmatic").await;
    tap.take();
    browser.post("/v1/sign-out", json!({})).await.expect(204);
    let seen: Vec<String> = tap.take().into_iter().filter(|seen| seen.caller == "session").map(|seen| seen.operation).collect();
    assert_eq!(seen, ["BatchGetItem", "TransactWriteItems"]);
}

#[tokio::test]
async fn every_session_that_wrong_passwords_end_leaves_an_entry() {
    let world = World::new().await;
    let owner = world.signed_in("flowmatic").await;
    let mut ended = Vec::new();
    // The first one uses up the day's wrong passwords, and the owner is notified of that one only.
    for tries in [20, 5] {
        let (stolen, id) = phone(&world).await;
        for _ in 0..tries {
            let guess = json!({"current_password": "not the password", "new_password": OTHER_PASSWORD});
            stolen.post("/v1/account/password", guess).await.refused(401, "invalid_credentials");
        }
        assert_eq!(stolen.session_status().await, 401);
        ended.push(json!(id));
        world.clock.advance(1);
    }
    let events = events(&owner, "/v1/activity").await;
    assert_eq!(events.iter().filter(|event| event["act"] == "session_guessed").count(), 2, "{events:?}");
    world.event_like(|event| event.detail.get("session") == Some(&ended[1])).await;
    let revoked = world.stack.bus.all().into_iter().filter(|event| event.detail_type == "session-revoked");
    assert_eq!(revoked.map(|event| event.detail["session"].clone()).collect::<Vec<_>>(), ended);
}
