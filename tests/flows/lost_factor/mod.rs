//! Lost second factors: two contacts, the wait, and everything that stops it.

mod people;
mod stops;
mod thieves;
mod two_contacts;
mod wait;
