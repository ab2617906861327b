//! The keys of the buckets in which events are counted.

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};

use super::{ClientAddress, ClientNetwork};
use crate::account::{AccountName, LoginName};
use crate::clock::Timestamp;
use crate::contact::Contact;
use crate::id::Id;
use crate::phone::PhoneNumber;

/// Declares the actions with their names in keys.
macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident = $name:literal;)*) => {
        /// An action that a rate limit or a budget counts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Action {
            $($(#[$doc])* $action,)*
        }

        impl Action {
            const fn name(self) -> &'static str {
                match self {
                    $(Self::$action => $name,)*
                }
            }
        }
    };
}

actions! {
    /// Requesting a recovery.
    Recovery = "recovery";
    /// Requesting a CAPTCHA.
    Captcha = "captcha";
    /// Presenting the token of a link or ticket, or a typed code.
    Token = "token";
    /// A recovery message to a contact, counted when it is sent.
    RecoveryMessage = "recovery-message";
    /// Registering an account.
    Register = "register";
    /// A registration message to a contact, counted when it is sent.
    RegisterMessage = "register-message";
    /// A message with a user's link to a contact, counted when it is sent. Registrations by strangers do not count against it.
    UserMessage = "user-message";
    /// A code to a new contact that the code binds, counted when it is sent.
    ContactMessage = "contact-message";
    /// A notice by SMS to a mobile number.
    NoticeMessage = "notice-message";
    /// A notice to a principal, counted per kind of notice.
    Notice = "notice";
    /// A request, made within an account, that mails an unverified address.
    Unproven = "unproven";
    /// A mail to an unverified address, counted when it is sent.
    UnprovenMail = "unproven-mail";
    /// A request for an SMS that binds a number.
    SmsBinding = "sms-binding";
    /// An SMS, counted when it is sent.
    Sms = "sms";
    /// Trying a password at sign-in.
    SignIn = "sign-in";
    /// Trying a password at sign-in with a solved CAPTCHA, while the name's own bucket is full.
    SignInCaptcha = "sign-in-captcha";
    /// Requesting the approval of a desktop app.
    DeviceAuthorize = "device-authorize";
    /// Entering the user code of a desktop app.
    UserCode = "user-code";
    /// Trying the current password in order to change it.
    ChangePassword = "change-password";
    /// Ending all other sessions.
    SignOutOthers = "sign-out-others";
    /// Requesting a mailed code.
    EmailCode = "email-code";
    /// Beginning to use a passkey, or to add one.
    Passkey = "passkey";
    /// Starting to turn on an authenticator app.
    EnrolApp = "enrol-app";
    /// Creating, changing and resetting users.
    ManageUsers = "manage-users";
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

/// The hash of a whole contact for the key of its message records. Unlike the key of a bucket, it tells the tags of an address
/// apart: each spelling gets messages of its own.
pub fn contact_hash(contact: &Contact) -> String {
    digest(contact.as_str())
}

fn digest(text: &str) -> String {
    let hash: [u8; 32] = Sha256::digest(text).into();
    BASE64URL_NOPAD.encode(&hash[..16])
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
