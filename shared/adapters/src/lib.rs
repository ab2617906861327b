//! Rekey's adapters to the outside: DynamoDB, SES, End User Messaging, KMS, CAPTCHA providers, the cores and the environment.

pub mod apps;
pub mod aws;
pub mod brand;
#[cfg(feature = "events")]
pub mod bus;
pub mod captcha;
pub mod config;
mod connections;
pub mod errors;
pub mod hasher;
#[cfg(feature = "keys")]
pub mod keys;
#[cfg(feature = "mail")]
pub mod mailer;
pub mod resources;
pub mod settings;
#[cfg(feature = "sms")]
pub mod sms;
pub mod store;
