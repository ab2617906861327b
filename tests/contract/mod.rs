//! The HTTP contract of `infra/openapi.yaml`, and what holds for every call.

mod answers;
mod brand;
mod calls;
mod client;
mod compression;
mod edge;
mod events;
mod openapi;
mod passwords;
mod routes;
