//! Shows CAPTCHAs to solve before a recovery, a registration or a sign-in.
//!
//! A function of its own serves them, because drawing a code and reading it out takes 5 MB of fonts and sounds. The function
//! stores only the count of the client address: the CAPTCHA itself is signed.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State as AxumState};
use axum::routing::get;
use axum::{Json, Router};
use rekey_adapters::captcha::{Captcha, CaptchaAction, CaptchaConfig, Challenge};
use rekey_adapters::config::FromEnv;
use rekey_adapters::resources::Resources;
use rekey_adapters::settings;
use rekey_adapters::store::{Flows, FlowsConfig};
use rekey_domain::limits::{self, Action, Limit};
use rekey_http::address_limit::AddressLimit;
use rekey_http::client::Client;
use rekey_http::problem::Problem;
use rekey_text::Text;
use serde::Deserialize;

settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        flows: FlowsConfig = FromEnv::from_env(env)?,
        captcha: CaptchaConfig = FromEnv::from_env(env)?,
        per_address: Limit = env.limit(&limits::CAPTCHA_ADDRESS),
    }
}

#[derive(Clone)]
struct State {
    captcha: Captcha,
    per_address: AddressLimit,
}

/// `GET /v1/captcha`.
pub fn router(config: Config, resources: &Resources) -> Router {
    let flows = Flows::new(config.flows, resources.dynamodb.clone());
    let state = State {
        per_address: AddressLimit::new(&flows, Action::Captcha, config.per_address, resources),
        captcha: Captcha::new(config.captcha, flows, resources),
    };
    Router::new().route("/v1/captcha", get(show)).with_state(state)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Purpose {
    #[serde(default)]
    action: CaptchaAction,
}

async fn show(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    query: Result<Query<Purpose>, QueryRejection>,
) -> Result<Json<Challenge>, Problem> {
    let Query(purpose) = query.map_err(|_| Problem::InvalidRequest(Text::new("problem-invalid-query-captcha")))?;
    state.per_address.admit(address).await?;
    Ok(Json(state.captcha.challenge(purpose.action).await?))
}
