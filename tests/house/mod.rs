//! The house: its layout, its template and roles, its programs and their data.

mod data;
mod events;
pub(crate) mod layout;
mod processes;
pub(crate) mod roles;
mod start;
mod template;
