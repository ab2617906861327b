//! Passkeys: adding and removing them, signing in and re-authenticating with them, and what a recovery or an undo leaves of them.

mod apps;
mod recovered;
mod settings;
mod sign_in;
mod undo;
