//! The settings of second factors: shows them, turns an authenticator app and mailed codes on and off, makes recovery codes.
//!
//! Only browsers can use these settings; `rekey_http::factor_settings` has the rules of changes.

mod app;
mod email;
mod settings;

use axum::Router;
use axum::routing::{get, post};
use rekey_adapters::config::FromEnv;
use rekey_adapters::keys::{CodeKey, CodeKeyConfig, SeedKey, SeedKeyConfig};
use rekey_adapters::resources::Resources;
use rekey_adapters::store::{Directory, DirectoryConfig};
use rekey_domain::clock::Clock;
use rekey_domain::limits::{self, Limit, Quota};
use rekey_domain::random::Random;
use rekey_http::factor_settings::FactorSettings;
use rekey_http::session_auth;

rekey_adapters::settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        tables: DirectoryConfig = FromEnv::from_env(env)?,
        code_key: CodeKeyConfig = FromEnv::from_env(env)?,
        seed_key: SeedKeyConfig = FromEnv::from_env(env)?,
        brand: String = env.brand(),
        report_form: String = env.report_form()?,
        per_principal: Limit = env.limit(&limits::ENROL_APP),
        email_codes: Quota = env.quota(&limits::EMAIL_CODE),
    }
}

#[derive(Clone)]
struct State {
    directory: Directory,
    settings: FactorSettings,
    code_key: CodeKey,
    seed_key: SeedKey,
    brand: String,
    report_form: String,
    per_principal: Limit,
    email_codes: Quota,
    clock: Clock,
    random: Random,
}

session_auth!(State);

/// The routes under `/v1/two-factor`.
pub fn router(config: Config, resources: &Resources) -> Router {
    let directory = Directory::new(config.tables, resources.dynamodb.clone());
    let (clock, random) = (resources.clock.clone(), resources.random.clone());
    let state = State {
        settings: FactorSettings { directory: directory.clone(), clock: clock.clone(), random: random.clone() },
        directory,
        code_key: CodeKey::new(config.code_key, &resources.aws),
        seed_key: SeedKey::new(config.seed_key, &resources.aws),
        brand: config.brand,
        report_form: config.report_form,
        per_principal: config.per_principal,
        email_codes: config.email_codes,
        clock,
        random,
    };
    Router::new()
        .route("/v1/two-factor", get(settings::show))
        .route("/v1/two-factor/app", post(app::begin).delete(app::turn_off))
        .route("/v1/two-factor/app/confirm", post(app::confirm))
        .route("/v1/two-factor/email", post(email::begin).delete(email::turn_off))
        .route("/v1/two-factor/email/confirm", post(email::confirm))
        .route("/v1/two-factor/recovery-codes", post(settings::new_recovery_codes))
        .with_state(state)
}
