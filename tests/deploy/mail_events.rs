//! What SES reports about mails. The emulator's SES reports nothing, so the test publishes an event to the topic in its place.

use std::fs;
use std::time::Duration;

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_domain::contact::Contact;
use rekey_domain::email::EmailAddress;
use rekey_domain::limits::contact_hash;
use rekey_tests::Item;
use rekey_tests::tools::root;
use serde_json::Value;

use super::emulator::{Cloud, OWNER};

/// The address in the samples of `events/bounce`.
const BOUNCED: &str = "sample@example.com";

/// `deliver` has recorded that it sent the owner's mail, and `bounce` records an event of the topic.
pub(super) async fn are_recorded(cloud: &Cloud) {
    assert!(record(cloud, OWNER).await["event"].as_s().is_ok_and(|event| event == "sent"));
    let sample: Value = serde_json::from_slice(&fs::read(root().join("events/bounce/bounce.json")).unwrap()).unwrap();
    cloud.publish(&cloud.outputs()["MailEventsTopic"], sample["Records"][0]["Sns"]["Message"].as_str().unwrap()).await;
    assert!(record(cloud, BOUNCED).await["event"].as_m().is_ok_and(|event| event.contains_key("bounced")));
}

/// The first record of an address. Waits for it.
async fn record(cloud: &Cloud, address: &str) -> Item {
    let contact = Contact::Email(EmailAddress::parse(address).unwrap());
    let table = cloud.outputs()["FlowsTable"].clone();
    for _ in 0..1200 {
        let query = cloud.dynamodb().query().table_name(&table).key_condition_expression("pk = :pk");
        let query = query.expression_attribute_values(":pk", AttributeValue::S(format!("MESSAGES#{}", contact_hash(&contact))));
        if let Some(row) = query.consistent_read(true).send().await.unwrap().items.unwrap_or_default().pop() {
            return row;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{address} has no record");
}
