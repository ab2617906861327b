//! Transactions that met another on the same item are tried again by the SDK, which by itself does not.

use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::CancellationReason;
use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;
use aws_smithy_runtime_api::client::retries::classifiers::{ClassifyRetry, RetryAction};

/// Says "try again" of a transaction that was cancelled by a conflict and by nothing else.
#[derive(Debug)]
pub(super) struct TransactionConflicts;

impl ClassifyRetry for TransactionConflicts {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let error = match context.output_or_error() {
            Some(Err(error)) => error.as_operation_error(),
            _ => None,
        };
        match error.and_then(|error| error.downcast_ref::<TransactWriteItemsError>()) {
            Some(TransactWriteItemsError::TransactionCanceledException(cancelled))
                if is_conflict(cancelled.cancellation_reasons()) =>
            {
                RetryAction::transient_error()
            }
            _ => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "transaction conflicts"
    }
}

/// Whether something stood in the way but no condition failed.
pub(super) fn is_conflict(reasons: &[CancellationReason]) -> bool {
    let any = |code| reasons.iter().any(|reason| reason.code() == Some(code));
    !any("ConditionalCheckFailed") && ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"].into_iter().any(any)
}
