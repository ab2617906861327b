//! The service as messages name it.

use rekey_adapters::brand::Accent;
use rekey_adapters::config::{BaseUrl, Env, FromEnv};
use rekey_domain::clock::Timestamp;
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
    /// What the root of an account is called, in place of each language's own word.
    pub root_label: Option<String>,
    /// Whether the subject of a mail ends with its authentication code.
    pub code_in_subject: bool,
    /// The language of messages to people who chose none.
    pub language: Language,
}

impl FromEnv for Site {
    fn from_env(env: &mut Env) -> Option<Self> {
        let (brand, base_url, support_url) = (env.brand(), env.base_url(), env.support_url());
        let (code_in_subject, language, root_label) = (env.code_in_subject(), env.language(), env.root_label());
        let accent = Accent::from_env(env);
        let base_url = base_url.as_ref().map(BaseUrl::as_str)?;
        Some(Self { support_url, accent: accent?, code_in_subject, language, root_label, ..Self::new(&brand, base_url) })
    }
}

impl Site {
    /// A service with the defaults of what a deployment may leave out.
    pub fn new(brand: &str, base_url: &str) -> Self {
        let (brand, base_url) = (brand.to_owned(), base_url.to_owned());
        Self {
            brand,
            base_url,
            support_url: None,
            accent: Accent::default(),
            code_in_subject: false,
            root_label: None,
            language: Language::english(),
        }
    }

    /// The language of a message: the setting of the principal, or what the request asked for, or the default of the deployment.
    pub(crate) fn language(&self, principal: Option<&Principal>, asked: Option<&Locale>) -> Language {
        let chosen = principal.and_then(|principal| principal.locale.as_ref());
        chosen.and_then(Locale::language).or_else(|| asked.and_then(Locale::language)).unwrap_or(self.language)
    }

    /// The language of a message that somebody asked for, such as a link or a code: for some time after a change of the setting,
    /// the earlier one, if the request is in it. A thief with a session may have made the change.
    pub(crate) fn language_of_answer(&self, principal: Option<&Principal>, asked: Option<&Locale>, now: Timestamp) -> Language {
        let earlier = self.earlier_language(principal, now);
        earlier.filter(|earlier| asked.and_then(Locale::language) == Some(*earlier)).unwrap_or_else(|| self.language(principal, asked))
    }

    /// The language that notices to this principal come in besides the principal's own: the one before a recent change.
    pub(crate) fn earlier_language(&self, principal: Option<&Principal>, now: Timestamp) -> Option<Language> {
        let earlier = principal?.earlier_locale.as_ref().filter(|earlier| earlier.is_told(now))?;
        let language = earlier.locale.as_ref().and_then(Locale::language).unwrap_or(self.language);
        (language != self.language(principal, None)).then_some(language)
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
    use rekey_domain::locale::EarlierLocale;
    use rekey_domain::permissions::Permissions;
    use rekey_domain::random::Random;

    use super::*;

    #[test]
    fn the_language_is_the_settings_or_the_requests_or_the_deployments() {
        let name = LoginName { account: AccountName::parse("ada").unwrap(), user: None };
        let principal = Principal::new(Id::random(&Random::system()), name, Permissions::default(), Timestamp(0));
        let last = Language::offered().last().unwrap();
        for [one, two, three] in Language::offered().map(|language| [language, Language::english(), last]) {
            let site = Site { language: three, ..Site::new("Rekey", "https://id.example.com") };
            let chosen = Principal { locale: Some(one.into()), ..principal.clone() };
            assert_eq!(site.language(Some(&chosen), Some(&two.into())), one);
            assert_eq!(site.language(Some(&principal), Some(&two.into())), two);
            assert_eq!(site.language(None, Locale::parse("xx").ok().as_ref()), three);
        }
    }

    #[test]
    fn a_request_in_the_earlier_language_gets_it_for_some_time() {
        let [de, en, ja] = ["de", "en", "ja"].map(|tag| Locale::parse(tag).unwrap());
        let name = LoginName { account: AccountName::parse("ada").unwrap(), user: None };
        let principal = Principal::new(Id::random(&Random::system()), name, Permissions::default(), Timestamp(0));
        let earlier = EarlierLocale::after(Some(&de), None, Timestamp(0));
        let (early, late) = (Timestamp(1), earlier.until);
        let changed = Principal { locale: Some(ja.clone()), earlier_locale: Some(earlier), ..principal };
        let site = Site::new("Rekey", "https://id.example.com");
        for (asked, at, language) in
            [(Some(&ja), early, &ja), (Some(&de), early, &de), (Some(&en), early, &ja), (None, early, &ja), (Some(&de), late, &ja)]
        {
            assert_eq!(site.language_of_answer(Some(&changed), asked, at), language.language().unwrap(), "{asked:?} at {at:?}");
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
