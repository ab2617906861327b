//! Registers accounts, shows them to their owners, and lets these change their contacts. Registering creates nothing but a row
//! that leads to a mail.

mod contacts;
mod not_me;

use axum::Json;
use axum::Router;
use axum::extract::{FromRef, State as AxumState};
use axum::http::StatusCode;
use axum::routing::{get, post};
use rekey_adapters::captcha::{Captcha, CaptchaAction, CaptchaConfig};
use rekey_adapters::config::{CallerLimits, Env, FromEnv, SmsCountries};
use rekey_adapters::keys::{CodeKey, CodeKeyConfig};
use rekey_adapters::resources::Resources;
use rekey_adapters::store::{Directory, DirectoryConfig};
use rekey_domain::account::{AccountName, LoginName};
use rekey_domain::clock::{Clock, Timestamp};
use rekey_domain::email::EmailAddress;
use rekey_domain::id::Id;
use rekey_domain::limits::{Action, BucketKey, Limit, Quota};
use rekey_domain::locale::Locale;
use rekey_domain::permissions::Permissions;
use rekey_domain::principal::{Principal, Role};
use rekey_domain::random::Random;
use rekey_domain::registration::{ACTIVATION_LIFE, Registration};
use rekey_http::client::Client;
use rekey_http::extract::{Gate, JsonBody, SignedIn};
use rekey_http::problem::Problem;
use serde::{Deserialize, Serialize};

/// What this function reads of the environment.
pub struct Config {
    tables: DirectoryConfig,
    captcha: CaptchaConfig,
    code_key: CodeKeyConfig,
    sign_up_open: bool,
    per_address: Limit,
    email_codes: Quota,
    unproven: CallerLimits,
    sms_binding: CallerLimits,
    sms_countries: SmsCountries,
}

impl FromEnv for Config {
    fn from_env(env: &mut Env) -> Option<Self> {
        let sign_up_open = env.sign_up_open();
        let per_address = env.limit("REKEY_LIMIT_REGISTER_ADDRESS", Limit::new(10, 60));
        let (email_codes, sms_countries) = (env.email_code_quota(), SmsCountries::from_env(env));
        let (unproven, sms_binding) = (env.unproven_limits(), env.sms_binding_limits());
        let (tables, captcha) = (DirectoryConfig::from_env(env), CaptchaConfig::from_env(env));
        let code_key = CodeKeyConfig::from_env(env);
        let (tables, captcha, code_key, sms_countries) = (tables?, captcha?, code_key?, sms_countries?);
        Some(Self { tables, captcha, code_key, sign_up_open, per_address, email_codes, unproven, sms_binding, sms_countries })
    }
}

#[derive(Clone)]
struct State {
    directory: Directory,
    captcha: Captcha,
    code_key: CodeKey,
    sign_up_open: bool,
    per_address: Limit,
    email_codes: Quota,
    unproven: CallerLimits,
    sms_binding: CallerLimits,
    sms_countries: SmsCountries,
    clock: Clock,
    random: Random,
}

impl FromRef<State> for Gate {
    fn from_ref(state: &State) -> Self {
        Self { directory: state.directory.clone(), clock: state.clock.clone() }
    }
}

/// `POST /v1/accounts`, and everything under `/v1/account` but the password.
pub fn router(config: Config, resources: &Resources) -> Router {
    let directory = Directory::new(config.tables, resources.dynamodb.clone());
    let state = State {
        captcha: Captcha::new(config.captcha, directory.flows().clone(), resources),
        directory,
        code_key: CodeKey::new(config.code_key, &resources.aws),
        sign_up_open: config.sign_up_open,
        per_address: config.per_address,
        email_codes: config.email_codes,
        unproven: config.unproven,
        sms_binding: config.sms_binding,
        sms_countries: config.sms_countries,
        clock: resources.clock.clone(),
        random: resources.random.clone(),
    };
    Router::new()
        .route("/v1/accounts", post(register))
        .route("/v1/account", get(show))
        .route("/v1/account/email", post(contacts::begin_email))
        .route("/v1/account/email/confirm", post(contacts::confirm_email))
        .route("/v1/account/phone", post(contacts::begin_phone).delete(contacts::remove_phone))
        .route("/v1/account/phone/confirm", post(contacts::confirm_phone))
        .route("/v1/not-me", post(not_me::undo))
        .with_state(state)
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
        return Err(Problem::Forbidden("New accounts are created by the operator of this service."));
    }
    let captcha = body.captcha.take();
    let registration = body.registration(&state)?;
    let bucket = BucketKey::address(Action::Register, address);
    Problem::unless_granted(state.directory.flows().admit(&bucket, state.per_address, &state.clock).await?)?;
    state.captcha.check(CaptchaAction::Register, captcha.as_deref()).await?;
    // A plain name has to be chosen among the free ones, so it may be said to be taken. A name that is an address
    // is not looked up at all: its owner is told by mail.
    let name = LoginName { account: registration.account.clone(), user: None };
    if name.account.as_email().is_none() && state.directory.login(&name).await?.is_some() {
        return Err(Problem::NameTaken);
    }
    state.directory.flows().put_registration(&registration).await?;
    Ok((StatusCode::ACCEPTED, Json(Accepted { expires_in: ACTIVATION_LIFE })))
}

impl Request {
    fn registration(self, state: &State) -> Result<Registration, Problem> {
        let account = AccountName::parse(&self.account).map_err(|rule| Problem::field("account", rule))?;
        let email = EmailAddress::parse(&self.email).map_err(|rule| Problem::field("email", rule))?;
        if account.as_email().is_some_and(|address| address != email) {
            return Err(Problem::field("email", "An account named by an address has that address."));
        }
        let locale = self.locale.as_deref().map(Locale::parse).transpose().map_err(|rule| Problem::field("locale", rule))?;
        Ok(Registration::new(Id::random(&state.random), account, email, locale, state.clock.now()))
    }
}

#[derive(Serialize)]
struct View {
    account: String,
    user: Option<String>,
    role: Role,
    permissions: Permissions,
    email: Option<String>,
    phone: Option<String>,
    /// Named by an administrator, and waiting for its owner.
    pending_phone: Option<String>,
    created_at: String,
    notices: Vec<Notice>,
}

/// What whoever signs in next is told.
#[derive(Serialize)]
struct Notice {
    code: &'static str,
    at: String,
}

/// Seconds that a notice is shown, unless what it tells of was mended before.
const NOTICE_LIFE: i64 = 30 * 86_400;

/// An administrator has turned all second factors off, and none has been turned on since.
fn factors_reset(principal: &Principal, now: Timestamp) -> Option<Notice> {
    let at = principal.factors_reset_at.filter(|at| now < at.plus(NOTICE_LIFE))?;
    Some(Notice { code: "two_factor_reset", at: at.rfc3339() })
}

async fn show(AxumState(state): AxumState<State>, SignedIn(open): SignedIn) -> Json<View> {
    let principal = open.principal;
    Json(View {
        notices: factors_reset(&principal, state.clock.now()).into_iter().collect(),
        role: principal.login_name().role(),
        account: principal.account.to_string(),
        user: principal.user.map(|user| user.to_string()),
        permissions: principal.permissions,
        email: principal.email.map(Into::into),
        phone: principal.phone.map(Into::into),
        pending_phone: principal.pending_phone.map(Into::into),
        created_at: principal.created_at.rfc3339(),
    })
}
