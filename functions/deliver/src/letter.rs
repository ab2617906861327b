//! The content of a mail in the language of its reader, and its two forms: HTML in the one layout of all mails, and plain text.

use askama::Template;
use rekey_adapters::brand::Accent;
use rekey_text::{Language, Text};

use crate::site::Site;

/// The content of a mail.
pub(crate) struct Letter {
    pub(crate) language: Language,
    pub(crate) subject: String,
    /// What an inbox shows behind the subject. It never contains the code, which a locked phone would show, too.
    pub(crate) preheader: String,
    /// The code. It comes first.
    pub(crate) code: Option<String>,
    /// What follows, from top to bottom.
    pub(crate) blocks: Vec<Block>,
    /// Why the reader gets the mail.
    pub(crate) reason: String,
}

/// A part of a mail.
pub(crate) enum Block {
    Paragraph(String),
    /// A link of second rank.
    Link(Link),
    /// The one thing to do.
    Button(Button),
    /// A table of facts.
    Facts(Vec<Fact>),
}

pub(crate) struct Link {
    pub(crate) label: String,
    pub(crate) url: String,
}

pub(crate) struct Button {
    pub(crate) link: Link,
    /// Whether the button is for a reader who reports somebody else's act.
    pub(crate) is_alarm: bool,
}

/// A row of the table.
pub(crate) struct Fact {
    pub(crate) label: String,
    /// The values, one a line.
    pub(crate) values: Vec<String>,
    /// Whether the fact may have several values.
    pub(crate) is_list: bool,
    /// Whether somebody chose the values. No mail program may make a link of them, and they may not reorder what surrounds them.
    pub(crate) is_chosen: bool,
}

/// `<a>` without an address around a chosen value: programs that look for addresses, hosts and numbers in a text skip what is a link
/// already, as WebKit does, and it adds no character that would be copied along. `dir="auto"` isolates the direction of the value.
#[derive(Template)]
#[template(path = "mail.html")]
struct Html<'a> {
    letter: &'a Letter,
    brand: &'a str,
    accent: &'a Accent,
    /// The side on which a line begins, as tables take it.
    start: &'static str,
    help: &'a str,
    support: &'a str,
}

impl Button {
    /// The ground of the button in light mode.
    fn colour(&self, accent: &Accent) -> String {
        if self.is_alarm { "#b3261e".to_owned() } else { accent.light.accent.to_string() }
    }
}

impl Letter {
    /// The letter as HTML.
    ///
    /// # Errors
    /// If the template fails, which it does not if it compiles.
    pub(crate) fn html(&self, site: &Site) -> askama::Result<String> {
        let start = if self.language.direction() == "rtl" { "right" } else { "left" };
        let (help, support) = (self.help(), site.support());
        Html { letter: self, brand: &site.brand, accent: &site.accent, start, help: &help, support: &support }.render()
    }

    /// The letter as plain text.
    pub(crate) fn text(&self, site: &Site) -> String {
        let code = self.code.iter().map(|code| format!("  {code}"));
        let blocks = self.blocks.iter().map(|block| match block {
            Block::Paragraph(words) => words.clone(),
            Block::Link(link) | Block::Button(Button { link, .. }) => format!("{}\n\n{}", self.labelled(&link.label, ""), link.url),
            Block::Facts(facts) => facts.iter().map(|fact| self.line(fact)).collect::<Vec<_>>().join("\n"),
        });
        let foot = [self.reason.clone(), self.labelled(&self.help(), &site.support()), site.brand.clone()];
        code.chain(blocks).chain(foot).collect::<Vec<_>>().join("\n\n") + "\n"
    }

    /// A fact as a line, or as a list.
    fn line(&self, fact: &Fact) -> String {
        let values: Vec<String> = fact.values.iter().map(|value| if fact.is_chosen { isolated(value) } else { value.clone() }).collect();
        if fact.is_list {
            return format!("{}\n  - {}", self.labelled(&fact.label, ""), values.join("\n  - "));
        }
        self.labelled(&fact.label, &values.join(" "))
    }

    fn labelled(&self, label: &str, value: &str) -> String {
        self.language.words(&Text::new("mail-labelled").with("label", label).with("value", value)).trim_end().to_owned()
    }

    fn help(&self) -> String {
        self.language.words(&Text::new("mail-help"))
    }
}

/// The value between marks that isolate its direction, if a part of it is written from right to left. Other values need no marks,
/// which would be copied along with them.
fn isolated(value: &str) -> String {
    if value.chars().any(is_right_to_left) { format!("\u{2068}{value}\u{2069}") } else { value.to_owned() }
}

/// Whether a character is in a block of scripts that are written from right to left.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
