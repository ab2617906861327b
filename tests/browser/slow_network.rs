//! The pages on a slow network and on one that breaks off: they open, forms show that they work and send once, and nothing that was typed is lost.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rekey_local::PASSWORD;
use rekey_tests::people::ADA;
use rekey_tests::{Browser, GOOD_PASSWORD, World};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy};
use tokio::net::{TcpListener, TcpStream};

/// A network far from everything: 400 ms for an answer, 50 KB a second.
const SLOW: (bool, u32, i32) = (false, 400, 50 * 1024);
/// No network at all.
const NONE: (bool, u32, i32) = (true, 0, 0);
/// The network of the machine.
const FAST: (bool, u32, i32) = (false, 0, -1);

/// A line to a stack that can break off in the middle of an answer.
struct BreakingLine {
    port: u16,
    breaks: Arc<AtomicBool>,
}

impl BreakingLine {
    async fn to(world: &World) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (breaks, stack) = (Arc::new(AtomicBool::new(false)), world.stack.address);
        let line = Self { port, breaks: breaks.clone() };
        tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                tokio::spawn(carry(browser, TcpStream::connect(stack).await.unwrap(), breaks.clone()));
            }
        });
        line
    }
}

/// Carries requests and answers, until an answer comes that is to break off: then the browser gets its headers and the first byte of its body.
async fn carry(browser: TcpStream, stack: TcpStream, breaks: Arc<AtomicBool>) {
    let ((mut asks, mut hears), (mut answers, mut takes)) = (browser.into_split(), stack.into_split());
    let back = async {
        let mut part = vec![0; 65536];
        while let Ok(size @ 1..) = answers.read(&mut part).await {
            let breaks = breaks.load(Ordering::SeqCst);
            let body = part.windows(4).position(|bytes| bytes == b"\r\n\r\n").map_or(size, |headers| headers + 5);
            let sent = hears.write_all(&part[..if breaks { body.min(size) } else { size }]).await;
            if breaks || sent.is_err() {
                break;
            }
        }
    };
    tokio::select! { _ = copy(&mut asks, &mut takes) => {}, () = back => {} }
}

async fn network(browser: &Browser, (offline, latency, throughput): (bool, u32, i32)) {
    let conditions = json!({"offline": offline, "latency": latency, "downloadThroughput": throughput, "uploadThroughput": -1});
    browser.devtools("Network.enable", json!({})).await;
    browser.devtools("Network.emulateNetworkConditions", conditions).await;
}

/// Presses the button of a form twice, and the Enter key: the form shows that it works, and sends nothing more. The script is one, so that no answer
/// comes in between.
async fn press_twice(browser: &Browser, form: &str) {
    let script = format!(
        "const form = document.querySelector('{form}'), button = form.querySelector('[type=submit]'); \
        button.click(); \
        button.click(); \
        form.requestSubmit(); \
        return [form.ariaBusy, button.ariaDisabled];"
    );
    assert_eq!(browser.client.execute(&script, Vec::new()).await.unwrap(), json!(["true", "true"]), "{form}");
}

#[tokio::test]
async fn a_slow_network_opens_the_pages_and_sends_each_form_once() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    network(&browser, SLOW).await;
    browser.go("/forgot").await;
    browser.arrives("/forgot", "ready").await;
    browser.fill("#email", ADA).await;
    press_twice(&browser, "#forgot-form").await;
    browser.arrives("/forgot", "sent").await;
    browser.fill("#code", &world.inbox(ADA).only().await.code()).await;
    press_twice(&browser, "#code-form").await;
    browser.arrives("/forgot", "choose").await;
    browser.click("label:has([value='0'])").await;
    browser.fill("#new_password", GOOD_PASSWORD).await;
    browser.fill("#confirm", GOOD_PASSWORD).await;
    press_twice(&browser, "#password-form").await;
    browser.arrives("/forgot", "done").await;
    assert_eq!(browser.calls().await, json!(3), "one call each");
    world.settle().await;
    assert_eq!(world.inbox(ADA).titled("Reset your Rekey password").count(), 1);

    browser.click("#sign-in-link").await;
    browser.arrives("/settings/account", "ready").await;
    assert_eq!(browser.eval("document.querySelectorAll('#session-list li').length").await, 1);
    for page in ["/settings/security", "/settings/activity", "/users", "/device"] {
        browser.go(page).await;
        browser.arrives(page, "ready").await;
    }
    browser.close().await;
}

#[tokio::test]
async fn a_call_that_fails_or_breaks_off_says_so_and_loses_nothing() {
    let world = World::in_real_time().await;
    let line = BreakingLine::to(&world).await;
    let browser = Browser::open(&world).await;
    browser.client.goto(&format!("http://localhost:{}/sign-in", line.port)).await.unwrap();
    browser.state("/sign-in", "ready").await;
    browser.fill("#account", ADA).await;
    browser.fill("#password", PASSWORD).await;
    for breaks_off in [false, true] {
        network(&browser, if breaks_off { FAST } else { NONE }).await;
        line.breaks.store(breaks_off, Ordering::SeqCst);
        browser.click("#sign-in-form [type=submit]").await;
        browser.shows("#sign-in-form [role=alert]", "We could not reach the service").await;
        let left = "['account', 'password'].map((id) => document.getElementById(id).value)";
        assert_eq!(browser.eval(left).await, json!([ADA, PASSWORD]));
        browser.until("document.querySelector('#sign-in-form [type=submit]').ariaDisabled == 'false'").await;
    }
    // The service had answered the second call.
    assert_eq!(world.items("session").await.len(), 1);
    line.breaks.store(false, Ordering::SeqCst);
    browser.click("#sign-in-form [type=submit]").await;
    browser.is_signed_in().await;
    // The browser complains of the two calls, and of nothing else.
    let complaints = browser.command("se/log", json!({"type": "browser"})).await;
    let complaints: Vec<&str> = complaints.as_array().unwrap().iter().map(|entry| entry["message"].as_str().unwrap()).collect();
    assert_eq!(complaints.len(), 2, "{complaints:#?}");
    assert!(complaints.iter().all(|complaint| complaint.contains("/v1/sign-in - Failed to load resource: net::ERR_")), "{complaints:#?}");
    browser.close().await;
}
