//! While a person types a password, the page explains a refusal with texts of its own, because the service has not answered yet.
//! This test holds the page's texts against those of the service.

use std::collections::BTreeMap;

use rekey_domain::password::{PasswordRefusal, PasswordRules};
use rekey_text::{Language, Text};

/// The refusals that need no list of passwords: only the service has the list of common ones.
const REFUSALS: [PasswordRefusal; 4] =
    [PasswordRefusal::BadCharacter, PasswordRefusal::ContainsName, PasswordRefusal::TooLong, PasswordRefusal::TooShort];

/// The keys of the texts in `form.js`, by code.
fn texts_of_the_page() -> BTreeMap<&'static str, &'static str> {
    let script: &'static str = include_str!("../../functions/pages/assets/form.js");
    let (_, table) = script.split_once("const SENTENCES = {\n").unwrap();
    let (table, _) = table.split_once("\n};").unwrap();
    let rows = table.lines().map(|line| line.trim().split_once(": () => t(\"").unwrap());
    rows.map(|(code, key)| (code, key.split('"').next().unwrap())).collect()
}

#[test]
fn the_page_and_the_service_explain_a_refusal_in_the_same_words() {
    let rules = PasswordRules::STANDARD;
    let page = texts_of_the_page();
    for refusal in REFUSALS {
        let text = Text::new(page[refusal.code()]).with("min", rules.min).with("max", rules.max);
        for language in Language::all() {
            assert_eq!(language.words(&text), language.words(&refusal.detail(rules)), "{language:?}");
        }
    }
}

#[test]
fn the_page_explains_each_refusal_that_needs_no_list_of_passwords() {
    assert_eq!(texts_of_the_page().into_keys().collect::<Vec<_>>(), REFUSALS.map(PasswordRefusal::code));
}
