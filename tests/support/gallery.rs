//! A walk through the pages in one language, which looks at each stop as people see it: in light and dark, on a small phone, with large text, and
//! enlarged.

use std::collections::BTreeSet;
use std::path::PathBuf;

use data_encoding::{BASE64, HEXLOWER};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::axe::Rules;
use crate::pictures::Pictures;
use crate::tools::option;
use crate::{Browser, World};

/// The variable that names a folder for a picture of every stop, for people who look at the pages.
const FOLDER: &str = "REKEY_GALLERY";

/// The window that people walk in: its width and height.
const WINDOW: (u32, u32) = (760, 900);
/// The smallest phone.
const PHONE: (u32, u32) = (320, 640);

/// What does not fit.
const MISFITS: &str = include_str!("misfits.js");
/// The visible words of a page, without what differs from one run to the next: times, codes, ids, and the words of a recovery.
const WORDS: &str = "(() => { \
    const words = []; \
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); \
    while (texts.nextNode()) { \
        const part = texts.currentNode.parentElement; \
        if (!part.checkVisibility() || part.closest('script')) continue; \
        words.push(part.closest('time, code, textarea, #reference, #resend-wait') ? '…' : texts.currentNode.data); \
    } \
    return words.join(' '); })()";

/// A person in a browser that asks for one language.
pub struct Walk<'a> {
    /// The stack.
    pub world: &'a World,
    /// The browser.
    pub browser: Browser,
    language: &'static str,
    pictures: Option<Pictures>,
    style: String,
    folder: Option<PathBuf>,
    stops: usize,
    paths: BTreeSet<String>,
    faults: Vec<String>,
}

impl<'a> Walk<'a> {
    /// Begins a walk in a language. The walk with `pictures` makes those of README.
    pub async fn begin(world: &'a World, language: &'static str, pictures: Option<Pictures>) -> Self {
        let browser = Browser::open(world).await;
        // A page finds no passkeys by autofill: the authenticator would choose one at once.
        browser.before_each_page("PublicKeyCredential.isConditionalMediationAvailable = async () => false").await;
        let folder = option(FOLDER).map(|folder| PathBuf::from(folder).join(language));
        if let Some(folder) = &folder {
            std::fs::create_dir_all(folder).unwrap();
        }
        let mut walk =
            Self { world, browser, language, pictures, style: String::new(), folder, stops: 0, paths: BTreeSet::new(), faults: Vec::new() };
        walk.browser.devtools("Emulation.setScrollbarsHidden", json!({"hidden": true})).await;
        walk.paint("light").await;
        walk.resize(WINDOW, false).await;
        walk.go("/support").await;
        let sources =
            walk.browser.eval("['[rel=stylesheet]', '[rel=icon]'].map((link) => document.querySelector(link).getAttribute('href'))").await;
        for source in sources.as_array().unwrap() {
            walk.style += &world.visitor().get(source.as_str().unwrap()).await.expect(200).raw;
        }
        walk
    }

    /// Opens a page in the language of the walk.
    pub async fn go(&self, path: &str) {
        self.choose_language().await;
        self.browser.go(path).await;
    }

    /// Opens a page from another page, so that it begins anew.
    pub async fn go_anew(&self, path: &str) {
        self.browser.go("/support").await;
        self.go(path).await;
    }

    /// Waits until the page of this path shows this state. A sign-in forgets the language of the browser, so the page after it is opened again.
    pub async fn arrive(&self, path: &str, state: &str) {
        self.browser.arrives(path, state).await;
        if self.browser.eval("document.documentElement.lang").await != self.language {
            self.choose_language().await;
            self.browser.client.refresh().await.unwrap();
            self.browser.arrives(path, state).await;
        }
    }

    /// Sends a form.
    pub async fn send(&self, form: &str) {
        self.browser.click(&format!("{form} [type=submit]")).await;
    }

    /// Waits until an element says something.
    pub async fn told(&self, css: &str) {
        let busy = "(document.querySelector('dialog[open]') ?? document).querySelector('[aria-busy=true]')";
        self.browser.until(&format!("document.querySelector({css:?}).textContent.trim() && !{busy}")).await;
    }

    async fn choose_language(&self) {
        let cookie = json!({"name": "__Host-rekey-language", "value": self.language, "url": self.world.url, "path": "/", "secure": true});
        self.browser.devtools("Network.setCookie", cookie).await;
    }

    async fn resize(&self, (width, height): (u32, u32), phone: bool) {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone});
        self.browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        self.browser.until(&format!("innerWidth >= {width} && document.documentElement.clientWidth <= {width}")).await;
    }

    async fn paint(&self, scheme: &str) {
        // Without motion, the colours are there at once.
        let features = json!([{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}]);
        self.browser.devtools("Emulation.setEmulatedMedia", json!({"features": features})).await;
    }

    /// Looks at what the page shows now.
    pub async fn stop(&mut self, name: &str) {
        self.stops += 1;
        self.paths.insert(self.browser.eval("location.pathname").await.as_str().unwrap().to_owned());
        let shows = self
            .browser
            .eval("[document.documentElement.lang, document.documentElement.dir, getComputedStyle(document.body).direction]")
            .await;
        let direction = if self.language == "ar-XB" { "rtl" } else { "ltr" };
        if shows != json!([self.language, direction, direction]) {
            self.faults.push(format!("{name}: language and direction are {shows}"));
        }
        // The language of tests has the structure of English, and no language has colours of its own.
        if self.language != "ar-XB" {
            let barriers = self.browser.new_barriers().await;
            self.faults.extend(barriers.iter().map(|barrier| format!("{name} (light): {barrier}")));
        }
        self.keep(name, "light").await;
        if self.language == "en" {
            self.paint("dark").await;
            let barriers = self.browser.barriers(Rules::Contrast).await;
            self.faults.extend(barriers.iter().map(|barrier| format!("{name} (dark): {barrier}")));
            self.keep(name, "dark").await;
            self.paint("light").await;
        }
        self.fits(name, "in a window", false).await;
        self.resize(PHONE, true).await;
        self.keep(name, "phone").await;
        self.fits(name, "on a phone", true).await;
        // A window that is enlarged twice has half as many pixels.
        self.resize((640, 450), false).await;
        self.fits(name, "enlarged twice", false).await;
        self.resize((1280, 900), false).await;
        self.browser.eval("document.documentElement.style.fontSize = '200%'").await;
        self.keep(name, "large text").await;
        self.fits(name, "with large text", false).await;
        self.browser.eval("document.documentElement.style.fontSize = ''").await;
        self.resize(WINDOW, false).await;
        // If the walk ends early, the file has the faults that it found.
        if let Some(folder) = &self.folder {
            std::fs::write(folder.join("faults.txt"), self.faults.join("\n")).unwrap();
        }
    }

    async fn fits(&mut self, name: &str, how: &str, phone: bool) {
        let misfits = self.browser.client.execute(MISFITS, vec![json!(phone)]).await.unwrap();
        let misfits: Vec<String> = serde_json::from_value(misfits).unwrap();
        self.faults.extend(misfits.iter().map(|misfit| format!("{name} ({how}): {misfit}")));
    }

    /// Keeps a picture of the whole page, for people who look at the pages.
    async fn keep(&self, name: &str, how: &str) {
        if let Some(folder) = &self.folder {
            let size = self
                .browser
                .eval("[document.documentElement.clientWidth, Math.max(document.documentElement.scrollHeight, innerHeight)]")
                .await;
            let clip = json!({"x": 0, "y": 0, "width": size[0], "height": size[1], "scale": 1});
            let file = folder.join(format!("{:02}-{name}-{how}.png", self.stops).replace(' ', "-"));
            std::fs::write(file, self.shoot(json!({"clip": clip, "captureBeyondViewport": true})).await).unwrap();
        }
    }

    async fn shoot(&self, parameters: Value) -> Vec<u8> {
        let shot = self.browser.devtools("Page.captureScreenshot", parameters).await;
        BASE64.decode(shot["data"].as_str().unwrap().as_bytes()).unwrap()
    }

    /// Makes a picture of README: what a window of this size shows from this element on. `besides` is what the words of the page do not contain.
    pub async fn picture(&mut self, name: &str, size: (u32, u32), from: &str, besides: &str) {
        if self.pictures.is_none() {
            return;
        }
        let words = self.browser.eval(WORDS).await;
        let shows = format!("{size:?} {from} {} {} {}", steady(words.as_str().unwrap()), steady(besides), self.style);
        let digest = HEXLOWER.encode(&Sha256::digest(shows)[..16]);
        if !self.pictures.as_mut().unwrap().needs(name, digest) {
            return;
        }
        self.resize(size, false).await;
        // Without a caret, and without the outline of a control.
        let scroll = format!(
            "(document.activeElement.blur(), scrollTo(0, document.querySelector({from:?}).getBoundingClientRect().top + scrollY - 24))"
        );
        self.browser.eval(&scroll).await;
        let png = self.shoot(json!({})).await;
        self.pictures.as_ref().unwrap().write(name, &png);
        self.resize(WINDOW, false).await;
    }

    /// The faults that the walk has found.
    pub fn faults(&self) -> &[String] {
        &self.faults
    }

    /// Stops the test if the walk has left out one of these pages.
    pub fn has_seen(&self, pages: &[&str]) {
        let left_out: Vec<&&str> = pages.iter().filter(|page| !self.paths.contains(**page)).collect();
        assert!(left_out.is_empty(), "no stop at {left_out:?}");
    }

    /// Ends the walk. Stops the test if anything was wrong on the way.
    pub async fn end(self) {
        assert!(self.faults.is_empty(), "{} faults at {} stops:\n{}", self.faults.len(), self.stops, self.faults.join("\n"));
        self.browser.close().await;
        if let Some(pictures) = self.pictures {
            pictures.finish();
        }
    }
}

/// Words without dates, numbers, codes and tokens, which differ from one run to the next.
fn steady(words: &str) -> String {
    const DATES: [&str; 19] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    let kept = words.split_whitespace().map(|word| {
        let date = DATES.contains(&word.trim_matches(|c: char| !c.is_alphanumeric())) || ["AM", "PM"].contains(&word.trim_matches('.'));
        if date || word.contains(|c: char| c.is_ascii_digit()) { "…" } else { word }
    });
    let mut kept: Vec<&str> = kept.collect();
    kept.dedup();
    kept.join(" ")
}
