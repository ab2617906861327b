//! The code that all HTTP functions share: reading requests, refusing them, answering, logging and starting.

pub mod address_limit;
pub mod audit_view;
pub mod caller_limits;
pub mod client;
pub mod completed;
pub mod cookies;
pub mod current_password;
pub mod edge;
pub mod extract;
pub mod factor_settings;
pub mod fields;
pub mod lambda;
pub mod language;
pub mod log;
pub mod problem;
pub mod session_view;
