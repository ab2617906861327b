//! What people do on the pages, in a real Chromium against a whole stack.

mod account;
mod captcha;
mod contacts;
mod pages;
mod passkeys;
mod recovery;
mod two_factor;
mod users;
