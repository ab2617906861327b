//! A language of tests: English, 40 % longer, on pages that run from right to left. A page that shows it well has room for other
//! languages, and depends on no direction.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::{parser, serializer};

/// The tag, as Android and Chrome call such a language. Arabic gives it the direction.
pub(crate) const TAG: &str = "ar-XB";

/// The English messages in this language.
#[expect(clippy::expect_used, reason = "English is part of the binary, and a test reads it")]
pub(crate) fn of(english: &str) -> String {
    let mut resource: Resource<String> = parser::parse(english.to_owned()).expect("English has Fluent messages");
    for entry in &mut resource.body {
        match entry {
            Entry::Message(message) => message.value.iter_mut().for_each(lengthen),
            Entry::Term(term) => lengthen(&mut term.value),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
        }
    }
    serializer::serialize(&resource)
}

/// Lengthens the words of a pattern. What is between braces stays, except for the texts of variants.
fn lengthen(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = longer(value),
            PatternElement::Placeable { expression } => lengthen_variants(expression),
        }
    }
}

fn lengthen_variants(expression: &mut Expression<String>) {
    match expression {
        Expression::Select { variants, .. } => variants.iter_mut().for_each(|variant| lengthen(&mut variant.value)),
        Expression::Inline(InlineExpression::Placeable { expression }) => lengthen_variants(expression),
        Expression::Inline(_) => {}
    }
}

/// Repeats vowels until the text is 40 % longer. Tags stay as they are.
fn longer(text: &str) -> String {
    let (mut longer, mut read, mut written, mut in_tag) = (String::new(), 0, 0, false);
    for c in text.chars() {
        longer.push(c);
        in_tag = c == '<' || (in_tag && c != '>');
        if in_tag || c == '>' {
            continue;
        }
        (read, written) = (read + 1, written + 1);
        while "aeiouAEIOU".contains(c) && written * 10 < read * 14 {
            longer.push(c.to_ascii_lowercase());
            written += 1;
        }
    }
    longer
}
