//! Sessions: the result of a completed sign-in, and when a session ends.

use serde::{Deserialize, Serialize};

use crate::account::LoginName;
use crate::account_policy::SessionSeconds;
use crate::audit::{ActClient, AuditAction, AuditEntry};
use crate::client::{Client, DeviceName};
use crate::clock::Timestamp;
use crate::factors::Reauthentication;
use crate::id::Id;
use crate::principal::Principal;
use crate::sign_in::SignIn;
use crate::token::{SessionToken, SessionTokenHash};
use crate::undo::ActSession;

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

    /// The lifetime for a kind of client. An account's policy can shorten it.
    pub fn of(&self, client: Client, policy: SessionSeconds) -> Lifetime {
        let longest = match client {
            Client::Web => self.web,
            Client::Mobile | Client::Desktop => self.app,
        };
        let absolute = policy.of(client).map_or(longest.absolute, |seconds| seconds.min(longest.absolute));
        Lifetime { idle: longest.idle.min(absolute), absolute }
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
    /// Whether the session can do nothing but turn a second factor on, because the account's policy demands one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub must_enrol: bool,
}

impl From<&Session> for ActSession {
    fn from(session: &Session) -> Self {
        Self { id: session.id, began_at: session.signed_in_at }
    }
}

impl From<&Session> for ActClient {
    fn from(session: &Session) -> Self {
        Self::new(session.client, session.device.clone())
    }
}

impl AuditEntry {
    /// An act of a principal on itself, in this session.
    pub fn in_session(id: Id, session: &Session, act: AuditAction, at: Timestamp) -> Self {
        Self::own(id, session.principal, session.name.clone(), act, at).from_client(session)
    }
}

impl Session {
    /// A new session after a completed sign-in.
    pub fn new(token: &SessionToken, sign_in: SignIn, lifetime: Lifetime, now: Timestamp) -> Self {
        let SignIn { principal, epoch, generation, name, client, device, rules, .. } = sign_in;
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
            must_enrol: rules.must_enrol,
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

    /// Whether the time of the last use must be recorded now.
    pub fn touch_is_due(&self, now: Timestamp) -> bool {
        now.seconds_from(self.last_seen_at) * TOUCHES_PER_IDLE >= self.idle
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::AccountName;
    use crate::account_policy::SignInRules;
    use crate::permissions::Permissions;
    use crate::random::Random;
    use crate::sign_in::Known;

    fn session(client: Client) -> (Session, SessionToken, Principal) {
        let random = Random::system();
        let token = SessionToken::mint(Id::random(&random), &random);
        let name = LoginName { account: AccountName::parse("acme").unwrap(), user: None };
        let lifetime = Lifetimes::DEFAULT.of(client, SessionSeconds::default());
        let principal = Principal::new(token.owner(), name.clone(), Permissions::default(), Timestamp(0));
        let sign_in = SignIn {
            principal: token.owner(),
            epoch: 1,
            generation: 0,
            trust_generation: 0,
            permissions: Permissions::default(),
            locale: None,
            name,
            client,
            device: None,
            known: Known::No,
            rules: SignInRules::default(),
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
    fn a_policy_shortens_the_life_of_a_session_and_never_lengthens_it() {
        let shorter = SessionSeconds { web: Some(3600), app: Some(400 * 86_400) };
        let web = Lifetimes::DEFAULT.of(Client::Web, shorter);
        assert_eq!((web.idle, web.absolute), (3600, 3600));
        let app = Lifetimes::DEFAULT.of(Client::Mobile, shorter);
        assert_eq!((app.idle, app.absolute), (14 * 86_400, 90 * 86_400));
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
}
