//! Takes registrations. A registration writes only a row. `deliver` mails a link for that row, and the link creates the
//! account.
//!
//! Everybody may call `POST /v1/accounts`, so a function of its own serves it. The function's role has no access to
//! principals, contacts, factors or sessions. It can check only whether a login exists.

use axum::extract::State as AxumState;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use rekey_adapters::captcha::{Captcha, CaptchaAction, CaptchaConfig};
use rekey_adapters::config::FromEnv;
use rekey_adapters::resources::Resources;
use rekey_adapters::settings;
use rekey_adapters::store::{Directory, DirectoryConfig};
use rekey_domain::account::{AccountName, LoginName};
use rekey_domain::clock::Clock;
use rekey_domain::email::EmailAddress;
use rekey_domain::id::Id;
use rekey_domain::limits::{self, Action, BucketKey, Limit};
use rekey_domain::locale::Locale;
use rekey_domain::random::Random;
use rekey_domain::registration::{ACTIVATION_LIFE, Registration};
use rekey_http::client::Client;
use rekey_http::extract::JsonBody;
use rekey_http::fields::{both, field, optional_field};
use rekey_http::problem::Problem;
use rekey_text::Text;
use serde::{Deserialize, Serialize};

settings! {
    /// The settings of this function, read from the environment.
    pub struct Config(env) {
        tables: DirectoryConfig = FromEnv::from_env(env)?,
        captcha: CaptchaConfig = FromEnv::from_env(env)?,
        sign_up_open: bool = env.sign_up_open(),
        per_address: Limit = env.limit(&limits::REGISTER_ADDRESS),
    }
}

#[derive(Clone)]
struct State {
    directory: Directory,
    captcha: Captcha,
    sign_up_open: bool,
    per_address: Limit,
    clock: Clock,
    random: Random,
}

/// `POST /v1/accounts`.
pub fn router(config: Config, resources: &Resources) -> Router {
    let directory = Directory::new(config.tables, resources.dynamodb.clone());
    let state = State {
        captcha: Captcha::new(config.captcha, directory.flows().clone(), resources),
        directory,
        sign_up_open: config.sign_up_open,
        per_address: config.per_address,
        clock: resources.clock.clone(),
        random: resources.random.clone(),
    };
    Router::new().route("/v1/accounts", post(register)).with_state(state)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    account: String,
    email: String,
    captcha: Option<String>,
    locale: Option<String>,
}

#[derive(Serialize)]
struct Accepted {
    expires_in: i64,
}

async fn register(
    AxumState(state): AxumState<State>,
    Client(address): Client,
    JsonBody(mut body): JsonBody<Request>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    if !state.sign_up_open {
        return Err(Problem::Forbidden(Text::new("problem-forbidden-sign-up")));
    }
    let captcha = body.captcha.take();
    let registration = body.registration(&state)?;
    let bucket = BucketKey::address(Action::Register, address);
    Problem::unless_granted(state.directory.flows().admit(&bucket, state.per_address, &state.clock).await?)?;
    state.captcha.check(CaptchaAction::Register, captcha.as_deref()).await?;
    // The answer may say that a plain name is taken, because the caller has to choose a free one. A name that is an address is
    // not looked up: `deliver` tells its owner by mail.
    let name = LoginName { account: registration.account.clone(), user: None };
    if name.account.as_email().is_none() && state.directory.is_taken(&name).await? {
        return Err(Problem::NameTaken);
    }
    state.directory.flows().put_registration(&registration).await?;
    Ok((StatusCode::ACCEPTED, Json(Accepted { expires_in: ACTIVATION_LIFE })))
}

impl Request {
    fn registration(self, state: &State) -> Result<Registration, Problem> {
        let names = both(field("account", &self.account, AccountName::parse), field("email", &self.email, EmailAddress::parse));
        let ((account, email), locale) = both(names, optional_field("locale", self.locale.as_deref(), Locale::parse))?;
        if account.as_email().is_some_and(|address| address != email) {
            return Err(Problem::field("email", &Text::new("rule-email-of-account")));
        }
        Ok(Registration::new(Id::random(&state.random), account, email, locale, state.clock.now()))
    }
}
