//! What a page weighs when it is opened for the first time: few requests, and few kilobytes on the line.

use rekey_local::PASSWORD;
use rekey_tests::people::ADA;
use rekey_tests::{Browser, PAGES, World};

const MOST_REQUESTS: u64 = 8;
const MOST_BYTES: u64 = 45 * 1024;

/// The page and the files that it has loaded, without the calls of the API: how many, and their bytes on the line. A file from the
/// browser's cache counts as if it had come over the line.
const WEIGHT: &str = "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')] \
                      .filter(({ name }) => !name.includes('/v1/')).map(({ encodedBodySize }) => encodedBodySize)";
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
        browser.go(path).await;
        browser.until("document.readyState == 'complete' && document.getElementById('main').dataset.state != 'loading'").await;
        // What a script loads after the page is there would come within these frames.
        browser.until("performance.now() > performance.getEntriesByType('navigation')[0].loadEventEnd + 500").await;
        let sizes: Vec<u64> = serde_json::from_value(browser.eval(WEIGHT).await).unwrap();
        let (files, bytes) = (u64::try_from(sizes.len()).unwrap(), sizes.iter().sum::<u64>());
        assert!(!sizes.contains(&0), "{path}: {sizes:?}");
        let calls = browser.eval(CALLS).await;
        let line = format!("{path:<20} {files:>6} {:>4} {calls:>6}", bytes.div_ceil(1024));
        if files > MOST_REQUESTS || bytes > MOST_BYTES {
            heavy.push(line.clone());
        }
        table.push(line);
    }
    println!("{}", table.join("\n"));
    assert!(heavy.is_empty(), "{}", heavy.join("\n"));
    browser.close().await;
}
