//! Every message that Rekey sends, and its reader.

use rekey_domain::account::LoginName;
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::Contact;
use rekey_domain::message_record::MessageKind;
use rekey_domain::one_time_code_request::{CODE_LIFE, Purpose};
use rekey_domain::principal::{Principal, State};
use rekey_domain::recovery::SMS_LIFE;
use rekey_domain::reference::Reference;
use rekey_domain::registration::ACTIVATION_LIFE;

use crate::notice::NoticeMessage;

/// The reader of a message, which decides whether the message may contain text that somebody chose.
///
/// People choose names, and a stranger may be among the readers. A message to a contact that has not proven itself contains no
/// name, not even a harmless one, and mails get a name from here alone. [`Reader::of`] is the one place that decides this.
/// The messages to owners only ([`Recover`], [`NoticeMessage`]) go to contacts that are bound, or were until the act that a
/// notice reports.
#[derive(Clone)]
pub enum Reader {
    /// The owner of this name, at a contact that is bound to it.
    Owner(LoginName),
    /// The reader of an address that somebody typed.
    Unproven,
}

impl Reader {
    /// The reader of this contact. A contact has proven itself to the principal that it is bound to. A contact that somebody
    /// typed, that an administrator named, or that is bound to another principal has not.
    pub fn of(principal: &Principal, contact: &Contact) -> Self {
        if principal.contacts().any(|bound| bound == *contact) { Self::Owner(principal.login_name()) } else { Self::Unproven }
    }

    pub(crate) fn is_owner(&self) -> bool {
        matches!(self, Self::Owner(_))
    }

    /// The name of the reader, if the reader is its owner.
    pub(crate) fn name(&self) -> Option<&LoginName> {
        match self {
            Self::Owner(name) => Some(name),
            Self::Unproven => None,
        }
    }
}

/// A message to one contact.
pub enum Message {
    /// The link and the code that recover a password.
    Recover(Recover),
    /// The link that creates an account.
    Activate(Activate),
    /// The link with which a user chooses a password.
    ActivateUser(ActivateUser),
    /// The answer to a registration of an account that exists already.
    Registered(Registered),
    /// Six digits that complete a sign-in or confirm a change.
    AuthenticationCode(AuthenticationCode),
    /// The report of an act.
    Notice(NoticeMessage),
}

/// The accounts of an address, and the two proofs that open them.
pub struct Recover {
    /// The accounts and users that the message is for, as far as there is room.
    pub names: Vec<LoginName>,
    /// Whether there are more.
    pub more: bool,
    /// The link, with its secret in the fragment.
    pub link: String,
    /// The code to type.
    pub code: String,
    /// The words that the page shows as well.
    pub reference: Reference,
    /// When link and code expire.
    pub expires_at: Timestamp,
}

/// An account to create. The message does not contain its name: the page that the link opens shows it.
pub struct Activate {
    /// The link, with its secret in the fragment.
    pub link: String,
    /// When the link expires.
    pub expires_at: Timestamp,
}

/// A user who is to choose a password.
pub struct ActivateUser {
    /// The reader.
    pub reader: Reader,
    /// The state of the user, which is the reason: an invitation, a reset password, or another address.
    pub state: State,
    /// The link, with its secret in the fragment.
    pub link: String,
    /// When the link expires.
    pub expires_at: Timestamp,
}

/// An account that exists, with the reader's address as its name.
pub struct Registered {
    /// The reader: the owner of the account, if the address is still bound to it.
    pub reader: Reader,
}

/// A code of six digits, or of eight characters for lost factors.
pub struct AuthenticationCode {
    /// The reader.
    pub reader: Reader,
    /// The code.
    pub code: String,
    /// The purpose of the code.
    pub purpose: Purpose,
    /// Whether the code is typed in an app. Its SMS then names no site, since phones would offer the code on that site alone.
    pub in_an_app: bool,
    /// When the code expires.
    pub expires_at: Timestamp,
}

impl Message {
    /// The kind of the message, for its record.
    pub(crate) fn kind(&self) -> MessageKind {
        match self {
            Self::Recover(_) => MessageKind::Recovery,
            Self::Activate(_) => MessageKind::Activation,
            Self::ActivateUser(_) => MessageKind::UserLink,
            Self::Registered(_) => MessageKind::AccountExists,
            Self::AuthenticationCode(_) => MessageKind::Code,
            Self::Notice(it) => MessageKind::Notice(it.notice.name()),
        }
    }

    /// Seconds after which the SMS is useless.
    pub(crate) fn sms_life(&self) -> i64 {
        match self {
            Self::Recover(_) => SMS_LIFE,
            Self::AuthenticationCode(_) => CODE_LIFE,
            Self::Activate(_) | Self::ActivateUser(_) | Self::Registered(_) | Self::Notice(_) => ACTIVATION_LIFE,
        }
    }

    /// Whether the message goes to a contact that has proven itself.
    pub fn is_for_an_owner(&self) -> bool {
        match self {
            Self::Recover(_) | Self::Notice(_) => true,
            Self::Activate(_) => false,
            Self::ActivateUser(ActivateUser { reader, .. })
            | Self::Registered(Registered { reader })
            | Self::AuthenticationCode(AuthenticationCode { reader, .. }) => reader.is_owner(),
        }
    }
}
