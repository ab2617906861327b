//! Desktop apps that a person approves in a browser (RFC 8628).

mod approving;
mod ends;
mod polling;
