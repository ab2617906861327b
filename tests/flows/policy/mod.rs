//! The policy of an account: its root demands a second factor of users and shortens sessions.

mod changing;
mod enrolling;
mod lives;
mod undo;
