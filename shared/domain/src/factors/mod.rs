//! Second factors: which ones a principal has, and which it had before.

mod standby;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::contact_change::UNDO_LIFE;
use crate::email::EmailAddress;
use crate::recovery_code::RecoveryCodeHash;
use crate::totp::{SealedSeed, Step};

/// A second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Factor {
    /// An authenticator app (TOTP).
    App,
    /// Codes sent by mail.
    Email,
}

/// The kind of code that satisfies a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", try_from = "String")]
pub enum Method {
    /// A code of the authenticator app.
    App,
    /// A mailed code.
    Email,
    /// A recovery code, which stands in for an app code or a mailed code. A principal has ten at a time.
    RecoveryCode,
}

/// A text that names no method.
#[derive(Debug, thiserror::Error)]
#[error("A method is app, email or recovery_code.")]
pub struct NotAMethod;

/// Reads a method from a string. The enum that serde derives would also accept `{"app": null}`.
impl TryFrom<String> for Method {
    type Error = NotAMethod;

    fn try_from(text: String) -> Result<Self, NotAMethod> {
        match text.as_str() {
            "app" => Ok(Self::App),
            "email" => Ok(Self::Email),
            "recovery_code" => Ok(Self::RecoveryCode),
            _ => Err(NotAMethod),
        }
    }
}

/// The factors that a principal has turned on. The login holds a copy for the sign-in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorsOn {
    /// Whether the authenticator app is on.
    #[serde(default)]
    pub app: bool,
    /// Whether codes by mail are on.
    #[serde(default)]
    pub email: bool,
    /// The masked address that codes are mailed to; set only with [`FactorsOn::email`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email_hint: Option<String>,
    /// Whether a sign-in asks for a code although no factor is on (see [`Factors::guarded`]).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub guarded: bool,
}

impl FactorsOn {
    /// Whether a sign-in asks for a code.
    pub fn ask(&self) -> bool {
        self.app || self.email || self.guarded
    }

    /// The accepted kinds of code, the most convenient first. Empty if a sign-in asks for no code.
    pub fn methods(&self) -> Vec<Method> {
        if !self.ask() {
            return Vec::new();
        }
        let methods = [(self.app, Method::App), (self.email, Method::Email), (true, Method::RecoveryCode)];
        methods.into_iter().filter_map(|(on, method)| on.then_some(method)).collect()
    }
}

/// The second factors of a principal, as the table stores them.
///
/// An undo can put apps and recovery codes on standby: their codes count beside those of the factors that are on, until
/// [`Factors::standby_until`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Factors {
    /// The authenticator app, if it is on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app: Option<AppFactor>,
    /// Codes by mail, if they are on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailFactor>,
    /// Hashes of the unused recovery codes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub recovery_codes: BTreeSet<RecoveryCodeHash>,
    /// When the recovery codes were made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovery_codes_made_at: Option<Timestamp>,
    /// The time from which the recovery codes count as a proof (see [`AppFactor::trusted_since`]).
    #[serde(default, rename = "recovery_codes_prove_since", skip_serializing_if = "Option::is_none")]
    pub recovery_codes_trusted_since: Option<Timestamp>,
    /// Whether an undo left the principal without a factor that is on, although it had one before. A sign-in then still asks for a
    /// code, which only a recovery code can be.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub guarded: bool,
    /// The apps on standby, from before undone acts; those of the latest undo come first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standby_apps: Vec<AppFactor>,
    /// Hashes of the unused recovery codes on standby, those of all [`Factors::standby_sheets`] together.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub standby_codes: BTreeSet<RecoveryCodeHash>,
    /// The recovery codes on standby, grouped by the time they were made; the sheet of the latest undo comes first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standby_sheets: Vec<StandbySheet>,
    /// When the standby of apps and recovery codes ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standby_until: Option<Timestamp>,
    /// A note of the factors before each change of the last [`KEPT_FORMER`] seconds; the latest change comes last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<FormerFactors>,
    /// The number of wrong app and mailed codes in a row.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub streak: u32,
    /// The number in a row at which Rekey last notified the owner.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub streak_told: u32,
}

/// Leaves a count of zero out of the stored row.
fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// A note of the factors before a change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormerFactors {
    /// When the change was made.
    pub until: Timestamp,
    /// The factor that the change turned off, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turned_off: Option<Factor>,
    /// Whether the session had re-authenticated with the factor that it turned off. For the app, a standby app or a standby
    /// recovery code that an undo distrusts counts as well.
    #[serde(default, rename = "shown_itself", skip_serializing_if = "std::ops::Not::not")]
    pub proved_itself: bool,
    /// Whether an undo made the change.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_undo: bool,
    /// Whether the session had re-authenticated with a standby app or a standby recovery code that no undo distrusts.
    #[serde(default, rename = "shown_standby", skip_serializing_if = "std::ops::Not::not")]
    pub used_standby: bool,
    /// The factors before the change.
    pub factors: Factors,
}

/// Seconds that a note of former factors is kept. An undo reaches 7 days back and looks at the 7 days before that as well.
pub const KEPT_FORMER: i64 = 2 * UNDO_LIFE;
/// The most apps, and the most sheets of recovery codes, on standby at once.
pub const MAX_STANDBY: usize = 3;
/// The most changes of factors within [`KEPT_FORMER`] seconds. It bounds the size of the row.
pub const MAX_FORMER: usize = 40;

/// An authenticator app that is on or on standby.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AppFactor {
    /// The sealed seed that the app and Rekey share.
    pub seed: SealedSeed,
    /// When the app was turned on.
    pub since: Timestamp,
    /// The time from which the app counts as a proof. A proof from before a recovery lifts the hold of that recovery. It is the
    /// time the app was turned on, or the end of the hold if a hold was active then. An undo moves it later to distrust the
    /// app.
    #[serde(rename = "proves_since")]
    pub trusted_since: Timestamp,
    /// The last step whose code was used.
    pub last_step: Step,
}

/// Recovery codes that were made together and are on standby.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StandbySheet {
    /// When the codes were made.
    pub made_at: Timestamp,
    /// The time from which the codes count as a proof (see [`AppFactor::trusted_since`]).
    #[serde(rename = "proves_since")]
    pub trusted_since: Timestamp,
    /// The codes that were unused when the standby began. [`Factors::standby_codes`] holds those that are still unused.
    pub codes: BTreeSet<RecoveryCodeHash>,
}

/// Codes by mail, turned on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmailFactor {
    /// When codes by mail were turned on.
    pub since: Timestamp,
}

impl Factors {
    /// Whether no factor is on.
    pub fn is_empty(&self) -> bool {
        self.app.is_none() && self.email.is_none()
    }

    /// Whether a sign-in asks for a code.
    pub fn ask(&self) -> bool {
        !self.is_empty() || self.guarded
    }

    /// The number of unused recovery codes, those on standby included.
    pub fn recovery_codes_left(&self, now: Timestamp) -> usize {
        self.recovery_codes.len() + if self.stands_by(now) { self.standby_codes.len() } else { 0 }
    }

    /// Seconds until factors may be changed again; `None` if they may be changed now. At most [`MAX_FORMER`] changes fit into
    /// [`KEPT_FORMER`] seconds.
    pub fn changes_wait(&self, now: Timestamp) -> Option<i64> {
        let recent: Vec<_> = self.former.iter().map(|former| former.until.plus(KEPT_FORMER)).filter(|ends| *ends > now).collect();
        recent.first().filter(|_| recent.len() >= MAX_FORMER).map(|ends| ends.seconds_from(now))
    }

    /// The summary that the login holds for the sign-in. `email` is the address that codes are mailed to.
    pub fn on(&self, email: Option<&EmailAddress>) -> FactorsOn {
        FactorsOn {
            app: self.app.is_some(),
            email: self.email.is_some(),
            email_hint: email.filter(|_| self.email.is_some()).map(EmailAddress::hint),
            guarded: self.guarded,
        }
    }

    /// The notes to store with a change: the recent notes, and a note of the factors before the change. `reauthentication` is that
    /// of the session that makes the change.
    #[must_use]
    pub fn remembering(
        &self,
        turned_off: Option<Factor>,
        reauthentication: Option<Reauthentication>,
        now: Timestamp,
    ) -> Vec<FormerFactors> {
        let recent = self.former.iter().filter(|former| former.until.plus(KEPT_FORMER) > now).cloned();
        let proof = reauthentication.and_then(|reauthentication| Some((reauthentication.method?, reauthentication.trusted_since)));
        let proved_itself = match (turned_off, proof) {
            (Some(Factor::App), Some((method, since))) => {
                let itself = method == Method::App && self.app.as_ref().map(|app| app.trusted_since) == since;
                itself || self.is_distrusted_standby(method, since, now)
            }
            (Some(Factor::Email), Some((Method::Email, _))) => true,
            _ => false,
        };
        let factors = Self { former: Vec::new(), streak: 0, streak_told: 0, ..self.standing_by(now) };
        // The sheets already list the unused codes, so the note leaves them out here.
        let factors = Self { standby_codes: BTreeSet::new(), ..factors };
        let note = FormerFactors {
            until: now,
            turned_off,
            proved_itself,
            by_undo: false,
            used_standby: self.has_shown_standby(reauthentication, now),
            factors,
        };
        recent.chain([note]).collect()
    }

    /// Whether this factor is on.
    pub fn has(&self, factor: Factor) -> bool {
        match factor {
            Factor::App => self.app.is_some(),
            Factor::Email => self.email.is_some(),
        }
    }
}

/// A re-authentication: within a session, the person entered the password, and a code if the principal has a factor.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Reauthentication {
    /// When the person re-authenticated.
    pub at: Timestamp,
    /// The kind of code; `None` if the password was enough because the principal had no factor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// The time from which the app or recovery code used counts as a proof (see [`AppFactor::trusted_since`]). `None` for a
    /// mailed code and for the password alone, since a thief with the mailbox can get both.
    #[serde(default, rename = "proves_since", skip_serializing_if = "Option::is_none")]
    pub trusted_since: Option<Timestamp>,
}

/// Seconds that a re-authentication is valid.
pub const REAUTHENTICATION_LIFE: i64 = 300;

impl Reauthentication {
    /// When the re-authentication expires.
    pub fn until(&self) -> Timestamp {
        self.at.plus(REAUTHENTICATION_LIFE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_are_those_of_the_factors_and_a_recovery_code() {
        let on = |app, email| FactorsOn { app, email, ..FactorsOn::default() }.methods();
        assert_eq!(on(false, false), []);
        assert_eq!(on(true, false), [Method::App, Method::RecoveryCode]);
        assert_eq!(on(true, true), [Method::App, Method::Email, Method::RecoveryCode]);
    }
}
