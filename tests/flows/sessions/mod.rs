//! Sessions of browsers and apps.

mod devices;
mod replaced;
