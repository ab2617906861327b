//! Second factors: the tries at their codes, which are taken before anything is compared, and turning them on and off.

use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue, TransactWriteItem};
use rekey_domain::audit::{Act, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::email_code::EmailCode;
use rekey_domain::enrolment::Enrolment;
use rekey_domain::factors::{
    AppFactor, EmailFactor, Factor, FactorProof, Factors, FactorsOn, Method, Reauthentication, Spends, WRONG_CODES_A_DAY,
};
use rekey_domain::id::Id;
use rekey_domain::outbox::{Notice, Owed};
use rekey_domain::principal::{Login, Principal};
use rekey_domain::recovery_code::RecoveryCodeHash;
use rekey_domain::totp::Step;

use super::buckets::whole;
use super::daily::Daily;
use super::email_codes::code_key;
use super::sessions::{OpenSession, session_key};
use super::transactions::{Written, check, check_item, update, update_item};
use super::writes::send;
use super::{Directory, Item, StoreError, attribute, directory, get, key, number, parse, text, time};

/// A try at a code.
pub enum FactorTry {
    /// It is taken.
    Taken {
        /// The principal's factors as they are now.
        factors: Box<Factors>,
        /// When the day of tries began.
        since: Timestamp,
        /// Whether the owner is to be told if it turns out to be wrong: it was the last of the day.
        tell: bool,
    },
    /// The day has had its tries.
    Capped {
        /// Seconds until the next day of tries.
        retry_after: i64,
        /// When this one began.
        since: Timestamp,
        /// Whether the owner is to be told, and was not yet.
        tell: bool,
    },
    /// The principal never had a factor.
    NoFactors,
}

/// What is to be done to a principal's factors.
pub enum FactorChange {
    /// The app is turned on, with the step of its first code; recovery codes if it is the first factor.
    AppOn(Enrolment, Step, Option<Vec<RecoveryCodeHash>>),
    /// Mailed codes are turned on by one of them; recovery codes if it is the first factor.
    EmailOn(Enrolment, EmailCode, Option<Vec<RecoveryCodeHash>>),
    /// This one is turned off; with the last, the recovery codes go.
    Off(Factor),
    /// New recovery codes take the place of the old.
    RecoveryCodes(Vec<RecoveryCodeHash>),
}

/// Two counts: what a stranger with the password can use up must not take the owner's last way in.
fn tries(method: Method) -> Daily {
    match method {
        Method::App | Method::Email => Daily { count: "code_tries", since: "code_tries_since", most: WRONG_CODES_A_DAY },
        Method::RecoveryCode => Daily { count: "recovery_tries", since: "recovery_tries_since", most: WRONG_CODES_A_DAY },
    }
}

fn factors_key(principal: Id) -> Item {
    key(format!("FACTORS#{principal}"), "FACTORS")
}

impl Directory {
    /// A principal's factors.
    ///
    /// # Errors
    /// If they cannot be read.
    pub async fn factors(&self, principal: Id) -> Result<Factors, StoreError> {
        Ok(get(&self.client, &self.table, factors_key(principal)).await?.unwrap_or_default())
    }

    /// Takes one of the day's tries at a code, before anything is compared.
    ///
    /// # Errors
    /// If it cannot be counted: then nothing is compared.
    pub async fn reserve_factor_try(&self, principal: Id, method: Method, now: Timestamp) -> Result<FactorTry, StoreError> {
        let (daily, of_one_time_codes) = (tries(method), method != Method::RecoveryCode);
        let mut seen = Item::new();
        for step in [daily.beginning(now), daily.going_on(now)] {
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
                    let (tell, since) = (of_one_time_codes && daily.is_full(&item), daily.began(&item).unwrap_or(now));
                    return Ok(FactorTry::Taken { factors: Box::new(parse(item)?), since, tell });
                }
                Err(item) => seen = item,
            }
        }
        let Some(since) = daily.began(&seen) else {
            return Ok(FactorTry::NoFactors);
        };
        // Another try may have begun a day between the two writes: then it is not full, and a second's wait is enough.
        let retry_after = daily.retry_after(&seen, now).unwrap_or(1);
        let told = whole(&seen, "told_of").is_some_and(|of| of >= since.0);
        Ok(FactorTry::Capped { retry_after, since, tell: of_one_time_codes && !told })
    }

    /// Tells the owner that the day's tries are used up, once a day.
    ///
    /// # Errors
    /// If the outcome stays unknown: then it is told at the next try.
    pub async fn tell_capped(&self, owed: &Owed, since: Timestamp) -> Result<(), StoreError> {
        let tell = update_item(&self.table, factors_key(owed.principal))
            .update_expression("SET told_of = :since")
            .condition_expression("code_tries_since = :since AND (attribute_not_exists(told_of) OR told_of < :since)")
            .expression_attribute_values(":since", time(since));
        let audit = AuditEntry { id: owed.id, at: owed.at, actor: owed.principal, subject: owed.principal, act: Act::CodesCapped };
        self.written(&audit, vec![update(tell)?, self.flows.owe(owed)?]).await.map(|_| ())
    }

    /// The writes that use up what was shown, and give the try back that was taken for it.
    pub(super) fn spend_factor(&self, principal: Id, proof: &FactorProof, op: Id) -> Result<Vec<TransactWriteItem>, StoreError> {
        let Daily { count, since, .. } = tries(proof.spends.method());
        let (set, condition) = (format!("SET {count} = {count} - :one"), format!("{since} = :since AND {count} >= :one"));
        let factors = update_item(&self.table, factors_key(principal))
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":since", time(proof.tries_since));
        Ok(match &proof.spends {
            Spends::AppStep(step, turned_on) => vec![update(
                factors
                    .update_expression(format!("{set}, app.last_step = :step"))
                    .condition_expression(format!("{condition} AND app.since = :turned_on AND app.last_step < :step"))
                    .expression_attribute_values(":step", attribute(step)?)
                    .expression_attribute_values(":turned_on", time(*turned_on)),
            )?],
            Spends::RecoveryCode(code, ..) => vec![update(
                factors
                    .update_expression(format!("{set} DELETE recovery_codes :code"))
                    .condition_expression(format!("{condition} AND contains(recovery_codes, :hash)"))
                    .expression_attribute_values(":code", AttributeValue::Ss(vec![code.to_string()]))
                    .expression_attribute_values(":hash", text(code)),
            )?],
            Spends::EmailCode(code) => {
                let factors = factors.update_expression(set).condition_expression(format!("{condition} AND attribute_exists(email)"));
                vec![update(factors)?, self.spend_email_code(code, op)?]
            }
        })
    }

    fn spend_email_code(&self, code: &EmailCode, op: Id) -> Result<TransactWriteItem, StoreError> {
        let spend = update_item(&self.flows.table, code_key(code))
            .update_expression("SET spent_by = :op")
            .condition_expression("attribute_exists(pk) AND attribute_not_exists(spent_by)")
            .expression_attribute_values(":op", text(op));
        update(spend)
    }

    /// Notes on a session that the password, and the factor if there is one, were shown again. Password and factors are
    /// still those that were looked at.
    ///
    /// # Errors
    /// If the outcome stays unknown.
    pub async fn reauthenticate(
        &self,
        op: Id,
        open: &OpenSession,
        login: &Login,
        proof: Option<&FactorProof>,
        now: Timestamp,
    ) -> Result<Written, StoreError> {
        let principal = open.principal.id;
        let reauthentication = Reauthentication { at: now, proof_since: proof.and_then(|proof| proof.spends.proof_since()) };
        let note = update_item(&self.flows.table, session_key(principal, open.session.id))
            .update_expression("SET reauthentication = :reauthentication")
            .condition_expression("epoch = :epoch")
            .expression_attribute_values(":reauthentication", attribute(&reauthentication)?)
            .expression_attribute_values(":epoch", number(open.principal.epoch));
        let (pk, sk) = directory::login_keys(&open.principal.login_name());
        // Logins from before there were factors do not tell of any.
        let untold = if login.factors.is_empty() { "attribute_not_exists(factors) OR " } else { "" };
        let same = check_item(&self.table, key(pk, sk))
            .condition_expression(format!("principal = :principal AND epoch = :epoch AND ({untold}factors = :factors)"))
            .expression_attribute_values(":principal", text(principal))
            .expression_attribute_values(":epoch", number(login.epoch))
            .expression_attribute_values(":factors", attribute(&login.factors)?);
        let mut items = vec![update(note)?, check(same)?];
        if let Some(proof) = proof {
            items.extend(self.spend_factor(principal, proof, op)?);
            if let Some(notice) = proof.spends.notice() {
                items.push(self.flows.owe(&owed(op, &open.principal, notice, now))?);
            }
        }
        let audit = AuditEntry { id: op, at: now, actor: principal, subject: principal, act: Act::Reauthenticated };
        self.written(&audit, items).await
    }

    /// Changes a principal's factors, if they and the principal are still as they were seen. A login tells a sign-in
    /// which factors there are, so it changes with them.
    ///
    /// # Errors
    /// If the outcome stays unknown.
    pub async fn change_factors(
        &self,
        op: Id,
        principal: &Principal,
        seen: &Factors,
        change: FactorChange,
        now: Timestamp,
    ) -> Result<Written, StoreError> {
        let (act, notice) = change.told();
        let mut on = FactorsOn { app: seen.app.is_some(), email: seen.email.is_some(), email_hint: None };
        let mut still = format!("{} AND {}", exists("app", on.app), exists("email", on.email));
        let factors = update_item(&self.table, factors_key(principal.id));
        let mut items = Vec::new();
        let factors = match change {
            FactorChange::AppOn(enrolment, step, codes) => {
                on.app = true;
                items.push(self.flows.end_enrolment(&enrolment)?);
                let seed = enrolment.seed.ok_or_else(|| StoreError::Damaged("an app without a seed".to_owned()))?;
                let app = AppFactor { seed, since: now, last_step: step };
                turn_on(factors, "app", attribute(&app)?, codes, now)
            }
            FactorChange::EmailOn(enrolment, code, codes) => {
                on.email = true;
                items.push(self.flows.end_enrolment(&enrolment)?);
                items.push(self.spend_email_code(&code, op)?);
                turn_on(factors, "email", attribute(&EmailFactor { since: now })?, codes, now)
            }
            FactorChange::Off(factor) => {
                let name = match factor {
                    Factor::App => std::mem::replace(&mut on.app, false).then_some("app"),
                    Factor::Email => std::mem::replace(&mut on.email, false).then_some("email"),
                };
                let codes = if on.is_empty() { ", recovery_codes, recovery_codes_since" } else { "" };
                factors.update_expression(format!("REMOVE {}{codes}", name.unwrap_or_default()))
            }
            FactorChange::RecoveryCodes(codes) => {
                still.push_str(" AND attribute_exists(pk)");
                factors
                    .update_expression("SET recovery_codes = :codes, recovery_codes_since = :now")
                    .expression_attribute_values(":codes", string_set(codes))
                    .expression_attribute_values(":now", time(now))
            }
        };
        on.email_hint = principal.email.as_ref().filter(|_| on.email).map(|email| email.hint());
        items.push(update(factors.condition_expression(still))?);
        items.push(self.tell_login(principal, &on)?);
        items.push(self.is_unchanged(principal)?);
        items.push(self.flows.owe(&owed(op, principal, notice, now))?);
        let audit = AuditEntry { id: op, at: now, actor: principal.id, subject: principal.id, act };
        self.written(&audit, items).await
    }

    fn tell_login(&self, principal: &Principal, on: &FactorsOn) -> Result<TransactWriteItem, StoreError> {
        let (pk, sk) = directory::login_keys(&principal.login_name());
        let login = update_item(&self.table, key(pk, sk))
            .update_expression("SET factors = :factors")
            .condition_expression("principal = :principal AND epoch = :epoch")
            .expression_attribute_values(":factors", attribute(on)?)
            .expression_attribute_values(":principal", text(principal.id))
            .expression_attribute_values(":epoch", number(principal.epoch));
        update(login)
    }

    /// Says that a principal has the epoch and the address that it was seen with.
    fn is_unchanged(&self, principal: &Principal) -> Result<TransactWriteItem, StoreError> {
        let (pk, sk) = directory::principal_keys(principal.id);
        let item = check_item(&self.table, key(pk, sk)).expression_attribute_values(":epoch", number(principal.epoch));
        check(match &principal.email {
            Some(email) => {
                item.condition_expression("epoch = :epoch AND email = :email").expression_attribute_values(":email", text(email))
            }
            None => item.condition_expression("epoch = :epoch AND attribute_not_exists(email)"),
        })
    }
}

impl FactorChange {
    fn told(&self) -> (Act, Notice) {
        match self {
            Self::AppOn(..) => (Act::AppTurnedOn, Notice::FactorOn(Factor::App)),
            Self::EmailOn(..) => (Act::EmailTurnedOn, Notice::FactorOn(Factor::Email)),
            Self::Off(Factor::App) => (Act::AppTurnedOff, Notice::FactorOff(Factor::App)),
            Self::Off(Factor::Email) => (Act::EmailTurnedOff, Notice::FactorOff(Factor::Email)),
            Self::RecoveryCodes(_) => (Act::RecoveryCodesMade, Notice::RecoveryCodesMade),
        }
    }
}

fn owed(op: Id, principal: &Principal, notice: Notice, at: Timestamp) -> Owed {
    Owed::new(op, principal.id, principal.login_name(), notice, at)
}

fn exists(name: &str, on: bool) -> String {
    format!("attribute_{}exists({name})", if on { "" } else { "not_" })
}

fn turn_on(
    factors: aws_sdk_dynamodb::types::builders::UpdateBuilder,
    name: &str,
    factor: AttributeValue,
    codes: Option<Vec<RecoveryCodeHash>>,
    now: Timestamp,
) -> aws_sdk_dynamodb::types::builders::UpdateBuilder {
    let (set, codes) = match codes {
        Some(codes) => (", recovery_codes = :codes, recovery_codes_since = :now", Some(codes)),
        None => ("", None),
    };
    let factors = factors
        .update_expression(format!("SET kind = :kind, {name} = :factor{set}"))
        .expression_attribute_values(":kind", text("factors"))
        .expression_attribute_values(":factor", factor);
    match codes {
        Some(codes) => factors.expression_attribute_values(":codes", string_set(codes)).expression_attribute_values(":now", time(now)),
        None => factors,
    }
}

fn string_set(codes: Vec<RecoveryCodeHash>) -> AttributeValue {
    AttributeValue::Ss(codes.iter().map(ToString::to_string).collect())
}
