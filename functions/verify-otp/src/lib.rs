//! Checks a code, to open a session at the end of a sign-in or to re-authenticate within a session.
//!
//! To keep six digits from being guessed, a conditional write takes a try before any comparison. A challenge has five tries. A
//! principal has twenty a day and a hundred in a row, over all challenges.

mod prove;
mod reauthenticate;
mod verify;

use axum::Router;
use axum::routing::post;
use rekey_adapters::config::FromEnv;
use rekey_adapters::keys::{CodeKey, CodeKeyConfig, SeedKey, SeedKeyConfig};
use rekey_adapters::resources::Resources;
use rekey_adapters::settings;
use rekey_adapters::store::{Directory, DirectoryConfig};
use rekey_domain::clock::Clock;
use rekey_domain::limits::{self, Limit};
use rekey_domain::random::Random;
use rekey_domain::session::Lifetimes;
use rekey_domain::trusted_browser::TrustDays;
use rekey_http::current_password::CurrentPassword;
use rekey_http::session_auth;

settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        tables: DirectoryConfig = FromEnv::from_env(env)?,
        code_key: CodeKeyConfig = FromEnv::from_env(env)?,
        seed_key: SeedKeyConfig = FromEnv::from_env(env)?,
        lifetimes: Lifetimes = env.lifetimes(),
        trust_days: TrustDays = env.trust_days(),
        per_principal: Limit = env.limit(&limits::CHANGE_PASSWORD),
    }
}

#[derive(Clone)]
struct State {
    directory: Directory,
    code_key: CodeKey,
    seed_key: SeedKey,
    current_password: CurrentPassword,
    lifetimes: Lifetimes,
    trust_days: TrustDays,
    clock: Clock,
    random: Random,
}

session_auth!(State);

/// `POST /v1/sign-in/verify`, `POST /v1/session/reauthenticate`.
pub fn router(config: Config, resources: &Resources) -> Router {
    let directory = Directory::new(config.tables, resources.dynamodb.clone());
    let current_password = CurrentPassword::new(&directory, config.per_principal, resources);
    let state = State {
        directory,
        code_key: CodeKey::new(config.code_key, &resources.aws),
        seed_key: SeedKey::new(config.seed_key, &resources.aws),
        current_password,
        lifetimes: config.lifetimes,
        trust_days: config.trust_days,
        clock: resources.clock.clone(),
        random: resources.random.clone(),
    };
    Router::new()
        .route("/v1/sign-in/verify", post(verify::verify))
        .route("/v1/session/reauthenticate", post(reauthenticate::reauthenticate))
        .with_state(state)
}
