//! Rate limits of calls.

mod addresses;
mod calls;
