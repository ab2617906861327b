//! Messages as mails and as SMS in the language of the reader, and what each kind says, except notices: the parts of a [`Letter`]
//! from top to bottom.

use rekey_adapters::mailer::Mail;
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::{Contact, ContactKind};
use rekey_domain::email::EmailAddress;
use rekey_domain::one_time_code_request::{CODE_LIFE, Purpose};
use rekey_domain::principal::State;
use rekey_domain::recovery::{SMS_LIFE, proof_life};
use rekey_domain::registration::ACTIVATION_LIFE;
use rekey_text::{Language, Text};

use crate::letter::{Block, Button, Fact, Letter, Link};
use crate::message::{Activate, ActivateUser, AuthenticationCode, Message, Reader, Recover, Registered};
use crate::site::Site;
use crate::when::when;
use crate::writer::Writer;

impl Message {
    /// The message as a mail to this address, in this language.
    ///
    /// # Errors
    /// If the template fails, which it does not if it compiles.
    pub fn mail(&self, to: EmailAddress, site: &Site, language: Language) -> askama::Result<Mail> {
        let writer = Writer { site, language };
        let letter = match self {
            Self::Recover(it) => writer.recover(it),
            Self::Activate(it) => writer.activate(it),
            Self::ActivateUser(it) => writer.activate_user(it),
            Self::Registered(it) => writer.registered(it),
            Self::AuthenticationCode(it) => writer.authentication_code(it),
            Self::Notice(it) => it.letter(&writer, &Contact::Email(to.clone())),
        };
        let (text, html) = (letter.text(site), letter.html(site)?);
        let subject = match self {
            Self::AuthenticationCode(it) if site.code_in_subject => {
                writer.words(Text::new("mail-code-subject-with-code").with("subject", letter.subject).with("code", it.code.as_str()))
            }
            _ => letter.subject,
        };
        Ok(Mail { to, subject, text, html, proven: self.is_for_an_owner() })
    }

    /// The message as an SMS in this language, if it has that form: short, and without a link if it has a code.
    ///
    /// The last line of a code names the site that it is for, as phones expect it (WICG, "Origin-bound one-time codes delivered via
    /// SMS"): they offer the code on that site, and on no other.
    pub fn sms(&self, site: &Site, language: Language) -> Option<String> {
        let writer = Writer { site, language };
        let (text, code, in_an_app) = match self {
            Self::Recover(it) => {
                let text = Text::new("sms-recover").with("reference", it.reference.as_str()).with("minutes", SMS_LIFE / 60);
                (text, &it.code, false)
            }
            Self::AuthenticationCode(it) => {
                let key = if it.purpose == Purpose::LostFactorPhone { "sms-lost-factor" } else { "sms-bind" };
                (Text::new(key).with("minutes", CODE_LIFE / 60), &it.code, it.in_an_app)
            }
            Self::Notice(it) => return it.sms(&writer),
            Self::Activate(_) | Self::ActivateUser(_) | Self::Registered(_) => return None,
        };
        let words = writer.words(text.with("code", code.as_str()));
        Some(if in_an_app { words } else { format!("{words}\n@{} #{code}", site.host()) })
    }
}

impl Writer<'_> {
    fn button(&self, label: &'static str, url: String) -> Block {
        Block::Button(Button { link: Link { label: self.words(Text::new(label)), url }, is_alarm: false })
    }

    /// The facts about the account, for a reader who may know its name.
    fn account(&self, reader: &Reader) -> Vec<Fact> {
        reader.name().map(|name| self.chosen(Text::new("mail-fact-account"), self.name(name))).into_iter().collect()
    }

    fn until(&self, time: Timestamp) -> Fact {
        self.fact(Text::new("mail-fact-until"), when(time))
    }

    fn letter(&self, kind: Kind, blocks: Vec<Block>) -> Letter {
        let [subject, preheader, reason] = [kind.subject, kind.preheader, kind.reason].map(|text| self.words(text));
        Letter { language: self.language, subject, preheader, code: None, blocks, reason }
    }

    pub(crate) fn recover(&self, it: &Recover) -> Letter {
        let names = it.names.iter().map(|name| self.name(name)).collect();
        let more = it.more.then(|| {
            let link = Link { label: self.words(Text::new("mail-recover-more-link")), url: self.site.page("/forgot") };
            [self.paragraph(Text::new("mail-recover-more")), Block::Link(link)]
        });
        let minutes = proof_life(ContactKind::Email) / 60;
        let head = vec![
            self.paragraph(Text::new("mail-recover-intro")),
            Block::Facts(vec![
                self.list(Text::new("mail-fact-accounts").with("count", it.names.len()), names),
                Fact {
                    label: self.words(Text::new("mail-fact-reference")),
                    values: vec![it.reference.as_str().to_owned()],
                    is_list: false,
                    is_chosen: false,
                },
                self.until(it.expires_at),
            ]),
        ];
        let tail = vec![
            self.button("mail-recover-button", it.link.clone()),
            self.paragraph(Text::new("mail-recover-life").with("minutes", minutes)),
            self.paragraph(Text::new("mail-recover-not-you")),
        ];
        let kind = Kind {
            subject: Text::new("mail-recover-subject"),
            preheader: Text::new("mail-recover-preheader").with("minutes", minutes),
            reason: Text::new("mail-reason-linked"),
        };
        let blocks = head.into_iter().chain(more.into_iter().flatten()).chain(tail).collect();
        Letter { code: Some(it.code.clone()), ..self.letter(kind, blocks) }
    }

    pub(crate) fn activate(&self, it: &Activate) -> Letter {
        let hours = ACTIVATION_LIFE / 3600;
        let kind = Kind {
            subject: Text::new("mail-activate-subject"),
            preheader: Text::new("mail-activate-preheader").with("hours", hours),
            reason: Text::new("mail-reason-entered"),
        };
        let blocks = vec![
            self.paragraph(Text::new("mail-activate-intro")),
            self.button("mail-activate-button", it.link.clone()),
            self.paragraph(Text::new("mail-activate-life").with("hours", hours).with("until", when(it.expires_at))),
            self.paragraph(Text::new("mail-activate-not-you")),
        ];
        self.letter(kind, blocks)
    }

    pub(crate) fn activate_user(&self, it: &ActivateUser) -> Letter {
        let hours = ACTIVATION_LIFE / 3600;
        let (subject, intro) = match it.state {
            State::Invited => ("mail-invited-subject", "mail-invited-intro"),
            State::Reset => ("mail-user-reset-subject", "mail-user-reset-intro"),
            State::Active | State::Frozen => ("mail-user-address-subject", "mail-user-address-intro"),
        };
        let kind = Kind {
            subject: Text::new(subject),
            preheader: Text::new("mail-user-preheader").with("hours", hours),
            reason: Text::new("mail-reason-administrator"),
        };
        let blocks = [self.paragraph(Text::new(intro))].into_iter().chain(facts(self.account(&it.reader))).chain([
            self.button("mail-activate-button", it.link.clone()),
            self.paragraph(Text::new("mail-user-life").with("hours", hours).with("until", when(it.expires_at))),
            self.paragraph(Text::new("mail-user-not-you")),
        ]);
        self.letter(kind, blocks.collect())
    }

    pub(crate) fn registered(&self, it: &Registered) -> Letter {
        let kind = |subject, preheader| Kind {
            subject: Text::new(subject),
            preheader: Text::new(preheader),
            reason: Text::new("mail-reason-entered"),
        };
        let not_you = self.paragraph(Text::new("mail-registered-not-you"));
        let Some(name) = it.reader.name() else {
            let kind = kind("mail-taken-subject", "mail-taken-preheader");
            let button = self.button("mail-taken-button", self.site.page("/register"));
            return self.letter(kind, vec![self.paragraph(Text::new("mail-taken-intro")), button, not_you]);
        };
        let forgot = Link { label: self.words(Text::new("mail-registered-forgot-link")), url: self.site.page("/forgot") };
        let blocks = vec![
            self.paragraph(Text::new("mail-registered-intro")),
            Block::Facts(vec![self.chosen(Text::new("mail-fact-account"), name.account.to_string())]),
            self.button("mail-registered-button", self.site.page("/sign-in")),
            self.paragraph(Text::new("mail-registered-forgot")),
            Block::Link(forgot),
            not_you,
        ];
        self.letter(kind("mail-registered-subject", "mail-registered-preheader"), blocks)
    }

    pub(crate) fn authentication_code(&self, it: &AuthenticationCode) -> Letter {
        let intro = match it.purpose {
            Purpose::SignIn => "mail-code-sign-in",
            Purpose::Reauthenticate => "mail-code-reauthenticate",
            Purpose::Enrol => "mail-code-enrol",
            Purpose::Bind => "mail-code-bind",
            Purpose::LostFactorEmail | Purpose::LostFactorPhone => "mail-code-lost-factor",
        };
        let minutes = CODE_LIFE / 60;
        let mut about = self.account(&it.reader);
        if it.reader.is_owner() {
            about.push(self.until(it.expires_at));
        }
        let end = if it.purpose == Purpose::Bind {
            vec![self.paragraph(Text::new("mail-code-not-you-bind"))]
        } else {
            let forgot = Link { label: self.words(Text::new("mail-code-not-you-link")), url: self.site.page("/forgot") };
            vec![self.paragraph(Text::new("mail-code-not-you")), Block::Link(forgot)]
        };
        let life = self.paragraph(Text::new("mail-code-life").with("minutes", minutes));
        let blocks = [self.paragraph(Text::new(intro))].into_iter().chain(facts(about)).chain([life]).chain(end).collect();
        let kind = Kind {
            subject: Text::new("mail-code-subject"),
            preheader: Text::new("mail-code-preheader").with("minutes", minutes),
            reason: Text::new(if it.purpose == Purpose::Bind { "mail-reason-entered" } else { "mail-reason-linked" }),
        };
        Letter { code: Some(it.code.clone()), ..self.letter(kind, blocks) }
    }
}

/// The texts around a letter.
struct Kind {
    subject: Text,
    preheader: Text,
    reason: Text,
}

/// A table, unless it is empty.
fn facts(facts: Vec<Fact>) -> Option<Block> {
    (!facts.is_empty()).then_some(Block::Facts(facts))
}
