//! Enrolments: factors that stay pending until a right code confirms them.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::clock::Timestamp;
use rekey_domain::enrolment::{ENROLMENT_TRIES, Enrolment};
use rekey_domain::factors::Factor;
use rekey_domain::id::Id;

use super::sessions::OpenSession;
use super::{Flows, Item, Row, StoreError, key, unavailable};

/// Seconds that a row is kept after it expires.
const KEPT: i64 = 600;

/// A session has at most one enrolment of each factor. Enrolments in other sessions do not disturb it.
fn enrolment_keys(principal: Id, session: Id, factor: Factor) -> (String, String) {
    let factor = match factor {
        Factor::App => "APP",
        Factor::Email => "EMAIL",
    };
    (format!("ENROLMENT#{principal}"), format!("{factor}#{session}"))
}

impl Flows {
    pub(super) fn enrolment_item(&self, enrolment: &Enrolment) -> Result<Item, StoreError> {
        let (pk, sk) = enrolment_keys(enrolment.principal, enrolment.session, enrolment.factor);
        Row { pk, sk, kind: "enrolment", delete_after: Some(enrolment.expires_at.plus(KEPT)), body: enrolment }.item()
    }

    /// Stores an enrolment in place of an earlier one.
    ///
    /// # Errors
    /// If the database does not take the write.
    pub async fn put_enrolment(&self, enrolment: &Enrolment) -> Result<(), StoreError> {
        let put = self.client.put_item().table_name(&self.table).set_item(Some(self.enrolment_item(enrolment)?));
        put.send().await.map(|_| ()).map_err(|error| unavailable(&error))
    }

    /// Takes one of the tries of this session's enrolment, before the code is compared. Returns the row after the write, or
    /// `None` if there is no such enrolment, it has ended or its tries are used up.
    ///
    /// # Errors
    /// If the try cannot be counted. Nothing may be compared then.
    pub async fn reserve_enrolment_try(&self, open: &OpenSession, factor: Factor, now: Timestamp) -> Result<Option<Enrolment>, StoreError> {
        let (pk, sk) = enrolment_keys(open.principal.id, open.session.id, factor);
        self.reserve_try(key(pk, sk), open.principal.epoch, ENROLMENT_TRIES, now).await
    }

    /// Deletes the enrolment if it has not been replaced.
    pub(super) fn end_enrolment(&self, enrolment: &Enrolment) -> Result<TransactWriteItem, StoreError> {
        let (pk, sk) = enrolment_keys(enrolment.principal, enrolment.session, enrolment.factor);
        self.end_pending(key(pk, sk), enrolment.id)
    }
}
