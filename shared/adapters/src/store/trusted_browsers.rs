//! Trusted browsers: their rows, and the end of trust. `trusted_sign_ins` has the sign-ins in them.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use rekey_domain::notice::Notice;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::principal::Principal;
use rekey_domain::session::Session;
use rekey_domain::token::TrustedToken;
use rekey_domain::trusted_browser::{TrustCounters, TrustedBrowser};

use super::directory::{login_key, login_of, principal_key, principal_of};
use super::error::Result;
use super::sessions::{NewSession, OpenSession};
use super::table::{key, row};
use super::tables::{Directory, Flows};
use super::transactions::TxOutcome;
use super::write::{Condition, Item, Write, above, absent, at_most, is, is_not};

fn trusted_pk(principal: Id) -> String {
    format!("TRUSTED#{principal}")
}

pub(super) fn trusted_key(principal: Id, browser: Id) -> Item {
    key(trusted_pk(principal), browser.to_string())
}

/// Ends the trust in all browsers. Every change of the second factors does this at the principal and at its login.
pub(super) fn distrust(write: Write) -> Write {
    write.add("trust_generation", 1)
}

/// Requires of a row that its trust has neither ended nor expired. A row always has all three counters.
pub(super) fn is_live(counters: TrustCounters, now: Timestamp) -> Condition {
    let TrustCounters { epoch, generation, trust_generation } = counters;
    let counters = is("epoch", epoch).and(is("generation", generation)).and(is("trust_generation", trust_generation));
    counters.and(absent("ended_at")).and(above("expires_at", now))
}

/// Requires that no copy of the token was used: the row does not show what [`TrustedBrowser::was_copied`] looks for.
fn was_not_copied(shown: &TrustedToken, epoch: u64, now: Timestamp) -> Condition {
    absent("pk").or(is("hash", shown.hash())).or(is_not("epoch", epoch)).or(at_most("expires_at", now))
}

impl Flows {
    /// Lists the trusted browsers of a principal, the last trusted first.
    pub async fn trusted_browsers(&self, principal: &Principal, now: Timestamp) -> Result<Vec<TrustedBrowser>> {
        let live = is_live(principal.into(), now);
        let mut browsers: Vec<TrustedBrowser> = self.table.query_all(trusted_pk(principal.id), None, Some(live)).await?;
        browsers.sort_by_key(|browser| std::cmp::Reverse(browser.trusted_at));
        Ok(browsers)
    }
}

impl Directory {
    /// The writes of a sign-in about the trust in its browser. They make the browser trusted if the person wants it, which ends
    /// an earlier trust of the browser. They refuse a copy of the earlier trust in any case.
    pub(super) fn trust(&self, opened: &NewSession<'_>) -> Vec<TransactWriteItem> {
        let NewSession { session, remember, shown, .. } = opened;
        let table = &self.flows.table;
        let earlier = shown.map(|shown| {
            let row = Write::to(trusted_key(session.principal, shown.id()))
                .when(was_not_copied(shown, session.epoch, session.signed_in_at))
                .returning_refused();
            if remember.trust.is_some() { table.tx_delete(row) } else { table.tx_write(row) }
        });
        let new = remember.trust.iter().flat_map(|browser| self.new_trust(browser, session));
        new.chain(earlier).collect()
    }

    /// The writes that make a browser trusted with this session, in its generation. The audit entry has the id of the browser.
    fn new_trust(&self, browser: &TrustedBrowser, session: &Session) -> Vec<TransactWriteItem> {
        let counters = TrustCounters { generation: session.generation, ..browser.counters };
        let browser = &TrustedBrowser { counters, ..browser.clone() };
        let key = trusted_key(browser.principal, browser.id);
        let new = self.flows.table.tx_put_new(row(key, "trusted", Some(browser.expires_at), browser));
        let audit = AuditEntry::in_session(browser.id, session, AuditAction::BrowserTrusted, browser.trusted_at);
        std::iter::once(new).chain(self.put_audit(&audit)).collect()
    }

    /// Ends the trust in a browser that was copied. The generation changes, because a session may be the thief's: every session,
    /// every other trust and every known browser ends. The owner is told.
    pub async fn end_copied_browser(&self, op: Id, browser: &TrustedBrowser, found_by: &Session) -> Result<TxOutcome> {
        let Session { principal, epoch, generation, name, signed_in_at: now, .. } = found_by;
        let next = |write: Write| write.require("epoch", epoch).require("generation", generation).add("generation", 1);
        let row = Write::to(trusted_key(*principal, browser.id)).require("hash", &browser.hash);
        let notice = Notice::TrustedBrowserCopied(browser.device.clone());
        let items = vec![
            self.flows.table.tx_delete(row),
            self.table.tx_write(next(Write::to(principal_key(*principal)))),
            self.table.tx_write(next(Write::to(login_key(name)).require("principal", principal))),
            self.flows.put_outbox(&OutboxMessage::new(op, *principal, name.clone(), notice, *now)),
        ];
        let audit = AuditEntry::in_session(op, found_by, AuditAction::TrustedBrowserCopied, *now);
        self.written(&audit, items).await
    }

    /// Ends the trust in one browser. [`TxOutcome::Refused`] says that the principal trusts no such browser.
    pub async fn distrust_browser(&self, op: Id, open: &OpenSession, browser: Id, now: Timestamp) -> Result<TxOutcome> {
        let principal = &open.principal;
        let row = Write::to(trusted_key(principal.id, browser)).when(is_live(principal.into(), now)).set("ended_at", now);
        let audit = AuditEntry::in_session(op, &open.session, AuditAction::BrowserDistrusted, now);
        self.written(&audit, vec![self.flows.table.tx_write(row)]).await
    }

    /// Ends the trust in all browsers of a principal.
    pub async fn distrust_browsers(&self, op: Id, open: &OpenSession, now: Timestamp) -> Result<TxOutcome> {
        let principal = &open.principal;
        let items = [principal_of(principal), login_of(principal)].map(|write| self.table.tx_write(distrust(write)));
        let audit = AuditEntry::in_session(op, &open.session, AuditAction::BrowsersDistrusted, now);
        self.written(&audit, items.into()).await
    }
}
