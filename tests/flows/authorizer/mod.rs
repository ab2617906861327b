//! What the gateway of another API learns about its callers.

mod callers;
mod refused;
mod revoked;
