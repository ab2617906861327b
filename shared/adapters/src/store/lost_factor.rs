//! Lost factors: the report with its codes, the wait with its announcements and links, and turning the factors off.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::account_policy::LostFactorRule;
use rekey_domain::audit::{AuditAction, AuditEntry, OperatorName};
use rekey_domain::clock::Timestamp;
use rekey_domain::factors::{Factor, Factors, FactorsOn, Method};
use rekey_domain::id::Id;
use rekey_domain::lost_factor::{Announcement, FINISH_LIFE, Report, Wait, WaitLink};
use rekey_domain::notice::Notice;
use rekey_domain::one_time_code_request::OneTimeCodeRequest;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::principal::Principal;
use rekey_domain::random::Random;
use rekey_domain::token::{Kind, Token, TokenHash};
use rekey_domain::tries;

use super::directory::{login_of, policy_key, principal_key, principal_of};
use super::error::Result;
use super::factor_tries::Tries;
use super::factors::{CODES, STANDBY, STREAK, factors_as_seen, factors_key};
use super::table::{batch_get, key, parse, row, sk_at};
use super::tables::{Directory, Flows};
use super::transactions::TxOutcome;
use super::write::{Condition, Item, Write, above, absent, as_seen, at_most, below, exists, filled, is};

/// Seconds that a row is kept after it can no longer be used.
const KEPT: i64 = 86_400;
/// The partition of the announcements that are due, by time. There are few at a time.
const DUE: &str = "DUE";
/// The most announcements of one read.
const DUE_AT_ONCE: i32 = 50;

/// The result of taking a try at the codes of a report.
pub enum ReportTry {
    /// The try is taken, and counts in the principal's day until a right code gives it back.
    Taken {
        /// When the day of the count began.
        since: Timestamp,
        /// Whether the day's tries are used up with this one.
        full: bool,
        /// The tries that the codes of the report have left.
        tries_left: u32,
    },
    /// The day's tries are used up.
    Capped {
        /// Seconds until the next day of the count begins.
        retry_after: i64,
    },
    /// The report is spent, expired or out of tries.
    Dead,
}

/// A principal with its factors and its wait, all as the database has them now.
pub struct LostFactorState {
    /// The last wait, which may be over.
    pub wait: Option<Wait>,
    /// The principal.
    pub principal: Principal,
    /// The principal's factors.
    pub factors: Factors,
}

impl LostFactorState {
    /// The wait, if it goes on.
    pub fn wait(&self, now: Timestamp) -> Option<&Wait> {
        self.wait.as_ref().filter(|wait| wait.goes_on(&self.principal, &self.factors, now))
    }
}

/// What turns a principal's factors off.
pub enum Grounds<'a> {
    /// The codes to both contacts of this report, in the try that counts in the day since this time.
    Codes(&'a Report, Timestamp, &'a [OneTimeCodeRequest; 2]),
    /// The link of a wait that has ended.
    Wait(&'a Wait),
}

/// What begins a wait.
pub enum WaitCause<'a> {
    /// The code of this report, in the try that counts in the day since this time. The wait spends both.
    Report(&'a Report, Timestamp, &'a OneTimeCodeRequest),
    /// An operator whom somebody has convinced.
    Operator(&'a OperatorName),
}

fn report_key(id: Id) -> Item {
    key(format!("LOST-FACTOR#{id}"), "LOST-FACTOR")
}

fn wait_key(principal: Id) -> Item {
    key(format!("LOST-FACTOR-WAIT#{principal}"), "WAIT")
}

fn link_key(principal: Id, link: Id) -> Item {
    key(format!("LOST-FACTOR-LINK#{principal}"), link.to_string())
}

fn announcement_key(announcement: &Announcement) -> Item {
    key(DUE, format!("{}{}", sk_at(announcement.due_at), announcement.id))
}

/// Requires that a report waits for codes.
pub(super) fn report_is_open(report: Id, now: Timestamp) -> Write {
    Write::to(report_key(report)).when(above("expires_at", now)).when(absent("spent_by"))
}

/// Requires that a wait is the one that the caller read, and that nobody has stopped or ended it.
fn goes_on(wait: &Wait) -> Condition {
    is("id", wait.id).and(absent("stopped_at")).and(absent("spent_by"))
}

/// Requires that no factor has been shown since this time.
fn unshown_since(at: Timestamp) -> Condition {
    absent("shown_at").or(below("shown_at", at))
}

/// Requires that the principal is the one that the caller read, with the contacts that the proofs went to.
fn unchanged(seen: &Principal) -> Write {
    principal_of(seen)
        .require("generation", seen.generation)
        .require("state", seen.state)
        .when(absent("operator_freeze"))
        .when(as_seen("email", seen.email.as_ref()))
        .when(as_seen("phone", seen.phone.as_ref()))
}

impl Flows {
    /// Stores a new report.
    pub async fn put_report(&self, report: &Report) -> Result<()> {
        self.table.put_once(row(report_key(report.id), "lost-factor", Some(report.expires_at.plus(KEPT)), report)).await
    }

    /// Reads a report.
    pub async fn report(&self, id: Id) -> Result<Option<Report>> {
        self.table.get(report_key(id)).await
    }

    /// Stores a link of a wait, before the message that carries it is sent.
    pub async fn put_wait_link<K: Kind>(&self, token: &Token<K>, link: &WaitLink<TokenHash<K>>) -> Result<()> {
        let key = link_key(token.owner(), token.id());
        self.table.put_once(row(key, "lost-factor-link", Some(link.expires_at.plus(KEPT)), link)).await
    }

    /// The wait that the link with this token belongs to, if the link is valid.
    async fn wait_of<K: Kind>(&self, token: &Token<K>, now: Timestamp) -> Result<Option<Id>> {
        let link: Option<WaitLink<TokenHash<K>>> = self.table.get(link_key(token.owner(), token.id())).await?;
        Ok(link.filter(|link| link.hash == token.hash() && now < link.expires_at).map(|link| link.wait))
    }

    /// The announcements that are due now, the oldest first; at most a page of them.
    pub async fn due(&self, now: Timestamp) -> Result<Vec<Announcement>> {
        let until = at_most("sk", format!("{:012}~", now.0));
        let due = self.table.query(DUE, Some(until), None).limit(DUE_AT_ONCE).send().await?;
        due.items.unwrap_or_default().into_iter().map(parse).collect()
    }

    /// Drops an announcement of a wait that is over.
    pub async fn drop_announcement(&self, announcement: &Announcement) -> Result<()> {
        self.table.delete(announcement_key(announcement)).await.map(drop)
    }

    fn put_announcement(&self, wait: &Wait, now: Timestamp, random: &Random) -> Option<TransactWriteItem> {
        let (id, principal) = (Id::random(random), wait.loser.principal);
        let next = wait.next_announcement(now).map(|due_at| Announcement { id, principal, wait: wait.id, due_at })?;
        let kept = next.due_at.plus(FINISH_LIFE).plus(KEPT);
        Some(self.table.tx_put(row(announcement_key(&next), "announcement", Some(kept), &next)))
    }
}

impl Directory {
    /// Requires that the account's policy still lets a user help itself. The root always may.
    fn may_help_itself(&self, principal: &Principal) -> Option<TransactWriteItem> {
        let policy = Write::to(policy_key(&principal.account)).require("lost_factor", LostFactorRule::User);
        principal.user.is_some().then(|| self.table.tx_write(policy))
    }

    /// Takes one of the report's tries, and one of the principal's tries of the day, before a code is compared. The day's count
    /// is that of codes by app and mail. The streak does not count these codes: they cannot be guessed, and a thief who knows the
    /// password could otherwise keep the owner from ever using them.
    pub async fn reserve_report_try(&self, report: &Report, most: u32, now: Timestamp) -> Result<ReportTry> {
        let take = report_is_open(report.id, now).when(absent("tries").or(below("tries", most))).add("tries", 1);
        let Some(report) = self.flows.table.updated::<Report>(take).await? else {
            return Ok(ReportTry::Dead);
        };
        let tries_left = tries::left(most, report.tries);
        let daily = Tries::of(Method::Factor(Factor::Email)).daily;
        let write = Write::to(factors_key(report.loser.principal)).when(exists("pk")).returning_new();
        let mut seen = Item::new();
        for step in [daily.beginning(write.clone(), now), daily.going_on(write, now)] {
            match self.table.send(step).await? {
                Ok(item) => {
                    return Ok(ReportTry::Taken { since: daily.began(&item).unwrap_or(now), full: daily.is_full(&item), tries_left });
                }
                Err(item) => seen = item,
            }
        }
        match daily.began(&seen) {
            // Another try may have begun a day between the two writes.
            Some(_) => Ok(ReportTry::Capped { retry_after: daily.retry_after(&seen, now).unwrap_or(1) }),
            None => Ok(ReportTry::Dead),
        }
    }

    /// Reads a principal, its factors and its wait in one consistent request. `None` if the principal does not exist or has never
    /// had a factor.
    pub async fn lost_factor_state(&self, principal: Id) -> Result<Option<LostFactorState>> {
        let keys = vec![principal_key(principal), factors_key(principal)];
        let [mut waits, found] =
            batch_get(&self.table.client, [(&self.flows.table, vec![wait_key(principal)]), (&self.table, keys)]).await?;
        let (mut factors, mut principals): (Vec<Item>, Vec<Item>) =
            found.into_iter().partition(|item| item.get("sk") == factors_key(principal).get("sk"));
        let (Some(principal), Some(factors)) = (principals.pop(), factors.pop()) else {
            return Ok(None);
        };
        let wait = waits.pop().map(parse).transpose()?;
        Ok(Some(LostFactorState { wait, principal: parse(principal)?, factors: parse(factors)? }))
    }

    /// Begins a wait, in place of one that is over. The transaction announces the wait, and requires that the principal and its
    /// factors are those that the caller read.
    pub async fn begin_wait(&self, wait: &Wait, seen: &LostFactorState, cause: WaitCause<'_>, random: &Random) -> Result<TxOutcome> {
        let (principal, now) = (&seen.principal, wait.began_at);
        let audit = AuditEntry::own(wait.id, principal.id, principal.login_name(), AuditAction::FactorsOffBegun, now);
        let mut factors = Write::to(factors_key(principal.id)).when(as_seen("shown_at", seen.factors.shown_at));
        // The link at the end of the wait requires it, too.
        let mut items: Vec<TransactWriteItem> = self.may_help_itself(principal).into_iter().collect();
        let audit = match cause {
            WaitCause::Operator(operator) => audit.by_operator(operator),
            WaitCause::Report(report, since, code) => {
                factors = Tries::of(Method::Factor(Factor::Email)).daily.give_back(factors, since);
                items.push(self.flows.table.tx_write(report_is_open(report.id, now).set("spent_by", wait.id)));
                items.push(self.spend_email_code(code, wait.id));
                audit
            }
        };
        let kept = wait.ready_at.plus(FINISH_LIFE).plus(KEPT);
        let row = row(wait_key(principal.id), "wait", Some(kept), wait);
        // The wait that the caller found to be over, if there was one.
        let over = as_seen("id", seen.wait.as_ref().map(|wait| wait.id));
        items.extend([self.flows.table.tx_put_when(row, over), self.table.tx_write(factors), self.table.tx_write(unchanged(principal))]);
        items.extend(self.flows.put_announcement(wait, now, random));
        items.push(self.flows.put_outbox(&OutboxMessage::about(wait.id, principal, wait.announced(), now)));
        self.written(&audit, items).await
    }

    /// Spends a report and its code while a wait goes on already, and gives back the try that was taken for it. Otherwise right
    /// codes would use up the day's tries, and the owner could not stop the wait with the app.
    pub async fn spend_report(
        &self,
        op: Id,
        (report, since, code): (&Report, Timestamp, &OneTimeCodeRequest),
        now: Timestamp,
    ) -> Result<TxOutcome> {
        let factors = Write::to(factors_key(report.loser.principal));
        let items = vec![
            self.table.tx_write(Tries::of(Method::Factor(Factor::Email)).daily.give_back(factors, since)),
            self.flows.table.tx_write(report_is_open(report.id, now).set("spent_by", op)),
            self.spend_email_code(code, op),
        ];
        Ok(self.flows.transact(op, items).await?.into())
    }

    /// Sends an announcement that is due, and puts the next one. At the end of the wait, the link goes to the address as well.
    /// Of several calls for one announcement, one sends it.
    pub async fn announce(
        &self,
        announcement: &Announcement,
        (wait, principal): (&Wait, &Principal),
        random: &Random,
        now: Timestamp,
    ) -> Result<TxOutcome> {
        let mut items = vec![
            self.flows.table.tx_delete(Write::to(announcement_key(announcement)).when(exists("pk"))),
            self.flows.table.tx_write(Write::to(wait_key(principal.id)).when(goes_on(wait))),
        ];
        items.extend(self.flows.put_announcement(wait, now, random));
        let told = OutboxMessage::about(announcement.id, principal, wait.announced(), now);
        items.push(self.flows.put_outbox(&told));
        if wait.is_ready(now) {
            let until = wait.ready_at.plus(FINISH_LIFE);
            let ready = OutboxMessage::about(Id::random(random), principal, Notice::FactorsOffReady { until }, now);
            items.push(self.flows.put_outbox(&ready));
        }
        Ok(self.flows.transact(announcement.id, items).await?.into())
    }

    /// The principal of this link and its wait. `None` if the link is not valid or its wait is over.
    pub async fn wait_with_link<K: Kind>(&self, token: &Token<K>, now: Timestamp) -> Result<Option<(Wait, LostFactorState)>> {
        let Some(linked) = self.flows.wait_of(token, now).await? else {
            return Ok(None);
        };
        let state = self.lost_factor_state(token.owner()).await?;
        Ok(state.and_then(|state| Some((state.wait(now).filter(|wait| wait.id == linked)?.clone(), state))))
    }

    /// Stops a wait.
    pub async fn stop_wait(&self, op: Id, wait: &Wait, principal: &Principal, now: Timestamp) -> Result<TxOutcome> {
        let stop = Write::to(wait_key(principal.id)).when(goes_on(wait)).set("stopped_at", now);
        let told = OutboxMessage::about(op, principal, Notice::FactorsOffStopped, now);
        let items = vec![self.flows.table.tx_write(stop), self.flows.put_outbox(&told)];
        let audit = AuditEntry::own(op, principal.id, principal.login_name(), AuditAction::FactorsOffStopped, now);
        self.written(&audit, items).await
    }

    /// Turns off every factor of a principal that has lost them. One transaction ends all sessions and tells all contacts. It
    /// requires that principal and factors are those that the caller read, and that no factor has been shown meanwhile. The
    /// hold of a recovery begins, and the notice can be undone: it restores the factors.
    pub async fn turn_lost_factors_off(
        &self,
        op: Id,
        grounds: Grounds<'_>,
        (principal, seen): (&Principal, &Factors),
        now: Timestamp,
    ) -> Result<TxOutcome> {
        let mut factors = Write::to(factors_key(principal.id)).when(factors_as_seen(seen));
        let mut items: Vec<TransactWriteItem> = self.may_help_itself(principal).into_iter().collect();
        match grounds {
            Grounds::Codes(report, since, codes) => {
                factors = Tries::of(Method::Factor(Factor::Email)).daily.give_back(factors, since).when(as_seen("shown_at", seen.shown_at));
                items.push(self.flows.table.tx_write(report_is_open(report.id, now).set("spent_by", op)));
                items.extend(codes.iter().map(|code| self.spend_email_code(code, op)));
            }
            Grounds::Wait(wait) => {
                factors = factors.when(unshown_since(wait.began_at));
                let ready = goes_on(wait).and(at_most("ready_at", now));
                items.push(self.flows.table.tx_write(Write::to(wait_key(principal.id)).when(ready).set("spent_by", op)));
            }
        }
        let removed = seen.losing(now);
        let factors = factors
            .set("former", seen.remembering(None, None, now))
            .set_or_remove("removed_passkeys", filled(&removed, removed.is_empty()))
            .remove_all(Factor::ALL.map(Factor::attribute))
            .remove_all(CODES)
            .remove_all(STANDBY)
            .remove_all(STREAK);
        let login = login_of(principal).add("epoch", 1).set("factors", FactorsOn::default()).remove("codes_capped");
        let held = unchanged(principal).add("epoch", 1).set("recovered_at", now).remove_all(["registration", "pending_email"]);
        items.extend([self.table.tx_write(factors), self.table.tx_write(login), self.table.tx_write(held)]);
        items.push(self.flows.put_outbox(&OutboxMessage::about(op, principal, Notice::LostFactorsOff, now)));
        let audit = AuditEntry::own(op, principal.id, principal.login_name(), AuditAction::LostFactorsOff, now);
        self.written(&audit, items).await
    }
}
