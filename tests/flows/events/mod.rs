//! Events for other systems.

mod content;
mod delivery;
mod stories;
