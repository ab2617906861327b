//! The audit log: entries, the account's list with its searches and export, and each person's own activity.

mod activity;
mod entries;
mod export;
mod list;
mod search;
mod signed_out;
