//! The words of messages in the language of one reader.

use rekey_domain::account::LoginName;
use rekey_text::{Language, Text};

use crate::letter::{Block, Fact};
use crate::site::Site;

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
}
