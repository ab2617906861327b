//! What attackers try.

mod back_doors;
mod device_codes;
mod front_door;
mod languages;
mod mail_events;
mod passkeys;
mod requests;
