//! Users of an account, and their administrators.

mod changes;
mod invitations;
mod list;
mod permissions;
mod races;
