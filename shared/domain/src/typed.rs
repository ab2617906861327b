//! Codes and phone numbers as people type or paste them, brought into one spelling.
//!
//! Mails, lists, spreadsheets and contact apps add line breaks, no-break spaces, dashes of all kinds, direction marks, list
//! numbers and digits of other scripts. Every code and every phone number is read through this module before a try is counted,
//! so that none of these characters costs a try. Passwords are not: every character of a password counts (see
//! [`crate::password`]).

use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::UnicodeNormalization;

/// The longest text that is read, in bytes: a recovery code in four-byte letters with a character between any two.
const MAX_TEXT: usize = 256;

/// Signs in a phone number that start an extension, a pause or another number. Without this check the digits on both sides
/// would be read as one number, which belongs to somebody else.
const PARTS: [char; 9] = [',', ';', '#', '*', '/', '&', '|', '=', ':'];

/// Letters that Unicode draws as nothing: the Hangul fillers and the blank Braille pattern.
const FILLERS: [char; 5] = ['\u{115F}', '\u{1160}', '\u{2800}', '\u{3164}', '\u{FFA0}'];

/// Reads a code. `parse` gets the letters and digits of the text. If they are not a code and the text begins with a list number
/// such as `1.` or `10)`, `parse` gets those after the number.
pub(crate) fn code<T>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
    let plain = plain(text)?;
    let parse = |text: &str| parse(&text.chars().filter(|c| is_letter_or_digit(*c)).collect::<String>());
    parse(&plain).or_else(|| parse(without_list_number(&plain)?))
}

/// The plus signs, letters and digits of a phone number; `None` if the text contains a sign that divides it.
pub(crate) fn number(text: &str) -> Option<String> {
    let plain = plain(text)?;
    let number = without_list_number(&plain).unwrap_or(&plain);
    (!number.contains(PARTS)).then(|| number.chars().filter(|c| *c == '+' || is_letter_or_digit(*c)).collect())
}

/// Whether a character is invisible and at most takes up space: blanks, zero-width characters, direction marks, fillers.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || get_general_category(c) == GeneralCategory::Format || is_ignorable(c) || FILLERS.contains(&c)
}

/// Characters without a shape of their own that are not format characters: grapheme joiners, separators and variation selectors
/// (`Default_Ignorable_Code_Point` of Unicode).
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{34F}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a character is a decimal digit of any script.
pub(crate) fn is_digit(c: char) -> bool {
    get_general_category(c) == GeneralCategory::DecimalNumber
}

fn is_letter_or_digit(c: char) -> bool {
    c.is_alphanumeric() && !is_blank(c)
}

/// The text in NFKC with the digits of all scripts as ASCII. `None` if it is too long, or if it has a numeral that is not a
/// digit, such as a superscript, which NFKC would turn into a digit.
fn plain(text: &str) -> Option<String> {
    let is_numeral = |c| matches!(get_general_category(c), GeneralCategory::LetterNumber | GeneralCategory::OtherNumber);
    let readable = text.len() <= MAX_TEXT && !text.chars().any(is_numeral);
    readable.then(|| text.nfkc().map(|c| ascii_digit(c).unwrap_or(c)).collect())
}

/// A digit of any script as ASCII. Unicode keeps the ten digits of a script in a row from zero to nine, so the number of digits
/// before it gives its value, even where the rows of two scripts meet.
fn ascii_digit(c: char) -> Option<char> {
    if c.is_ascii() || !is_digit(c) {
        return None;
    }
    let in_front = ('\0'..c).rev().take_while(|c| is_digit(*c)).count();
    char::from_digit(u32::try_from(in_front % 10).ok()?, 10)
}

/// The text after a list number of one or two digits with a full stop or a parenthesis, if the text begins with one.
fn without_list_number(plain: &str) -> Option<&str> {
    let text = plain.trim_start_matches(|c: char| c != '+' && !is_letter_or_digit(c));
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let after = text.get(digits..).filter(|_| (1..=2).contains(&digits))?;
    after.trim_start_matches(is_blank).strip_prefix(['.', ')'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        code(text, |text| (text.len() == 6).then(|| text.to_owned()))
    }

    #[test]
    fn what_stands_around_and_within_a_code_goes() {
        for text in [
            "ABC123\n",
            "\tABC123",
            "ABC\u{a0}123",
            "ABC\u{2013}123",
            "\u{feff}ABC123",
            "A\u{200b}B\u{ad}C123",
            "\u{202a}ABC-123\u{202c}",
            "ABC\r\n123",
            "ＡＢＣ１２３",
            "𝐀𝐁𝐂𝟏𝟐𝟑",
            "«ABC.123»",
            "A B C _ 1 2 3",
            "ABC\u{3164}123",
        ] {
            assert_eq!(read(text).as_deref(), Some("ABC123"), "{text:?}");
        }
    }

    #[test]
    fn a_list_number_in_front_goes() {
        for text in ["1. ABC123", "10) ABC123", "1.ABC123", " 2.\tABC123", "(3) ABC123", "１．　ABC123", "٤. ABC123", "7 . ABC123"] {
            assert_eq!(read(text).as_deref(), Some("ABC123"), "{text:?}");
        }
        // Dots within a code are not list numbers, and neither is a number without a dot.
        assert_eq!(read("04.21.37").as_deref(), Some("042137"));
        for text in ["1 ABC123", "123. ABC123", "1", "1.", ""] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    #[test]
    fn digits_of_any_script_count_as_digits() {
        for text in ["042137", "０４２１３７", "٠٤٢١٣٧", "۰۴۲۱۳۷", "०४२१३७", "০৪২১৩৭", "๐๔๒๑๓๗", "𑁦𑁪𑁨𑁧𑁩𑁭", "𝟘𝟜𝟚𝟙𝟛𝟟"]
        {
            assert_eq!(read(text).as_deref(), Some("042137"), "{text}");
        }
        // Numerals that NFKC would turn into digits are not digits.
        for text in ["04213⁷", "04213⑦", "04213Ⅶ", "04213½"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn the_digits_of_every_script_are_rows_of_ten() {
        let (mut rows, mut row) = (0, 0);
        for c in '\0'..=char::MAX {
            if is_digit(c) {
                row += 1;
                continue;
            }
            assert_eq!(row % 10, 0, "the row that ends before {c:?}");
            rows += row / 10;
            row = 0;
        }
        assert!(rows > 60, "{rows}");
    }

    #[test]
    fn a_number_keeps_its_plus_and_is_not_put_together_from_parts() {
        for text in ["+49 151-234", "\u{202a}+49\u{a0}151\u{2011}234\u{202c}", "＋４９ (151) 234\n", "+49.151.234", "1. +49151234"] {
            assert_eq!(number(text).as_deref(), Some("+49151234"), "{text:?}");
        }
        for text in ["+49151234,5", "+49151234；5", "+49151234#5", "+49151234/35", "tel:+49151234"] {
            assert_eq!(number(text), None, "{text:?}");
        }
        assert_eq!(number("+49151CALL").as_deref(), Some("+49151CALL"));
    }

    #[test]
    fn a_long_text_is_not_looked_at() {
        let text = |blanks| format!("{}ABC123", " ".repeat(blanks));
        assert!(read(&text(MAX_TEXT - 6)).is_some());
        assert!(read(&text(MAX_TEXT - 5)).is_none() && number(&text(MAX_TEXT - 5)).is_none());
    }
}
