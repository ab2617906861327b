//! What CAPTCHAs of ours are signed with: a secret that is derived from the key of typed codes, when it is first needed.

use std::sync::Arc;

use rekey_domain::mac::LocalKey;
use tokio::sync::OnceCell;

use super::CaptchaError;
use crate::keys::CodeKey;

/// What the secret is the MAC of. The messages of codes begin with `code:` and `one-time-code:`, so none is ever this one.
const LABEL: &str = "captcha/v1";

/// The secret, or the key that it will come from. Clones share it.
#[derive(Clone)]
pub(super) struct Secret {
    key: CodeKey,
    derived: Arc<OnceCell<LocalKey>>,
}

impl Secret {
    pub(super) fn new(key: CodeKey) -> Self {
        Self { key, derived: Arc::default() }
    }

    /// The MAC of a message, which starts with the kind of CAPTCHA that it belongs to.
    pub(super) async fn mac(&self, message: &str) -> Result<String, CaptchaError> {
        let derive = async || {
            let mac = self.key.mac(LABEL.into()).await.map_err(|error| CaptchaError::Unavailable(error.to_string()))?;
            LocalKey::from_mac(&mac).ok_or_else(|| CaptchaError::Unavailable("a MAC of another length".to_owned()))
        };
        Ok(self.derived.get_or_try_init(derive).await?.mac(message.as_bytes()))
    }
}
