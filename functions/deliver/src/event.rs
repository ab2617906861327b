//! The two calls of `deliver`: records of the stream, and the rule that asks every quarter of an hour for what is due.

use aws_lambda_events::event::dynamodb::Event;
use aws_lambda_events::streams::DynamoDbEventResponse;
use serde::{Deserialize, Serialize};

use crate::Deliver;
use crate::due::NotAnnounced;

/// A call.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Call {
    /// The input of the rule, `{"due": true}`.
    Due {
        /// Always true.
        due: bool,
    },
    /// Records of the stream.
    Stream(Event),
}

/// The answer to a call. Lambda reads that to records; nobody reads the other.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// The records to deliver again.
    Stream(DynamoDbEventResponse),
    /// All that was due is announced.
    Done {},
}

impl Deliver {
    /// Answers a call.
    ///
    /// # Errors
    /// If not all that is due could be announced.
    pub async fn answer(&self, call: Call) -> Result<Answer, NotAnnounced> {
        match call {
            Call::Stream(event) => Ok(Answer::Stream(self.handle(event).await)),
            Call::Due { .. } => self.announce_due().await.map(|()| Answer::Done {}),
        }
    }
}
