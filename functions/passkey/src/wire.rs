//! What browsers and apps send: credentials in the JSON of WebAuthn Level 3 (`PublicKeyCredential.toJSON`).
//!
//! A field that a newer browser adds is ignored, and so are the results of extensions, since Rekey asks for none.

use std::fmt;
use std::marker::PhantomData;

use data_encoding::BASE64URL_NOPAD;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use webauthn_rs_core::proto::{
    AuthenticatorAssertionResponseRaw, AuthenticatorAttestationResponseRaw, AuthenticatorTransport, PublicKeyCredential,
    RegisterPublicKeyCredential,
};

/// A value that must be an object. A struct that serde derives also reads an array, field by field.
pub(crate) struct Object<T>(pub(crate) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct OfAMap<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for OfAMap<T> {
            type Value = Object<T>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Object<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(Object)
            }
        }
        from.deserialize_map(OfAMap(PhantomData))
    }
}

/// Bytes in base64url without padding.
struct Bytes(Vec<u8>);

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        BASE64URL_NOPAD.decode(text.as_bytes()).map(Self).map_err(|_| D::Error::custom("not base64url"))
    }
}

/// The one type of credential, read from a string. An enum that serde derives would also accept `{"public-key": null}`.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct PublicKey;

impl TryFrom<String> for PublicKey {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text == "public-key" { Ok(Self) } else { Err("not a public key") }
    }
}

/// What an authenticator answers when it makes a credential.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewCredential {
    id: Bytes,
    raw_id: Bytes,
    response: Object<Attestation>,
    #[serde(rename = "type")]
    _type: PublicKey,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Attestation {
    attestation_object: Bytes,
    #[serde(rename = "clientDataJSON")]
    client_data: Bytes,
    #[serde(default)]
    transports: Vec<String>,
}

/// What an authenticator answers when it uses a credential.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Assertion {
    id: Bytes,
    raw_id: Bytes,
    response: Object<Signature>,
    #[serde(rename = "type")]
    _type: PublicKey,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Signature {
    authenticator_data: Bytes,
    #[serde(rename = "clientDataJSON")]
    client_data: Bytes,
    signature: Bytes,
    #[serde(default)]
    user_handle: Option<Bytes>,
}

/// The most transports that a credential names. They are hints for the next use.
const MOST_TRANSPORTS: usize = 8;

impl NewCredential {
    /// The credential for the crate that checks it; `None` if it has two ids, or comes from a page inside a page of another site.
    pub(crate) fn checked(self) -> Option<RegisterPublicKeyCredential> {
        let Self { id: Bytes(id), raw_id: Bytes(raw_id), response: Object(response), .. } = self;
        let transports = response.transports.into_iter().take(MOST_TRANSPORTS);
        let transports: Vec<AuthenticatorTransport> =
            transports.filter_map(|transport| serde_json::from_value(transport.into()).ok()).collect();
        let good = id == raw_id && is_from_the_top(&response.client_data.0);
        good.then(|| RegisterPublicKeyCredential {
            id: BASE64URL_NOPAD.encode(&id),
            raw_id,
            response: AuthenticatorAttestationResponseRaw {
                attestation_object: response.attestation_object.0,
                client_data_json: response.client_data.0,
                transports: Some(transports),
            },
            type_: "public-key".to_owned(),
            extensions: Default::default(),
        })
    }
}

impl Assertion {
    /// The owner that the authenticator stored with the passkey. It is not signed.
    pub(crate) fn user_handle(&self) -> Option<&[u8]> {
        self.response.0.user_handle.as_ref().map(|Bytes(handle)| handle.as_slice())
    }

    /// The assertion for the crate that checks it; `None` if it has two ids, or comes from a page inside a page of another site.
    pub(crate) fn checked(self) -> Option<PublicKeyCredential> {
        let Self { id: Bytes(id), raw_id: Bytes(raw_id), response: Object(response), .. } = self;
        let good = id == raw_id && is_from_the_top(&response.client_data.0);
        good.then(|| PublicKeyCredential {
            id: BASE64URL_NOPAD.encode(&id),
            raw_id,
            response: AuthenticatorAssertionResponseRaw {
                authenticator_data: response.authenticator_data.0,
                client_data_json: response.client_data.0,
                signature: response.signature.0,
                user_handle: response.user_handle.map(|Bytes(handle)| handle),
            },
            extensions: Default::default(),
            type_: "public-key".to_owned(),
        })
    }
}

/// Whether client data says that the page was not in a frame of another site. webauthn-rs-core checks this for new credentials
/// only.
fn is_from_the_top(client_data: &[u8]) -> bool {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Framing {
        #[serde(default)]
        cross_origin: bool,
        #[serde(default)]
        top_origin: Option<IgnoredAny>,
    }
    serde_json::from_slice::<Framing>(client_data).is_ok_and(|framing| !framing.cross_origin && framing.top_origin.is_none())
}
