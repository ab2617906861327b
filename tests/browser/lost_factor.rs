//! Lost second factors on the pages: from the code of a sign-in to the codes, and the pages behind the links of a wait.

use fantoccini::key::Key;
use rekey_local::PASSWORD;
use rekey_tests::contacts::bind;
use rekey_tests::factors::{Owner, turn_on_app, verify};
use rekey_tests::people::{DAY, GRACE, MOBILE};
use rekey_tests::{Browser, World};
use serde_json::json;

const CODE: &str = "You need this code to turn two-factor authentication off";
const TEXTED: &str = "is your code to turn off two-factor authentication";
const SOON: &str = "Two-factor authentication of your Rekey account will be turned off";
const READY: &str = "You can now turn off two-factor authentication of your Rekey account";

/// Signs in as far as the code, and says there that every factor is lost.
async fn report(browser: &Browser) {
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.state("/sign-in", "code").await;
    browser.click("[data-when=code] a[href='/lost-factor']").await;
    browser.state("/lost-factor", "ready").await;
    assert_eq!(browser.text("#lost-name").await, "flowmatic");
    assert_eq!(browser.eval("location.href === `${location.origin}/lost-factor`").await, true, "no secret is in the address");
    browser.click("#report-button").await;
}

/// Asks for the codes of a report, and returns the one in the mail.
async fn mailed_code(world: &World, browser: &Browser) -> String {
    let inbox = world.inbox(GRACE);
    let before = inbox.count_of(CODE);
    browser.state("/lost-factor", "ways").await;
    browser.focused("[data-when=ways] h1").await;
    world.clock.advance(1);
    browser.click("#send-button").await;
    browser.state("/lost-factor", "codes").await;
    inbox.nth_of(CODE, before).await.code()
}

/// Begins a wait.
async fn begin_wait(world: &World, browser: &Browser) {
    report(browser).await;
    let code = mailed_code(world, browser).await;
    browser.fill("#email_code", &code.to_lowercase()).await;
    browser.keys(&Key::Enter).await;
    browser.state("/lost-factor", "waiting").await;
}

/// Opens the page behind the link of the mail with this title.
async fn open_link(world: &World, browser: &Browser, title: &str, state: &str) {
    let token = world.inbox(GRACE).titled(title).nth(0).await.token();
    browser.go("/support").await;
    browser.go(&format!("/lost-factor#token={token}")).await;
    browser.state("/lost-factor", state).await;
    assert_eq!(browser.eval("location.hash").await, "", "the secret has left the address");
    assert_eq!(browser.calls().await, 0, "opening a link does nothing");
}

#[tokio::test]
async fn codes_to_both_contacts_turn_the_factors_off() {
    let world = World::unlimited(&[]).await;
    bind(&world, &world.owner().await, "phone", MOBILE).await;
    Owner::with_app(&world).await;
    world.clock.advance(8 * DAY);
    let browser = Browser::open(&world).await;
    report(&browser).await;
    let mailed = mailed_code(&world, &browser).await;
    let texted = world.inbox(MOBILE).find(TEXTED).await.code();
    // A reload asks for no other codes, and Back leads one step back.
    browser.client.refresh().await.unwrap();
    browser.state("/lost-factor", "codes").await;
    browser.focused("#email_code").await;
    browser.client.back().await.unwrap();
    browser.state("/lost-factor", "ways").await;
    browser.client.forward().await.unwrap();
    browser.state("/lost-factor", "codes").await;
    browser.fill("#email_code", &mailed).await;
    browser.fill("#phone_code", &mailed).await;
    browser.keys(&Key::Enter).await;
    browser.shows("#prove-form [role=alert]", "One of the two codes").await;
    browser.fill("#phone_code", &texted).await;
    browser.keys(&Key::Enter).await;
    browser.state("/lost-factor", "off").await;
    browser.focused("[data-when=off] h1").await;
    browser.client.refresh().await.unwrap();
    browser.state("/lost-factor", "off").await;
    browser.click("[data-when=off] a.button").await;
    browser.state("/sign-in", "ready").await;
    browser.focused("#password").await;
    assert_eq!(browser.eval("document.getElementById('account').value").await, "flowmatic");
    browser.keys(&format!("{PASSWORD}{}", Key::Enter)).await;
    browser.state("/settings/security", "ready").await;
    browser.shows("#app-state", "Off").await;
    browser.close().await;
}

#[tokio::test]
async fn the_mail_alone_begins_a_wait_that_the_settings_show_and_a_link_stops() {
    let world = World::unlimited(&[]).await;
    bind(&world, &world.owner().await, "phone", MOBILE).await;
    let owner = Owner::with_app(&world).await;
    world.clock.advance(8 * DAY);
    let browser = Browser::open(&world).await;
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.fill("#digits", &owner.code(&world)).await;
    browser.is_signed_in().await;

    report(&browser).await;
    let code = mailed_code(&world, &browser).await;
    browser.click("#mail-alone-button").await;
    browser.focused("#email_code").await;
    browser.keys(&format!("{code}{}", Key::Enter)).await;
    browser.state("/lost-factor", "waiting").await;
    browser.client.refresh().await.unwrap();
    browser.state("/lost-factor", "waiting").await;
    assert!(!browser.text("#ready-at").await.is_empty());
    assert_eq!(browser.eval("sessionStorage.getItem('sign-in')").await, json!(null), "no challenge stays in the tab");

    // A session that was there before shows the wait on every page of the settings.
    for path in ["/settings/account", "/settings/security"] {
        browser.go(path).await;
        browser.shows("#notices", "all your second factors are lost").await;
        browser.find("#notices a[href='/settings/account#change-password-form']").await;
    }
    open_link(&world, &browser, SOON, "stop").await;
    browser.click("#stop-button").await;
    browser.state("/lost-factor", "stopped").await;
    assert_eq!(browser.text("#stopped-name").await, "flowmatic");
    for time in ["#began-at", "#stopped-at"] {
        assert!(browser.text(time).await.contains("20"), "{time} has a year");
    }
    browser.find("[data-when=stopped] a[href='/forgot']").await;
    open_link(&world, &browser, SOON, "stop").await;
    browser.click("#stop-button").await;
    browser.state("/lost-factor", "over").await;
    browser.go("/settings/account").await;
    browser.state("/settings/account", "ready").await;
    assert_eq!(browser.eval("document.getElementById('notices').textContent").await, "");
    browser.close().await;
}

#[tokio::test]
async fn the_link_at_the_end_of_a_wait_turns_the_factors_off() {
    let world = World::unlimited(&[]).await;
    Owner::with_app(&world).await;
    world.clock.advance(1);
    let browser = Browser::open(&world).await;
    begin_wait(&world, &browser).await;
    for _ in 0..3 {
        world.clock.advance(DAY);
        world.stack.stream.announce_due().await.unwrap();
        world.settle().await;
    }
    open_link(&world, &browser, READY, "finish").await;
    browser.click("#finish-button").await;
    browser.state("/lost-factor", "off").await;
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.is_signed_in().await;
    browser.close().await;
}

#[tokio::test]
async fn the_page_says_whom_to_ask_if_no_way_is_open() {
    const FORM: &str = "https://example.com/report";
    let world = World::unlimited(&[("REKEY_REPORT_URL", FORM)]).await;
    Owner::with_app(&world).await;
    world.reset_password(GRACE, "flowmatic", PASSWORD).await;
    let browser = Browser::open(&world).await;
    report(&browser).await;
    browser.state("/lost-factor", "support").await;
    assert_eq!(browser.find("#support-link").await.attr("href").await.unwrap().unwrap(), FORM);

    let user = world.visitor();
    user.try_sign_in_user("flowmatic", Some("mark"), PASSWORD).await.expect(200);
    turn_on_app(&world, &user, json!({"password": PASSWORD})).await;
    browser.go("/sign-in").await;
    browser.state("/sign-in", "ready").await;
    browser.sign_in_as("flowmatic", "mark", PASSWORD).await;
    browser.state("/sign-in", "code").await;
    browser.click("[data-when=code] a[href='/lost-factor']").await;
    browser.click("#report-button").await;
    browser.state("/lost-factor", "forbidden").await;

    // The sign-in is too old when the person clicks.
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.state("/sign-in", "code").await;
    browser.click("[data-when=code] a[href='/lost-factor']").await;
    browser.state("/lost-factor", "ready").await;
    world.clock.advance(600);
    browser.click("#report-button").await;
    browser.state("/lost-factor", "expired").await;
    browser.close().await;
}

#[tokio::test]
async fn the_last_recovery_codes_lead_to_new_ones() {
    let world = World::unlimited(&[]).await;
    let owner = Owner::with_app(&world).await;
    let (browser, person) = (Browser::open(&world).await, world.visitor());
    let (last, used) = owner.recovery_codes[..8].split_last().unwrap();
    for code in used {
        let challenge = person.sign_in("flowmatic", PASSWORD).await.text("challenge");
        verify(&person, &challenge, "recovery_code", code).await.expect(200);
    }
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.click("#recovery-code-button").await;
    browser.fill("#recovery_code", last).await;
    browser.keys(&Key::Enter).await;
    browser.state("/settings/security", "ready").await;
    browser.shows("#few-codes", "Only 2 left").await;
    browser.close().await;
}
