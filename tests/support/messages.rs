//! What became of the messages to a contact, as an operator reads it.

use std::time::Duration;

use rekey_domain::contact::Contact;
use rekey_domain::email::EmailAddress;
use rekey_domain::message_record::MessageRecord;
use rekey_domain::phone::PhoneNumber;

use crate::World;

/// An address of SES's mailbox simulator from which every mail comes back.
pub const BOUNCES: &str = "bounce@simulator.amazonses.com";
/// An address of the simulator whose reader marks every mail as spam.
pub const COMPLAINS: &str = "complaint@simulator.amazonses.com";

impl World {
    /// The records of this contact, newest first. Waits until there are `records`.
    pub async fn messages_to(&self, contact: &str, records: usize) -> Vec<MessageRecord> {
        let parsed = EmailAddress::parse(contact).map(Contact::Email);
        let parsed = parsed.unwrap_or_else(|_| Contact::Phone(PhoneNumber::try_from(contact.to_owned()).unwrap()));
        for _ in 0..3000 {
            let found = self.directory().flows().messages_to(&parsed, self.now()).await.unwrap();
            if found.len() >= records {
                return found;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{contact} has fewer than {records} records");
    }
}
