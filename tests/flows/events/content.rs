//! What other systems hear, and what they never hear.

use rekey_local::{PASSWORD, Published};
use rekey_tests::contacts::bind;
use rekey_tests::factors::{challenged, turn_on_app, verify};
use rekey_tests::people::{GRACE, MOBILE};
use rekey_tests::users::{ACCOUNT, confirmed, edit, mailed_user, reset, root};
use rekey_tests::{GOOD_PASSWORD, OTHER_PASSWORD, World};
use serde_json::{Value, json};

/// Whether an event is about a user.
fn is_about(event: &Published, user: &str) -> bool {
    event.detail["subject"]["user"] == user
}

#[tokio::test]
async fn each_act_on_a_user_is_an_event_with_its_standard_type() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    let browser = confirmed(&world, "lin", GOOD_PASSWORD).await;
    turn_on_app(&world, &browser, json!({"password": GOOD_PASSWORD})).await;
    edit(&root, "lin", json!({"permissions": ["reports:read"]})).await.expect(200);
    root.post("/v1/users/lin/reset-two-factor", json!({})).await.expect(204);
    reset(&root, "lin").await;
    root.delete("/v1/users/lin").await.expect(204);

    let deleted = world.event("user_deleted").await;
    let mut events = world.stack.bus.all();
    events.retain(|event| is_about(event, "lin"));
    let types: Vec<&str> = events.iter().map(|event| event.detail_type.as_str()).collect();
    let expected = [
        "rekey.user_created",
        "rekey.user_activated_by_mail",
        "session-established",
        "rekey.reauthenticated",
        "rekey.reauthenticated",
        "credential-change",
        "token-claims-change",
        "credential-change",
        "account-credential-change-required",
        "account-purged",
    ];
    assert_eq!(types, expected);
    assert!(events.iter().all(|event| event.source == "rekey" && event.detail["outcome"] == "done"));
    // Receivers keep data under the principal, whatever becomes of its names.
    let principal = &events[0].detail["subject"]["principal"];
    assert!(events.iter().all(|event| event.detail["subject"]["principal"] == *principal));
    let session = root.get("/v1/session").await.expect(200).json();
    assert_eq!(deleted.detail["actor"], json!({"principal": session["principal"], "account": ACCOUNT, "user": null}));
    assert_eq!(deleted.detail["subject"], json!({"principal": principal, "account": ACCOUNT, "user": "lin"}));
    assert_eq!((&deleted.detail["client"], &deleted.detail["at"]), (&json!("web"), &json!(deleted.time)));
}

#[tokio::test]
async fn an_act_on_somebody_else_is_one_event() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    root.delete("/v1/users/lin").await.expect(204);
    // The directory has the entry twice, with its subject and with its actor.
    root.delete("/v1/sessions").await.expect(204);
    world.event("others_signed_out").await;
    assert_eq!(world.published_acts().iter().filter(|act| *act == "user_deleted").count(), 1);
}

#[tokio::test]
async fn a_name_that_is_an_address_is_left_out() {
    let world = World::new().await;
    world.account("owner@example.org", "owner@example.org").await;
    let owner = world.confirmed("owner@example.org", None, GOOD_PASSWORD).await;
    mailed_user(&world, &owner, "lin", "lin@example.org", &[]).await;
    let created = world.event_like(|event| event.detail["act"] == "user_created" && event.detail["subject"]["user"] == "lin").await;
    let (subject, actor) = (&created.detail["subject"], &created.detail["actor"]);
    assert_eq!((subject.get("account"), &subject["user"]), (None, &json!("lin")));
    assert_eq!((actor.get("account"), actor.get("user")), (None, Some(&Value::Null)));
    assert_eq!(actor["principal"], owner.get("/v1/session").await.expect(200).json()["principal"]);
}

#[tokio::test]
async fn no_event_holds_an_address_a_number_a_device_name_or_a_secret() {
    let world = World::new().await;
    let root = root(&world).await;
    mailed_user(&world, &root, "lin", "lin@example.org", &[]).await;
    edit(&root, "lin", json!({"email": "elsewhere@example.org"})).await.expect(200);
    edit(&root, "lin", json!({"phone": MOBILE})).await.expect(200);
    let owner = world.owner().await;
    bind(&world, &owner, "phone", MOBILE).await;
    let (app, codes) = turn_on_app(&world, &owner, json!({"password": PASSWORD})).await;
    let device = json!({"account": ACCOUNT, "password": PASSWORD, "client": "mobile", "device": "canary of a device"});
    let session = world.visitor().post("/v1/sign-in", device).await.expect(200).text("token");
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    world.event("password_recovered").await;

    let events = serde_json::to_string(&world.stack.bus.all()).unwrap();
    assert!(world.stack.bus.all().len() > 10, "{events}");
    let codes = codes.unwrap();
    for canary in
        ["@", "example.org", MOBILE, &MOBILE[1..], "canary", PASSWORD, OTHER_PASSWORD, &app.code(world.now()), &codes[0], &session]
    {
        assert!(!events.contains(canary), "{canary} in {events}");
    }
}

#[tokio::test]
async fn a_wrong_code_is_an_event_that_no_rule_takes_for_a_sign_in() {
    let world = World::new().await;
    turn_on_app(&world, &world.owner().await, json!({"password": PASSWORD})).await;
    world.event("app_turned_on").await;
    let before = world.stack.bus.all().len();
    let (visitor, challenge) = challenged(&world, "web").await;
    verify(&visitor, &challenge, "app", "000000").await.refused(401, "invalid_code");
    let refused = world.event_like(|event| event.detail["outcome"] == "refused").await;
    assert_eq!(refused.detail_type, "rekey.signed_in_by_app_refused");
    assert_eq!(world.stack.bus.all().len(), before + 1);
}

#[tokio::test]
async fn dev_events_shows_events_to_programs_and_to_people() {
    let world = World::new().await;
    world.forget_first_events().await;
    let visitor = world.visitor();
    assert_eq!(visitor.get("/dev/events").await.expect(200).json(), json!([]));
    world.signed_in(ACCOUNT).await;
    world.event("signed_in_by_password").await;
    world.owner().await;
    world.event("reauthenticated").await;
    let events = visitor.get("/dev/events").await.expect(200).json();
    let (first, last) = (&events[0], events.as_array().unwrap().last().unwrap());
    assert_eq!((&first["detail-type"], &first["detail"]["subject"]["account"]), (&json!("session-established"), &json!(ACCOUNT)));
    assert_eq!((&last["source"], &last["detail"]["act"]), (&json!("rekey"), &json!("reauthenticated")));

    let page = visitor.send(visitor.request(reqwest::Method::GET, "/dev/events").header("accept", "text/html")).await.expect(200);
    let newest = page.raw.find("rekey.reauthenticated").unwrap();
    assert!(newest < page.raw.find("session-established").unwrap(), "{}", page.raw);
    visitor.delete("/dev/events").await.expect(204);
    assert_eq!(visitor.get("/dev/events").await.expect(200).json(), json!([]));
}
