//! Rate limits: GCRA, the generic cell rate algorithm (ITU-T I.371, annex A.1), with one timestamp per bucket.
//!
//! A bucket stores its theoretical arrival time `tat`. An event is allowed while `tat` is at most `burst - 1` steps ahead of
//! now, and moves `tat` by one step. The store does this in conditional writes; this module has the numbers and the keys.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};

use crate::account::{AccountName, LoginName};
use crate::clock::Timestamp;
use crate::contact::Contact;
use crate::id::Id;
use crate::phone::PhoneNumber;

/// A rate limit: `burst` events at once, then one per step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    burst: i64,
    step_millis: i64,
}

/// Why a text is not a limit.
#[derive(Debug, thiserror::Error)]
#[error("must be BURST/SECONDS, such as 20/15: 20 at once, then one every 15 seconds")]
pub struct NotALimit;

impl Limit {
    /// `burst` at once, then one every `seconds`.
    pub const fn new(burst: i64, seconds: i64) -> Self {
        Self { burst, step_millis: seconds * 1000 }
    }

    /// Reads `burst/seconds`.
    ///
    /// # Errors
    /// [`NotALimit`] unless both are whole numbers from 1 to a million.
    pub fn parse(text: &str) -> Result<Self, NotALimit> {
        let number = |part: &str| part.parse().ok().filter(|n| (1..=1_000_000).contains(n)).ok_or(NotALimit);
        let (burst, seconds) = text.split_once('/').ok_or(NotALimit)?;
        Ok(Self::new(number(burst)?, number(seconds)?))
    }

    /// The same limit with rate and burst multiplied by `factor`, for load tests.
    #[must_use]
    pub fn scaled(self, factor: u32) -> Self {
        let factor = i64::from(factor.max(1));
        Self { burst: self.burst * factor, step_millis: (self.step_millis / factor).max(1) }
    }

    /// The `tat` of an idle bucket after one event.
    pub fn first_tat(self, now_millis: i64) -> i64 {
        now_millis + self.step_millis
    }

    /// Milliseconds that one event adds to `tat`.
    pub fn step_millis(self) -> i64 {
        self.step_millis
    }

    /// The latest `tat` at which one more event is allowed.
    pub fn latest_tat(self, now_millis: i64) -> i64 {
        now_millis + (self.burst - 1) * self.step_millis
    }

    /// The most events that `times` clients with this limit can cause in a window of `seconds`.
    pub fn in_window(self, seconds: i64, times: i64) -> i64 {
        times * (self.burst + seconds * 1000 / self.step_millis)
    }

    /// Whole seconds until a bucket at `tat` allows one more event; at least 1.
    pub fn retry_after(self, tat: i64, now_millis: i64) -> i64 {
        let wait = tat - self.latest_tat(now_millis);
        (wait.max(0) + 999).div_euclid(1000).max(1)
    }
}

/// A number of events per day, with a pause between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    a_day: u32,
    pause_millis: i64,
}

/// Why a text is not a quota.
#[derive(Debug, thiserror::Error)]
#[error("must be A_DAY/SECONDS, such as 20/30: 20 a day, 30 seconds between two")]
pub struct NotAQuota;

impl Quota {
    /// `a_day` events per day, `seconds` between two.
    pub const fn new(a_day: u32, seconds: i64) -> Self {
        Self { a_day, pause_millis: seconds * 1000 }
    }

    /// Reads `a_day/seconds`.
    ///
    /// # Errors
    /// [`NotAQuota`] unless both are whole numbers from 1 to a million.
    pub fn parse(text: &str) -> Result<Self, NotAQuota> {
        let (a_day, seconds) = text.split_once('/').ok_or(NotAQuota)?;
        let a_day = a_day.parse().ok().filter(|n| (1..=1_000_000).contains(n)).ok_or(NotAQuota)?;
        let seconds = seconds.parse().ok().filter(|n| (1..=1_000_000).contains(n)).ok_or(NotAQuota)?;
        Ok(Self::new(a_day, seconds))
    }

    /// The same quota with `factor` times as many events per day and shorter pauses, for load tests.
    #[must_use]
    pub fn scaled(self, factor: u32) -> Self {
        let factor = factor.max(1);
        Self { a_day: self.a_day.saturating_mul(factor), pause_millis: self.pause_millis / i64::from(factor) }
    }

    /// The number of events per day.
    pub fn a_day(self) -> u32 {
        self.a_day
    }

    /// Milliseconds between two events.
    pub fn pause_millis(self) -> i64 {
        self.pause_millis
    }
}

/// The network address of a client: an IPv4 address, or the /64 of an IPv6 address, which is what one subscriber gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientAddress(IpAddr);

impl ClientAddress {
    /// The client address of `peer`.
    pub fn new(peer: IpAddr) -> Self {
        match peer.to_canonical() {
            IpAddr::V6(v6) => Self(IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX)))),
            v4 => Self(v4),
        }
    }

    /// The network around an IPv6 address. Many subscribers may share it, or one subscriber may own all of it.
    pub fn network(self) -> Option<ClientNetwork> {
        match self.0 {
            IpAddr::V6(v6) => Some(ClientNetwork(Ipv6Addr::from_bits(v6.to_bits() >> 80 << 80))),
            IpAddr::V4(_) => None,
        }
    }
}

/// The /48 of an IPv6 address: the most that a site is commonly assigned (RFC 6177), 65,536 times a /64.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientNetwork(Ipv6Addr);

/// How many times the limit of one address a network may use.
pub const NETWORK_SHARE: i64 = 16;
/// Seconds in one counting window of a network.
pub const NETWORK_WINDOW: i64 = 600;

impl fmt::Display for ClientNetwork {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/48", self.0)
    }
}

impl fmt::Display for ClientAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// An action that a rate limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Requesting a recovery.
    Recovery,
    /// Requesting a CAPTCHA.
    Captcha,
    /// Presenting the token of a link or ticket, or a typed code.
    Token,
    /// A recovery message to a contact, counted when it is sent.
    RecoveryMessage,
    /// Registering an account.
    Register,
    /// A registration message to a contact, counted when it is sent.
    RegisterMessage,
    /// A message with a user's link to a contact, counted when it is sent. Registrations by strangers do not count against it.
    UserMessage,
    /// A code to a contact that is to be bound, counted when it is sent.
    ContactMessage,
    /// A notice by SMS to a mobile number.
    NoticeMessage,
    /// A notice to a principal, counted per kind of notice.
    Notice,
    /// A request, made within an account, that mails an unverified address.
    Unproven,
    /// A mail to an unverified address, counted when it is sent.
    UnprovenMail,
    /// A request for an SMS that binds a number.
    SmsBinding,
    /// An SMS, counted when it is sent.
    Sms,
    /// Trying a password at sign-in.
    SignIn,
    /// Trying a password at sign-in with a solved CAPTCHA, while the name's own bucket is full.
    SignInCaptcha,
    /// Trying the current password in order to change it.
    ChangePassword,
    /// Ending all other sessions.
    SignOutOthers,
    /// Requesting a mailed code.
    EmailCode,
    /// Starting to turn on an authenticator app.
    EnrolApp,
    /// Creating, changing and resetting users.
    ManageUsers,
}

impl Action {
    fn name(self) -> &'static str {
        match self {
            Self::Recovery => "recovery",
            Self::Captcha => "captcha",
            Self::Token => "token",
            Self::RecoveryMessage => "recovery-message",
            Self::Register => "register",
            Self::RegisterMessage => "register-message",
            Self::UserMessage => "user-message",
            Self::ContactMessage => "contact-message",
            Self::NoticeMessage => "notice-message",
            Self::Notice => "notice",
            Self::Unproven => "unproven",
            Self::UnprovenMail => "unproven-mail",
            Self::SmsBinding => "sms-binding",
            Self::Sms => "sms",
            Self::SignIn => "sign-in",
            Self::SignInCaptcha => "sign-in-captcha",
            Self::ChangePassword => "change-password",
            Self::SignOutOthers => "sign-out-others",
            Self::EmailCode => "email-code",
            Self::EnrolApp => "enrol-app",
            Self::ManageUsers => "manage-users",
        }
    }
}

/// The key of a bucket: `action#scope#value`. It contains names and contacts only as hashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BucketKey(String);

impl BucketKey {
    /// One bucket per client address.
    pub fn address(action: Action, address: ClientAddress) -> Self {
        Self(format!("{}#address#{address}", action.name()))
    }

    /// One bucket per network of a client address and counting window. The window begins at `window`.
    pub fn network(action: Action, network: ClientNetwork, window: Timestamp) -> Self {
        Self(format!("{}#network#{network}#{}", action.name(), window.0))
    }

    /// One bucket per name, whatever address the calls come from.
    pub fn name(action: Action, name: &LoginName) -> Self {
        Self(format!("{}#name#{}", action.name(), name_hash(name)))
    }

    /// One bucket per name and client address.
    pub fn name_and_address(action: Action, name: &LoginName, address: ClientAddress) -> Self {
        Self(format!("{}#name+address#{}", action.name(), digest(&format!("{name} {address}"))))
    }

    /// One bucket per mailbox or number. The tag of an address (`ada+shop@example.com`) is ignored.
    pub fn contact(action: Action, contact: &Contact) -> Self {
        let counted = match contact {
            Contact::Email(address) => digest(&address.mailbox()),
            Contact::Phone(number) => digest(number.as_str()),
        };
        Self(format!("{}#contact#{counted}", action.name()))
    }

    /// One bucket per account, for all its principals together.
    pub fn account(action: Action, account: &AccountName) -> Self {
        Self(format!("{}#account#{}", action.name(), digest(account.as_str())))
    }

    /// One bucket per range of phone numbers.
    pub fn range(action: Action, number: &PhoneNumber) -> Self {
        Self(format!("{}#range#{}", action.name(), digest(number.range())))
    }

    /// One bucket per principal and kind of notice.
    pub fn notice(principal: Id, kind: &str) -> Self {
        Self(format!("{}#{kind}#{principal}", Action::Notice.name()))
    }

    /// One bucket per shard, for the whole deployment.
    pub fn shard(action: Action, shard: u32) -> Self {
        Self(format!("{}#shard#{shard}", action.name()))
    }

    /// One bucket per principal.
    pub fn principal(action: Action, principal: Id) -> Self {
        Self(format!("{}#principal#{principal}", action.name()))
    }
}

impl fmt::Display for BucketKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// The hash of a name for the keys of buckets and devices.
pub fn name_hash(name: &LoginName) -> String {
    digest(&name.to_string())
}

fn digest(text: &str) -> String {
    let hash: [u8; 32] = Sha256::digest(text).into();
    BASE64URL_NOPAD.encode(&hash[..16])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_let_in_and_then_one_a_step() {
        let limit = Limit::new(3, 300);
        let now = 1_000_000;
        let mut tat = limit.first_tat(now);
        let mut let_in = 1;
        while tat <= limit.latest_tat(now) {
            tat += limit.step_millis();
            let_in += 1;
        }
        assert_eq!(let_in, 3);
        assert_eq!(limit.retry_after(tat, now), 300);
        assert!(tat > limit.latest_tat(now + 299_999));
        assert!(tat <= limit.latest_tat(now + 300_000));
    }

    #[test]
    fn scaling_multiplies_rate_and_burst() {
        let limit = Limit::new(3, 300).scaled(10);
        assert_eq!(limit, Limit { burst: 30, step_millis: 30_000 });
    }

    #[test]
    fn limits_are_read_from_two_numbers() {
        assert_eq!(Limit::parse("20/15").unwrap(), Limit::new(20, 15));
        for bad in ["", "20", "0/15", "20/0", "-1/5", "20/15/3", "2.5/3", "9999999/1"] {
            assert!(Limit::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn quotas_are_read_from_two_numbers_and_scale_like_limits() {
        assert_eq!(Quota::parse("20/30").unwrap(), Quota::new(20, 30));
        assert_eq!(Quota::new(20, 30).scaled(10), Quota { a_day: 200, pause_millis: 3_000 });
        for bad in ["", "20", "0/30", "20/0", "-1/5", "20/30/1", "1.5/3"] {
            assert!(Quota::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_tag_is_folded_in_keys_and_nothing_else_is() {
        let key = |text: &str| BucketKey::contact(Action::Recovery, &crate::email::EmailAddress::parse(text).unwrap().into());
        for same in ["ada+x@example.com", "ada+y@example.com", "Ada+a+b@Example.com", "ada+@example.com"] {
            assert_eq!(key(same), key("ada@example.com"), "{same}");
        }
        for other in ["a.da@example.com", "ada-x@example.com", "ada@mail.example.com", "ada+x@example.org", "+ada@example.com"] {
            assert_ne!(key(other), key("ada@example.com"), "{other}");
        }
        assert_ne!(key("+x@example.com"), key("+y@example.com"));
    }

    #[test]
    fn numbers_of_one_range_share_a_key() {
        let key = |text: &str| BucketKey::range(Action::SmsBinding, &PhoneNumber::try_from(text.to_owned()).unwrap());
        assert_eq!(key("+4915123456789"), key("+4915123499999"));
        assert_ne!(key("+4915123456789"), key("+4915123556789"));
        assert_ne!(key("+1234"), key("+1235"));
    }

    #[test]
    fn an_ipv6_subscriber_is_one_client_and_a_mapped_ipv4_is_itself() {
        let of = |text: &str| ClientAddress::new(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.7"), of("192.0.2.7"));
    }

    #[test]
    fn an_ipv6_client_is_part_of_a_48_and_an_ipv4_client_of_no_network() {
        let of = |text: &str| ClientAddress::new(text.parse().unwrap()).network();
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:ffff::1"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:2:2::1"));
        assert_eq!(of("2001:db8:1:2::1").unwrap().to_string(), "2001:db8:1::/48");
        assert_eq!((of("192.0.2.7"), of("::ffff:192.0.2.7")), (None, None));
    }

    #[test]
    fn a_network_has_as_much_as_sixteen_addresses_in_ten_minutes() {
        assert_eq!(Limit::new(60, 10).in_window(NETWORK_WINDOW, NETWORK_SHARE), 16 * (60 + 60));
        assert_eq!(Limit::new(1, 1000).in_window(NETWORK_WINDOW, NETWORK_SHARE), 16);
    }
}
