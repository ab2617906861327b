//! Messages: when they are sent, to whom, how often, and what is in them.

mod delivery;
mod limits;
mod mails;
mod records;
