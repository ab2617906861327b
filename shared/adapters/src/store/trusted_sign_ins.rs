//! Sign-ins in trusted browsers, which need no code.

use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::random::Random;
use rekey_domain::token::TrustedToken;
use rekey_domain::trusted_browser::{TrustCounters, TrustedBrowser};

use super::directory::login_key;
use super::error::Result;
use super::sessions::NewSession;
use super::table::parse;
use super::tables::Directory;
use super::trusted_browsers::{is_live, trusted_key};
use super::write::{Condition, Write, as_seen, is};

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

/// Requires that the counters are those that the caller read.
fn same_counters(counters: TrustCounters) -> Condition {
    let TrustCounters { epoch, generation, trust_generation } = counters;
    let trust_generation = as_seen("trust_generation", (trust_generation != 0).then_some(trust_generation));
    is("epoch", epoch).and(is("generation", generation)).and(trust_generation)
}

impl Directory {
    /// Opens a session that the password and a trusted browser allow, and replaces the browser's token. One transaction requires
    /// that the token is the newest of a live trust and that the principal's counters are those that the caller read.
    pub async fn begin_trusted_session(&self, opened: &NewSession<'_>, trust: &TrustUse<'_>, random: &Random) -> Result<TrustedSignIn> {
        let (session, shown) = (opened.session, trust.shown);
        let renew = Write::to(trusted_key(session.principal, shown.id()))
            .require("hash", shown.hash())
            .when(is_live(trust.counters, session.signed_in_at))
            .set("hash", trust.next.hash())
            .set("last_used_at", session.signed_in_at)
            .returning_refused();
        let login = Write::to(login_key(&session.name)).require("principal", session.principal).when(same_counters(trust.counters));
        let operation = |op, opened: &NewSession<'_>| {
            let mut items = vec![self.flows.table.tx_write(renew.clone())];
            items.extend(self.session_items_with(opened, Some(login.clone())));
            (AuditEntry::in_session(op, session, AuditAction::SignedInByTrustedBrowser, session.signed_in_at), items)
        };
        let Err(refusal) = self.transact_sign_in(opened, operation, random).await? else {
            return Ok(TrustedSignIn::Opened);
        };
        let browser = refusal.row().cloned().map(parse::<TrustedBrowser>).transpose()?;
        let copied = browser.filter(|browser| browser.was_copied(shown, trust.counters, session.signed_in_at));
        Ok(copied.map_or(TrustedSignIn::NotTrusted, |browser| TrustedSignIn::Copied(Box::new(browser))))
    }
}
