//! Tries at the codes of second factors: a try is taken before the code is compared, and a right code gives it back.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::audit::AuditEntry;
use rekey_domain::clock::Timestamp;
use rekey_domain::factors::{Factors, Method};
use rekey_domain::id::Id;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::proof::{ConsumedProof, FactorProof};
use rekey_domain::wrong_codes::{WRONG_CODES_A_DAY, WRONG_CODES_IN_A_ROW, WrongCodes};

use super::daily::Daily;
use super::directory::login_key;
use super::error::Result;
use super::factors::{STREAK, factors_key};
use super::passkey_rows::passkey_used_with_password;
use super::table::{int_attr, parse};
use super::tables::Directory;
use super::write::{Item, Write, absent, at_least, below, contains, exists};

/// The result of taking a try at a code.
pub enum FactorTry {
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

/// How the wrong codes of a method count. Recovery codes have a count of their own, so that using up one count leaves the other.
pub(super) struct Tries {
    pub(super) daily: Daily,
    /// The attribute with the beginning of the day whose full count the owner was told of.
    told: &'static str,
    /// Whether the codes also count in the streak of wrong codes.
    in_a_row: bool,
}

impl Tries {
    pub(super) fn of(method: Method) -> Self {
        let (count, since, told, in_a_row) = match method {
            Method::Factor(_) => ("code_tries", "code_tries_since", "code_tries_told", true),
            Method::RecoveryCode => ("recovery_tries", "recovery_tries_since", "recovery_tries_told", false),
        };
        Self { daily: Daily { count, since, most: WRONG_CODES_A_DAY }, told, in_a_row }
    }
}

impl Directory {
    /// Takes one of the day's tries at a code, before the code is compared. The try counts as wrong, also in the streak of
    /// wrong codes, until a right code gives it back.
    pub async fn reserve_factor_try(&self, principal: Id, method: Method, now: Timestamp) -> Result<FactorTry> {
        let Tries { daily, told, in_a_row } = Tries::of(method);
        let mut write = Write::to(factors_key(principal)).when(exists("pk")).returning_new();
        if in_a_row {
            write = write.when(absent("streak").or(below("streak", WRONG_CODES_IN_A_ROW))).add("streak", 1);
        }
        let mut seen = Item::new();
        for step in [daily.beginning(write.clone(), now), daily.going_on(write, now)] {
            match self.table.send(step).await? {
                Ok(item) => {
                    let (full, since) = (daily.is_full(&item), daily.began(&item).unwrap_or(now));
                    let factors: Box<Factors> = Box::new(parse(item)?);
                    let in_a_row = factors.streak_to_tell().filter(|_| in_a_row);
                    return Ok(FactorTry::Taken { factors, since, tell: WrongCodes { day: full.then_some(since), in_a_row } });
                }
                Err(item) => seen = item,
            }
            if in_a_row && int_attr(&seen, "streak").is_some_and(|streak| streak >= i64::from(WRONG_CODES_IN_A_ROW)) {
                let in_a_row = parse::<Factors>(seen)?.streak_to_tell();
                return Ok(FactorTry::TooManyInARow { tell: WrongCodes { day: None, in_a_row } });
            }
        }
        let Some(since) = daily.began(&seen) else {
            return Ok(FactorTry::NoFactors);
        };
        // Another try may have begun a day between the two writes. That day is not full, and one second is enough to wait.
        let retry_after = daily.retry_after(&seen, now).unwrap_or(1);
        let untold = int_attr(&seen, told).is_none_or(|of| of < since.0);
        Ok(FactorTry::Capped { retry_after, tell: WrongCodes { day: untold.then_some(since), in_a_row: None } })
    }

    /// Gives back a try if the code could not be compared.
    pub async fn return_factor_try(&self, principal: Id, method: Method, since: Timestamp) -> Result<()> {
        let Tries { daily, in_a_row, .. } = Tries::of(method);
        self.table.send(daily.give_back(Write::to(factors_key(principal)), since)).await.map(drop)?;
        if in_a_row {
            // The day may end while the streak goes on, and the streak may end while the day goes on.
            let of_the_row = Write::to(factors_key(principal)).when(at_least("streak", 1)).add("streak", -1);
            self.table.send(of_the_row).await.map(drop)?;
        }
        Ok(())
    }

    /// Tells the owner of wrong codes, once for a full day and once at each of certain lengths of the streak. At the longest
    /// streak the login gets `codes_capped`: a sign-in then accepts no codes of app or mail. `audit` is the entry of
    /// [`CodesCapped`](rekey_domain::audit::AuditAction::CodesCapped), and has the id of the notice.
    pub async fn tell_of_wrong_codes(&self, audit: &AuditEntry, method: Method, wrong: WrongCodes) -> Result<()> {
        let Some(notice) = wrong.notice(method) else { return Ok(()) };
        let queued = OutboxMessage::new(audit.id, audit.subject, audit.name.clone(), notice, audit.at);
        let (mut tell, mut items) = (Write::to(factors_key(queued.principal)), Vec::new());
        if let Some(since) = wrong.day {
            let Tries { daily, told, .. } = Tries::of(method);
            tell = tell.require(daily.since, since).when(absent(told).or(below(told, since))).set(told, since);
        }
        if let Some(in_a_row) = wrong.in_a_row {
            let untold = absent("streak_told").or(below("streak_told", in_a_row));
            tell = tell.when(at_least("streak", in_a_row)).when(untold).set("streak_told", in_a_row);
            if in_a_row == WRONG_CODES_IN_A_ROW {
                let cap = Write::to(login_key(&queued.name)).require("principal", queued.principal).set("codes_capped", true);
                items.push(self.table.tx_write(cap));
            }
        }
        items.extend([self.table.tx_write(tell), self.flows.put_outbox(&queued)]);
        self.written(audit, items).await.map(drop)
    }

    /// The writes that use up a proof and give back the try that was taken for it. A right proof ends the streak of wrong
    /// codes.
    pub(super) fn spend_factor(&self, principal: Id, proof: &FactorProof, op: Id, now: Timestamp) -> Vec<TransactWriteItem> {
        let consumed = &proof.consumed;
        let mut spend = Tries::of(consumed.method()).daily.give_back(Write::to(factors_key(principal)), proof.tries_since);
        spend = spend.remove_all(STREAK).set("shown_at", now);
        if consumed.trusted_since().is_some_and(|since| since <= now) {
            spend = spend.set("proven_at", now);
        }
        if !proof.ends_cap {
            // The login gets `codes_capped` when the owner is told of the longest streak. A right code whose try was taken before
            // that is refused, so that it cannot end the streak and leave `codes_capped` at the login.
            spend = spend.when(absent("streak_told").or(below("streak_told", WRONG_CODES_IN_A_ROW)));
        }
        let spend = match consumed {
            ConsumedProof::AppStep { standby, step, since, .. } => {
                let app = standby.map_or_else(|| "app".to_owned(), |place| format!("standby_apps[{place}]"));
                let last_step = format!("{app}.last_step");
                spend.require(format!("{app}.since"), since).when(below(&last_step, step)).set(last_step, step)
            }
            ConsumedProof::RecoveryCode { standby, hash, .. } => {
                let codes = if *standby { "standby_codes" } else { "recovery_codes" };
                spend.when(contains(codes, hash)).remove_from_set(codes, hash)
            }
            ConsumedProof::EmailCode(_) => spend.when(exists("email")),
            ConsumedProof::Passkey(used) => passkey_used_with_password(spend, used),
        };
        let mut items = vec![self.table.tx_write(spend)];
        if let ConsumedProof::EmailCode(code) = consumed {
            items.push(self.spend_email_code(code, op));
        }
        items
    }
}

/// The number of writes of [`Directory::spend_factor`].
pub(super) fn writes_to_spend(proof: &FactorProof) -> usize {
    match proof.consumed {
        ConsumedProof::AppStep { .. } | ConsumedProof::Passkey(_) | ConsumedProof::RecoveryCode { .. } => 1,
        ConsumedProof::EmailCode(_) => 2,
    }
}
