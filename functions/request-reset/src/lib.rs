//! The constant-work front door: counts the client address, spends a CAPTCHA, puts one recovery row, and gives everyone the
//! same answer.
//!
//! The function never reads an account, and its role does not allow it. `deliver` later finds out whether a principal exists.

use axum::extract::State as AxumState;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use rekey_adapters::captcha::{Captcha, CaptchaAction, CaptchaConfig};
use rekey_adapters::config::FromEnv;
use rekey_adapters::resources::Resources;
use rekey_adapters::settings;
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
use rekey_http::address_limit::AddressLimit;
use rekey_http::client::Client;
use rekey_http::extract::JsonBody;
use rekey_http::fields::{both, field, mobile, optional_field};
use rekey_http::problem::Problem;
use rekey_text::Text;
use serde::{Deserialize, Serialize};

settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        flows: FlowsConfig = FromEnv::from_env(env)?,
        captcha: CaptchaConfig = FromEnv::from_env(env)?,
        per_address: Limit = env.limit(&limits::RECOVERY_ADDRESS),
    }
}

#[derive(Clone)]
struct State {
    flows: Flows,
    captcha: Captcha,
    per_address: AddressLimit,
    clock: Clock,
    random: Random,
}

/// `POST /v1/recovery`.
pub fn router(config: Config, resources: &Resources) -> Router {
    let flows = Flows::new(config.flows, resources.dynamodb.clone());
    let state = State {
        captcha: Captcha::new(config.captcha, flows.clone(), resources),
        per_address: AddressLimit::new(&flows, Action::Recovery, config.per_address, resources),
        flows,
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
    state.per_address.admit(address).await?;
    state.captcha.check(CaptchaAction::Recovery, captcha.as_deref()).await?;
    state.flows.put_recovery(&recovery).await?;
    let expires_in = proof_life(recovery.contact.kind());
    let accepted = Accepted { recovery_id: recovery.id, reference: recovery.reference, expires_in };
    Ok((StatusCode::ACCEPTED, Json(accepted)))
}

impl Request {
    fn contact(&self) -> Result<Contact, Problem> {
        match (&self.email, &self.phone) {
            (Some(email), None) => field("email", email, EmailAddress::parse).map(Contact::Email),
            (None, Some(phone)) => mobile(phone).map(Contact::Phone),
            _ => Err(Problem::InvalidRequest(Text::new("problem-invalid-one-contact"))),
        }
    }

    fn recovery(self, state: &State) -> Result<Recovery, Problem> {
        let account = optional_field("account", self.account.as_deref(), AccountName::parse);
        let user = optional_field("user", self.user.as_deref(), UserName::parse);
        let locale = optional_field("locale", self.locale.as_deref(), Locale::parse);
        let ((contact, locale), (account, user)) = both(both(self.contact(), locale), both(account, user))?;
        let wanted = Wanted { contact, account, user, locale };
        Ok(Recovery::new(Id::random(&state.random), wanted, Reference::random(&state.random), state.clock.now()))
    }
}
