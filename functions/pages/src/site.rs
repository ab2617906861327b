//! The values that every page is rendered with, and its texts in one language.

use askama::filters::{Html, HtmlSafeOutput, escape};
use rekey_http::language::Language;
use rekey_text::Text;

/// What a template may name: `{{ site.brand }}`, `{{ site.t("support-title") }}`.
#[derive(Clone, Copy)]
pub(crate) struct Site<'a> {
    pub(crate) language: Language,
    pub(crate) brand: &'a str,
    pub(crate) root_label: Option<&'a str>,
    pub(crate) assets: &'a str,
    pub(crate) logo: &'a str,
    pub(crate) logo_type: &'a str,
    pub(crate) password_min: usize,
    pub(crate) password_max: usize,
    pub(crate) support_url: Option<&'a str>,
    pub(crate) terms_url: Option<&'a str>,
    pub(crate) privacy_url: Option<&'a str>,
    pub(crate) sign_up_open: bool,
    pub(crate) captcha: &'a str,
    pub(crate) sms: bool,
    pub(crate) sms_countries: &'a [String],
    pub(crate) trust_days: u16,
    /// The browser has sent the cookie of a session, which may be over.
    pub(crate) has_session: bool,
}

impl Site<'_> {
    /// The words of a text, which the template escapes.
    pub(crate) fn t(&self, key: &'static str) -> String {
        self.language.words(&self.text(key, self.brand))
    }

    /// The tag and the name of each language, as its speakers write it.
    pub(crate) fn languages(&self) -> Vec<(&'static str, String)> {
        Language::offered().map(|language| (language.tag(), language.words(&Text::new("language-name")))).collect()
    }

    /// A text with emphasis: it may have `<strong>`. Elements of the page take the place of arguments:
    /// `{{ site.html("forgot-sent-email", [("address", "<strong data-sent-to></strong>")]) }}`.
    pub(crate) fn html(&self, key: &'static str, elements: &[(&'static str, &str)]) -> HtmlSafeOutput<String> {
        HtmlSafeOutput(self.markup(key, elements))
    }

    /// A text with one link: its `<a>` gets this address.
    pub(crate) fn link(&self, key: &'static str, href: &str) -> HtmlSafeOutput<String> {
        HtmlSafeOutput(self.markup(key, &[]).replace("<a>", &format!("<a href=\"{href}\">")))
    }

    /// A text with its markup. The file of a language is trusted; the brand is escaped.
    fn markup(&self, key: &'static str, elements: &[(&'static str, &str)]) -> String {
        let brand = escaped(self.brand);
        let text = elements.iter().fold(self.text(key, &brand), |text, (name, element)| text.with(name, *element));
        self.language.words(&text)
    }

    fn text(&self, key: &'static str, brand: &str) -> Text {
        Text::new(key)
            .with("brand", brand)
            .with("password-min", self.password_min)
            .with("password-max", self.password_max)
            .with("trust-days", self.trust_days)
    }
}

fn escaped(text: &str) -> String {
    match escape(text, Html) {
        Ok(escaped) => escaped.to_string(),
        Err(never) => match never {},
    }
}
