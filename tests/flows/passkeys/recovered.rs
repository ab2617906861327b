//! Passkeys after a recovery: who recovered a password through a contact may have left one behind.

use rekey_local::PASSWORD;
use rekey_tests::factors::challenge;
use rekey_tests::passkeys::{ADD, owner_with_passkey};
use rekey_tests::people::{DAY, GRACE};
use rekey_tests::users;
use rekey_tests::{GOOD_PASSWORD, OTHER_PASSWORD, PasskeyBrowser, Visitor, World};
use serde_json::{Value, json};

/// Answers the challenge of a sign-in with the other password.
async fn with_password(world: &World, keys: &mut PasskeyBrowser, password: &str) -> Visitor {
    let person = world.visitor();
    let body = json!({"account": "flowmatic", "password": password, "client": "web"});
    let waiting = person.post_from_site("/v1/sign-in", body).await.expect(200).text("challenge");
    keys.answer(&person, &waiting, "web").await.expect(200);
    person
}

/// The end of the hold that session and account show.
async fn hold_until(person: &Visitor) -> (Value, Value) {
    let of = async |path| person.get(path).await.expect(200).json()["hold_until"].clone();
    (of("/v1/session").await, of("/v1/account").await)
}

#[tokio::test]
async fn a_recovery_makes_a_passkey_a_second_factor_until_it_was_used_with_the_password() {
    let world = World::new().await;
    let (_, mut keys, id) = owner_with_passkey(&world).await;
    world.clock.advance(60);
    keys.sign_in(&world.visitor(), "mobile").await.expect(200);
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    let held = world.now().plus(DAY).rfc3339();
    world.clock.advance(60);
    keys.sign_in(&world.visitor(), "mobile").await.refused(401, "invalid_credentials");
    let person = with_password(&world, &mut keys, OTHER_PASSWORD).await;
    keys.sign_in(&world.visitor(), "mobile").await.expect(200);
    assert_eq!(hold_until(&person).await, (json!(held), json!(held)));
    // It is older than the recovery, so it lifts the hold.
    keys.confirm(&person).await.expect(204);
    assert_eq!(hold_until(&person).await, (json!(null), json!(null)));
    person.delete(&format!("{ADD}/{id}")).await.expect(204);
}

#[tokio::test]
async fn a_passkey_added_under_the_hold_proves_nothing_before_its_end() {
    let world = World::new().await;
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    world.clock.advance(60);
    // Somebody with the mailbox signs in and leaves a passkey behind.
    let thief = world.confirmed("flowmatic", None, OTHER_PASSWORD).await;
    let mut keys = PasskeyBrowser::new(&world);
    let (id, _) = keys.add(&thief, "Thief").await;
    keys.sign_in(&world.visitor(), "mobile").await.refused(401, "invalid_credentials");
    with_password(&world, &mut keys, OTHER_PASSWORD).await;
    keys.sign_in(&world.visitor(), "mobile").await.refused(401, "invalid_credentials");
    keys.confirm(&thief).await.expect(204);
    thief.delete(&format!("{ADD}/{id}")).await.refused(403, "on_hold");
    world.clock.advance(DAY);
    keys.sign_in(&world.visitor(), "mobile").await.expect(200);
    // The owner's next recovery makes it a second factor again, and it does not lift that hold either.
    world.reset_password(GRACE, "flowmatic", PASSWORD).await;
    keys.sign_in(&world.visitor(), "mobile").await.refused(401, "invalid_credentials");
}

#[tokio::test]
async fn frozen_reset_and_deleted_principals_are_refused_like_unknown_ones() {
    let world = World::new().await;
    let root = users::root(&world).await;
    users::user(&world, &root, "ann", &[]).await;
    let ann = users::confirmed(&world, "ann", GOOD_PASSWORD).await;
    let mut keys = PasskeyBrowser::new(&world);
    keys.add(&ann, "Phone").await;
    let person = world.visitor();
    keys.sign_in(&person, "mobile").await.expect(200);
    // A passkey of a principal that does not exist.
    let mut unknown = keys.assertion(&person, "mobile").await;
    unknown["credential"]["response"]["userHandle"] = json!("AAAAAAAAAAAAAAAAAAAAAA");
    let without_trace = |answer: rekey_tests::Answer| answer.refused(401, "invalid_credentials").raw;
    let refusal = without_trace(person.post("/v1/sign-in/passkey", unknown).await);

    let link = users::reset(&root, "ann").await;
    assert_eq!(without_trace(keys.sign_in(&person, "mobile").await), refusal);
    world.activate(&link, OTHER_PASSWORD).await.expect(200);
    assert_eq!(without_trace(keys.sign_in(&person, "mobile").await), refusal, "the administrator's link set the password");
    root.post("/v1/users/ann/reset-two-factor", json!({})).await.expect(204);
    assert_eq!(without_trace(keys.sign_in(&person, "mobile").await), refusal);
    root.delete("/v1/users/ann").await.expect(204);
    assert_eq!(without_trace(keys.sign_in(&person, "mobile").await), refusal);
}

#[tokio::test]
async fn an_account_that_an_undo_froze_opens_to_no_passkey() {
    let world = World::new().await;
    let (_, mut keys, _) = owner_with_passkey(&world).await;
    world.clock.advance(60);
    let link = world.inbox(GRACE).titled("A passkey was added to your Rekey account").only().await.not_me();
    let undone = world.not_me(&link).await.expect(200).json();
    assert_eq!(undone["undone"], json!(["passkey_removed"]));
    keys.sign_in(&world.visitor(), "mobile").await.refused(401, "invalid_credentials");
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    keys.sign_in(&world.visitor(), "mobile").await.refused(401, "invalid_credentials");
    assert_eq!(world.visitor().try_sign_in("flowmatic", OTHER_PASSWORD).await.text("status"), "signed_in");
}

#[tokio::test]
async fn a_challenge_ends_when_its_passkeys_are_gone() {
    let world = World::new().await;
    let (browser, mut keys, id) = owner_with_passkey(&world).await;
    let person = world.visitor();
    let waiting = challenge(&person, "mobile").await;
    let begun = person.post("/v1/sign-in/passkey/begin", json!({"challenge": waiting})).await.expect(200).json();
    let credential = keys.get(&begun["options"]).await;
    keys.confirm(&browser).await.expect(204);
    browser.delete(&format!("{ADD}/{id}")).await.expect(204);
    let body = json!({"challenge": waiting, "credential": credential, "client": "mobile"});
    assert!([401, 410].contains(&person.post("/v1/sign-in/passkey", body).await.status));
}
