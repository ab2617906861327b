//! Samples of passkeys: one that is on, and ceremonies that wait for it. Everybody knows its private key, which is 1.

use std::collections::BTreeMap;

use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use rekey_domain::passkey::{Ceremony, CeremonyState, CredentialId, Passkey, PasskeyName, StoredCredential};
use rekey_domain::token::PasskeyToken;
use serde_json::{Value, json};

use super::{Failure, Planter, token};

/// The account with the passkey.
pub(super) const OWNER: &str = "sample-passkey";
/// The id of the credential, in base64url.
const CREDENTIAL: &str = "c2FtcGxlLXBhc3NrZXktMQ";
/// The challenge of every ceremony, in base64url.
const CHALLENGE: &str = "ZXZlcnlib2R5LW1heS1yZWFkLXRoaXMtY2hhbGxlbmdl";
/// The base point of P-256, which is the public key.
const BASE: [&str; 2] = ["axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY", "T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU"];

/// The passkey, as the factors of its owner have it.
pub(super) fn passkeys(now: Timestamp) -> Result<BTreeMap<CredentialId, Passkey>, Failure> {
    let [x, y] = BASE;
    let credential = json!({
        "cred_id": CREDENTIAL,
        "cred": {"type_": "ES256", "key": {"EC_EC2": {"curve": "SECP256R1", "x": x, "y": y}}},
        "counter": 0,
        "transports": null,
        "user_verified": true,
        "backup_eligible": true,
        "backup_state": true,
        "registration_policy": "preferred",
        "extensions": {},
        "attestation": {"data": "None", "metadata": "None"},
        "attestation_format": "none",
    });
    let passkey = Passkey {
        name: PasskeyName::parse("Sample phone")?,
        credential: StoredCredential::new(credential.to_string()).ok_or("a sample is too long")?,
        since: now,
        trusted_since: now,
        synced: true,
        last_used_at: None,
        with_password_at: None,
    };
    Ok(BTreeMap::from([(CredentialId::parse(CREDENTIAL).ok_or("a sample is no credential")?, passkey)]))
}

fn state(state: &Value) -> CeremonyState {
    CeremonyState(state.to_string())
}

/// The ceremony that adds a passkey.
pub(super) fn registration() -> CeremonyState {
    state(&json!({
        "policy": "preferred",
        "exclude_credentials": [],
        "challenge": CHALLENGE,
        "credential_algorithms": ["ES256"],
        "require_resident_key": true,
        "authenticator_attachment": null,
        "extensions": {},
        "allow_synchronised_authenticators": true,
    }))
}

/// The ceremony that uses one.
pub(super) fn assertion() -> CeremonyState {
    state(&json!({
        "credentials": [],
        "policy": "required",
        "challenge": CHALLENGE,
        "appid": null,
        "allow_backup_eligible_upgrade": true,
    }))
}

impl Planter<'_> {
    /// Ceremonies without a password: two for sign-ins, of which one gets a wrong signature, and one for the owner's session.
    pub(super) async fn ceremonies(&self, session: Id) -> Result<(), Failure> {
        for (name, session) in [("sample-alone", None), ("sample-unsigned", None), ("sample-again", Some(session))] {
            let token: PasskeyToken = token(name, name)?;
            let ceremony = Ceremony { expires_at: self.end(), ..Ceremony::new(&token, session, assertion(), self.now) };
            self.directory.flows().begin_ceremony(&token, &ceremony).await?;
        }
        Ok(())
    }
}
