//! A whole stack for one test, with a clock that stands still until the test moves it.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use aws_lambda_events::event::dynamodb::EventRecord;
use aws_sdk_dynamodb::operation::update_item::builders::UpdateItemFluentBuilder;
use aws_sdk_dynamodb::types::AttributeValue;
use rekey_adapters::store::{Directory, DirectoryConfig};
use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::random::Random;
use rekey_local::Stack;
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{GOOD_PASSWORD, Inbox, Visitor, logs};

/// A row of a table.
pub type Item = HashMap<String, AttributeValue>;

/// A running stack and its clock.
pub struct World {
    /// The stack.
    pub stack: Stack,
    /// The clock of the stack.
    pub clock: Clock,
    /// The URL of the stack.
    pub url: String,
}

/// The tables as the local stack names them.
pub const TABLES: [&str; 2] = ["rekey-directory", "rekey-flows"];

impl World {
    /// A stack whose limits are out of the way.
    pub async fn new() -> Self {
        Self::with(&[("REKEY_LIMIT_SCALE", "1000")]).await
    }

    /// A stack whose limits are out of the way, with these variables.
    pub async fn unlimited(variables: &[(&str, &str)]) -> Self {
        Self::with(&[&[("REKEY_LIMIT_SCALE", "1000")], variables].concat()).await
    }

    /// A stack whose limits are out of the way, at the machine's time, for pages that look at their browser's clock.
    pub async fn in_real_time() -> Self {
        Self::start(&[("REKEY_LIMIT_SCALE", "1000")], Clock::System).await
    }

    /// A stack with these variables and a clock that the test moves.
    pub async fn with(variables: &[(&str, &str)]) -> Self {
        Self::start(variables, Clock::manual(Clock::System.now())).await
    }

    /// A stack with these variables and this clock.
    pub async fn start(variables: &[(&str, &str)], clock: Clock) -> Self {
        Self::start_behind(None, variables, clock).await
    }

    pub(crate) async fn start_behind(line: Option<String>, variables: &[(&str, &str)], clock: Clock) -> Self {
        logs::capture();
        let mut variables: HashMap<String, String> =
            variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        variables.entry("REKEY_LISTEN".to_owned()).or_insert_with(|| "127.0.0.1:0".to_owned());
        // CAPTCHAs have tests of their own.
        variables.entry("REKEY_CAPTCHA".to_owned()).or_insert_with(|| "off".to_owned());
        let random = seeded();
        let stack = Stack::start_behind(line, move |name| variables.get(name).cloned(), clock.clone(), random).await.unwrap();
        let url = rekey_local::local_url(stack.address);
        Self { stack, clock, url }
    }

    /// The stack's random source. A test that fails draws the same bytes when it runs again.
    pub fn random(&self) -> Random {
        self.stack.resources.random.clone()
    }

    /// The store, as the functions use it.
    pub fn directory(&self) -> Directory {
        let tables: DirectoryConfig = rekey_local::environment(|_| None, None).read().unwrap_or_else(|faults| panic!("{faults}"));
        Directory::new(tables, self.stack.resources.dynamodb.clone())
    }

    /// A person with a browser or an app, at 127.0.0.1.
    pub fn visitor(&self) -> Visitor {
        self.visitor_from("127.0.0.1")
    }

    /// A person at another address of this machine.
    pub fn visitor_from(&self, address: &str) -> Visitor {
        Visitor::new(&self.url, address)
    }

    /// The mailbox of an address.
    pub fn inbox(&self, address: &str) -> Inbox {
        Inbox::new(self.stack.outbox.clone(), address)
    }

    /// Registers an account and activates it with [`GOOD_PASSWORD`].
    pub async fn account(&self, account: &str, email: &str) {
        let (visitor, inbox) = (self.visitor(), self.inbox(email));
        let before = inbox.count();
        visitor.ask_for_mail("register", json!({"account": account, "email": email})).await.expect(202);
        let token = inbox.nth(before).await.token();
        visitor.post("/v1/accounts/activate", json!({"token": token, "password": GOOD_PASSWORD})).await.expect(200);
    }

    /// Waits until every message that was requested so far is delivered or dropped. The records of a batch are delivered side
    /// by side, so only a message that is requested after the first message of a batch is sure to come after the whole batch.
    pub async fn settle(&self) {
        for _ in 0..2 {
            let recovery = self.visitor_from("127.0.0.99").recover("grace@example.com").await;
            self.inbox("grace@example.com").find(&format!("link_{recovery}.")).await;
        }
    }

    /// Every item of both tables.
    pub async fn dump(&self) -> Vec<Item> {
        let mut items = Vec::new();
        for table in TABLES {
            let scan = self.stack.resources.dynamodb.scan().table_name(table).into_paginator().items().send();
            items.extend(scan.try_collect().await.unwrap());
        }
        items
    }

    /// The items whose key starts with this text.
    pub async fn rows(&self, prefix: &str) -> Vec<Item> {
        let mut items = self.dump().await;
        items.retain(|item| item["pk"].as_s().is_ok_and(|pk| pk.starts_with(prefix)));
        items
    }

    /// The items of one kind.
    pub async fn items(&self, kind: &str) -> Vec<Item> {
        let mut items = self.dump().await;
        items.retain(|item| item.get("kind").and_then(|value| value.as_s().ok()).is_some_and(|found| found == kind));
        items
    }

    /// The records of the stream that inserted rows of this kind, oldest first.
    pub fn records(&self, kind: &str) -> Vec<EventRecord> {
        #[derive(Deserialize)]
        struct Image {
            kind: String,
        }
        let mut records = self.stack.stream.records().unwrap();
        records.retain(|record| {
            let image: Result<Image, _> = serde_dynamo::from_item(record.change.new_image.clone());
            record.event_name == "INSERT" && image.is_ok_and(|image| image.kind == kind)
        });
        records
    }

    /// Sets an attribute of a row.
    pub async fn set(&self, row: &Item, attribute: &str, value: AttributeValue) {
        let update = self.update(row).update_expression(format!("SET {attribute} = :value"));
        update.expression_attribute_values(":value", value).send().await.unwrap();
    }

    /// Removes attributes of a row, as in `closed_at, sent_at`.
    pub async fn remove(&self, row: &Item, attributes: &str) {
        self.update(row).update_expression(format!("REMOVE {attributes}")).send().await.unwrap();
    }

    fn update(&self, row: &Item) -> UpdateItemFluentBuilder {
        let key = row["pk"].as_s().unwrap();
        let durable = ["ACCOUNT#", "PRINCIPAL#", "CONTACT#", "FACTORS#", "AUDIT#", "HASHES"].iter().any(|prefix| key.starts_with(prefix));
        let update = self.stack.resources.dynamodb.update_item().table_name(TABLES[usize::from(!durable)]);
        update.key("pk", row["pk"].clone()).key("sk", row["sk"].clone())
    }

    /// The row of an account's root.
    pub async fn principal(&self, account: &str) -> Item {
        let is_root = |item: &Item| item["account"].as_s().unwrap() == account && !item.contains_key("user");
        self.items("principal").await.into_iter().find(is_root).unwrap()
    }

    /// The variables of `infra/local/lambda.env`, with this stack's own ports.
    pub fn lambda_env(&self) -> String {
        let endpoints = self.stack.resources.aws.endpoints();
        include_str!("../../infra/local/lambda.env")
            .replace("http://127.0.0.1:8788", endpoints.dynamodb.as_ref().unwrap())
            .replace("http://127.0.0.1:8789", endpoints.sesv2.as_ref().unwrap())
    }

    /// The current second.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

/// A random source whose seed comes from the test's name and from the number of stacks that the test has started before. The
/// name is the thread's name, which is the test's name unless a task starts the stack.
#[expect(clippy::disallowed_methods, reason = "a test that fails is to fail again")]
fn seeded() -> Random {
    static STARTED: Mutex<BTreeMap<String, u64>> = Mutex::new(BTreeMap::new());
    let test = std::thread::current().name().unwrap_or_default().to_owned();
    let mut started = STARTED.lock().unwrap_or_else(PoisonError::into_inner);
    let number = started.entry(test.clone()).or_default();
    *number += 1;
    let digest = Sha256::digest(format!("{test} {number}"));
    Random::seeded(u64::from_be_bytes(digest[..8].try_into().unwrap()))
}

/// A number in a row, or 0 if the row has no such attribute.
pub fn number(row: &Item, attribute: &str) -> i64 {
    row.get(attribute).map_or(0, |value| value.as_n().unwrap().parse().unwrap())
}
