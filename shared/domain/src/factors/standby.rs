//! Standby: the apps and recovery codes that an undo restored beside the factors that are on.

use super::{AppFactor, Factor, Factors, FormerFactors, Method, Reauthentication, StandbySheet};
use crate::clock::Timestamp;
use crate::recovery_code::RecoveryCodeHash;

/// Seconds by which the order of two writes may differ from the order of their timestamps.
const AT_ONE_MOMENT: i64 = 60;

impl Factors {
    /// Whether the standby is still running.
    pub fn stands_by(&self, now: Timestamp) -> bool {
        self.standby_until.is_some_and(|until| now < until)
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
    pub fn standby_code_trusted_since(&self, hash: &RecoveryCodeHash, now: Timestamp) -> Option<Timestamp> {
        let good = self.stands_by(now) && self.standby_codes.contains(hash);
        self.standby_sheets.iter().filter(|sheet| good && sheet.codes.contains(hash)).map(|sheet| sheet.trusted_since).min()
    }

    /// Whether a proof with this method and `trusted_since` is of a standby app or a standby recovery code.
    fn is_standby(&self, method: Method, trusted_since: Option<Timestamp>) -> bool {
        match method {
            Method::Factor(Factor::App) => self.standby_apps.iter().any(|app| Some(app.trusted_since) == trusted_since),
            Method::RecoveryCode => self.standby_sheets.iter().any(|sheet| Some(sheet.trusted_since) == trusted_since),
            // Only apps and recovery codes can be on standby.
            Method::Factor(_) => false,
        }
    }

    /// Whether a proof is of a standby app or code that an undo distrusts: its `trusted_since` lies in the future. Such a proof
    /// counts for nothing yet, and an undo can restore a factor that was turned off with it.
    pub(super) fn is_distrusted_standby(&self, method: Method, trusted_since: Option<Timestamp>, now: Timestamp) -> bool {
        let on = method == Method::RecoveryCode && self.recovery_codes_trusted_since == trusted_since;
        !on && self.is_standby(method, trusted_since) && trusted_since.is_some_and(|since| since > now)
    }

    /// The standby app that takes over when the app is turned off: the app of the re-authentication, otherwise the first that no
    /// undo distrusts, otherwise the first.
    pub fn successor(&self, reauthentication: Option<Reauthentication>, now: Timestamp) -> Option<&AppFactor> {
        let used = proof_with(Method::Factor(Factor::App), reauthentication);
        let first = |those: &dyn Fn(&AppFactor) -> bool| self.standby_apps.iter().find(|app| those(app));
        let trusted = || first(&|app| app.trusted_since <= now);
        let successor = first(&|app| Some(app.trusted_since) == used).or_else(trusted).or_else(|| first(&|_| true));
        successor.filter(|_| self.stands_by(now))
    }

    /// The standby sheet that takes over from the recovery codes together with [`Factors::successor`], chosen in the same way.
    pub fn successor_sheet(&self, reauthentication: Option<Reauthentication>, now: Timestamp) -> Option<StandbySheet> {
        let used = proof_with(Method::RecoveryCode, reauthentication);
        let mut sheets = self.standing_by(now).standby_sheets;
        sheets.retain(|sheet| !sheet.codes.is_empty());
        let first = |those: &dyn Fn(&StandbySheet) -> bool| sheets.iter().find(|sheet| those(sheet));
        let trusted = || first(&|sheet| sheet.trusted_since <= now);
        first(&|sheet| Some(sheet.trusted_since) == used).or_else(trusted).or_else(|| first(&|_| true)).cloned()
    }

    /// Whether a re-authentication used a standby app or a standby recovery code that no undo distrusts.
    pub fn has_shown_standby(&self, reauthentication: Option<Reauthentication>, now: Timestamp) -> bool {
        let proof = reauthentication.and_then(|reauthentication| Some((reauthentication.method?, reauthentication.trusted_since?)));
        proof.is_some_and(|(method, since)| since <= now && self.is_standby(method, Some(since)))
    }

    /// Whether a standby app replaced the app since this re-authentication, so that the session must re-authenticate before its
    /// next change. False if the re-authentication used a standby proof that no undo distrusts, or an app or recovery code that
    /// is on now.
    pub fn standby_took_over_since(&self, reauthentication: Reauthentication) -> bool {
        let Some(app) = &self.app else { return false };
        let took_its_place = |former: &&FormerFactors| {
            former.turned_off == Some(Factor::App)
                && former.until.plus(AT_ONE_MOMENT) >= reauthentication.at
                && former.factors.standby_apps.iter().any(|standby| standby.since == app.since)
        };
        let is_on = |former: &FormerFactors| match reauthentication.method {
            Some(Method::Factor(Factor::App)) => reauthentication.trusted_since == Some(app.trusted_since),
            Some(Method::RecoveryCode) => {
                let codes = self.recovery_codes_trusted_since;
                reauthentication.trusted_since == codes && codes != former.factors.recovery_codes_trusted_since
            }
            Some(Method::Factor(_)) | None => false,
        };
        let ends = |former: &FormerFactors| !former.factors.has_shown_standby(Some(reauthentication), former.until) && !is_on(former);
        self.former.iter().rev().find(took_its_place).is_some_and(ends)
    }
}

/// The `trusted_since` of a re-authentication with this method.
fn proof_with(method: Method, reauthentication: Option<Reauthentication>) -> Option<Timestamp> {
    reauthentication.filter(|reauthentication| reauthentication.method == Some(method))?.trusted_since
}
