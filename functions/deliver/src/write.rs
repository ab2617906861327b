//! What each kind of message says, except notices: the parts of a [`Letter`] from top to bottom.

use rekey_domain::account::LoginName;
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::ContactKind;
use rekey_domain::one_time_code_request::{CODE_LIFE, Purpose};
use rekey_domain::principal::State;
use rekey_domain::recovery::proof_life;
use rekey_domain::registration::ACTIVATION_LIFE;
use rekey_text::{Language, Text};

use crate::letter::{Block, Button, Fact, Letter, Link};
use crate::message::{Activate, ActivateUser, AuthenticationCode, Reader, Recover, Registered};
use crate::site::Site;
use crate::when::when;

/// Writes messages to one reader.
pub(crate) struct Writer<'a> {
    pub(crate) site: &'a Site,
    pub(crate) language: Language,
}

impl Writer<'_> {
    /// The words of a text. Each text may name the brand.
    pub(crate) fn words(&self, text: Text) -> String {
        self.language.words(&text.with("brand", self.site.brand.as_str()))
    }

    pub(crate) fn paragraph(&self, text: Text) -> Block {
        Block::Paragraph(self.words(text))
    }

    fn button(&self, label: &'static str, url: String) -> Block {
        Block::Button(Button { link: Link { label: self.words(Text::new(label)), url }, is_alarm: false })
    }

    /// A fact that Rekey states.
    pub(crate) fn fact(&self, label: Text, value: Text) -> Fact {
        Fact { label: self.words(label), values: vec![self.words(value)], is_list: false, is_chosen: false }
    }

    /// A fact with a value that somebody chose.
    pub(crate) fn chosen(&self, label: Text, value: String) -> Fact {
        Fact { label: self.words(label), values: vec![value], is_list: false, is_chosen: true }
    }

    /// A fact with a list of values that somebody chose.
    pub(crate) fn list(&self, label: Text, values: Vec<String>) -> Fact {
        Fact { label: self.words(label), values, is_list: true, is_chosen: true }
    }

    /// A name as people read it.
    pub(crate) fn name(&self, name: &LoginName) -> String {
        let text = match &name.user {
            None => {
                let label = self.site.root_label.clone().unwrap_or_else(|| self.language.words(&Text::new("mail-root-label")));
                Text::new("mail-name-root").with("label", label)
            }
            Some(user) => Text::new("mail-name-user").with("user", user.as_str()),
        };
        self.words(text.with("account", name.account.as_str()))
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
