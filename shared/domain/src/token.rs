//! Secrets that are handed out: `<kind>_<owner>.<id>.<secret>`.
//!
//! Each kind is a type of its own and so is its hash: a link cannot be passed where a session belongs, and a
//! secret cannot be stored where its hash belongs. A [`Token`] can be neither copied nor printed nor serialized;
//! [`Token::reveal`] is the one way out and stands only where a message or an answer is written.

use std::marker::PhantomData;

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::id::Id;
use crate::random::Random;

/// What a token is good for.
pub trait Kind {
    /// What its text starts with, before the underscore.
    const PREFIX: &'static str;
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident, $token:ident, $hash:ident, $prefix:literal;)*) => {$(
        $(#[$doc])*
        pub enum $kind {}
        impl Kind for $kind {
            const PREFIX: &'static str = $prefix;
        }
        #[doc = concat!("A token that starts `", $prefix, "_`.")]
        pub type $token = Token<$kind>;
        #[doc = concat!("What is stored of a [`", stringify!($token), "`].")]
        pub type $hash = TokenHash<$kind>;
    )*};
}

kinds! {
    /// The link of a recovery mail: owner is the recovery, id the delivery that minted it.
    Link, LinkToken, LinkTokenHash, "link";
    /// What consuming a recovery gives: owner is the recovery.
    Ticket, TicketToken, TicketTokenHash, "ticket";
    /// The link of an activation mail: owner is the registration, id the delivery that minted it.
    Activation, ActivationToken, ActivationTokenHash, "activate";
    /// The link of a notice, by which its reader says that it was somebody else: owner is the notice.
    NotMe, NotMeToken, NotMeTokenHash, "notme";
    /// A sign-in that waits for a code: owner is the principal.
    Challenge, ChallengeToken, ChallengeTokenHash, "challenge";
    /// A session on the web or elsewhere: owner is the principal.
    Session, SessionToken, SessionTokenHash, "session";
    /// A browser that has completed a sign-in: owner and id name the device.
    Device, DeviceToken, DeviceTokenHash, "device";
}

/// A secret of 256 bits with the place where its hash is kept.
pub struct Token<K> {
    owner: Id,
    id: Id,
    secret: [u8; 32],
    kind: PhantomData<K>,
}

impl<K: Kind> Token<K> {
    /// A new token of `owner` (a principal or a row).
    pub fn mint(owner: Id, random: &Random) -> Self {
        Self { owner, id: Id::random(random), secret: random.bytes(), kind: PhantomData }
    }

    /// Reads what somebody sent. Another kind, another length or another alphabet is simply no such token.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.strip_prefix(K::PREFIX)?.strip_prefix('_')?.split('.');
        let (owner, id, secret) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let secret = BASE64URL_NOPAD.decode(secret.as_bytes()).ok()?;
        Some(Self { owner: owner.parse().ok()?, id: id.parse().ok()?, secret: secret.try_into().ok()?, kind: PhantomData })
    }

    /// The principal or row that this token belongs to.
    pub fn owner(&self) -> Id {
        self.owner
    }

    /// Which of its owner's tokens this is.
    pub fn id(&self) -> Id {
        self.id
    }

    /// What may be stored. It covers kind, owner and id, so that a hash moved to another row matches nothing.
    pub fn hash(&self) -> TokenHash<K> {
        TokenHash { digest: Sha256::digest(self.reveal()).into(), kind: PhantomData }
    }

    /// The text to put into a message, an answer or a cookie, and nowhere else.
    pub fn reveal(&self) -> String {
        format!("{}_{}.{}.{}", K::PREFIX, self.owner, self.id, BASE64URL_NOPAD.encode(&self.secret))
    }
}

/// SHA-256 of a token; with 256 bits of chance in it no slower hash is needed.
#[derive(Serialize, Deserialize)]
#[serde(try_from = "String", into = "String", bound = "")]
pub struct TokenHash<K> {
    digest: [u8; 32],
    kind: PhantomData<K>,
}

impl<K> Clone for TokenHash<K> {
    fn clone(&self) -> Self {
        Self { digest: self.digest, kind: PhantomData }
    }
}

impl<K> PartialEq for TokenHash<K> {
    fn eq(&self, other: &Self) -> bool {
        self.digest.ct_eq(&other.digest).into()
    }
}

impl<K> std::fmt::Debug for TokenHash<K> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("TokenHash")
    }
}

impl<K> std::fmt::Display for TokenHash<K> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&BASE64URL_NOPAD.encode(&self.digest))
    }
}

impl<K> From<TokenHash<K>> for String {
    fn from(hash: TokenHash<K>) -> Self {
        hash.to_string()
    }
}

impl<K> TryFrom<String> for TokenHash<K> {
    type Error = crate::id::NotAnId;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| crate::id::NotAnId)?;
        let digest = bytes.try_into().map_err(|_| crate::id::NotAnId)?;
        Ok(Self { digest, kind: PhantomData })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_back_as_its_own_kind_only() {
        let random = Random::system();
        let link = LinkToken::mint(Id::random(&random), &random);
        let text = link.reveal();
        let read = LinkToken::parse(&text).unwrap();
        assert!(read.owner() == link.owner() && read.id() == link.id() && read.hash() == link.hash());
        assert!(TicketToken::parse(&text).is_none());
        let relabelled = text.replace("link_", "ticket_");
        let ticket = TicketToken::parse(&relabelled).unwrap();
        assert_ne!(ticket.hash().to_string(), link.hash().to_string());
    }

    #[test]
    fn what_is_no_token_is_none() {
        let random = Random::system();
        let text = LinkToken::mint(Id::random(&random), &random).reveal();
        let odd = ["", "link_", "link_..", " ", "link", &text[..text.len() - 1], &format!("{text}."), &format!("{text}A")];
        for text in odd {
            assert!(LinkToken::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn hashes_survive_storage() {
        let random = Random::system();
        let hash = LinkToken::mint(Id::random(&random), &random).hash();
        let stored = String::from(hash.clone());
        assert!(LinkTokenHash::try_from(stored).unwrap() == hash);
    }
}
