//! What a check finds.

use serde::Serialize;

use crate::failure::Failure;
use crate::role::Role;

/// Whether a finding stands in the way of mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Level {
    Ok,
    /// It stands in nobody's way today.
    Warning,
    Fault,
}

impl Level {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Fault => "fault",
        }
    }
}

/// What a check has found.
#[derive(Debug, Serialize)]
pub(super) struct Finding {
    pub(super) level: Level,
    pub(super) line: String,
    /// What the operator does about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) todo: Option<String>,
    /// A text for AWS about it.
    #[serde(skip)]
    pub(super) letter: Option<String>,
}

impl Finding {
    pub(super) fn ok(line: impl Into<String>) -> Self {
        Self { level: Level::Ok, line: line.into(), todo: None, letter: None }
    }

    pub(super) fn warning(line: impl Into<String>, todo: impl Into<String>) -> Self {
        Self { level: Level::Warning, line: line.into(), todo: Some(todo.into()), letter: None }
    }

    pub(super) fn fault(line: impl Into<String>, todo: impl Into<String>) -> Self {
        Self { level: Level::Fault, line: line.into(), todo: Some(todo.into()), letter: None }
    }
}

/// A check that cannot be made is a fault. The line of the failure says what to do.
impl From<Failure> for Finding {
    fn from(failure: Failure) -> Self {
        Self { level: Level::Fault, line: failure.line(Role::Operator), todo: None, letter: None }
    }
}
