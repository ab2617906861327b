//! What people do on the pages, in a real Chromium against a whole stack.

mod account;
mod activity;
mod captcha;
mod contacts;
mod damaged_links;
mod device;
mod events;
mod example_api;
mod gallery;
mod lost_factor;
mod pages;
mod passkeys;
mod policy;
mod recovery;
mod recovery_steps;
mod settings;
mod sign_in;
mod slow_network;
mod trusted_browsers;
mod two_factor;
mod users;
mod weight;
mod without_script;
