//! Deleting an account for good: nothing stays of its people but audit entries that name nobody.
//!
//! The principals go last, because a deletion that was killed finds the other rows by them when it runs again.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::types::AttributeValue;
use futures_util::stream::{self, StreamExt, TryStreamExt};
use rekey_domain::account::AccountName;
use rekey_domain::audit::AuditEntry;
use rekey_domain::clock::Timestamp;
use rekey_domain::contact::Contact;
use rekey_domain::id::Id;
use rekey_domain::principal::Principal;

use super::directory::{account_pk, contact_key, contact_pk, login_of, policy_key, principal_of};
use super::error::Result;
use super::factors::factors_key;
use super::messages::messages_pk;
use super::scans::scan;
use super::table::{key, parse, sk_at, text_attr};
use super::tables::{Directory, Flows};
use super::transactions::{AUDIT_ACCOUNT, AUDIT_INDEX, TxOutcome, audit_pk, rewritten};
use super::write::{Item, Write, as_seen, at_least};

/// The deletions and puts at once.
const AT_ONCE: usize = 16;

/// The people of an account that is deleted.
pub struct Departed {
    pub account: AccountName,
    /// The principal of the account's root.
    pub root: Id,
    /// All principals of the account, the root and the users that were deleted before among them.
    pub principals: BTreeSet<Id>,
    /// Their contacts that nobody else has.
    pub contacts: Vec<Contact>,
}

impl Departed {
    /// Whether a row of the flows table is about one of these people. A row about somebody else is theirs, even if it names a contact
    /// of these people: it may hold the link that undoes a change of that contact.
    fn are_in(&self, row: &Item) -> bool {
        let somebody = text_attr(row, "principal").and_then(|id| id.parse().ok());
        if somebody.is_some_and(|id: Id| !self.principals.contains(&id)) {
            return false;
        }
        let in_key = |name| text_attr(row, name).is_some_and(|key| key.split('#').any(|part| self.are(part)));
        in_key("pk") || in_key("sk") || self.are_among(row)
    }

    fn are_among(&self, attributes: &Item) -> bool {
        text_attr(attributes, "account") == Some(self.account.as_str()) || attributes.values().any(|value| self.are_meant(value))
    }

    fn are_meant(&self, value: &AttributeValue) -> bool {
        match value {
            AttributeValue::S(text) => self.are(text),
            AttributeValue::Ss(texts) => texts.iter().any(|text| self.are(text)),
            AttributeValue::L(values) => values.iter().any(|value| self.are_meant(value)),
            AttributeValue::M(attributes) => self.are_among(attributes),
            _ => false,
        }
    }

    /// Whether a text is one of their ids or contacts.
    fn are(&self, text: &str) -> bool {
        text.parse().is_ok_and(|id| self.principals.contains(&id)) || self.contacts.iter().any(|contact| contact.as_str() == text)
    }
}

impl Flows {
    /// Deletes every row about these people: what is pending for them, their sessions and their browsers. Returns the number of
    /// rows.
    pub async fn forget(&self, departed: &Departed) -> Result<u64> {
        // What became of messages is found by the hash of a contact.
        let messages: BTreeSet<String> = departed.contacts.iter().map(messages_pk).collect();
        let is_message = |row: &Item| text_attr(row, "pk").is_some_and(|pk| messages.contains(pk));
        let (mut forgotten, mut place) = (0, None);
        loop {
            let page = scan(&self.table, place.take(), None).await?;
            let rows = page.found.into_iter().filter(|row| departed.are_in(row) || is_message(row));
            let mut deleted = stream::iter(rows).map(|row| self.table.delete(key_of(&row))).buffer_unordered(AT_ONCE);
            while let Some(was_there) = deleted.try_next().await? {
                forgotten += u64::from(was_there);
            }
            match page.next {
                Some(next) => place = Some(next),
                None => return Ok(forgotten),
            }
        }
    }
}

impl Directory {
    /// Whether a principal that is none of these has the contact, too.
    pub async fn is_shared(&self, contact: &Contact, principals: &BTreeSet<Id>) -> Result<bool> {
        let entries = self.table.query(contact_pk(contact), None, None).into_paginator().items().send().try_collect().await?;
        let mut holders = entries.iter().filter_map(|entry| text_attr(entry, "sk")?.parse::<Id>().ok());
        Ok(holders.any(|id| !principals.contains(&id)))
    }

    /// The principals that the audit entries of an account name, those that were deleted before included.
    pub async fn everybody_audited(&self, account: &AccountName) -> Result<BTreeSet<Id>> {
        let (mut everybody, begin) = (BTreeSet::new(), at_least("sk", sk_at(Timestamp(0))));
        let index = self.table.query_index(AUDIT_INDEX, (AUDIT_ACCOUNT, account_pk(account)), begin, None);
        let mut entries = index.into_paginator().items().send();
        while let Some(item) = entries.try_next().await? {
            let entry: AuditEntry = parse(item)?;
            everybody.extend([entry.subject, entry.actor]);
        }
        Ok(everybody)
    }

    /// Takes names, devices and contacts out of the audit entries of these people.
    pub async fn anonymise(&self, departed: &Departed) -> Result<()> {
        for id in &departed.principals {
            let mut entries = self.table.query(audit_pk(*id), None, None).into_paginator().items().send();
            while let Some(item) = entries.try_next().await? {
                if let Some(item) = rewritten(item, |entry: AuditEntry| entry.anonymous(departed.root))? {
                    self.table.put(item).await?;
                }
            }
        }
        Ok(())
    }

    /// Deletes a principal with everything that it signs in with; a root with the policy of its account. It requires that nothing
    /// has changed the principal, or ended its freeze, since the caller read it.
    pub async fn delete_principal(&self, seen: &Principal, audit: &AuditEntry) -> Result<TxOutcome> {
        let contacts = seen.contacts().map(|contact| Write::to(contact_key(&contact, seen.id)));
        let policy = seen.user.is_none().then(|| Write::to(policy_key(&seen.account)));
        let principal = principal_of(seen).when(as_seen("operator_freeze", seen.operator_freeze));
        let gone = [principal, login_of(seen), Write::to(factors_key(seen.id))];
        let gone = gone.into_iter().chain(contacts).chain(policy).map(|gone| self.table.tx_delete(gone));
        self.written(audit, gone.collect()).await
    }
}

fn key_of(row: &Item) -> Item {
    let text = |name| text_attr(row, name).unwrap_or_default();
    key(text("pk"), text("sk"))
}
