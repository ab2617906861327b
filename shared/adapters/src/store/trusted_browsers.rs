//! Trusted browsers: sign-ins without a code, and the end of trust.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use rekey_domain::notice::Notice;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::principal::Principal;
use rekey_domain::random::Random;
use rekey_domain::session::Session;
use rekey_domain::sign_in::SignIn;
use rekey_domain::token::TrustedToken;
use rekey_domain::trusted_browser::{TrustCounters, TrustedBrowser};

use super::directory::{login_key, login_of, principal_key, principal_of};
use super::error::Result;
use super::sessions::NewSession;
use super::table::{key, parse, row};
use super::tables::{Directory, Flows};
use super::transactions::TxOutcome;
use super::write::{Condition, Item, Write, above, as_seen, exists, is};

/// A browser that becomes trusted with a sign-in.
pub struct NewTrust {
    /// The browser.
    pub browser: TrustedBrowser,
    /// The earlier trust of the same browser, which ends.
    pub replaces: Option<Id>,
}

/// The use of a trusted browser in place of a code.
pub struct TrustUse<'a> {
    /// The token that the browser showed.
    pub shown: &'a TrustedToken,
    /// The token that it gets.
    pub next: &'a TrustedToken,
    /// The principal's counters when the password was checked.
    pub counters: TrustCounters,
}

/// The result of a sign-in in a browser that may be trusted.
pub enum TrustedSignIn {
    /// The session is open.
    Opened,
    /// The browser is not trusted, or not any more.
    NotTrusted,
    /// The browser showed an earlier token. It, or the browser that used the newest token, is a copy.
    Copied(Box<TrustedBrowser>),
}

fn trusted_pk(principal: Id) -> String {
    format!("TRUSTED#{principal}")
}

fn trusted_key(principal: Id, browser: Id) -> Item {
    key(trusted_pk(principal), browser.to_string())
}

/// Ends the trust in all browsers. Every change of the second factors does this at the principal and at its login.
pub(super) fn distrust(write: Write) -> Write {
    write.add("trust_generation", 1)
}

/// Requires that the counters are those that the caller read.
fn same_counters(counters: TrustCounters) -> Condition {
    let TrustCounters { epoch, generation, trust_generation } = counters;
    let trust_generation = as_seen("trust_generation", (trust_generation != 0).then_some(trust_generation));
    is("epoch", epoch).and(is("generation", generation)).and(trust_generation)
}

/// Requires that a row has these counters. A row always has all three.
fn row_counters(counters: TrustCounters) -> Condition {
    let TrustCounters { epoch, generation, trust_generation } = counters;
    is("epoch", epoch).and(is("generation", generation)).and(is("trust_generation", trust_generation))
}

impl Flows {
    /// Lists the trusted browsers of a principal, the last trusted first.
    pub async fn trusted_browsers(&self, principal: &Principal, now: Timestamp) -> Result<Vec<TrustedBrowser>> {
        let live = row_counters(principal.into()).and(above("expires_at", now));
        let mut browsers: Vec<TrustedBrowser> = self.table.query_all(trusted_pk(principal.id), None, Some(live)).await?;
        browsers.sort_by_key(|browser| std::cmp::Reverse(browser.trusted_at));
        Ok(browsers)
    }
}

impl Directory {
    /// The writes that make a browser trusted with this session. The audit entry has the id of the browser.
    pub(super) fn trust(&self, trust: &NewTrust, session: &Session) -> Vec<TransactWriteItem> {
        let browser = &trust.browser;
        let key = trusted_key(browser.principal, browser.id);
        let new = self.flows.table.tx_put_new(row(key, "trusted", Some(browser.expires_at), browser));
        let replaced = trust.replaces.map(|id| self.flows.table.tx_delete(Write::to(trusted_key(browser.principal, id))));
        let act = AuditAction::BrowserTrusted;
        let audit = AuditEntry::own(browser.id, browser.principal, session.name.clone(), act, browser.trusted_at);
        [new, self.put_audit(&audit)].into_iter().chain(replaced).collect()
    }

    /// Opens a session that the password and a trusted browser allow, and replaces the browser's token. One transaction requires
    /// that the token is the newest of a live trust and that the principal's counters are those that the caller read.
    pub async fn begin_trusted_session(&self, opened: &NewSession<'_>, trust: &TrustUse<'_>, random: &Random) -> Result<TrustedSignIn> {
        let (session, shown) = (opened.session, trust.shown);
        let renew = Write::to(trusted_key(session.principal, shown.id()))
            .require("hash", shown.hash())
            .when(row_counters(trust.counters))
            .when(above("expires_at", session.signed_in_at))
            .set("hash", trust.next.hash())
            .set("last_used_at", session.signed_in_at)
            .returning_refused();
        let login = Write::to(login_key(&session.name)).require("principal", session.principal).when(same_counters(trust.counters));
        let operation = |op| {
            let mut items = vec![self.flows.table.tx_write(renew.clone())];
            items.extend(self.session_items_with(opened, Some(login.clone())));
            let act = AuditAction::SignedInByTrustedBrowser;
            (AuditEntry::own(op, session.principal, session.name.clone(), act, session.signed_in_at), items)
        };
        let Err(refusal) = self.transact_sign_in(opened.replaced, operation, random).await? else {
            return Ok(TrustedSignIn::Opened);
        };
        let row = refusal.0.into_iter().next().flatten().filter(|row| !row.is_empty());
        let browser = row.map(parse::<TrustedBrowser>).transpose()?;
        let copied = browser.filter(|browser| browser.was_copied(shown, trust.counters, session.signed_in_at));
        Ok(copied.map_or(TrustedSignIn::NotTrusted, |browser| TrustedSignIn::Copied(Box::new(browser))))
    }

    /// Ends the trust in a browser that was copied. The generation changes, because a session may be the thief's: every session,
    /// every other trust and every known browser ends. The owner is told.
    pub async fn end_copied_browser(&self, op: Id, browser: &TrustedBrowser, sign_in: &SignIn, now: Timestamp) -> Result<TxOutcome> {
        let SignIn { principal, epoch, generation, name, .. } = sign_in;
        let next = |write: Write| write.require("epoch", epoch).require("generation", generation).add("generation", 1);
        let row = Write::to(trusted_key(*principal, browser.id)).require("hash", &browser.hash);
        let notice = Notice::TrustedBrowserCopied(browser.device.clone());
        let items = vec![
            self.flows.table.tx_delete(row),
            self.table.tx_write(next(Write::to(principal_key(*principal)))),
            self.table.tx_write(next(Write::to(login_key(name)).require("principal", principal))),
            self.flows.put_outbox(&OutboxMessage::new(op, *principal, name.clone(), notice, now)),
        ];
        self.written(&AuditEntry::own(op, *principal, name.clone(), AuditAction::TrustedBrowserCopied, now), items).await
    }

    /// Ends the trust in one browser. [`TxOutcome::Refused`] says that the principal trusts no such browser.
    pub async fn distrust_browser(&self, op: Id, principal: &Principal, browser: Id, now: Timestamp) -> Result<TxOutcome> {
        let row = Write::to(trusted_key(principal.id, browser))
            .when(exists("pk"))
            .when(row_counters(principal.into()))
            .when(above("expires_at", now));
        let audit = AuditEntry::own(op, principal.id, principal.login_name(), AuditAction::BrowserDistrusted, now);
        self.written(&audit, vec![self.flows.table.tx_delete(row)]).await
    }

    /// Ends the trust in all browsers of a principal.
    pub async fn distrust_browsers(&self, op: Id, principal: &Principal, now: Timestamp) -> Result<TxOutcome> {
        let items = [principal_of(principal), login_of(principal)].map(|write| self.table.tx_write(distrust(write)));
        let audit = AuditEntry::own(op, principal.id, principal.login_name(), AuditAction::BrowsersDistrusted, now);
        self.written(&audit, items.into()).await
    }
}
