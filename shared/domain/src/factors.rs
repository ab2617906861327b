//! Second factors: the factors of a principal, the codes that satisfy them, and the hold that protects them after a recovery.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::contact_change::UNDO_LIFE;
use crate::email::EmailAddress;
use crate::one_time_code::OneTimeCode;
use crate::one_time_code_request::OneTimeCodeRequest;
use crate::outbox::Notice;
use crate::principal::Principal;
use crate::recovery_code::{RecoveryCode, RecoveryCodeHash};
use crate::session::Session;
use crate::totp::{SealedSeed, Step};

/// The most wrong codes per principal and day. App and mailed codes share one count, over sign-in and re-authentication;
/// recovery codes have a count of their own with the same maximum.
pub const WRONG_CODES_A_DAY: u32 = 20;
/// The most wrong app and mailed codes in a row before Rekey accepts neither kind. NIST SP 800-63B-4, section 3.2.2, lets a
/// verifier allow at most 100 consecutive failed attempts. Recovery codes are exempt: they have 80 bits, and the same standard
/// asks for no limit above 64 bits (section 3.1.2.2).
pub const WRONG_CODES_IN_A_ROW: u32 = 100;
/// The numbers of wrong codes in a row at which Rekey notifies the owner.
pub const TOLD_IN_A_ROW: [u32; 3] = [20, 50, WRONG_CODES_IN_A_ROW];
/// Seconds after a recovery during which the hold lasts (see [`held_until`]).
pub const HOLD: i64 = 86_400;

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
    /// See [`Factors::guarded`].
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
    /// Set if an undo left the principal with no factor on although it had one. A sign-in then asks for a code all the same.
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
    /// Whether the session had re-authenticated with the very factor that it turned off. For the app, a standby app or a
    /// standby recovery code that an undo distrusts counts as well.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shown_itself: bool,
    /// Whether an undo made the change.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_undo: bool,
    /// Whether the session had re-authenticated with a standby app or a standby recovery code that no undo distrusts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shown_standby: bool,
    /// The factors before the change.
    pub factors: Factors,
}

/// Seconds that a note of former factors is kept. An undo reaches 7 days back and looks at the 7 days before that as well.
pub const KEPT_FORMER: i64 = 2 * UNDO_LIFE;
/// Seconds by which the order of two writes may differ from the order of their timestamps.
const AT_ONE_MOMENT: i64 = 60;
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
    /// The number of wrong codes in a row to notify the owner of now; `None` if the owner already knows or the number is too
    /// small.
    pub fn streak_to_tell(&self) -> Option<u32> {
        let reached = TOLD_IN_A_ROW.into_iter().rfind(|told_at| *told_at <= self.streak);
        reached.filter(|reached| *reached > self.streak_told)
    }

    /// Whether app and mailed codes are refused because too many in a row were wrong. The login tells the sign-in.
    pub fn is_capped(&self) -> bool {
        self.streak_told >= WRONG_CODES_IN_A_ROW
    }

    /// Whether no factor is on.
    pub fn is_empty(&self) -> bool {
        self.app.is_none() && self.email.is_none()
    }

    /// Whether a sign-in asks for a code.
    pub fn ask(&self) -> bool {
        !self.is_empty() || self.guarded
    }

    /// Whether the standby is still running.
    pub fn stands_by(&self, now: Timestamp) -> bool {
        self.standby_until.is_some_and(|until| now < until)
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

    /// The notes to store with a change: the recent notes, and a note of the factors before it. `shown` is the
    /// re-authentication of the session that makes the change.
    #[must_use]
    pub fn remembering(&self, turned_off: Option<Factor>, shown: Option<Reauthentication>, now: Timestamp) -> Vec<FormerFactors> {
        let recent = self.former.iter().filter(|former| former.until.plus(KEPT_FORMER) > now).cloned();
        let proof = shown.and_then(|shown| Some((shown.method?, shown.trusted_since)));
        let shown_itself = match (turned_off, proof) {
            (Some(Factor::App), Some((method, since))) => {
                let itself = method == Method::App && self.app.as_ref().map(|app| app.trusted_since) == since;
                itself || self.is_doubted_standby(method, since, now)
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
            shown_itself,
            by_undo: false,
            shown_standby: self.has_shown_standby(shown, now),
            factors,
        };
        recent.chain([note]).collect()
    }

    /// The factors without an expired standby and without the standby codes that were used. A sheet without codes stays, so
    /// that no undo restores its codes from an older note.
    #[must_use]
    pub fn standing_by(&self, now: Timestamp) -> Self {
        let mut factors = self.clone();
        if !self.stands_by(now) {
            (factors.standby_apps, factors.standby_sheets, factors.standby_until) = (Vec::new(), Vec::new(), None);
        }
        for sheet in &mut factors.standby_sheets {
            sheet.codes.retain(|code| self.standby_codes.contains(code));
        }
        factors.gather_standby_codes();
        factors
    }

    /// Sets the standby codes to those of all standby sheets.
    pub fn gather_standby_codes(&mut self) {
        self.standby_codes = self.standby_sheets.iter().flat_map(|sheet| &sheet.codes).cloned().collect();
    }

    /// The time from which a standby recovery code counts as a proof; `None` if the code is not on standby.
    pub fn standby_code_proves_since(&self, hash: &RecoveryCodeHash, now: Timestamp) -> Option<Timestamp> {
        let good = self.stands_by(now) && self.standby_codes.contains(hash);
        self.standby_sheets.iter().filter(|sheet| good && sheet.codes.contains(hash)).map(|sheet| sheet.trusted_since).min()
    }

    /// Whether a proof with this method and `trusted_since` is of a standby app or a standby recovery code.
    fn is_standby(&self, method: Method, trusted_since: Option<Timestamp>) -> bool {
        match method {
            Method::App => self.standby_apps.iter().any(|app| Some(app.trusted_since) == trusted_since),
            Method::RecoveryCode => self.standby_sheets.iter().any(|sheet| Some(sheet.trusted_since) == trusted_since),
            Method::Email => false,
        }
    }

    /// Whether a proof is of a standby app or code that an undo distrusts: its `trusted_since` lies in the future. Such a proof
    /// counts for nothing yet, and an undo can restore a factor that was turned off with it.
    fn is_doubted_standby(&self, method: Method, trusted_since: Option<Timestamp>, now: Timestamp) -> bool {
        let on = method == Method::RecoveryCode && self.recovery_codes_trusted_since == trusted_since;
        !on && self.is_standby(method, trusted_since) && trusted_since.is_some_and(|since| since > now)
    }

    /// The standby app that takes over when the app is turned off: the app used for `shown`, otherwise the first that no undo
    /// distrusts, otherwise the first.
    pub fn successor(&self, shown: Option<Reauthentication>, now: Timestamp) -> Option<&AppFactor> {
        let shown = shown.filter(|shown| shown.method == Some(Method::App)).and_then(|shown| shown.trusted_since);
        let first = |those: &dyn Fn(&AppFactor) -> bool| self.standby_apps.iter().find(|app| those(app));
        let shown = first(&|app| Some(app.trusted_since) == shown).or_else(|| first(&|app| app.trusted_since <= now));
        shown.or_else(|| first(&|_| true)).filter(|_| self.stands_by(now))
    }

    /// The standby sheet that takes over from the recovery codes together with [`Factors::successor`], chosen in the same way.
    pub fn successor_sheet(&self, shown: Option<Reauthentication>, now: Timestamp) -> Option<StandbySheet> {
        let shown = shown.filter(|shown| shown.method == Some(Method::RecoveryCode)).and_then(|shown| shown.trusted_since);
        let mut sheets = self.standing_by(now).standby_sheets;
        sheets.retain(|sheet| !sheet.codes.is_empty());
        let first = |those: &dyn Fn(&StandbySheet) -> bool| sheets.iter().find(|sheet| those(sheet));
        let shown = first(&|sheet| Some(sheet.trusted_since) == shown).or_else(|| first(&|sheet| sheet.trusted_since <= now));
        shown.or_else(|| first(&|_| true)).cloned()
    }

    /// Whether a re-authentication used a standby app or a standby recovery code that no undo distrusts.
    pub fn has_shown_standby(&self, shown: Option<Reauthentication>, now: Timestamp) -> bool {
        let proof = shown.and_then(|shown| Some((shown.method?, shown.trusted_since?)));
        proof.is_some_and(|(method, since)| since <= now && self.is_standby(method, Some(since)))
    }

    /// Whether a standby app replaced the app since the re-authentication `shown`, so that the session must re-authenticate
    /// before its next change. False if `shown` used a standby proof that no undo distrusts, or an app or recovery code that is
    /// on now.
    pub fn have_outlived(&self, shown: Reauthentication) -> bool {
        let Some(app) = &self.app else { return false };
        let took_its_place = |former: &&FormerFactors| {
            former.turned_off == Some(Factor::App)
                && former.until.plus(AT_ONE_MOMENT) >= shown.at
                && former.factors.standby_apps.iter().any(|standby| standby.since == app.since)
        };
        let is_on = |former: &FormerFactors| match shown.method {
            Some(Method::App) => shown.trusted_since == Some(app.trusted_since),
            Some(Method::RecoveryCode) => {
                let codes = self.recovery_codes_trusted_since;
                shown.trusted_since == codes && codes != former.factors.recovery_codes_trusted_since
            }
            _ => false,
        };
        let ends = |former: &FormerFactors| !former.factors.has_shown_standby(Some(shown), former.until) && !is_on(former);
        self.former.iter().rev().find(took_its_place).is_some_and(ends)
    }

    /// Whether this factor is on.
    pub fn has(&self, factor: Factor) -> bool {
        match factor {
            Factor::App => self.app.is_some(),
            Factor::Email => self.email.is_some(),
        }
    }
}

/// A code that a person typed.
pub enum TypedFactor {
    /// Six digits from the app.
    App(OneTimeCode),
    /// Six digits from a mail.
    Email(OneTimeCode),
    /// A recovery code.
    RecoveryCode(RecoveryCode),
}

/// Why a typed text cannot be a code. The error never contains the text.
#[derive(Debug, thiserror::Error)]
pub enum NotACode {
    /// The text is not six digits.
    #[error("A code has 6 digits.")]
    OneTimeCode,
    /// The text is not sixteen letters and digits.
    #[error("A recovery code has 16 letters and digits, such as ABCD-EFGH-JKMN-PQRS.")]
    RecoveryCode,
}

impl TypedFactor {
    /// The kind of code.
    pub fn method(&self) -> Method {
        match self {
            Self::App(_) => Method::App,
            Self::Email(_) => Method::Email,
            Self::RecoveryCode(_) => Method::RecoveryCode,
        }
    }

    /// Reads a typed code of this method.
    ///
    /// # Errors
    /// [`NotACode`] if the text does not have the form of such a code.
    pub fn parse(method: Method, typed: &str) -> Result<Self, NotACode> {
        let one_time = || OneTimeCode::parse(typed).ok_or(NotACode::OneTimeCode);
        match method {
            Method::App => one_time().map(Self::App),
            Method::Email => one_time().map(Self::Email),
            Method::RecoveryCode => RecoveryCode::parse(typed).map(Self::RecoveryCode).ok_or(NotACode::RecoveryCode),
        }
    }
}

/// A correct code. It counts once: the write that acts on it also uses it up.
pub struct FactorProof {
    /// The code that is used up.
    pub consumed: ConsumedProof,
    /// The start of the day whose tries include this code. The write that uses the proof gives the try back.
    pub tries_since: Timestamp,
    /// Whether the login says that app and mailed codes are refused. Using this proof ends that.
    pub ends_cap: bool,
}

/// The limits on wrong codes to notify the owner of, each once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WrongCodes {
    /// The start of the day, if its tries are used up.
    pub day: Option<Timestamp>,
    /// The number of wrong codes in a row, if it has reached one of [`TOLD_IN_A_ROW`].
    pub in_a_row: Option<u32>,
}

impl WrongCodes {
    /// The one notice that tells the owner, if there is anything to tell. The notice of the day replaces those of 20 and 50 in
    /// a row; the notice of 100 in a row replaces that of the day.
    pub fn notice(self, method: Method) -> Option<Notice> {
        match (self.in_a_row, self.day, method) {
            (Some(WRONG_CODES_IN_A_ROW), ..) => Some(Notice::WrongCodesInARow(WRONG_CODES_IN_A_ROW)),
            (_, Some(_), Method::RecoveryCode) => Some(Notice::RecoveryCodesCapped),
            (_, Some(_), Method::App | Method::Email) => Some(Notice::CodesCapped),
            (in_a_row, None, _) => in_a_row.map(Notice::WrongCodesInARow),
        }
    }
}

/// The stored value that a correct code uses up.
pub enum ConsumedProof {
    /// A step of the app that was turned on at `since`.
    AppStep {
        /// The position in [`Factors::standby_apps`]; `None` for the app that is on.
        standby: Option<usize>,
        /// The step of the code.
        step: Step,
        /// When the app was turned on.
        since: Timestamp,
        /// See [`AppFactor::trusted_since`].
        trusted_since: Timestamp,
    },
    /// A mailed code.
    EmailCode(OneTimeCodeRequest),
    /// A recovery code.
    RecoveryCode {
        /// Whether the code is one of [`Factors::standby_codes`].
        standby: bool,
        /// The hash of the code.
        hash: RecoveryCodeHash,
        /// The time from which the code counts as a proof (see [`AppFactor::trusted_since`]).
        trusted_since: Timestamp,
        /// The number of unused recovery codes without this one.
        left: usize,
    },
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

impl ConsumedProof {
    /// The kind of code.
    pub fn method(&self) -> Method {
        match self {
            Self::AppStep { .. } => Method::App,
            Self::EmailCode(_) => Method::Email,
            Self::RecoveryCode { .. } => Method::RecoveryCode,
        }
    }

    /// The notice to the owner that the code was used, if there is one.
    pub fn notice(&self) -> Option<Notice> {
        match self {
            Self::RecoveryCode { left, .. } => Some(Notice::RecoveryCodeUsed(*left)),
            Self::AppStep { .. } | Self::EmailCode(_) => None,
        }
    }

    /// The time from which the code counts as a proof (see [`AppFactor::trusted_since`]); `None` for a mailed code, since access
    /// to the mailbox is enough to get it.
    pub fn trusted_since(&self) -> Option<Timestamp> {
        match self {
            Self::AppStep { trusted_since, .. } | Self::RecoveryCode { trusted_since, .. } => Some(*trusted_since),
            Self::EmailCode(_) => None,
        }
    }
}

/// When the hold ends that keeps this session from turning a factor off, making recovery codes, changing a contact or managing
/// users; `None` if there is no hold.
///
/// A thief with a mailbox can recover the password and read mailed codes, and must not be able to shut the owner out at once. A
/// proof older than the recovery shows that the session is the owner's.
pub fn held_until(principal: &Principal, session: &Session, now: Timestamp) -> Option<Timestamp> {
    let recovered_at = principal.recovered_at?;
    let ends = recovered_at.plus(HOLD);
    let proof = session.reauthentication.and_then(|reauthentication| reauthentication.trusted_since);
    let by_owner = proof.is_some_and(|since| since < recovered_at);
    (now < ends && !by_owner).then_some(ends)
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

    #[test]
    fn the_owner_is_told_at_twenty_fifty_and_a_hundred_in_a_row_and_not_twice() {
        let to_tell = |streak, streak_told| Factors { streak, streak_told, ..Factors::default() }.streak_to_tell();
        assert_eq!(
            [0, 19, 20, 49, 50, 99, 100].map(|streak| to_tell(streak, 0)),
            [None, None, Some(20), Some(20), Some(50), Some(50), Some(100)]
        );
        assert_eq!([to_tell(20, 20), to_tell(50, 20), to_tell(50, 50), to_tell(100, 100)], [None, Some(50), None, None]);
    }

    #[test]
    fn one_message_tells_of_the_day_and_of_the_row() {
        let day = Some(Timestamp(0));
        let notice = |day, in_a_row| WrongCodes { day, in_a_row }.notice(Method::App);
        assert_eq!(notice(None, None), None);
        assert_eq!(notice(None, Some(50)), Some(Notice::WrongCodesInARow(50)));
        assert_eq!(notice(day, None), Some(Notice::CodesCapped));
        assert_eq!(notice(day, Some(20)), Some(Notice::CodesCapped));
        assert_eq!(notice(day, Some(100)), Some(Notice::WrongCodesInARow(100)));
        assert_eq!(WrongCodes { day, in_a_row: None }.notice(Method::RecoveryCode), Some(Notice::RecoveryCodesCapped));
    }

    #[test]
    fn a_method_takes_codes_of_its_own_shape_only() {
        assert!(TypedFactor::parse(Method::App, "123 456").is_ok());
        assert!(TypedFactor::parse(Method::Email, "ABCD-EFGH-JKMN-PQRS").is_err());
        assert!(TypedFactor::parse(Method::RecoveryCode, "abcd-efgh-jkmn-pqrs").is_ok());
        assert!(TypedFactor::parse(Method::RecoveryCode, "123456").is_err());
    }
}
