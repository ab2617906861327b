//! The second factors of a principal, the codes that satisfy them, and the hold that a recovery puts on weakening them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::contact_change::UNDO_LIFE;
use crate::email::EmailAddress;
use crate::email_code::EmailCode;
use crate::one_time_code::OneTimeCode;
use crate::outbox::Notice;
use crate::principal::Principal;
use crate::recovery_code::{RecoveryCode, RecoveryCodeHash};
use crate::session::Session;
use crate::totp::{SealedSeed, Step};

/// How many wrong codes a principal may have in a day, over app and email, sign-in and re-authentication together; and
/// how many recovery codes, which are counted for themselves.
pub const WRONG_CODES_A_DAY: u32 = 20;
/// How many wrong codes of app and mail may come in a row before neither is taken any more: NIST SP 800-63B-4, section
/// 3.2.2, has verifiers allow at most 100 consecutive failed attempts. Recovery codes are not part of it: they have 80 bits,
/// and the same standard asks for no limit above 64 (section 3.1.2.2).
pub const WRONG_CODES_IN_A_ROW: u32 = 100;
/// At how many wrong codes in a row the owner is told.
pub const TOLD_IN_A_ROW: [u32; 3] = [20, 50, WRONG_CODES_IN_A_ROW];
/// Seconds from a recovery in which factors are not weakened by what it was made with.
pub const HOLD: i64 = 86_400;

/// A second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Factor {
    /// An authenticator app.
    App,
    /// Codes by mail.
    Email,
}

/// By which kind of code a second factor is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", try_from = "String")]
pub enum Method {
    /// The authenticator app's.
    App,
    /// One that was mailed.
    Email,
    /// One of the ten that stand in for either.
    RecoveryCode,
}

/// What stands where a method should, and is none.
#[derive(Debug, thiserror::Error)]
#[error("A method is app, email or recovery_code.")]
pub struct NotAMethod;

/// From a text alone: what serde makes of enums by itself would also take `{"app": null}`.
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

/// Which factors a principal has turned on, as its login tells it to a sign-in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorsOn {
    /// The authenticator app.
    #[serde(default)]
    pub app: bool,
    /// Codes by mail.
    #[serde(default)]
    pub email: bool,
    /// Where codes are mailed to, masked; only with [`FactorsOn::email`].
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

    /// The kinds of code that are taken, the handiest first. None if a sign-in asks for none.
    pub fn methods(&self) -> Vec<Method> {
        if !self.ask() {
            return Vec::new();
        }
        let methods = [(self.app, Method::App), (self.email, Method::Email), (true, Method::RecoveryCode)];
        methods.into_iter().filter_map(|(on, method)| on.then_some(method)).collect()
    }
}

/// A principal's factors as the table keeps them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Factors {
    /// The authenticator app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app: Option<AppFactor>,
    /// Codes by mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailFactor>,
    /// What is left of the recovery codes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub recovery_codes: BTreeSet<RecoveryCodeHash>,
    /// When those were made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovery_codes_made_at: Option<Timestamp>,
    /// Since when those count as a proof that is older than a recovery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovery_codes_prove_since: Option<Timestamp>,
    /// An undo took a factor away that it could not put back: a sign-in asks for a code although no factor is on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub guarded: bool,
    /// The apps from before undone acts, the latest first. Their codes count beside those of the app that was turned on since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standby_apps: Vec<AppFactor>,
    /// What is left of the recovery codes from before undone acts, of all [`Factors::standby_sheets`] together. They count beside
    /// those that were made since.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub standby_codes: BTreeSet<RecoveryCodeHash>,
    /// Which codes were made together, the sheet of the latest undo first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standby_sheets: Vec<StandbySheet>,
    /// When the standby apps and codes end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standby_until: Option<Timestamp>,
    /// What was on before each change of the last [`KEPT_FORMER`] seconds, the latest change last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<FormerFactors>,
    /// How many wrong codes of app and mail came in a row.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub streak: u32,
    /// At how many of them the owner was told last.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub streak_told: u32,
}

/// A count that is not stored before something was counted.
fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// What was on until a change in the settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormerFactors {
    /// When it was changed.
    pub until: Timestamp,
    /// The factor that the change turned off, if it turned one off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turned_off: Option<Factor>,
    /// Whether the session that turned the factor off had shown that very factor, or one that an undo has taken for somebody
    /// else's.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shown_itself: bool,
    /// Whether an undo made the change.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_undo: bool,
    /// Whether the session that made the change had shown a standby app or one of the standby codes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shown_standby: bool,
    /// What was on.
    pub factors: Factors,
}

/// Seconds that former factors are kept: an undo reaches 7 days back, and asks what was on in the 7 days before that.
pub const KEPT_FORMER: i64 = 2 * UNDO_LIFE;
/// Seconds within which two writes may come in another order than the times that they bear.
const AT_ONE_MOMENT: i64 = 60;
/// The most apps that stand by at once, and the most sheets of recovery codes.
pub const MAX_STANDBY: usize = 3;
/// The most changes of factors within [`KEPT_FORMER`] seconds, so that the row stays small.
pub const MAX_FORMER: usize = 40;

/// An authenticator app that is turned on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AppFactor {
    /// What it shares with Rekey, sealed.
    pub seed: SealedSeed,
    /// When it was turned on.
    pub since: Timestamp,
    /// Since when it counts as a proof that is older than a recovery: since it was turned on, or, if that was while a
    /// recovery held things back, since the end of the hold.
    pub proves_since: Timestamp,
    /// The last step that was used up.
    pub last_step: Step,
}

/// Recovery codes that were made together, and stand by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StandbySheet {
    /// When they were made.
    pub made_at: Timestamp,
    /// See [`Factors::recovery_codes_prove_since`].
    pub proves_since: Timestamp,
    /// Those that were unused when they came to stand by; [`Factors::standby_codes`] tells which still are.
    pub codes: BTreeSet<RecoveryCodeHash>,
}

/// Codes by mail that are turned on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmailFactor {
    /// When they were turned on.
    pub since: Timestamp,
}

impl Factors {
    /// At how many wrong codes in a row the owner is to be told now, if at some.
    pub fn streak_to_tell(&self) -> Option<u32> {
        let reached = TOLD_IN_A_ROW.into_iter().rfind(|told_at| *told_at <= self.streak);
        reached.filter(|reached| *reached > self.streak_told)
    }

    /// Whether codes of app and mail are not taken any more, as the login says to a sign-in.
    pub fn is_capped(&self) -> bool {
        self.streak_told >= WRONG_CODES_IN_A_ROW
    }

    /// Whether none is on.
    pub fn is_empty(&self) -> bool {
        self.app.is_none() && self.email.is_none()
    }

    /// Whether a sign-in asks for a code.
    pub fn ask(&self) -> bool {
        !self.is_empty() || self.guarded
    }

    /// Whether what an undo put beside the factors that are on still counts.
    pub fn stands_by(&self, now: Timestamp) -> bool {
        self.standby_until.is_some_and(|until| now < until)
    }

    /// How many recovery codes are good.
    pub fn recovery_codes_left(&self, now: Timestamp) -> usize {
        self.recovery_codes.len() + if self.stands_by(now) { self.standby_codes.len() } else { 0 }
    }

    /// Seconds until factors may be changed again, if the last fortnight has had its changes.
    pub fn changes_wait(&self, now: Timestamp) -> Option<i64> {
        let recent: Vec<_> = self.former.iter().map(|former| former.until.plus(KEPT_FORMER)).filter(|ends| *ends > now).collect();
        recent.first().filter(|_| recent.len() >= MAX_FORMER).map(|ends| ends.seconds_from(now))
    }

    /// What a login tells a sign-in of them; codes go to this address.
    pub fn on(&self, email: Option<&EmailAddress>) -> FactorsOn {
        FactorsOn {
            app: self.app.is_some(),
            email: self.email.is_some(),
            email_hint: email.filter(|_| self.email.is_some()).map(EmailAddress::hint),
            guarded: self.guarded,
        }
    }

    /// The factors with a note of what they were before a change that is about to be made. `shown` is the re-authentication of
    /// the session that makes it.
    #[must_use]
    pub fn remembering(&self, turned_off: Option<Factor>, shown: Option<Reauthentication>, now: Timestamp) -> Vec<FormerFactors> {
        let recent = self.former.iter().filter(|former| former.until.plus(KEPT_FORMER) > now).cloned();
        let proof = shown.and_then(|shown| Some((shown.method?, shown.proves_since)));
        let shown_itself = match (turned_off, proof) {
            (Some(Factor::App), Some((method, since))) => {
                let itself = method == Method::App && self.app.as_ref().map(|app| app.proves_since) == since;
                itself || self.is_doubted_standby(method, since, now)
            }
            (Some(Factor::Email), Some((Method::Email, _))) => true,
            _ => false,
        };
        let factors = Self { former: Vec::new(), streak: 0, streak_told: 0, ..self.standing_by(now) };
        // A note needs no more of the codes that stand by than which of each sheet are left.
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

    /// The factors without what has stood by for its time, and without the codes that were used. A sheet without codes stays, so
    /// that no undo takes the codes of an older note for its own.
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

    /// Makes the codes that stand by those of the sheets.
    pub fn gather_standby_codes(&mut self) {
        self.standby_codes = self.standby_sheets.iter().flat_map(|sheet| &sheet.codes).cloned().collect();
    }

    /// Since when a recovery code proves something that stands by, if it does.
    pub fn standby_code_proves_since(&self, hash: &RecoveryCodeHash, now: Timestamp) -> Option<Timestamp> {
        let good = self.stands_by(now) && self.standby_codes.contains(hash);
        self.standby_sheets.iter().filter(|sheet| good && sheet.codes.contains(hash)).map(|sheet| sheet.proves_since).min()
    }

    /// Whether a proof of this kind and age is a standby app's or a standby code's.
    fn is_standby(&self, method: Method, proves_since: Option<Timestamp>) -> bool {
        match method {
            Method::App => self.standby_apps.iter().any(|app| Some(app.proves_since) == proves_since),
            Method::RecoveryCode => self.standby_sheets.iter().any(|sheet| Some(sheet.proves_since) == proves_since),
            Method::Email => false,
        }
    }

    /// Whether a proof is that of something that stands by although an undo has taken it for somebody else's: so it proves
    /// nothing yet, and what is turned off by it can be put back.
    fn is_doubted_standby(&self, method: Method, proves_since: Option<Timestamp>, now: Timestamp) -> bool {
        let on = method == Method::RecoveryCode && self.recovery_codes_prove_since == proves_since;
        !on && self.is_standby(method, proves_since) && proves_since.is_some_and(|since| since > now)
    }

    /// The standby app that takes the place of the app when that is turned off: the one that was shown, or else the latest that
    /// no undo has taken for somebody else's, or else the latest.
    pub fn successor(&self, shown: Option<Reauthentication>, now: Timestamp) -> Option<&AppFactor> {
        let shown = shown.filter(|shown| shown.method == Some(Method::App)).and_then(|shown| shown.proves_since);
        let first = |those: &dyn Fn(&AppFactor) -> bool| self.standby_apps.iter().find(|app| those(app));
        let shown = first(&|app| Some(app.proves_since) == shown).or_else(|| first(&|app| app.proves_since <= now));
        shown.or_else(|| first(&|_| true)).filter(|_| self.stands_by(now))
    }

    /// The sheet that takes the place of the recovery codes together with [`Factors::successor`], chosen in the same way.
    pub fn successor_sheet(&self, shown: Option<Reauthentication>, now: Timestamp) -> Option<StandbySheet> {
        let shown = shown.filter(|shown| shown.method == Some(Method::RecoveryCode)).and_then(|shown| shown.proves_since);
        let mut sheets = self.standing_by(now).standby_sheets;
        sheets.retain(|sheet| !sheet.codes.is_empty());
        let first = |those: &dyn Fn(&StandbySheet) -> bool| sheets.iter().find(|sheet| those(sheet));
        let shown = first(&|sheet| Some(sheet.proves_since) == shown).or_else(|| first(&|sheet| sheet.proves_since <= now));
        shown.or_else(|| first(&|_| true)).cloned()
    }

    /// Whether the session of this re-authentication has shown what was on before an undone act: not what an undo has taken for
    /// somebody else's and another one has put back.
    pub fn has_shown_standby(&self, shown: Option<Reauthentication>, now: Timestamp) -> bool {
        let proof = shown.and_then(|shown| Some((shown.method?, shown.proves_since?)));
        proof.is_some_and(|(method, since)| since <= now && self.is_standby(method, Some(since)))
    }

    /// Whether an app that stood by has taken the place of the one that was on when this was shown: then what is on now has to
    /// be shown before the next change, in every session.
    pub fn have_outlived(&self, shown: Reauthentication) -> bool {
        let Some(app) = &self.app else { return false };
        let took_its_place = |former: &&FormerFactors| {
            former.turned_off == Some(Factor::App)
                && former.until.plus(AT_ONE_MOMENT) >= shown.at
                && former.factors.standby_apps.iter().any(|standby| standby.since == app.since)
        };
        let is_on = |former: &FormerFactors| match shown.method {
            Some(Method::App) => shown.proves_since == Some(app.proves_since),
            Some(Method::RecoveryCode) => {
                let codes = self.recovery_codes_prove_since;
                shown.proves_since == codes && codes != former.factors.recovery_codes_prove_since
            }
            _ => false,
        };
        let ends = |former: &FormerFactors| !former.factors.has_shown_standby(Some(shown), former.until) && !is_on(former);
        self.former.iter().rev().find(took_its_place).is_some_and(ends)
    }

    /// Whether this one is on.
    pub fn has(&self, factor: Factor) -> bool {
        match factor {
            Factor::App => self.app.is_some(),
            Factor::Email => self.email.is_some(),
        }
    }
}

/// What somebody typed who is asked for a code.
pub enum TypedFactor {
    /// Six digits of the app.
    App(OneTimeCode),
    /// Six digits of a mail.
    Email(OneTimeCode),
    /// A recovery code.
    RecoveryCode(RecoveryCode),
}

/// Why what was typed can be no code; never says what was typed.
#[derive(Debug, thiserror::Error)]
pub enum NotACode {
    /// Not six digits.
    #[error("A code has 6 digits.")]
    OneTimeCode,
    /// Not sixteen characters.
    #[error("A recovery code has 16 letters and digits, such as ABCD-EFGH-JKMN-PQRS.")]
    RecoveryCode,
}

impl TypedFactor {
    /// Which kind of code it is.
    pub fn method(&self) -> Method {
        match self {
            Self::App(_) => Method::App,
            Self::Email(_) => Method::Email,
            Self::RecoveryCode(_) => Method::RecoveryCode,
        }
    }

    /// Reads what was typed for a method.
    ///
    /// # Errors
    /// [`NotACode`] if no code of the method could look like it.
    pub fn parse(method: Method, typed: &str) -> Result<Self, NotACode> {
        let one_time = || OneTimeCode::parse(typed).ok_or(NotACode::OneTimeCode);
        match method {
            Method::App => one_time().map(Self::App),
            Method::Email => one_time().map(Self::Email),
            Method::RecoveryCode => RecoveryCode::parse(typed).map(Self::RecoveryCode).ok_or(NotACode::RecoveryCode),
        }
    }
}

/// A code that was found right. It is worth something once: whatever is done with it uses it up in the same write, or is
/// not done.
pub struct FactorProof {
    /// What is used up.
    pub spends: Spends,
    /// When the day of tries began that the try was taken from; it is given back.
    pub tries_since: Timestamp,
    /// Whether the login says that codes of app and mail are not taken; it no longer does once this proof is used.
    pub ends_cap: bool,
}

/// What the owner of a principal is to be told of wrong codes, once each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WrongCodes {
    /// The day's tries are used up; when the day began.
    pub day: Option<Timestamp>,
    /// So many came in a row.
    pub in_a_row: Option<u32>,
}

impl WrongCodes {
    /// The one message that tells it, if there is something to tell. The day's message says as much as those at 20 and 50 in
    /// a row; the one at 100 says more than the day's.
    pub fn notice(self, method: Method) -> Option<Notice> {
        match (self.in_a_row, self.day, method) {
            (Some(WRONG_CODES_IN_A_ROW), ..) => Some(Notice::WrongCodesInARow(WRONG_CODES_IN_A_ROW)),
            (_, Some(_), Method::RecoveryCode) => Some(Notice::RecoveryCodesCapped),
            (_, Some(_), Method::App | Method::Email) => Some(Notice::CodesCapped),
            (in_a_row, None, _) => in_a_row.map(Notice::WrongCodesInARow),
        }
    }
}

/// What a right code uses up.
pub enum Spends {
    /// A step of the app that was turned on at `since`.
    AppStep {
        /// Which of [`Factors::standby_apps`] it is; none if it is the app that is on.
        standby: Option<usize>,
        /// The step.
        step: Step,
        /// When the app was turned on.
        since: Timestamp,
        /// See [`AppFactor::proves_since`].
        proves_since: Timestamp,
    },
    /// A mailed code.
    EmailCode(EmailCode),
    /// A recovery code.
    RecoveryCode {
        /// Whether it is one of [`Factors::standby_codes`].
        standby: bool,
        /// Its hash.
        hash: RecoveryCodeHash,
        /// See [`Factors::recovery_codes_prove_since`].
        proves_since: Timestamp,
        /// How many are left without it.
        left: usize,
    },
}

/// That the password, and the factor if there is one, were shown within a session.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Reauthentication {
    /// When.
    pub at: Timestamp,
    /// By which kind of code; none if the password alone was shown, which is enough only while there is no factor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// Since when there is what was shown and a mailbox alone does not have: the app, or the recovery codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proves_since: Option<Timestamp>,
}

/// Seconds that a re-authentication is good for.
pub const REAUTHENTICATION_LIFE: i64 = 300;

impl Reauthentication {
    /// When it ends.
    pub fn until(&self) -> Timestamp {
        self.at.plus(REAUTHENTICATION_LIFE)
    }
}

impl Spends {
    /// Which kind of code it was.
    pub fn method(&self) -> Method {
        match self {
            Self::AppStep { .. } => Method::App,
            Self::EmailCode(_) => Method::Email,
            Self::RecoveryCode { .. } => Method::RecoveryCode,
        }
    }

    /// What its owner is told of the use.
    pub fn notice(&self) -> Option<Notice> {
        match self {
            Self::RecoveryCode { left, .. } => Some(Notice::RecoveryCodeUsed(*left)),
            Self::AppStep { .. } | Self::EmailCode(_) => None,
        }
    }

    /// Since when there is what was shown and a mailbox alone does not have.
    pub fn proves_since(&self) -> Option<Timestamp> {
        match self {
            Self::AppStep { proves_since, .. } | Self::RecoveryCode { proves_since, .. } => Some(*proves_since),
            Self::EmailCode(_) => None,
        }
    }
}

/// Until when this session may not turn a factor off, make new recovery codes or change a contact, if it may not: whoever
/// has a mailbox can recover the password and read the mailed codes, and must not be rid of the owner at once. A proof
/// that is older than the recovery shows that it is the owner.
pub fn held_until(principal: &Principal, session: &Session, now: Timestamp) -> Option<Timestamp> {
    let recovered_at = principal.recovered_at?;
    let ends = recovered_at.plus(HOLD);
    let proof = session.reauthentication.and_then(|reauthentication| reauthentication.proves_since);
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
