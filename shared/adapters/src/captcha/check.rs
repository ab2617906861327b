//! Checking and spending CAPTCHAs of all kinds.

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

/// `REKEY_CAPTCHA` and the variables that its kind needs.
pub enum CaptchaConfig {
    /// Proof of work, signed with a secret derived from the key of typed codes.
    Altcha(CodeKeyConfig),
    /// A picture and its sound, signed in the same way.
    Image(CodeKeyConfig),
    /// A provider's CAPTCHA.
    Siteverify(SiteverifyConfig),
    /// No CAPTCHA.
    Off,
}

/// Makes CAPTCHAs and checks them.
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

/// The data with which a page shows a CAPTCHA.
#[cfg(feature = "captcha-challenge")]
#[derive(serde::Serialize)]
pub struct Challenge {
    /// The name of the kind.
    kind: &'static str,
    #[serde(flatten)]
    content: Content,
}

/// The fields that a kind of CAPTCHA adds.
#[cfg(feature = "captcha-challenge")]
#[derive(serde::Serialize)]
#[serde(untagged)]
enum Content {
    /// The challenge for the widget.
    Altcha(::altcha::Challenge),
    /// A picture and its sound, as `data:` URLs.
    Image(image::Picture),
    /// The public key of the site, for the provider's script.
    Siteverify { site_key: String },
    /// Nothing: no CAPTCHA is required.
    Off {},
}

impl FromEnv for CaptchaConfig {
    fn from_env(env: &mut Env) -> Option<Self> {
        match CaptchaKind::from_env(env)? {
            CaptchaKind::Altcha => CodeKeyConfig::from_env(env).map(Self::Altcha),
            CaptchaKind::Image => CodeKeyConfig::from_env(env).map(Self::Image),
            CaptchaKind::Siteverify(provider) => SiteverifyConfig::read(env, provider).map(Self::Siteverify),
            CaptchaKind::Off => Some(Self::Off),
        }
    }
}

impl Captcha {
    /// The CAPTCHA that a configuration names.
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

    /// Makes a CAPTCHA for this action.
    ///
    /// # Errors
    /// If the key does not answer.
    #[cfg(feature = "captcha-challenge")]
    pub async fn challenge(&self, action: CaptchaAction) -> Result<Challenge, CaptchaError> {
        let expires_at = self.clock.now().plus(CAPTCHA_LIFE);
        let content = match &self.method {
            Method::Altcha(secret) => Content::Altcha(altcha::challenge(secret, action, expires_at, &self.random).await?),
            Method::Image(secret) => Content::Image(image::challenge(secret, action, expires_at, &self.random).await?),
            Method::Siteverify(siteverify) => Content::Siteverify { site_key: siteverify.site_key.clone() },
            Method::Off => Content::Off {},
        };
        Ok(Challenge { kind: self.kind().name(), content })
    }

    #[cfg(feature = "captcha-challenge")]
    fn kind(&self) -> CaptchaKind {
        match &self.method {
            Method::Altcha(_) => CaptchaKind::Altcha,
            Method::Image(_) => CaptchaKind::Image,
            Method::Siteverify(siteverify) => CaptchaKind::Siteverify(siteverify.provider),
            Method::Off => CaptchaKind::Off,
        }
    }

    /// Whether a CAPTCHA is required.
    pub fn is_on(&self) -> bool {
        !matches!(self.method, Method::Off)
    }

    /// Checks and spends a CAPTCHA that was solved for this action.
    ///
    /// # Errors
    /// [`CaptchaError::Failed`] if it was not solved; another error if the check cannot be made.
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
        // No provider accepts a token for longer. Each also refuses a token that it has seen before.
        let expires_at = self.clock.now().plus(CAPTCHA_LIFE);
        Ok(!token.is_empty() && self.spend(token, expires_at).await? && siteverify.confirms(action, token).await?)
    }

    /// Whether the CAPTCHA has not expired. No CAPTCHA of Rekey lives longer than [`CAPTCHA_LIFE`], even if the request states
    /// a later expiry.
    fn is_alive(&self, expires_at: Timestamp) -> bool {
        let now = self.clock.now();
        now < expires_at && expires_at <= now.plus(CAPTCHA_LIFE)
    }

    /// Spends a CAPTCHA. Returns whether this is its first use.
    async fn spend(&self, what: &str, expires_at: Timestamp) -> Result<bool, CaptchaError> {
        let hash = BASE64URL_NOPAD.encode(&Sha256::digest(what));
        Ok(self.flows.spend_captcha(&hash, Id::random(&self.random), expires_at).await?)
    }
}
