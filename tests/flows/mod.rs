//! What people do, flow by flow.

mod captcha;
mod contacts;
mod limits;
mod messages;
mod passkeys;
mod recovery;
mod registration;
mod sessions;
mod sign_in;
mod two_factor;
mod typed;
mod undo;
mod users;
