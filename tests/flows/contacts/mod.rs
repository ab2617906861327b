//! Contacts of an account: addresses and mobile numbers.

mod changing;
mod sms;
