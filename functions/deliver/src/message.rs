//! Every message that Rekey sends: subject, text and HTML, from templates in which everything is escaped.

use askama::Template;
use rekey_adapters::mailer::Mail;
use rekey_domain::account::{LoginName, UserName};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::Contact;
use rekey_domain::email::EmailAddress;
use rekey_domain::one_time_code_request::{CODE_LIFE, Purpose};
use rekey_domain::outbox::{Notice, Withheld};
use rekey_domain::principal::{Principal, State};
use rekey_domain::recovery::SMS_LIFE;
use rekey_domain::reference::Reference;
use rekey_domain::registration::ACTIVATION_LIFE;

use crate::notice::Words;

/// What all messages know of the service.
#[derive(Clone)]
pub struct Site {
    /// The service's name.
    pub brand: String,
    /// Where its pages are.
    pub base_url: String,
    /// Where people reach the operator, if anywhere but on the support page.
    pub support_url: Option<String>,
}

/// Who reads a message, and so whether it may hold text that somebody chose.
///
/// Names are chosen by people who may be strangers to the reader. A message to a contact that has not proven itself holds no
/// name, not even a harmless one, and templates get a name from here alone. [`Reader::of`] is the one place that decides it.
/// What goes to owners only ([`Recover`], [`NoticeMessage`]) goes to contacts that are bound, or were until the act that is told.
#[derive(Clone)]
pub enum Reader {
    /// The owner of this name, at a contact that is bound to it.
    Owner(LoginName),
    /// The reader of an address that somebody typed.
    Unproven,
}

impl Reader {
    /// Who reads this contact. It has proven itself to a principal if it is bound to the principal: one that was typed, named by
    /// an administrator, or bound to somebody else, has not.
    pub(crate) fn of(principal: &Principal, contact: &Contact) -> Self {
        if principal.contacts().any(|bound| bound == *contact) { Self::Owner(principal.login_name()) } else { Self::Unproven }
    }

    fn is_owner(&self) -> bool {
        matches!(self, Self::Owner(_))
    }

    /// The reader's name, where the reader is its owner.
    fn name(&self) -> Option<&LoginName> {
        match self {
            Self::Owner(name) => Some(name),
            Self::Unproven => None,
        }
    }
}

/// A message to one contact.
pub enum Message {
    /// The way back in.
    Recover(Recover),
    /// The link that brings an account into being.
    Activate(Activate),
    /// The link by which a user chooses a password.
    ActivateUser(ActivateUser),
    /// Word that the account exists already.
    Registered(Registered),
    /// Six digits that complete a sign-in or confirm who asks.
    AuthenticationCode(AuthenticationCode),
    /// Word of something that was done.
    Notice(NoticeMessage),
}

/// Accounts of an address, and the two proofs that open them.
pub struct Recover {
    /// Every account and user that the message is for, as far as there is room.
    pub names: Vec<LoginName>,
    /// Whether there are more.
    pub more: bool,
    /// The link, with its secret in the fragment.
    pub link: String,
    /// The typed code.
    pub code: String,
    /// The words that the page shows as well.
    pub reference: Reference,
    /// When link and code end.
    pub expires_at: Timestamp,
}

/// An account to be. Its name is not told: the page that the link opens shows it.
pub struct Activate {
    /// The link, with its secret in the fragment.
    pub link: String,
    /// When the link ends.
    pub expires_at: Timestamp,
}

/// A user that is to choose a password.
pub struct ActivateUser {
    /// Who reads it.
    pub reader: Reader,
    /// Why: it was invited, its password was reset, or it was given another address.
    pub state: State,
    /// The link, with its secret in the fragment.
    pub link: String,
    /// When the link ends.
    pub expires_at: Timestamp,
}

/// An account that is, by the name of the reader's address.
pub struct Registered {
    /// Who reads it: its owner, if the address is still bound to it.
    pub reader: Reader,
}

/// A mailed code.
pub struct AuthenticationCode {
    /// Who reads it.
    pub reader: Reader,
    /// The digits.
    pub code: String,
    /// What for.
    pub purpose: Purpose,
    /// When the code ends.
    pub expires_at: Timestamp,
}

/// Something that was done.
#[derive(Clone)]
pub struct NoticeMessage {
    /// Whose name it concerns.
    pub name: LoginName,
    /// What it was.
    pub notice: Notice,
    /// When.
    pub at: Timestamp,
    /// Notices of the kind that were counted before it and not sent.
    pub more: Option<Withheld>,
    /// Until when nothing weakens a second factor because of it.
    pub held_until: Option<Timestamp>,
    /// The users that an undo has suspended.
    pub users: Vec<UserName>,
    /// How many more it has suspended.
    pub more_users: usize,
    /// The link by which its reader says that it was somebody else.
    pub not_me: Option<String>,
    /// Whether its reader has no address that mails go to.
    pub by_sms_alone: bool,
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

            pub(super) fn render(site: &Site, it: &$fields, subject: &str) -> askama::Result<(String, String)> {
                Ok((Text { site, it }.render()?, Html { site, it, subject }.render()?))
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
}

#[derive(Template)]
#[template(path = "notice.txt", escape = "none")]
struct NoticeText<'a> {
    site: &'a Site,
    words: &'a Words,
}

#[derive(Template)]
#[template(path = "notice.html")]
struct NoticeHtml<'a> {
    site: &'a Site,
    words: &'a Words,
    subject: &'a str,
}

impl Message {
    /// The message as a mail to this address.
    ///
    /// # Errors
    /// If a template fails, which none does that compiles.
    pub fn to(&self, to: EmailAddress, site: &Site) -> askama::Result<Mail> {
        let brand = &site.brand;
        let subject = match self {
            Self::Recover(_) => format!("Reset your {brand} password"),
            Self::Activate(_) => format!("Activate your {brand} account"),
            Self::ActivateUser(it) => match it.state {
                State::Invited => format!("You are invited to {brand}"),
                State::Reset => format!("Choose a new {brand} password"),
                State::Active | State::Frozen => format!("Confirm your address at {brand}"),
            },
            Self::Registered(it) if it.reader.is_owner() => format!("You already have a {brand} account"),
            Self::Registered(_) => format!("This name is taken at {brand}"),
            Self::AuthenticationCode(_) => format!("Your {brand} authentication code"),
            Self::Notice(it) => it.words(site, None).subject,
        };
        let (text, html) = match self {
            Self::Recover(it) => recover::render(site, it, &subject),
            Self::Activate(it) => activate::render(site, it, &subject),
            Self::ActivateUser(it) => activate_user::render(site, it, &subject),
            Self::Registered(it) => registered::render(site, it, &subject),
            Self::AuthenticationCode(it) => authentication_code::render(site, it, &subject),
            Self::Notice(it) => {
                let words = &it.words(site, Some(&Contact::Email(to.clone())));
                Ok((NoticeText { site, words }.render()?, NoticeHtml { site, words, subject: &subject }.render()?))
            }
        }?;
        Ok(Mail { to, subject, text, html, proven: self.is_for_an_owner() })
    }

    /// Whether it goes to a contact that has proven itself.
    pub(crate) fn is_for_an_owner(&self) -> bool {
        match self {
            Self::Recover(_) | Self::Notice(_) => true,
            Self::Activate(_) => false,
            Self::ActivateUser(ActivateUser { reader, .. })
            | Self::Registered(Registered { reader })
            | Self::AuthenticationCode(AuthenticationCode { reader, .. }) => reader.is_owner(),
        }
    }
}

impl Message {
    /// The message as an SMS, if it is one that goes to phones: short, in the letters that every phone has, and without a link
    /// to click where a code does.
    pub fn for_phones(&self, site: &Site) -> Option<String> {
        let brand = &site.brand;
        match self {
            Self::Recover(it) => Some(format!(
                "{brand}: {} is your code to choose a new password ({}). Use it within 10 minutes. Give it to nobody.",
                it.code,
                it.reference.as_str()
            )),
            Self::Notice(it) => it.words_for_phones(site),
            Self::AuthenticationCode(it) => Some(format!(
                "{brand}: {} is your code to confirm this mobile number. It is good for 10 minutes. Give it to nobody.",
                it.code
            )),
            Self::Activate(_) | Self::ActivateUser(_) | Self::Registered(_) => None,
        }
    }

    /// Seconds after which the message, as an SMS, is worth nothing any more.
    pub(crate) fn life(&self) -> i64 {
        match self {
            Self::Recover(_) => SMS_LIFE,
            Self::AuthenticationCode(_) => CODE_LIFE,
            Self::Activate(_) | Self::ActivateUser(_) | Self::Registered(_) | Self::Notice(_) => ACTIVATION_LIFE,
        }
    }
}

impl Site {
    /// Where a message sends people who need help.
    fn support(&self) -> String {
        self.support_url.clone().unwrap_or_else(|| format!("{}/support", self.base_url))
    }
}

/// A name as people read it.
pub(crate) fn shown(name: &LoginName) -> String {
    match &name.user {
        None => format!("{} (Enterprise administrator)", name.account),
        Some(user) => format!("{user} of {}", name.account),
    }
}
