//! CAPTCHAs on the pages: the browser computes, or people read or hear a picture.

use fantoccini::key::Key;
use rekey_domain::clock::Clock;
use rekey_local::PASSWORD;
use rekey_tests::people::ADA;
use rekey_tests::{Browser, Ear, World};

async fn world_asking_for(kind: &str, clock: Clock) -> World {
    World::start(&[("REKEY_CAPTCHA", kind), ("REKEY_LIMIT_SCALE", "1000")], clock).await
}

#[tokio::test]
async fn the_proof_of_work_asks_nothing_of_a_person() {
    let world = world_asking_for("altcha", Clock::System).await;
    let browser = Browser::open(&world).await;
    browser.ask_for_a_mail(ADA).await;
    world.inbox(ADA).only().await;
    browser.ask_again().await;
    world.inbox(ADA).nth(1).await;
    browser.state("/forgot", "sent").await;
    browser.until("document.getElementById('resend-button').disabled").await;
    assert_eq!(world.rows("CAPTCHA#").await.len(), 2);
    browser.close().await;
}

/// How many files of the CAPTCHA the page has loaded.
const LOADED: &str = "performance.getEntriesByType('resource').filter(({name}) => /captcha|altcha/.test(name)).length";
const UNSEEN: &str = "!document.getElementById('captcha-place').checkVisibility()";

#[tokio::test]
async fn the_proof_of_work_begins_with_typing_and_nobody_sees_it() {
    let world = world_asking_for("altcha", Clock::System).await;
    let browser = Browser::open(&world).await;
    for (page, field) in [("/forgot", "#email"), ("/register", "#account")] {
        browser.go(page).await;
        browser.state(page, "ready").await;
        assert_eq!(browser.eval(LOADED).await, 0);
        browser.tab_to(field).await;
        browser.keys("grace@example.org").await;
        browser.until("document.querySelector('altcha-widget')?.getState() == 'verified'").await;
        assert_eq!(browser.eval(UNSEEN).await, true);
        browser.keys(&Key::Enter).await;
        browser.state(page, "sent").await;
        assert_eq!(browser.eval(UNSEEN).await, true);
    }
    world.inbox("grace@example.org").only().await;
    browser.close().await;
}

#[tokio::test]
async fn a_proof_of_work_that_fails_shows_itself_and_works_again() {
    let world = world_asking_for("altcha", Clock::System).await;
    let browser = Browser::open(&world).await;
    browser.before_each_page("globalThis.Worker = class { constructor() { throw new Error('no workers'); } };").await;
    browser.go("/register").await;
    browser.fill("#account", "grace@example.org").await;
    browser.keys(&Key::Enter).await;
    browser.until("document.querySelector('#register-form [role=alert]').textContent.includes('try again')").await;
    assert_eq!(browser.eval(UNSEEN).await, false);
    assert_eq!(browser.eval("document.querySelector('altcha-widget input[type=checkbox]').labels.length").await, 1);
}

#[tokio::test]
async fn a_refused_proof_is_replaced_and_the_page_says_so() {
    let clock = Clock::manual(Clock::System.now());
    let world = world_asking_for("altcha", clock.clone()).await;
    let browser = Browser::open(&world).await;
    browser.go("/forgot").await;
    browser.fill("#email", ADA).await;
    browser.until("document.querySelector('altcha-widget').getState() == 'verified'").await;
    clock.advance(601);
    browser.click("#forgot-form [type=submit]").await;
    browser.until("document.querySelector('#forgot-form [role=alert]').textContent.includes('try again')").await;
    browser.click("#forgot-form [type=submit]").await;
    browser.state("/forgot", "sent").await;
    world.inbox(ADA).only().await;
    browser.close().await;
}

#[tokio::test]
async fn a_wrong_answer_to_a_picture_brings_another_picture() {
    let (world, ear) = (world_asking_for("image", Clock::System).await, Ear::new());
    let browser = Browser::open(&world).await;
    browser.go("/forgot").await;
    browser.fill("#email", ADA).await;
    browser.click("#forgot-form [type=submit]").await;
    browser.until("document.querySelector('#captcha-error').textContent.startsWith('Enter the characters')").await;
    browser.focused("#captcha[aria-invalid=true]").await;

    browser.until("document.querySelector('.captcha img').naturalWidth == 320").await;
    let first = browser.eval("document.querySelector('.captcha img').src").await;
    browser.fill("#captcha", "wrong!").await;
    browser.click("#forgot-form [type=submit]").await;
    browser.until("document.querySelector('#forgot-form [role=alert]').textContent.includes('try again')").await;
    browser.until("document.querySelector('#captcha').value == ''").await;
    let second = browser.eval("document.querySelector('.captcha img').src").await;
    assert_ne!(first, second);
    browser.click(".captcha button").await;
    browser.focused("#captcha").await;
    assert_ne!(browser.eval("document.querySelector('.captcha img').src").await, second);

    browser.type_what_is_heard(&ear).await;
    browser.until("document.querySelector('.captcha audio').duration > 5").await;
    browser.click("#forgot-form [type=submit]").await;
    browser.state("/forgot", "sent").await;
    world.inbox(ADA).only().await;

    // Another mail needs another picture, and the form keeps the address.
    browser.ask_again().await;
    browser.state("/forgot", "ready").await;
    browser.until("document.querySelector('#captcha').value == ''").await;
    browser.type_what_is_heard(&ear).await;
    browser.click("#forgot-form [type=submit]").await;
    world.inbox(ADA).nth(1).await;
    browser.state("/forgot", "sent").await;
    browser.close().await;
}

#[tokio::test]
async fn a_newcomer_registers_with_a_picture() {
    let (world, ear) = (world_asking_for("image", Clock::System).await, Ear::new());
    let browser = Browser::open(&world).await;
    browser.go("/register").await;
    browser.fill("#account", "grace@example.org").await;
    browser.type_what_is_heard(&ear).await;
    browser.keys(&Key::Enter).await;
    browser.state("/register", "sent").await;
    world.inbox("grace@example.org").only().await;
    browser.close().await;
}

#[tokio::test]
async fn every_captcha_fits_a_small_phone() {
    for kind in ["altcha", "image"] {
        let world = world_asking_for(kind, Clock::System).await;
        let browser = Browser::open(&world).await;
        browser.client.set_window_size(320, 640).await.unwrap();
        for page in ["/forgot", "/register"] {
            browser.go(page).await;
            browser.fill(if page == "/forgot" { "#email" } else { "#account" }, "grace@example.org").await;
            browser.until("document.querySelector('.captcha').children.length").await;
            browser.eval("document.querySelector('.captcha').hidden = false").await;
            assert_eq!(browser.eval("document.documentElement.scrollWidth > innerWidth").await, false, "{page} {kind}");
        }
        browser.close().await;
    }
}

/// A stack in which strangers have used up the tries at `flowmatic`.
async fn world_with_strangers_at_a_name(kind: &str) -> World {
    let world = World::start(&[("REKEY_CAPTCHA", kind), ("REKEY_LIMIT_SIGN_IN_NAME", "2/600")], Clock::System).await;
    for number in 2..5 {
        world.visitor_from(&format!("127.0.0.{number}")).try_sign_in("flowmatic", "not the password").await;
    }
    world
}

#[tokio::test]
async fn a_proof_of_work_lets_the_owner_in_past_strangers() {
    let world = world_with_strangers_at_a_name("altcha").await;
    let browser = Browser::open(&world).await;
    browser.is_asked_for_a_captcha().await;
    browser.until("[...document.styleSheets].some(({href}) => href?.includes('altcha'))").await;
    // A wrong password has used the first one up: there is another.
    browser.fill("#password", "not the password").await;
    browser.click("#sign-in-form [type=submit]").await;
    browser.until("document.querySelector('#sign-in-form [role=alert]').textContent.includes('do not go together')").await;
    browser.fill("#password", PASSWORD).await;
    browser.click("#sign-in-form [type=submit]").await;
    browser.is_signed_in().await;
    assert_eq!(world.rows("CAPTCHA#").await.len(), 2);
    browser.close().await;
}

#[tokio::test]
async fn a_picture_lets_the_owner_in_past_strangers() {
    let (world, ear) = (world_with_strangers_at_a_name("image").await, Ear::new());
    let browser = Browser::open(&world).await;
    browser.is_asked_for_a_captcha().await;
    browser.type_what_is_heard(&ear).await;
    browser.click("#sign-in-form [type=submit]").await;
    browser.is_signed_in().await;
    browser.close().await;
}

#[tokio::test]
async fn pages_without_a_captcha_load_none_of_its_files() {
    let world = world_asking_for("altcha", Clock::System).await;
    let browser = Browser::open(&world).await;
    for page in ["/sign-in", "/support"] {
        browser.go(page).await;
        browser.state(page, "ready").await;
        assert_eq!(browser.eval(LOADED).await, 0);
    }
    browser.close().await;
}
