//! Second factors.

mod challenges;
mod changes;
mod codes;
mod enrolment;
mod secrets;
