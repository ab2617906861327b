//! What people do, flow by flow.

mod audit;
mod authorizer;
mod captcha;
mod contacts;
mod desktop;
mod events;
mod imported;
mod languages;
mod limits;
mod lost_factor;
mod messages;
mod passkeys;
mod policy;
mod recovery;
mod registration;
mod sessions;
mod sign_in;
mod trusted_browsers;
mod two_factor;
mod typed;
mod undo;
mod users;
