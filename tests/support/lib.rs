//! The tests' shared parts: a whole stack with its own clock, people who use it with their mailboxes, authenticator apps and
//! browsers, a tap on the line to AWS, and functions as the processes that Lambda runs.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

pub mod audit;
pub mod authenticator;
pub mod aws;
pub mod axe;
pub mod bench;
pub mod browser;
pub mod bus;
pub mod coding;
pub mod contacts;
pub mod contract;
pub mod cut;
pub mod desktop;
pub mod dns;
pub mod ear;
pub mod events;
pub mod factors;
pub mod function;
pub mod gallery;
pub mod gateway;
pub mod imported_hashes;
pub mod inbox;
pub mod line;
pub mod logs;
pub mod messages;
pub mod modules;
pub mod operator;
pub mod passkeys;
pub mod people;
pub mod pictures;
pub mod policy;
pub mod records;
pub mod roles;
pub mod tap;
pub mod template;
pub mod tools;
pub mod users;
pub mod visitor;
pub mod world;

pub use self::authenticator::Authenticator;
pub use self::browser::Browser;
pub use self::ear::Ear;
pub use self::function::Function;
pub use self::inbox::{Inbox, Mail};
pub use self::line::Line;
pub use self::passkeys::PasskeyBrowser;
pub use self::tap::Tap;
pub use self::visitor::{Answer, Visitor};
pub use self::world::{Item, World};

/// A password that the rules accept.
pub const GOOD_PASSWORD: &str = "Tr0ub4dor & three";
/// Another password that the rules accept.
pub const OTHER_PASSWORD: &str = "correct horse battery";
/// Every page.
pub const PAGES: [&str; 14] = [
    "/register",
    "/activate",
    "/sign-in",
    "/forgot",
    "/reset",
    "/not-me",
    "/lost-factor",
    "/device",
    "/settings/account",
    "/settings/activity",
    "/settings/security",
    "/users",
    "/help/no-message",
    "/support",
];
