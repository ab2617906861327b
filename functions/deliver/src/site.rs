//! The service as messages name it.

use rekey_adapters::config::{BaseUrl, Env, FromEnv};
use rekey_domain::locale::Locale;
use rekey_domain::principal::Principal;
use rekey_text::Language;

/// The service: its name, its addresses and its colour.
#[derive(Clone)]
pub struct Site {
    /// The name of the service.
    pub brand: String,
    /// The base URL of the pages.
    pub base_url: String,
    /// Where people reach the operator; `None` for the support page.
    pub support_url: Option<String>,
    /// The colour of the name and of buttons.
    pub accent: Accent,
    /// Whether the subject of a mail ends with its authentication code.
    pub code_in_subject: bool,
    /// The language of messages to people who chose none.
    pub language: Language,
}

/// The accent colour in light and in dark mode, as `#rrggbb`.
#[derive(Clone)]
pub struct Accent {
    /// The colour on a light ground, on which white is read well.
    pub light: &'static str,
    /// The colour on a dark ground.
    pub dark: &'static str,
    /// The colour of words on `dark`.
    pub on_dark: &'static str,
}

impl Accent {
    /// The colour of a deployment that chooses none.
    pub const DEFAULT: Self = Self { light: "#0f5f5c", dark: "#6fd0c5", on_dark: "#06211f" };
}

impl FromEnv for Site {
    fn from_env(env: &mut Env) -> Option<Self> {
        let (brand, base_url, support_url) = (env.brand(), env.base_url(), env.support_url());
        let (code_in_subject, language) = (env.code_in_subject(), env.language());
        let base_url = base_url.as_ref().map(BaseUrl::as_str)?;
        Some(Self { support_url, code_in_subject, language, ..Self::new(&brand, base_url) })
    }
}

impl Site {
    /// A service with the defaults of what a deployment may leave out.
    pub fn new(brand: &str, base_url: &str) -> Self {
        let (brand, base_url) = (brand.to_owned(), base_url.to_owned());
        Self { brand, base_url, support_url: None, accent: Accent::DEFAULT, code_in_subject: false, language: Language::english() }
    }

    /// The language of a message: the setting of the principal, or what the request asked for, or the default of the deployment.
    pub(crate) fn language(&self, principal: Option<&Principal>, asked: Option<&Locale>) -> Language {
        let chosen = principal.and_then(|principal| principal.language.as_ref());
        let known = |locale: &Locale| Language::negotiate(locale.as_str());
        chosen.and_then(known).or_else(|| asked.and_then(known)).unwrap_or(self.language)
    }

    /// The URL to which a message sends people who need help.
    pub(crate) fn support(&self) -> String {
        self.support_url.clone().unwrap_or_else(|| self.page("/support"))
    }

    /// The URL of a page.
    pub(crate) fn page(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    /// The host of the pages, without the port.
    pub(crate) fn host(&self) -> &str {
        let authority = self.base_url.split_once("://").map_or(self.base_url.as_str(), |(_, authority)| authority);
        match authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|c| c.is_ascii_digit()) => host,
            _ => authority,
        }
    }
}

#[cfg(test)]
mod tests {
    use rekey_domain::account::{AccountName, LoginName};
    use rekey_domain::clock::Timestamp;
    use rekey_domain::id::Id;
    use rekey_domain::permissions::Permissions;
    use rekey_domain::random::Random;

    use super::*;

    #[test]
    fn the_language_is_the_settings_or_the_requests_or_the_deployments() {
        let locale = |language: Language| Locale::parse(language.tag()).ok();
        let name = LoginName { account: AccountName::parse("ada").unwrap(), user: None };
        let principal = Principal::new(Id::random(&Random::system()), name, Permissions::default(), Timestamp(0));
        for [one, two, three] in Language::all().map(|language| [language, Language::english(), Language::all().last().unwrap()]) {
            let site = Site { language: three, ..Site::new("Rekey", "https://id.example.com") };
            let chosen = Principal { language: locale(one), ..principal.clone() };
            assert_eq!(site.language(Some(&chosen), locale(two).as_ref()), one);
            assert_eq!(site.language(Some(&principal), locale(two).as_ref()), two);
            assert_eq!(site.language(None, Locale::parse("xx").ok().as_ref()), three);
        }
    }

    #[test]
    fn the_host_has_no_port() {
        for (url, host) in [
            ("https://id.example.com", "id.example.com"),
            ("http://localhost:8787", "localhost"),
            ("https://[2001:db8::1]", "[2001:db8::1]"),
            ("https://[2001:db8::1]:8443", "[2001:db8::1]"),
        ] {
            assert_eq!(Site::new("Rekey", url).host(), host);
        }
    }
}
