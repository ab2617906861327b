//! Every message that Rekey sends: subject, text and HTML, from templates in which everything is escaped.

use askama::Template;
use rekey_adapters::mailer::Mail;
use rekey_domain::account::LoginName;
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::Contact;
use rekey_domain::email::EmailAddress;
use rekey_domain::message_record::MessageKind;
use rekey_domain::one_time_code_request::{CODE_LIFE, Purpose};
use rekey_domain::principal::{Principal, State};
use rekey_domain::recovery::SMS_LIFE;
use rekey_domain::reference::Reference;
use rekey_domain::registration::ACTIVATION_LIFE;

use crate::notice::{NoticeMessage, Parts};
use crate::site::Site;

/// The reader of a message, which decides whether the message may contain text that somebody chose.
///
/// People choose names, and a stranger may be among the readers. A message to a contact that has not proven itself contains no
/// name, not even a harmless one, and templates get a name from here alone. [`Reader::of`] is the one place that decides this.
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

    fn is_owner(&self) -> bool {
        matches!(self, Self::Owner(_))
    }

    /// The name of the reader, if the reader is its owner.
    fn name(&self) -> Option<&LoginName> {
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

/// A code of six digits.
pub struct AuthenticationCode {
    /// The reader.
    pub reader: Reader,
    /// The digits.
    pub code: String,
    /// The purpose of the code.
    pub purpose: Purpose,
    /// When the code expires.
    pub expires_at: Timestamp,
}

/// A mail without its address.
struct Rendered {
    subject: String,
    text: String,
    html: String,
}

macro_rules! templates {
    ($($name:ident, $fields:ty, $text:literal, $html:literal;)*) => {$(
        mod $name {
            use super::*;

            #[derive(Template)]
            #[template(path = $text, escape = "none")]
            struct Text<'a> {
                site: &'a Site,
                it: &'a $fields,
            }

            #[derive(Template)]
            #[template(path = $html)]
            struct Html<'a> {
                site: &'a Site,
                it: &'a $fields,
                subject: &'a str,
            }

            pub(super) fn render(site: &Site, it: &$fields, subject: String) -> askama::Result<Rendered> {
                let (text, html) = (Text { site, it }.render()?, Html { site, it, subject: &subject }.render()?);
                Ok(Rendered { subject, text, html })
            }
        }
    )*};
}

templates! {
    recover, Recover, "recover.txt", "recover.html";
    activate, Activate, "activate.txt", "activate.html";
    activate_user, ActivateUser, "activate-user.txt", "activate-user.html";
    registered, Registered, "registered.txt", "registered.html";
    authentication_code, AuthenticationCode, "authentication-code.txt", "authentication-code.html";
    notice, Parts, "notice.txt", "notice.html";
}

impl Message {
    /// The message as a mail to this address.
    ///
    /// # Errors
    /// If a template fails, which none does that compiles.
    pub fn mail(&self, to: EmailAddress, site: &Site) -> askama::Result<Mail> {
        let brand = &site.brand;
        let Rendered { subject, text, html } = match self {
            Self::Recover(it) => recover::render(site, it, format!("Reset your {brand} password")),
            Self::Activate(it) => activate::render(site, it, format!("Activate your {brand} account")),
            Self::ActivateUser(it) => {
                let subject = match it.state {
                    State::Invited => format!("You are invited to {brand}"),
                    State::Reset => format!("Choose a new {brand} password"),
                    State::Active | State::Frozen => format!("Confirm your address at {brand}"),
                };
                activate_user::render(site, it, subject)
            }
            Self::Registered(it) => {
                let subject = match it.reader {
                    Reader::Owner(_) => format!("You already have a {brand} account"),
                    Reader::Unproven => format!("This name is taken at {brand}"),
                };
                registered::render(site, it, subject)
            }
            Self::AuthenticationCode(it) => authentication_code::render(site, it, format!("Your {brand} authentication code")),
            Self::Notice(it) => {
                let parts = it.parts(site, Some(&Contact::Email(to.clone())));
                notice::render(site, &parts, parts.subject.clone())
            }
        }?;
        Ok(Mail { to, subject, text, html, proven: self.is_for_an_owner() })
    }

    /// The message as an SMS, if it has that form: short, in the letters that every phone has, and without a link if it has a
    /// code.
    pub fn sms(&self, site: &Site) -> Option<String> {
        let brand = &site.brand;
        match self {
            Self::Recover(it) => Some(format!(
                "{brand}: {} is your code to choose a new password ({}). Use it within 10 minutes. Give it to nobody.",
                it.code,
                it.reference.as_str()
            )),
            Self::Notice(it) => it.sms(site),
            Self::AuthenticationCode(it) if it.purpose == Purpose::LostFactorPhone => Some(format!(
                "{brand}: {} is your code to turn off two-factor authentication. It is good for 10 minutes. Not you? Give it to \
                 nobody and change your password.",
                it.code
            )),
            Self::AuthenticationCode(it) => Some(format!(
                "{brand}: {} is your code to confirm this mobile number. It is good for 10 minutes. Give it to nobody.",
                it.code
            )),
            Self::Activate(_) | Self::ActivateUser(_) | Self::Registered(_) => None,
        }
    }

    /// The kind of the message, for its record.
    pub(crate) fn kind(&self) -> MessageKind {
        match self {
            Self::Recover(_) => MessageKind::Recovery,
            Self::Activate(_) => MessageKind::Activation,
            Self::ActivateUser(_) => MessageKind::UserLink,
            Self::Registered(_) => MessageKind::AccountExists,
            Self::AuthenticationCode(_) => MessageKind::Code,
            Self::Notice(it) => MessageKind::Notice(it.notice.name().to_owned()),
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
