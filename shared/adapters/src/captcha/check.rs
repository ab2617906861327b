//! The one call by which a CAPTCHA is checked, whatever its kind, and the one by which it is spent.

use data_encoding::BASE64URL_NOPAD;
use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::id::Id;
use rekey_domain::random::Random;
use sha2::{Digest, Sha256};

use super::secret::Secret;
use super::siteverify::{Siteverify, SiteverifyConfig};
use super::{CAPTCHA_LIFE, CaptchaAction, CaptchaError, CaptchaKind, altcha, image};
use crate::config::{Env, FromEnv};
use crate::keys::{CodeKey, CodeKeyConfig};
use crate::resources::Resources;
use crate::store::Flows;

/// `REKEY_CAPTCHA` and what that kind needs.
pub enum CaptchaConfig {
    /// Signed with a secret from the key of typed codes.
    Altcha(CodeKeyConfig),
    /// The same.
    Image(CodeKeyConfig),
    /// An account with a provider.
    Siteverify(SiteverifyConfig),
    /// Nothing.
    Off,
}

/// Shows CAPTCHAs and checks them.
#[derive(Clone)]
pub struct Captcha {
    method: Method,
    flows: Flows,
    clock: Clock,
    random: Random,
}

#[derive(Clone)]
enum Method {
    Altcha(Secret),
    Image(Secret),
    Siteverify(Siteverify),
    Off,
}

/// What is needed to show one.
#[cfg(feature = "captcha-challenge")]
#[derive(serde::Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Challenge {
    /// What the widget works on.
    Altcha(::altcha::Challenge),
    /// A picture and its sound, as `data:` URLs.
    Image(image::Picture),
    /// The key of the site that the provider's script is started with.
    Turnstile {
        /// The key, which is public.
        site_key: String,
    },
    /// The same.
    Hcaptcha {
        /// The key, which is public.
        site_key: String,
    },
    /// The same.
    Recaptcha {
        /// The key, which is public.
        site_key: String,
    },
    /// None is asked for.
    Off,
}

impl FromEnv for CaptchaConfig {
    fn from_env(env: &mut Env) -> Option<Self> {
        match env.captcha() {
            CaptchaKind::Altcha => CodeKeyConfig::from_env(env).map(Self::Altcha),
            CaptchaKind::Image => CodeKeyConfig::from_env(env).map(Self::Image),
            CaptchaKind::Siteverify(provider) => SiteverifyConfig::read(env, provider).map(Self::Siteverify),
            CaptchaKind::Off => Some(Self::Off),
        }
    }
}

impl Captcha {
    /// The CAPTCHA of a configuration.
    pub fn new(config: CaptchaConfig, flows: Flows, resources: &Resources) -> Self {
        let secret = |key| Secret::new(CodeKey::new(key, &resources.aws));
        let method = match config {
            CaptchaConfig::Altcha(key) => Method::Altcha(secret(key)),
            CaptchaConfig::Image(key) => Method::Image(secret(key)),
            CaptchaConfig::Siteverify(config) => Method::Siteverify(Siteverify::new(config)),
            CaptchaConfig::Off => Method::Off,
        };
        Self { method, flows, clock: resources.clock.clone(), random: resources.random.clone() }
    }

    /// A CAPTCHA to solve for this action.
    ///
    /// # Errors
    /// If the key does not answer.
    #[cfg(feature = "captcha-challenge")]
    pub async fn challenge(&self, action: CaptchaAction) -> Result<Challenge, CaptchaError> {
        use super::Provider;

        let expires_at = self.clock.now().plus(CAPTCHA_LIFE);
        Ok(match &self.method {
            Method::Altcha(secret) => Challenge::Altcha(altcha::challenge(secret, action, expires_at, &self.random).await?),
            Method::Image(secret) => Challenge::Image(image::challenge(secret, action, expires_at, &self.random).await?),
            Method::Siteverify(siteverify) => {
                let site_key = siteverify.site_key.clone();
                match siteverify.provider {
                    Provider::Turnstile => Challenge::Turnstile { site_key },
                    Provider::Hcaptcha => Challenge::Hcaptcha { site_key },
                    Provider::Recaptcha => Challenge::Recaptcha { site_key },
                }
            }
            Method::Off => Challenge::Off,
        })
    }

    /// Whether one is asked for at all.
    pub fn is_on(&self) -> bool {
        !matches!(self.method, Method::Off)
    }

    /// Whether somebody has solved a CAPTCHA for this action, which is spent by asking.
    ///
    /// # Errors
    /// [`CaptchaError::Failed`] if not, another one if that cannot be found out.
    pub async fn check(&self, action: CaptchaAction, solved: Option<&str>) -> Result<(), CaptchaError> {
        let passed = match (&self.method, solved) {
            (Method::Off, _) => true,
            (_, None) => false,
            (Method::Altcha(secret), Some(solved)) => self.check_altcha(secret, action, solved).await?,
            (Method::Image(secret), Some(solved)) => self.check_image(secret, action, solved).await?,
            (Method::Siteverify(siteverify), Some(token)) => self.check_token(siteverify, action, token).await?,
        };
        if passed { Ok(()) } else { Err(CaptchaError::Failed) }
    }

    async fn check_altcha(&self, secret: &Secret, action: CaptchaAction, solved: &str) -> Result<bool, CaptchaError> {
        let Some(solved) = altcha::Solved::read(solved, secret).await? else {
            return Ok(false);
        };
        let good = solved.is_for(action) && self.is_alive(solved.expires_at());
        Ok(good && self.spend(solved.nonce(), solved.expires_at()).await? && solved.is_right(secret).await?)
    }

    async fn check_image(&self, secret: &Secret, action: CaptchaAction, solved: &str) -> Result<bool, CaptchaError> {
        let Some(solved) = image::Solved::read(solved) else {
            return Ok(false);
        };
        let alive = self.is_alive(solved.expires_at);
        Ok(alive && self.spend(&solved.nonce.to_string(), solved.expires_at).await? && solved.is_right(secret, action).await?)
    }

    async fn check_token(&self, siteverify: &Siteverify, action: CaptchaAction, token: &str) -> Result<bool, CaptchaError> {
        // No provider takes a token for longer; each of them refuses one that it has seen before, too.
        let expires_at = self.clock.now().plus(CAPTCHA_LIFE);
        Ok(!token.is_empty() && self.spend(token, expires_at).await? && siteverify.confirms(action, token).await?)
    }

    /// Nothing that we made lives longer, whatever somebody says that it does.
    fn is_alive(&self, expires_at: Timestamp) -> bool {
        let now = self.clock.now();
        now < expires_at && expires_at <= now.plus(CAPTCHA_LIFE)
    }

    /// Whether this is the first time that it is shown to us; from now on it is not.
    async fn spend(&self, what: &str, expires_at: Timestamp) -> Result<bool, CaptchaError> {
        let hash = BASE64URL_NOPAD.encode(&Sha256::digest(what));
        Ok(self.flows.spend_captcha(&hash, Id::random(&self.random), expires_at).await?)
    }
}
