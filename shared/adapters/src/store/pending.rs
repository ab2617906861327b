//! Enrolments and changes of a contact, each of which waits in its session for a code. Each row has its own tries and ends with
//! the epoch.

use aws_sdk_dynamodb::types::TransactWriteItem;
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use serde::de::DeserializeOwned;

use super::error::Result;
use super::tables::Flows;
use super::write::{Item, Write, above, below};

impl Flows {
    /// Takes one try, before the code is compared. Returns the row after the write, or `None` if there is no such row, it has
    /// ended or its tries are used up.
    pub(super) async fn reserve_try<T: DeserializeOwned>(&self, key: Item, epoch: u64, most: u32, now: Timestamp) -> Result<Option<T>> {
        let take = Write::to(key).require("epoch", epoch).when(above("expires_at", now)).when(below("tries", most)).add("tries", 1);
        self.table.updated(take).await
    }

    /// Deletes the row if it still has this id.
    pub(super) fn end_pending(&self, key: Item, id: Id) -> TransactWriteItem {
        self.table.tx_delete(Write::to(key).require("id", id))
    }
}
