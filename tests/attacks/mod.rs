//! What attackers try.

mod back_doors;
mod device_codes;
mod front_door;
mod mail_events;
mod passkeys;
mod requests;
