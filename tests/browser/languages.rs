//! Pages in another language. The language of tests is English, 40 % longer, from right to left: a page that shows it well has room
//! for every language.

use rekey_local::PASSWORD;
use rekey_tests::browser::FAULTS;
use rekey_tests::people::ADA;
use rekey_tests::{Browser, World};
use serde_json::json;

use super::pages::PAGES;

/// Gives the browser the cookie of a person who has chosen the language of tests.
async fn choose_the_language_of_tests(world: &World, browser: &Browser) {
    let cookie = json!({"name": "__Host-rekey-language", "value": "ar-XB", "url": world.url, "path": "/", "secure": true});
    browser.devtools("Network.setCookie", cookie).await;
}

#[tokio::test]
async fn every_page_fits_a_small_phone_in_a_longer_language_from_right_to_left() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    let phone = json!({"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": true});
    browser.devtools("Emulation.setDeviceMetricsOverride", phone).await;
    choose_the_language_of_tests(&world, &browser).await;
    let in_it = "[document.documentElement.lang, document.documentElement.dir, getComputedStyle(document.body).direction]";
    for (path, state) in PAGES {
        browser.go(path).await;
        browser.state(path, state).await;
        assert_eq!(browser.eval(in_it).await, json!(["ar-XB", "rtl", "rtl"]), "{path}");
        assert_eq!(browser.eval(FAULTS).await, json!([]), "{path}");
    }
    browser.sign_in(ADA, PASSWORD).await;
    browser.state("/settings/account", "ready").await;
    // The sign-in has left the language to the browser, because this person has chosen none.
    assert_eq!(browser.eval("document.documentElement.lang").await, "en");
    choose_the_language_of_tests(&world, &browser).await;
    for path in ["/settings/account", "/settings/security", "/settings/activity", "/users", "/device"] {
        browser.go(path).await;
        browser.state(path, "ready").await;
        assert_eq!(browser.eval(in_it).await, json!(["ar-XB", "rtl", "rtl"]), "{path}");
        assert_eq!(browser.eval(FAULTS).await, json!([]), "{path}");
    }
    browser.close().await;
}
