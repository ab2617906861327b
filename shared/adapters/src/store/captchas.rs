//! Spent CAPTCHAs, each under its hash. Only the request that writes the row first may have its answer checked.

use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::types::ReturnValuesOnConditionCheckFailure;
use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use serde::{Deserialize, Serialize};

use super::{Flows, Row, StoreError, parse, unavailable};

/// The row of a spent CAPTCHA.
#[derive(Serialize, Deserialize)]
struct Spent {
    /// The operation that spent it.
    spent_by: Id,
}

impl Flows {
    /// Spends a CAPTCHA whose row is deleted after `expires_at`. Returns whether this operation spent it. A retry whose first
    /// answer was lost finds its own row.
    ///
    /// # Errors
    /// If the database does not take the write. No answer may be checked then.
    pub async fn spend_captcha(&self, hash: &str, op: Id, expires_at: Timestamp) -> Result<bool, StoreError> {
        let row = Row {
            pk: format!("CAPTCHA#{hash}"),
            sk: "CAPTCHA".to_owned(),
            kind: "captcha",
            delete_after: Some(expires_at),
            body: &Spent { spent_by: op },
        };
        let put = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(row.item()?))
            .condition_expression("attribute_not_exists(pk)")
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld);
        match put.send().await {
            Ok(_) => Ok(true),
            Err(error) => match error.as_service_error() {
                Some(PutItemError::ConditionalCheckFailedException(failed)) => {
                    let spent: Option<Spent> = failed.item.clone().map(parse).transpose()?;
                    Ok(spent.is_some_and(|spent| spent.spent_by == op))
                }
                _ => Err(unavailable(&error)),
            },
        }
    }
}
