//! Proof of work by version 2 of the ALTCHA protocol: <https://altcha.org/docs/v2/>.
//!
//! A browser looks for a number for which PBKDF2 gives a key with the prefix in the challenge. All parts of the challenge are
//! signed, so nothing is stored. The time of expiry is among the challenge's data and not in the protocol's own field: widget
//! and crate would compare that field with their own clocks, and a browser with a wrong clock would never get a CAPTCHA.

use altcha::{ChallengeParameters, HmacAlgorithm, Payload, VerifySolutionOptions, sign_challenge, verify_solution};
use data_encoding::BASE64;
use rekey_domain::clock::Timestamp;
use rekey_domain::mac;
use serde_json::Value;

use super::secret::Secret;
use super::{CaptchaAction, CaptchaError};

/// The signed data besides the work: the action, and the time of expiry in seconds since 1970.
const ACTION: &str = "action";
const EXPIRES_AT: &str = "expires_at";

/// Makes a challenge.
#[cfg(feature = "captcha-challenge")]
pub(super) async fn challenge(
    secret: &Secret,
    action: CaptchaAction,
    expires_at: Timestamp,
    random: &rekey_domain::random::Random,
) -> Result<altcha::Challenge, CaptchaError> {
    let hex = || data_encoding::HEXLOWER.encode(&random.bytes::<16>());
    let parameters = ChallengeParameters {
        algorithm: "PBKDF2/SHA-256".to_owned(),
        cost: COST,
        data: Some([(ACTION.to_owned(), action.name().into()), (EXPIRES_AT.to_owned(), expires_at.0.into())].into()),
        expires_at: None,
        key_length: 32,
        key_prefix: PREFIX.to_owned(),
        key_signature: None,
        memory_cost: None,
        nonce: hex(),
        parallelism: None,
        salt: hex(),
    };
    sign(parameters, &signing_secret(secret).await?)
}

/// Rounds of PBKDF2 for one try. A check takes one try.
#[cfg(feature = "captcha-challenge")]
const COST: u32 = 10_000;
/// The prefix of the key in hexadecimal digits. Two digits take 256 tries on average.
#[cfg(feature = "captcha-challenge")]
const PREFIX: &str = "00";

/// A solution of a challenge that Rekey made.
pub(super) struct Solved {
    payload: Payload,
    action: String,
    expires_at: Timestamp,
}

impl Solved {
    /// Reads what the widget sends. `None` if Rekey did not make the challenge.
    pub(super) async fn read(text: &str, secret: &Secret) -> Result<Option<Self>, CaptchaError> {
        let read = || serde_json::from_slice::<Payload>(&BASE64.decode(text.as_bytes()).ok()?).ok();
        let Some(payload) = read() else {
            return Ok(None);
        };
        let signed = sign(payload.challenge.parameters.clone(), &signing_secret(secret).await?)?;
        let ours = match (&signed.signature, &payload.challenge.signature) {
            (Some(right), Some(shown)) => mac::same(right, shown),
            _ => false,
        };
        let data = |name: &str| payload.challenge.parameters.data.as_ref().and_then(|data| data.get(name));
        let action = data(ACTION).and_then(Value::as_str).map(str::to_owned);
        let expires_at = data(EXPIRES_AT).and_then(Value::as_i64).map(Timestamp);
        Ok(action.zip(expires_at).filter(|_| ours).map(|(action, expires_at)| Self { payload, action, expires_at }))
    }

    /// The part that makes each challenge unique.
    pub(super) fn nonce(&self) -> &str {
        &self.payload.challenge.parameters.nonce
    }

    pub(super) fn is_for(&self, action: CaptchaAction) -> bool {
        self.action == action.name()
    }

    pub(super) fn expires_at(&self) -> Timestamp {
        self.expires_at
    }

    /// Whether the work was done.
    pub(super) async fn is_right(&self, secret: &Secret) -> Result<bool, CaptchaError> {
        let Payload { challenge, solution } = &self.payload;
        let options = VerifySolutionOptions::new(challenge, solution, signing_secret(secret).await?);
        Ok(verify_solution(options).map_err(unavailable)?.verified)
    }
}

async fn signing_secret(secret: &Secret) -> Result<String, CaptchaError> {
    secret.mac("altcha").await
}

fn sign(mut parameters: ChallengeParameters, secret: &str) -> Result<altcha::Challenge, CaptchaError> {
    sign_challenge(&HmacAlgorithm::Sha256, &mut parameters, None, secret, None).map_err(unavailable)
}

fn unavailable(error: altcha::Error) -> CaptchaError {
    CaptchaError::Unavailable(error.to_string())
}
