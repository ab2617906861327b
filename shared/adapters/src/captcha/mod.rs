//! CAPTCHAs: what keeps programs from asking for mails in bulk, and lets people sign in with a name at which programs try
//! passwords. `show-captcha` shows them; `request-reset`, `register` and `sign-in` check them.
//!
//! It must stay true that one is good for one request, for the action that it was made for, and for ten minutes by our own
//! clock; that it is spent before its answer is looked at, right or wrong; and that whatever stands in the way of a check
//! keeps the request out. Nothing is stored when one is shown: what is shown is signed.

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

/// Seconds that a CAPTCHA of ours may be solved in.
pub const CAPTCHA_LIFE: i64 = 600;

/// Which CAPTCHA is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaptchaKind {
    /// Proof of work, <https://altcha.org>.
    Altcha,
    /// A code in a picture, which is also read out.
    Image,
    /// Somebody else's, who is asked whether it was solved.
    Siteverify(Provider),
    /// None.
    Off,
}

/// Whose CAPTCHA it is. All three have the same protocol, `siteverify`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    /// <https://developers.cloudflare.com/turnstile/get-started/server-side-validation/>
    Turnstile,
    /// <https://docs.hcaptcha.com/#verify-the-user-response-server-side>
    Hcaptcha,
    /// <https://developers.google.com/recaptcha/docs/verify>
    Recaptcha,
}

/// What a CAPTCHA is solved for. One is worth nothing for another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CaptchaAction {
    /// Asking for a recovery.
    #[default]
    Recovery,
    /// Registering an account.
    Register,
    /// Signing in with a name at which too many passwords were tried.
    #[serde(rename = "sign-in")]
    SignIn,
}

/// Why nobody is let in.
#[derive(Debug, thiserror::Error)]
pub enum CaptchaError {
    /// None was solved; why not is nobody's business.
    #[error("the CAPTCHA is missing, wrong, spent, too old or for something else")]
    Failed,
    /// It could not be spent.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The key or the verifier does not answer as it should.
    #[error("the CAPTCHA cannot be checked: {0}")]
    Unavailable(String),
}

impl CaptchaKind {
    /// Reads a name.
    ///
    /// # Errors
    /// The rule.
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

    /// Its name.
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
    /// Its name, in what is signed and in what providers are told.
    pub fn name(self) -> &'static str {
        match self {
            Self::Recovery => "recovery",
            Self::Register => "register",
            Self::SignIn => "sign-in",
        }
    }
}
