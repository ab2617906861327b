//! Searches of the audit log: which entries they find, and where a page begins.

use std::fmt;
use std::str::FromStr;

use rekey_text::{Text, ToText};

use crate::account::UserName;
use crate::audit::{AuditAction, AuditEntry};
use crate::clock::Timestamp;
use crate::id::Id;

/// A search of an account's entries. An absent field does not narrow it.
#[derive(Clone, Debug, Default)]
pub struct AuditSearch {
    /// Only entries of this act.
    pub act: Option<AuditAction>,
    /// Only entries of this actor.
    pub actor: Option<Actor>,
    /// Only entries about the user of this name.
    pub user: Option<UserName>,
    /// Only entries from this second on.
    pub from: Option<Timestamp>,
    /// Only entries up to the end of this second.
    pub to: Option<Timestamp>,
    /// Only entries that come after this one, newest first.
    pub after: Option<AuditCursor>,
}

/// Who acted, as a search names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// The principal with this id. It never belongs to anybody else.
    Principal(Id),
    /// The users that had this name when they acted.
    User(UserName),
}

/// A text that names no actor.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.to_text())]
pub struct NotAnActor;

impl ToText for NotAnActor {
    fn to_text(&self) -> Text {
        Text::new("rule-audit-actor")
    }
}

impl Actor {
    /// Reads the id of a principal, or the name of a user. A text that has the form of an id is an id.
    ///
    /// # Errors
    /// [`NotAnActor`] for anything else.
    pub fn parse(text: &str) -> Result<Self, NotAnActor> {
        let user = || UserName::parse(text).map(Self::User).map_err(|_| NotAnActor);
        text.parse().map(Self::Principal).or_else(|_| user())
    }
}

/// The place of an entry among the others. It is not a secret: an answer shows both parts with the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuditCursor {
    /// When the act was done.
    pub at: Timestamp,
    /// The id of the entry.
    pub id: Id,
}

/// A text that is no place in the audit log.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.to_text())]
pub struct NotACursor;

impl ToText for NotACursor {
    fn to_text(&self) -> Text {
        Text::new("rule-audit-after")
    }
}

impl From<&AuditEntry> for AuditCursor {
    fn from(entry: &AuditEntry) -> Self {
        Self { at: entry.at, id: entry.id }
    }
}

impl fmt::Display for AuditCursor {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}", self.at.0, self.id)
    }
}

impl FromStr for AuditCursor {
    type Err = NotACursor;

    fn from_str(text: &str) -> Result<Self, NotACursor> {
        let (at, id) = text.split_once('-').ok_or(NotACursor)?;
        if at.is_empty() || at.len() > 12 || !at.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(NotACursor);
        }
        let at = at.parse().map(Timestamp).map_err(|_| NotACursor)?;
        Ok(Self { at, id: id.parse().map_err(|_| NotACursor)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn a_cursor_is_read_as_it_was_written() {
        let cursor = AuditCursor { at: Timestamp(1_795_333_800), id: Id::random(&Random::system()) };
        assert_eq!(cursor.to_string().parse::<AuditCursor>().unwrap(), cursor);
        let id = cursor.id;
        for bad in ["", "-", "1795333800", "1795333800-", "1795333800-x"].map(str::to_owned).into_iter().chain([
            format!("-5-{id}"),
            format!("+5-{id}"),
            format!("{}-{id}", "9".repeat(13)),
            format!("1-{id}#"),
        ]) {
            assert!(bad.parse::<AuditCursor>().is_err(), "{bad}");
        }
    }

    #[test]
    fn an_actor_is_an_id_or_a_name() {
        let id = Id::random(&Random::system());
        assert_eq!(Actor::parse(&id.to_string()).unwrap(), Actor::Principal(id));
        assert_eq!(Actor::parse("Lin").unwrap(), Actor::User(UserName::parse("lin").unwrap()));
        assert!(Actor::parse("lin@example.org").is_err() && Actor::parse("").is_err());
    }
}
