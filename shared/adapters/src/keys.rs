//! The keys that compute the MACs of short codes and that seal the seeds of authenticator apps. The keys are in KMS, or in the
//! process if there is no KMS.

use aws_sdk_kms::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::MacAlgorithmSpec;
use aws_smithy_types::base64;
use rekey_domain::id::Id;
use rekey_domain::mac::LocalKey;
use rekey_domain::random::Random;
use rekey_domain::totp::{SealedSeed, Seed, SeedPurpose};

use crate::aws::{Aws, error_code, refused_right};
use crate::config::{Env, FromEnv, text};

/// A key and how to use it.
#[derive(Clone)]
enum Key {
    /// A key in AWS KMS. The key never leaves KMS.
    Kms { client: aws_sdk_kms::Client, id: String },
    /// A key in this process, for the local stack.
    Local(LocalKey),
}

/// The key service did not answer, or its answer is not usable. The caller refuses the request.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// There is no usable answer.
    #[error("the key service did not answer: {0}")]
    Unavailable(String),
    /// The role of the caller does not allow the request.
    #[error("the key service refuses {right}")]
    Refused {
        /// The right that the role lacks, such as `kms:Decrypt`.
        right: String,
    },
}

impl<E: ProvideErrorMetadata, R> From<SdkError<E, R>> for KeysError {
    fn from(error: SdkError<E, R>) -> Self {
        match refused_right(&error) {
            Some(right) => Self::Refused { right },
            None => Self::Unavailable(error_code(&error)),
        }
    }
}

/// The key of the local stack, unless `REKEY_LOCAL_KEY` names another one. It is public, and protects only codes that never leave
/// this machine.
pub const LOCAL_KEY: &str = "6c6f63616c20646576656c6f706d656e74206f6e6c792c206e6f207365637265";

/// A key, before there is a client for it.
enum KeyConfig {
    Kms(String),
    Local(LocalKey),
}

/// The key of codes: `REKEY_CODE_KEY`, the id or ARN of an HMAC_256 key in KMS, or `REKEY_LOCAL_KEY`, 64 hexadecimal digits for
/// local use.
pub struct CodeKeyConfig(KeyConfig);

/// The key of seeds: `REKEY_SEED_KEY`, the id or ARN of a symmetric key in KMS, or `REKEY_LOCAL_KEY`.
pub struct SeedKeyConfig(KeyConfig);

impl KeyConfig {
    fn read(env: &mut Env, name: &str) -> Option<Self> {
        let (kms, local) = (env.optional(name, text), env.optional("REKEY_LOCAL_KEY", LocalKey::parse));
        match (kms, local) {
            (None, None) if env.is_set("REKEY_LOCAL_KEY") => None,
            (Some(key), None) => Some(Self::Kms(key)),
            (None, Some(key)) => Some(Self::Local(key)),
            (Some(_), Some(_)) => {
                env.fault("REKEY_LOCAL_KEY", format!("must not be set beside {name}"));
                None
            }
            (None, None) => env.required(name, text).map(Self::Kms),
        }
    }
}

impl FromEnv for CodeKeyConfig {
    fn from_env(env: &mut Env) -> Option<Self> {
        KeyConfig::read(env, "REKEY_CODE_KEY").map(Self)
    }
}

impl FromEnv for SeedKeyConfig {
    fn from_env(env: &mut Env) -> Option<Self> {
        KeyConfig::read(env, "REKEY_SEED_KEY").map(Self)
    }
}

impl Key {
    fn new(config: KeyConfig, aws: &Aws) -> Self {
        match config {
            KeyConfig::Local(key) => Self::Local(key),
            KeyConfig::Kms(id) => Self::Kms { client: aws_sdk_kms::Client::new(&aws.service(aws.endpoints().kms.as_ref())), id },
        }
    }
}

/// Computes the MACs of typed and mailed codes.
#[derive(Clone)]
pub struct CodeKey(Key);

impl CodeKey {
    /// The key that a configuration names.
    pub fn new(config: CodeKeyConfig, aws: &Aws) -> Self {
        Self(Key::new(config.0, aws))
    }

    /// Computes the MAC of a code's message in base64url. The message contains the scope in which the code is valid.
    ///
    /// # Errors
    /// If KMS does not answer.
    pub async fn mac(&self, message: Vec<u8>) -> Result<String, KeysError> {
        match &self.0 {
            Key::Local(key) => Ok(key.mac(&message)),
            Key::Kms { client, id } => {
                let request = client.generate_mac().key_id(id).mac_algorithm(MacAlgorithmSpec::HmacSha256).message(Blob::new(message));
                let answer = request.send().await?;
                answer
                    .mac()
                    .map(|mac| rekey_domain::mac::text(mac.as_ref()))
                    .ok_or_else(|| KeysError::Unavailable("no MAC in the answer".to_owned()))
            }
        }
    }
}

/// Seals and opens seeds, each for one principal and one purpose. A sealed seed does not open for another principal, and the
/// seed of a factor does not open where that of an enrolment is expected.
#[derive(Clone)]
pub struct SeedKey(Key);

/// The name of the principal in the encryption context.
const PRINCIPAL: &str = "principal";
/// The name of the purpose in the encryption context.
const PURPOSE: &str = "purpose";
/// The prefix of a seed that was sealed for a purpose. No base64 text has it. Seeds that were sealed before there were purposes
/// belong to factors, and their context holds the principal only.
const WITH_PURPOSE: &str = "purpose:";

impl SeedKey {
    /// The key that a configuration names.
    pub fn new(config: SeedKeyConfig, aws: &Aws) -> Self {
        Self(Key::new(config.0, aws))
    }

    /// Seals a seed for storing.
    ///
    /// # Errors
    /// If KMS does not answer.
    pub async fn seal(&self, seed: &Seed, principal: Id, purpose: SeedPurpose, random: &Random) -> Result<SealedSeed, KeysError> {
        let sealed = match &self.0 {
            Key::Local(key) => key.seal(seed.bytes(), &local_context(principal, Some(purpose)), random),
            Key::Kms { client, id } => {
                let request = client.encrypt().key_id(id).plaintext(Blob::new(seed.bytes()));
                let request = request.encryption_context(PRINCIPAL, principal.to_string()).encryption_context(PURPOSE, purpose.name());
                let answer = request.send().await?;
                base64::encode(answer.ciphertext_blob().ok_or_else(|| KeysError::Unavailable("no ciphertext in the answer".to_owned()))?)
            }
        };
        Ok(SealedSeed(format!("{WITH_PURPOSE}{sealed}")))
    }

    /// Opens the seed that was sealed for this principal and purpose.
    ///
    /// # Errors
    /// If KMS does not answer, or if the seed was sealed for another principal, for another purpose or with another key.
    pub async fn open(&self, sealed: &SealedSeed, principal: Id, purpose: SeedPurpose) -> Result<Seed, KeysError> {
        let does_not_open = || KeysError::Unavailable("a sealed seed does not open".to_owned());
        let (sealed, purpose) = match sealed.0.strip_prefix(WITH_PURPOSE) {
            Some(sealed) => (sealed, Some(purpose)),
            None if purpose == SeedPurpose::SignIn => (sealed.0.as_str(), None),
            None => return Err(does_not_open()),
        };
        let bytes = match &self.0 {
            Key::Local(key) => key.open(sealed, &local_context(principal, purpose)).ok_or_else(does_not_open)?,
            Key::Kms { client, id } => {
                let sealed = base64::decode(sealed).map_err(|_| does_not_open())?;
                let request = client.decrypt().key_id(id).ciphertext_blob(Blob::new(sealed));
                let mut request = request.encryption_context(PRINCIPAL, principal.to_string());
                if let Some(purpose) = purpose {
                    request = request.encryption_context(PURPOSE, purpose.name());
                }
                let answer = request.send().await?;
                answer.plaintext().ok_or_else(does_not_open)?.as_ref().to_vec()
            }
        };
        Seed::from_bytes(&bytes).ok_or_else(does_not_open)
    }
}

/// The context that a local key binds a sealed seed to.
fn local_context(principal: Id, purpose: Option<SeedPurpose>) -> String {
    purpose.map_or_else(|| principal.to_string(), |purpose| format!("{principal} {}", purpose.name()))
}
