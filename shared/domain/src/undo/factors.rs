//! The second factors of a principal after an undo.

use super::{Reach, Undone};
use crate::clock::Timestamp;
use crate::contact_change::UNDO_LIFE;
use crate::factors::{AppFactor, EmailFactor, Factor, Factors, FormerFactors, KEPT_FORMER, MAX_STANDBY, StandbySheet};
use crate::passkey::{CredentialId, MAX_PASSKEYS, Passkey, RemovedPasskey};

/// The factors that were on right before an act or in the 7 days before it, whether or not they were turned off since.
struct Before<'a> {
    /// Whether there were passkeys.
    passkeys: bool,
    apps: Vec<AppFactor>,
    email: Option<&'a EmailFactor>,
    sheets: Vec<StandbySheet>,
}

impl Before<'_> {
    fn has(&self, factor: Factor) -> bool {
        match factor {
            Factor::Passkey => self.passkeys,
            Factor::App => !self.apps.is_empty(),
            Factor::Email => self.email.is_some(),
        }
    }

    fn has_none(&self) -> bool {
        !Factor::ALL.into_iter().any(|factor| self.has(factor))
    }

    /// Whether codes by mail were the only factor.
    fn has_mail_alone(&self) -> bool {
        Factor::ALL.into_iter().all(|factor| self.has(factor) == (factor == Factor::Email))
    }
}

impl FormerFactors {
    /// Whether the change ended something from before `at`, or turned it off. `after` are the factors after the change.
    fn ended_older(&self, after: &Factors, at: Timestamp) -> bool {
        let turned_off = self.turned_off.and_then(|factor| self.factors.get(factor)).is_some_and(|on| on.since() < at);
        turned_off || self.factors.older_than(at) != after.older_than(at)
    }
}

impl Factors {
    /// The factors right before this time.
    fn as_of(&self, at: Timestamp) -> &Self {
        self.former.iter().find(|former| former.until >= at).map_or(self, |former| &former.factors)
    }

    /// The apps among these factors that were turned on before `at`: the one that was on, and those on standby at `until`.
    fn apps_before(&self, at: Timestamp, until: Timestamp) -> Vec<&AppFactor> {
        let standby = self.standby_apps.iter().filter(|_| self.stands_by(until));
        self.app.iter().chain(standby).filter(|app| app.since < at).collect()
    }

    /// The recovery codes, as one sheet each: those that are on, and those on standby.
    fn sheets(&self) -> impl Iterator<Item = StandbySheet> {
        let on = self.recovery_codes_made_at.zip(self.recovery_codes_trusted_since);
        let on = on.map(|(made_at, trusted_since)| StandbySheet { made_at, trusted_since, codes: self.recovery_codes.clone() });
        on.into_iter().chain(self.standby_sheets.iter().cloned())
    }

    fn before(&self, at: Timestamp) -> Before<'_> {
        let window = at.plus(-UNDO_LIFE);
        let earlier = self.former.iter().rev().filter(|former| window < former.until && former.until <= at);
        let earlier = earlier.map(|former| (&former.factors, former.until));
        let states: Vec<(&Self, Timestamp)> = [(self.as_of(at), at)].into_iter().chain(earlier).collect();
        // An app without a note of when it was turned off may have been turned on after the act.
        let apps = states.iter().map(|(state, until)| state.apps_before(at, *until)).find(|apps| !apps.is_empty()).unwrap_or_default();
        // The latest state has the last step of an app and lacks the codes that were used.
        let latest = || [self].into_iter().chain(self.former.iter().rev().map(|former| &former.factors));
        let latest_app = |app: &AppFactor| {
            let mut same = latest().flat_map(|state| state.app.iter().chain(&state.standby_apps)).filter(|other| other.since == app.since);
            same.next().unwrap_or(app).clone()
        };
        let latest_sheet = |made_at| latest().flat_map(Self::sheets).find(|other| other.made_at == made_at);
        let sheets_before = |(state, until): &(&Self, Timestamp)| -> Vec<StandbySheet> {
            let good = |made_at| state.recovery_codes_made_at == Some(made_at) || state.stands_by(*until);
            let made_at = state.sheets().map(|sheet| sheet.made_at).filter(|made_at| *made_at < at && good(*made_at));
            made_at.filter_map(latest_sheet).filter(|sheet| !sheet.codes.is_empty()).collect()
        };
        Before {
            passkeys: !self.passkeys_before(at).is_empty(),
            apps: apps.into_iter().map(latest_app).collect(),
            email: states.iter().find_map(|(state, _)| state.email.as_ref().filter(|email| email.since < at)),
            sheets: states.iter().map(sheets_before).find(|sheets| !sheets.is_empty()).unwrap_or_default(),
        }
    }

    /// The passkeys from before this time: those that were there at that time, or else those that were removed in the 7 days before
    /// it. Each comes with its note if it was removed.
    fn passkeys_before(&self, at: Timestamp) -> Vec<(&CredentialId, &Passkey, Option<&RemovedPasskey>)> {
        let removed = self.removed_passkeys.iter().map(|removed| (&removed.id, &removed.passkey, Some(removed)));
        let all: Vec<_> = self.passkeys.iter().map(|(id, passkey)| (id, passkey, None)).chain(removed).collect();
        let older = |from: Timestamp| {
            let there = move |(_, passkey, removed): &(_, &Passkey, Option<&RemovedPasskey>)| {
                passkey.since < at && removed.is_none_or(|removed| removed.until >= from)
            };
            all.iter().copied().filter(there).collect::<Vec<_>>()
        };
        Some(older(at)).filter(|those| !those.is_empty()).unwrap_or_else(|| older(at.plus(1 - UNDO_LIFE)))
    }

    /// Restores the passkeys from before the act. A passkey that was removed by a session that did not show it stays away: it may be
    /// lost.
    ///
    /// Passkeys that were added since the act go if an app or a passkey that was on before the act was on all the time. Otherwise
    /// they stay beside those that are restored, since they may be the owner's only ones, and count as a proof from `end` on.
    fn restore_passkeys(&mut self, seen: &Self, at: Timestamp, end: Timestamp) {
        let before = seen.passkeys_before(at);
        let kept = before.iter().any(|(.., removed)| removed.is_none()) || seen.app.as_ref().is_some_and(|app| app.since < at);
        let newer: Vec<CredentialId> = seen.passkeys.iter().filter(|(_, passkey)| passkey.since >= at).map(|(id, _)| id.clone()).collect();
        let mut trusted_since = end;
        for id in newer {
            if kept {
                self.passkeys.remove(&id);
            } else if let Some(passkey) = self.passkeys.get_mut(&id) {
                passkey.trusted_since = trusted_since;
                trusted_since = trusted_since.plus(1);
            }
        }
        for (id, passkey, removed) in before {
            if removed.is_some_and(|removed| removed.proved_itself) && self.passkeys.len() < MAX_PASSKEYS {
                self.passkeys.entry(id.clone()).or_insert_with(|| passkey.clone());
            }
        }
        self.removed_passkeys.retain(|removed| !self.passkeys.contains_key(&removed.id));
    }

    /// Whether an undo may restore the factor that was turned on at `since`. A factor that was turned off with another proof
    /// (see [`FormerFactors::proved_itself`]) stays off: it may be on a stolen phone.
    fn may_restore(&self, factor: Factor, since: Timestamp) -> bool {
        let had =
            |former: &&FormerFactors| former.turned_off == Some(factor) && former.factors.get(factor).is_some_and(|on| on.since() == since);
        self.former.iter().rev().find(had).is_none_or(|former| former.proved_itself)
    }

    /// The factors after an undo. `mail_stays` says that codes by mail would go to the same address as now, `mail_goes` that
    /// there is an address for them at all.
    ///
    /// If no factor was on right before the act or in the 7 days before it, every factor turned on since is off. Otherwise no
    /// factor is lost, so that the holder of any factor can sign in: a factor from before is restored, and the one turned on
    /// since stays beside it but does not lift the hold of the next recovery.
    #[must_use]
    pub fn undone(&self, reach: Reach, mail_goes: bool, mail_stays: bool, now: Timestamp) -> Self {
        // A standby that has expired is not restored.
        self.standing_by(now).forgetting(reach).undone_now(reach, mail_goes, mail_stays, now)
    }

    /// These factors without what only tells of factors turned on within the reach: the notes of changes that ended nothing from
    /// before the act, and the passkeys that were added and removed since. A thief who changes factors again and again thus uses up
    /// none of the owner's changes.
    fn forgetting(mut self, reach: Reach) -> Self {
        let mut former: Vec<FormerFactors> = Vec::new();
        for note in std::mem::take(&mut self.former).into_iter().rev() {
            let after = former.last().map_or(&self, |next| &next.factors);
            if !reach.covers(note.until) || note.ended_older(after, reach.from) {
                former.push(note);
            }
        }
        former.reverse();
        self.removed_passkeys.retain(|removed| !reach.covers(removed.passkey.since));
        Self { former, ..self }
    }

    /// The factors that were turned on before this time: apps, codes by mail, sheets of recovery codes. Also whether there is a guard.
    fn older_than(&self, at: Timestamp) -> (Vec<Timestamp>, Option<Timestamp>, Vec<Timestamp>, bool) {
        let apps = self.app.iter().chain(&self.standby_apps).map(|app| app.since).filter(|since| *since < at).collect();
        let email = self.email.as_ref().map(|email| email.since).filter(|since| *since < at);
        let sheets = self.sheets().map(|sheet| sheet.made_at).filter(|made_at| *made_at < at).collect();
        (apps, email, sheets, self.guarded)
    }

    fn undone_now(&self, reach: Reach, mail_goes: bool, mail_stays: bool, now: Timestamp) -> Self {
        let at = reach.from;
        let (mut before, end) = (self.before(at), now.plus(UNDO_LIFE));
        let was_guarded = self.as_of(at).guarded;
        let strong = !before.apps.is_empty() || before.passkeys || was_guarded;
        // If an app or a passkey was on before the act, the undo takes nothing away, and no recovery ends its reach.
        let changed_later =
            self.former.iter().any(|former| !former.by_undo && reach.barrier.is_some_and(|barrier| former.until >= barrier));
        if changed_later && !strong {
            return self.with_mail_moved(reach, mail_goes, mail_stays, now);
        }
        if before.has_none() && !was_guarded {
            // Factors that were never the owner's leave no note.
            let former = self.former.iter().filter(|former| former.until < at).cloned().collect();
            return Self { former, ..Self::default() };
        }
        let mut factors = Self { guarded: false, ..self.clone() };
        let newer = |since: Timestamp| since >= at;
        // Whether codes by mail were the only factor before the act.
        let mail_alone = before.has_mail_alone() && !was_guarded;
        for factor in Factor::ALL {
            // Each factor has a rule of its own. Codes by mail come after the factors that are stronger.
            match factor {
                Factor::Passkey => factors.restore_passkeys(self, at, end),
                Factor::App => factors.restore_apps(std::mem::take(&mut before.apps), self, end),
                Factor::Email => {
                    factors.email = match factors.email {
                        Some(email) if newer(email.since) => Some(email).filter(|_| mail_goes && mail_stays),
                        Some(email) => Some(email).filter(|_| mail_goes),
                        // Codes by mail return only if nothing stronger is on.
                        None => {
                            let wanted = mail_goes && (mail_alone || (factors.app.is_none() && factors.passkeys.is_empty()));
                            before.email.filter(|email| wanted && self.may_restore(Factor::Email, email.since)).cloned()
                        }
                    };
                }
            }
        }
        factors.restore_sheets(before.sheets.into_iter().filter(|sheet| self.may_restore_sheet(sheet.made_at)), end);
        factors.distrust_newer(at, now, end);
        // An app or passkey that was turned on since the act is off again.
        if mail_alone && factors.email.as_ref().is_some_and(|email| !newer(email.since)) {
            factors.passkeys.retain(|_, passkey| !newer(passkey.since));
            if factors.app.as_ref().is_some_and(|app| newer(app.since)) {
                factors.app = None;
                factors.standby_apps.retain(|app| !newer(app.since));
            }
        }
        factors.guarded = factors.is_empty();
        factors.noting_undo(self, now)
    }

    /// The factors if they were changed after the barrier: they stay as they are. Codes by mail that were turned on since the
    /// act do not move to the earlier address.
    fn with_mail_moved(&self, reach: Reach, mail_goes: bool, mail_stays: bool, now: Timestamp) -> Self {
        let stays = |email: &EmailFactor| mail_stays || (mail_goes && email.since < reach.from);
        if self.email.as_ref().is_none_or(stays) {
            return self.clone();
        }
        let mut factors = Self { email: None, ..self.clone() };
        factors.guarded = factors.is_empty();
        factors.noting_undo(self, now)
    }

    /// These factors, with a note of the change from `seen`. An undo that changes nothing leaves no note, so that repeated
    /// links neither fill the row nor use up the changes of [`KEPT_FORMER`] seconds.
    fn noting_undo(self, seen: &Self, now: Timestamp) -> Self {
        let state = |factors: &Self| {
            let apps: Vec<Timestamp> = factors.standby_apps.iter().map(|app| app.since).collect();
            let sheets: Vec<Timestamp> = factors.standby_sheets.iter().map(|sheet| sheet.made_at).collect();
            let on = Factor::ALL.map(|factor| factors.get(factor).map(|on| on.since()));
            let passkeys: Vec<CredentialId> = factors.passkeys.keys().cloned().collect();
            (on, passkeys, factors.recovery_codes_made_at, factors.guarded, apps, sheets)
        };
        if state(&self) == state(seen) {
            let former = seen.former.iter().filter(|former| former.until.plus(KEPT_FORMER) > now).cloned().collect();
            return Self { former, ..self };
        }
        let mut former = seen.remembering(None, None, now);
        former.iter_mut().rev().take(1).for_each(|note| note.by_undo = true);
        Self { former, ..self }
    }

    /// Whether an undo may restore the recovery codes made at `made_at`. It may not if a session ended them after using a
    /// standby app or code that no undo distrusts.
    fn may_restore_sheet(&self, made_at: Timestamp) -> bool {
        let has = |factors: &Self| factors.sheets().any(|sheet| sheet.made_at == made_at);
        let next = self.former.iter().skip(1).map(|former| &former.factors).chain([self]);
        !self.former.iter().zip(next).any(|(former, next)| former.used_standby && has(&former.factors) && !has(next))
    }

    /// Restores the apps from before the act, the last of them first, so that the one that was on ends up first.
    fn restore_apps(&mut self, before: Vec<AppFactor>, seen: &Self, end: Timestamp) {
        let on = |factors: &Self, older: &AppFactor| factors.app.as_ref().is_some_and(|app| app.since == older.since);
        for older in before.into_iter().rev().filter(|older| !on(seen, older) && seen.may_restore(Factor::App, older.since)) {
            // An app already on standby keeps its place and the last step of its codes.
            if seen.standby_apps.iter().any(|app| app.since == older.since) {
                self.standby_until = Some(end);
            } else if self.app.is_none() {
                self.app = Some(older);
            } else {
                self.standby_apps.insert(0, older);
                self.standby_apps.truncate(MAX_STANDBY);
                self.standby_until = Some(end);
            }
        }
    }

    fn restore_sheets(&mut self, before: impl DoubleEndedIterator<Item = StandbySheet>, end: Timestamp) {
        let seen = self.recovery_codes_made_at;
        for older in before.rev().filter(|older| Some(older.made_at) != seen) {
            // A sheet already on standby lacks the codes that were used.
            if self.standby_sheets.iter().any(|sheet| sheet.made_at == older.made_at) {
                self.standby_until = Some(end);
            } else if self.recovery_codes.is_empty() {
                (self.recovery_codes, self.recovery_codes_made_at) = (older.codes, Some(older.made_at));
                self.recovery_codes_trusted_since = Some(older.trusted_since);
            } else {
                self.standby_sheets.insert(0, older);
                self.standby_sheets.truncate(MAX_STANDBY);
                self.standby_until = Some(end);
            }
        }
        self.gather_standby_codes();
    }

    /// Distrusts every app and sheet turned on since the act at `at`, and every standby app or sheet newer than the one that is
    /// on: none of them counts as a proof until the standby ends at `end`. Each gets a different time, since a session
    /// identifies a proof by its time.
    fn distrust_newer(&mut self, at: Timestamp, now: Timestamp, end: Timestamp) {
        // Apps and sheets that an earlier undo distrusts stay distrusted while this undo prolongs the standby.
        let prolonged = self.standby_until == Some(end);
        let distrusted = |since: Timestamp, trusted_since: Timestamp, on: Option<Timestamp>| {
            since >= at || (prolonged && trusted_since > now) || on.is_some_and(|on| since > on)
        };
        let (app_on, codes_on) = (self.app.as_ref().map(|app| app.since), self.recovery_codes_made_at);
        for app in self.app.iter_mut().filter(|app| distrusted(app.since, app.trusted_since, None)) {
            app.trusted_since = end;
        }
        for (ends, app) in (1..).map(|place| end.plus(place)).zip(&mut self.standby_apps) {
            if distrusted(app.since, app.trusted_since, app_on) {
                app.trusted_since = ends;
            }
        }
        let trusted_since = self.recovery_codes_trusted_since;
        if codes_on.zip(trusted_since).is_some_and(|(made_at, trusted_since)| distrusted(made_at, trusted_since, None)) {
            self.recovery_codes_trusted_since = Some(end);
        }
        for (ends, sheet) in (1..).map(|place| end.plus(place)).zip(&mut self.standby_sheets) {
            if distrusted(sheet.made_at, sheet.trusted_since, codes_on) {
                sheet.trusted_since = ends;
            }
        }
    }

    /// The changes of an undo that turned `seen` into these factors.
    pub fn changes_from(&self, seen: &Self) -> Vec<Undone> {
        let had_app = |since: Timestamp| seen.standby_apps.iter().any(|app| app.since == since);
        let had_sheet = |made_at: Timestamp| seen.standby_sheets.iter().any(|sheet| sheet.made_at == made_at);
        let since = |factors: &Self, factor| factors.get(factor).map(|on| on.since());
        let new_passkey = |these: &Self, those: &Self| these.passkeys.keys().any(|id| !those.passkeys.contains_key(id));
        let off = |factor| match factor {
            Factor::Passkey => new_passkey(seen, self),
            Factor::App | Factor::Email => seen.has(factor) && !self.has(factor),
        };
        let on_again = |factor| self.has(factor) && since(self, factor) != since(seen, factor);
        let restored = |factor| match factor {
            Factor::Passkey => new_passkey(self, seen),
            Factor::App => on_again(factor) || self.standby_apps.iter().any(|app| !had_app(app.since)),
            Factor::Email => on_again(factor),
        };
        let restored_codes = self.standby_sheets.iter().any(|sheet| !had_sheet(sheet.made_at))
            || (!self.recovery_codes.is_empty() && self.recovery_codes_made_at != seen.recovery_codes_made_at);
        let factors = Factor::ALL
            .into_iter()
            .flat_map(|factor| [(off(factor), Undone::FactorOff(factor)), (restored(factor), Undone::FactorRestored(factor))]);
        let changes = factors.chain([(restored_codes, Undone::RecoveryCodesRestored)]);
        changes.filter_map(|(done, undone)| done.then_some(undone)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factors::{Method, Reauthentication};
    use crate::id::Id;
    use crate::random::Random;
    use crate::recovery_code::RecoveryCode;
    use crate::totp::{SealedSeed, Step};

    const DAY: i64 = 86_400;

    fn from(at: i64) -> Reach {
        Reach { from: Timestamp(at), barrier: None }
    }

    /// Factors with a note of each change.
    struct Timeline(Factors);

    impl Timeline {
        fn app(mut self, at: i64) -> Self {
            self.0.former = self.0.remembering(None, None, Timestamp(at));
            let seed = SealedSeed("sealed".to_owned());
            self.0.app = Some(AppFactor { seed, since: Timestamp(at), trusted_since: Timestamp(at), last_step: Step(0) });
            self.0.recovery_codes = [RecoveryCode::mint_all(&Random::system())[0].hash(Id::random(&Random::system()))].into();
            (self.0.recovery_codes_made_at, self.0.recovery_codes_trusted_since) = (Some(Timestamp(at)), Some(Timestamp(at)));
            self
        }

        fn mail(mut self, at: i64) -> Self {
            self.0.former = self.0.remembering(None, None, Timestamp(at));
            self.0.email = Some(EmailFactor { since: Timestamp(at) });
            self
        }

        fn off(mut self, shown: Method, trusted_since: i64, at: i64) -> Self {
            let shown = Reauthentication { at: Timestamp(at), method: Some(shown), trusted_since: Some(Timestamp(trusted_since)) };
            self.0.former = self.0.remembering(Some(Factor::App), Some(shown), Timestamp(at));
            let former = std::mem::take(&mut self.0.former);
            self.0 = Factors { former, email: self.0.email.clone(), ..Factors::default() };
            self
        }

        fn passkey(mut self, number: u8, at: i64) -> Self {
            self.0.former = self.0.remembering(None, None, Timestamp(at));
            self.0.passkeys.insert(id(number), crate::passkey::tests::passkey(at));
            self
        }

        /// Removes a passkey in a session that showed the passkey `shown`.
        fn remove(mut self, number: u8, shown: u8, at: i64) -> Self {
            let trusted_since = self.0.passkeys.get(&id(shown)).map(|passkey| passkey.trusted_since);
            let shown = Reauthentication { at: Timestamp(at), method: Some(Method::Factor(Factor::Passkey)), trusted_since };
            self.0.former = self.0.remembering(Some(Factor::Passkey), Some(shown), Timestamp(at));
            self.0.removed_passkeys = self.0.removing(&id(number), Some(shown), Timestamp(at));
            self.0.passkeys.remove(&id(number));
            self
        }

        fn sheet(mut self, at: i64) -> Self {
            self.0.former = self.0.remembering(None, None, Timestamp(at));
            self.0.recovery_codes = RecoveryCode::mint_all(&Random::system()).map(|code| code.hash(Id::random(&Random::system()))).into();
            (self.0.recovery_codes_made_at, self.0.recovery_codes_trusted_since) = (Some(Timestamp(at)), Some(Timestamp(at)));
            self
        }

        fn undone(&self, at: i64) -> Factors {
            self.0.undone(from(at), true, true, Timestamp(at + DAY))
        }
    }

    fn since(app: Option<&AppFactor>) -> Option<i64> {
        app.map(|app| app.since.0)
    }

    #[test]
    fn a_first_factor_goes_and_a_moved_app_stays_beside_the_one_before() {
        let first = Timeline(Factors::default()).app(100).undone(100);
        assert!(!first.ask() && first.recovery_codes.is_empty());

        let moved = Timeline(Factors::default()).app(100).off(Method::Factor(Factor::App), 100, 30 * DAY).app(30 * DAY + 60);
        for at in [30 * DAY, 30 * DAY + 60] {
            let after = moved.undone(at);
            assert_eq!((since(after.app.as_ref()), since(after.standby_apps.first())), (Some(30 * DAY + 60), Some(100)), "{at}");
            assert!(after.standby_codes.len() == 1 && after.standby_sheets.len() == 1 && after.recovery_codes.len() == 1);
            // The newer app does not lift the hold of the next recovery.
            assert!(after.app.unwrap().trusted_since > Timestamp(at + DAY));
        }
        // The app was turned off more than a week before the act, so the undo restores nothing.
        let later = Timeline(Factors::default()).app(100).off(Method::Factor(Factor::App), 100, 30 * DAY).app(40 * DAY).undone(40 * DAY);
        assert!(!later.ask());
    }

    #[test]
    fn two_undos_lose_no_app_that_stands_by() {
        let moved = Timeline(Factors::default()).app(100).off(Method::Factor(Factor::App), 100, 30 * DAY).app(30 * DAY + 60);
        let taken = moved.off(Method::Factor(Factor::App), 30 * DAY + 60, 32 * DAY).app(32 * DAY + 60);
        let once = Timeline(taken.undone(32 * DAY + 60));
        assert_eq!(once.0.standby_apps.iter().map(|app| app.since.0).collect::<Vec<_>>(), [30 * DAY + 60]);
        let twice = once.undone(30 * DAY + 60);
        assert_eq!(since(twice.app.as_ref()), Some(32 * DAY + 60));
        assert_eq!(twice.standby_apps.iter().map(|app| app.since.0).collect::<Vec<_>>(), [100, 30 * DAY + 60]);
    }

    #[test]
    fn a_code_that_was_used_while_it_stood_by_does_not_come_back_with_the_next_undo() {
        let told = Timeline(Factors::default()).app(100).sheet(200).sheet(30 * DAY).sheet(30 * DAY + 60);
        let undone = |factors: Factors, at: i64| factors.undone(from(at), true, true, Timestamp(30 * DAY + 100 - at % 60));
        let once = undone(told.0, 30 * DAY + 60);
        let mut twice = undone(once, 30 * DAY);
        let older = twice.standby_sheets.iter().find(|sheet| sheet.made_at == Timestamp(200)).unwrap().codes.first().cloned().unwrap();
        assert!(twice.standby_codes.len() == 20 && twice.standby_codes.remove(&older));
        let thrice = undone(twice, 30 * DAY - 60);
        assert!(thrice.standby_codes.len() == 19 && !thrice.standby_codes.contains(&older));
        // An undo that changes nothing leaves no note.
        assert_eq!(undone(thrice.clone(), 30 * DAY - 120).former.len(), thrice.former.len());
    }

    #[test]
    fn a_row_has_room_for_all_changes_of_a_fortnight_and_all_undos() {
        let mut told = Timeline(Factors::default()).app(100);
        let changes: Vec<i64> = (1..crate::factors::MAX_FORMER).map(|number| 30 * DAY + 60 * i64::try_from(number).unwrap()).collect();
        for at in &changes {
            told = told.sheet(*at);
        }
        assert!(told.0.changes_wait(Timestamp(31 * DAY)).is_none());
        let factors = changes.iter().rev().fold(told.0, |factors, at| factors.undone(from(*at), true, true, Timestamp(31 * DAY)));
        assert_eq!(factors.standby_sheets.len(), MAX_STANDBY);
        // The sheet from before the first of these acts comes first and stays.
        assert_eq!(factors.standby_sheets.first().unwrap().made_at, Timestamp(100));
        // Each hash takes about 50 of the 400,000 bytes of a row.
        let notes = factors.former.iter().map(|former| &former.factors);
        let hashes: usize = notes.chain([&factors]).flat_map(Factors::sheets).map(|sheet| sheet.codes.len()).sum();
        assert!(hashes < 4_000, "{hashes}");
    }

    #[test]
    fn undone_changes_leave_room_for_those_of_the_owner() {
        let changes = || (0..).map(|number| 30 * DAY + 60 * number).take(crate::factors::MAX_FORMER);
        let owner = || Timeline(Factors::default()).app(100).passkey(1, 200);
        let passkeys = changes()
            .fold(owner(), |thief, at| if thief.0.passkeys.contains_key(&id(2)) { thief.remove(2, 2, at) } else { thief.passkey(2, at) });
        let sheets = changes().fold(owner(), Timeline::sheet);
        let apps = changes().fold(owner(), |thief, at| {
            let on = thief.0.app.as_ref().map(|app| app.since.0);
            on.map_or(Timeline(thief.0.clone()).app(at), |since| thief.off(Method::Factor(Factor::App), since, at))
        });
        for thief in [passkeys, sheets, apps] {
            assert!(thief.0.changes_wait(Timestamp(31 * DAY)).is_some());
            let before = thief.0.before(Timestamp(30 * DAY));
            let (apps, sheets) = (before.apps.clone(), before.sheets.clone());
            let forgotten = thief.0.clone().forgetting(from(30 * DAY));
            let kept = forgotten.before(Timestamp(30 * DAY));
            assert_eq!((kept.apps, kept.sheets, kept.passkeys), (apps, sheets, before.passkeys));
            let undone = thief.undone(30 * DAY);
            assert!(undone.former.len() < 6 && undone.changes_wait(Timestamp(31 * DAY)).is_none(), "{}", undone.former.len());
            // Another act in the same week is undone as well, and the app from before the first is still there.
            let again = Timeline(undone).sheet(32 * DAY).undone(32 * DAY);
            assert!(again.app.iter().chain(&again.standby_apps).any(|app| app.since == Timestamp(100)));
        }
    }

    fn id(number: u8) -> CredentialId {
        CredentialId::from_bytes(&[number]).unwrap()
    }

    fn ids(factors: &Factors) -> Vec<CredentialId> {
        factors.passkeys.keys().cloned().collect()
    }

    #[test]
    fn an_added_passkey_goes_if_an_older_factor_was_on_all_the_time_and_stays_distrusted_otherwise() {
        let first = Timeline(Factors::default()).passkey(1, 100).undone(100);
        assert!(!first.ask() && first.removed_passkeys.is_empty());
        for older in [Timeline(Factors::default()).passkey(1, 100), Timeline(Factors::default()).app(100)] {
            let before = ids(&older.0);
            let after = older.passkey(2, 30 * DAY).undone(30 * DAY);
            assert!(ids(&after) == before && !after.guarded);
            assert!(after.removed_passkeys.is_empty());
        }
        // The older passkey was removed since, so the newer one may be the owner's only one.
        let moved = Timeline(Factors::default()).passkey(1, 100).passkey(2, 30 * DAY).remove(1, 1, 30 * DAY + 60);
        let after = moved.undone(30 * DAY);
        assert_eq!(ids(&after), [id(1), id(2)]);
        assert!(after.passkeys[&id(2)].trusted_since > Timestamp(31 * DAY) && after.passkeys[&id(1)].trusted_since == Timestamp(100));
    }

    #[test]
    fn a_removed_passkey_comes_back_if_it_was_shown_and_leaves_a_guard_if_not() {
        let shown = Timeline(Factors::default()).passkey(1, 100).remove(1, 1, 30 * DAY).undone(30 * DAY);
        assert!(ids(&shown) == [id(1)] && !shown.guarded && shown.removed_passkeys.is_empty());
        let other = Timeline(Factors::default()).passkey(1, 100).passkey(2, 200).remove(1, 2, 30 * DAY);
        assert_eq!(ids(&other.undone(30 * DAY)), [id(2)]);
        let lost = other.remove(2, 1, 30 * DAY + 60).undone(30 * DAY);
        assert!(lost.passkeys.is_empty() && lost.guarded);
        // A passkey that was removed in the week before the act guards the account, one from longer ago does not.
        let app_after = |days: i64| Timeline(Factors::default()).passkey(1, 100).remove(1, 1, 30 * DAY).app((30 + days) * DAY);
        assert_eq!(ids(&app_after(6).undone(36 * DAY)), [id(1)]);
        assert!(!app_after(8).undone(38 * DAY).ask());
    }

    #[test]
    fn a_row_has_room_for_all_passkeys_that_a_fortnight_can_remove() {
        let largest = |number: u8, at: i64| {
            let mut timeline = Timeline(Factors::default()).passkey(number, at);
            let passkey = timeline.0.passkeys.remove(&id(number)).unwrap();
            let credential = crate::passkey::StoredCredential::new("x".repeat(3000)).unwrap();
            let name = crate::passkey::PasskeyName::parse(&"\u{1F511}".repeat(64)).unwrap();
            Passkey { credential, name, ..passkey }
        };
        let mut factors = Timeline(Factors::default()).app(100).0;
        let longest = |number: u8| CredentialId::from_bytes(&[number; 255]).unwrap();
        for number in 0..u8::try_from(crate::factors::MAX_FORMER).unwrap() {
            factors.passkeys.insert(longest(number), largest(number, 200));
            factors.former = factors.remembering(Some(Factor::Passkey), None, Timestamp(300));
            factors.removed_passkeys = factors.removing(&longest(number), None, Timestamp(300));
            factors.passkeys.remove(&longest(number));
        }
        factors.passkeys = (0..u8::try_from(MAX_PASSKEYS).unwrap()).map(|number| (longest(number), largest(number, 200))).collect();
        let removed = factors.removed_passkeys.iter().map(|removed| (&removed.id, &removed.passkey));
        let size = |(id, passkey): (&CredentialId, &Passkey)| {
            // Each has the names of about ten attributes and five times.
            id.as_str().len() + passkey.name.as_str().len() + passkey.credential.as_str().len() + 300
        };
        let bytes: usize = factors.passkeys.iter().chain(removed).map(size).sum();
        assert!(factors.changes_wait(Timestamp(300)).is_some() && factors.former.iter().all(|former| former.factors.passkeys.is_empty()));
        // A row of DynamoDB has at most 400,000 bytes, of which the notes of codes take up to 200,000.
        assert!(bytes < 200_000, "{bytes}");
    }

    #[test]
    fn an_app_that_was_turned_off_by_something_else_stays_off_and_leaves_a_guard() {
        let replaced = Timeline(Factors::default()).app(100).off(Method::RecoveryCode, 100, 30 * DAY);
        let after = replaced.undone(30 * DAY);
        assert!(
            after.app.is_none() && after.guarded && after.recovery_codes.len() == 1 && after.on(None).methods() == [Method::RecoveryCode]
        );
        // Another app counts as another proof, also one that an undo has restored beside this app.
        let by_another = Timeline(Factors::default()).app(100).off(Method::Factor(Factor::App), 99, 30 * DAY).undone(30 * DAY);
        assert!(by_another.app.is_none() && by_another.guarded);
    }

    #[test]
    fn codes_by_mail_come_back_only_where_they_were_all_and_follow_no_other_address() {
        let with_both = Timeline(Factors::default()).mail(50).app(100);
        let mut factors = with_both.0;
        let shown = Reauthentication { at: Timestamp(200), method: Some(Method::Factor(Factor::Email)), trusted_since: None };
        factors.former = factors.remembering(Some(Factor::Email), Some(shown), Timestamp(30 * DAY));
        factors.email = None;
        assert!(factors.undone(from(30 * DAY), true, true, Timestamp(31 * DAY)).email.is_none());

        let alone = Timeline(Factors::default()).mail(50).app(30 * DAY).undone(30 * DAY);
        assert!(alone.email.is_some() && alone.app.is_none());
        let newer = Timeline(Factors::default()).app(100).off(Method::Factor(Factor::App), 100, 30 * DAY).mail(30 * DAY + 60);
        assert!(newer.0.undone(from(30 * DAY + 60), true, false, Timestamp(31 * DAY)).email.is_none());
    }
}
