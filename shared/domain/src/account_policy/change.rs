//! A change of a policy: the values that a root may choose, and the words that report the change.

use std::collections::BTreeSet;

use rekey_text::{Arg, Text, ToText};
use serde::{Deserialize, Serialize};

use super::{AccountPolicy, LostFactorRule, SessionSeconds, TwoFactorRule};
use crate::factors::{Factor, REAUTHENTICATION_LIFE};

/// The least seconds that a policy gives a session. The root has time to re-authenticate and change the policy again.
pub const SHORTEST_SESSION: i64 = REAUTHENTICATION_LIFE;

/// Why a life of sessions is refused.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.to_text())]
pub enum NotALife {
    /// It is too short.
    TooShort,
    /// It is longer than this deployment allows.
    TooLong(i64),
}

impl ToText for NotALife {
    fn to_text(&self) -> Text {
        match self {
            Self::TooShort => Text::new("rule-session-too-short").with("seconds", SHORTEST_SESSION),
            Self::TooLong(longest) => Text::new("rule-session-too-long").with("seconds", *longest),
        }
    }
}

impl NotALife {
    /// The stable code of the reason.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooShort => "too_short",
            Self::TooLong(_) => "too_long",
        }
    }
}

/// A list that does not name factors, each once.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.to_text())]
pub struct NotKinds;

impl ToText for NotKinds {
    fn to_text(&self) -> Text {
        Text::new("rule-factor-kinds").with("kinds", Factor::ALL.map(Factor::name).join(", "))
    }
}

impl TwoFactorRule {
    /// The name of the rule, which [`Self::parse`] reads.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Optional => "optional",
            Self::Required => "required",
        }
    }

    /// Parses the rule by its name.
    ///
    /// # Errors
    /// The rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, Text> {
        match text {
            "optional" => Ok(Self::Optional),
            "required" => Ok(Self::Required),
            _ => Err(Text::new("rule-two-factor")),
        }
    }
}

impl LostFactorRule {
    /// The name of the rule, which [`Self::parse`] reads.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::User => "self",
        }
    }

    /// Parses the rule by its name.
    ///
    /// # Errors
    /// The rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, Text> {
        match text {
            "administrator" => Ok(Self::Administrator),
            "self" => Ok(Self::User),
            _ => Err(Text::new("rule-lost-factor")),
        }
    }
}

/// Parses the names of the factors that satisfy a policy.
///
/// # Errors
/// If the list is empty, or has an unknown name or a name twice.
pub fn parse_kinds(names: &[String]) -> Result<BTreeSet<Factor>, NotKinds> {
    let named = |name: &String| Factor::ALL.into_iter().find(|factor| factor.name() == name);
    let kinds: BTreeSet<Factor> = names.iter().map(named).collect::<Option<_>>().ok_or(NotKinds)?;
    if kinds.is_empty() || kinds.len() != names.len() { Err(NotKinds) } else { Ok(kinds) }
}

/// The longest life of sessions that a root chooses. The longest that the deployment allows is stored as `None`, so that a root
/// who keeps the value follows the deployment.
///
/// # Errors
/// If the life is too short, or longer than the deployment allows.
pub fn session_life(seconds: i64, longest: i64) -> Result<Option<i64>, NotALife> {
    match seconds {
        seconds if seconds > longest => Err(NotALife::TooLong(longest)),
        seconds if seconds == longest => Ok(None),
        seconds if seconds < SHORTEST_SESSION => Err(NotALife::TooShort),
        seconds => Ok(Some(seconds)),
    }
}

/// A change of a policy, for the notice that reports it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyChange {
    /// The policy before the change.
    pub from: AccountPolicy,
    /// The policy after it.
    pub to: AccountPolicy,
}

impl PolicyChange {
    /// What the change means, as sentences for people.
    pub fn sentences(&self) -> Vec<Text> {
        let Self { from, to } = self;
        let mut sentences = Vec::new();
        let required = to.two_factor == TwoFactorRule::Required;
        if from.two_factor != to.two_factor || (required && from.kinds != to.kinds) {
            sentences.push(if required {
                let kinds = to.kinds.iter().map(|kind| Text::new(kind.row().noun));
                Text::new("notice-policy-two-factor-required").with("kinds", one_of(kinds.collect()))
            } else {
                Text::new("notice-policy-two-factor-optional")
            });
        }
        let SessionSeconds { web, app } = to.session_seconds;
        if from.session_seconds.web != web {
            sentences.push(Text::new("notice-policy-session-web").with("life", at_most(web)));
        }
        if from.session_seconds.app != app {
            sentences.push(Text::new("notice-policy-session-app").with("life", at_most(app)));
        }
        if from.trusted_browsers != to.trusted_browsers {
            let key = if to.trusted_browsers { "notice-policy-trusted-browsers-on" } else { "notice-policy-trusted-browsers-off" };
            sentences.push(Text::new(key));
        }
        if from.lost_factor != to.lost_factor {
            sentences.push(match to.lost_factor {
                LostFactorRule::Administrator => Text::new("notice-policy-lost-factor-administrator"),
                LostFactorRule::User => Text::new("notice-policy-lost-factor-self"),
            });
        }
        sentences
    }
}

/// The nouns as one phrase: "a, b or c".
fn one_of(mut nouns: Vec<Text>) -> Arg {
    let last = nouns.pop();
    let comma = |first: Text, next: Text| Text::new("notice-policy-kinds-comma").with("first", first).with("next", next);
    match (nouns.into_iter().reduce(comma), last) {
        (Some(first), Some(last)) => Text::new("notice-policy-kinds-or").with("first", first).with("last", last).into(),
        (_, Some(only)) => only.into(),
        (_, None) => "".into(),
    }
}

fn at_most(seconds: Option<i64>) -> Text {
    let Some(seconds) = seconds else { return Text::new("notice-policy-life-any") };
    let (count, key) = match seconds {
        seconds if seconds % 86_400 == 0 => (seconds / 86_400, "notice-policy-life-days"),
        seconds if seconds % 3600 == 0 => (seconds / 3600, "notice-policy-life-hours"),
        seconds if seconds % 60 == 0 => (seconds / 60, "notice-policy-life-minutes"),
        seconds => (seconds, "notice-policy-life-seconds"),
    };
    Text::new(key).with("count", count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_names_and_each_comes_once() {
        let parsed = |names: &[&str]| parse_kinds(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).ok();
        assert_eq!(parsed(&["email", "app"]), Some([Factor::App, Factor::Email].into()));
        let none: &[&str] = &[];
        for refused in [none, &["app", "app"], &["sms"], &["app", ""], &["App"], &["recovery_code"]] {
            assert_eq!(parsed(refused), None, "{refused:?}");
        }
    }

    #[test]
    fn a_life_of_sessions_is_within_the_deployments() {
        for (seconds, life) in [(300, Some(Some(300))), (3599, Some(Some(3599))), (3600, Some(None)), (299, None), (3601, None)] {
            assert_eq!(session_life(seconds, 3600).ok(), life, "{seconds}");
        }
        for seconds in [0, -1, i64::MIN, i64::MAX] {
            assert!(session_life(seconds, 3600).is_err(), "{seconds}");
        }
        // A deployment with very short sessions.
        assert_eq!(session_life(60, 60).ok(), Some(None));
    }

    #[test]
    fn a_change_is_told_in_sentences_about_what_changed() {
        let from = AccountPolicy::default();
        let session_seconds = SessionSeconds { web: Some(28_800), app: Some(90) };
        let to = AccountPolicy { two_factor: TwoFactorRule::Required, kinds: [Factor::App].into(), session_seconds, ..from.clone() };
        let told = |from: &AccountPolicy, to: &AccountPolicy| {
            let change = PolicyChange { from: from.clone(), to: to.clone() };
            change.sentences().iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(
            told(&from, &to),
            [
                "From their next sign-in on, users need a second factor: an authenticator app.",
                "People who sign in in a browser stay signed in for at most 8 hours.",
                "People who sign in in an app stay signed in for at most 90 seconds.",
            ]
        );
        assert_eq!(
            told(&to, &from)[..2],
            [
                "Users may sign in with the password alone.",
                "People who sign in in a browser stay signed in for as long as the service allows."
            ]
        );
        assert_eq!(told(&from, &from), Vec::<String>::new());
    }
}
