//! Finds the texts of scripts and templates: what people would read, as far as it can be told from the source.

/// A literal of a script, without its quotes. `${…}` of a template literal stands for itself as `$`.
pub(super) struct Literal {
    pub(super) text: String,
    pub(super) line: usize,
}

/// The literals of a script, also those inside `${…}`. Comments and regular expressions are left out.
pub(super) fn literals(script: &str) -> Vec<Literal> {
    let mut scanner = Scanner { rest: script, line: 1, before: '(', found: Vec::new() };
    scanner.code(None);
    scanner.found
}

struct Scanner<'a> {
    rest: &'a str,
    line: usize,
    /// The last character that is no blank and no comment: it tells a regular expression from a division.
    before: char,
    found: Vec<Literal>,
}

impl Scanner<'_> {
    fn next(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = &self.rest[c.len_utf8()..];
        self.line += usize::from(c == '\n');
        Some(c)
    }

    /// Reads code up to the brace that closes it, or up to the end.
    fn code(&mut self, until: Option<char>) {
        let mut open = 0;
        while let Some(c) = self.next() {
            match c {
                '/' if self.rest.starts_with('/') => self.skip_to("\n"),
                '/' if self.rest.starts_with('*') => self.skip_to("*/"),
                '/' if "(,=:[!&|?{};\n>".contains(self.before) => self.regular_expression(),
                '"' | '\'' => self.literal(c),
                '`' => self.template(),
                '}' if open == 0 && until == Some(c) => return,
                '{' => open += 1,
                '}' => open -= 1,
                _ => {}
            }
            if !c.is_whitespace() {
                self.before = c;
            }
        }
    }

    fn skip_to(&mut self, end: &str) {
        while !self.rest.is_empty() && !self.rest.starts_with(end) {
            self.next();
        }
        for _ in end.chars() {
            self.next();
        }
    }

    fn regular_expression(&mut self) {
        let mut in_class = false;
        while let Some(c) = self.next() {
            match c {
                '\\' => drop(self.next()),
                '[' => in_class = true,
                ']' => in_class = false,
                '/' if !in_class => return,
                _ => {}
            }
        }
    }

    fn literal(&mut self, quote: char) {
        let (line, mut text) = (self.line, String::new());
        while let Some(c) = self.next().filter(|c| *c != quote) {
            text.push(c);
            if c == '\\' {
                text.extend(self.next());
            }
        }
        self.found.push(Literal { text, line });
    }

    fn template(&mut self) {
        let (line, mut text) = (self.line, String::new());
        while let Some(c) = self.next().filter(|c| *c != '`') {
            text.push(c);
            if c == '\\' {
                text.extend(self.next());
            } else if c == '$' && self.rest.starts_with('{') {
                self.next();
                self.code(Some('}'));
            }
        }
        self.found.push(Literal { text, line });
    }
}

/// Whether a literal of a script reads like English: it begins as a sentence or a label does, ends as a sentence does, or joins
/// such parts, with a blank at its edge.
pub(super) fn reads_like_a_text(literal: &str) -> bool {
    let mut letters = literal.chars();
    let begins =
        letters.next().is_some_and(|c| c.is_ascii_uppercase()) && letters.next().is_some_and(|c| c.is_ascii_lowercase() || c == ' ');
    let has_letters = literal.chars().any(|c| c.is_ascii_lowercase());
    let ends = literal.chars().rev().nth(1).is_some_and(|c| c.is_ascii_alphabetic()) && literal.ends_with(['.', '?', '!', '…']);
    let joins = has_letters && (literal.starts_with(' ') || literal.ends_with(' '));
    begins || ends || joins
}

/// Blocks of the templates whose contents are names: of a state, of a layout, of an attribute.
const NAMES: [&str; 6] = ["layout", "on_account", "on_activity", "on_security", "on_users", "state"];
/// Attributes of HTML whose values people read.
const READ: [&str; 7] = ["alt", "aria-description", "aria-label", "aria-placeholder", "label", "placeholder", "title"];

/// What people would read of a template, without its expressions: words between tags, and in attributes that people read or whose
/// values scripts write. Each with its line.
pub(super) fn words_of_template(template: &str) -> Vec<Literal> {
    // Some blocks hold names that only style sheets and scripts read.
    let names = |text: String, block: &&str| without(&text, &format!("{{% block {block}"), "endblock %}");
    let html = NAMES.iter().fold(template.to_owned(), names);
    let html = [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("<!--", "-->"), ("<code>", "</code>")]
        .iter()
        .fold(html, |html, (begin, end)| without(&html, begin, end));
    let (mut found, mut line) = (Vec::new(), 1);
    for (place, part) in html.split('<').enumerate() {
        let (tag, text) = if place == 0 { ("", part) } else { part.split_once('>').unwrap_or((part, "")) };
        for (name, value) in attributes(tag) {
            if has_words(value) && (READ.contains(&name) || (name.starts_with("data-") && value.contains(' ') && reads_like_a_text(value)))
            {
                found.push(Literal { text: format!("{name}=\"{value}\""), line });
            }
        }
        if has_words(text) {
            found.push(Literal { text: text.trim().to_owned(), line });
        }
        line += part.matches('\n').count();
    }
    found
}

fn has_words(text: &str) -> bool {
    // An entity such as `&nbsp;` is no word, and neither is the form of a code.
    without(text, "&", ";").chars().any(char::is_lowercase)
}

/// The text without what stands between these marks; line breaks stay.
fn without(text: &str, begin: &str, end: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(begin) {
        let Some((inside, after)) = after.split_once(end) else { break };
        left.push_str(before);
        left.extend(inside.chars().filter(|c| *c == '\n'));
        rest = after;
    }
    left + rest
}

/// The attributes of a tag that have a value.
fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let mut parts = tag.split('"');
    let mut found = Vec::new();
    while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
        let name = name.trim_end().trim_end_matches('=').rsplit(char::is_whitespace).next().unwrap_or_default();
        found.push((name, value));
    }
    found
}
