//! Messages: when they are sent, to whom, how often, and what is in them.

mod delivery;
mod layout;
mod limits;
mod mails;
mod records;
