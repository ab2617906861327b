//! Codes to two contacts.

use rekey_local::PASSWORD;
use rekey_tests::contacts::bind;
use rekey_tests::factors::Owner;
use rekey_tests::people::{DAY, GRACE, MOBILE};
use rekey_tests::{OTHER_PASSWORD, World};
use serde_json::json;

use super::people::{Codes, OFF, by_password, codes, mail, old_account, prove, refused, report};

#[tokio::test(flavor = "multi_thread")]
async fn codes_to_both_contacts_turn_every_factor_off_and_sign_everybody_out() {
    let world = World::new().await;
    let owner = old_account(&world).await;
    let phone = super::people::by_app(&world, &owner, PASSWORD).await;
    let (visitor, Codes { id, email, phone: texted }) = codes(&world, PASSWORD).await;
    let off = prove(&visitor, &id, &email, texted.as_deref()).await.expect(200);
    assert_eq!((off.json(), off.header("set-cookie")), (json!({"status": "factors_off"}), None));

    assert_eq!(phone.session_status().await, 401);
    assert_eq!(by_password(&world, PASSWORD).await, "signed_in");
    world.inbox(MOBILE).find("is off for your Rekey account").await;
    // The codes are used up.
    prove(&visitor, &id, &email, texted.as_deref()).await.refused(410, "expired");

    // The hold of a recovery begins.
    let browser = world.visitor();
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.confirm(PASSWORD).await;
    browser.delete("/v1/account/phone").await.refused(403, "on_hold");

    // The notice restores the factors.
    let undone = world.not_me(&mail(&world, OFF, 0).await.not_me()).await.expect(200).json();
    assert!(undone["undone"].as_array().unwrap().contains(&json!("app_restored")), "{undone}");
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    let visitor = world.visitor();
    let challenge = visitor.try_sign_in("flowmatic", OTHER_PASSWORD).await.expect(200).text("challenge");
    rekey_tests::factors::verify(&visitor, &challenge, "app", &owner.code(&world)).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_right_code_of_two_is_wrong_and_five_tries_end_the_report() {
    let world = World::new().await;
    old_account(&world).await;
    let (visitor, Codes { id, email, phone }) = codes(&world, PASSWORD).await;
    let phone = phone.unwrap();
    for (email, phone) in [("AAAA-AAAA", phone.as_str()), (&email, "AAAA-AAAA"), (&email, ""), (&phone, &email), ("", "")] {
        prove(&visitor, &id, email, Some(phone)).await.refused(401, "invalid_code");
    }
    prove(&visitor, &id, &email, Some(&phone)).await.refused(410, "expired");
    assert_eq!(by_password(&world, PASSWORD).await, "code_required");
    assert_eq!(refused(&world).await, ["lost_factors_off"; 5]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_that_changed_within_seven_days_is_no_proof() {
    let world = World::new().await;
    let browser = world.owner().await;
    Owner::with_app(&world).await;
    world.clock.advance(8 * DAY);
    let owner = world.visitor();
    drop((browser, owner));
    let (_, answer) = report(&world, PASSWORD).await;
    assert_eq!(answer.expect(202).json()["ways"], json!(["wait"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_number_and_a_recovery_take_the_two_contacts_away() {
    let world = World::new().await;
    let browser = world.owner().await;
    bind(&world, &browser, "phone", MOBILE).await;
    Owner::with_app(&world).await;
    // Account, number and app are of today.
    assert_eq!(report(&world, PASSWORD).await.1.expect(202).json()["ways"], json!(["wait"]));
    world.clock.advance(8 * DAY);
    assert_eq!(report(&world, PASSWORD).await.1.expect(202).json()["ways"], json!(["two_contacts", "wait"]));
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    // The mailbox has set the password, so that password and mailed code are one proof.
    report(&world, OTHER_PASSWORD).await.1.refused(409, "support_required");
    world.clock.advance(8 * DAY);
    assert_eq!(report(&world, OTHER_PASSWORD).await.1.expect(202).json()["ways"], json!(["two_contacts"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_right_answers_at_once_turn_the_factors_off_once() {
    let world = World::new().await;
    old_account(&world).await;
    let (visitor, Codes { id, email, phone }) = codes(&world, PASSWORD).await;
    let racers = (0..10).map(|_| prove(&visitor, &id, &email, phone.as_deref()));
    let answers = futures_util::future::join_all(racers).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    assert!(
        answers.iter().all(|answer| [200, 401, 410].contains(&answer.status)),
        "{:?}",
        answers.iter().map(|answer| &answer.raw).collect::<Vec<_>>()
    );
    assert_eq!(world.inbox(GRACE).titled(OFF).count(), {
        mail(&world, OFF, 0).await;
        1
    });
}
