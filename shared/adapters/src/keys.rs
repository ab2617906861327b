//! The key that turns short codes into MACs: in KMS, or local where there is no KMS.

use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::MacAlgorithmSpec;
use rekey_domain::code::TypedCode;
use rekey_domain::id::Id;
use rekey_domain::mac::LocalKey;

use crate::aws::{Aws, retries, timeouts};
use crate::config::{Env, FromEnv, text};

/// Who computes MACs.
#[derive(Clone)]
pub enum Keys {
    /// AWS KMS: the key never leaves it.
    Kms {
        /// The client.
        client: aws_sdk_kms::Client,
        /// Id or ARN of an HMAC_256 key.
        key: String,
    },
    /// A key in this process; for the local stack.
    Local(LocalKey),
}

/// A MAC could not be computed. Nothing is let in then.
#[derive(Debug, thiserror::Error)]
#[error("the key service did not answer: {0}")]
pub struct KeysError(String);

/// Where the key is, before the client that reaches it is made.
pub enum KeyConfig {
    /// `REKEY_CODE_KEY`: id or ARN of an HMAC_256 key in KMS.
    Kms(String),
    /// `REKEY_LOCAL_KEY`: 64 hexadecimal digits; for local use only.
    Local(LocalKey),
}

impl FromEnv for KeyConfig {
    fn from_env(env: &mut Env) -> Option<Self> {
        let (kms, local) = (env.optional("REKEY_CODE_KEY", text), env.optional("REKEY_LOCAL_KEY", LocalKey::parse));
        match (kms, local) {
            (None, None) if env.is_set("REKEY_LOCAL_KEY") => None,
            (Some(key), None) => Some(Self::Kms(key)),
            (None, Some(key)) => Some(Self::Local(key)),
            (Some(_), Some(_)) => {
                env.fault("REKEY_LOCAL_KEY", "must not be set beside REKEY_CODE_KEY");
                None
            }
            (None, None) => env.required("REKEY_CODE_KEY", text).map(Self::Kms),
        }
    }
}

impl Keys {
    /// The key of a configuration.
    pub fn new(config: KeyConfig, aws: &Aws) -> Self {
        match config {
            KeyConfig::Local(key) => Self::Local(key),
            KeyConfig::Kms(key) => {
                let (region, credentials, http, endpoints) = aws.parts();
                let mut builder = aws_sdk_kms::Config::builder()
                    .region(region)
                    .credentials_provider(credentials)
                    .http_client(http)
                    .timeout_config(timeouts())
                    .retry_config(retries());
                builder.set_endpoint_url(endpoints.kms.clone());
                Self::Kms { client: aws_sdk_kms::Client::from_conf(builder.build()), key }
            }
        }
    }

    /// The MAC of a code at its row, base64url.
    ///
    /// # Errors
    /// If KMS does not answer.
    pub async fn code_mac(&self, row: Id, code: &TypedCode) -> Result<String, KeysError> {
        let message = code.mac_message(row);
        match self {
            Self::Local(key) => Ok(key.mac(&message)),
            Self::Kms { client, key } => {
                let answer = client
                    .generate_mac()
                    .key_id(key)
                    .mac_algorithm(MacAlgorithmSpec::HmacSha256)
                    .message(Blob::new(message))
                    .send()
                    .await
                    .map_err(|error| KeysError(crate::store::error_code(&error)))?;
                let mac = answer.mac().ok_or_else(|| KeysError("no MAC in the answer".to_owned()))?;
                Ok(rekey_domain::mac::text(mac.as_ref()))
            }
        }
    }
}
