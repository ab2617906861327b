//! Message records: what became of the messages to a contact.

use rekey_domain::clock::Timestamp;
use rekey_domain::contact::Contact;
use rekey_domain::id::Id;
use rekey_domain::limits::contact_hash;
use rekey_domain::message_record::MessageRecord;

use super::error::Result;
use super::table::{key, parse, row};
use super::tables::Flows;
use super::write::above;

/// The most records of one read.
const NEWEST: i32 = 50;

/// The partition of a contact's records. The key does not contain the contact.
pub(super) fn messages_pk(contact: &Contact) -> String {
    format!("MESSAGES#{}", contact_hash(contact))
}

impl Flows {
    /// Records what happened to a message to this contact. A record with the same time and id replaces the earlier one, so that an
    /// event that arrives twice is one record.
    pub async fn record_message(&self, contact: &Contact, id: Id, record: &MessageRecord) -> Result<()> {
        let key = key(messages_pk(contact), format!("{:015}#{id}", record.at_millis));
        self.table.put(row(key, "message", Some(record.expires_at), record)).await
    }

    /// The newest records of this contact, newest first.
    pub async fn messages_to(&self, contact: &Contact, now: Timestamp) -> Result<Vec<MessageRecord>> {
        let query = self.table.query(messages_pk(contact), None, Some(above("expires_at", now)));
        let page = query.scan_index_forward(false).limit(NEWEST).send().await?;
        page.items.unwrap_or_default().into_iter().map(parse).collect()
    }
}
