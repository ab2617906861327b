//! What waits in its session for a code: an enrolment or a change of contact. Each row has its own tries and ends with the
//! epoch.

use aws_sdk_dynamodb::types::{Delete, ReturnValue, TransactWriteItem};
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use serde::de::DeserializeOwned;

use super::writes::send;
use super::{Flows, Item, StoreError, number, parse, text, time};

impl Flows {
    /// Takes one try, before the code is compared. Returns the row after the write, or `None` if there is no such row, it has
    /// ended or its tries are used up.
    pub(super) async fn reserve_try<T: DeserializeOwned>(
        &self,
        key: Item,
        epoch: u64,
        most: u32,
        now: Timestamp,
    ) -> Result<Option<T>, StoreError> {
        let update = self
            .update(key)
            .update_expression("SET tries = tries + :one")
            .condition_expression("epoch = :epoch AND expires_at > :now AND tries < :most")
            .expression_attribute_values(":epoch", number(epoch))
            .expression_attribute_values(":now", time(now))
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":most", number(most))
            .return_values(ReturnValue::AllNew);
        send(update).await?.ok().map(|output| parse(output.attributes.unwrap_or_default())).transpose()
    }

    /// Deletes the row if it still has this id.
    pub(super) fn end_pending(&self, key: Item, id: Id) -> Result<TransactWriteItem, StoreError> {
        let delete = Delete::builder()
            .table_name(&self.table)
            .set_key(Some(key))
            .condition_expression("id = :id")
            .expression_attribute_values(":id", text(id))
            .build();
        let delete = delete.map_err(|error| StoreError::Damaged(error.to_string()))?;
        Ok(TransactWriteItem::builder().delete(delete).build())
    }
}
