//! Rate limits: the table of all that an operator can set, and the numbers and keys behind them.
//!
//! To add a limit, add a row to `limits!`, its variable to README's configuration table, and its name to the pattern of the
//! parameter `Limits` in `infra/template.yaml`. Tests compare the three.

mod bucket;
mod client_address;
mod gcra;

pub use self::bucket::{Action, BucketKey, contact_hash, name_hash};
pub use self::client_address::{ClientAddress, ClientNetwork, NETWORK_SHARE, NETWORK_WINDOW};
pub use self::gcra::{Limit, NotALimit, NotAQuota, Quota};

/// A limit that an operator can set.
#[derive(Debug)]
pub struct Rule<L = Limit> {
    /// The environment variable that replaces the default.
    pub variable: &'static str,
    /// The limit if the variable is not set.
    pub default: L,
}

/// Declares each limit as a constant, and all of them as [`ALL`]. The variable of a limit is `REKEY_LIMIT_` and its name.
macro_rules! limits {
    ($($(#[$doc:meta])* $name:ident: $burst:literal at once, one every $seconds:literal s;)*) => {
        $($(#[$doc])*
        pub const $name: Rule = Rule { variable: concat!("REKEY_LIMIT_", stringify!($name)), default: Limit::new($burst, $seconds) };)*
        /// Every limit of this table.
        pub const ALL: &[Rule] = &[$($name),*];
    };
}

// Each comment names the events, and what has a count of its own. A limit by client address also counts for the network around an
// IPv6 address.
limits! {
    /// Requests for a recovery, by client address.
    RECOVERY_ADDRESS: 20 at once, one every 15 s;
    /// CAPTCHAs that a page asks for, by client address.
    CAPTCHA_ADDRESS: 120 at once, one every 2 s;
    /// Calls with the token of a link, a ticket or a typed code, valid or not, by client address.
    TOKEN_ADDRESS: 120 at once, one every 2 s;
    /// Requests for an account, by client address.
    REGISTER_ADDRESS: 10 at once, one every 60 s;
    /// Requested messages to a mailbox or mobile number, when they are sent. Each kind of message has its own count.
    MESSAGE_CONTACT: 3 at once, one every 300 s;
    /// Requests within an account that mail an unproven address, by account.
    UNPROVEN_ACCOUNT: 20 at once, one every 180 s;
    /// The same requests, by client address.
    UNPROVEN_ADDRESS: 40 at once, one every 90 s;
    /// Notices that are not always sent (see [`crate::notice::Bucket`]), by principal and kind of notice.
    NOTICE: 3 at once, one every 3600 s;
    /// Notices by SMS, by mobile number.
    SMS_NOTICE: 5 at once, one every 3600 s;
    /// Requests for an SMS that binds a number, by account.
    SMS_BINDING_ACCOUNT: 10 at once, one every 1800 s;
    /// The same requests, by client address.
    SMS_BINDING_ADDRESS: 10 at once, one every 1800 s;
    /// SMS that bind a number, when they are sent, by range of numbers.
    SMS_BINDING_RANGE: 10 at once, one every 3600 s;
    /// Passwords tried at sign-in, by client address.
    SIGN_IN_ADDRESS: 60 at once, one every 10 s;
    /// Passwords tried at sign-in, by name and client address.
    SIGN_IN_NAME_ADDRESS: 20 at once, one every 60 s;
    /// Passwords tried at sign-in by browsers and addresses that are new to the name, by name.
    SIGN_IN_NAME: 100 at once, one every 60 s;
    /// Passwords tried at sign-in with a solved CAPTCHA, after [`SIGN_IN_NAME`] is reached, by name.
    SIGN_IN_CAPTCHA: 100 at once, one every 60 s;
    /// Passwords tried at sign-in in a browser that signed in with the name before, by browser and name.
    SIGN_IN_DEVICE: 20 at once, one every 60 s;
    /// Requests of desktop apps for an approval, by client address.
    DEVICE_AUTHORIZE_ADDRESS: 30 at once, one every 20 s;
    /// User codes of desktop apps that a signed-in person enters, by principal.
    USER_CODE: 20 at once, one every 60 s;
    /// The same user codes, by client address.
    USER_CODE_ADDRESS: 60 at once, one every 20 s;
    /// Tries at the current password, to change it or to re-authenticate, by principal.
    CHANGE_PASSWORD: 10 at once, one every 60 s;
    /// Requests to sign all other sessions out, by principal.
    SIGN_OUT_OTHERS: 10 at once, one every 60 s;
    /// Requests to turn an authenticator app on, by principal.
    ENROL_APP: 10 at once, one every 60 s;
    /// Sign-ins with a passkey that a page begins, by client address.
    PASSKEY_ADDRESS: 120 at once, one every 2 s;
    /// Passkeys that a session begins to add or to re-authenticate with, by principal.
    PASSKEY_PRINCIPAL: 20 at once, one every 30 s;
    /// Users created, changed, reset and deleted, by administrator.
    MANAGE_USERS: 60 at once, one every 10 s;
}

/// One-time codes that a principal asks for: a number per day, with a pause between two.
pub const EMAIL_CODE: Rule<Quota> = Rule { variable: "REKEY_LIMIT_EMAIL_CODE", default: Quota::new(20, 30) };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_limit_is_that_of_its_variable() {
        assert_eq!(SIGN_IN_NAME_ADDRESS.variable, "REKEY_LIMIT_SIGN_IN_NAME_ADDRESS");
        assert_eq!(SIGN_IN_NAME_ADDRESS.default, Limit::parse("20/60").unwrap());
    }
}
