//! CAPTCHAs. They keep programs from requesting mails in bulk, and let people sign in with a name at which programs try
//! passwords. `show-captcha` makes them; `request-reset`, `register` and `sign-in` check them.
//!
//! A CAPTCHA must be valid once, for one action, for ten minutes by Rekey's own clock. It is spent before its answer is
//! checked, right or wrong. If the check cannot be made, the request is refused. Making a CAPTCHA stores nothing, because
//! CAPTCHAs are signed.

#[cfg(feature = "captcha")]
mod altcha;
#[cfg(feature = "captcha")]
mod check;
#[cfg(feature = "captcha")]
mod image;
#[cfg(feature = "captcha")]
mod secret;
#[cfg(feature = "captcha")]
mod siteverify;

use serde::Deserialize;

#[cfg(feature = "captcha-challenge")]
pub use self::check::Challenge;
#[cfg(feature = "captcha")]
pub use self::check::{Captcha, CaptchaConfig};
use crate::store::StoreError;

/// Seconds in which a CAPTCHA made by Rekey may be solved.
pub const CAPTCHA_LIFE: i64 = 600;

/// The kinds of CAPTCHA.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaptchaKind {
    /// Proof of work, <https://altcha.org>.
    Altcha,
    /// A code in a picture, also read out.
    Image,
    /// The CAPTCHA of a provider, which says whether it was solved.
    Siteverify(Provider),
    /// No CAPTCHA.
    Off,
}

/// The providers. All three speak the same protocol, `siteverify`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    /// <https://developers.cloudflare.com/turnstile/get-started/server-side-validation/>
    Turnstile,
    /// <https://docs.hcaptcha.com/#verify-the-user-response-server-side>
    Hcaptcha,
    /// <https://developers.google.com/recaptcha/docs/verify>
    Recaptcha,
}

/// The action that a CAPTCHA is solved for. It is not valid for another action.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CaptchaAction {
    /// Requesting a recovery.
    #[default]
    Recovery,
    /// Registering an account.
    Register,
    /// Signing in with a name at which too many passwords were tried.
    #[serde(rename = "sign-in")]
    SignIn,
}

/// Why a check refuses a request.
#[derive(Debug, thiserror::Error)]
pub enum CaptchaError {
    /// No CAPTCHA was solved. The caller is not told why.
    #[error("the CAPTCHA is missing, wrong, spent, too old or for something else")]
    Failed,
    /// The CAPTCHA could not be spent.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The key or the provider does not answer as it should.
    #[error("the CAPTCHA cannot be checked: {0}")]
    Unavailable(String),
}

impl CaptchaKind {
    /// Parses a name.
    ///
    /// # Errors
    /// The rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        match text {
            "altcha" => Ok(Self::Altcha),
            "image" => Ok(Self::Image),
            "turnstile" => Ok(Self::Siteverify(Provider::Turnstile)),
            "hcaptcha" => Ok(Self::Siteverify(Provider::Hcaptcha)),
            "recaptcha" => Ok(Self::Siteverify(Provider::Recaptcha)),
            "off" => Ok(Self::Off),
            _ => Err("must be altcha, image, turnstile, hcaptcha, recaptcha or off"),
        }
    }

    /// The name of the kind.
    pub fn name(self) -> &'static str {
        match self {
            Self::Altcha => "altcha",
            Self::Image => "image",
            Self::Siteverify(Provider::Turnstile) => "turnstile",
            Self::Siteverify(Provider::Hcaptcha) => "hcaptcha",
            Self::Siteverify(Provider::Recaptcha) => "recaptcha",
            Self::Off => "off",
        }
    }
}

impl CaptchaAction {
    /// The name of the action, as it is signed and as providers know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Recovery => "recovery",
            Self::Register => "register",
            Self::SignIn => "sign-in",
        }
    }
}
