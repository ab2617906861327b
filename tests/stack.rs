//! All integration tests, in one binary: each further one would link the whole stack again.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod attacks;
mod browser;
mod contract;
mod deploy;
mod flows;
mod house;
mod operator;
mod upgrade;
