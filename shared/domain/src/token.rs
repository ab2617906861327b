//! Secrets that Rekey hands out: `<kind>_<owner>.<id>.<secret>`.
//!
//! Each kind of token is a type, and so is its hash: a link cannot be passed as a session, and a secret cannot be stored as a
//! hash. A [`Token`] cannot be copied, printed or serialized. [`Token::reveal`] is the one way to read it, and only code that
//! writes a message or an answer calls it.

use std::marker::PhantomData;

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::id::Id;
use crate::random::Random;

/// The kind of a token.
pub trait Kind {
    /// The start of the text, before the underscore.
    const PREFIX: &'static str;
}

/// A kind of token that a link carries to a page.
pub trait LinkKind: Kind {
    /// The path of the page.
    const PAGE: &'static str;
}

impl LinkKind for Link {
    const PAGE: &'static str = "/reset";
}

impl LinkKind for Activation {
    const PAGE: &'static str = "/activate";
}

impl LinkKind for NotMe {
    const PAGE: &'static str = "/not-me";
}

impl LinkKind for LostFactorStop {
    const PAGE: &'static str = "/lost-factor";
}

impl LinkKind for LostFactorLink {
    const PAGE: &'static str = "/lost-factor";
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
    /// The link of a recovery mail. Its owner is the recovery, its id the delivery that made it.
    Link, LinkToken, LinkTokenHash, "link";
    /// The ticket that consuming a recovery gives. Its owner is the recovery.
    Ticket, TicketToken, TicketTokenHash, "ticket";
    /// The link of an activation mail. Its owner is the registration, its id the delivery that made it.
    Activation, ActivationToken, ActivationTokenHash, "activate";
    /// The link of a notice, for a reader who reports an act of somebody else. Its owner is the notice.
    NotMe, NotMeToken, NotMeTokenHash, "notme";
    /// The link that stops the wait for lost factors. Its owner is the principal.
    LostFactorStop, LostFactorStopToken, LostFactorStopHash, "stopwait";
    /// The link at the end of the wait for lost factors. Its owner is the principal.
    LostFactorLink, LostFactorLinkToken, LostFactorLinkHash, "factorsoff";
    /// A sign-in that waits for a code. Its owner is the principal.
    Challenge, ChallengeToken, ChallengeTokenHash, "challenge";
    /// A session on the web or elsewhere. Its owner is the principal.
    Session, SessionToken, SessionTokenHash, "session";
    /// A browser that completed a sign-in. Its owner and id name the device.
    Device, DeviceToken, DeviceTokenHash, "device";
    /// The device code of a desktop app that waits for an approval. Its owner is the request.
    DeviceCode, DeviceCodeToken, DeviceCodeTokenHash, "device-code";
    /// A browser that a sign-in does not ask for a code. Its owner is the principal. Each use replaces it.
    Trusted, TrustedToken, TrustedTokenHash, "trusted";
}

/// A secret of 256 bits, with the place where its hash is stored.
pub struct Token<K> {
    owner: Id,
    id: Id,
    secret: [u8; 32],
    kind: PhantomData<K>,
}

impl<K: Kind> Token<K> {
    /// A new token of `owner`, a principal or a row.
    pub fn mint(owner: Id, random: &Random) -> Self {
        Self { owner, id: Id::random(random), secret: random.bytes(), kind: PhantomData }
    }

    /// A new token for the same row, with another secret.
    #[must_use]
    pub fn renewed(&self, random: &Random) -> Self {
        Self { owner: self.owner, id: self.id, secret: random.bytes(), kind: PhantomData }
    }

    /// Reads a token. `None` for another kind, length or alphabet.
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

    /// The hash to store. It covers kind, owner and id, so a hash moved to another row matches nothing.
    pub fn hash(&self) -> TokenHash<K> {
        TokenHash { digest: Sha256::digest(self.reveal()).into(), kind: PhantomData }
    }

    /// The text for a message, an answer or a cookie, and nowhere else.
    pub fn reveal(&self) -> String {
        format!("{}_{}.{}.{}", K::PREFIX, self.owner, self.id, BASE64URL_NOPAD.encode(&self.secret))
    }
}

impl<K: LinkKind> Token<K> {
    /// The link to the page that takes this token, on the site with this base URL. The token is in the fragment, which browsers
    /// do not send, so no log of a web server contains it.
    pub fn link(&self, base_url: &str) -> String {
        format!("{base_url}{}#token={}", K::PAGE, self.reveal())
    }
}

/// The SHA-256 of a token. With 256 random bits it needs no slower hash.
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
    fn a_link_leads_to_the_page_of_its_kind_with_the_token_in_the_fragment() {
        let random = Random::system();
        let token = NotMeToken::mint(Id::random(&random), &random);
        assert_eq!(token.link("https://id.example.com"), format!("https://id.example.com/not-me#token={}", token.reveal()));
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
