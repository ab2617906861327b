//! Contacts on the pages: changing them in the settings, recovering by SMS, and "This was not me".

use fantoccini::key::Key;
use rekey_adapters::config::Env;
use rekey_local::PASSWORD;
use rekey_tests::browser::FAULTS;
use rekey_tests::contacts::GOOD_FOR;
use rekey_tests::people::{GRACE, MOBILE};
use rekey_tests::{Browser, GOOD_PASSWORD, Visitor, World};
use serde_json::json;

const ACCOUNT: &str = "flowmatic";
const LIN: &str = "lin@example.org";
const CHANGED_TITLE: &str = "The email address of your Rekey account was changed";

/// A browser that shows the account's page to the root of `flowmatic`.
async fn settings(world: &World) -> Browser {
    let browser = Browser::open(world).await;
    browser.sign_in(ACCOUNT, PASSWORD).await;
    browser.state("/settings/account", "ready").await;
    browser
}

/// The digits in the newest message that brought some.
async fn code_to(world: &World, contact: &str, place: usize) -> String {
    world.inbox(contact).nth_of(GOOD_FOR, place).await.digits()
}

/// Binds a number, as its owner did a while ago.
async fn bind_phone(world: &World) {
    let owner = world.owner().await;
    owner.post("/v1/account/phone", json!({"phone": MOBILE})).await.expect(202);
    owner.post("/v1/account/phone/confirm", json!({"code": code_to(world, MOBILE, 0).await})).await.expect(204);
}

#[tokio::test]
async fn a_number_is_bound_and_removed_with_the_keyboard_alone() {
    let world = World::in_real_time().await;
    let browser = settings(&world).await;
    assert_eq!(browser.text("#fact-phone").await, "None yet");
    browser.focused("body").await;
    browser.find("#change-email").await;
    browser.client.execute("document.getElementById('change-email').focus()", Vec::new()).await.unwrap();
    browser.tab_to("#change-phone").await;
    browser.keys(&Key::Enter).await;
    browser.state("/settings/account", "phone").await;
    browser.focused("[data-when=phone] h1").await;
    browser.tab_to("#phone").await;
    browser.keys(&format!("01512 3456789{}", Key::Enter)).await;
    browser.shows("#phone-error", "with a plus").await;
    browser.focused("#phone[aria-invalid=true]").await;
    browser.fill("#phone", "\u{202a}+49\u{a0}1512 3456789\u{202c}").await;
    browser.keys(&Key::Enter).await;
    browser.confirm_with(PASSWORD).await;
    browser.state("/settings/account", "code").await;
    browser.focused("#contact_code").await;
    assert_eq!(browser.text("[data-when=code] h1").await, "Check your phone");

    // Somebody who looks for the code may lose the page over it, or go back.
    browser.client.refresh().await.unwrap();
    browser.state("/settings/account", "code").await;
    assert!(browser.text("#code-to").await.contains("3456789"));
    browser.client.back().await.unwrap();
    browser.state("/settings/account", "phone").await;
    browser.client.back().await.unwrap();
    browser.state("/settings/account", "ready").await;
    browser.shows("#phone-next", "Waiting for code").await;
    browser.click("#prove-phone").await;
    browser.state("/settings/account", "code").await;
    let code = code_to(&world, MOBILE, 0).await;
    browser.focused("#contact_code").await;
    browser.keys("000000").await;
    browser.shows("#contact_code-error", "does not match").await;
    browser.focused("#contact_code[aria-invalid=true]").await;
    browser.keys(&format!("{} {}", &code[..3], &code[3..])).await;
    browser.shows("#contacts-done", "is linked.").await;
    browser.focused("#contacts-title").await;
    assert_eq!((browser.text("#fact-phone").await, browser.text("#phone-state").await), (MOBILE.to_owned(), "Linked".to_owned()));
    assert_eq!(browser.eval("document.getElementById('phone-next').checkVisibility()").await, false);

    browser.tab_to("#remove-phone").await;
    browser.keys(&Key::Enter).await;
    assert!(browser.text("#confirm-text").await.contains("no longer reset your password by SMS"));
    browser.click("#confirm-yes").await;
    browser.shows("#contacts-done", "no longer linked").await;
    assert_eq!(browser.text("#fact-phone").await, "None yet");
    world.inbox(MOBILE).find("/not-me#token=").await;
    browser.close().await;
}

#[tokio::test]
async fn the_old_mailbox_takes_a_changed_address_back_by_one_click() {
    const THIEF: &str = "thief@example.org";
    let world = World::in_real_time().await;
    let browser = settings(&world).await;
    browser.click("#change-email").await;
    browser.fill("#email", GRACE).await;
    browser.keys(&Key::Enter).await;
    browser.confirm_with(PASSWORD).await;
    browser.shows("#email-error", "linked already").await;
    browser.fill("#email", THIEF).await;
    browser.keys(&Key::Enter).await;
    browser.state("/settings/account", "code").await;
    browser.shows("#contact-code", "Until you enter it, grace@example.com stays linked.").await;
    browser.fill("#contact_code", &code_to(&world, THIEF, 0).await).await;
    browser.shows("#contacts-done", "We have told grace@example.com").await;
    assert_eq!(browser.text("#fact-email").await, THIEF);

    let mail = world.inbox(GRACE).titled(CHANGED_TITLE).only().await;
    let link = format!("/not-me#token={}", mail.not_me());
    let owner = Browser::open(&world).await;
    owner.go(&link).await;
    owner.state("/not-me", "ready").await;
    owner.until("location.hash == ''").await;
    // Opening the page spends no link: scanners run its scripts, and a reload has no token any more.
    assert_eq!(owner.calls().await, 0);
    assert_eq!(owner.eval("document.documentElement.outerHTML.includes('undo_')").await, false);
    owner.client.refresh().await.unwrap();
    owner.state("/not-me", "missing").await;
    browser.client.refresh().await.unwrap();
    browser.state("/settings/account", "ready").await;

    owner.go(&link).await;
    owner.state("/not-me", "ready").await;
    assert!(owner.text("[data-when=ready]").await.contains("Close this page. Everything stays as it is."));
    owner.click("#undo-button").await;
    owner.state("/not-me", "done").await;
    owner.focused("[data-when=done] h1").await;
    assert_eq!((owner.text("#done-name").await, owner.calls().await), (ACCOUNT.to_owned(), json!(1)));
    browser.client.refresh().await.unwrap();
    browser.state("/sign-in", "ready").await;
    owner.go(&link).await;
    owner.click("#undo-button").await;
    owner.state("/not-me", "expired").await;

    // From there it goes on to the new password.
    owner.go("/forgot").await;
    owner.state("/forgot", "ready").await;
    assert_eq!(owner.eval("[account.value, account.checkVisibility()]").await, json!([ACCOUNT, true]));
    owner.fill("#email", GRACE).await;
    owner.keys(&Key::Enter).await;
    owner.state("/forgot", "sent").await;
    owner.fill("#code", &world.inbox(GRACE).titled("Reset your Rekey password").only().await.code()).await;
    owner.keys(&Key::Enter).await;
    owner.state("/forgot", "choose").await;
    owner.choose_password("#new_password", GOOD_PASSWORD).await;
    owner.state("/forgot", "done").await;
    owner.sign_in(ACCOUNT, GOOD_PASSWORD).await;
    owner.state("/settings/account", "ready").await;
    assert_eq!(owner.text("#fact-email").await, GRACE);
    browser.close().await;
    owner.close().await;
}

#[tokio::test]
async fn an_sms_recovers_an_account_without_leaving_the_page() {
    let world = World::in_real_time().await;
    bind_phone(&world).await;
    let browser = Browser::open(&world).await;
    browser.go("/forgot").await;
    browser.click("#forgot-form summary").await;
    browser.fill("#account", ACCOUNT).await;
    browser.click("label:has([value=phone])").await;
    assert_eq!(browser.eval("document.getElementById('email').checkVisibility()").await, false);
    browser.click("#forgot-form [type=submit]").await;
    browser.shows("#phone-error", "Enter the mobile number").await;
    browser.focused("#phone[aria-invalid=true]").await;
    // Typed where an address is asked for, it is taken along.
    browser.click("label:has([value=email])").await;
    browser.fill("#email", "+49 1512 3456789").await;
    browser.click("#number-button").await;
    browser.focused("#phone").await;
    browser.keys(&Key::Enter).await;
    browser.state("/forgot", "sent").await;
    assert_eq!(browser.text("[data-when=sent] h1").await, "Check your phone");
    assert_eq!(browser.client.title().await.unwrap(), "Check your phone · Rekey");
    assert_eq!(browser.eval("document.querySelector('[data-when=sent] a').getAttribute('href')").await, "/help/no-message");
    let sms = world.inbox(MOBILE).find("choose a new password").await;
    assert!(sms.0.text.contains(&browser.text("#reference").await));
    browser.fill("#code", &sms.code()).await;
    browser.keys(&Key::Enter).await;
    browser.state("/forgot", "choose").await;
    assert_eq!(browser.text("#principal-list").await, "flowmatic");
    browser.choose_password("#new_password", GOOD_PASSWORD).await;
    browser.state("/forgot", "done").await;
    browser.sign_in(ACCOUNT, GOOD_PASSWORD).await;
    browser.state("/settings/account", "ready").await;
    browser.close().await;
}

#[tokio::test]
async fn a_number_named_by_an_administrator_waits_for_its_user() {
    let world = World::in_real_time().await;
    let admin = Browser::at_users(&world, ACCOUNT).await;
    admin.manage("mark").await;
    admin.fill("#phone", "+49 1512 3456789").await;
    admin.click("#user-submit").await;
    admin.confirm_with(PASSWORD).await;
    admin.shows("#user-saved", "mark can confirm +4915123456789 in the settings.").await;
    admin.shows("#user-facts", "Not confirmed yet").await;
    admin.click("#user-submit").await;
    admin.shows("#user-saved", "Nothing was changed.").await;

    let mark = Browser::as_user(&world, "mark", "/settings/account").await;
    mark.state("/settings/account", "ready").await;
    assert_eq!(mark.text("#phone-next-state").await, "Entered by your administrator, not confirmed yet");
    assert_eq!(world.inbox(MOBILE).count(), 0);
    mark.click("#prove-phone").await;
    mark.confirm_with(PASSWORD).await;
    mark.state("/settings/account", "code").await;
    mark.fill("#contact_code", &code_to(&world, MOBILE, 0).await).await;
    mark.shows("#contacts-done", "is linked.").await;
    mark.close().await;

    admin.client.refresh().await.unwrap();
    admin.state("/users", "user").await;
    assert!(!admin.text("#user-facts").await.contains("Not confirmed yet"));
    admin.find("#phone").await.clear().await.unwrap();
    admin.click("#user-submit").await;
    admin.shows("#confirm-title", "Remove the number of mark?").await;
    admin.click("#confirm-yes").await;
    admin.shows("#user-saved", "+4915123456789 is no longer linked. We have told its owner.").await;
    world.inbox(MOBILE).find("was removed").await;
    admin.close().await;
}

#[tokio::test]
async fn a_user_frozen_by_its_own_report_is_listed_and_restored() {
    let world = World::in_real_time().await;
    let owner = world.owner().await;
    owner.post("/v1/users", json!({"user": "lin", "email": LIN, "permissions": []})).await.expect(201);
    let lin = world.visitor();
    let invitation = world.inbox(LIN).nth(0).await.token();
    lin.post("/v1/accounts/activate", json!({"token": invitation, "password": GOOD_PASSWORD})).await.expect(200);
    lin.try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200);
    let link = world.inbox(LIN).titled("New sign-in to your Rekey account").only().await.not_me();

    let browser = Browser::open(&world).await;
    browser.go(&format!("/not-me#token={link}")).await;
    browser.click("#undo-button").await;
    browser.state("/not-me", "done").await;
    assert_eq!(browser.text("#done-name").await, "flowmatic/lin");
    assert!(browser.text("#done-user").await.contains("ask your administrator for a link"));
    browser.close().await;

    let admin = Browser::at_users(&world, ACCOUNT).await;
    admin.manage("lin").await;
    assert_eq!(admin.text("#user-state").await, "Frozen");
    assert!(admin.text("#frozen-hint").await.contains("This user is frozen and cannot sign in"));
    admin.click("#restore-button").await;
    admin.click("#confirm-yes").await;
    admin.confirm_with(PASSWORD).await;
    admin.shows("#user-done", "lin is restored.").await;
    assert_eq!(admin.text("#user-state").await, "Active");
    lin.try_sign_in_user(ACCOUNT, Some("lin"), GOOD_PASSWORD).await.expect(200);
    admin.close().await;
}

#[tokio::test]
async fn the_page_says_how_long_contacts_are_on_hold() {
    let world = World::unlimited(&[]).await;
    let person = world.visitor();
    person.recover(GRACE).await;
    let ticket = person.consume(&world.inbox(GRACE).only().await.token()).await;
    person.set_password(&ticket, ACCOUNT, GOOD_PASSWORD).await.expect(200);
    let browser = Browser::open(&world).await;
    browser.sign_in(ACCOUNT, GOOD_PASSWORD).await;
    browser.state("/settings/account", "ready").await;
    browser.shows("#notices", "some changes have to wait").await;
    browser.click("#change-email").await;
    browser.fill("#email", "new@example.org").await;
    browser.keys(&Key::Enter).await;
    browser.confirm_with(GOOD_PASSWORD).await;
    browser.until("document.getElementById('hold-dialog').open").await;
    assert!(browser.text("#hold-text").await.contains("nobody can change your email address, your mobile number"));
    browser.click("#hold-dialog [value=cancel]").await;
    assert_eq!(browser.eval("document.getElementById('email').value").await, "new@example.org");
    browser.click("[data-when=email] [data-back]").await;
    browser.focused("#contacts-title").await;
    browser.close().await;
}

#[tokio::test]
async fn pages_do_not_mention_sms_where_none_are_sent() {
    // The local stack sends them wherever it may, so that this is the function alone.
    let router = pages::router(Env::new(|name| (name == "REKEY_BASE_URL").then(|| "http://localhost".to_owned())).read().unwrap());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    let visitor = Visitor::new(&url, "127.0.0.1");
    for path in ["/forgot", "/help/no-message", "/users"] {
        let page = visitor.get(path).await.expect(200).raw;
        assert!(!page.contains("SMS") && !page.contains("id=\"phone\""), "{path}: {page}");
    }
    assert!(visitor.get("/settings/account").await.expect(200).raw.contains("data-sms=\"false\""));
}

#[tokio::test]
async fn the_contacts_pages_fit_a_small_phone_in_each_state() {
    let world = World::in_real_time().await;
    bind_phone(&world).await;
    let browser = Browser::open(&world).await;
    let phone = json!({"width": 375, "height": 740, "deviceScaleFactor": 1, "mobile": true});
    browser.command("goog/cdp/execute", json!({"cmd": "Emulation.setDeviceMetricsOverride", "params": phone})).await;
    browser.sign_in(ACCOUNT, PASSWORD).await;
    for path in ["/settings/account", "/forgot", "/help/no-message", "/dev/outbox"] {
        browser.go(path).await;
        browser.until("document.readyState == 'complete'").await;
        browser.until("!document.getElementById('main') || document.getElementById('main').dataset.state == 'ready'").await;
        assert_eq!(browser.eval(FAULTS).await, json!([]), "{path}");
    }
    browser.go("/not-me").await;
    browser.state("/not-me", "missing").await;
    assert_eq!(browser.eval(FAULTS).await, json!([]));
    browser.close().await;
}
