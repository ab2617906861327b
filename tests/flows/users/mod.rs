//! Users of an account, and their managers.

mod changes;
mod invitations;
mod list;
mod permissions;
mod races;
