//! A whole stack for one test, with a clock that stands still until the test moves it.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use rekey_domain::clock::{Clock, Timestamp};
use rekey_local::Stack;
use serde_json::json;

use crate::{GOOD_PASSWORD, Inbox, Tap, Visitor, logs};

/// A running stack and its clock.
pub struct World {
    /// The stack.
    pub stack: Stack,
    /// Its clock.
    pub clock: Clock,
    /// Where it is.
    pub url: String,
}

/// The tables as the local stack names them.
pub const TABLES: [&str; 2] = ["rekey-directory", "rekey-flows"];

impl World {
    /// A stack whose limits are out of the way.
    pub async fn new() -> Self {
        Self::with(&[("REKEY_LIMIT_SCALE", "1000")]).await
    }

    /// A stack with these variables and a clock that the test moves.
    pub async fn with(variables: &[(&str, &str)]) -> Self {
        Self::start(variables, Clock::manual(Clock::System.now())).await
    }

    /// A stack with these variables and this clock.
    pub async fn start(variables: &[(&str, &str)], clock: Clock) -> Self {
        Self::start_behind(None, variables, clock).await
    }

    /// A stack whose functions reach AWS through a tap.
    pub async fn behind(variables: &[(&str, &str)]) -> (Self, Tap) {
        let tap = Tap::new().await;
        let world = Self::start_behind(Some(tap.url()), variables, Clock::manual(Clock::System.now())).await;
        tap.connect(&world);
        (world, tap)
    }

    async fn start_behind(line: Option<String>, variables: &[(&str, &str)], clock: Clock) -> Self {
        logs::capture();
        let mut variables: HashMap<String, String> =
            variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        variables.entry("REKEY_LISTEN".to_owned()).or_insert_with(|| "127.0.0.1:0".to_owned());
        // What is asked before a mail is sent has tests of its own.
        variables.entry("REKEY_CAPTCHA".to_owned()).or_insert_with(|| "off".to_owned());
        let stack = Stack::start_behind(line, move |name| variables.get(name).cloned(), clock.clone()).await.unwrap();
        let url = format!("http://{}", stack.address);
        Self { stack, clock, url }
    }

    /// Somebody with a browser or an app, at 127.0.0.1.
    pub fn visitor(&self) -> Visitor {
        self.visitor_from("127.0.0.1")
    }

    /// Somebody at another address of this machine.
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

    /// Waits until everything that was asked for so far is delivered or dropped. The records of a batch are delivered
    /// side by side, so only what is asked for after a batch's first message is sure to come after the whole of it.
    pub async fn settle(&self) {
        for _ in 0..2 {
            let recovery = self.visitor_from("127.0.0.99").recover("grace@example.com").await;
            self.inbox("grace@example.com").find(&format!("link_{recovery}.")).await;
        }
    }

    /// Every item of both tables.
    pub async fn dump(&self) -> Vec<HashMap<String, AttributeValue>> {
        let mut items = Vec::new();
        for table in TABLES {
            let scan = self.stack.resources.dynamodb.scan().table_name(table).into_paginator().items().send();
            items.extend(scan.try_collect().await.unwrap());
        }
        items
    }

    /// The items whose key starts like this.
    pub async fn rows(&self, prefix: &str) -> Vec<HashMap<String, AttributeValue>> {
        let mut items = self.dump().await;
        items.retain(|item| item["pk"].as_s().is_ok_and(|pk| pk.starts_with(prefix)));
        items
    }

    /// The items of one kind.
    pub async fn items(&self, kind: &str) -> Vec<HashMap<String, AttributeValue>> {
        let mut items = self.dump().await;
        items.retain(|item| item.get("kind").and_then(|value| value.as_s().ok()).is_some_and(|found| found == kind));
        items
    }

    /// `infra/local/lambda.env`, which is there for people, with this stack's own ports.
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
