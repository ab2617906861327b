//! Retries of writes that conflict with a transaction on the same item. The SDK does not retry such writes by itself.

use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::operation::delete_item::DeleteItemError;
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::operation::update_item::UpdateItemError;
use aws_sdk_dynamodb::types::CancellationReason;
use aws_smithy_runtime_api::client::interceptors::context::{Error, InterceptorContext};
use aws_smithy_runtime_api::client::retries::classifiers::{ClassifyRetry, RetryAction};

/// Marks a write for a retry if it was refused for a conflict and for no other reason.
#[derive(Debug)]
pub(super) struct TransactionConflicts;

impl ClassifyRetry for TransactionConflicts {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let error = match context.output_or_error() {
            Some(Err(error)) => error.as_operation_error(),
            _ => None,
        };
        if error.is_some_and(met_a_transaction) { RetryAction::transient_error() } else { RetryAction::NoActionIndicated }
    }

    fn name(&self) -> &'static str {
        "transaction conflicts"
    }
}

fn met_a_transaction(error: &Error) -> bool {
    if let Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) = error.downcast_ref() {
        return is_conflict(cancelled.cancellation_reasons());
    }
    let code = (error.downcast_ref().and_then(UpdateItemError::code))
        .or_else(|| error.downcast_ref().and_then(PutItemError::code))
        .or_else(|| error.downcast_ref().and_then(DeleteItemError::code));
    code == Some("TransactionConflictException")
}

/// Whether a conflict or throttling cancelled the transaction and no condition failed.
pub(super) fn is_conflict(reasons: &[CancellationReason]) -> bool {
    let any = |code| reasons.iter().any(|reason| reason.code() == Some(code));
    !any("ConditionalCheckFailed") && ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"].into_iter().any(any)
}
