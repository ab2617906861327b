//! The constant-work front door: counts the client address, spends a CAPTCHA, puts one recovery row, and gives everyone the
//! same answer.
//!
//! The function never reads an account, and its role does not allow it. `deliver` later finds out whether a principal exists.

use axum::extract::State as AxumState;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use rekey_adapters::captcha::{Captcha, CaptchaAction, CaptchaConfig};
use rekey_adapters::config::{Env, FromEnv};
use rekey_adapters::resources::Resources;
use rekey_adapters::store::{Flows, FlowsConfig};
use rekey_domain::account::{AccountName, UserName};
use rekey_domain::clock::Clock;
use rekey_domain::contact::Contact;
use rekey_domain::email::EmailAddress;
use rekey_domain::id::Id;
use rekey_domain::limits::{self, Action, Limit};
use rekey_domain::locale::Locale;
use rekey_domain::random::Random;
use rekey_domain::recovery::{Recovery, Wanted, proof_life};
use rekey_domain::reference::Reference;
use rekey_http::client::Client;
use rekey_http::extract::{JsonBody, mobile};
use rekey_http::problem::Problem;
use serde::{Deserialize, Serialize};

/// The settings of this function, read from the environment.
pub struct Config {
    flows: FlowsConfig,
    captcha: CaptchaConfig,
    per_address: Limit,
}

impl FromEnv for Config {
    fn from_env(env: &mut Env) -> Option<Self> {
        let per_address = env.limit(&limits::RECOVERY_ADDRESS);
        let (flows, captcha) = (FlowsConfig::from_env(env), CaptchaConfig::from_env(env));
        Some(Self { flows: flows?, captcha: captcha?, per_address })
    }
}

#[derive(Clone)]
struct State {
    flows: Flows,
    captcha: Captcha,
    per_address: Limit,
    clock: Clock,
    random: Random,
}

/// `POST /v1/recovery`.
pub fn router(config: Config, resources: &Resources) -> Router {
    let flows = Flows::new(config.flows, resources.dynamodb.clone());
    let state = State {
        captcha: Captcha::new(config.captcha, flows.clone(), resources),
        flows,
        per_address: config.per_address,
        clock: resources.clock.clone(),
        random: resources.random.clone(),
    };
    Router::new().route("/v1/recovery", post(request)).with_state(state)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    email: Option<String>,
    phone: Option<String>,
    account: Option<String>,
    user: Option<String>,
    captcha: Option<String>,
    locale: Option<String>,
}

#[derive(Serialize)]
struct Accepted {
    recovery_id: Id,
    reference: Reference,
    expires_in: i64,
}

async fn request(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    JsonBody(mut body): JsonBody<Request>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let captcha = body.captcha.take();
    let recovery = body.recovery(&state)?;
    Problem::unless_granted(state.flows.admit_address(Action::Recovery, address, state.per_address, &state.clock).await?)?;
    state.captcha.check(CaptchaAction::Recovery, captcha.as_deref()).await?;
    state.flows.put_recovery(&recovery).await?;
    let expires_in = proof_life(recovery.contact.kind());
    let accepted = Accepted { recovery_id: recovery.id, reference: recovery.reference, expires_in };
    Ok((StatusCode::ACCEPTED, Json(accepted)))
}

impl Request {
    fn contact(&self) -> Result<Contact, Problem> {
        match (&self.email, &self.phone) {
            (Some(email), None) => EmailAddress::parse(email).map(Contact::Email).map_err(|rule| Problem::field("email", rule)),
            (None, Some(phone)) => mobile(phone).map(Contact::Phone),
            _ => Err(Problem::InvalidRequest("Name either an email address or a mobile number.")),
        }
    }

    fn recovery(self, state: &State) -> Result<Recovery, Problem> {
        let account = self.account.as_deref().map(AccountName::parse).transpose();
        let user = self.user.as_deref().map(UserName::parse).transpose();
        let locale = self.locale.as_deref().map(Locale::parse).transpose();
        let wanted = Wanted {
            contact: self.contact()?,
            account: account.map_err(|rule| Problem::field("account", rule))?,
            user: user.map_err(|rule| Problem::field("user", rule))?,
            locale: locale.map_err(|rule| Problem::field("locale", rule))?,
        };
        Ok(Recovery::new(Id::random(&state.random), wanted, Reference::random(&state.random), state.clock.now()))
    }
}
