//! What the links in the notices of passkeys undo.

use rekey_tests::factors::Owner;
use rekey_tests::passkeys::{ADD, ids, owner_with_passkey};
use rekey_tests::people::GRACE;
use rekey_tests::{OTHER_PASSWORD, PasskeyBrowser, Visitor, World};
use serde_json::json;

const ADDED: &str = "A passkey was added to your Rekey account";
const REMOVED: &str = "A passkey of your Rekey account was removed";

/// Recovers the account after an undo and signs in with the passkey as the second factor.
async fn back(world: &World, keys: &mut PasskeyBrowser) -> Visitor {
    world.reset_password(GRACE, "flowmatic", OTHER_PASSWORD).await;
    let person = world.visitor();
    let waiting = person.try_sign_in("flowmatic", OTHER_PASSWORD).await.expect(200).text("challenge");
    keys.answer(&person, &waiting, "web").await.expect(200);
    person
}

#[tokio::test]
async fn an_added_passkey_goes_and_the_older_ones_stay() {
    let world = World::new().await;
    let (browser, mut keys, id) = owner_with_passkey(&world).await;
    world.clock.advance(60);
    keys.confirm(&browser).await.expect(204);
    PasskeyBrowser::new(&world).add(&browser, "Thief").await;
    let link = world.inbox(GRACE).titled(ADDED).nth(1).await.not_me();
    assert_eq!(world.not_me(&link).await.expect(200).json()["undone"], json!(["passkey_removed"]));
    let person = back(&world, &mut keys).await;
    assert_eq!(ids(&person).await, [id]);
}

#[tokio::test]
async fn a_removed_passkey_comes_back_if_it_was_shown() {
    let world = World::new().await;
    let (browser, mut keys, id) = owner_with_passkey(&world).await;
    world.clock.advance(60);
    keys.confirm(&browser).await.expect(204);
    browser.delete(&format!("{ADD}/{id}")).await.expect(204);
    let link = world.inbox(GRACE).titled(REMOVED).only().await.not_me();
    let undone = world.not_me(&link).await.expect(200).json();
    assert_eq!(undone["undone"], json!(["passkey_restored", "recovery_codes_restored"]));
    let person = back(&world, &mut keys).await;
    assert_eq!(ids(&person).await, [id]);
}

#[tokio::test]
async fn a_passkey_that_an_app_removed_stays_away() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    owner.reauthenticate(&world).await;
    let (id, _) = PasskeyBrowser::new(&world).add(&owner.browser, "Lost").await;
    world.clock.advance(60);
    owner.reauthenticate(&world).await;
    owner.browser.delete(&format!("{ADD}/{id}")).await.expect(204);
    let link = world.inbox(GRACE).titled(REMOVED).only().await.not_me();
    assert_eq!(world.not_me(&link).await.expect(200).json()["undone"], json!([]));
}

#[tokio::test]
async fn changes_that_were_undone_do_not_keep_the_owner_from_changing_factors() {
    let world = World::unlimited(&[]).await;
    let (browser, mut keys, id) = owner_with_passkey(&world).await;
    world.clock.advance(60);
    keys.confirm(&browser).await.expect(204);
    let mut thief = PasskeyBrowser::new(&world);
    for _ in 0..19 {
        let (added, _) = thief.add(&browser, "Thief").await;
        browser.delete(&format!("{ADD}/{added}")).await.expect(204);
    }
    thief.add(&browser, "Thief").await;
    thief.try_add(&browser, "Thief").await.refused(429, "rate_limited");
    let link = world.inbox(GRACE).titled(ADDED).nth(1).await.not_me();
    assert_eq!(world.not_me(&link).await.expect(200).json()["undone"], json!(["passkey_removed"]));
    let person = back(&world, &mut keys).await;
    keys.confirm(&person).await.expect(204);
    let (added, _) = PasskeyBrowser::new(&world).add(&person, "Tablet").await;
    assert_eq!(ids(&person).await.len(), 2);
    assert!(ids(&person).await.iter().all(|held| [&id, &added].contains(&held)));
}

#[tokio::test]
async fn a_reader_of_the_mailbox_cannot_take_the_owners_moved_passkey() {
    let world = World::new().await;
    let (browser, mut old, id) = owner_with_passkey(&world).await;
    world.clock.advance(60);
    old.confirm(&browser).await.expect(204);
    let mut new = PasskeyBrowser::new(&world);
    new.add(&browser, "New phone").await;
    browser.delete(&format!("{ADD}/{id}")).await.expect(204);
    let link = world.inbox(GRACE).titled(ADDED).nth(1).await.not_me();
    assert_eq!(world.not_me(&link).await.expect(200).json()["undone"], json!(["passkey_restored"]));
    // Both are second factors, and the newer one stands for nothing alone.
    let person = back(&world, &mut new).await;
    assert_eq!(ids(&person).await.len(), 2);
    new.sign_in(&world.visitor(), "mobile").await.refused(401, "invalid_credentials");
}
