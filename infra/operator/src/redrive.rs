//! `redrive`: sends the messages and publishes the events that Lambda gave up, once their cause is fixed.

use std::fmt::{self, Display, Formatter};

use aws_sdk_dynamodbstreams::error::SdkError;
use aws_sdk_dynamodbstreams::operation::get_records::GetRecordsError;
use aws_sdk_dynamodbstreams::operation::get_shard_iterator::GetShardIteratorError;
use aws_sdk_dynamodbstreams::types::{Record, ShardIteratorType};
use aws_sdk_lambda::primitives::Blob;
use aws_sdk_sqs::types::{Message, QueueAttributeName};
use aws_types::SdkConfig;
use clap::{Args, Subcommand};
use rekey_domain::id::Id;
use serde::{Deserialize, Serialize};
use serde_dynamo::Item;
use serde_json::{Value, json};

use crate::context::Context;
use crate::failure::Failure;
use crate::report::{Done, Report};
use crate::role::Role;
use crate::stack::Stack;
use crate::target::{Deployment, Target};

/// The notices in one invocation of `deliver`. It sends them side by side, within its timeout even at the rate of a small account.
const NOTICES_AT_ONCE: usize = 50;
/// The pages of a stream that are read for one letter. A letter names at most ten records.
const MOST_PAGES: usize = 100;
/// Seconds for which nobody else sees a letter that this command works on.
const WORKED_ON: i32 = 600;

#[derive(Subcommand)]
pub enum Redrive {
    /// Sends the notices that could not be sent, and announces the waits that are due.
    Messages(Options),
    /// Publishes the events that could not be published, as long as the stream holds them: for a day.
    Events(Options),
}

#[derive(Args)]
pub struct Options {
    /// Also deletes the letters of the queue that are of no more use.
    #[arg(long)]
    purge: bool,
}

impl Redrive {
    /// The role that allows the command. A caller of `publish` can make up events, so the role of support must not call it.
    pub fn role(&self) -> Role {
        match self {
            Self::Messages(_) => Role::Operator,
            Self::Events(_) => Role::Deployer,
        }
    }

    /// Runs the command.
    ///
    /// # Errors
    /// If AWS refuses a request, or the function does not work.
    pub async fn run(self, target: &Target) -> Result<Done, Failure> {
        let deployment = match target {
            Target::Aws(deployment) => deployment,
            Target::Local(_) => return Ok(DeliversByItself.into()),
        };
        match self {
            Self::Messages(options) => Ok(messages(deployment, &Context::open(target).await?, options).await?.into()),
            Self::Events(options) => Ok(events(deployment, options).await?.into()),
        }
    }
}

/// What became of the notices.
#[derive(Serialize)]
struct Notices {
    /// Those that are sent, or that need not be sent any more.
    done: usize,
    /// Those that `deliver` could not send.
    left: usize,
    /// The letters in the queue.
    letters: String,
    purged: bool,
}

/// What became of the events, by the letters that name them.
#[derive(Default, Serialize)]
struct Events {
    published: usize,
    /// The letters whose events could not be published.
    left: usize,
    /// The letters whose events are no longer in the stream.
    too_old: usize,
    purged: bool,
}

/// The local stack has no letters.
#[derive(Serialize)]
struct DeliversByItself;

/// The answer of a function to records. It names those to do again.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct BatchAnswer {
    batch_item_failures: Vec<Value>,
}

/// A letter of Lambda about records of a stream.
#[derive(Deserialize)]
struct Letter {
    #[serde(rename = "DDBStreamBatchInfo")]
    batch: Batch,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Batch {
    stream_arn: String,
    shard_id: String,
    start_sequence_number: String,
    end_sequence_number: String,
}

/// Has `deliver` send every notice that is not marked as sent. A notice that is sent meanwhile is not sent twice.
async fn messages(deployment: &Deployment, context: &Context, options: Options) -> Result<Notices, Failure> {
    let functions = aws_sdk_lambda::Client::new(&deployment.sdk);
    let stack = Stack::of(deployment).await?;
    let (deliver, queue) = (stack.output("DeliverFunction")?, stack.output("DeadLetters")?);
    let unsent = context.directory.flows().unsent_outbox_messages().await?;
    let mut left = 0;
    for part in unsent.chunks(NOTICES_AT_ONCE) {
        let records: Vec<Value> = part.iter().map(|id| notice_record(*id)).collect();
        let answer: BatchAnswer = invoke(&functions, deliver, &json!({"Records": records})).await?;
        left += answer.batch_item_failures.len();
    }
    let _: Value = invoke(&functions, deliver, &json!({"due": true})).await?;
    let letters = aws_sdk_sqs::Client::new(&deployment.sdk);
    let purged = options.purge && left == 0;
    if purged {
        letters.purge_queue().queue_url(queue).send().await?;
    }
    let count = letters.get_queue_attributes().queue_url(queue).attribute_names(QueueAttributeName::ApproximateNumberOfMessages);
    let count = count.send().await?.attributes.and_then(|mut found| found.remove(&QueueAttributeName::ApproximateNumberOfMessages));
    Ok(Notices { done: unsent.len() - left, left, letters: count.unwrap_or_default(), purged })
}

/// The record of the stream that inserted this notice, as far as `deliver` reads it.
fn notice_record(id: Id) -> Value {
    let key = json!({"pk": {"S": format!("OUTBOX#{id}")}, "sk": {"S": "OUTBOX"}});
    record("INSERT", &id.to_string(), &key, &json!({"kind": {"S": "owed"}, "id": {"S": id}}))
}

/// A record of a stream in the form in which Lambda gives it to a function.
fn record(event_name: &str, sequence_number: &str, keys: &impl Serialize, new_image: &impl Serialize) -> Value {
    json!({
        "eventID": sequence_number, "eventName": event_name, "awsRegion": "-",
        "dynamodb": {
            "ApproximateCreationDateTime": 0, "Keys": keys, "NewImage": new_image, "SequenceNumber": sequence_number, "SizeBytes": 0,
        },
    })
}

/// Has `publish` publish what the letters name, from the stream.
async fn events(deployment: &Deployment, options: Options) -> Result<Events, Failure> {
    let stack = Stack::of(deployment).await?;
    let (publish, queue) = (stack.output("PublishFunction")?, stack.output("UnpublishedEvents")?);
    let functions = aws_sdk_lambda::Client::new(&deployment.sdk);
    let letters = aws_sdk_sqs::Client::new(&deployment.sdk);
    let (mut done, mut kept) = (Events { purged: options.purge, ..Events::default() }, Vec::new());
    loop {
        let more = letters.receive_message().queue_url(queue).max_number_of_messages(10).visibility_timeout(WORKED_ON);
        let more = more.wait_time_seconds(1).send().await?.messages.unwrap_or_default();
        if more.is_empty() {
            break;
        }
        for letter in more {
            let of_use = match records(&deployment.sdk, &letter).await? {
                Some(records) => {
                    let answer: BatchAnswer = invoke(&functions, publish, &json!({"Records": records})).await?;
                    let is_published = answer.batch_item_failures.is_empty();
                    *(if is_published { &mut done.published } else { &mut done.left }) += 1;
                    !is_published
                }
                None => {
                    done.too_old += 1;
                    !options.purge
                }
            };
            if of_use {
                kept.extend(letter.receipt_handle);
            } else {
                letters.delete_message().queue_url(queue).set_receipt_handle(letter.receipt_handle).send().await?;
            }
        }
    }
    // The next run sees them at once.
    for receipt in kept {
        letters.change_message_visibility().queue_url(queue).receipt_handle(receipt).visibility_timeout(0).send().await?;
    }
    Ok(done)
}

/// The records that a letter names; `None` if the stream no longer holds them.
async fn records(sdk: &SdkConfig, letter: &Message) -> Result<Option<Vec<Value>>, Failure> {
    let unreadable =
        |_| Failure::in_the_way("A letter in the queue UnpublishedEvents names no records. Read it with `aws sqs receive-message`.");
    let Letter { batch } = serde_json::from_str(letter.body().unwrap_or_default()).map_err(unreadable)?;
    let streams = aws_sdk_dynamodbstreams::Client::new(sdk);
    let begin = streams.get_shard_iterator().stream_arn(batch.stream_arn).shard_id(batch.shard_id);
    let begin = begin.shard_iterator_type(ShardIteratorType::AtSequenceNumber).sequence_number(batch.start_sequence_number);
    let mut next = match begin.send().await {
        Err(SdkError::ServiceError(error)) if is_gone_at_the_start(error.err()) => return Ok(None),
        answer => answer?.shard_iterator,
    };
    let mut found = Vec::new();
    // A page may be empty though more records follow. An open shard always has a next page, a closed one ends.
    for _ in 0..MOST_PAGES {
        let Some(iterator) = next else { return Ok(Some(found)) };
        let page = match streams.get_records().shard_iterator(iterator).send().await {
            Err(SdkError::ServiceError(error)) if matches!(error.err(), GetRecordsError::TrimmedDataAccessException(_)) => return Ok(None),
            answer => answer?,
        };
        next = page.next_shard_iterator;
        for record in page.records.unwrap_or_default() {
            let number = number_of(&record).to_owned();
            if order(&number) <= order(&batch.end_sequence_number) {
                found.push(as_given_to_a_function(record));
            }
            if order(&number) >= order(&batch.end_sequence_number) {
                return Ok(Some(found));
            }
        }
    }
    Err(Failure::in_the_way("The stream does not show all records that a letter names. Run the command again."))
}

fn is_gone_at_the_start(error: &GetShardIteratorError) -> bool {
    use GetShardIteratorError::{ResourceNotFoundException, TrimmedDataAccessException};
    matches!(error, TrimmedDataAccessException(_) | ResourceNotFoundException(_))
}

fn number_of(record: &Record) -> &str {
    record.dynamodb().and_then(|change| change.sequence_number()).unwrap_or_default()
}

/// The order of sequence numbers, which are decimal numbers of up to 40 digits.
fn order(number: &str) -> (usize, &str) {
    let digits = number.trim_start_matches('0');
    (digits.len(), digits)
}

fn as_given_to_a_function(from: Record) -> Value {
    let name = from.event_name().map(|name| name.as_str()).unwrap_or_default().to_owned();
    let number = number_of(&from).to_owned();
    let change = from.dynamodb;
    let image = |item: Option<_>| Item::from(item.unwrap_or_default());
    let (keys, new_image) = change.map(|change| (image(change.keys), image(change.new_image))).unwrap_or_default();
    record(&name, &number, &keys, &new_image)
}

/// Calls a function and waits for its answer.
async fn invoke<T: for<'a> Deserialize<'a>>(functions: &aws_sdk_lambda::Client, name: &str, event: &Value) -> Result<T, Failure> {
    let answer = functions.invoke().function_name(name).payload(Blob::new(event.to_string())).send().await?;
    let payload = answer.payload.map(Blob::into_inner).unwrap_or_default();
    match (answer.function_error, serde_json::from_slice(&payload)) {
        (None, Ok(answer)) => Ok(answer),
        (Some(_) | None, _) => {
            Err(Failure::InTheWay(format!("{name} did not do its work. Read the last lines of its log, and run the command again.")))
        }
    }
}

impl Report for Notices {
    fn is_in_the_way(&self) -> bool {
        self.left > 0
    }
}

impl Display for Notices {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { done, left, letters, purged } = self;
        writeln!(f, "Notices that are sent or need not be sent any more: {done}. All waits that are due are announced.")?;
        if *left > 0 {
            writeln!(f, "Notices that could not be sent: {left}. The log of `deliver` names the reason.")?;
        }
        match (letters.as_str(), purged) {
            (_, true) => writeln!(f, "The queue of dead letters is purged."),
            ("0", false) => writeln!(f, "The queue of dead letters is empty."),
            (letters, false) => writeln!(f, "Letters in the queue of dead letters: {letters}. If no notice is left, --purge empties it."),
        }
    }
}

impl Report for Events {
    fn is_in_the_way(&self) -> bool {
        self.left > 0 || (self.too_old > 0 && !self.purged)
    }
}

impl Display for Events {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { published, left, too_old, purged } = self;
        writeln!(f, "Letters whose events are published: {published}.")?;
        if *left > 0 {
            writeln!(f, "Letters whose events could not be published: {left}. The log of `publish` names the reason.")?;
        }
        match (too_old, purged) {
            (0, _) => Ok(()),
            (count, true) => writeln!(f, "Letters whose events the stream no longer holds: {count}. They are deleted."),
            (count, false) => {
                writeln!(
                    f,
                    "Letters whose events the stream no longer holds: {count}. --purge deletes them. GET /v1/audit of the accounts shows the acts."
                )
            }
        }
    }
}

impl Report for DeliversByItself {}

impl Display for DeliversByItself {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "The local stack delivers and publishes by itself, and keeps no letters.")
    }
}
