//! The second factors of a principal as the table stores them, with notes of the factors before each change.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::kind::{Factor, Method};
use super::on::FactorsOn;
use super::reauthentication::Reauthentication;
use crate::clock::Timestamp;
use crate::contact_change::UNDO_LIFE;
use crate::email::EmailAddress;
use crate::passkey::{CredentialId, Passkey, RemovedPasskey};
use crate::recovery_code::RecoveryCodeHash;
use crate::totp::{SealedSeed, Step};

/// The second factors of a principal, as the table stores them.
///
/// An undo can put apps and recovery codes on standby: their codes count beside those of the factors that are on, until
/// [`Factors::standby_until`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Factors {
    /// The passkeys, by the id of their credential.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub passkeys: BTreeMap<CredentialId, Passkey>,
    /// The passkeys that were removed in the last [`KEPT_FORMER`] seconds, the latest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed_passkeys: Vec<RemovedPasskey>,
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
    /// When a factor or a recovery code was last shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_at: Option<Timestamp>,
    /// When a factor that counts as a proof was last shown: an app, a recovery code or a passkey that no hold and no undo
    /// distrusts. A mailed code proves no more than the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proven_at: Option<Timestamp>,
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
    /// The factors before the change, without the passkeys: each says itself when it was added, and
    /// [`Factors::removed_passkeys`] when it was removed.
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

/// A factor that is on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum FactorOn {
    /// Passkeys, with the time when the oldest of them was added.
    Passkeys(Timestamp),
    /// An authenticator app.
    App(AppFactor),
    /// Codes by mail.
    Email(EmailFactor),
}

impl FactorOn {
    /// When the factor was turned on; for passkeys, when the oldest was added.
    pub fn since(&self) -> Timestamp {
        match self {
            Self::Passkeys(oldest) => *oldest,
            Self::App(app) => app.since,
            Self::Email(email) => email.since,
        }
    }

    /// The time from which the factor counts as a proof (see [`AppFactor::trusted_since`]); `None` for codes by mail, which never
    /// count, since a thief with the mailbox can get them, and for passkeys, each of which has a time of its own.
    pub fn trusted_since(&self) -> Option<Timestamp> {
        match self {
            Self::App(app) => Some(app.trusted_since),
            Self::Passkeys(_) | Self::Email(_) => None,
        }
    }
}

impl Factors {
    /// This factor, if it is on.
    pub fn get(&self, factor: Factor) -> Option<FactorOn> {
        match factor {
            Factor::Passkey => self.passkeys.values().map(|passkey| passkey.since).min().map(FactorOn::Passkeys),
            Factor::App => self.app.clone().map(FactorOn::App),
            Factor::Email => self.email.clone().map(FactorOn::Email),
        }
    }

    /// Whether this factor is on.
    pub fn has(&self, factor: Factor) -> bool {
        self.get(factor).is_some()
    }

    /// The factors that are on.
    pub fn kinds(&self) -> BTreeSet<Factor> {
        Factor::ALL.into_iter().filter(|factor| self.has(*factor)).collect()
    }

    /// Whether no factor is on.
    pub fn is_empty(&self) -> bool {
        self.kinds().is_empty()
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
            kinds: self.kinds(),
            email_hint: email.filter(|_| self.has(Factor::Email)).map(EmailAddress::hint),
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
        let proved_itself = turned_off.zip(reauthentication).is_some_and(|(factor, proof)| self.is_proved_by(factor, proof, now));
        let passkeys = BTreeMap::new();
        let factors =
            Self { passkeys, removed_passkeys: Vec::new(), former: Vec::new(), streak: 0, streak_told: 0, ..self.standing_by(now) };
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

    /// The passkeys to keep as removed when this one is removed, with the recent ones. `reauthentication` is that of the session
    /// that removes it.
    #[must_use]
    pub fn removing(&self, id: &CredentialId, reauthentication: Option<Reauthentication>, now: Timestamp) -> Vec<RemovedPasskey> {
        let recent = self.removed_passkeys.iter().filter(|removed| removed.until.plus(KEPT_FORMER) > now).cloned();
        let removed = self.passkeys.get(id).map(|passkey| {
            let proof = reauthentication.filter(|proof| proof.method == Some(Method::Factor(Factor::Passkey)));
            let proved_itself = proof.is_some_and(|proof| proof.trusted_since == Some(passkey.trusted_since));
            RemovedPasskey { id: id.clone(), passkey: passkey.clone(), until: now, proved_itself }
        });
        recent.chain(removed).collect()
    }

    /// The passkeys to keep as removed when all factors go because they are reported lost. An undo restores each of them: its owner
    /// says that they are not lost.
    #[must_use]
    pub fn losing(&self, now: Timestamp) -> Vec<RemovedPasskey> {
        let recent = self.removed_passkeys.iter().filter(|removed| removed.until.plus(KEPT_FORMER) > now).cloned();
        let lost = self.passkeys.iter().map(|(id, passkey)| RemovedPasskey {
            id: id.clone(),
            passkey: passkey.clone(),
            until: now,
            proved_itself: true,
        });
        recent.chain(lost).collect()
    }

    /// The first time from `at` on that is not the [`Passkey::trusted_since`] of a passkey, since a session identifies the passkey
    /// that it was shown by that time.
    pub fn free_trusted_since(&self, at: Timestamp) -> Timestamp {
        let taken: BTreeSet<Timestamp> = self.passkeys.values().map(|passkey| passkey.trusted_since).collect();
        let mut free = at;
        while taken.contains(&free) {
            free = free.plus(1);
        }
        free
    }

    /// Whether a session re-authenticated with this factor. For the app, see also [`FormerFactors::proved_itself`].
    fn is_proved_by(&self, factor: Factor, Reauthentication { method, trusted_since, .. }: Reauthentication, now: Timestamp) -> bool {
        let Some(method) = method else { return false };
        let itself = method == Method::Factor(factor) && self.get(factor).and_then(|on| on.trusted_since()) == trusted_since;
        match factor {
            Factor::App => itself || self.is_distrusted_standby(method, trusted_since, now),
            Factor::Email => itself,
            // Each passkey has a note of its own, see [`Factors::removing`].
            Factor::Passkey => false,
        }
    }
}
