//! Passkeys: public keys whose private half stays with an authenticator (WebAuthn). A principal may have several.
//!
//! A passkey is a second factor after the password. It is also a whole sign-in, because the authenticator verifies its user, but
//! only while nobody could have left it behind: see [`Passkey::stands_alone`]. The function `passkey` checks signatures; this
//! module knows credentials and ceremonies only as texts.

use data_encoding::BASE64URL_NOPAD;
use rekey_text::{Text, ToText};
use serde::{Deserialize, Serialize};

use crate::client::{is_harmless, is_label};
use crate::clock::Timestamp;
use crate::id::Id;
use crate::token::{PasskeyToken, PasskeyTokenHash};

/// The most passkeys of a principal.
pub const MAX_PASSKEYS: usize = 10;
/// Seconds that a ceremony waits for the authenticator.
pub const CEREMONY_LIFE: i64 = 300;
/// The most bytes of a credential's id. Authenticators in use have at most about 200.
const LONGEST_ID: usize = 255;
/// The most bytes of a stored credential. One with an RSA key of 2048 bits has about 2000.
const LONGEST_CREDENTIAL: usize = 3000;

/// The id that an authenticator gives its credential, in base64url without padding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CredentialId(String);

impl CredentialId {
    /// The id with these bytes; `None` if there are none or too many.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        (1..=LONGEST_ID).contains(&bytes.len()).then(|| Self(BASE64URL_NOPAD.encode(bytes)))
    }

    /// Reads an id. `None` for another alphabet or length.
    pub fn parse(text: &str) -> Option<Self> {
        Self::from_bytes(&BASE64URL_NOPAD.decode(text.as_bytes()).ok()?)
    }

    /// The id in base64url.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A credential (public key, signature counter, flags) as the function `passkey` stores it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StoredCredential(String);

impl StoredCredential {
    /// A credential to store; `None` if it is too large for the row of a principal's factors.
    pub fn new(text: String) -> Option<Self> {
        (text.len() <= LONGEST_CREDENTIAL).then_some(Self(text))
    }

    /// The credential as it was stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The state of a WebAuthn ceremony between its two requests: the challenge that the authenticator signs, and the demands on its
/// answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CeremonyState(pub String);

/// A person's name for a passkey: 1 to 64 characters, one of them visible, without controls and line breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PasskeyName(String);

/// A text that is not a name of a passkey.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.to_text())]
pub struct NotAPasskeyName;

impl ToText for NotAPasskeyName {
    fn to_text(&self) -> Text {
        Text::new("rule-passkey-name")
    }
}

impl PasskeyName {
    /// Reads a name.
    ///
    /// # Errors
    /// [`NotAPasskeyName`] if the text is empty or looks blank, is too long, or could disturb a page or a message.
    pub fn parse(text: &str) -> Result<Self, NotAPasskeyName> {
        if is_label(text) { Ok(Self(text.to_owned())) } else { Err(NotAPasskeyName) }
    }

    /// The name as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name, unless it could be a message of its own. The person who adds the passkey chooses the name, and the owner reads it in a
    /// notice.
    pub fn harmless(&self) -> Option<&str> {
        is_harmless(&self.0).then_some(&self.0)
    }
}

/// A passkey of a principal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Passkey {
    /// The name that its owner gave it.
    pub name: PasskeyName,
    /// The credential.
    pub credential: StoredCredential,
    /// When the passkey was added.
    pub since: Timestamp,
    /// The time from which the passkey counts as a proof (see [`crate::factors::AppFactor::trusted_since`]).
    pub trusted_since: Timestamp,
    /// Whether its provider keeps copies of it on several devices.
    pub synced: bool,
    /// When the passkey was last used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_used_at: Option<Timestamp>,
    /// When a sign-in last used both the password and this passkey.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with_password_at: Option<Timestamp>,
}

impl Passkey {
    /// Whether the passkey alone completes a sign-in. `recovered_at` is when the principal's password was last set through a
    /// contact or an administrator.
    ///
    /// Somebody who had the account before that time may have left the passkey behind. It is then a second factor only, until
    /// one sign-in has used the new password as well. A passkey that was added under the hold of a recovery waits for its end.
    pub fn stands_alone(&self, recovered_at: Option<Timestamp>, now: Timestamp) -> bool {
        let confirmed_at = self.since.max(self.with_password_at.unwrap_or(self.since));
        self.trusted_since <= now && recovered_at.is_none_or(|recovered_at| recovered_at < confirmed_at)
    }
}

/// A passkey that was removed, kept for as long as an undo may look at it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RemovedPasskey {
    /// The id of its credential.
    pub id: CredentialId,
    /// The passkey as it was.
    pub passkey: Passkey,
    /// When it was removed.
    pub until: Timestamp,
    /// Whether the session that removed it had re-authenticated with it. If not, it may be lost, and an undo does not restore it.
    pub proved_itself: bool,
}

/// A passkey whose signature was right. The write that acts on it stores what the authenticator said about itself.
#[derive(Clone, Debug)]
pub struct UsedPasskey {
    /// The id of its credential.
    pub id: CredentialId,
    /// When the passkey was added.
    pub since: Timestamp,
    /// See [`Passkey::trusted_since`].
    pub trusted_since: Timestamp,
    /// The credential that the signature was checked with.
    pub seen: StoredCredential,
    /// The same credential with the counter and flags after this use.
    pub next: StoredCredential,
    /// Whether its provider now keeps copies of it on several devices.
    pub synced: bool,
    /// When it was used.
    pub at: Timestamp,
}

/// A use of a passkey that waits for the authenticator: a sign-in without a password, or a re-authentication.
///
/// A sign-in that passed the password keeps its ceremony in the [`crate::sign_in::Challenge`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ceremony {
    /// The hash of the token.
    pub hash: PasskeyTokenHash,
    /// The session that re-authenticates; `None` for a sign-in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<Id>,
    /// The state of the ceremony.
    pub ceremony: CeremonyState,
    /// When the ceremony expires.
    pub expires_at: Timestamp,
}

impl Ceremony {
    /// A new ceremony.
    pub fn new(token: &PasskeyToken, session: Option<Id>, ceremony: CeremonyState, now: Timestamp) -> Self {
        Self { hash: token.hash(), session, ceremony, expires_at: now.plus(CEREMONY_LIFE) }
    }

    /// Whether this token may complete the ceremony, for a sign-in or in this session.
    pub fn is_open(&self, token: &PasskeyToken, session: Option<Id>, now: Timestamp) -> bool {
        self.hash == token.hash() && self.session == session && now < self.expires_at
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::random::Random;

    pub(crate) fn passkey(since: i64) -> Passkey {
        Passkey {
            name: PasskeyName::parse("Phone").unwrap(),
            credential: StoredCredential::new("{}".to_owned()).unwrap(),
            since: Timestamp(since),
            trusted_since: Timestamp(since),
            synced: false,
            last_used_at: None,
            with_password_at: None,
        }
    }

    #[test]
    fn an_id_has_one_spelling_and_a_bounded_length() {
        assert_eq!(CredentialId::parse("AAEC").unwrap(), CredentialId::from_bytes(&[0, 1, 2]).unwrap());
        for bad in ["", "A", "AAEC=", "AA EC", "AAE+", "AB"] {
            assert!(CredentialId::parse(bad).is_none(), "{bad}");
        }
        assert!(CredentialId::from_bytes(&[7; LONGEST_ID]).is_some() && CredentialId::from_bytes(&[7; LONGEST_ID + 1]).is_none());
    }

    #[test]
    fn a_passkey_stands_alone_unless_somebody_could_have_left_it_behind() {
        // Added, trusted since, with the password, recovered, now: whether it stands alone.
        let rows = [
            ((100, 100, None, None, 100), true),
            ((100, 100, None, Some(50), 100), true),
            // The password was set through a contact since, or in the same second.
            ((100, 100, None, Some(100), 200), false),
            ((100, 100, None, Some(150), 999_999), false),
            // A sign-in has used both since.
            ((100, 100, Some(150), Some(150), 200), false),
            ((100, 100, Some(151), Some(150), 200), true),
            ((100, 100, Some(151), Some(160), 200), false),
            // Added under a hold.
            ((100, 900, None, Some(50), 899), false),
            ((100, 900, Some(150), Some(50), 899), false),
            ((100, 900, None, Some(50), 900), true),
        ];
        for ((since, trusted_since, with_password_at, recovered_at, now), alone) in rows {
            let passkey =
                Passkey { trusted_since: Timestamp(trusted_since), with_password_at: with_password_at.map(Timestamp), ..passkey(since) };
            assert_eq!(passkey.stands_alone(recovered_at.map(Timestamp), Timestamp(now)), alone, "{passkey:?} {recovered_at:?} {now}");
        }
    }

    #[test]
    fn a_ceremony_is_completed_by_its_own_token_in_its_own_session_and_time() {
        let random = Random::system();
        let (token, other) = (PasskeyToken::mint(Id::random(&random), &random), PasskeyToken::mint(Id::random(&random), &random));
        let session = Id::random(&random);
        let state = CeremonyState(String::new());
        let (sign_in, again) =
            (Ceremony::new(&token, None, state.clone(), Timestamp(0)), Ceremony::new(&token, Some(session), state, Timestamp(0)));
        assert!(sign_in.is_open(&token, None, Timestamp(CEREMONY_LIFE - 1)) && again.is_open(&token, Some(session), Timestamp(0)));
        assert!(!sign_in.is_open(&token, None, Timestamp(CEREMONY_LIFE)) && !sign_in.is_open(&other, None, Timestamp(0)));
        assert!(!sign_in.is_open(&token, Some(session), Timestamp(0)) && !again.is_open(&token, None, Timestamp(0)));
        assert!(!again.is_open(&token, Some(Id::random(&random)), Timestamp(0)));
    }
}
