//! Sessions and known devices.

use aws_sdk_dynamodb::types::{Delete, TransactWriteItem};
use rekey_domain::audit::{AuditAction, AuditEntry};
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use rekey_domain::limits::BucketKey;
use rekey_domain::outbox::OutboxMessage;
use rekey_domain::permissions::Permissions;
use rekey_domain::principal::Principal;
use rekey_domain::random::Random;
use rekey_domain::session::Session;
use rekey_domain::sign_in::KnownFor;
use rekey_domain::token::{DeviceToken, SessionToken};

use super::buckets::{KNOWN_LIFE, bucket_key};
use super::transactions::{TxOutcome, TxReport, conflict, put, update, update_item};
use super::writes::send;
use super::{Directory, Flows, Item, Row, StoreError, batch_get, directory, key, number, parse, text, time, unavailable};

/// The most pages of one megabyte that a list of sessions reads.
const SESSION_PAGES: usize = 4;

/// A session and its principal, both as the database has them now.
pub struct OpenSession {
    /// The session.
    pub session: Session,
    /// The principal that it belongs to.
    pub principal: Principal,
}

/// A token that makes a browser known for a name.
pub struct DevicePass {
    /// The token that the browser keeps in its cookie.
    pub token: DeviceToken,
    /// The hash of the name, as in the key of device rows.
    pub name_hash: String,
}

/// What a completed sign-in leaves behind for the limits of later ones.
#[derive(Default)]
pub struct Remembered {
    /// The browser, if it was not known for the name.
    pub device: Option<DevicePass>,
    /// The address, if it was not known for the name.
    pub place: Option<BucketKey>,
    /// The notice to the owner, if the browser was not known.
    pub notice: Option<OutboxMessage>,
}

/// A session to open, and what to remember with it.
pub struct NewSession<'a> {
    /// The session.
    pub session: &'a Session,
    /// The permissions of its principal that the answer names.
    pub permissions: &'a Permissions,
    /// What to remember.
    pub remember: &'a Remembered,
    /// The earlier session of the same browser, which ends when this one begins. Nobody has checked yet that there is one.
    pub replaced: Option<&'a SessionToken>,
}

/// Whether only the end of the replaced session failed, which is the item after `items` others. Its token is not the token of
/// that session then, and the sign-in goes on without ending it.
pub(super) fn failed_at_end(failed: &[bool], items: usize) -> bool {
    failed.iter().enumerate().all(|(place, failed)| *failed == (place == items))
}

pub(super) fn session_key(principal: Id, session: Id) -> Item {
    key(format!("SESSION#{principal}"), session.to_string())
}

pub(super) fn device_key(device: Id, name_hash: &str) -> Item {
    key(format!("DEVICE#{device}"), name_hash)
}

impl DevicePass {
    /// The row of a browser. The browser is known for as long as the principal has this epoch and generation.
    pub(super) fn item(&self, principal: Id, (epoch, generation): (u64, u64), now: Timestamp) -> Item {
        let known_until = now.plus(KNOWN_LIFE);
        let mut item = device_key(self.token.owner(), &self.name_hash);
        for (name, value) in [
            ("kind", text("device")),
            ("device_hash", text(self.token.hash())),
            ("principal", text(principal)),
            ("epoch", number(epoch)),
            ("generation", number(generation)),
            ("known_until", time(known_until)),
            ("delete_after", time(known_until)),
        ] {
            item.insert(name.to_owned(), value);
        }
        item
    }
}

impl Flows {
    pub(super) fn session_items(&self, opened: &NewSession<'_>) -> Result<Vec<TransactWriteItem>, StoreError> {
        let NewSession { session, remember, .. } = opened;
        let row = Row {
            pk: format!("SESSION#{}", session.principal),
            sk: session.id.to_string(),
            kind: "session",
            delete_after: Some(session.ends_at),
            body: session,
        };
        let mut items = vec![put(&self.table, row.item()?)?];
        if let Some(device) = &remember.device {
            items.push(put(&self.table, device.item(session.principal, (session.epoch, session.generation), session.signed_in_at))?);
        }
        if let Some(place) = &remember.place {
            let known = KnownFor { principal: session.principal, epoch: session.epoch, generation: None };
            items.push(self.know_place(place, known, session.signed_in_at)?);
        }
        if let Some(notice) = &remember.notice {
            items.push(self.put_outbox(notice)?);
        }
        Ok(items)
    }

    /// Makes a browser known for its name, for as long as the principal has this epoch and generation.
    pub(super) fn know_browser(
        &self,
        principal: Id,
        counters: (u64, u64),
        browser: Option<&DevicePass>,
        now: Timestamp,
    ) -> Result<Option<TransactWriteItem>, StoreError> {
        browser.map(|browser| put(&self.table, browser.item(principal, counters, now))).transpose()
    }

    /// Makes an address known for a name and its principal, for as long as the epoch lasts. A sign-in with this name from this
    /// address then skips the limit of the name, which strangers can use up.
    pub(super) fn know_place(&self, place: &BucketKey, known: KnownFor, now: Timestamp) -> Result<TransactWriteItem, StoreError> {
        let known = update_item(&self.table, bucket_key(place))
            .update_expression("SET known_until = :until, delete_after = :until, principal = :principal, epoch = :epoch")
            .expression_attribute_values(":principal", text(known.principal))
            .expression_attribute_values(":epoch", number(known.epoch))
            .expression_attribute_values(":until", time(now.plus(KNOWN_LIFE)));
        update(known)
    }

    /// Lists the sessions of a principal's epoch and generation, newest first. It reads at most a few megabytes.
    ///
    /// # Errors
    /// If the database does not answer or an item is damaged.
    pub async fn sessions(&self, principal: &Principal) -> Result<Vec<Session>, StoreError> {
        let query = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :pk")
            .filter_expression("epoch = :epoch AND generation = :generation")
            .expression_attribute_values(":pk", text(format!("SESSION#{}", principal.id)))
            .expression_attribute_values(":epoch", number(principal.epoch))
            .expression_attribute_values(":generation", number(principal.generation))
            .consistent_read(true);
        let mut pages = query.into_paginator().send();
        let mut sessions: Vec<Session> = Vec::new();
        for _ in 0..SESSION_PAGES {
            let Some(page) = pages.next().await else {
                break;
            };
            for item in page.map_err(|error| unavailable(&error))?.items.unwrap_or_default() {
                sessions.push(parse(item)?);
            }
        }
        sessions.sort_by_key(|session| std::cmp::Reverse(session.signed_in_at));
        Ok(sessions)
    }

    /// Ends one session. Returns false if there was none.
    ///
    /// # Errors
    /// If the database does not delete it.
    pub async fn end_session(&self, principal: Id, session: Id) -> Result<bool, StoreError> {
        let delete = self
            .client
            .delete_item()
            .table_name(&self.table)
            .set_key(Some(session_key(principal, session)))
            .return_values(aws_sdk_dynamodb::types::ReturnValue::AllOld);
        let answer = delete.send().await.map_err(|error| unavailable(&error))?;
        Ok(answer.attributes.is_some_and(|old| !old.is_empty()))
    }

    /// Ends the session of a browser in which another one begins. The condition fails if the token is not the token of that
    /// session. It holds if the session is gone.
    pub(super) fn end_replaced(&self, token: &SessionToken) -> Result<TransactWriteItem, StoreError> {
        let end = Delete::builder()
            .table_name(&self.table)
            .set_key(Some(session_key(token.owner(), token.id())))
            .condition_expression("attribute_not_exists(pk) OR (#hash = :hash AND #client = :web)")
            .expression_attribute_names("#hash", "hash")
            .expression_attribute_names("#client", "client")
            .expression_attribute_values(":hash", text(token.hash()))
            .expression_attribute_values(":web", text("web"))
            .build();
        Ok(TransactWriteItem::builder().delete(end.map_err(|error| StoreError::Damaged(error.to_string()))?).build())
    }

    /// Records that a session is in use, unless it was ended in the meantime.
    ///
    /// # Errors
    /// If the database does not take the write. The session stays valid.
    pub async fn touch_session(&self, session: &Session, now: Timestamp) -> Result<(), StoreError> {
        let update = self
            .update(session_key(session.principal, session.id))
            .update_expression("SET last_seen_at = :now")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":now", time(now));
        send(update).await.map(|_| ())
    }
}

impl Directory {
    /// Opens a session that the password alone allows, and stores what to remember with it.
    ///
    /// # Errors
    /// If the outcome of the transaction is unknown.
    pub async fn begin_session(&self, opened: &NewSession<'_>, random: &Random) -> Result<TxOutcome, StoreError> {
        let session = opened.session;
        let items = self.session_items(opened, false)?;
        let audit = || {
            let op = Id::random(random);
            AuditEntry::own(op, session.principal, session.name.clone(), AuditAction::SignedInByPassword, session.signed_in_at)
        };
        if let Some(replaced) = opened.replaced {
            let with_end = items.iter().cloned().chain([self.flows.end_replaced(replaced)?]).collect();
            match self.transact(&audit(), with_end).await? {
                TxReport::Refused(failed) if failed_at_end(&failed, items.len()) => {}
                TxReport::Done => return Ok(TxOutcome::Done),
                TxReport::Refused(_) => return Ok(TxOutcome::Refused),
                TxReport::Conflict => return Err(conflict()),
            }
        }
        self.written(&audit(), items).await
    }

    /// The writes that open a session. The login of a user records the sign-in for the user's managers. `ends_cap` says that
    /// the login accepts codes of app and mail again.
    pub(super) fn session_items(&self, opened: &NewSession<'_>, ends_cap: bool) -> Result<Vec<TransactWriteItem>, StoreError> {
        let mut items = self.flows.session_items(opened)?;
        let session = opened.session;
        let is_user = session.name.user.is_some();
        if is_user || ends_cap {
            let (pk, sk) = directory::login_keys(&session.name);
            let (set, remove) =
                (if is_user { "SET last_sign_in_at = :now" } else { "" }, if ends_cap { " REMOVE codes_capped" } else { "" });
            let mut login = update_item(&self.table, key(pk, sk))
                .update_expression(format!("{set}{remove}"))
                .condition_expression("principal = :principal AND epoch = :epoch")
                .expression_attribute_values(":principal", text(session.principal))
                .expression_attribute_values(":epoch", number(session.epoch));
            if is_user {
                login = login.expression_attribute_values(":now", time(session.signed_in_at));
            }
            items.push(update(login)?);
        }
        Ok(items)
    }

    /// Finds the live session of a token. One consistent request reads the session and its principal.
    ///
    /// The two items are not read at the same moment, so a session that a transaction moves to the principal's next generation
    /// may look out of date. It is then read once more.
    ///
    /// # Errors
    /// If the database does not answer or an item is damaged. Treat nobody as signed in then.
    pub async fn open_session(&self, token: &SessionToken, from_cookie: bool, now: Timestamp) -> Result<Option<OpenSession>, StoreError> {
        for _ in 0..2 {
            let Some(open) = self.session_and_principal(token).await? else {
                return Ok(None);
            };
            if !open.session.accepts(token, from_cookie) || open.session.expires_at() <= now {
                return Ok(None);
            }
            if open.session.is_live(&open.principal, now) {
                return Ok(Some(open));
            }
        }
        Ok(None)
    }

    async fn session_and_principal(&self, token: &SessionToken) -> Result<Option<OpenSession>, StoreError> {
        let (pk, sk) = directory::principal_keys(token.owner());
        let sessions = (self.flows.table.as_str(), vec![session_key(token.owner(), token.id())]);
        let mut found = batch_get(&self.client, [sessions, (&self.table, vec![key(pk, sk)])]).await?;
        let mut only = |table: &str| found.remove(table).and_then(|mut items| items.pop());
        match (only(&self.flows.table), only(&self.table)) {
            (Some(session), Some(principal)) => Ok(Some(OpenSession { session: parse(session)?, principal: parse(principal)? })),
            _ => Ok(None),
        }
    }
}
