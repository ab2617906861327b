//! The relying party: it makes the options of ceremonies and checks what authenticators answer.

use std::sync::Arc;
use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use rekey_adapters::apps::AndroidApps;
use rekey_adapters::config::BaseUrl;
use rekey_adapters::store::NewPasskey;
use rekey_domain::clock::Timestamp;
use rekey_domain::factors::Factors;
use rekey_domain::passkey::{CEREMONY_LIFE, CeremonyState, CredentialId, Passkey, PasskeyName, StoredCredential, UsedPasskey};
use rekey_domain::principal::Principal;
use rekey_http::problem::Problem;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use url::Url;
use webauthn_rs_core::WebauthnCore;
use webauthn_rs_core::error::WebauthnError;
use webauthn_rs_core::proto::{
    AttestationConveyancePreference, AttestationFormat, AttestationMetadata, AuthenticationState, COSEAlgorithm, COSEEC2Key, COSEKey,
    COSEKeyType, Credential, ECDSACurve, ParsedAttestation, ParsedAttestationData, PublicKeyCredential, RegisterPublicKeyCredential,
    RegisteredExtensions, RegistrationState, UserVerificationPolicy,
};

/// The site that passkeys are bound to: the host of the base URL. They are used at its origin and in the operator's own apps.
#[derive(Clone)]
pub(crate) struct RelyingParty(Arc<WebauthnCore>);

/// Whether a ceremony demands that the authenticator verifies its user.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verification {
    /// It does: the passkey stands for the password as well.
    Required,
    /// It verifies its user if it can: the password was right.
    Preferred,
}

/// Why an assertion is not accepted.
#[derive(Debug)]
pub(crate) enum Refused {
    /// It is not of this ceremony, site, passkey or kind, or its signature is wrong.
    Wrong,
    /// Its signature is right, and the counter of the passkey with this name is not above that of its last use.
    Copied(PasskeyName),
    /// The stored credential does not parse.
    Unreadable(Problem),
}

impl RelyingParty {
    #[expect(clippy::expect_used, reason = "a base URL is an origin, which is a URL, and so is the origin of an Android app")]
    pub(crate) fn new(brand: &str, base_url: &BaseUrl, apps: &AndroidApps) -> Self {
        let origin = Url::parse(base_url.as_str()).expect("an origin");
        let host = origin.host_str().unwrap_or_default().to_owned();
        let timeout = Duration::from_secs(CEREMONY_LIFE.unsigned_abs());
        let apps = apps.origins().into_iter().map(|app| Url::parse(&app).expect("an origin of an app"));
        let origins = std::iter::once(origin).chain(apps).collect();
        // Neither subdomains nor other ports of the host are this site.
        Self(Arc::new(WebauthnCore::new_unsafe_experts_only(brand, &host, origins, timeout, Some(false), Some(false))))
    }

    /// The options for a new passkey of this principal.
    ///
    /// A passkey must be discoverable, so that it can be a whole sign-in. A security key without a PIN verifies no user; it can be
    /// added, and is a second factor only.
    pub(crate) fn begin_registration(&self, principal: &Principal, factors: &Factors) -> Result<(Value, CeremonyState), Problem> {
        let name = principal.login_name().to_string();
        let there = factors.passkeys.values().map(credential).collect::<Result<Vec<_>, _>>()?;
        let builder = self.0.new_challenge_register_builder(principal.id.as_bytes(), &name, &name).map_err(defect)?;
        let builder = builder
            .attestation(AttestationConveyancePreference::None)
            .credential_algorithms(COSEAlgorithm::secure_algs())
            .require_resident_key(true)
            .user_verification_policy(UserVerificationPolicy::Preferred)
            .exclude_credentials(Some(there.into_iter().map(|credential| credential.cred_id).collect()));
        let (options, state) = self.0.generate_challenge_register(builder).map_err(defect)?;
        begun(&options.public_key, &state)
    }

    /// The passkey that an authenticator made; `None` if it is not of this ceremony or site, or too large to keep.
    pub(crate) fn register(&self, made: &RegisterPublicKeyCredential, state: &CeremonyState, name: PasskeyName) -> Option<NewPasskey> {
        let state: RegistrationState = serde_json::from_str(&state.0).ok()?;
        let made = self.0.register_credential(made, &state, None).ok()?;
        let id = CredentialId::from_bytes(&made.cred_id)?;
        Some(NewPasskey { id, name, synced: made.backup_state, credential: stored(&made)? })
    }

    /// The options for a use of one of these passkeys, or of any passkey of this site if there are none.
    pub(crate) fn begin_assertion<'a>(
        &self,
        passkeys: impl IntoIterator<Item = &'a Passkey>,
        verification: Verification,
    ) -> Result<(Value, CeremonyState), Problem> {
        let allowed = passkeys.into_iter().map(credential).collect::<Result<Vec<_>, _>>()?;
        let policy = match verification {
            Verification::Required => UserVerificationPolicy::Required,
            Verification::Preferred => UserVerificationPolicy::Preferred,
        };
        let builder = self.0.new_challenge_authenticate_builder(allowed, Some(policy)).map_err(defect)?;
        let builder = builder.allow_backup_eligible_upgrade(true);
        let (options, mut state) = self.0.generate_challenge_authenticate(builder).map_err(defect)?;
        // The passkeys are read again when the assertion comes.
        state.set_allowed_credentials(Vec::new());
        begun(&options.public_key, &state)
    }

    /// Checks an assertion of one of the principal's passkeys.
    ///
    /// An assertion of an unknown passkey is checked as well, with a stand-in, so that the time of the answer does not
    /// tell whether there is such a passkey.
    pub(crate) fn verify(
        &self,
        assertion: &PublicKeyCredential,
        state: &CeremonyState,
        factors: &Factors,
        now: Timestamp,
    ) -> Result<UsedPasskey, Refused> {
        let state: AuthenticationState = serde_json::from_str(&state.0).map_err(|_| Refused::Wrong)?;
        let id = CredentialId::from_bytes(&assertion.raw_id).ok_or(Refused::Wrong)?;
        let passkey = factors.passkeys.get(&id);
        let mut key = match passkey {
            Some(passkey) => credential(passkey).map_err(Refused::Unreadable)?,
            None => nobodys(&assertion.raw_id),
        };
        let shown = self.0.authenticate_single_credential(assertion, &state, &key);
        let passkey = passkey.ok_or(Refused::Wrong)?;
        let shown = shown.map_err(|error| match error {
            WebauthnError::CredentialPossibleCompromise => Refused::Copied(passkey.name.clone()),
            _ => Refused::Wrong,
        })?;
        key.counter = shown.counter();
        key.backup_state = shown.backup_state();
        key.backup_eligible = shown.backup_eligible();
        Ok(UsedPasskey {
            id,
            since: passkey.since,
            trusted_since: passkey.trusted_since,
            seen: passkey.credential.clone(),
            next: stored(&key).ok_or(Refused::Wrong)?,
            synced: key.backup_state,
            at: now,
        })
    }
}

/// The options for the client and the state for the table.
fn begun(options: &impl Serialize, state: &impl Serialize) -> Result<(Value, CeremonyState), Problem> {
    let options = serde_json::to_value(options).map_err(defect)?;
    Ok((options, CeremonyState(serde_json::to_string(state).map_err(defect)?)))
}

fn credential(passkey: &Passkey) -> Result<Credential, Problem> {
    parsed(passkey.credential.as_str())
}

fn parsed<T: DeserializeOwned>(text: &str) -> Result<T, Problem> {
    serde_json::from_str(text).map_err(defect)
}

fn stored(credential: &Credential) -> Option<StoredCredential> {
    StoredCredential::new(serde_json::to_string(credential).ok()?)
}

/// A credential with this id that stands in for a passkey that does not exist, so that the same work is done. Its signatures prove
/// nothing, since everybody knows the private key of this public key, the base point of P-256: it is 1.
fn nobodys(id: &[u8]) -> Credential {
    const BASE: [&str; 2] = ["axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY", "T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU"];
    let [x, y] = BASE.map(|text| BASE64URL_NOPAD.decode(text.as_bytes()).unwrap_or_default());
    let key = COSEKeyType::EC_EC2(COSEEC2Key { curve: ECDSACurve::SECP256R1, x, y });
    Credential {
        cred_id: id.to_vec(),
        cred: COSEKey { type_: COSEAlgorithm::ES256, key },
        counter: 0,
        transports: None,
        user_verified: false,
        backup_eligible: false,
        backup_state: false,
        registration_policy: UserVerificationPolicy::Preferred,
        extensions: RegisteredExtensions::none(),
        attestation: ParsedAttestation { data: ParsedAttestationData::None, metadata: AttestationMetadata::None },
        attestation_format: AttestationFormat::None,
    }
}

fn defect(error: impl std::fmt::Display) -> Problem {
    Problem::Internal(error.to_string())
}
