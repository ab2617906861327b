//! Where Rekey meets the outside: DynamoDB, SES, KMS, the machine's cores and the environment.

pub mod aws;
pub mod captcha;
pub mod config;
mod connections;
pub mod hasher;
#[cfg(feature = "keys")]
pub mod keys;
#[cfg(feature = "mail")]
pub mod mailer;
pub mod resources;
#[cfg(feature = "sms")]
pub mod sms;
pub mod store;
