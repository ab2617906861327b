//! Turnstile, hCaptcha and reCAPTCHA: a browser gets a token from the provider, and the provider says whether it is valid.
//!
//! Rekey does not tell the provider who solved the CAPTCHA: it leaves out the optional `remoteip`. If the provider answers too
//! late, does not speak the protocol or reports a fault of Rekey's configuration, the result is an error, neither "yes" nor
//! "no".

use std::time::Duration;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::http::{HttpConnector, SharedHttpConnector};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use serde::Deserialize;
use url::{Url, form_urlencoded};

use super::{CaptchaAction, CaptchaError, Provider};
use crate::config::Env;
use crate::connections;

/// The timeout of a check. A person is waiting, and providers answer within tenths of a second.
const TIMEOUT: Duration = Duration::from_secs(3);

/// `REKEY_CAPTCHA_SITE_KEY`, `REKEY_CAPTCHA_SECRET` and `REKEY_CAPTCHA_VERIFY_URL`.
pub struct SiteverifyConfig {
    provider: &'static Provider,
    site_key: String,
    secret: String,
    url: String,
    /// The host name of Rekey's pages. Tokens from other hosts are refused.
    hostname: String,
}

/// The client of a provider.
#[derive(Clone)]
pub(super) struct Siteverify {
    pub(super) provider: &'static Provider,
    #[cfg_attr(not(feature = "captcha-challenge"), expect(dead_code, reason = "only show-captcha sends it to browsers"))]
    pub(super) site_key: String,
    secret: String,
    url: String,
    hostname: String,
    connector: SharedHttpConnector,
}

/// The provider's answer. Fields that a provider does not have are absent.
#[derive(Deserialize)]
struct Answer {
    success: bool,
    hostname: Option<String>,
    action: Option<String>,
    score: Option<f64>,
    #[serde(default, rename = "error-codes")]
    error_codes: Vec<String>,
}

impl SiteverifyConfig {
    pub(super) fn read(env: &mut Env, provider: &'static Provider) -> Option<Self> {
        let site_key = env.required("REKEY_CAPTCHA_SITE_KEY", key);
        let secret = env.required("REKEY_CAPTCHA_SECRET", key);
        let url = env.or("REKEY_CAPTCHA_VERIFY_URL", provider.verify_url.to_owned(), verify_url);
        let base_url = env.base_url()?;
        let hostname = Url::parse(base_url.as_str()).ok()?.host_str()?.to_owned();
        Some(Self { provider, site_key: site_key?, secret: secret?, url, hostname })
    }
}

impl Siteverify {
    pub(super) fn new(config: SiteverifyConfig) -> Self {
        let SiteverifyConfig { provider, site_key, secret, url, hostname } = config;
        Self { provider, site_key, secret, url, hostname, connector: connections::to_anywhere() }
    }

    /// Whether the provider confirms that this token was solved on a page of Rekey for this action.
    pub(super) async fn confirms(&self, action: CaptchaAction, token: &str) -> Result<bool, CaptchaError> {
        let answer = match tokio::time::timeout(TIMEOUT, self.ask(token)).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => return Err(CaptchaError::Unavailable(error.to_string())),
            Err(elapsed) => return Err(CaptchaError::Unavailable(elapsed.to_string())),
        };
        if let Some(ours) = answer
            .error_codes
            .iter()
            .find(|code| matches!(code.as_str(), "missing-input-secret" | "invalid-input-secret" | "internal-error"))
        {
            return Err(CaptchaError::Unavailable(format!("the provider says {ours}")));
        }
        let here = answer.hostname.is_none_or(|hostname| hostname.eq_ignore_ascii_case(&self.hostname));
        let for_this = answer.action.is_none_or(|name| name == action.name());
        let person = self.provider.least_score.zip(answer.score).is_none_or(|(least, score)| score >= least);
        Ok(answer.success && here && for_this && person)
    }

    async fn ask(&self, token: &str) -> Result<Answer, BoxError> {
        let form =
            form_urlencoded::Serializer::new(String::new()).append_pair("secret", &self.secret).append_pair("response", token).finish();
        let mut request = HttpRequest::new(SdkBody::from(form));
        request.set_method("POST")?;
        request.set_uri(self.url.as_str())?;
        request.headers_mut().insert("content-type", "application/x-www-form-urlencoded");
        let answer = self.connector.call(request).await?;
        if !answer.status().is_success() {
            return Err(format!("the provider answers {}", answer.status().as_u16()).into());
        }
        let body = ByteStream::new(answer.into_body()).collect().await?;
        // The answer comes from outside, so the error does not repeat it.
        serde_json::from_slice(&body.into_bytes()).map_err(|_| "the provider does not speak siteverify".into())
    }
}

fn key(text: &str) -> Result<String, &'static str> {
    let good = text.len() <= 200 && text.bytes().all(|byte| byte.is_ascii_graphic());
    if good { Ok(text.to_owned()) } else { Err("must be at most 200 visible ASCII characters") }
}

fn verify_url(text: &str) -> Result<String, &'static str> {
    let rule = "must be an https: address (http: on localhost or 127.0.0.1 only)";
    let url = Url::parse(text).map_err(|_| rule)?;
    let local = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    if url.scheme() == "https" || (url.scheme() == "http" && local) { Ok(url.into()) } else { Err(rule) }
}
