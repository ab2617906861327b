//! The errors of the store.

use std::error::Error;
use std::fmt::Debug;

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_smithy_runtime_api::box_error::BoxError;

use crate::aws::{error_code, refused_right, transport_error};

pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// The store did not complete a request, or does not know whether it did. The caller does nothing that depends on the request.
///
/// A request that cannot be built is a defect of this program. It panics and is none of these errors.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// DynamoDB did not answer, throttled the request, or left part of it undone.
    #[error("the database did not answer: {code}")]
    Unavailable {
        /// The kind of failure, without any data of the request.
        code: String,
        /// The failure of the connection, if there was no answer.
        source: Option<BoxError>,
    },
    /// The role of the caller does not allow the request.
    #[error("the database refuses {right}")]
    Refused {
        /// The right that the role lacks, such as `dynamodb:Query`.
        right: String,
    },
    /// Every try conflicted with other writes to the same items.
    #[error("other writes to the same items came first")]
    Conflict,
    /// A stored item does not parse.
    #[error("a stored item does not parse")]
    Unreadable(#[from] serde_dynamo::Error),
    /// A stored item parses, but lacks an attribute that its kind always has.
    #[error("a stored item is damaged: {0}")]
    Damaged(&'static str),
}

impl<E, R> From<SdkError<E, R>> for StoreError
where
    E: ProvideErrorMetadata + Error + Send + Sync + 'static,
    R: Debug + Send + Sync + 'static,
{
    fn from(error: SdkError<E, R>) -> Self {
        if let Some(right) = refused_right(&error) {
            return Self::Refused { right };
        }
        Self::Unavailable { code: error_code(&error), source: transport_error(error) }
    }
}
