//! The service as messages name it.

use rekey_adapters::config::{BaseUrl, Env, FromEnv};

/// The service: its name and its addresses.
#[derive(Clone)]
pub struct Site {
    /// The name of the service.
    pub brand: String,
    /// The base URL of the pages.
    pub base_url: String,
    /// Where people reach the operator; `None` for the support page.
    pub support_url: Option<String>,
}

impl FromEnv for Site {
    fn from_env(env: &mut Env) -> Option<Self> {
        let (brand, base_url, support_url) = (env.brand(), env.base_url(), env.support_url());
        Some(Self { brand, base_url: base_url.as_ref().map(BaseUrl::as_str)?.to_owned(), support_url })
    }
}

impl Site {
    /// The URL to which a message sends people who need help.
    pub(crate) fn support(&self) -> String {
        self.support_url.clone().unwrap_or_else(|| format!("{}/support", self.base_url))
    }
}
