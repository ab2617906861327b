//! Signs desktop apps in that a person approves in a browser (RFC 8628).
//!
//! The app begins and polls (`app`). It has no session, proves itself with its device code, and learns nothing but the decision
//! about its own request. The person looks at the request and decides (`person`), in a browser that is signed in.
//!
//! A thief who talks a person into entering the thief's code gets that person's session. So an approval needs a fresh
//! re-authentication and names the app, its address and its age; no link approves anything; and the owner gets a notice with
//! which the sign-in is undone.

mod app;
mod person;

use axum::Router;
use axum::routing::{get, post};
use rekey_adapters::config::{BaseUrl, FromEnv};
use rekey_adapters::resources::Resources;
use rekey_adapters::settings;
use rekey_adapters::store::{Directory, DirectoryConfig};
use rekey_domain::client::DesktopSignIn;
use rekey_domain::clock::Clock;
use rekey_domain::limits::{self, Action, Limit};
use rekey_domain::random::Random;
use rekey_domain::session::Lifetimes;
use rekey_http::address_limit::AddressLimit;
use rekey_http::session_auth;

settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        tables: DirectoryConfig = FromEnv::from_env(env)?,
        base_url: BaseUrl = env.base_url()?,
        desktop: DesktopSignIn = env.desktop_sign_in(),
        lifetimes: Lifetimes = env.lifetimes(),
        requests: Limit = env.limit(&limits::DEVICE_AUTHORIZE_ADDRESS),
        codes: Limit = env.limit(&limits::USER_CODE),
        codes_per_address: Limit = env.limit(&limits::USER_CODE_ADDRESS),
    }
}

#[derive(Clone)]
struct State {
    directory: Directory,
    base_url: BaseUrl,
    desktop: DesktopSignIn,
    lifetimes: Lifetimes,
    requests: AddressLimit,
    codes: Limit,
    codes_per_address: AddressLimit,
    clock: Clock,
    random: Random,
}

session_auth!(State);

/// `POST /v1/device/authorize`, `POST /v1/device/token`, `GET` and `POST /v1/device/{user_code}`.
pub fn router(config: Config, resources: &Resources) -> Router {
    let directory = Directory::new(config.tables, resources.dynamodb.clone());
    let per_address = |action, limit| AddressLimit::new(directory.flows(), action, limit, resources);
    let state = State {
        base_url: config.base_url,
        desktop: config.desktop,
        lifetimes: config.lifetimes,
        requests: per_address(Action::DeviceAuthorize, config.requests),
        codes: config.codes,
        codes_per_address: per_address(Action::UserCode, config.codes_per_address),
        directory,
        clock: resources.clock.clone(),
        random: resources.random.clone(),
    };
    Router::new()
        .route("/v1/device/authorize", post(app::authorize))
        .route("/v1/device/token", post(app::token))
        .route("/v1/device/{user_code}", get(person::show).post(person::decide))
        .with_state(state)
}
