//! Reads the stream of the flows table. Only this function finds out whether a message has a recipient, creates the secrets in
//! the message, and sends it.
//!
//! A record may arrive twice, late or out of order, so the function trusts nothing in it. The function reads the row again,
//! stores the hashes of each delivery before it sends, and skips a row that needs nothing more. The function reports a record
//! that fails, and the stream retries the record. A record that keeps failing goes to the dead-letter queue.

mod alert;
mod code;
mod message;
mod notice;
mod outbox;
mod recovery;
mod registration;
mod samples;
mod send;

use aws_lambda_events::event::dynamodb::{Event, EventRecord};
use aws_lambda_events::streams::{DynamoDbBatchItemFailure, DynamoDbEventResponse};
use futures_util::future::join_all;
use rekey_adapters::config::{BaseUrl, Env, FromEnv, SmsCountries};
use rekey_adapters::keys::{CodeKey, CodeKeyConfig, KeysError};
use rekey_adapters::mailer::{MailConfig, MailError, Mailer};
use rekey_adapters::resources::Resources;
use rekey_adapters::sms::{Sms, SmsConfig, SmsError};
use rekey_adapters::store::{Charge, Counter, Directory, DirectoryConfig, StoreError};
use rekey_domain::budget::{Budget, Spending};
use rekey_domain::clock::Clock;
use rekey_domain::contact::Contact;
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey, Limit};
use rekey_domain::one_time_code_request::CodeScope;
use rekey_domain::random::Random;
use serde::Deserialize;

pub use self::message::{Message, Site};
pub use self::samples::{Names, previews, sms_previews};

/// The settings of this function, read from the environment.
pub struct Config {
    tables: DirectoryConfig,
    key: CodeKeyConfig,
    mail: MailConfig,
    sms: SmsConfig,
    site: Site,
    per_contact: Limit,
    sms_notices: Limit,
    sms_range: Limit,
    notices: Limit,
}

impl FromEnv for Config {
    fn from_env(env: &mut Env) -> Option<Self> {
        let (tables, key) = (DirectoryConfig::from_env(env), CodeKeyConfig::from_env(env));
        let (mail, sms, site) = (MailConfig::from_env(env), SmsConfig::from_env(env), Site::from_env(env));
        let per_contact = env.limit("REKEY_LIMIT_MESSAGE_CONTACT", Limit::new(3, 300));
        let sms_notices = env.limit("REKEY_LIMIT_SMS_NOTICE", Limit::new(5, 3600));
        let sms_range = env.limit("REKEY_LIMIT_SMS_BINDING_RANGE", Limit::new(10, 3600));
        let notices = env.limit("REKEY_LIMIT_NOTICE", Limit::new(3, 3600));
        let (tables, key, mail, sms, site) = (tables?, key?, mail?, sms?, site?);
        Some(Self { tables, key, mail, sms, site, per_contact, sms_notices, sms_range, notices })
    }
}

impl FromEnv for Site {
    fn from_env(env: &mut Env) -> Option<Self> {
        let (brand, base_url, support_url) = (env.brand(), env.base_url(), env.support_url());
        Some(Self { brand, base_url: base_url.as_ref().map(BaseUrl::as_str)?.to_owned(), support_url })
    }
}

/// Delivers the messages that rows of the flows table ask for.
pub struct Deliver {
    directory: Directory,
    code_key: CodeKey,
    mailer: Mailer,
    sms: Sms,
    sms_countries: SmsCountries,
    sms_budget: Budget,
    mail_budget: Budget,
    site: Site,
    per_contact: Limit,
    sms_notices: Limit,
    sms_range: Limit,
    notices: Limit,
    clock: Clock,
    random: Random,
}

/// The reason why a record was not delivered, and is to be retried.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Keys(#[from] KeysError),
    #[error(transparent)]
    Mail(#[from] MailError),
    #[error(transparent)]
    Sms(#[from] SmsError),
    #[error("a message could not be written: {0}")]
    Template(#[from] askama::Error),
    #[error("it was tried too often, or too long ago, to be sent any more")]
    Undeliverable,
}

/// The fields that `deliver` reads from a record.
#[derive(Deserialize)]
struct Image {
    kind: String,
    id: Id,
    /// For a request for a code: the purpose and target of the code.
    #[serde(flatten)]
    scope: Option<CodeScope>,
}

#[derive(Deserialize)]
struct Key {
    pk: String,
}

impl Deliver {
    /// Builds the function from its settings.
    pub fn new(config: Config, resources: &Resources) -> Self {
        Self {
            directory: Directory::new(config.tables, resources.dynamodb.clone()),
            code_key: CodeKey::new(config.key, &resources.aws),
            mailer: Mailer::new(&config.mail, &resources.aws),
            sms: Sms::new(&config.sms, &resources.aws),
            sms_countries: config.sms.countries,
            sms_budget: config.sms.daily_budget,
            mail_budget: config.mail.daily_budget,
            site: config.site,
            per_contact: config.per_contact,
            sms_notices: config.sms_notices,
            sms_range: config.sms_range,
            notices: config.notices,
            clock: resources.clock.clone(),
            random: resources.random.clone(),
        }
    }

    /// Delivers a batch and returns the records to retry.
    pub async fn handle(&self, event: Event) -> DynamoDbEventResponse {
        let failed = join_all(event.records.into_iter().map(|record| self.record(record))).await;
        let failure = |sequence_number| {
            let mut failure = DynamoDbBatchItemFailure::default();
            failure.item_identifier = Some(sequence_number);
            failure
        };
        let mut response = DynamoDbEventResponse::default();
        response.batch_item_failures = failed.into_iter().flatten().map(failure).collect();
        response
    }

    /// Delivers one record. Returns its sequence number if that failed.
    async fn record(&self, record: EventRecord) -> Option<String> {
        if record.event_name != "INSERT" {
            return None;
        }
        let sequence_number = record.change.sequence_number.unwrap_or_default();
        let image: Image = match serde_dynamo::from_item(record.change.new_image) {
            Ok(image) => image,
            Err(_) => return owes_a_message(record.change.keys).then_some(sequence_number),
        };
        let result = match image.kind.as_str() {
            "recovery" => self.recovery(image.id).await,
            "registration" => self.registration(image.id).await,
            "owed" => self.outbox_message(image.id).await,
            "alert" => self.alert(image.id).await,
            "code" => match image.scope {
                Some(scope) => self.code(image.id, scope).await,
                None => return Some(sequence_number),
            },
            _ => return None,
        };
        match result {
            Ok(outcome) => {
                tracing::info!(target: "rekey", kind = image.kind, row = %image.id, outcome = outcome.name(), "delivery");
                None
            }
            Err(error) => {
                tracing::error!(target: "rekey", kind = image.kind, row = %image.id, %error, "delivery failed");
                Some(sequence_number)
            }
        }
    }

    /// The counters of a requested message: its contact, and its share of a daily budget if it has one. A contact over its
    /// limit gets no message for a while, and the caller is not told.
    fn charge(&self, action: Action, contact: &Contact, spending: Option<Spending>) -> Charge<'_> {
        let mut counters = vec![Counter::Bucket(BucketKey::contact(action, contact), self.per_contact)];
        if let (Contact::Phone(number), Some(Spending::SmsBinding)) = (contact, spending) {
            // Not in the answer: it would tell a stranger what others do at numbers of the range.
            counters.push(Counter::Bucket(BucketKey::range(Action::SmsBinding, number), self.sms_range));
        }
        counters.extend(spending.map(|spending| self.budget(spending)));
        Charge { counters, clock: &self.clock }
    }

    /// The counter of a daily budget's share, starting at a random shard.
    fn budget(&self, spending: Spending) -> Counter {
        let budget = if spending.action() == Action::Sms { self.sms_budget } else { self.mail_budget };
        let [first] = self.random.bytes();
        Counter::Budget(budget, spending, u32::from(first))
    }

    /// Whether this deployment can write to this contact: to every address, and to numbers of the configured countries.
    fn reaches(&self, contact: &Contact) -> bool {
        match contact {
            Contact::Email(_) => true,
            Contact::Phone(number) => self.sms_countries.allow(number),
        }
    }
}

/// Whether an unreadable row may need a message. Buckets and devices are rows without an id; on AWS the filter of the event
/// source keeps them away.
fn owes_a_message(keys: serde_dynamo::Item) -> bool {
    let key: Result<Key, _> = serde_dynamo::from_item(keys);
    key.is_ok_and(|key| ["RECOVERY#", "REGISTRATION#", "OUTBOX#", "ALERT#", "CODE#"].iter().any(|ours| key.pk.starts_with(ours)))
}

/// The outcome of a record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// A message was sent.
    Sent,
    /// There is no recipient, or no longer a reason to write.
    NothingToSend,
    /// The contact is over its limit for this kind of message.
    HeldBack,
    /// The day's budget for this kind of message is spent.
    OverBudget,
    /// This deployment sends no SMS to the number.
    Refused,
}

impl Outcome {
    fn name(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::NothingToSend => "nothing_to_send",
            Self::HeldBack => "held_back",
            Self::OverBudget => "over_budget",
            Self::Refused => "refused",
        }
    }
}
