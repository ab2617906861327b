//! The secret that signs Rekey's own CAPTCHAs. It is derived from the key of typed codes when it is first needed.

use std::sync::Arc;

use rekey_domain::mac::LocalKey;
use tokio::sync::OnceCell;

use super::CaptchaError;
use crate::keys::CodeKey;

/// The message whose MAC is the secret. The messages of codes begin with `code:` and `one-time-code:`, so no such message
/// equals this one.
const LABEL: &str = "captcha/v1";

/// The secret, or the key that it is derived from. Clones share it.
#[derive(Clone)]
pub(super) struct Secret {
    key: CodeKey,
    derived: Arc<OnceCell<LocalKey>>,
}

impl Secret {
    pub(super) fn new(key: CodeKey) -> Self {
        Self { key, derived: Arc::default() }
    }

    /// The MAC of a message. The message begins with the kind of CAPTCHA.
    pub(super) async fn mac(&self, message: &str) -> Result<String, CaptchaError> {
        let derive = async || {
            let mac = self.key.mac(LABEL.into()).await.map_err(|error| CaptchaError::Unavailable(error.to_string()))?;
            LocalKey::from_mac(&mac).ok_or_else(|| CaptchaError::Unavailable("a MAC of another length".to_owned()))
        };
        Ok(self.derived.get_or_try_init(derive).await?.mac(message.as_bytes()))
    }
}
