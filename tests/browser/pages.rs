//! Every page: it fits a small phone, names its parts, and comes with headers that keep others out.

use rekey_local::PASSWORD;
use rekey_tests::browser::FAULTS;
use rekey_tests::people::ADA;
use rekey_tests::{Browser, World};
use serde_json::json;

/// Every page, with the state that it shows to a person without a session and without a link.
pub(super) const PAGES: [(&str, &str); 10] = [
    ("/sign-in", "ready"),
    ("/forgot", "ready"),
    ("/reset", "missing"),
    ("/activate", "missing"),
    ("/not-me", "missing"),
    ("/lost-factor", "missing"),
    ("/register", "ready"),
    ("/help/no-message", "ready"),
    ("/support", "ready"),
    ("/no-such-page", "not-found"),
];

#[tokio::test]
async fn every_page_fits_a_small_phone_and_labels_its_controls() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    let phone = json!({"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": true});
    browser.command("goog/cdp/execute", json!({"cmd": "Emulation.setDeviceMetricsOverride", "params": phone})).await;
    for (path, state) in PAGES {
        browser.go(path).await;
        browser.state(path, state).await;
        assert_eq!(browser.eval(FAULTS).await, json!([]), "{path}");
    }
    browser.sign_in(ADA, PASSWORD).await;
    browser.state("/settings/account", "ready").await;
    assert_eq!(browser.eval(FAULTS).await, json!([]), "/settings/account");
    browser.go("/settings/security").await;
    browser.state("/settings/security", "ready").await;
    assert_eq!(browser.eval(FAULTS).await, json!([]), "/settings/security");
    browser.go("/settings/activity#of=account").await;
    browser.state("/settings/activity", "ready").await;
    assert_eq!(browser.eval(FAULTS).await, json!([]), "/settings/activity");
    browser.go("/users").await;
    browser.state("/users", "ready").await;
    assert_eq!(browser.eval(FAULTS).await, json!([]), "/users");
    browser.go("/device").await;
    browser.state("/device", "ready").await;
    assert_eq!(browser.eval(FAULTS).await, json!([]), "/device");
    world.visitor().recover(ADA).await;
    world.inbox(ADA).titled("Reset your Rekey password").only().await;
    for path in ["/dev/outbox", "/dev/mails"] {
        browser.go(path).await;
        assert_eq!(browser.eval(FAULTS).await, json!([]), "{path}");
    }
    browser.close().await;
}

#[tokio::test]
async fn the_help_has_every_section_that_pages_link_to() {
    let world = World::unlimited(&[("REKEY_SMS_COUNTRIES", "DE")]).await;
    let browser = Browser::open(&world).await;
    browser.go("/help/no-message").await;
    browser.state("/help/no-message", "ready").await;
    let missing =
        "[...document.querySelectorAll('a[href^=\"#\"]')].map((link) => link.hash.slice(1)).filter((id) => !document.getElementById(id))";
    assert_eq!(browser.eval(missing).await, json!([]));
    for section in ["sms", "administrator", "codes", "passkeys", "recovery-codes", "trusted-browsers", "device", "lost"] {
        browser.find(&format!("h2#{section}")).await;
    }
    browser.close().await;
}

#[tokio::test]
async fn every_page_has_headers_that_keep_other_sites_out() {
    let world = World::in_real_time().await;
    let visitor = world.visitor();
    for path in PAGES.map(|(path, _)| path).into_iter().chain([
        "/device",
        "/settings/account",
        "/settings/activity",
        "/settings/security",
        "/users",
    ]) {
        let answer = visitor.send(visitor.request(reqwest::Method::GET, path).header("accept", "text/html")).await;
        let policy = answer.header("content-security-policy").unwrap();
        for rule in [
            "default-src 'none'",
            "script-src 'self';",
            "style-src 'self';",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'none'",
        ] {
            assert!(policy.contains(rule), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
    }
}

#[tokio::test]
async fn a_link_in_the_outbox_opens_in_the_whole_window() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    browser.ask_for_a_mail(ADA).await;
    world.inbox(ADA).only().await;
    browser.go("/dev/outbox").await;
    browser.find("iframe").await.enter_frame().await.unwrap();
    browser.click("a[href*='/reset']").await;
    browser.client.enter_parent_frame().await.unwrap();
    browser.state("/reset", "ready").await;
    browser.click("#continue-button").await;
    browser.state("/reset", "choose").await;
    browser.close().await;
}
