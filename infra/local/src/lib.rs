//! The local stack: every function on one router, the embedded database, the stream, the outbox, demo accounts.
//!
//! `cargo run` and the tests start the same [`Stack`]. What stands in for AWS is here and nowhere else: a DynamoDB
//! (dynoxide), the event source mapping between its stream and `deliver`, and a mail service that keeps what it is
//! handed. The functions themselves are those that Lambda runs.

mod config;
mod connector;
mod database;
mod demo;
mod dev;
mod outbox;
mod samples;
mod stack;
mod stream;
mod tables;

pub use self::config::{StackConfig, environment};
pub use self::demo::{ACCOUNTS, PASSWORD, USERS};
pub use self::outbox::{Header, Outbox, Sent};
pub use self::stack::{NotStarted, Stack};
pub use self::stream::{DeadLetter, Stream};
