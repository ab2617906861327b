//! A sample of every message: the local stack shows them, and tests read them.
//!
//! No message can be left out. A new kind does not compile before it is listed here, and not before it has a sample.

use rekey_adapters::mailer::Mail;
use rekey_domain::account::{AccountName, LoginName, UserName};
use rekey_domain::client::{Client, DeviceName};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::email::EmailAddress;
use rekey_domain::factors::Factor;
use rekey_domain::id::Id;
use rekey_domain::one_time_code_request::Purpose;
use rekey_domain::outbox::{Notice, Withheld};
use rekey_domain::permissions::Permissions;
use rekey_domain::phone::PhoneNumber;
use rekey_domain::principal::{Principal, State};
use rekey_domain::random::Random;
use rekey_domain::recovery::RecoveryProof;
use rekey_domain::reference::Reference;

use crate::message::{Activate, ActivateUser, AuthenticationCode, Message, NoticeMessage, Reader, Recover, Registered, Site};

/// What people have chosen who are named in the samples.
#[derive(Clone, Debug)]
pub struct Names {
    /// Accounts: the first has its address as its name.
    pub accounts: Vec<AccountName>,
    /// A user of the last account.
    pub user: UserName,
    /// What a device is called.
    pub device: DeviceName,
    /// The contact that the reader of a sample has, and another one that takes its place.
    pub contacts: [EmailAddress; 2],
}

impl Names {
    /// Names as people choose them; nothing if one of them is against the rules for names, which none is.
    fn usual() -> Option<Self> {
        let account = |text| AccountName::parse(text).ok();
        Some(Self {
            accounts: vec![account("ada@example.com")?, account("analytical-engine")?, account("navy")?],
            user: UserName::parse("grace").ok()?,
            device: DeviceName::parse("Ada's phone").ok()?,
            contacts: [EmailAddress::parse("ada@example.com").ok()?, EmailAddress::parse("lovelace@example.org").ok()?],
        })
    }
}

/// The kinds of an enum, of which every one has a sample.
macro_rules! kinds {
    ($kinds:ident of $of:ident: $($kind:ident),* $(,)?) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        enum $kinds {
            $($kind),*
        }

        impl $kinds {
            const ALL: &[Self] = &[$(Self::$kind),*];

            #[cfg(test)]
            fn of(one: &$of) -> Self {
                match one {
                    $($of::$kind { .. } => Self::$kind),*
                }
            }
        }
    };
}

kinds! { MessageKind of Message: Recover, Activate, ActivateUser, Registered, AuthenticationCode, Notice }
kinds! { PurposeKind of Purpose: SignIn, Reauthenticate, Enrol, Bind }
kinds! {
    NoticeKind of Notice:
    PasswordRecovered, PasswordChanged, PasswordChosen, ContactChanged, EmailNamed, EmailRemoved, PhoneRemoved, UserDeleted, Frozen,
    ManagerMade, PermissionsGrown, LinkHandedOver, UserAddressNamed, UserFactorsReset, UserRestored, FactorsReset, FactorOn, FactorOff,
    RecoveryCodesMade, RecoveryCodeUsed, CodesCapped, RecoveryCodesCapped, WrongCodesInARow, SessionGuessed, NameGuessed, NewDevice,
}

/// What samples are made of.
struct Samples<'a> {
    site: &'a Site,
    names: &'a Names,
    now: Timestamp,
}

/// One sample of each message as a mail, for previews and tests, with the usual names unless there are others.
///
/// # Errors
/// If a template fails.
pub fn previews(site: &Site, names: Option<&Names>, now: Timestamp) -> askama::Result<Vec<Mail>> {
    let names = names.cloned().or_else(Names::usual).ok_or_else(no_sample)?;
    let to = names.contacts[0].clone();
    let samples = Samples { site, names: &names, now }.all()?;
    samples.iter().map(|message| message.to(to.clone(), site)).collect()
}

/// One sample of each SMS.
///
/// # Errors
/// As [`previews`].
pub fn sms_previews(site: &Site, now: Timestamp) -> askama::Result<Vec<String>> {
    let names = Names::usual().ok_or_else(no_sample)?;
    Ok(Samples { site, names: &names, now }.all()?.iter().filter_map(|message| texted(message, site)).collect())
}

/// The message as an SMS, if it is one that goes to phones. Of codes, the one alone that confirms a number does.
fn texted(message: &Message, site: &Site) -> Option<String> {
    let goes = !matches!(message, Message::AuthenticationCode(it) if it.purpose != Purpose::Bind);
    message.for_phones(site).filter(|_| goes)
}

fn no_sample() -> askama::Error {
    askama::Error::custom("a sample is against the rules")
}

impl Samples<'_> {
    fn all(&self) -> askama::Result<Vec<Message>> {
        let samples: Option<Vec<Vec<Message>>> = MessageKind::ALL.iter().map(|kind| self.of(*kind)).collect();
        Ok(samples.ok_or_else(no_sample)?.into_iter().flatten().collect())
    }

    /// One message of a kind for each text that it may have.
    fn of(&self, kind: MessageKind) -> Option<Vec<Message>> {
        let [root, user] = [self.root()?, self.user()?];
        let (own, other) = (&self.names.contacts[0], &self.names.contacts[1]);
        let expires_at = self.now.plus(86_400);
        Some(match kind {
            MessageKind::Recover => vec![self.recover(false)?, self.recover(true)?],
            MessageKind::Activate => vec![Message::Activate(Activate { link: self.link("activate"), expires_at })],
            MessageKind::ActivateUser => {
                // A frozen user reads what an active one does.
                let states = [State::Invited, State::Reset, State::Active].into_iter();
                let cases = states.flat_map(|state| [other, own].map(|address| (state, self.reader(&user, address))));
                let message = |(state, reader)| ActivateUser { reader, state, link: self.link("activate"), expires_at };
                cases.map(message).map(Message::ActivateUser).collect()
            }
            MessageKind::Registered => {
                [own, other].map(|address| Message::Registered(Registered { reader: self.reader(&root, address) })).into()
            }
            MessageKind::AuthenticationCode => PurposeKind::ALL.iter().map(|purpose| self.code(*purpose, &root)).collect(),
            MessageKind::Notice => {
                let notices: Option<Vec<Vec<Notice>>> = NoticeKind::ALL.iter().map(|kind| self.notices(*kind)).collect();
                let mut told: Vec<NoticeMessage> = notices?.into_iter().flatten().map(|notice| self.told(&root, notice)).collect();
                told.push(NoticeMessage {
                    held_until: Some(expires_at),
                    ..self.told(&root, Notice::PasswordRecovered(RecoveryProof::MailedLink))
                });
                let users = vec![self.names.user.clone()];
                told.push(NoticeMessage { users: users.clone(), ..self.told(&root, Notice::Frozen) });
                told.push(NoticeMessage { users, more_users: 600, ..self.told(&root, Notice::Frozen) });
                told.into_iter().map(Message::Notice).collect()
            }
        })
    }

    fn link(&self, page: &str) -> String {
        format!("{}/{page}#token=sample", self.site.base_url)
    }

    fn root(&self) -> Option<LoginName> {
        self.names.accounts.first().map(|account| LoginName { account: account.clone(), user: None })
    }

    fn user(&self) -> Option<LoginName> {
        self.names.accounts.last().map(|account| LoginName { account: account.clone(), user: Some(self.names.user.clone()) })
    }

    /// Who reads an address, as far as somebody of this name knows: the first of the two addresses is bound, the other is named.
    fn reader(&self, name: &LoginName, address: &EmailAddress) -> Reader {
        let [own, other] = &self.names.contacts;
        let mut principal = Principal::new(Id::random(&Random::system()), name.clone(), Permissions::default(), self.now);
        (principal.email, principal.pending_email) = (Some(own.clone()), Some(other.clone()));
        Reader::of(&principal, &address.clone().into())
    }

    fn recover(&self, more: bool) -> Option<Message> {
        let roots = self.names.accounts.iter().map(|account| LoginName { account: account.clone(), user: None });
        Some(Message::Recover(Recover {
            names: roots.chain([self.user()?]).collect(),
            more,
            link: self.link("reset"),
            code: "K7QM-2XVA".to_owned(),
            reference: Reference::random(&Random::system()),
            expires_at: self.now.plus(900),
        }))
    }

    fn code(&self, kind: PurposeKind, root: &LoginName) -> Message {
        let [own, other] = &self.names.contacts;
        let (purpose, to) = match kind {
            PurposeKind::SignIn => (Purpose::SignIn, own),
            PurposeKind::Reauthenticate => (Purpose::Reauthenticate, own),
            PurposeKind::Enrol => (Purpose::Enrol, own),
            PurposeKind::Bind => (Purpose::Bind, other),
        };
        let (reader, code) = (self.reader(root, to), "042137".to_owned());
        Message::AuthenticationCode(AuthenticationCode { reader, code, purpose, expires_at: self.now.plus(600) })
    }

    fn told(&self, name: &LoginName, notice: Notice) -> NoticeMessage {
        NoticeMessage {
            name: name.clone(),
            at: self.now,
            more: notice.limited_as().map(|_| Withheld { count: 17, since: self.now.plus(-3600) }),
            held_until: None,
            users: Vec::new(),
            more_users: 0,
            not_me: notice.can_be_undone().then(|| self.link("not-me")),
            by_sms_alone: false,
            notice,
        }
    }

    /// A notice of this kind, or several where its words differ.
    fn notices(&self, kind: NoticeKind) -> Option<Vec<Notice>> {
        let (user, device) = (self.names.user.clone(), Some(self.names.device.clone()));
        let [own, other] = self.names.contacts.clone().map(Contact::Email);
        let number = Contact::Phone(PhoneNumber::parse("+4915123456789").ok()?);
        let changed = |kind, from, to| Notice::ContactChanged { kind, from, to };
        Some(match kind {
            NoticeKind::PasswordRecovered => {
                let proofs = [RecoveryProof::MailedLink, RecoveryProof::MailedCode, RecoveryProof::TextedCode];
                proofs.map(Notice::PasswordRecovered).into()
            }
            NoticeKind::PasswordChanged => vec![Notice::PasswordChanged],
            NoticeKind::PasswordChosen => vec![Notice::PasswordChosen],
            NoticeKind::ContactChanged => vec![
                changed(ContactKind::Email, Some(own), Some(other)),
                changed(ContactKind::Phone, None, Some(number.clone())),
                changed(ContactKind::Phone, Some(number), None),
            ],
            NoticeKind::EmailNamed => vec![Notice::EmailNamed],
            NoticeKind::EmailRemoved => vec![Notice::EmailRemoved],
            NoticeKind::PhoneRemoved => vec![Notice::PhoneRemoved],
            NoticeKind::UserDeleted => vec![Notice::UserDeleted],
            NoticeKind::Frozen => vec![Notice::Frozen],
            NoticeKind::ManagerMade => vec![Notice::ManagerMade(user)],
            NoticeKind::PermissionsGrown => vec![Notice::PermissionsGrown(user)],
            NoticeKind::LinkHandedOver => vec![Notice::LinkHandedOver(user)],
            NoticeKind::UserAddressNamed => vec![Notice::UserAddressNamed(user)],
            NoticeKind::UserFactorsReset => vec![Notice::UserFactorsReset(user)],
            NoticeKind::UserRestored => vec![Notice::UserRestored(user)],
            NoticeKind::FactorsReset => vec![Notice::FactorsReset],
            NoticeKind::FactorOn => vec![Notice::FactorOn(Factor::App)],
            NoticeKind::FactorOff => vec![Notice::FactorOff(Factor::Email)],
            NoticeKind::RecoveryCodesMade => vec![Notice::RecoveryCodesMade],
            NoticeKind::RecoveryCodeUsed => vec![Notice::RecoveryCodeUsed(9)],
            NoticeKind::CodesCapped => vec![Notice::CodesCapped],
            NoticeKind::RecoveryCodesCapped => vec![Notice::RecoveryCodesCapped],
            NoticeKind::WrongCodesInARow => vec![Notice::WrongCodesInARow(20), Notice::WrongCodesInARow(100)],
            NoticeKind::SessionGuessed => vec![Notice::SessionGuessed],
            NoticeKind::NameGuessed => vec![Notice::NameGuessed],
            NoticeKind::NewDevice => vec![Notice::NewDevice(Client::Mobile, device)],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_795_333_800);

    fn site(brand: &str) -> Site {
        Site { brand: brand.to_owned(), base_url: "https://id.example.com".to_owned(), support_url: None }
    }

    fn mails(brand: &str) -> Vec<Mail> {
        previews(&site(brand), None, NOW).unwrap()
    }

    /// What somebody chose whose message is the name: hosts, a telephone number, a host with a path.
    fn planted() -> (Names, Vec<&'static str>) {
        let account = |text| AccountName::parse(text).unwrap();
        let address = |text| EmailAddress::parse(text).unwrap();
        let names = Names {
            accounts: vec![account("evil.example/path@evil.example"), account("www.evil.example"), account("call-18005551234-x")],
            user: UserName::parse("login.evil.example").unwrap(),
            device: DeviceName::parse("evil example path").unwrap(),
            contacts: [address("evil.example/path@evil.example"), address("call-18005551234-x@stranger.example")],
        };
        (names, vec!["evil", "18005551234"])
    }

    fn parts(mail: &Mail) -> String {
        [mail.subject.as_str(), &mail.text, &mail.html].join("\n").to_ascii_lowercase()
    }

    #[test]
    fn every_kind_of_message_and_of_notice_has_a_sample_of_its_own() {
        let (site, names) = (site("Rekey"), Names::usual().unwrap());
        let samples = Samples { site: &site, names: &names, now: NOW };
        for kind in MessageKind::ALL {
            let of = samples.of(*kind).unwrap();
            assert!(!of.is_empty() && of.iter().all(|message| MessageKind::of(message) == *kind), "{kind:?}");
        }
        for kind in NoticeKind::ALL {
            let of = samples.notices(*kind).unwrap();
            assert!(!of.is_empty() && of.iter().all(|notice| NoticeKind::of(notice) == *kind), "{kind:?}");
        }
        for kind in PurposeKind::ALL {
            let Message::AuthenticationCode(code) = samples.code(*kind, &samples.root().unwrap()) else { panic!() };
            assert_eq!(PurposeKind::of(&code.purpose), *kind);
        }
    }

    #[test]
    fn no_message_to_an_unproven_contact_holds_text_that_somebody_chose() {
        let ((names, planted), site) = (planted(), site("Rekey"));
        let messages = Samples { site: &site, names: &names, now: NOW }.all().unwrap();
        let (mut strangers, mut owners) = (0, 0);
        for message in &messages {
            let mail = message.to(EmailAddress::parse("reader@example.net").unwrap(), &site).unwrap();
            assert_eq!(mail.proven, message.is_for_an_owner());
            let sms = message.for_phones(&site).unwrap_or_default();
            let said = parts(&mail) + &sms.to_ascii_lowercase();
            let chosen = planted.iter().any(|chosen| said.contains(chosen));
            // What an owner reads names the account, so that every sample would show a name that it must not.
            assert_eq!(chosen, message.is_for_an_owner(), "{}", mail.text);
            *if message.is_for_an_owner() { &mut owners } else { &mut strangers } += 1;
        }
        assert_eq!(strangers, 6, "an account's link, a user's three, a taken name, a code to bind");
        assert!(owners > 35, "{owners}");
    }

    #[test]
    fn every_message_has_subject_text_and_html_that_say_the_same() {
        for mail in mails("Cloudkeep") {
            assert!(mail.subject.contains("Cloudkeep"), "{}", mail.subject);
            assert!(mail.text.contains("Cloudkeep") && mail.html.contains("Cloudkeep"));
            for link in mail.text.split_whitespace().filter(|word| word.starts_with("https://")) {
                assert!(mail.html.contains(&format!("href=\"{link}\"")), "{link} is not a link in {}", mail.subject);
            }
        }
    }

    #[test]
    fn a_brand_is_inert_in_html() {
        for mail in mails("R&D 'Labs'") {
            assert!(mail.html.contains("R&#38;D") && !mail.html.contains("R&D"), "{}", mail.html);
        }
    }

    #[test]
    fn the_recovery_mail_names_every_account_and_carries_both_proofs() {
        let mails = mails("Rekey");
        let [mail, of_more, ..] = mails.as_slice() else { panic!() };
        assert_eq!(mail.subject, "Reset your Rekey password");
        let parts = ["ada@example.com", "analytical-engine", "grace of navy", "https://id.example.com/reset#token=sample", "K7QM-2XVA"];
        for part in parts.into_iter().chain(["15 minutes", "2026-11-22 08:05 UTC"]) {
            assert!(mail.text.contains(part) && mail.html.contains(part), "{part}");
        }
        for part in ["more accounts than this list", "https://id.example.com/forgot", "I know my account name"] {
            assert!(of_more.text.contains(part) && of_more.html.contains(part), "{part}");
            assert!(!mail.text.contains(part) && !mail.html.contains(part), "{part}");
        }
    }

    /// A notice as this contact reads it.
    fn told_to(to: &str, told: impl FnOnce(NoticeMessage) -> NoticeMessage) -> Mail {
        let (site, names) = (site("Rekey"), Names::usual().unwrap());
        let samples = Samples { site: &site, names: &names, now: NOW };
        let told = told(samples.told(&samples.root().unwrap(), Notice::PasswordChanged));
        Message::Notice(told).to(EmailAddress::parse(to).unwrap(), &site).unwrap()
    }

    #[test]
    fn a_notice_of_a_recovery_says_what_it_was_made_with() {
        for (proof, words) in [
            (RecoveryProof::MailedLink, "was reset with a link that we mailed to its email address"),
            (RecoveryProof::MailedCode, "was reset with a code that we mailed to its email address"),
            (RecoveryProof::TextedCode, "was reset with a code that we sent to its mobile number by SMS"),
        ] {
            let notice = Notice::PasswordRecovered(proof);
            let mail = told_to("ada@example.com", |told| NoticeMessage { notice: notice.clone(), ..told });
            assert!(mail.text.contains(words) && mail.html.contains(words), "{}", mail.text);
            let alone = told_to("ada@example.com", |told| NoticeMessage { notice, not_me: None, ..told }).text;
            assert_eq!(alone.contains("mailbox"), proof != RecoveryProof::TextedCode, "{alone}");
        }
    }

    #[test]
    fn no_notice_calls_a_contact_this_one_that_is_another_to_some_of_its_readers() {
        assert!(!mails("Rekey").iter().any(|mail| mail.text.contains("sent to this address")));
        let removed = told_to("ada@example.com", |told| NoticeMessage { notice: Notice::EmailRemoved, ..told });
        assert!(!removed.subject.contains("This") && !removed.text.contains("this address"), "{}", removed.text);
    }

    #[test]
    fn a_changed_contact_is_told_from_the_one_before_and_its_own_reader_reads_it_in_full() {
        let contact = |text| Contact::Email(EmailAddress::parse(text).unwrap());
        let (old, new, other) = ("grace@example.com", "gracie@example.com", "ada@example.net");
        for (reader, words) in [
            (old, "The email address grace@example.com of ada@example.com (Enterprise administrator) was replaced by g…ie@example.com"),
            (new, "The email address g…ce@example.com of ada@example.com (Enterprise administrator) was replaced by gracie@example.com"),
            (other, "The email address g…ce@example.com of ada@example.com (Enterprise administrator) was replaced by g…ie@example.com"),
        ] {
            let notice = Notice::ContactChanged { kind: ContactKind::Email, from: Some(contact(old)), to: Some(contact(new)) };
            let mail = told_to(reader, |told| NoticeMessage { notice, ..told });
            assert!(mail.text.contains(words) && mail.html.contains(words), "{}", mail.text);
        }
    }

    #[test]
    fn a_notice_of_a_removed_number_speaks_of_no_other_number() {
        let number = Contact::Phone(PhoneNumber::parse("+4915123456789").unwrap());
        let changed = |to| Notice::ContactChanged { kind: ContactKind::Phone, from: Some(number.clone()), to };
        let text = |notice| told_to("ada@example.com", |told| NoticeMessage { notice, ..told }).text;
        let removed = text(changed(None));
        assert!(removed.contains("The removed mobile number no longer gets messages") && !removed.contains("The old"), "{removed}");
        assert!(text(changed(Some(number.clone()))).contains("The old mobile number no longer gets messages"));
    }

    #[test]
    fn a_notice_names_some_of_many_users_and_counts_the_others() {
        let user = |n| UserName::parse(&format!("user-{n}")).unwrap();
        for (named, more, words) in
            [(1, 0, "The user user-0 is frozen"), (21, 0, "user-19 and 1 more are frozen"), (500, 7, "user-19 and 487 more are frozen")]
        {
            let users = (0..named).map(user).collect();
            let mail = told_to("ada@example.com", |told| NoticeMessage { notice: Notice::Frozen, users, more_users: more, ..told });
            assert!(mail.text.contains(words), "{}", mail.text);
        }
    }

    #[test]
    fn a_notice_tells_of_those_that_were_only_counted() {
        let told = |more| told_to("ada@example.com", |told| NoticeMessage { notice: Notice::EmailNamed, more, ..told });
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
            let mail = told_to("ada@example.com", |told| NoticeMessage { notice, ..told });
            mail.text + &mail.html
        };
        assert!(of("Ada's phone (old)").contains("(Ada's phone (old))"));
        for device in
            ["evil.example/help", "Call +1 555 0100 now!", "Konto gesperrt Ruf 0800-123456 an", "Write to eve@example.com", "x <b>y</b>"]
        {
            assert!(!of(device).contains(&device[..8]), "{device}");
        }
    }
}
