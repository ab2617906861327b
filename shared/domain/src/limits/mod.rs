//! Rate limits: the table of all that an operator can set, and the numbers and keys behind them.
//!
//! To add a limit, add a row to `limits!`, its variable to README's configuration table, and its name to the pattern of the
//! parameter `Limits` in `infra/template.yaml`. Tests compare the three.

mod bucket;
mod client_address;
mod gcra;

pub use self::bucket::{Action, BucketKey, name_hash};
pub use self::client_address::{ClientAddress, ClientNetwork, NETWORK_SHARE, NETWORK_WINDOW};
pub use self::gcra::{Limit, NotALimit, NotAQuota, Quota};

/// A limit that an operator can set: the events that it counts, what has a count of its own, and how many it allows.
#[derive(Debug)]
pub struct Rule<L = Limit> {
    /// The events that the limit applies to. Each kind is counted by itself.
    pub counts: &'static [Action],
    /// What has a count of its own.
    pub per: Scope,
    /// The environment variable that replaces the default.
    pub variable: &'static str,
    /// The limit if the variable is not set.
    pub default: L,
}

/// What a limit keeps a separate count for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// A client address. A limit by address also counts the network of an IPv6 address.
    Address,
    /// A name to sign in with, at one client address.
    NameAndAddress,
    /// A name to sign in with, whatever address the calls come from.
    Name,
    /// A browser that signed in with the name before.
    Device,
    /// A mailbox or mobile number.
    Contact,
    /// A range of phone numbers.
    Range,
    /// An account, with all its principals together.
    Account,
    /// A principal.
    Principal,
    /// A principal and a kind of notice.
    NoticeKind,
}

/// Declares each limit as a constant, and all of them as [`ALL`]. The variable of a limit is `REKEY_LIMIT_` and its name.
macro_rules! limits {
    ($($(#[$doc:meta])* $name:ident: [$($action:ident),+] per $scope:ident, $burst:literal at once, one every $seconds:literal s;)*) => {
        $($(#[$doc])*
        pub const $name: Rule = Rule {
            counts: &[$(Action::$action),+],
            per: Scope::$scope,
            variable: concat!("REKEY_LIMIT_", stringify!($name)),
            default: Limit::new($burst, $seconds),
        };)*
        /// Every limit of this table.
        pub const ALL: &[Rule] = &[$($name),*];
    };
}

limits! {
    /// Requests for a recovery.
    RECOVERY_ADDRESS: [Recovery] per Address, 20 at once, one every 15 s;
    /// CAPTCHAs that a page asks for.
    CAPTCHA_ADDRESS: [Captcha] per Address, 120 at once, one every 2 s;
    /// Calls with the token of a link, a ticket or a typed code, valid or not.
    TOKEN_ADDRESS: [Token] per Address, 120 at once, one every 2 s;
    /// Requests for an account.
    REGISTER_ADDRESS: [Register] per Address, 10 at once, one every 60 s;
    /// Requested messages, when they are sent.
    MESSAGE_CONTACT: [RecoveryMessage, RegisterMessage, UserMessage, ContactMessage] per Contact, 3 at once, one every 300 s;
    /// Requests within an account that mail an unproven address.
    UNPROVEN_ACCOUNT: [Unproven] per Account, 20 at once, one every 180 s;
    /// The same requests, by client address.
    UNPROVEN_ADDRESS: [Unproven] per Address, 40 at once, one every 90 s;
    /// Notices of one kind that are not always sent (see [`crate::notice::Bucket`]).
    NOTICE: [Notice] per NoticeKind, 3 at once, one every 3600 s;
    /// Notices by SMS.
    SMS_NOTICE: [NoticeMessage] per Contact, 5 at once, one every 3600 s;
    /// Requests for an SMS that binds a number.
    SMS_BINDING_ACCOUNT: [SmsBinding] per Account, 10 at once, one every 1800 s;
    /// The same requests, by client address.
    SMS_BINDING_ADDRESS: [SmsBinding] per Address, 10 at once, one every 1800 s;
    /// SMS that bind a number, when they are sent.
    SMS_BINDING_RANGE: [SmsBinding] per Range, 10 at once, one every 3600 s;
    /// Passwords tried at sign-in, from one address.
    SIGN_IN_ADDRESS: [SignIn] per Address, 60 at once, one every 10 s;
    /// Passwords tried at a name from one address.
    SIGN_IN_NAME_ADDRESS: [SignIn] per NameAndAddress, 20 at once, one every 60 s;
    /// Passwords tried at a name by browsers and addresses that are new to the name.
    SIGN_IN_NAME: [SignIn] per Name, 100 at once, one every 60 s;
    /// Passwords tried at a name with a solved CAPTCHA, after [`SIGN_IN_NAME`] is reached.
    SIGN_IN_CAPTCHA: [SignInCaptcha] per Name, 100 at once, one every 60 s;
    /// Passwords tried in a browser that signed in with the name before.
    SIGN_IN_DEVICE: [SignIn] per Device, 20 at once, one every 60 s;
    /// Tries at the current password, to change it or to re-authenticate.
    CHANGE_PASSWORD: [ChangePassword] per Principal, 10 at once, one every 60 s;
    /// Requests to sign all other sessions out.
    SIGN_OUT_OTHERS: [SignOutOthers] per Principal, 10 at once, one every 60 s;
    /// Requests to turn an authenticator app on.
    ENROL_APP: [EnrolApp] per Principal, 10 at once, one every 60 s;
    /// Sign-ins with a passkey that a page begins.
    PASSKEY_ADDRESS: [Passkey] per Address, 120 at once, one every 2 s;
    /// Passkeys that a session begins to add or to re-authenticate with.
    PASSKEY_PRINCIPAL: [Passkey] per Principal, 20 at once, one every 30 s;
    /// Users created, changed, reset and deleted by one manager.
    MANAGE_USERS: [ManageUsers] per Principal, 60 at once, one every 10 s;
}

/// One-time codes that a principal asks for: a number per day, with a pause between two.
pub const EMAIL_CODE: Rule<Quota> =
    Rule { counts: &[Action::EmailCode], per: Scope::Principal, variable: "REKEY_LIMIT_EMAIL_CODE", default: Quota::new(20, 30) };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_limits_count_the_same_events_in_the_same_buckets() {
        let mut buckets = Vec::new();
        for rule in ALL {
            for bucket in rule.counts.iter().map(|action| (*action, rule.per)) {
                assert!(!buckets.contains(&bucket), "{} counts in the buckets of another limit", rule.variable);
                buckets.push(bucket);
            }
        }
    }

    #[test]
    fn the_name_of_a_limit_is_that_of_its_variable() {
        assert_eq!(SIGN_IN_NAME_ADDRESS.variable, "REKEY_LIMIT_SIGN_IN_NAME_ADDRESS");
        assert_eq!(SIGN_IN_NAME_ADDRESS.default, Limit::parse("20/60").unwrap());
    }
}
