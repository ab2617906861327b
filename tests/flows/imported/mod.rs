//! Password hashes of other systems, which imported users bring along.

mod equal_work;
mod sign_in;
mod store;
