//! Records what SES reports about mails: that a mail bounced, is late or was rejected, or that its reader complained.
//!
//! SES publishes these events to a topic of SNS, and the topic calls this function. IAM lets nobody but SES publish to the topic, and
//! nobody but the topic call the function, so the function trusts the events. It reads no table, and writes nothing but records of
//! messages. An event may arrive twice, late or out of order: the key of its record is made of the time in the event and the id that
//! SNS gave it.
//!
//! An event that cannot be read or recorded fails the call. Lambda repeats the call twice, and then puts the event in a queue.

mod event;

use aws_lambda_events::event::sns::{SnsEvent, SnsMessage};
use rekey_adapters::config::FromEnv;
use rekey_adapters::errors::with_sources;
use rekey_adapters::resources::Resources;
use rekey_adapters::settings;
use rekey_adapters::store::{Flows, FlowsConfig, StoreError};
use rekey_domain::clock::Clock;
use rekey_domain::contact::Contact;
use rekey_domain::id::Id;
use rekey_domain::message_record::{MessageRecord, RECORD_LIFE};
use serde::Serialize;

use self::event::{MailEvent, Unreadable};

settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        tables: FlowsConfig = FromEnv::from_env(env)?,
    }
}

/// Records what SES reports about mails.
#[derive(Clone)]
pub struct Bounce {
    flows: Flows,
    clock: Clock,
}

/// The answer to a call, for people who call the function by hand.
#[derive(Debug, Serialize)]
pub struct Recorded {
    /// The events of which there is a record now.
    pub recorded: usize,
}

/// Why an event was not recorded. It does not repeat the event, which names an address.
#[derive(Debug, thiserror::Error)]
pub enum NotRecorded {
    /// The event is not one of SES, or not complete.
    #[error("an event about a mail cannot be read")]
    Unreadable(#[from] Unreadable),
    /// The database did not take the record.
    #[error("an event about a mail was not recorded")]
    Store(#[from] StoreError),
}

impl Bounce {
    /// Builds the function from its settings.
    pub fn new(config: Config, resources: &Resources) -> Self {
        Self { flows: Flows::new(config.tables, resources.dynamodb.clone()), clock: resources.clock.clone() }
    }

    /// Records the events of a call.
    ///
    /// # Errors
    /// At the first event that cannot be read or recorded. The call can be repeated: an event has one record.
    pub async fn handle(&self, call: SnsEvent) -> Result<Recorded, NotRecorded> {
        let mut recorded = 0;
        for SnsMessage { message_id, message, .. } in call.records.into_iter().map(|record| record.sns) {
            match self.record(&message_id, &message).await {
                Ok(true) => {
                    tracing::info!(target: "rekey", sns_id = message_id, "recorded");
                    recorded += 1;
                }
                Ok(false) => tracing::info!(target: "rekey", sns_id = message_id, "nothing to record"),
                Err(error) => {
                    tracing::error!(target: "rekey", sns_id = message_id, error = with_sources(&error), "not recorded");
                    return Err(error);
                }
            }
        }
        Ok(Recorded { recorded })
    }

    /// Records one event. Returns whether there was something to record.
    async fn record(&self, sns_id: &str, message: &str) -> Result<bool, NotRecorded> {
        let Some(MailEvent { to, message_id, at_millis, event }) = event::read(message)? else {
            return Ok(false);
        };
        // The time of the event may be wrong, so the life of the record begins now.
        let expires_at = self.clock.now().plus(RECORD_LIFE);
        let record = MessageRecord { at_millis, event, message: None, message_id, expires_at };
        self.flows.record_message(&Contact::Email(to), Id::of(sns_id), &record).await?;
        Ok(true)
    }
}
