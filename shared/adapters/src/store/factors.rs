//! Second factors: reading them, and turning them on and off.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::enrolment::Enrolment;
use rekey_domain::factors::{AppFactor, EmailFactor, Factor, Factors, FactorsOn, Method, StandbySheet};
use rekey_domain::hold::held_until;
use rekey_domain::id::Id;
use rekey_domain::notice::Notice;
use rekey_domain::one_time_code_request::OneTimeCodeRequest;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::passkey::{CredentialId, PasskeyName};
use rekey_domain::principal::Principal;
use rekey_domain::recovery_code::RecoveryCodeHash;
use rekey_domain::totp::Step;
use serde::Serialize;

use super::directory::{login_of, policy_as_seen, principal_of};
use super::error::{Result, StoreError};
use super::passkey_rows::{NewPasskey, add_passkey, passkey_path, passkeys_as_seen};
use super::sessions::{OpenSession, is_still_open, shows_factor};
use super::table::key;
use super::tables::Directory;
use super::transactions::TxOutcome;
use super::trusted_browsers::distrust;
use super::write::{Condition, Item, StringSet, Write, absent, as_seen, exists, filled, is, is_not};

pub enum FactorChange {
    /// Turns a factor on. The hashes are those of the recovery codes if it is the first factor.
    On(Box<Enrolled>, Option<Vec<RecoveryCodeHash>>),
    /// Turns a factor off. The recovery codes are removed with the last factor.
    Off(TurnedOff),
    RecoveryCodes(Vec<RecoveryCodeHash>),
}

/// The result of a change of a principal's factors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorOutcome {
    /// The factors are changed.
    Done,
    /// Something that the change requires no longer holds. Nothing was done.
    Refused,
    /// The change would leave a user without a factor that the account's policy requires. Nothing was done.
    RequiredByPolicy,
}

/// A factor to turn off.
pub enum TurnedOff {
    /// The app.
    App,
    /// Codes by mail.
    Email,
    /// One of the passkeys. The others stay.
    Passkey(CredentialId, PasskeyName),
}

/// An enrolment with the right code that completes it, or with the credential of an authenticator.
pub enum Enrolled {
    /// An app, with the step of its first code.
    App(Enrolment, Step),
    /// Codes by mail; the code proves the address.
    Email(Enrolment, OneTimeCodeRequest),
    /// A passkey.
    Passkey(Enrolment, NewPasskey),
}

pub(super) const CODES: [&str; 3] = ["recovery_codes", "recovery_codes_prove_since", "recovery_codes_made_at"];
/// The attributes that an undo adds to the factors that are on.
pub(super) const STANDBY: [&str; 5] = ["guarded", "standby_apps", "standby_codes", "standby_sheets", "standby_until"];
/// The attributes of the streak of wrong codes. A right code removes them.
pub(super) const STREAK: [&str; 2] = ["streak", "streak_told"];

pub(super) fn factors_key(principal: Id) -> Item {
    key(format!("FACTORS#{principal}"), "FACTORS")
}

impl Directory {
    pub async fn factors(&self, principal: Id) -> Result<Factors> {
        Ok(self.table.get(factors_key(principal)).await?.unwrap_or_default())
    }

    /// Changes a principal's factors. It requires that the factors, the principal and the session are as the caller read them.
    /// The login also names the factors, because a sign-in reads them there; it changes in the same transaction.
    ///
    /// The factors of a user have to satisfy the account's policy before one of them can go. When they satisfy it, a session that
    /// must enrol is free in the same transaction. The transaction requires that the policy is as it was read for this.
    pub async fn change_factors(
        &self,
        op: Id,
        open: &OpenSession,
        seen: &Factors,
        change: FactorChange,
        now: Timestamp,
    ) -> Result<FactorOutcome> {
        let principal = &open.principal;
        let policy = self.policy_for(principal).await?;
        let (act, notice) = change.told();
        let mut on = seen.on(None);
        let turned_off = if let FactorChange::Off(off) = &change { Some(off.factor()) } else { None };
        let former = seen.remembering(turned_off, open.session.reauthentication, now);
        let factors = Write::to(factors_key(principal.id)).when(factors_as_seen(seen)).set("former", &former);
        // What is made during the hold after a recovery is no proof for the time before that recovery, nor after the next one.
        let trusted_since = held_until(principal, &open.session, now).unwrap_or(now);
        let (mut items, mut shown, mut shown_ends) = (Vec::new(), None, false);
        let factors = match change {
            FactorChange::On(enrolled, codes) => {
                let factor = enrolled.factor();
                on.kinds.insert(factor);
                shown = Some(Method::Factor(factor));
                items.push(self.flows.end_enrolment(enrolled.enrolment()));
                let factors = match *enrolled {
                    Enrolled::App(enrolment, last_step) => {
                        let seed = enrolment.seed.ok_or(StoreError::Damaged("an app without a seed"))?;
                        turn_on(factors, "app", &AppFactor { seed, since: now, trusted_since, last_step })
                    }
                    Enrolled::Email(_, code) => {
                        items.push(self.spend_email_code(&code, op));
                        turn_on(factors, "email", &EmailFactor { since: now })
                    }
                    Enrolled::Passkey(_, new) => is_on(add_passkey(factors, seen, new, trusted_since, now)),
                };
                let factors = factors.set("shown_at", now);
                match codes {
                    None => factors,
                    Some(codes) => set_codes(factors, codes, trusted_since, now),
                }
            }
            FactorChange::Off(off) => {
                // A standby app, which an undo put beside this one, takes its place. So the principal never has less than
                // before the undone change.
                let shown_before = open.session.reauthentication;
                let standby = seen.successor(shown_before, now).filter(|_| matches!(off, TurnedOff::App));
                // If the principal has shown only the newer app, it has to show the promoted one before the next change.
                shown_ends = standby.is_some() && !seen.has_shown_standby(shown_before, now);
                let another_passkey = matches!(off, TurnedOff::Passkey(..)) && seen.passkeys.len() > 1;
                if standby.is_none() && !another_passkey {
                    on.kinds.remove(&off.factor());
                }
                let factors = if on.ask() { factors } else { factors.remove_all(CODES).remove_all(STANDBY) };
                match (off, standby) {
                    (_, Some(standby)) => promote(factors, seen, standby, seen.successor_sheet(shown_before, now), now),
                    (TurnedOff::App, None) => factors.remove_all(["app", "standby_apps"]),
                    (TurnedOff::Email, None) => factors.remove("email"),
                    (TurnedOff::Passkey(id, _), None) => {
                        let removed = seen.removing(&id, shown_before, now);
                        let factors = factors.set("removed_passkeys", removed);
                        if another_passkey { factors.remove(passkey_path(&id)) } else { factors.remove("passkeys") }
                    }
                }
            }
            FactorChange::RecoveryCodes(codes) => {
                // If several requests make codes at once, one succeeds and the others are refused.
                let same = as_seen("recovery_codes", filled(&seen.recovery_codes, seen.recovery_codes.is_empty()).map(StringSet));
                let made = set_codes(factors.when(same), codes, trusted_since, now);
                // Standby codes and sheets end only if the principal has shown a proof from before the undone change.
                if seen.has_shown_standby(open.session.reauthentication, now) {
                    made.remove_all(["standby_codes", "standby_sheets"])
                } else {
                    made
                }
            }
        };
        let satisfied = policy.as_ref().is_none_or(|stored| stored.policy.is_satisfied(&principal.login_name(), &on));
        if !satisfied && !seen.kinds().is_subset(&on.kinds) {
            return Ok(FactorOutcome::RequiredByPolicy);
        }
        items.extend(policy.map(|seen| self.table.tx_write(policy_as_seen(&principal.account, &seen))));
        on.guarded &= on.kinds.is_empty();
        on.email_hint = principal.email.as_ref().filter(|_| on.has(Factor::Email)).map(|email| email.hint());
        items.push(self.table.tx_write(factors));
        let login = distrust(login_of(principal).set("factors", &on));
        // Turning a factor on takes a right code of that factor, which ends a streak of wrong codes, even of an earlier factor.
        items.push(self.table.tx_write(if shown.is_some() { login.remove("codes_capped") } else { login }));
        let same = distrust(principal_of(principal).when(as_seen("email", principal.email.as_ref())));
        let was_reset = principal.factors_reset_at.is_some() && on.ask();
        items.push(self.table.tx_write(if was_reset { same.remove("factors_reset_at") } else { same }));
        let session = if shown_ends {
            is_still_open(&open.session).remove("reauthentication")
        } else {
            shows_factor(&open.session, shown.filter(|_| !seen.ask()))
        };
        let session = if satisfied && open.session.must_enrol { session.remove("must_enrol") } else { session };
        items.push(self.flows.table.tx_write(session));
        let message = OutboxMessage::new(op, principal.id, principal.login_name(), notice, now).done_in(&open.session, principal);
        items.push(self.flows.put_outbox(&message));
        let audit = AuditEntry::in_session(op, &open.session, act, now);
        Ok(match self.written(&audit, items).await? {
            TxOutcome::Done => FactorOutcome::Done,
            TxOutcome::Refused => FactorOutcome::Refused,
        })
    }

    /// Requires that the principal of a session that was re-authenticated by password alone still has no factor. One may have
    /// been turned on in another session since.
    pub(super) fn is_still_confirmed(&self, open: &OpenSession) -> Option<TransactWriteItem> {
        let by_password = open.session.reauthentication.is_some_and(|reauthentication| reauthentication.method.is_none());
        by_password.then(|| self.table.tx_write(Write::to(factors_key(open.principal.id)).when(none_on())))
    }

    /// Requires that a principal has no mailed codes. While it has them, its address is a second factor, and nobody else may
    /// change it. An administrator resets the factors first, which has a notice of its own.
    pub(super) fn no_codes_by_mail(&self, principal: &Principal) -> TransactWriteItem {
        self.table.tx_write(Write::to(factors_key(principal.id)).when(absent("email")))
    }
}

impl FactorChange {
    fn told(&self) -> (AuditAction, Notice) {
        match self {
            Self::On(enrolled, _) => (enrolled.factor().row().turned_on, enrolled.notice()),
            Self::Off(off) => (off.factor().row().turned_off, off.notice()),
            Self::RecoveryCodes(_) => (AuditAction::RecoveryCodesMade, Notice::RecoveryCodesMade),
        }
    }
}

impl TurnedOff {
    fn factor(&self) -> Factor {
        match self {
            Self::App => Factor::App,
            Self::Email => Factor::Email,
            Self::Passkey(..) => Factor::Passkey,
        }
    }

    fn notice(&self) -> Notice {
        match self {
            Self::App | Self::Email => Notice::FactorOff(self.factor()),
            Self::Passkey(_, name) => Notice::PasskeyRemoved(name.clone()),
        }
    }
}

impl Enrolled {
    fn enrolment(&self) -> &Enrolment {
        match self {
            Self::App(enrolment, _) | Self::Email(enrolment, _) | Self::Passkey(enrolment, _) => enrolment,
        }
    }

    fn notice(&self) -> Notice {
        match self {
            Self::App(..) | Self::Email(..) => Notice::FactorOn(self.factor()),
            Self::Passkey(_, new) => Notice::PasskeyAdded(new.name.clone()),
        }
    }

    fn factor(&self) -> Factor {
        self.enrolment().factor
    }
}

/// Replaces the app by a standby app, and the recovery codes by those of a standby sheet if there is one. The other standby
/// apps and sheets stay. Recovery codes that were made since the undone change end with the app that brought them.
fn promote(factors: Write, seen: &Factors, app: &AppFactor, sheet: Option<StandbySheet>, now: Timestamp) -> Write {
    let apps: Vec<&AppFactor> = seen.standby_apps.iter().filter(|other| other.since != app.since).collect();
    let made_at = sheet.as_ref().map(|sheet| sheet.made_at);
    let mut others = seen.standing_by(now);
    others.standby_sheets.retain(|other| Some(other.made_at) != made_at);
    others.gather_standby_codes();
    let (no_apps, no_sheets, no_codes) = (apps.is_empty(), others.standby_sheets.is_empty(), others.standby_codes.is_empty());
    let mut factors = factors
        .set("app", app)
        .remove("guarded")
        .set_or_remove("standby_apps", filled(apps, no_apps))
        .set_or_remove("standby_sheets", filled(&others.standby_sheets, no_sheets))
        .set_or_remove("standby_codes", filled(&others.standby_codes, no_codes).map(StringSet));
    if no_apps && no_sheets {
        factors = factors.remove("standby_until");
    }
    match sheet {
        Some(sheet) => set_codes(factors, sheet.codes, sheet.trusted_since, sheet.made_at),
        None if seen.recovery_codes_trusted_since.is_some_and(|since| since > now) => factors.remove_all(CODES),
        None => factors,
    }
}

/// Requires that the factors are those that the caller read, with the times at which they were turned on and their recovery
/// codes were made. Standby codes and apps are compared in full, because they are written in full: none may have been used
/// meanwhile.
pub(super) fn factors_as_seen(seen: &Factors) -> Condition {
    let since = |name: &str, since: Option<Timestamp>| match since {
        Some(since) => is(format!("{name}.since"), since),
        None => absent(name),
    };
    let on = Factor::ALL.into_iter().map(|factor| match factor {
        Factor::App | Factor::Email => since(factor.attribute(), seen.get(factor).map(|on| on.since())),
        Factor::Passkey => passkeys_as_seen(seen),
    });
    let mut same = on
        .fold(present("guarded", seen.guarded), Condition::and)
        .and(as_seen("recovery_codes_made_at", seen.recovery_codes_made_at))
        .and(as_seen("standby_until", seen.standby_until));
    if !seen.standby_apps.is_empty() {
        same = same.and(is("standby_apps", &seen.standby_apps));
    }
    if !seen.standby_codes.is_empty() {
        same = same.and(is("standby_codes", StringSet(&seen.standby_codes)));
    }
    same
}

/// Requires that a sign-in asks for no code: no factor is on, and no undo guards the principal.
fn none_on() -> Condition {
    Factor::ALL.into_iter().fold(absent("guarded"), |none, factor| none.and(absent(factor.attribute())))
}

/// Requires the opposite of [`none_on`].
pub(super) fn some_on() -> Condition {
    Factor::ALL.into_iter().fold(exists("guarded"), |some, factor| some.or(exists(factor.attribute())))
}

/// Requires that the login names the factors that the caller read there.
pub(super) fn login_as_seen(on: &FactorsOn) -> Condition {
    Factor::ALL.into_iter().fold(present("factors.guarded", on.guarded), |same, factor| same.and(login_says(factor, on.has(factor))))
}

/// Requires that the login says whether this factor is on. A login that was written before the factor existed has no flag for
/// it, which means off.
pub(super) fn login_says(factor: Factor, on: bool) -> Condition {
    let flag = format!("factors.{}", factor.name());
    if on { is(flag, true) } else { is_not(flag, true) }
}

fn present(path: &str, there: bool) -> Condition {
    if there { exists(path) } else { absent(path) }
}

/// Turns a factor on that was off.
fn turn_on(factors: Write, attribute: &str, factor: &impl Serialize) -> Write {
    is_on(factors.when(absent(attribute)).set(attribute, factor))
}

/// What turning any factor on changes besides: it takes a right code or signature, so a streak of wrong codes ends.
fn is_on(factors: Write) -> Write {
    factors.set("kind", "factors").remove_all(STREAK).remove("guarded")
}

fn set_codes(factors: Write, codes: impl Serialize, trusted_since: Timestamp, made_at: Timestamp) -> Write {
    factors.set("recovery_codes", StringSet(codes)).set("recovery_codes_prove_since", trusted_since).set("recovery_codes_made_at", made_at)
}

#[cfg(test)]
mod tests {
    use aws_sdk_dynamodb::types::AttributeValue;

    use super::*;
    use crate::store::table::parse;

    #[test]
    fn a_login_stores_a_flag_for_each_factor_and_a_missing_one_is_off() {
        let on = FactorsOn { kinds: [Factor::Email].into(), email_hint: Some("a•••@e•••.org".to_owned()), guarded: false };
        let mut item: Item = serde_dynamo::to_item(&on).unwrap();
        assert_eq!(item["app"], AttributeValue::Bool(false));
        assert_eq!(item["email"], AttributeValue::Bool(true));
        assert_eq!((item.len(), parse::<FactorsOn>(item.clone()).unwrap()), (Factor::ALL.len() + 1, on.clone()));
        item.remove("app");
        assert_eq!(parse::<FactorsOn>(item).unwrap(), on);
    }

    #[test]
    fn a_stored_factor_has_the_name_of_its_attribute() {
        for factor in Factor::ALL {
            let stored: AttributeValue = serde_dynamo::to_attribute_value(factor).unwrap();
            assert_eq!(stored, AttributeValue::S(factor.name().to_owned()));
        }
    }
}
