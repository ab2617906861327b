//! A walk through every page and its states, in English, in German, in Chinese, and in a language of tests that is longer and runs from right to
//! left. Every stop is free of barriers in light and dark, and fits a small phone, large text and an enlarged window. It goes by ids and names,
//! because the words differ.
//!
//! The walk in English makes the pictures of README, and says when they are stale.

mod entrance;
mod factors;
mod recovery;
mod settings;
mod users;

use rekey_domain::clock::Clock;
use rekey_local::PASSWORD;
use rekey_tests::gallery::Walk;
use rekey_tests::pictures::Pictures;
use rekey_tests::{Authenticator, PAGES, World};

const FLOWMATIC: &str = "flowmatic";
const ACCOUNT: &str = "/settings/account";
const SECURITY: &str = "/settings/security";

#[tokio::test]
async fn the_pages_in_english() {
    walk("en", Some(Pictures::of_the_tour())).await;
}

#[tokio::test]
async fn the_pages_in_german() {
    walk("de", None).await;
}

// Its words are short, and have no blanks between them.
#[tokio::test]
async fn the_pages_in_chinese() {
    walk("zh-Hant", None).await;
}

#[tokio::test]
async fn the_pages_in_a_longer_language_from_right_to_left() {
    walk("ar-XB", None).await;
}

#[tokio::test]
async fn what_is_wrong_on_a_page_is_found() {
    const PLANT: &str = "(() => { \
        const plant = (tag, id, words, style) => { \
            const part = Object.assign(document.createElement(tag), { id, textContent: words }); \
            Object.assign(part.style, style); \
            document.querySelector('main').append(part); \
        }; \
        plant('input', 'nameless', '', {}); \
        plant('p', 'too-dark', 'Only in the dark', { color: '#333' }); \
        plant('p', 'too-wide', 'Wide', { width: '500px' }); \
        plant('p', 'cut', 'A sentence of several words', { width: '3rem', overflow: 'hidden', whiteSpace: 'nowrap' }); \
        plant('button', 'too-small', '', { width: '20px', height: '20px', padding: 0 }); \
        plant('p', 'over', 'Over', { marginBlockStart: '-6rem' }); \
        })()";
    let world = World::new().await;
    let mut walk = Walk::begin(&world, "en", None).await;
    walk.arrive("/support", "ready").await;
    walk.browser.eval(PLANT).await;
    walk.stop("planted").await;
    for fault in [
        "planted (light): label: Form elements must have labels: #nameless",
        "planted (dark): color-contrast: Elements must meet minimum color contrast ratio thresholds: #too-dark",
        "planted (on a phone): the page scrolls sideways",
        "planted (on a phone): p#cut “A sentence of several words” is cut",
        "planted (on a phone): button#too-small “” is 20 × 20 px large",
        "planted (enlarged twice): p#cut “A sentence of several words” lies over p#over",
        "planted (with large text): p#cut",
    ] {
        assert!(walk.faults().iter().any(|found| found.contains(fault)), "{fault}: {:#?}", walk.faults());
    }
    assert!(!walk.faults().iter().any(|found| found.starts_with("planted (light): color-contrast")), "{:#?}", walk.faults());
}

async fn walk(language: &'static str, pictures: Option<Pictures>) {
    let world = World::unlimited(&[("REKEY_SMS_COUNTRIES", "DE")]).await;
    let mut walk = Walk::begin(&world, language, pictures).await;
    recovery::recovery(&mut walk).await;
    recovery::links(&mut walk).await;
    entrance::entrance(&mut walk).await;
    settings::account(&mut walk).await;
    users::users(&mut walk).await;
    settings::device(&mut walk).await;
    let app = settings::security(&mut walk).await;
    settings::activity(&mut walk).await;
    factors::second_factor(&mut walk, &app).await;
    factors::hold(&mut walk, &app).await;
    factors::lost_factor(&mut walk, &app).await;
    factors::without_a_wait(&mut walk).await;
    walk.has_seen(&PAGES);
    walk.end().await;
    for captcha in ["image", "altcha"] {
        let settings = [("REKEY_CAPTCHA", captcha), ("REKEY_SIGN_UP", "closed"), ("REKEY_LIMIT_SIGN_IN_NAME", "2/600")];
        let world = World::start(&settings, Clock::System).await;
        let mut walk = Walk::begin(&world, language, None).await;
        entrance::guarded(&mut walk, captcha).await;
        walk.end().await;
    }
}

/// The first word of this shape in the messages to a contact, from this message on. A mail is in the language of the walk.
async fn sent(walk: &Walk<'_>, contact: &str, from: usize, shaped: impl Fn(&str) -> bool) -> String {
    let inbox = walk.world.inbox(contact);
    for place in from.. {
        let mail = inbox.nth(place).await;
        if let Some(word) = mail.0.text.split_whitespace().find(|word| shaped(word)) {
            return word.to_owned();
        }
    }
    unreachable!()
}

/// The six digits in the newest message that has some.
fn six_digits(word: &str) -> bool {
    word.len() == 6 && word.bytes().all(|c| c.is_ascii_digit())
}

/// The code of eight letters and digits that may be typed in place of a link.
fn typed_code(word: &str) -> bool {
    word.len() == 9 && word.as_bytes()[4] == b'-' && word.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == b'-')
}

/// The token of a link of this kind in the messages to a contact, from this message on.
async fn token(walk: &Walk<'_>, contact: &str, from: usize, kind: &str) -> String {
    let link = sent(walk, contact, from, |word| word.contains(&format!("#token={kind}_"))).await;
    link.split_once("#token=").unwrap().1.to_owned()
}

/// Signs in on a browser that nobody knows, as far as the password goes.
async fn sign_in(walk: &Walk<'_>, name: &str) {
    walk.browser.client.delete_all_cookies().await.unwrap();
    walk.go_anew("/sign-in").await;
    walk.arrive("/sign-in", "ready").await;
    walk.browser.fill("#account", name).await;
    walk.browser.fill("#password", PASSWORD).await;
    walk.send("#sign-in-form").await;
}

async fn enter_app_code(walk: &Walk<'_>, app: &Authenticator) {
    walk.world.clock.advance(30);
    walk.browser.fill("#digits", &app.code(walk.world.now())).await;
    walk.arrive(ACCOUNT, "ready").await;
}
