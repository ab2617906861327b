//! A real Chromium with a driver of its own.
//!
//! A test waits until the page shows the expected state, never for a fixed time. A test fails on every complaint of the
//! browser: a script error, or a violation of the content security policy.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use rekey_local::PASSWORD;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::tools::free_port;
use crate::{Ear, World};

/// A Chromium with an empty profile.
pub struct Browser {
    /// The WebDriver client.
    pub client: Client,
    /// The URL of this session at the driver.
    session: String,
    /// The URL of the stack.
    site: String,
    driver: Driver,
    _profile: TempDir,
}

/// The driver's process. It ends when this value is dropped, and so does its browser.
struct Driver {
    process: Child,
    port: u16,
    session: Option<String>,
    /// Held open, because the driver would stop at a closed pipe.
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
        // A failed test has no runtime left, and a killed driver does not end its browser. So this code writes the request that
        // ends the browser to the driver's socket itself.
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
    /// Starts a browser for this stack.
    pub async fn open(world: &World) -> Self {
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

    /// Sends a command that Chromium's driver has and WebDriver does not.
    pub async fn command(&self, name: &str, body: Value) -> Value {
        let answer = reqwest::Client::new().post(format!("{}/{name}", self.session)).json(&body).send().await.unwrap();
        answer.json::<Value>().await.unwrap()["value"].take()
    }

    /// Sends a command of the DevTools protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.command("goog/cdp/execute", json!({"cmd": command, "params": parameters})).await
    }

    /// Asks for this language from now on, as a person would in the settings of the browser.
    pub async fn accept_language(&self, tag: &str) {
        self.devtools("Network.enable", json!({})).await;
        self.devtools("Network.setExtraHTTPHeaders", json!({"headers": {"Accept-Language": tag}})).await;
    }

    /// Runs this script before those of every page that opens from now on.
    pub async fn before_each_page(&self, script: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": script})).await;
    }

    /// Gives the browser an authenticator that verifies its user and waits for nobody. Returns its id.
    pub async fn add_authenticator(&self) -> String {
        let authenticator = json!({
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": true,
            "hasUserVerification": true,
            "isUserVerified": true,
        });
        self.command("webauthn/authenticator", authenticator).await.as_str().unwrap().to_owned()
    }

    /// Ends the browser. Stops the test if the browser has complained about anything but a refused call.
    pub async fn close(self) {
        let entries = self.command("se/log", json!({"type": "browser"})).await;
        let refused = |entry: &Value| {
            entry["source"] == "network" && entry["message"].as_str().is_some_and(|message| message.contains("status of 4"))
        };
        // Advice has a lower level.
        let complaint = |entry: &&Value| ["WARNING", "SEVERE"].iter().any(|level| entry["level"] == *level) && !refused(entry);
        let complaints: Vec<&Value> = entries.as_array().unwrap().iter().filter(complaint).collect();
        assert!(complaints.is_empty(), "{complaints:#?}");
        drop(self.driver);
    }

    /// Opens a page.
    pub async fn go(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.site)).await.unwrap();
    }

    /// Opens a page of another site.
    pub async fn leave_for(&self, url: &str) {
        self.client.goto(url).await.unwrap();
    }

    /// The value of an expression in the page.
    pub async fn eval(&self, expression: &str) -> Value {
        self.client.execute(&format!("return {expression}"), Vec::new()).await.unwrap()
    }

    /// Waits until an expression holds. Between two pages the driver does not answer, which is not a failure.
    pub async fn until(&self, expression: &str) {
        for _ in 0..500 {
            if self.client.execute(&format!("return !!({expression})"), Vec::new()).await.is_ok_and(|holds| holds == true) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let page = self.client.execute("return location.href + '\\n' + document.body.innerText", Vec::new()).await;
        panic!("never true: {expression}\n{}", page.unwrap().as_str().unwrap());
    }

    /// Waits until the page of this path shows this state, and looks for barriers in it.
    pub async fn state(&self, path: &str, state: &str) {
        self.arrives(path, state).await;
        self.has_no_new_barriers(&format!("{path} {state}")).await;
    }

    /// Waits until the page of this path shows this state.
    pub async fn arrives(&self, path: &str, state: &str) {
        self.until(&format!("location.pathname == '{path}' && document.readyState == 'complete' && document.getElementById('main').dataset.state == '{state}'")).await;
    }

    /// Waits for a visible element.
    pub async fn find(&self, css: &str) -> Element {
        self.until(&format!("document.querySelector({css:?})?.checkVisibility()")).await;
        self.client.find(Locator::Css(css)).await.unwrap()
    }

    /// Clicks an element as soon as it is visible.
    pub async fn click(&self, css: &str) {
        self.find(css).await.click().await.unwrap();
    }

    /// Replaces the text of a field.
    pub async fn fill(&self, css: &str, text: &str) {
        let field = self.find(css).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// The text of an element.
    pub async fn text(&self, css: &str) -> String {
        self.find(css).await.text().await.unwrap()
    }

    /// Waits until an element has the focus.
    pub async fn focused(&self, css: &str) {
        self.until(&format!("document.activeElement.matches({css:?})")).await;
    }

    /// Presses keys in the element that has the focus.
    pub async fn keys(&self, keys: &str) {
        self.client.active_element().await.unwrap().send_keys(keys).await.unwrap();
    }

    /// Moves the focus to an element with the Tab key.
    pub async fn tab_to(&self, css: &str) {
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

    /// Asks for a recovery on its page.
    pub async fn ask_for_a_mail(&self, email: &str) {
        self.go("/forgot").await;
        self.fill("#email", email).await;
        self.click("#forgot-form [type=submit]").await;
        self.state("/forgot", "sent").await;
    }

    /// Types a new password twice and sends it.
    pub async fn choose_password(&self, field: &str, password: &str) {
        self.fill(field, password).await;
        self.fill("#confirm", password).await;
        self.click(&format!("form:has({field}) [type=submit]")).await;
    }

    /// Signs in on the page as the root of an account, also if another session is open.
    pub async fn sign_in(&self, account: &str, password: &str) {
        self.go("/sign-in").await;
        self.until("['ready', 'signed-in', 'code'].includes(document.getElementById('main').dataset.state)").await;
        if self.eval("document.getElementById('main').dataset.state").await == "signed-in" {
            self.click("#another-account-button").await;
        }
        self.fill("#account", account).await;
        self.fill("#password", password).await;
        self.click("#sign-in-form [type=submit]").await;
    }

    /// Signs out by the menu of the account.
    pub async fn sign_out(&self) {
        self.click("#account-button").await;
        self.click("#sign-out-button").await;
        self.state("/sign-in", "ready").await;
    }

    /// Signs in as a user of an account on the page that is open.
    pub async fn sign_in_as(&self, account: &str, user: &str, password: &str) {
        self.fill("#account", account).await;
        self.click("#sign-in-form summary").await;
        self.fill("#user", user).await;
        self.fill("#password", password).await;
        self.click("#sign-in-form [type=submit]").await;
    }

    /// Types the password in the dialog that a change opens.
    pub async fn confirm_with(&self, password: &str) {
        self.focused("#reauthenticate-form #password").await;
        self.keys(&format!("{password}{}", Key::Enter)).await;
    }

    /// Shows the page of users to the root of an account.
    pub async fn at_users(world: &World, account: &str) -> Self {
        let browser = Self::open(world).await;
        browser.go("/users").await;
        browser.state("/sign-in", "ready").await;
        browser.fill("#account", account).await;
        browser.fill("#password", PASSWORD).await;
        browser.click("#sign-in-form [type=submit]").await;
        browser.state("/users", "ready").await;
        browser
    }

    /// Opens this page as a demo user of `flowmatic`, who signs in on the way.
    pub async fn as_user(world: &World, user: &str, path: &str) -> Self {
        let browser = Self::open(world).await;
        browser.go(path).await;
        browser.state("/sign-in", "ready").await;
        browser.sign_in_as("flowmatic", user, PASSWORD).await;
        browser
    }

    /// Opens a user of the list.
    pub async fn manage(&self, user: &str) {
        self.click(&format!("[data-user='{user}'] a")).await;
        self.state("/users", "user").await;
        self.focused("#user-title").await;
        assert_eq!(self.text("#user-title").await, user);
    }

    /// Waits until an element has these words.
    pub async fn shows(&self, css: &str, words: &str) {
        self.until(&format!("document.querySelector({css:?}).textContent.includes({words:?})")).await;
    }

    /// Asks for another mail without the page's wait of a minute.
    pub async fn ask_again(&self) {
        self.client.execute("document.getElementById('resend-button').disabled = false", Vec::new()).await.unwrap();
        self.click("#resend-button").await;
    }

    /// Listens to the CAPTCHA and types it in small letters.
    pub async fn type_what_is_heard(&self, ear: &Ear) {
        self.until("document.querySelector('.captcha img').naturalWidth == 320").await;
        self.until("document.querySelector('.captcha audio').src").await;
        let audio = self.eval("document.querySelector('.captcha audio').src").await;
        self.fill("#captcha", &ear.hear(audio.as_str().unwrap()).to_lowercase()).await;
    }

    /// Tries to sign in as `flowmatic`, and waits for the request for a CAPTCHA.
    pub async fn is_asked_for_a_captcha(&self) {
        self.go("/sign-in").await;
        self.state("/sign-in", "ready").await;
        assert_eq!(self.eval("document.querySelector('#captcha-part').hidden").await, true);
        self.fill("#account", "flowmatic").await;
        self.fill("#password", PASSWORD).await;
        self.click("#sign-in-form [type=submit]").await;
        self.until("document.querySelector('#sign-in-form [role=alert]').textContent.includes('you are a person')").await;
        assert_eq!(self.eval("document.querySelector('#captcha-part').hidden").await, false);
    }

    /// Waits for the page that a sign-in leads to.
    pub async fn is_signed_in(&self) {
        self.until("location.pathname == '/settings/account'").await;
    }

    /// The number of calls of the API that this page has made, besides the one of the header: who is signed in.
    pub async fn calls(&self) -> Value {
        self.eval("performance.getEntriesByType('resource').filter(({name}) => /\\/v1\\/(?!session$)/.test(name)).length").await
    }
}

/// A script that lists the faults of a page in each of its states, in the steps of its forms and in its dialogs. It shows
/// their parts as the page's own scripts do.
pub const FAULTS: &str = r#"(() => {
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
    // The dialog that gets its words with each question has no words now.
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
