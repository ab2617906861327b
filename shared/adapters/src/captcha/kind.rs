//! The kinds of CAPTCHA (`REKEY_CAPTCHA`), and the sources that a page needs to show each kind.
//!
//! To add a provider that speaks `siteverify`, add a [`Provider`] and name it in [`CaptchaKind::ALL`].

use crate::config::{Env, FromEnv};

/// A kind of CAPTCHA.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CaptchaKind {
    /// Proof of work, <https://altcha.org>.
    Altcha,
    /// A code in a picture, also read out.
    Image,
    /// The CAPTCHA of a provider, which says whether it was solved.
    Siteverify(&'static Provider),
    /// No CAPTCHA.
    Off,
}

/// A provider of CAPTCHAs. All of them speak the same protocol, `siteverify`.
#[derive(Debug, PartialEq)]
pub struct Provider {
    /// The name in `REKEY_CAPTCHA` and in answers.
    pub name: &'static str,
    /// The URL that says whether a token is valid, unless `REKEY_CAPTCHA_VERIFY_URL` names another.
    pub verify_url: &'static str,
    /// The lowest score of a person, for a provider without a puzzle, whose `success` does not depend on the score. `None` if
    /// the provider's score measures risk instead: it is high for programs.
    pub least_score: Option<f64>,
    /// The sources that the provider's script needs, as the provider documents them.
    pub sources: Sources,
}

/// The sources that a page may load from besides its own origin, by directive of the content security policy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sources {
    /// `script-src`.
    pub script: &'static [&'static str],
    /// `style-src`.
    pub style: &'static [&'static str],
    /// `connect-src`.
    pub connect: &'static [&'static str],
    /// `worker-src`.
    pub worker: &'static [&'static str],
    /// `media-src`.
    pub media: &'static [&'static str],
    /// `frame-src`.
    pub frame: &'static [&'static str],
}

impl Sources {
    const NONE: Self = Self { script: &[], style: &[], connect: &[], worker: &[], media: &[], frame: &[] };
}

/// Cloudflare Turnstile: <https://developers.cloudflare.com/turnstile/get-started/server-side-validation/>,
/// <https://developers.cloudflare.com/turnstile/reference/content-security-policy/>.
static TURNSTILE: Provider = Provider {
    name: "turnstile",
    verify_url: "https://challenges.cloudflare.com/turnstile/v0/siteverify",
    least_score: None,
    sources: Sources { script: &["https://challenges.cloudflare.com"], frame: &["https://challenges.cloudflare.com"], ..Sources::NONE },
};

const HCAPTCHA_HOSTS: &[&str] = &["https://hcaptcha.com", "https://*.hcaptcha.com"];

/// hCaptcha: <https://docs.hcaptcha.com/#verify-the-user-response-server-side>,
/// <https://docs.hcaptcha.com/#content-security-policy-settings>.
static HCAPTCHA: Provider = Provider {
    name: "hcaptcha",
    verify_url: "https://api.hcaptcha.com/siteverify",
    least_score: None,
    sources: Sources { script: HCAPTCHA_HOSTS, style: HCAPTCHA_HOSTS, connect: HCAPTCHA_HOSTS, frame: HCAPTCHA_HOSTS, ..Sources::NONE },
};

/// Google reCAPTCHA: <https://developers.google.com/recaptcha/docs/verify>,
/// <https://developers.google.com/recaptcha/docs/faq>. A score of 0.5 is the default threshold of version 3.
static RECAPTCHA: Provider = Provider {
    name: "recaptcha",
    verify_url: "https://www.google.com/recaptcha/api/siteverify",
    least_score: Some(0.5),
    sources: Sources {
        script: &["https://www.google.com/recaptcha/", "https://www.gstatic.com/recaptcha/"],
        frame: &["https://www.google.com/recaptcha/", "https://recaptcha.google.com/recaptcha/"],
        ..Sources::NONE
    },
};

impl CaptchaKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Altcha, Self::Image, Self::Siteverify(&TURNSTILE), Self::Siteverify(&HCAPTCHA), Self::Siteverify(&RECAPTCHA), Self::Off];

    /// Parses a name.
    ///
    /// # Errors
    /// The rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let kind = Self::ALL.into_iter().find(|kind| kind.name() == text);
        kind.ok_or("must be altcha, image, turnstile, hcaptcha, recaptcha or off")
    }

    /// The name of the kind, in `REKEY_CAPTCHA` and in answers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Altcha => "altcha",
            Self::Image => "image",
            Self::Siteverify(provider) => provider.name,
            Self::Off => "off",
        }
    }

    /// The sources that a page with this CAPTCHA needs.
    pub fn sources(self) -> Sources {
        match self {
            Self::Altcha => Sources { worker: &["'self'"], ..Sources::NONE },
            Self::Image => Sources { media: &["data:"], ..Sources::NONE },
            Self::Siteverify(provider) => provider.sources,
            Self::Off => Sources::NONE,
        }
    }
}

impl FromEnv for CaptchaKind {
    fn from_env(env: &mut Env) -> Option<Self> {
        Some(env.or("REKEY_CAPTCHA", Self::Altcha, Self::parse))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_parsed_by_its_own_name_and_named_in_the_fault() {
        let rule = CaptchaKind::parse("none").unwrap_err();
        for kind in CaptchaKind::ALL {
            assert_eq!(CaptchaKind::parse(kind.name()), Ok(kind));
            assert!(rule.contains(kind.name()), "{rule} does not name {}", kind.name());
        }
    }
}
