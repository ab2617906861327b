//! What the tests stand on: a whole stack with a clock of its own, people who visit it, their mailboxes and authenticator
//! apps, a tap on the line to AWS, and functions as the processes that Lambda runs.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

pub mod authenticator;
pub mod ear;
pub mod function;
pub mod inbox;
pub mod line;
pub mod logs;
pub mod modules;
pub mod tap;
pub mod template;
pub mod tools;
pub mod visitor;
pub mod world;

pub use self::authenticator::Authenticator;
pub use self::ear::Ear;
pub use self::function::Function;
pub use self::inbox::{Inbox, Mail};
pub use self::line::Line;
pub use self::tap::Tap;
pub use self::visitor::{Answer, Visitor};
pub use self::world::World;

/// A password that the rules take, and another.
pub const GOOD_PASSWORD: &str = "Tr0ub4dor & three";
/// See [`GOOD_PASSWORD`].
pub const OTHER_PASSWORD: &str = "correct horse battery";
