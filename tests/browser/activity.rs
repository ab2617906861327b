//! The page of the activity: people's own acts, and those of the whole account.

use std::fs;

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_domain::audit::AuditAction;
use rekey_local::PASSWORD;
use rekey_tests::audit::{entry, make_old, plant};
use rekey_tests::factors::{Owner, WRONG_CODE};
use rekey_tests::tools::root;
use rekey_tests::{Browser, GOOD_PASSWORD, World, users};
use serde_json::json;

const PAGE: &str = "/settings/activity";
const WHOLE: &str = "/settings/activity#of=account";
/// Keeps the text of a file that the page saves.
const SPY: &str = "(URL.createObjectURL = (blob) => { blob.text().then((text) => { globalThis.saved = text; }); return 'data:,'; }, null)";

/// What the rows of the list say, the newest first.
async fn rows(browser: &Browser) -> Vec<String> {
    let rows = browser.eval("[...document.querySelectorAll('#days li')].map((row) => row.innerText)").await;
    serde_json::from_value(rows).unwrap()
}

#[test]
fn every_act_has_words() {
    let words = fs::read_to_string(root().join("functions/pages/assets/settings-activity.js")).unwrap();
    for act in AuditAction::ALL {
        let name = serde_json::to_value(act).unwrap();
        let line = format!("\n  {}: \"", name.as_str().unwrap());
        assert!(words.contains(&line), "settings-activity.js has no words for {name}");
    }
}

#[tokio::test]
async fn people_see_what_they_did_and_what_was_refused() {
    let world = World::new().await;
    let owner = Owner::with_app(&world).await;
    let browser = Browser::open(&world).await;
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.state("/sign-in", "code").await;
    browser.fill("#digits", WRONG_CODE).await;
    browser.shows("#digits-error", "does not match").await;
    browser.fill("#digits", &owner.code(&world)).await;
    browser.state("/settings/account", "ready").await;

    browser.click("#activity-tab").await;
    browser.state(PAGE, "ready").await;
    assert_eq!(browser.text("[aria-label=Settings] [aria-current=page]").await, "Activity");
    assert_eq!(
        browser.eval("document.querySelector('#days h3').innerText === new Date().toLocaleDateString([], { dateStyle: 'long' })").await,
        true
    );
    let rows = rows(&browser).await;
    assert!(rows[0].starts_with("Signed in with password and authenticator app\n"), "{rows:?}");
    assert!(rows[0].ends_with(" · Chrome (Linux) · Web browser"), "{rows:?}");
    let refused = rows.iter().find(|row| row.contains("Refused")).unwrap();
    assert!(refused.starts_with("Signed in with password and authenticator app"), "{rows:?}");
    assert_eq!(browser.eval("document.querySelectorAll('#days .refused').length").await, 1);
    assert!(rows.iter().any(|row| row.starts_with("Authenticator app turned on")), "{rows:?}");

    browser.click("#not-you a").await;
    browser.state("/settings/account", "ready").await;
    assert_eq!(browser.eval("location.hash").await, "#change-password-form");
    browser.close().await;
}

#[tokio::test]
async fn users_see_their_own_acts_alone() {
    let world = World::in_real_time().await;
    let browser = Browser::as_user(&world, "mark", PAGE).await;
    browser.state(PAGE, "ready").await;
    let own = rows(&browser).await;
    assert!(own.iter().any(|row| row.starts_with("Signed in with the password")), "{own:?}");
    assert!(own.iter().any(|row| row.starts_with("User created") && row.contains("by Enterprise administrator")), "{own:?}");
    assert!(own.iter().all(|row| !row.contains("jean")), "{own:?}");

    browser.go("/settings/account").await;
    browser.go(WHOLE).await;
    browser.state(PAGE, "ready").await;
    assert_eq!(rows(&browser).await, own);
    assert_eq!(browser.eval("[...document.querySelectorAll('#views, #search-form')].every(({ hidden }) => hidden)").await, true);
    browser.close().await;
}

#[tokio::test]
async fn auditors_search_the_account_and_save_what_they_find() {
    let world = World::in_real_time().await;
    let admin = users::root(&world).await;
    users::user(&world, &admin, "eve", &["audit:read"]).await;
    for user in ["lin", "joan"] {
        users::created(&admin, user, &[]).await;
    }
    let browser = Browser::open(&world).await;
    browser.go(PAGE).await;
    browser.state("/sign-in", "ready").await;
    browser.sign_in_as(users::ACCOUNT, "eve", GOOD_PASSWORD).await;
    browser.state(PAGE, "ready").await;
    assert_eq!(browser.eval("document.getElementById('search-form').hidden").await, true);
    browser.click("#account-view").await;
    browser.shows("#activity-title", "Activity of the account").await;
    browser.focused("#activity-title").await;
    let all = rows(&browser).await;
    assert!(all.iter().any(|row| row.contains(" · eve · Chrome (Linux)")), "{all:?}");

    browser.find("#act").await.select_by_value("user_created").await.unwrap();
    browser.click("#search-form [type=submit]").await;
    browser.until("document.querySelectorAll('#days li').length === 3").await;
    browser.fill("#user", "Lin").await;
    browser.click("#search-form [type=submit]").await;
    browser.until("document.querySelectorAll('#days li').length === 1").await;
    let found = rows(&browser).await;
    assert!(found[0].starts_with("User created\n") && found[0].contains("lin · by Enterprise administrator"), "{found:?}");

    // The page saves what the search finds. The browser does not write the file.
    browser.devtools("Browser.setDownloadBehavior", json!({"behavior": "deny"})).await;
    browser.eval(SPY).await;
    browser.click("#download-button").await;
    browser.shows("#download-done", "Downloaded.").await;
    browser.until("globalThis.saved").await;
    let saved = browser.eval("globalThis.saved.trim().split('\\n').map(JSON.parse)").await;
    assert_eq!(saved.as_array().unwrap().len(), 1, "{saved}");
    assert_eq!(saved[0]["subject"]["user"], "lin");

    // The address has the search, for the back button and a reload.
    browser.client.back().await.unwrap();
    browser.until("document.querySelectorAll('#days li').length === 3").await;
    browser.go("/settings/account").await;
    browser.go(&format!("{WHOLE}&to=2020-01-01")).await;
    browser.state(PAGE, "ready").await;
    browser.shows("#no-acts", "There is nothing to show.").await;
    browser.fill("#user", "not a name").await;
    browser.click("#search-form [type=submit]").await;
    browser.shows("#user-error", "A user name has").await;
    browser.close().await;
}

#[tokio::test]
async fn a_long_activity_has_pages() {
    let world = World::in_real_time().await;
    let admin = users::root(&world).await;
    for number in 0..60 {
        users::created(&admin, &format!("user-{number}"), &[]).await;
    }
    let browser = Browser::open(&world).await;
    browser.sign_in(users::ACCOUNT, PASSWORD).await;
    browser.state("/settings/account", "ready").await;
    browser.go(PAGE).await;
    browser.state(PAGE, "ready").await;
    let newest = rows(&browser).await;
    assert_eq!(newest.len(), 50);
    browser.click("#older-link").await;
    browser.until("document.querySelectorAll('#days li').length < 50").await;
    let older = rows(&browser).await;
    let named = |number: u32| newest.iter().chain(&older).filter(|row| row.contains(&format!(" user-{number}"))).count();
    assert!((0..60).all(|number| named(number) >= 1), "{newest:?} {older:?}");
    browser.click("#newest-link").await;
    browser.until("document.querySelectorAll('#days li').length === 50").await;
    assert_eq!(rows(&browser).await, newest);
    browser.close().await;
}

#[tokio::test]
async fn the_page_saves_more_than_one_answer_and_shows_devices_as_text() {
    const PLANTED: usize = 1200;
    let world = World::in_real_time().await;
    users::root(&world).await;
    make_old(&world, users::ACCOUNT).await;
    let mut like = entry(&world, "reauthenticated").await;
    like.insert("device".to_owned(), AttributeValue::S("<img src=x onerror=globalThis.ran=1>".to_owned()));
    plant(&world, &like, PLANTED).await;
    let there = world.items("audit").await.iter().filter(|entry| entry["account"].as_s().unwrap() == users::ACCOUNT).count();
    let browser = Browser::open(&world).await;
    browser.sign_in(users::ACCOUNT, PASSWORD).await;
    browser.state("/settings/account", "ready").await;
    browser.go(WHOLE).await;
    browser.state(PAGE, "ready").await;
    let shown = rows(&browser).await;
    assert!(shown.iter().any(|row| row.contains("<img src=x onerror=globalThis.ran=1>")), "{shown:?}");
    assert_eq!(browser.eval("[globalThis.ran ?? null, document.querySelectorAll('#days img').length]").await, json!([null, 0]));

    browser.devtools("Browser.setDownloadBehavior", json!({"behavior": "deny"})).await;
    browser.eval(SPY).await;
    browser.click("#download-button").await;
    browser.shows("#download-done", "Downloaded.").await;
    browser.until("globalThis.saved").await;
    let ids = "globalThis.saved.trim().split('\\n').map((line) => JSON.parse(line).id)";
    let saved = browser.eval(&format!("(() => {{ const ids = {ids}; return [ids.length, new Set(ids).size]; }})()")).await;
    // The sign-in of this browser is one more.
    assert_eq!(saved, json!([there + 1, there + 1]));
    browser.close().await;
}
