//! The local stack: every function on one router, the embedded database, the streams, the outbox, the event bus and the demo accounts.
//!
//! `cargo run` and the tests start the same [`Stack`]. Only this crate has replacements of AWS services: a DynamoDB (dynoxide),
//! the event source mappings between its streams and `deliver` and `publish`, message services that keep every message, SES's mailbox
//! simulator, which calls `bounce`, and an EventBridge that keeps every event. The functions are the same as on Lambda.

mod bus;
mod config;
mod connector;
mod database;
mod demo;
mod dev;
mod outbox;
mod previews;
mod samples;
mod services;
mod simulator;
mod stack;
mod stream;
mod tables;
mod variants;

pub use self::bus::{EventBus, Published};
pub use self::config::{StackConfig, environment, local_url};
pub use self::demo::{ACCOUNTS, PASSWORD, USERS};
pub use self::outbox::{Header, Outbox, Sent};
pub use self::previews::{Names, is_mailed, previews, sms};
pub use self::stack::{NotStarted, Stack};
pub use self::stream::{Consumer, DeadLetter, Stream};
