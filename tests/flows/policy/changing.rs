//! How the root reads and changes the policy.

use futures_util::future::join_all;
use rekey_local::PASSWORD;
use rekey_tests::people::ADA;
use rekey_tests::policy::{require, set_policy};
use rekey_tests::users::{ACCOUNT, administrator, confirmed, root, user};
use rekey_tests::{GOOD_PASSWORD, OTHER_PASSWORD, World};
use serde_json::{Value, json};

const POLICY: &str = "/v1/account/policy";
const DEFAULT: &str = r#"{"two_factor": "optional", "kinds": ["passkey", "app", "email"], "session_seconds": {"web": 1209600, "app": 7776000},
    "trusted_browsers": true, "lost_factor": "administrator"}"#;

#[tokio::test]
async fn the_root_changes_the_fields_that_it_names() {
    let world = World::new().await;
    let root = root(&world).await;
    let mut expected: Value = serde_json::from_str(DEFAULT).unwrap();
    assert_eq!(root.get(POLICY).await.expect(200).json(), expected);
    for (change, after) in [
        (json!({"two_factor": "required"}), json!({"two_factor": "required"})),
        (json!({"kinds": ["app"]}), json!({"kinds": ["app"]})),
        (json!({"session_seconds": {"web": 3600}}), json!({"session_seconds": {"web": 3600, "app": 7_776_000}})),
        (json!({"session_seconds": {"app": 7200}}), json!({"session_seconds": {"web": 3600, "app": 7200}})),
        (json!({"trusted_browsers": false}), json!({"trusted_browsers": false})),
        (json!({"lost_factor": "self"}), json!({"lost_factor": "self"})),
        (json!({}), json!({})),
    ] {
        expected.as_object_mut().unwrap().extend(after.as_object().unwrap().clone());
        assert_eq!(set_policy(&root, change).await.expect(200).json(), expected);
        assert_eq!(root.get(POLICY).await.expect(200).json(), expected);
    }
    // What the answer says can be sent back, and changes nothing.
    let before = world.rows("POLICY#").await;
    assert_eq!(set_policy(&root, expected.clone()).await.expect(200).json(), expected);
    assert_eq!(world.rows("POLICY#").await, before);
}

#[tokio::test]
async fn a_change_is_recorded_and_told_to_the_root_and_its_users() {
    let world = World::new().await;
    let root = root(&world).await;
    user(&world, &root, "lin", &[]).await;
    let lin = confirmed(&world, "lin", GOOD_PASSWORD).await;
    let codes = async || {
        let notices = lin.get("/v1/account").await.expect(200).json()["notices"].clone();
        notices.as_array().unwrap().iter().map(|notice| notice["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(codes().await.is_empty());
    set_policy(&root, json!({"session_seconds": {"web": 3600}})).await.expect(200);
    assert_eq!(codes().await, ["policy_changed"]);
    require(&root, &["app"]).await;
    assert_eq!(codes().await, ["two_factor_required"]);
    assert_eq!(root.get("/v1/account").await.expect(200).json()["notices"], json!([]));

    let told = world.inbox(ADA).titled("The sign-in rules of your Rekey account were changed");
    assert!(told.nth(0).await.0.text.contains("People who sign in in a browser stay signed in for at most 1 hour."));
    let required = "From their next sign-in on, users need a second factor: an authenticator app.";
    let again = world.inbox(ADA).titled("The sign-in rules of your Rekey account were changed");
    assert!(again.nth(1).await.0.text.replace('\n', " ").contains(required));
    let entries: Vec<Value> = world.rows("AUDIT#").await.into_iter().map(|item| serde_dynamo::from_item(item).unwrap()).collect();
    let changed: Vec<&Value> = entries.iter().filter(|entry| entry["act"] == "policy_changed").collect();
    assert_eq!(changed.len(), 2);
    assert!(changed.iter().any(|entry| entry["managed"]["policy"] == json!([required])), "{changed:?}");
    // The notice that the policy was changed ends after 30 days.
    set_policy(&root, json!({"two_factor": "optional"})).await.expect(200);
    assert_eq!(codes().await, ["policy_changed"]);
    world.clock.advance(30 * 86_400);
    let later = world.visitor();
    later.try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200);
    assert_eq!(later.get("/v1/account").await.expect(200).json()["notices"], json!([]));
}

#[tokio::test]
async fn only_the_root_sees_and_changes_it_after_a_re_authentication() {
    let world = World::new().await;
    let root = root(&world).await;
    let ann = administrator(&world, &root).await;
    user(&world, &root, "lin", &["users:read"]).await;
    let lin = confirmed(&world, "lin", GOOD_PASSWORD).await;
    for person in [&ann, &lin] {
        person.get(POLICY).await.refused(403, "forbidden");
        set_policy(person, json!({"two_factor": "optional"})).await.refused(403, "forbidden");
    }
    let unconfirmed = world.signed_in(ACCOUNT).await;
    unconfirmed.get(POLICY).await.expect(200);
    set_policy(&unconfirmed, json!({"two_factor": "required"})).await.refused(403, "reauthentication_required");
    world.visitor().get(POLICY).await.refused(401, "unauthenticated");
    assert!(world.rows("POLICY#").await.is_empty());
    // Another account has a policy of its own.
    require(&root, &["app"]).await;
    let other: Value = world.owner().await.get(POLICY).await.expect(200).json();
    assert_eq!(other["two_factor"], json!("optional"));
}

#[tokio::test]
async fn a_recovery_puts_the_policy_on_hold_for_a_day() {
    let world = World::new().await;
    require(&root(&world).await, &["app"]).await;
    world.reset_password(ADA, ACCOUNT, OTHER_PASSWORD).await;
    let thief = world.confirmed(ACCOUNT, None, OTHER_PASSWORD).await;
    set_policy(&thief, json!({"two_factor": "optional"})).await.refused(403, "on_hold");
    assert_eq!(thief.get(POLICY).await.expect(200).json()["two_factor"], json!("required"));
}

#[tokio::test]
async fn values_that_no_policy_has_are_refused() {
    let world = World::new().await;
    let root = root(&world).await;
    let bad_field = async |change: Value, field: &str, code: &str| {
        let refused = set_policy(&root, change.clone()).await.refused(400, "invalid_request");
        let fields = refused.json()["fields"].clone();
        assert_eq!((&fields[0]["field"], &fields[0]["code"]), (&json!(field), &json!(code)), "{change}");
        refused
    };
    for kinds in [json!([]), json!(["app", "app"]), json!(["sms"]), json!(["App"]), json!([""]), json!(["recovery_code"])] {
        bad_field(json!({"kinds": kinds}), "kinds", "invalid").await;
    }
    for seconds in [0, -1, 1, 299, i64::MIN] {
        bad_field(json!({"session_seconds": {"web": seconds}}), "session_seconds.web", "too_short").await;
    }
    for seconds in [1_209_601, i64::MAX] {
        let refused = bad_field(json!({"session_seconds": {"web": seconds}}), "session_seconds.web", "too_long").await;
        assert!(refused.raw.contains("1209600"), "{}", refused.raw);
    }
    bad_field(json!({"session_seconds": {"app": 7_776_001}}), "session_seconds.app", "too_long").await;
    bad_field(json!({"two_factor": "none"}), "two_factor", "invalid").await;
    bad_field(json!({"lost_factor": "nobody"}), "lost_factor", "invalid").await;
    let wrong = json!({"two_factor": "none", "kinds": [], "session_seconds": {"web": 1_209_601, "app": 1}, "lost_factor": "nobody"});
    let refused = set_policy(&root, wrong).await.refused(400, "invalid_request");
    assert_eq!(refused.field_codes(), ["invalid", "invalid", "invalid", "too_long", "too_short"], "every wrong field is named");
    for body in [
        r#"{"kinds": "app"}"#,
        r#"{"kinds": ["app", null]}"#,
        r#"{"kinds": {"app": true}}"#,
        r#"{"two_factor": ["required"]}"#,
        r#"{"two_factor": {"required": null}}"#,
        r#"{"two_factor": "required", "two_factor": "optional"}"#,
        r#"{"session_seconds": [3600, 3600]}"#,
        r#"{"session_seconds": {"web": "3600"}}"#,
        r#"{"session_seconds": {"web": 3600.5}}"#,
        r#"{"session_seconds": {"web": 1e300}}"#,
        r#"{"session_seconds": {"web": 9223372036854775808}}"#,
        r#"{"session_seconds": {"web": 600, "web": 700}}"#,
        r#"{"session_seconds": {"desktop": 3600}}"#,
        r#"{"trusted_browsers": "false"}"#,
        r#"{"trusted_browsers": 0}"#,
        r#"{"version": 7}"#,
        r#"{"former": []}"#,
    ] {
        let request = root.request(reqwest::Method::PATCH, POLICY).header("content-type", "application/json");
        let request = request.header("sec-fetch-site", "same-origin").body(body);
        assert_eq!(root.send(request).await.refused(400, "invalid_request").field_codes(), Vec::<String>::new(), "{body}");
    }
    assert!(world.rows("POLICY#").await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_of_several_changes_at_one_moment_is_made() {
    let world = World::new().await;
    let sessions = join_all((0..4).map(|_| world.confirmed(ACCOUNT, None, PASSWORD))).await;
    for round in 0..4 {
        let lives: Vec<i64> = (1..=4).map(|place| 600 + 100 * round + place).collect();
        let changes = sessions.iter().zip(&lives).map(|(root, web)| set_policy(root, json!({"session_seconds": {"web": web}})));
        let answers = join_all(changes).await;
        let made = answers.iter().zip(&lives).filter(|(answer, _)| answer.status == 200).count();
        assert!(answers.iter().all(|answer| [200, 409, 503].contains(&answer.status)));
        assert!(made >= 1);
        let now = sessions[0].get(POLICY).await.expect(200).json()["session_seconds"]["web"].as_i64().unwrap();
        let last = answers.iter().zip(&lives).find(|(_, web)| **web == now).unwrap();
        assert_eq!(last.0.status, 200);
        // A version for each change that was made, and a note of the policy before each.
        let [row] = &world.rows("POLICY#").await[..] else { panic!("one row") };
        let notes = row["former"].as_l().unwrap().len();
        assert_eq!(rekey_tests::world::number(row, "version"), i64::try_from(notes).unwrap());
    }
}

#[tokio::test]
async fn a_policy_is_changed_at_most_twenty_times_in_seven_days() {
    let world = World::unlimited(&[]).await;
    let root = root(&world).await;
    for seconds in 1000..1020 {
        set_policy(&root, json!({"session_seconds": {"web": seconds}})).await.expect(200);
    }
    let waits = set_policy(&root, json!({"trusted_browsers": false})).await.refused(429, "rate_limited");
    assert!(waits.json()["retry_after"].as_i64().unwrap() > 6 * 86_400);
    world.clock.advance(7 * 86_400 + 1);
    let later = world.confirmed(ACCOUNT, None, PASSWORD).await;
    set_policy(&later, json!({"trusted_browsers": false})).await.expect(200);
}
