//! Who is signed in, on every page: the menu of the account, the way from one session to the next, and names in one field.

use fantoccini::key::Key;
use rekey_local::PASSWORD;
use rekey_tests::factors::Owner;
use rekey_tests::people::{GRACE, RESET_TITLE};
use rekey_tests::{Browser, GOOD_PASSWORD, World};
use serde_json::json;

/// The text that a person sees above the form.
const WHY: &str = "[data-why]:not([hidden])";

#[tokio::test]
async fn a_user_of_an_account_signs_in_with_both_names_in_one_field() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    browser.sign_in("flowmatic/mark", PASSWORD).await;
    browser.is_signed_in().await;
    browser.shows("#account-button", "flowmatic/mark").await;
    browser.sign_out().await;
    assert_eq!(browser.text(WHY).await, "You are signed out.");
    browser.focused("#password").await;
    browser.client.refresh().await.unwrap();
    browser.state("/sign-in", "ready").await;
    assert_eq!(browser.eval("document.getElementById('account').value").await, "flowmatic/mark");
    browser.focused("#password").await;
    // Two names in two fields become one, which is what a password manager saves.
    browser.fill("#account", "flowmatic").await;
    browser.click("#sign-in-form summary").await;
    browser.fill("#user", "mark").await;
    browser.fill("#password", "not the password").await;
    browser.keys(&Key::Enter).await;
    browser.shows("#sign-in-form [role=alert]", "do not go together").await;
    browser.find("#sign-in-form [role=alert] a[href='/forgot']").await;
    assert_eq!(
        browser.eval("[document.getElementById('account').value, document.getElementById('user').value]").await,
        json!(["flowmatic/mark", ""])
    );
    browser.close().await;
}

#[tokio::test]
async fn a_name_with_a_slash_is_split_only_in_front_of_a_user_name() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    browser.go("/sign-in").await;
    browser.state("/sign-in", "ready").await;
    let split = r#"(async () => {
        const { parseName } = await import(document.querySelector("[rel=modulepreload][href$='/page.js']").href);
        return ["flowmatic", "flowmatic/mark", "a/b@example.com", "a/b@example.com/mark", "flowmatic / Mark", "flowmatic/", "/mark"].map(parseName);
    })()"#;
    let expected = json!([
        {"account": "flowmatic"},
        {"account": "flowmatic", "user": "mark"},
        {"account": "a/b@example.com"},
        {"account": "a/b@example.com", "user": "mark"},
        {"account": "flowmatic", "user": "Mark"},
        {"account": "flowmatic/"},
        {"account": "/mark"},
    ]);
    assert_eq!(browser.eval(split).await, expected);
    browser.close().await;
}

#[tokio::test]
async fn the_header_says_who_is_signed_in_on_every_page() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    browser.go("/").await;
    browser.state("/sign-in", "ready").await;
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.is_signed_in().await;
    for path in ["/support", "/forgot", "/settings/security", "/no-such-page"] {
        browser.go(path).await;
        browser.shows("#account-button", "flowmatic").await;
        let entrances = "[...document.querySelectorAll('a[href=\"/sign-in\"]')].filter((link) => link.checkVisibility() && link.closest('header, footer')).length";
        assert_eq!(browser.eval(entrances).await, 0, "{path}");
    }
    // A form for people who are not signed in says who is, and offers to go on.
    for path in ["/forgot", "/register"] {
        browser.go(path).await;
        browser.shows(".notice[data-session=in]", "Signed in as flowmatic").await;
        browser.find(".notice a[href='/settings/account']").await;
        assert_eq!(browser.eval("document.querySelector('.after[data-session=out]').checkVisibility()").await, false, "{path}");
    }
    browser.go("/").await;
    browser.state("/settings/account", "ready").await;
    browser.click("#account-button").await;
    for path in ["/settings/account", "/settings/security", "/settings/activity", "/users"] {
        browser.find(&format!("#account-menu a[href='{path}']")).await;
    }
    browser.keys(&Key::Escape).await;
    browser.until("!document.getElementById('account-menu').checkVisibility()").await;

    // The page for signing in offers to go on, or another account.
    browser.go("/sign-in?next=/settings/activity").await;
    browser.state("/sign-in", "signed-in").await;
    browser.focused("#go-on-link").await;
    browser.keys(&Key::Enter).await;
    browser.state("/settings/activity", "ready").await;
    browser.go("/sign-in").await;
    browser.state("/sign-in", "signed-in").await;
    browser.click("#another-account-button").await;
    browser.state("/sign-in", "ready").await;
    browser.focused("#account").await;
    browser.close().await;
}

#[tokio::test]
async fn the_header_says_who_is_signed_in_since_another_tab_has_signed_in() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.is_signed_in().await;
    browser.shows("#account-button", "flowmatic").await;
    browser.click("#change-email").await;
    browser.state("/settings/account", "email").await;
    let (first, second) = (browser.client.window().await.unwrap(), browser.client.new_window(true).await.unwrap());
    browser.client.switch_to_window(second.handle).await.unwrap();
    browser.sign_in("ada@example.com", PASSWORD).await;
    browser.is_signed_in().await;
    browser.client.switch_to_window(first).await.unwrap();
    // The step back reads the account again.
    browser.client.back().await.unwrap();
    browser.shows("#fact-account", "ada@example.com").await;
    browser.shows("#account-button", "ada@example.com").await;
    browser.close().await;
}

#[tokio::test]
async fn a_session_that_has_ended_is_told_and_the_name_stays() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.is_signed_in().await;
    browser.shows("#account-button", "flowmatic").await;
    world.signed_in("flowmatic").await.delete("/v1/sessions").await.expect(204);
    browser.go("/support").await;
    browser.find("header a[href='/sign-in']").await;
    browser.go("/settings/activity").await;
    browser.state("/sign-in", "ready").await;
    assert!(browser.text(WHY).await.contains("You have been signed out"));
    assert_eq!(browser.eval("document.getElementById('account').value").await, "flowmatic");
    browser.focused("#password").await;
    browser.keys(&format!("{PASSWORD}{}", Key::Enter)).await;
    browser.state("/settings/activity", "ready").await;
    browser.close().await;
}

#[tokio::test]
async fn six_digits_send_themselves_in_any_typography() {
    let world = World::unlimited(&[]).await;
    let owner = Owner::with_app(&world).await;
    let browser = Browser::open(&world).await;
    let spellings: [fn(&str) -> String; 3] = [
        |code: &str| format!("{}\u{2013}{}", &code[..3], &code[3..]),
        |code: &str| code.chars().map(|c| char::from_u32(0xFF10 + c.to_digit(10).unwrap()).unwrap()).collect(),
        |code: &str| format!("\u{200b}{}\u{200b} {}\u{feff}", &code[..2], &code[2..]),
    ];
    for spell in spellings {
        browser.client.delete_all_cookies().await.unwrap();
        browser.sign_in("flowmatic", PASSWORD).await;
        browser.fill("#digits", &spell(&owner.code(&world))).await;
        browser.is_signed_in().await;
    }
    browser.close().await;
}

#[tokio::test]
async fn a_wrong_field_is_red_and_its_message_stands_alone() {
    let world = World::in_real_time().await;
    let browser = Browser::open(&world).await;
    browser.go("/sign-in").await;
    browser.fill("#account", "flowmatic").await;
    browser.click("#sign-in-form [type=submit]").await;
    browser.focused("#password[aria-invalid=true]").await;
    assert_eq!(browser.text("#password-error").await, "Enter your password.");
    assert_eq!(browser.eval("document.querySelector('#sign-in-form [role=alert]').textContent").await, "");
    // The frame is around the field and the button beside it.
    let colours = "['border-color', 'outline-color'].map((property) => getComputedStyle(document.getElementById('password').parentElement).getPropertyValue(property))";
    let red = browser.eval("getComputedStyle(document.getElementById('password-error')).color").await;
    assert_eq!(browser.eval(colours).await, json!([red, red]));
    browser.close().await;
}

#[tokio::test]
async fn the_menu_of_the_account_goes_with_the_session() {
    let world = World::new().await;
    let browser = Browser::open(&world).await;
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.is_signed_in().await;
    world.visitor().recover(GRACE).await;
    let mail = world.inbox(GRACE).titled(RESET_TITLE).only().await;
    browser.go(&format!("/reset#token={}", mail.token())).await;
    browser.find("#account-button").await;
    browser.click("#continue-button").await;
    browser.state("/reset", "choose").await;
    browser.choose_password("#new_password", GOOD_PASSWORD).await;
    browser.state("/reset", "done").await;
    browser.until("!document.getElementById('account-button').checkVisibility()").await;
    browser.close().await;
}
