//! The rules of Rekey: names, addresses, passwords, second factors, tokens, recoveries, sessions, limits.
//!
//! This crate is pure: no I/O, no tokio, no axum, no AWS. Time comes from [`clock::Clock`] and randomness from
//! [`random::Random`], so that a test can set the time and see every use of chance.

pub mod account;
pub mod account_policy;
pub mod audit;
pub mod audit_search;
pub mod authority;
pub mod budget;
pub mod client;
pub mod clock;
pub mod code;
pub mod contact;
pub mod contact_change;
mod crockford;
pub mod delivery;
pub mod device_code;
pub mod email;
pub mod enrolment;
pub mod event;
pub mod factors;
pub mod guesses;
pub mod hold;
pub mod id;
pub mod import;
pub mod limits;
mod listed;
pub mod locale;
pub mod lost_factor;
pub mod mac;
pub mod message_record;
pub mod notice;
pub mod object;
pub mod one_time_code;
pub mod one_time_code_request;
pub mod outbox;
pub mod passkey;
pub mod password;
pub mod permissions;
pub mod phone;
pub mod principal;
pub mod proof;
pub mod random;
pub mod recovery;
pub mod recovery_code;
pub mod reference;
pub mod registration;
mod seal;
pub mod session;
pub mod sign_in;
pub mod token;
pub mod totp;
pub mod tries;
pub mod trusted_browser;
mod typed;
pub mod undo;
pub mod wrong_codes;
