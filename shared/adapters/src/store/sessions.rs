//! Sessions and known devices.

use aws_sdk_dynamodb::types::{AttributeValue, KeysAndAttributes};
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use rekey_domain::principal::Principal;
use rekey_domain::random::Random;
use rekey_domain::session::Session;
use rekey_domain::token::{DeviceToken, SessionToken};

use super::passwords::put;
use super::recoveries::send;
use super::{Directory, Flows, Item, Row, StoreError, directory, key, parse, text, time, unavailable};

/// Seconds that a browser is known for a name after it completed a sign-in.
const DEVICE_LIFE: i64 = 180 * 86_400;

/// A session with the principal it belongs to, both as they are now.
pub struct OpenSession {
    /// The session.
    pub session: Session,
    /// Whose it is.
    pub principal: Principal,
}

/// A browser that is to be known for a name from now on.
pub struct DevicePass {
    /// What the browser keeps.
    pub token: DeviceToken,
    /// The name, as device rows carry it.
    pub name_hash: String,
}

pub(super) fn session_key(principal: Id, session: Id) -> Item {
    key(format!("SESSION#{principal}"), session.to_string())
}

pub(super) fn device_key(device: Id, name_hash: &str) -> Item {
    key(format!("DEVICE#{device}"), name_hash)
}

impl Flows {
    /// Writes a new session, and with it the device if it is to be known.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn open_session(&self, session: &Session, device: Option<&DevicePass>, random: &Random) -> Result<(), StoreError> {
        let row = Row {
            pk: format!("SESSION#{}", session.principal),
            sk: session.id.to_string(),
            kind: "session",
            delete_after: Some(session.ends_at),
            body: session,
        };
        let session_item = row.item()?;
        let Some(device) = device else {
            let put = self.client.put_item().table_name(&self.table).set_item(Some(session_item));
            return put.send().await.map(|_| ()).map_err(|error| unavailable(&error));
        };
        let known_until = session.signed_in_at.plus(DEVICE_LIFE);
        let mut device_item = device_key(device.token.owner(), &device.name_hash);
        for (name, value) in [
            ("kind", text("device")),
            ("device_hash", text(device.token.hash())),
            ("known_until", time(known_until)),
            ("delete_after", time(known_until)),
        ] {
            device_item.insert(name.to_owned(), value);
        }
        let request = self
            .client
            .transact_write_items()
            .client_request_token(Id::random(random).to_string())
            .transact_items(put(&self.table, session_item)?)
            .transact_items(put(&self.table, device_item)?);
        request.send().await.map(|_| ()).map_err(|error| unavailable(&error))
    }

    /// All sessions of a principal that may still be alive, newest first.
    ///
    /// # Errors
    /// If they cannot be read.
    pub async fn sessions(&self, principal: Id) -> Result<Vec<Session>, StoreError> {
        let pages = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :pk")
            .expression_attribute_values(":pk", AttributeValue::S(format!("SESSION#{principal}")))
            .consistent_read(true)
            .into_paginator()
            .items()
            .send()
            .try_collect()
            .await
            .map_err(|error| unavailable(&error))?;
        let mut sessions = pages.into_iter().map(parse).collect::<Result<Vec<Session>, _>>()?;
        sessions.sort_by_key(|session| std::cmp::Reverse(session.signed_in_at));
        Ok(sessions)
    }

    /// Ends one session; false if there was none.
    ///
    /// # Errors
    /// If it cannot be deleted.
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

    /// Writes down that a session is used, unless it was ended in the meantime.
    ///
    /// # Errors
    /// If it cannot be written; the session is as good as before.
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
    /// The live session that a token opens, in one consistent read of session and principal.
    ///
    /// # Errors
    /// If either cannot be read: then nobody is signed in.
    pub async fn open_session(&self, token: &SessionToken, from_cookie: bool, now: Timestamp) -> Result<Option<OpenSession>, StoreError> {
        let (pk, sk) = directory::principal_keys(token.owner());
        let one = |key: Item| {
            let wanted = KeysAndAttributes::builder().keys(key).consistent_read(true).build();
            wanted.map_err(|error| StoreError::Damaged(error.to_string()))
        };
        let answer = self
            .client
            .batch_get_item()
            .request_items(&self.flows.table, one(session_key(token.owner(), token.id()))?)
            .request_items(&self.table, one(key(pk, sk))?)
            .send()
            .await
            .map_err(|error| unavailable(&error))?;
        if answer.unprocessed_keys.is_some_and(|keys| !keys.is_empty()) {
            return Err(StoreError::Unavailable("unprocessed keys".to_owned()));
        }
        let mut found = answer.responses.unwrap_or_default();
        let mut first = |table: &str| found.remove(table).and_then(|mut items| items.pop());
        let (Some(session), Some(principal)) = (first(&self.flows.table), first(&self.table)) else {
            return Ok(None);
        };
        let (session, principal): (Session, Principal) = (parse(session)?, parse(principal)?);
        let good = session.accepts(token, from_cookie) && session.is_live(&principal, now);
        Ok(good.then_some(OpenSession { session, principal }))
    }
}
