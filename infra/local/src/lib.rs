//! The local stack: every function on one router, the embedded database, the stream, the outbox and the demo accounts.
//!
//! `cargo run` and the tests start the same [`Stack`]. Only this crate has replacements of AWS services: a DynamoDB (dynoxide),
//! the event source mapping between its stream and `deliver`, and message services that keep every message. The functions are
//! the same as on Lambda.

mod config;
mod connector;
mod database;
mod demo;
mod dev;
mod outbox;
mod previews;
mod samples;
mod stack;
mod stream;
mod tables;

pub use self::config::{StackConfig, environment, local_url};
pub use self::demo::{ACCOUNTS, PASSWORD, USERS};
pub use self::outbox::{Header, Outbox, Sent};
pub use self::previews::{Names, previews};
pub use self::stack::{NotStarted, Stack};
pub use self::stream::{DeadLetter, Stream};
