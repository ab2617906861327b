//! A notice as a mail and as an SMS: its texts, with the facts, the link and the notices that were withheld before it.

use rekey_domain::account::{LoginName, UserName};
use rekey_domain::client::{Client, DeviceName};
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::Contact;
use rekey_domain::contact_change::UNDO_LIFE;
use rekey_domain::notice::{Author, Notice, Page, Undoable};
use rekey_domain::outbox::Withheld;
use rekey_domain::recovery::RecoveryProof;
use rekey_domain::wrong_codes::WRONG_CODES_IN_A_ROW;
use rekey_text::{Language, Text};

use crate::letter::{Block, Button, Fact, Letter, Link};
use crate::when::when;
use crate::writer::Writer;

/// A notice to one contact.
#[derive(Clone)]
pub struct NoticeMessage {
    /// The name concerned.
    pub name: LoginName,
    /// The notice.
    pub notice: Notice,
    /// When the act happened.
    pub at: Timestamp,
    /// Notices of the kind that were counted before this one and not sent.
    pub more: Option<Withheld>,
    /// Until when the second factors are on hold because of the act.
    pub held_until: Option<Timestamp>,
    /// The users that an undo froze.
    pub users: Vec<UserName>,
    /// The number of frozen users that are not among `users`.
    pub more_users: usize,
    /// The link with which the reader undoes the act, or stops or ends the wait for lost factors.
    pub link: Option<String>,
    /// Whether the name has no email address, so that its owner reads SMS only.
    pub by_sms_alone: bool,
    /// The reader's earlier language, in which the notice says the same again: somebody else may have changed it.
    pub also_in: Option<Language>,
}

/// The most frozen users that a notice names.
const USERS_NAMED: usize = 20;

impl NoticeMessage {
    /// A notice without a link and without anything else that not every notice has.
    pub fn new(name: LoginName, notice: Notice, at: Timestamp) -> Self {
        Self {
            name,
            notice,
            at,
            more: None,
            held_until: None,
            users: Vec::new(),
            more_users: 0,
            link: None,
            by_sms_alone: false,
            also_in: None,
        }
    }

    /// The SMS, if this notice is sent by SMS: the subject, the name, the time and the link. It has room for one language, the earlier
    /// one if there is one.
    pub(crate) fn sms(&self, writer: &Writer<'_>) -> Option<String> {
        let rules = self.notice.rules();
        if !rules.sms.is_sent(self.by_sms_alone) {
            return None;
        }
        let writer = &Writer { language: self.also_in.unwrap_or(writer.language), ..*writer };
        let question = match rules.author {
            Author::Reader => "sms-notice-not-you",
            Author::Administrator | Author::Support => "sms-notice-unexpected",
            Author::Undo => "sms-notice-reset",
            Author::Nobody => "sms-notice-what-to-do",
        };
        let text = Text::new("sms-notice")
            .with("subject", self.text(rules.texts.subject).with("brand", writer.site.brand.as_str()))
            .with("name", writer.name(&self.name))
            .with("when", when(self.at))
            .with("question", Text::new(question));
        Some(format!("{} {}", writer.words(text), self.link(writer, rules.remedy.row().1)))
    }

    /// The mail to the reader of this contact, who sees the own contact in full and others masked.
    pub(crate) fn letter(&self, writer: &Writer<'_>, reader: &Contact) -> Letter {
        let keys = self.notice.rules().texts;
        let [subject, happened] = [keys.subject, keys.happened].map(|key| writer.words(self.text(key)));
        let reason = writer.words(Text::new("notice-reason"));
        let blocks = self.blocks(writer, reader);
        let letter = Letter { language: writer.language, subject, preheader: happened, code: None, blocks, reason };
        let Some(language) = self.also_in else { return letter };
        let again = Writer { language, ..*writer };
        let subject = format!("{} · {}", letter.subject, again.words(self.text(keys.subject)));
        let blocks = letter.blocks.into_iter().chain(self.blocks(&again, reader)).collect();
        Letter { subject, blocks, ..letter }
    }

    /// The facts, what follows from them, and the button.
    fn blocks(&self, writer: &Writer<'_>, reader: &Contact) -> Vec<Block> {
        let rules = self.notice.rules();
        let (remedy, page) = rules.remedy.row();
        let can_undo = self.link.is_some() && rules.undo == Undoable::ByLink;
        let lead = (rules.author == Author::Reader).then_some(Text::new("notice-lead"));
        let remedy = if can_undo { Text::new("notice-remedy-undo").with("days", UNDO_LIFE / 86_400) } else { Text::new(remedy) };
        let paragraphs = self.consequences(rules.texts.follows).into_iter().chain(lead).chain([remedy]);
        [Block::Facts(self.facts(writer, reader))]
            .into_iter()
            .chain(paragraphs.map(|text| writer.paragraph(text)))
            .chain([Block::Button(self.button(writer, page))])
            .collect()
    }

    /// What follows from the act, one paragraph each.
    fn consequences(&self, follows: &'static str) -> Vec<Text> {
        let frozen = self.users.len() + self.more_users;
        let held = self.held_until.map(|until| Text::new("notice-held").with("until", when(until)));
        let users = (frozen > 0).then(|| Text::new("notice-frozen-users").with("count", frozen));
        let policy = if let Notice::PolicyChanged(change) = &self.notice { change.sentences() } else { Vec::new() };
        let more = self.more.map(|Withheld { count, since }| Text::new("notice-more").with("count", count).with("since", when(since)));
        [self.text(follows)].into_iter().chain(held).chain(users).chain(policy).chain(more).collect()
    }

    /// The one button: the undo of the act, or the page on which the reader does something about it.
    fn button(&self, writer: &Writer<'_>, page: Page) -> Button {
        let label = match (&self.link, self.notice.rules().undo) {
            (Some(_), Undoable::ByLink | Undoable::StopsWait) => "notice-button-not-me",
            (Some(_), Undoable::EndsWait) => "notice-button-factors-off",
            (_, _) => match page {
                Page::Forgot => "notice-button-forgot",
                Page::Account => "notice-button-account",
                Page::Security => "notice-button-security",
                Page::SignIn => "notice-button-sign-in",
                Page::Support => "notice-button-support",
            },
        };
        let is_alarm = label == "notice-button-not-me";
        Button { link: Link { label: writer.words(Text::new(label)), url: self.link(writer, page) }, is_alarm }
    }

    fn link(&self, writer: &Writer<'_>, page: Page) -> String {
        self.link.clone().unwrap_or_else(|| writer.site.page(page.path()))
    }

    /// The account, the act, its time, and, if known, the person and the address.
    fn facts(&self, writer: &Writer<'_>, reader: &Contact) -> Vec<Fact> {
        let rules = self.notice.rules();
        let account = writer.chosen(Text::new("mail-fact-account"), writer.name(&self.name));
        let what = writer.fact(Text::new("notice-fact-what"), self.text(rules.texts.happened));
        let when = writer.fact(Text::new("notice-fact-when"), when(self.at));
        [account, what].into_iter().chain(self.particulars(writer, reader)).chain([when]).collect()
    }

    /// The facts of this kind of notice alone.
    fn particulars(&self, writer: &Writer<'_>, reader: &Contact) -> Vec<Fact> {
        let one = |label, value: &str| writer.chosen(Text::new(label), value.to_owned());
        let client = |client| writer.fact(Text::new("notice-fact-client"), Text::new("notice-client").with("client", client_name(client)));
        let device = |label, device: &Option<DeviceName>| device.as_ref().and_then(DeviceName::harmless).map(|device| one(label, device));
        match &self.notice {
            Notice::ContactChanged { kind, from, to } => {
                let label = Text::new("notice-fact-contact").with("kind", kind.name());
                vec![writer.chosen(label, change(from.as_ref(), to.as_ref(), reader))]
            }
            Notice::AdministratorMade(user)
            | Notice::PermissionsGrown(user)
            | Notice::LinkHandedOver(user)
            | Notice::UserAddressNamed(user)
            | Notice::UserFactorsReset(user)
            | Notice::UserRestored(user) => vec![one("notice-fact-user", user.as_str())],
            Notice::PasskeyAdded(passkey) | Notice::PasskeyRemoved(passkey) | Notice::PasskeyCopied(passkey) => {
                passkey.harmless().map(|passkey| one("notice-fact-passkey", passkey)).into_iter().collect()
            }
            Notice::NewDevice(kind, name) => [client(*kind)].into_iter().chain(device("notice-fact-device", name)).collect(),
            Notice::SignInApproved { device: name, browser } => [client(Client::Desktop)]
                .into_iter()
                .chain(device("notice-fact-device", name))
                .chain(device("notice-fact-browser", browser))
                .collect(),
            Notice::TrustedBrowserCopied(name) => device("notice-fact-device", name).into_iter().collect(),
            Notice::Frozen => self.frozen(writer).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The users that an undo froze: some by name, the others as a number.
    fn frozen(&self, writer: &Writer<'_>) -> Option<Fact> {
        let mut names: Vec<String> = self.users.iter().take(USERS_NAMED).map(ToString::to_string).collect();
        let unnamed = self.users.len() - names.len() + self.more_users;
        if unnamed > 0 {
            names.push(writer.words(Text::new("notice-fact-more-users").with("count", unnamed)));
        }
        (!names.is_empty()).then(|| writer.list(Text::new("notice-fact-users").with("count", self.users.len() + self.more_users), names))
    }

    /// One of the notice's texts, with the values that texts of its kind mention.
    fn text(&self, key: &'static str) -> Text {
        let text = Text::new(key);
        match &self.notice {
            Notice::PasswordRecovered(proof) => text.with("proof", proof_name(*proof)),
            Notice::ContactChanged { kind, from, to } => {
                let change = match (from, to) {
                    (Some(_), Some(_)) => "changed",
                    (None, _) => "added",
                    (Some(_), None) => "removed",
                };
                text.with("kind", kind.name()).with("change", change)
            }
            Notice::FactorOn(factor) | Notice::FactorOff(factor) => text.with("factor", factor.name()),
            Notice::RecoveryCodeUsed(left) => text.with("left", *left),
            Notice::WrongCodesInARow(number) => {
                let closed = if *number >= WRONG_CODES_IN_A_ROW { "yes" } else { "no" };
                text.with("number", *number).with("most", WRONG_CODES_IN_A_ROW).with("closed", closed)
            }
            Notice::FactorsOffSoon { ready_at, by_support } => {
                text.with("by", if *by_support { "support" } else { "password" }).with("ready", when(*ready_at))
            }
            Notice::FactorsOffReady { until } => text.with("until", when(*until)),
            Notice::NewDevice(client, _) => text.with("client", client_name(*client)),
            _ => text,
        }
    }
}

/// The contacts of a change for this reader, who sees the own one in full. Each of the two is masked so that it looks different from
/// the other one.
fn change(from: Option<&Contact>, to: Option<&Contact>, reader: &Contact) -> String {
    let shown = |contact: &Contact, other: Option<&Contact>| if contact == reader { contact.to_string() } else { contact.masked(other) };
    let both = [from.map(|from| shown(from, to)), to.map(|to| shown(to, from))];
    both.into_iter().flatten().collect::<Vec<_>>().join(" → ")
}

/// How texts name the proof that a password was reset with.
fn proof_name(proof: RecoveryProof) -> &'static str {
    match proof {
        RecoveryProof::MailedLink => "mailed-link",
        RecoveryProof::MailedCode => "mailed-code",
        RecoveryProof::TextedCode => "texted-code",
    }
}

/// How texts name the client of a sign-in.
fn client_name(client: Client) -> &'static str {
    match client {
        Client::Web => "web",
        Client::Mobile => "mobile",
        Client::Desktop => "desktop",
    }
}
