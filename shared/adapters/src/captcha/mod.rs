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
mod kind;
#[cfg(feature = "captcha")]
mod secret;
#[cfg(feature = "captcha")]
mod siteverify;

use serde::Deserialize;

#[cfg(feature = "captcha-challenge")]
pub use self::check::Challenge;
#[cfg(feature = "captcha")]
pub use self::check::{Captcha, CaptchaConfig};
pub use self::kind::{CaptchaKind, Provider, Sources};
use crate::store::StoreError;

/// Seconds in which a CAPTCHA made by Rekey may be solved.
pub const CAPTCHA_LIFE: i64 = 600;

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
    /// No CAPTCHA was solved. The answer does not say why.
    #[error("the CAPTCHA is missing, wrong, spent, too old or for another action")]
    Failed,
    /// The CAPTCHA could not be spent.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The key or the provider did not answer, or did not follow its protocol.
    #[error("the CAPTCHA cannot be checked: {0}")]
    Unavailable(String),
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
