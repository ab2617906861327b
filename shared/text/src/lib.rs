//! The texts that people read: pages, messages and problems, in every language.
//!
//! Each language is one file of [Fluent](https://projectfluent.org) messages beside this crate's `Cargo.toml`, named by its
//! language tag. [`Text`] names a message and its arguments; [`Language`] turns it into words.

#[cfg(feature = "pseudo-language")]
mod pseudo;
mod text;

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::{LazyLock, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_langneg::{NegotiationStrategy, negotiate_languages, parse_accepted_languages};
use fluent_syntax::ast::{Entry, Resource};
use unic_langid::{CharacterDirection, LanguageIdentifier};

pub use crate::text::{Arg, Text, ToText};

/// The tag and the messages of each language.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The files of all languages, as far as they are read.
static LANGUAGES: LazyLock<Vec<Loaded>> =
    LazyLock::new(|| FILES.iter().map(|(tag, source)| Loaded::new(tag, (*source).into())).chain(Loaded::of_tests()).collect());

struct Loaded {
    tag: &'static str,
    source: Cow<'static, str>,
    id: LanguageIdentifier,
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

#[expect(clippy::expect_used, reason = "the files are part of the binary, and a test reads each")]
impl Loaded {
    fn new(tag: &'static str, source: Cow<'static, str>) -> Self {
        Self { tag, source, id: tag.parse().expect("a file is named by a language tag"), bundle: OnceLock::new() }
    }

    /// The language that only tests have.
    fn of_tests() -> Option<Self> {
        #[cfg(feature = "pseudo-language")]
        return FILES.iter().find(|(tag, _)| *tag == "en").map(|(_, english)| Self::new(pseudo::TAG, pseudo::of(english).into()));
        #[cfg(not(feature = "pseudo-language"))]
        None
    }

    /// The parsed messages. A function reads a language when it first needs it, since most calls need none.
    fn bundle(&self) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| {
            let mut bundle = FluentBundle::new_concurrent(vec![self.id.clone()]);
            // Isolating characters keep a name of another direction from reordering a sentence. They matter only in a language
            // that is written from right to left: elsewhere they would end up in subjects and be copied along with names.
            bundle.set_use_isolating(self.id.character_direction() == CharacterDirection::RTL);
            let resource = FluentResource::try_new(self.source.clone().into_owned()).expect("a file of Fluent messages");
            bundle.add_resource(resource).expect("each message once");
            bundle
        })
    }
}

/// The most languages of a person that are looked at. Nobody reads more, and a header could name thousands.
const MOST_WANTED: usize = 20;

/// A language of pages, messages and problems.
#[derive(Clone, Copy)]
pub struct Language(&'static Loaded);

impl Language {
    /// All languages, in the order of their tags, and the one of tests.
    pub fn all() -> impl Iterator<Item = Self> {
        LANGUAGES.iter().map(Self)
    }

    /// The languages that people may choose, in the order of their tags.
    pub fn offered() -> impl Iterator<Item = Self> {
        Self::all().filter(|language| FILES.iter().any(|(tag, _)| *tag == language.tag()))
    }

    /// English, which is complete and fills the gaps of a language that is not.
    #[expect(clippy::expect_used, reason = "the crate does not work without its source language, and a test reads it")]
    pub fn english() -> Self {
        Self::find("en").expect("en.ftl")
    }

    /// The language with exactly this tag.
    pub fn find(tag: &str) -> Option<Self> {
        Self::all().find(|language| language.tag() == tag)
    }

    /// The language that suits best what a person reads: one tag, or several in order of preference, as in `Accept-Language`
    /// (RFC 9110, 12.5.4). `zh-TW` finds Traditional Chinese by the likely script of its region. `None` if nothing suits.
    pub fn negotiate(wanted: &str) -> Option<Self> {
        let offered: Vec<Self> = Self::offered().collect();
        let available: Vec<_> = offered.iter().map(|language| &language.0.id).collect();
        let mut wanted = parse_accepted_languages(wanted);
        wanted.truncate(MOST_WANTED);
        let found = negotiate_languages(&wanted, &available, None, NegotiationStrategy::Lookup);
        let id = **found.first()?;
        offered.iter().copied().find(|language| language.0.id == *id)
    }

    /// The language tag (RFC 5646), for `lang` and `Content-Language`.
    pub fn tag(self) -> &'static str {
        self.0.tag
    }

    /// The file of the language.
    pub fn source(self) -> &'static str {
        &self.0.source
    }

    /// The direction of the script, as HTML's `dir` writes it: `ltr` or `rtl`.
    pub fn direction(self) -> &'static str {
        if self.0.id.character_direction() == CharacterDirection::RTL { "rtl" } else { "ltr" }
    }

    /// The words of a text in this language.
    pub fn words(self, text: &Text) -> String {
        let args: FluentArgs<'_> = text.args().iter().map(|(name, arg)| (*name, self.value(arg))).collect();
        self.format(text.key(), &args)
    }

    /// The message with this key. A key without a message is a defect that the tests find; people then read the key.
    fn format(self, key: &str, args: &FluentArgs<'_>) -> String {
        [self, Self::english()]
            .iter()
            .find_map(|language| {
                let bundle = language.0.bundle();
                let pattern = bundle.get_message(key)?.value()?;
                let mut errors = Vec::new();
                Some(bundle.format_pattern(pattern, Some(args), &mut errors).into_owned())
            })
            .unwrap_or_else(|| key.to_owned())
    }

    fn value(self, arg: &Arg) -> FluentValue<'_> {
        match arg {
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Words(words) => FluentValue::from(words.clone()),
            Arg::Text(text) => FluentValue::from(self.words(text)),
        }
    }

    /// The messages whose keys begin with `js-`, and the terms, as Fluent's source: the texts of the pages' scripts.
    pub fn scripts(self) -> String {
        let parsed = fluent_syntax::parser::parse_runtime(self.0.source.as_ref()).unwrap_or_else(|(partial, _)| partial);
        let body = parsed.body.into_iter().filter(|entry| match entry {
            Entry::Message(message) => message.id.name.starts_with("js-"),
            Entry::Term(_) => true,
            _ => false,
        });
        let mut scripts = String::new();
        // A `String` takes every write.
        let _ = write!(scripts, "{}", fluent_syntax::serializer::serialize(&Resource { body: body.collect() }));
        scripts
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.tag() == other.tag()
    }
}

impl Eq for Language {}

impl std::fmt::Debug for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read() {
        for language in Language::all() {
            assert!(language.0.bundle().has_message("language-name"), "{language:?}");
        }
    }

    #[test]
    fn the_language_is_the_first_that_a_person_reads() {
        let tag = |wanted| Language::negotiate(wanted).map(Language::tag);
        assert_eq!(tag("en-GB"), Some("en"));
        assert_eq!(tag("xx, en-US;q=0.9"), Some("en"));
        assert_eq!(tag("xx"), None);
        assert_eq!(tag("\u{0}, ;;, -"), None);
    }

    #[test]
    fn a_message_takes_its_arguments() {
        let text = Text::new("problem-rate-limited-detail").with("seconds", 1_i64);
        assert_eq!(text.to_string(), "Wait 1 second and try again.");
    }
}
