//! What a page weighs when it is opened for the first time: few requests, and few kilobytes on the line.

use rekey_local::PASSWORD;
use rekey_tests::people::ADA;
use rekey_tests::{Browser, PAGES, World};
use serde_json::json;

const MOST_REQUESTS: usize = 8;
const MOST_BYTES: u64 = 45 * 1024;

/// The page and the files that have come over the line, without the calls of the API: their names, and their bytes on the line.
const FILES: &str = "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')] \
                     .filter(({ name, transferSize }) => transferSize && !name.includes('/v1/')) \
                     .map(({ name, encodedBodySize }) => [name.split('/').pop(), encodedBodySize])";
const CALLS: &str = "performance.getEntriesByType('resource').filter(({ name }) => name.includes('/v1/')).length";

#[expect(clippy::print_stdout, reason = "figures for README")]
#[tokio::test]
async fn a_page_is_light_when_it_is_opened_for_the_first_time() {
    let world = World::start(
        &[("REKEY_CAPTCHA", "altcha"), ("REKEY_LIMIT_SCALE", "1000"), ("REKEY_SMS_COUNTRIES", "DE")],
        rekey_domain::clock::Clock::System,
    )
    .await;
    let browser = Browser::open(&world).await;
    let mut table = vec!["page                  files   KB  calls".to_owned()];
    let mut heavy = Vec::new();
    let (own, public): (Vec<&str>, Vec<&str>) =
        PAGES.into_iter().partition(|path| path.starts_with("/settings") || ["/users", "/device"].contains(path));
    for path in public.into_iter().chain(["sign-in"]).chain(own) {
        if path == "sign-in" {
            browser.sign_in(ADA, PASSWORD).await;
            browser.state("/settings/account", "ready").await;
            continue;
        }
        browser.devtools("Network.clearBrowserCache", json!({})).await;
        browser.go(path).await;
        browser.until("document.readyState == 'complete' && document.getElementById('main').dataset.state != 'loading'").await;
        // What a script loads after the page is there would come within these frames.
        browser.until("performance.now() > performance.getEntriesByType('navigation')[0].loadEventEnd + 500").await;
        let files: Vec<(String, u64)> = serde_json::from_value(browser.eval(FILES).await).unwrap();
        for always in ["style.css", "icon.svg"] {
            assert!(files.iter().any(|(name, _)| name == always), "{path}: {files:?}");
        }
        let (count, bytes) = (files.len(), files.iter().map(|(_, size)| size).sum::<u64>());
        let calls = browser.eval(CALLS).await;
        let line = format!("{path:<20} {count:>6} {:>4} {calls:>6}", bytes.div_ceil(1024));
        if count > MOST_REQUESTS || bytes > MOST_BYTES {
            heavy.push(format!("{line}: {files:?}"));
        }
        table.push(line);
    }
    println!("{}", table.join("\n"));
    assert!(heavy.is_empty(), "{}", heavy.join("\n"));
    browser.close().await;
}
