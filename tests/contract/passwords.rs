//! While a person types a password, the page explains a refusal in sentences of its own, because the service has not answered yet.
//! This test holds the page's sentences against those of the service.

use std::collections::BTreeMap;

use rekey_domain::password::{PasswordRefusal, PasswordRules};

/// The sentences in `form.js`, by code.
fn sentences_of_the_page() -> BTreeMap<&'static str, String> {
    let script = include_str!("../../functions/pages/assets/form.js");
    let (_, table) = script.split_once("const SENTENCES = {\n").unwrap();
    let (table, _) = table.split_once("\n};").unwrap();
    let rows = table.lines().map(|line| line.trim().split_once(": () => ").unwrap());
    rows.map(|(code, sentence)| (code, sentence.trim_matches(['"', '`', ',']).to_owned())).collect()
}

#[test]
fn the_page_and_the_service_state_the_lengths_in_the_same_words() {
    let rules = PasswordRules::STANDARD;
    let page = sentences_of_the_page();
    for refusal in [PasswordRefusal::TooShort, PasswordRefusal::TooLong] {
        let sentence = page[refusal.code()]
            .replace("${passwordBounds.min}", &rules.min.to_string())
            .replace("${passwordBounds.max}", &rules.max.to_string());
        assert_eq!(sentence, refusal.detail(rules).to_string());
    }
}

#[test]
fn the_page_explains_each_refusal_that_needs_no_list_of_passwords() {
    // Only the service has the list of common passwords.
    let expected = [PasswordRefusal::BadCharacter, PasswordRefusal::ContainsName, PasswordRefusal::TooLong, PasswordRefusal::TooShort]
        .map(PasswordRefusal::code);
    assert_eq!(sentences_of_the_page().into_keys().collect::<Vec<_>>(), expected);
}
