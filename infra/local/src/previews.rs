//! One sample of every message that Rekey sends. `/dev/mails` shows them, and tests read them.
//!
//! No message can be left out: a new kind does not compile before it has a sample here.

use std::sync::LazyLock;

use deliver::{Activate, ActivateUser, AuthenticationCode, Message, NoticeMessage, Reader, Recover, Registered, Site};
use rekey_domain::account::{AccountName, LoginName, UserName};
use rekey_domain::account_policy::{AccountPolicy, LostFactorRule, PolicyChange, SessionSeconds, TwoFactorRule};
use rekey_domain::client::{Client, DeviceName};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::email::EmailAddress;
use rekey_domain::factors::Factor;
use rekey_domain::id::Id;
use rekey_domain::notice::{Bucket, Notice, Undoable};
use rekey_domain::one_time_code_request::Purpose;
use rekey_domain::outbox::Withheld;
use rekey_domain::passkey::PasskeyName;
use rekey_domain::permissions::Permissions;
use rekey_domain::phone::PhoneNumber;
use rekey_domain::principal::{Principal, State};
use rekey_domain::random::Random;
use rekey_domain::recovery::RecoveryProof;
use rekey_domain::reference::Reference;
use rekey_text::Language;

/// The names and contacts of the people in the samples.
#[derive(Clone, Debug)]
pub struct Names {
    /// Accounts. The first one has its address as its name.
    pub accounts: [AccountName; 3],
    /// A user of the last account.
    pub user: UserName,
    /// The name of a device.
    pub device: DeviceName,
    /// The name of a passkey.
    pub passkey: PasskeyName,
    /// The address of the reader, and another one that replaces it.
    pub contacts: [EmailAddress; 2],
    /// A mobile number.
    pub number: PhoneNumber,
}

impl Names {
    /// Reads the names; `None` if one of them breaks the rules for names.
    pub fn parse(accounts: [&str; 3], user: &str, device: &str, [own, other]: [&str; 2]) -> Option<Self> {
        let [first, second, last] = accounts.map(|account| AccountName::parse(account).ok());
        Some(Self {
            accounts: [first?, second?, last?],
            user: UserName::parse(user).ok()?,
            device: DeviceName::parse(device).ok()?,
            passkey: PasskeyName::parse(device).ok()?,
            contacts: [EmailAddress::parse(own).ok()?, EmailAddress::parse(other).ok()?],
            number: PhoneNumber::parse("+4915123456789").ok()?,
        })
    }

    /// Names as people choose them.
    pub fn usual() -> &'static Self {
        #[expect(clippy::expect_used, reason = "the names are constants, and each of them keeps the rules")]
        static USUAL: LazyLock<Names> = LazyLock::new(|| {
            let accounts = ["ada@example.com", "analytical-engine", "navy"];
            Names::parse(accounts, "grace", "Ada's phone", ["ada@example.com", "lovelace@example.org"]).expect("the names are good")
        });
        &USUAL
    }
}

/// The samples of every kind of an enum, one list for each kind. A kind without a list does not compile, and a list that is
/// empty or has a sample of another kind panics.
macro_rules! samples {
    ($enum:ident { $($kind:ident => $samples:expr),* $(,)? }) => {{
        let _every_kind_has_a_list = |one: &$enum| match one {
            $($enum::$kind { .. } => {})*
        };
        let mut all: Vec<$enum> = Vec::new();
        $(
            let of_kind = Vec::from($samples);
            let right = !of_kind.is_empty() && of_kind.iter().all(|one| matches!(one, $enum::$kind { .. }));
            assert!(right, "the samples of {} are of that kind", stringify!($kind));
            all.extend(of_kind);
        )*
        all
    }};
}

/// One sample of every text of every message.
pub fn previews(site: &Site, names: &Names, now: Timestamp) -> Vec<Message> {
    Previews { site, names, now }.all()
}

/// The text of the message as an SMS. `None` if Rekey does not send it by SMS. Of the authentication codes, only those that
/// go to a number have an SMS.
pub fn sms(message: &Message, site: &Site, language: Language) -> Option<String> {
    match message {
        Message::AuthenticationCode(code) if !matches!(code.purpose, Purpose::Bind | Purpose::LostFactorPhone) => None,
        message => message.sms(site, language),
    }
}

/// Whether Rekey sends the message by mail. The code to a number of somebody who has lost the factors goes by SMS alone.
pub fn is_mailed(message: &Message) -> bool {
    !matches!(message, Message::AuthenticationCode(code) if code.purpose == Purpose::LostFactorPhone)
}

struct Previews<'a> {
    site: &'a Site,
    names: &'a Names,
    now: Timestamp,
}

impl Previews<'_> {
    fn all(&self) -> Vec<Message> {
        let [own, other] = &self.names.contacts;
        let expires_at = self.now.plus(86_400);
        let activate = || self.link("activate");
        // A frozen user gets the same text as an active one.
        let users = [State::Invited, State::Reset, State::Active]
            .into_iter()
            .flat_map(|state| [other, own].map(|address| (state, self.reader(&self.user(), address))));
        let users = users.map(|(state, reader)| ActivateUser { reader, state, link: activate(), expires_at });
        samples!(Message {
            Recover => [self.recover(false), self.recover(true)],
            Activate => [Message::Activate(Activate { link: activate(), expires_at })],
            ActivateUser => users.map(Message::ActivateUser).collect::<Vec<_>>(),
            Registered => [own, other].map(|address| Message::Registered(Registered { reader: self.reader(&self.root(), address) })),
            AuthenticationCode => self.codes(),
            Notice => self.notices().into_iter().map(Message::Notice).collect::<Vec<_>>(),
        })
    }

    fn link(&self, page: &str) -> String {
        format!("{}/{page}#token=sample", self.site.base_url)
    }

    fn root(&self) -> LoginName {
        LoginName { account: self.names.accounts[0].clone(), user: None }
    }

    fn user(&self) -> LoginName {
        LoginName { account: self.names.accounts[2].clone(), user: Some(self.names.user.clone()) }
    }

    /// The reader of an address in a message to this name. The first of the two addresses is bound to the name. An
    /// administrator has entered the other one, which is not bound yet.
    fn reader(&self, name: &LoginName, address: &EmailAddress) -> Reader {
        let [own, other] = &self.names.contacts;
        let mut principal = Principal::new(Id::random(&Random::system()), name.clone(), Permissions::default(), self.now);
        (principal.email, principal.pending_email) = (Some(own.clone()), Some(other.clone()));
        Reader::of(&principal, &address.clone().into())
    }

    fn recover(&self, more: bool) -> Message {
        let roots = self.names.accounts.iter().map(|account| LoginName { account: account.clone(), user: None });
        Message::Recover(Recover {
            names: roots.chain([self.user()]).collect(),
            more,
            link: self.link("reset"),
            code: "K7QM-2XVA".to_owned(),
            reference: Reference::random(&Random::system()),
            expires_at: self.now.plus(900),
        })
    }

    fn codes(&self) -> Vec<Message> {
        let [own, other] = &self.names.contacts;
        let purposes = samples!(Purpose {
            SignIn => [Purpose::SignIn],
            Reauthenticate => [Purpose::Reauthenticate],
            Enrol => [Purpose::Enrol],
            Bind => [Purpose::Bind],
            LostFactorEmail => [Purpose::LostFactorEmail],
            LostFactorPhone => [Purpose::LostFactorPhone],
        });
        let code = |purpose| {
            let reader = self.reader(&self.root(), if purpose == Purpose::Bind { other } else { own });
            let lost = matches!(purpose, Purpose::LostFactorEmail | Purpose::LostFactorPhone);
            let code = if lost { "K7QM-2XVA" } else { "042137" };
            AuthenticationCode { reader, code: code.to_owned(), purpose, in_an_app: false, expires_at: self.now.plus(600) }
        };
        purposes.into_iter().map(code).map(Message::AuthenticationCode).collect()
    }

    fn notices(&self) -> Vec<NoticeMessage> {
        let (user, device) = (|| self.names.user.clone(), || Some(self.names.device.clone()));
        let passkey = || self.names.passkey.clone();
        let [own, other] = self.names.contacts.clone().map(Contact::Email);
        let number = Contact::Phone(self.names.number.clone());
        let changed = |kind, from, to| Notice::ContactChanged { kind, from, to };
        let notices = samples!(Notice {
            PasswordRecovered =>
                [RecoveryProof::MailedLink, RecoveryProof::MailedCode, RecoveryProof::TextedCode].map(Notice::PasswordRecovered),
            PasswordChanged => [Notice::PasswordChanged],
            PasswordChosen => [Notice::PasswordChosen],
            ContactChanged => [
                changed(ContactKind::Email, Some(own), Some(other)),
                changed(ContactKind::Phone, None, Some(number.clone())),
                changed(ContactKind::Phone, Some(number), None),
            ],
            EmailNamed => [Notice::EmailNamed],
            EmailRemoved => [Notice::EmailRemoved],
            PhoneRemoved => [Notice::PhoneRemoved],
            UserDeleted => [Notice::UserDeleted],
            Frozen => [Notice::Frozen],
            AdministratorMade => [Notice::AdministratorMade(user())],
            PermissionsGrown => [Notice::PermissionsGrown(user())],
            LinkHandedOver => [Notice::LinkHandedOver(user())],
            UserAddressNamed => [Notice::UserAddressNamed(user())],
            UserFactorsReset => [Notice::UserFactorsReset(user())],
            UserRestored => [Notice::UserRestored(user())],
            PolicyChanged => [Notice::PolicyChanged(Box::new(policy_change()))],
            FactorsReset => [Notice::FactorsReset],
            FactorsOffSoon => [false, true].map(|by_support| Notice::FactorsOffSoon { ready_at: self.now.plus(7 * 86_400), by_support }),
            FactorsOffReady => [Notice::FactorsOffReady { until: self.now.plus(7 * 86_400) }],
            FactorsOffStopped => [Notice::FactorsOffStopped],
            LostFactorsOff => [Notice::LostFactorsOff],
            FactorOn => [Notice::FactorOn(Factor::App)],
            FactorOff => [Notice::FactorOff(Factor::Email)],
            PasskeyAdded => [Notice::PasskeyAdded(passkey())],
            PasskeyRemoved => [Notice::PasskeyRemoved(passkey())],
            PasskeyCopied => [Notice::PasskeyCopied(passkey())],
            RecoveryCodesMade => [Notice::RecoveryCodesMade],
            RecoveryCodeUsed => [Notice::RecoveryCodeUsed(9)],
            CodesCapped => [Notice::CodesCapped],
            RecoveryCodesCapped => [Notice::RecoveryCodesCapped],
            WrongCodesInARow => [Notice::WrongCodesInARow(20), Notice::WrongCodesInARow(100)],
            SessionGuessed => [Notice::SessionGuessed],
            NameGuessed => [Notice::NameGuessed],
            SignInApproved => [
                Notice::SignInApproved { device: device(), browser: device() },
                Notice::SignInApproved { device: None, browser: None },
            ],
            FrozenBySupport => [Notice::FrozenBySupport],
            UnfrozenBySupport => [Notice::UnfrozenBySupport],
            SignedOutBySupport => [Notice::SignedOutBySupport],
            NewDevice => [Notice::NewDevice(Client::Mobile, device())],
            TrustedBrowserCopied => [Notice::TrustedBrowserCopied(device())],
        });
        let mut messages: Vec<NoticeMessage> = notices.into_iter().map(|notice| self.notice(notice)).collect();
        let recovered = self.notice(Notice::PasswordRecovered(RecoveryProof::MailedLink));
        messages.push(NoticeMessage { held_until: Some(self.now.plus(86_400)), ..recovered });
        messages.push(NoticeMessage { users: vec![user()], ..self.notice(Notice::Frozen) });
        messages.push(NoticeMessage { users: vec![user()], more_users: 600, ..self.notice(Notice::Frozen) });
        messages
    }

    /// A notice with every optional part that its rules allow.
    fn notice(&self, notice: Notice) -> NoticeMessage {
        let rules = notice.rules();
        let more = match rules.bucket {
            Bucket::None => None,
            Bucket::PerKind(_) => Some(Withheld { count: 17, since: self.now.plus(-3600) }),
        };
        let link = match rules.undo {
            Undoable::ByLink => Some(self.link("not-me")),
            Undoable::StopsWait | Undoable::EndsWait => Some(self.link("lost-factor")),
            Undoable::No => None,
        };
        NoticeMessage { more, link, ..NoticeMessage::new(self.root(), notice, self.now) }
    }
}

/// A change of every part of a policy.
fn policy_change() -> PolicyChange {
    let from = AccountPolicy::default();
    let to = AccountPolicy {
        two_factor: TwoFactorRule::Required,
        kinds: from.kinds.clone(),
        session_seconds: SessionSeconds { web: Some(8 * 3600), app: Some(30 * 86_400) },
        trusted_browsers: false,
        lost_factor: LostFactorRule::User,
    };
    PolicyChange { from, to }
}
