//! All tests that need a running stack, in one binary.

mod attacks;
mod browser;
mod contract;
mod delivery;
mod events;
mod houses;
mod journeys;
mod limits;
mod start;
