//! Rules of the repository: its layout, the template and its roles, the programs and their data.

mod data;
mod events;
mod layout;
mod processes;
mod roles;
mod start;
mod template;
mod texts;
