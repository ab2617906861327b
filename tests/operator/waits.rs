//! The wait that support begins for a person who has lost every second factor.

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_local::PASSWORD;
use rekey_tests::contacts::bind;
use rekey_tests::factors::{Owner, challenge, verify};
use rekey_tests::people::{DAY, GRACE, MOBILE};
use rekey_tests::users::{ACCOUNT, confirmed, mailed_user, root, user};
use rekey_tests::{GOOD_PASSWORD, World};
use serde_json::json;

const BEGIN: [&str; 4] = ["factors", "begin-wait", "flowmatic", "--json"];
const SOON: &str = "Two-factor authentication of your Rekey account will be turned off";
const READY: &str = "You can now turn off two-factor authentication of your Rekey account";

/// Lets time pass, and lets the deployment announce what is due.
async fn later(world: &World, seconds: i64) {
    world.clock.advance(seconds);
    world.stack.stream.announce_due().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wait_of_support_takes_a_week_is_told_to_everybody_and_ends_with_a_link() {
    let world = World::new().await;
    let owner = world.owner().await;
    bind(&world, &owner, "phone", MOBILE).await;
    Owner::with_app(&world).await;
    world.clock.advance(60);
    let begun = world.operator(&BEGIN).await.expect(0).json();
    assert_eq!(begun["ready_at"], world.now().plus(7 * DAY).rfc3339());
    let told = world.inbox(GRACE).titled(SOON).nth(0).await;
    assert!(told.0.text.contains("has told support that all second factors are lost"), "{}", told.0.text);
    world.inbox(MOBILE).find("will be turned off").await;
    let shown = world.operator(&["account", "show", "flowmatic", "--json"]).await.expect(0).json();
    assert_eq!(shown["wait_until"], begun["ready_at"]);
    assert_eq!((&shown["events"][0]["act"], &shown["events"][0]["operator"]), (&json!("factors_off_begun"), &json!("local:olga")));
    for day in 1..=7 {
        later(&world, DAY).await;
        world.inbox(GRACE).titled(SOON).nth(day).await;
    }
    let link = world.inbox(GRACE).titled(READY).nth(0).await.token();
    world.visitor().post("/v1/lost-factor/finish", json!({"token": link})).await.expect(200);
    assert_eq!(world.visitor().sign_in("flowmatic", PASSWORD).await.text("status"), "signed_in");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_owner_with_a_factor_stops_it_and_so_does_the_link_in_each_notice() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    world.clock.advance(60);
    world.operator(&BEGIN).await.expect(0);
    let link = world.inbox(GRACE).titled(SOON).nth(0).await.token();
    world.visitor().post("/v1/lost-factor/stop", json!({"token": link})).await.expect(200);
    // Another one begins, and a code of the app stops it.
    world.operator(&BEGIN).await.expect(0);
    world.clock.advance(60);
    let person = world.visitor();
    let open = challenge(&person, "web").await;
    verify(&person, &open, "app", &owner.code(&world)).await.expect(200);
    later(&world, 7 * DAY).await;
    world.settle().await;
    assert_eq!(world.inbox(GRACE).titled(READY).count(), 0);
}

#[tokio::test]
async fn a_wait_that_goes_on_is_never_replaced() {
    let world = World::new().await;
    Owner::with_app(&world).await;
    world.clock.advance(60);
    let ready_at = world.operator(&[&BEGIN[..], &["--days", "30"]].concat()).await.expect(0).json()["ready_at"].clone();
    world.clock.advance(DAY);
    world.operator(&BEGIN).await.refused(&format!("goes on already and ends at {}. It stays as it is.", ready_at.as_str().unwrap()));
    // The link at its end may be used for a week, and the wait goes on as long.
    world.clock.advance(32 * DAY);
    world.operator(&BEGIN).await.refused("It stays as it is.");
    world.clock.advance(5 * DAY);
    world.operator(&BEGIN).await.expect(0);
    for days in ["6", "0", "-7", "61", "7.5"] {
        let ran = world.operator(&[&BEGIN[..], &[&format!("--days={days}")]].concat()).await;
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{ran:?}");
    }
}

#[tokio::test]
async fn only_those_get_a_wait_who_can_use_its_end() {
    let world = World::new().await;
    world.operator(&BEGIN).await.refused("has no second factor turned on");
    let owner = root(&world).await;
    mailed_user(&world, &owner, "lin", "lin@example.org", &[]).await;
    user(&world, &owner, "bob", &[]).await;
    for name in ["lin", "bob"] {
        let person = confirmed(&world, name, GOOD_PASSWORD).await;
        rekey_tests::factors::turn_on_app(&world, &person, json!({"password": GOOD_PASSWORD})).await;
    }
    let begin = |name| ["factors", "begin-wait", ACCOUNT, "--user", name];
    world.operator(&begin("lin")).await.refused("The account's policy leaves this to its administrators");
    world.operator(&begin("bob")).await.refused("There is no bound email address");
    owner.patch("/v1/account/policy", json!({"lost_factor": "self"})).await.expect(200);
    world.operator(&begin("lin")).await.expect(0);

    Owner::with_app(&world).await;
    world.operator(&["account", "freeze", "flowmatic"]).await.expect(0);
    world.operator(&BEGIN).await.refused("This one is frozen");
    let login = world.principal("flowmatic").await;
    assert!(world.rows("LOST-FACTOR-WAIT#").await.iter().all(|row| row["account"] != login["account"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_freeze_ends_a_wait_for_good() {
    let world = World::new().await;
    Owner::with_app(&world).await;
    world.clock.advance(60);
    world.operator(&BEGIN).await.expect(0);
    later(&world, 7 * DAY).await;
    let link = world.inbox(GRACE).titled(READY).nth(0).await.token();
    for command in ["freeze", "unfreeze"] {
        world.operator(&["account", command, "flowmatic"]).await.expect(0);
        world.visitor().post("/v1/lost-factor/finish", json!({"token": link})).await.refused(410, "expired");
    }
    assert_eq!(world.visitor().sign_in("flowmatic", PASSWORD).await.text("status"), "code_required");
}

#[tokio::test]
async fn a_wait_row_of_an_earlier_version_is_read() {
    let world = World::new().await;
    Owner::with_app(&world).await;
    world.clock.advance(60);
    world.operator(&BEGIN).await.expect(0);
    let wait = world.rows("LOST-FACTOR-WAIT#").await.remove(0);
    assert_eq!(wait["by_support"], AttributeValue::Bool(true));
    world.remove(&wait, "by_support").await;
    let shown = world.operator(&["account", "show", "flowmatic", "--json"]).await.expect(0).json();
    assert!(shown["wait_until"].is_string(), "{shown}");
}
