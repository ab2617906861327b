//! What a page weighs when it is opened for the first time: few requests, and few kilobytes on the line.

use rekey_local::PASSWORD;
use rekey_tests::people::ADA;
use rekey_tests::{Browser, PAGES, World};
use rekey_text::Language;
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
    let languages: Vec<&str> = Language::offered().map(Language::tag).collect();
    let mut table = vec![format!("page                  files  calls  KB {}", languages.join("  "))];
    let mut heavy = Vec::new();
    let (own, public): (Vec<&str>, Vec<&str>) =
        PAGES.into_iter().partition(|path| path.starts_with("/settings") || ["/users", "/device"].contains(path));
    for path in public.into_iter().chain(["sign-in"]).chain(own) {
        if path == "sign-in" {
            browser.sign_in(ADA, PASSWORD).await;
            browser.state("/settings/account", "ready").await;
            continue;
        }
        let (mut counts, mut sizes) = (String::new(), Vec::new());
        for language in &languages {
            browser.accept_language(language).await;
            browser.devtools("Network.clearBrowserCache", json!({})).await;
            browser.go(path).await;
            browser.until("document.readyState == 'complete' && document.getElementById('main').dataset.state != 'loading'").await;
            assert_eq!(browser.eval("document.documentElement.lang").await, json!(language), "{path}");
            if counts.is_empty() {
                // What a script loads after the page is there would come within these frames.
                browser.until("performance.now() > performance.getEntriesByType('navigation')[0].loadEventEnd + 500").await;
            }
            let files: Vec<(String, u64)> = serde_json::from_value(browser.eval(FILES).await).unwrap();
            for always in ["style.css", "icon.svg"] {
                assert!(files.iter().any(|(name, _)| name == always), "{path}: {files:?}");
            }
            let (count, bytes) = (files.len(), files.iter().map(|(_, size)| size).sum::<u64>());
            if count > MOST_REQUESTS || bytes > MOST_BYTES {
                heavy.push(format!("{path} in {language}: {count} files, {bytes} bytes: {files:?}"));
            }
            if counts.is_empty() {
                counts = format!("{count:>6} {:>6}", browser.eval(CALLS).await);
            }
            sizes.push(format!("{:>w$}", bytes.div_ceil(1024), w = language.len() + 2));
        }
        table.push(format!("{path:<20} {counts}     {}", sizes.concat()));
    }
    println!("{}", table.join("\n"));
    assert!(heavy.is_empty(), "{}", heavy.join("\n"));
    browser.close().await;
}
