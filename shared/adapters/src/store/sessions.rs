//! Sessions.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::factors::{Method, Reauthentication};
use rekey_domain::id::Id;
use rekey_domain::limits::BucketKey;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::permissions::Permissions;
use rekey_domain::principal::Principal;
use rekey_domain::random::Random;
use rekey_domain::session::Session;
use rekey_domain::token::{SessionToken, TrustedToken};
use rekey_domain::trusted_browser::TrustedBrowser;

use super::devices::DevicePass;
use super::directory::{login_key, principal_key};
use super::error::Result;
use super::table::{key, parse, row};
use super::tables::{Directory, Flows};
use super::transactions::{TxOutcome, TxReport};
use super::write::{Item, Write, absent, exists, is};

/// The most pages of one megabyte that a list of sessions reads.
const SESSION_PAGES: usize = 4;

/// A session and its principal, both as the database has them now.
pub struct OpenSession {
    pub session: Session,
    pub principal: Principal,
}

/// The rows that a completed sign-in writes beside its session: the browser and the address become known, and the owner gets a
/// notice.
#[derive(Default)]
pub struct Remembered {
    /// The browser, if it was not known for the name.
    pub device: Option<DevicePass>,
    /// The address, if it was not known for the name.
    pub address: Option<BucketKey>,
    /// The notice to the owner, if the browser was not known.
    pub notice: Option<OutboxMessage>,
    /// The trust in the browser, if the person wants it and the account's policy allows it.
    pub trust: Option<TrustedBrowser>,
}

#[derive(Clone, Copy)]
pub struct NewSession<'a> {
    pub session: &'a Session,
    /// The permissions of its principal that the answer names.
    pub permissions: &'a Permissions,
    pub remember: &'a Remembered,
    /// The earlier session of the same browser, which ends when this one begins. The store has not checked yet whether there is
    /// one.
    pub replaced: Option<&'a SessionToken>,
    /// The token of a trusted browser that came with the request, unless the sign-in uses it in place of a code. The store has
    /// not checked yet whether it was copied.
    pub shown: Option<&'a TrustedToken>,
}

fn sessions_pk(principal: Id) -> String {
    format!("SESSION#{principal}")
}

pub(super) fn session_key(principal: Id, session: Id) -> Item {
    key(sessions_pk(principal), session.to_string())
}

/// A write to the login of a session that is about to be opened.
fn login_of_session(session: &Session) -> Write {
    Write::to(login_key(&session.name)).require("principal", session.principal).require("epoch", session.epoch)
}

/// A write to a session that has not ended.
pub(super) fn is_still_open(session: &Session) -> Write {
    Write::to(session_key(session.principal, session.id)).require("epoch", session.epoch).require("generation", session.generation)
}

/// A write to a session that has not ended. If the first factor was shown in a session that was re-authenticated by password
/// alone, that factor completes the re-authentication.
pub(super) fn shows_factor(session: &Session, shown: Option<Method>) -> Write {
    match session.reauthentication.filter(|_| shown.is_some()) {
        Some(before) => is_still_open(session).set("reauthentication", Reauthentication { method: shown, ..before }),
        None => is_still_open(session),
    }
}

impl Flows {
    /// Lists the sessions of a principal's epoch and generation, newest first. It reads at most a few megabytes.
    pub async fn sessions(&self, principal: &Principal) -> Result<Vec<Session>> {
        let live = is("epoch", principal.epoch).and(is("generation", principal.generation));
        let query = self.table.query(sessions_pk(principal.id), None, Some(live));
        let mut pages = query.into_paginator().send();
        let mut sessions: Vec<Session> = Vec::new();
        for _ in 0..SESSION_PAGES {
            let Some(page) = pages.next().await else { break };
            for item in page?.items.unwrap_or_default() {
                sessions.push(parse(item)?);
            }
        }
        sessions.sort_by_key(|session| std::cmp::Reverse(session.signed_in_at));
        Ok(sessions)
    }

    /// Ends the session of a browser in which another one begins. The condition fails if the token is not the token of that
    /// session. It holds if the session is gone.
    fn end_replaced(&self, token: &SessionToken) -> TransactWriteItem {
        let of_browser = is("hash", token.hash()).and(is("client", "web"));
        self.table.tx_delete(Write::to(session_key(token.owner(), token.id())).when(absent("pk").or(of_browser)))
    }

    /// Records that a session is in use, unless it was ended in the meantime.
    pub async fn touch_session(&self, session: &Session, now: Timestamp) -> Result<()> {
        let touch = Write::to(session_key(session.principal, session.id)).when(exists("pk")).set("last_seen_at", now);
        self.table.send(touch).await.map(drop)
    }
}

impl Directory {
    /// Opens a session that the password alone allows, and writes the rows beside it.
    pub async fn begin_session(&self, opened: &NewSession<'_>, random: &Random) -> Result<TxOutcome> {
        let session = opened.session;
        let operation = |op, opened: &NewSession<'_>| {
            let audit = AuditEntry::in_session(op, session, AuditAction::SignedInByPassword, session.signed_in_at);
            (audit, self.session_items(opened, false))
        };
        Ok(self.transact_sign_in(opened, operation, random).await?.into())
    }

    /// Runs the transaction of a sign-in. If it finds that the browser's trust was copied, everything of the principal's
    /// generation ends, and the sign-in continues in the next generation.
    pub(super) async fn transact_sign_in(
        &self,
        opened: &NewSession<'_>,
        operation: impl Fn(Id, &NewSession<'_>) -> (AuditEntry, Vec<TransactWriteItem>),
        random: &Random,
    ) -> Result<TxReport> {
        let refusal = match self.transact_replacing(opened, &operation, random).await? {
            Err(refusal) if opened.shown.is_some() => refusal,
            report => return Ok(report),
        };
        let Some(copied) = refusal.row().cloned().map(parse).transpose()? else { return Ok(Err(refusal)) };
        match self.end_copied_browser(Id::random(random), &copied, opened.session).await? {
            TxOutcome::Refused => Ok(Err(refusal)),
            TxOutcome::Done => {
                let session = Session { generation: opened.session.generation + 1, ..opened.session.clone() };
                let next = NewSession { session: &session, replaced: None, shown: None, ..*opened };
                let (audit, items) = operation(Id::random(random), &next);
                self.transact(&audit, items).await
            }
        }
    }

    /// Runs the transaction of a sign-in, which also ends the earlier session of the same browser. If the token is not the token
    /// of that session, the sign-in continues without ending that session, as another operation.
    async fn transact_replacing(
        &self,
        opened: &NewSession<'_>,
        operation: &impl Fn(Id, &NewSession<'_>) -> (AuditEntry, Vec<TransactWriteItem>),
        random: &Random,
    ) -> Result<TxReport> {
        if let Some(replaced) = opened.replaced {
            let (audit, mut items) = operation(Id::random(random), opened);
            let others = items.len();
            items.push(self.flows.end_replaced(replaced));
            match self.transact(&audit, items).await? {
                Err(refusal) if refusal.only_at(others) => {}
                report => return Ok(report),
            }
        }
        let (audit, items) = operation(Id::random(random), opened);
        self.transact(&audit, items).await
    }

    /// The writes of a new session. `ends_cap` says that the login accepts codes of app and mail again.
    pub(super) fn session_items(&self, opened: &NewSession<'_>, ends_cap: bool) -> Vec<TransactWriteItem> {
        self.session_items_with(opened, ends_cap.then(|| login_of_session(opened.session).remove("codes_capped")))
    }

    /// The writes of a new session: its row, the rows beside it, and a further write to the login. The login of a user records the
    /// sign-in for the user's administrators.
    pub(super) fn session_items_with(&self, opened: &NewSession<'_>, login: Option<Write>) -> Vec<TransactWriteItem> {
        let (flows, NewSession { session, remember, .. }) = (&self.flows, opened);
        let (principal, now) = (session.principal, session.signed_in_at);
        let row = row(session_key(principal, session.id), "session", Some(session.ends_at), session);
        let mut items = vec![flows.table.tx_put(row)];
        let counters = (session.epoch, session.generation);
        items.extend(remember.device.as_ref().map(|device| flows.know_browser(principal, counters, device, now)));
        items.extend(remember.address.as_ref().map(|address| flows.know_address(address, principal, session.epoch, now)));
        items.extend(remember.notice.as_ref().map(|notice| flows.put_outbox(notice)));
        items.extend(self.trust(opened));
        let login = if session.name.user.is_some() {
            Some(login.unwrap_or_else(|| login_of_session(session)).set("last_sign_in_at", now))
        } else {
            login
        };
        items.extend(login.map(|login| self.table.tx_write(login)));
        items
    }

    /// Requires that the principal still has the epoch and generation of the session, which are those of its proof, and the
    /// permissions that the answer names.
    pub(super) fn still_as_proven(&self, opened: &NewSession<'_>) -> TransactWriteItem {
        let session = opened.session;
        let principal = Write::to(principal_key(session.principal))
            .require("epoch", session.epoch)
            .require("generation", session.generation)
            .require("permissions", opened.permissions);
        self.table.tx_write(principal)
    }

    /// Ends one session of a principal, by an act in this session. Refused if there is no such session.
    pub async fn end_session(&self, op: Id, by: &Session, act: AuditAction, ended: Id, now: Timestamp) -> Result<TxOutcome> {
        let end = Write::to(session_key(by.principal, ended)).when(exists("pk"));
        let audit = AuditEntry::in_session(op, by, act, now).ending(ended);
        self.written(&audit, vec![self.flows.table.tx_delete(end)]).await
    }

    /// Ends every session but this one by raising the principal's generation, which also makes all other browsers unknown. An
    /// open recovery stays valid, so that a thief with a session cannot stop the owner's recovery.
    pub async fn sign_out_others(&self, op: Id, open: &OpenSession, browser: Option<&DevicePass>, now: Timestamp) -> Result<TxOutcome> {
        let principal = &open.principal;
        let next = |key| Write::to(key).require("generation", principal.generation).add("generation", 1);
        let mut items = vec![
            self.table.tx_write(next(principal_key(principal.id))),
            self.table.tx_write(next(login_key(&principal.login_name()))),
            self.flows.table.tx_write(next(session_key(principal.id, open.session.id))),
        ];
        let counters = (principal.epoch, principal.generation + 1);
        items.extend(browser.map(|browser| self.flows.know_browser(principal.id, counters, browser, now)));
        let audit = AuditEntry::in_session(op, &open.session, AuditAction::OthersSignedOut, now);
        self.written(&audit, items).await
    }

    /// Finds the live session of a token. One consistent request reads the session and its principal.
    ///
    /// The two items are not read at the same moment, so a session that a transaction moves to the principal's next generation
    /// may look out of date. Both items are then read a second time.
    pub async fn open_session(&self, token: &SessionToken, from_cookie: bool, now: Timestamp) -> Result<Option<OpenSession>> {
        for _ in 0..2 {
            let session = session_key(token.owner(), token.id());
            let Some((session, principal)) = self.with_principal(session, token.owner()).await? else {
                return Ok(None);
            };
            let open = OpenSession { session, principal };
            if !open.session.accepts(token, from_cookie) || open.session.expires_at() <= now {
                return Ok(None);
            }
            if open.session.is_live(&open.principal, now) {
                return Ok(Some(open));
            }
        }
        Ok(None)
    }
}
