//! All integration tests, in one binary: each further one would link the whole stack again.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod address_limits;
mod attacks;
mod back_doors;
mod browser;
mod browser_captcha;
mod browser_contacts;
mod browser_users;
mod captcha;
mod contacts;
mod contract;
mod coverage;
mod delivery;
mod deploy;
mod edge;
mod events;
mod front_door;
mod journeys;
mod layout;
mod limits;
mod mails;
mod no_body;
mod openapi;
mod processes;
mod replaced_sessions;
mod roles;
mod routes;
mod seeds;
mod senders;
mod sign_in_limits;
mod start;
mod template;
mod two_factor;
mod typed;
mod undo;
mod users;
