//! The wait: its announcements, its end, and its links.

use rekey_local::PASSWORD;
use rekey_tests::World;
use rekey_tests::factors::Owner;
use rekey_tests::people::{DAY, GRACE, MOBILE};
use serde_json::json;

use super::people::{
    Codes, OFF, READY, SOON, begin_wait, by_app, by_password, codes, finish, later, mail, notices, old_account, prove, stop,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_wait_is_announced_each_day_and_ends_with_a_link_that_turns_the_factors_off() {
    let world = World::new().await;
    let owner = old_account(&world).await;
    let session = by_app(&world, &owner, PASSWORD).await;
    world.clock.advance(60);
    let ready_at = begin_wait(&world).await;
    assert_eq!(ready_at, world.now().plus(3 * DAY).rfc3339());
    assert_eq!(notices(&session).await, ["lost_factor_wait"]);
    mail(&world, SOON, 0).await;
    world.inbox(MOBILE).find("will be turned off").await;

    for day in 1..=3 {
        later(&world, DAY / 2).await;
        assert_eq!(world.inbox(GRACE).titled(SOON).count(), day);
        later(&world, DAY / 2).await;
        assert_eq!(world.inbox(GRACE).titled(SOON).count(), day + 1);
        // A second call announces nothing again.
        later(&world, 0).await;
        assert_eq!(world.inbox(GRACE).titled(SOON).count(), day + 1);
    }
    let link = mail(&world, READY, 0).await.token();
    assert!(world.inbox(MOBILE).all().iter().all(|text| !text.0.text.contains("factorsoff_")));
    assert_eq!(by_password(&world, PASSWORD).await, "code_required");

    let off = finish(&world, &link).await.expect(200);
    assert_eq!((off.json(), off.header("set-cookie")), (json!({"status": "factors_off", "account": "flowmatic", "user": null}), None));
    mail(&world, OFF, 0).await;
    finish(&world, &link).await.refused(410, "expired");
    assert_eq!(by_password(&world, PASSWORD).await, "signed_in");
    world.each_entry_is_one_event().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_try_does_not_shorten_the_wait_and_a_late_call_loses_nothing() {
    let world = World::new().await;
    old_account(&world).await;
    let ready_at = begin_wait(&world).await;
    later(&world, DAY).await;
    assert_eq!(begin_wait(&world).await, ready_at);
    // Nobody called for five days.
    later(&world, 5 * DAY).await;
    let link = mail(&world, READY, 0).await.token();
    finish(&world, &link).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_calls_at_once_announce_once() {
    let world = World::new().await;
    old_account(&world).await;
    begin_wait(&world).await;
    world.clock.advance(DAY);
    futures_util::future::join_all((0..10).map(|_| world.stack.stream.announce_due())).await;
    later(&world, 0).await;
    assert_eq!(world.inbox(GRACE).titled(SOON).count(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_at_the_end_expires_after_seven_days_whether_or_not_its_row_is_gone() {
    let world = World::new().await;
    old_account(&world).await;
    begin_wait(&world).await;
    later(&world, 3 * DAY).await;
    let link = mail(&world, READY, 0).await.token();
    world.clock.advance(7 * DAY);
    finish(&world, &link).await.refused(410, "expired");
    assert_eq!(by_password(&world, PASSWORD).await, "code_required");
    // A new wait begins.
    assert_eq!(begin_wait(&world).await, world.now().plus(3 * DAY).rfc3339());
}

#[tokio::test(flavor = "multi_thread")]
async fn each_link_does_its_own_act_and_no_other() {
    let world = World::new().await;
    old_account(&world).await;
    begin_wait(&world).await;
    let began_at = world.now().rfc3339();
    let first = mail(&world, SOON, 0).await.token();
    finish(&world, &first).await.refused(410, "expired");
    later(&world, 3 * DAY).await;
    let (last, end) = (mail(&world, SOON, 1).await.token(), mail(&world, READY, 0).await.token());
    stop(&world, &end).await.refused(410, "expired");
    finish(&world, &end.replace("factorsoff_", "stopwait_")).await.refused(410, "expired");
    finish(&world, &last.replace("stopwait_", "factorsoff_")).await.refused(410, "expired");
    for path in ["/v1/not-me", "/v1/accounts/activate/check", "/v1/recovery/consume"] {
        let answer = world.visitor().post(path, json!({"token": end})).await;
        assert!([404, 410].contains(&answer.status), "{path}: {}", answer.raw);
    }
    let stopped = stop(&world, &last).await.expect(200).json();
    let stopped_at = world.now().rfc3339();
    let expected = json!({"status": "stopped", "account": "flowmatic", "user": null, "began_at": began_at, "stopped_at": stopped_at});
    assert_eq!(stopped, expected);
    finish(&world, &end).await.refused(410, "expired");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shorter_wait_than_a_day_does_not_start_and_a_longer_one_is_kept() {
    let world = World::unlimited(&[("REKEY_LOST_FACTOR_WAIT", "100")]).await;
    Owner::with_app(&world).await;
    world.clock.advance(60);
    assert_eq!(begin_wait(&world).await, world.now().plus(100 * 3600).rfc3339());
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_are_good_for_ten_minutes_and_only_the_newest() {
    let world = World::new().await;
    old_account(&world).await;
    let (visitor, old) = codes(&world, PASSWORD).await;
    world.clock.advance(60);
    visitor.post("/v1/lost-factor/codes", json!({"lost_factor_id": old.id})).await.expect(202);
    let new = world.inbox(GRACE).nth_of("You need this code to turn", 1).await.code();
    prove(&visitor, &old.id, &old.email, None).await.refused(401, "invalid_code");
    world.clock.advance(600);
    prove(&visitor, &old.id, &new, None).await.refused(401, "invalid_code");
    let (visitor, Codes { id, email, .. }) = codes(&world, PASSWORD).await;
    prove(&visitor, &id, &email, None).await.expect(202);
}
