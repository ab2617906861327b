//! Sessions: the result of a completed sign-in, and when a session ends.

use serde::{Deserialize, Serialize};
use unicode_general_category::{GeneralCategory, get_general_category};

use crate::account::LoginName;
use crate::clock::Timestamp;
use crate::factors::Reauthentication;
use crate::id::Id;
use crate::principal::Principal;
use crate::sign_in::SignIn;
use crate::token::{SessionToken, SessionTokenHash};
use crate::undo::ActSession;

/// The kind of program that signs in. It decides how the token travels and how long the session lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", try_from = "String")]
pub enum Client {
    /// A browser: the token is a cookie.
    Web,
    /// A mobile app: a bearer token.
    Mobile,
    /// A desktop app: a bearer token.
    Desktop,
}

/// A text that names no kind of client.
#[derive(Debug, thiserror::Error)]
#[error("A client is web, mobile or desktop.")]
pub struct NotAClient;

/// Reads a client from a string. The enum that serde derives would also accept `{"mobile": null}`.
impl TryFrom<String> for Client {
    type Error = NotAClient;

    fn try_from(text: String) -> Result<Self, NotAClient> {
        match text.as_str() {
            "web" => Ok(Self::Web),
            "mobile" => Ok(Self::Mobile),
            "desktop" => Ok(Self::Desktop),
            _ => Err(NotAClient),
        }
    }
}

/// A person's name for a device: 1 to 64 characters without controls and line breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeviceName(String);

/// Zero-width non-joiner and joiner.
const JOINERS: [char; 2] = ['\u{200C}', '\u{200D}'];

/// A text that is not a device name.
#[derive(Debug, thiserror::Error)]
#[error("A device name has 1 to 64 characters without line breaks.")]
pub struct NotADeviceName;

impl DeviceName {
    /// The name as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads a device name.
    ///
    /// # Errors
    /// [`NotADeviceName`] if the text is empty, too long, or has characters that could disturb a page or a log: controls, line
    /// breaks, unassigned characters, and format characters such as those that reverse text. Joiners, which emoji need, are
    /// allowed.
    pub fn parse(text: &str) -> Result<Self, NotADeviceName> {
        use GeneralCategory::{Control, Format, LineSeparator, ParagraphSeparator, Unassigned};
        let bad = |c| {
            let category = get_general_category(c);
            matches!(category, Control | LineSeparator | ParagraphSeparator | Unassigned) || (category == Format && !JOINERS.contains(&c))
        };
        let good = (1..=64).contains(&text.chars().count()) && !text.chars().any(bad);
        if good { Ok(Self(text.to_owned())) } else { Err(NotADeviceName) }
    }
}

/// The lifetime of a session of one kind of client, in seconds.
#[derive(Clone, Copy, Debug)]
pub struct Lifetime {
    /// Seconds without use after which the session ends.
    pub idle: i64,
    /// Seconds after sign-in at which the session ends in any case.
    pub absolute: i64,
}

/// The lifetimes of sessions.
#[derive(Clone, Copy, Debug)]
pub struct Lifetimes {
    /// Sessions in browsers.
    pub web: Lifetime,
    /// Sessions in mobile and desktop apps.
    pub app: Lifetime,
}

impl Lifetimes {
    /// 12 hours idle and 14 days in all on the web, 14 and 90 days elsewhere.
    pub const DEFAULT: Self =
        Self { web: Lifetime { idle: 12 * 3600, absolute: 14 * 86_400 }, app: Lifetime { idle: 14 * 86_400, absolute: 90 * 86_400 } };

    /// The lifetime for a kind of client.
    pub fn of(&self, client: Client) -> Lifetime {
        match client {
            Client::Web => self.web,
            Client::Mobile | Client::Desktop => self.app,
        }
    }
}

/// A session's use is recorded at most this many times per idle time.
const TOUCHES_PER_IDLE: i64 = 20;

/// A session as the table stores it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Session {
    /// The id, which the token contains.
    pub id: Id,
    /// The principal.
    pub principal: Id,
    /// The principal's epoch when the session began. The session is void once the principal's epoch differs.
    pub epoch: u64,
    /// The principal's generation when the session began. The session is void once the principal's generation differs.
    #[serde(default)]
    pub generation: u64,
    /// The hash of the token.
    pub hash: SessionTokenHash,
    /// The name used to sign in.
    #[serde(flatten)]
    pub name: LoginName,
    /// The kind of client.
    pub client: Client,
    /// The name of the device, if given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceName>,
    /// When the session began.
    pub signed_in_at: Timestamp,
    /// When a use of the session was last recorded.
    pub last_seen_at: Timestamp,
    /// Seconds without use after which the session ends.
    pub idle: i64,
    /// When the session ends, however much it is used.
    pub ends_at: Timestamp,
    /// The last re-authentication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reauthentication: Option<Reauthentication>,
}

impl From<&Session> for ActSession {
    fn from(session: &Session) -> Self {
        Self { id: session.id, began_at: session.signed_in_at }
    }
}

impl Session {
    /// A new session after a completed sign-in.
    pub fn new(token: &SessionToken, sign_in: SignIn, lifetime: Lifetime, now: Timestamp) -> Self {
        let SignIn { principal, epoch, generation, name, client, device, .. } = sign_in;
        Self {
            id: token.id(),
            principal,
            epoch,
            generation,
            hash: token.hash(),
            name,
            client,
            device,
            signed_in_at: now,
            last_seen_at: now,
            idle: lifetime.idle,
            ends_at: now.plus(lifetime.absolute),
            reauthentication: None,
        }
    }

    /// When the re-authentication expires; `None` if there is none in time.
    pub fn reauthenticated_until(&self, now: Timestamp) -> Option<Timestamp> {
        self.reauthentication.map(|reauthentication| reauthentication.until()).filter(|until| now < *until)
    }

    /// When the session ends if it is not used again.
    pub fn expires_at(&self) -> Timestamp {
        self.last_seen_at.plus(self.idle).min(self.ends_at)
    }

    /// Whether the session has not ended and belongs to the principal's epoch and generation.
    pub fn is_live(&self, principal: &Principal, now: Timestamp) -> bool {
        self.principal == principal.id
            && self.epoch == principal.epoch
            && self.generation == principal.generation
            && now < self.expires_at()
    }

    /// Whether this token opens the session. A token of a web session must come from a cookie, any other token must not.
    pub fn accepts(&self, token: &SessionToken, from_cookie: bool) -> bool {
        self.hash == token.hash() && from_cookie == (self.client == Client::Web)
    }

    /// Whether a use of the session is to be recorded now.
    pub fn touch_is_due(&self, now: Timestamp) -> bool {
        now.seconds_from(self.last_seen_at) * TOUCHES_PER_IDLE >= self.idle
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::AccountName;
    use crate::factors::held_until;
    use crate::permissions::Permissions;
    use crate::random::Random;
    use crate::sign_in::Known;

    fn session(client: Client) -> (Session, SessionToken, Principal) {
        let random = Random::system();
        let token = SessionToken::mint(Id::random(&random), &random);
        let name = LoginName { account: AccountName::parse("acme").unwrap(), user: None };
        let lifetime = Lifetimes::DEFAULT.of(client);
        let principal = Principal::new(token.owner(), name.clone(), Permissions::default(), Timestamp(0));
        let sign_in = SignIn {
            principal: token.owner(),
            epoch: 1,
            generation: 0,
            permissions: Permissions::default(),
            name,
            client,
            device: None,
            known: Known::No,
        };
        let session = Session::new(&token, sign_in, lifetime, Timestamp(0));
        (session, token, principal)
    }

    #[test]
    fn a_session_ends_unused_at_its_idle_time_and_used_at_its_absolute_one() {
        let (mut session, _, principal) = session(Client::Web);
        assert!(session.is_live(&principal, Timestamp(12 * 3600 - 1)));
        assert!(!session.is_live(&principal, Timestamp(12 * 3600)));
        session.last_seen_at = Timestamp(14 * 86_400 - 1);
        assert!(session.is_live(&principal, Timestamp(14 * 86_400 - 1)));
        assert!(!session.is_live(&principal, Timestamp(14 * 86_400)));
    }

    #[test]
    fn another_epoch_or_generation_ends_it() {
        let (session, _, mut principal) = session(Client::Mobile);
        principal.epoch = 2;
        assert!(!session.is_live(&principal, Timestamp(1)));
        (principal.epoch, principal.generation) = (1, 1);
        assert!(!session.is_live(&principal, Timestamp(1)));
    }

    #[test]
    fn a_cookie_is_no_bearer_token_and_a_bearer_token_no_cookie() {
        for (client, from_cookie) in [(Client::Web, true), (Client::Mobile, false), (Client::Desktop, false)] {
            let (session, token, _) = session(client);
            assert!(session.accepts(&token, from_cookie));
            assert!(!session.accepts(&token, !from_cookie));
        }
    }

    #[test]
    fn use_is_written_down_at_most_twenty_times_an_idle_time() {
        let (session, _, _) = session(Client::Web);
        assert!(!session.touch_is_due(Timestamp(12 * 3600 / 20 - 1)));
        assert!(session.touch_is_due(Timestamp(12 * 3600 / 20)));
    }

    #[test]
    fn a_reauthentication_is_good_for_300_seconds() {
        let (mut session, ..) = session(Client::Web);
        assert_eq!(session.reauthenticated_until(Timestamp(0)), None);
        session.reauthentication = Some(Reauthentication { at: Timestamp(0), method: None, trusted_since: None });
        assert_eq!(session.reauthenticated_until(Timestamp(299)), Some(Timestamp(300)));
        assert_eq!(session.reauthenticated_until(Timestamp(300)), None);
    }

    #[test]
    fn a_recovery_holds_for_a_day_what_a_proof_older_than_it_does_not_allow() {
        let (mut session, _, mut principal) = session(Client::Web);
        let mut held = |recovered_at, trusted_since: Option<i64>, now| {
            principal.recovered_at = recovered_at;
            session.reauthentication =
                Some(Reauthentication { at: Timestamp(0), method: None, trusted_since: trusted_since.map(Timestamp) });
            held_until(&principal, &session, Timestamp(now)).map(|until| until.0)
        };
        assert_eq!(held(None, None, 1000), None);
        assert_eq!(held(Some(Timestamp(1000)), None, 87_399), Some(87_400));
        assert_eq!(held(Some(Timestamp(1000)), None, 87_400), None);
        assert_eq!(held(Some(Timestamp(1000)), Some(999), 1000), None);
        assert_eq!(held(Some(Timestamp(1000)), Some(1000), 1000), Some(87_400));
    }

    #[test]
    fn device_names_cannot_disturb_a_page_or_a_log() {
        assert!(DeviceName::parse("Ada's 📱, the <old> one 👩\u{200D}💻").is_ok());
        for bad in ["", "a\nb", "a\u{202e}b", "a\u{2028}b", &"x".repeat(65)] {
            assert!(DeviceName::parse(bad).is_err(), "{bad:?}");
        }
    }
}
