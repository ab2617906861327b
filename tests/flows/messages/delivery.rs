//! The stream: records come twice, late and out of order, and the mailer fails. No message is lost, and none is unsafe.

use std::collections::HashMap;

use aws_lambda_events::event::dynamodb::EventRecord;
use rekey_local::PASSWORD;
use rekey_tests::{OTHER_PASSWORD, World};
use serde_json::json;

#[tokio::test]
async fn a_repeated_record_sends_no_second_message() {
    let world = World::new().await;
    let person = world.visitor();
    person.recover("grace@example.com").await;
    let inbox = world.inbox("grace@example.com");
    let mail = inbox.only().await;
    let record = world.records("recovery");
    for _ in 0..5 {
        assert!(world.stack.stream.deliver(record.clone()).await.is_empty());
    }
    assert_eq!(inbox.count(), 1);
    let ticket = person.consume(&mail.token()).await;
    person.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);

    // The same holds for a notice, and for a registration.
    inbox.nth(1).await;
    let queued = world.records("owed");
    assert!(world.stack.stream.deliver(queued).await.is_empty());
    person.post("/v1/accounts", json!({"account": "acme", "email": "owner@example.org"})).await.expect(202);
    world.inbox("owner@example.org").nth(0).await;
    assert!(world.stack.stream.deliver(world.records("registration")).await.is_empty());
    assert_eq!((inbox.count(), world.inbox("owner@example.org").count()), (2, 1));
}

#[tokio::test]
async fn a_failing_mailer_delays_a_message_and_leaves_no_dead_link() {
    let world = World::new().await;
    let person = world.visitor();
    world.stack.outbox.fail_next(2);
    let recovery = person.recover("grace@example.com").await;
    let mail = world.inbox("grace@example.com").only().await;
    // Two deliveries failed before: the code and the link of the third are the good ones, and the limit of the
    // contact was charged once.
    person.post("/v1/recovery/consume", json!({"recovery_id": recovery, "code": mail.code()})).await.expect(200);
    let ticket = person.consume(&mail.token()).await;
    person.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);
    assert!(world.stack.stream.dead_letters().is_empty());
    let row = &world.items("delivered").await[0];
    assert_eq!(row["deliveries"].as_m().unwrap().len(), 3);
}

#[tokio::test]
async fn retries_do_not_count_against_the_limit() {
    let world = World::with(&[("REKEY_LIMIT_MESSAGE_CONTACT", "1/300")]).await;
    world.stack.outbox.fail_next(2);
    world.visitor().recover("ada@example.com").await;
    world.inbox("ada@example.com").only().await;
}

#[tokio::test]
async fn an_undeliverable_message_becomes_a_dead_letter() {
    let world = World::new().await;
    let person = world.visitor();
    world.stack.outbox.fail_next(3);
    person.recover("grace@example.com").await;
    // After three deliveries of its own the row takes no fourth; nothing that was not sent can be used.
    person.recover("ada@example.com").await;
    let mail = world.inbox("ada@example.com").only().await;
    person.consume(&mail.token()).await;
    assert_eq!(world.inbox("grace@example.com").count(), 0);
    assert_eq!(world.stack.stream.dead_letters().len(), 1);
}

#[tokio::test]
async fn a_link_that_is_sent_late_lives_from_its_sending() {
    let world = World::new().await;
    let person = world.visitor();
    // The mailer is down for a while: twenty minutes pass between the request and the message.
    world.stack.outbox.fail_next(1);
    world.stack.outbox.hold();
    let recovery = person.recover("grace@example.com").await;
    world.stack.outbox.waiting(1).await;
    world.clock.advance(1200);
    world.stack.outbox.release();
    let mail = world.inbox("grace@example.com").only().await;
    world.clock.advance(899);
    person.consume(&mail.token()).await;
    person.post("/v1/recovery/consume", json!({"recovery_id": recovery, "code": mail.code()})).await.expect(200);
    world.clock.advance(1);
    person.post("/v1/recovery/consume", json!({"token": mail.token()})).await.refused(410, "expired");
}

#[tokio::test]
async fn an_hour_old_request_is_given_up() {
    let world = World::new().await;
    let person = world.visitor();
    person.recover("grace@example.com").await;
    let inbox = world.inbox("grace@example.com");
    inbox.only().await;
    let record = world.records("recovery");
    // As if the first delivery had never been: an hour later a link out of the blue would look like phishing.
    let row = &world.items("delivered").await[0];
    world.remove(row, "closed_at").await;
    world.clock.advance(3600);
    // The record is reported as failed, so that it becomes a dead letter and raises an alarm.
    assert_eq!(world.stack.stream.deliver(record).await.len(), 1);
    assert_eq!(inbox.count(), 1);
}

#[tokio::test]
async fn reordered_and_parallel_duplicates_leave_every_message_usable() {
    let world = World::new().await;
    let person = world.visitor();
    world.stack.outbox.hold();
    person.recover("grace@example.com").await;
    world.stack.outbox.waiting(1).await;
    person.recover("ada@example.com").await;
    // While the mailer takes nothing both records come twice more, newest first.
    let mut duplicates = world.records("recovery");
    duplicates.reverse();
    let (outbox, stream) = (&world.stack.outbox, &world.stack.stream);
    let all_wait = async {
        outbox.waiting(5).await;
        outbox.release();
    };
    futures_util::future::join3(stream.deliver(duplicates.clone()), stream.deliver(duplicates), all_wait).await;
    world.settle().await;
    // The stream's own record of the second comes before the duplicates are marked as sent, or after it.
    for (address, account, sent) in [("grace@example.com", "flowmatic", 3..=3), ("ada@example.com", "ada@example.com", 2..=3)] {
        let mails = world.inbox(address).all();
        let of_one_request: Vec<_> =
            mails.iter().filter(|mail| mail.token().split('.').next() == mails[0].token().split('.').next()).collect();
        assert!(sent.contains(&of_one_request.len()), "a duplicate is sent, too, with proofs of its own");
        assert_ne!(of_one_request[0].code(), of_one_request[1].code());
        let tickets = [person.consume(&of_one_request[0].token()).await, person.consume(&of_one_request[1].token()).await];
        person.set_password(&tickets[1], account, OTHER_PASSWORD).await.expect(200);
        // One recovery: what belongs to it is spent with it.
        person.set_password(&tickets[0], account, "yet another one").await.refused(410, "expired");
        for mail in of_one_request {
            person.post("/v1/recovery/consume", json!({"token": mail.token()})).await.refused(410, "expired");
        }
    }
}

#[tokio::test]
async fn a_repeated_record_sends_nothing_after_a_reset() {
    let world = World::new().await;
    let person = world.visitor();
    // The recovery is spent before its record comes again: nothing more is sent for it.
    person.recover("grace@example.com").await;
    let ticket = person.consume(&world.inbox("grace@example.com").only().await.token()).await;
    person.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);
    let row = &world.items("delivered").await[0];
    world.remove(row, "closed_at").await;
    world.inbox("grace@example.com").nth(1).await;
    assert!(world.stack.stream.deliver(world.records("recovery")).await.is_empty());
    assert_eq!(world.inbox("grace@example.com").count(), 2);
}

#[tokio::test]
async fn records_of_other_or_deleted_rows_are_skipped() {
    let world = World::new().await;
    let person = world.signed_in("flowmatic").await;
    person.recover("grace@example.com").await;
    world.inbox("grace@example.com").titled("Reset your Rekey password").only().await;
    let all = world.stack.stream.records().unwrap();
    assert!(all.len() > 5, "sessions, buckets and devices are in the stream, too");
    for item in world.rows("RECOVERY#").await {
        let delete = world.stack.resources.dynamodb.delete_item().table_name("rekey-flows");
        delete.key("pk", item["pk"].clone()).key("sk", item["sk"].clone()).send().await.unwrap();
    }
    assert!(world.stack.stream.deliver(all).await.is_empty());
    assert_eq!(world.stack.outbox.all().len(), 2, "a notice of the sign-in, and what was asked for");
    // A record that holds nothing known is no reason to fail either; one of ours that cannot be read is.
    let mut odd = EventRecord::default();
    odd.event_name = "INSERT".to_owned();
    odd.change.sequence_number = Some("1".to_owned());
    assert!(world.stack.stream.deliver(vec![odd.clone()]).await.is_empty());
    odd.change.keys = serde_dynamo::to_item(HashMap::from([("pk", "RECOVERY#x"), ("sk", "RECOVERY")])).unwrap();
    assert_eq!(world.stack.stream.deliver(vec![odd]).await, ["1"]);
}

#[tokio::test]
async fn a_code_that_was_mailed_late_or_twice_works() {
    let world = World::new().await;
    let browser = world.owner().await;
    let inbox = world.inbox("grace@example.com").titled("Your Rekey authentication code");
    // The notice of the sign-in is out, so that the failures are the code's.
    world.inbox("grace@example.com").titled("New sign-in to your Rekey account").only().await;
    world.stack.outbox.fail_next(2);
    browser.post("/v1/two-factor/email", json!({})).await.expect(202);
    let first = inbox.only().await.digits();
    let record = world.records("code");
    assert!(world.stack.stream.deliver(record.clone()).await.is_empty());
    assert_eq!(inbox.count(), 1, "it was sent");

    // Three deliveries are all that a request has; a fourth would be a code too many.
    world.remove(&world.items("code").await[0], "closed_at").await;
    assert_eq!(world.stack.stream.deliver(record.clone()).await.len(), 1);
    assert_eq!(inbox.count(), 1);
    browser.post("/v1/two-factor/email/confirm", json!({"code": first})).await.expect(200);
    assert!(world.stack.stream.deliver(record).await.is_empty(), "nobody needs it any more");

    // A record that comes again before it is known to be sent: either mail's code will do.
    world.clock.advance(1);
    browser.post("/v1/session/email-code", json!({})).await.expect(202);
    inbox.nth(1).await;
    let newest = world.items("code").await.into_iter().max_by_key(|row| row["requested_at_millis"].as_n().unwrap().clone()).unwrap();
    world.remove(&newest, "closed_at").await;
    assert!(world.stack.stream.deliver(world.records("code")).await.is_empty());
    assert_eq!(inbox.count(), 3);
    let confirmation = json!({"password": PASSWORD, "method": "email", "code": inbox.nth(1).await.digits()});
    browser.post("/v1/session/reauthenticate", confirmation).await.expect(204);
}

#[tokio::test]
async fn a_code_that_is_no_longer_valid_is_not_sent() {
    let world = World::new().await;
    let browser = world.owner().await;
    let inbox = world.inbox("grace@example.com").titled("Your Rekey authentication code");
    browser.post("/v1/two-factor/email", json!({})).await.expect(202);
    browser.post("/v1/two-factor/email/confirm", json!({"code": inbox.nth(0).await.digits()})).await.expect(200);
    for sent in 1..=2 {
        world.clock.advance(1);
        browser.post("/v1/session/email-code", json!({})).await.expect(202);
        inbox.nth(sent).await;
    }
    let again = async || {
        for row in world.items("code").await.iter().filter(|row| !row.contains_key("spent_by")) {
            world.remove(row, "closed_at").await;
        }
        let failed = world.stack.stream.deliver(world.records("code")).await;
        (failed.len(), inbox.count())
    };
    // Only the newest code is sent again. After ten minutes its record fails, so that an alarm is raised.
    assert_eq!(again().await, (0, 4));
    world.clock.advance(600);
    assert_eq!(again().await, (1, 4));
    // Another epoch, and there is nothing to send.
    let resets = world.inbox("grace@example.com").titled("Reset your Rekey password");
    browser.recover("grace@example.com").await;
    let ticket = browser.consume(&resets.nth(0).await.token()).await;
    browser.set_password(&ticket, "flowmatic", OTHER_PASSWORD).await.expect(200);
    assert_eq!(again().await, (0, 4));
}

#[tokio::test]
async fn a_notice_is_not_lost_when_its_links_are_used_up() {
    let world = World::new().await;
    let browser = world.owner().await;
    world.inbox("grace@example.com").titled("New sign-in to your Rekey account").only().await;
    world.stack.outbox.fail_next(3);
    let change = json!({"current_password": PASSWORD, "new_password": OTHER_PASSWORD});
    browser.post("/v1/account/password", change).await.expect(204);
    let notice = world.inbox("grace@example.com").titled("Your Rekey password was changed").only().await;
    assert!(!notice.0.text.contains("not-me") && notice.0.text.contains("/forgot"), "{}", notice.0.text);
}
