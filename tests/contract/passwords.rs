//! While a person types a password, the page explains a refusal in sentences of its own, because the service has not answered yet.
//! This test holds the page's sentences against those of the service.

use std::collections::BTreeMap;

use rekey_domain::password::{PasswordRefusal, PasswordRules};
use rekey_text::{Language, Text};

/// The keys of the sentences in `form.js`, by code.
fn sentences_of_the_page() -> BTreeMap<&'static str, &'static str> {
    let script = include_str!("../../functions/pages/assets/form.js");
    let (_, table) = script.split_once("const SENTENCES = {\n").unwrap();
    let (table, _) = table.split_once("\n};").unwrap();
    let rows = table.lines().map(|line| line.trim().split_once(": () => t(\"").unwrap());
    rows.map(|(code, call)| (code, call.split('"').next().unwrap())).collect()
}

#[test]
fn the_page_and_the_service_state_the_lengths_in_the_same_words() {
    let rules = PasswordRules::STANDARD;
    let page = sentences_of_the_page();
    for refusal in [PasswordRefusal::TooShort, PasswordRefusal::TooLong] {
        let sentence = Text::new(page[refusal.code()]).with("min", rules.min).with("max", rules.max);
        for language in Language::offered() {
            assert_eq!(language.words(&sentence), language.words(&refusal.detail(rules)), "{language:?}");
        }
    }
}

#[test]
fn the_page_explains_each_refusal_that_needs_no_list_of_passwords() {
    // Only the service has the list of common passwords.
    let expected = [PasswordRefusal::BadCharacter, PasswordRefusal::ContainsName, PasswordRefusal::TooLong, PasswordRefusal::TooShort]
        .map(PasswordRefusal::code);
    assert_eq!(sentences_of_the_page().into_keys().collect::<Vec<_>>(), expected);
}
