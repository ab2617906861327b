//! What people do on the pages, done in a real Chromium against a whole stack.
//!
//! Each test has a stack and a browser of its own, waits for what it wants to see and never for time to pass, and fails
//! on whatever the browser complains about: a script error, or something that the content security policy has stopped.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use rekey_domain::clock::Clock;
use rekey_local::PASSWORD;
use rekey_tests::tools::free_port;
use rekey_tests::{Authenticator, GOOD_PASSWORD, OTHER_PASSWORD, World};
use serde_json::{Value, json};
use tempfile::TempDir;

const ADA: &str = "ada@example.com";

/// What the page for forgotten names says to everyone, in these words.
const ASK_YOUR_ADMINISTRATOR: &str = "No email or mobile number bound? Ask your administrator";

/// Every page, with the state it shows to somebody who is not signed in and has followed no link.
const PAGES: [(&str, &str); 9] = [
    ("/sign-in", "ready"),
    ("/forgot", "ready"),
    ("/reset", "missing"),
    ("/activate", "missing"),
    ("/not-me", "missing"),
    ("/register", "ready"),
    ("/help/no-message", "ready"),
    ("/support", "ready"),
    ("/no-such-page", "not-found"),
];

pub(crate) async fn world() -> World {
    world_at(Clock::System).await
}

async fn world_at(clock: Clock) -> World {
    World::start(&[("REKEY_LIMIT_SCALE", "1000")], clock).await
}

/// A Chromium with an empty profile, and the driver that belongs to it alone.
pub(crate) struct Browser {
    pub(crate) client: Client,
    /// Where the driver takes commands of this session.
    session: String,
    /// Where the stack is.
    site: String,
    driver: Driver,
    _profile: TempDir,
}

/// The driver's process; it ends with this value, and its browser with it.
struct Driver {
    process: Child,
    port: u16,
    session: Option<String>,
    /// Kept, since the driver would stop at a closed pipe.
    _output: BufReader<ChildStdout>,
}

impl Driver {
    fn start() -> Self {
        let port = free_port();
        let mut process = Command::new("chromedriver").arg(format!("--port={port}")).stdout(Stdio::piped()).spawn().unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        while !line.contains("successfully") {
            line.clear();
            assert_ne!(output.read_line(&mut line).unwrap(), 0, "chromedriver does not start");
        }
        Self { process, port, session: None, _output: output }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked for by hand, since a failed test has no runtime left to ask with; a killed driver leaves its browser behind.
        if let (Some(session), Ok(mut line)) = (&self.session, TcpStream::connect(("127.0.0.1", self.port))) {
            let _ = line.set_read_timeout(Some(Duration::from_secs(5)));
            let _ = write!(line, "DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            let _ = line.read(&mut [0; 64]);
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Browser {
    pub(crate) async fn open(world: &World) -> Self {
        let (mut driver, profile) = (Driver::start(), tempfile::tempdir().unwrap());
        let quiet = [
            "headless=new",
            "no-sandbox",
            "disable-gpu",
            "disable-quic",
            "no-first-run",
            "disable-background-networking",
            "disable-component-update",
            "disable-sync",
        ];
        let mut arguments: Vec<String> = quiet.iter().map(|argument| format!("--{argument}")).collect();
        arguments.push(format!("--user-data-dir={}", profile.path().display()));
        let capabilities = json!({"goog:loggingPrefs": {"browser": "ALL"}, "goog:chromeOptions": {"args": arguments}});
        let url = format!("http://127.0.0.1:{}", driver.port);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = builder.capabilities(capabilities.as_object().unwrap().clone()).connect(&url).await.unwrap();
        driver.session = client.session_id().await.unwrap();
        let session = format!("{url}/session/{}", driver.session.as_deref().unwrap());
        Self { client, session, site: world.url.clone(), driver, _profile: profile }
    }

    /// A command that WebDriver does not have and Chromium's driver does.
    pub(crate) async fn command(&self, name: &str, body: Value) -> Value {
        let answer = reqwest::Client::new().post(format!("{}/{name}", self.session)).json(&body).send().await.unwrap();
        answer.json::<Value>().await.unwrap()["value"].take()
    }

    /// Stops the test if the browser complained about anything but an answer that the page had to reckon with.
    pub(crate) async fn close(self) {
        let entries = self.command("se/log", json!({"type": "browser"})).await;
        let refused = |entry: &Value| {
            entry["source"] == "network" && entry["message"].as_str().is_some_and(|message| message.contains("status of 4"))
        };
        // Advice comes at a lower level.
        let complaint = |entry: &&Value| ["WARNING", "SEVERE"].iter().any(|level| entry["level"] == *level) && !refused(entry);
        let complaints: Vec<&Value> = entries.as_array().unwrap().iter().filter(complaint).collect();
        assert!(complaints.is_empty(), "{complaints:#?}");
        drop(self.driver);
    }

    pub(crate) async fn go(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.site)).await.unwrap();
    }

    /// What an expression is in the page.
    pub(crate) async fn eval(&self, expression: &str) -> Value {
        self.client.execute(&format!("return {expression}"), Vec::new()).await.unwrap()
    }

    /// Waits until an expression holds. While a page gives way to the next one, there is nobody to ask.
    pub(crate) async fn until(&self, expression: &str) {
        for _ in 0..500 {
            if self.client.execute(&format!("return !!({expression})"), Vec::new()).await.is_ok_and(|holds| holds == true) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let page = self.client.execute("return location.href + '\\n' + document.body.innerText", Vec::new()).await;
        panic!("never true: {expression}\n{}", page.unwrap().as_str().unwrap());
    }

    /// Waits until the page of this path shows this state.
    pub(crate) async fn state(&self, path: &str, state: &str) {
        self.until(&format!("location.pathname == '{path}' && document.readyState == 'complete' && document.getElementById('main').dataset.state == '{state}'")).await;
    }

    pub(crate) async fn find(&self, css: &str) -> Element {
        self.until(&format!("document.querySelector({css:?})?.checkVisibility()")).await;
        self.client.find(Locator::Css(css)).await.unwrap()
    }

    pub(crate) async fn click(&self, css: &str) {
        self.find(css).await.click().await.unwrap();
    }

    pub(crate) async fn fill(&self, css: &str, text: &str) {
        let field = self.find(css).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    pub(crate) async fn text(&self, css: &str) -> String {
        self.find(css).await.text().await.unwrap()
    }

    pub(crate) async fn focused(&self, css: &str) {
        self.until(&format!("document.activeElement.matches({css:?})")).await;
    }

    /// Presses keys wherever the focus is.
    pub(crate) async fn keys(&self, keys: &str) {
        self.client.active_element().await.unwrap().send_keys(keys).await.unwrap();
    }

    /// Walks with the tabulator to an element, as somebody without a mouse does.
    pub(crate) async fn tab_to(&self, css: &str) {
        for _ in 0..15 {
            self.keys(&Key::Tab).await;
            if self.eval(&format!("document.activeElement.matches({css:?})")).await == true {
                assert_ne!(
                    self.eval("getComputedStyle(document.activeElement).outlineStyle").await,
                    "none",
                    "{css} does not show the focus"
                );
                return;
            }
        }
        panic!("the tabulator does not reach {css}");
    }

    pub(crate) async fn ask_for_a_mail(&self, email: &str) {
        self.go("/forgot").await;
        self.fill("#email", email).await;
        self.click("#forgot-form [type=submit]").await;
        self.state("/forgot", "sent").await;
    }

    /// Types a new password, once more, and sends it.
    pub(crate) async fn choose_password(&self, field: &str, password: &str) {
        self.fill(field, password).await;
        self.fill("#confirm", password).await;
        self.click(&format!("form:has({field}) [type=submit]")).await;
    }

    pub(crate) async fn sign_in(&self, account: &str, password: &str) {
        self.go("/sign-in").await;
        self.fill("#account", account).await;
        self.fill("#password", password).await;
        self.click("#sign-in-form [type=submit]").await;
    }

    /// Signs in as a user of an account, from wherever that was asked for.
    pub(crate) async fn sign_in_as(&self, account: &str, user: &str, password: &str) {
        self.fill("#account", account).await;
        self.click("#sign-in-form summary").await;
        self.fill("#user", user).await;
        self.fill("#password", password).await;
        self.click("#sign-in-form [type=submit]").await;
    }

    /// Shows the password once more where a change asks for it.
    pub(crate) async fn confirm_with(&self, password: &str) {
        self.focused("#reauthenticate-form #password").await;
        self.keys(&format!("{password}{}", Key::Enter)).await;
    }

    /// How many calls of the API this page has made.
    pub(crate) async fn calls(&self) -> Value {
        self.eval("performance.getEntriesByType('resource').filter(({name}) => name.includes('/v1/')).length").await
    }
}

/// From the choice of the account to the account's own page.
async fn choose_and_sign_in(browser: &Browser, path: &str) {
    browser.state(path, "choose").await;
    assert_eq!(
        browser.eval("[...document.querySelectorAll('#principal-list strong')].map(name => name.textContent)").await,
        json!([ADA, "analytical-engine"])
    );
    browser.client.find(Locator::XPath("//label[contains(., 'analytical-engine')]")).await.unwrap().click().await.unwrap();
    browser.fill("#new_password", "short").await;
    assert_eq!(browser.eval("document.querySelectorAll('#rules [data-met=yes]').length").await, 2);
    browser.choose_password("#new_password", GOOD_PASSWORD).await;
    browser.state(path, "done").await;
    assert_eq!(browser.text("#done-name").await, "analytical-engine");
    browser.click("[data-when=done] a.button").await;
    browser.state("/sign-in", "ready").await;
    browser.until("document.getElementById('account').value == 'analytical-engine'").await;
    browser.focused("#password").await;
    browser.fill("#password", GOOD_PASSWORD).await;
    browser.click("#sign-in-form [type=submit]").await;
    browser.state("/settings/account", "ready").await;
    assert_eq!(browser.text("#fact-account").await, "analytical-engine");
    assert_eq!(browser.text("#fact-email").await, ADA);
}

#[tokio::test]
async fn who_forgot_name_and_password_gets_back_in_by_the_link() {
    let world = world().await;
    let browser = Browser::open(&world).await;
    browser.go("/sign-in").await;
    browser.click("a[href='/forgot']").await;
    browser.state("/forgot", "ready").await;
    assert_eq!(browser.text("main > .aside").await, ASK_YOUR_ADMINISTRATOR);
    browser.ask_for_a_mail(ADA).await;
    assert_eq!(browser.text("main > .aside").await, ASK_YOUR_ADMINISTRATOR);
    let mail = world.inbox(ADA).only().await;
    let reference = browser.text("#reference").await;
    assert_eq!(reference.split(' ').count(), 2);
    assert!(mail.0.text.contains(&format!("\"{reference}\"")) && mail.0.html.contains(&format!(">{reference}<")), "{}", mail.0.text);

    browser.go(&format!("/reset#token={}", mail.token())).await;
    browser.state("/reset", "ready").await;
    assert_eq!(browser.calls().await, 0, "a link is shown before anything is sent");
    browser.click("#continue-button").await;
    browser.state("/reset", "choose").await;
    assert_eq!(browser.calls().await, 1);
    browser.choose_password("#new_password", GOOD_PASSWORD).await;
    browser.until("document.querySelector('#principal-error').textContent == 'Choose the account that you want to reset.'").await;
    assert_eq!(browser.text("#password-form [role=alert]").await, "Please correct the field below.");
    browser.click("label.choice").await;
    assert_eq!(browser.eval("document.querySelector('#password-form [role=alert]').textContent").await, "", "nothing is left to correct");
    choose_and_sign_in(&browser, "/reset").await;
    browser.close().await;
}

#[tokio::test]
async fn the_typed_code_leads_to_the_same_choice_on_the_page_that_asked() {
    let world = world().await;
    let browser = Browser::open(&world).await;
    browser.ask_for_a_mail(ADA).await;
    browser.fill("#code", "0000-0000").await;
    browser.click("#code-form [type=submit]").await;
    browser.until("document.querySelector('#code-error').textContent.includes('does not match')").await;
    browser.focused("#code[aria-invalid=true]").await;
    let code = world.inbox(ADA).only().await.code();
    browser.fill("#code", &code.replace('-', " ").to_lowercase()).await;
    browser.click("#code-form [type=submit]").await;
    choose_and_sign_in(&browser, "/forgot").await;
    browser.close().await;
}

#[tokio::test]
async fn a_scanner_that_opens_the_link_and_runs_its_scripts_spends_nothing() {
    let world = world().await;
    let browser = Browser::open(&world).await;
    world.visitor().recover(ADA).await;
    let link = format!("/reset#token={}", world.inbox(ADA).only().await.token());
    for method in [reqwest::Method::GET, reqwest::Method::HEAD] {
        let visitor = world.visitor();
        visitor.send(visitor.request(method, &link)).await.expect(200);
    }
    browser.go(&link).await;
    browser.until("location.hash == ''").await;
    browser.until("document.readyState == 'complete'").await;
    assert_eq!(browser.eval("document.body.outerHTML.includes('token')").await, false);
    assert_eq!(browser.calls().await, 0);
    browser.client.refresh().await.unwrap();
    browser.state("/reset", "missing").await;
    browser.go("/support").await;

    let person = Browser::open(&world).await;
    person.go(&link).await;
    person.state("/reset", "ready").await;
    assert_eq!(person.client.current_url().await.unwrap().as_str(), format!("{}/reset", world.url));
    person.click("#continue-button").await;
    person.state("/reset", "choose").await;
    person.close().await;
    browser.close().await;
}

#[tokio::test]
async fn a_spent_or_old_link_leads_back_to_another_one() {
    let clock = Clock::manual(Clock::System.now());
    let world = world_at(clock.clone()).await;
    let (browser, visitor, inbox) = (Browser::open(&world).await, world.visitor(), world.inbox(ADA));
    visitor.recover(ADA).await;
    let spent = inbox.nth(0).await.token();
    let ticket = visitor.consume(&spent).await;
    visitor.set_password(&ticket, ADA, GOOD_PASSWORD).await.expect(200);
    visitor.recover("grace@example.com").await;
    let old = world.inbox("grace@example.com").nth(0).await.token();
    clock.advance(901);
    for token in [spent, old] {
        browser.go(&format!("/reset#token={token}")).await;
        browser.click("#continue-button").await;
        browser.state("/reset", "expired").await;
        browser.focused("[data-when=expired] h1").await;
        browser.click("[data-when=expired] a.button").await;
        browser.state("/forgot", "ready").await;
    }
    browser.close().await;
}

#[tokio::test]
async fn registering_leads_over_the_mail_and_a_password_to_the_account() {
    let world = world().await;
    let browser = Browser::open(&world).await;
    browser.go("/register").await;
    browser.fill("#account", "flowmatic").await;
    browser.fill("#email", "jean@example.com").await;
    browser.click("#register-form [type=submit]").await;
    browser.until("document.querySelector('#account-error').textContent.includes('taken')").await;
    browser.fill("#account", "bombe").await;
    browser.click("#register-form [type=submit]").await;
    browser.state("/register", "sent").await;
    assert_eq!(browser.text("#sent-to").await, "jean@example.com");

    let token = world.inbox("jean@example.com").only().await.token();
    browser.go(&format!("/activate#token={token}")).await;
    browser.until("location.hash == ''").await;
    browser.choose_password("#password", "short").await;
    browser.until("document.querySelector('#password-error').textContent.includes('at least 8')").await;
    browser.focused("#password[aria-invalid=true]").await;
    browser.choose_password("#password", "bombe1234").await;
    browser.until("document.querySelector('#password-error').textContent.includes('account')").await;
    browser.choose_password("#password", "password1").await;
    browser.until("document.querySelector('#password-error').textContent.includes('guess')").await;
    browser.choose_password("#password", GOOD_PASSWORD).await;
    browser.state("/activate", "done").await;
    browser.click("[data-when=done] a.button").await;
    browser.state("/sign-in", "ready").await;
    browser.fill("#password", GOOD_PASSWORD).await;
    browser.click("#sign-in-form [type=submit]").await;
    browser.state("/settings/account", "ready").await;
    assert_eq!(browser.text("#fact-account").await, "bombe");
    browser.close().await;
}

#[tokio::test]
async fn the_settings_sign_a_device_out_and_change_the_password() {
    let world = world().await;
    let (browser, phone, tablet) = (Browser::open(&world).await, world.visitor(), world.visitor());
    let lost = phone.sign_in_app("flowmatic", PASSWORD, "mobile").await.json()["session"]["id"].as_str().unwrap().to_owned();
    tablet.sign_in_app("flowmatic", PASSWORD, "mobile").await;
    browser.go("/settings/account").await;
    browser.state("/sign-in", "ready").await;
    browser.fill("#account", "flowmatic").await;
    browser.fill("#password", PASSWORD).await;
    browser.click("#sign-in-form [type=submit]").await;
    browser.state("/settings/account", "ready").await;
    assert_eq!(browser.eval("document.querySelectorAll('#session-list li').length").await, 3);
    assert!(browser.text("#session-list li").await.contains("This device"));

    let button = format!("[data-session='{lost}'] button");
    browser.click(&button).await;
    browser.click("#confirm-dialog [value=cancel]").await;
    assert_eq!(phone.session_status().await, 200);
    browser.click(&button).await;
    browser.click("#confirm-yes").await;
    browser.until("document.querySelectorAll('#session-list li').length == 2").await;
    browser.focused("#devices-title").await;
    assert_eq!((phone.session_status().await, tablet.session_status().await), (401, 200));

    browser.fill("#current_password", "not the password").await;
    browser.choose_password("#new_password", OTHER_PASSWORD).await;
    browser.until("document.querySelector('#current_password-error').textContent.includes('not your current')").await;
    browser.fill("#current_password", PASSWORD).await;
    browser.click("#change-password-form [type=submit]").await;
    browser.until("document.querySelector('#password-changed').textContent.includes('Password changed')").await;
    browser.until("document.querySelectorAll('#session-list li').length == 1").await;
    assert_eq!(tablet.session_status().await, 401);

    browser.click("#sign-out-button").await;
    browser.state("/sign-in", "ready").await;
    browser.client.back().await.unwrap();
    browser.state("/sign-in", "ready").await;
    browser.sign_in("flowmatic", OTHER_PASSWORD).await;
    browser.state("/settings/account", "ready").await;
    browser.close().await;
}

#[tokio::test]
async fn a_wrong_password_is_said_once_aloud_and_the_focus_is_where_it_is_typed_again() {
    let world = world().await;
    let browser = Browser::open(&world).await;
    browser.sign_in("flowmatic", "not the password").await;
    browser.until("document.querySelector('[role=alert]').textContent != ''").await;
    assert_eq!(browser.eval("[...document.querySelectorAll('[role=alert], .error')].filter(place => place.textContent).length").await, 1);
    browser.focused("#password").await;
    assert_eq!(
        browser.eval("[document.getElementById('account').value, document.getElementById('password').value]").await,
        json!(["flowmatic", ""])
    );
    let wrong = browser.text("[role=alert]").await;
    browser.sign_in("nobody-of-this-name", "not the password").await;
    browser.until("document.querySelector('[role=alert]').textContent != ''").await;
    assert_eq!(browser.text("[role=alert]").await, wrong);
    browser.close().await;
}

#[tokio::test]
async fn the_keyboard_alone_is_enough() {
    let world = world().await;
    let browser = Browser::open(&world).await;
    browser.go("/sign-in").await;
    browser.focused("#account").await;
    browser.tab_to("a[href='/forgot']").await;
    browser.keys(&Key::Enter).await;
    browser.state("/forgot", "ready").await;
    browser.tab_to(".skip").await;
    browser.keys(&Key::Enter).await;
    browser.tab_to("#email").await;
    browser.keys(&format!("{ADA}{}", Key::Enter)).await;
    browser.state("/forgot", "sent").await;
    browser.focused("[data-when~=sent] h1").await;
    browser.tab_to("#code").await;
    let code = world.inbox(ADA).only().await.code();
    browser.keys(&format!("{code}{}", Key::Enter)).await;
    browser.state("/forgot", "choose").await;
    browser.tab_to("[name=principal]").await;
    browser.keys(" ").await;
    browser.tab_to("#new_password").await;
    browser.keys(GOOD_PASSWORD).await;
    browser.tab_to("#confirm").await;
    browser.keys(&format!("{GOOD_PASSWORD}{}", Key::Enter)).await;
    browser.state("/forgot", "done").await;
    browser.tab_to("[data-when=done] a.button").await;
    browser.keys(&Key::Enter).await;
    browser.state("/sign-in", "ready").await;
    browser.focused("#password").await;
    browser.keys(&format!("{GOOD_PASSWORD}{}", Key::Enter)).await;
    browser.state("/settings/account", "ready").await;
    browser.tab_to("#sign-out-button").await;
    browser.keys(&Key::Enter).await;
    browser.state("/sign-in", "ready").await;
    browser.close().await;
}

/// A stack whose time the test moves: a code works once, and the next one comes with the next half minute.
pub(crate) async fn world_of_codes(variables: &[(&str, &str)]) -> World {
    let variables = [&[("REKEY_LIMIT_SCALE", "1000")], variables].concat();
    World::with(&variables).await
}

/// Grace in her browser, with what she has at hand once a second factor of her account is on.
struct Grace {
    browser: Browser,
    app: Authenticator,
    recovery_codes: Vec<String>,
}

impl Grace {
    /// Turns the app on, signed in with the password alone. The recovery codes are on the page.
    async fn with_app(world: &World) -> Self {
        let browser = Browser::open(world).await;
        browser.go("/settings/security").await;
        browser.state("/sign-in", "ready").await;
        browser.fill("#account", "flowmatic").await;
        browser.fill("#password", PASSWORD).await;
        browser.click("#sign-in-form [type=submit]").await;
        browser.state("/settings/security", "ready").await;
        browser.click("#turn-on-app").await;
        browser.fill("#password", PASSWORD).await;
        browser.click("#reauthenticate-form [type=submit]").await;
        browser.state("/settings/security", "app").await;
        browser.until("document.getElementById('qr').naturalWidth").await;
        let app = Authenticator::new(&browser.text("#secret").await.replace(' ', ""));
        browser.fill("#app_code", &app.code(world.now())).await;
        browser.click("#app-form [type=submit]").await;
        browser.state("/settings/security", "recovery-codes").await;
        let codes = browser.eval("[...document.querySelectorAll('#code-list code')].map(code => code.textContent)").await;
        Self { browser, app, recovery_codes: serde_json::from_value(codes).unwrap() }
    }

    /// Turns mailed codes on as well.
    async fn with_both(world: &World) -> Self {
        let grace = Self::with_app(world).await;
        grace.browser.click("#codes-saved-button").await;
        grace.browser.click("#turn-on-email").await;
        grace.browser.state("/settings/security", "email").await;
        grace.browser.fill("#email_code", &grace.mailed_code(world, 0).await).await;
        grace.browser.click("#email-form [type=submit]").await;
        grace.browser.state("/settings/security", "ready").await;
        grace.browser.focused("#email-title").await;
        // The pause between two mails, short as it is in these stacks.
        world.clock.advance(1);
        grace
    }

    /// A code of the app that was not used yet.
    fn code(&self, world: &World) -> String {
        world.clock.advance(30);
        self.app.code(world.now())
    }

    /// The code in the mail with this place among those that bring one, as people like to type it.
    async fn mailed_code(&self, world: &World, place: usize) -> String {
        let digits = world.inbox("grace@example.com").titled("Your Rekey authentication code").nth(place).await.digits();
        format!(" {}\u{a0}{}", &digits[..3], &digits[3..])
    }

    /// Signs in on a browser that nobody knows, as far as the password goes.
    async fn sign_in(&self) {
        self.browser.client.delete_all_cookies().await.unwrap();
        self.browser.sign_in("flowmatic", PASSWORD).await;
        self.browser.state("/sign-in", "code").await;
    }

    /// Turns a factor off, as far as the question for the password, and types that.
    async fn turn_off(&self, factor: &str) {
        self.browser.go("/settings/security").await;
        self.browser.click(&format!("#turn-off-{factor}")).await;
        self.browser.click("#confirm-yes").await;
        self.browser.focused("#password").await;
        self.browser.keys(PASSWORD).await;
    }

    /// Types a code where it is asked for, and sends it.
    async fn enter(&self, field: &str, code: &str) {
        self.browser.fill(field, code).await;
        self.browser.keys(&Key::Enter).await;
    }

    /// Waits for what is said about what stands in a field.
    async fn told(&self, field: &str, words: &str) {
        self.browser.until(&format!("document.querySelector('{field}-error').textContent.includes('{words}')")).await;
        self.browser.focused(&format!("{field}[aria-invalid=true]")).await;
    }
}

#[tokio::test]
async fn recovery_codes_are_shown_once_and_can_be_kept() {
    let world = world_of_codes(&[]).await;
    let Grace { browser, recovery_codes, .. } = Grace::with_app(&world).await;
    assert_eq!(recovery_codes.len(), 10);
    let folder = tempfile::tempdir().unwrap();
    let kept_here = json!({"behavior": "allow", "downloadPath": folder.path()});
    browser.command("goog/cdp/execute", json!({"cmd": "Browser.setDownloadBehavior", "params": kept_here})).await;
    let asks = "(() => { const leaving = new Event('beforeunload', { cancelable: true }); dispatchEvent(leaving); return leaving.defaultPrevented; })()";
    assert_eq!(browser.eval(asks).await, true, "nothing is kept yet");
    browser.click("#download-codes-link").await;
    assert_eq!(browser.eval(asks).await, false);
    let file = folder.path().join("Rekey recovery codes.txt");
    let arrival = async {
        while !file.exists() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), arrival).await.unwrap();
    let kept = fs::read_to_string(file).unwrap();
    assert!(kept.contains("flowmatic") && recovery_codes.iter().all(|code| kept.contains(code)), "{kept}");

    browser.click("#codes-saved-button").await;
    browser.state("/settings/security", "ready").await;
    browser.focused("#recovery-codes-title").await;
    assert!(browser.text("#app-title").await.contains("On since"));
    assert!(browser.text("#recovery-codes-title").await.contains("10 left"));
    let page = browser.eval("document.documentElement.outerHTML").await.to_string();
    assert!(!recovery_codes.iter().any(|code| page.contains(code)));
    browser.close().await;
}

#[tokio::test]
async fn sign_in_asks_for_a_code_of_the_method_that_one_chooses() {
    let world = world_of_codes(&[]).await;
    let grace = Grace::with_both(&world).await;
    let browser = &grace.browser;
    grace.sign_in().await;
    browser.focused("[data-when=code] h1").await;
    browser.tab_to("[data-method=email]").await;
    browser.keys(&Key::Enter).await;
    browser.focused("#digits").await;
    assert_eq!(browser.eval("document.getElementById('digits-again').disabled").await, true, "the next mail has to wait");
    grace.enter("#digits", "000000").await;
    grace.told("#digits", "only the one in the newest mail").await;
    grace.enter("#digits", &grace.mailed_code(&world, 1).await).await;
    browser.state("/settings/account", "ready").await;

    grace.sign_in().await;
    browser.click("[data-method=app]").await;
    let code = grace.code(&world);
    grace.enter("#digits", &code).await;
    browser.state("/settings/account", "ready").await;

    grace.sign_in().await;
    browser.click("[data-method=app]").await;
    grace.enter("#digits", &code).await;
    grace.told("#digits", "has been used").await;
    browser.click("#recovery-code-button").await;
    browser.focused("#recovery_code").await;
    assert_eq!(browser.eval("document.querySelector('#code-form [role=alert]').textContent").await, "", "of the code that was left");
    grace.enter("#recovery_code", &format!("1. {}", grace.recovery_codes[0].to_lowercase().replace('-', "\u{2013}"))).await;
    browser.state("/settings/account", "ready").await;
    browser.click(".tabs a[href='/settings/security']").await;
    assert!(browser.text("#recovery-codes-title").await.contains("9 left"));
    grace.browser.close().await;
}

#[tokio::test]
async fn who_takes_too_long_for_the_code_is_led_back_to_the_password() {
    let world = world_of_codes(&[]).await;
    let grace = Grace::with_app(&world).await;
    let browser = &grace.browser;
    grace.sign_in().await;
    // The only factor needs no choice.
    browser.focused("#digits").await;
    world.clock.advance(600);
    grace.enter("#digits", &grace.code(&world)).await;
    browser.state("/sign-in", "ready").await;
    browser.focused("#password").await;
    assert!(browser.text("#sign-in-form [role=alert]").await.contains("more than 10 minutes"));
    assert_eq!(browser.eval("document.getElementById('account').value").await, "flowmatic");
    browser.keys(&format!("{PASSWORD}{}", Key::Enter)).await;
    grace.enter("#digits", &grace.code(&world)).await;
    browser.state("/settings/account", "ready").await;
    grace.browser.close().await;
}

#[tokio::test]
async fn a_reload_does_not_lose_a_sign_in_that_waits_for_its_code() {
    let world = world_of_codes(&[]).await;
    let grace = Grace::with_both(&world).await;
    let browser = &grace.browser;
    grace.sign_in().await;
    browser.click("[data-method=email]").await;
    browser.focused("#digits").await;
    browser.client.refresh().await.unwrap();
    browser.state("/sign-in", "code").await;
    assert_eq!(browser.text("#signing-in-as").await, "flowmatic");
    // The mail is there already.
    browser.click("[data-method=email]").await;
    grace.enter("#digits", &grace.mailed_code(&world, 1).await).await;
    browser.state("/settings/account", "ready").await;
    assert_eq!(browser.eval("sessionStorage.length").await, 0);

    grace.sign_in().await;
    browser.go("/sign-in").await;
    browser.state("/sign-in", "ready").await;
    assert_eq!(browser.eval("sessionStorage.length").await, 0, "who opens the page anew begins anew");
    grace.browser.close().await;
}

#[tokio::test]
async fn the_fifth_wrong_code_is_said_to_end_the_sign_in() {
    let world = world_of_codes(&[]).await;
    let grace = Grace::with_app(&world).await;
    let browser = &grace.browser;
    grace.sign_in().await;
    for _ in 1..5 {
        grace.enter("#digits", "000000").await;
        grace.told("#digits", "does not match").await;
    }
    grace.enter("#digits", "000000").await;
    browser.state("/sign-in", "ready").await;
    assert!(browser.text("#sign-in-form [role=alert]").await.contains("Five codes were wrong"));
    browser.focused("#password").await;
    browser.keys(&format!("{PASSWORD}{}", Key::Enter)).await;
    grace.enter("#digits", &grace.code(&world)).await;
    browser.state("/settings/account", "ready").await;
    grace.browser.close().await;
}

#[tokio::test]
async fn turning_off_asks_for_password_and_code_and_then_goes_on_by_itself() {
    let world = world_of_codes(&[]).await;
    let grace = Grace::with_both(&world).await;
    let browser = &grace.browser;
    // A re-authentication is good for five minutes.
    world.clock.advance(300);
    grace.turn_off("app").await;
    browser.keys(&format!("?{}", Key::Enter)).await;
    browser.focused("[data-method=app]").await;
    browser.keys(&Key::Enter).await;
    grace.enter("#digits", &grace.code(&world)).await;
    grace.told("#password", "not your password").await;
    browser.fill("#password", PASSWORD).await;
    browser.click("#other-method-button").await;
    browser.click("[data-method=email]").await;
    browser.focused("#digits").await;
    grace.enter("#digits", &grace.mailed_code(&world, 1).await).await;
    browser.until("document.getElementById('app-state').textContent == 'Off'").await;
    browser.focused("#app-title").await;
    assert_eq!(browser.eval("document.getElementById('password').value").await, "", "no password stays on the page");

    browser.click("#turn-off-email").await;
    assert!(browser.text("#confirm-text").await.contains("only second factor"));
    browser.click("#confirm-yes").await;
    browser.until("document.getElementById('email-state').textContent == 'Off'").await;
    assert_eq!(browser.eval("document.getElementById('recovery-codes').hidden").await, true);
    browser.client.delete_all_cookies().await.unwrap();
    browser.sign_in("flowmatic", PASSWORD).await;
    browser.state("/settings/account", "ready").await;
    grace.browser.close().await;
}

#[tokio::test]
async fn a_hold_says_how_long_and_an_older_app_ends_it() {
    let world = world_of_codes(&[]).await;
    let grace = Grace::with_both(&world).await;
    let browser = &grace.browser;
    let person = world.visitor();
    let recovery = person.recover("grace@example.com").await;
    let link = world.inbox("grace@example.com").find(&format!("link_{recovery}.")).await.token();
    let ticket = person.consume(&link).await;
    person.set_password(&ticket, "flowmatic", PASSWORD).await.expect(200);

    grace.sign_in().await;
    browser.click("[data-method=email]").await;
    grace.enter("#digits", &grace.mailed_code(&world, 1).await).await;
    browser.state("/settings/account", "ready").await;
    world.clock.advance(1);
    grace.turn_off("email").await;
    browser.click("[data-method=email]").await;
    browser.focused("#digits").await;
    grace.enter("#digits", &grace.mailed_code(&world, 2).await).await;
    let until = "new Date(Date.now() + 86_400_000).toLocaleDateString([], { weekday: 'long', day: 'numeric', month: 'long' })";
    browser.until(&format!("document.getElementById('hold-end').textContent.startsWith({until})")).await;
    browser.click("#hold-confirm").await;
    browser.focused("#password").await;
    assert_eq!(browser.eval("document.querySelector('[data-method=email]').hidden").await, true, "the mailbox is what may be lost");
    browser.keys(PASSWORD).await;
    grace.enter("#digits", &grace.code(&world)).await;
    browser.until("document.getElementById('email-state').textContent == 'Off'").await;
    grace.browser.close().await;
}

#[tokio::test]
async fn who_has_no_address_is_kindly_led_to_the_report_form() {
    const FORM: &str = "https://example.com/report";
    let world = world_of_codes(&[("REKEY_REPORT_URL", FORM)]).await;
    let grace = Grace::with_both(&world).await;
    let browser = &grace.browser;
    let principals = world.items("principal").await;
    let mut roots = principals.iter().filter(|item| !item.contains_key("user"));
    let principal = roots.find(|item| item["account"].as_s().unwrap() == "flowmatic").unwrap();
    let update = world.stack.resources.dynamodb.update_item().table_name("rekey-directory");
    update.key("pk", principal["pk"].clone()).key("sk", principal["sk"].clone()).update_expression("REMOVE email").send().await.unwrap();
    grace.sign_in().await;
    browser.click("[data-method=email]").await;
    assert_eq!(browser.find("#code-form [role=alert] a").await.attr("href").await.unwrap().unwrap(), FORM);
    browser.click("[data-method=recovery_code]").await;
    grace.enter("#recovery_code", &grace.recovery_codes[0]).await;
    browser.state("/settings/account", "ready").await;
    grace.browser.close().await;
}

/// What is wrong with a page in each of its states, the steps of its forms and its dialogs, whose parts are shown as the
/// page's own scripts show them.
pub(crate) const FAULTS: &str = r#"(() => {
    const faults = [];
    const check = (state) => {
        const wrong = (what) => faults.push(`${state}: ${what}`);
        for (const box of document.querySelectorAll("html, dialog[open]")) {
            if (box.scrollWidth > box.clientWidth) wrong(`${box.id} scrolls sideways to ${box.scrollWidth}`);
        }
        const headings = [...document.querySelectorAll("h1")].filter((heading) => heading.checkVisibility());
        if (headings.length !== 1) wrong(`${headings.length} first headings`);
        for (const control of document.querySelectorAll("input, textarea, button, a, iframe")) {
            if (!control.checkVisibility() || control.ariaHidden === "true") continue;
            const name = control.labels?.length ? control.labels[0].textContent : control.ariaLabel || control.title || control.textContent;
            if (!name.trim()) wrong(`no name: ${control.outerHTML}`);
        }
    };
    const inTurn = (attribute, look) => {
        const parts = [...document.querySelectorAll(`[data-${attribute}]`)];
        const states = (part) => part.dataset[attribute].split(" ");
        for (const state of new Set(parts.flatMap(states))) {
            for (const part of parts) part.hidden = !states(part).includes(state);
            look(state);
        }
    };
    // The one that gets its words with each question has none now.
    const dialogs = [...document.querySelectorAll("dialog")].filter((dialog) => dialog.querySelector("h2").textContent);
    if (!document.documentElement.lang) faults.push("no language");
    if (!document.title.trim()) faults.push("no title");
    check("as it comes");
    inTurn("when", (state) => {
        check(state);
        for (const attribute of ["step", "way"]) inTurn(attribute, (part) => check(`${state} ${part}`));
    });
    for (const dialog of dialogs) {
        dialog.showModal();
        check(dialog.id);
        inTurn("step", (step) => check(`${dialog.id} ${step}`));
        dialog.close();
    }
    return faults;
})()"#;

#[tokio::test]
async fn every_page_fits_a_small_phone_and_names_what_is_on_it() {
    let world = world().await;
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
    browser.go("/users").await;
    browser.state("/users", "ready").await;
    assert_eq!(browser.eval(FAULTS).await, json!([]), "/users");
    world.visitor().recover(ADA).await;
    world.inbox(ADA).titled("Reset your Rekey password").only().await;
    for path in ["/dev/outbox", "/dev/mails"] {
        browser.go(path).await;
        assert_eq!(browser.eval(FAULTS).await, json!([]), "{path}");
    }
    browser.close().await;
}

#[tokio::test]
async fn every_page_comes_with_the_headers_that_keep_others_out() {
    let world = world().await;
    let visitor = world.visitor();
    for path in PAGES.map(|(path, _)| path).into_iter().chain(["/settings/account", "/settings/security", "/users"]) {
        let answer = visitor.send(visitor.request(reqwest::Method::GET, path).header("accept", "text/html")).await;
        let policy = answer.header("content-security-policy").unwrap();
        for rule in [
            "default-src 'none'",
            "script-src 'self';",
            "style-src 'self';",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
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
async fn a_device_that_is_named_in_html_is_shown_by_its_name() {
    const NAME: &str = "<img src=x onerror=alert(1)>";
    let world = world().await;
    let browser = Browser::open(&world).await;
    let body = json!({"account": ADA, "password": PASSWORD, "client": "mobile", "device": NAME});
    world.visitor().post("/v1/sign-in", body).await.expect(200);
    browser.sign_in(ADA, PASSWORD).await;
    browser.state("/settings/account", "ready").await;
    assert_eq!(browser.eval("[...document.querySelectorAll('#session-list strong')].map(name => name.textContent)[1]").await, NAME);
    assert_eq!(browser.eval("document.querySelectorAll('#session-list img').length").await, 0);
    let row = "#session-list li:nth-child(2) button";
    browser.click(row).await;
    assert_eq!(browser.text("#confirm-title").await, format!("Sign out {NAME}?"));
    browser.close().await;
}

#[tokio::test]
async fn the_link_in_a_mail_of_the_outbox_opens_in_the_whole_window() {
    let world = world().await;
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
