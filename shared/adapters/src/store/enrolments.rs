//! Enrolments: a factor that is pending until a right code of it was shown.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::clock::Timestamp;
use rekey_domain::enrolment::{ENROLMENT_TRIES, Enrolment};
use rekey_domain::factors::Factor;
use rekey_domain::id::Id;

use super::sessions::OpenSession;
use super::{Flows, Item, Row, StoreError, key, unavailable};

/// Seconds that the row is kept past its end.
const KEPT: i64 = 600;

/// One of each factor in a session: what is begun in another one stays out of its way.
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

    /// Puts a new enrolment in the place of an earlier one.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn put_enrolment(&self, enrolment: &Enrolment) -> Result<(), StoreError> {
        let put = self.client.put_item().table_name(&self.table).set_item(Some(self.enrolment_item(enrolment)?));
        put.send().await.map(|_| ()).map_err(|error| unavailable(&error))
    }

    /// Takes one of the tries that an enrolment of this session has, before anything is compared; the row as it is now,
    /// or none if there is no such enrolment, or no longer.
    ///
    /// # Errors
    /// If it cannot be written: then nothing is compared.
    pub async fn reserve_enrolment_try(&self, open: &OpenSession, factor: Factor, now: Timestamp) -> Result<Option<Enrolment>, StoreError> {
        let (pk, sk) = enrolment_keys(open.principal.id, open.session.id, factor);
        self.reserve_try(key(pk, sk), open.principal.epoch, ENROLMENT_TRIES, now).await
    }

    /// Takes an enrolment away, if it is still this one.
    pub(super) fn end_enrolment(&self, enrolment: &Enrolment) -> Result<TransactWriteItem, StoreError> {
        let (pk, sk) = enrolment_keys(enrolment.principal, enrolment.session, enrolment.factor);
        self.end_waiting(key(pk, sk), enrolment.id)
    }
}
