//! The two single writes that the other modules use: put a new row, and update a row under a condition.

use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::operation::update_item::builders::UpdateItemFluentBuilder;
use aws_sdk_dynamodb::operation::update_item::{UpdateItemError, UpdateItemOutput};
use aws_sdk_dynamodb::types::ReturnValuesOnConditionCheckFailure;

use super::{Flows, Item, StoreError, unavailable};

impl Flows {
    /// Puts a new row. Its id is random, so an existing row with this key comes from an earlier try whose answer was lost. It
    /// may have been delivered since, so it is not written again.
    pub(super) async fn put_once(&self, row: Item) -> Result<(), StoreError> {
        let put = self.client.put_item().table_name(&self.table).set_item(Some(row)).condition_expression("attribute_not_exists(pk)");
        match put.send().await {
            Ok(_) => Ok(()),
            Err(error) if error.as_service_error().is_some_and(PutItemError::is_conditional_check_failed_exception) => Ok(()),
            Err(error) => Err(unavailable(&error)),
        }
    }

    pub(super) fn update(&self, key: Item) -> UpdateItemFluentBuilder {
        self.client.update_item().table_name(&self.table).set_key(Some(key))
    }
}

/// Sends a conditional update. Returns the answer, or the item as it was when the condition failed.
pub(super) async fn send(update: UpdateItemFluentBuilder) -> Result<Result<UpdateItemOutput, Item>, StoreError> {
    let update = update.return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld);
    match update.send().await {
        Ok(output) => Ok(Ok(output)),
        Err(error) => match error.as_service_error() {
            Some(UpdateItemError::ConditionalCheckFailedException(failed)) => Ok(Err(failed.item.clone().unwrap_or_default())),
            _ => Err(unavailable(&error)),
        },
    }
}
