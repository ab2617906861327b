//! What attackers try.

mod back_doors;
mod front_door;
mod passkeys;
mod requests;
