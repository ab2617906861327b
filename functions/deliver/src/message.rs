//! Every message that Rekey sends: subject, text and HTML, from templates in which everything is escaped.

use askama::Template;
use rekey_adapters::mailer::Mail;
use rekey_domain::account::{AccountName, LoginName, UserName};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::ContactKind;
use rekey_domain::email::EmailAddress;
use rekey_domain::email_code::{CODE_LIFE, Purpose};
use rekey_domain::factors::Factor;
use rekey_domain::outbox::{Notice, Withheld};
use rekey_domain::principal::State;
use rekey_domain::recovery::SMS_LIFE;
use rekey_domain::reference::Reference;
use rekey_domain::registration::ACTIVATION_LIFE;
use rekey_domain::session::{Client, DeviceName};

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

/// Who reads a message. Names are chosen by people who may be strangers to the reader: a mail to an address that has not
/// proven itself carries none, not even a harmless one.
#[derive(Clone)]
pub enum Reader {
    /// The owner of this name, at a contact that is bound to it.
    Owner(LoginName),
    /// The reader of an address that somebody typed.
    Unproven,
}

impl Reader {
    /// The owner of a name, if the contact is bound to it.
    pub(crate) fn of(name: LoginName, bound: bool) -> Self {
        if bound { Self::Owner(name) } else { Self::Unproven }
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
    Told(Told),
}

/// Accounts of an address, and the two proofs that open them.
pub struct Recover {
    /// Every account and user that the message is for.
    pub names: Vec<LoginName>,
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
pub struct Told {
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
            Self::Told(it) => it.words(site).subject,
        };
        let (text, html) = match self {
            Self::Recover(it) => recover::render(site, it, &subject),
            Self::Activate(it) => activate::render(site, it, &subject),
            Self::ActivateUser(it) => activate_user::render(site, it, &subject),
            Self::Registered(it) => registered::render(site, it, &subject),
            Self::AuthenticationCode(it) => authentication_code::render(site, it, &subject),
            Self::Told(it) => {
                let words = &it.words(site);
                Ok((NoticeText { site, words }.render()?, NoticeHtml { site, words, subject: &subject }.render()?))
            }
        }?;
        Ok(Mail { to, subject, text, html, proven: self.is_for_a_proven_address() })
    }

    /// Whether it goes to an address that has proven itself. A notice goes only to a contact that is bound, or was until the
    /// act that it tells of.
    fn is_for_a_proven_address(&self) -> bool {
        match self {
            Self::Recover(_) | Self::Told(_) => true,
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
            Self::Told(it) => it.words_for_phones(site),
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
            Self::Activate(_) | Self::ActivateUser(_) | Self::Registered(_) | Self::Told(_) => ACTIVATION_LIFE,
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

/// One sample of each message as a mail, for previews and tests.
///
/// # Errors
/// If a template fails.
pub fn previews(site: &Site, now: Timestamp) -> askama::Result<Vec<Mail>> {
    let to = EmailAddress::parse("ada@example.com").map_err(askama::Error::custom)?;
    samples(site, now)?.iter().map(|message| message.to(to.clone(), site)).collect()
}

/// One sample of each SMS.
///
/// # Errors
/// As [`previews`].
pub fn sms_previews(site: &Site, now: Timestamp) -> askama::Result<Vec<String>> {
    // Of codes, the one alone that confirms a number goes to phones.
    let goes = |message: &Message| !matches!(message, Message::AuthenticationCode(it) if it.purpose != Purpose::Bind);
    Ok(samples(site, now)?.iter().filter(|message| goes(message)).filter_map(|message| message.for_phones(site)).collect())
}

/// One sample of each message, with names that try to break out.
fn samples(site: &Site, now: Timestamp) -> askama::Result<Vec<Message>> {
    let account = |text| AccountName::parse(text).map_err(askama::Error::custom);
    let user = UserName::parse("grace").map_err(askama::Error::custom)?;
    let names = vec![
        LoginName { account: account("ada@example.com")?, user: None },
        LoginName { account: account("analytical-engine")?, user: None },
        LoginName { account: account("navy")?, user: Some(user.clone()) },
    ];
    let link = |page: &str| format!("{}/{page}#token=sample", site.base_url);
    let activate_user = |state, bound| {
        let (reader, link) = (Reader::of(names[2].clone(), bound), link("activate"));
        Message::ActivateUser(ActivateUser { reader, state, link, expires_at: now.plus(86_400) })
    };
    let expires_at = now.plus(600);
    let code = |purpose| {
        let (reader, code) = (Reader::of(names[0].clone(), purpose != Purpose::Bind), "042137".to_owned());
        Message::AuthenticationCode(AuthenticationCode { reader, code, purpose, expires_at })
    };
    let told = |notice: Notice| {
        let undone = notice.can_be_undone();
        Message::Told(Told {
            name: names[0].clone(),
            at: now,
            more: Some(Withheld { count: 17, since: now.plus(-3600) }).filter(|_| notice.limited_as().is_some()),
            notice,
            held_until: None,
            users: vec![],
            not_me: Some(link("not-me")).filter(|_| undone),
            by_sms_alone: false,
        })
    };
    let device = DeviceName::parse("Ada's phone").ok();
    Ok(vec![
        Message::Recover(Recover {
            names: names.clone(),
            link: link("reset"),
            code: "K7QM-2XVA".to_owned(),
            reference: Reference::random(&rekey_domain::random::Random::system()),
            expires_at: now.plus(900),
        }),
        Message::Activate(Activate { link: link("activate"), expires_at: now.plus(86_400) }),
        activate_user(State::Invited, false),
        activate_user(State::Invited, true),
        activate_user(State::Reset, false),
        activate_user(State::Reset, true),
        activate_user(State::Active, false),
        Message::Registered(Registered { reader: Reader::of(names[0].clone(), true) }),
        Message::Registered(Registered { reader: Reader::of(names[0].clone(), false) }),
        code(Purpose::SignIn),
        code(Purpose::Reauthenticate),
        code(Purpose::Enrol),
        code(Purpose::Bind),
        told(Notice::PasswordRecovered),
        Message::Told(Told {
            name: names[1].clone(),
            notice: Notice::PasswordRecovered,
            at: now,
            more: None,
            held_until: Some(now.plus(86_400)),
            users: vec![],
            not_me: Some(link("not-me")),
            by_sms_alone: false,
        }),
        told(Notice::PasswordChanged),
        told(Notice::PasswordChosen),
        told(Notice::ContactChanged {
            kind: ContactKind::Email,
            from: Some("a•••@e•••.com".to_owned()),
            to: Some("l•••@e•••.org".to_owned()),
        }),
        told(Notice::ContactChanged { kind: ContactKind::Phone, from: Some("+49•••89".to_owned()), to: None }),
        told(Notice::EmailNamed),
        told(Notice::EmailRemoved),
        told(Notice::PhoneRemoved),
        told(Notice::UserDeleted),
        told(Notice::Frozen),
        Message::Told(Told {
            name: names[0].clone(),
            notice: Notice::Frozen,
            at: now,
            more: None,
            held_until: None,
            users: vec![user.clone()],
            not_me: None,
            by_sms_alone: false,
        }),
        told(Notice::ManagerMade(user.clone())),
        told(Notice::PermissionsGrown(user.clone())),
        told(Notice::LinkHandedOver(user.clone())),
        told(Notice::UserAddressNamed(user.clone())),
        told(Notice::UserFactorsReset(user.clone())),
        told(Notice::UserRestored(user.clone())),
        told(Notice::FactorsReset),
        told(Notice::FactorOn(Factor::App)),
        told(Notice::FactorOff(Factor::Email)),
        told(Notice::RecoveryCodesMade),
        told(Notice::RecoveryCodeUsed(9)),
        told(Notice::CodesCapped),
        told(Notice::RecoveryCodesCapped),
        told(Notice::WrongCodesInARow(20)),
        told(Notice::WrongCodesInARow(100)),
        told(Notice::SessionGuessed),
        told(Notice::NameGuessed),
        told(Notice::NewDevice(Client::Mobile, device)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(brand: &str) -> Site {
        Site { brand: brand.to_owned(), base_url: "https://id.example.com".to_owned(), support_url: None }
    }

    #[test]
    fn every_message_has_subject_text_and_html_that_say_the_same() {
        for mail in previews(&site("Cloudkeep"), Timestamp(1_795_333_800)).unwrap() {
            assert!(mail.subject.contains("Cloudkeep"), "{}", mail.subject);
            assert!(mail.text.contains("Cloudkeep") && mail.html.contains("Cloudkeep"));
            for link in mail.text.split_whitespace().filter(|word| word.starts_with("https://")) {
                assert!(mail.html.contains(&format!("href=\"{link}\"")), "{link} is not a link in {}", mail.subject);
            }
        }
    }

    #[test]
    fn a_mail_to_an_address_that_has_not_proven_itself_holds_no_name() {
        let site = site("Rekey");
        let mails = previews(&site, Timestamp(1_795_333_800)).unwrap();
        let (proven, unproven): (Vec<&Mail>, Vec<&Mail>) = mails.iter().partition(|mail| mail.proven);
        assert_eq!((unproven.len(), proven.len()), (6, mails.len() - 6));
        for mail in unproven {
            for chosen in ["ada@example.com", "analytical-engine", "navy", "grace", "phone"] {
                assert!(![&mail.subject, &mail.text, &mail.html].into_iter().any(|part| part.contains(chosen)), "{}", mail.text);
            }
        }
        // What its owner reads names the account, and so every sample would show a name that it must not.
        for mail in proven {
            assert!(["ada@example.com", "analytical-engine", "grace of navy"].iter().any(|name| mail.text.contains(name)), "{}", mail.text);
        }
    }

    #[test]
    fn a_notice_tells_of_those_that_were_only_counted() {
        let told = |more| {
            let name = LoginName { account: AccountName::parse("acme").unwrap(), user: None };
            let (notice, at) = (Notice::EmailNamed, Timestamp(1_795_333_800));
            let told = Told { name, notice, at, more, held_until: None, users: vec![], not_me: None, by_sms_alone: false };
            Message::Told(told).to(EmailAddress::parse("ada@example.com").unwrap(), &site("Rekey")).unwrap()
        };
        for (count, words) in [(1, "It happened 1 more time since 2026-11-22 07:33 UTC"), (17, "It happened 17 more times since")] {
            let mail = told(Some(Withheld { count, since: Timestamp(1_795_332_800) }));
            assert!(mail.text.contains(words) && mail.html.contains(words), "{}", mail.text);
        }
        assert!(!told(None).text.contains("more time"));
    }

    #[test]
    fn a_device_is_named_only_if_its_name_is_no_message() {
        let of = |device: &str| {
            let notice = Notice::NewDevice(Client::Mobile, DeviceName::parse(device).ok());
            let name = LoginName { account: AccountName::parse("acme").unwrap(), user: None };
            let told = Message::Told(Told {
                name,
                notice,
                at: Timestamp(0),
                more: None,
                held_until: None,
                users: vec![],
                not_me: None,
                by_sms_alone: false,
            });
            let mail = told.to(EmailAddress::parse("ada@example.com").unwrap(), &site("Rekey")).unwrap();
            mail.text + &mail.html
        };
        assert!(of("Ada's phone (old)").contains("(Ada's phone (old))"));
        for device in
            ["evil.example/help", "Call +1 555 0100 now!", "Konto gesperrt Ruf 0800-123456 an", "Write to eve@example.com", "x <b>y</b>"]
        {
            assert!(!of(device).contains(&device[..8]), "{device}");
        }
    }

    #[test]
    fn a_brand_is_inert_in_html() {
        for mail in previews(&site("R&D 'Labs'"), Timestamp(0)).unwrap() {
            assert!(mail.html.contains("R&#38;D") && !mail.html.contains("R&D"), "{}", mail.html);
        }
    }

    #[test]
    fn the_recovery_mail_names_every_account_and_carries_both_proofs() {
        let mails = previews(&site("Rekey"), Timestamp(1_795_333_800)).unwrap();
        let mail = &mails[0];
        assert_eq!(mail.subject, "Reset your Rekey password");
        for part in [
            "ada@example.com",
            "analytical-engine",
            "grace of navy",
            "https://id.example.com/reset#token=sample",
            "K7QM-2XVA",
            "15 minutes",
            "2026-11-22 08:05 UTC",
        ] {
            assert!(mail.text.contains(part) && mail.html.contains(part), "{part}");
        }
    }
}
