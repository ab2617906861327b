//! SES's mailbox simulator: mail to `bounce@simulator.amazonses.com` bounces, and mail to `complaint@simulator.amazonses.com` gets a
//! complaint. The event about the mail goes to `bounce` as SNS sends it on AWS.
//! <https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator>

use aws_lambda_events::event::sns::SnsEvent;
use bounce::Bounce;
use rekey_domain::id::Id;
use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::watch;

use crate::database::stopped;

/// The event about a mail with this id, if its address is one of the simulator's. An address may have a label, as in
/// `bounce+label@…`.
pub(crate) fn event(to: &str, id: Id, at: &str) -> Option<Value> {
    let local_part = to.strip_suffix("@simulator.amazonses.com")?;
    let fact = match local_part.split('+').next()? {
        "bounce" => json!({"eventType": "Bounce", "bounce": {
            "feedbackId": format!("{id}-feedback"),
            "bounceType": "Permanent",
            "bounceSubType": "General",
            "bouncedRecipients": [{
                "emailAddress": to,
                "action": "failed",
                "status": "5.1.1",
                "diagnosticCode": "smtp; 550 5.1.1 user unknown"
            }],
            "timestamp": at,
            "reportingMTA": "dsn; a8-70.smtp-out.amazonses.com"
        }}),
        "complaint" => json!({"eventType": "Complaint", "complaint": {
            "feedbackId": format!("{id}-feedback"),
            "complaintSubType": null,
            "complainedRecipients": [{"emailAddress": to}],
            "timestamp": at,
            "userAgent": "Amazon SES Mailbox Simulator",
            "complaintFeedbackType": "abuse"
        }}),
        _ => return None,
    };
    let mut event = fact;
    event["mail"] = json!({"timestamp": at, "messageId": id, "destination": [to]});
    Some(event)
}

/// A call of a function by SNS, with this event as its message. SNS gives each message an id.
fn call(id: &str, message: &Value) -> Value {
    json!({"Records": [{
        "EventSource": "aws:sns",
        "EventVersion": "1.0",
        "EventSubscriptionArn": "arn:aws:sns:dynoxide:123456789012:mail-events:local",
        "Sns": {
            "Type": "Notification",
            "MessageId": id,
            "TopicArn": "arn:aws:sns:dynoxide:123456789012:mail-events",
            "Subject": null,
            "Message": message.to_string(),
            "Timestamp": "1970-01-01T00:00:00.000Z",
            "SignatureVersion": "1",
            "Signature": "local",
            "SigningCertUrl": "http://localhost/",
            "UnsubscribeUrl": "http://localhost/",
            "MessageAttributes": {}
        }
    }]})
}

/// Sends each event to `bounce`, until the stack stops.
pub(crate) async fn run(bounce: Bounce, mut events: UnboundedReceiver<Value>, stop: watch::Receiver<bool>) {
    let stopped = stopped(stop);
    tokio::pin!(stopped);
    loop {
        let event = tokio::select! {
            () = &mut stopped => return,
            Some(event) = events.recv() => event,
        };
        let id = event["mail"]["messageId"].as_str().unwrap_or_default();
        let recorded = match serde_json::from_value::<SnsEvent>(call(id, &event)) {
            Ok(call) => bounce.handle(call).await.map(drop).map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        };
        if let Err(error) = recorded {
            tracing::warn!(error, "an event about a mail was not recorded");
        }
    }
}
