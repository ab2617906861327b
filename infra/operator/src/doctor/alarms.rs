//! What has gone wrong already, and whether anybody hears of it.

use aws_sdk_cloudwatch::types::StateValue;
use aws_sdk_sqs::types::QueueAttributeName;

use super::deployment::Deployment;
use super::finding::Finding;
use crate::failure::Failure;

/// Whether records of a stream were given up. `output` names their queue.
pub(super) async fn dead_letters(on: &Deployment, output: &str, redrive: &str) -> Result<Finding, Failure> {
    letters(on, output, &format!("Fix the cause (infra/README.md, Dead letters), then run `rekey-operator {redrive}`.")).await
}

/// Whether events of SES could not be recorded.
pub(super) async fn unrecorded(on: &Deployment) -> Result<Finding, Failure> {
    letters(on, "UnrecordedMailEvents", "See infra/README.md, Mail events that were not recorded.").await
}

async fn letters(on: &Deployment, output: &str, todo: &str) -> Result<Finding, Failure> {
    let request = aws_sdk_sqs::Client::new(&on.aws).get_queue_attributes().queue_url(on.output(output)?);
    let request = request.attribute_names(QueueAttributeName::ApproximateNumberOfMessages);
    let answer = request.send().await?;
    let count = answer.attributes().and_then(|attributes| attributes.get(&QueueAttributeName::ApproximateNumberOfMessages));
    Ok(match count.map(String::as_str) {
        None => return Err(Failure::in_the_way("SQS does not say how many messages the queue has.")),
        Some("0") => Finding::ok("the queue is empty"),
        Some(count) => Finding::fault(format!("{count} letters are in the queue"), todo),
    })
}

/// The alarms of the stack that are on.
pub(super) async fn alarms(on: &Deployment) -> Result<Finding, Failure> {
    let client = aws_sdk_cloudwatch::Client::new(&on.aws);
    let request = client.describe_alarms().action_prefix(on.output("AlarmTopic")?).state_value(StateValue::Alarm);
    let answer = request.send().await?;
    let alarms: Vec<String> = answer
        .metric_alarms()
        .iter()
        .map(|alarm| {
            let name = alarm.alarm_name().unwrap_or_default();
            format!("{} ({})", on.logical(name), alarm.alarm_description().unwrap_or_default().trim_end_matches('.'))
        })
        .collect();
    Ok(if alarms.is_empty() { Finding::ok("no alarm is on") } else { Finding::fault(alarms.join(", "), "See infra/README.md, Alarms.") })
}

/// Whether anybody gets the alarms.
pub(super) async fn subscribers(on: &Deployment) -> Result<Finding, Failure> {
    let topic = on.output("AlarmTopic")?;
    let answer = aws_sdk_sns::Client::new(&on.aws).list_subscriptions_by_topic().topic_arn(topic).send().await;
    let answer = answer?;
    // SNS writes this in the place of an ARN until the subscriber has confirmed.
    let (pending, confirmed): (Vec<_>, Vec<_>) =
        answer.subscriptions().iter().partition(|subscription| subscription.subscription_arn() == Some("PendingConfirmation"));
    let unconfirmed: Vec<&str> = pending.iter().filter_map(|subscription| subscription.endpoint()).collect();
    Ok(match (confirmed.len(), unconfirmed.as_slice()) {
        (0, []) => Finding::warning(
            "nobody gets the alarms",
            "Deploy with AlarmEmail=<address>, or subscribe your pager to the topic in the output AlarmTopic.",
        ),
        (_, []) => Finding::ok(format!("alarms go to {} subscribers", confirmed.len())),
        (_, unconfirmed) => Finding::warning(
            format!("{} gets no alarms before confirming the subscription", unconfirmed.join(", ")),
            "Follow the link in the mail that SNS has sent there.",
        ),
    })
}
