//! An authenticator with passkeys, and the browser around it. The authenticator is not by the authors of the crate that checks it.
//! The browser lies where a test wants it to: about its origin, about frames, about anything in the client data.

use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD};
use passkey_authenticator::{Authenticator, MemoryStore, UiHint, UserCheck, UserValidationMethod};
use passkey_crypto::rust_crypto::{RustCryptoBackend, RustCryptoSecretKey};
use passkey_crypto::{Pkcs8, SecretKeyT};
use passkey_types::Passkey;
use passkey_types::ctap2::make_credential::{Options, PublicKeyCredentialRpEntity};
use passkey_types::ctap2::{Aaguid, Ctap2Error, get_assertion, make_credential};
use rekey_local::PASSWORD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{Answer, Visitor, World};

/// The path that begins to add a passkey.
pub const ADD: &str = "/v1/two-factor/passkeys";
/// The path that begins a sign-in with a passkey.
pub const BEGIN: &str = "/v1/sign-in/passkey/begin";
/// The path that completes it.
pub const SIGN_IN: &str = "/v1/sign-in/passkey";
/// The path of a re-authentication with a passkey; it begins one level below.
pub const AGAIN: &str = "/v1/session/reauthenticate/passkey";

/// An authenticator in a browser.
pub struct PasskeyBrowser {
    authenticator: Authenticator<MemoryStore, Person, RustCryptoBackend>,
    /// The origin of the page.
    pub origin: String,
    /// What the client data says besides, or in place of, the truth.
    pub lies: Value,
}

/// The person who touches the authenticator, and perhaps enters a PIN.
struct Person {
    verified: bool,
}

#[async_trait::async_trait]
impl UserValidationMethod for Person {
    type PasskeyItem = Passkey;

    async fn check_user<'a>(&self, _: UiHint<'a, Passkey>, _: bool, _: bool) -> Result<UserCheck, Ctap2Error> {
        Ok(UserCheck { presence: true, verification: self.verified })
    }

    fn is_presence_enabled(&self) -> bool {
        true
    }

    fn is_verification_enabled(&self) -> Option<bool> {
        Some(self.verified)
    }
}

impl PasskeyBrowser {
    /// A phone at a page of this stack. It verifies its user, and does not count.
    pub fn new(world: &World) -> Self {
        Self::at(&world.url)
    }

    /// A phone at a page of this origin.
    pub fn at(origin: &str) -> Self {
        Self::with(origin, true, false)
    }

    /// A security key that counts its uses.
    pub fn counting(world: &World) -> Self {
        Self::with(&world.url, true, true)
    }

    /// A security key without a PIN.
    pub fn unverified(world: &World) -> Self {
        Self::with(&world.url, false, false)
    }

    fn with(origin: &str, verified: bool, counts: bool) -> Self {
        let mut authenticator = Authenticator::new(Aaguid::new_empty(), MemoryStore::new(), Person { verified }, RustCryptoBackend);
        authenticator.set_make_credentials_with_signature_counter(counts);
        Self { authenticator, origin: origin.to_owned(), lies: json!({}) }
    }

    /// The same keys in another browser, as a thief has who copied them.
    pub fn copy(&self) -> Self {
        let mut copy = Self::with(&self.origin, true, false);
        copy.authenticator.store_mut().clone_from(self.authenticator.store());
        copy
    }

    /// The same keys without the verification of the user.
    pub fn without_verification(&self) -> Self {
        let mut copy = Self::with(&self.origin, false, false);
        copy.authenticator.store_mut().clone_from(self.authenticator.store());
        copy
    }

    /// Lets the keys work at another relying party.
    pub fn move_to(&mut self, rp_id: &str) {
        self.authenticator.store_mut().values_mut().for_each(|passkey| passkey.rp_id = rp_id.to_owned());
    }

    /// The authenticator of the sample account with a passkey. Its private key is 1.
    pub fn sample(world: &World) -> Self {
        // PKCS #8 (RFC 5208) of a key on P-256, up to the 32 bytes of the key.
        const HEAD: &[u8] = b"\x30\x41\x02\x01\x00\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07\x04\x27\x30\x25\x02\x01\x01\x04\x20";
        let one = [HEAD, &[0; 31], &[1]].concat();
        let mut sample = Self::new(world);
        let passkey = Passkey {
            key: RustCryptoSecretKey::from_pkcs8(&one).unwrap().to_cose_key(),
            credential_id: b"sample-passkey-1".to_vec().into(),
            rp_id: sample_options(world)["rp"]["id"].as_str().unwrap().to_owned(),
            // The bytes of the principal's id.
            user_handle: Some(BASE32_NOPAD.decode(b"SAMPLEPASSKEYAAAAAAAAAAAAA").unwrap().into()),
            username: None,
            user_display_name: None,
            counter: None,
            extensions: Default::default(),
        };
        sample.authenticator.store_mut().insert(b"sample-passkey-1".to_vec(), passkey);
        sample
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let mut data = json!({"type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false});
        for (field, lie) in self.lies.as_object().unwrap() {
            data[field] = lie.clone();
        }
        serde_json::to_vec(&data).unwrap()
    }

    /// `navigator.credentials.create`.
    pub async fn create(&mut self, options: &Value) -> Value {
        let client_data = self.client_data("webauthn.create", options);
        let request = make_credential::Request {
            client_data_hash: Sha256::digest(&client_data).to_vec().into(),
            rp: serde_json::from_value::<PublicKeyCredentialRpEntity>(options["rp"].clone()).unwrap(),
            user: serde_json::from_value(options["user"].clone()).unwrap(),
            pub_key_cred_params: serde_json::from_value(options["pubKeyCredParams"].clone()).unwrap(),
            exclude_list: serde_json::from_value(options["excludeCredentials"].clone()).unwrap(),
            extensions: None,
            options: Options { rk: true, up: true, uv: false },
            pin_auth: None,
            pin_protocol: None,
        };
        let made = self.authenticator.make_credential(request).await.unwrap();
        let id = encoded(made.auth_data.attested_credential_data.as_ref().unwrap().credential_id());
        json!({
            "id": id, "rawId": id, "type": "public-key", "authenticatorAttachment": "platform",
            "clientExtensionResults": {"credProps": {"rk": true}},
            "response": {
                "attestationObject": encoded(&made.as_webauthn_bytes()), "clientDataJSON": encoded(&client_data),
                "transports": ["internal", "carrier-pigeon"], "publicKeyAlgorithm": -7,
            },
        })
    }

    /// `navigator.credentials.get`.
    pub async fn get(&mut self, options: &Value) -> Value {
        let client_data = self.client_data("webauthn.get", options);
        let keys: Vec<Value> = self.authenticator.store().keys().map(|id| json!({"type": "public-key", "id": encoded(id)})).collect();
        // Without a list, a browser offers every passkey that it has for the site.
        let allowed = options["allowCredentials"].as_array().filter(|allowed| !allowed.is_empty()).unwrap_or(&keys);
        let request = get_assertion::Request {
            rp_id: self.authenticator.store().values().next().unwrap().rp_id.clone(),
            client_data_hash: Sha256::digest(&client_data).to_vec().into(),
            allow_list: Some(serde_json::from_value(json!(allowed)).unwrap()),
            extensions: None,
            options: get_assertion::Options { up: true, uv: false },
            pin_auth: None,
            pin_protocol: None,
        };
        let shown = self.authenticator.get_assertion(request).await.unwrap();
        let id = encoded(&shown.credential.unwrap().id);
        json!({
            "id": id, "rawId": id, "type": "public-key", "clientExtensionResults": {},
            "response": {
                "authenticatorData": encoded(&shown.auth_data.to_vec()), "clientDataJSON": encoded(&client_data),
                "signature": encoded(&shown.signature), "userHandle": shown.user.map(|user| encoded(&user.id)),
            },
        })
    }

    /// Adds a passkey in a session that is confirmed. Returns the answer to the credential.
    pub async fn try_add(&mut self, visitor: &Visitor, name: &str) -> Answer {
        let pending = visitor.post(ADD, json!({})).await.expect(200).json();
        let credential = self.create(&pending["options"]).await;
        visitor.post(&format!("{ADD}/confirm"), json!({"name": name, "credential": credential})).await
    }

    /// Adds a passkey in a session that is confirmed. Returns its id and the recovery codes, or null.
    pub async fn add(&mut self, visitor: &Visitor, name: &str) -> (String, Value) {
        let before = ids(visitor).await;
        let codes = self.try_add(visitor, name).await.expect(200).json()["recovery_codes"].clone();
        let id = ids(visitor).await.into_iter().find(|id| !before.contains(id)).unwrap();
        (id, codes)
    }

    /// Begins a sign-in without a password. Returns the body that completes it.
    pub async fn assertion(&mut self, visitor: &Visitor, client: &str) -> Value {
        let begun = visitor.post(BEGIN, json!({})).await.expect(200).json();
        json!({"challenge": begun["challenge"], "credential": self.get(&begun["options"]).await, "client": client})
    }

    /// Signs in with the passkey alone.
    pub async fn sign_in(&mut self, visitor: &Visitor, client: &str) -> Answer {
        let body = self.assertion(visitor, client).await;
        visitor.post_from_site(SIGN_IN, body).await
    }

    /// Answers the challenge of a sign-in that passed the password.
    pub async fn answer(&mut self, visitor: &Visitor, challenge: &str, client: &str) -> Answer {
        let begun = visitor.post_from_site(BEGIN, json!({"challenge": challenge})).await.expect(200).json();
        let credential = self.get(&begun["options"]).await;
        visitor.post_from_site(SIGN_IN, json!({"challenge": begun["challenge"], "credential": credential, "client": client})).await
    }

    /// Confirms the session with the passkey.
    pub async fn confirm(&mut self, visitor: &Visitor) -> Answer {
        let begun = visitor.post(&format!("{AGAIN}/begin"), json!({})).await.expect(200).json();
        let credential = self.get(&begun["options"]).await;
        visitor.post(AGAIN, json!({"challenge": begun["challenge"], "credential": credential})).await
    }
}

/// The owner of `flowmatic` with a passkey in a signed-in browser, whose session is confirmed.
pub async fn owner_with_passkey(world: &World) -> (Visitor, PasskeyBrowser, String) {
    let browser = world.confirmed("flowmatic", None, PASSWORD).await;
    let mut keys = PasskeyBrowser::new(world);
    let (id, codes) = keys.add(&browser, "Phone").await;
    assert_eq!(codes.as_array().map(Vec::len), Some(10));
    (browser, keys, id)
}

/// The ids of the passkeys of a session's principal.
pub async fn ids(visitor: &Visitor) -> Vec<String> {
    let state = visitor.get("/v1/two-factor").await.expect(200).json();
    state["passkeys"].as_array().unwrap().iter().map(|passkey| passkey["id"].as_str().unwrap().to_owned()).collect()
}

/// The options of the sample ceremonies.
pub fn sample_options(world: &World) -> Value {
    json!({
        "challenge": "ZXZlcnlib2R5LW1heS1yZWFkLXRoaXMtY2hhbGxlbmdl",
        "rp": {"id": reqwest::Url::parse(&world.url).unwrap().host_str(), "name": "Rekey"},
        "user": {"id": "AAAA", "name": "sample", "displayName": "sample"},
        "pubKeyCredParams": [{"type": "public-key", "alg": -7}],
    })
}

/// Bytes as WebAuthn's JSON has them.
pub fn encoded(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}
