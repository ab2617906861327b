//! Enrolments: factors that stay pending until a right code confirms them.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::clock::Timestamp;
use rekey_domain::enrolment::{ENROLMENT_TRIES, Enrolment};
use rekey_domain::factors::Factor;
use rekey_domain::id::Id;

use super::error::Result;
use super::sessions::OpenSession;
use super::table::{KEPT_EXPIRED, key, row};
use super::tables::Flows;
use super::write::Item;

/// A session has at most one enrolment of each factor. Enrolments in other sessions do not disturb it.
fn enrolment_key(principal: Id, session: Id, factor: Factor) -> Item {
    key(format!("ENROLMENT#{principal}"), format!("{}#{session}", factor.name().to_uppercase()))
}

impl Flows {
    pub(super) fn enrolment_item(&self, enrolment: &Enrolment) -> Item {
        let key = enrolment_key(enrolment.principal, enrolment.session, enrolment.factor);
        row(key, "enrolment", Some(enrolment.expires_at.plus(KEPT_EXPIRED)), enrolment)
    }

    /// Stores an enrolment in place of an earlier one.
    pub async fn put_enrolment(&self, enrolment: &Enrolment) -> Result<()> {
        self.table.put(self.enrolment_item(enrolment)).await
    }

    /// This session's enrolment of a factor, if a code can still confirm it.
    pub async fn pending_enrolment(&self, open: &OpenSession, factor: Factor, now: Timestamp) -> Result<Option<Enrolment>> {
        let found: Option<Enrolment> = self.table.get(enrolment_key(open.principal.id, open.session.id, factor)).await?;
        Ok(found.filter(|enrolment| enrolment.is_pending(open.principal.epoch, now)))
    }

    /// Takes one of the tries of this session's enrolment, before the code is compared. Returns the row after the write, or
    /// `None` if there is no such enrolment, it has ended or its tries are used up.
    pub async fn reserve_enrolment_try(&self, open: &OpenSession, factor: Factor, now: Timestamp) -> Result<Option<Enrolment>> {
        self.reserve_try(enrolment_key(open.principal.id, open.session.id, factor), open.principal.epoch, ENROLMENT_TRIES, now).await
    }

    /// Deletes the enrolment if it has not been replaced.
    pub(super) fn end_enrolment(&self, enrolment: &Enrolment) -> TransactWriteItem {
        self.end_pending(enrolment_key(enrolment.principal, enrolment.session, enrolment.factor), enrolment.id)
    }
}
