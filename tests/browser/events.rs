//! The page of the local stack that shows events as they are published.

use rekey_tests::users::ACCOUNT;
use rekey_tests::{Browser, World};

#[tokio::test]
async fn the_page_of_events_shows_a_new_event_by_itself() {
    let world = World::new().await;
    world.forget_first_events().await;
    let browser = Browser::open(&world).await;
    browser.go("/dev/events").await;
    assert!(browser.text("main").await.contains("No events yet"));
    world.signed_in(ACCOUNT).await;
    browser.until("document.querySelector('h2')?.textContent === 'session-established'").await;
    browser.shows("article", ACCOUNT).await;
    browser.close().await;
}
