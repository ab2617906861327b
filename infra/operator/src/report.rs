//! Reports: what a command prints, as text for people or as JSON for programs.
//!
//! A report holds texts that strangers chose, such as the name of a device. This module is the one place that prints, and it
//! escapes every character by which a text could steer the operator's terminal.

use std::fmt::{Display, Write};
use std::process::ExitCode;

use rekey_domain::principal::State;
use serde::Serialize;
use unicode_general_category::{GeneralCategory, get_general_category};

/// What a command reports. It prints as a text and as JSON, so that no command has two printers.
pub trait Report: Serialize + Display {
    /// Whether something stands in the way, which the status of the process says.
    fn is_in_the_way(&self) -> bool {
        false
    }
}

/// A report that is ready to print.
pub struct Done {
    text: String,
    json: serde_json::Result<String>,
    in_the_way: bool,
}

impl<R: Report> From<R> for Done {
    fn from(report: R) -> Self {
        Self { text: report.to_string(), json: serde_json::to_string_pretty(&report), in_the_way: report.is_in_the_way() }
    }
}

impl Done {
    /// Prints the report.
    #[expect(clippy::print_stdout, clippy::print_stderr, reason = "a command prints for the person who runs it")]
    pub fn print(self, as_json: bool) -> ExitCode {
        match self.json {
            Ok(json) if as_json => println!("{}", harmless_json(&json)),
            Err(error) if as_json => {
                eprintln!("rekey-operator: the report is no JSON: {error}");
                return ExitCode::FAILURE;
            }
            Ok(_) | Err(_) => println!("{}", harmless(&self.text).trim_end()),
        }
        if self.in_the_way { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

/// The text, with an escape in place of each character that a terminal obeys or that changes the order of others. Line breaks
/// stay: see [`in_line`].
pub fn harmless(text: &str) -> String {
    text.chars().fold(String::new(), |mut shown, c| {
        if c != '\n' && steers(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
        shown
    })
}

/// A number of things in words: `1 session`, `2 sessions`.
pub fn counted(number: impl Display, thing: &str) -> String {
    let number = number.to_string();
    let plural = if number == "1" { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

/// A state in words.
pub fn state_word(state: State) -> &'static str {
    match state {
        State::Active => "active",
        State::Invited => "invited",
        State::Reset => "reset",
        State::Frozen => "frozen",
    }
}

/// A text that somebody chose, in a line of a report: a line break in it begins no line of its own.
pub fn in_line(text: &str) -> String {
    harmless(&text.replace('\n', "\\n"))
}

/// The same for JSON, whose strings are the only place of such characters. A program reads back what they were.
pub fn harmless_json(json: &str) -> String {
    json.chars().fold(String::new(), |mut shown, c| {
        if c != '\n' && steers(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(shown, "\\u{unit:04x}");
            }
        } else {
            shown.push(c);
        }
        shown
    })
}

fn steers(c: char) -> bool {
    use GeneralCategory::{Control, Format, LineSeparator, ParagraphSeparator, Unassigned};
    matches!(get_general_category(c), Control | Format | LineSeparator | ParagraphSeparator | Unassigned)
}
