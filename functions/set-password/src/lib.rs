//! Sets a password, with a recovery's ticket, an activation link or the current password. None of the three opens a session.

mod activate;
mod change;
mod recover;

use axum::Router;
use axum::routing::post;
use rekey_adapters::config::FromEnv;
use rekey_adapters::hasher::Hasher;
use rekey_adapters::resources::Resources;
use rekey_adapters::settings;
use rekey_adapters::store::{Directory, DirectoryConfig};
use rekey_domain::account::LoginName;
use rekey_domain::clock::Clock;
use rekey_domain::limits::{self, Action, Limit};
use rekey_domain::password::{PasswordHash, PasswordRules};
use rekey_domain::random::Random;
use rekey_http::address_limit::AddressLimit;
use rekey_http::current_password::CurrentPassword;
use rekey_http::problem::Problem;
use rekey_http::session_auth;

settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        tables: DirectoryConfig = FromEnv::from_env(env)?,
        rules: PasswordRules = env.password_rules(),
        brand: String = env.brand(),
        per_principal: Limit = env.limit(&limits::CHANGE_PASSWORD),
        per_address: Limit = env.limit(&limits::TOKEN_ADDRESS),
    }
}

#[derive(Clone)]
struct State {
    directory: Directory,
    hasher: Hasher,
    rules: PasswordRules,
    brand: String,
    current_password: CurrentPassword,
    per_address: AddressLimit,
    clock: Clock,
    random: Random,
}

session_auth!(State);

/// `POST /v1/recovery/password`, `POST /v1/accounts/activate` and `…/check`, `POST /v1/account/password`.
pub fn router(config: Config, resources: &Resources) -> Router {
    let directory = Directory::new(config.tables, resources.dynamodb.clone());
    let current_password = CurrentPassword::new(&directory, config.per_principal, resources);
    let per_address = AddressLimit::new(directory.flows(), Action::Token, config.per_address, resources);
    let state = State {
        directory,
        hasher: resources.hasher.clone(),
        rules: config.rules,
        brand: config.brand,
        current_password,
        per_address,
        clock: resources.clock.clone(),
        random: resources.random.clone(),
    };
    Router::new()
        .route("/v1/recovery/password", post(recover::recover))
        .route("/v1/accounts/activate", post(activate::activate))
        .route("/v1/accounts/activate/check", post(activate::check))
        .route("/v1/account/password", post(change::change))
        .with_state(state)
}

impl State {
    /// Checks the new password of this field against the rules and hashes it.
    async fn hash_new(&self, field: &'static str, typed: &str, name: &LoginName) -> Result<PasswordHash, Problem> {
        let checked = self.rules.check(typed, name, &self.brand);
        let password = checked.map_err(|refusals| Problem::PasswordRefused(field, self.rules, refusals))?;
        let random = self.random.clone();
        Ok(self.hasher.run(move |workspace| password.hash(&random, workspace)).await?)
    }
}
