//! Second factors: counting tries at codes before they are compared, and turning factors on and off.

use aws_sdk_dynamodb::types::builders::UpdateBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue, TransactWriteItem};
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::enrolment::Enrolment;
use rekey_domain::factors::{AppFactor, EmailFactor, Factor, Factors, FactorsOn, Method, Reauthentication, StandbySheet};
use rekey_domain::hold::held_until;
use rekey_domain::id::Id;
use rekey_domain::notice::Notice;
use rekey_domain::one_time_code_request::OneTimeCodeRequest;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::principal::{Login, Principal};
use rekey_domain::proof::{ConsumedProof, FactorProof};
use rekey_domain::recovery_code::RecoveryCodeHash;
use rekey_domain::totp::Step;
use rekey_domain::wrong_codes::{WRONG_CODES_A_DAY, WRONG_CODES_IN_A_ROW, WrongCodes};

use super::buckets::int_attr;
use super::daily::Daily;
use super::guesses::PasswordTry;
use super::one_time_codes::code_key;
use super::sessions::{OpenSession, session_key};
use super::transactions::{TxOutcome, check, check_item, update, update_item};
use super::writes::send;
use super::{Directory, Item, StoreError, attribute, directory, get, key, number, parse, text, time};

/// The result of taking a try at a code.
pub enum FactorTry {
    /// The try is taken.
    Taken {
        /// The principal's factors after the write.
        factors: Box<Factors>,
        /// When the day of this count began.
        since: Timestamp,
        /// What to tell the owner if the code is wrong.
        tell: WrongCodes,
    },
    /// The day's tries are used up.
    Capped {
        /// Seconds until the next day of this count begins.
        retry_after: i64,
        /// What the owner has not been told yet.
        tell: WrongCodes,
    },
    /// Too many wrong codes came in a row. No code of app or mail is compared until another proof ends the streak.
    TooManyInARow {
        /// What the owner has not been told yet.
        tell: WrongCodes,
    },
    /// The principal has never had a factor.
    NoFactors,
}

/// A change of a principal's factors.
pub enum FactorChange {
    /// Turns the app on, with the step of its first code. The hashes are those of the recovery codes if the app is the first
    /// factor.
    AppOn(Enrolment, Step, Option<Vec<RecoveryCodeHash>>),
    /// Turns mailed codes on; the code proves the address. The hashes are those of the recovery codes if this is the first
    /// factor.
    EmailOn(Enrolment, OneTimeCodeRequest, Option<Vec<RecoveryCodeHash>>),
    /// Turns this factor off. The recovery codes are removed with the last factor.
    Off(Factor),
    /// Replaces the recovery codes.
    RecoveryCodes(Vec<RecoveryCodeHash>),
}

/// The count of a method's tries. Recovery codes have a count of their own, so that using up one count leaves the other.
fn tries(method: Method) -> Daily {
    match method {
        Method::App | Method::Email => Daily { count: "code_tries", since: "code_tries_since", most: WRONG_CODES_A_DAY },
        Method::RecoveryCode => Daily { count: "recovery_tries", since: "recovery_tries_since", most: WRONG_CODES_A_DAY },
    }
}

/// The attribute that holds the beginning of the day whose cap the owner was told of.
fn told_of(method: Method) -> &'static str {
    match method {
        Method::App | Method::Email => "code_tries_told",
        Method::RecoveryCode => "recovery_tries_told",
    }
}

/// Ends the streak of wrong codes.
const END_ROW: &str = "REMOVE streak, streak_told";
/// Counts a try in the streak of wrong codes. A right code ends the streak.
const ONE_MORE_IN_A_ROW: &str = ", streak = if_not_exists(streak, :no_streak) + :one";
const ROW_HAS_ROOM: &str = "(attribute_not_exists(streak) OR streak < :longest_streak)";
/// Requires that the owner was not told of the longest streak, which is when the login gets `codes_capped`. A right code whose
/// try was taken before that is refused, so that it cannot end the streak and leave `codes_capped` at the login.
const NOT_CAPPED: &str = "(attribute_not_exists(streak_told) OR streak_told < :longest_streak)";

fn longest_streak() -> (&'static str, AttributeValue) {
    (":longest_streak", number(WRONG_CODES_IN_A_ROW))
}

/// Whether a method's wrong codes count in the streak.
fn counts_in_a_row(method: Method) -> bool {
    matches!(method, Method::App | Method::Email)
}

pub(super) fn factors_key(principal: Id) -> Item {
    key(format!("FACTORS#{principal}"), "FACTORS")
}

impl Directory {
    /// Reads a principal's factors.
    ///
    /// # Errors
    /// If the database does not answer or an item is damaged.
    pub async fn factors(&self, principal: Id) -> Result<Factors, StoreError> {
        Ok(get(&self.client, &self.table, factors_key(principal)).await?.unwrap_or_default())
    }

    /// Takes one of the day's tries at a code, before the code is compared. The try counts as wrong, also in the streak of
    /// wrong codes, until a right code gives it back.
    ///
    /// # Errors
    /// If the try cannot be counted. Nothing may be compared then.
    pub async fn reserve_factor_try(&self, principal: Id, method: Method, now: Timestamp) -> Result<FactorTry, StoreError> {
        let daily = tries(method);
        let mut seen = Item::new();
        for mut step in [daily.beginning(now), daily.going_on(now)] {
            if counts_in_a_row(method) {
                step.update.push_str(ONE_MORE_IN_A_ROW);
                step.condition = format!("{} AND {ROW_HAS_ROOM}", step.condition);
                step.values.extend([(":no_streak", number(0)), longest_streak()]);
            }
            let update = self
                .client
                .update_item()
                .table_name(&self.table)
                .set_key(Some(factors_key(principal)))
                .update_expression(step.update)
                .condition_expression(format!("attribute_exists(pk) AND {}", step.condition))
                .return_values(ReturnValue::AllNew);
            let update = step.values.into_iter().fold(update, |update, (name, value)| update.expression_attribute_values(name, value));
            match send(update).await? {
                Ok(output) => {
                    let item = output.attributes.unwrap_or_default();
                    let (full, since) = (daily.is_full(&item), daily.began(&item).unwrap_or(now));
                    let factors: Box<Factors> = Box::new(parse(item)?);
                    let in_a_row = factors.streak_to_tell().filter(|_| counts_in_a_row(method));
                    return Ok(FactorTry::Taken { factors, since, tell: WrongCodes { day: full.then_some(since), in_a_row } });
                }
                Err(item) => seen = item,
            }
            let in_a_row = int_attr(&seen, "streak").is_some_and(|streak| streak >= i64::from(WRONG_CODES_IN_A_ROW));
            if in_a_row && counts_in_a_row(method) {
                let in_a_row = parse::<Factors>(seen)?.streak_to_tell();
                return Ok(FactorTry::TooManyInARow { tell: WrongCodes { day: None, in_a_row } });
            }
        }
        let Some(since) = daily.began(&seen) else {
            return Ok(FactorTry::NoFactors);
        };
        // Another try may have begun a day between the two writes. That day is not full, and one second is enough to wait.
        let retry_after = daily.retry_after(&seen, now).unwrap_or(1);
        let untold = int_attr(&seen, told_of(method)).is_none_or(|of| of < since.0);
        Ok(FactorTry::Capped { retry_after, tell: WrongCodes { day: untold.then_some(since), in_a_row: None } })
    }

    /// Gives back a try if the code could not be compared.
    ///
    /// # Errors
    /// If the database does not take the write. The try is lost then.
    pub async fn return_factor_try(&self, principal: Id, method: Method, since: Timestamp) -> Result<(), StoreError> {
        let update = || self.client.update_item().table_name(&self.table).set_key(Some(factors_key(principal)));
        let (of_the_day, condition) = give_back(method);
        let of_the_day = update()
            .update_expression(of_the_day)
            .condition_expression(condition)
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":since", time(since));
        send(of_the_day).await.map(|_| ())?;
        if counts_in_a_row(method) {
            // The day may end while the streak goes on, and the streak may end while the day goes on.
            let of_the_row = update()
                .update_expression("SET streak = streak - :one")
                .condition_expression("streak >= :one")
                .expression_attribute_values(":one", number(1));
            send(of_the_row).await.map(|_| ())?;
        }
        Ok(())
    }

    /// Tells the owner of wrong codes, once for a full day and once at each of certain lengths of the streak. At the longest
    /// streak the login gets `codes_capped`: a sign-in then accepts no codes of app or mail.
    ///
    /// # Errors
    /// If the outcome of the transaction is unknown. The owner is told at the next try then.
    pub async fn tell_of_wrong_codes(&self, queued: &OutboxMessage, method: Method, wrong: WrongCodes) -> Result<(), StoreError> {
        let (mut set, mut conditions, mut items) = (Vec::new(), Vec::new(), Vec::new());
        let mut tell = update_item(&self.table, factors_key(queued.principal));
        if let Some(since) = wrong.day {
            let (Daily { since: began, .. }, told) = (tries(method), told_of(method));
            set.push(format!("{told} = :since"));
            conditions.push(format!("{began} = :since AND (attribute_not_exists({told}) OR {told} < :since)"));
            tell = tell.expression_attribute_values(":since", time(since));
        }
        if let Some(in_a_row) = wrong.in_a_row {
            set.push("streak_told = :in_a_row".to_owned());
            conditions.push("streak >= :in_a_row AND (attribute_not_exists(streak_told) OR streak_told < :in_a_row)".to_owned());
            tell = tell.expression_attribute_values(":in_a_row", number(in_a_row));
            if in_a_row == WRONG_CODES_IN_A_ROW {
                let (pk, sk) = directory::login_keys(&queued.name);
                let cap = update_item(&self.table, key(pk, sk))
                    .update_expression("SET codes_capped = :yes")
                    .condition_expression("principal = :principal")
                    .expression_attribute_values(":yes", AttributeValue::Bool(true))
                    .expression_attribute_values(":principal", text(queued.principal));
                items.push(update(cap)?);
            }
        }
        let tell = tell.update_expression(format!("SET {}", set.join(", "))).condition_expression(conditions.join(" AND "));
        items.extend([update(tell)?, self.flows.put_outbox(queued)?]);
        let audit = AuditEntry::own(queued.id, queued.principal, queued.name.clone(), AuditAction::CodesCapped, queued.at);
        self.written(&audit, items).await.map(|_| ())
    }

    /// The writes that use up a proof and give back the try that was taken for it. A right proof ends the streak of wrong
    /// codes.
    pub(super) fn spend_factor(&self, principal: Id, proof: &FactorProof, op: Id) -> Result<Vec<TransactWriteItem>, StoreError> {
        let (set, mut condition) = give_back(proof.consumed.method());
        let mut factors = update_item(&self.table, factors_key(principal))
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":since", time(proof.tries_since));
        if !proof.ends_cap {
            let (name, value) = longest_streak();
            condition = format!("{condition} AND {NOT_CAPPED}");
            factors = factors.expression_attribute_values(name, value);
        }
        Ok(match &proof.consumed {
            ConsumedProof::AppStep { standby, step, since, .. } => vec![update(
                factors
                    .update_expression(format!("{set}, {}.last_step = :step {END_ROW}", app_path(*standby)))
                    .condition_expression(format!(
                        "{condition} AND {app}.since = :turned_on AND {app}.last_step < :step",
                        app = app_path(*standby)
                    ))
                    .expression_attribute_values(":step", attribute(step)?)
                    .expression_attribute_values(":turned_on", time(*since)),
            )?],
            ConsumedProof::RecoveryCode { standby, hash, .. } => vec![update(
                factors
                    .update_expression(format!("{set} {END_ROW} DELETE #codes :code"))
                    .condition_expression(format!("{condition} AND contains(#codes, :hash)"))
                    .expression_attribute_names("#codes", if *standby { "standby_codes" } else { "recovery_codes" })
                    .expression_attribute_values(":code", AttributeValue::Ss(vec![hash.to_string()]))
                    .expression_attribute_values(":hash", text(hash)),
            )?],
            ConsumedProof::EmailCode(code) => {
                let factors = factors
                    .update_expression(format!("{set} {END_ROW}"))
                    .condition_expression(format!("{condition} AND attribute_exists(email)"));
                vec![update(factors)?, self.spend_email_code(code, op)?]
            }
        })
    }

    pub(super) fn spend_email_code(&self, code: &OneTimeCodeRequest, op: Id) -> Result<TransactWriteItem, StoreError> {
        let spend = update_item(&self.flows.table, code_key(code))
            .update_expression("SET spent_by = :op")
            .condition_expression("attribute_exists(pk) AND attribute_not_exists(spent_by)")
            .expression_attribute_values(":op", text(op));
        update(spend)
    }

    /// Records in a session that the principal has shown its password again, and its factor if it has one. It requires that
    /// password and factors are those that the caller compared with, and gives back the try of the right password.
    ///
    /// # Errors
    /// If the outcome of the transaction is unknown.
    pub async fn reauthenticate(
        &self,
        op: Id,
        open: &OpenSession,
        shown: (&Login, &PasswordTry),
        proof: Option<&FactorProof>,
        now: Timestamp,
    ) -> Result<TxOutcome, StoreError> {
        let (principal, (login, tried)) = (open.principal.id, shown);
        let reauthentication = Reauthentication {
            at: now,
            method: proof.map(|proof| proof.consumed.method()),
            trusted_since: proof.and_then(|proof| proof.consumed.trusted_since()),
        };
        let note = update_item(&self.flows.table, session_key(principal, open.session.id))
            .update_expression("SET reauthentication = :reauthentication")
            .condition_expression("epoch = :epoch")
            .expression_attribute_values(":reauthentication", attribute(&reauthentication)?)
            .expression_attribute_values(":epoch", number(open.principal.epoch));
        let (pk, sk) = directory::login_keys(&open.principal.login_name());
        // Logins that were written before there were factors have no attribute `factors`.
        let untold = if login.factors.ask() { "" } else { "attribute_not_exists(factors) OR " };
        let guarded = exists("factors.guarded", login.factors.guarded);
        let condition =
            format!("principal = :principal AND epoch = :epoch AND ({untold}factors.app = :app AND factors.email = :email AND {guarded})");
        let values = [
            (":principal", text(principal)),
            (":epoch", number(login.epoch)),
            (":app", AttributeValue::Bool(login.factors.app)),
            (":email", AttributeValue::Bool(login.factors.email)),
        ];
        let values = Some(values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect());
        let same = if proof.is_some_and(|proof| proof.ends_cap) {
            let uncap = update_item(&self.table, key(pk, sk)).update_expression("REMOVE codes_capped");
            update(uncap.condition_expression(condition).set_expression_attribute_values(values))?
        } else {
            check(check_item(&self.table, key(pk, sk)).condition_expression(condition).set_expression_attribute_values(values))?
        };
        let mut items = vec![update(note)?, same, self.flows.give_back_password_try(tried)?];
        if let Some(proof) = proof {
            items.extend(self.spend_factor(principal, proof, op)?);
            if let Some(notice) = proof.consumed.notice() {
                items.push(self.flows.put_outbox(&outbox_message(op, open, notice, now))?);
            }
        }
        let audit = AuditEntry::own(op, principal, open.principal.login_name(), AuditAction::Reauthenticated, now);
        self.written(&audit, items).await
    }

    /// Changes a principal's factors. It requires that the factors, the principal and the session are as the caller read them.
    /// The login also names the factors, because a sign-in reads them there; it changes in the same transaction.
    ///
    /// # Errors
    /// If the outcome of the transaction is unknown.
    pub async fn change_factors(
        &self,
        op: Id,
        open: &OpenSession,
        seen: &Factors,
        change: FactorChange,
        now: Timestamp,
    ) -> Result<TxOutcome, StoreError> {
        let principal = &open.principal;
        let (act, notice) = change.told();
        let mut on = seen.on(None);
        let turned_off = if let FactorChange::Off(factor) = &change { Some(*factor) } else { None };
        let former = seen.remembering(turned_off, open.session.reauthentication, now);
        let (as_seen, values) = factors_as_seen(seen)?;
        let factors = update_item(&self.table, factors_key(principal.id)).expression_attribute_values(":former", attribute(&former)?);
        let factors = values.into_iter().fold(factors, |factors, (name, value)| factors.expression_attribute_values(name, value));
        // What is made during the hold after a recovery is no proof for the time before that recovery, nor after the next one.
        let trusted_since = held_until(principal, &open.session, now).unwrap_or(now);
        let (mut items, mut shown, mut shown_ends) = (Vec::new(), None, false);
        let factors = match change {
            FactorChange::AppOn(enrolment, step, codes) => {
                (on.app, shown) = (true, Some(Method::App));
                items.push(self.flows.end_enrolment(&enrolment)?);
                let seed = enrolment.seed.ok_or_else(|| StoreError::Damaged("an app without a seed".to_owned()))?;
                let turned_on = attribute(&AppFactor { seed, since: now, trusted_since, last_step: step })?;
                turn_on(factors, "app", turned_on, codes, trusted_since, now)
                    .condition_expression(format!("attribute_not_exists(app) AND {as_seen}"))
            }
            FactorChange::EmailOn(enrolment, code, codes) => {
                (on.email, shown) = (true, Some(Method::Email));
                items.push(self.flows.end_enrolment(&enrolment)?);
                items.push(self.spend_email_code(&code, op)?);
                let turned_on = attribute(&EmailFactor { since: now })?;
                turn_on(factors, "email", turned_on, codes, trusted_since, now)
                    .condition_expression(format!("attribute_not_exists(email) AND {as_seen}"))
            }
            FactorChange::Off(factor) => {
                // A standby app, which an undo put beside this one, takes its place. So the principal never has less than
                // before the undone change.
                let shown_before = open.session.reauthentication;
                let standby = seen.successor(shown_before, now).filter(|_| factor == Factor::App);
                // If the principal has shown only the newer app, it has to show the promoted one before the next change.
                shown_ends = standby.is_some() && !seen.has_shown_standby(shown_before, now);
                match factor {
                    Factor::App => on.app = standby.is_some(),
                    Factor::Email => on.email = false,
                }
                let off = match (factor, standby) {
                    (_, None) if !on.ask() => {
                        factors.update_expression(format!("SET former = :former REMOVE app, email, {CODES}, {STANDBY}"))
                    }
                    (Factor::App, None) => factors.update_expression("SET former = :former REMOVE app, standby_apps"),
                    (Factor::Email, _) => factors.update_expression("SET former = :former REMOVE email"),
                    (Factor::App, Some(standby)) => {
                        let factors = factors.expression_attribute_values(":standby", attribute(standby)?);
                        promote(factors, seen, standby, seen.successor_sheet(shown_before, now), now)?
                    }
                };
                off.condition_expression(as_seen)
            }
            FactorChange::RecoveryCodes(codes) => {
                // Standby codes and sheets end only if the principal has shown a proof from before the undone change.
                let rest =
                    if seen.has_shown_standby(open.session.reauthentication, now) { " REMOVE standby_codes, standby_sheets" } else { "" };
                let made = factors
                    .update_expression(format!(
                        "SET former = :former, recovery_codes = :codes, recovery_codes_trusted_since = :since, \
                         recovery_codes_made_at = :made_at{rest}",
                    ))
                    .expression_attribute_values(":made_at", time(now))
                    .expression_attribute_values(":codes", string_set(&codes))
                    .expression_attribute_values(":since", time(trusted_since));
                // If several requests make codes at once, one succeeds and the others are refused.
                let same = format!("{as_seen} AND ");
                if seen.recovery_codes.is_empty() {
                    made.condition_expression(same + "attribute_not_exists(recovery_codes)")
                } else {
                    made.condition_expression(same + "recovery_codes = :seen")
                        .expression_attribute_values(":seen", string_set(&seen.recovery_codes))
                }
            }
        };
        on.guarded &= !(on.app || on.email);
        on.email_hint = principal.email.as_ref().filter(|_| on.email).map(|email| email.hint());
        items.push(update(factors)?);
        // Turning a factor on takes a right code of that factor, which ends a streak of wrong codes, even of an earlier factor.
        items.push(self.tell_login(principal, &on, shown.is_some())?);
        items.push(self.is_unchanged(principal, &on)?);
        items.push(if shown_ends { self.end_confirmation(open)? } else { self.is_still_open(open, shown.filter(|_| !seen.ask()))? });
        items.push(self.flows.put_outbox(&outbox_message(op, open, notice, now))?);
        let audit = AuditEntry::own(op, principal.id, principal.login_name(), act, now);
        self.written(&audit, items).await
    }

    /// Requires that the session has not ended, and ends its re-authentication.
    fn end_confirmation(&self, open: &OpenSession) -> Result<TransactWriteItem, StoreError> {
        let session = &open.session;
        update(
            update_item(&self.flows.table, session_key(session.principal, session.id))
                .update_expression("REMOVE reauthentication")
                .condition_expression("epoch = :epoch AND generation = :generation")
                .expression_attribute_values(":epoch", number(session.epoch))
                .expression_attribute_values(":generation", number(session.generation)),
        )
    }

    /// Requires that the session has not ended. If the first factor was shown in a session that was re-authenticated by
    /// password alone, that factor completes the re-authentication.
    pub(super) fn is_still_open(&self, open: &OpenSession, shown: Option<Method>) -> Result<TransactWriteItem, StoreError> {
        let session = &open.session;
        let (key, condition) = (session_key(session.principal, session.id), "epoch = :epoch AND generation = :generation");
        let (epoch, generation) = (number(session.epoch), number(session.generation));
        match session.reauthentication.filter(|_| shown.is_some()) {
            Some(reauthentication) => update(
                update_item(&self.flows.table, key)
                    .update_expression("SET reauthentication = :reauthentication")
                    .condition_expression(condition)
                    .expression_attribute_values(":epoch", epoch)
                    .expression_attribute_values(":generation", generation)
                    .expression_attribute_values(":reauthentication", attribute(&Reauthentication { method: shown, ..reauthentication })?),
            ),
            None => check(
                check_item(&self.flows.table, key)
                    .condition_expression(condition)
                    .expression_attribute_values(":epoch", epoch)
                    .expression_attribute_values(":generation", generation),
            ),
        }
    }

    /// Requires that the principal of a session that was re-authenticated by password alone still has no factor. One may have
    /// been turned on in another session since.
    pub(super) fn is_still_confirmed(&self, open: &OpenSession) -> Result<Option<TransactWriteItem>, StoreError> {
        let by_password = open.session.reauthentication.is_some_and(|reauthentication| reauthentication.method.is_none());
        let none = check_item(&self.table, factors_key(open.principal.id))
            .condition_expression("attribute_not_exists(app) AND attribute_not_exists(email) AND attribute_not_exists(guarded)");
        by_password.then(|| check(none)).transpose()
    }

    fn tell_login(&self, principal: &Principal, on: &FactorsOn, ends_row: bool) -> Result<TransactWriteItem, StoreError> {
        let (pk, sk) = directory::login_keys(&principal.login_name());
        let login = update_item(&self.table, key(pk, sk))
            .update_expression(if ends_row { "SET factors = :factors REMOVE codes_capped" } else { "SET factors = :factors" })
            .condition_expression("principal = :principal AND epoch = :epoch")
            .expression_attribute_values(":factors", attribute(on)?)
            .expression_attribute_values(":principal", text(principal.id))
            .expression_attribute_values(":epoch", number(principal.epoch));
        update(login)
    }

    /// Requires that a principal has the epoch and the address that the caller read. Turning a factor on also removes the note
    /// that the factors were reset.
    fn is_unchanged(&self, principal: &Principal, on: &FactorsOn) -> Result<TransactWriteItem, StoreError> {
        let (pk, sk) = directory::principal_keys(principal.id);
        let (condition, mut values) = ("epoch = :epoch", vec![(":epoch", number(principal.epoch))]);
        let condition = match &principal.email {
            Some(email) => {
                values.push((":email", text(email)));
                format!("{condition} AND email = :email")
            }
            None => format!("{condition} AND attribute_not_exists(email)"),
        };
        let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        if principal.factors_reset_at.is_some() && on.ask() {
            let item = update_item(&self.table, key(pk, sk)).update_expression("REMOVE factors_reset_at");
            return update(item.condition_expression(condition).set_expression_attribute_values(Some(values)));
        }
        let item = check_item(&self.table, key(pk, sk));
        check(item.condition_expression(condition).set_expression_attribute_values(Some(values)))
    }
}

impl FactorChange {
    fn told(&self) -> (AuditAction, Notice) {
        match self {
            Self::AppOn(..) => (AuditAction::AppTurnedOn, Notice::FactorOn(Factor::App)),
            Self::EmailOn(..) => (AuditAction::EmailTurnedOn, Notice::FactorOn(Factor::Email)),
            Self::Off(Factor::App) => (AuditAction::AppTurnedOff, Notice::FactorOff(Factor::App)),
            Self::Off(Factor::Email) => (AuditAction::EmailTurnedOff, Notice::FactorOff(Factor::Email)),
            Self::RecoveryCodes(_) => (AuditAction::RecoveryCodesMade, Notice::RecoveryCodesMade),
        }
    }
}

/// The path of the app, or of the standby app at an index.
fn app_path(standby: Option<usize>) -> String {
    standby.map_or_else(|| "app".to_owned(), |place| format!("standby_apps[{place}]"))
}

/// Replaces the app by a standby app, and the recovery codes by those of a standby sheet if there is one. The other standby
/// apps and sheets stay. Recovery codes that were made since the undone change end with the app that brought them.
fn promote(
    factors: UpdateBuilder,
    seen: &Factors,
    app: &AppFactor,
    sheet: Option<StandbySheet>,
    now: Timestamp,
) -> Result<UpdateBuilder, StoreError> {
    let apps: Vec<&AppFactor> = seen.standby_apps.iter().filter(|other| other.since != app.since).collect();
    let made_at = sheet.as_ref().map(|sheet| sheet.made_at);
    let mut others = seen.standing_by(now);
    others.standby_sheets.retain(|other| Some(other.made_at) != made_at);
    others.gather_standby_codes();
    let (mut set, mut remove, mut factors) = ("SET former = :former, app = :standby".to_owned(), "REMOVE guarded".to_owned(), factors);
    if apps.is_empty() {
        remove.push_str(", standby_apps");
    } else {
        set.push_str(", standby_apps = :others");
        factors = factors.expression_attribute_values(":others", attribute(&apps)?);
    }
    if others.standby_sheets.is_empty() {
        remove.push_str(", standby_sheets");
    } else {
        set.push_str(", standby_sheets = :other_sheets");
        factors = factors.expression_attribute_values(":other_sheets", attribute(&others.standby_sheets)?);
    }
    if others.standby_codes.is_empty() {
        remove.push_str(", standby_codes");
    } else {
        set.push_str(", standby_codes = :other_codes");
        factors = factors.expression_attribute_values(":other_codes", string_set(&others.standby_codes));
    }
    if apps.is_empty() && others.standby_sheets.is_empty() {
        remove.push_str(", standby_until");
    }
    if let Some(sheet) = sheet {
        set.push_str(", recovery_codes = :sheet, recovery_codes_prove_since = :sheet_since, recovery_codes_made_at = :sheet_made_at");
        factors = factors
            .expression_attribute_values(":sheet", string_set(&sheet.codes))
            .expression_attribute_values(":sheet_since", time(sheet.trusted_since))
            .expression_attribute_values(":sheet_made_at", time(sheet.made_at));
    } else if seen.recovery_codes_trusted_since.is_some_and(|since| since > now) {
        remove.push_str(&format!(", {CODES}"));
    }
    Ok(factors.update_expression(format!("{set} {remove}")))
}

fn outbox_message(op: Id, open: &OpenSession, notice: Notice, at: Timestamp) -> OutboxMessage {
    let principal = &open.principal;
    OutboxMessage::new(op, principal.id, principal.login_name(), notice, at).done_in(&open.session, principal)
}

/// The attributes of the recovery codes.
pub(super) const CODES: &str = "recovery_codes, recovery_codes_prove_since, recovery_codes_made_at";
/// The attributes that an undo adds to the factors that are on.
pub(super) const STANDBY: &str = "guarded, standby_apps, standby_codes, standby_sheets, standby_until";

/// Requires that the factors are those that the caller read, with the times at which they were turned on and their recovery
/// codes were made. Standby codes and apps are compared in full, because they are written in full: none may have been used
/// meanwhile. Returns the condition and its values.
pub(super) fn factors_as_seen(seen: &Factors) -> Result<(String, Vec<(String, AttributeValue)>), StoreError> {
    let since = [
        ("app", "app.since", seen.app.as_ref().map(|app| app.since)),
        ("email", "email.since", seen.email.as_ref().map(|email| email.since)),
        ("recovery_codes_made_at", "recovery_codes_made_at", seen.recovery_codes_made_at),
        ("standby_until", "standby_until", seen.standby_until),
    ];
    let (mut conditions, mut values) = (vec![exists("guarded", seen.guarded)], Vec::new());
    for (name, path, since) in since {
        match since {
            Some(since) => {
                conditions.push(format!("{path} = :seen_{name}"));
                values.push((format!(":seen_{name}"), time(since)));
            }
            None => conditions.push(format!("attribute_not_exists({name})")),
        }
    }
    if !seen.standby_apps.is_empty() {
        conditions.push("standby_apps = :seen_standby_apps".to_owned());
        values.push((":seen_standby_apps".to_owned(), attribute(&seen.standby_apps)?));
    }
    if !seen.standby_codes.is_empty() {
        conditions.push("standby_codes = :seen_standby_codes".to_owned());
        values.push((":seen_standby_codes".to_owned(), string_set(&seen.standby_codes)));
    }
    Ok((conditions.join(" AND "), values))
}

pub(super) fn exists(name: &str, on: bool) -> String {
    format!("attribute_{}exists({name})", if on { "" } else { "not_" })
}

fn turn_on(
    factors: UpdateBuilder,
    name: &str,
    factor: AttributeValue,
    codes: Option<Vec<RecoveryCodeHash>>,
    trusted_since: Timestamp,
    now: Timestamp,
) -> UpdateBuilder {
    let set = format!("SET kind = :kind, former = :former, {name} = :factor");
    let factors = factors.expression_attribute_values(":kind", text("factors")).expression_attribute_values(":factor", factor);
    match codes {
        None => factors.update_expression(format!("{set} {END_ROW}, guarded")),
        Some(codes) => factors
            .expression_attribute_values(":made_at", time(now))
            .update_expression(format!(
                "{set}, recovery_codes = :codes, recovery_codes_prove_since = :since, recovery_codes_made_at = :made_at {END_ROW}, guarded"
            ))
            .expression_attribute_values(":codes", string_set(&codes))
            .expression_attribute_values(":since", time(trusted_since)),
    }
}

pub(super) fn string_set<'a>(codes: impl IntoIterator<Item = &'a RecoveryCodeHash>) -> AttributeValue {
    AttributeValue::Ss(codes.into_iter().map(ToString::to_string).collect())
}

/// The update that gives a try back, and the condition that its day still lasts.
fn give_back(method: Method) -> (String, String) {
    let Daily { count, since, .. } = tries(method);
    (format!("SET {count} = {count} - :one"), format!("{since} = :since AND {count} >= :one"))
}
