//! The texts that people read: every language has those of English, each is used, and there are none outside their files.

mod scan;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use rekey_tests::tools::root;
use rekey_text::{Language, Text};

use self::scan::{literals, reads_like_a_text, words_of_template};

/// What a translation keeps of a text: the names of its arguments, and its tags.
#[derive(Default, Debug, PartialEq)]
struct Shape {
    arguments: BTreeSet<String>,
    tags: BTreeSet<String>,
}

impl Shape {
    fn of(pattern: &Pattern<&str>) -> Self {
        let mut shape = Self::default();
        shape.add(pattern);
        shape
    }

    fn add(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.tags.extend(tags(value)),
                PatternElement::Placeable { expression } => self.add_expression(expression),
            }
        }
    }

    fn add_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.add_inline(inline),
            Expression::Select { selector, variants } => {
                self.add_inline(selector);
                variants.iter().for_each(|variant| self.add(&variant.value));
            }
        }
    }

    fn add_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => drop(self.arguments.insert(id.name.to_owned())),
            InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
                positional.iter().for_each(|argument| self.add_inline(argument));
            }
            InlineExpression::Placeable { expression } => self.add_expression(expression),
            InlineExpression::StringLiteral { .. }
            | InlineExpression::NumberLiteral { .. }
            | InlineExpression::MessageReference { .. }
            | InlineExpression::TermReference { .. } => {}
        }
    }
}

/// The tags of a text, each with its `<` and `>`.
fn tags(text: &str) -> impl Iterator<Item = String> {
    text.split('<').skip(1).map(|part| format!("<{}>", part.split('>').next().unwrap_or_default()))
}

/// The messages of a language by their keys.
fn messages(language: Language) -> BTreeMap<&'static str, Shape> {
    let file = parser::parse(language.source()).unwrap_or_else(|(_, faults)| panic!("{language:?}: {faults:?}"));
    let messages = file.body.into_iter().filter_map(|entry| match entry {
        Entry::Message(message) => {
            assert!(message.attributes.is_empty(), "{language:?}: {} has an attribute", message.id.name);
            Some((message.id.name, Shape::of(&message.value?)))
        }
        Entry::Term(_) | Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => None,
        Entry::Junk { content } => panic!("{language:?}: {content}"),
    });
    messages.collect()
}

#[test]
fn every_language_has_the_texts_of_english_with_their_arguments_and_tags() {
    let english = messages(Language::english());
    assert!(english.len() > 200);
    let mut faults = Vec::new();
    for language in Language::all() {
        let texts = messages(language);
        let missing = english.keys().filter(|key| !texts.contains_key(*key)).map(|key| format!("{language:?} has no {key}"));
        faults.extend(missing);
        for (key, shape) in &texts {
            match english.get(key) {
                None => faults.push(format!("{language:?} has {key}, which English has not")),
                Some(expected) if expected != shape => {
                    faults.push(format!("{language:?}: {key} has {shape:?}, and English has {expected:?}"))
                }
                Some(_) => {}
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn texts_have_only_links_and_emphasis_as_tags() {
    let allowed = ["<a>", "</a>", "<strong>", "</strong>"].map(str::to_owned);
    for (key, Shape { tags, .. }) in messages(Language::english()) {
        assert!(tags.iter().all(|tag| allowed.contains(tag)), "{key} has {tags:?}");
    }
}

#[test]
fn the_language_of_tests_is_longer_and_from_right_to_left() {
    let pseudo = Language::find("ar-XB").unwrap();
    assert_eq!(pseudo.direction(), "rtl");
    assert!(Language::offered().all(|offered| offered != pseudo) && Language::negotiate("ar-XB, ar").is_none());
    let length = |language: Language| -> usize {
        let texts = messages(language).into_keys().map(|key| language.words(&Text::new(key)));
        texts.map(|text| text.chars().count()).sum()
    };
    let (longer, english) = (length(pseudo), length(Language::english()));
    assert!(longer * 100 > english * 135, "{longer} characters for {english}");
}

/// The files of a folder and of those below it, with this extension.
/// Somebody who speaks to the computer says the words of a button (WCAG 2.2, 2.5.3).
#[test]
fn the_name_of_a_button_contains_its_words() {
    for language in Language::offered() {
        for (button, names) in [
            ("js-devices-sign-out", ["js-devices-sign-out-name"].as_slice()),
            ("js-trusted-ask", &["js-trusted-ask-name"]),
            ("account-remove", &["account-remove-phone"]),
            ("js-passkeys-rename", &["js-passkeys-rename-name"]),
            ("js-passkeys-remove", &["js-passkeys-remove-name"]),
            ("js-contacts-add", &["js-contacts-add-email", "js-contacts-add-phone"]),
            ("js-contacts-change", &["js-contacts-change-email", "js-contacts-change-phone"]),
        ] {
            let words = language.words(&Text::new(button)).to_lowercase();
            for name in names {
                let name = language.words(&Text::new(name).with("name", "Tablet")).to_lowercase();
                assert!(name.contains(&words), "{}: {name} does not contain {words}", language.tag());
            }
        }
    }
}

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, extension, found);
            } else if path.extension().is_some_and(|known| known == extension) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), extension, &mut found);
    found.sort();
    found
}

/// The scripts of pages that are Rekey's own.
fn scripts() -> Vec<PathBuf> {
    let vendored =
        |path: &PathBuf| ["altcha-3", "fluent-"].iter().any(|name| path.file_name().unwrap().to_str().unwrap().starts_with(name));
    files("functions/pages/assets", "js").into_iter().filter(|path| !vendored(path)).collect()
}

/// Everything that uses texts: scripts, templates and Rust, without the tests at the end of a Rust file.
fn sources() -> Vec<(PathBuf, String)> {
    let rust = ["functions", "shared"].iter().flat_map(|folder| files(folder, "rs"));
    let templates = ["html", "txt"].iter().flat_map(|extension| files("functions", extension));
    let paths = scripts().into_iter().chain(rust).chain(templates);
    let without_tests = |text: String| text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
    paths.map(|path| (path.clone(), without_tests(fs::read_to_string(path).unwrap()))).collect()
}

/// What stands between double quotes and could be the key of a text.
fn quoted(source: &str) -> impl Iterator<Item = &str> {
    let is_key = |text: &&str| text.contains('-') && text.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-');
    source.split('"').filter(is_key)
}

/// The keys of the texts of notices, of which each row has the middle.
fn of_notices(source: &str) -> impl Iterator<Item = String> {
    let rows = source.split("row!(\"").skip(1).filter_map(|rest| rest.split('"').next());
    rows.flat_map(|key| ["subject", "happened", "follows"].map(|part| format!("notice-{key}-{part}")))
}

#[test]
fn every_text_is_used() {
    let sources = sources();
    let quoted = sources.iter().flat_map(|(_, source)| quoted(source)).map(str::to_owned);
    let used: BTreeSet<String> = quoted.chain(sources.iter().flat_map(|(_, source)| of_notices(source))).collect();
    let unused: Vec<&str> = messages(Language::english()).into_keys().filter(|key| !used.contains(*key)).collect();
    assert!(unused.is_empty(), "nothing uses {unused:#?}");
}

/// The beginnings of calls that take the key of a text: in Rust, in templates, in scripts.
const CALLS: [&str; 4] = ["Text::new(\"", ".t(\"", "site.html(\"", "site.link(\""];

#[test]
fn every_used_text_exists() {
    let english = messages(Language::english());
    let (mut looked_up, mut faults) = (0, Vec::new());
    for (path, source) in sources() {
        let called = CALLS.iter().flat_map(|call| source.split(call).skip(1)).filter_map(|rest| rest.split('"').next());
        let of_scripts =
            quoted(&source).filter(|text| text.starts_with("js-") || text.starts_with("problem-") || text.starts_with("rule-"));
        // A prefix of keys ends with a hyphen.
        let keys = called.chain(of_scripts).filter(|key| !key.ends_with('-')).map(str::to_owned);
        for key in keys.chain(of_notices(&source)) {
            looked_up += 1;
            if !english.contains_key(key.as_str()) {
                faults.push(format!("{}: {key}", path.display()));
            }
        }
    }
    assert!(faults.is_empty() && looked_up > 200, "{looked_up} were looked up, and there is no text\n{}", faults.join("\n"));
}

/// Names in scripts that look like texts: of browsers and systems, of headers, keys, classes and code.
const NAMES: [&str; 15] = [
    " off",
    "Android",
    "Chrome",
    "ChromeOS",
    "Content-Type",
    "Edge",
    "Enter",
    "Firefox",
    "Link",
    "Linux",
    "Opera",
    "Retry-After",
    "Safari",
    "Samsung Internet",
    "Windows",
];

#[test]
fn scripts_and_templates_have_no_texts_of_their_own() {
    let (mut found, mut names) = (Vec::new(), BTreeSet::new());
    for path in scripts() {
        let script = fs::read_to_string(&path).unwrap();
        names.extend(literals(&script).into_iter().map(|literal| literal.text).filter(|text| NAMES.contains(&text.as_str())));
        let texts =
            literals(&script).into_iter().filter(|literal| reads_like_a_text(&literal.text) && !NAMES.contains(&literal.text.as_str()));
        found.extend(texts.map(|literal| format!("{}:{}: {}", path.display(), literal.line, literal.text)));
    }
    for path in files("functions/pages/templates", "html") {
        let template = fs::read_to_string(&path).unwrap();
        found.extend(words_of_template(&template).into_iter().map(|words| format!("{}:{}: {}", path.display(), words.line, words.text)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert_eq!(names, NAMES.map(str::to_owned).into(), "the names that scripts have");
}

#[test]
fn a_text_is_found_wherever_a_script_or_a_template_has_it() {
    let script = r#"
        // "A comment."
        const rule = /["']x/g, half = 1 / 2; /* `Another comment.` */
        write("Your account", `Signed in as ${name ? `Mr ${name}` : "you."}`, 'it\'s done.', t("js-a"), "button quiet", "POST");
    "#;
    let found: Vec<(usize, String)> = literals(script)
        .into_iter()
        .filter(|literal| reads_like_a_text(&literal.text))
        .map(|literal| (literal.line, literal.text))
        .collect();
    let expected = [(4, "Your account"), (4, "Mr $"), (4, "you."), (4, "Signed in as $"), (4, "it\\'s done.")];
    assert_eq!(found, expected.map(|(line, text)| (line, text.to_owned())));

    let template = "{# A note #}{% block state %}loading{% endblock %}\n<p title=\"Help\" class=\"a b\">{{ site.t(\"x-y\") }}</p>\n\
                    <b data-wrong=\"Enter it.\">Hello &amp; bye</b><code>users:read</code><i placeholder=\"ABCD\"></i>";
    let found: Vec<(usize, String)> = words_of_template(template).into_iter().map(|words| (words.line, words.text)).collect();
    assert_eq!(
        found,
        [(2, "title=\"Help\""), (3, "data-wrong=\"Enter it.\""), (3, "Hello &amp; bye")].map(|(line, text)| (line, text.to_owned()))
    );
}
